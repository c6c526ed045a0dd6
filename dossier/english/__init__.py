"""What is known of the English language, once for all stages; a second language would stand beside it."""

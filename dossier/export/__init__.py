"""A `Collection` becomes other forms: one small writer each."""

"""A collection that answers another program's questions: what `dossier mcp` serves, read-only and on this machine."""

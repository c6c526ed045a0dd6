"""A file becomes a `Document`."""

"""The default MkDocs theme; MkDocs finds its templates beside this file."""

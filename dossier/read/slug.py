"""Make the lasting part of an address out of a path."""

from __future__ import annotations

import re

from dossier.english.names import slug

LONGEST_PATH = 4_096
"""Characters of a path that count, from its end; no system has longer ones."""


def slug_of(path: str) -> str:
    """Return the part of the address that stands for a path under `content/`: the slug of its folders and its stem.

    Parameters:
        path: With forward slashes; followed by `#3` for a message of an mbox, by `#` and a digest for a feed's entry.

    Returns:
        As `dossier.english.names.slug`. Two paths may give the same: `collection` numbers them.
    """
    folder, _, name = path[-LONGEST_PATH:].rpartition("/")
    name, hash_sign, number = name.partition("#") if re.search(r"\.\w+#\w+$", name) else (name, "", "")
    stem = re.sub(r"(?<=.)\.\w{1,8}$", "", name)
    return slug(f"{folder}/{stem}{hash_sign}{number}", "document", whole=path)

"""Make the lasting part of an address out of a path."""

from __future__ import annotations

import hashlib
import re
import unicodedata

SLUG_LENGTH = 80
"""Longest slug: readable in an address bar, and far from the 255 bytes of a file name."""

LONGEST_PATH = 4_096
"""Characters of a path that count, from its end; no system has longer ones."""

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "search"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
"""Names that Windows keeps for devices, and those of the site's own pages."""

_LETTERS = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d", "ħ": "h", "'": "", "’": ""}
)
_LETTER_SET = frozenset("øđłæœıþðħ")


def slug_of(path: str) -> str:
    """Return the part of the address that stands for a path under `content/`.

    Parameters:
        path: With forward slashes; followed by `#3` for a message of an mbox, by `#` and a digest for a feed's entry.

    Returns:
        ASCII letters, digits and hyphens; never empty, at most 80 characters, no name that Windows or the site keeps.
        Two paths may give the same slug: the pipeline tells them apart.
    """
    folder, _, name = path[-LONGEST_PATH:].rpartition("/")
    name, hash_sign, number = name.partition("#") if re.search(r"\.\w+#\w+$", name) else (name, "", "")
    stem = re.sub(r"(?<=.)\.\w{1,8}$", "", name)
    words = unicodedata.normalize("NFKD", f"{folder}/{stem}{hash_sign}{number}".casefold())
    ascii_words = "".join(char for char in words if not unicodedata.combining(char))
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_words.translate(_LETTERS)).strip("-")
    lost = sum(1 for char in ascii_words if char.isalnum() and not char.isascii() and char not in _LETTER_SET)
    if not slug and not lost:
        slug = "document"
    if lost > len(slug):
        # A name in another script: its digest keeps the address lasting and apart from its neighbours'.
        slug = f"{slug}-{hashlib.sha256(path.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}".strip("-")
    if len(slug) > SLUG_LENGTH:
        digest = hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        slug = f"{slug[: SLUG_LENGTH - 9].rstrip('-')}-{digest}"
    return f"{slug}-document" if slug in _RESERVED else slug

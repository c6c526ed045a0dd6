"""Where a name stands in an index from A to Z."""

from __future__ import annotations

import unicodedata


def letter_of(name: str) -> str:
    """Return the letter a name is filed under; accents are left off, and what is no Latin letter is `#`."""
    plain = name.lstrip()[:1].upper() if name.isascii() else unicodedata.normalize("NFKD", name.strip())[:1].upper()
    return plain if "A" <= plain <= "Z" else "#"


def filed(name: str) -> tuple[str, str, str]:
    """Return what sorts names as an index does."""
    if name.isascii():
        return letter_of(name), name.casefold(), name
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return letter_of(name), plain.casefold(), name

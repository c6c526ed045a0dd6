"""Compare names and make addresses of them."""

from __future__ import annotations

import functools
import re
import unicodedata
from hashlib import sha256

_LATIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ŋ": "n", "ħ": "h"}
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʻ": "'", "“": '"', "”": '"'})
_DOTTED = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b|\s|$)")
_STOPS = re.compile(r"(?<=\w)[.,]+(?=\s|$)")
_BREAKS = re.compile(r"[\s\-‐‑‒–—_/]+")
_RESERVED = frozenset({"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
"""Names that Windows keeps for devices; a page of that name could not be written there."""
_EDGES = " \t\n.,;:!?\"'()[]«»"


@functools.lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return what two spellings of one name have in common.

    Case, accents of Latin letters, quotation style, hyphens, a leading article, a final possessive, the dots of "U.S."
    and the comma before "Jr." do not count. Marks of other scripts stay: there they are vowels and tell names apart.
    """
    plain = _latin(unicodedata.normalize("NFKC", name).translate(_QUOTES)).casefold().translate(_LATIN)
    plain = _DOTTED.sub(r"\1", plain)
    plain = _BREAKS.sub(" ", _STOPS.sub("", plain)).strip(_EDGES)
    plain = re.sub(r"(?:'s|(?<=s)')$", "", plain)
    plain = re.sub(r"^(?:the|a|an) ", "", plain)
    return plain.strip(_EDGES)


def _latin(text: str) -> str:
    """Take the accents off Latin letters only."""
    if text.isascii():
        return text
    out = []
    for letter in text:
        parts = unicodedata.normalize("NFKD", letter)
        out.append(parts[0] if len(parts) > 1 and parts[0].isascii() and parts[0].isalpha() else letter)
    return "".join(out)


def words(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared."""
    return tuple(fold(name).split())


def slug(name: str) -> str:
    """Return a part of an address: `a-z`, `0-9` and single hyphens, never empty.

    What ASCII cannot hold is replaced by six hexadecimal digits of the name's hash, so that two names in another script
    do not share an address.
    """
    plain = fold(name).replace("'", "")
    base = re.sub(r"[^a-z0-9]+", "-", plain)[:80].strip("-")
    lost = any(letter.isalnum() and not letter.isascii() for letter in plain)
    if lost or not base:
        return "-".join(filter(None, (base, sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:6])))
    return f"{base}-name" if base in _RESERVED else base

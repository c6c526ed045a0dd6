"""Compare names and make addresses of them."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Collection
from hashlib import sha256

from anyascii import anyascii

from dossier.english.lexicon import words as words_with

_LATIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a", "ŋ": "n", "ħ": "h"}
)
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "ʻ": "'", "“": '"', "”": '"'})
_DOTTED = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b|\s|$)")
_STOPS = re.compile(r"(?<=\w)[.,]+(?=\s|$)")
_BREAKS = re.compile(r"[\s\-‐‑‒–—_/]+")
_SMALL_PREFIX = re.compile(r"^(?:Mc|Mac)(?=[^\W\d_]{2})")
_PART = re.compile(r"(M[Cc](?=[^\W\d_]{3})|Mac(?=[^\W\d_]{2}))?([^\W\d_]+)")
_INITIALS = 3
"""Capitals in a row that may be somebody's initials."""
_PARTICLES = words_with("name_parts", "particle")
SLUG_LENGTH = 80
"""Longest slug: readable in an address bar, and far from the 255 bytes of a file name."""
_SILENT = str.maketrans("", "", "'’")
"""What a slug leaves out; everything else that is no letter or digit becomes a hyphen."""
_NOT_IN_SLUGS = re.compile(r"[^a-z0-9]+")
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "index", "search"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
"""Names that Windows keeps for devices, where a page could not be written, and those of the site's own pages."""
_RESERVED_BY_KIND = {
    "actor": frozenset(
        ("document", "title", "date", "source", "author", "language", "url", "place", "licence", "page", "type")
    ),
    "document": frozenset[str](),
    "source": frozenset(("page",)),
}
"""Of actors, also what `dossier correct` takes for the document's metadata, and the folders beside their pages."""
_ARTICLES = frozenset({"the", "a", "an"})
_EDGES = " \t\n.,;:!?\"'()[]«»"


def in_usual_case(name: str) -> str:
    """Return a person's name that is written in capitals, as speakers' labels are, the way it stands in a sentence.

    "JEAN-PIERRE" is "Jean-Pierre", "ADA MOE JR." is "Ada Moe Jr.", "MCGURK" and "McGURK" are "McGurk", "J.D. VAN DER
    BERG" is "J.D. van der Berg". What may be initials ("JFK", "LEE") and a name with any word in small letters stay as
    they are.
    """
    words = name.split()
    is_loud = all(_SMALL_PREFIX.sub("", word).isupper() for word in words)
    if not is_loud or not any(len(word.replace(".", "")) > _INITIALS for word in words):
        return name
    return " ".join(_usual(word, first=not at) for at, word in enumerate(words))


_GENERATIONS = frozenset({"jr", "sr"})


def _usual(word: str, *, first: bool) -> str:
    if "." in word and word.strip(".,").lower() not in _GENERATIONS:
        return word  # initials
    if not first and word.lower() in _PARTICLES:
        return word.lower()
    return _PART.sub(lambda part: (part[1] or "").capitalize() + part[2].capitalize(), word)


@functools.lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return what two spellings of one name have in common.

    Case, accents of Latin letters, quotation style, hyphens, a leading article, a final possessive, the dots of "U.S."
    and the comma before "Jr." do not count. Marks of other scripts stay: there they are vowels and tell names apart.
    """
    if name.isascii() and name.replace(" ", "").isalpha():
        first, *rest = name.lower().split()
        return " ".join(rest if rest and first in _ARTICLES else (first, *rest))
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


def slug(name: str, kind: str = "actor", *, whole: str | None = None) -> str:
    """Return what stands for a name in an address: `a-z`, `0-9` and single hyphens, at most 80 characters.

    Letters of other scripts are transliterated ("Владимир" is `vladimir`), the syllables of Chinese and Korean parted;
    Japanese written in Chinese characters is read as Chinese, an accepted gap. Two names may give the same slug, as
    "Åse" and "Ase" do: `unique` tells them apart.

    Parameters:
        name: A name, or the path of a document.
        kind: What is named: `actor` or `document`. It stands for a name without any letter, and is added to a name
            that Windows, the site or a correction keeps for something else.
        whole: What the digest is made of that ends a slug cut at 80 characters; None for the name. Documents give
            their path, ending and all.
    """
    plain = unicodedata.normalize("NFC", name.casefold()).translate(_SILENT)
    letters = plain if plain.isascii() else "".join(map(_in_ascii, plain))
    found = _NOT_IN_SLUGS.sub("-", letters).strip("-") or kind
    if len(found) > SLUG_LENGTH:
        digest = sha256((name if whole is None else whole).encode("utf-8", "surrogatepass")).hexdigest()[:8]
        found = f"{found[: SLUG_LENGTH - 9].rstrip('-')}-{digest}"
    return f"{found}-{kind}" if found in _RESERVED or found in _RESERVED_BY_KIND[kind] else found


def _in_ascii(letter: str) -> str:
    """Return a letter, mark or digit in ASCII, and a hyphen for anything else.

    Transliteration in capitals marks a syllable: "XiJinPing".
    """
    if letter.isascii():
        return letter
    category = unicodedata.category(letter)
    if category[0] not in "LMN":
        return "-"
    written = anyascii(letter).replace("`", "").translate(_SILENT)
    syllable = category == "Lo" and written[:1].isupper()
    return f"-{written.lower()}-" if syllable else written.lower()


def unique(wanted: str, taken: Collection[str]) -> str:
    """Return an id, numbered (`-2`, `-3`) when it is taken."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found

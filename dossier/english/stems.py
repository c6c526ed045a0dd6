"""What forms of an English word have in common: "negotiating", "negotiations" and "negotiator" are `negotiat`.

Martin Porter's second stemmer (Snowball "English", BSD licence) for words whose plural is off already, as search takes
it off (`publish/search/terms.py`). Of its step 4 only `-ion` is taken: `-ance`, `-ant`, `-ity`, `-ize` and the others
make another word of it: who looks for "import" or "university" means neither what is important nor the universe.
`theme/assets/stems.js` does the same in the browser; `tests/test_search.py` holds the cases of both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_EXCEPTIONS = {"idly": "idl", "gently": "gentl", "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl"}
_EXCEPTIONS |= {one: one for one in ("sky", "inning", "outing", "evening", "canning", "herring", "earring")}
_EXCEPTIONS |= {one: one for one in ("proceed", "exceed", "succeed")}
"""Porter's own, without "dying", "lying" and "tying": their other forms do not begin with their letters (`root`)."""

_PLAIN = re.compile(r"[a-z]{3,}")
_CONSONANT_Y = re.compile(r"\Ay|(?<=[aeiouy])y")
_FIRST = re.compile(r"\A(?:gener|commun|arsen|.*?[aeiouy][^aeiouy])")
_SECOND = re.compile(r".*?[aeiouy][^aeiouy]")
_SHORT = re.compile(r"(?:\A[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])\Z")

Ending = tuple[str, str, str]
"""What a word may end in, what takes its place, and the letters one of which has to stand before (none: any)."""

_SECOND_STEP: Sequence[Ending] = (
    ("ational", "ate", ""), ("fulness", "ful", ""), ("iveness", "ive", ""), ("ization", "ize", ""),
    ("ousness", "ous", ""), ("biliti", "ble", ""), ("lessli", "less", ""), ("tional", "tion", ""),
    ("alism", "al", ""), ("aliti", "al", ""), ("ation", "ate", ""), ("entli", "ent", ""), ("fulli", "ful", ""),
    ("iviti", "ive", ""), ("ousli", "ous", ""), ("abli", "able", ""), ("alli", "al", ""), ("anci", "ance", ""),
    ("ator", "ate", ""), ("enci", "ence", ""), ("izer", "ize", ""), ("bli", "ble", ""), ("ogi", "og", "l"),
    ("li", "", "cdeghkmnrt"),
)  # fmt: skip
_THIRD_STEP: Sequence[Ending] = (
    ("ational", "ate", ""), ("tional", "tion", ""), ("alize", "al", ""), ("icate", "ic", ""), ("iciti", "ic", ""),
    ("ical", "ic", ""), ("ness", "", ""), ("ful", "", ""),
)  # fmt: skip


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return what the forms of a word have in common; what is no plain English word stays as it is.

    Parameters:
        word: In small letters, without a plural.
    """
    if word in _EXCEPTIONS or not _PLAIN.fullmatch(word):
        return _EXCEPTIONS.get(word, word)
    own = _CONSONANT_Y.sub("Y", word)
    first, second = regions(own)
    own = without_tense(own, first)
    if own[-1] in "yY" and len(own) > 2 and own[-2] not in "aeiouy":
        own = f"{own[:-1]}i"
    own = changed(changed(own, _SECOND_STEP, first), _THIRD_STEP, first)
    own = changed(own, (("ative", "", ""),), second)
    own = changed(own, (("ion", "", "st"),), second)
    return without_last(own, first, second).lower()


def root(word: str) -> str:
    """Return letters that all words begin with whose stem is that of a word."""
    own = stem(word)
    return own[:-1] if own.endswith(("i", "e", "y", "bl")) else own


def regions(word: str) -> tuple[int, int]:
    """Return where Porter's two regions of a word begin: what stands before is never taken off."""
    first = _FIRST.match(word)
    start = first.end() if first else len(word)
    second = _SECOND.match(word, start)
    return start, second.end() if second else len(word)


def without_tense(word: str, first: int) -> str:
    """Take `-ed` and `-ing` off, with what they did to the word."""
    if word.endswith(("ied", "iedly")):
        bare = word[: word.rindex("ied")]
        return f"{bare}i" if len(bare) > 1 else f"{bare}ie"
    if word.endswith(("eed", "eedly")):
        at = word.rindex("eed")
        return f"{word[:at]}ee" if at >= first else word
    found = re.search(r"(?:ing|ed)(?:ly)?\Z", word)
    if not found or not re.search("[aeiouy]", word[: found.start()]):
        return word
    bare = word[: found.start()]
    if bare.endswith(("at", "bl", "iz")):
        return f"{bare}e"
    if len(bare) > 3 and re.search(r"(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)\Z", bare):
        return bare[:-1]
    return f"{bare}e" if len(bare) <= first and _SHORT.search(bare) else bare


def without_last(word: str, first: int, second: int) -> str:
    """Take a last `e` and the second of two last `l` off, where enough stands before."""
    if word.endswith("ll"):
        return word[:-1] if len(word) > second else word
    if not word.endswith("e") or len(word) <= first:
        return word
    return word[:-1] if len(word) > second or not _SHORT.search(word[:-1]) else word


def changed(word: str, endings: Sequence[Ending], region: int) -> str:
    """Put another ending in the place of the longest one of a list, if it stands in a region."""
    for ending, other, after in endings:
        if word.endswith(ending):
            bare = word[: -len(ending)]
            fits = len(bare) >= region and (not after or bare[-1:] in tuple(after))
            return f"{bare}{other}" if fits else word
    return word

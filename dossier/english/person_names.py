"""Tell whether two full names may be one person's: "Joseph R. Biden, Jr." and "Joe Biden", for example.

Two that may be one need not be: whoever asks weighs what else is known. Two that may not be are two people.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.english.given_names import may_be_same_given_name
from dossier.english.lexicon import table
from dossier.english.names import fold

PARTICLES = frozenset(table("name_parts", "left_aside")) - {"al-", "el-"}
"""Small words inside a family name, of which spellings of it have more or fewer."""
ORDINALS = {
    "jr": "2nd", "junior": "2nd", "sr": "1st", "senior": "1st",
    "i": "i", "ii": "ii", "iii": "iii", "iv": "iv", "v": "v", "vi": "vi", "vii": "vii", "viii": "viii", "ix": "ix",
    "x": "x", "xi": "xi", "xii": "xii", "xiii": "xiii", "xiv": "xiv", "xv": "xv", "xvi": "xvi", "xxiii": "xxiii",
}  # fmt: skip
"""What behind a name tells which of several bearers is meant -> what it is compared by."""
_INITIALS = re.compile(r"(?:[^\W\d_]\.?){1,4}$")
_DOUBLED = re.compile(r"([^\W\d_])\1")
_ENDING = re.compile(r"(?:iy|ij|yi|yj|ii|yy|(?<=sk)i|(?<=tsk)i)$")
_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|at|an|ar|az)[ -](?=\w\w)")
SHORTEST = 5
"""Letters of the shortest family name whose doubled letters and ending are a matter of spelling."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name as it is compared."""

    words: tuple[str, ...]
    """All words but the ordinal, folded; initials one by one."""
    ordinal: str = ""
    """Which of several bearers: of Jr., III, or a king's number."""
    is_full: bool = False
    """Whether it names somebody in full: a given and a family name, or a king with his number."""
    given_names: tuple[str, ...] = ()
    """The given names and initials, without the particles of the family name behind them."""
    nickname: str = ""
    """The word in marks or brackets between given and family name: Walter "Buddy" Hale."""

    @property
    def given(self) -> tuple[str, ...]:
        """Return the words before the family name; none of a lone name."""
        return self.words[:-1]

    @property
    def has_given_name(self) -> bool:
        """Tell whether a given name is written out: "J. Smith" is any Smith, "von der Leyen" any Leyen."""
        return any(len(name) > 1 for name in self.given_names)

    @property
    def family(self) -> str:
        """Return the last word."""
        return self.words[-1]


@lru_cache(maxsize=50_000)
def person_name(words: tuple[str, ...]) -> PersonName:
    """Take a name apart.

    Parameters:
        words: The words of the name, without titles; a comma may stand among them as a word.
    """
    folded = [part for word in _in_order(words) for part in _parts(word)]
    kept = [word for word in folded if word]
    ordinal = ""
    while len(kept) > 1 and kept[-1] in ORDINALS:
        ordinal = ORDINALS[kept.pop()] + ordinal
    small = _particles(words)
    is_full = len(kept) - small > 1 or ordinal[:1] in {"i", "v", "x"}
    return PersonName(tuple(kept) or ("",), ordinal, is_full, tuple(_plain(kept[:-1])), _nickname(words))


def _nickname(words: Sequence[str]) -> str:
    """Return the one word in marks or brackets between the words of a name, folded; empty where there is none."""
    for at in range(1, len(words) - 2):
        if words[at] in _OPENING and words[at + 2] in _CLOSING:
            return fold(words[at + 1])
    quoted = (word for word in words[1:-1] if len(word) > 2 and word[0] in _OPENING and word[-1] in _CLOSING)
    return fold(next(quoted, "").strip("".join(_OPENING | _CLOSING)))


_OPENING, _CLOSING = frozenset("\"'“‘("), frozenset("\"'”’)")
_PARTICLES_AND = PARTICLES | {"und"}


def _particles(words: Sequence[str]) -> int:
    """Count the particles that a family name begins with, the first with a capital where a sentence begins with it."""
    opening = len(words) > 2 and words[0].lower() in PARTICLES and words[1] in _PARTICLES_AND  # Van der Poel
    first = int(opening)
    return next((at for at in range(first, len(words)) if words[at] not in _PARTICLES_AND), 0)


def given_and_family(given: str, family: str) -> PersonName:
    """Return a name of which it is known what is the family name: "Xi" is no number then."""
    name = person_name((*given.split(), family))
    last = fold(family)
    if not given or name.family == last or last not in ORDINALS:
        return name
    words = (*name.words, last)
    return PersonName(words, is_full=True, given_names=tuple(_plain(name.words)))


def _in_order(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words with a family name that a comma puts first at its place: "Berg, Anna"."""
    at = words.index(",") if "," in words else 0
    if 0 < at < len(words) - 1 and fold(words[at + 1]) not in ORDINALS:
        return (*words[at + 1 :], *words[:at])
    return words


def _parts(word: str) -> tuple[str, ...]:
    """Return a word folded, its hyphens gone; initials that are written together one by one."""
    if "." in word[:-1] and _INITIALS.match(word):
        return tuple(letter.casefold() for letter in word if letter != ".")
    article = _ARTICLE.match(word.casefold())
    return (fold(word[article.end() :] if article else word).replace(" ", "").replace("'", ""),)


def may_be_one(one: PersonName, other: PersonName) -> bool:
    """Tell whether two full names may be one person's, by their words alone; a nickname in marks is no middle name."""
    return any(_may_be_one(ours, theirs) for ours in _variants(one) for theirs in _variants(other))


def _variants(name: PersonName) -> tuple[PersonName, ...]:
    """Return a name, and what it is without the nickname inside it."""
    words = tuple(word for word in name.words if word != name.nickname)
    if not name.nickname or len(words) in {1, len(name.words)}:
        return (name,)
    return name, PersonName(words, name.ordinal, name.is_full, tuple(_plain(words[:-1])))


def _may_be_one(one: PersonName, other: PersonName) -> bool:
    """Tell whether two full names may be one person's as they are written."""
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return False
    if "".join(one.words) == "".join(other.words):
        return True
    if len(one.words) < 2 or len(other.words) < 2:
        return False
    if same_family_name(one.family, other.family) and given_names_agree(one.given, other.given):
        return True
    return _turned(one.words, other.words) or _within(one.words, other.words)


def are_two(one: PersonName, other: PersonName) -> bool:
    """Tell whether two names of one family, or of one line of kings, are certainly of two people."""
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return True
    return same_family_name(one.family, other.family) and not may_be_one(one, other)


def given_names_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether the names before two family names agree as far as both have them: first, second and so on."""
    return all(may_be_same_given_name(*pair) for pair in zip(_plain(one), _plain(other), strict=False))


def _plain(names: Sequence[str]) -> list[str]:
    """Return given names without the particles of the family name behind them."""
    return [name for name in names if name not in PARTICLES]


def _turned(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two words are the same with the family name first: "Orban Viktor"."""
    return len(one) == len(other) == 2 and one[0] == other[1] and one[1] == other[0]


def _within(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether one name stands in the other without a gap: "Mitt Romney" in "Willard Mitt Romney"."""
    short, long = sorted((tuple(one), tuple(other)), key=len)
    size = len(short)
    if size == len(long) or len(short[0]) < 2:
        return False
    plain = tuple(word for word in long if len(word) > 1)  # Pedro Pierluisi, Pedro R. Pierluisi Urrutia
    return any(each[at : at + size] == short for each in (long, plain) for at in range(len(each) - size + 1))


def same_family_name(one: str, other: str) -> bool:
    """Tell whether two family names are spellings of one: Zelenskyy and Zelensky, el-Sisi and al-Sisi."""
    return one == other or family_name_key(one) == family_name_key(other)


@lru_cache(maxsize=50_000)
def family_name_key(name: str) -> str:
    """Return a family name without what spellings of it differ in."""
    plain = fold(_ARTICLE.sub("", name.casefold())).replace(" ", "").replace("'", "")
    if len(plain) < SHORTEST:
        return plain
    return _DOUBLED.sub(r"\1", _ENDING.sub("y", plain))

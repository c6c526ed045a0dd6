"""Other ways to spell a withheld name: in Latin letters where it is written in others, and as newspapers differ.

A Chinese name goes with its syllables in Latin letters, a Korean one in the spellings that Koreans choose for theirs, a
Greek one by sound; of any name the spellings of its family name that `dossier.english.person_names` takes for one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import islice, product

from anyascii import anyascii

from dossier.english.given_names import same_given_name
from dossier.english.person_names import SHORTEST, family_name_key

MOST_SPELLINGS = 80
"""Of a given name of several syllables."""

_HAN = re.compile(r"[\u3400-\u9fff]{2,5}")
_HANGUL = re.compile(r"[\uac00-\ud7a3]{2,5}")
_LONG_FAMILIES = frozenset((
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "夏侯", "东方", "東方", "皇甫", "尉迟",
    "尉遲", "公孙", "公孫", "慕容", "令狐", "司徒", "司空", "端木", "南宫", "南宮", "남궁", "선우",
    "황보", "제갈", "독고",
))  # fmt: skip
"""Family names of two syllables."""
_SYLLABLE = re.compile(r"([^aeiouyw]*)([aeiouyw]+)(.*)")

_FIRST = {"g": ("g", "k"), "b": ("b", "p"), "d": ("d", "t"), "j": ("j", "ch"), "n": ("n", "r"), "r": ("r", "l"),
          "s": ("s", "sh")}  # fmt: skip
_VOWEL = {
    "a": ("a", "ah", "ar"), "eo": ("eo", "o", "u", "ou"), "yeo": ("yeo", "yo", "yu", "you"),
    "u": ("u", "oo", "ou", "woo"),
    "eu": ("eu", "u", "oo"), "i": ("i", "ee", "y"), "o": ("o", "oh"), "yu": ("yu", "yoo", "you", "ryu"),
    "ae": ("ae", "ai"), "oe": ("oe", "oi"), "wo": ("wo", "won"), "ye": ("ye", "yae"), "ui": ("ui", "eui", "hee"),
}  # fmt: skip
_LAST = {"g": ("g", "k"), "b": ("b", "p"), "d": ("d", "t"), "l": ("l", "r")}
_WHOLE = {"i": ("lee", "yi", "i", "rhee", "ri", "li"), "im": ("im", "lim", "rim", "yim"), "yu": ("yu", "yoo", "ryu"),
          "yi": ("lee", "yi")}  # fmt: skip
_GREEK = (
    (("ου", "ou"), ("αυ", "au"), ("ευ", "eu"), ("γγ", "ng"), ("γχ", "nch")),
    (
        ("ου", "ou"),
        ("αυ", "av"),
        ("ευ", "ev"),
        ("γγ", "ng"),
        ("μπ", "b"),
        ("ντ", "d"),
        ("χ", "h"),
        ("υ", "i"),
        ("φ", "f"),
    ),
)
"""By letters, and by sound."""

_GIVEN_BEFORE = re.compile(r"([^\W\d_]{2,})(?:[\s.]+[^\W\d_]\.?){0,2}\s+$")
_GIVEN_AFTER = re.compile(r",?\s+([^\W\d_]{2,})")
_ADDRESS_BEFORE = re.compile(r"([^\W\d_]{2,})[\W_]{1,3}$")
_ADDRESS_AFTER = re.compile(r"[\W_]{1,3}([^\W\d_]{2,})")


def greek_forms(form: str) -> Iterator[str]:
    """Give a Greek name in Latin letters, by letters and by sound; nothing for what is not Greek."""
    plain = "".join(part for part in unicodedata.normalize("NFD", form.casefold()) if not unicodedata.combining(part))
    if not re.search(r"[α-ω]", plain):
        return
    for table in _GREEK:
        new = plain
        for letters, latin in table:
            new = new.replace(letters, latin)
        yield anyascii(new)


def syllables_of(form: str) -> tuple[tuple[str, ...], ...]:
    """Return the spellings in Latin letters of each syllable of a Chinese or Korean name; nothing for another."""
    name = form.replace(" ", "")
    if _HAN.fullmatch(name):
        return tuple((anyascii(letter).casefold(),) for letter in name)
    if _HANGUL.fullmatch(name):
        return tuple(korean(anyascii(letter).casefold()) for letter in name)
    return ()


def korean(syllable: str) -> tuple[str, ...]:
    """Return the ways in which Koreans spell a syllable of their names: 정 as Jeong, Jong, Jung, Chung."""
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    found = _SYLLABLE.fullmatch(syllable)
    if found is None:
        return (syllable,)
    first, vowel, last = found.groups()
    parts = _FIRST.get(first, (first,)), _VOWEL.get(vowel, (vowel,)), _LAST.get(last, (last,))
    return tuple(dict.fromkeys(map("".join, product(*parts))))


def family_and_given(form: str) -> Iterator[tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]]:
    """Give the way to part a Chinese or Korean name: after its first syllable, or the second of a long family name."""
    syllables = syllables_of(form)
    if syllables:
        length = 2 if len(syllables) > 2 and form[:2] in _LONG_FAMILIES else 1
        yield syllables[:length], syllables[length:]


def joined(syllables: tuple[tuple[str, ...], ...]) -> str:
    """Return what finds syllables written as one word, or with blanks or hyphens between them."""
    return r"[-‐'’\s]?".join(f"(?:{'|'.join(map(re.escape, ways))})" for ways in syllables)


def written(syllables: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Return syllables as words: run together, with hyphens, with blanks."""
    ways = islice(product(*syllables), MOST_SPELLINGS)
    return tuple(dict.fromkeys(mark.join(way) for way in ways for mark in ("", "-", " ")))


@cache
def family_pattern(family: str) -> re.Pattern[str] | None:
    """Return what finds the spellings of a family name in folded text, as Zelensky and Zelenskiy; None: it has one."""
    key = family_name_key(family)
    if len(family) < SHORTEST or len(key) < SHORTEST or not (key.isascii() and key.isalpha()):
        return None
    ending = r"(?:iy|ij|yi|yj|ii|yy|y|i)" if key.endswith("y") else ""
    stem = key[:-1] if ending else key
    return re.compile("".join(f"{letter}{{1,2}}" for letter in stem) + ending + r"(?![^\W\d_])")


def spelled_otherwise(plain: str, given: str, family: str, *, is_address: bool) -> Iterator[tuple[int, int, bool]]:
    """Go through the places where a name stands in full with another spelling of it.

    Parameters:
        plain: Folded text.
        given: The first given name, folded.
        family: The family name, folded.
        is_address: Any mark may stand between the names.

    Yields:
        Where it begins and ends, and whether the family name comes first.
    """
    if family[0] not in plain:
        return
    pattern = family_pattern(family) or re.compile(re.escape(family) + r"(?![^\W\d_])")
    before, after = (_ADDRESS_BEFORE, _ADDRESS_AFTER) if is_address else (_GIVEN_BEFORE, _GIVEN_AFTER)
    for found in pattern.finditer(plain):
        if plain[found.start() - 1 : found.start()].isalpha() or family_name_key(found[0]) != family_name_key(family):
            continue
        first = before.search(plain, max(0, found.start() - 40), found.start())
        behind = after.match(plain, found.end())
        if first is not None and is_given(first[1], given):
            yield first.start(), found.end(), False
        elif behind is not None and is_given(behind[1], given):
            yield found.start(), behind.end(), True


def is_given(word: str, given: str) -> bool:
    """Tell whether a word is a given name in another spelling."""
    return same_given_name(word, given) or word.replace("y", "i") == given.replace("y", "i")

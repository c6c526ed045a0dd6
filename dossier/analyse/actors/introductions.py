"""How a text introduces somebody: the title before a full name, the description behind it, and their countries.

Two names are two people's where each is introduced as somebody else: "Jack Berg, mayor of Duluth", "John Berg, mayor of
Ely".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from dossier.analyse.actors.countries import country_code, demonym_code
from dossier.analyse.actors.descriptions import STOPS, is_occupation, is_office
from dossier.analyse.actors.names import Name
from dossier.english.function_words import ARTICLES
from dossier.english.tokens import Tokens
from dossier.english.verbs import is_past

DESCRIBED = 8
"""Tokens of the longest title or description looked at."""


def introductions(name: Name, tokens: Tokens) -> tuple[frozenset[str], frozenset[str]]:
    """Return the telling words of the title before a name, and of the description behind it; none where it has none."""
    before = tokens.lower[title_start(name, tokens) : name.first]
    first, last = description_behind(name, tokens)
    return telling(before), telling(tokens.lower[first:last])


def telling(words: Iterable[str]) -> frozenset[str]:
    """Return the words of a description that tell one from another."""
    return frozenset(word for word in words if word[0].isalpha() and word not in STOPS | SMALL)


SMALL = frozenset({"of", "for", "to", "at", "former", "then", "now"})
"""Words of a description that tell nobody from anybody."""


def says_office(word: str) -> bool:
    """Tell whether a word says what somebody is."""
    return is_office(word) or is_occupation(word)


def introduced_as_two(one: Name, other: Name, tokens: Tokens) -> bool:
    """Tell whether two names have two descriptions, or two titles in one sentence, and neither is a part of the other.

    A title in another sentence says nothing: "astronaut Berg" may be "General Berg", and "Berg, a former pilot". But
    nobody who has a title is introduced again as "a cook".
    """
    before, behind = zip(introductions(one, tokens), introductions(other, tokens), strict=True)
    if differ(*behind) or (differ(*before) and sentence_of(one, tokens) == sentence_of(other, tokens)):
        return True
    first, second = sorted((one, other), key=lambda name: name.first)
    title, description = introductions(first, tokens)[0], introductions(second, tokens)[1]
    return is_newly_described(second, tokens) and differ(title, description)


def is_newly_described(name: Name, tokens: Tokens) -> bool:
    """Tell whether a description as of somebody new stands behind a name: "Tom Berg, a cook"."""
    behind = tokens.lower[name.last : name.last + 3]
    return behind[:1] == (",",) and behind[1:2] in {("a",), ("an",)} and behind[2:3] != ("former",)


def differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether neither of two descriptions is a part of the other, or one is of somebody's deputy."""
    return bool(one and other) and (not (one <= other or other <= one) or not DEPUTIES.isdisjoint(one ^ other))


DEPUTIES = frozenset({"vice", "deputy", "assistant"})
"""What makes an office another one."""


def sentence_of(name: Name, tokens: Tokens) -> int:
    """Return the number of the sentence that a name stands in."""
    return bisect_left(tokens.segments, (name.first + 1,))


def introduced_as_one(one: Name, other: Name, tokens: Tokens) -> bool:
    """Tell whether two names are introduced in the same way."""
    ours, theirs = (frozenset().union(*introductions(name, tokens)) for name in (one, other))
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)


def countries_beside(name: Name, tokens: Tokens) -> set[str]:
    """Return the codes of the countries in the title before a name and in "of Chile" or the description behind it."""
    found = codes_within(title_start(name, tokens), name.first, tokens)
    if tokens.lower[name.last : name.last + 1] == ("of",):
        return found | codes_within(name.last + 1, name.last + 4, tokens)
    return found | codes_within(*description_behind(name, tokens), tokens)


def description_behind(name: Name, tokens: Tokens) -> tuple[int, int]:
    """Return the description with an office that a comma sets off behind a name, without its article."""
    lower, first = tokens.lower, name.last + 1
    if lower[name.last : first] != (",",):
        return first, first
    if lower[first : first + 1] and lower[first].isdigit() and lower[first + 1 : first + 2] == (",",):
        first += 2  # his age
    first += not ARTICLES.isdisjoint(lower[first : first + 1])
    behind = lower[first : first + DESCRIBED]
    end = next((at for at, word in enumerate(behind) if ends_description(word, behind[at - 1 : at])), len(behind))
    return first, first + end if any(map(says_office, behind[:end])) else first


def ends_description(word: str, before: Sequence[str]) -> bool:
    """Tell whether a word behind a name is no part of its description any more, given the word before it, if any."""
    return (word in ARTICLES and LEADING.isdisjoint(before)) or not word[0].isalnum()


LEADING = frozenset({"of", "for", "at", "in"})
"""Behind them an article stands inside a description: "professor at the University of Oslo"."""


def title_start(name: Name, tokens: Tokens) -> int:
    """Return where the title before a name begins, "the president of Chile," with its comma included."""
    lower, first = tokens.lower, name.first
    comma = first > 0 and lower[first - 1] == ","
    at = first - comma
    low = max(0, at - DESCRIBED)
    while at > low and not ends_title(lower[at - 1]):
        at -= 1
    return at if any(map(says_office, lower[at:first])) else first


def ends_title(word: str) -> bool:
    """Tell whether a word before a title is no part of it any more."""
    return word in ARTICLES | STOPS or is_past(word) or not (word[0].isalnum() or word == "'s")


def codes_within(first: int, last: int, tokens: Tokens) -> set[str]:
    """Return the codes of the countries and peoples named in a stretch."""
    found = set()
    for at in range(max(0, first), min(last, len(tokens))):
        for size in (3, 2, 1):
            phrase = " ".join(tokens.words[at : min(at + size, last)])
            code = (country_code(phrase) or demonym_code(phrase)) if phrase[:1].isupper() else None
            if code:
                found.add(code)
                break
    return found

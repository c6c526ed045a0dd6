"""The description of a person before a comma: "the foreign minister of Cuba, Bruno Parrilla, said"."""

from __future__ import annotations

from collections.abc import Collection

from dossier.analyse.actors.descriptions import ARTICLES, LINKS, LONGEST, STOPS, belongs, is_office, office_within
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.runs import run_start
from dossier.analyse.actors.wordlists import HONORIFICS, KIN, OFFICES, SAYING, with_stops
from dossier.english.function_words import POSSESSIVES
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.english.verbs import is_past, is_third

OURS = word_set("my our your")
"""What stands in words to somebody, and in no role."""


def after_small_words(first: int, last: int, tokens: Tokens) -> int:
    """Leave out articles and linking words with which a role seems to begin."""
    while first < last and (tokens.words[first] in LINKS or tokens.words[first].lower() in ARTICLES):
        first += 1
    return first


def reversed_apposition(
    name: Name, tokens: Tokens, low: int, high: int, inside: dict[int, Name], persons: Collection[int]
) -> tuple[int, int] | None:
    """Return the description before a comma and a name: "the foreign minister of Cuba, Bruno Parrilla, said"."""
    comma = mark_before(name, tokens, low)
    if comma is None:
        return None
    start = description_start(comma, tokens, low, inside, persons)
    if not is_closed(name, start, comma, tokens, low, high, persons):
        return None
    first = after_small_words(start, comma, tokens)
    if is_no_description(start, comma, tokens):
        return None
    if is_relation(start, comma, tokens):
        return relation_start(start, comma, tokens), comma
    if not office_within(first, comma, tokens, 6):
        first = after_possessor(first, comma, tokens)
    if first >= comma or not office_within(first, comma, tokens, 6) or is_list(first, comma, tokens):
        return None
    return first, comma


def mark_before(name: Name, tokens: Tokens, low: int) -> int | None:
    """Return the comma before a name, or where the dash begins that stands there; ranks may stand between."""
    mark = name.first - 1
    while mark > low and tokens.lower[mark] in BEFORE_NAMES:
        mark -= 1
    if mark <= low or tokens.words[mark] not in {",", *DASHES}:
        return None
    return mark - (tokens.words[mark - 1 : mark + 1] == ("-", "-"))


BEFORE_NAMES = HONORIFICS | with_stops(words("offices", "rank"))
"""What may stand between a comma and a name: the foreign minister of Cuba, | Colonel | Berg."""
DASHES = frozenset({"–", "—", "-"})


def is_closed(
    name: Name, start: int, comma: int, tokens: Tokens, low: int, high: int, persons: Collection[int]
) -> bool:
    """Tell whether a mark stands behind a name too, or a verb where the description is the subject of its sentence."""
    behind = tokens.words[name.last] if name.last < high else "."
    if tokens.words[comma] in DASHES:
        single = tokens.ends[comma - 1] == tokens.starts[comma] or behind != tokens.words[comma]
        return not single and (behind != "-" or tokens.words[comma + 1] == "-")
    if behind in {",", ".", ";"}:
        return True
    verb = is_past(tokens.lower[name.last]) or is_third(tokens.lower[name.last])
    return verb and is_subject(start, comma, tokens, low, persons)


def is_subject(start: int, comma: int, tokens: Tokens, low: int, persons: Collection[int]) -> bool:
    """Tell whether a description is the subject of its sentence, a clause before it allowed, and nobody else's."""
    begins = start == low or (tokens.words[start - 1] == "," and start - 2 not in persons)
    return begins and (tokens.lower[start] in ARTICLES or "'s" in tokens.words[start:comma])


def is_relation(start: int, comma: int, tokens: Tokens) -> bool:
    """Tell whether words say whose relation somebody is: his | father, the driver's | father."""
    if comma - start < 2 or tokens.lower[comma - 1] not in KIN:
        return False
    return tokens.lower[comma - 2] in POSSESSIVES - OURS or tokens.words[comma - 2] in {"'s", "'"}


def relation_start(start: int, comma: int, tokens: Tokens) -> int:
    """Return where a relation begins: at its own word behind "his", else at the one whose relation it is."""
    if tokens.words[comma - 2] not in {"'s", "'"}:
        return comma - 1
    return run_start(comma - 3, start, tokens)


def after_possessor(first: int, comma: int, tokens: Tokens) -> int:
    """Leave out the thing whose owner a description is: the signature of | the company's president, Ann Lee."""
    for at in range(comma - 2, first, -1):
        if tokens.lower[at] in {"of", "from", "by"} and tokens.lower[at + 1] in ARTICLES:
            return after_small_words(at + 1, comma, tokens)
    return first


def is_no_description(first: int, comma: int, tokens: Tokens) -> bool:
    """Tell whether the words before a comma are spoken to somebody: a warm welcome to my friend, | Ann Lee."""
    return not OURS.isdisjoint(tokens.lower[first:comma]) or speaks_for_holder(first, comma, tokens)


def speaks_for_holder(first: int, comma: int, tokens: Tokens) -> bool:
    """Tell whether the name behind may be either one's: a spokesman for the mayor, | Ann Lee, said …."""
    if tokens.lower[first] not in {"a", "an"} or not is_office(tokens.words[comma - 1]):
        return False
    return any(
        tokens.lower[at] == "for" and tokens.lower[at + 1] in ARTICLES and is_office(tokens.words[at - 1])
        for at in range(first + 1, comma - 1)
    )


def description_start(comma: int, tokens: Tokens, low: int, inside: dict[int, Name], persons: Collection[int]) -> int:
    """Return where the description before a comma begins: at its article, unless that one stands inside it."""
    first = comma
    while first > low and comma - first < LONGEST and first - 1 not in persons:
        if not may_describe(first - 1, tokens, inside):
            break
        first -= 1
        within = first > low and tokens.words[first - 1] in {"of", "for", "at", "to", "in", "on"}
        if tokens.words[first].lower() in ARTICLES and not within:
            break
    return first


OUTSIDE = (STOPS - {"and", "in", "on"}) | SAYING
"""Words that stand in no description before a name."""


def may_describe(place: int, tokens: Tokens, inside: dict[int, Name]) -> bool:
    """Tell whether a word can stand in a description before a name."""
    word, lower = tokens.words[place], tokens.lower[place]
    if lower in OUTSIDE:
        return False
    return word in LINKS or lower in ARTICLES or word.islower() or belongs(place, tokens, inside)


def is_list(first: int, comma: int, tokens: Tokens) -> bool:
    """Tell whether the words before the comma are plural, as in "ministers, Smith"."""
    heads = [word.lower() for word in tokens.words[first:comma] if is_office(word)]
    return bool(heads) and all(head.endswith("s") and head not in OFFICES for head in heads)

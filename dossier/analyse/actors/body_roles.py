"""Find what the text says a body or a group is: "a Berlin-based non-profit", "Iranian airline"."""

from __future__ import annotations

from collections.abc import Collection

from dossier.analyse.actors.before_name import whole_word
from dossier.analyse.actors.countries import demonym_code
from dossier.analyse.actors.descriptions import (
    APPOSITION,
    OFFICE_LEADS,
    QUALIFIERS,
    TITLE,
    Scene,
    add_role,
    is_modifier,
    is_office,
    noun_phrase_end,
)
from dossier.analyse.actors.entities import Entity
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.roles import MOST_NAMES
from dossier.analyse.actors.runs import run_start
from dossier.analyse.actors.wordlists import BODY_NOUNS
from dossier.english.lexicon import ANY, words
from dossier.english.tokens import Tokens
from dossier.english.verbs import is_base
from dossier.model import Role


def find_body_roles(entity: Entity, scene: Scene) -> tuple[Role, ...]:
    """Find what the text says a body or group is: "a Berlin-based non-profit", "is a banned party"."""
    if entity.type not in {"organisation", "group"}:
        return ()
    roles: list[Role] = []
    seen: set[str] = set()
    for name in entity.names[:MOST_NAMES]:
        low, high = scene.bounds[name.first]
        for pattern, found in (
            (TITLE, noun_before(name, scene.tokens, low, scene.inside)),
            (APPOSITION, noun_after(name, scene.tokens, high, scene.persons)),
        ):
            if found is not None:
                add_role(roles, seen, *found, pattern, scene.tokens)
    return tuple(roles)


def noun_before(name: Name, tokens: Tokens, low: int, inside: dict[int, Name]) -> tuple[int, int] | None:
    """Return the common noun right before a body's name with its adjectives: "Iranian airline Mahan Air"."""
    last = name.first
    if last - 1 > low and tokens.words[last - 1] == ",":
        return described_before(last - 1, tokens, low)
    first = noun_start(last, tokens, low)
    if first is None:
        return None
    while first > low and last - first < 5 and adds(first - 1, tokens, inside):
        first -= 1
    first = whole_word(first, low, tokens)
    if first > low and tokens.lower[first - 1] == "to" and is_base(tokens.lower[first]):
        return None  # to | press Congress
    return (first, last) if last - first > 1 or tokens.words[first] not in VAGUE else None


def adds(place: int, tokens: Tokens, inside: dict[int, Name]) -> bool:
    """Tell whether a word before a noun for a body belongs to it: semi-official, Iranian, banned."""
    word = tokens.words[place]
    told = is_modifier(word.replace("-", "")) or demonym_code(word) or word.lower() in QUALIFIERS
    return bool(told) or word.endswith("ed") or place in inside or word in {"news", "sports"}


def noun_start(last: int, tokens: Tokens, low: int) -> int | None:
    """Return where a noun for a body begins that ends before a token: agency, think tank."""
    if last - 1 > low and tokens.lower[last - 2 : last] == ("think", "tank"):
        return last - 2
    noun = tokens.words[last - 1] if last > low else ""
    several = noun.endswith("s") and is_office(noun[:-1])  # the protesters | Wikinews met
    return last - 1 if noun in BODY_NOUNS and not several else None


def described_before(comma: int, tokens: Tokens, low: int) -> tuple[int, int] | None:
    """Return the description before a comma and a body's name: "a Panamanian company, Lake Trust"."""
    if comma <= low or tokens.words[comma - 1] not in BODY_NOUNS:
        return None
    first = comma - 1
    while first > low and comma - first < 5 and tokens.words[first - 1] not in {"a", "an", "'s"}:
        if not (is_modifier(tokens.words[first - 1]) or demonym_code(tokens.words[first - 1])):
            return None
        first -= 1
    before = tokens.words[first - 1] if first > low else ""
    if before == "'s":
        return run_start(first - 2, low, tokens), comma  # Moscow's largest bank, Sberbank
    return (first, comma) if before in {"a", "an"} and comma - first > 1 else None


VAGUE = words(ANY, "says_little")
"""Nouns that say nothing of a body by themselves."""


def behind_name(name: Name, tokens: Tokens, high: int) -> int:
    """Return where what a body is would be led to: behind an abbreviation in brackets, and behind ", which"."""
    at = name.last
    if at + 2 < high and tokens.words[at] == "(" and tokens.words[at + 2] == ")":
        at += 3
    which = tokens.lower[at : at + 2] == (",", "which") and tokens.lower[at + 2 : at + 3] in (("is",), ("was",))
    return at + 2 if which else at


LEADS = frozenset({",", "–", "—", "is", "was"})
"""What stands between a body's name and what it is."""


def noun_after(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return what follows a body's name as an apposition or after "is": ", a Berlin-based non-profit"."""
    at = behind_name(name, tokens, high)
    if at + 2 >= high or tokens.words[at] not in LEADS:
        return None
    if tokens.words[at + 1] in {"a", "an", "the"}:
        last = noun_phrase_end(at + 2, high, tokens, persons)
        return (at + 2, last) if names_kind(at + 2, last, tokens) else None
    kind = owner_end(at + 1, high, tokens) if tokens.words[at] == "," else 0
    last = noun_phrase_end(at + 1, high, tokens, persons) if kind else high
    return (at + 1, last) if last < high and tokens.words[last] == "," and names_kind(kind, last, tokens) else None


def names_kind(first: int, last: int, tokens: Tokens) -> bool:
    """Tell whether the head of a description is a noun for a body and owns nothing: the state's | policies."""
    heads = [place for place in range(first, min(last, first + 6)) if tokens.words[place] in BODY_NOUNS]
    if not heads or tokens.words[heads[-1] + 1 : heads[-1] + 2] == ("'s",):
        return False
    return not any(tokens.words[place] in OFFICE_LEADS for place in range(first, heads[0]))


def owner_end(at: int, high: int, tokens: Tokens) -> int:
    """Return what follows the one whose body is described: Russia's | state gas monopoly; 0 where nobody owns it."""
    end = next((place for place in range(at, min(high, at + 4)) if not tokens.words[place][:1].isupper()), high)
    return end + 1 if end > at and end + 1 < high and tokens.words[end] == "'s" else 0

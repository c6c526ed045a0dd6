"""The odd one of a list: four names joined by commas and "and" are of one type, unless something says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.analyse.actors.cases import case_of, listed_classes
from dossier.analyse.actors.lexicons import word_facts
from dossier.analyse.actors.names import Name, words_of
from dossier.analyse.actors.wordlists import HONORIFICS, OFFICES, TITLES
from dossier.english.tokens import Tokens
from dossier.model import ActorType, Reason

LISTED = Reason("document-list-of-one-type")
LEAST = 4
"""Names of the shortest list whose type is believed."""
JOINTS = frozenset({(",",), ("and",), (",", "and"), ("or",), (",", "or"), ("&",)})
"""What stands between two names of a list."""
WHERE: frozenset[ActorType] = frozenset(["place", "country"])


def typed_by_list(names: list[Name], tokens: Tokens) -> list[Name]:
    """Give the only name of another type in a list of places or persons the type of the list."""
    odd = {name: kind for run in runs(names, tokens) if (found := odd_one(run, tokens)) for name, kind in [found]}
    return [name.retyped(odd[name], LISTED) if name in odd else name for name in names] if odd else names


def runs(names: Sequence[Name], tokens: Tokens) -> Iterator[list[Name]]:
    """Yield the names that stand in lists, list by list."""
    run: list[Name] = []
    for name in names:
        if run and tokens.words[run[-1].last : name.first] not in JOINTS:
            yield run
            run = []
        run.append(name)
    yield run


def odd_one(run: Sequence[Name], tokens: Tokens) -> tuple[Name, ActorType] | None:
    """Return the only name of a list that has another type than the rest, and the type of the rest."""
    if len(run) < LEAST - 1:
        return None
    others = [name for name in run if name.type != "person"]
    if len(others) == 1 and may_be_person(others[0], tokens):
        return (others[0], "person") if len(run) >= LEAST or is_given_name(others[0], tokens) else None
    return place_of_list(run, tokens)


def place_of_list(run: Sequence[Name], tokens: Tokens) -> tuple[Name, ActorType] | None:
    """Return the only person of a list of places, who may be none."""
    odd = [name for name in run if name.type not in WHERE]
    return (odd[0], "place") if len(run) >= LEAST and len(odd) == 1 and may_be_place(odd[0], tokens) else None


def is_given_name(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name begins with a given name."""
    return bool(word_facts(tokens.words[name.first]).first_name)


def may_be_place(name: Name, tokens: Tokens) -> bool:
    """Tell whether a person may be a place: no title stands before, and it is no given and family name."""
    case = case_of(name, tokens)
    if case.type != "person" or case.before().lower() in TITLES | HONORIFICS | OFFICES:
        return False
    return not (word_facts(case.words[0]).first_name and len(case.words) > 1)


def may_be_person(name: Name, tokens: Tokens) -> bool:
    """Tell whether a place of two words that no list knows may be a person."""
    words = words_of(name, tokens)
    return name.type == "place" and len(words) == 2 and not listed_classes(words)

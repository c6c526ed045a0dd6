"""Find bodies that the text describes rather than names: "Pakistan's intelligence service", "the Afghan government"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dossier.analyse.actors.cases import say
from dossier.analyse.actors.countries import country_code, demonym_code
from dossier.analyse.actors.names import Name
from dossier.english.lexicon import ANY, nouns, words
from dossier.english.tokens import Tokens
from dossier.model import Reason

HEADS = sorted((tuple(body.split()) for body in sorted(words("bodies", "described"))), key=len, reverse=True)
"""The longest first."""
MODIFIERS = words(ANY, "before_body")
FOUND_BY = Reason("described-body")


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose a described body may be: the countries and places that the text names."""

    tokens: Tokens
    countries: dict[int, Name]
    """By the token behind them."""
    countries_from: dict[int, Name]
    """By their first token."""
    places: dict[int, Name]
    """By the token behind them."""


Found = tuple[int, int, str]
"""The first token of a description, one past its last, and the code of its country, empty for a local body."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A way in which a text describes a body."""

    name: str
    find: Callable[[int, int, Owners], Found | None]
    """The description at a token, in a sentence that ends before another."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def find_bodies(names: Sequence[Name], tokens: Tokens) -> list[tuple[Name, str]]:
    """Find described bodies: a country's name with 's, its adjective, or a place's name, then a lower-case body.

    Parameters:
        names: Names found so far; a described body that overlaps a longer name is left out.
        tokens: The document's tokens.

    Returns:
        The descriptions with the code of their country, empty for local bodies.
    """
    owners = owners_of(names, tokens)
    taken = {place for name in names if name.type not in {"country", "place"} for place in range(name.first, name.last)}
    found: list[tuple[Name, str]] = []
    end = 0
    for at in sorted({*tokens.capitals, *tokens.places(OPENERS)}):
        body = body_at(at, tokens.segment_at(at)[1], owners, taken) if at >= end else None
        if body is not None:
            found.append(body)
            end = body[0].last
    return found


def owners_of(names: Sequence[Name], tokens: Tokens) -> Owners:
    """Look over the countries and places of a document."""
    countries = [name for name in names if name.type == "country"]
    return Owners(
        tokens,
        {name.last: name for name in countries},
        {name.first: name for name in countries},
        {name.last: name for name in names if name.type == "place"},
    )


def body_at(at: int, high: int, owners: Owners, taken: AbstractSet[int]) -> tuple[Name, str] | None:
    """Return the body that is described at a token, with the code of its country."""
    for wording in WORDINGS:
        described = wording.find(at, high, owners)
        if described is None:
            continue
        first, last, code = described
        if taken.isdisjoint(range(first, last)):
            body = Name(first, last, "organisation", FOUND_BY)
            say(wording.name, body, owners.tokens, "decided", code)
            return body, code
    return None


def body_with_owner(at: int, high: int, owners: Owners) -> Found | None:
    """Return a body behind the country whose it is: "Pakistan's intelligence service", "the Afghan government"."""
    first, code, after = owner(at, high, owners.tokens, owners.countries)
    last = body_end(after, high, owners.tokens) if code is not None else 0
    return (first, last, code) if last and code is not None else None


def owner(at: int, high: int, tokens: Tokens, countries: dict[int, Name]) -> tuple[int, str | None, int]:
    """Return where a description may begin, whose it is, and where the body must follow."""
    word = tokens.words[at]
    if word == "'s" and at in countries:
        name = countries[at]
        return name.first, country_code(" ".join(tokens.words[name.first : name.last])), at + 1
    if at + 1 < high and word[:1].isupper() and not word.endswith("s"):
        return at, demonym_code(word), at + 1
    return at, None, at


def reversed_body(at: int, high: int, owners: Owners) -> Found | None:
    """Return a body before the country whose it is: "government of Syria"."""
    words = owners.tokens.words
    if words[at] not in REVERSED or at + 2 >= high or words[at + 1] != "of":
        return None
    name = owners.countries_from.get(at + 2 + (words[at + 2] == "the"))
    code = country_code(" ".join(words[name.first : name.last])) if name else None
    return (at, name.last, code) if name and code else None


REVERSED = frozenset(("government", "army", "parliament", "military"))
"""Bodies that are said to be of a country."""

LOCAL = words(ANY, "of_a_place")
LOCAL_HEADS = words("bodies", "of_a_town")


def local_body(at: int, high: int, owners: Owners) -> Found | None:
    """Return a local body described behind a place's name: "Maidan Wardak provincial council"."""
    words = owners.tokens.words
    if at not in owners.places or at + 1 >= high or words[at] not in LOCAL or words[at + 1] not in LOCAL_HEADS:
        return None
    end = at + 2
    following = words[end] if end < high else ""
    return None if following.lower() in FOLLOWERS else (owners.places[at].first, end, "")


def body_end(first: int, high: int, tokens: Tokens) -> int:
    """Return the end of a body described from here, or 0."""
    at = first
    while at < high and at - first < 2 and tokens.words[at] in MODIFIERS:
        at += 1
    for head in HEADS:
        end = at + len(head)
        if end <= high and tokens.words[at:end] == head:
            following = tokens.words[end] if end < high else ""
            if following[:1].isalpha() and following.lower() in FOLLOWERS:
                return 0
            return end
    return 0


OPENERS = REVERSED | LOCAL | {"'s"}
"""Words without a capital at which a description may be found."""
FOLLOWERS = nouns("after_body")
"""Words after which the body is only part of a description of somebody else."""
WORDINGS: tuple[Wording, ...] = (
    Wording(
        "body, of a country",
        reversed_body,
        yes=("The [government of Chad]{td} left.",),
        no=("The [government of the day] left.",),
    ),
    Wording(
        "body behind its country",
        body_with_owner,
        yes=("Chad's [army]{td} left.", "The [Syrian government]{sy} left."),
        no=("The [Syrian government spokesman] left.", "The [city government] left."),
    ),
    Wording(
        "body behind its place",
        local_body,
        yes=("They spoke in Kunduz. The [Kunduz provincial council]{Kunduz provincial council} met.",),
        no=("They spoke in Kunduz. The [provincial council] met.",),
    ),
)
"""How a text describes a body; the first that fits decides."""

"""Find bodies that the text describes rather than names: "Pakistan's intelligence service", "the Afghan government"."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.actors.countries import country_code, demonym_code
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.tokens import Tokens

HEADS = (
    ("government",),
    ("army",),
    ("military",),
    ("navy",),
    ("parliament",),
    ("police",),
    ("judiciary",),
    ("intelligence", "service"),
    ("intelligence", "services"),
    ("intelligence", "agency"),
    ("intelligence", "agencies"),
    ("security", "services"),
    ("security", "forces"),
    ("armed", "forces"),
    ("air", "force"),
    ("coast", "guard"),
    ("foreign", "ministry"),
    ("defense", "ministry"),
    ("defence", "ministry"),
    ("interior", "ministry"),
    ("finance", "ministry"),
    ("justice", "ministry"),
    ("health", "ministry"),
    ("supreme", "court"),
    ("constitutional", "court"),
    ("central", "bank"),
    ("election", "commission"),
    ("state", "media"),
)
MODIFIERS = frozenset("powerful former new own transitional interim national federal top main military civilian elected".split())
FOUND_BY = "described body"


def find_bodies(names: Sequence[Name], tokens: Tokens) -> list[tuple[Name, str]]:
    """Find described bodies: a country's name with 's, or its adjective, then a lower-case body.

    Parameters:
        names: Names found so far; a described body that overlaps a longer name is left out.
        tokens: The document's tokens.

    Returns:
        The descriptions with the code of their country.
    """
    countries = {name.last: name for name in names if name.type == "country"}
    taken = {place for name in names if name.type != "country" for place in range(name.first, name.last)}
    found: list[tuple[Name, str]] = []
    for low, high in tokens.segments:
        at = low
        while at < high:
            first, code, after = owner(at, high, tokens, countries)
            at += 1
            if code is None:
                continue
            last = body_end(after, high, tokens)
            if last and taken.isdisjoint(range(first, last)):
                found.append((Name(first, last, "organisation", FOUND_BY), code))
                at = last
    return found


def owner(at: int, high: int, tokens: Tokens, countries: dict[int, Name]) -> tuple[int, str | None, int]:
    """Return where a description may begin, whose it is, and where the body must follow."""
    word = tokens.words[at]
    if word == "'s" and at in countries:
        name = countries[at]
        return name.first, country_code(" ".join(tokens.words[name.first : name.last])), at + 1
    if at + 1 < high and word[:1].isupper() and not word.endswith("s"):
        return at, demonym_code(word), at + 1
    return at, None, at


def body_end(first: int, high: int, tokens: Tokens) -> int:
    """Return the end of a body described from here, or 0."""
    at = first
    while at < high and at - first < 2 and tokens.words[at] in MODIFIERS:
        at += 1
    for head in sorted(HEADS, key=len, reverse=True):
        end = at + len(head)
        if end <= high and tokens.words[at:end] == head:
            following = tokens.words[end] if end < high else ""
            if following[:1].isalpha() and following.lower() in FOLLOWERS:
                return 0
            return end
    return 0


FOLLOWERS = frozenset(
    """official officials spokesman spokeswoman spokesperson spokespeople minister ministers leader leaders officer officers chief
    commander commanders base bases forces troops sources source soldiers operation operations offensive action personnel
    adviser advisers post posts member members director analyst analysts general vehicle vehicles convoy patrol helicopter""".split()
)
"""Words after which the body is only part of a description of somebody else."""

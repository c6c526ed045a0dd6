"""Find bodies that the text describes rather than names: "Pakistan's intelligence service", "the Afghan government"."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.actors.countries import country_code, demonym_code
from dossier.analyse.actors.names import Name
from dossier.english.lexicon import ANY, words
from dossier.english.tokens import Tokens
from dossier.model import Reason

HEADS = tuple(tuple(body.split()) for body in sorted(words("bodies", "described")))
MODIFIERS = words(ANY, "before_body")
FOUND_BY = Reason("described-body")


def find_bodies(names: Sequence[Name], tokens: Tokens) -> list[tuple[Name, str]]:
    """Find described bodies: a country's name with 's, its adjective, or a place's name, then a lower-case body.

    Parameters:
        names: Names found so far; a described body that overlaps a longer name is left out.
        tokens: The document's tokens.

    Returns:
        The descriptions with the code of their country, empty for local bodies.
    """
    countries = {name.last: name for name in names if name.type == "country"}
    places = {name.last: name for name in names if name.type == "place"}
    taken = {place for name in names if name.type not in {"country", "place"} for place in range(name.first, name.last)}
    names_by_first = {name.first: name for name in names if name.type == "country"}
    found: list[tuple[Name, str]] = []
    for low, high in tokens.segments:
        at = low
        while at < high:
            reverse = reversed_body(at, high, tokens, names_by_first)
            if reverse is not None and taken.isdisjoint(range(at, reverse[0])):
                found.append((Name(at, reverse[0], "organisation", FOUND_BY), reverse[1]))
                at = reverse[0]
                continue
            first, code, after = owner(at, high, tokens, countries)
            last = body_end(after, high, tokens) if code is not None else 0
            if at in places and tokens.words[at - 1 : at] and not last:
                first, code, last = places[at].first, "", local_body_end(at, high, tokens)
            at += 1
            if last and taken.isdisjoint(range(first, last)):
                found.append((Name(first, last, "organisation", FOUND_BY), code or ""))
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


def reversed_body(at: int, high: int, tokens: Tokens, countries: dict[int, Name]) -> tuple[int, str] | None:
    """Return the end and country of "government of Syria", or None."""
    if (
        tokens.words[at] not in {"government", "army", "parliament", "military"}
        or at + 2 >= high
        or tokens.words[at + 1] != "of"
    ):
        return None
    first = at + 2 + (tokens.words[at + 2] == "the")
    name = countries.get(first)
    code = country_code(" ".join(tokens.words[name.first : name.last])) if name else None
    return (name.last, code) if name and code else None


LOCAL = words(ANY, "of_a_place")
LOCAL_HEADS = words("bodies", "of_a_town")


def local_body_end(at: int, high: int, tokens: Tokens) -> int:
    """Return the end of a local body described after a place's name: "Maidan Wardak provincial council", or 0."""
    if at + 1 < high and tokens.words[at] in LOCAL and tokens.words[at + 1] in LOCAL_HEADS:
        end = at + 2
        following = tokens.words[end] if end < high else ""
        return 0 if following.lower() in FOLLOWERS else end
    return 0


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


FOLLOWERS = words(ANY, "after_body")
"""Words after which the body is only part of a description of somebody else."""

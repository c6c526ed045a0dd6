"""The roles of somebody with the town or state of an office that the text names beside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.analyse.actors.countries import capital_code, code_of
from dossier.english.lexicon import words
from dossier.english.names import fold
from dossier.english.patterns import word_set
from dossier.model import Actor, Dossier, Role

LOCAL = word_set("mayor governor sheriff bishop archbishop")
"""Offices of one town or region: who holds it of another is another person."""

OF_TOWNS = word_set("mayor sheriff")
"""Those whose town a dateline may name: a governor travels, and the dateline is that of the report."""

NO_PLACE = (
    words("function_words")
    | words("time_words")
    | words("titles", "title")
    | words("offices", "title")
    | word_set(
        "current dear democrat democratic fellow former good great gop incumbent independent junior late longtime newly"
        " outgoing own republican young"
    )
)
"""Words before an office that are no place: "And Mayor", "Saturday Mayor", "Ambassador Governor"."""

_BEHIND = re.compile(r" of (?:the )?([A-Z][\w’'-]+(?: (?:of )?[A-Z][\w’'-]+)*)")
"""Behind a name: "of Dayton"."""

_BEFORE = re.compile(r"(?:^|(?<=[^\w’'-]))((?:[A-Z][\w’'-]+ ){1,3})$", re.MULTILINE)
"""Words with a capital before an office: "Dayton Mayor"."""


def roles_of(dossier: Dossier, actor: Actor) -> tuple[str, ...]:
    """Return the roles of an actor, folded; an office of a town or state with its place, where the text names it.

    "Mayor Ada Moe of Dayton" and "Dayton Mayor Ada Moe" are roles of "Mayor Ada Moe" alone, as the text has them; two
    mayors of one name are told apart by the towns.
    """
    roles = tuple(dict.fromkeys(turned(role.text) for role in actor.roles))
    if actor.type != "person" or LOCAL.isdisjoint(roles):
        return roles
    places = {office: place_of(dossier, actor, office) for office in LOCAL.intersection(roles)}
    return tuple(dict.fromkeys(f"{role} of {place}" if (place := places.get(role)) else role for role in roles))


def turned(role: str) -> str:
    """Return a role, folded; an office behind its place the other way round: Dayton Mayor, mayor of dayton."""
    place, _, office = role.rpartition(" ")
    local = place and fold(office) in LOCAL and may_be_place(place)
    return f"{fold(office)} of {fold(place)}" if local else fold(role)


def may_be_place(written: str) -> bool:
    """Tell whether words before an office may be a place: all with a capital, and none that is none."""
    small = any(not word[0].isupper() for word in written.split()) or written.isupper()
    return not small and NO_PLACE.isdisjoint(fold(written).split()) and not code_of(fold(written))


def place_of(dossier: Dossier, actor: Actor, office: str) -> str | None:
    """Return the place of an office, folded: behind the name, before the office, or that of the dateline."""
    text = dossier.document.text
    for role in actor.roles:
        if fold(role.text) == office:
            for place in (*behind(text, actor, role), *before(text, role)):
                return place
    return dateline_town(dossier) if office in OF_TOWNS else None


def behind(text: str, actor: Actor, role: Role) -> Iterator[str]:
    """Give the place that stands behind the name next to an office."""
    for mention in actor.mentions:
        is_next = mention.kind == "name" and 0 <= mention.span.start - role.span.end <= 1
        if is_next and (found := _BEHIND.match(text, mention.span.end)) is not None:
            yield fold(found[1])


def before(text: str, role: Role) -> Iterator[str]:
    """Give the place that stands right before an office."""
    found = _BEFORE.search(text, max(0, role.span.start - 40), role.span.start)
    written = found[1].strip() if found is not None else ""
    if written and may_be_place(written):
        yield fold(written)


def dateline_town(dossier: Dossier) -> str | None:
    """Return the town of a dateline, save a capital: many go there who hold their office elsewhere."""
    stated = dossier.document.place
    if stated is None or stated.basis.code != "dateline":
        return None
    town = stated.value.partition(",")[0]
    return None if capital_code(town) else fold(town)

"""What joining documents needs to know of each: a few kilobytes instead of the whole dossier.

Everything joined (who is the same, the timeline, what is related) is decided from these records; a full dossier is
loaded only when its page is made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dossier.analyse.actors.countries import country_code
from dossier.english.lexicon import words
from dossier.english.names import fold
from dossier.model import Actor, ActorType, Dossier

HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "madam", "dame"})
"""Titles that say nothing of an office."""

_ADMINISTRATION = re.compile(r"(?:\s*[-–—]\s*\w+)?\s+[Aa]dministration\b")
"""Behind a name: "Biden Administration", "Biden-Harris Administration"."""

_BEFORE = re.compile(r"(?:[A-Z][a-z]+\s+){1,4}$")
"""Words with a capital right before a name: "Command Sergeant Major"."""

TITLES = words("offices", "title") | words("titles", "title") - HONORIFICS

_OF = re.compile(r"\s+of\s+(?:the\s+)?([A-Z][\w’'-]+(?:\s+(?:of\s+)?[A-Z][\w’'-]+)*)")
"""Behind a name: "of the Leeds Chess Club", "of the United States of America"."""

_EDTF_DAY = re.compile(r"-?\d{4}(?:-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class NamedActor:
    """An actor as one document names it."""

    document: str
    """Id of the document."""
    id: str
    """Id of the actor there."""
    type: ActorType
    name: str
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    """Words right before the name, folded: `vice president`, `senator`."""
    roles: tuple[str, ...] = ()
    """All roles, folded."""
    country: str | None = None
    sex: Literal["f", "m"] | None = None
    administration: bool = False
    """It is named in "X Administration" and in no fuller way."""
    of_a_body: bool = False
    """Behind the name stands of what else than a country: "President Moe of the Leeds Chess Club"."""
    day: str = ""
    """Of the document, `2021-10-02` or a part of it; empty where it has none."""
    home: str | None = None
    """ISO code of the country from which the document speaks: whose ministry "the ministry" is there."""

    @property
    def address(self) -> tuple[str, str]:
        """Return document and id."""
        return self.document, self.id

    @property
    def year(self) -> int | None:
        """Return the year of the document."""
        return int(self.day[:4]) if self.day else None


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A document as it is joined with others."""

    document: str
    day: str
    actors: tuple[NamedActor, ...]


def link_record(dossier: Dossier, home: str | None) -> LinkRecord:
    """Take from a dossier what joining needs.

    Parameters:
        dossier: With actors file and corrections applied.
        home: The country from which the document speaks, as `identity.home` finds it.
    """
    stated = dossier.document.date
    found = _EDTF_DAY.match(stated.value) if stated is not None else None
    day = found[0] if found else ""
    actors = tuple(named_actor(dossier, actor, day, home) for actor in dossier.actors)
    return LinkRecord(dossier.document.id, day, actors)


def named_actor(dossier: Dossier, actor: Actor, day: str, home: str | None) -> NamedActor:
    """Take from an actor what joining needs."""
    return NamedActor(
        document=dossier.document.id,
        id=actor.id,
        type=actor.type,
        name=actor.name,
        aliases=actor.aliases,
        titles=titles_of(dossier, actor),
        roles=tuple(dict.fromkeys(fold(role.text) for role in actor.roles)),
        country=actor.country,
        sex=actor.gender,
        administration=actor.type == "person" and is_administration(dossier, actor),
        of_a_body=actor.type == "person" and is_of_a_body(dossier, actor),
        day=day,
        home=home,
    )


def titles_of(dossier: Dossier, actor: Actor) -> tuple[str, ...]:
    """Return what stands before the name: the titles that are roles, else a title or office as the text has it."""
    titles = dict.fromkeys(fold(role.text) for role in actor.roles if role.pattern.code == "title")
    if titles or actor.type != "person":
        return tuple(titles)
    text = dossier.document.text
    before = (_BEFORE.search(text, max(0, mention.span.start - 40), mention.span.start) for mention in actor.mentions)
    found = (fold(match[0]) for match in before if match is not None)
    return tuple(dict.fromkeys(title for title in found if title.split()[-1] in TITLES))


def is_of_a_body(dossier: Dossier, actor: Actor) -> bool:
    """Tell whether "of" and a name that is no country's stand behind the actor's name."""
    text = dossier.document.text
    behind = (_OF.match(text, mention.span.end) for mention in actor.mentions if mention.kind == "name")
    return any(match is not None and country_code(match[1]) is None for match in behind)


def is_administration(dossier: Dossier, actor: Actor) -> bool:
    """Tell whether any mention of the name is part of "X Administration"."""
    text = dossier.document.text
    return any(
        _ADMINISTRATION.match(text, mention.span.end)
        or before_administration(text, mention.span.start, mention.span.end)
        for mention in actor.mentions
        if mention.kind == "name"
    )


def before_administration(text: str, start: int, end: int) -> bool:
    """Tell whether a name is the second of "Biden-Harris Administration"."""
    return text[max(0, start - 1) : start] in ("-", "–", "—") and _ADMINISTRATION.match(text, end) is not None

"""A collection made by hand in which the pages of actors say everything they can say; the texts are our own."""

from __future__ import annotations

from dataclasses import replace

from dossier.collection.link import link
from dossier.model import Collection, DateMention, Document, Dossier, Profile, Quote, Reason, Role, Speaker, Stated
from dossier.people.actors_file import Authority
from tests.people import reason
from tests.render_fixture import at, named, sentences

ROLES = "ABCDEFGHIJ"
MET = "met Bo Orrsen in Varn"
SAID = (
    *(f"The Ostmill number {'x' * number} will close," for number in range(1, 81)),
    "Our Portus is full,",
    "A Portus needs cranes,",
    "The Portus stands still,",
    "It rained,",
)
DAY = "2024-05-04"


def meeting(number: int) -> Dossier:
    """Return a dossier in which somebody with a role of her own, and another name, meets somebody on one day."""
    role, other = f"Envoy {ROLES[number]}", f"{'T' * (number + 2)}or"
    text = f"On 4 May 2024 {role} Ann Torvik {MET}. {other} left. Cy Orr wept."
    ann = named(text, "p0", "person", "Ann Torvik", ("Ann Torvik", 0), (other, 0),
                roles=(Role(role, at(text, role)),), aliases=(other, f"{other}n"))  # fmt: skip
    met = DateMention(at(text, "4 May 2024"), "DATE", DAY, DAY, DAY, DAY, "day", "explicit", Reason("as-written"),
                      sentence=0, attached=at(text, f"Ann Torvik {MET}"), tense="past")  # fmt: skip
    others = [named(text, f"p{place}", "person", name, (name, 0)) for place, name in ((1, "Bo Orrsen"), (2, "Cy Orr"))]
    return Dossier(dated(text, f"m{number}", f"2024-{number // 2 + 1:02}-03"), sentences(text, "On", other, "Cy"),
                   (ann, *others), dates=(met,))  # fmt: skip


def dated(text: str, key: str, day: str = "") -> Document:
    """Return a document of a day."""
    stated = Stated(day, Reason("front-matter")) if day else None
    return Document(id=key, path=f"{key}.txt", text=text, date=stated)


def speech() -> Dossier:
    """Return a dossier in which somebody says many things, one of them in two parts, one in other words."""
    text = (
        " ".join(f"“{quote}” said Ann Torvik." for quote in SAID)
        + " “We slept,” she said. Ann Torvik said that it was late."
    )
    ann = named(text, "p0", "person", "Ann Torvik", ("Ann Torvik", 0))
    speaker = Speaker("Ann Torvik", at(text, "Ann Torvik"), "name", "p0")
    parts = (at(text, SAID[-1]), at(text, "We slept,"))
    quotes = (
        *(Quote("direct", (at(text, quote),), speaker) for quote in SAID),
        Quote("direct", parts, speaker),
        Quote("indirect", (at(text, "it was late"),), speaker),
    )
    mill = named(text, "p1", "organisation", "Ostmill", ("Ostmill", 0))
    ship = named(text, "p2", "organisation", "Portus", ("Portus", 0))
    return Dossier(dated(text, "s0"), (), (ann, mill, ship), quotes)


def naming(key: str, *names: str, day: str = "") -> Dossier:
    """Return a dossier that names some persons."""
    text = f"{', '.join(names)} spoke."
    actors = tuple(named(text, f"p{place}", "person", name, (name, 0)) for place, name in enumerate(names))
    return Dossier(dated(text, key, day), sentences(text, names[0]), actors)


def busy() -> Collection:
    """Return a collection: actors of many roles, names, topics, companions and years, and names that stand alone."""
    collection = link(
        (
            *map(meeting, range(len(ROLES))),
            speech(),
            naming("y1", "Bo Orrsen", day="1963-01-01"),
            naming("y2", "Bo Orrsen"),
            naming("f1", *(f"{first} Null" for first in ("Ed", "Flo", "Gus", "Hal", "Ida"))),
            *(naming(f"n{number}", "Null", "Orwell") for number in range(5)),
        ),
        Authority(),
    )
    return replace(collection, profiles=tuple(map(explained, collection.profiles)))


def explained(profile: Profile) -> Profile:
    """Return a profile with more reasons than are shown at once."""
    if profile.name != "Ann Torvik":
        return profile
    first, *others = profile.entries
    why = tuple(reason(f"the same {word}") for word in ("office", "town", "party", "year"))
    return replace(profile, entries=(replace(first, joined_by=why[0]), *others), joined=why)

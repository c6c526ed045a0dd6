"""Decide which organisations, groups and places of many documents are one.

The name decides, once it is brought to one form. A body of a state also needs its country: the name says it, or what is
known of the institution, or the document's own country. Two Congresses, two Departments of Public Works stay two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from dossier.analyse.actors.countries import code_of
from dossier.analyse.actors.same_body import in_one_spelling
from dossier.collection.identity.remembered import remembered
from dossier.collection.identity.within import country_of_region
from dossier.english.lexicon import table
from dossier.english.names import fold
from dossier.english.patterns import word_set
from dossier.model import NamedActor, Reason

STATE = word_set(
    "administration agency alliance army assembly association attorney authority bureau cabinet center chamber"
    " commission committee congress conservatives council court crescent democrats department directorate division"
    " embassy force forces front government greens guard house institute institutes military ministry navy office"
    " parliament party police secretariat senate service services staff survey treasury marine marines"
)
"""Heads of bodies of which each state may have one."""

OF_ANY_TOWN = word_set(
    "board bureau commission committee consulate council court department division embassy hospital institute"
    " library ministry museum office police school university authority agency company corporation college association"
    " union center church party group fund bank institution organization force team club foundation society task"
)
"""A body that is called only this, alone or before "department", is another in each document."""

TOWN_WORDS = word_set(
    "public works fire police sheriff sheriffs county city school district town municipal local mayor"
)
"""Words of bodies that every town has: without the town's name they stay in their document."""

ABROAD = word_set(
    "association chamber conservatives crescent democrats front greens ministry parliament party police army navy"
    " military forces force embassy consulate"
)
"""Heads of bodies that texts name of other countries as often as of their own."""

ONE_OF_A_COUNTRY = word_set("congress senate parliament government cabinet treasury army navy military marines")
"""Single words that name one body of each country."""

PARTS = word_set("of the for and in on a to")

SPELLINGS = {
    "defence": "defense",
    "centre": "center",
    "centers": "center",
    "organisation": "organization",
    "labour": "labor",
    "programme": "program",
    "dept": "department",
    "departments": "department",
    "ministries": "ministry",
    "&": "and",
}
"""Words that are written in several ways."""

_FORM = word_set("inc corp corporation ltd limited llc plc co company gmbh ag sa nv bv spa holdings")
"""Legal forms behind a company's name."""

_SESSION = re.compile(r"^\d+(?:st|nd|rd|th) (?=.*congress\b)")
_OWNER = re.compile(r"^(.+?)(?:'s|’s|s') (.+)$")

Key = tuple[str, ...]


@dataclass(slots=True)
class Body:
    """Entries that are taken to be one body or place."""

    members: list[NamedActor] = field(default_factory=list)
    reasons: dict[tuple[str, str], Reason] = field(default_factory=dict)

    def take(self, actor: NamedActor, reason: Reason) -> None:
        """Add an entry, with the reason that joins it to the others."""
        self.members.append(actor)
        self.reasons[actor.address] = reason

    def explain(self) -> None:
        """Say why entries of other names belong to the body."""
        first = self.members[0].name
        others = [actor for actor in self.members if actor.name != first and fold(actor.name) != fold(first)]
        name = called(Counter(actor.name for actor in self.members)) if others else ""
        for actor in others:
            self.reasons.setdefault(actor.address, Reason("same-body", (actor.name, name)))


def is_unknown_acronym(actor: NamedActor) -> bool:
    """Tell whether a name is an acronym that only a document can explain."""
    return is_acronym(actor.name) and fold(actor.name) not in known_names()


def introduces(actors: Iterable[NamedActor]) -> tuple[str, ...]:
    """Return the acronyms by which documents introduce a body of another name."""
    named = (actor for actor in actors if actor.aliases and not is_acronym(actor.name))
    return tuple(sorted({alias for actor in named for alias in actor.aliases if is_acronym(alias)}))


def called(counts: Mapping[str, int], names: Iterable[str] | None = None) -> str:
    """Return the name that most documents use; of equals the longest, then the first by alphabet.

    Parameters:
        counts: How many documents use each name.
        names: Of which names; of all without it.
    """
    return min(names or counts, key=lambda name: (-counts[name], -len(name), name))


def is_acronym(name: str) -> bool:
    """Tell whether a name is two capitals or more and nothing else."""
    letters = name.replace(".", "")
    return len(letters) >= 2 and letters.isalpha() and letters.isupper() and len(letters) <= 6


def body_key(actor: NamedActor) -> Key:
    """Return what two entries must share to be one body."""
    name = body_name(actor.name)
    if actor.within:
        return ("body", bag(f"{name.core} {actor.within}"), name.country or country_of_region(actor.within))
    if name.known is not None:
        return ("body", name.known.key, country_of_known(name.known, name, actor))
    words = (
        in_singular(name.words) if actor.type == "group" or " " in name.words or name.words in PARTIES else name.words
    )
    if not name.is_of_a_state:
        return ("body", words, "")
    if name.is_of_any_town:
        return ("body", name.core, name.country or "", actor.document)
    return ("body", words, name.country or stated_country(actor, name.core) or "")


def in_singular(words: str) -> str:
    """Return the words of a body's or group's name in the singular: a Democrat is one of the Democrats.

    A single word of an organisation stays: the Guardians are no Guardian.
    """
    return " ".join(map(in_one_spelling, words.split()))


PARTIES = word_set("democrats republicans conservatives liberals greens socialists communists")


def country_of_known(known: Known, name: BodyName, actor: NamedActor) -> str:
    """Return the country of a well-known institution; media and bodies between states have none."""
    if known.international or not (known.country or known.unsaid or name.is_of_a_state):
        return ""
    return name.country or known.country or stated_country(actor, name.core) or known.unsaid


def stated_country(actor: NamedActor, core: str) -> str | None:
    """Return the country of a body whose name says none.

    A document speaks of its own country's department without saying so, whatever country stands near; a ministry is
    more likely that of the country which the text ties it to.
    """
    abroad = any(word in ABROAD for word in core.split())
    return (actor.country or actor.home) if abroad else (actor.home or actor.country)


@dataclass(frozen=True, slots=True)
class BodyName:
    """What a body's name says by itself."""

    country: str | None
    """The country that the name names."""
    core: str
    """The name without it."""
    known: Known | None
    is_of_a_state: bool
    is_of_any_town: bool
    """It would fit a body of any town, and the name does not say which."""
    words: str
    """The words that tell it from others."""


@remembered
def body_name(name: str) -> BodyName:
    """Take a body's name apart."""
    plain = plain_name(name)
    country, core = parted(plain)
    known = known_names().get(plain) or known_names().get(core)
    of_a_state = is_of_a_state(core)
    of_any_town = of_a_state and is_of_any_town(core) and (country is None or core in ABROAD)
    return BodyName(country, core, known, of_a_state, of_any_town, bag(core) if of_a_state else without_form(plain))


@remembered
def plain_name(name: str) -> str:
    """Return a name in one spelling, without "White House" before an office of it."""
    words = [SPELLINGS.get(word, word) for word in fold(name).split()]
    plain = _SESSION.sub("", " ".join(words))
    plain = plain.removesuffix(" of america") if plain.endswith("united states of america") else plain
    return plain.removeprefix("white house ") or plain


@remembered
def parted(plain: str) -> tuple[str | None, str]:
    """Part a body's name into the country it names and the rest: "Ukraine's defense ministry", "Congress of India"."""
    if (found := _OWNER.match(plain)) and (code := code_of(found[1])):
        return code, found[2]
    before, of, after = plain.rpartition(" of ")
    if of and (code := code_of(after)):
        return code, before
    words = plain.split()
    for size in (3, 2, 1):
        if len(words) > size and (code := code_of(" ".join(words[:size]))):
            return code, " ".join(words[size:]).removeprefix("of ")
    return None, plain


def is_of_a_state(core: str) -> bool:
    """Tell whether a name without its country is that of a body which each state may have."""
    return any(word in STATE or in_one_spelling(word) in STATE for word in core.split())


def is_of_any_town(core: str) -> bool:
    """Tell whether a name would fit a body of any town or firm: "Police", "Department of Public Works"."""
    content = [word for word in core.split() if word not in PARTS]
    if len(content) == 1:
        return content[0] in OF_ANY_TOWN and content[0] not in ONE_OF_A_COUNTRY
    return all(word in TOWN_WORDS or word in OF_ANY_TOWN for word in content)


def bag(core: str) -> str:
    """Return the words that count, sorted: "State Department" is the "Department of State"."""
    return " ".join(sorted({word for word in core.split() if word not in PARTS}))


def without_form(plain: str) -> str:
    """Return a company's name without its legal form: "Acme Corp." is Acme."""
    words = plain.split()
    while len(words) > 1 and words[-1] in _FORM:
        words.pop()
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an institution."""

    key: str
    country: str | None
    unsaid: str
    international: bool


@cache
def known_names() -> dict[str, Known]:
    """Return well-known institutions by each of their names and by the words of it, sorted."""
    also, codes = table("institutions", "also"), table("institutions", "country")
    unsaid, international = table("institutions", "unsaid"), table("institutions", "international")
    found: dict[str, Known] = {}
    for name in sorted({**also, **codes, **unsaid, **international}):
        known = Known(bag(plain_name(name)), codes.get(name), unsaid.get(name, ""), name in international)
        for form in (name, *also.get(name, ())):
            found.setdefault(plain_name(form), known)
            found.setdefault(bag(plain_name(form)), known)
    return found

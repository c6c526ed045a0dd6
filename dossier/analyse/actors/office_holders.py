"""Who held which office when: heads of state and government, presidents and Congress of the United States.

The table is neither complete nor current: that nobody is found in it proves nothing.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dossier.english.person_names import PersonName, family_name_key, given_and_family, person_name

LEADERS = frozenset({"leader", "dictator", "ruler"})
"""Titles that any head of state or government may be given."""

HIGHEST = frozenset({"president", "prime minister", "chancellor", "vice president", "premier", "supreme leader"})
"""Offices whose holders are known by their family name alone."""

ALSO_CALLED = {
    "senators": "senator",
    "sen": "senator",
    "sens": "senator",
    "us senator": "senator",
    "rep": "representative",
    "reps": "representative",
    "representatives": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "us representative": "representative",
    "presidents": "president",
    "vp": "vice president",
    "prime ministers": "prime minister",
    "pm": "prime minister",
}
"""Titles and the office that the table has for them."""

NO_PART = frozenset({"mr", "madam", "former", "then", "late", "sitting", "his", "her", "excellency", "acting", "elect"})
"""Words of a title that say nothing of which office it is."""


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office."""

    holder: str
    """Wikidata id, or the name where none is known."""
    names: tuple[PersonName, ...]
    """Those under which texts may write the holder in full."""
    office: str
    country: str
    first: str
    last: str

    @property
    def wikidata(self) -> str | None:
        """Return the Wikidata id of the holder."""
        return wikidata_of(self.holder)

    def held(self, day: str) -> bool:
        """Tell whether the office was held on a day; terms known by years cover them whole, open ones go on."""
        size = min(len(day), len(self.first))
        begun = not self.first or day[:size] >= self.first[:size]
        ended = self.last and day[: len(self.last)] > self.last[: len(day)]
        return begun and not ended

    def is_over(self, day: str) -> bool:
        """Tell whether the term ended before a day."""
        return bool(self.last) and day[: len(self.last)] > self.last[: len(day)]


def wikidata_of(holder: str | None) -> str | None:
    """Return the Wikidata id of the holder of an office, None of one known by name only."""
    return holder if holder is not None and holder[:1] == "Q" and holder[1:].isdigit() else None


@cache
def terms() -> dict[str, tuple[Term, ...]]:
    """Return the terms by the key of the family name."""
    packed = (files("dossier") / "data" / "offices.tsv.gz").read_bytes()
    found: dict[str, list[Term]] = {}
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        wikidata, given, family, nickname, generation, office, country, _region, first, last = line.split("\t")
        firsts = filter(None, (given, nickname))
        behind = " ".join((family, generation)).strip()
        names = tuple(
            given_and_family(name, family) if " " not in behind else person_name((*name.split(), *behind.split()))
            for name in firsts
        )
        term = Term(wikidata or f"{given} {family}", names or (person_name((family,)),), office, country, first, last)
        found.setdefault(family_name_key(term.names[0].family), []).append(term)
    return {key: tuple(those) for key, those in found.items()}


def office_of(title: str) -> str:
    """Return the office that a title names, without country, "former" and "Mr"."""
    words = tuple(word for word in title.split() if word not in NO_PART)
    plain = " ".join(words)
    return ALSO_CALLED.get(plain, plain)


def names_office(title: str, office: str) -> bool:
    """Tell whether a title names an office: "Russian President" that of a president, "Vice President" not."""
    plain = office_of(title)
    if plain == office or (plain.split()[-1:] and plain.split()[-1] in LEADERS and office in HIGHEST):
        return True
    return plain.endswith(f" {office}") and not plain.endswith(f"vice {office}")

"""Whom "President" or "Prime Minister" before a last name can mean, by the table of who held the highest offices.

The table is neither complete nor current: that nobody is found in it proves nothing, and what the text says of somebody
outranks it.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

from dossier.analyse.actors.names import Name
from dossier.english.person_names import PersonName, family_name_key, given_names_agree, person_name
from dossier.english.tokens import Tokens

HIGHEST = frozenset({"president", "vice president", "prime minister"})
"""Offices of which the table knows all holders of the countries and years that it knows."""


@cache
def holders() -> dict[tuple[str, str], tuple[PersonName, ...]]:
    """Return the names of those who held an office, by the office and the key of the last name."""
    packed = gzip.decompress((files("dossier") / "data" / "offices.tsv.gz").read_bytes()).decode("utf-8")
    found: dict[tuple[str, str], list[PersonName]] = {}
    for line in packed.splitlines():
        _, given, family, nickname, _, office, *_ = line.split("\t")
        if office in HIGHEST:
            for first in filter(None, (given, nickname)):
                name = person_name((*first.split(), *family.split()))
                found.setdefault((office, family_name_key(name.family)), []).append(name)
    return {key: tuple(names) for key, names in found.items()}


def office_before(name: Name, tokens: Tokens) -> str:
    """Return the office of the highest before a name, empty where there is none."""
    lower, first = tokens.lower, name.first
    two, one = " ".join(lower[max(0, first - 2) : first]), lower[first - 1] if first else ""
    return two if two in HIGHEST else one if one in HIGHEST else ""


def is_held_by_another(office: str, words: tuple[str, ...]) -> bool:
    """Tell whether somebody of a person's last name is known to have held an office, and the person is not.

    Parameters:
        office: One of the highest offices; empty for none.
        words: The person's full name.
    """
    if not office:
        return False
    name = person_name(words)
    known = holders().get((office, family_name_key(name.family)), ())
    return bool(known) and not any(given_names_agree(name.given, other.given) for other in known)

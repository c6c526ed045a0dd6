"""Whom "President" or "Prime Minister" before a last name can mean, by the table of who held the highest offices.

The table is neither complete nor current: that nobody is found in it proves nothing, and what the text says of somebody
outranks it.
"""

from __future__ import annotations

from dossier.analyse.actors.lexicons import first_name_gender
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.office_holders import terms
from dossier.analyse.actors.sexes import Sex
from dossier.english.person_names import family_name_key, given_names_agree, person_name
from dossier.english.tokens import Tokens

HIGHEST = frozenset({"president", "vice president", "prime minister"})
"""Offices of which the table knows all holders of the countries and years that it knows."""


def office_before(name: Name, tokens: Tokens) -> str:
    """Return the office of the highest before a name, empty where there is none."""
    lower, first = tokens.lower, name.first
    two, one = " ".join(lower[max(0, first - 2) : first]), lower[first - 1] if first else ""
    return two if two in HIGHEST else one if one in HIGHEST else ""


def holders_sexes(office: str, words: tuple[str, ...]) -> frozenset[Sex]:
    """Return the sexes, by first name, of those of a last name who are known to have held one of the offices."""
    held = [term for term in terms().get(family_name_key(person_name(words).family), ()) if term.office == office]
    firsts = (first_name_gender(term.names[0].words[0]) for term in held)
    return frozenset(sex for sex in firsts if sex is not None)


def is_held_by_another(office: str, words: tuple[str, ...]) -> bool:
    """Tell whether somebody of a person's last name is known to have held an office, and the person is not.

    Parameters:
        office: One of the highest offices; empty for none.
        words: The person's full name.
    """
    if not office:
        return False
    name = person_name(words)
    held = [term for term in terms().get(family_name_key(name.family), ()) if term.office == office]
    return bool(held) and not any(given_names_agree(name.given, other.given) for term in held for other in term.names)

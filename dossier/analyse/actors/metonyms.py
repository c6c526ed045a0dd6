"""A capital or a seat of government that stands for the government: "Tehran denied it", "the White House said"."""

from __future__ import annotations

from dataclasses import replace

from dossier.analyse.actors.cases import Case
from dossier.analyse.actors.countries import capital_code
from dossier.analyse.actors.kinds import WHERE, WITHIN, Kind, retyped
from dossier.analyse.actors.names import Name, words_of
from dossier.english.clause_words import OF_SAYING
from dossier.english.function_words import AUXILIARIES
from dossier.english.lexicon import wordforms
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import Reason

ACTING = OF_SAYING | AUXILIARIES | wordforms("acts")
AMONG = wordforms("among")
BEHIND_AMONG = word_set("and to over of for") | {".", ","}
SEATS = frozenset({("White", "House"), ("Pentagon",), ("Kremlin",), ("Downing", "Street"), ("Capitol",)})
INSIDE = wordforms("before_seat")


def is_seat(case: Case) -> bool:
    """Tell whether a name is that of a seat of government."""
    return case.words in SEATS and case.type in {"organisation", "place"}


def is_entered(case: Case) -> bool:
    """Tell whether a seat of government is a place here: "at the White House"."""
    if not is_seat(case):
        return False
    at = case.name.first - 1
    while at > 0 and case.tokens.lower[at] in {"the", "back"}:
        at -= 1
    return at >= 0 and case.tokens.lower[at] in INSIDE


def is_capital(case: Case) -> bool:
    """Tell whether a place is a capital."""
    return case.type == "place" and capital_code(case.form) is not None


def is_party_to_something(case: Case) -> bool:
    """Tell whether a capital stands where governments do: "between Washington and", "urged Tehran to"."""
    if not is_capital(case) or case.before().lower() not in AMONG or case.after().lower() not in BEHIND_AMONG:
        return False
    return case.before().lower() != "by" or case.after() not in {".", ","}


def is_second_party(case: Case) -> bool:
    """Tell whether a capital stands behind "between Washington and"."""
    if not is_capital(case) or case.before().lower() != "and" or case.name.first <= 2:
        return False
    first = case.name.first
    return case.before(2)[:1].isupper() and "between" in case.tokens.words[max(0, first - 6) : first]


def acts(case: Case) -> bool:
    """Tell whether a capital does what governments do: "Tehran denied", but not "officials in Tehran denied"."""
    before = case.before().lower()
    if not is_capital(case) or is_passive_agent(case) or case.after().lower() not in ACTING or before in WHERE:
        return False
    return case.before(2).lower() not in WITHIN or before != "and"


def is_passive_agent(case: Case) -> bool:
    """Tell whether a capital ends a clause behind "by": what was held by, or built by, it."""
    return case.before().lower() in AMONG and case.after().lower() in BEHIND_AMONG


CAPITALS: tuple[Kind, ...] = (
    Kind(
        "capital that is party to something",
        is_party_to_something,
        "country",
        Reason("document-capital-that-acts"),
        yes=("Officials urged [Tehran]{country} to talk.",),
        no=("Officials left [Tehran] to talk.",),
    ),
    Kind(
        "capital behind between",
        is_second_party,
        "country",
        Reason("document-capital-that-acts"),
        yes=("An agreement between New Delhi and [Washington]{country} was signed.",),
        no=("He flew from New Delhi to [Washington] on Friday.",),
    ),
    Kind(
        "capital that acts",
        acts,
        "country",
        Reason("document-capital-that-acts"),
        yes=("[Washington]{country} accuses Tehran of lies.",),
        no=("Officials in [Washington] accused Tehran of lies.",),
    ),
)
SEATS_OF_GOVERNMENT: tuple[Kind, ...] = (
    Kind(
        "seat that is entered",
        is_entered,
        "place",
        Reason("document-seat-of-government"),
        yes=("He serves at the [Pentagon]{place}.",),
        no=("The [Pentagon] denied it.",),
    ),
    Kind(
        "seat that acts",
        is_seat,
        "organisation",
        Reason("document-seat-of-government"),
        yes=("[White House]{organisation} spokesman Tom Lund spoke.",),
        no=("She spoke at the [White House].",),
    ),
)


def metonyms(names: list[Name], tokens: Tokens) -> list[Name]:
    """Take a capital for its government where it acts: "Tehran says", "between Washington and Moscow"."""
    return retyped(names, tokens, CAPITALS)


def seats(names: list[Name], tokens: Tokens) -> list[Name]:
    """Tell a seat of government as a place from the government, of whom it is no second actor: "at the White House"."""
    told = retyped(names, tokens, SEATS_OF_GOVERNMENT)
    acting = {words for name in told if name.type == "organisation" and (words := words_of(name, tokens)) in SEATS}
    is_body = [one.type == "place" and words_of(one, tokens) in acting for one in told]
    return [replace(one, type="organisation") if body else one for one, body in zip(told, is_body, strict=True)]

"""What the lists say that a name is, and the ends of words that only firms and peoples have."""

from __future__ import annotations

from dossier.analyse.actors.cases import Case, listed_classes
from dossier.analyse.actors.lexicons import word_facts
from dossier.analyse.actors.wordlists import LEGAL_AS_WRITTEN

CITIES = frozenset({"city", "scity", "subd", "capital"})


def is_plural_people(case: Case) -> bool:
    """Tell whether a word in the plural is listed as a people or a movement only."""
    if len(case.words) > 1 or not case.words[0].endswith("s"):
        return False
    return listed_classes(case.words) in ({"group"}, {"dem"}, {"dem", "group"})


def is_listed_firm(case: Case) -> bool:
    """Tell whether a person of two words or more is listed as a company only."""
    return len(case.words) > 1 and case.type == "person" and listed_classes(case.words) == {"company"}


def is_listed_movement(case: Case) -> bool:
    """Tell whether a person of two words or more is listed as a movement only."""
    classes = listed_classes(case.words) if len(case.words) > 1 and case.type == "person" else frozenset()
    return bool(classes) and classes <= {"group", "armed"}


def has_legal_form(case: Case) -> bool:
    """Tell whether a person's or a place's name ends as only a firm's does: "Susman Godfrey LLP"."""
    if case.type == "organisation" or len(case.words) < 2:
        return False
    return case.words[-1] in LEGAL_AS_WRITTEN or case.lower[-1].endswith(OF_TRADE)


OF_TRADE = ("technologies", "chemicals", "pharmaceuticals", "semiconductors")
"""Ends of the last word of a firm's name: "Sila Nanotechnologies"."""


def is_people_of_a_place(case: Case) -> bool:
    """Tell whether a word in the plural is made of a listed place: "Pennsylvanians", "Aucklanders"."""
    word = case.words[0]
    if len(case.words) > 1 or case.type == "group" or len(word) < LONG_PEOPLE or word_facts(word).last_name:
        return False
    ends = next((end for end in ("ians", "ans", "ers", "ns") if word.endswith(end)), "")
    places = (word.removesuffix(end) for end in (ends, "ns") if ends and word.endswith(end))
    return is_demonym_of_itself(case) or any(listed_classes((place,)) & CITIES for place in places)


def is_demonym_of_itself(case: Case) -> bool:
    """Tell whether a person's name ends as only the plural of a people does: "Glaswegians"."""
    word = case.words[0]
    return case.type == "person" and word.endswith(("ians", "eans")) and is_unlisted_word(word)


LONG_PEOPLE = 6


def is_unlisted_word(word: str) -> bool:
    """Tell whether a word is listed as no name of persons and as nothing else."""
    return not (word_facts(word).first_name or listed_classes((word,)))


def is_trade_in_the_plural(case: Case) -> bool:
    """Tell whether a word in the plural says what people do: "Steelworkers", "Midshipmen"."""
    word = case.lower[0]
    return len(case.words) == 1 and case.type != "group" and word.endswith(TRADES) and not case.words[0].isupper()


TRADES = ("workers", "shipmen", "sportsmen", "infantrymen", "guardsmen", "fishermen")


def is_region(case: Case) -> bool:
    """Tell whether a name of two words or more is listed as a region and as no body."""
    classes = listed_classes(case.words) if len(case.words) > 1 and case.type != "country" else frozenset()
    return "region" in classes and not classes & {"body", "company", "media", "team"}


def is_listed_city(case: Case) -> bool:
    """Tell whether a body of two words or more is listed as a city or state only."""
    classes = listed_classes(case.words) if len(case.words) > 1 and case.type == "organisation" else frozenset()
    return bool(classes) and classes <= CITIES


def is_judge_in_capitals(case: Case) -> bool:
    """Tell whether a name in capitals stands before "Judge" or "Justice": Before | WOODARD, Chief Judge."""
    if len(case.words) > 1 or not case.words[0].isupper():
        return False
    words, at = case.tokens.words, case.name.last
    if words[at : at + 1] == ("and",) and words[at + 1 : at + 2] and words[at + 1].isupper():
        at += 2
    behind = words[at + 1 : at + NEAR_JUDGE] if words[at : at + 1] == (",",) else ()
    judge = next((place for place, word in enumerate(behind) if word in JUDGES), None)
    return judge is not None and all(word[0].isupper() for word in behind[:judge])


JUDGES = frozenset({"Judge", "Judges", "Justice", "Justices", "J.", "JJ."})
NEAR_JUDGE = 5
"""Tokens behind a judge's name among which "Judge" stands."""


def is_city_in_capitals(case: Case) -> bool:
    """Tell whether a body in capitals is a city's name, as in a dateline: SEATTLE and | LYON, France."""
    word = case.words[0]
    if case.type != "organisation" or len(case.words) > 1 or not word.isupper() or len(word) < LONG_CITY:
        return False
    classes = listed_classes((word.capitalize(),))
    return bool(classes) and classes <= CITIES | {"scity"}


LONG_CITY = 5


def is_institution_of_a_place(case: Case) -> bool:
    """Tell whether the last two words are those of schools, hospitals or services: "Ridge Unified School District"."""
    return len(case.words) > 2 and case.lower[-2:] in INSTITUTIONS and case.words[-1][0].isupper()


INSTITUTIONS = frozenset(
    {("school", "district"), ("college", "district"), ("water", "district"), ("library", "district")}
    | {("fire", "district"), ("medical", "center"), ("medical", "centre"), ("health", "center"), ("fire", "department")}
)

"""What shows a team, a firm or a town beside a name that no list knows: who works for it, the plural behind it."""

from __future__ import annotations

import re

from dossier.analyse.actors.cases import Case, listed_classes
from dossier.analyse.actors.countries import capital_code, country_code, demonym_code
from dossier.analyse.actors.lexicons import word_facts
from dossier.analyse.actors.wordlists import HONORIFICS, OFFICES, TITLES
from dossier.english.function_words import ARTICLES
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.english.person_names import PARTICLES

BODY_FIRSTS = words("bodies", "begins_a_body")
OF_TEAMS = words("offices", "of_a_team")
"""Offices behind the name of a team: "Holmbury | manager Bev Sand"."""
OF_FIRMS = word_set("analyst economist strategist ceo cfo cto founder co-founder")
"""The same behind the name of a firm: "Berenberg | analyst Tammy Qiu"."""
OFFICERS = OF_TEAMS | OF_FIRMS
ADDRESSES = TITLES | HONORIFICS
OFFICES_AND_ADDRESSES = ADDRESSES | OFFICES
KINDS_OF_BODY = (
    words("bodies", "body_before")
    | words("bodies", "kind_of_firm")
    | word_set("operator contractor firm developer supplier retailer charity consortium producer manufacturer")
)
MEMBERS_OF = word_set("party movement group organisation organization alliance militia broadcaster")
"""Kinds of bodies too, of which somebody is a leader: "the leader of the party, Ann Lee,"."""
MANY = word_set("have are were host face play visit meet beat travel need remain do lead trail lost")
"""Verbs of a team behind its name, as in "Holmbury have won"; those that one person may go with stand in `SHARED`."""
SHARED = word_set("beat lost lead trail")
OF_MANY_ALONE = MANY - SHARED
BEGINNING = word_set("but that while when as if because since although though whether where after before") | {
    ".",
    ";",
    "?",
    "!",
    '"',
}
"""What may stand before a subject that nobody is joined to."""
STAFF = word_set(
    """members volunteers employees customers shareholders drivers pilots crews passengers trains buses ships lorries
    ferries stores shops factories products brands owners investors subscribers viewers listeners"""
)
"""Whom or what only a firm or a club has, behind "whose" or the possessive."""
AGE = word_set("age aged")


def begins_like_body(case: Case) -> bool:
    """Tell whether the first word is one for bodies in another language: "Minera Sol Dorado", "Instituto Alto"."""
    if len(case.words) < 2 or case.type not in {"person", "place"} or case.lower[0] not in BODY_FIRSTS:
        return False
    return case.before().lower() not in ADDRESSES and not listed_classes(case.words)


def has_score(case: Case) -> bool:
    """Tell whether a lone name that no list knows won or lost a match by one score: "Halmstow beat X 3-1"."""
    if case.type not in {"person", "place"} or len(case.words) > 1 or not may_be_body(case):
        return False
    facts = word_facts(case.words[0])
    if facts.first_name or facts.last_name or listed_classes(case.words):
        return False
    low, high = case.tokens.segment_at(case.name.first)
    scores = [word for word in case.tokens.words[low:high] if SCORE.fullmatch(word)]
    return len(scores) == 1 and (case.after() in WON or case.before() in WON | {"over", "to", "against", "with"})


SCORE = re.compile(r"\d{1,2}[-–]\d{1,2}")
WON = word_set("beat defeated thrashed edged drew lost hammered trounced overcame downed routed won")


def has_officer(case: Case) -> bool:
    """Tell whether an office of a team and somebody's name stand behind a name."""
    return case.after().lower() in OFFICERS and case.after(1)[:1].isupper() and case.after()[:1].islower()


def acts_as_many(case: Case) -> bool:
    """Tell whether one name at the beginning of a clause has a verb in the plural: "Holmbury have won"."""
    first = case.name.first
    if case.type != "person" or verb_behind(case) not in OF_MANY_ALONE or not may_be_body(case):
        return False
    return first == case.tokens.segment_at(first)[0] or case.before().lower() in BEGINNING


def verb_behind(case: Case) -> str:
    """Return the word behind a name, or behind the relative clause between commas that follows it."""
    if case.after() != "," or case.after(1) not in {"who", "which"}:
        return case.after()
    closing = next((ahead for ahead in range(2, 14) if case.after(ahead) == ","), 0)
    return case.after(closing + 1) if closing else ""


def has_members(case: Case) -> bool:
    """Tell whether it has what only a firm or a club has: "Dalesbus, whose drivers", "a spokesman for X's members"."""
    if case.type not in {"person", "place"} or not may_be_body(case):
        return False
    if case.after() == "," and case.after(1) == "whose":
        return case.after(2) in STAFF
    return case.after() == "'s" and case.after(1) == "managing" and case.after(2) == "director"


def is_described_as_body(case: Case) -> bool:
    """Tell whether it is said to be a firm or the like: "Somon Trans, a private operator"; the contractor, Balfour."""
    if case.type not in {"person", "place"} or not may_be_body(case) or listed_classes(case.words):
        return False
    before = case.before() == "," and case.after() == "," and case.before(2) in KINDS_OF_BODY
    article = ARTICLES if len(case.words) == 1 and not word_facts(case.words[0]).last_name else {"a", "an"}
    return before or (
        case.after() == "," and case.after(1) in article and head_behind(case) in KINDS_OF_BODY | MEMBERS_OF
    )


def head_behind(case: Case) -> str:
    """Return the noun of a description behind a comma and an article."""
    head = ""
    for ahead in range(2, 6):
        word = case.after(ahead)
        if demonym_code(word):
            continue
        if not (word.islower() and word.isalpha()) or word in _BEHIND_NOUN:
            break
        head = word
    return head


_BEHIND_NOUN = word_set("of from in for at based that which with owned run")


def is_home(case: Case) -> bool:
    """Tell whether it says where somebody is from, behind the age: "Ann Lee, age 54, of Shamokin"."""
    aged = case.before(3).isdigit() and case.before(2) == "," and case.before() in {"of", "from"}
    alone = case.type == "person" and len(case.words) <= 2
    return alone and aged and (case.before(4) == "," or case.before(4) in AGE) and case.after() in {",", "."}


def is_near(case: Case) -> bool:
    """Tell whether something is near a name that is no known person's: "near Al Huwayjah"."""
    if case.type != "person" or case.before().lower() not in NEAR or case.after() in {"'s", "'"}:
        return False
    named = case.lower[0] in OF_NAMES or (word_facts(case.words[0]).first_name and word_facts(case.words[-1]).last_name)
    return not named


NEAR = word_set("near outside")
OF_NAMES = PARTICLES - {"al", "el"}
"""Small words with which names of persons begin, and no places: near | bin Laden."""


def may_be_body(case: Case) -> bool:
    """Tell whether a name is not known as a person's, nor said to be one, nor a country."""
    if case.before().lower() in OFFICES_AND_ADDRESSES or country_code(case.form) or capital_code(case.form):
        return False
    facts = word_facts(case.words[0])
    return len(case.words) == 1 or not facts.first_name


def is_interviewer(case: Case) -> bool:
    """Tell whether somebody tells a name of one word something: "In an interview with | Dawn, she said"."""
    with_it = case.before().lower() == "with" and case.before(2).lower() == "interview"
    return (
        case.type == "person" and len(case.words) == 1 and with_it and case.after() == "," and is_teller(case.after(1))
    )


def is_teller(word: str) -> bool:
    """Tell whether a word is a pronoun, as which somebody speaks."""
    return word in {"he", "she", "they"}

"""The type of a name, from its last word, the common noun beside it, or what it does here.

Each rule retypes; the first that holds for a name decides, also where it finds the type right already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossier.analyse.actors.cases import Case, case_of, listed_classes, say
from dossier.analyse.actors.countries import capital_code, country_code
from dossier.analyse.actors.lexicons import word_facts
from dossier.analyse.actors.listed_kinds import (
    has_legal_form,
    is_city_in_capitals,
    is_institution_of_a_place,
    is_judge_in_capitals,
    is_listed_city,
    is_listed_firm,
    is_listed_movement,
    is_people_of_a_place,
    is_plural_people,
    is_region,
    is_trade_in_the_plural,
)
from dossier.analyse.actors.names import CERTAIN, Name
from dossier.analyse.actors.teams import (
    acts_as_many,
    begins_like_body,
    has_members,
    has_score,
    is_described_as_body,
    is_home,
    is_interviewer,
    is_near,
)
from dossier.analyse.actors.wordlists import (
    FIRM_LASTS,
    HONORIFICS,
    MEDIA_HEADS,
    OFFICES,
    ORG_HEADS,
    PLACE_HEADS,
    TITLES,
    with_stops,
)
from dossier.english.clause_words import PLAINLY_SAID
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.english.verbs import is_past
from dossier.model import ActorType, Reason

PLACE_LASTS = words("places", "place_last")
PLACE_FIRSTS = words("places", "place_first")
BODY_LASTS = words("bodies", "body_last")
ADDRESSES = with_stops(words(ANY, "address"))
KIND_BEFORE = {"organisation": words("bodies", "body_before"), "place": words("places", "place_before")}
KIND_AFTER = {"organisation": words("bodies", "body_after"), "place": words("places", "place_after")}
GOVERNED = word_set("council government capital parliament assembly")
PAPER_LASTS = word_set("courier gazette herald tribune enquirer chronicle sentinel bugle")
"""Last words of the names of newspapers."""
FIRM_OR_PAPER_LASTS = FIRM_LASTS | PAPER_LASTS
SPEAKS = PLAINLY_SAID | {"reports", "declined"}
WITHIN = word_set("in at to from near")
WHERE = WITHIN | word_set("of outside around for through") | {","}
"""Words before a capital that make it a place and no government."""
MEDIA_AFTER = MEDIA_HEADS - word_set("times post network channel station website agency press journal")

LAST_WORD = Reason("document-last-word-of-the-name")
BESIDE = Reason("document-common-noun-beside-the-name")


@dataclass(frozen=True, slots=True)
class Kind:
    """A reason for a type."""

    name: str
    when: Callable[[Case], bool]
    then: ActorType
    found_by: Reason
    """What is said of it in the record."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    certain: bool = False
    """Whether it outweighs whatever the tagger thinks of the name elsewhere."""


def retyped(names: Sequence[Name], tokens: Tokens, kinds: Sequence[Kind]) -> list[Name]:
    """Give each name the type of the first rule that holds for it."""
    out: list[Name] = []
    for name in names:
        case = case_of(name, tokens)
        kind = kind_of(case, kinds)
        if kind is None or kind.then == name.type:
            out.append(name)
            continue
        margin = CERTAIN if kind.certain else name.margin
        out.append(Name(name.first, name.last, kind.then, kind.found_by, margin))
        say(kind.name, name, tokens, "decided", f"{case.form}: {kind.then}, not {name.type}")
    return out


def kind_of(case: Case, kinds: Sequence[Kind]) -> Kind | None:
    """Return the first rule that holds for a name."""
    for kind in kinds:
        if kind.when(case):
            return kind
    return None


def is_named_like_person(case: Case) -> bool:
    """Tell whether the tagger doubts a place of two words that are a given name and a family name: "Jordan Pike"."""
    if case.type != "place" or len(case.words) != 2 or case.name.margin > DOUBTFUL or listed_classes(case.words):
        return False
    given, family = map(word_facts, case.words)
    stands_for_place = case.before().lower() in BEFORE_PLACES or case.after() == ","
    return bool(given.first_name and family.last_name) and case.lower[1] not in PLACE_HEADS and not stands_for_place


BEFORE_PLACES = WHERE | {"in", "at", "from", "to", "the"}
DOUBTFUL = 150
"""Margin of the tagger up to which it was not sure of a type."""


def ends_like(case: Case, lasts: frozenset[str], kinds: frozenset[ActorType]) -> bool:
    """Tell whether a name of two words or more of some types ends with one of some words, capitalised."""
    return len(case.words) > 1 and case.type in kinds and case.lower[-1] in lasts and case.words[-1][0].isupper()


def ends_like_place(case: Case) -> bool:
    """Tell whether the last word is one for places and no list knows the name, nor has somebody of it an office."""
    kinds: frozenset[ActorType] = frozenset(["organisation", "person"])
    sure = case.lower[-1] in NO_FAMILY_NAMES
    if case.type == "person" and case.before().lower() in OFFICES and not sure:
        return False
    return ends_like(case, PLACE_LASTS, kinds) and (sure or not listed_classes(case.words)) and not is_body_of(case)


NO_FAMILY_NAMES = word_set(
    "bridge airport avenue boulevard highway stadium arena building castle hotel cemetery airfield"
)
"""Last words of places that nobody is called by: the Emperor | Norton Bridge."""


def is_body_of(case: Case) -> bool:
    """Tell whether a name begins with a kind of body and "of": the Bureau of Prison."""
    return case.lower[1:2] == ("of",) and case.lower[0] in ORG_HEADS


def ends_like_body(case: Case) -> bool:
    """Tell whether the last word is one for bodies."""
    return ends_like(case, BODY_LASTS, frozenset(["place", "person"]))


def ends_like_firm(case: Case) -> bool:
    """Tell whether the last word is one for firms, and the first no first name: "Thalassa Bio"."""
    ends = ends_like(case, FIRM_OR_PAPER_LASTS, frozenset(["place", "person"]))
    named = word_facts(case.words[0]).first_name and word_facts(case.words[-1]).last_name
    return ends and not named and not listed_classes(case.words)


ADDRESSED = TITLES | HONORIFICS


def begins_like_place(case: Case) -> bool:
    """Tell whether the first word is one for places in another language: "Wadi Shenu", "Tel Marra"."""
    if len(case.words) < 2 or case.type not in {"person", "organisation"} or case.lower[0] not in PLACE_FIRSTS:
        return False
    titled = case.before().lower() in ADDRESSED
    body = case.lower[-1] in ORG_HEADS or "for" in case.words
    return not titled and not body and not listed_classes(case.words) and not is_person_here(case)


def is_person_here(case: Case) -> bool:
    """Tell whether a name speaks or has an age: "Umm Kamal, 44, said"."""
    after = case.after().lower()
    return after in SPEAKS or (
        after == "," and (case.after(1).isdigit() or case.after(1).lower() in {"who", "a", "the"})
    )


def is_named_person(case: Case) -> bool:
    """Tell whether a place is somebody's name: behind an office, or a first and last name before a verb."""
    if case.type != "place" or len(case.words) != 2 or listed_classes(case.words) or case.lower[1] in NO_FAMILY_NAMES:
        return False
    office = case.before().lower() in OFFICES and not case.after()[:1].isupper()
    first, last = word_facts(case.words[0]), word_facts(case.words[1])
    named = bool(first.first_name and last.last_name) and case.lower[1] not in PLACE_LASTS
    return office or (named and acts_like_person(case))


def acts_like_person(case: Case) -> bool:
    """Tell whether the verb of somebody's deed stands right behind a name, and no "in" or "at" before it."""
    before = case.before().lower()
    return (
        before not in WHERE | {"the"} and is_past(case.after().lower()) and case.after() not in {"set", "based", "led"}
    )


def is_of_a_place(case: Case) -> bool:
    """Tell whether a name stands behind "the town of"."""
    return case.type in {"person", "organisation"} and case.before() == "of" and case.before(2) in KIND_BEFORE["place"]


def is_called_body(case: Case) -> bool:
    """Tell whether a name stands behind "airline" or the like."""
    called = case.type in {"person", "place"} and case.before() in KIND_BEFORE["organisation"]
    return called and not country_code(case.form)


def is_local(case: Case) -> bool:
    """Tell whether the words behind a name say that it is a place: "district", "regional government"."""
    if case.type not in {"person", "organisation"}:
        return False
    after = case.after()
    return after in KIND_AFTER["place"] or (after in {"provincial", "regional"} and case.after(1) in GOVERNED)


def speaks(case: Case) -> bool:
    """Tell whether a place that no list knows says something."""
    return case.type == "place" and case.after() in SPEAKS and is_unlisted(case)


def is_unlisted(case: Case) -> bool:
    """Tell whether no list knows the words as a place."""
    places = listed_classes(case.words) & {"city", "ctry", "subd", "capital", "region"}
    return not places and country_code(case.form) is None


def is_before_body(case: Case) -> bool:
    """Tell whether a name that is no city stands before "hospital" or the like."""
    if case.type not in {"person", "place"} or case.after() not in KIND_AFTER["organisation"]:
        return False
    return not (capital_code(case.form) or listed_classes(case.words) & {"city", "ctry", "subd"})


def is_medium(case: Case) -> bool:
    """Tell whether a place or person stands before "television" or the like; a capital there is where it works."""
    return case.type in {"place", "person"} and case.after().lower() in MEDIA_AFTER and not capital_code(case.form)


BY_LAST_WORD: tuple[Kind, ...] = (
    Kind(
        "school, hospital or service of a place",
        is_institution_of_a_place,
        "organisation",
        LAST_WORD,
        yes=(
            "The former chief financial officer of [St. Brendan's Medical Center]{organisation} was sentenced today.",
        ),
        no=("He lives in the [Maple Ridge District] now.",),
    ),
    Kind(
        "people or movement in the plural",
        is_plural_people,
        "group",
        LAST_WORD,
        yes=("The [Liberals]{group} lost. The Maoists won.",),
        no=("The [Liberal Party] lost.",),
    ),
    Kind(
        "listed firm",
        is_listed_firm,
        "organisation",
        LAST_WORD,
        yes=("[Charles Schwab]{organisation} said profits rose.",),
        no=("[Anna Berg] said profits rose.",),
    ),
    Kind(
        "listed movement",
        is_listed_movement,
        "group",
        LAST_WORD,
        yes=("President Berg said that [Kataib Hezbollah]{group} had fled.",),
        no=("President Berg said that [Anna Lund] had fled.",),
    ),
    Kind(
        "judge in capitals",
        is_judge_in_capitals,
        "person",
        BESIDE,
        yes=("Before [WOODARD]{person}, Chief Judge, and KANTE, Circuit Judge, in May.",),
        no=("The [NAACP], a party, met Judge Kante in May.",),
    ),
    Kind(
        "city in capitals",
        is_city_in_capitals,
        "place",
        LAST_WORD,
        yes=("[SEATTLE]{place} and LYON, France, June 3 - Northwind Airlines will merge with Mistral.",),
        no=("The [FEMA] met on Friday.",),
    ),
    Kind(
        "legal form of a firm",
        has_legal_form,
        "organisation",
        LAST_WORD,
        yes=(
            "He spoke to [Susman Godfrey LLP]{organisation} on Friday.",
            "The court heard [Redfield Indemnity Co.]{organisation} in May.",
        ),
        no=("He spoke to [Anna Berg] on Friday.",),
    ),
    Kind(
        "people of a listed place",
        is_people_of_a_place,
        "group",
        LAST_WORD,
        yes=("He told the [Pennsylvanians]{group} that he would come back.",),
        no=("He told [Evans] that he would come back.", "He told [Sanders] that he would come back."),
    ),
    Kind(
        "trade in the plural",
        is_trade_in_the_plural,
        "group",
        LAST_WORD,
        yes=("He met the [Steelworkers]{group} in May.",),
        no=("He met [Ann Lee] in May.",),
    ),
    Kind(
        "listed region",
        is_region,
        "place",
        LAST_WORD,
        yes=("The [Green Zone]{place} was hit.",),
        no=("He left [Ohio].",),
    ),
    Kind(
        "listed city",
        is_listed_city,
        "place",
        LAST_WORD,
        yes=("He serves at the Pentagon. She spoke at the [White House]{place}.",),
        no=("She spoke at the [Nordic Council].",),
    ),
    Kind(
        "given name and family name",
        is_named_like_person,
        "person",
        LAST_WORD,
        yes=("Jordan Pike and [Georgia Wells]{person} fled to Paris on Friday.",),
        no=("He fled to [Jordan Pike].",),
    ),
    Kind(
        "last word of a place",
        ends_like_place,
        "place",
        LAST_WORD,
        yes=("[Jefferson Parish]{place} was evacuated.",),
        no=("[Jefferson Berg] was evacuated.", "The [Bureau of Prison] was evacuated."),
    ),
    Kind(
        "first word of a place",
        begins_like_place,
        "place",
        Reason("document-common-noun-beside-the-name"),
        yes=("Fighters ambushed a column near [Wadi Shenu]{place}.", "Troops entered [Wadi Marra]{place}."),
        no=("Dr. [Wadi Shenu] left.", "[Ras Kamal], 44, left her house."),
    ),
    Kind(
        "first word of a body in another language",
        begins_like_body,
        "organisation",
        BESIDE,
        yes=("The frog lives near a concession held by [Minera Sol Dorado]{organisation}.",),
        no=("Villagers blame [Maria Sol Dorado] for the dust.",),
    ),
    Kind(
        "last word of a firm",
        ends_like_firm,
        "organisation",
        LAST_WORD,
        yes=("[Thalassa Bio]{organisation} sought a patent.",),
        no=("[Anna Steel] sought a patent.",),
    ),
    Kind(
        "last word of a body",
        ends_like_body,
        "organisation",
        LAST_WORD,
        yes=("[Annie E. Casey Foundation]{organisation} gave money.",),
        no=("[Annie E. Casey] gave money.",),
    ),
)
BY_NOUN_BESIDE: tuple[Kind, ...] = (
    Kind(
        "title before the name",
        lambda case: case.type in {"organisation", "place"} and case.before().lower() in ADDRESSES,
        "person",
        Reason("document-title-before-the-name"),
        yes=("Mrs. [Google]{person} spoke.",),
        no=("[Google] spoke.",),
    ),
    Kind(
        "noun of a body before",
        is_called_body,
        "organisation",
        BESIDE,
        yes=("The airline [Larsen]{organisation} cut jobs.",),
        no=("The captain [Anna Berg] cut jobs.",),
    ),
    Kind(
        "somebody with the name of a place",
        is_named_person,
        "person",
        Reason("document-title-before-the-name"),
        yes=(
            "[Houston Pell]{person} beat Kent Darling in the final.",
            "Team Lead [Ilva Lake]{person} met the core team.",
        ),
        no=("He left [Houston] on Friday.", "They met in [Paris Park] on Friday."),
    ),
    Kind(
        "a verb in the plural behind one name",
        acts_as_many,
        "organisation",
        BESIDE,
        certain=True,
        yes=("Moe and others came. [Grimond]{organisation} have said that the match was fair.",),
        no=("Anna Berg and [Grimond] have said that the match was fair.",),
    ),
    Kind(
        "it won or lost by one score",
        has_score,
        "organisation",
        BESIDE,
        yes=("[Dinarvo]{organisation} lost to Ruthven United 3-1 on Saturday.",),
        no=("[Dinarvo] lost to Ruthven United 6-3, 6-4 on Saturday.", "[Berg] lost to Ruthven United 3-1 on Saturday."),
    ),
    Kind(
        "it has members or a managing director",
        has_members,
        "organisation",
        BESIDE,
        yes=("Moe thanked [Dalesbus]{organisation}, whose volunteers drove all night.",),
        no=("Moe thanked [Anna Berg], whose sister drove all night.",),
    ),
    Kind(
        "it is said to be a firm or the like",
        is_described_as_body,
        "organisation",
        BESIDE,
        yes=(
            "The bus belonged to [Somon Trans]{organisation}, a private operator from Dushanbe.",
            "The contractor, [Balfour-Kemp]{organisation}, has no money.",
            "[Batasuna]{organisation}, a political party that campaigns for a state, faces a blow.",
            "[Drobetix]{organisation}, the Swiss drugmaker, won approval for it.",
        ),
        no=("The bus belonged to [Anna Berg], a detective.", "A delegate of the group, [Anna Berg], summed it up."),
    ),
    Kind(
        "what one gives an interview to",
        is_interviewer,
        "organisation",
        BESIDE,
        certain=True,
        yes=("Anna Berg was ill. In an interview with [Dawn]{organisation}, she said so.",),
        no=("In an interview with [Dawn Moe], she said so.",),
    ),
    Kind(
        "where somebody of an age is from",
        is_home,
        "place",
        BESIDE,
        yes=("Darlene Moe, age 54, of [Shamokin]{place}, pleaded guilty.",),
        no=("Darlene Moe, mother of [Anna Berg], pleaded guilty.",),
    ),
    Kind(
        "what something is near",
        is_near,
        "place",
        BESIDE,
        yes=("Mosul was quiet. Near [Al Huwayjah]{place}, two strikes disabled two bridges.",),
        no=("Mosul was quiet. They stood near [Anna Berg], who wept.",),
    ),
    Kind(
        "noun of a place behind",
        is_local,
        "place",
        BESIDE,
        yes=("Clashes in [Anna Berg]{place} province went on.",),
        no=("Officials say [Anna Berg] died late Thursday.",),
    ),
    Kind(
        "it speaks",
        speaks,
        "organisation",
        Reason("document-it-speaks"),
        certain=True,
        yes=("The city of [Calverton]{organisation} announced on Friday a plan.",),
        no=("He left the city of [Calverton] on Friday.",),
    ),
    Kind(
        "noun of a body behind",
        is_before_body,
        "organisation",
        BESIDE,
        yes=("He died in [Amberly]{organisation} hospital.",),
        no=("He died in [Paris] hospital.",),
    ),
)
OF_A_PLACE: tuple[Kind, ...] = (
    Kind(
        "the town of",
        is_of_a_place,
        "place",
        BESIDE,
        yes=(),
    ),
)
"""What the shipped tagger gets right by itself and other engines may not; the examples are golden cases with marks."""
MEDIA: tuple[Kind, ...] = (
    Kind(
        "noun of a medium behind",
        is_medium,
        "organisation",
        Reason("document-name-of-a-medium"),
        yes=("The [Hamburg]{organisation} newspaper reports it.",),
        no=("Japan's [Tokyo] news service reports it.",),
    ),
)


def by_last_word(names: list[Name], tokens: Tokens) -> list[Name]:
    """Correct types that the last word of a longer name contradicts, or that the lists rule out."""
    return retyped(names, tokens, BY_LAST_WORD)


def by_common_noun(names: list[Name], tokens: Tokens) -> list[Name]:
    """Correct types that the common noun beside a name contradicts: "airline X", "the town of X", "X district"."""
    return retyped(names, tokens, (*OF_A_PLACE, *BY_NOUN_BESIDE))


def media(names: list[Name], tokens: Tokens) -> list[Name]:
    """Take a place or person before "television", "newspaper" and the like for the medium it is."""
    return retyped(names, tokens, MEDIA)

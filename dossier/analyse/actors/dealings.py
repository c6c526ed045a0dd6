"""Firms of one word or two that no list knows, by what is said of them: shares, sales, plants, "its".

A name alone says nothing of what it names, and the tagger takes it for a person. What firms do and have gives them
away somewhere in the text; all that is called the same is then a firm, unless it is somebody's last name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.analyse.actors.cases import Case, case_of, listed_classes, say
from dossier.analyse.actors.countries import country_code
from dossier.analyse.actors.descriptions import is_occupation, is_office
from dossier.analyse.actors.lexicons import word_facts
from dossier.analyse.actors.listed import is_distinct, places_of
from dossier.analyse.actors.names import CERTAIN, MODEL, Name
from dossier.analyse.actors.teams import has_officer
from dossier.analyse.actors.wordlists import CALENDAR, HONORIFICS, KIN, TITLES
from dossier.english.clause_words import PLAINLY_SAID
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.english.verbs import is_base, is_past, is_third
from dossier.model import Reason

FIRM = Reason("document-what-firms-do")
HOLDINGS = word_set("shares stock stake stakes investors shareholders bonds investor shareholder shareholding")
"""What one has in a firm."""
HEADS = word_set(
    "ceo cfo executive officer shareholders customers subsidiary founder co-founder makers maker takeover acquisition"
)
"""Before "of": what only firms have; "executive" and "officer" behind "chief"."""
BOUGHT = word_set("buy buys bought buying acquire acquires acquired acquiring founded co-founded")
"""What one does to firms."""
OWNED = word_set(
    """shares stock bonds shareholders customers sales revenue revenues profit profits earnings outlook headquarters
    factory factories plants subsidiary products executives ceo cfo app website warehouses brands turnover dividend"""
)
"""What firms have, right behind their name."""
FIGURES = word_set("sales revenue revenues profit profits earnings turnover losses orders margins")
"""What firms report and expect."""
FIRM_PLANS = word_set("outlook forecast forecasts guidance dividend workforce headcount")
PLACES_OF_WORK = word_set("plants plant factories factory stores branches warehouses jobs workers employees")
QUALIFIES = word_set(
    """a an the its net record quarterly annual full-year first-half half-year lower higher weaker stronger strong weak
    pre-tax pretax operating large small big huge heavy wider narrower two three four five six its all some several
    hundreds thousands of more than about nearly online retail slower rising falling flat new better worse"""
)
PROFIT = word_set("loss profit losses profits revenue sales earnings turnover results")
AMOUNTS = word_set("posted reported booked made recorded suffered posts reports books")
CLOSES = word_set(
    "shut shuts closed closes close open opened opens cut cuts axed axe slash slashed employ employs hire hires hired"
)
EXPECTS = word_set("expects expected sees forecasts forecast predicted predicts")
MAKES = word_set("makes sells manufactures supplies produces employs operates insures")
AUXILIARY = word_set("will would has had may might could is was did also")
TITLED = TITLES | HONORIFICS
FIRM_NOUN = words("bodies", "kind_of_firm")
"""What a firm is, right before its name: "startup Plinq"."""
BODY_NOUN = words("bodies", "body_before")
"""The same of any body, of names that the tagger left out: "website Newslark"."""
EXPERTS = word_set(
    "analysts economists strategists lawyers executives researchers traders brokers employees managers bosses"
)
"""Who works at firms: "analysts at X"."""
ACTS_ON = word_set("fined sued fine sue")
"""What regulators do to firms."""
REGULATORS = word_set("regulator regulators watchdog watchdogs creditors lenders shareholders")
LAUNCHES = word_set("launched unveiled recalled launches unveils recalls raised borrowed")
GOODS = word_set(
    "phone phones car cars vehicles app model drug vaccine product products service chips euros dollars pounds"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """What shows that a name is a firm's."""

    name: str
    holds: Callable[[Case], bool]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def is_held(case: Case) -> bool:
    """Tell whether somebody has shares in it: "shares in X", "investors in X"."""
    at, tokens = case.name.first - 1, case.tokens
    while at > max(0, case.name.first - LIST) and is_in_list(tokens.words[at]):
        at -= 1
    return at > 0 and tokens.lower[at] in {"in", "of"} and tokens.lower[at - 1] in HOLDINGS


def is_in_list(word: str) -> bool:
    """Tell whether a word may stand in a list of names."""
    return word in {"and", ",", "or"} or word[:1].isupper()


LIST = 12
"""Tokens of a list of firms that is looked over."""


def is_headed(case: Case) -> bool:
    """Tell whether somebody is its chief executive or its customer: "chief executive of X"."""
    if case.before() != "of":
        return False
    head = case.before(2).lower()
    return head in HEADS and (head not in CHIEFS or case.before(CHIEFS[head]).lower() == "chief")


CHIEFS = {"executive": 3, "officer": 4}
"""Heads that are a firm's only behind "chief", and how far before the name that stands: chief financial officer of."""


def is_named_as_bank(case: Case) -> bool:
    """Tell whether a word that no list knows ends like a bank's name: "Kiwibank"."""
    word = case.lower[0]
    if len(case.words) > 1 or not word.endswith("bank") or len(word) < LONG_BANK:
        return False
    return not (word_facts(case.words[0]).last_name or listed_classes(case.words))


LONG_BANK = 7


def is_bought(case: Case) -> bool:
    """Tell whether somebody buys or founded it: "will buy X for $2 billion"."""
    verb = case.before().lower()
    if verb == "rival":
        return not is_known(case) and any(case.before(back).lower() in BOUGHT for back in (2, 3, 4))
    return verb in BOUGHT and (verb.endswith("founded") or case.after() in {"for", "from", ".", "in"})


def has_shares(case: Case) -> bool:
    """Tell whether what firms have stands right behind: "X shares fell", "X's profit"; a person may have shares."""
    after = case.after().lower()
    if after != "'s":
        return after in TRADED and is_verb_of_shares(case.after(1).lower())
    behind = noun_from(case.name.last + 1, case)
    chief = behind == "chief" and case.after(2).lower() in OF_CHIEFS
    own = FIGURES | {"ceo", "cfo", "shareholders", "outlook", "turnover"} if is_known(case) else OWNED
    return chief or behind in own


OF_CHIEFS = word_set("executive financial operating technology engineer scientist economist")
"""Behind "X's chief": an officer of a firm."""
TRADED = word_set("shares stock bonds shareholders customers executives profits")
MOVES = word_set(
    """fell rose jumped sank slid climbed dropped gained plunged soared tumbled slipped lost closed were was have had
    are is"""
)


def is_verb_of_shares(word: str) -> bool:
    """Tell whether a word behind "X shares" shows that these are a noun: fell, were, in."""
    return word in MOVES or word in {".", ",", "in", "on", "at", "by", "to", "for", "up", "down"}


def is_known(case: Case) -> bool:
    """Tell whether the last word is listed as a name of persons."""
    facts = word_facts(case.words[-1])
    return bool(facts.first_name or facts.last_name)


def verb_behind(case: Case) -> int:
    """Return the token of the verb behind a name, auxiliaries passed over."""
    at = case.name.last
    while case.tokens.lower[at : at + 1] and case.tokens.lower[at] in AUXILIARY:
        at += 1
    return at


def noun_from(at: int, case: Case) -> str:
    """Return the noun at a token or behind the words that may stand before it: "a record quarterly | loss"."""
    lower = case.tokens.lower
    end = min(len(lower), at + 7)
    while at < end and (lower[at] in QUALIFIES or lower[at][0].isdigit() or lower[at] == ","):
        at += 1
    return lower[at] if at < end else ""


def reports(case: Case) -> bool:
    """Tell whether it posts, cuts or expects what firms do: "X posted a loss", "X will cut 300 jobs"."""
    at = verb_behind(case)
    verb = case.tokens.lower[at] if at < len(case.tokens) else ""
    noun = noun_from(at + 1, case)
    if verb in AMOUNTS:
        return noun in PROFIT
    if verb in CLOSES:
        return noun in PLACES_OF_WORK or (noun in FIRM_PLANS and not is_known(case))
    if verb in EXPECTS:
        return noun in FIGURES
    if verb in PLAINLY_SAID and noun in FIGURES:
        return case.tokens.lower[at + 1] == "its" or not is_known(case)
    return verb in MAKES and makes(verb, at, case)


def makes(verb: str, at: int, case: Case) -> bool:
    """Tell whether it makes or sells something, or employs so many; "who makes" is said of persons."""
    many = verb == "employs" and case.tokens.words[at + 1 : at + 2] != () and case.tokens.words[at + 1][0].isdigit()
    return case.before().lower() != "who" and (many or not is_known(case))


def has_its(case: Case) -> bool:
    """Tell whether "its" or "it" behind the verb is the name's own: "X cut its last bus", "X said it would close"."""
    at = verb_behind(case)
    lower = case.tokens.lower
    if at + 2 >= len(lower) or not (is_past(lower[at]) or is_third(lower[at]) or is_base(lower[at])):
        return False
    if lower[at + 1] == "its":
        return True
    if lower[at] not in PLAINLY_SAID:
        return False
    said = behind_day(at, lower) + 1
    plans = lower[said : said + 1] == ("it",) and not INTENDS.isdisjoint(lower[said + 1 : said + 2])
    return plans or says_it_plans(at, lower)


def behind_day(at: int, lower: Sequence[str]) -> int:
    """Step over when or how something was said: said | on Monday; in a statement | that; the last word of it."""
    if tuple(lower[at + 1 : at + 4]) == ("in", "a", "statement"):
        at += 3
    else:
        day = at + 1 + (lower[at + 1] == "on")
        at = at if CALENDAR.isdisjoint(lower[day : day + 1]) else day
    return at + (tuple(lower[at + 1 : at + 2]) == ("that",))


def says_it_plans(at: int, lower: Sequence[str]) -> bool:
    """Tell whether it is said what it plans: "told the council that it | intends"."""
    that = next((place for place in range(at + 1, min(at + 6, len(lower) - 2)) if lower[place] == "that"), 0)
    return that > 0 and lower[that + 1] == "it" and lower[that + 2] in PLANS


PLANS = word_set("intends intended plans planned expects hopes hoped")
"""Behind "told the council that it": what one says of oneself."""
INTENDS = word_set("will would had has could")
"""Behind "said it": what one says of oneself, and not of the weather."""


def which(case: Case) -> bool:
    """Tell whether a clause with "which" and a verb of doing stands behind: "X, which makes"."""
    return case.after() == "," and case.after(1) == "which" and case.after(2).lower() in MAKES | {"has", "owns", "runs"}


def is_called_firm(case: Case) -> bool:
    """Tell whether what firms are stands before a name that is no known last name: "startup X", "brewer X"."""
    unseen = case.name.found_by == FIRM
    return case.before().lower() in (FIRM_NOUN | BODY_NOUN if unseen else FIRM_NOUN) and not is_known(case)


def has_experts(case: Case) -> bool:
    """Tell whether somebody's work is at it: "analysts at X"; a place has none."""
    return case.before() == "at" and case.before(2).lower() in EXPERTS


def is_fined(case: Case) -> bool:
    """Tell whether those fine or sue it who fine firms: "regulators fined X"."""
    return case.before().lower() in ACTS_ON and case.before(2).lower() in REGULATORS


def launches(case: Case) -> bool:
    """Tell whether it launches what firms make, or raises money: "X recalled 3,000 cars", "X raised $20 million"."""
    at = verb_behind(case)
    if is_known(case) or case.tokens.lower[at : at + 1] == () or case.tokens.lower[at] not in LAUNCHES:
        return False
    return case.tokens.words[at + 1 : at + 2] in {("$",), ("€",), ("£",)} or noun_from(at + 1, case) in GOODS


DEEDS: tuple[Deed, ...] = (
    Deed(
        "one has shares in it",
        is_held,
        yes=("Investors in Breva and [Zentrix]{Zentrix} were told.",),
        no=("Interest in [Anna Berg] grew.",),
    ),
    Deed(
        "it has a chief executive",
        is_headed,
        yes=('Ferrano expects rain. "We must act," said Lea Roth, chief executive of [Ferrano]{Ferrano}.',),
        no=("He was the brother of [Ferrano].",),
    ),
    Deed(
        "it ends in -bank",
        is_named_as_bank,
        yes=("Reports say that [Kiwibank]{Kiwibank} lost money.",),
        no=("Reports say that [Burbank] lost money.",),
    ),
    Deed(
        "what firms are before it",
        is_called_firm,
        yes=("The startup [Plinq]{Plinq} hired two. Ruiz said Plinq would hire.",),
        no=("The captain [Plinq] hired two.", "The brewer [Berg] hired two."),
    ),
    Deed(
        "one works at it",
        has_experts,
        yes=("Analysts at [Morvik]{Morvik} agreed.", "Employees at [Bluvane]{Bluvane} walked out."),
        no=("Villagers at [Morvik] agreed.",),
    ),
    Deed(
        "somebody of its team is named behind it",
        has_officer,
        yes=("Rain fell when [Holmbury]{Holmbury} manager Bev Sand spoke.",),
        no=("Rain fell when [Holmbury] met Bev Sand.",),
    ),
    Deed(
        "it is fined",
        is_fined,
        yes=("Regulators fined [Xelora]{Xelora}. Xelora paid.", "Regulators fined [Nextarra]{Nextarra} $3 million."),
        no=("The judge fined [Xelora].",),
    ),
    Deed(
        "it launches or raises",
        launches,
        yes=("[Xelora]{Xelora} launched a phone. Xelora paid.",),
        no=("[Xelora] launched a boat.",),
    ),
    Deed(
        "it is bought or founded",
        is_bought,
        yes=("Walter Disken founded [Disken]{Disken} in 1999.",),
        no=("He bought [Anna Berg] a drink.",),
    ),
    Deed(
        "it has shares",
        has_shares,
        yes=(
            "Later [Norvent]{Norvent}'s quarterly profit doubled.",
            "Later [Tallis]{Tallis} shares fell in Oslo.",
            "[Kaltora]{Kaltora}'s chief executive, Ida Moe, resigned.",
        ),
        no=("[Anna Berg] shares the view.", "[Berg]'s shares were sold."),
    ),
    Deed(
        "it reports, cuts or expects",
        reports,
        yes=(
            "[Kaltora]{Kaltora} posted a loss of 40 million euros.",
            "Kaltora posted a letter. Officials left, and [Kaltora]{Kaltora} said sales rose.",
        ),
        no=("[Kaltora] posted a letter.", "[Anna Berg] cut the cake."),
    ),
    Deed(
        "its or it is its own",
        has_its,
        yes=(
            "[Kaltora]{Kaltora} blamed its rivals. Kaltora posted a letter.",
            "[Kaltora]{Kaltora} said it would close. Kaltora posted a letter.",
            "[Kaltora]{Kaltora} said on Monday that it would close. Kaltora posted a letter.",
            "[Kaltora]{Kaltora} has told the council that it intends to close. Kaltora posted a letter.",
        ),
        no=("[Anna Berg] said it was cold.", "[Kaltora] cut his hair."),
    ),
    Deed(
        "which makes something",
        which,
        yes=("Police searched [Kaltora]{Kaltora}, which makes toys.",),
        no=("Police searched for [Anna Berg], which took a day.",),
    ),
)
"""What shows that a name is a firm's; one is enough."""


def firms_by_deeds(names: list[Name], tokens: Tokens) -> list[Name]:
    """Take names that do what firms do for firms, everywhere in the text where nothing says that they are persons."""
    cases = [case_of(name, tokens) for name in names]
    titled = forms_with_titles(cases)
    shown = [case for case in cases if may_be_firm(case, titled) and deed_of(case) is not None]
    if not shown:
        return names
    forms, firm = forms_of_firms(shown, cases), {case.name for case in shown}
    return [as_firm(case) if case.name in firm or is_called_so(case, forms) else case.name for case in cases]


def unknown_alone(names: list[Name], tokens: Tokens) -> list[Name]:
    """Take a word that no list knows for a body where a text on firms says nowhere that it is a person.

    The tagger takes most of them for persons, but a person is named in full, or has a title, a pronoun or an age. Texts
    on anything else name many by the last name or the first alone, and are left as they are.
    """
    if not any(name.found_by == FIRM for name in names):
        return names
    lone, kept = alone_and_kept(names, tokens)
    return [as_body(name, kept, tokens) if name in lone else name for name in names]


def alone_and_kept(names: Sequence[Name], tokens: Tokens) -> tuple[set[Name], set[str]]:
    """Return the persons of one word that the tagger found, and the words that the text says are persons' names."""
    full, lone = in_full_and_alone(names)
    others = frozenset(at for name in full for at in range(name.first, name.last))
    said = {tokens.words[name.first] for name in lone if is_said_to_be_person(name, others, tokens)}
    return lone, {tokens.words[at] for at in others} | said


def in_full_and_alone(names: Sequence[Name]) -> tuple[list[Name], set[Name]]:
    """Return the names of persons of two words or more, and those of one word that the tagger found."""
    persons = [name for name in names if name.type == "person"]
    lone = {name for name in persons if name.size == 1 and name.found_by == MODEL}
    return [name for name in persons if name.size > 1], lone


def as_body(name: Name, kept: set[str], tokens: Tokens) -> Name:
    """Return a lone name as a body's, unless its word is kept for persons or known."""
    word = tokens.words[name.first]
    return name if word in kept or not is_unknown(word) else name.retyped("organisation", ALONE)


ALONE = Reason("document-nothing-says-a-person")


@lru_cache(maxsize=10_000)
def is_unknown(word: str) -> bool:
    """Tell whether a word is in no list, and written as one of a European language: a capital and small letters."""
    facts = word_facts(word)
    return (
        word.isalpha() and word[1:].islower() and not (facts.first_name or facts.last_name or facts.case or facts.brown)
    )


def is_said_to_be_person(name: Name, others: frozenset[int], tokens: Tokens) -> bool:
    """Tell whether a title, an age, a pronoun, a deed or somebody beside it says that a name is a person's."""
    case = case_of(name, tokens)
    if case.before().lower() in TITLED | KIN or is_office(case.before()) or is_occupation(case.before().lower()):
        return True
    verb = verb_behind(case)
    if is_person_here(case) or is_introduced(case) or not OF_PERSONS.isdisjoint(case.tokens.lower[verb : verb + 1]):
        return True
    if not others.isdisjoint({name.first - 2, name.last + 1}):
        return True  # in a list with somebody
    at = bisect_left(tokens.segments, (name.first + 1,)) - 1
    low, high = tokens.segments[at][0], tokens.segments[min(at + 1, len(tokens.segments) - 1)][1]
    pronouns = any(tokens.lower[place] in PRONOUNS for place in range(name.last, high))
    return pronouns and others.isdisjoint(range(low, high))


def is_introduced(case: Case) -> bool:
    """Tell whether a description of a person stands behind a name: "Gahl, a nurse from Derby"."""
    if case.after() != ",":
        return False
    near = case.tokens.words[case.name.last + 1 : case.name.last + 6]
    return any(is_office(word) for word in near)


PRONOUNS = word_set("he she him her his hers himself herself")
OF_PERSONS = word_set(
    """wept smiled laughed died born married arrested charged jailed sentenced convicted resigned retired wrote sang
    tweeted nodded grew played scored won"""
)
"""What persons do."""


def forms_with_titles(cases: Sequence[Case]) -> set[tuple[str, ...]]:
    """Return what persons are called behind a title."""
    return {case.words for case in cases if case.type == "person" and case.before().lower() in TITLED}


def forms_of_firms(shown: Sequence[Case], cases: Sequence[Case]) -> set[tuple[str, ...]]:
    """Return what firms are called; a last name is nobody's but the person's unless several places show a firm."""
    lasts = {case.words[-1] for case in cases if case.type == "person" and len(case.words) > 1}
    return {case.words for case in shown if case.words[-1] not in lasts or count_of(case.words, shown) >= SEVERAL}


def as_firm(case: Case) -> Name:
    """Return a name as a firm's."""
    name = case.name
    return (
        name
        if name.type == "organisation" and len(case.words) > 1
        else Name(name.first, name.last, "organisation", FIRM, CERTAIN)
    )


def is_called_so(case: Case, forms: set[tuple[str, ...]]) -> bool:
    """Tell whether a name is one of those of firms, and nothing says that it is a person's here."""
    return case.words in forms and case.type in {"person", "place"} and not is_person_here(case)


SEVERAL = 2
"""So often a last name must do what firms do before it is one wherever it stands alone."""


def count_of(words: tuple[str, ...], shown: Sequence[Case]) -> int:
    """Count the cases of a form."""
    return sum(case.words == words for case in shown)


def may_be_firm(case: Case, titled: set[tuple[str, ...]]) -> bool:
    """Tell whether a name may be a firm's: one word, or two of which the first is no first name; no place or title."""
    if case.type in {"country", "group"} or case.words in titled or len(case.words) > LONGEST_FIRM:
        return False
    if case.type != "organisation" and len(case.words) > 1 and word_facts(case.words[0]).first_name:
        return False
    places = listed_classes(case.words) & {"city", "scity", "ctry", "subd", "capital", "region"}
    return not places and not country_code(case.form) and case.lower[0] not in CALENDAR


LONGEST_FIRM = 3


def is_person_here(case: Case) -> bool:
    """Tell whether the words behind a name say that it is a person's: his age, "said he", "who"."""
    after = case.after().lower()
    if after == ",":
        return case.after(1).isdigit() or case.after(1) == "who"
    behind = case.after(1).lower()
    return behind in {"he", "she", "his", "her"} or after in {"himself", "herself", "who"}


def deed_of(case: Case) -> Deed | None:
    """Return the first deed that shows a name to be a firm's, and note it."""
    deed = next((deed for deed in DEEDS if deed.holds(case)), None)
    if deed is not None:
        say(deed.name, case.name, case.tokens, "decided", f"{case.form}: organisation")
    return deed


def unseen_firms(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add words that the tagger left out and that are a firm's by what stands beside them: "investors in X"."""
    taken = places_of(names)
    found = []
    for at in tokens.capitals:
        if 0 < at < len(tokens) - 1 and at not in taken and may_be_unseen(at, tokens):
            case = case_of(Name(at, at + 1, "organisation", FIRM), tokens)
            if any(deed.holds(case) for deed in BESIDE):
                found.append(case.name)
    return sorted([*names, *found]) if found else names


BESIDE = tuple(
    deed
    for deed in DEEDS
    if deed.holds in {is_held, is_headed, is_bought, is_called_firm, has_shares, has_experts, has_officer, is_fined}
)
"""Those that the words right beside a name show."""


def may_be_unseen(at: int, tokens: Tokens) -> bool:
    """Tell whether a word stands alone with its capital and is hardly anything but a name that no list knows."""
    word = tokens.words[at]
    beside = (tokens.words[at - 1], tokens.words[at + 1])
    if any(other[:1].isupper() for other in beside) or not is_distinct(word) or word.isupper():
        return False
    return not (word_facts(word).first_name or country_code(word) or listed_classes((word,)) - {"company"})

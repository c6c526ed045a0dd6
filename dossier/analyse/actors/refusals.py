"""What can be no actor, whatever the tagger thinks: weekdays, bare titles, nationalities, events, laws, storms."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.analyse.actors.cases import Case, case_of, is_adjective, listed_classes, say
from dossier.analyse.actors.citations import cited_parties
from dossier.analyse.actors.countries import country_code
from dossier.analyse.actors.lexicons import word_facts
from dossier.analyse.actors.names import Name, words_of
from dossier.analyse.actors.wordlists import CALENDAR, ORG_HEADS, TITLES
from dossier.english.function_words import AUXILIARIES, DETERMINERS, PERSONAL, PREPOSITIONS
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.english.sentences import BEFORE_NUMBER
from dossier.english.tokens import Tokens
from dossier.english.verbs import is_past
from dossier.rules import Rule, first

PRONOUNS = PERSONAL | {"who"}
BODIES_LIKE_PRONOUNS = frozenset({("US",), ("WHO",)})
MONTH_NAMES = word_set("may april june")
"""Months that are first names too."""
EVENTS = words("events", "event")
"""Last words of names that are no actors; the marked data leaves these out."""
ADJECTIVES = words("adjectives", "no_place")
"""Last words that make a region's name an adjective: "Middle Eastern", "Central American"."""
COMMON = words(ANY, "no_actor")
"""Words that official prose writes with a capital and that name nobody."""
STORMS = word_set("hurricane storm cyclone typhoon hurricanes storms cyclones typhoons")
PRIZES = words("events", "prize")
PARTY_ADJECTIVES = frozenset(word.capitalize() for word in words("adjectives", "party"))
CONTRACTED = re.compile(r"(?:I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Ii]t)['’](?:ve|m|d|ll|re|s)")
NOT_A_NOUN = word_set("and or who in from")
"""Words behind "Republican" that leave it a name of a person of that party."""


def has_no_letters(case: Case) -> bool:
    """Tell whether a name has no letter, or is a single sign."""
    if len(case.words[0]) > 1 and case.words[0][0].isalpha():
        return False
    return not any(map(str.isalpha, case.form)) or len("".join(case.words)) < 2


def is_calendar(case: Case) -> bool:
    """Tell whether all words are days, months or seasons; "April" may be a woman."""
    return CALENDAR.issuperset(case.lower) and not (case.type == "person" and case.lower[0] in MONTH_NAMES)


def is_bare_title(case: Case) -> bool:
    """Tell whether all words are titles."""
    return case.words != ("General", "Assembly") and all(
        word in TITLES or word.removesuffix("s") in TITLES for word in case.lower
    )


def is_party_to_a_case(case: Case) -> bool:
    """Tell whether a name only says which party somebody is, or which judges: Plaintiff-Appellee; Circuit Judges."""
    parts = [part for word in case.lower for part in word.split("-")]
    if PARTIES.issuperset(parts):
        return True
    return case.lower[-1] in {"judges", "justices", "judge", "justice"} and JUDGES.issuperset(case.lower[:-1])


PARTIES = word_set(
    """plaintiff plaintiffs defendant defendants appellant appellants appellee appellees petitioner respondent
    respondents intervenor cross counter claimant third party"""
) - {"third", "party"}
JUDGES = word_set("circuit district chief associate senior magistrate presiding")


def is_office_of_a_country(case: Case) -> bool:
    """Tell whether a name is an office and the country where somebody has it: "Sultan of Oman"."""
    at = case.lower.index("of") if "of" in case.lower[1:-1] else 0
    titled = at > 0 and TITLES.issuperset(case.lower[:at])
    return titled and country_code(" ".join(case.words[at + 1 :]).removeprefix("the ")) is not None


def is_court_case(case: Case) -> bool:
    """Tell whether a name is that of a case, one party against another: "Loizidou v. Turkey"."""
    return len(case.words) > 2 and not VERSUS.isdisjoint(case.words[1:-1])


VERSUS = frozenset({"v", "v.", "vs", "vs.", "versus"})


def is_spaced_out(case: Case) -> bool:
    """Tell whether a name is a heading with a space behind each letter: "P R O C E E D I N G S"."""
    return len(case.words) > MOST_INITIALS and all(len(word) == 1 for word in case.words)


MOST_INITIALS = 3


def is_region_adjective(case: Case) -> bool:
    """Tell whether the last word makes a place an adjective: "Central American"."""
    several = case.type == "place" and len(case.words) > 1
    return several and (case.lower[-1] in ADJECTIVES or is_adjective(case.words[-1]))


def is_event(case: Case) -> bool:
    """Tell whether the last word is one for an event, a law, a programme or a work."""
    return case.lower[-1] in EVENTS and case.type != "person" and not listed_classes(case.words)


def is_policy_of_somebody(case: Case) -> bool:
    """Tell whether a word is a policy that is called after a person, or an address in a network: "Obamacare"."""
    word = case.lower[-1]
    policy = len(case.words) == 1 and len(word) > LONG_POLICY and word.endswith(("omics", "care"))
    return case.type == "person" and (policy or case.before() == "@")


LONG_POLICY = 7


def is_law_of_somebody(case: Case) -> bool:
    """Tell whether a name of three words or more ends like a law: "Montgomery GI Bill"; or one is a movement."""
    if case.type != "person":
        return False
    return (len(case.words) > 2 and case.lower[-1] in {"bill", "act"}) or case.lower[-1].endswith(("ismo", "isme"))


def is_law(case: Case) -> bool:
    """Tell whether what looks like a first name is the noun for a law: "the Electoral Finance | Bill"."""
    if case.type != "person" or len(case.words) > 1 or case.lower[0] not in EVENTS:
        return False
    words, at = case.tokens.words, case.name.first
    lowest = max(case.tokens.segment_at(at)[0], at - LONGEST_TITLE)
    while at > lowest and words[at - 1].lower() not in DETERMINERS and may_be_of_title(words[at - 1]):
        at -= 1
    return at > lowest and words[at - 1].lower() in DETERMINERS


def may_be_of_title(word: str) -> bool:
    """Tell whether a word may stand in the title of a law."""
    return word[0].isupper() or word in INSIDE_TITLES


LONGEST_TITLE = 8
"""Words of the longest title of a law that is looked over."""
INSIDE_TITLES = word_set("and of for ,")


def gives_a_prize(case: Case) -> bool:
    """Tell whether a name belongs to a prize, a law or a summit: "Nobel Prize", "Ada Moe Service Award"."""
    if case.type not in {"person", "organisation"}:
        return False
    words, end = case.tokens.words, case.name.last
    last = min(len(words), end + (LONGEST_PRIZE if len(case.words) > 1 else 1))  # FIFA World Cup is of FIFA
    while end < last and words[end][0].isupper():
        end += 1
    return end > case.name.last and words[end - 1].lower() in PRIZES


LONGEST_PRIZE = 4
"""Words with a capital behind a name that may end in the noun for a prize."""


def is_for_a_minister(case: Case) -> bool:
    """Tell whether a body is what a minister is for: "Secretary of Defense"."""
    return (
        case.type == "organisation" and case.before(2) in {"Secretary", "Minister"} and case.before() in {"of", "for"}
    )


def is_party_adjective(case: Case) -> bool:
    """Tell whether a party's name stands before a noun: "Republican senators"."""
    single = case.type == "group" and len(case.words) == 1 and case.words[0] in PARTY_ADJECTIVES
    return single and case.after()[:1].isalpha() and case.after() not in NOT_A_NOUN


def is_family(case: Case) -> bool:
    """Tell whether a lone name is the plural of a last name: "the Obamas"."""
    word = case.words[0]
    plural = case.type == "person" and len(case.words) == 1 and case.before().lower() == "the" and word.endswith("s")
    return plural and not word_facts(word).last_name and bool(word_facts(word[:-1]).last_name)


def is_number_of_a_text(case: Case) -> bool:
    """Tell whether a number belongs to the words, as to the name of a bill: "S.J. Res. 5"."""
    follow = case.after() if case.after() != "." else case.after(1)
    return case.lower[-1].rstrip(".") in BEFORE_NUMBER and follow[:1].isdigit()


def is_title_of_work(case: Case) -> bool:
    """Tell whether a name stands behind a word for a work: "the novel X", "her memoir, The X, is out"."""
    size = 1 + (case.before() in {"The", "A", "An"})
    before, comma = case.before(size).lower(), False
    if before == ",":
        before, comma = case.before(size + 1).lower(), True
    if before not in WORKS or is_listed_actor(case):
        return False
    if comma:
        return size == 2 and case.after() in {",", "."}
    return case.type != "person" and case.after() != "'s"


def is_listed_actor(case: Case) -> bool:
    """Tell whether the lists have the words as a body or firm."""
    return bool(listed_classes(case.words) & {"body", "company", "media", "team", "io", "group"})


WORKS = words("works", "has_a_title")
"""Words for works right before their title."""


def is_species(case: Case) -> bool:
    """Tell whether a word in small letters behind a name makes both the Latin name of a species."""
    after = case.after()
    return len(case.words) == 1 and case.type != "person" and after.islower() and LATIN.fullmatch(after) is not None


LATIN = re.compile(
    r"[a-z]{3,}(?:ensis|ensia|oides|folia|folium|florus|ianum|ianus|atus|orum|arum|icus|icum|inus|osum|osus)"
)
"""Endings of the second words of the names of species."""


def is_security(case: Case) -> bool:
    """Tell whether a term of a filing is shares or units: "Common Units", "Norland Energy Common Shares"."""
    return case.lower[-1] in SECURITIES and (len(case.words) == 1 or not KINDS_OF_SECURITY.isdisjoint(case.lower[:-1]))


SECURITIES = word_set("unit units share shares stock stocks notes warrants warrant securities bonds")
KINDS_OF_SECURITY = word_set(
    "common preferred ordinary senior convertible subordinated class series depositary treasury"
)


def is_degree(case: Case) -> bool:
    """Tell whether "MD" stands behind the comma of a person's name rather than of a town's: Ann Lee, | MD."""
    if case.words not in {("MD",), ("M.D.",)} or case.before() != ",":
        return False
    given, family = word_facts(case.before(3)), word_facts(case.before(2))
    return bool(given.first_name and family.last_name)


def is_ticker(case: Case) -> bool:
    """Tell whether a name is where a firm's shares are traded, or their sign: (Nasdaq: | BRWT), (| NYSE: ACM)."""
    if case.before() == ":" and case.before(3) == "(":
        return case.before(2).lower() in EXCHANGES
    return case.lower[0] in EXCHANGES and case.before() == "(" and case.after() == ":"


EXCHANGES = word_set("nasdaq nyse amex otcqb otcqx tsx tsxv lse aim asx euronext hkex nse bse")


def has_prefix_of_ship(case: Case) -> bool:
    """Tell whether a name begins as those of ships do: "USS Cole", "HMS Victory"."""
    titled = case.before(2) in PREFIXES_OF_SHIPS and case.before().lower() in TITLES  # MV Professor Albrecht Penck
    if titled or case.before() in PREFIXES_OF_SHIPS:
        return True
    return len(case.words) > 1 and case.words[0] in PREFIXES_OF_SHIPS and case.lower[-1] not in ORG_HEADS


PREFIXES_OF_SHIPS = frozenset(
    {"USS", "HMS", "RMS", "HMCS", "HMAS", "HMNZS", "USNS", "USCGC", "USAT", "MV", "M/V", "RRS", "R/V"}
)


def is_model(case: Case) -> bool:
    """Tell whether a name is a thing that a maker sells: "a | Toyota Corolla", "two | Toyota Land Cruisers"."""
    counted = case.before().lower() in COUNTED or case.before().isdigit()
    if not counted or len(case.words) == 1 or case.lower[-1] in ORG_HEADS or word_facts(case.words[0]).first_name:
        return False
    made = bool(listed_classes(case.words[:1]) & {"company"}) and not listed_classes(case.words)
    return made and not (case.after()[:1].isalpha() and may_be_noun(case.after()))


def may_be_noun(word: str) -> bool:
    """Tell whether a word behind a name may be what the name describes: a Google Cloud | customer."""
    return word.islower() and not is_past(word) and word not in PREPOSITIONS | AUXILIARIES | {"and", "or", "that"}


COUNTED = word_set("'s a an his her my two three four five six seven eight nine ten dozen several")
"""Before a maker's name they count or own what it sells."""


SEAT = re.compile(r"[DRI]-(?!League)[A-Z][A-Za-z.]+(?: [A-Z][a-z]+)*")
"""What brackets behind the name of a member of Congress say: (D-Texas)."""


NO_ACTORS: tuple[Rule[Case, None], ...] = (
    Rule(
        "no letters",
        has_no_letters,
        None,
        yes=("Thanks to [@]FLOTUS and Anna Berg.",),
    ),
    Rule(
        "bare title",
        is_bare_title,
        None,
        yes=("Mr. [Speaker], thank you.",),
        no=("The [General Assembly] met.",),
    ),
    Rule(
        "party to a case",
        is_party_to_a_case,
        None,
        yes=("Acme Corp., [Plaintiff-Appellee], won.",),
        no=("Acme Corp., of [Judge Falls], won.",),
    ),
    Rule(
        "office of a country",
        is_office_of_a_country,
        None,
        yes=("He was long the [Sultan of Oman] before.",),
        no=("He was long at the [Bank of Norway] before.",),
    ),
    Rule(
        "case before a court",
        is_court_case,
        None,
        yes=("The court ruled in [Berg v. Norway] on Friday.",),
        no=("The court heard [Anna V. Berg] on Friday.",),
    ),
    Rule(
        "letters spaced out",
        is_spaced_out,
        None,
        yes=("[P R O C E E D I N G S]\n\nThe court met on Friday.",),
        no=("The [U S A] met on Friday.",),
    ),
    Rule(
        "nationality",
        lambda case: case.type != "person" and len(case.words) == 1 and is_adjective(case.words[0]),
        None,
        yes=("Ordinary [Congolese] fled the fighting.",),
        no=("Ordinary people fled [Congo].",),
    ),
    Rule(
        "adjective of a region",
        is_region_adjective,
        None,
        yes=("The quake hit the [North Guinean] nations.",),
        no=("He was visiting [South Africa].",),
    ),
    Rule(
        "common word with a capital",
        lambda case: len(case.words) == 1 and case.lower[0] in COMMON,
        None,
        yes=("Today, our [Nation] is in the midst of a great comeback.",),
        no=("He left [Ohio].",),
    ),
    Rule(
        "pronoun with its verb",
        lambda case: len(case.words) == 1 and CONTRACTED.fullmatch(case.words[0]) is not None,
        None,
        yes=("Powered by people [You’ve] met like JoJo Burgess, from generations of steelworkers.",),
        no=("They were met by [O’Neill] in Boston.",),
    ),
    Rule(
        "name of a text with its number",
        is_number_of_a_text,
        None,
        yes=("Washington, Monday. H. Res. 12 and [S.J. Res]. 5 failed.",),
        no=("The Senate heard [Ann Res].",),
    ),
    Rule(
        "party and seat of a member",
        lambda case: case.type != "person" and SEAT.fullmatch(case.form.replace(" - ", "-")) is not None,
        None,
        yes=("Senator Anna Berg ([D-Texas]) and Tom Lund left.",),
        no=("The [D-League] began in May.",),
    ),
    Rule(
        "shares and units",
        is_security,
        None,
        yes=("Norland Energy sold [Common Shares] in May.",),
        no=("The [Nordic Council] acquired all shares.",),
    ),
    Rule(
        "event, law or programme",
        is_event,
        None,
        yes=("The [Nordic Security Initiative] was signed.",),
        no=("The [Nordic Council] was founded.",),
    ),
)
NO_ACTORS_OF_ENGINES: tuple[Rule[Case, None], ...] = (
    Rule(
        "policy called after somebody",
        is_policy_of_somebody,
        None,
        yes=("They praised [Bidenomics] on Friday.", "It was posted by @[AnnaBerg] on Friday."),
        no=("They praised [Biden] on Friday.", "They praised [Howcare] on Friday."),
    ),
    Rule(
        "law or movement called after somebody",
        is_law_of_somebody,
        None,
        yes=("The [Montgomery GI Bill] was signed on Friday.", "They supported [Chavismo] on Friday."),
        no=("They met [Montgomery Berg] on Friday.",),
    ),
    Rule(
        "noun for a law",
        is_law,
        None,
        yes=(
            "He read the Harbour and Pilots [Bill] twice.",
            "It stands in the [Bill] of Rights.",
            "The Farm [Bill] expires in May.",
        ),
        no=("He met the late [Bill] on Friday.", "Then [Bill] left."),
    ),
    Rule(
        "day, month or season",
        is_calendar,
        None,
        yes=(),
    ),
    Rule(
        "pronoun",
        lambda case: PRONOUNS.issuperset(case.lower) and case.words not in BODIES_LIKE_PRONOUNS,
        None,
        yes=(),
    ),
)
"""What the shipped tagger never takes for a name and other engines do; the examples are golden cases with marks."""
NO_ACTORS_HERE: tuple[Rule[Case, None], ...] = (
    Rule(
        "belongs to a prize or law",
        gives_a_prize,
        None,
        yes=("She is the recipient of Kessler University's [James Madison] Medal.",),
        no=("She quoted [James Madison].",),
    ),
    Rule(
        "title of a work",
        is_title_of_work,
        None,
        yes=("She sings on Friday. Her memoir, [The Empty Box], is out.",),
        no=("Her publisher, [The Nordic Council], is out.", "He saw the film that [Netflix] made."),
    ),
    Rule(
        "name of a species",
        is_species,
        None,
        yes=("A colony of [Dactylorhiza] solwayensis grew near the ferry.",),
        no=("A colony in [Lima] grew near the ferry.",),
    ),
    Rule(
        "where shares are traded",
        is_ticker,
        None,
        yes=("Acme Corp. (Nasdaq: [BRWT]) rose.", "Acme Corp. ([Nasdaq]: BRWT) rose."),
        no=("Shares rose on the [Nasdaq] on Friday.",),
    ),
    Rule(
        "prefix of a ship",
        has_prefix_of_ship,
        None,
        yes=("The [USS Cole] was hit.", "Their ship was the MV Professor [Albrecht Penck] before."),
        no=("The [US Navy] was hit.",),
    ),
    Rule(
        "what a maker sells",
        is_model,
        None,
        yes=("The family drove a [Toyota Corolla].",),
        no=("The family visited the [Toyota Foundation].", "He is a [Goldman Sachs] analyst."),
    ),
    Rule(
        "degree behind a name",
        is_degree,
        None,
        yes=("Maria Lopez, [MD], spoke.",),
        no=("He lives in Bethesda, [MD], near the hospital.",),
    ),
    Rule(
        "what a minister is for",
        is_for_a_minister,
        None,
        yes=("The Minister for [Labour and Social Affairs] spoke.",),
        no=("The [Nordic Council] met.",),
    ),
    Rule(
        "family in the plural",
        is_family,
        None,
        yes=("The [Obamas] left on Friday. Michelle Obama waved.",),
        no=("The [Sanders] campaign ended. Bernie Sanders waved.",),
    ),
    Rule(
        "aircraft of a force",
        lambda case: case.after() == "One" and case.lower[-2:] in {("air", "force"), ("marine",), ("army",)},
        None,
        yes=("The president sat aboard [Air Force] One on Friday.",),
        no=("The president met the [Air Force] on Friday.",),
    ),
    Rule(
        "party adjective",
        is_party_adjective,
        None,
        yes=("The senate seat is that of incumbent [Republican] Cory Gardner.",),
        no=("The [Republicans] met.",),
    ),
)


EVERYWHERE = (*NO_ACTORS, *NO_ACTORS_OF_ENGINES)


def believable(names: list[Name], tokens: Tokens) -> list[Name]:
    """Drop what can be no actor anywhere."""
    return [name for name in names if not is_refused(name, tokens, EVERYWHERE)]


def actors_only(names: list[Name], tokens: Tokens) -> list[Name]:
    """Drop what is no actor because of the words beside it; a storm's or a ship's name is one nowhere in the text."""
    storms = {words_of(name, tokens) for name in names if is_storm(name, tokens)} | storms_of(tokens)
    ships = {words_of(name, tokens) for name in names if is_ship(name, tokens)}
    cited = cited_parties(names, tokens)
    kept: list[Name] = []
    for name in names:
        if words_of(name, tokens) in cited:
            say(CITED, name, tokens, "refused")
        elif words_of(name, tokens) in storms:
            say(STORM, name, tokens, "refused")
        elif words_of(name, tokens) in ships:
            say(SHIP, name, tokens, "refused")
        elif not is_refused(name, tokens, NO_ACTORS_HERE):
            kept.append(name)
    return kept


CITED = "party to a case that is cited"
STORM = "name of a storm"
SHIP = "name of a ship"
SHIPS = word_set(
    """ship vessel trawler ferry tanker freighter yacht schooner submarine destroyer frigate warship steamer barge
    tugboat sailboat icebreaker corvette minesweeper catamaran dinghy dhow liner"""
)
"""What a ship is, right before its name."""


def storms_of(tokens: Tokens) -> set[tuple[str, ...]]:
    """Return the words that are a storm's name somewhere in the text, whether the tagger saw them there or not."""
    last = len(tokens) - 1
    return {
        tokens.words[at + 1 : at + 2] for at in tokens.places(STORMS) if at < last and tokens.words[at + 1].istitle()
    }


def is_ship(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name is a ship's: the trawler | Halvarna; a given name stands for who owns or builds one."""
    if name.first < 2 or tokens.lower[name.first - 1] not in SHIPS or name.type != "person":
        return False
    return name.size == 1 or not word_facts(tokens.words[name.first]).first_name


def is_storm(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name is a storm's, or one of two: Hurricanes Helene and | Erin."""
    before = tokens.lower[max(0, name.first - 3) : name.first]
    return bool(before) and (before[-1] in STORMS or (before[0] in STORMS and before[-1] == "and" and name.size == 1))


def is_refused(name: Name, tokens: Tokens, rules: Sequence[Rule[Case, None]]) -> bool:
    """Tell whether a rule refuses a name, and note which."""
    rule = first(rules, case_of(name, tokens))
    if rule is not None:
        say(rule.name, name, tokens, "refused")
    return rule is not None

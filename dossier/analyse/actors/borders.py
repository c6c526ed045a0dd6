"""Where a name begins and ends: what is cut off it, and what is taken in behind a person's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dossier.analyse.actors.cases import is_listed, say
from dossier.analyse.actors.countries import demonym_code
from dossier.analyse.actors.lexicons import word_facts
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.wordlists import CALENDAR, HONORIFICS, TITLES
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.english.verbs import is_participle, is_past
from dossier.model import ActorType
from dossier.trace import is_tracing

GENERATIONS = words("name_parts", "generation")
LONGEST = 25
"""Tokens of the longest name believed; longer ones are lists or noise, and cost time."""
PARTICLES = words("name_parts", "particle")
"""Small words with which names of persons may begin."""
ALSO_NAMES = words(ANY, "also_name")
"""Titles that are family names or parts of names too often to be cut off a name by themselves."""
BEFORE_DAYS = word_set("on in by until since")
"""Before a weekday or month they end a name."""
OPENING = frozenset(["the", "The", "'", '"', "a", "an", "A", "An", ",", "(", "-", "and", ".", "&", "[", "]", ")", "|"])
CLOSING = frozenset(["'s", "'", ",", '"', "(", "-", ":", ";", "[", "|"])
OFFICE_LAST = word_set("secretary-general president minister spokesman spokeswoman ambassador chairman director")
"""Behind a body's name they are the office of somebody."""
MORE_TITLES = TITLES | {"prophet", "elder", "emeritus"}

Range = tuple[int, int]
"""First token and one past the last."""
EVERY: frozenset[ActorType] = frozenset(["person", "organisation", "country", "group", "place"])
PERSON: frozenset[ActorType] = frozenset(["person"])
PLACES: frozenset[ActorType] = frozenset(["place", "country"])
BODIES: frozenset[ActorType] = frozenset(["organisation", "group"])
OTHERS: frozenset[ActorType] = PLACES | BODIES


@dataclass(frozen=True, slots=True)
class Border:
    """A reason to move the border of a name."""

    name: str
    types: frozenset[ActorType]
    """Types of names that it looks at."""
    moved: Callable[[int, int, Tokens], Range]
    """The borders as they should be; the same where nothing is to be moved."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def without_first(first: int, last: int, spare: Callable[[int], bool]) -> Range:
    """Cut words off the beginning, but never the last one."""
    while last - first > 1 and spare(first):
        first += 1
    return first, last


def without_last(first: int, last: int, spare: Callable[[int], bool], least: int = 1) -> Range:
    """Cut words off the end, but so many stay."""
    while last - first > least and spare(last - 1):
        last -= 1
    return first, last


def closing_marks(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off marks and the possessive behind a name."""
    return without_last(first, last, lambda at: tokens.words[at] in CLOSING, least=0)


def days(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off a day: "the Premier Division on Saturday".

    The shipped weights no longer tag so; other engines do (tests/golden/actors).
    """
    while last - first > 2 and tokens.words[last - 2] in BEFORE_DAYS and tokens.lower[last - 1] in CALENDAR:
        last -= 2
    return first, last


def articles(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off articles and marks before a name."""
    return without_first(first, last, lambda at: tokens.words[at] in OPENING)


def small_first(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off small words before a name that are no particles."""
    return without_first(first, last, lambda at: is_small(tokens.words[at]) and not is_ordinal(tokens.words[at]))


def small_last(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off small words behind a name that are no particles."""
    return without_last(first, last, lambda at: is_small(tokens.words[at]) and not is_attached(at, tokens))


def is_small(word: str) -> bool:
    """Tell whether a word is in lower case and no particle."""
    return word.islower() and word not in PARTICLES


def is_ordinal(word: str) -> bool:
    """Tell whether a word is a number in figures with its ending, as in "4th Battalion"."""
    return word[0].isdigit() and word[:-2].isdigit() and word[-2:] in {"st", "nd", "rd", "th"}


def is_attached(at: int, tokens: Tokens) -> bool:
    """Tell whether a hyphen joins a word to the one before, as in "Yau Wai-ching"."""
    return tokens.words[at - 1] == "-" and tokens.ends[at - 1] == tokens.starts[at]


def titles(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off titles before a person's name."""
    return without_first(first, last, lambda at: is_title(tokens.lower[at], last - at) and not is_given(at, tokens))


def is_given(at: int, tokens: Tokens) -> bool:
    """Tell whether a title before an initial is a given name: Dean R. Berg."""
    initial = tokens.words[at + 1].removesuffix(".")
    return len(initial) == 1 and tokens.lower[at] in ALSO_NAMES and bool(word_facts(tokens.words[at]).first_name)


def is_title(word: str, size: int) -> bool:
    """Tell whether a word, in lower case, at the head of a person's name of so many words is a title."""
    if word in HONORIFICS:
        return word not in ALSO_NAMES or size > 2
    if "-" in word:
        return all(part in TITLES for part in word.split("-"))
    single = word[:-1] if word.endswith("s") and word[:-1] in TITLES else word
    return single in MORE_TITLES and (single not in ALSO_NAMES or size > 2)


def generation(first: int, last: int, tokens: Tokens) -> Range:
    """Take in ", Jr." or "III" behind a person's name."""
    follow = tokens.words[last : last + 2]
    if follow and follow[0] in GENERATIONS:
        return first, last + 1
    return first, last + 2 if len(follow) == 2 and follow[0] == "," and follow[1] in GENERATIONS else last


def nationality(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off the nationality before a place that is not named so: "Iraqi Kirkuk"."""
    if last - first > 1 and demonym_code(tokens.words[first]) and not is_listed(tokens.words[first:last]):
        return first + 1, last
    return first, last


def office_last(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off the office of somebody behind a body: "UN Secretary-General"."""
    return without_last(first, last, lambda at: tokens.lower[at] in OFFICE_LAST)


def abbreviation(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off an office or body in capitals before a full name: "APNSA Jake Sullivan"."""
    if last - first < 3:
        return first, last
    word, given = tokens.words[first : first + 2]
    short = word.isupper() and word.isalpha() and len(word) > 2
    return first + (short and given.istitle() and bool(word_facts(given).first_name)), last


def honours(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off what stands behind a person's name and is no part of it: KC, MP, OBE."""
    return without_last(first, last, lambda at: tokens.words[at].replace(".", "") in HONOURS, least=2)


HONOURS = words("name_parts", "honour")
"""Letters behind a person's name."""


def kind_of_firm(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off what a firm is, with the capital of a sentence's beginning: "Carmaker Stellmo"."""
    return first + (last - first == 2 and tokens.lower[first] in KINDS_OF_FIRM), last


KINDS_OF_FIRM = words("bodies", "kind_of_firm")


def second_of_compound(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off what a hyphen joins to a name: "ISIL-held", "NATO-led"."""
    if last - first < 3 or tokens.words[last - 2] != "-" or not tokens.words[last - 1].islower():
        return first, last
    verb = is_past(tokens.lower[last - 1]) or is_participle(tokens.lower[last - 1]) or tokens.lower[last - 1] in JOINED
    return (first, last - 2) if verb else (first, last)


JOINED = word_set("run born bound wide style controlled backed led")
"""What else a hyphen joins to a name that it says something of."""


def initial(first: int, last: int, tokens: Tokens) -> Range:
    """Take in initials before a person's name: "L. | Ron Hubbard"."""
    low = tokens.segment_at(first)[0]
    at = first
    while at > low and is_initial(tokens.words[at - 1]) and not is_initial(tokens.words[first]):
        at -= 1
    named = at > low and tokens.words[at - 1][:1].isupper() and tokens.lower[at - 1] not in MORE_TITLES
    return first if named else at, last


def hyphenated(first: int, last: int, tokens: Tokens) -> Range:
    """Take in a given name with a hyphen that was cut off: "Man-kei | Tam"."""
    at = first - 1
    given, hyphen, second = tokens.words[at].partition("-") if at >= tokens.segment_at(first)[0] else ("", "", "")
    if not hyphen or last - first > 1 or not given.istitle() or not second.islower() or len(second) >= SYLLABLE:
        return first, last
    common = word_facts(second).case[:1] in {"a", "b"}  # Kong-based
    return first if common else at, last


SYLLABLE = 7
"""Letters by which the second part of such a name is shorter."""


def is_initial(word: str) -> bool:
    """Tell whether a word is one capital with its full stop."""
    return len(word) == 2 and word[0].isupper() and word[1] == "."


def way(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off how one gets to a place: "En Route Cherry Point"."""
    led = tokens.lower[first : first + 2] == ("en", "route") and last - first > 2
    return first + 2 * led, last


def half_of_office(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off the first word of somebody's office behind a body: "Pentagon Press | Secretary Ann Lee"."""
    office = tokens.words[last] if last < len(tokens) else ""
    if tokens.words[first : first + 2] == ("White", "House") and office[:1].isupper():
        return without_last(first, last, lambda at: tokens.lower[at] in HALVES | {"national", "security"}, least=2)
    half = last - first > 1 and tokens.lower[last - 1] in HALVES and office[:1].isupper()
    return first, last - (half and tokens.lower[last] in TITLES)


HALVES = word_set("press deputy chief prime vice assistant acting senior communications")
"""First words of an office of two, which end no body's name."""


def legal_form(first: int, last: int, tokens: Tokens) -> Range:
    """Cut off "plc" in lower case, which no paper prints as a part of the name."""
    return without_last(first, last, lambda at: tokens.words[at] == "plc")


BORDERS: tuple[Border, ...] = (
    Border(
        "mark or possessive behind",
        EVERY,
        closing_marks,
        yes=("He wrote for Saturday Review, [Barron's]{Barron}, and other papers.",),
        no=("He wrote for [Barron] in May.",),
    ),
    Border(
        "article or mark before",
        EVERY,
        articles,
        yes=("[The Guardian]{Guardian} reports that talks failed.",),
        no=("Anna Berg reads [Saturday Review].",),
    ),
    Border(
        "small word before",
        EVERY,
        small_first,
        yes=("Chile's [liberal Party of the Democratic Union]{Party of the Democratic Union} won.",),
        no=("The [4th Motorised Battalion] and the 2nd Battalion left.",),
    ),
    Border(
        "title before",
        PERSON,
        titles,
        yes=("[Dean Anna Berg]{Anna Berg} spoke.",),
        no=("[Anna Berg] spoke.", "[Dean R. Berg] spoke.", "[Dean Berg] spoke."),
    ),
    Border(
        "abbreviation before",
        PERSON,
        abbreviation,
        yes=("[APNSA Anna Berg]{Anna Berg} spoke on Friday.",),
        no=("[ANNA Berg] spoke on Friday.", "[JB Anna Berg] spoke on Friday."),
    ),
    Border(
        "small word behind",
        PERSON,
        small_last,
        yes=("President [Jose Paul rahman]{Jose Paul} spoke.",),
        no=("[Yau Wai-ching] defeated another candidate.",),
    ),
    Border(
        "Jr. or III behind",
        PERSON,
        generation,
        yes=("The Attorney's Office announced that [Othon Marban, Sr.]{Othon Marban , Sr.}, pleaded guilty.",),
        no=("[Othon Marban], who is 40, pleaded guilty.",),
    ),
    Border(
        "letters of honour behind",
        PERSON,
        honours,
        yes=("A lawyer, [Simon Vance KC]{Simon Vance}, spoke on Friday.",),
        no=("[Simon Vance] spoke.",),
    ),
    Border(
        "kind of firm before",
        EVERY,
        kind_of_firm,
        yes=("[Carmaker Stellmo]{Stellmo} recalled 3,000 cars.",),
        no=("[Anna Stellmo] recalled 3,000 cars.",),
    ),
    Border(
        "plc behind",
        BODIES,
        legal_form,
        yes=("[Marsh Foods plc]{Marsh Foods} will cut jobs.",),
        no=("[Nordvik Shipping Ltd] will cut jobs.",),
    ),
    Border(
        "nationality before",
        PLACES,
        nationality,
        yes=("British Columbia is calm, but [French Normandy]{Normandy} is not.",),
        no=("[British Columbia] is calm, but French Normandy is not.",),
    ),
    Border(
        "second part of a compound",
        OTHERS,
        second_of_compound,
        yes=("The strikes hit [ISIL-held]{ISIL} buildings near Mosul.",),
        no=("The strikes hit [ISIL] fighters near Mosul.",),
    ),
    Border(
        "initial before",
        PERSON,
        initial,
        yes=("It was founded by science fiction writer [L. Ron Hubbard]{L. Ron Hubbard} in 1954.",),
        no=("It was founded in Washington D.C. by [Ron Hubbard] in 1954.",),
    ),
    Border(
        "hyphenated given name before",
        PERSON,
        hyphenated,
        yes=('"We agree," Hong Kong director of Amnesty International [Man-kei Tam]{Man-kei Tam} said.',),
        no=("Hong Kong-based [Tam] spoke on Friday.",),
    ),
    Border(
        "way before",
        PLACES,
        way,
        yes=("Aboard Air Force One\nEn Route [En Route Cherry Point]{Cherry Point}, North Carolina",),
        no=("He left for [Cherry Point] on Friday.",),
    ),
    Border(
        "half of an office behind",
        BODIES,
        half_of_office,
        yes=("A strike killed more than 20 militants, [Pentagon Press]{Pentagon} Secretary Peter Cook said.",),
        no=("The [Associated Press] said so.",),
    ),
    Border(
        "office behind",
        BODIES,
        office_last,
        yes=("According to [Workers Union Spokeswoman]{Workers Union}, talks failed.",),
        no=("The [United Nations] met.",),
    ),
)


def trim(names: list[Name], tokens: Tokens) -> list[Name]:
    """Move the borders of all names."""
    moved = (trimmed(name, tokens) for name in names)
    return [name for name in moved if name is not None]


def trimmed(name: Name, tokens: Tokens) -> Name | None:
    """Return a name with its borders moved, or None where nothing is left of it or it is too long to believe."""
    if name.size > LONGEST:
        say("longer than any name", name, tokens, "refused")
        return None
    first, last = days(name.first, name.last, tokens)
    for border in BORDERS:
        if name.type not in border.types:
            continue
        before = first, last
        first, last = border.moved(first, last, tokens)
        if before != (first, last) and is_tracing():
            now = " ".join(tokens.words[first:last])
            say(border.name, name.moved(min(first, before[0]), max(last, before[1])), tokens, "decided", now)
    if last <= first or (name.type == "person" and is_honorific(first, last, tokens)):
        say("nothing but a title or mark", name, tokens, "refused")
        return None
    return name if (first, last) == (name.first, name.last) else name.moved(first, last)


def is_honorific(first: int, last: int, tokens: Tokens) -> bool:
    """Tell whether all that is left of a person's name is how one is addressed."""
    return last - first == 1 and tokens.lower[first] in HONORIFICS and tokens.words[first].endswith(".")

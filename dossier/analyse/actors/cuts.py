"""Names that are two, and names that were cut in two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dossier.analyse.actors.borders import is_ordinal
from dossier.analyse.actors.cases import Case, case_of, is_listed, listed_classes, say
from dossier.analyse.actors.countries import country_code
from dossier.analyse.actors.lexicons import word_facts
from dossier.analyse.actors.names import Name, words_of
from dossier.analyse.actors.wordlists import TITLES
from dossier.english.function_words import ARTICLES, PREPOSITIONS
from dossier.english.lexicon import ANY, words
from dossier.english.tokens import Tokens
from dossier.model import ActorType

POSSESSIVE_NAMES = words(ANY, "possessive_name")
"""Words whose possessive is often inside a name: "People's Party", "McDonald's"."""

Known = set[tuple[str, ...]]
"""The names of the document, each as its words."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A reason to take a name for two."""

    name: str
    parts: Callable[[Case, Known], list[Name]]
    """The two names, or nothing."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    again: bool = False
    """Whether the second name may be two in its turn."""


def part(case: Case, first: int, last: int, kind: ActorType) -> Name:
    """Return a part of a name, given as places within it."""
    start = case.name.first
    return Name(start + first, start + last, kind, case.name.found_by, case.name.margin)


def of_a_country(case: Case, alone: Known) -> list[Name]:
    """Cut "the Senate of Chad" where the text has the Senate alone."""
    if case.type != "organisation" or "of" not in case.words[1:-1]:
        return []
    at = len(case.words) - 1 - case.words[::-1].index("of")
    code = country_code(" ".join(case.words[at + 1 :]))
    if case.words[:at] not in alone or not code or of_another_country(case.words[: at + 1], code, alone):
        return []
    return [part(case, 0, at, case.type), part(case, at + 1, len(case.words), "country")]


def of_another_country(body: tuple[str, ...], code: str, alone: Known) -> bool:
    """Tell whether the text has a body, given with its "of", of another country too: then the country tells them."""
    others = (country_code(" ".join(words[len(body) :])) for words in alone if words[: len(body)] == body)
    return any(other not in {None, code} for other in others)


def two_known(case: Case, alone: Known) -> list[Name]:
    """Cut at the first "and" between two names that are known."""
    for at in range(1, len(case.words) - 1):
        left, right = case.words[:at], case.words[at + 1 :]
        if case.words[at] in {"and", "&", "or"} and known(left, alone) and known(right, alone):
            return [
                part(case, 0, at, type_of(left, case.name)),
                part(case, at + 1, len(case.words), type_of(right, case.name)),
            ]
    return []


def side_by_side(case: Case, alone: Known) -> list[Name]:
    """Cut two names that the text has apart and a caption has in a row: "Jef Janis | Phil Dempsey"."""
    if case.type != "person" or len(case.words) <= FULL:
        return []
    for at in range(FULL, len(case.words)):
        left, right = case.words[:at], case.words[at:]
        if left in alone and right in alone and len(right) >= FULL:
            return [part(case, 0, at, "person"), part(case, at, len(case.words), "person")]
        if left in alone and right[0].lower() in PREPOSITIONS | ARTICLES:
            return [part(case, 0, at, "person")]
    return []


FULL = 2
"""Words of the shortest full name."""


def owned(case: Case, alone: Known) -> list[Name]:
    """Cut behind the possessive of an owner: "Peru's Congress"."""
    if case.type != "organisation":
        return []
    for at in range(1, len(case.words) - 1):
        if case.words[at] == "'s" and case.words[at + 1][:1].isupper() and case.lower[at - 1] not in POSSESSIVE_NAMES:
            left = case.words[:at]
            owner = type_of(left, case.name)
            if owner == "country" or left in alone or is_listed(left) or len(left) > 2:
                return [part(case, 0, at, owner), part(case, at + 1, len(case.words), case.type)]
    return []


def place_and_person(case: Case, alone: Known) -> list[Name]:
    """Cut "Chad Mahamat Deby" behind "President of", "London Sadiq Khan" behind "Mayor of"."""
    if len(case.words) < 3 or case.before() not in {"of", "in"} or case.name.first < 2:
        return []
    kind = type_of(case.words[:1], case.name)
    if kind not in {"country", "place"} or not may_be_governed(case, kind):
        return []
    return [part(case, 0, 1, kind), part(case, 1, len(case.words), "person")]


def may_be_governed(case: Case, kind: ActorType) -> bool:
    """Tell whether the rest of a name that begins with a place may be the person who governs it."""
    given = bool(word_facts(case.words[1]).first_name)
    if case.type == "person":
        return case.tokens.lower[case.name.first - 2] in TITLES and (given or kind == "country")
    return given and len(case.words) == 3 and kind == "country"


def two_units(case: Case, alone: Known) -> list[Name]:
    """Cut "101st Airborne Division and Task Force 50" behind the first unit."""
    at = case.words.index("and") if "and" in case.words[1:-1] else 0
    if case.type == "person" or at < 2 or not is_ordinal(case.words[0]) or case.lower[at - 1] not in UNITS:
        return []
    return [part(case, 0, at, "organisation"), part(case, at + 1, len(case.words), "organisation")]


UNITS = words("bodies", "numbered")
"""Military units, which are numbered."""


def issuer(case: Case, alone: Known) -> list[Name]:
    """Cut "Common Units of Pelican Pipelines Partners" to whose they are."""
    at = case.words.index("of") if "of" in case.words[1:-1] else 0
    if case.type != "organisation" or not at or case.lower[at - 1] not in SECURITIES:
        return []
    return [part(case, at + 1, len(case.words), case.type)]


SECURITIES = frozenset({"units", "shares", "stock", "notes", "warrants", "securities", "bonds"})


CUTS: tuple[Cut, ...] = (
    Cut(
        "body of a country named apart",
        of_a_country,
        yes=("The [Parliament of Iraq]{Parliament | Iraq} met on Friday. Parliament voted.",),
        no=(
            "The [Department of Agriculture] met.",
            "The [Parliament of Iraq] met. Parliament voted. The Parliament of Chad did not.",
        ),
    ),
    Cut(
        "two known names",
        two_known,
        again=True,
        yes=(
            "Officials of the [Ministry of Finance and Ministry of Health]{Finance | Ministry} met. The Ministry of "
            "Finance agreed. The Ministry of Health did not.",
        ),
        no=("The [Department for Work and Pensions] said so.",),
    ),
    Cut(
        "two full names side by side",
        side_by_side,
        yes=(
            "Tom Lund spoke. Anna Berg left. Credit: NASA/[Tom Lund Anna Berg]{Tom Lund | Anna Berg}, a pilot, speaks "
            "to reporters.",
        ),
        no=("Tom Lund spoke. [Tom Lund Berg] left.",),
    ),
    Cut(
        "two units",
        two_units,
        yes=("The [101st Airborne Division and Task Force 50]{101st Airborne Division | Task Force} stayed.",),
        no=("The [101st Airborne Division] stayed, and Task Force 50 left.",),
    ),
    Cut(
        "shares of a firm",
        issuer,
        yes=("They will buy [Common Units of Norland Partners]{Norland} for cash.",),
        no=("It will acquire the [Bank of Norway].",),
    ),
    Cut(
        "owner and body",
        owned,
        yes=("He studied at the [Army's Research and Referral Hospital]{Army | Research and Referral Hospital}.",),
        no=("The [People's Party] met.",),
    ),
    Cut(
        "place and its mayor",
        place_and_person,
        yes=(
            "The people of [Aotearoa New Zealand]{New Zealand} mourn.",
            "The mayor of [London Sadiq Berg]{London | Sadiq Berg} agreed.",
        ),
        no=("The people of [New Zealand] mourn.", "The friends of [London Sadiq Berg] agreed."),
    ),
)


def split_names(names: list[Name], tokens: Tokens) -> list[Name]:
    """Cut names that are two."""
    alone = {words_of(name, tokens) for name in names}
    return [piece for name in names for piece in split_name(name, tokens, alone)]


def split_name(name: Name, tokens: Tokens, alone: Known) -> list[Name]:
    """Return the names that a name is: the first reason cuts, and the rest is looked at again."""
    case = case_of(name, tokens)
    if name.size < 2 or is_listed(case.words):
        return [name]
    for cut in CUTS:
        parts = cut.parts(case, alone)
        if parts:
            say(cut.name, name, tokens, "decided", " | ".join(" ".join(words_of(each, tokens)) for each in parts))
            return [parts[0], *split_name(parts[1], tokens, alone)] if cut.again else parts
    return [name]


def known(words: tuple[str, ...], alone: set[tuple[str, ...]]) -> bool:
    """Tell whether words are a name by themselves, listed or found elsewhere in the document."""
    return (
        bool(words)
        and words[0][:1].isupper()
        and (words in alone or is_listed(words))
        and (len(words) > 1 or len(words[0]) > 3)
    )


def type_of(words: tuple[str, ...], name: Name) -> ActorType:
    """Return the type of a part of a name."""
    if country_code(" ".join(words)):
        return "country"
    classes = listed_classes(words)
    if classes and classes <= {"city", "scity", "subd", "capital", "region"}:
        return "place"
    return name.type


def join_countries(names: list[Name], tokens: Tokens) -> list[Name]:
    """Join "Antigua and Barbuda", cut in two by the tagger."""
    out: list[Name] = []
    for name in sorted(names):
        if out:
            previous = out[-1]
            between = tokens.words[previous.last : name.first]
            joined = " ".join(tokens.words[previous.first : name.last])
            if between in {("and",), ("and", "the"), ("of",), ("of", "the")} and country_code(joined):
                out[-1] = Name(previous.first, name.last, "country", previous.found_by, previous.margin)
                continue
        out.append(name)
    return out

"""Names of bodies that go on behind "for" or a comma, or begin before what the tagger found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dossier.analyse.actors.borders import BEFORE_DAYS, is_ordinal
from dossier.analyse.actors.cases import Case, case_of, is_adjective, listed_classes, say
from dossier.analyse.actors.countries import demonym_code
from dossier.analyse.actors.cuts import UNITS
from dossier.analyse.actors.lexicons import word_facts
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.runs import capitals_end, capitals_start
from dossier.analyse.actors.unseen import BY_LAST_WORD
from dossier.analyse.actors.wordlists import CALENDAR, MEDIA_HEADS
from dossier.english.lexicon import words
from dossier.english.tokens import Tokens

BODY_HEADS = words("bodies", "takes_of")
PAPERS = MEDIA_HEADS - {"agency", "network", "channel", "station"} | words("bodies", "paper")
"""Last words of the names of newspapers."""

Starts: TypeAlias = dict[int, Name]
"""The names of the document by their first tokens."""


Range = tuple[int, int]
"""First token and one past the last."""


@dataclass(frozen=True, slots=True)
class Growth:
    """A reason for a body's name to take in words beside it."""

    name: str
    range: Callable[[Case, int, Starts], Range]
    """Its borders as they should be, given where its sentence ends."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()
    final: bool = False
    """Whether nothing more is taken in behind it."""
    behind: bool = True
    """Whether it looks behind the name."""


def same(case: Case) -> Range:
    """Return the borders as they are."""
    return case.name.first, case.name.last


def in_or_of(case: Case, high: int, starts: Starts) -> Range:
    """Let "al-Qaida" and "Islamic State" take in "in Iraq"."""
    first, last = same(case)
    named = case.type == "group" and case.lower[0].startswith(("al-qa", "islamic"))
    if not named or last + 1 >= high or case.tokens.words[last] not in {"in", "of"}:
        return first, last
    if case.tokens.words[last] == "in" and case.tokens.words[last + 1] not in {"Iraq", "the"}:
        return first, last  # a safe haven for al-Qaida | in Syria
    return first, capitals_end(last + 1, high, case.tokens, article=True) or last


def campus(case: Case, high: int, starts: Starts) -> Range:
    """Take in where a university of somewhere is: "University of Colorado | at Boulder"."""
    first, last = same(case)
    tokens = case.tokens
    named = case.lower[:2] in {("university", "of"), ("college", "of")} and tokens.words[last : last + 1] == ("at",)
    town = starts.get(last + 1) if named and last + 1 < high else None
    return first, town.last if town is not None and town.type == "place" else last


def behind_brackets(case: Case, high: int, starts: Starts) -> Range:
    """Take in what follows a short form in brackets: "African Methodist (AME) Church"."""
    first, last = same(case)
    words, lower = case.tokens.words, case.tokens.lower
    if last + 2 >= high or words[last] != "(" or words[last + 2] != ")" or not words[last + 1].isupper():
        return first, last
    end = last + 3
    while end < high and lower[end] in BODY_HEADS and words[end][0].isupper():
        end += 1
    return first, end if end > last + 3 else last


def for_something(case: Case, high: int, starts: Starts) -> Range:
    """Take in "of", "for", "on" or "to" and capitalised words: "Department for Work", "Committee on Ways"."""
    first, last = same(case)
    words, lower = case.tokens.words, case.tokens.lower
    if last + 1 >= high or words[last] not in {"of", "for", "on", "to"} or lower[last - 1] not in BODY_HEADS:
        return first, last
    if words[last] in BEFORE_DAYS and lower[last + 1] in CALENDAR:
        return first, last
    end = capitals_end(last + 1, high, case.tokens, article=words[last] != "to")
    if not end or any(at in starts and starts[at].type == "person" for at in range(last, end)):
        return first, last
    return first, end


def district_of_court(case: Case, high: int, starts: Starts) -> Range:
    """Take in of what a court's district is part: "District Court for the Southern District | of Iowa"."""
    first, last = same(case)
    of = case.tokens.words[last : last + 1] == ("of",) and case.lower[-1] == "district" and "court" in case.lower
    end = capitals_end(last + 1, high, case.tokens, article=True) if of else 0
    judge = (at for at in range(last + 1, end) if at in starts and starts[at].type == "person")
    return first, next(judge, end) or last


def second_subject(case: Case, high: int, starts: Starts) -> Range:
    """Take in "and" and the second subject of a body: "Department for Work | and Pensions"."""
    first, last = same(case)
    tokens = case.tokens
    ours = subject_of_body(case)
    if not is_subject(ours[-1:]) or "and" in ours or tokens.words[last : last + 1] not in {("and",), ("&",)}:
        return first, last
    end = capitals_end(last + 1, high, tokens, article=False)
    if not end or end - last > SUBJECT or not is_subject(tokens.lower[last + 1 : end]):
        return first, last
    other = starts.get(last + 1)
    return first, last if other is not None and (other.margin > DOUBTFUL or other.size > end - last - 1) else end


def subject_of_body(case: Case) -> tuple[str, ...]:
    """Return the words behind "of", "for" or "on" of a kind of body: of "Department for Work"."""
    at = next((at for at in range(1, len(case.words)) if case.words[at] in {"of", "for", "on"}), 0)
    return case.lower[at + 1 :] if at and case.lower[at - 1] in BODY_HEADS else ()


def is_subject(words: Sequence[str]) -> bool:
    """Tell whether words are common nouns that a body may be for, and name no body themselves."""
    return bool(words) and all(word == "-" or (is_common(word) and word not in NO_SUBJECT) for word in words)


def is_common(word: str) -> bool:
    """Tell whether a word is mostly written in lower case, or is one for a science."""
    return word_facts(word).case[:1] in {"a", "b", "c"} or word.endswith("ology")


NO_SUBJECT = BODY_HEADS | words("bodies", "of_a_state") | words("offices", "title") | {"treasury"}
SUBJECT = 4
"""Words of the longest second subject, "and" among them."""
DOUBTFUL = 300
"""Margin of the tagger up to which a name there is none."""


def and_before(case: Case, high: int, starts: Starts) -> Range:
    """Take in the first of two subjects: "the | Maritime and | Coastguard Agency"."""
    first, last = same(case)
    words, lower = case.tokens.words, case.tokens.lower
    if first < 3 or len(case.words) != 2 or words[first - 1] not in {"and", "&"} or case.lower[-1] not in BODY_HEADS:
        return first, last
    subject = words[first - 2][:1].isupper() and is_subject((lower[first - 2], lower[first]))
    taken = any(first - 2 < name.last and name.first < first for name in starts.values())
    return first - 2 * (subject and not taken and words[first - 3] in {"the", "The"}), last


HEADS_BEFORE = BODY_HEADS | {"campaign"}
PERIODICALS = frozenset({"proceedings", "annals", "transactions", "bulletin"})
"""What learned bodies publish: "Proceedings of the | National Academy of Sciences"."""


def head_before(case: Case, high: int, starts: Starts) -> Range:
    """Take in what kind of body it is: "the | Campaign for | Better Transport"."""
    first, last = same(case)
    words, lower = case.tokens.words, case.tokens.lower
    if case.type != "organisation" or first < 3:
        return first, last
    if words[first - 1] == "the" and words[first - 2] == "of" and lower[first - 3] in PERIODICALS:
        return first - 3, last
    if words[first - 1] not in {"for", "of", "against"}:
        return first, last
    if not words[first - 2][:1].isupper() or lower[first - 2] not in HEADS_BEFORE:
        return first, last
    further = words[first - 3] if first > 2 else ""
    more = further[:1].isupper() and further.isalpha() and further != "The"
    return first - 2 - more, last


def list_behind(case: Case, high: int, starts: Starts) -> Range:
    """Take in ", Disease Control and Research" behind a name with "of" or "for" in it."""
    first, last = same(case)
    listing = last < high and case.tokens.words[last] == "," and not {"of", "for", "on"}.isdisjoint(case.words)
    end = list_end(last, high, starts, case.tokens) if listing else last
    subjects = (word for word in case.tokens.lower[last:end] if word not in {",", "and", "&"})
    return first, last if "on" in case.words and not is_subject(tuple(subjects)) else end


def people_before(case: Case, high: int, starts: Starts) -> Range:
    """Take in what a movement is called with: "the Afghan Taliban"."""
    first, last = same(case)
    if case.type != "group" or not first:
        return first, last
    listed = bool(listed_classes(case.tokens.words[first - 1 : last]) & {"group", "armed"})
    people = is_adjective(case.before()) and last - first == 1 and demonym_code(case.words[0]) is not None
    return first - (listed or people), last


def head_of_both(case: Case, high: int, starts: Starts) -> Range:
    """Take in the kind of body before what is only its second subject: "Committee on Arms and | Oil Exports"."""
    first, last = same(case)
    words, lower = case.tokens.words, case.tokens.lower
    if case.before() != "and" or not is_subject(case.lower):
        return first, last
    at = first - 2
    while at > 0 and words[at][:1].isupper() and is_subject(lower[at : at + 1]):
        at -= 1
    heads = at < first - 2 and words[at] in {"of", "for", "on"} and words[at - 1][:1].isupper()
    return (at - 1 if heads and lower[at - 1] in BODY_HEADS else first), last


def number_before(case: Case, high: int, starts: Starts) -> Range:
    """Take in the number of a military unit: "the 3rd Armoured Brigade"."""
    first, last = same(case)
    numbered = case.lower[-1] in UNITS and first > 0 and is_ordinal(case.before())
    return first - numbered, last


def before_dash(case: Case, high: int, starts: Starts) -> Range:
    """Take in capitalised words that a dash joins to a body: "African Export–Import Bank"."""
    first, last = same(case)
    tokens = case.tokens
    if case.type != "organisation" or first < 2 or tokens.words[first - 1] != "–":
        return first, last
    return capitals_start(first - 1, tokens) if tokens.ends[first - 1] == tokens.starts[first] else first, last


def article_of_paper(case: Case, high: int, starts: Starts) -> Range:
    """Take in the article of a newspaper: "The Guardian"."""
    first, last = same(case)
    has = case.type == "organisation" and case.before() == "The" and is_medium(case.words)
    return first - has, last


GROWTHS: tuple[Growth, ...] = (
    Growth(
        "in or of behind a movement",
        in_or_of,
        final=True,
        yes=("The group [al-Qaida in Iraq]{al-Qaida in Iraq} claimed it.",),
        no=(
            "They deny any haven for [al-Qaida] in Syria.",
            "[Anna Berg] in Iraq claimed it.",
        ),
    ),
    Growth(
        "more behind brackets",
        behind_brackets,
        final=True,
        yes=("The [Nordic Institute (NI) University]{University} met.",),
        no=("The [Nordic Institute] (NI) met.",),
    ),
    Growth(
        "for something",
        for_something,
        yes=("The [National Endowment for the Arts]{Arts} paid.",),
        no=("The [National Endowment] paid for the trip.",),
    ),
    Growth(
        "district of a court",
        district_of_court,
        yes=("It was heard in the [District Court for the Southern District of Elser]{Elser} in May.",),
        no=("It was heard in the [Southern District] of Elser.",),
    ),
    Growth(
        "campus of a university",
        campus,
        yes=("The [University of Colorado at Boulder]{University of Colorado at Boulder} took part.",),
        no=("The [University of Colorado] took part at Boulder.",),
    ),
    Growth(
        "second subject",
        second_subject,
        yes=(
            "The [Department for Work and Pensions]{Department for Work and Pensions} agreed.",
            "The [Palanga Institute of Volcanology and Seismology]{Volcanology and Seismology} warned of more.",
        ),
        no=("The [Department for Work] and Parliament agreed.", "The [Ministry of Defence] and Anna Berg agreed."),
    ),
    Growth(
        "list behind",
        list_behind,
        yes=("This gave the [Bureau of Alcohol, Tobacco, Firearms and Explosives]{Explosives} new powers.",),
        no=(
            "This gave the [Bureau of Alcohol] new powers.",
            "The [Committee on Commerce], Anna Berg and Tom Lund met.",
        ),
    ),
    Growth(
        "first of two subjects",
        and_before,
        behind=False,
        yes=("The [Maritime and Coastguard Agency]{Maritime and Coastguard Agency} said so.",),
        no=("Anna Berg and [Coastguard Agency] men said so.",),
    ),
    Growth(
        "kind of body before",
        head_before,
        behind=False,
        yes=("The [Campaign for Better Transport]{Better Transport} said so.",),
        no=("They campaign for [Better Transport].",),
    ),
    Growth(
        "people before a movement",
        people_before,
        behind=False,
        yes=(
            "Millions of [African Americans]{African Americans} have Angolan ancestry.",
            "Leaders of the [Greek Cypriots]{Greek Cypriots} met on Friday.",
        ),
        no=("Millions of [Americans] have Angolan ancestry.",),
    ),
    Growth(
        "kind of body before two subjects",
        head_of_both,
        behind=False,
        yes=("The [Committee on Arms and Oil Exports]{Committee on Arms and Oil Exports} met.",),
        no=("The committee on arms and the [Barrow Trust] met.",),
    ),
    Growth(
        "number of a unit",
        number_before,
        behind=False,
        yes=("The [3rd Armoured Brigade]{3rd Armoured Brigade} left.",),
        no=("On the 3rd [Armoured Brigade Day] was held.",),
    ),
    Growth(
        "words before a dash",
        before_dash,
        behind=False,
        yes=("The [Wells–Barrow Trust]{Wells – Barrow Trust} lent money.",),
        no=("The [Barrow Trust] lent money.",),
    ),
    Growth(
        "article of a newspaper",
        article_of_paper,
        behind=False,
        yes=("[The Northgate Herald]{The Northgate Herald} reported it.",),
        no=("The [Nordic Council] met.",),
    ),
)


def extend(names: list[Name], tokens: Tokens) -> list[Name]:
    """Let bodies take in what belongs to them."""
    bounds = sentence_ends(tokens)
    starts = {name.first: name for name in names}
    bodies = [as_institution(name, tokens) for name in names]
    return [
        extended(name, bounds[name.first], starts, tokens) if name.type in {"organisation", "group"} else name
        for name in bodies
    ]


def as_institution(name: Name, tokens: Tokens) -> Name:
    """Take a place for a body where it is said what it is for: "Vienna Centre | for Disarmament"."""
    if name.type != "place" or "for" not in tokens.words[name.first + 1 : name.last + 1]:
        return name
    at = tokens.words.index("for", name.first + 1)
    subject = tokens.words[at + 1 : at + 3]
    what = subject[1:] if subject[:1] == ("the",) else subject
    is_body = tokens.lower[at - 1] in BODY_HEADS and any(word[0].isupper() for word in what[:1])
    return name.retyped("organisation", BY_LAST_WORD) if is_body else name


def extended(name: Name, high: int, starts: Starts, tokens: Tokens) -> Name:
    """Return a body's name with what belongs to it."""
    case = case_of(name, tokens)
    ended = False
    for growth in GROWTHS:
        if ended and growth.behind:
            continue
        first, last = growth.range(case, high, starts)
        if (first, last) != same(case):
            case = case_of(case.name.moved(first, last), tokens)
            say(growth.name, case.name, tokens, "decided")
            ended = ended or growth.final
    return case.name


def sentence_ends(tokens: Tokens) -> list[int]:
    """Return for each token where its sentence ends."""
    out: list[int] = []
    for low, high in tokens.segments:
        out += [high] * (high - low)
    return out


def list_end(comma: int, high: int, starts: Starts, tokens: Tokens) -> int:
    """Return the end of ", Disease Control and Research" behind a body's name, or the comma."""
    at = comma
    while at < high and tokens.words[at] == ",":
        end = listed_end(at + 1, high, starts, tokens)
        if not end:
            break
        at = end
    if at == comma:
        return comma
    at += at < high and tokens.words[at] == ","
    if at < high and tokens.words[at] in {"and", "&"}:
        return listed_end(at + 1, high, starts, tokens) or comma
    return comma


def listed_end(first: int, high: int, starts: Starts, tokens: Tokens) -> int:
    """Return the end of one item of such a list, or 0 where another name begins in it."""
    end = capitals_end(first, high, tokens, article=False)
    return 0 if any(place in starts for place in range(first, end)) else end


def is_medium(words: Sequence[str]) -> bool:
    """Tell whether a name is that of a newspaper, whose article belongs to it."""
    listed = "media" in listed_classes(words) or "media" in listed_classes(("the", *words))
    return listed or (len(words) > 1 and words[-1].lower() in PAPERS)

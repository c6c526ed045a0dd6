"""What may be left out of a clause that is too long for a title, and how much is lost with it.

The first sentence of a report says what happened, and is often a few words longer than a title may be. Rather than to
take a later sentence, which tells a detail, something is left out inside: the day, the place, what describes a noun,
the given name behind an office. Nothing is left out that makes a claim wider or surer than the text makes it: no hedge,
no negation, and nothing at all that tells where or who behind "all", "no", "only", "first" or "the largest".

A row names what may go and what its loss costs; `shortened` gives the cheapest combinations that are short enough. The
places are blanked, so that all offsets stay right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from dossier.analyse.cut_ends import wants
from dossier.english.clause_words import TIME_WORDS
from dossier.english.dates import MONTH, WEEKDAY
from dossier.english.finite_verbs import tense_at
from dossier.english.function_words import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    HAVE,
    MODALS,
    NOUN_OPENERS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from dossier.english.given_names import is_given_name
from dossier.english.lexicon import words
from dossier.english.patterns import any_of, lazy, word_set
from dossier.english.plain_words import PlainWord, words_in
from dossier.english.prose import finite_verb
from dossier.english.verbs import is_base, is_participle, is_past, is_third
from dossier.model import Span

__all__ = ["OMISSIONS", "Omission", "blanked", "length", "shortened"]

Finder = Callable[[str, Span], Iterable[Span]]


@dataclass(frozen=True, slots=True)
class Omission:
    """Something that may be left out of a clause."""

    name: str
    """In a few words."""
    find: Finder
    """Where it stands in a stretch of a text on one line."""
    costs: float
    """How much worse a title is without it."""
    yes: tuple[str, ...]
    """Clauses in which it is the words in square brackets."""
    no: tuple[str, ...]
    """Clauses in which it finds nothing, though they look alike."""


MOST_PLACES = 12
"""Places in a sentence that are tried together."""

MOST_TRIED = 160
"""Combinations that are tried, the cheapest first."""

ENOUGH = 5
"""Combinations that are given: the first that can stand will do."""


def length(stretch: str) -> int:
    """Return how many words a stretch has; a dash between blanks is none."""
    return sum(any(map(str.isalnum, word)) for word in stretch.split())


def blanked(text: str, parts: Iterable[Span]) -> str:
    """Put blanks in the place of some parts of a text."""
    for part in parts:
        text = text[: part.start] + " " * (part.end - part.start) + text[part.end :]
    return text


def shortened(text: str, span: Span, most: int) -> Iterator[tuple[str, float]]:
    """Give a text with parts of a clause blanked so that it is short enough, and what is lost: the cheapest first.

    Parameters:
        text: The text, on one line.
        span: The clause.
        most: Words that it may have.
    """
    places = sorted({(row.costs, part.start, part.end) for row in OMISSIONS for part in row.find(text, span)})
    places, clause = places[:MOST_PLACES], span.of(text)
    given = 0
    for cost, chosen in _by_cost(places):
        parts = [Span(start, end) for _, start, end in (places[at] for at in chosen)]
        if _overlap(parts):
            continue
        if length(blanked(clause, (_shifted(part, -span.start) for part in parts))) <= most:
            yield blanked(text, parts), cost
            given += 1
            if given == ENOUGH:
                return


def _shifted(part: Span, by: int) -> Span:
    """Return a part as it stands in a stretch that begins elsewhere."""
    return Span(part.start + by, part.end + by)


def _by_cost(places: Sequence[tuple[float, int, int]]) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Give combinations of places, the cheapest first; places are in the order of their cost."""
    heap: list[tuple[float, tuple[int, ...]]] = [(places[0][0], (0,))] if places else []
    for _ in range(MOST_TRIED):
        if not heap:
            return
        cost, chosen = heappop(heap)
        yield round(cost, 6), chosen
        after = chosen[-1] + 1
        if after < len(places):
            heappush(heap, (cost + places[after][0], (*chosen, after)))
            heappush(heap, (cost + places[after][0] - places[chosen[-1]][0], (*chosen[:-1], after)))


def _overlap(parts: Iterable[Span]) -> bool:
    """Tell whether some parts overlap."""
    end = -1
    for part in sorted(parts, key=lambda one: one.start):
        if part.start < end:
            return True
        end = part.end
    return False


# ---------------------------------------------------------------- what is found by its words


def _matching(pattern: Callable[[], re.Pattern[str]], fits: Callable[[str, Span, re.Match[str]], bool]) -> Finder:
    """Make a finder of a pattern whose group `left` may go where a condition holds."""

    def find(text: str, span: Span) -> Iterator[Span]:
        for found in pattern().finditer(text, span.start, span.end):
            if found.start("left") > span.start and fits(text, span, found):
                yield Span(*found.span("left"))

    return find


def _always(_text: str, _span: Span, _found: re.Match[str]) -> bool:
    return True


_NO_DAY_BEFORE = (
    r"(?<!\b(?:[Ii]n|[Oo]n|by|to|of|or))(?<!\b(?:and|for))(?<!\b(?:from|till|this|last|next|each|late))"
    r"(?<!\bearlier)(?<!\b(?:since|until|after|every|early|later))(?<!\b(?:before|during))(?<!\b(?:between|through))"
)
"""No word stands in front that a day belongs to: "since Monday", "earlier this month"."""

_DAY = lazy(
    rf"(?<=[\w’'%])(?P<left>{_NO_DAY_BEFORE} (?:(?:late|early) )?(?:on )?(?:(?:late|early|last|this) )?"
    rf"(?:{WEEKDAY}|today|yesterday|tomorrow)(?: (?:morning|afternoon|evening|night))?"
    rf"|{_NO_DAY_BEFORE} (?:on|in) (?:early |late |mid-)?{MONTH}(?: \d{{1,2}})?(?:,? \d{{4}})?"
    rf"|{_NO_DAY_BEFORE} (?:on|in) \d{{1,2}} {MONTH}(?: \d{{4}})?"
    rf"|{_NO_DAY_BEFORE} (?:this|last|next) (?:week|weekend|month|year|spring|summer|autumn|fall|winter))"
    r"(?![\w’'-]|, \d|\.\w)(?! (?:\d|and|or|to (?:\d|[A-Z])))"
)
_ADVERB = lazy(
    r"(?<=[\w’',]) (?P<left>(?:also|officially|formally|successfully|publicly|strongly|hereby|jointly|immediately|newly"
    r"|finally|already|personally|proudly|specifically|together) )(?=[a-z])"
)
_COLOURS = (
    r"top|key|major(?! disaster)|senior|massive|huge|large|popular|prominent|famous|renowned|leading|historic|landmark"
    r"|important|critical|significant|deadly|powerful|troubled|volatile|restive|oil-rich|sunny|bustling|small|busy"
    r"|remote|mountainous|devastating|vibrant|robust|bold|comprehensive|\d{1,3}-year-?old"
)
_ADJECTIVE = lazy(
    rf"(?<=[\w’']) (?P<left>(?:{_COLOURS}|(?:north|south)-?(?:east|west)?ern(?= [A-Z])|(?:east|west)ern(?= [A-Z])) )"
    r"(?=[A-Za-z])"
)
_NO_ADJECTIVE = re.compile(r"\b(?:more|most|very|so|too|as|less|is|are|was|were|be|been|remains?|and|or|not|the)$")
_PART_OF_NAME = re.compile(r"(?:north|south|east|west)", re.IGNORECASE)


def _may_lose_adjective(text: str, span: Span, found: re.Match[str]) -> bool:
    """Tell whether a noun stands behind an adjective, and nothing in front that needs it."""
    before = text[span.start : found.start()].rstrip()
    behind = text[found.end("left") : span.end]
    article = before.rsplit(None, 1)[-1].lower() if before else ""
    if _NO_ADJECTIVE.search(before) is not None and article != "the":
        return False
    if article == "the" and found["left"].strip()[0].isdigit() is False and behind[:1].islower() is False:
        return _PART_OF_NAME.match(found["left"]) is None
    following = behind.split(None, 1)[0].strip(",") if behind.split() else ""
    if following.lower() in CONJUNCTIONS | PREPOSITIONS | AUXILIARIES | BE:
        return False
    if article in {"a", "an"}:  # "a top official", not "an important step" without its "an"
        return (following[:1].lower() in "aeiou") == (article == "an")
    return True


_GIVEN = lazy(
    rf"\b(?P<office>(?i:{any_of(words('offices', 'title') | word_set('minister president leader'))}))"
    r"(?P<left> (?P<given>[A-Z][\w’'-]+)(?: [A-Z]\.)*)(?= [A-Z][a-z][\w’'-]+\b(?!,? (?:[A-Z]|Jr)))"
)


def _is_a_given_name(_text: str, _span: Span, found: re.Match[str]) -> bool:
    """Tell whether the first of two names behind an office is a given one."""
    return is_given_name(found["given"])


_WITH_OTHERS = lazy(
    r"(?<=[\w’'])(?P<left>,? (?:along with|together with|as well as|accompanied by|flanked by|joined by|alongside)"
    rf" [^,;:.!?\"“”()]{{2,90}}?(?:,|(?= (?:today|yesterday|(?:on )?{WEEKDAY})\b)))(?= \w)"
)
_WITHOUT_REGARD = lazy(
    r"(?<=[a-z]) (?P<left>(?:regardless|irrespective) of [^,;:.]{3,60}? )(?=(?:must|should|will|can)\b)"
)

_OPENS_INSERTION = any_of(
    word_set(
        "a an the one its who which whose where including despite amid after before following during under led backed "
        "based located known founded established in at on with as among citing using currently formerly previously "
        "then now once part home"
    )
)
_BETWEEN_COMMAS = lazy(
    rf"(?<=[\w’'%])(?P<left>(?:, (?:aged? )?\d{{1,3}})?, (?P<first>{_OPENS_INSERTION}) "
    r"(?:[^;:.!?\"“”()—–]|(?<=[A-Z])\.){2,150}?,)(?= (?P<verb>[a-z]+)\b(?P<behind> \w+)?)"
)


def _between_subject_and_verb(text: str, span: Span, found: re.Match[str]) -> bool:
    """Tell whether what stands between commas stands between a subject and its verb."""
    subject = text[span.start : found.start()]
    if finite_verb(subject) or not subject.split() or _LISTS.search(found["left"]) is not None:
        return False
    if found["first"] not in _HAS_ITS_VERB and finite_verb(_BEFORE_RELATIVE.split(found["left"])[0]):
        return False
    return _is_the_verb(found["verb"], (found["behind"] or "").strip())


def _is_the_verb(verb: str, behind: str) -> bool:
    """Tell whether the word behind an insertion is the verb of what stands before it."""
    if verb in _SURE or verb in _NEVER_DONE_TO:
        return True
    return is_third(verb) or (is_past(verb) and behind not in _OF_A_PARTICIPLE)


_LISTS = re.compile(r", (?:and|or) ")
_SURE = (AUXILIARIES | BE | HAVE | MODALS) - {"to"}
_OF_A_PARTICIPLE = frozenset({"of", "by", "as", "in", "at"})
"""Words behind a participle: "Ann Lee, the mayor, accused of theft, resigned"."""

_NEVER_DONE_TO = word_set(
    "died fell rose began went came met arrived crashed collapsed resigned spoke landed exploded erupted took became"
)
"""Past forms that are no participles of a noun in front: "Ann Lee, a mayor, died in Homs"."""


_BEFORE_RELATIVE = re.compile(r" (?:who|which|that|where) ")
_HAS_ITS_VERB = word_set("who which whose where as after before")
"""Words that open a clause between commas, with a verb of its own."""

_DOING = lazy(
    r"(?<=[a-z’']) (?P<left>(?P<doing>[a-z]{3,}ing) (?:[^,;:.!?\"“”()]){3,60}? )"
    r"(?=(?:says?|said|have|has|were|was|had)\b)"
)


def _doing_of_subject(text: str, span: Span, found: re.Match[str]) -> bool:
    """Tell whether a participle tells more of a subject: "experts meeting in Paris say"."""
    subject = text[span.start : found.start()]
    last = subject.rsplit(None, 1)[-1].lower() if subject.split() else ""
    if finite_verb(subject) or last in PREPOSITIONS | CONJUNCTIONS | RELATIVES | SUBORDINATORS | NOUN_OPENERS:
        return False
    if last.endswith(("'s", "’s", "'", "’")):  # "Lee's groundbreaking plan"
        return False
    return not finite_verb(found["left"]) and _WIDENS.search(subject) is None


# ---------------------------------------------------------------- phrases


_WIDENS = re.compile(
    r"\b(?:no|not|never|none|nobody|all|every|everyone|each|any|anyone|only|first|last|most|least|fewest|neither|nor"
    r"|without|few|hardly|best|worst|largest|biggest|highest|lowest|youngest|oldest|longest|strongest|deadliest"
    r"|earliest|greatest|smallest|fastest|richest|poorest|busiest|half|majority|percent|more than|fewer|rate)\b"
    r"|n[’']t\b|%|-largest",
    re.IGNORECASE,
)
"""Words that say of how many something holds: without its place or its kind, it would be said of more."""

_CLOSED = (
    PREPOSITIONS
    | CONJUNCTIONS
    | RELATIVES
    | SUBORDINATORS
    | AUXILIARIES
    | BE
    | HAVE
    | MODALS
    | SUBJECTS
    | TIME_WORDS
    | word_set("to today yesterday tomorrow")
)
"""Words with which a noun phrase has ended."""

_INSIDE = frozenset("-‑.'’/&")
_PLACES = word_set("in at near outside across throughout inside along around within during amid")
_OTHERS = word_set("with from for on over under through")
_NO_NOUN = PREPOSITIONS | CONJUNCTIONS | RELATIVES | SUBORDINATORS | BE | HAVE | MODALS | AUXILIARIES | {"to"}
_FIXED = re.compile(
    r"(?:in (?:order|connection|response|part|addition|favou?r|support|accordance|exchange|charge|danger|effect|force"
    r"|place|line|return|violation|need|custody|office|honou?r|light|recognition|cooperation|partnership|opposition"
    r"|front|terms|memory|search|protest|prison|jail|talks|danger|court|crisis|sight|doubt|question|common|public"
    r"|person|particular|regard|relation|contact|touch|power|command|control|debt|favor|trouble|the (?:wake|face|event"
    r"|process|midst|hands|interests?))|at (?:least|most|risk|odds|war|stake|issue|large|the (?:time|end|age|height"
    r"|request|expense|helm))|for (?:example|the (?:first|purpose|sake))|on (?:behalf|the (?:basis|grounds|condition"
    r"|brink|verge))|with (?:regard|respect)|under (?:the age|way|pressure|attack|fire|arrest)|within (?:reach)"
    r"|from (?:office|power))\b",
    re.IGNORECASE,
)
"""Phrases that are no place: "in connection with", "at least"."""


def _phrases(openers: frozenset[str]) -> Finder:
    """Make a finder of phrases that one of some prepositions opens and that tell more of the noun in front."""

    def find(text: str, span: Span) -> Iterator[Span]:
        tokens = words_in(text, span.start, span.end)
        for at in range(1, len(tokens) - 1):
            if tokens[at].lower in openers and _FIXED.match(text, tokens[at].start) is None:
                end = _phrase_end(tokens, at)
                if end is not None and _may_lose(text, span, tokens, at, end):
                    yield Span(tokens[at - 1].end, tokens[end - 1].end)

    return find


def _phrase_end(tokens: Sequence[PlainWord], opener: int) -> int | None:
    """Return one past the last token of a phrase, with what "of" adds; None where its end is not sure."""
    end = _noun_end(tokens, opener + 1)
    while end is not None and end < len(tokens) and tokens[end].lower == "of":
        end = _noun_end(tokens, end + 1)
    if end is None or end >= len(tokens):
        return end
    return end if _ends_a_phrase(tokens, opener, end) else None


def _ends_a_phrase(tokens: Sequence[PlainWord], opener: int, end: int) -> bool:
    """Tell whether what follows a phrase belongs to none of its nouns: a verb, what is to be done, a further place."""
    after = tokens[end].lower
    if tense_at(tokens, end) is not None or after in _FOLLOWS_A_PHRASE or after in _SURE:
        return True
    named = end + 1 < len(tokens) and tokens[end + 1].capital
    return named and after in _TOWNS and tokens[opener].lower in _PLACES


_FOLLOWS_A_PHRASE = word_set("to after before until since while when amid following because")
_TOWNS = word_set("in at near")


def _noun_end(tokens: Sequence[PlainWord], start: int) -> int | None:
    """Return one past the last token of a noun phrase; None where there is none or a verb may stand in it."""
    end = next((at for at in range(start, len(tokens)) if not _in_noun(tokens[at])), len(tokens))
    verb = next((at for at in range(start + 1, end) if _may_be_verb(tokens, at)), None)
    if verb is not None:
        end = verb if _is_main(tokens, start, verb) else start
    goes_on = end < len(tokens) and tokens[end].lower in _POSSESSIVE
    return end if not goes_on and _names_something([token.lower for token in tokens[start:end]]) else None


def _names_something(listed: Sequence[str]) -> bool:
    """Tell whether words hold more than an article, and nothing that is being done."""
    return not NOUN_OPENERS.issuperset(listed) and not any(word.endswith("ing") for word in listed)


def _may_be_verb(tokens: Sequence[PlainWord], at: int) -> bool:
    """Tell whether a token may be a finite verb and is no possessive."""
    return tokens[at].lower not in _POSSESSIVE and tense_at(tokens, at) is not None


def _is_main(tokens: Sequence[PlainWord], start: int, verb: int) -> bool:
    """Tell whether a verb behind a phrase is the first of its clause, and a name shows that the phrase has ended."""
    return tokens[verb - 1].capital and all(tense_at(tokens, place) is None for place in range(start - 1))


_POSSESSIVE = frozenset({"'s", "’s", "'", "year's", "today's", "week's", "month's"})


def _in_noun(token: PlainWord) -> bool:
    """Tell whether a token may stand in a noun phrase."""
    if token.kind != "word":
        return token.lower in _INSIDE
    if token.lower == "'s":
        return True
    return token.lower not in _CLOSED


def _may_lose(text: str, span: Span, tokens: Sequence[PlainWord], opener: int, end: int) -> bool:
    """Tell whether a noun stands in front of a phrase that does not need it."""
    before = tokens[opener - 1]
    if before.kind != "word" or before.lower in _NO_NOUN or before.lower[0].isdigit():
        return False
    front = text[span.start : before.end]
    if _WIDENS.search(front) is not None or _is_verb_form(tokens, opener - 1):
        return False
    further = end < len(tokens) and tokens[end].lower in _PLACES
    if not finite_verb(front) and not _names_somebody(front) and not further:
        return False  # "authorities in Norland"
    whole = " ".join(front.split())
    if len(whole.split()) < _LEAST_IN_FRONT:
        return _stands_before_verb(tokens, end)
    return not wants(whole, text[before.end : span.end])


def _names_somebody(front: str) -> bool:
    """Tell whether a subject names somebody, so that where that is may go."""
    return any(word[0].isupper() for word in front.split()[1:])


_LEAST_IN_FRONT = 4
"""Words that `wants` can judge; fewer are a subject, behind whose phrase its verb must follow."""


def _stands_before_verb(tokens: Sequence[PlainWord], at: int) -> bool:
    """Tell whether a finite verb stands at a place, so that what is in front of it is its subject."""
    return at < len(tokens) and tense_at(tokens, at) is not None


def _is_verb_form(tokens: Sequence[PlainWord], at: int) -> bool:
    """Tell whether a word in front of a phrase may be a verb, which the phrase may belong to."""
    word = tokens[at].lower
    if tokens[at].capital:
        return False
    if word.endswith(("ed", "ing", "ly")) or is_participle(word) or tense_at(tokens, at) is not None:
        return True
    return at > 0 and tokens[at - 1].lower in MODALS | {"to"} and is_base(word)


def _of_a_body(text: str, span: Span) -> Iterator[Span]:
    """Find the country behind a body, where it is named once more."""
    for found in _BODY_OF().finditer(text, span.start, span.end):
        if text.find(found["left"].removeprefix(" of").removeprefix(" the"), found.end(), span.end) >= 0:
            yield Span(*found.span("left"))


_BODY_OF = lazy(
    r"\b(?:Supreme Court|High Court|Court of Appeals?|House of Representatives|Senate|Parliament|Prime Minister)"
    r"(?P<left> of (?:the )?(?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+)(?= [a-z]+)(?! (?:of|and|for)\b)"
)

OMISSIONS: tuple[Omission, ...] = (
    Omission(
        "an adverb",
        _matching(_ADVERB, _always),
        0.05,
        yes=("The council [formally ]closed the bridge",),
        no=("The council reportedly closed the bridge", "The council nearly closed the bridge"),
    ),
    Omission(
        "the day",
        _matching(_DAY, _always),
        0.08,
        yes=("The council closed the bridge[ on Monday] to all lorries", "Ann Lee met[ last week] with farmers"),
        no=("The bridge has been closed since Monday", "The bridge closes between Monday and Friday"),
    ),
    Omission(
        "the given name behind an office",
        _matching(_GIVEN, _is_a_given_name),
        0.08,
        yes=("Prime Minister[ Michael] Moe closed the bridge",),
        no=("Michael Moe closed the bridge", "Prime Minister Moe closed the bridge"),
    ),
    Omission(
        "an adjective that only colours",
        _matching(_ADJECTIVE, _may_lose_adjective),
        0.12,
        yes=("Police met a [top ]mayor of Homs", "The bridge in [northern ]Norland fell"),
        no=("The bridge is large and old", "The river is more important than the bridge"),
    ),
    Omission(
        "who was there too",
        _matching(_WITH_OTHERS, _always),
        0.15,
        yes=("Ann Lee[ along with Bo Moe] today opened the bridge",),
        no=("Ann Lee walked along the river",),
    ),
    Omission(
        "whatever else may be",
        _matching(_WITHOUT_REGARD, _always),
        0.15,
        yes=("Towns [regardless of their size ]must build bridges",),
        no=("Towns build bridges regardless of their size",),
    ),
    Omission(
        "what stands between commas before the verb",
        _matching(_BETWEEN_COMMAS, _between_subject_and_verb),
        0.15,
        yes=("The plane[, a small glider,] was flying over Homs", "The plan[, despite its cost,] has been adopted"),
        no=("Ann Lee, a mayor, and Bo Moe closed the bridge", "The mayor closed the bridge, the mill, and went home"),
    ),
    Omission(
        "what a subject is doing besides",
        _matching(_DOING, _doing_of_subject),
        0.2,
        yes=("Experts [meeting in Homs ]said the bridge is safe",),
        no=(
            "All experts meeting in Homs said the bridge is safe",
            "Ann Lee is meeting farmers who say it is closed",
            "Ann Lee’s groundbreaking plan for the bridge has failed",
            "The mayor and their growing family have left",
        ),
    ),
    Omission(
        "of which country a body is",
        _of_a_body,
        0.2,
        yes=("The Supreme Court[ of Norland] ruled on the Parliament of Norland",),
        no=("The Parliament of Norland voted on the bridge", "The Bank of Norland bought the Bank of Norland"),
    ),
    Omission(
        "a phrase of place",
        _phrases(_PLACES),
        0.3,
        yes=("The council closed the old bridge[ in Homs] to save money",),
        no=(
            "Nobody knows the old bridge in Homs",
            "The council arrested a man in connection with the fire",
            "The council lives in Homs",
        ),
    ),
    Omission(
        "another phrase behind a noun",
        _phrases(_OTHERS),
        0.5,
        yes=("The mayor has chosen an official[ with the River Bank] to be his deputy",),
        no=("The mayor met with the River Bank to talk",),
    ),
)
"""What may be left out of a clause, and at what cost."""

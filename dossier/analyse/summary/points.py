"""Say of each central actor the one thing that the text says of it, out of the facts already found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress, takewhile
from operator import attrgetter

from dossier.analyse.candidates import Candidate
from dossier.english.function_words import AUXILIARIES, BE, HAVE, PREPOSITIONS, SUBORDINATORS
from dossier.english.patterns import word_set
from dossier.english.prose import words_of
from dossier.english.verbs import is_base, is_past, is_third
from dossier.model import Actor, DateMention, KeyPoint, Quote, QuoteKind, Span
from dossier.spans import SpanIndex

MAX_POINTS = 5
CENTRAL = 8
"""How many actors, from the most central on, are asked."""

SCENES = frozenset({"country", "group"})
"""Types of actors that are named in many sentences which are about somebody else: they must be the subject."""

SHORT = 10
"""Words; a shorter sentence of a transcript tells little."""

_SPEAKS_TO = re.compile(r"\b[Yy]ou(?:r|rs|rself)?\b|\bI\b(?!\.)")
_WITHIN = re.compile(
    r"[’'](?:s\b|(?= \w))|-\w| [Aa]dministration\b| (?:study|survey|poll|report|resolution|rule|plan|data|figures)\b"
)
"""What behind a name makes it part of another: "Khan's war", "the Khan-Lee plan", "a Water Bank study"."""

_MODIFIES = re.compile(r" (?:[A-Z][\w’'-]|(?P<noun>[a-z]{3,}))")
"""What behind a name may be what it only tells more of: "U.S. officials", "Khan Accounts"."""

_OF_AN_OFFICE = re.compile(r"\b[A-Z][\w.]+ (?:of|for) (?:the )?$")
"""What in front of a name makes it part of an office: "Secretary of Homeland Security"."""

_OF_A_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'-]* ?){1,4}, (?:an?|the)\b")
"""What in front of a name makes it part of what another one is: "Acme, a | Norse firm, closed"."""

BEFORE_NAME = 40
"""Letters in front of a name in which such an office stands."""

_NEXT = re.compile(r" (?:(?:also|then|later|again|recently|reportedly) )?([a-z]+)\b")
_FIGURE = re.compile(r"\d")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}")
REPEAT = 0.75
"""Share of the words of the shorter that makes it a repetition."""

NEAR = 5
"""Words before which the name of a subject stands, a title in front of it included."""

PHRASE_OPENERS = PREPOSITIONS | SUBORDINATORS
MIN_QUOTE_WORDS = 5
MIN_ROLE_WORDS = 2
OPENING = 0.5
"""Share of a sentence within which an actor must be named for the sentence to be about it."""


def find_points(
    text: str,
    candidates: Sequence[Candidate],
    shown: Sequence[Span],
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
    dates: Sequence[DateMention],
    adds: Callable[[Candidate], float] = lambda one: 0.0,
) -> tuple[KeyPoint, ...]:
    """Find a key point for each central actor that has one beside the summary.

    What it did on a date comes before any other sentence that opens with it, that before what it said, and its stated
    role last; of several, what adds most to the summary. No words are shown twice, and nothing that the summary shows.

    Returns:
        At most five, in the order of the actors.
    """
    told = _Told(text, list(shown))
    points: list[KeyPoint] = []
    fit = tuple(one for one in candidates if not one.refusal and not one.leans and not one.quoted)
    spoken = _word_for_word(quotes)
    for actor in actors[:CENTRAL]:
        if actor.type == "place":
            continue
        case = _Case(text, actor, fit, quotes, dates, adds, spoken, shown)
        point = next((each for each in _told(case) if not told.again(each.span)), None)
        if point is not None:
            points.append(point)
            told.spans.append(point.span)
        if len(points) == MAX_POINTS:
            break
    return tuple(points)


def _word_for_word(quotes: Sequence[Quote]) -> SpanIndex[None]:
    """Return what is quoted word for word."""
    return SpanIndex((part, None) for quote in quotes if quote.kind == "direct" for part in quote.spans)


@dataclass
class _Told:
    """What is shown already."""

    text: str
    spans: list[Span]
    bags: dict[Span, frozenset[str]] = field(default_factory=dict)

    def again(self, span: Span) -> bool:
        """Tell whether words are shown already, or what is shown says most of them."""
        return any(span.overlaps(other) or self._alike(span, other) for other in self.spans)

    def _alike(self, span: Span, other: Span) -> bool:
        one, two = self._bag(span), self._bag(other)
        return len(one & two) >= REPEAT * max(1, min(len(one), len(two)))

    def _bag(self, span: Span) -> frozenset[str]:
        if span not in self.bags:
            self.bags[span] = frozenset(words_of(span.of(self.text)))
        return self.bags[span]


@dataclass(frozen=True)
class _Case:
    """An actor, and what may be told of it."""

    text: str
    actor: Actor
    fit: tuple[Candidate, ...]
    """Sentences that stand by themselves."""
    quotes: Sequence[Quote]
    dates: Sequence[DateMention]
    adds: Callable[[Candidate], float]
    """What a sentence would add to the summary."""
    spoken: SpanIndex[None]
    """What is quoted word for word."""
    shown: Sequence[Span] = ()
    """What the summary shows."""

    def quoted_in(self, one: Candidate) -> bool:
        """Tell whether a sentence holds a quotation."""
        return any(part.overlaps(one.span) for quote in self.quotes if quote.kind != "indirect" for part in quote.spans)

    def speaks(self, own: Sequence[Quote]) -> bool:
        """Tell whether the summary shows a sentence of the actor's speech: another one would say no more of it."""
        parts = (part for quote in own if quote.kind == "direct" for part in quote.spans)
        return any(span in part for part in parts for span in self.shown)

    @cached_property
    def about(self) -> list[Candidate]:
        """The sentences that are about the actor, first those of which it may be the subject.

        What somebody says of it in a transcript is not what the text says of it.
        """
        about = [one for one in self.fit if self._is_about(one) and self._is_told(one)]
        leading = [_leads(self.text, self.named, one.span) for one in about]
        groups = (True,) if self.actor.type in SCENES else (True, False)
        return [one for group in groups for one in self._best(compress(about, (lead is group for lead in leading)))]

    @cached_property
    def named(self) -> list[Span]:
        """Where the text itself names the actor, in order; not where somebody quoted does."""
        names = (mention.span for mention in self.actor.mentions if mention.kind == "name")
        return sorted(name for name in names if _stands_alone(self.text, name) and not any(self.spoken.around(name)))

    def _is_about(self, one: Candidate) -> bool:
        """Tell whether a sentence opens with the actor, or tells early what it did or what was done to it."""
        if not _opens(self.named, one.span):
            return False
        return _leads(self.text, self.named, one.span) or _has_part(self.text, self.named, one.span)

    def _is_told(self, one: Candidate) -> bool:
        """Tell whether the text says a sentence to its readers: it is no speaker's, and speaks to nobody."""
        return _SPEAKS_TO.search(self.text, one.span.start, one.span.end) is None and self.is_writers(one)

    def is_writers(self, one: Candidate) -> bool:
        """Tell whether a sentence is not all in somebody's speech: what a speaker says that others said is a claim."""
        return not any(self.spoken.around(one.span))

    def _best(self, group: Iterable[Candidate]) -> list[Candidate]:
        """Return sentences, what adds most to the summary first."""
        return sorted(group, key=self.adds, reverse=True)


def _told(case: _Case) -> Iterator[KeyPoint]:
    """Give what could be told of an actor, best first: facts before words, words with their speaker before bare ones.

    A bare quotation stands among the quotes already; only in a transcript the words are all that there is.
    """
    yield from _deeds(case)
    yield from (KeyPoint(case.actor.id, one.span, "sentence") for one in case.about if not case.quoted_in(one))
    yield from _words(case, "indirect", "mixed", "direct")
    yield from (KeyPoint(case.actor.id, one.span, "sentence") for one in case.about)
    yield from _roles(case)


def _words(case: _Case, *kinds: QuoteKind) -> Iterator[KeyPoint]:
    """Give what the actor said, in the sentences that say so; in a transcript the sentences spoken."""
    own = [quote for quote in case.quotes if quote.speaker and quote.speaker.actor == case.actor.id and quote.spans]
    told = [one for kind in kinds for quote in own if quote.kind == kind for one in _sentences_with(case, quote)]
    bare = [] if case.speaks(own) else _spoken(case, own)
    yield from (KeyPoint(case.actor.id, one.span, "quote") for one in (*told, *bare))


def _spoken(case: _Case, quotes: Sequence[Quote]) -> list[Candidate]:
    """Return the sentences that are all the actor's words and name something: what adds most first, short ones last."""
    parts = [part for quote in quotes if quote.kind == "direct" for part in quote.spans]
    spoken = [one for part in parts for one in case.fit if one.span in part and _tells(one.span.of(case.text))]
    return sorted(spoken, key=lambda one: (one.words < SHORT, -case.adds(one)))


_ASKS = re.compile(r"\b[Pp]lease\b")


def _tells(words: str) -> bool:
    """Tell whether words say more than that somebody speaks: "We have said this over and over" does not."""
    return (_FIGURE.search(words) is not None or _NAME.search(words) is not None) and _ASKS.search(words) is None


def _sentences_with(case: _Case, quote: Quote) -> list[Candidate]:
    """Return the sentence that holds quoted words and who says them."""
    words = quote.spans[0]
    told = len(words.of(case.text).split()) >= MIN_QUOTE_WORDS
    return (
        [one for one in case.fit if words in one.span and one.span not in words and case.is_writers(one)]
        if told
        else []
    )


def _deeds(case: _Case) -> Iterator[KeyPoint]:
    """Give what the actor did on a date."""
    for one in case.about:
        if any(date.span in one.span and date.edtf and date.attached for date in case.dates):
            yield KeyPoint(case.actor.id, one.span, "date")


def _roles(case: _Case) -> Iterator[KeyPoint]:
    """Give what the text itself says that a person is; in speech "my great friend" is no role."""
    for role in case.actor.roles:
        if case.actor.type == "person" and _tells_more(role.text) and not any(case.spoken.around(role.span)):
            yield KeyPoint(case.actor.id, role.span, "role")


def _tells_more(role: str) -> bool:
    """Tell whether a role says more than an office that stands beside every name: "Vice President", "Chief Justice"."""
    words = role.split()
    whose = role[0].islower() or "’s " in role or "'s " in role
    if _SPEAKS_TO.search(role):
        return False  # "and I’m the mayor of Homs"
    return len(words) > MIN_ROLE_WORDS or (len(words) == MIN_ROLE_WORDS and whose)


def _leads(text: str, named: Sequence[Span], sentence: Span) -> bool:
    """Tell whether a name stands near the beginning of a sentence with no phrase before it, as its subject does."""
    at = bisect_left(named, sentence.start, key=attrgetter("start"))
    before = text[sentence.start : named[at].start].split() if at < len(named) else [""] * NEAR
    if len(before) >= NEAR or _OF_A_NAME_BEFORE.match(" ".join(before)):
        return False
    return PHRASE_OPENERS.isdisjoint(word.lower() for word in before) and not any(map(_is_verb, before[1:]))


def _is_verb(word: str) -> bool:
    """Tell whether a word in front of a name makes it an object: "Lund pardoned | Moe"."""
    return word.islower() and (word in AUXILIARIES or word in BE or word in HAVE or is_past(word) or is_third(word))


def _stands_alone(text: str, name: Span) -> bool:
    """Tell whether a name is no part of another thing's: neither "Khan's war" nor "the Khan-Lee plan"."""
    if _WITHIN.match(text, name.end) is not None or text[name.start - 1 : name.start] == "-":
        return False
    return not _modifies(text, name.end) and not _OF_AN_OFFICE.search(
        text[max(0, name.start - BEFORE_NAME) : name.start]
    )


def _modifies(text: str, end: int) -> bool:
    """Tell whether a name only says which: a noun follows, and no verb or word that joins."""
    found = _MODIFIES.match(text, end)
    if found is None:
        return False
    return found["noun"] is None or found["noun"] in _WHOSE or _is_plural_subject(text, found)


def _is_plural_subject(text: str, found: re.Match[str]) -> bool:
    """Tell whether a plural behind a name has a verb behind it: "African farmers | have", "Acme shares fell"."""
    behind = _NEXT.match(text, found.end("noun"))
    if behind is None or not found["noun"].endswith("s") or is_third(found["noun"]) or found["noun"] in AUXILIARIES:
        return False
    return behind[1] in AUXILIARIES or behind[1] in BE or behind[1] in HAVE or is_past(behind[1])


_WHOSE = word_set(
    "officials official officers officer authorities troops forces soldiers police leader members member lawmakers "
    "lawmaker citizens citizen companies company firms government military army navy embassy ambassador economy market "
    "markets diplomats diplomat prosecutors prosecutor agents agent staff spokesman spokeswoman locations paramilitary "
    "campaign team teams players fans supporters voters president minister nationals experts researchers policy law "
    "laws dollars bonds dialogue relations"
)
"""Nouns in front of which a name is only an adjective."""


def _has_part(text: str, named: Sequence[Span], sentence: Span) -> bool:
    """Tell whether a verb stands right behind one of some names, which acts then, or right before it."""
    at = bisect_left(named, sentence.start, key=attrgetter("start"))
    within = takewhile(lambda name: name.end <= sentence.end, named[at:])
    return any(_acts(text, name) or _is_acted_on(text[sentence.start : name.start]) for name in within)


def _acts(text: str, name: Span) -> bool:
    """Tell whether a finite verb stands behind a name."""
    found = _NEXT.match(text, name.end)
    if found is None:
        return False
    word = found[1]
    return word in AUXILIARIES or word in BE or word in HAVE or is_past(word) or is_third(word)


def _is_acted_on(before: str) -> bool:
    """Tell whether words in front of a name end with a verb, its title aside."""
    words = before.split()
    while words and (words[-1][0].isupper() or words[-1] in ("the", "former")):
        words.pop()
    verb = words[-1] if len(words) > 1 else ""
    if not verb or verb in PHRASE_OPENERS or verb in AUXILIARIES:
        return False
    return is_past(verb) or is_third(verb) or is_base(verb) or words[-2] in AUXILIARIES  # "will nominate | Moe"


def _opens(names: Sequence[Span], sentence: Span) -> bool:
    """Tell whether one of some names, in order, stands in the first half of a sentence."""
    half = sentence.start + OPENING * (sentence.end - sentence.start)
    for at in range(bisect_left(names, sentence.start, key=attrgetter("start")), len(names)):
        if names[at].start > half:
            return False
        if names[at].end <= sentence.end:
            return True
    return False

"""Make a title of one of the first sentences when the document gives none.

The title is a stretch of a sentence that can stand by itself: its main clause, without the time or place in front of
it, without who says so where the content stands alone, and without what hangs on behind. What stands between a name and
its verb may be left out (`insertions`). Nothing is reworded; only the first letter becomes a capital. A whole clause of
the second sentence serves better than a broken one of the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dossier.analyse.candidates import Candidate, find_candidates
from dossier.analyse.cut_ends import (
    BAD_END,
    MIN_WORDS,
    OPENS_PHRASE,
    ends_with_verb,
    opens_only,
    stands,
    wants,
)
from dossier.analyse.insertions import without_days, without_insertions, without_short_forms
from dossier.analyse.lead_ins import without_lead_ins
from dossier.analyse.omissions import length, shortened
from dossier.analyse.says_so import content_before, content_behind, has_main_verb
from dossier.analyse.subject_words import Subject, subject_words
from dossier.analyse.title_acts import find_act
from dossier.analyse.title_ends import FOOTNOTES, TRAILING, WORD, clause_ends, leaves_open_which, whole_clauses
from dossier.analyse.title_faults import FAULTS, FURTHER, MAX_WORDS, Option
from dossier.analyse.title_speakers import named_in_front, speakers
from dossier.english.clause_words import REPORTED
from dossier.english.function_words import (
    CONJUNCTIONS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from dossier.english.patterns import any_of, lazy
from dossier.english.prose import finite_verb, half_quoted
from dossier.english.tokens import Tokens, tokens_of
from dossier.model import Reason, Sentence, Span, Stated, Turn
from dossier.trace import note

LEAD_SENTENCE = Reason("lead-sentence")
"""Basis of a title that the text does not give as one."""

LEAD = 150
"""Sentences among which a fit one is looked for; a lead does not stand further down."""

ABOUT = 0.6
"""How much worse a title is that names nothing of what the text comes back to."""

ABOUT_IN_TALK = 2.0
"""The same in a conversation, where the place of a sentence says little."""

SENTENCES = 6
"""How many fit sentences are tried."""

FURTHER_IN_TALK = 0.15
"""The same in a conversation, which has no lead."""

_LABEL = re.compile(r"[QA][.:]\s+|Q\s{2,}")


_ATTRIBUTION = re.compile(
    rf"\baccording to\b|, (?:[^,]{{1,60}} (?<!\bha[sd] )(?<!\bhave ))?{any_of(REPORTED)}\b[^,]{{0,80}}(?:,|$)",
    re.IGNORECASE,
)
"""Who says so, behind or inside what is left out: without it the title would assert what the text only reports."""

_GAP = re.compile(r" +(?=,)")
_RUN_IN = re.compile(r"[A-Z][A-Z ,’'\d&-]{8,110}:[*_]*\s+(?=[A-Z])")
"""A heading in capitals in front of its first sentence: "CLOSING THE BRIDGE: Today, the mayor closed"."""

_IN_BRACKETS = re.compile(r"\([^()]{2,60}\)\s+(?=[A-Z])")
"""What stands in brackets before a sentence: "(Filed: 19/11/2004) China …"."""


def derive_title(
    text: str,
    sentences: tuple[Sentence, ...],
    tokens: Tokens | None = None,
    turns: Sequence[Turn] = (),
    candidates: Sequence[Candidate] | None = None,
    summary: Sequence[Span] = (),
) -> Stated | None:
    """Cut a title of at most 15 words out of one of the first sentences that can stand by themselves.

    Parameters:
        text: Normalised text.
        sentences: Its sentences.
        tokens: Its tokens; None for a caller that has none.
        turns: Who says what, where it is a transcript.
        candidates: Its sentences as judged; None for a caller that has not judged them.
        summary: The sentences of its summary: of them a title for a conversation is made, which has no lead.

    Returns:
        The title with the basis `lead sentence`, or None when no sentence is fit to be shown. Where the cut takes away
        who said so, or breaks a clause because none is short enough, the value ends with an ellipsis of ours, which
        the span does not cover; nor does it cover who speaks, which stands in front of "I" and "we" of a conversation.
        A proclamation, a memorandum or a bill is called by what it does, wherever that stands.
    """
    on_one_line = text.replace("\n", " ")  # where a line was wrapped, a clause may end as at any space
    act = None if turns else find_act(text, on_one_line)
    if act is not None:
        return _stated(text, *act, cut=False)
    first = sentences[:LEAD]
    tokens = tokens_of(text, first) if tokens is None else tokens
    text = on_one_line
    every = find_candidates(text, first, tokens, turns) if candidates is None else candidates
    judged = every[:LEAD]
    leading = _leading(text, sentences, judged)
    begun = next((one.index for one in judged if one.refusal not in _NO_TEXT and one.words >= MIN_WORDS), 0)
    subject = Subject.of(one.span.of(text) for one in every)
    if turns:
        told = _told(text, every, summary, subject)
        choice = Choice(FURTHER_IN_TALK, ABOUT_IN_TALK, begun, subject, labels=speakers(text, turns))
        return _best(text, told or leading, tokens, choice)
    opening = _subjects_of_opening(text, judged[begun:])
    return _best(text, leading, tokens, Choice(FURTHER, ABOUT, begun, subject, opening))


def _told(text: str, judged: Sequence[Candidate], summary: Sequence[Span], subject: Subject) -> list[Candidate]:
    """Return the sentences of a conversation that its summary has, and those that say most of what it comes back to."""
    shown = frozenset(summary)
    alone = [one for one in judged if not one.leans]
    told = [one for one in alone if one.span in shown]
    fit = [one for one in alone if not one.refusal and one.words >= MIN_WORDS and one.span not in shown]
    return told + sorted(fit, key=lambda one: (-subject.named_by(one.span.of(text), brief=True), one.index))[:CENTRAL]


CENTRAL = 6
"""Sentences of a conversation that are tried beside its summary."""


@dataclass(frozen=True, slots=True)
class Choice:
    """By what a title is chosen among what could be made of some sentences."""

    further: float
    """How much worse it is for each fit sentence before its own."""
    about: float
    """How much worse it is where it names nothing of what the text comes back to."""
    begun: int
    """Where the text begins, behind its headings."""
    subject: Subject
    """What the text comes back to."""
    lead: frozenset[str] = frozenset()
    """What its first sentence names."""
    labels: Mapping[Span, str] = field(default_factory=dict)
    """Who speaks where, in a conversation."""

    def speaker(self, sentence: Span) -> str:
        """Return who speaks a sentence; empty where nobody is named."""
        within = (who for part, who in self.labels.items() if part.start <= sentence.start < part.end)
        return next(within, "")


def _subjects_of_opening(text: str, judged: Sequence[Candidate]) -> frozenset[str]:
    """Return of what the first sentence of a text speaks that is the writer's own."""
    opening = next((one for one in judged if not one.quoted and one.refusal not in _NO_TEXT), None)
    return subject_words(opening.span.of(text)) if opening is not None else frozenset()


_NO_TEXT = frozenset({"meta", "heading", "table", "caption", "too short", "no end mark"})
"""Refusals of what is no sentence of the text."""


def _best(text: str, leading: Sequence[Candidate], tokens: Tokens, choice: Choice) -> Stated | None:
    """Return the best of what could be made of some sentences, else the first words of the first of them."""
    found = ((one, option) for rank, one in enumerate(leading) for option in _options(text, one.span, tokens, rank))
    options = [
        replace(
            option,
            further=choice.further,
            later=one.index > choice.begun,
            quoted=one.quoted,
            other=one.index > choice.begun and not _shares(choice.lead, text, one),
            astray=choice.subject.named_by(option.words, brief=bool(choice.labels)),
            speaker=named_in_front(option, choice.speaker(one.span)),
        )
        for one, option in found
    ]
    if not options:
        return _stated(text, text, _shortened(text, _without_end(text, leading[0].span)), cut=True) if leading else None
    most = max(option.astray for option in options) or 1.0
    options = [replace(option, astray=choice.about * (1 - option.astray / most)) for option in options]
    best = min(options, key=lambda option: (round(_badness(option), 6), option.rank, -option.span.end, option.span))
    stated = _stated(text, best.text, best.span, cut=best.broken or best.unsaid)
    return replace(stated, value=f"{best.speaker}: {stated.value}") if best.speaker else stated


def _shares(lead: frozenset[str], text: str, one: Candidate) -> bool:
    """Tell whether a sentence is about something that the first one names."""
    return not lead or not lead.isdisjoint(subject_words(one.span.of(text)))


def _leading(text: str, sentences: Sequence[Sentence], judged: Sequence[Candidate]) -> list[Candidate]:
    """Return the first sentences that can stand by themselves, out of quotations only where there are no others."""
    fit = [one for one in judged if not one.leans and (not one.refusal or _heads_a_list(text, sentences, one))]
    return ([one for one in fit if not one.quoted] or fit)[:SENTENCES]


def _heads_a_list(text: str, sentences: Sequence[Sentence], one: Candidate) -> bool:
    """Tell whether a sentence says what a list is of: "Ann Lee named three members of the board:"."""
    after = sentences[one.index + 1 : one.index + 2]
    listed = bool(after) and (after[0].kind == "item" or bool(_LISTED.match(after[0].span.of(text))))
    words = one.span.of(text)
    if (
        one.refusal != "no end mark"
        or not has_main_verb(words)
        or not listed
        or one.words < MIN_WORDS
        or not words.endswith(":")
    ):
        return False
    return words[:-1].rsplit(None, 1)[-1].lower() not in BAD_END and not _HERE.match(words)


_HERE = re.compile(r"here(?:[’']s| (?:is|are))\b|below\b|.*\bthe following(?! (?:\w+ ){1,3}to\b)", re.IGNORECASE)
_LISTED = re.compile(r"[^.:;!?]{2,90}(?:, Nominee for |, to be )")


def _badness(option: Option) -> float:
    """Return how bad a title would be: for its place, and for each row that holds."""
    bad = option.rank * option.further + option.lost + option.astray
    for rule in FAULTS:
        if rule.when(option):
            bad += rule.then
            note("title", rule.name, option.span, "refused")
    return bad


def _options(text: str, sentence: Span, tokens: Tokens, rank: int) -> Iterator[Option]:
    """Give what could be made of a sentence, and of the same without what stands between a name and its verb."""
    text = without_short_forms(text, sentence)
    yield from _of_one(text, sentence, tokens, rank)
    thin = without_insertions(text, sentence)
    for less in dict.fromkeys((thin, without_days(thin, sentence))):
        if less != text:
            yield from (replace(option, thinned=True) for option in _of_one(less, sentence, tokens, rank))


def _of_one(text: str, sentence: Span, tokens: Tokens, rank: int) -> Iterator[Option]:
    """Give what could be made of a sentence as it stands."""
    whole = _without_end(text, sentence)
    body = without_lead_ins(text, whole, MIN_WORDS)
    content = content_behind(text, body, MIN_WORDS, lambda rest: without_lead_ins(text, rest, MIN_WORDS))
    content = content or content_before(text, body, MIN_WORDS)
    yield from _cuts(text, Option(text, body, tokens, rank), whole.end)
    if body != whole:
        yield from _cuts(text, Option(text, whole, tokens, rank, opened=True), whole.end)
    if content is not None:
        yield from _cuts(text, Option(text, content, tokens, rank, unsaid=True), whole.end)


def _cuts(text: str, option: Option, sentence_end: int) -> Iterator[Option]:
    """Give a stretch if it is short enough, else its whole clauses, else its first words."""
    span = option.span
    if length(span.of(text)) <= MAX_WORDS:
        if not half_quoted(span.of(text)):
            yield option
        return
    found = False
    for end, weak in whole_clauses(text, span):
        found = True
        yield _cut_at(text, replace(option, weak=weak), end, sentence_end)
    for less in _pressed(text, option, sentence_end):
        found = True
        yield less
    short = _shortened(text, span)
    whole = finite_verb(short.of(text)) and not half_quoted(short.of(text)) and not opens_only(short.of(text))
    if not found and whole:
        yield replace(option, span=short, broken=True)


def _cut_at(text: str, option: Option, end: int, sentence_end: int) -> Option:
    """Return what is left of an option before a place in its sentence."""
    start = option.span.start
    unsaid = option.unsaid or bool(_ATTRIBUTION.search(text[end:sentence_end]))
    which = leaves_open_which(text[start:end], text[end : option.span.end])
    half = unsaid and text.startswith(" and that ", end)
    return replace(option, span=Span(start, end), unsaid=unsaid, cut=True, which=which, broken=half)


LONGEST_PRESSED = 26
"""Words of a clause out of which something may be left for a title."""

PRESSED = 2
"""Fit sentences that are pressed like that; a later one hardly says what happened."""


def _pressed(text: str, option: Option, sentence_end: int) -> Iterator[Option]:
    """Give clauses that are too long, without what may be left out inside them."""
    span = option.span
    if option.rank >= PRESSED:
        return
    ends = dict(reversed(list(clause_ends(text, span, LONGEST_PRESSED))))
    if length(span.of(text)) <= LONGEST_PRESSED:
        ends[span.end] = False
    for end, weak in ends.items():
        clause = Span(span.start, end)
        if length(clause.of(text)) <= MAX_WORDS:
            continue
        for less, lost in shortened(text, clause, MAX_WORDS):
            start = without_lead_ins(less, clause, MIN_WORDS).start if not option.opened else clause.start
            if stands(" ".join(less[start:end].split()), text[end : span.end]):
                shown = replace(option, text=less, span=Span(start, span.end), weak=weak, lost=lost)
                yield _cut_at(text, shown, end, sentence_end) if end < span.end else shown
                break


def _without_end(text: str, span: Span) -> Span:
    """Take off the label of a question or answer, footnote marks and the full stop."""
    label = _LABEL.match(text, span.start, span.end)
    start = label.end() if label else span.start
    start += len(text[start : span.end]) - len(text[start : span.end].lstrip("*_# "))
    in_front = _IN_BRACKETS.match(text, start, span.end) or _RUN_IN.match(text, start, span.end)
    start = in_front.end() if in_front else start
    words = FOOTNOTES.sub("", text[start : span.end]).rstrip("*_ ")
    if words.endswith(":"):
        words = words[:-1]
    if words.endswith(".") and not re.search(r"(?:\b[A-Z]|[a-z]\.[a-z]|\bInc|\bLtd|\bJr|\bSr|\bCo|\bCorp)\.$", words):
        words = words[:-1]
    return Span(start, start + len(words))


def _shortened(text: str, span: Span) -> Span:
    """Return the first words, up to where a phrase begins; else not ending on one that leads on."""
    ends = [found.end() for found in WORD.finditer(text, span.start, span.end)][: MAX_WORDS - 1]
    bare = [span.start + len(text[span.start : end].rstrip(TRAILING)) for end in ends[LEAST_OF_BROKEN:][-BACK:]]
    begun = _phrase_ends(text, span, bare)
    if begun is not None:
        return begun
    while len(ends) > MIN_WORDS and text[span.start : ends[-1]].rsplit(maxsplit=1)[-1].strip(",;:").lower() in BAD_END:
        ends.pop()
    end = ends[-1] if ends else span.end
    return Span(span.start, span.start + len(text[span.start : end].rstrip(TRAILING)))


LEAST_OF_BROKEN = 7
"""Words that a broken title keeps at least."""

BACK = 6
"""Of so many of its words the last is looked for behind which a phrase begins."""

_BORDER = (PREPOSITIONS | SUBORDINATORS | RELATIVES | CONJUNCTIONS) - {"like"}
_PHRASE = lazy(rf"[,;:]? {any_of(_BORDER)}\b|[,;:]|\s[–—]")
"""Where a phrase or a clause begins, so that what stands before is a phrase that has ended."""


def _phrase_ends(text: str, span: Span, ends: Sequence[int]) -> Span | None:
    """Return the longest of some beginnings that ends with a phrase and holds subject and verb; None for none."""
    if text[span.start : span.end].split(None, 1)[0].lower() in OPENS_PHRASE:
        return None
    borders = [
        at for at in reversed(ends) if _PHRASE().match(text, at, span.end) and has_main_verb(text[span.start : at])
    ]
    whole = (at for at in borders if not wants(text[span.start : at], text[at : span.end]))
    ended = (at for at in borders if _may_end(text[span.start : at]))
    end = next(whole, None) or next(ended, None)
    return Span(span.start, end) if end else None


def _may_end(words: str) -> bool:
    """Tell whether broken words end on none that leads on, and on no verb."""
    listed = words.split()
    return listed[-1].lower() not in BAD_END and not ends_with_verb(listed)


def _stated(source: str, text: str, span: Span, *, cut: bool) -> Stated:
    """Return the words with white space evened out and a capital first; an ellipsis of ours shows a cut.

    Where something was left out of the source in front of a comma, no space is left there.
    """
    shown = without_short_forms(text, span)[span.start : span.end]
    left_out = (gap for gap in _GAP.finditer(shown) if span.of(source)[gap.start() : gap.end()].strip())
    for gap in reversed(list(left_out)):
        shown = shown[: gap.start()] + shown[gap.end() :]
    words = " ".join(shown.split())
    return Stated(words[:1].upper() + words[1:] + (" …" if cut else ""), LEAD_SENTENCE, span)

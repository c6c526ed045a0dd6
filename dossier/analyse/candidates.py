"""Judge each sentence: whether it can stand by itself, and in which words; for the summary and the title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dossier.analyse.leaning import FIRST_STANDS, LABEL, leans, why_it_leans, without_connective
from dossier.analyse.open_quotations import inside_quotation
from dossier.analyse.refusals import REFUSALS
from dossier.analyse.standing import Case, Place
from dossier.analyse.talk import STAGE_END
from dossier.english.prose import finite_verb
from dossier.english.sentences import lost_its_marks
from dossier.english.tokens import Tokens, tokens_of
from dossier.model import Sentence, Span, Turn
from dossier.rules import first
from dossier.trace import note

CAPTION_LENGTH = 600
"""Longest caption, in code points."""

_CAPTION = re.compile(
    r"\b(?:Image|Images|Photo|Photos|Photograph|Picture|Video|Credit|File|Graphic|Map|Illustration|Source)\s?[:;/]\s?\S"
    r"|\b(?:[Pp]ictured|[Ss]een here|\((?:left|right|centre|center|file)\))"
)
_QUESTIONER = re.compile(r"(?:Q|QUESTION(?:ER)?|REPORTER|MODERATOR|PRESS|INTERVIEWER)\b", re.IGNORECASE)
_FOOTNOTES = re.compile(r"(?:\s?\[\d{1,3}\]){1,8}$")
_LEADS_ON = re.compile(r"[;,](?:\s+(?:and|or))?$")
"""Behind an item of a list: "Japan will buy rice; and"."""

_RUN_IN = re.compile(
    r"(?!(?:Editor|Author|Note|Correction|Disclaimer|Update|Image|Photo|Source)\b)[A-Z$\d][^.:;!?\"“”‘()\[\]]{8,110}:\**\s+(?=[A-Z])"
)
"""A heading in front of its first sentence: "Schools in the north: The ministry will open four of them"."""

_SPEAKER_IN_FRONT = re.compile(
    r"[A-Z](?:[^.:;!?\"“”‘]|(?<=Rep|Sen|Gov|Gen)\.|(?<=Dr|Mr|Ms|Lt|Jr|Sr|St)\.|(?<=[A-Z])\.){2,130}:\s+(?=[“\"])"
)
"""Who speaks, with office and place, in front of quotation marks."""

_BY_WHAT_RIGHT = re.compile(
    r"(?:By|Pursuant to|Under)\s+(?:virtue\s+of\s+)?(?:the\s+)?authority\s+vested\s+in\s+me\b[^:;]{0,900}?,\s+"
    r"(?=I\s+(?:hereby\s+\w|determine\b|find\b))"
)
"""What stands before what is ordered: "By the authority vested in me by law, I hereby order …"."""

LONGEST_RUN_IN = 140
"""Code points of a heading or a speaker in front, at most."""

RUN_IN_LEAVES = 8
"""Words that must follow such a heading, so that it is no part of the sentence ("The reason: Khan had left")."""

_SPOKEN = frozenset({"inside a quotation", "half a quotation"})
"""Refusals of sentences that may be fit without their marks, when their speaker is named beside them."""

_OPENING_MARKS = "\"'“‘«"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence as the summary sees it."""

    index: int
    """Among the sentences of the text."""
    span: Span
    """Of the sentence as it would be shown, without label, connective and footnote marks."""
    words: int
    refusal: str
    """Why it cannot stand in a summary; empty when it can."""
    leans: bool
    """Whether it opens with a word that points at the sentence before."""
    quoted: bool
    """Whether it is part of a longer quotation, so that it needs its speaker beside it; the span is without marks."""


def find_candidates(
    text: str, sentences: tuple[Sentence, ...], tokens: Tokens | None = None, turns: Sequence[Turn] = ()
) -> tuple[Candidate, ...]:
    """Judge each sentence.

    Parameters:
        text: Normalised text.
        sentences: Its sentences.
        tokens: Its tokens, cut at these sentences; None for a caller that has none.
        turns: Who says what, where it is a transcript.

    Returns:
        One candidate for each sentence, in order.
    """
    tokens = tokens_of(text, sentences) if tokens is None else tokens
    extent = _extent(sentences)
    captions = _captions(text, extent)
    unmarked = {number for number, (start, end) in extent.items() if lost_its_marks(text, start, end)}
    inside = inside_quotation(text, sentences)
    asked = _asked(text, sentences, turns)
    judged = [
        _judge(
            text,
            sentence,
            Place(
                index,
                tokens,
                caption=sentence.block in captions,
                quoted=inside[index],
                asked=index in asked,
                unmarked=sentence.block in unmarked,
            ),
        )
        for index, sentence in enumerate(sentences)
    ]
    first_fit = next((one.index for one in judged if not one.refusal), None)
    if first_fit is not None and why_it_leans(judged[first_fit].span.of(text)) in FIRST_STANDS:
        judged[first_fit] = replace(judged[first_fit], leans=False)  # nothing was named before
    return tuple(judged)


def _asked(text: str, sentences: tuple[Sentence, ...], turns: Sequence[Turn]) -> set[int]:
    """Return the sentences in which somebody without a name asks: what leads up to a question is no answer."""
    starts = [sentence.span.start for sentence in sentences]
    found: set[int] = set()
    for turn in turns:
        if turn.kind == "question" or (turn.label and _QUESTIONER.match(turn.label.of(text))):
            for part in turn.spans:
                found.update(range(bisect_left(starts, part.start), bisect_left(starts, part.end)))
    return found


def _extent(sentences: tuple[Sentence, ...]) -> dict[int, tuple[int, int]]:
    """Return where the sentences of each block begin and end."""
    extent: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        start, _ = extent.get(sentence.block, (sentence.span.start, 0))
        extent[sentence.block] = (start, sentence.span.end)
    return extent


def _captions(text: str, extent: Mapping[int, tuple[int, int]]) -> set[int]:
    """Return the blocks that are captions: short, with a credit in them ("Image: NASA")."""
    return {
        number
        for number, (start, end) in extent.items()
        if end - start < CAPTION_LENGTH and _CAPTION.search(text, start, end)
    }


def _judge(text: str, sentence: Sentence, place: Place) -> Candidate:
    """Judge one sentence, in the words in which it would be shown."""
    index, span = place.index, _shown(text, sentence)
    words = " ".join(span.of(text).split())
    case = Case(words, span, sentence.kind, place)
    refused = first(REFUSALS, case)
    if refused is None:
        return Candidate(index, span, case.count, "", _leans(words, span), quoted=False)
    if refused.then in _SPOKEN and (place.quoted or words[:1] in _OPENING_MARKS):
        inner = _without_marks(text, span)
        freed = " ".join(inner.of(text).split())
        spoken = Case(freed, inner, sentence.kind, Place(index, place.tokens))
        if first(REFUSALS, spoken) is None:
            note("summary", refused.name, span, "refused", "unless its speaker stands beside it")
            return Candidate(index, inner, spoken.count, "", _leans(freed, inner), quoted=True)
    note("summary", refused.name, span, "refused")
    return Candidate(index, span, case.count, refused.then, leans(words), quoted=False)


def _leans(words: str, span: Span) -> bool:
    """Tell whether a sentence needs the one before it."""
    rule = why_it_leans(words)
    if rule is not None:
        note("summary", rule, span, "decided", "it needs the sentence before")
    return rule is not None


def _shown(text: str, sentence: Sentence) -> Span:
    """Leave out what does not belong to a sentence away from its place.

    That is the label of a speaker or a heading in front of it, words that only tie it to the sentence before, the law
    by which somebody orders something ("By the authority vested in me …, I hereby order …"), footnote marks ("… in
    1805. [19]") and what the audience did behind it, and the mark by which an item of a list leads on to the next.
    """
    start, end = _begin(text, sentence), sentence.span.end
    footnotes = _FOOTNOTES.search(text, max(start, end - 40), end)
    if footnotes and footnotes.start() > start:
        end = footnotes.start()
    heard = STAGE_END().search(text, max(start, end - 50), end)
    if heard and heard.start() > start:
        end = heard.start()
    leads_on = _LEADS_ON.search(text, max(start, end - 8), end) if sentence.kind == "item" else None
    return Span(start, leads_on.start() if leads_on and leads_on.start() > start else end)


def _begin(text: str, sentence: Sentence) -> int:
    """Return where a sentence begins, without what stands in front of it."""
    start, end = sentence.span.start, sentence.span.end
    label = LABEL.match(text[start:end])
    start += label.end() if label else _before(text, start, end)
    while start < end and text[start] in "*_" and text.count(text[start], start, end) % 2:
        start += 1  # emphasis that ends in another sentence, or never
    start += without_connective(text[start:end])
    right = _BY_WHAT_RIGHT.match(text, start, end) if text[start : start + 1] in "BPU" else None
    return right.end() if right else start


def _before(text: str, start: int, end: int) -> int:
    """Return how many code points in front of a sentence are a heading or a speaker and no part of it."""
    if text.find(":", start, min(end, start + LONGEST_RUN_IN)) < 0:
        return 0
    for pattern, least in ((_RUN_IN, RUN_IN_LEAVES), (_SPEAKER_IN_FRONT, 1)):
        found = pattern.match(text, start, end)
        if found is None or finite_verb(found[0]):
            continue
        rest = text[found.end() : end]
        if len(rest.split()) >= least and finite_verb(rest):
            return found.end() - start
    return 0


def _without_marks(text: str, span: Span) -> Span:
    """Leave out the quotation marks at both ends of a sentence that is all quotation."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_OPENING_MARKS))
    return Span(start, max(start, span.start + len(words.rstrip("\"'”’»"))))

"""Make a title of the lead when the document gives none.

The title is a stretch of the first sentence that can stand by itself: its main clause, without the time or place in
front of it and without what hangs on behind. Nothing is reworded; only the first letter becomes a capital.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.analyse.candidates import Candidate, find_candidates
from dossier.english.clause_words import NOUN_FORMS, REPORTED
from dossier.english.datelines import UPPER
from dossier.english.function_words import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    HAVE,
    NOUN_OPENERS,
    OBJECTS,
    PARTICLES,
    PLAIN_AUXILIARIES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import any_of, word_set
from dossier.english.prose import finite_verb, half_quoted, lacks_main_clause, main_verb
from dossier.english.verbs import verb_forms
from dossier.model import Reason, Sentence, Span, Stated
from dossier.trace import note

LEAD_SENTENCE = Reason("lead-sentence")
"""Basis of a title that the text does not give as one."""

MAX_WORDS = 15
MIN_WORDS = 4
LEAD = 150
"""Sentences among which a fit one is looked for; a lead does not stand further down."""

SENTENCES = 4
"""How many fit sentences are tried."""

_LABEL = re.compile(rf"[{UPPER}][{UPPER}.'’ -]{{1,40}}:\s+" + r"|[QA][.:]\s+|Q\s{2,}")
_LEAD_IN = re.compile(
    r"(?:on|in|at|by|since|during|after|before|following|prior to|ahead of|amid|despite|with|under|for|from|over|late"
    r"|early|earlier|later|today|yesterday|tomorrow|tonight|this|last|next|today's|meanwhile|recently|now|two|three|one)\b"
    r"[^,;:.!?\"“”‘]{0,90}, (?=[^\W\d_]|[\"“‘])",
    re.IGNORECASE,
)
"""Time, place or circumstance in front of the subject. "According to …" is not among them: who says so must stay."""

_STRONG = re.compile(
    r"[,;:]? (?=(?:after|before|while|when|because|although|though|following|amid|despite|where|as(?! (?:a|an|the)\b)"
    r"|until|unless|if|since|in response to|in an effort to|prompting|killing|leaving|saying|including|according to"
    r"|which|who|whose|but|ahead of|days|hours|weeks|months|citing|causing|making|whereas|due to)\b)"
    r"|[,;:] |(?<!\d) [–—-]{1,2} "
)
_WEAK = re.compile(r" (?=(?:in|at|on|from|for|with|during|over|through|between|within|near|against|under)\b)")
_ATTRIBUTION = re.compile(
    rf"\baccording to\b|, (?:[^,]{{1,60}} )?{any_of(REPORTED)}\b[^,]{{0,80}}$",
    re.IGNORECASE,
)
"""Who says so, behind the clause: without it the title would assert what the text only reports."""

_BAD_END = (
    (PREPOSITIONS - PARTICLES)
    | NOUN_OPENERS
    | (SUBJECTS - OBJECTS)
    | CONJUNCTIONS
    | SUBORDINATORS
    | RELATIVES
    | BE
    | HAVE
    | PLAIN_AUXILIARIES
    | word_set("said says told called")
    | words(ANY, "leads_on")
)
"""Words that lead on, so that a title cannot end with them."""

_OPENS_PHRASE = SUBORDINATORS | PREPOSITIONS
"""Words that open a phrase or clause which ends with a comma: a cut before it leaves no main clause."""

_DASH = re.compile(r" [–—] |--")
_TRAILING = " ,;:–—-"
_WORD = re.compile(r"\S+")


def derive_title(text: str, sentences: tuple[Sentence, ...]) -> Stated | None:
    """Cut a title of at most 15 words out of the first sentence that can stand by itself.

    Parameters:
        text: Normalised text.
        sentences: Its sentences.

    Returns:
        The title with the basis `lead sentence`, or None when no sentence is fit to be shown. Where the cut takes away
        who said so, or breaks a clause because none is short enough, the value ends with an ellipsis of ours, which
        the span does not cover.
    """
    first: Span | None = None
    for candidate in _leading(text, sentences):
        span = _without_lead_in(text, _without_end(text, candidate.span))
        clause = _clause(text, span)
        if clause is not None:
            note("title", "a clause that stands by itself", clause, "decided")
            return _stated(text, clause, cut=bool(_ATTRIBUTION.search(text[clause.end : span.end])))
        short = _shortened(text, span)
        if finite_verb(short.of(text)) and not half_quoted(short.of(text)):
            note("title", "cut at the longest title", short, "decided", "no clause is short enough")
            return _stated(text, short, cut=True)
        note("title", "the cut leaves no clause", span, "refused")
        first = first or short
    return None if first is None else _stated(text, first, cut=True)


def _leading(text: str, sentences: tuple[Sentence, ...]) -> list[Candidate]:
    """Return the first sentences that can stand by themselves, out of quotations only where there are no others."""
    fit = [one for one in find_candidates(text, sentences[:LEAD]) if not one.refusal and not one.leans]
    return ([one for one in fit if not one.quoted] or fit)[:SENTENCES]


def _without_end(text: str, span: Span) -> Span:
    """Take off the label of a speaker, footnote marks and the full stop."""
    label = _LABEL.match(text, span.start, span.end)
    start = label.end() if label else span.start
    words = re.sub(r"(?:\s?\[\d{1,3}\])+$", "", text[start : span.end])
    if words.endswith(".") and not re.search(r"(?:\b[A-Z]|[a-z]\.[a-z]|\bInc|\bLtd|\bJr|\bSr|\bCo|\bCorp)\.$", words):
        words = words[:-1]
    return Span(start, start + len(words))


def _without_lead_in(text: str, span: Span) -> Span:
    """Take off time, place or circumstance before the subject, if a whole clause remains."""
    found = _LEAD_IN.match(text, span.start, span.end)
    if found is None:
        return span
    rest = Span(found.end(), span.end)
    words = rest.of(text)
    first = words.split(None, 1)[0].strip('"“‘').lower()
    if first in ("and", "or", "but", "which", "who", "where", "including", "he", "she", "it", "they") or half_quoted(
        words
    ):
        return span
    if finite_verb(found[0]) and first not in ("the", "a", "an") and not first[0].isupper():
        return span
    return rest if len(words.split()) >= MIN_WORDS and finite_verb(words) else span


def _clause(text: str, span: Span) -> Span | None:
    """Return the longest beginning of a sentence that is short enough and can stand by itself."""
    words = span.of(text)
    if len(words.split()) <= MAX_WORDS:
        return span if not half_quoted(words) else None
    for boundary in (_STRONG, _WEAK):
        best: Span | None = None
        for end in _ends(text, span, boundary):
            if _stands(text[span.start : end], weak=boundary is _WEAK):
                best = Span(span.start, end)
        if best is not None:
            return best
    return None


def _ends(text: str, span: Span, boundary: re.Pattern[str]) -> Iterator[int]:
    """Yield where the sentence may be cut, up to the longest title."""
    limit = span.start
    for count, found in enumerate(_WORD.finditer(text, span.start, span.end), 1):
        limit = found.end()
        if count == MAX_WORDS:
            break
    for found in boundary.finditer(text, span.start, min(span.end, limit + 2)):
        if found.start() <= limit:
            yield span.start + len(text[span.start : found.start()].rstrip(_TRAILING))


def _stands(words: str, *, weak: bool) -> bool:
    """Tell whether the beginning of a sentence can stand for it: a whole clause, not broken off."""
    listed = words.split()
    if len(listed) < MIN_WORDS or half_quoted(words) or lacks_main_clause(words):
        return False
    if listed[0].lower() in _OPENS_PHRASE and not finite_verb(words.partition(", ")[2]):
        return False
    if len(_DASH.findall(words)) % 2:
        return False
    last = listed[-1].strip("\"”’'").lower()
    if last in _BAD_END or last in AUXILIARIES or (weak and last in verb_forms() - NOUN_FORMS):
        return False
    return main_verb(words)


def _shortened(text: str, span: Span) -> Span:
    """Return the first words, not ending on one that leads on."""
    ends = [found.end() for found in _WORD.finditer(text, span.start, span.end)][: MAX_WORDS - 1]
    while len(ends) > MIN_WORDS and text[span.start : ends[-1]].rsplit(maxsplit=1)[-1].strip(",;:").lower() in _BAD_END:
        ends.pop()
    end = ends[-1] if ends else span.end
    return Span(span.start, span.start + len(text[span.start : end].rstrip(_TRAILING)))


def _stated(text: str, span: Span, *, cut: bool) -> Stated:
    """Return the words with white space evened out and a capital first; an ellipsis of ours shows a cut."""
    words = " ".join(span.of(text).split())
    return Stated(words[:1].upper() + words[1:] + (" …" if cut else ""), LEAD_SENTENCE, span)

"""Make a title of one of the first sentences when the document gives none.

The title is a stretch of a sentence that can stand by itself: its main clause, without the time or place in front of
it, without who says so where the content stands alone, and without what hangs on behind. What stands between a name and
its verb may be left out (`insertions`). Nothing is reworded; only the first letter becomes a capital. A whole clause of
the second sentence serves better than a broken one of the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dossier.analyse.candidates import Candidate, find_candidates
from dossier.analyse.cut_ends import BAD_END, MIN_WORDS, UNFINISHED, stands
from dossier.analyse.insertions import without_insertions, without_short_forms
from dossier.analyse.lead_ins import without_lead_ins
from dossier.analyse.refusals import names_or_figures
from dossier.analyse.says_so import (
    VAGUE,
    content_before,
    content_behind,
    has_main_verb,
    only_says_so,
    says_so_behind,
    says_so_in_front,
)
from dossier.english.clause_words import NOUN_FORMS, PLAINLY_SAID, REPORTED
from dossier.english.dates import MONTH, WEEKDAY
from dossier.english.function_words import DETERMINERS, PARTICLES
from dossier.english.patterns import any_of, lazy
from dossier.english.prose import finite_verb, half_quoted
from dossier.english.tokens import Tokens, tokens_of
from dossier.english.verbs import is_base, is_past, is_third
from dossier.model import Reason, Sentence, Span, Stated, Turn
from dossier.rules import Rule
from dossier.trace import note

LEAD_SENTENCE = Reason("lead-sentence")
"""Basis of a title that the text does not give as one."""

MAX_WORDS = 15
LEAD = 150
"""Sentences among which a fit one is looked for; a lead does not stand further down."""

SENTENCES = 6
"""How many fit sentences are tried."""

FURTHER = 1.3
"""How much worse a title is for each fit sentence before its own."""

FURTHER_IN_TALK = 0.5
"""The same in a conversation, which has no lead."""

BROKEN = 3.0
"""How much worse a title is that is no whole clause."""

_LABEL = re.compile(r"[QA][.:]\s+|Q\s{2,}")
_STRONG = re.compile(
    r"[,;:]? (?=(?:after|before|while|when|because|although|though|following|amid|despite|as (?:he|she|it|they|part of)"
    r"|since|in response to|in an effort to|prompting|killing|leaving|saying|including|according to"
    r"|vice (?=[A-Z])|but|ahead of|(?:days|hours|weeks|months)(?= (?:after|before|later|earlier|ago))|citing|causing"
    r"|making|whereas|due to|in order to|with respect to|in accordance with|by \w+ing)\b)"
    r"|[,;:] |(?<!\d) [–—-]{1,2} |(?<=\d) (?=to [a-z])"
    r"|(?: (?=and (?:\w+ed|said|will|has|have|is|are|was|were|plans?|called|held|took)\b))"
)
"""Where a clause ends; a relative without a comma belongs to its noun."""

_JOINED = re.compile(r" (?=and,? (?:\w+ly )?(?P<verb>[a-z]+) (?P<next>[\w’'-]+))")
"""Where something else is done that may be left out: "will announce new projects | and lay out the plan"."""

_PURPOSE = re.compile(
    r",? (?=to (?:discuss|mark|celebrate|consult|review|coordinate|continue|express|commemorate|honou?r|reaffirm"
    r"|highlight|announce|advance|talk|hear|address|receive|attend|deliver|meet|visit|tour|lead|represent|join|speak"
    r"|take part|participate)\b)"
)
_COMES_TOGETHER = re.compile(
    r"\b(?:met|meets?|spoke|spoken|talked|travel(?:l?ed|s)?|visit(?:ed|s)?|convene[ds]?|host(?:ed|s)?|gather(?:ed|s)?"
    r"|called|flew|went|joined)\b",
    re.IGNORECASE,
)
"""Why somebody met or travelled, which may be left out."""

_IN_ORDER_TO = re.compile(r" (?=to [a-z]+ )")
_MADE_TO = re.compile(
    r"\b(?:want|ask|urg|call|expect|allow|help|lead|led|need|get|got|push|pressur|order|direct|requir|invit|t[eo]ll?d?\b"
    r"|warn|advis|encourag|enabl|permit|instruct|forc|caus|persuad|press|authori|empower|is\b|are\b|was\b|were\b|be\b"
    r"|sworn|chosen|choose|chose|lik|prefer|remind|convinc|commit|agree|pledg|vow|promis|offer|continu|fail|begin|began)"
)
"""What somebody is made, said or about to do stands behind "to": no end of a clause."""

_WHEN_OR_WHERE = re.compile(
    rf" (?=(?:(?:on|in|at|during|since|by|from|until|over|through|for|late|early|earlier)\b"
    r" (?:the (?:past|last|next|same|end|beginning|morning|evening|weekend|week|month|year)\b"
    rf"|this |last |next |early |late |about \d|\d|{WEEKDAY}|{MONTH})"
    r"|(?:in|at|near|outside|across|throughout) (?:the )?[A-Z][\w’'-]+|\(|  ))"
)
"""Where only the time or the place follows, which no verb needs, or where a short form in brackets was left out."""

_WEAK = re.compile(
    r" (?=(?:in|at|on|from|for|with|during|over|through|between|within|near|against|under|by|whose|who|that"
    r"|aboard|across|along|around|throughout|outside|inside"
    r"|[a-z]{3,}ing (?=(?:an?|the|his|her|its|their|our|more)\b))\b"
    r"|of the [A-Z]|to (?:the )?[A-Z]|and,? (?:indeed|to|in|for|with|by)\b)"
)
"""Where a phrase follows that the verb may need."""

_ATTRIBUTION = re.compile(
    rf"\baccording to\b|, (?:[^,]{{1,60}} (?<!\bha[sd] )(?<!\bhave ))?{any_of(REPORTED)}\b[^,]{{0,80}}(?:,|$)",
    re.IGNORECASE,
)
"""Who says so, behind or inside what is left out: without it the title would assert what the text only reports."""

_TRAILING = " ,;:–—-"
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Option:
    """A stretch that could be the title."""

    text: str
    span: Span
    tokens: Tokens
    rank: int
    """Fit sentences before its own."""
    further: float = FURTHER
    """How much worse it is for each of them."""
    broken: bool = False
    """It is no whole clause."""
    unsaid: bool = False
    """It leaves out who says so."""
    cut: bool = False
    """Something of its clause is left out."""
    weak: bool = False
    """What is left out may be what the verb needs."""
    opened: bool = False
    """Time, place or circumstance stands in front of the subject and could be left out."""
    thinned: bool = False
    """What stands inside it, between a name and its verb, is left out."""

    @property
    def words(self) -> str:
        """The stretch on one line."""
        return " ".join(self.span.of(self.text).split())

    @property
    def first(self) -> str:
        """Its first word in lower case."""
        return self.words.split(None, 1)[0].strip("\"“‘'").lower().split("'")[0].split("’")[0]


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
        the span does not cover.
    """
    first = sentences[:LEAD]
    tokens = tokens_of(text, first) if tokens is None else tokens
    text = text.replace("\n", " ")  # where a line was wrapped, a clause may end as at any space
    judged = find_candidates(text, first, tokens, turns) if candidates is None else candidates[:LEAD]
    leading = _leading(text, sentences, judged)
    told = _told(candidates or judged, summary) if turns else []
    return _best(text, told or leading, tokens, FURTHER_IN_TALK if turns else FURTHER)


def _best(text: str, leading: Sequence[Candidate], tokens: Tokens, further: float) -> Stated | None:
    """Return the best of what could be made of some sentences, else the first words of the first of them."""
    found = (option for rank, one in enumerate(leading) for option in _options(text, one.span, tokens, rank))
    options = [replace(option, further=further) for option in found]
    if not options:
        return _stated(text, _shortened(text, _without_end(text, leading[0].span)), cut=True) if leading else None
    best = min(options, key=lambda option: (round(_badness(option), 6), option.rank, -option.span.end, option.span))
    return _stated(best.text, best.span, cut=best.broken or best.unsaid)


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


_HERE = re.compile(r"here(?:[’']s| (?:is|are))\b|below\b|.*\bthe following\b", re.IGNORECASE)
_LISTED = re.compile(r"[^.:;!?]{2,90}(?:, Nominee for |, to be )")


def _told(judged: Sequence[Candidate], summary: Sequence[Span]) -> list[Candidate]:
    """Return the sentences of the summary that can stand by themselves."""
    shown = frozenset(summary)
    return [one for one in judged if one.span in shown and not one.leans]


def _badness(option: _Option) -> float:
    """Return how bad a title would be: for its place, and for each row that holds."""
    bad = option.rank * option.further
    for rule in FAULTS:
        if rule.when(option):
            bad += rule.then
            note("title", rule.name, option.span, "refused")
    return bad


def _options(text: str, sentence: Span, tokens: Tokens, rank: int) -> Iterator[_Option]:
    """Give what could be made of a sentence, and of the same without what stands between a name and its verb."""
    text = without_short_forms(text, sentence)
    yield from _of_one(text, sentence, tokens, rank)
    thin = without_insertions(text, sentence)
    if thin != text:
        yield from (replace(option, thinned=True) for option in _of_one(thin, sentence, tokens, rank))


def _of_one(text: str, sentence: Span, tokens: Tokens, rank: int) -> Iterator[_Option]:
    """Give what could be made of a sentence as it stands."""
    whole = _without_end(text, sentence)
    body = without_lead_ins(text, whole, MIN_WORDS)
    content = content_behind(text, body, MIN_WORDS) or content_before(text, body, MIN_WORDS)
    yield from _cuts(text, _Option(text, body, tokens, rank), whole.end)
    if body != whole:
        yield from _cuts(text, _Option(text, whole, tokens, rank, opened=True), whole.end)
    if content is not None:
        yield from _cuts(text, _Option(text, content, tokens, rank, unsaid=True), whole.end)


def _cuts(text: str, option: _Option, sentence_end: int) -> Iterator[_Option]:
    """Give a stretch if it is short enough, else its whole clauses, else its first words."""
    span = option.span
    if len(span.of(text).split()) <= MAX_WORDS:
        if not half_quoted(span.of(text)):
            yield option
        return
    found = False
    for end, weak in _whole_clauses(text, span):
        found = True
        unsaid = option.unsaid or bool(_ATTRIBUTION.search(text[end:sentence_end]))
        yield replace(option, span=Span(span.start, end), unsaid=unsaid, cut=True, weak=weak)
    short = _shortened(text, span)
    if not found and finite_verb(short.of(text)) and not half_quoted(short.of(text)):
        yield replace(option, span=short, broken=True)


def _without_end(text: str, span: Span) -> Span:
    """Take off the label of a question or answer, footnote marks and the full stop."""
    label = _LABEL.match(text, span.start, span.end)
    start = label.end() if label else span.start
    start += len(text[start : span.end]) - len(text[start : span.end].lstrip("*_# "))
    words = re.sub(r"(?:\s?\[\d{1,3}\])+$", "", text[start : span.end])
    if words.endswith(":"):
        words = words[:-1]
    if words.endswith(".") and not re.search(r"(?:\b[A-Z]|[a-z]\.[a-z]|\bInc|\bLtd|\bJr|\bSr|\bCo|\bCorp)\.$", words):
        words = words[:-1]
    return Span(start, start + len(words))


def _whole_clauses(text: str, span: Span) -> Iterator[tuple[int, bool]]:
    """Yield where a sentence may be cut so that a whole clause is left: the longest at each kind of border.

    With each goes whether what is cut off may be what the verb needs.
    """
    for boundary, may_end in _BOUNDARIES:
        ends = [
            end
            for end in _ends(text, span, boundary)
            if may_end(text[span.start : end], text[end : span.end])
            and stands(" ".join(text[span.start : end].split()), text[end : span.end])
        ]
        if ends:
            yield ends[-1], boundary is _WEAK


def _joins_verbs(words: str, behind: str) -> bool:
    """Tell whether another verb of the same subject follows, and not another noun."""
    found = _JOINED.match(behind)
    if found is None or not (is_base(found["verb"]) or is_third(found["verb"]) or is_past(found["verb"])):
        return False
    known = found["verb"] not in NOUN_FORMS and (is_past(found["verb"]) or found["next"][0].isupper())
    return (known or found["next"].lower() in DETERMINERS | PARTICLES) and finite_verb(words)


def _to_some_end(words: str, behind: str) -> bool:
    """Tell whether only the end is left out to which something is done: a name stands before, no verb calls for it."""
    return words.rsplit(None, 1)[-1][:1].isupper() and _MADE_TO.search(words) is None


_BOUNDARIES: tuple[tuple[re.Pattern[str], Callable[[str, str], bool]], ...] = (
    (_STRONG, lambda words, behind: True),
    (_JOINED, _joins_verbs),
    (_PURPOSE, lambda words, behind: _COMES_TOGETHER.search(words) is not None),
    (_IN_ORDER_TO, _to_some_end),
    (_WHEN_OR_WHERE, lambda words, behind: True),
    (_WEAK, lambda words, behind: UNFINISHED.search(words) is None),
)
"""Where a clause may end, and on what condition."""


def _ends(text: str, span: Span, boundary: re.Pattern[str]) -> Iterator[int]:
    """Yield where the sentence may be cut, up to the longest title."""
    limit = span.start
    for count, found in enumerate(_WORD.finditer(text, span.start, span.end), 1):
        limit = found.end()
        if count == MAX_WORDS:
            break
    for found in boundary.finditer(text, span.start, min(span.end, limit + 60)):
        whole = text[span.start : found.start()].rstrip()
        if span.start + len(whole) <= limit:
            yield span.start + len(whole.rstrip(_TRAILING))


def _shortened(text: str, span: Span) -> Span:
    """Return the first words, not ending on one that leads on."""
    ends = [found.end() for found in _WORD.finditer(text, span.start, span.end)][: MAX_WORDS - 1]
    while len(ends) > MIN_WORDS and text[span.start : ends[-1]].rsplit(maxsplit=1)[-1].strip(",;:").lower() in BAD_END:
        ends.pop()
    end = ends[-1] if ends else span.end
    return Span(span.start, span.start + len(text[span.start : end].rstrip(_TRAILING)))


def _stated(text: str, span: Span, *, cut: bool) -> Stated:
    """Return the words with white space evened out and a capital first; an ellipsis of ours shows a cut."""
    words = " ".join(without_short_forms(text, span)[span.start : span.end].split())
    return Stated(words[:1].upper() + words[1:] + (" …" if cut else ""), LEAD_SENTENCE, span)


_SPEAKER_ONLY = lazy(
    rf"\b(?:{any_of(PLAINLY_SAID)})(?: (?:today|yesterday|also|late|early))?"
    r"(?:(?: (?:in|on|at|to|during|by|from|after|about)\b[^,;]*)|)$"
)
_ASKS = re.compile(
    r"(?:how|what|why|when|where|who|which|whom)\b(?: \w+)? (?:is|are|was|were|do|does|did|will|would|can"
    r"|could)\b|why (?:don|doesn|didn|can|won)[’']t\b",
    re.IGNORECASE,
)
_OURS = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_SPEAKS = re.compile(r"^(?:your|my|me)\b|\b(?:I|you)\b", re.IGNORECASE)
_OUGHT = re.compile(
    r"there (?:is|are|can be|must be|should be) no\b|(?:every|everyone|everybody|all|no one|nobody|no)\b.*\b(?:should"
    r"|must|deserves?)\b",
    re.IGNORECASE,
)
"""A maxim, with which a statement begins before it comes to the news."""

_VAGUE_BEHIND = re.compile(r"[^,]{2,60}, (?:he|she|it|they)\b")
"""Somebody who is not named, behind the time or the place."""

_POINTS_BACK = re.compile(
    r"\b(?:this|these|those) (?!week|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter|time"
    r"|past|last|coming)[a-z]|\bthat [a-z]+$|\b(?:here|there|them|this|that)$",
    re.IGNORECASE,
)
"""What was named before and is not in the title: "underscores that commitment"."""


def _says_in_front(option: _Option) -> bool:
    """Tell whether a title says who says so before it says what."""
    return not option.unsaid and says_so_in_front(option.words)


def _only_who(option: _Option) -> bool:
    """Tell whether a title leaves who spoke, and not what was said."""
    if only_says_so(option.words):
        return True
    return option.cut and not option.unsaid and _SPEAKER_ONLY().search(option.words) is not None


_LONG = (
    "the farmers of both valleys and the mayors of all the smaller towns along the river have to drive around the old "
    "mountain"
)

FAULTS: tuple[Rule[_Option, float], ...] = (
    Rule(
        "no whole clause",
        lambda option: option.broken,
        BROKEN,
        yes=(f"[Nobody knew when {_LONG}.]",),
        no=("[The council closed the bridge on Monday.]",),
    ),
    Rule(
        "only says who said it",
        _only_who,
        BROKEN,
        yes=(f"[The mayor of Homs said on Monday in the old hall by the river that {_LONG}.]",),
        no=("[The mayor of Homs said that the bridge is closed.]",),
    ),
    Rule(
        "asks",
        lambda option: _ASKS.match(option.words) is not None,
        BROKEN,
        yes=("[How did the council know where to put the bridge.]",),
        no=("[The council knows how the bridge was built.]",),
    ),
    Rule(
        "speaks for somebody who is not named",
        lambda option: bool(_SPEAKS.search(option.words)),
        3.0,
        yes=("[I closed the bridge over the river.]",),
        no=("[Ann Lee closed the bridge over the river.]",),
    ),
    Rule(
        "speaks of us all",
        lambda option: bool(_OURS.search(option.words)),
        0.8,
        yes=("[The council closed our bridge over the river.]",),
        no=("[The council closed the bridge over the river.]",),
    ),
    Rule(
        "points at what is not in it",
        lambda option: option.first in VAGUE or _VAGUE_BEHIND.match(option.words) is not None,
        0.7,
        yes=("[There is a new bridge over the river.]", "[While in the hall, she closed the bridge.]"),
        no=("[The council opened a new bridge over the river.]",),
    ),
    Rule(
        "a title that points back",
        lambda option: bool(_POINTS_BACK.search(option.words)),
        0.8,
        yes=("[The council closed these old bridges over the river.]",),
        no=("[The council closed the bridge this week.]",),
    ),
    Rule(
        "says what ought to be",
        lambda option: _OUGHT.match(option.words) is not None,
        1.4,
        yes=("[Everyone in Homs should cross the bridge over the river in safety.]",),
        no=("[The council of Homs wants everyone to cross the bridge.]",),
    ),
    Rule(
        "a title that names nobody and gives no figure",
        lambda option: not names_or_figures(option.tokens, option.span),
        1.4,
        yes=("[The council closed the bridge over the river.]",),
        no=("[The council of Homs closed the bridge over the river.]",),
    ),
    Rule(
        "leaves out what the verb may need",
        lambda option: option.weak,
        0.8,
        yes=("[The council of Homs shared the regret of the farmers of both valleys with mayors who cross it.]",),
        no=("[The council of Homs told the farmers that the bridge is closed.]",),
    ),
    Rule(
        "leaves something out",
        lambda option: option.cut,
        0.3,
        yes=(f"[The council closed the bridge after the winter, although {_LONG}.]",),
        no=("[The council closed the bridge after the winter.]",),
    ),
    Rule(
        "leaves out what stands inside",
        lambda option: option.thinned,
        0.2,
        yes=("[Ann Lee, the mayor of Homs, closed the bridge.]",),
        no=("[Ann Lee closed the bridge with the mayor of Homs.]",),
    ),
    Rule(
        "leaves out who says so",
        lambda option: option.unsaid,
        0.2,
        yes=("[The ministry said that 40 people were hurt.]",),
        no=("[The ministry said that it was hurt.]",),
    ),
    Rule(
        "begins with the time or the place",
        lambda option: option.opened,
        0.4,
        yes=("[On Monday, the council closed the bridge over the river.]",),
        no=("[The council closed the bridge over the river on Monday.]",),
    ),
    Rule(
        "hardly a sentence",
        lambda option: len(option.words.split()) <= MIN_WORDS,
        0.6,
        yes=(f"[The old council resigned, although {_LONG}.]",),
        no=("[The council met again on Monday.]",),
    ),
    Rule(
        "who says so stands in front",
        _says_in_front,
        0.8,
        yes=("[The ministry said that 40 people were hurt.]",),
        no=("[Ministers met 40 people who were hurt.]",),
    ),
    Rule(
        "who says so, and when, stands behind",
        lambda option: not option.unsaid and says_so_behind(option.words),
        0.4,
        yes=("[At least 40 people were hurt in Homs, the ministry said on Tuesday.]",),
        no=("[At least 40 people were hurt in Homs, the ministry said.]",),
    ),
)
"""What makes a title worse -> by how much."""

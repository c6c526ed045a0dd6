"""What the verb beside a date says: that it lies ahead, or that it is past.

Two readers: the words nearest to a date (`leaning`) choose between the days that it can mean, since they know more than
a tense ("is due to", "a vote by Friday"); the verb of its clause (`verb_of_clause`) says how what happened is told.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from dossier.english.clause_words import PAST_ONLY
from dossier.english.clauses import clause_at, find_clauses
from dossier.english.function_words import HAVE
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import any_of, lazy
from dossier.english.plain_words import words_in
from dossier.model import Span
from dossier.trace import is_tracing, note

_INFINITIVES = words(ANY, "scheduled")
_AHEAD = (
    r"\b(?:will(?! have been)|(?:would|should|must)(?! have)|won[’']t|shall|[’']ll|going to"
    r"|may|might|could|upcoming|no later than|expires?"
    r"|(?:is|are|was|were|be|been) (?:due|set|scheduled|expected|slated|planned|likely|about|supposed|poised"
    rf"|to (?:{'|'.join(sorted(_INFINITIVES))}))"
    r"|ahead of|set for|slated for"
    r"|scheduled (?:for|to)|planned for|due (?:to|on|in|by)|(?:starting|beginning|effective) (?:on )?"
    r"|(?:plans?|planning|hopes?|hoping|intends?|expects?|aims?|wants?|vows?|agreed?|ready|preparing|pledged|promised)"
    r" to|begins|starts|opens|resumes|kicks off|(?:takes|goes|comes) (?:into )?(?:effect|force|office)"
    r"|ends|expires|meets|returns|hosts|faces|leaves|arrives|travels|visits|departs|holds|votes|launches|premieres"
    r"|closes|falls on|turns|runs (?:through|until)|goes (?:on|to|before)|(?:has|have) until)\b"
)
_PAST = (
    r"(?<!be )(?<!been )\b(?:was|were|had|did|didn[’']t|has|have|died|hit|put|beat|quit|burst|[a-z]{2,}ed"
    rf"|{any_of(PAST_ONLY)})\b"
)
_BREAK = lazy(r"[;:—]| – |[“”\"]|, (?:and|but|while|although|which|who|when) |,? (?:but|while|although) ")


def leaning(text: str, start: int, end: int, left: int, right: int) -> str:
    """Tell whether the clause of a date points ahead or back.

    Parameters:
        text: The document's text.
        start: Where the date phrase starts.
        end: Where it ends.
        left: Where its sentence starts.
        right: Where its sentence ends.

    Returns:
        `planned`, `past` or nothing; the cue nearest to the phrase wins, one before it at a tie; without any, a
        deadline ("before the weekend") lies ahead.
    """
    left, right = max(left, start - 160), min(right, end + 100)
    before, after = text[left:start], text[end:right]
    breaks = [each.end() for each in _BREAK().finditer(before)]
    clause_before = before[breaks[-1] :] if breaks else before
    broken = _BREAK().search(after)
    clause_after = after[: broken.start()] if broken else after
    cue = _nearest(clause_before, clause_after) or _nearest(before, after) or _deadline(before)
    if cue is None:
        return ""
    row, words = cue
    if is_tracing():
        note("dates", row.name, Span(start, end), "decided", f"{row.leaning}: {words.strip()}")
    return row.leaning


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that tell whether what happens at a date lies ahead or back."""

    name: str
    leaning: str
    """`planned` or `past`."""
    pattern: Callable[[], re.Pattern[str]]
    """Finds them in the clause; those of the deadline end right before the date."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


_AHEAD_CUE = Cue(
    "the nearest verb points ahead",
    "planned",
    lazy(_AHEAD),
    yes=("They will meet on [Friday]{will}.", "They are due to meet on [Friday]{are due}."),
    no=("They met on [Friday].",),
)
_PAST_CUE = Cue(
    "the nearest verb looks back",
    "past",
    lazy(_PAST),
    yes=("They met on [Friday]{met}.",),
    no=("They will meet on [Friday].",),
)
_DEADLINE_CUE = Cue(
    "a deadline lies ahead",
    "planned",
    lazy(r"\b(?:by|until|till|before|ahead of)(?: the)? $"),
    yes=("A vote by [Friday]{by}.",),
    no=("A vote on [Friday].",),
)
CUES = (_AHEAD_CUE, _PAST_CUE, _DEADLINE_CUE)
"""The nearest of the first two decides; without any the third."""


def _deadline(before: str) -> tuple[Cue, str] | None:
    hit = _DEADLINE_CUE.pattern().search(before)
    return (_DEADLINE_CUE, hit.group()) if hit else None


def _nearest(before: str, after: str) -> tuple[Cue, str] | None:
    """Return the cue nearest to the date, and its words; one behind it counts as 25 letters further away."""
    best: tuple[int, Cue, str] | None = None
    for cue in (_AHEAD_CUE, _PAST_CUE):
        found = _cue_beside(cue.pattern(), before, after)
        if found is not None and (best is None or found[0] < best[0]):
            best = (found[0], cue, found[1])
    return best[1:] if best else None


def _cue_beside(pattern: re.Pattern[str], before: str, after: str) -> tuple[int, str] | None:
    """Return how far away the nearest words are that a pattern finds, and the words."""
    nearest: tuple[int, str] | None = None
    for hit in pattern.finditer(before):
        nearest = (len(before) - hit.end(), hit.group())
    behind = pattern.search(after)
    if behind is not None and (nearest is None or behind.start() + 25 < nearest[0]):
        nearest = (behind.start() + 25, behind.group())
    return nearest


Verb = Literal["past", "perfect", "present", "future", "modal", ""]
"""The tense of a clause's verb, the perfect apart from the past; nothing where no verb is found."""

REACH = 160
"""Code points looked at on each side of a date: what stands further away is hardly its verb."""


def verb_of_clause(text: str, date: Span, sentence: Span) -> Verb:
    """Return what the finite verb of the clause is in which a date stands.

    Parameters:
        text: The document's text.
        date: The date phrase.
        sentence: Its sentence.
    """
    tokens = words_in(text, max(sentence.start, date.start - REACH), min(sentence.end, date.end + REACH))
    clause = clause_at(find_clauses(tokens), index_at([token.start for token in tokens], date.start))
    if clause is None:
        return ""
    perfect = clause.tense == "past" and tokens[clause.verb].lower.removesuffix("n't") in _PERFECT
    return "perfect" if perfect else clause.tense


_PERFECT = HAVE - {"had", "having"}


def index_at(starts: list[int], offset: int) -> int:
    """Return the index of the last start at or before an offset, -1 when there is none."""
    return bisect_right(starts, offset) - 1

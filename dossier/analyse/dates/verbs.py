"""What the verb beside a date says: that it lies ahead, or that it is past."""

from __future__ import annotations

from bisect import bisect_right

from dossier.english.lexicon import ANY, words
from dossier.english.patterns import lazy

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
    r"(?<!be )(?<!been )\b(?:said|told|was|were|had|did|didn[’']t|went|came|took|gave|made|began|met|held|won|lost|left"
    r"|got|saw|rose|fell|led|found|became|died|struck|hit|sent|put|shot|wrote|spoke|broke|ran|grew|kept|brought|bought"
    r"|sold|paid|withdrew|drew|threw|knew|chose|drove|rode|wore|swore|laid|sought|caught|taught|thought|felt|beat|quit"
    r"|burst|sank|rang|forgot|stole|froze|dealt|meant|spent|heard|shook|overthrew|undertook|understood|stood|swept|fled|fought|built|has|have|[a-z]{2,}ed)\b"
)
_DEADLINE = lazy(r"\b(?:by|until|till|before|ahead of)(?: the)? $")
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
    nearest = _nearest(clause_before, clause_after) or _nearest(before, after)
    return nearest or ("planned" if _DEADLINE().search(before) else "")


_CUES = (("planned", lazy(_AHEAD)), ("past", lazy(_PAST)))


def _nearest(before: str, after: str) -> str:
    best: tuple[int, str] | None = None
    for kind, pattern in _CUES:
        cue, distance = pattern(), None
        for hit in cue.finditer(before):
            distance = len(before) - hit.end()
        if (hit_after := cue.search(after)) is not None and (distance is None or hit_after.start() + 25 < distance):
            distance = hit_after.start() + 25
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, kind)
    return best[1] if best else ""


def index_at(starts: list[int], offset: int) -> int:
    """Return the index of the last start at or before an offset, -1 when there is none."""
    return bisect_right(starts, offset) - 1

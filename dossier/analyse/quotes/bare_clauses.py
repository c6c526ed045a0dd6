"""A clause that is said without "that": The minister said | the bridge would open; | 190 were dead; | it was late."""

from __future__ import annotations

from dossier.analyse.quotes.asides import LINKS, amount_end, clause_follows
from dossier.analyse.quotes.earlier import Range
from dossier.analyse.quotes.reporting import Reported
from dossier.analyse.quotes.rows import Reader
from dossier.english.clause_words import HEARER
from dossier.english.finite_verbs import finite, tense_at
from dossier.english.function_words import MODALS, PREPOSITIONS, SUBORDINATORS
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.english.phrases import base_after, is_auxiliary

PLAINLY = words("saying", "plain")
"""Verbs of thought or speech so plain that whatever clause follows is what was thought or said."""
_PLACEHOLDERS = word_set("it there this what those you")
_NEAR = 14
"""Tokens behind a verb within which its clause must show its own verb."""


def _placeholder(reported: Reported) -> Range | None:
    """Read a clause that begins with it, there, this."""
    at = reported.begins
    if at is None or reported.inner is not None or reported.lower(at) not in _PLACEHOLDERS:
        return None
    return reported.until_end(at)


def _number(reported: Reported) -> Range | None:
    """Read a clause whose subject is a number or an amount: 190 were dead; 78% of its members had voted."""
    at = reported.begins
    if at is None:
        return None
    end = amount_end(reported.tokens, at)
    if end == at or not finite(reported.tokens, end) or (reported.base in _ALSO_DONE and not _auxiliary(reported, end)):
        return None
    return reported.until_end(at)


def _auxiliary(reported: Reported, at: int) -> bool:
    """Tell whether a verb stands at a token that is one whatever stands before: is, had, will."""
    return at < len(reported.tokens) and (is_auxiliary(reported.tokens[at]) or reported.lower(at) in _MODALS)


_MODALS = MODALS - {"to"}
_ALSO_DONE = words("saying", "also_done")
"""Verbs that tell of a deed where a thing follows: added 4,000 jobs, maintains the bridge."""


def _to_be_done(reported: Reported) -> Range | None:
    """Read what somebody proposes or demands that be done: suggested | the figure be increased."""
    if reported.base not in _WISHES or reported.begins is None:
        return None
    subject = base_after(reported.tokens, reported.begins, len(reported.tokens))
    wished = subject is not None and subject.kind != "pronoun" and reported.lower(subject.last) == "be"
    return reported.until_end(reported.begins) if wished else None


_WISHES = word_set("suggest recommend propose request demand ask insist urge")


def _bare(reported: Reported) -> Range | None:
    """Read a clause without "that": a subject of its own and a verb."""
    at, inner = reported.begins, reported.inner
    if at is None or inner is None or _is_none(reported, at):
        return None
    if reported.base in _ALSO_DONE and inner.kind != "pronoun":
        return reported.until_end(at) if _auxiliary(reported, inner.last) else None
    if inner.kind == "pronoun" or clause_follows(reported.tokens, at, loose=reported.base in PLAINLY):
        return reported.until_end(at)
    return None


def _is_none(reported: Reported, at: int) -> bool:
    """Tell whether no clause begins at a token, or none that is said: said it better; ruling | family took over."""
    if reported.lower(at) == "it" and not finite(reported.tokens, at + 1):
        return True
    return _is_main_clause(reported, at) or (reported.base == "rule" and reported.cue.form != "finite")


def _of_doing(reported: Reported) -> Range | None:
    """Read a clause whose subject is what is done: They say | adding the mineral to salt is cheap."""
    at = reported.cue.last
    word = reported.lower(at)
    if reported.base not in PLAINLY - HEARER or not word.endswith("ing") or word in PREPOSITIONS:
        return None
    for place in range(at + 2, min(at + _NEAR, len(reported.tokens))):
        if reported.tokens[place].kind not in {"word", "name"}:
            return None
        if _auxiliary(reported, place):
            return reported.until_end(at)
    return None


def _behind_front(reported: Reported) -> Range | None:
    """Read a clause that when, if or under what opens: said | under the deal, firms will pay; | if it rains, we go."""
    at = reported.cue.last
    word = reported.lower(at)
    if reported.base in HEARER or reported.cue.form != "finite" or word not in _FRONTS:
        return None
    near = range(at + 2, min(at + _NEAR, len(reported.tokens)))
    comma = next((place for place in near if reported.tokens[place].kind == "mark"), None)
    if comma is None or not _clause_behind(reported, comma):
        return None
    return reported.until_end_over(at, comma + 1) if word not in _TIES or _ties(reported, at, comma) else None


def _ties(reported: Reported, at: int, comma: int) -> bool:
    """Tell whether a clause up to a comma belongs to what is said, and not to when: said | when he came it rained."""
    tenses = {tense_at(reported.tokens, place) for place in range(at + 1, comma)} - {None}
    return bool(tenses) and (reported.lower(at) not in _WHEN or "past" not in tenses)


def _clause_behind(reported: Reported, comma: int) -> bool:
    return reported.lower(comma) == "," and clause_follows(reported.tokens, comma + 1, loose=False)


_TIES = word_set("after before since until as once when while if because unless although though")
_WHEN = word_set("after before since until as once when while")
_FRONTS = (word_set("under despite without unlike among besides") - LINKS) | _TIES


def _is_main_clause(reported: Reported, at: int) -> bool:
    """Tell whether a clause behind a comma is the writer's own: Although they complain of it, | the mood is good."""
    before = reported.lower(reported.subject.first - 1)
    return before in SUBORDINATORS - {"as", "that"} and reported.lower(at - 1) == ","


WISHED: tuple[Reader[Reported, Range], ...] = (
    Reader(
        "what is to be done",
        _to_be_done,
        yes=("The minister suggested [the toll be raised in May].",),
        no=("The minister suggested [a toll of two crowns].",),
    ),
)
"""What is to be done, behind verbs that report other clauses only with "that"."""

BARE_CLAUSES: tuple[Reader[Reported, Range], ...] = (
    Reader(
        "a number and a verb",
        _number,
        yes=(
            "The minister said [190 were dead on both sides].",
            "The union said [78% of its members had voted yes].",
            "The minister said [$4 million was needed].",
            "The minister said [12 of the 40 firms would fail].",
            "The minister said [nearly 200 homes were lost].",
            "The minister added [190 were dead on both sides].",
        ),
        no=("The minister said on 4 May that [190 were dead].", "The country added [15,000 jobs created in March]."),
    ),
    Reader(
        "a clause that begins with it or there",
        _placeholder,
        yes=("The minister said [there was no bridge in May].",),
    ),
    Reader(
        "a clause that begins with when, if or under what",
        _behind_front,
        yes=(
            "The minister said [under the new law, firms will pay more].",
            "The minister said [after the deadline passes, the bridge will be shut].",
        ),
        no=("The minister said after the talks, [the bridge will be shut].",),
    ),
    Reader(
        "a clause about doing something",
        _of_doing,
        yes=("The minister said [closing the bridge would cost too much].",),
        no=("The minister said nothing, [closing the bridge at noon].",),
    ),
    Reader(
        "a clause without that",
        _bare,
        yes=(
            "The minister said [the bridge would open in May].",
            "The minister said on 4 May [the bridge would open].",
            "The minister said [eleven towns had no power].",
        ),
        no=(
            "The minister said on Monday that [the bridge would open in May].",
            "Norway maintains [the best roads, used by all].",
            "The minister added [new meaning to the values of the town].",
            "The minister added [his voice to the appeal].",
            "Although ministers complain about the wall, [the mood is good].",
            "The current ruling [Grimaldi family first seized control in May].",
        ),
    ),
)
"""Clauses without "that", where each of them begins."""

"""The words for which a source is named: according to Vale, …; in the words of Vale, …."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.quotes.asides import clause_follows
from dossier.analyse.quotes.earlier import Range, sentence_start
from dossier.analyse.quotes.reporting import Reported
from dossier.analyse.quotes.rows import REFUSED, Reader, Refused, refusing
from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import SUBJECT_PRONOUNS
from dossier.english.finite_verbs import finite
from dossier.english.function_words import PREPOSITIONS, SUBORDINATORS
from dossier.english.lexicon import nouns
from dossier.english.patterns import word_set

_MEASURES = nouns("measure")
"""What one acts according to, and nobody who says something: a plan, standards, needs."""


def _is_measure(reported: Reported) -> bool:
    """Tell whether what stands behind "according to" is no source."""
    if reported.lower(reported.subject.first) == "your":
        return True  # they add something new according to your theory
    if reported.cue.first < 2 or reported.lower(reported.cue.first - 1) == "," or reported.subject.kind != "nominal":
        return False
    return reported.lower(reported.subject.head) in _MEASURES


def _opening_source(reported: Reported) -> Range | Refused | None:
    """Read what follows a source that opens its clause: According to Vale, …."""
    if not _opens(reported):
        return None
    at = _behind_source(reported)
    if at is None or at >= len(reported.tokens):
        return REFUSED
    return reported.until_end(at) if reported.base == "according to" else (at, len(reported.tokens))


def _behind_source(reported: Reported) -> int | None:
    """Return where the clause begins behind a source; None where a mark or a quotation stands there."""
    tokens, at = reported.tokens, reported.subject.last
    comma = next((place for place in range(at, min(at + 25, len(tokens))) if _stops_source(tokens[place])), None)
    if comma is None or (tokens[at].kind == "word" and clause_follows(tokens, at, loose=False)):
        return None if at < len(tokens) and tokens[at].kind == "mark" else at
    if tokens[comma].kind == "quote":
        return None  # According to Vale: "…," she said from Bern, the …
    return _main_clause(tokens, comma + 1)


def _opens(reported: Reported) -> bool:
    """Tell whether a source is named at the beginning of its sentence or clause."""
    first = reported.cue.first
    if first <= 2 and not any(token.kind == "quote" for token in reported.tokens[:first]):
        return True
    return reported.lower(first - 1) in {"but", "and", ";", "because", "that"}


def _stops_source(token: Token) -> bool:
    return token.lower == "," or token.kind == "quote"


def _is_subject(tokens: Sequence[Token], at: int, comma: int) -> bool:
    """Tell whether what a comma ends is a subject: he; According to Vale, | the boat, called "Hope", won."""
    behind = tokens[comma + 1].lower if comma + 1 < len(tokens) else ""
    return tokens[at].lower in SUBJECT_PRONOUNS or behind in _TELLS_OF


_TELLS_OF = word_set("named called dubbed known titled entitled led backed built made based")
"""Participles behind a subject and a comma."""


def _main_clause(tokens: Sequence[Token], at: int) -> int:
    """Step over appositions after the source's name until a clause begins."""
    for _ in range(3):
        comma = next((place for place in range(at, min(at + 16, len(tokens))) if tokens[place].lower == ","), None)
        if at >= len(tokens) or comma is None or _is_subject(tokens, at, comma):
            return at
        describes = tokens[at].lower not in PREPOSITIONS and not any(finite(tokens, each) for each in range(at, comma))
        if clause_follows(tokens, at) and not (describes and clause_follows(tokens, comma + 1)):
            return at
        at = comma + 1
    return at


def _relative(reported: Reported) -> Range | None:
    """Read the relative clause that a source without a comma stands for: He apologised, which | … according to …."""
    end = reported.cue.first
    if reported.lower(end - 1) == ",":
        return None
    for place in range(end - 1, 0, -1):
        if reported.lower(place) in {"which", "who"} and reported.lower(place - 1) == ",":
            inside = any(finite(reported.tokens, at) for at in range(place + 1, end))
            return (place + 1, end) if inside else None
        if reported.lower(place) == ",":
            return None
    return None


def _closing_source(reported: Reported) -> Range | None:
    end, behind = reported.cue.first, reported.subject.last
    if _goes_on_behind(reported, behind):
        return behind, len(reported.tokens)
    if reported.base == "in the words of":
        if any(token.kind == "quote" for token in reported.tokens[end:]):
            return None  # those words are shown as the quotation
        end -= 2 * (reported.lower(end) != "in")
    start = sentence_start(reported.tokens, end)
    if reported.lower(end - 2) in {"and", "or", "but"} and reported.lower(end - 1) == ",":
        return _over_joined(reported, start, behind), len(reported.tokens)
    words = sum(token.kind in {"word", "name"} for token in reported.tokens[start:end])
    whole = any(finite(reported.tokens, place) for place in range(start, end))
    return (start, end) if words >= 4 and whole else None


def _over_joined(reported: Reported, start: int, behind: int) -> int:
    """Return where what a source says begins if "and" or "but" stands before it.

    "YPG is its main force and, according to Turkey, a banned group"; but of "no cause was given, but, according to his
    agent, he was ill" only what his agent said.
    """
    joined = reported.lower(behind) == "," and clause_follows(reported.tokens, behind + 1, loose=False)
    return behind + 1 if joined else start


def _goes_on_behind(reported: Reported, at: int) -> bool:
    """Tell whether the clause stands behind the source: While some fed them, according to Vale | no hall was found."""
    tokens = reported.tokens
    if at >= len(tokens) or tokens[at].kind == "mark" or reported.lower(reported.cue.first - 1) != ",":
        return False
    return tokens[0].lower in SUBORDINATORS and clause_follows(tokens, at, loose=False)


SOURCES: tuple[Reader[Reported, Range], ...] = (
    Reader(
        "what one acts according to, which says nothing",
        refusing(_is_measure),
        yes=(
            "The council could build it [according to] the plan of the town.",
            "They are new works of art, [according to] your definition.",
        ),
        no=("The bridge would open in May, [according to] the minister.",),
    ),
    Reader(
        "according to somebody, and the clause after",
        _opening_source,
        yes=(
            "According to the minister, [the bridge would open in May].",
            "In the words of the minister, [the bridge is far too old].",
            "According to the ministry [the bridge was shut at noon in Bern, Switzerland].",
            "According to Anna Lee, director of the old bridge, [the road is shut].",
        ),
        no=('According to the minister: "It is shut for good," she said in Bern, [the first stop of a trip to Rome].',),
    ),
    Reader(
        "a relative clause, and according to whom",
        _relative,
        yes=("The minister left the hall, which [the mayor did not like] according to the paper.",),
        no=("[The minister left the hall, which was cold], according to the paper.",),
    ),
    Reader(
        "a clause, and according to whom",
        _closing_source,
        yes=(
            "[The bridge would open in May], according to the minister.",
            "While some paid tolls, according to the minister [the bridge was free].",
        ),
        no=("According to the minister, [the bridge would open in May].",),
    ),
)
"""Where the words stand for which a source is named."""

"""Phrases that report speech: according to somebody, in her words, as she put it, made clear that."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.quotes.can_speak import is_speaker
from dossier.analyse.quotes.rows import Reader
from dossier.analyse.quotes.spots import Cue, Spot
from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import DOCUMENT_NOUNS, ISSUING
from dossier.english.clauses import clause_subject, subject_of
from dossier.english.finite_verbs import finite
from dossier.english.function_words import BE, PREPOSITIONS
from dossier.english.patterns import word_set
from dossier.english.phrases import Phrase, base_before, phrase_after

_PER_UNIT = word_set("cent capita se annum")
_ISSUED = DOCUMENT_NOUNS | word_set("remarks comments following")
_NOT_ISSUED = (PREPOSITIONS | {"that", "how", "why"}) - {"following"}
"""Words behind which no document is named that somebody issues: wrote | that the bill would fail."""
_LEAST_BEFORE = 3
"""Words of the shortest clause before "holding that"."""


def _according(spot: Spot) -> Cue | None:
    if spot.word != "according" or spot.follow != "to":
        return None
    source = _source(spot.tokens, spot.at + 2)
    return Cue(spot.at, spot.at + 2, "according to", "according", source)


def _source(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Return who is cited: the agent, not Lee, of "according to his agent, | Ann Lee had left"."""
    named = phrase_after(tokens, at)
    if named is None or named.kind != "name" or named.first <= at or not finite(tokens, named.last):
        return named
    comma = named.first - 1
    return phrase_after(tokens, at, comma) if tokens[comma].lower == "," else named


def _in_the_words(spot: Spot) -> Cue | None:
    if spot.word != "words" or spot.follow != "of" or spot.at < 2 or spot.tokens[spot.at - 2].lower != "in":
        return None
    return Cue(spot.at, spot.at + 2, "in the words of", "according", phrase_after(spot.tokens, spot.at + 2))


def _in_own_words(spot: Spot) -> Cue | None:
    """Read "in Lee's words"."""
    at = spot.at
    if spot.word != "words" or at < _LEAST_BEFORE or spot.tokens[at - 1].lower not in {"'s", "own"}:
        return None
    owner = next((place for place in range(at - 1, at - 3, -1) if spot.tokens[place].lower == "'s"), None)
    subject = None if owner is None else base_before(spot.tokens, owner, 0)
    if subject is None or subject.first == 0 or spot.tokens[subject.first - 1].lower != "in":
        return None
    return Cue(subject.first - 1, at + 1, "in the words of", "according", subject)


def _put_it(spot: Spot) -> Cue | None:
    if spot.word not in {"put", "puts"} or spot.follow != "it":
        return None
    return Cue(spot.at, spot.at + 2, "put it", "finite", spot.subject)


def _made_clear(spot: Spot) -> Cue | None:
    """Read "made clear that", "makes it clear that"."""
    behind = 2 if spot.follow == "it" else 1
    words = [token.lower for token in spot.tokens[spot.at + behind : spot.at + behind + 2]]
    if spot.word not in {"made", "makes"} or words != ["clear", "that"] or spot.subject is None:
        return None
    return Cue(spot.at, spot.at + behind + 1, "make clear", "finite", spot.subject, spot.negated)


def _was_clear(spot: Spot) -> Cue | None:
    """Read "she was clear that", of somebody and not of a thing."""
    if spot.word != "clear" or spot.follow != "that" or spot.lower not in BE:
        return None
    subject = subject_of(spot.tokens, spot.at)
    if subject is None or not _is_somebody(spot.tokens, subject):
        return None
    return Cue(spot.at, spot.at + 1, "make clear", "finite", subject, spot.negated)


def _is_somebody(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Tell whether a subject is a person or body, no thing."""
    head = tokens[subject.head].lower
    if subject.kind == "pronoun":
        return head not in {"it", "i", "we"}
    return subject.kind == "name" or is_speaker(head)


def _held(spot: Spot) -> Cue | None:
    """Read "the court held that": of no other clause is it a verb of saying."""
    if (
        spot.word not in {"held", "holds"}
        or spot.follow not in {"that", ","}
        or spot.subject is None
        or spot.lower in BE
    ):
        return None
    return Cue(spot.at, spot.at + 1, "hold", "finite", spot.subject, spot.negated)


def _holding(spot: Spot) -> Cue | None:
    """Read "the court granted the motion, holding that"."""
    if spot.word != "holding" or spot.follow != "that" or spot.at < _LEAST_BEFORE:
        return None
    if spot.tokens[spot.at - 1].lower != ",":
        return None
    return Cue(spot.at, spot.at + 1, "hold", "participle", clause_subject(spot.tokens, spot.at - 1))


def _per(spot: Spot) -> Cue | None:
    if spot.word != "per" or spot.follow in _PER_UNIT:
        return None
    if spot.at > 0 and spot.tokens[spot.at - 1].lower != ",":
        return None
    return Cue(spot.at, spot.at + 1, "per", "according", phrase_after(spot.tokens, spot.at + 1))


def _issued(spot: Spot) -> Cue | None:
    """Read "issued a statement", "released the following statement"."""
    if spot.word not in ISSUING or spot.at == 0 or spot.tokens[spot.at - 1].lower in BE:
        return None
    for token in spot.tokens[spot.at + 1 : spot.at + 6]:
        if token.kind not in {"word", "name"} or token.lower in _NOT_ISSUED:
            return None
        if token.lower in _ISSUED:
            return Cue(spot.at, spot.at + 1, "statement", "finite", spot.subject)
    return None


PHRASES: tuple[Reader[Spot, Cue], ...] = (
    Reader(
        "according to somebody",
        _according,
        yes=("The bridge is shut, [according to]{according to (according) by the mayor} the mayor.",),
    ),
    Reader(
        "in the words of somebody",
        _in_the_words,
        yes=('It was, in the [words of]{by president barack obama} President Barack Obama, "a very long day".',),
    ),
    Reader(
        "in somebody's words",
        _in_own_words,
        yes=("It was, in President Barack Obama's [words]{by president barack obama}, a very long day.",),
        no=("The law is, in many [words], unjust.",),
    ),
    Reader("as somebody put it", _put_it, yes=('As the mayor [put it]{by the mayor}, "the bridge is shut for good".',)),
    Reader(
        "a court held that",
        _held,
        yes=("The court has often [held]{by the court} that the law is unjust.",),
        no=("The court [held] the hearing that the mayor wanted.",),
    ),
    Reader(
        "a court ruled, holding that",
        _holding,
        yes=("The court granted the motion, [holding]{by the court} that the law is unjust.",),
        no=("The mayor stood there, [holding] the old law.",),
    ),
    Reader(
        "made clear that",
        _made_clear,
        yes=("The court [made it clear]{by the court} that the law is unjust.",),
        no=("The court [made] the law clear to us.",),
    ),
    Reader(
        "was clear that",
        _was_clear,
        yes=("The mayor was [clear]{make clear (finite) by the mayor} that the law is unjust.",),
        no=("It was [clear] that the law is unjust.",),
    ),
    Reader(
        "per somebody",
        _per,
        yes=("The bridge is shut, [per] the mayor.",),
        no=("The bridge carries, at 20 [per] cent of the cost, a road.",),
    ),
    Reader(
        "issued a statement",
        _issued,
        yes=("The ministry [issued]{by the ministry} a statement on the bridge.",),
        no=("The ministry [issued] a licence for the bridge.",),
    ),
)
"""Phrases that report speech."""

"""Cues in -ing: "…, saying that", "quoted as saying", "a letter saying"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossier.analyse.quotes.rows import REFUSED, Refused
from dossier.analyse.quotes.spots import Cue, Spot
from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import DOCUMENT_NOUNS, ING, ISSUING, NOUN_FORMS
from dossier.english.clauses import clause_subject, subject_of
from dossier.english.finite_verbs import tense_at
from dossier.english.function_words import BE, MODALS
from dossier.english.patterns import word_set
from dossier.english.phrases import Phrase, is_auxiliary, phrase_after, phrase_before, trimmed_time

_QUOTED = word_set("quoted cited quotes cites reported")


def when_ing(read: Callable[[Spot], Cue | Refused | None]) -> Callable[[Spot], Cue | Refused | None]:
    """Make a reader that has nothing to say of words that are no -ing form."""
    return lambda spot: read(spot) if spot.word in ING else None


def opening_participle(spot: Spot) -> Cue | None:
    """Read the participle whose subject comes after a comma: "Calling it …, Anna Vale told …"."""
    if spot.before is not None:
        return None
    tokens = spot.tokens
    for place in range(spot.at + 1, len(tokens)):
        if tokens[place].lower == "," and tokens[place].kind == "mark":
            phrase = phrase_after(tokens, place + 1)
            if phrase is not None:
                return spot.cue("participle", phrase)
    return spot.cue("participle", None)


def progressive(spot: Spot) -> Cue | Refused | None:
    """Read "is saying"."""
    if spot.lower not in BE or spot.lower in {"being", "'s"}:
        return None
    if spot.lower == "be" and spot.back > 1 and spot.tokens[spot.back - 2].lower in MODALS:
        return REFUSED  # would be saying
    return spot.cue("finite", spot.subject)


def quoted_as(spot: Spot) -> Cue | Refused | None:
    """Read "Finn was quoted as saying" and "the paper quoted Finn as saying": both times Finn speaks."""
    if spot.lower != "as" or spot.back < 2:
        return None
    tokens, place = spot.tokens, spot.back - 1
    for back in range(place - 1, max(-1, place - 12), -1):
        if tokens[back].kind == "word" and tokens[back].lower in _QUOTED:
            passive = back > 0 and is_auxiliary(tokens[back - 1])
            subject = subject_of(tokens, back) if passive else _quoted_one(tokens, back + 1, place)
            return Cue(spot.at, spot.at + 1, spot.base, "finite", subject)
    return REFUSED


def _quoted_one(tokens: Sequence[Token], first: int, last: int) -> Phrase | None:
    """Return who is quoted, two that "and" joins as one description: quoted | Ann Lee and Per Dahl as saying."""
    one = phrase_after(tokens, first, last)
    if one is None or one.last + 1 >= last or tokens[one.last].lower != "and":
        return one
    return Phrase("nominal", one.first, last, one.head)


def own_participle(spot: Spot) -> Cue | Refused | None:
    """Read a participle right behind the noun that it tells of: "a letter saying"."""
    at = trimmed_time(spot.tokens, spot.back, 0)  # published a report on Saturday | saying
    before = spot.tokens[at - 1] if at > 0 else None
    if before is not None and before.kind == "name" and at < spot.back:
        return None  # Lee met Dahl on Saturday | saying
    if before is None or not (before.kind == "name" or before.lower in NOUN_FORMS or before.lower in DOCUMENT_NOUNS):
        return None
    own = phrase_before(spot.tokens, spot.back)
    if own is None:
        return REFUSED
    if _is_written_to(spot.tokens, own):
        return None
    return spot.cue("participle", _sender(spot.tokens, own) or own)


def _is_written_to(tokens: Sequence[Token], own: Phrase) -> bool:
    """Tell whether a name says to whom or where somebody writes: Lee posted on | Twitter asking for help."""
    if own.kind != "name" or own.first < 2:
        return False
    before = tokens[own.first - 1]
    at = next((place for place in range(own.first - 1, max(0, own.first - 4), -1) if tokens[place].lower == "to"), 0)
    if at and _is_sent(tokens, at):
        return True
    return before.kind == "word" and (before.lower in _WRITING or before.lower in {"on", "via", "through"})


def _is_sent(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether somebody sends a document to whom a phrase names: sent a letter, along with Lee, | to the mayor."""
    for place in range(at - 1, max(0, at - _FAR_BACK), -1):
        if tokens[place].kind == "word" and tokens[place].lower in ISSUING:
            near = tokens[place + 1 : place + 4]
            return any(token.kind == "word" and token.lower in DOCUMENT_NOUNS for token in near)
    return False


_FAR_BACK = 25


_WRITING = word_set("emailed e-mailed contacted phoned approached texted messaged called wrote petitioned wired")


def _sender(tokens: Sequence[Token], document: Phrase) -> Phrase | None:
    """Return who wrote or sent a document: of "Lee sent a letter to Dahl asking that" Lee."""
    verb = document.first - 1
    if tokens[document.head].lower not in DOCUMENT_NOUNS or verb < 1 or tokens[verb].lower not in ISSUING:
        return None
    return None if tokens[verb - 1].lower in BE else subject_of(tokens, verb)


def of_let(spot: Spot) -> bool:
    """Tell whether somebody asks to be let speak: Let me begin by | saying."""
    return any(token.lower == "let" and token.kind == "word" for token in spot.tokens[max(0, spot.at - 7) : spot.at])


def trailing_participle(spot: Spot) -> Cue:
    """Read a participle clause: its subject is that of the sentence, or what stands before it behind a quotation."""
    tokens, end = spot.tokens, spot.back
    subject = phrase_before(tokens, end - 1) if spot.lower in {"when", "while"} else None
    if spot.lower == "by" and end > 1 and tense_at(tokens, end - 2) is not None:
        subject = subject_of(tokens, end - 2)  # an essay in which Lee begins | by asserting that
    subject = clause_subject(tokens, end) if subject is None else subject
    if subject is None:
        low = next((place + 1 for place in range(end - 1, -1, -1) if tokens[place].kind == "quote"), 0)
        subject = clause_subject(tokens, end, low) if low < end else None
    return spot.cue("participle", subject)

"""Quotations listed under a line that names who said them: "Ann Lee on the morning show", "Here are highlights:".

Each item is a quotation and nothing else, or a topic and a quotation: "On the bridge: “…”".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from dossier.analyse.quotes.rules import Attribution, Scene
from dossier.analyse.quotes.speakers import Cast
from dossier.analyse.quotes.writer_sentences import Token, Unit
from dossier.english.clauses import clause_subject
from dossier.english.finite_verbs import finite
from dossier.english.function_words import PREPOSITIONS
from dossier.english.patterns import word_set
from dossier.english.phrases import Phrase, phrase_after
from dossier.model import Reason

HOW = Reason("statement-announced")
_TOLD = word_set("moments highlights missed takeaways remarks said")
"""In "Here are the top moments:" they announce what somebody said."""
_OF_SPEECH = word_set("speech address interview remarks briefing conference visit event statement press")
"""Behind "from" they leave it a person who spoke: key moments from the address."""
_TOPIC = word_set("on about regarding")


def under_lead_lines(units: Sequence[Unit], cast: Cast) -> Iterator[tuple[int, Attribution]]:
    """Yield who says the quotations of lists, by the index of the marked stretch; some may have a speaker already."""
    lead: Attribution | None = None
    for number, unit in enumerate(units):
        quote = next((at for at, token in enumerate(unit.tokens) if token.kind == "quote"), None)
        if unit.kind != "item":
            lead = _lead(units, number, cast) if quote is None else None
        elif lead is not None and quote is not None and _only_said(unit.tokens, quote):
            yield from ((token.ref, lead) for token in unit.tokens[quote:] if token.kind == "quote")


def _only_said(tokens: Sequence[Token], quote: int) -> bool:
    """Tell whether an item begins with its quotation, or has a topic before it: On the bridge: "…"."""
    before = tokens[:quote]
    if all(token.kind == "mark" for token in before):
        return True
    opening = next(token.lower for token in before if token.kind != "mark")
    return opening in _TOPIC and before[-1].lower == ":"


def _lead(units: Sequence[Unit], number: int, cast: Cast) -> Attribution | None:
    """Return who says what is listed below a line, if it says so."""
    tokens = units[number].tokens
    if tokens[0].lower == "here" and tokens[-1].lower == ":":
        return _announced(units, number, cast)
    phrase = phrase_after(tokens, 0)
    if phrase is None or tokens[-1].lower in {".", "!", "?"}:
        return None
    behind = range(phrase.last, len(tokens))
    named = phrase.kind == "name" and tokens[phrase.head].type == "person"
    on_show = phrase.last == len(tokens) or tokens[phrase.last].lower in PREPOSITIONS | {":"}
    if not named or not on_show or any(finite(tokens, at) for at in behind):
        return None
    return Scene(units[number], number, (), cast).made(None, phrase, HOW, "moderate")


def _announced(units: Sequence[Unit], number: int, cast: Cast) -> Attribution | None:
    """Return the only person whom "Here are highlights …:" names, else the one whom the sentence before is about."""
    tokens = units[number].tokens
    if not _tells_of_speech({token.lower for token in tokens}):
        return None
    people = [at for at, token in enumerate(tokens) if token.type == "person"]
    if len(people) == 1:
        phrase = Phrase("name", people[0], people[0] + 1, people[0])
        return Scene(units[number], number, (), cast).made(None, phrase, HOW, "low")
    before = units[number - 1] if number and not people else None
    if before is None or before.kind != "paragraph" or units[number].paragraph - before.paragraph > 1:
        return None
    return _whom_it_is_about(before, number - 1, cast)


def _tells_of_speech(words: AbstractSet[str]) -> bool:
    """Tell whether words announce what somebody said, and not what a report says."""
    return not _TOLD.isdisjoint(words) and ("from" not in words or not _OF_SPEECH.isdisjoint(words))


def _whom_it_is_about(unit: Unit, number: int, cast: Cast) -> Attribution | None:
    """Return the person whom a sentence is about."""
    subject = clause_subject(unit.tokens, len(unit.tokens))
    if subject is None or subject.kind == "nominal":
        return None
    if subject.kind == "name" and unit.tokens[subject.head].type != "person":
        return None
    found = Scene(unit, number, (), cast).made(None, subject, HOW, "low")
    return found if found is not None and found.speaker is not None and found.speaker.actor is not None else None

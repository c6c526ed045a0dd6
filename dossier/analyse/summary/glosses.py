"""Put our reading beside words that lose it away from their place: dates, pronouns, offices, quoted sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.english.function_words import FIRST_PERSON
from dossier.model import Actor, DateMention, Gloss, Mention, Quote, Reason, Span

RELATIVE = frozenset({"resolved", "chosen", "approximate"})
"""Certainties of dates whose reading is not in the words."""

SUBJECT_REACH = 25
"""Code points behind a comma within which the subject's name begins, a title before it included."""

UNNAMED = Reason("quotation")
"""Shown beside a quoted sentence of which the text does not say who spoke."""


def find_glosses(
    text: str,
    span: Span,
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
    dates: Sequence[DateMention],
    *,
    quoted: bool,
) -> tuple[Gloss, ...]:
    """Gloss one sentence.

    Parameters:
        text: The whole text.
        span: The sentence as shown.
        actors: All actors.
        quotes: All quotes.
        dates: All dates.
        quoted: Whether its marks show that it was taken out of a quotation.

    Returns:
        Glosses in order of the text, at most one at any word.
    """
    found = [*_dates(span, dates), *_referring(text, span, actors)]
    speaker = _speaker(span, actors, quotes)
    if speaker or quoted:
        found.append(Gloss(span, Reason("name", (speaker,)) if speaker else UNNAMED))
    return tuple(sorted(found, key=lambda gloss: (gloss.span.end, gloss.span.start)))


def _dates(span: Span, dates: Sequence[DateMention]) -> Iterator[Gloss]:
    """Yield the readings of relative dates, each once ("seven days earlier on October 6")."""
    told: set[str] = set()
    for date in dates:
        if date.span not in span or not date.edtf:
            continue
        plain = date.edtf.rstrip("~?%")
        if date.certainty in RELATIVE and date.type in ("DATE", "TIME") and plain not in told:
            yield Gloss(date.span, Reason("date-read", (date.edtf,)))
        told.add(plain)


def _referring(text: str, span: Span, actors: Sequence[Actor]) -> Iterator[Gloss]:
    """Yield the name behind the first "she" or "the minister" of each actor whom the sentence has not named before.

    A pronoun in a phrase before the subject often points forward ("In his speech, Khan said"): it is left alone when
    the words behind the comma name a person. Whose "I" is, is said beside the whole quotation.
    """
    subject = _subject_behind_comma(text, span, actors)
    for actor in actors:
        within = (one for one in actor.mentions if one.span in span and not _is_first_person(one, text))
        first = min(within, key=lambda one: one.span, default=None)
        if first is None or not _loses_its_person(first, actor):
            continue
        if not span.start < first.span.start < subject:
            yield Gloss(first.span, Reason("name", (actor.name,)))


def _is_first_person(mention: Mention, text: str) -> bool:
    """Tell whether a mention is an "I" or "my"."""
    return mention.kind == "pronoun" and mention.span.of(text).lower() in FIRST_PERSON


def _loses_its_person(mention: Mention, actor: Actor) -> bool:
    """Tell whether a mention says too little away from its place: a pronoun, or an office for a person."""
    return mention.kind == "pronoun" or (mention.kind == "description" and actor.type == "person")


def _subject_behind_comma(text: str, span: Span, actors: Sequence[Actor]) -> int:
    """Return where the comma stands behind which a sentence first names a person; its start where it does not."""
    comma = text.find(",", span.start, span.end)
    reach = range(comma + 1, comma + SUBJECT_REACH + 1)
    named = (one.span.start in reach for actor in actors if actor.type == "person" for one in actor.mentions)
    return comma if comma > 0 and any(named) else span.start


def _speaker(span: Span, actors: Sequence[Actor], quotes: Sequence[Quote]) -> str | None:
    """Return who is quoted when the whole sentence is somebody's words, in a statement or a transcript."""
    for quote in quotes:
        if quote.speaker is None or quote.kind != "direct" or (quote.cue and quote.cue in span):
            continue
        if any(part.start <= span.start + 1 and span.end - 1 <= part.end for part in quote.spans):
            return next((actor.name for actor in actors if actor.id == quote.speaker.actor), quote.speaker.text)
    return None

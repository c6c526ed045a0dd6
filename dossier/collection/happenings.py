"""The dated happenings of one document, each once, in the little that joined pages decide from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dossier.collection.passing import SILENCE, is_passing, speech_of
from dossier.collection.retold import told_again
from dossier.english.inflection import singular
from dossier.english.lexicon import words
from dossier.model import DateMention, Dossier, Happening, Sentence, Span
from dossier.spans import SpanIndex

UNDATED_PRECISIONS = frozenset({"duration", "set", "vague"})
"""What says how long, how often or roughly when, and so has no place on a timeline."""

NEIGHBOURS = 8
"""Earlier dates of the same days and sentence with which a date is compared."""

_WORD = re.compile(r"[^\W_]+")
_STOPS = words("function_words") | words("time_words")


def happening_cards(dossier: Dossier) -> Iterator[Happening]:
    """Give the dated happenings of a dossier, in order of its dates."""
    places = {id(date): index for index, date in enumerate(dossier.dates)}
    named = SpanIndex((mention.span, actor.id) for actor in dossier.actors for mention in actor.mentions)
    speech = speech_of(dossier.quotes)
    for date in happenings_of(dossier):
        yield happening_card(dossier, places[id(date)], named, speech)


def happening_card(dossier: Dossier, index: int, named: SpanIndex[str], speech: SpanIndex[None] = SILENCE) -> Happening:
    """Take from date number `index`, counted from 0, what joined pages decide from.

    Parameters:
        dossier: With its dates.
        index: Which date.
        named: Where the text names an actor, with its id.
        speech: The words that somebody said.
    """
    date = dossier.dates[index]
    happened = what_happened(dossier, date)
    told = happened.of(dossier.document.text) if happened is not None else ""
    inside = sorted(named.inside(happened)) if happened is not None else ()
    return Happening(
        index=index,
        start=date.span.start,
        first=date.first,
        last=date.last,
        tense=date.tense,
        certainty=date.certainty,
        precision=date.precision,
        passing=is_passing(dossier, date, speech, names=bool(inside)),
        terms=" ".join(sorted({singular(word.lower()) for word in _WORD.findall(told)} - _STOPS)),
        actors=tuple(dict.fromkeys(actor for _, actor in inside)),
    )


def what_happened(dossier: Dossier, date: DateMention) -> Span | None:
    """Return the words that a date is attached to, else its sentence."""
    if date.attached is not None:
        return date.attached
    sentence = sentence_of(dossier, date)
    return sentence.span if sentence is not None else None


def happenings_of(dossier: Dossier) -> list[DateMention]:
    """Return the dates of a dossier at which something happened, each happening once, however often it is told."""
    found = without_repeats(date for date in dossier.dates if is_happening(dossier, date))
    retold = {span for others in told_again(dossier.document.text, found).values() for span in others}
    return [date for date in found if date.span not in retold]


def without_repeats(dates: Iterable[DateMention]) -> list[DateMention]:
    """Keep one of two dates that say the same of one happening ("seven days earlier on October 6"): the plainer one."""
    kept: list[DateMention] = []
    beside: dict[tuple[str | None, str | None, int | None], list[int]] = {}
    for date in dates:
        # What repeats a date stands near it: looking at a few neighbours keeps ten thousand dates from taking hours.
        near = beside.setdefault((date.first, date.last, date.sentence), [])
        same = next((place for place in near[-NEIGHBOURS:] if is_repeat(date, kept[place])), None)
        if same is None:
            near.append(len(kept))
            kept.append(date)
        elif date.certainty == "explicit" and kept[same].certainty != "explicit":
            kept[same] = date
    return kept


def is_repeat(date: DateMention, other: DateMention) -> bool:
    """Tell whether two dates of one sentence mean the same days of the same happening."""
    if (date.first, date.last, date.sentence) != (other.first, other.last, other.sentence) or date.sentence is None:
        return False
    if date.attached is None or other.attached is None:
        return date.attached is other.attached
    return date.attached.overlaps(other.attached)


def is_happening(dossier: Dossier, date: DateMention) -> bool:
    """Tell whether a date says when something happened or will: known days, and not the document's own date line."""
    if not has_days(date):
        return False
    own = dossier.document.date
    if own is not None and own.span is not None and own.span.overlaps(date.span):
        return False
    sentence = sentence_of(dossier, date)
    return sentence is None or sentence.kind != "meta"


def has_days(date: DateMention) -> bool:
    """Tell whether a date has a place on a timeline."""
    if date.edtf is None or (date.first is None and date.last is None):
        return False
    if date.precision in UNDATED_PRECISIONS or date.type in ("DURATION", "SET") or date.certainty == "unresolved":
        return False
    return not (date.value or "").endswith("_REF")


def sentence_of(dossier: Dossier, date: DateMention) -> Sentence | None:
    """Return the sentence of a date."""
    known = date.sentence is not None and 0 <= date.sentence < len(dossier.sentences)
    return dossier.sentences[date.sentence] if known and date.sentence is not None else None

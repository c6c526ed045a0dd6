"""What a person should look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePosixPath

from dossier.analyse.title import LEAD_SENTENCE
from dossier.english.names import words
from dossier.model import (
    Actor,
    DateMention,
    Document,
    Dossier,
    Notice,
    Quote,
    Reason,
    Severity,
    Span,
)
from dossier.people.corrections.form import corrections_name
from dossier.spans import shortened
from dossier.wording import say, translated
from dossier.wording.notices import FOR_THE_RECORD, KINDS

MOST_OF_ONE_KIND = 5
"""Of low-confidence facts a document lists so many; a list of a hundred helps nobody."""


WITH_FRONT_MATTER = frozenset({"text/plain", "text/markdown"})
"""Media types of the files that may begin with front matter."""


@dataclass(frozen=True, slots=True)
class Group:
    """The notices of one kind."""

    code: str
    heading: str
    """How a page heads them."""
    advice: str
    """What to do about them; nothing for a kind that is not known."""
    notices: tuple[Notice, ...]


def group(notices: Iterable[Notice]) -> tuple[Group, ...]:
    """Sort notices by kind, in the order of `KINDS` and then by code; within a kind by `place_of`."""
    order = {code: place for place, code in enumerate(KINDS)}
    by_code: dict[str, list[Notice]] = {}
    for notice in notices:
        by_code.setdefault(notice.code, []).append(notice)
    return tuple(
        group_of(code, by_code[code]) for code in sorted(by_code, key=lambda code: (order.get(code, len(order)), code))
    )


def group_of(code: str, notices: Iterable[Notice]) -> Group:
    """Put the notices of one kind under its heading, in their order."""
    heading, advice = KINDS.get(code) or (code.replace("-", " ").capitalize(), "")
    return Group(code, translated(heading), translated(advice), tuple(sorted(notices, key=place_of)))


def place_of(notice: Notice) -> tuple[str, int, int, str]:
    """Return what sorts notices of one kind: file and line; of offers those with most places first."""
    return (
        notice.path or "",
        notice.line or 0,
        -max((len(entry.lines) for entry in notice.entries), default=0),
        say(notice.reason),
    )


def is_to_do(notice: Notice) -> bool:
    """Tell whether a notice asks a person for something; the others say what was done with a file."""
    return notice.code not in FOR_THE_RECORD


def find_attention(dossier: Dossier) -> tuple[Notice, ...]:
    """Say what a person should look at in one dossier.

    Parameters:
        dossier: With authority and corrections applied.

    Returns:
        Warnings for what a reader of the site would miss (date, title), hints for the rest, each with the line of the
        source.
    """
    return (
        *missing_metadata(dossier),
        *unattributed(dossier),
        *doubtful_dates(dossier),
        *low_confidence(dossier),
        *possible_duplicates(dossier),
    )


def notice_at(
    dossier: Dossier, code: str, reason: Reason, span: Span | None = None, severity: Severity = "info"
) -> Notice:
    """Make a notice that names the line of the words."""
    document = dossier.document
    line = document.first_line + (document.text.count("\n", 0, span.start) if span is not None else 0)
    return Notice(code, reason, document.path, line, severity)


def missing_metadata(dossier: Dossier) -> list[Notice]:
    """Say which metadata the document lacks."""
    document, said = dossier.document, []
    if document.date is None:
        reason = to_be_given(document, Reason("no-date-of-its-own"), "date: YYYY-MM-DD")
        said.append(notice_at(dossier, "no-date", reason, severity="warning"))
    if document.title is None or document.title.basis == LEAD_SENTENCE:
        code = "no-title-of-its-own" if document.title is None else "lead-sentence-for-title"
        said.append(notice_at(dossier, "no-title", to_be_given(document, Reason(code), "title: …"), severity="warning"))
    if document.source is None:
        reason = to_be_given(document, Reason("no-source-of-its-own"), "source: …")
        said.append(notice_at(dossier, "no-source", reason))
    return said


def to_be_given(document: Document, reason: Reason, value: str) -> Reason:
    """Say where a person gives what a document lacks: front matter stands in text files only."""
    if document.media_type in WITH_FRONT_MATTER:
        return Reason("add-in-front-matter", (value,), reason)
    return Reason("give-in-corrections", (PurePosixPath(corrections_name(document.path)).name, value), reason)


def unattributed(dossier: Dossier) -> list[Notice]:
    """Say which direct and mixed quotes have no speaker."""
    return [
        notice_at(
            dossier, "unattributed-quote", Reason("who-says", (shortened(words_of(dossier, quote)),)), quote.spans[0]
        )
        for quote in dossier.quotes
        if quote.speaker is None and not quote.is_nobodys and quote.kind != "indirect" and quote.spans
    ]


def words_of(dossier: Dossier, quote: Quote) -> str:
    """Return the words of a quote on one line."""
    return quote.joint.join(span.of(dossier.document.text) for span in quote.spans)


def doubtful_dates(dossier: Dossier) -> list[Notice]:
    """Say which dates could be read two ways, and how many cannot be placed."""
    text, said = dossier.document.text, []
    for date in dossier.dates:
        if is_ambiguous(date):
            readings = filter(None, (date.edtf, *(reading.edtf for reading in date.alternatives)))
            reason = Reason("date-may-be", (date.span.of(text), *readings))
            said.append(notice_at(dossier, "ambiguous-date", reason, date.span))
    open_dates = [date for date in dossier.dates if date.certainty == "unresolved" and date.type in ("DATE", "TIME")]
    open_dates = [date for date in open_dates if not is_ambiguous(date) and date.precision != "vague"]
    if open_dates:
        first = open_dates[0].span
        words = shortened(first.of(text))
        reason = Reason("date-not-placed", (words,))
        if len(open_dates) > 1:
            reason = Reason("dates-not-placed", (words, str(len(open_dates) - 1)))
        said.append(notice_at(dossier, "unresolved-date", reason, first))
    return said


def is_ambiguous(date: DateMention) -> bool:
    """Tell whether nothing in the text decides between two readings."""
    return bool(date.alternatives) and date.certainty == "unresolved"


def low_confidence(dossier: Dossier) -> list[Notice]:
    """List the facts found with low confidence, a few of each kind.

    Words of "he" are told as the text tells them, under its own word: nothing is said of anybody, and nobody need look.
    Whether a name is that of a body or a place harms nobody: it is for the record.
    """
    doubtful = [actor for actor in dossier.actors if actor.confidence.level == "low"]
    persons = [actor for actor in doubtful if actor.type == "person"][:MOST_OF_ONE_KIND]
    others = [actor for actor in doubtful if actor.type != "person"][:MOST_OF_ONE_KIND]
    return [
        *(doubtful_speaker(dossier, quote) for quote in list(filter(is_doubtful, dossier.quotes))[:MOST_OF_ONE_KIND]),
        *(doubtful_name(dossier, "low-confidence", actor) for actor in persons),
        *(doubtful_name(dossier, "doubtful-kind", actor) for actor in others),
    ]


def doubtful_speaker(dossier: Dossier, quote: Quote) -> Notice:
    """Ask whether somebody said some words: by name, where the text says "he"."""
    actor = dossier.actor(quote.speaker.actor) if quote.speaker else None
    who = actor.name if actor else quote.speaker.text if quote.speaker else ""
    values = (shortened(who), shortened(quote.spans[0].of(dossier.document.text)))
    return notice_at(
        dossier, "doubtful-speaker", Reason("did-they-say", values, quote.confidence.reason), quote.spans[0]
    )


def doubtful_name(dossier: Dossier, code: str, actor: Actor) -> Notice:
    """Ask whether a name is that of a person, a body, a place."""
    reason = Reason("is-it-one", (shortened(actor.name), actor.type), actor.confidence.reason)
    return notice_at(dossier, code, reason, actor.mentions[0].span if actor.mentions else None)


def is_doubtful(quote: Quote) -> bool:
    """Tell whether words may be laid into the mouth of somebody who did not say them."""
    if quote.confidence.level != "low" or quote.speaker is None or not quote.spans:
        return False
    return quote.speaker.actor is not None or quote.speaker.kind != "pronoun"


def possible_duplicates(dossier: Dossier) -> list[Notice]:
    """Say which two actors of one document may be one."""
    people = [actor for actor in dossier.actors if actor.type not in ("country", "place")]
    return [
        notice_at(
            dossier,
            "possible-duplicates",
            Reason("may-be-one", (shortened(one.name), shortened(other.name), one.type)),
            other.mentions[0].span if other.mentions else None,
        )
        for one, other in combinations(people[:200], 2)
        if one.type == other.type and may_be_one(one, other)
    ]


def may_be_one(one: Actor, other: Actor) -> bool:
    """Tell whether two names look like one actor: equal, the last name of a person, or an acronym of the other."""
    first, second = words(one.name), words(other.name)
    if not first or not second:
        return False
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if one.type == "person":
        return len(short) == 1 and len(long) > 1 and short[0] == long[-1]
    initials = "".join(word[0] for word in long if word not in ("of", "the", "and", "for"))
    return len(short) == 1 and len(short[0]) > 2 and short[0] == initials

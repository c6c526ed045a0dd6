"""What a person should look at, in words that say what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from dossier.analyse.title import LEAD_SENTENCE
from dossier.english.names import words
from dossier.model import Actor, Collection, Confidence, DateMention, Dossier, Notice, Profile, Quote, Severity, Span
from dossier.people.yaml_reader import shortened
from dossier.wording import say

MOST_OF_ONE_KIND = 5
"""Of low-confidence facts a document lists so many; a list of a hundred helps nobody."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice: how a page heads its group, and what to do about it."""

    heading: str
    advice: str


KINDS: dict[str, Kind] = {
    "no-content": Kind("No content folder", "Make the folder, or say with 'content' where it is."),
    "unreadable": Kind("Cannot be read", "Save the file again in a format that is read, or take it out of the folder."),
    "unsafe": Kind("Refused as unsafe", "Take out what is named, or save the document again with another program."),
    "encrypted": Kind("Encrypted", "Save the file without a password."),
    "undecodable": Kind("Text that cannot be decoded", "Save the file as UTF-8."),
    "unknown-format": Kind("Formats that are not read", "Convert the file, or take it out of the folder."),
    "missing-extra": Kind("Formats that need an extra", "Install the extra that is named."),
    "too-large": Kind("Too large", "Raise max_bytes or split the file."),
    "too-many": Kind("More than is read", "Split the file."),
    "empty": Kind("Empty files", "Write something, or remove the file."),
    "no-text": Kind("Files without text", "Scanned pages need text recognition (OCR) first."),
    "not-a-file": Kind("No ordinary files", "Remove it, or put the file itself in its place."),
    "link-refused": Kind("Links that are not followed", "Put the file itself into the folder."),
    "analysis-failed": Kind("Could not be analysed", "The source is shown; please report the text."),
    "time-limit": Kind("Took too long", "Raise time_limit or split the file."),
    "engine-failed": Kind("Engine failed", "The built-in engine was used; check what the other one says."),
    "model-failed": Kind("Language model not reached", "The rules chose the summary; check the address and the key."),
    "model-answer": Kind("Language model not usable", "The rules chose the summary; ask again or use another model."),
    "no-kept-answer": Kind("Language model not asked", "The rules chose the summary; build once with the model."),
    "front-matter": Kind("Front matter that cannot be used", "Mend the line named."),
    "bad-date": Kind("Document dates that cannot be used", "Write the date as YYYY-MM-DD."),
    "bad-language": Kind("Languages that cannot be used", "Write the language as a code, such as en."),
    "bad-url": Kind("Addresses that cannot be used", "Write the whole address, with https://."),
    "mail": Kind("Messages that are not well-formed", "Check what was read; export the message again."),
    "invalid-authority": Kind("Mistakes in the authority file", "Mend the line; the part that is wrong is not used."),
    "invalid-correction": Kind("Mistakes in corrections", "Mend the line; a correction that is wrong is not applied."),
    "orphan-correction": Kind(
        "Corrections whose words are gone", "Point the correction at the words as they are now, or delete it."
    ),
    "lost-corrections": Kind("Corrections of no document", "Name the file after its source: NAME.corrections.yml."),
    "no-date": Kind("Undated", "Give the date in front matter (date: 2021-10-02) or in a corrections file."),
    "no-title": Kind("Untitled", "Give the title in front matter (title: …) or in a corrections file."),
    "no-source": Kind("Unsourced", "Say in front matter who published it (source: …)."),
    "no-quotes": Kind("Without quotes", "Nothing to do, unless the document quotes somebody."),
    "unattributed-quote": Kind("Unattributed quotes", "Say who said it in a corrections file, if the text lets you."),
    "ambiguous-date": Kind("Dates with two readings", "Choose the right one in a corrections file, or set date_order."),
    "unresolved-date": Kind("Dates that cannot be placed", "Give the document a date, and they are counted from it."),
    "low-confidence": Kind("Found with low confidence", "Read the words; correct or drop what is wrong."),
    "possible-duplicates": Kind(
        "Possibly one actor", "Join them with same: in actors.yml, or keep them apart with not_same:."
    ),
    "unused-authority": Kind("Unused in the authority file", "Check the spelling, or remove it."),
    "unneeded-correction": Kind("Corrections no longer needed", "The text or the engine says so by itself: delete it."),
    "same-address": Kind("Two files with one address", "Rename one of them."),
    "not-prose": Kind("Hardly any prose", "The engine is made for running English text; check what it found."),
    "other-language": Kind(
        "In another language", "Nothing is looked for there; keep a translation as a document of its own."
    ),
    "encoding": Kind("Encoding guessed", "Check the words; save the file as UTF-8."),
    "mended-encoding": Kind("Damaged characters mended", "Check the words; save the file as UTF-8."),
    "direction-marks": Kind("Marks that turn the direction of text", "They are shown, not obeyed; remove them."),
    "html": Kind("HTML that is not sound", "Check what was read."),
    "little-text": Kind("Pages without their article", "Save the page again when the article itself is shown."),
    "hidden-text": Kind("Hidden text left out", "Show it in Word and save the document again if it should count."),
    "line-numbers": Kind("Line numbers left out", "Nothing to do, unless they are part of the text."),
    "other-format": Kind("Files that are not what their ending says", "Give the file the ending of its format."),
    "whole-page": Kind("Pages read as a whole", "Check for navigation and notices among the text."),
    "tracked-changes": Kind("Tracked changes", "Accept or reject them, and save the document again."),
    "comments": Kind("Comments not read", "Put into the text what should be read."),
    "attachments": Kind("Attachments not read", "Save those that matter beside the message."),
    "quoted-replies": Kind("Quoted replies left out", "Add the earlier messages as files of their own."),
    "blank-pages": Kind("Pages without text", "Scanned pages need text recognition (OCR) first."),
    "pdf-page": Kind("Pages that cannot be read", "Print the file to a new PDF."),
    "running-heads": Kind("Running heads left out", "Nothing to do, unless a line of the text is among them."),
}
"""The notices of this module and of its neighbours; one that is not here is headed by its code."""


@dataclass(frozen=True, slots=True)
class Group:
    """The notices of one kind."""

    code: str
    kind: Kind
    notices: tuple[Notice, ...]


def group(notices: Iterable[Notice]) -> tuple[Group, ...]:
    """Sort notices by kind, in the order of `KINDS` and then by code; within a kind by file and line."""
    order = {code: place for place, code in enumerate(KINDS)}
    by_code: dict[str, list[Notice]] = {}
    for notice in notices:
        by_code.setdefault(notice.code, []).append(notice)
    return tuple(
        Group(
            code,
            KINDS.get(code) or Kind(code.replace("-", " ").capitalize(), ""),
            tuple(sorted(by_code[code], key=lambda notice: (notice.path or "", notice.line or 0, notice.message))),
        )
        for code in sorted(by_code, key=lambda code: (order.get(code, len(order)), code))
    )


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
    dossier: Dossier, code: str, message: str, span: Span | None = None, severity: Severity = "info"
) -> Notice:
    """Make a notice that names the line of the words."""
    document = dossier.document
    line = document.first_line + (document.text.count("\n", 0, span.start) if span is not None else 0)
    return Notice(code, message, document.path, line, severity)


def missing_metadata(dossier: Dossier) -> list[Notice]:
    """Say which metadata the document lacks."""
    document, said = dossier.document, []
    if document.date is None:
        message = (
            "the text gives no date of its own, so relative dates stay open; add 'date: YYYY-MM-DD' in front matter"
        )
        said.append(notice_at(dossier, "no-date", message, severity="warning"))
    if document.title is None or document.title.basis == LEAD_SENTENCE:
        shown = "" if document.title is None else ", so its lead sentence stands for one"
        message = f"the document has no title of its own{shown}; add 'title: …' in front matter"
        said.append(notice_at(dossier, "no-title", message, severity="warning"))
    if document.source is None:
        message = "the text does not say who published it; add 'source: …' in front matter"
        said.append(notice_at(dossier, "no-source", message))
    if not dossier.quotes and document.text.strip():
        message = "nobody is quoted; if somebody is, add the quote in a corrections file"
        said.append(notice_at(dossier, "no-quotes", message, severity="warning"))
    return said


def unattributed(dossier: Dossier) -> list[Notice]:
    """Say which direct and mixed quotes have no speaker."""
    return [
        notice_at(dossier, "unattributed-quote", f"who says “{shortened(words_of(dossier, quote))}”?", quote.spans[0])
        for quote in dossier.quotes
        if quote.speaker is None and quote.kind != "indirect" and quote.spans
    ]


def words_of(dossier: Dossier, quote: Quote) -> str:
    """Return the words of a quote on one line."""
    return " … ".join(span.of(dossier.document.text) for span in quote.spans)


def doubtful_dates(dossier: Dossier) -> list[Notice]:
    """Say which dates could be read two ways, and how many cannot be placed."""
    text, said = dossier.document.text, []
    for date in dossier.dates:
        if is_ambiguous(date):
            readings = " or ".join(filter(None, (date.edtf, *(reading.edtf for reading in date.alternatives))))
            said.append(notice_at(dossier, "ambiguous-date", f"“{date.span.of(text)}” may be {readings}", date.span))
    open_dates = [date for date in dossier.dates if date.certainty == "unresolved" and date.type in ("DATE", "TIME")]
    open_dates = [date for date in open_dates if not is_ambiguous(date) and date.precision != "vague"]
    if open_dates:
        first = open_dates[0].span
        more = f" and {len(open_dates) - 1} more" if len(open_dates) > 1 else ""
        message = f"“{shortened(first.of(text))}”{more} cannot be placed in time"
        said.append(notice_at(dossier, "unresolved-date", message, first))
    return said


def is_ambiguous(date: DateMention) -> bool:
    """Tell whether nothing in the text decides between two readings."""
    return bool(date.alternatives) and date.certainty == "unresolved"


def low_confidence(dossier: Dossier) -> list[Notice]:
    """List the facts found with low confidence, a few of each kind."""
    text, said = dossier.document.text, []
    for actor in [actor for actor in dossier.actors if actor.confidence.level == "low"][:MOST_OF_ONE_KIND]:
        message = f"is “{shortened(actor.name)}” {article(actor)}? ({why(actor.confidence)})"
        said.append(notice_at(dossier, "low-confidence", message, actor.mentions[0].span if actor.mentions else None))
    for quote in [quote for quote in dossier.quotes if quote.confidence.level == "low"][:MOST_OF_ONE_KIND]:
        if quote.speaker is not None and quote.spans:
            message = f"did {shortened(quote.speaker.text)} say “{shortened(quote.spans[0].of(text))}”?"
            said.append(notice_at(dossier, "low-confidence", f"{message} ({why(quote.confidence)})", quote.spans[0]))
    return said


def why(confidence: Confidence) -> str:
    """Return the reason of a confidence in words."""
    return say(confidence.reason) if confidence.reason is not None else ""


def article(actor: Actor) -> str:
    """Return the actor's type with its article."""
    return f"an {actor.type}" if actor.type[0] in "aeiou" else f"a {actor.type}"


def possible_duplicates(dossier: Dossier) -> list[Notice]:
    """Say which two actors of one document may be one."""
    people = [actor for actor in dossier.actors if actor.type not in ("country", "place")]
    return [
        notice_at(
            dossier,
            "possible-duplicates",
            f"“{shortened(one.name)}” and “{shortened(other.name)}” may be one {one.type}",
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


def find_collection_attention(collection: Collection) -> tuple[Notice, ...]:
    """Say which profiles may be one actor: single names of people who share it with exactly one full name.

    Parameters:
        collection: All dossiers, linked.

    Returns:
        Hints only, one for each full name: nothing is joined without a person.
    """
    full: dict[str, list[Profile]] = {}
    single: dict[str, list[Profile]] = {}
    for profile in collection.profiles:
        name = words(profile.name)
        if profile.type == "person" and name:
            (full if len(name) > 1 else single).setdefault(name[-1], []).append(profile)
    return tuple(
        Notice("possible-duplicates", may_be(single[name], full[name][0]), severity="info")
        for name in sorted(single)
        if len(full.get(name, ())) == 1
    )


def may_be(singles: list[Profile], known: Profile) -> str:
    """Say that the bearers of a single name may be a known person, and how to join them."""
    entries = sorted((entry for profile in singles for entry in profile.entries), key=lambda entry: entry.dossier)
    shown = ", ".join(f"{entry.dossier}#{entry.actor}" for entry in entries[:MOST_OF_ONE_KIND])
    where = entries[0].dossier if len(entries) == 1 else f"{len(entries)} dossiers"
    more = ", …" if len(entries) > MOST_OF_ONE_KIND else ""
    return f"“{singles[0].name}” of {where} may be {known.name}; if so, add 'same: [{shown}{more}]' to it in actors.yml"

"""Lay out a dossier, notices and scores as plain text for a terminal."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from dossier.collection.why import Place
from dossier.errors import located
from dossier.model import (
    Actor,
    AppliedCorrection,
    DateMention,
    Document,
    Dossier,
    Finding,
    Notice,
    Quote,
    Severity,
    Stated,
)
from dossier.people import attention
from dossier.people.lone_names import written
from dossier.scoring.measures import Score
from dossier.wording import corrected_value, in_words, say

INDENT = "  "

LISTED = 10
"""Warnings of one kind that a build says one by one; of more than these only `EXAMPLES`, and their number."""
EXAMPLES = 3

SEVERITIES = {"error": "Error", "warning": "Warning", "info": "Hint"}
"""How grave a notice is -> how a line says so."""


def show_dossier(dossier: Dossier, width: int = 80) -> str:
    """Return a dossier as readable text.

    Parameters:
        dossier: What to show.
        width: Columns of the terminal.
    """
    document, text = dossier.document, dossier.document.text
    own_date = document.date.span if document.date else None
    parts = [
        [wrapped(title_of(document), width), *metadata(document, width)],
        section("Found by the editors", (finding_line(finding, width) for finding in dossier.findings)),
        section(
            "What happened",
            (wrapped(sentence.span.of(text), width, INDENT, bullet="• ") for sentence in dossier.summary.sentences),
        ),
        section("Who", (actor_line(actor, width) for actor in dossier.actors)),
        section("What was said", (quote_lines(dossier, quote, width) for quote in dossier.quotes)),
        section("When", (date_line(date, text, width) for date in dossier.dates if date.span != own_date)),
        section("To check", (wrapped(say(notice.reason), width, INDENT, bullet="• ") for notice in dossier.notices)),
        section("Corrected", (change_line(change, width) for change in dossier.corrections)),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def change_line(change: AppliedCorrection, width: int) -> str:
    """Return a change that a person made."""
    words = f"{say(change.target)}: {corrected_value(change.target, change.now)}"
    return wrapped(words, width, INDENT, bullet="• ")


def finding_line(finding: Finding, width: int) -> str:
    """Return what a person says of the document."""
    return wrapped(f"{finding.text} ({finding.by}, {in_words(finding.date)})", width, INDENT, bullet="• ")


def title_of(document: Document) -> str:
    """Return the title, the path where there is none."""
    return document.title.value if document.title else document.path


def metadata(document: Document, width: int) -> Iterator[str]:
    """Give what is known of the document, each with where it came from."""
    fields: tuple[tuple[str, Stated | None], ...] = (
        ("Date", document.date),
        ("Source", document.source),
        ("Author", document.author),
        ("Place", document.place),
        ("Address", document.url),
    )
    for name, stated in fields:
        if stated is None:
            continue
        value = in_words(stated.value) if name == "Date" else stated.value
        yield wrapped(f"{name}: {value} ({say(stated.basis)})", width)


def section(heading: str, lines: Iterable[str]) -> list[str]:
    """Return a heading and its lines, nothing where there are none."""
    body = list(lines)
    return [heading.upper(), *body] if body else []


def actor_line(actor: Actor, width: int) -> str:
    """Return an actor with type, role as stated and other names."""
    role = f", {actor.roles[0].text}" if actor.roles else ""
    aliases = f"; also {', '.join(actor.aliases)}" if actor.aliases else ""
    return wrapped(f"{actor.name} ({actor.type}{role}{aliases})", width, INDENT, bullet="• ")


def quote_lines(dossier: Dossier, quote: Quote, width: int) -> str:
    """Return a quotation and its speaker; words that are not verbatim stand without marks."""
    words = " […] ".join(span.of(dossier.document.text) for span in quote.spans)
    speaker = "unattributed"
    if quote.speaker:
        actor = dossier.actor(quote.speaker.actor)
        speaker = actor.name if actor else quote.speaker.text
    if quote.kind == "indirect" and quote.cue:
        speaker += f" ({' '.join(quote.cue.of(dossier.document.text).split())})"  # "denied" makes all the difference
    said = words if quote.kind == "indirect" else f"“{words}”"
    return wrapped(f"{said} — {speaker}", width, INDENT, bullet="• ")


def date_line(date: DateMention, text: str, width: int) -> str:
    """Return a date as written, the days it covers and what happened."""
    days = f" = {in_words(date.edtf)}" if date.edtf else ""
    event = f": {date.attached.of(text)}" if date.attached else ""
    return wrapped(f"{date.span.of(text)}{days}{event}", width, INDENT, bullet="• ")


def wrapped(text: str, width: int, indent: str = "", *, bullet: str = "") -> str:
    """Fill lines of a width, with a bullet before the first."""
    line = printable(" ".join(text.split()))
    first, rest = indent + bullet, indent + " " * len(bullet)
    return textwrap.fill(line, max(30, width), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def printable(text: str) -> str:
    """Show every control and direction character as its number, so that a source cannot steer a terminal."""
    return "".join(
        f"<U+{ord(char):04X}>" if unicodedata.category(char) in {"Cc", "Cf", "Cs"} else char for char in text
    )


def show_notices(notices: Iterable[Notice]) -> str:
    """Return notices grouped by what is the matter, each group with what to do about it."""
    lines: list[str] = []
    for group in attention.group(notices):
        lines.append(f"{group.heading} ({len(group.notices)}) [{group.code}] {group.advice}".rstrip())
        for one in group.notices:
            mark = f"{SEVERITIES[one.severity]}: " if one.severity == "error" else ""
            lines.append(INDENT + mark + printable(located(say(one.reason), one.path, one.line)))
            lines += [2 * INDENT + printable(line) for entry in one.entries for line in written(entry).splitlines()]
    return "\n".join(lines)


def lines_of_build(notices: Iterable[Notice]) -> Iterator[tuple[Severity, str]]:
    """Give what a build says of its notices: errors and warnings, of many of one kind three and their number; hints."""
    told, hints = [], 0
    for notice in notices:
        if notice.severity == "info":
            hints += attention.is_to_do(notice)
        else:
            told.append(notice)
    for kind in attention.group(told):
        few = kind.notices if len(kind.notices) <= LISTED else kind.notices[:EXAMPLES]
        for one in few:
            yield one.severity, f"{printable(located(say(one.reason), one.path, one.line))} [{one.code}]"
        if others := kind.notices[len(few) :]:
            words = f"{len(others):,} more of this kind; `dossier check` lists them all"
            severity: Severity = "error" if any(one.severity == "error" for one in others) else "warning"
            yield severity, f"{kind.heading}: {words}. {kind.advice} [{kind.code}]"
    if hints:
        words = "1 hint stands" if hints == 1 else f"{hints:,} hints stand"
        yield "info", f"{words} under 'Needs attention'; `dossier check` lists them too"


def github_annotation(notice: Notice) -> str:
    """Return a notice as a workflow command of GitHub Actions, which shows it beside the file.

    The escapes are those of the toolkit's `command.ts`.
    """
    level = {"error": "error", "warning": "warning", "info": "notice"}[notice.severity]
    fields = {"file": notice.path, "line": notice.line, "title": notice.code}
    given = ",".join(f"{name}={escaped(str(value), ':,')}" for name, value in fields.items() if value is not None)
    return f"::{level} {given}::{escaped(say(notice.reason))}"


def notices_as_text(notices: Sequence[Notice]) -> str:
    """Return notices for a person to read."""
    return (show_notices(notices) if notices else "Nothing needs attention.") + "\n"


def notices_as_annotations(notices: Sequence[Notice]) -> str:
    """Return notices as GitHub Actions shows them."""
    return "".join(github_annotation(notice) + "\n" for notice in notices)


def notices_as_json(notices: Sequence[Notice]) -> str:
    """Return notices as data."""
    return json.dumps([as_json(notice) for notice in notices], ensure_ascii=False, indent=2) + "\n"


def as_json(notice: Notice) -> dict[str, str | int | list[str] | None]:
    """Return a notice as data, its reason in words."""
    return {
        "code": notice.code,
        "message": say(notice.reason),
        "path": notice.path,
        "line": notice.line,
        "severity": notice.severity,
        "entries": [written(entry) for entry in notice.entries],
    }


NOTICE_FORMS: dict[str, Callable[[Sequence[Notice]], str]] = {
    "text": notices_as_text,
    "github": notices_as_annotations,
    "json": notices_as_json,
}
"""How `dossier check` can print."""


def escaped(text: str, more: str = "") -> str:
    """Write the characters that would end a workflow command as percent codes."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    for char in more:
        text = text.replace(char, f"%{ord(char):02X}")
    return text


def show_score(score: Score, *, by_document: tuple[str, ...] = ()) -> str:
    """Return figures in percent, one a line, precision, recall and F1 together.

    Parameters:
        score: What was measured.
        by_document: Figures to show for each document as well, as columns.
    """
    lines: list[str] = []
    if by_document and score.documents:
        widest = max(map(len, score.documents))
        lines.append(f"{'':{widest}}" + "".join(f"{name:>10}" for name in by_document))
        lines += [
            f"{name:{widest}}" + "".join(f"{percent(figures.get(column)):>10}" for column in by_document)
            for name, figures in score.documents.items()
        ]
        lines.append("")
    named = [name for name in score.figures if not name.endswith(("_p", "_r", "_low", "_high"))]
    widest = max(map(len, [*named, *score.counts]), default=0)
    for name in named:
        lines.append(f"{name.removesuffix('_f1'):{widest}}  {percent(score.figures[name])}{details(name, score)}")
    lines += [f"{name:{widest}}  {count:>5}" for name, count in score.counts.items()]
    return "\n".join(lines)


def details(name: str, score: Score) -> str:
    """Return precision and recall behind an F1, or the interval of a mean."""
    stem = name.removesuffix("_f1")
    low, high = score.figures.get(f"{name}_low"), score.figures.get(f"{name}_high")
    if low is not None and high is not None:
        return f"  [{percent(low).strip()}, {percent(high).strip()}]"
    if stem != name:
        return f"  P {percent(score.figures[stem + '_p'])}  R {percent(score.figures[stem + '_r'])}"
    return ""


def percent(share: float | None) -> str:
    """Return a share in percent with one decimal, a dash where there is none."""
    return "    -" if share is None else f"{100 * share:5.1f}"


def show_place(place: Place, path: str, width: int = 80) -> str:
    """Return what each stage made of some words, one line each: stage, verdict, rule and evidence.

    Parameters:
        place: Where the words stand, and what was made of them.
        path: Of the source, as the caller named it.
        width: Columns of the terminal.
    """
    where = f"{path}:{place.line}:{place.column}" if place.line else path
    lines = [f"{printable(where)}  “{printable(' '.join(place.words.split()))}”"]
    for line in place.lines:
        said = f"{line.says}: “{line.words}”" if line.words else line.says
        head = f"{INDENT}{line.stage:<10} {line.verdict:<10} "
        lines.append(
            textwrap.fill(
                printable(said), max(width, 60), initial_indent=head, subsequent_indent=" " * len(head),
                break_long_words=False, break_on_hyphens=False,
            )
        )  # fmt: skip
    if not place.lines:
        lines.append(f"{INDENT}no stage saw anything here")
    return "\n".join(lines)

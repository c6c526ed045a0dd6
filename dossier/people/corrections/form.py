"""The corrections file of a document: what may stand in it, read and checked.

`NAME.corrections.yml` lies beside `NAME.txt`:

    review: {status: reviewed, by: Jane Doe, date: 2021-10-05, reliability: B, credibility: 2}
    corrections:
      - set: quote                       # set, add or drop; then what: see FIELDS
        id: e2bf72b81                    # the id in the address of the words on the page
        exact: "I repeat, I do not believe in military solutions,"
        prefix: "years of deadly attacks. ‘"
        suffix: "’ Khan said. The Taliban"
        start: 1561
        to: {speaker: Imran Khan}
        why: The speaker is named two sentences before.
        by: Jane Doe
        date: 2021-10-05

The words make a correction outlive a better engine and edits of the source; the id alone holds as long as the words and
their surroundings stay as they are. `docs/corrections.md` is the guide for people.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal, cast

from dossier.edtf import is_valid
from dossier.model import ACTOR_TYPES, Document, Notice, Reason, Review
from dossier.people.selectors import Selector
from dossier.people.yaml_reader import Problems, parse, read_mapping
from dossier.settings import Settings
from dossier.spans import shortened
from dossier.yaml_nodes import Node

Verb = Literal["set", "add", "drop"]
Target = Literal["document", "actor", "mention", "role", "quote", "date", "summary", "point"]

VERBS: tuple[Verb, ...] = ("set", "add", "drop")
TARGETS: tuple[Target, ...] = ("document", "actor", "mention", "role", "quote", "date", "summary", "point")
METADATA = ("title", "date", "source", "author", "language", "url", "place", "licence")

FIELDS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("set", "document"): METADATA,
    ("set", "actor"): ("name", "type", "country", "same"),
    ("set", "mention"): ("actor",),
    ("set", "role"): ("role", "actor"),
    ("set", "quote"): ("speaker", "kind"),
    ("set", "date"): ("edtf",),
    ("add", "actor"): ("type", "name", "country"),
    ("add", "mention"): ("actor",),
    ("add", "role"): ("actor",),
    ("add", "quote"): ("speaker", "kind"),
    ("add", "date"): ("edtf",),
    ("add", "summary"): (),
    ("drop", "actor"): (),
    ("drop", "mention"): (),
    ("drop", "role"): (),
    ("drop", "quote"): (),
    ("drop", "date"): (),
    ("drop", "summary"): (),
    ("drop", "point"): (),
}
"""What `to` may hold for each change there is."""

NEEDED: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("set", "mention"): ("actor",),
    ("set", "date"): ("edtf",),
    ("add", "actor"): ("type",),
    ("add", "mention"): ("actor",),
    ("add", "role"): ("actor",),
    ("add", "date"): ("edtf",),
}
"""What `to` must hold."""

CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("actor", "type"): ACTOR_TYPES,
    ("quote", "kind"): ("direct", "mixed", "indirect"),
}

LISTS = ("corrections", "findings")
"""What a file may say several times, since corrections are pasted below one another: all of it counts."""
FINDING_KEYS = ("says", "exact", "prefix", "suffix", "start", "by", "date")
KEYS = (*VERBS, "id", "exact", "prefix", "suffix", "start", "to", "was", "why", "by", "date")
REVIEW_KEYS = ("status", "by", "date", "reliability", "credibility", "why")
INVALID = "invalid-correction"
ENDING = ".corrections.yml"


@dataclass(frozen=True, slots=True)
class Correction:
    """One change a person wants."""

    verb: Verb
    target: Target
    line: int
    id: str | None = None
    """Evidence id, or the id or name of an actor."""
    selector: Selector | None = None
    """The words meant."""
    to: Mapping[str, str | None] = field(default_factory=dict)
    """The new values; None takes a value away."""
    was: str | None = None
    """What stood there when the correction was written."""
    why: str | None = None
    by: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """A finding of a person, as written in the file."""

    says: str
    by: str
    date: str
    line: int
    selector: Selector | None = None
    """The words of the text that it rests on."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All a person said of one document."""

    items: tuple[Correction, ...] = ()
    pins: tuple[Pin, ...] = ()
    review: Review = field(default_factory=Review)
    path: str = ""


def corrections_name(path: str) -> str:
    """Return the name of the corrections file of a source, both under the content folder.

    The messages of an mbox and the entries of a feed have one each: `mail.mbox#3` has `mail.3.corrections.yml`.
    """
    part = re.search(r"(?<=\.)\w+#(\w+)$", path)
    source = path[: path.rindex("#")] if part else path
    pure = PurePosixPath(source)
    return str(pure.with_name(pure.stem + (f".{part[1]}" if part else "") + ENDING))


def corrections_path(root: Path, settings: Settings, document: Document) -> Path:
    """Return where the corrections of a document lie, whether or not there are any."""
    return Path(root, settings.content, corrections_name(document.path))


def load_corrections(path: Path, shown: str | None = None) -> tuple[Corrections, tuple[Notice, ...]]:
    """Read a corrections file.

    A correction with a problem is left out; the others are used.

    Parameters:
        path: The file; it may be missing.
        shown: Its name as messages give it; None: the file's name.

    Returns:
        What it says, and a notice with file and line for each problem.
    """
    shown = shown or path.name
    problems = Problems(shown, INVALID)
    root = read_mapping(path, "corrections-are", problems, LISTS)
    if root is None or root.fields is None:
        return Corrections(path=shown), tuple(problems.notices)
    problems.unknown(root, ("review", *LISTS))
    review = read_review(root.fields.get("review"), problems)
    items = read_items(root.fields.get("corrections"), problems)
    pins = read_pins(root.fields.get("findings"), problems)
    return Corrections(items, pins, review, shown), tuple(sorted(problems.notices, key=lambda notice: notice.line or 0))


def problems_in(text: str) -> tuple[Notice, ...]:
    """Return what is wrong with the YAML of corrections."""
    problems = Problems("", INVALID)
    root = parse(text, "", LISTS)
    fields = root.fields if root is not None and root.fields is not None else {}
    read_items(fields.get("corrections"), problems)
    read_pins(fields.get("findings"), problems)
    return tuple(problems.notices)


def read_review(node: Node | None, problems: Problems) -> Review:
    """Read the review of the whole dossier; one without name and day does not count."""
    if node is None or node.is_empty:
        return Review()
    if node.fields is None:
        problems.add(node.line, Reason("review-is", of=node.kind))
        return Review()
    problems.unknown(node, REVIEW_KEYS)
    before = problems.count
    review = review_of(node.fields, problems)
    codes = any(name in node.fields and node.fields[name].text for name in ("reliability", "credibility"))
    judged = review.status != "machine" or codes
    if problems.count == before and judged and not (review.by and review.date):
        problems.add(node.line, Reason("review-needs"))
    return review if problems.count == before else Review()


def review_of(given: Mapping[str, Node], problems: Problems) -> Review:
    """Read the values of a review."""
    status = problems.choice(given.get("status"), "status", ("machine", "reviewed", "rejected"))
    by = problems.text(given.get("by"), "by")
    date = read_day(given.get("date"), problems)
    reliability = problems.choice(given.get("reliability"), "reliability", tuple("ABCDEF"))
    credibility = problems.choice(given.get("credibility"), "credibility", tuple("123456"))
    return Review(
        status=cast("Literal['machine', 'reviewed', 'rejected']", status or "machine"),
        by=by,
        date=date,
        reliability=cast("Literal['A', 'B', 'C', 'D', 'E', 'F']", reliability or "F"),
        credibility=cast("Literal['1', '2', '3', '4', '5', '6']", credibility or "6"),
    )


def read_day(node: Node | None, problems: Problems) -> str | None:
    """Read the day on which a person said something."""
    text = problems.text(node, "date")
    if text is None or node is None:
        return None
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) or not is_valid(text):
        problems.add(node.line, Reason("day-is", (shortened(text),)))
        return None
    return text


def read_items(node: Node | None, problems: Problems) -> tuple[Correction, ...]:
    """Read the list of corrections."""
    found = (read_item(item, problems) for item in read_list(node, "corrections", problems))
    return tuple(item for item in found if item is not None)


def read_list(node: Node | None, name: str, problems: Problems) -> tuple[Node, ...]:
    """Read a list of what people said."""
    if node is None or node.is_empty:
        return ()
    if node.items is None:
        problems.add(node.line, Reason("list-is", (name,), of=node.kind))
    return node.items or ()


def read_pins(node: Node | None, problems: Problems) -> tuple[Pin, ...]:
    """Read the list of findings."""
    found = (read_pin(item, problems) for item in read_list(node, "findings", problems))
    return tuple(pin for pin in found if pin is not None)


def read_pin(node: Node, problems: Problems) -> Pin | None:
    """Read one finding; None when anything in it is wrong: nobody is to be told without knowing by whom."""
    if node.fields is None:
        problems.add(node.line, Reason("a-finding-is", of=node.kind))
        return None
    before, given = problems.count, node.fields
    problems.unknown(node, FINDING_KEYS)
    says, by = problems.text(given.get("says"), "says"), problems.text(given.get("by"), "by")
    date = read_day(given.get("date"), problems)
    selector = read_selector(given, problems)
    if problems.count == before and not (says and says.strip() and by and date):
        problems.add(node.line, Reason("finding-needs"))
    if problems.count != before:
        return None
    return Pin(" ".join((says or "").split()), by or "", date or "", node.line, selector)


def read_item(node: Node, problems: Problems) -> Correction | None:
    """Read one correction; None when anything in it is wrong."""
    if node.fields is None:
        problems.add(node.line, Reason("a-correction-is", of=node.kind))
        return None
    before = problems.count
    problems.unknown(node, KEYS)
    given = node.fields
    what = read_verb(node, given, problems)
    if what is None:
        return None
    verb, target = what
    correction = Correction(
        verb=verb,
        target=cast("Target", target),
        line=node.line,
        id=problems.text(given.get("id"), "id"),
        selector=read_selector(given, problems),
        to=read_values(verb, target, given.get("to"), node.line, problems),
        was=problems.text(given.get("was"), "was"),
        why=problems.text(given.get("why"), "why"),
        by=problems.text(given.get("by"), "by"),
        date=read_day(given.get("date"), problems),
    )
    if target != "document" and correction.selector is None and (correction.id is None or verb == "add"):
        code = "needs-exact" if verb == "add" else "needs-exact-or-id"
        problems.add(node.line, Reason(code, (verb, target)))
    return correction if problems.count == before else None


def read_verb(node: Node, given: Mapping[str, Node], problems: Problems) -> tuple[Verb, str] | None:
    """Read what a correction does, and with what kind of fact; None when that is not possible."""
    verbs = [verb for verb in VERBS if verb in given]
    if len(verbs) != 1:
        problems.add(node.line, Reason("a-correction-needs", (str(len(verbs)), *VERBS)))
        return None
    (verb,) = verbs
    target = problems.choice(given[verb], verb, TARGETS)
    if target is None:
        if given[verb].text is None:
            problems.add(node.line, Reason("verb-says-nothing", (verb, *TARGETS)))
        return None
    if (verb, target) not in FIELDS:
        possible = (other for other, what in FIELDS if what == target)
        problems.add(node.line, Reason("not-possible", (verb, target, *possible)))
        return None
    return verb, target


def read_selector(given: Mapping[str, Node], problems: Problems) -> Selector | None:
    """Read the words a correction is about."""
    exact = problems.text(given.get("exact"), "exact")
    prefix = problems.text(given.get("prefix"), "prefix") or ""
    suffix = problems.text(given.get("suffix"), "suffix") or ""
    start = problems.text(given.get("start"), "start")
    if start is not None and not re.fullmatch(r"[0-9]{1,12}", start):
        problems.add(given["start"].line, Reason("start-is", (shortened(start),)))
        start = None
    if exact is None or not exact.strip():
        return None
    return Selector(prefix, exact, suffix, int(start) if start is not None else None)


def read_values(verb: str, target: str, node: Node | None, line: int, problems: Problems) -> dict[str, str | None]:
    """Read what a correction sets."""
    known, needed = FIELDS[verb, target], NEEDED.get((verb, target), ())
    if node is None or node.is_empty or node.fields == {}:
        if needed or verb == "set":
            problems.add(line, Reason("needs-to-with", (verb, target, *(needed or known))))
        return {}
    if node.fields is None:
        problems.add(node.line, Reason("to-is" if known else "to-is-of-nothing", known, node.kind))
        return {}
    if not known:
        problems.add(node.line, Reason("takes-no-to", (verb, target)))
        return {}
    problems.unknown(node, known)
    values = {name: read_value(target, name, value, problems) for name, value in node.fields.items() if name in known}
    problems.lacking(node.line, needed, values)
    return values


def may_be_taken_away(target: str, name: str) -> bool:
    """Tell whether an empty value means something: no such metadata, nobody known to speak, no day."""
    return target == "document" or name in ("country", "speaker", "edtf")


def read_value(target: str, name: str, node: Node, problems: Problems) -> str | None:
    """Read one new value."""
    if node.is_empty and not may_be_taken_away(target, name):
        problems.add(node.line, Reason("value-says-nothing", (name,)))
    if (target, name) in CHOICES:
        return problems.choice(node, name, CHOICES[target, name])
    text = problems.text(node, name)
    if text is None:
        return None
    if name in ("date", "edtf") and not is_valid(text):
        problems.add(node.line, Reason("date-is", (name, shortened(text))))
    if name == "country" and not re.fullmatch(r"[A-Za-z]{2}", text):
        problems.add(node.line, Reason("country-is", (shortened(text),)))
    return text.lower() if name in ("country", "language") else text

"""What a page needs so that every fact can be corrected from it: the correction begun, and what may be said in it.

The correction stands beside its fact: it is shown there to who reads without scripts, and a compressed page hardly
grows, since the same words are near.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial

from dossier.model import ACTOR_TYPES, Dossier, Span
from dossier.people.corrections import corrections_name, has_corrections
from dossier.people.corrections.form import CHOICES, FIELDS, NEEDED, TARGETS, may_be_taken_away
from dossier.people.corrections.stub import DOCUMENT, HEAD, Fact, blank_entries, entry, facts_by_id
from dossier.publish.pages import wording
from dossier.publish.pages.forge import Editor, corrections_editor
from dossier.publish.pages.lookups import Facts
from dossier.publish.pages.site import Site
from dossier.wording import translated

ANY = "any"
"""What stands for the id of a fact that nobody has found yet."""

TARGET_LABELS = wording.Labels(
    {
        "document": "The document",
        "actor": "Actor",
        "mention": "Who is meant",
        "role": "Role",
        "quote": "Quote",
        "date": "Date",
        "summary": "Sentence of the summary",
        "point": "Key point",
    }
)
"""Kinds of facts."""

VALUE_LABELS = wording.Labels(
    {
        "name": "Name",
        "type": "Type",
        "country": "Country, in two letters",
        "same": "The same as",
        "actor": "Actor",
        "role": "Role",
        "speaker": "Who said it",
        "kind": "How it is quoted",
        "edtf": "Days meant, such as 2021-10-02 or 2021-10",
    }
)
"""What corrections set, but for the metadata."""

QUOTE_KINDS = wording.Labels({"direct": "Direct", "mixed": "Partly quoted", "indirect": "Reported, not word for word"})


@dataclass(frozen=True, slots=True)
class Fix:
    """The way from a fact to its correction."""

    id: str
    """Id of the words, of the actor, `document` or `any`."""
    target: str
    begin: Callable[[], str]
    """Gives the correction begun, when it is asked for first: it stands once on a page."""


@dataclass(frozen=True, slots=True)
class Field:
    """A value that a correction may set."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]
    """(value, label); empty: any words."""
    is_needed: bool
    """Nothing can be added without it."""
    may_be_empty: bool
    """An empty value says something: nobody known to speak."""
    can_be_added: bool
    """Whether it can be said of a fact that is added."""
    offers: str
    """What the page knows to fill in: `actors`, or nothing."""


@dataclass(frozen=True, slots=True)
class Form:
    """What can be said of facts of one kind."""

    target: str
    label: str
    verbs: tuple[str, ...]
    fields: tuple[Field, ...]


class Fixes:
    """Leads from the facts of a page to their corrections."""

    def __init__(self, site: Site, dossier: Dossier, ids: Facts) -> None:
        self.dossier = dossier
        self.anchors = ids.anchors
        self.offered = site.fixes
        self.name = f"{site.content}/{corrections_name(dossier.document.path)}"
        self.exists = has_corrections(dossier)
        self.editor: Editor | None = corrections_editor(site, dossier.document.path, exists=self.exists)
        self.begun: set[str] = set()

    @cached_property
    def facts(self) -> dict[str, list[Fact]]:
        """Id -> the facts that have it."""
        return facts_by_id(self.dossier)

    def begin(self, id: str) -> str:
        """Return the correction of what has an id, with the file that it goes into, or nothing the second time."""
        if id in self.begun:
            return ""
        self.begun.add(id)
        text = self.dossier.document.text
        entries = blank_entries() if id == ANY else "".join(entry(text, fact) for fact in self.facts.get(id, ()))
        return f"# {self.name}\n{HEAD}{entries}"

    def fix(self, target: str, id: str) -> Fix | None:
        """Return the way to the correction of a fact."""
        return Fix(id, target, partial(self.begin, id)) if self.offered else None

    def of_span(self, target: str, span: Span) -> Fix | None:
        """Return the way to the correction of what rests on some words."""
        return self.fix(target, self.anchors[span])

    @property
    def any(self) -> Fix | None:
        """The way to add what is missing."""
        return self.fix("", ANY)

    def document(self) -> Fix | None:
        """Return where to correct what is said of the document itself."""
        return self.fix(DOCUMENT, DOCUMENT)

    def line(self, index: int) -> Fix | None:
        """Return where to correct a summary sentence."""
        return self.of_span("summary", self.dossier.summary.sentences[index].span)

    def point(self, index: int) -> Fix | None:
        """Return where to correct a key point."""
        return self.of_span("point", self.dossier.summary.key_points[index].span)

    def actor(self, index: int) -> Fix | None:
        """Return where to correct an actor."""
        actor = self.dossier.actors[index]
        return self.fix("actor", actor.id) if actor.mentions else None

    def quote(self, index: int) -> Fix | None:
        """Return where to correct a quote."""
        spans = self.dossier.quotes[index].spans
        return self.of_span("quote", spans[0]) if spans else None

    def date(self, index: int) -> Fix | None:
        """Return where to correct a date."""
        return self.of_span("date", self.dossier.dates[index].span)


def forms() -> list[Form]:
    """Describe what can be said of facts of each kind, and findings, for the form in the page."""
    says = Field("says", translated("In your own words"), (), True, False, True, "")
    finding = Form("finding", translated("Finding of your own"), ("add",), (says,))
    return [*(form_of(target) for target in TARGETS), finding]


def form_of(target: str) -> Form:
    """Describe what can be said of facts of one kind."""
    verbs = tuple(verb for verb, what in FIELDS if what == target)
    names = dict.fromkeys(name for (_, what), fields in FIELDS.items() if what == target for name in fields)
    return Form(target, TARGET_LABELS[target], verbs, tuple(field_of(target, name) for name in names))


def field_of(target: str, name: str) -> Field:
    """Describe a value that a correction may set."""
    return Field(
        name,
        (wording.FIELD_LABELS if target == DOCUMENT else VALUE_LABELS)[name],
        tuple((value, choice_label(value)) for value in CHOICES.get((target, name), ())),
        name in NEEDED.get(("add", target), ()),
        may_be_taken_away(target, name),
        name in FIELDS.get(("add", target), ()),
        "actors" if name in ("speaker", "actor", "same") else "",
    )


def choice_label(value: str) -> str:
    """Name a value that a person can choose."""
    return wording.TYPE_LABELS[value][0] if value in ACTOR_TYPES else QUOTE_KINDS[value]

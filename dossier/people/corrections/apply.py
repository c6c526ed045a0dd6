"""Apply what a person wrote to what the engine found.

Each correction is a small function from a dossier to a dossier. One whose words are gone, or whose fact cannot be told,
changes nothing and becomes a notice: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dossier.model import AppliedCorrection, Document, Dossier, Finding, Notice, Reason
from dossier.people.anchoring import reanchor
from dossier.people.corrections import actors, facts
from dossier.people.corrections.change import Change, UnneededError
from dossier.people.corrections.form import ENDING, Correction, Corrections
from dossier.people.corrections.locate import OrphanError
from dossier.spans import shortened

ORPHAN = "orphan-correction"
UNNEEDED = "unneeded-correction"


def correct_document(document: Document, corrections: Corrections) -> Document:
    """Set the corrected metadata before the analysis, so that relative dates are counted from the right day.

    Parameters:
        document: As read.
        corrections: Its corrections.

    Returns:
        The document; corrected fields have the basis `correction`.
    """
    for item in corrections.items:
        if item.target == "document":
            document = facts.with_metadata(document, item)
    return document


def apply_corrections(dossier: Dossier, corrections: Corrections) -> Dossier:
    """Apply corrections in the order of their file.

    Parameters:
        dossier: What the engine found.
        corrections: What the person wrote.

    Returns:
        The dossier with every change noted; each correction that could not be applied is a notice with file and line.
    """
    if not corrections.items and not corrections.pins and not corrections.path:
        return dossier
    applied: list[AppliedCorrection] = []
    notices: list[Notice] = []
    for item in corrections.items:
        try:
            change = CHANGES[item.verb, item.target](dossier, item)
        except OrphanError as why:
            reason = Reason("correction-not-applied", of=why.reason)
            notices.append(Notice(ORPHAN, reason, corrections.path, item.line))
        except UnneededError as why:
            notices.append(Notice(UNNEEDED, why.reason, corrections.path, item.line, "info"))
        else:
            dossier = change.dossier
            was = item.was if item.was is not None else change.was
            applied.append(
                AppliedCorrection(
                    change.target, was, change.now, item.why, item.by, item.date, corrections.path, item.line
                )
            )
    findings, lost = pinned(dossier, corrections)
    return replace(
        dossier,
        review=corrections.review,
        corrections=(*dossier.corrections, *applied),
        findings=findings,
        notices=(*dossier.notices, *notices, *lost),
    )


def pinned(dossier: Dossier, corrections: Corrections) -> tuple[tuple[Finding, ...], list[Notice]]:
    """Return the findings of people; one whose words are gone may be wrong by now, so it becomes a notice."""
    found: list[Finding] = []
    lost: list[Notice] = []
    for pin in corrections.pins:
        span = reanchor(pin.selector, dossier.document.text) if pin.selector is not None else None
        if pin.selector is not None and span is None:
            why = Reason("words-not-in-source", (shortened(pin.selector.exact),))
            lost.append(Notice(ORPHAN, Reason("finding-not-shown", of=why), corrections.path, pin.line))
        else:
            found.append(Finding(pin.says, pin.by, pin.date, span))
    return tuple(found), lost


def has_corrections(dossier: Dossier) -> bool:
    """Tell whether a document has a corrections file, applied or not, as far as its dossier shows."""
    return (
        any(applied.path for applied in dossier.corrections)
        or dossier.review.by is not None
        or bool(dossier.findings)
        or any((notice.path or "").endswith(ENDING) for notice in dossier.notices)
    )


CHANGES: dict[tuple[str, str], Callable[[Dossier, Correction], Change]] = {
    ("set", "document"): facts.set_document,
    ("set", "actor"): actors.set_actor,
    ("set", "mention"): actors.set_mention,
    ("set", "role"): actors.set_role,
    ("set", "quote"): facts.set_quote,
    ("set", "date"): facts.set_date,
    ("add", "actor"): actors.add_actor,
    ("add", "mention"): actors.add_mention,
    ("add", "role"): actors.add_role,
    ("add", "quote"): facts.add_quote,
    ("add", "date"): facts.add_date,
    ("add", "summary"): facts.add_summary,
    ("drop", "actor"): actors.drop_actor,
    ("drop", "mention"): actors.drop_mention,
    ("drop", "role"): actors.drop_role,
    ("drop", "quote"): facts.drop_quote,
    ("drop", "date"): facts.drop_date,
    ("drop", "summary"): facts.drop_summary,
    ("drop", "point"): facts.drop_point,
}
"""One function a change."""

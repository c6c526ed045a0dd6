"""What people changed: read from the file beside a source, found again in its text, and applied."""

from dossier.people.corrections.apply import apply_corrections, correct_document, has_corrections
from dossier.people.corrections.form import (
    Correction,
    Corrections,
    corrections_name,
    corrections_path,
    load_corrections,
)
from dossier.people.corrections.lost import lost_corrections
from dossier.people.corrections.merge import merged
from dossier.people.corrections.stub import correction_stub

__all__ = [
    "Correction",
    "Corrections",
    "apply_corrections",
    "correct_document",
    "correction_stub",
    "corrections_name",
    "corrections_path",
    "has_corrections",
    "load_corrections",
    "lost_corrections",
    "merged",
]

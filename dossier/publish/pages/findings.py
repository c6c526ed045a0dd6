"""What people found, above what the machine chose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dossier.model import Dossier
from dossier.publish.pages.lookups import Facts
from dossier.publish.pages.marks import Mark
from dossier.publish.pages.views import Evidence
from dossier.wording import in_words, phrase


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding of a person, as the page shows it."""

    fact: str
    text: str
    by: str
    day: str
    """As written: `2021-10-05`."""
    date: str
    """In words."""
    evidence: Evidence | None


def finding_views(dossier: Dossier, facts: Facts) -> list[FindingView]:
    """Show the findings of a dossier."""
    return [
        FindingView(
            facts.findings[index],
            finding.text,
            finding.by,
            finding.date,
            in_words(finding.date),
            Evidence(facts.anchors[finding.span], f"F{index + 1}", phrase("finding {0}", index + 1))
            if finding.span
            else None,
        )
        for index, finding in enumerate(dossier.findings)
    ]


def finding_marks(dossier: Dossier, facts: Facts) -> Iterator[Mark]:
    """Mark the words that findings rest on."""
    for index, finding in enumerate(dossier.findings):
        if finding.span:
            label = phrase("Finding {0}", index + 1)
            yield Mark(finding.span, "finding", facts.findings[index], label, tag=f"F{index + 1}")

"""What a page weighs, compressed: a reader pays for it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))
from weight import INDEXES, chosen, weigh

REPORT = 60_000
"""Bytes of HTML, style and script that the page of a report may weigh."""
ROUND = 30_000
"""Bytes of style and script: what every report pays for, whatever it says."""


def test_a_report_and_every_index_keep_to_their_weight(example_site: Path) -> None:
    dossiers = [f"dossiers/{folder.name}" for folder in (example_site / "dossiers").iterdir()]
    assert len(dossiers) > 5
    weights = {page: sum(weigh(example_site, page).values()) for page in (*dossiers, *INDEXES)}
    assert {page: weight for page, weight in weights.items() if weight > REPORT} == {}


def test_style_and_script_leave_room_for_what_a_report_says(example_site: Path) -> None:
    for page in chosen(example_site):
        weight = weigh(example_site, page)
        assert weight["html"] and weight["css"] and weight["js"], page
        assert weight["css"] + weight["js"] <= ROUND, page


@pytest.mark.parametrize("page", ["", "dossiers/sherman-islamabad"])
def test_only_what_sets_the_colours_holds_up_the_first_paint(page: str, example_site: Path) -> None:
    html = (example_site / page / "index.html").read_text("utf-8")
    held = [line for line in html.splitlines() if "<script" in line and not re.search(r"\bdefer\b|ld\+json", line)]
    assert len(held) == 1
    assert "assets/site.js" in held[0]

"""What editors find stands above the machine's summary, under their names, or is listed where it lost its words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from dossier.model import Dossier
from dossier.people.corrections import apply_corrections, load_corrections, merged
from dossier.publish.exports.record import record, schema
from dossier.publish.pages import render_pages
from dossier.publish.terminal import show_dossier
from dossier.settings import Settings
from dossier.wording import say
from tests.collected import collected
from tests.people import TEXT, at, brief

PINS = """\
findings:
  - says: >
      The talks
      failed & <nobody> says why.
    exact: No comment,
    by: Jane Doe
    date: 2021-05-06
  - says: Lee was in Oslo.
    by: Bo Rho
    date: 2021-05-07
"""


UNKNOWN = "unknown key 'why'. Known: says, exact, prefix, suffix, start, by, date."
NEEDS = "a finding needs 'says', 'by' and 'date': what was found, by whom and when"


def pinned(tmp_path: Path, text: str = PINS) -> Dossier:
    path = tmp_path / "brief.corrections.yml"
    path.write_text(text, "utf-8")
    found, notices = load_corrections(path)
    assert notices == ()
    return apply_corrections(brief(), found)


def test_findings_are_read_with_the_words_they_rest_on(tmp_path: Path) -> None:
    first, second = pinned(tmp_path).findings
    assert (first.text, first.by, first.date) == ("The talks failed & <nobody> says why.", "Jane Doe", "2021-05-06")
    assert first.span == at(TEXT, "No comment,")
    assert second.span is None


def test_they_stand_above_the_summary_and_say_whose_they_are(tmp_path: Path) -> None:
    pages = render_pages(collected((pinned(tmp_path),)), Settings(), tmp_path)
    body = next(page.body for page in pages if page.url.startswith("dossiers/"))
    assert body.index("Lee was in Oslo.") < body.index("No sentence of this text is fit")
    assert "The talks failed &amp; &lt;nobody&gt; says why." in body
    assert '<time datetime="2021-05-06">6 May 2021</time>' in body
    assert 'data-tag="F1"' in body
    assert "Written by people who read the document." in body


def test_they_are_searched(tmp_path: Path) -> None:
    pages = render_pages(collected([pinned(tmp_path)]), Settings(), tmp_path)
    (found,) = (page.found for page in pages if page.url.startswith("dossiers/"))
    assert found is not None
    assert "Lee was in Oslo." in found.text


def test_they_are_in_the_record_and_in_the_terminal(tmp_path: Path) -> None:
    dossier = pinned(tmp_path)
    body = record(dossier)
    jsonschema.validate(body, schema())
    assert [one["author"] for one in body["findings"]] == ["Jane Doe", "Bo Rho"]
    (cited,) = body["findings"][0]["evidence"]
    (quoted,) = (one for one in body["annotations"] if one["id"] == cited)
    assert quoted["target"]["selector"][1]["exact"] == "No comment,"
    assert body["findings"][1]["evidence"] == []
    assert "Lee was in Oslo. (Bo Rho, 7 May 2021)" in show_dossier(dossier, 200)


def test_a_finding_whose_words_are_gone_is_listed_and_not_shown(tmp_path: Path) -> None:
    dossier = pinned(tmp_path, PINS.replace("No comment,", "It was never said"))
    assert [finding.by for finding in dossier.findings] == ["Bo Rho"]
    (notice,) = dossier.notices
    assert (notice.code, notice.line) == ("orphan-correction", 2)
    assert say(notice.reason).endswith("the finding that rests on them is not shown")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("findings:\n  - says: x\n    by: J\n", NEEDS),
        ("findings:\n  - by: J\n    date: 2021-05-06\n", NEEDS),
        ("findings:\n  - just words\n", "a finding is 'just words'; it takes 'says', 'by' and 'date'"),
        ("findings: no list\n", "'findings' is 'no list'; it takes a list, each entry beginning with '- '"),
        ("findings:\n  - {says: x, by: J, date: 2021-05-06, why: y}\n", UNKNOWN),
    ],
)  # fmt: skip
def test_a_finding_that_nobody_answers_for_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "brief.corrections.yml"
    path.write_text(text, "utf-8")
    found, notices = load_corrections(path)
    assert found.pins == ()
    assert [say(notice.reason) for notice in notices] == [problem]


def test_findings_are_merged_as_corrections_are(tmp_path: Path) -> None:
    both = merged(PINS, "corrections:\n  - drop: actor\n    exact: Friday\n", "x")
    more = merged(both, PINS.replace("Bo Rho", "Cy Rho"), "x")
    assert [finding.by for finding in pinned(tmp_path, more).findings] == ["Jane Doe", "Bo Rho", "Cy Rho"]


def test_a_dossier_without_findings_has_no_place_for_them(tmp_path: Path) -> None:
    pages = render_pages(collected((replace(brief(), findings=()),)), Settings(), tmp_path)
    assert all("ds-findings" not in page.body for page in pages)

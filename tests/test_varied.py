"""Documents made with many programs give the metadata and the text that a reader sees in them.

What each file must give stands in `expected.yml` beside the files.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from dossier.read import read_file
from dossier.read.complete import complete_metadata
from dossier.settings import Settings
from dossier.wording import say

FILES = Path(__file__).parent / "data" / "read" / "varied"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((FILES / "expected.yml").read_text("utf-8"))
NEEDS = {".pdf": "pypdf", ".docx": "docx", ".html": "trafilatura", ".xml": "feedparser", ".rss": "feedparser"}
FIELDS = ("title", "date", "author", "source", "language", "url", "place")


def test_every_file_is_expected() -> None:
    assert {path.name for path in FILES.iterdir()} == {*EXPECTED, "expected.yml"}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_file_gives_what_a_reader_sees_in_it(name: str) -> None:
    path = FILES / name
    if path.suffix in NEEDS:
        pytest.importorskip(NEEDS[path.suffix])
    expected = EXPECTED[name]
    documents, notices = read_file(path, FILES, Settings(content="."))
    assert len(documents) == expected.get("documents", 1)
    assert {notice.code for notice in notices} >= set(expected.get("notices", []))
    if not documents:
        return
    document = complete_metadata(documents[0])
    wanted = {field: expected[field] for field in FIELDS if field in expected}
    stated = {field: getattr(document, field) for field in wanted}
    assert {field: one and [one.value, say(one.basis)] for field, one in stated.items()} == wanted
    assert [words for words in expected.get("has", []) if words not in document.text] == []
    assert [words for words in expected.get("lacks", []) if words in document.text] == []

"""Text and Markdown files become documents: golden cases, and what holds for any text."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import Document, Notice
from dossier.read import document_from_text
from dossier.read.files import READERS
from dossier.read.source import Source
from dossier.read.text import read_plain
from dossier.wording import say

CASES = sorted((Path(__file__).parent / "golden" / "read").glob("*.yml"))


def read(data: bytes, path: str = "x.txt") -> tuple[Document, list[Notice]]:
    documents, notices = read_plain(Source(path, data, READERS["." + path.rpartition(".")[2]][2]))
    return documents[0], notices


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_golden_case_reads_as_written(case: Path) -> None:
    expected = yaml.safe_load(case.read_text("utf-8"))
    document, notices = read(expected["source"].encode("utf-8"), expected["path"])
    assert document.text.strip("\n") == expected["text"].strip("\n"), expected["why"]
    if "kinds" in expected:
        assert [block.kind for block in document.blocks] == expected["kinds"]
    for name, value in expected.get("fields", {}).items():
        stated = getattr(document, name)
        assert (stated and [stated.value, say(stated.basis)]) == value, name
    if "steps" in expected:
        assert list(document.normalisation) == expected["steps"]
    if "first_line" in expected:
        assert document.first_line == expected["first_line"]
    if "own" in expected:
        assert [list(each) for each in document.fields] == expected["own"]
    if "id" in expected:
        assert document.id == expected["id"]
    assert [f"{notice.code}:{notice.line}" for notice in notices] == expected.get("notices", [])
    assert expected.get("message", "") in " ".join(say(notice.reason) for notice in notices)


@given(st.text(), st.sampled_from(["text/plain", "text/markdown"]))
def test_any_text_gives_blocks_in_order_with_only_white_space_between(text: str, media_type: str) -> None:
    document = document_from_text(text, path="a/b.txt", media_type=media_type)
    at = 0
    for block in document.blocks:
        assert not document.text[at : block.span.start].strip()
        assert at <= block.span.start < block.span.end <= len(document.text)
        at = block.span.end
    assert not document.text[at:].strip()
    document.text.encode("utf-8")


@given(st.text(alphabet="---\n:[]{}&*!|> ab\"'\t#%@`,?", max_size=300))
def test_any_front_matter_is_read_or_reported(body: str) -> None:
    document, notices = read(f"---\ntitle: x\n{body}\n---\nThe end.".encode())
    assert document.text.endswith("The end.")
    assert all(say(notice.reason) for notice in notices)


def test_the_same_document_comes_of_the_same_bytes_in_every_encoding() -> None:
    words = "The minister’s “naïve” answer: 5 £, façade.\n"
    texts = {
        read(words.encode(encoding))[0].text for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252")
    }
    assert texts == {words}


def test_windows_1252_is_read_and_named_with_the_line_of_the_first_odd_byte() -> None:
    document, notices = read(b"Fine.\nThe minister\x92s plan\n")
    assert document.text == "Fine.\nThe minister’s plan\n"
    assert document.normalisation == ("decoded from windows-1252",)
    assert [(notice.code, notice.line, notice.severity) for notice in notices] == [("encoding", 2, "info")]


def test_bytes_of_both_encodings_in_one_file_are_both_read() -> None:
    assert read("naïve ’ ".encode() + b"caf\xe9")[0].text == "naïve ’ café"


def test_a_long_line_is_read_in_time() -> None:
    line = "The minister said that the talks “went on” [and](on) **and** on. " * 2_000
    assert len(line) > 118_000
    document = document_from_text(line, media_type="text/markdown")
    assert len(document.blocks) == 1


def test_front_matter_over_the_limit_is_left_out_and_says_so() -> None:
    head = "".join(f"key{number}: {'x' * 100}\n" for number in range(700))
    document, notices = read(f"---\n{head}---\nThey went on.\n".encode(), "a.md")
    assert document.text.strip() == "They went on."
    assert document.first_line == 703
    assert ["longer than 65,536 characters" in say(notice.reason) for notice in notices] == [True]


def test_prose_between_rules_far_apart_is_text() -> None:
    text = f"---\n{'They went on. ' * 6000}\n---\nThe end.\n"
    document, notices = read(text.encode())
    assert document.text.startswith("---")
    assert notices == []


@pytest.mark.parametrize("sign", ["---", "+++", ";;;"])
@pytest.mark.parametrize(
    "body", ["[" * 5000, "{" * 5000, '{"a":' * 3000, "a = " + "[" * 3000, "a: 1e99999", "a = 1" * 999]
)
def test_front_matter_made_to_exhaust_a_parser_is_reported(sign: str, body: str) -> None:
    document, _ = read(f"{sign}\n{body}\n{sign}\nThey went on.\n".encode(), "a.md")
    assert "They went on." in document.text


def test_more_entries_than_are_kept_are_reported() -> None:
    head = "".join(f"key{number}: x\n" for number in range(150))
    document, notices = read(f"---\n{head}---\nThey went on.\n".encode(), "a.md")
    assert len(document.fields) == 100
    assert ["more than 100 entries" in say(notice.reason) for notice in notices] == [True]

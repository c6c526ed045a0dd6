"""Which files are sources, and what is said of those that cannot be read."""

import os
import sys
from importlib import import_module
from pathlib import Path

import pytest

from dossier.model import Notice
from dossier.read import find_sources, read_file
from dossier.read.files import READERS
from dossier.settings import Settings
from dossier.wording import say

SETTINGS = Settings()


def site(root: Path, *names: str) -> Path:
    for name in names:
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The talks went on.", encoding="utf-8")
    return root


def found(root: Path) -> tuple[list[str], list[Notice]]:
    files, notices = find_sources(root, SETTINGS)
    return [path.relative_to(root / "content").as_posix() for path in files], notices


def codes(notices: list[Notice]) -> list[str]:
    return [notice.code for notice in notices]


def test_sources_come_in_order_of_their_path_and_other_files_are_left_out(tmp_path: Path) -> None:
    wanted = ["2021/b.txt", "B.txt", "a-b.txt", "a.md", "a/c.txt", "sub/pages/d.md", "z.xyz"]
    left_out = [
        "pages/about.md",
        "actors.yml",
        "a.corrections.yml",
        "2021/b.corrections.yml",
        ".hidden.txt",
        ".git/x.txt",
    ]
    more = ["README.md", "2021/readme.txt", "a.md~", "~$report.docx"]
    assert found(site(tmp_path, *wanted, *left_out, *more)) == (sorted(wanted), [])


def test_a_missing_folder_is_a_notice(tmp_path: Path) -> None:
    assert codes(find_sources(tmp_path, SETTINGS)[1]) == ["no-content"]


def test_links_are_followed_only_to_files_inside(tmp_path: Path) -> None:
    site(tmp_path, "a.txt", "sub/b.txt")
    secret = tmp_path / "secret.txt"
    secret.write_text("no", encoding="utf-8")
    content = tmp_path / "content"
    (content / "inside.txt").symlink_to(content / "a.txt")
    (content / "outside.txt").symlink_to(secret)
    (content / "up.txt").symlink_to("../secret.txt")
    (content / "folder").symlink_to(content / "sub")
    (content / "loop").symlink_to(content)
    (content / "nowhere.txt").symlink_to(content / "gone.txt")
    (content / "round.txt").symlink_to(content / "round.txt")
    files, notices = found(tmp_path)
    assert files == ["a.txt", "inside.txt", "sub/b.txt"]
    assert [notice.path for notice in notices if notice.code == "link-refused"] == [
        *("folder", "loop", "nowhere.txt", "outside.txt", "round.txt", "up.txt")
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_not_opened(tmp_path: Path) -> None:
    site(tmp_path, "a.txt")
    os.mkfifo(tmp_path / "content" / "pipe.txt")
    files, notices = found(tmp_path)
    assert (files, codes(notices)) == (["a.txt"], ["not-a-file"])
    _, notices = read_file(tmp_path / "content" / "a.txt" / ".." / "nothing.txt", tmp_path, SETTINGS)
    assert codes(notices) == ["unreadable"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not take such names")
def test_a_name_that_is_no_text_is_shown_with_replacements(tmp_path: Path) -> None:
    site(tmp_path)
    (tmp_path / "content").mkdir(exist_ok=True)
    path = Path(os.fsdecode(os.fsencode(tmp_path / "content") + b"/br\xe9ve\nline.txt"))
    path.write_text("The talks went on.", encoding="utf-8")
    [file], _ = find_sources(tmp_path, SETTINGS)
    [document], _ = read_file(file, tmp_path, SETTINGS)
    assert document.path == "br\ufffdve\nline.txt"
    assert document.id == "br-ve-line"


@pytest.mark.parametrize(
    ("name", "data", "code", "words"),
    [
        ("a.txt", b"", "empty", "write something"),
        ("a.txt", b"\xef\xbb\xbf \n", "empty", "write something"),
        ("a.pages", b"x", "unknown-format", "'.pages'"),
        ("noending", b"x", "unknown-format", "known are"),
        ("a.txt", b"\x80\x81\x00\x02\x03\x90" * 20, "undecodable", "UTF-8"),
        ("a.txt", b"\xff\xfe\xfa", "undecodable", "UTF-8"),
        ("a.docx", b"PK\x03\x04 not really", "unsafe", "ZIP"),
        ("a.pdf", b"%PDF-1.7 not really", "unreadable", "PDF"),
        ("a.mbox", b"no mail here", "undecodable", "From"),
        ("a.xml", b"<note>x</note>", "unknown-format", "RSS"),
        ("a.rss", b"<rss <channel>", "unreadable", "entry"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(
    tmp_path: Path, name: str, data: bytes, code: str, words: str
) -> None:
    path = site(tmp_path, name) / "content" / name
    path.write_bytes(data)
    documents, notices = read_file(path, tmp_path, SETTINGS)
    assert [document for document in documents if document.text.strip()] == []
    notice = next(notice for notice in notices if notice.code == code)
    assert notice.path == name
    assert words in say(notice.reason)


def test_a_reader_that_fails_is_a_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(source: object) -> None:
        raise IndexError("no such part")

    monkeypatch.setattr("dossier.read.text.read_plain", broken)
    path = site(tmp_path, "a.txt") / "content" / "a.txt"
    documents, notices = read_file(path, tmp_path, SETTINGS)
    assert (documents, codes(notices)) == ([], ["unreadable"])
    assert "IndexError: no such part" in say(notices[0].reason)


def test_a_file_larger_than_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = site(tmp_path, "a.txt") / "content" / "a.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)  # sparse: takes no room
    documents, notices = read_file(path, tmp_path, SETTINGS)
    assert (documents, codes(notices)) == ([], ["too-large"])
    assert "max_bytes" in say(notices[0].reason)


def test_a_file_that_needs_a_missing_extra_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = site(tmp_path, "a.pdf") / "content" / "a.pdf"
    monkeypatch.setitem(sys.modules, "pypdf", None)
    monkeypatch.delitem(sys.modules, "dossier.read.pdf", raising=False)
    documents, notices = read_file(path, tmp_path, SETTINGS)
    assert (documents, codes(notices)) == ([], ["missing-extra"])
    assert "pip install 'mkdocs-dossier[pdf]'" in say(notices[0].reason)
    assert notices[0].severity == "error"


def test_a_library_that_lacks_a_part_of_its_own_is_a_missing_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = site(tmp_path, "a.html") / "content" / "a.html"

    def broken(name: str) -> object:
        raise ImportError("lxml.html.clean module is now a separate project lxml_html_clean.")

    monkeypatch.setattr("dossier.read.files.import_module", broken)
    documents, notices = read_file(path, tmp_path, SETTINGS)
    assert (documents, codes(notices)) == ([], ["missing-extra"])
    assert "lxml_html_clean" in say(notices[0].reason)


@pytest.mark.parametrize("suffix", READERS)
def test_every_ending_has_its_reader(suffix: str) -> None:
    module, function, media_type, _ = READERS[suffix]
    assert callable(getattr(import_module(f"dossier.read.{module}"), function))
    assert "/" in media_type


def test_the_digest_is_of_the_file_as_it_is(tmp_path: Path) -> None:
    path = site(tmp_path, "a.txt") / "content" / "a.txt"
    [document], _ = read_file(path, tmp_path, SETTINGS)
    assert document.sha256 == "3ed24d3fb18ecac733206fca054065bfb58067c8f73fed41987788e98e7dcca1"

"""A language model may choose the summary: what it may not do, and what happens when it fails.

The service is a small local server that speaks the protocol; no test leaves this machine.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest

from dossier.analyse.candidates import find_candidates
from dossier.analyse.language_model import answer_key, check, choose_with_model, numbered
from dossier.analyse.summary import summarise
from dossier.english.sentences import find_sentences
from dossier.errors import DossierError, EngineError
from dossier.model import Document, Dossier, Reason
from dossier.read.blocks import find_blocks
from dossier.settings import Settings
from dossier.wording import say

TEXT = """The army took the town of Homs on Monday after a siege of two years, the government said.

It lost ninety men in the last week. Thousands fled over the border to the north before the last road was
closed. The United Nations asked both sides to let food and medicine through to the hospitals. Russia and Turkey
began talks about a ceasefire in Geneva on Tuesday. The talks will end on Friday with a vote in both parliaments.
"""


class Service(BaseHTTPRequestHandler):
    """Answers every request with what the test put there, and keeps what was asked."""

    answer: ClassVar[Any] = {"ids": [1, 3]}
    status = 200
    asked: ClassVar[list[dict[str, Any]]]

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        type(self).asked.append(body)
        content = self.answer if isinstance(self.answer, str) else json.dumps(self.answer)
        message = {"role": "assistant", "content": content}
        reply: dict[str, Any] = {
            "id": "1",
            "object": "chat.completion",
            "created": 0,
            "model": body["model"],
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        }
        words = json.dumps(reply if self.status == 200 else {"error": {"message": "out of order"}}).encode()
        self.send_response(self.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent."""


@pytest.fixture
def service() -> Iterator[tuple[type[Service], str]]:
    pytest.importorskip("openai")
    handler = type("Handler", (Service,), {"asked": []})
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield handler, f"http://127.0.0.1:{server.server_address[1]}/v1"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def dossier() -> Dossier:
    blocks = find_blocks(TEXT)
    sentences = find_sentences(TEXT, blocks)
    summary = summarise(TEXT, blocks, sentences, (), (), ())
    return Dossier(Document("homs", "homs.txt", TEXT, blocks), sentences, summary=summary)


def shown(dossier: Dossier) -> list[str]:
    return [line.span.of(dossier.document.text).split()[0] for line in dossier.summary.sentences]


def test_model_chooses_and_the_summary_names_it(
    service: tuple[type[Service], str], dossier: Dossier, tmp_path: Path
) -> None:
    handler, url = service
    (chosen,) = choose_with_model([dossier], Settings(llm_model="small", llm_url=url), tmp_path)
    assert shown(chosen) == ["The", "Thousands"]
    assert chosen.summary.chosen_by == Reason("language-model", ("small",))
    assert chosen.notices == ()
    (asked,) = handler.asked
    assert "1. The army took the town of Homs" in asked["messages"][1]["content"]
    assert asked["response_format"]["type"] == "json_schema"


def test_answer_is_kept_and_used_without_the_service(
    service: tuple[type[Service], str], dossier: Dossier, tmp_path: Path
) -> None:
    handler, url = service
    settings = Settings(llm_model="small", llm_url=url)
    (first,) = choose_with_model([dossier], settings, tmp_path)
    kept = (tmp_path / "llm-answers.json").read_bytes()
    (second,) = choose_with_model([dossier], replace(settings, llm_url="http://127.0.0.1:9/v1", offline=True), tmp_path)
    assert second == first
    assert len(handler.asked) == 1
    assert (tmp_path / "llm-answers.json").read_bytes() == kept
    assert json.loads(kept)[answer_key("small", offered())]["ids"] == [1, 3]


def offered() -> list[str]:
    sentences = find_sentences(TEXT, find_blocks(TEXT))
    return [one.span.of(TEXT) for one in find_candidates(TEXT, sentences) if not one.refusal]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        ({"ids": [1, 99]}, "not offered"),
        ({"ids": [0, 1]}, "not offered"),
        ({"ids": [-1, 1]}, "not offered"),
        ({"ids": [1]}, "1 sentences instead of 2 to 5"),
        ({"ids": [1, 2, 3, 4, 5, 6]}, "6 sentences instead of 2 to 5"),
        ({"ids": [1, 1]}, "named twice"),
        ({"ids": ["1", "3"]}, "not a list of whole numbers"),
        ({"ids": [True, 3]}, "not a list of whole numbers"),
        ({"ids": [1.0, 3]}, "not a list of whole numbers"),
        ({"ids": None}, "not a list of whole numbers"),
        ({"ids": [2, 3]}, "leans on one left out"),
        ({"numbers": [1, 3]}, "names no ids"),
        ([1, 3], "names no ids"),
        ("I choose 1 and 3.", "not JSON"),
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_bad_answer_leaves_the_rules_summary_and_says_why(
    service: tuple[type[Service], str], dossier: Dossier, tmp_path: Path, answer: Any, problem: str
) -> None:
    handler, url = service
    handler.answer = answer
    (chosen,) = choose_with_model([dossier], Settings(llm_model="small", llm_url=url), tmp_path)
    assert chosen.summary == dossier.summary
    (notice,) = chosen.notices
    assert problem in say(notice.reason)
    assert "the rules chose the summary" in say(notice.reason)
    assert not (tmp_path / "llm-answers.json").exists()


def test_answer_in_a_code_fence_is_understood(
    service: tuple[type[Service], str], dossier: Dossier, tmp_path: Path
) -> None:
    handler, url = service
    handler.answer = '```json\n{"ids": [6, 1]}\n```'
    (chosen,) = choose_with_model([dossier], Settings(llm_model="small", llm_url=url), tmp_path)
    assert shown(chosen) == ["The", "The"]


@pytest.mark.parametrize("status", [400, 401, 404])
def test_service_that_refuses_leaves_the_rules_summary(
    service: tuple[type[Service], str], dossier: Dossier, tmp_path: Path, status: int
) -> None:
    handler, url = service
    handler.status = status
    (chosen,) = choose_with_model([dossier], Settings(llm_model="small", llm_url=url), tmp_path)
    assert chosen.summary == dossier.summary
    assert chosen.notices[0].code == "model-failed"


def test_offline_without_a_kept_answer_uses_the_rules(dossier: Dossier, tmp_path: Path) -> None:
    (chosen,) = choose_with_model([dossier], Settings(llm_model="small", offline=True), tmp_path)
    assert chosen.summary == dossier.summary
    assert [(notice.code, notice.severity) for notice in chosen.notices] == [("no-kept-answer", "info")]


def test_kept_answer_is_checked_like_a_fresh_one(dossier: Dossier, tmp_path: Path) -> None:
    kept = {answer_key("small", offered()): {"ids": [1, 77]}}
    (tmp_path / "llm-answers.json").write_text(json.dumps(kept), "utf-8")
    (chosen,) = choose_with_model([dossier], Settings(llm_model="small", offline=True), tmp_path)
    assert chosen.summary == dossier.summary
    assert "kept answer" in say(chosen.notices[0].reason)


@pytest.mark.parametrize("content", ["[]", "{", '{"a": 1}'])
def test_broken_file_of_answers_is_named(dossier: Dossier, tmp_path: Path, content: str) -> None:
    (tmp_path / "llm-answers.json").write_text(content, "utf-8")
    with pytest.raises(DossierError, match=r"llm-answers\.json"):
        choose_with_model([dossier], Settings(llm_model="small", offline=True), tmp_path)


def test_no_model_changes_nothing_and_writes_nothing(dossier: Dossier, tmp_path: Path) -> None:
    assert choose_with_model([dossier], Settings(), tmp_path) == [dossier]
    assert list(tmp_path.iterdir()) == []


def test_missing_client_is_said_with_what_to_install(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openai", None)
    with pytest.raises(EngineError, match=r"mkdocs-dossier\[llm\]"):
        choose_with_model([dossier], Settings(llm_model="small"), tmp_path)


def test_sentences_are_numbered_one_a_line() -> None:
    sentences = find_sentences(TEXT, find_blocks(TEXT))
    lines = numbered(TEXT, [one for one in find_candidates(TEXT, sentences) if not one.refusal]).split("\n")
    assert [line.split(".")[0] for line in lines] == ["1", "2", "3", "4", "5", "6"]


def test_too_many_words_are_refused() -> None:
    text = " ".join(
        f"The army of the north number {number} took the town of Homs {'again ' * 50}." for number in range(5)
    )
    candidates = find_candidates(text, find_sentences(text, find_blocks(text)))
    assert check([1, 2, 3], candidates) == Reason("answer-too-long", ("130",))

"""Several threads of one process analyse at once, as a cluster's workers may, and find what one alone finds."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dossier.analyse.actors.tagger import find_names, load_model
from dossier.collection import crew
from dossier.collection.analysis import analyse_document
from dossier.collection.work import Done, Task, Workplace
from dossier.english.tokens import Tokens, tokenise
from dossier.model import Dossier, Span
from dossier.people.actors_file import Authority
from dossier.read import read_file
from dossier.settings import Settings

CONTENT = Path(__file__).parents[1] / "content"


@pytest.fixture
def many_switches() -> Iterator[None]:
    """Have threads take turns as often as can be."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def analysed(path: Path) -> list[Dossier]:
    documents, _ = read_file(path, CONTENT.parent, Settings())
    return [analyse_document(document, Settings()) for document in documents]


def tokens(text: str) -> Tokens:
    return tokenise(text, [Span(0, len(text))])


def test_documents_analysed_in_threads_are_those_analysed_one_after_another(many_switches: None) -> None:
    paths = sorted(CONTENT.glob("*.txt"))
    load_model.cache_clear()  # what it remembers of words that came by grows again, in all threads at once
    with ThreadPoolExecutor(4) as executor:
        found = list(executor.map(analysed, paths))
    assert found == [analysed(path) for path in paths]


def test_a_document_that_comes_while_sums_are_made_waits_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    load_model.cache_clear()
    model = load_model()
    entered, done = threading.Event(), threading.Event()
    settle = model.words.settle

    def slow(new: list[str]) -> None:
        entered.set()
        done.wait(0.2)  # with the other document in between, if it does not wait
        settle(new)

    def come_between() -> None:
        entered.wait(60)
        find_names(tokens("Orla Finn met the Border Council."), model)
        done.set()

    monkeypatch.setattr(model.words, "settle", slow)
    thread = threading.Thread(target=come_between)
    thread.start()
    find_names(tokens("Jonas Dahl spoke in Oslo."), model)
    thread.join()
    assert model.words.settled == len(model.words.rows)


@pytest.mark.parametrize(("engine", "at_once"), [("rules", 2), ("command", 1)])
def test_only_engines_of_others_are_asked_in_turn(
    engine: str, at_once: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    counting, inside, most = threading.Lock(), 0, 0
    together = threading.Barrier(at_once)

    def work(*_: object) -> Done:
        nonlocal inside, most
        with counting:
            inside += 1
            most = max(most, inside)
        together.wait(60)
        with counting:
            inside -= 1
        return Done()

    monkeypatch.setattr(crew, "work", work)
    place = Workplace(tmp_path, Settings(engine=engine), Authority(), None)
    with ThreadPoolExecutor(2) as executor:
        list(executor.map(lambda _: crew.in_turn(Task(tmp_path), place), range(2)))
    assert most == at_once

import json
import sys

import pytest

from dossier.analyse.engines import find_engine
from dossier.analyse.engines.command import CommandEngine
from dossier.collection.analysis import analyse_document
from dossier.errors import EngineError
from dossier.read import document_from_text
from dossier.settings import Settings
from dossier.wording import say

TEXT = "Envoy Xu Zorblax flew to Oslo on Monday. “We will talk,” Zorblax said. He met Ina Velmar.\n"

FINDER = """
import json, sys
asked = json.load(sys.stdin)
text = asked["text"]
names = [("Xu Zorblax", "person"), ("Oslo", "place"), ("Ina Velmar", "person")]
print(json.dumps({"mentions": [
    {"start": text.index(name), "end": text.index(name) + len(name), "type": kind} for name, kind in names
]}))
"""


def settings_for(tmp_path, program, **more):
    path = tmp_path / "engine.py"
    path.write_text(program, encoding="utf-8")
    return Settings(engine="command", engine_command=f'"{sys.executable}" "{path}"', **more)


def test_the_engine_is_announced():
    assert find_engine("command").name == "command"


def test_names_of_a_program_get_roles_last_names_and_pronouns(tmp_path):
    document = document_from_text(TEXT)
    dossier = CommandEngine().analyse(document, settings_for(tmp_path, FINDER))
    envoy = next(actor for actor in dossier.actors if actor.name == "Xu Zorblax")
    assert [role.text for role in envoy.roles] == ["Envoy"]
    assert [mention.span.of(document.text) for mention in envoy.mentions] == ["Xu Zorblax", "Zorblax", "He"]
    assert [say(mention.found_by) for mention in envoy.mentions] == [
        "engine command",
        "rule: last name",
        "pronoun",
    ]
    assert dossier.quotes[0].speaker.actor == envoy.id


@pytest.mark.parametrize(
    ("program", "message"),
    [
        ("raise SystemExit('no model here')", "exit code 1: no model here"),
        ("print('hello')", "not JSON"),
        ("print('[]')", "lacks the list"),
        ("""print('{"mentions": [{"start": 1}]}')""", "mention 1 .* lacks start, end or type"),
        ("""print('{"mentions": [{"start": 0, "end": 9999, "type": "person"}]}')""", "0 to 9999 in a text of"),
        ("""print('{"mentions": [{"start": 0, "end": 5, "type": "robot"}]}')""", "'robot'"),
        ("""print('{"mentions": [{"start": "0", "end": 5, "type": "person"}]}')""", "whole numbers"),
    ],
)
def test_a_program_that_fails_or_answers_wrongly_is_told_why(tmp_path, program, message):
    with pytest.raises(EngineError, match=message):
        CommandEngine().analyse(document_from_text(TEXT), settings_for(tmp_path, program))


@pytest.mark.parametrize(
    ("command", "message"), [("", "set engine_command"), ("/no/such/program", "cannot be started")]
)
def test_a_program_that_cannot_run_is_an_engine_error(command, message):
    with pytest.raises(EngineError, match=message):
        CommandEngine().analyse(document_from_text(TEXT), Settings(engine_command=command))


def test_a_program_that_takes_too_long_is_stopped(tmp_path):
    slow = settings_for(tmp_path, "import time; time.sleep(30)", time_limit=1)
    with pytest.raises(EngineError, match="longer than 1 s"):
        CommandEngine().analyse(document_from_text(TEXT), slow)


def test_a_failing_program_falls_back_to_the_built_in_engine_with_a_notice(tmp_path):
    dossier = analyse_document(document_from_text(TEXT), settings_for(tmp_path, "raise SystemExit(3)"))
    assert [notice.code for notice in dossier.notices if notice.severity == "warning"] == ["engine-failed"]
    assert "Oslo" in [actor.name for actor in dossier.actors]


def test_the_question_carries_the_text_as_it_is(tmp_path):
    heard = tmp_path / "heard.json"
    program = f"import sys; open({str(heard)!r}, 'w').write(sys.stdin.read()); print('{{\"mentions\": []}}')"
    document = document_from_text("Ærø was “calm” 😀.\n")
    CommandEngine().analyse(document, settings_for(tmp_path, program))
    assert json.loads(heard.read_text())["text"] == document.text

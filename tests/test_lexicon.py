"""The lexicon: each word once, every feature explained and asked for, an edit seen at once, errors that help."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from dossier.analyse.actors.features import word_lists_as_kept
from dossier.english import lexicon
from dossier.english.inflection import present_participle, regular_past, third_person, verb_forms
from dossier.english.lexicon import ANY, FOLDER, PACK, VERBS, digest, features, packed, sources, wordforms, words
from dossier.english.lexicon.values import CHOICES
from dossier.english.lexicon.yaml_files import explained, read_entries
from dossier.errors import DossierError
from tests.conftest import PROJECT

FILES = sorted(path.stem for path in FOLDER.glob("*.yml"))
HEAD = "# Verbs.\n#\n#   past   past form\n#   bare   takes a bare clause\n\n"


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_the_lexicon_can_be_read(name: str) -> None:
    assert read_entries(name, (FOLDER / f"{name}.yml").read_bytes())


@pytest.mark.parametrize("name", FILES)
def test_every_feature_that_a_head_explains_is_used(name: str) -> None:
    data = (FOLDER / f"{name}.yml").read_bytes()
    used = {feature for given in read_entries(name, data).values() for feature in given}
    assert explained(data.decode()) == used


@pytest.mark.parametrize("name", FILES)
def test_the_head_says_which_modules_ask_for_a_feature(name: str) -> None:
    head = re.sub(r"\n# {4,}", " ", (FOLDER / f"{name}.yml").read_text("utf-8"))
    for feature, asking in re.findall(r"^#   ([a-z_]+)  .*?\(([a-z_., ]+)\)$", head, re.MULTILINE):
        for module in asking.split(", "):
            parts = module.split(".")
            folder = PROJECT / "dossier"
            places = [folder.joinpath(*parts), (folder / "analyse").joinpath(*parts)]
            found = [
                file for place in places for file in (place.with_suffix(".py"), place / "__init__.py") if file.exists()
            ]
            assert found, f"{name}.yml says of {feature} that {module} asks for it, which is no module"
            assert any(feature in file.read_text("utf-8") for file in found), f"{module} does not ask for {feature}"


@pytest.mark.parametrize("name", FILES)
def test_the_head_of_a_file_shows_how_a_word_is_added(name: str) -> None:
    text = (FOLDER / f"{name}.yml").read_text("utf-8")
    head = re.match(r"(?:#.*\n)+", text)
    assert head
    example = re.findall(r"^#   (?! )(.+:.*)$", head[0].partition("# Features:")[0], re.MULTILINE)
    assert example
    explanations = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    assert read_entries(name, (explanations + "\n".join(example)).encode())


def test_the_pack_is_made_of_the_files() -> None:
    found = sources()
    columns = packed({name: read_entries(name, data) for name, data in found.items()})
    kept = json.loads(PACK.read_bytes())
    assert kept == {"yaml": digest(found), "columns": columns}, "run: python tools/pack_lexicon.py"


def test_every_feature_is_asked_for() -> None:
    asked = set()
    for path in (PROJECT / "dossier").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"words", "table", "wordforms", "nouns"}:
                asked |= {part.value for part in node.args if isinstance(part, ast.Constant)}
    irregular = {"past", "participle", "third", "ing"}
    for name in FILES:
        unasked = {feature for given in features(name).values() for feature in given} - asked - irregular
        assert not unasked, f"nothing asks for {', '.join(sorted(unasked))} of {name}.yml"


def test_words_are_found_by_class_feature_and_value() -> None:
    assert "tell" in words("saying", "kind", "speech")
    assert "hope" not in words("saying", "kind", "speech")
    assert "conclude" in words("saying", "kind", "speech") & words("saying", "kind", "belief")
    assert "president" in words("offices")
    assert words("time_words", "month") < words("time_words")
    assert {"mr", "president"} <= words(ANY, "title")


def test_verbs_are_found_in_the_forms_that_are_meant() -> None:
    assert {"wants", "wanted", "able"} <= wordforms("unsaid")
    assert "wanting" not in wordforms("unsaid")
    with pytest.raises(DossierError, match="has the feature 'unsed'"):
        wordforms("unsed")


def test_a_slip_in_a_name_is_an_error() -> None:
    with pytest.raises(DossierError, match=r"no file 'saing.yml'"):
        words("saing", "hearer")
    with pytest.raises(DossierError, match=r"saying\.yml has the feature 'hearrer'"):
        words("saying", "hearrer")


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("tell: [bare]\nclaim: [bare]\ntell: [bare]\n", r"verbs\.yml:8: 'tell' stands in line 6 already"),
        ("tell: [bar]\n", r"verbs\.yml:6: 'tell' has 'bar'.*did you mean 'bare'\?"),
        ("tell: [bare, bare]\n", r"verbs\.yml:6: 'tell' has 'bare' twice"),
        ("tell: bare\n", r"verbs\.yml:6: 'tell' needs a list, such as 'tell: \[bare\]'"),
        ("tell: {past: {of: told}}\n", r"verbs\.yml:6: a value must be a single word"),
        ("tell: [bare\nclaim: [bare]\n", r"verbs\.yml:7: is not YAML"),
        ("'s: [bare]\n", r"verbs\.yml:\d+: is not YAML.*quotation marks"),
        ("- tell\n", r"verbs\.yml:6: must hold one"),
        ("", r"verbs\.yml:1: must hold one"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_line(lines: str, message: str) -> None:
    with pytest.raises(DossierError, match=message):
        read_entries("verbs", (HEAD + lines).encode())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "tell: {kind: speach}",
            r"saying\.yml:6: 'tell': 'kind' has no value 'speach'; there are speech, naming and",
        ),
        ("tell: {takes: [that, bear]}", r"'takes' has no value 'bear'; there are direct, that and bare"),
        ("tell: [kind]", r"'kind' needs a value: speech, naming and belief"),
        ("tell: {among: passt}", r"'among' has no value 'passt'; there are base, third"),
        ("tell: {hearer: 3}", r"'hearer' takes no value"),
        ("tell: [past]", r"'past' needs a value"),
    ],
)
def test_a_slip_in_a_value_is_an_error(line: str, message: str) -> None:
    head = "".join(f"#   {name}  x\n" for name in ("kind", "takes", "among", "hearer", "past"))
    with pytest.raises(DossierError, match=message):
        read_entries("saying", (head + line + "\n").encode())


def test_every_value_that_there_is_stands_somewhere() -> None:
    used: dict[str, set[str]] = {}
    for name in FILES:
        for given in read_entries(name, (FOLDER / f"{name}.yml").read_bytes()).values():
            for feature, value in given.items():
                values = value if isinstance(value, list) else [value]
                used.setdefault(feature, set()).update(map(str, values))
    unused = {(feature, value) for feature, values in CHOICES.items() for value in values if value not in used[feature]}
    assert unused == set()


def test_a_file_that_is_not_utf_8_is_an_error() -> None:
    with pytest.raises(DossierError, match="save it as UTF-8"):
        read_entries("verbs", b"# \xff\n")


def test_values_are_taken_as_they_are_written() -> None:
    lines = (
        'no: [bare]\non: {past: "12", bare: true}\nlabel: [bare, past: [labelled, labeled]]\nsix: {past: 6}\nplain:\n'
    )
    assert read_entries("verbs", (HEAD + lines).encode()) == {
        "no": {"bare": True},
        "on": {"past": "12", "bare": True},
        "label": {"bare": True, "past": ["labelled", "labeled"]},
        "six": {"past": 6},
        "plain": {},
    }


def run(code: str, folder: Path = PROJECT) -> str:
    command = [sys.executable, "-W", "error", "-c", code]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder, env=environment)
    return done.stdout.strip()


def test_the_pack_is_read_without_pyyaml() -> None:
    assert run("import sys, dossier.english.prose; print('yaml' in sys.modules)") == "False"


@pytest.mark.parametrize("pack", [None, "<<<<<<< a merge"])
def test_an_edit_counts_without_packing(pack: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if pack:
        (tmp_path / "lexicon.json").write_text(pack, encoding="utf-8")
        monkeypatch.setattr(lexicon, "PACK", tmp_path / "lexicon.json")
    for name, data in sources().items():
        (tmp_path / f"{name}.yml").write_bytes(data)
    with (tmp_path / "saying.yml").open("a", encoding="utf-8") as file:
        file.write("zorble: {kind: speech}\n")
    kept = (lexicon._pack, lexicon._words, lexicon.table, lexicon.wordforms, lexicon.inflected)
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    try:
        for function in kept:
            function.cache_clear()
        assert "zorble" in words("saying", "kind", "speech")
        assert "tell" in words("saying", "kind", "speech")
    finally:
        for function in kept:
            function.cache_clear()


ADDED = """
import json
from dossier import Settings, analyse_document, document_from_text

text = "Talks end\\n\\n“Will it hold?” Dahl rasped. “We agreed to it,” rasped Harbourmaster Per Dahl on Monday."
found = analyse_document(document_from_text(text), Settings())
sentences = [one.span.of(text) for one in found.sentences]
print(json.dumps([sentences, [q.speaker.actor for q in found.quotes], [r.text for a in found.actors for r in a.roles]]))
"""


def test_a_new_verb_or_office_is_one_line_that_every_stage_knows(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "dossier", tmp_path / "dossier", ignore=shutil.ignore_patterns("__pycache__"))
    for name, line in (
        ("saying", "rasp: {kind: speech, takes: direct}"),
        ("offices", "harbourmaster: [office, title]"),
    ):
        with (tmp_path / "dossier" / "english" / "lexicon" / f"{name}.yml").open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    sentences, speakers, roles = json.loads(run(ADDED, tmp_path))
    assert sentences[1] == "“Will it hold?” Dahl rasped."
    assert speakers == ["per-dahl", "per-dahl"]
    assert roles == ["Harbourmaster"]


def test_the_tagger_keeps_the_word_lists_it_was_trained_with() -> None:
    model = json.loads((PROJECT / "dossier" / "data" / "actors_model.json").read_bytes())
    hint = "the weights belong to other word lists: restore data/actors_word_flags.json or train again"
    assert sha256(word_lists_as_kept()).hexdigest() == model["word_flags"], hint


@pytest.mark.parametrize(
    ("base", "past"), [("claim", "claimed"), ("note", "noted"), ("carry", "carried"), ("play", "played")]
)
def test_regular_past_follows_spelling(base: str, past: str) -> None:
    assert regular_past(base) == past


@pytest.mark.parametrize(
    ("base", "form"), [("go", "goes"), ("carry", "carries"), ("say", "says"), ("teach", "teaches")]
)
def test_third_person_follows_spelling(base: str, form: str) -> None:
    assert third_person(base) == form


def test_the_form_in_ing_follows_spelling() -> None:
    assert present_participle("lie") == "lying"
    assert present_participle("agree") == "agreeing"
    assert present_participle("note") == "noting"
    assert present_participle("admit", "admitted") == "admitting"
    assert present_participle("visit", "visited") == "visiting"


def test_irregular_forms_come_from_the_lexicon() -> None:
    told = verb_forms("tell", {"past": "told"})
    assert told == {
        "base": ("tell",),
        "third": ("tells",),
        "past": ("told",),
        "participle": ("told",),
        "ing": ("telling",),
    }
    assert verb_forms("label", {"past": ["labelled", "labeled"]})["ing"] == ("labelling", "labeling")
    assert all(verb_forms(base, given) for name in VERBS for base, given in features(name).items())

import pytest

from dossier.analyse.engines import find_engine
from dossier.analyse.engines.spacy import SpacyEngine, load_pipeline
from dossier.errors import EngineError
from dossier.read import document_from_text
from dossier.settings import Settings
from dossier.wording import say

TEXT = "Minister Ina Velmar spoke in Oslo. Velmar thanked Sweden and the Zorblax Group. It cost 3 euros.\n"


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory):
    """Assemble a pipeline of rules alone: it stands for any installed one."""
    spacy = pytest.importorskip("spacy")
    made = spacy.blank("en")
    made.add_pipe("entity_ruler").add_patterns(
        [
            {"label": "PERSON", "pattern": "Ina Velmar"},
            {"label": "GPE", "pattern": "Oslo"},
            {"label": "GPE", "pattern": "Sweden"},
            {"label": "ORG", "pattern": "Zorblax Group"},
            {"label": "MONEY", "pattern": "3 euros"},
        ]
    )
    folder = tmp_path_factory.mktemp("pipeline") / "rules"
    made.to_disk(folder)
    return str(folder)


def test_the_engine_is_announced():
    assert find_engine("spacy").name == "spacy"


def test_entities_become_actors_and_the_later_stages_run(pipeline):
    document = document_from_text(TEXT)
    dossier = SpacyEngine().analyse(document, Settings(engine="spacy", engine_model=pipeline))
    assert {(actor.name, actor.type) for actor in dossier.actors} == {
        ("Ina Velmar", "person"),
        ("Oslo", "place"),
        ("Sweden", "country"),
        ("Zorblax Group", "organisation"),
    }
    minister = next(actor for actor in dossier.actors if actor.type == "person")
    assert [role.text for role in minister.roles] == ["Minister"]
    assert [say(mention.found_by) for mention in minister.mentions] == ["spaCy", "rule: last name"]
    assert dossier.engine.startswith("spacy ")


def test_a_pipeline_that_is_not_installed_says_what_to_do():
    pytest.importorskip("spacy")
    with pytest.raises(EngineError, match="set engine_model"):
        load_pipeline("no_such_pipeline")


def test_a_pipeline_without_entities_is_refused(tmp_path):
    spacy = pytest.importorskip("spacy")
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(EngineError, match="recognises no entities"):
        load_pipeline(str(tmp_path / "blank"))

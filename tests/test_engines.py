from importlib.metadata import EntryPoint

import pytest

from dossier.analyse.actors import RawMention
from dossier.analyse.engines import MentionEngine, RulesEngine, find_engine, load_engine
from dossier.errors import EngineError
from dossier.model import Reason, Span, Stated
from dossier.read import document_from_text
from dossier.read.complete import complete_metadata
from dossier.settings import Settings


def test_the_built_in_engine_needs_no_announcement():
    assert find_engine("rules").name == "rules"


def test_an_unknown_engine_is_refused_with_the_nearest_name():
    with pytest.raises(EngineError, match=r"unknown engine 'rulez'; installed: .*rules.*Did you mean 'rules'\?"):
        find_engine("rulez")


@pytest.mark.parametrize("value", ["nowhere:Engine", "json:nothing", "builtins:object"])
def test_an_engine_that_cannot_be_loaded_is_named(value):
    with pytest.raises(EngineError, match="'broken'"):
        load_engine(EntryPoint("broken", value, "dossier.engines"))


def test_an_engine_that_only_finds_names_gets_the_other_stages():
    class Finder(MentionEngine):
        name = "finder"
        version = "2"

        def find_mentions(self, document):
            start = document.text.index("Zorblax")
            return [RawMention(start, start + 7, "organisation", "finder")]

    document = document_from_text("Zorblax opened on 3 May 2020. “We are glad,” Zorblax said.")
    dossier = Finder().analyse(document, Settings())
    assert dossier.engine == "finder 2"
    assert [(actor.name, actor.type) for actor in dossier.actors] == [("Zorblax", "organisation")]
    assert dossier.quotes
    assert dossier.dates[0].edtf == "2020-05-03"


def test_front_matter_outranks_the_date_line_and_that_outranks_the_file_name():
    text = "2021-10-02\n\nThe council met in Oslo on Friday.\n"
    named = document_from_text(text, path="2020-01-01-council.txt")
    assert complete_metadata(named).date.value == "2021-10-02"
    stated = document_from_text(f"---\ndate: 2019-05-05\n---\n{text}")
    assert complete_metadata(stated).date == Stated("2019-05-05", Reason("front-matter"), None)
    bare = document_from_text("The council met in Oslo.\n", path="2020-01-01-council.txt")
    assert complete_metadata(bare).date.value == "2020-01-01"


def test_no_date_is_invented():
    assert RulesEngine().analyse(document_from_text("The council met on Friday."), Settings()).document.date is None


def test_the_setting_for_numeric_dates_holds_for_the_date_line_too():
    document = document_from_text("Halden closes its bridge\n\n05/06/2021\n\nThe council met in Oslo on Friday.\n")
    dossier = RulesEngine().analyse(document, Settings())
    assert dossier.document.date is None
    assert [(notice.code, notice.line) for notice in dossier.notices] == [("bad-date", 3)]
    dossier = RulesEngine().analyse(document, Settings(date_order="day"))
    assert dossier.document.date == Stated("2021-06-05", Reason("date-line"), Span(26, 36))
    assert not dossier.notices

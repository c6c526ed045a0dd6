"""Each command as one call: records come back, nothing is printed, what goes wrong is a DossierError."""

from __future__ import annotations

import inspect
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dossier import DossierError, api
from dossier.cli import main
from dossier.errors import SettingsError
from dossier.model import Collection, Document, Dossier, Notice
from dossier.people.actors_file.withhold import BAR
from dossier.publish.new_site import create_site
from tests.conftest import PROJECT

BRIEF = "“We are ready,” said Prime Minister Ada Moe on 4 May 2021. Norway agreed."

CALLS = {
    "actors": "list_actors search_actors show_actor join_actors split_actor rename_actor hide_actor",
    "brief": "brief write_brief",
    "cache": "cache prune_cache clear_cache",
    "correct": "correct facts",
    "eval": "evaluate",
    "show": "show show_all show_text",
    "why": "why why_actor",
}
"""The calls of a command, where they are not called as it is."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site with two documents, only to be read."""
    folder = tmp_path_factory.mktemp("api") / "site"
    create_site(folder)
    (folder / "content" / "brief.txt").write_text(BRIEF, "utf-8")
    return folder


@pytest.fixture
def own_site(site: Path, tmp_path: Path) -> Path:
    """A copy that may be changed."""
    return Path(shutil.copytree(site, tmp_path / "site"))


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The present folder is no site, so that a call works on the one it is given."""
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    yield


@pytest.mark.parametrize("name", sorted(set(main.commands) - {"mcp"}))
def test_every_command_is_a_call(name: str) -> None:
    for call in CALLS.get(name, name).split():
        assert call in api.__all__
        assert callable(getattr(api, call))


@pytest.mark.parametrize("name", [name for name in api.__all__ if inspect.isfunction(getattr(api, name))])
def test_every_call_says_what_goes_in_and_out(name: str) -> None:
    call = getattr(api, name)
    given = inspect.signature(call)
    assert call.__doc__
    assert given.return_annotation is not inspect.Parameter.empty
    assert all(one.annotation is not inspect.Parameter.empty for one in given.parameters.values())


def test_a_dossier_of_a_file_and_of_a_text(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    of_file = api.show(site / "content" / "brief.txt", site=site)
    of_text = api.show_text(BRIEF)
    assert isinstance(of_file, Dossier)
    assert [actor.name for actor in of_file.actors] == [actor.name for actor in of_text.actors] == ["Ada Moe", "Norway"]
    assert capsys.readouterr() == ("", "")


def test_a_mailbox_is_several_dossiers(tmp_path: Path) -> None:
    mail = "From a Thu Jan  1 00:00:00 2021\nSubject: {}\nDate: 4 May 2021 10:00:00 +0000\n\n" + BRIEF + "\n\n"
    (tmp_path / "box.mbox").write_text(mail.format("One") + mail.format("Two"), "utf-8")
    assert len(api.show_all(tmp_path / "box.mbox").dossiers) == 2
    with pytest.raises(DossierError, match="2 documents"):
        api.show(tmp_path / "box.mbox")


def test_why_words_and_why_an_actor(site: Path) -> None:
    (place,) = api.why(site / "content" / "brief.txt", "4 May 2021", site=site)
    assert (place.words, place.line) == ("4 May 2021", 1)
    assert "dates" in {line.stage for line in place.lines}
    assert api.why_actor("Ada Moe", site=site).profile.name == "Ada Moe"


def test_all_dossiers_of_a_site(site: Path) -> None:
    found = api.load(site)
    assert isinstance(found, Collection)
    assert {card.id for card in found.cards} == {"brief", "harbour-talks"}
    assert [dossier.document.id for dossier in found] == [card.id for card in found.cards]
    assert api.load(site / "mkdocs.yml").cards == found.cards == api.analyse(site).cards


def test_what_needs_attention_is_named_as_seen_from_the_site(site: Path) -> None:
    notices = api.check(site)
    assert notices
    assert all(isinstance(notice, Notice) for notice in notices)
    assert "content/brief.txt" in {notice.path for notice in notices}


def test_a_correction_is_made_then_written_then_applied(own_site: Path) -> None:
    file = own_site / "content" / "brief.txt"
    made = api.correct(file, "Ada Moe", to={"name": "Ada Moe-Lund"}, kind="actor", site=own_site)
    assert "Ada Moe-Lund" in made.yaml
    assert made.difference
    assert not made.is_written
    assert not made.path.exists()
    told = api.correct(file, "Ada Moe", to={"name": "Ada Moe-Lund"}, kind="actor", write=True, site=own_site)
    assert told.is_written
    assert api.show(file, site=own_site).actors[0].name == "Ada Moe-Lund"
    assert "Ada Moe-Lund" in {fact.words for fact in api.facts(file, site=own_site)}


def test_actors_are_found_and_edited(own_site: Path) -> None:
    assert [one.name for one in api.search_actors("moe", site=own_site)] == ["Ada Moe"]
    assert "Ada Moe" in {one.name for one in api.list_actors(type="person", site=own_site)}
    tried = api.rename_actor("Ada Moe", "Ada Berg", write=False, site=own_site)
    assert tried.difference
    assert not tried.is_written
    assert api.rename_actor("Ada Moe", "Ada Berg", site=own_site).is_written
    assert api.show_actor("Ada Berg", site=own_site).name == "Ada Berg"


def test_a_withheld_name_is_in_no_record(own_site: Path) -> None:
    api.hide_actor("Ada Moe", withhold=True, site=own_site)
    found = api.load(own_site)
    assert BAR in found.dossier("brief").document.text
    assert "Moe" not in f"{list(found)}{found.cards}{found.profiles}{found._repr_html_()}"
    with pytest.raises(DossierError, match=r"withholds|hidden"):
        api.show_actor("Ada Moe", site=own_site)


def test_changes_are_recorded(own_site: Path) -> None:
    assert api.changes(own_site, write=True).former is None
    assert not api.changes(own_site).is_changed
    (own_site / "content" / "more.txt").write_text("Per Dahl spoke on 3 May 2021.", "utf-8")
    found = api.changes(own_site)
    assert found.is_changed
    assert found.state.steps[0].new == ("more",)


def test_an_export_and_the_cache(own_site: Path, tmp_path: Path) -> None:
    assert api.export(tmp_path / "out", "csv", site=own_site).written >= 4
    assert api.export(tmp_path / "out", "csv", site=own_site).written == 0
    kept = api.cache(own_site)
    assert kept is not None
    assert kept.bytes > 0
    assert api.prune_cache(own_site) >= 0
    assert api.clear_cache(own_site) > 0


def test_a_site_is_built_and_the_score_of_an_engine_is_returned(tmp_path: Path, example_site: Path) -> None:
    folder = tmp_path / "mine"
    assert Path("mkdocs.yml") in api.new(folder)
    assert (api.build(folder, site_dir=tmp_path / "out") / "index.html").is_file()
    gold = PROJECT / "tests" / "eval" / "gold"
    score = api.evaluate("dossier", gold, texts=PROJECT / "content").score
    assert score.figures


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: api.check("no-such-site"), "no mkdocs.yml in 'no-such-site'"),
        (api.load, "no mkdocs.yml in this folder"),
        (lambda: api.show("no-such.txt"), "no-such.txt"),
        (lambda: api.show_text("x", engine="rule"), "rule"),
        (lambda: api.export("out", "poem", site="."), "no export 'poem'"),
        (lambda: api.evaluate("quotes", "no-such-gold"), "no-such-gold"),
    ],
    ids=["site", "here", "file", "engine", "form", "gold"],
)
def test_what_goes_wrong_is_ours_and_says_where(call: object, says: str) -> None:
    with pytest.raises(DossierError, match=says):
        call()  # type: ignore[operator]


def test_a_build_that_fails_ends_no_program(own_site: Path) -> None:
    (own_site / "content" / "bad.corrections.yml").write_text("x", "utf-8")
    with pytest.raises(DossierError, match=r"strict mode|warning"):
        api.build(own_site, strict=True)
    (own_site / "mkdocs.yml").write_text("site_name: x\ndocs_dir: content\nplugins: [nothing-like-it]\n", "utf-8")
    with pytest.raises(SettingsError, match="nothing-like-it"):
        api.build(own_site)


# ------------------------------------------------------------------------------------------------------- in a notebook


def test_a_notebook_shows_a_dossier_at_a_glance() -> None:
    shown = api.show_text(BRIEF)._repr_html_()
    assert "Ada Moe" in shown
    assert "“We are ready,”" in shown
    assert "2021-05-04" in shown


def test_nothing_of_a_source_runs_in_a_notebook() -> None:
    head = "---\ntitle: <script>alert(1)</script>\nsource: '\"><img src=x onerror=alert(2)>'\n---\n"
    text = head + "“<b onclick=x()>Yes</b>,” said Ada Moe on 4 May 2021.\n"
    found = api.show_text(text)
    shown = found._repr_html_()
    assert "<script" not in shown
    assert "<img" not in shown
    assert "<b " not in shown
    assert "&lt;script&gt;" in shown


def test_a_long_dossier_stays_small_in_a_notebook(site: Path) -> None:
    text = " ".join(f"“Point {number} stands,” said Ada Moe on {number % 28 + 1} May 2021." for number in range(400))
    assert len(api.show_text(text)._repr_html_()) < 12_000
    many = Collection(api.load(site).cards * 500)
    assert len(many._repr_html_()) < 4000


def test_an_empty_dossier_shows_itself() -> None:
    assert "nothing.txt" in Dossier(Document("nothing", "nothing.txt", ""))._repr_html_()
    assert "0 dossiers" in Collection()._repr_html_()

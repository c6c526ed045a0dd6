"""Where nothing changed, pages are not planned again; what is kept of their plans is as good as the plans."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier import plugin
from dossier.model import Collection, Page
from dossier.plugin import build
from dossier.publish.pages import Part, Plan
from dossier.publish.planned import packed, planned, unpacked
from tests.kept import Kept


def two() -> Iterator[Plan]:
    for url, title, is_searched in (("", "Home", False), ("a/", "A", True)):
        page = Page(url, title, f"<h1>{title}</h1>", "x.html")
        yield Plan(url, title, "x.html", lambda page=page: page, lambda url=url: f"key of {url}", is_searched)  # type: ignore[misc]


def refuse() -> Iterator[Plan]:
    raise AssertionError("nothing was to be planned")


def parts(plan: Callable[[], Iterator[Plan]]) -> Callable[[], list[Part]]:
    return lambda: [Part("all", lambda: False, plan)]


def told(plan: Plan) -> tuple[object, ...]:
    return plan.url, plan.title, plan.template, plan.is_searched


def test_plans_are_made_again_only_when_a_page_is() -> None:
    collection = Collection(rows=Kept())
    first = planned(collection, "seen", parts(two))
    again = planned(collection, "seen", parts(refuse))
    assert [*map(told, again)] == [*map(told, first)]
    with pytest.raises(AssertionError, match="planned"):
        again[0].make()
    late = planned(collection, "seen", parts(two))
    assert [plan.make() for plan in late] == [plan.make() for plan in first]
    assert [plan.key() for plan in late] == ["key of ", "key of a/"]


def test_plans_of_something_else_and_damaged_ones_do_not_count() -> None:
    data = packed({"all": [*two()]}, "seen")
    assert unpacked(data, "seen") == {"all": [("", "Home", "x.html", False), ("a/", "A", "x.html", True)]}
    assert unpacked(data, "something else") is None
    assert unpacked(data[:-2], "seen") is None
    assert unpacked(None, "seen") is None


def test_half_a_letter_in_a_title_ends_nothing() -> None:
    plan = Plan("", "\ud800", "x.html", lambda: Page("", "", "", ""), lambda: "")
    assert planned(Collection(rows=Kept()), "seen", parts(lambda: iter([plan]))) == [plan]


def test_without_anything_kept_all_is_planned() -> None:
    assert [plan.url for plan in planned(Collection(), "seen", parts(two))] == ["", "a/"]


@pytest.mark.slow
def test_a_page_that_somebody_took_away_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "note.txt").write_text("A note\n\n2021-10-02\n\nOn Friday Ann Torvik spoke in Oslo.\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: A\ndocs_dir: content/pages\ntheme: dossier\nplugins: [dossier]\n")
    config = str(tmp_path / "mkdocs.yml")
    site = build(config)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    calls: list[object] = []
    divide = plugin.parts_of
    monkeypatch.setattr(plugin, "parts_of", lambda *given: calls.append(given) or divide(*given))
    build(config)
    assert calls == []
    (site / "dossiers" / "note" / "index.html").unlink()
    (site / "timeline" / "index.html").write_text("by somebody else")
    build(config)
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert len(calls) == 1

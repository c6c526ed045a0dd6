"""The documentation says what there is, and what it points to is there."""

from __future__ import annotations

import re
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from dossier import __version__
from dossier.cli import main
from dossier.collection.identity import FAMILIES
from dossier.model import ACTOR_TYPES
from dossier.people.actors_file.separate import FAMILIES as FAMILIES_IN_FILE
from dossier.publish.exports.record import TYPE_NAMES
from dossier.publish.pages.wording import TYPE_LABELS
from dossier.settings import Settings, load_settings
from tests.conftest import PROJECT
from tools.reference import PAGES

GUIDES = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *sorted((PROJECT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"`dossier {name}" in (PROJECT / "README.md").read_text("utf-8")


def test_every_setting_is_in_the_guide_with_its_default() -> None:
    guide = (PROJECT / "docs" / "settings.md").read_text("utf-8")
    for entry in fields(Settings):
        row = next((line for line in guide.splitlines() if line.startswith(f"| `{entry.name}` |")), None)
        assert row is not None, f"{entry.name} is not in docs/settings.md"
        assert entry.metadata["help"] in row
        if isinstance(entry.default, bool):
            assert f"`{str(entry.default).lower()}`" in row
        elif isinstance(entry.default, int | str) and entry.default != "":
            assert f"`{entry.default}`" in row


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_every_link_to_a_file_leads_to_one(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text("utf-8")):
        if not re.match(r"[a-z]+:", target) and target not in PAGES:
            assert (path.parent / target).exists(), f"{path.name} points to {target}"


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_every_configuration_shown_is_one_that_works(path: Path) -> None:
    for block in re.findall(r"```yaml\n(.*?)```", path.read_text("utf-8"), re.DOTALL):
        shown = next(yaml.safe_load_all(block))
        for plugin in shown.get("plugins", []) if isinstance(shown, dict) else []:
            if isinstance(plugin, dict) and "dossier" in plugin:
                assert load_settings(plugin["dossier"])[1] == ()


def test_the_readme_shows_a_page_first_and_names_two_commands() -> None:
    readme = (PROJECT / "README.md").read_text("utf-8")
    assert readme.index("docs/images/dossier-page.png") < readme.index("make site") < readme.index("make test")
    assert (PROJECT / "docs" / "images" / "dossier-page.png").stat().st_size < 400_000


def test_the_architecture_names_every_room_and_only_what_there_is() -> None:
    said = (PROJECT / "docs" / "architecture.md").read_text("utf-8")
    package = PROJECT / "dossier"
    named = re.findall(r"`((?:[a-z_]+/)*[a-z_]+(?:\.(?:py|md|yml|json)|/))`", said)
    for name in named:
        in_stage = [package / "analyse" / stage / name for stage in ("actors", "quotes", "dates", "summary")]
        assert any(place.exists() for place in (package / name, PROJECT / name, *in_stage)), f"there is no {name}"
    rooms = {f"{path.name}/" for path in package.iterdir() if path.is_dir() and path.name != "__pycache__"}
    doors_and_ground = {path.name for path in package.glob("*.py")} - {"__init__.py"}
    assert (rooms | doors_and_ground) - set(named) == set()


def test_every_actor_type_is_in_the_tables_that_the_architecture_names() -> None:
    schema = (PROJECT / "dossier" / "data" / "record.schema.json").read_text("utf-8")
    assert set(TYPE_LABELS) == set(FAMILIES) == set(FAMILIES_IN_FILE) == set(TYPE_NAMES) == set(ACTOR_TYPES)
    assert all(f'"{name}"' in schema for name in TYPE_NAMES.values())


def test_the_change_log_knows_this_version() -> None:
    assert f"## {__version__}" in (PROJECT / "CHANGELOG.md").read_text("utf-8")


def test_the_example_texts_are_all_credited() -> None:
    credited = (PROJECT / "content" / "pages" / "credits.md").read_text("utf-8")
    for path in (PROJECT / "content").glob("*.txt"):
        assert f"`{path.name}`" in credited


def test_every_source_of_the_model_card_is_credited_in_the_package() -> None:
    """The model card has the details, the package the credits that its licences ask for."""
    card = (PROJECT / "docs" / "model-card.md").read_text("utf-8")
    credited = (PROJECT / "dossier" / "data" / "CREDITS.md").read_text("utf-8")
    sources = ("GeoNames", "GUM", "UniversalNER", "wikigold", "CrossNER", "re3d", "Broad Twitter", "Groningen", "Faker")
    sources += ("spacy-lookups-data", "pytickersymbols", "pycountry", "World Factbook", "popular-names-by-country")
    for source in (*sources, "US Census"):
        assert source in card
        assert source in credited


def test_make_names_what_it_can_do() -> None:
    said = subprocess.run(["make", "help"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    (declared,) = re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert all(f"make {target}" in said for target in declared.split() if target != "help")

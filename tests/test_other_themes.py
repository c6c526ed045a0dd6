"""Pages under themes that are not ours."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from dossier.publish import other_themes
from tests.conftest import copy_example, run_command

THEMES = ("material", "mkdocs", "readthedocs")


def test_no_rule_of_ours_reaches_out_of_its_element() -> None:
    depth, outside = 0, ""
    for piece in re.split(r"([{}])", other_themes.style()):
        depth += (piece == "{") - (piece == "}")
        outside += piece if not depth and piece not in "{}" else ""
        assert depth >= 0
    assert depth == 0
    assert outside.split() == [".ds:not(#ds)"]


def test_what_cannot_stand_within_an_element_is_not_in_the_style_of_pages() -> None:
    assert not re.search(r"@(?:page|keyframes|font-face|import|charset|layer|property)\b", other_themes.style())
    rules = re.findall(r"(?:^|[},])\s*(html|body|:root)\b", other_themes.style())
    assert rules == []


def test_a_width_is_asked_of_the_element_and_a_rem_counts_from_a_size_of_ours() -> None:
    style = other_themes.style()
    assert not re.search(r"@media[^{]*width", style)
    assert re.search(r"@container ds \(min-width: \d+px\)", style)
    assert set(re.findall(r"([\d.]+)rem\b", style)) == {"1", "0.8"}


def test_links_in_drawings_are_left_alone_by_scripts_that_set_every_href_anew(example_site: Path) -> None:
    for page in (example_site / "timeline" / "index.html", example_site / "actors" / "united-states" / "index.html"):
        drawings = re.findall(r"<svg.*?</svg>", page.read_text("utf-8"), re.S)
        assert drawings
        assert not re.search(r"\shref=", "".join(drawings))


def test_hosts_that_a_page_asks_are_found_and_those_it_links_to_are_not() -> None:
    html = """
      <link rel="canonical" href="https://desk.example/x/"><link rel="stylesheet" href="https://fonts.example/css">
      <script src="//cdn.example/a.js"></script><script>s.src = "https://count.example/c.js"</script>
      <script type="application/ld+json">{"@context": "https://schema.example"}</script>
      <img src="../a.png"><img src="https://desk.example/b.png"><a href="https://elsewhere.example/">elsewhere</a>
      <a href="https://github.com/desk/reports" class="md-source" data-md-component="source">GitHub</a>
    """
    hosts = other_themes.hosts_asked(html, "https://desk.example/")
    assert hosts == ("api.github.com", "cdn.example", "count.example", "fonts.example")


def test_the_style_of_our_own_theme_asks_nobody() -> None:
    style, *scripts = other_themes.files().values()
    assert other_themes.hosts_asked(f"<style>{style}</style>") == ()
    assert scripts
    assert not re.search(r"https?://|url\(|[\"'`]//", "".join([style, *scripts]))


def needs(package: str) -> None:
    if importlib.util.find_spec(package) is None:
        pytest.skip(f"{package} is not installed: pip install --group dev")


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_pages_bring_style_and_script_under_another_theme(theme: str, tmp_path: Path) -> None:
    needs("material" if theme == "material" else "mkdocs")
    folder = copy_example(tmp_path / "site")
    config = folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("name: dossier", f"name: {theme}"), "utf-8")
    done = run_command("mkdocs", "build", "--strict", cwd=folder)
    page = (folder / "site" / "dossiers" / "sherman-islamabad" / "index.html").read_text("utf-8")
    assert '<div class="ds">' in page
    assert f'href="../../{other_themes.STYLE}"' in page
    for script in other_themes.SCRIPTS:
        assert f'src="../../{script}"' in page
    assert "assets/site.css" not in page
    for path, text in other_themes.files().items():
        assert (folder / "site" / path).read_text("utf-8") == text
    said = [line for line in done.stderr.splitlines() if "every page asks" in line]
    asked = {
        "material": "fonts.googleapis.com",
        "mkdocs": "cdnjs.cloudflare.com",
        "readthedocs": "cdnjs.cloudflare.com",
    }
    assert len(said) == 1
    assert asked[theme] in said[0]


def test_our_own_theme_brings_no_second_style(example_site: Path) -> None:
    page = (example_site / "index.html").read_text("utf-8")
    assert '<div class="ds">' not in page
    assert other_themes.STYLE not in page
    assert other_themes.hosts_asked(page) == ()


@pytest.mark.slow
def test_properdocs_builds_the_same_pages(tmp_path: Path, example_site: Path) -> None:
    needs("properdocs")
    folder = copy_example(tmp_path / "site")
    run_command("properdocs", "build", "--strict", cwd=folder)
    for address in ("dossiers/sherman-islamabad/index.html", "actors/index.html", "timeline/index.html"):
        assert (folder / "site" / address).read_bytes() == (example_site / address).read_bytes()
    assert (folder / "site" / "search-index" / "table.dsx").is_file()

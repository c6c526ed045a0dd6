from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import escape
from mkdocs.theme import Theme

THEME = Path(__file__).parents[1] / "dossier" / "theme"
PAGES = (THEME / "assets" / "dossier.css").read_text("utf-8")
CSS = PAGES + (THEME / "assets" / "site.css").read_text("utf-8")
SCRIPT = "".join((THEME / "assets" / name).read_text("utf-8") for name in ("site.js", "dossier.js"))

TEXT_ON_GROUND = [
    *((text, ground) for text in ("ink", "quiet", "accent", "link") for ground in ("paper", "card", "wash")),
    *(
        (kind, ground)
        for kind in ("person", "organisation", "country", "group", "place")
        for ground in ("paper", "card")
    ),
    *(("ink", ground) for ground in ("line", "quote", "reported", "date", "target", "warn")),
    *(("quiet", ground) for ground in ("line", "quote", "reported", "date")),
    ("paper", "ink"),
    ("paper", "accent"),
]
EDGES = [("edge", "paper"), ("edge", "card"), ("focus", "paper"), ("focus", "card"), ("accent", "paper")]


class Nav(list[Any]):
    homepage = SimpleNamespace(url="")


def render(template: str = "main.html", **given: Any) -> str:
    """Render a page of the theme as MkDocs does: no autoescape, titles raw."""
    theme = Theme(name="dossier")
    config = {
        "theme": theme,
        "site_name": 'A <b> & "site"',
        "site_description": '"><script>',
        "extra": {"dossier": {"serving": given.pop("serving", False)}},
        "extra_css": [],
        "extra_javascript": [],
        "copyright": None,
        "repo_url": 'https://forge.example/"x',
        "repo_name": "<Forge>",
        "use_directory_urls": True,
    }
    page = SimpleNamespace(
        title=given.pop("title", "T"), url="x/", canonical_url=None, is_homepage=False, content="<p>body</p>", meta={}
    )
    item = SimpleNamespace(title="<i>Nav</i> & co", url="actors/", active=False, children=None)
    for name, value in given.items():
        setattr(page, name, value)
    environment = theme.get_env()
    context = {
        "config": config,
        "page": page,
        "nav": Nav([item]),
        "base_url": "..",
        "mkdocs_version": "",
        "extra_css": [],
    }
    return environment.get_template(template).render(context)


def test_titles_descriptions_and_names_are_escaped_once() -> None:
    raw = render(title="</title><script>alert(1)</script> & co")
    safe = render(title=escape("Smith & Sons <Ltd>"))
    assert "<script>" not in raw
    assert "<title>alert(1) &amp; co · A &lt;b&gt; &amp; &#34;site&#34;</title>" in raw
    assert "<title>Smith &amp; Sons &lt;Ltd&gt; · " in safe
    assert 'content="&#34;&gt;&lt;script&gt;"' in raw
    assert "&lt;Forge&gt;" in raw


def test_the_policy_allows_nothing_inline_and_nothing_foreign() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', render())
    assert policy is not None
    assert policy[1].startswith("default-src &#39;none&#39;;")
    assert "unsafe-inline" not in policy[1]
    assert "unsafe-eval" not in policy[1].replace("wasm-unsafe-eval", "")
    assert "http" not in policy[1]
    assert "*" not in policy[1]


def test_a_preview_may_run_the_script_of_live_reload() -> None:
    assert "script-src &#39;self&#39; &#39;unsafe-inline&#39;" in render(serving=True)


@pytest.mark.parametrize("template", ["main.html", "404.html"])
def test_the_theme_keeps_its_own_policy(template: str) -> None:
    html = render(template)
    assert not re.search(r"<style|\sstyle=|\son\w+=", html)
    assert not any(re.findall(r"<script[^>]*>([^<]*)</script>", html))
    loads = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"', html)
    assert loads
    assert not [load for load in loads if "//" in load]


def test_style_and_script_ask_nothing_of_other_hosts() -> None:
    assert not re.search(r"@import|url\(|https?:", CSS)
    assert not re.search(r"https?:|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", SCRIPT)


def test_a_page_written_by_hand_is_set_as_prose_and_a_generated_one_is_left_alone() -> None:
    assert 'class="ds-prose"' in render()
    assert 'class="ds-prose"' not in render(meta={"dossier": {"template": "home.html"}})


def colours(scheme: str) -> dict[str, str]:
    pairs = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", PAGES)
    return {name: dark if scheme == "dark" else light for name, light, dark in pairs}


def luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_edges_have_the_contrast_of_wcag_aa(scheme: str) -> None:
    found = colours(scheme)
    texts = {pair: contrast(found[pair[0]], found[pair[1]]) for pair in TEXT_ON_GROUND}
    edges = {pair: contrast(found[pair[0]], found[pair[1]]) for pair in EDGES}
    assert {pair: ratio for pair, ratio in texts.items() if ratio < 4.5} == {}
    assert {pair: ratio for pair, ratio in edges.items() if ratio < 3} == {}


PHYSICAL = re.compile(
    r"(?<![\w-])((?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|left|right)\s*:"
    r"|(?:text-align|float|clear):\s*(?:left|right)\b"
)


def test_sides_are_start_and_end_so_that_a_page_may_run_from_right_to_left() -> None:
    assert PHYSICAL.findall(CSS) == []
    four = re.findall(r"(?:padding|margin|inset|border-radius):\s*([^;{}()]+);", CSS)
    uneven = [value for value in four if len(parts := value.split()) == 4 and parts[1] != parts[3]]
    assert uneven == []


def test_every_colour_that_is_used_is_there() -> None:
    assert set(re.findall(r"var\(--([\w-]+)\)", CSS)) <= set(re.findall(r"--([\w-]+):", PAGES))

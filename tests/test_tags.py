"""What people wrote under `tags:` has pages, beside the feeds, and documents lead to them."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.collection.link import link
from dossier.model import Collection, Page
from dossier.people.actors_file import Authority
from dossier.publish.exports.forms import files_of
from dossier.publish.pages import Site, render_pages, tagged
from dossier.settings import Settings
from tests.conftest import Run
from tests.people import brief
from tests.site_links import look

SITE = Site(name="Ports", url="https://example.org/", exports=("feeds",))


def collection(*tags: tuple[str, ...]) -> Collection:
    """A collection of documents with these tags."""
    one = brief()
    fields = ((("Tags", *own),) if own else () for own in tags)
    return link(
        [replace(one, document=replace(one.document, id=f"d{n}", fields=given)) for n, given in enumerate(fields)],
        Authority(),
    )


def pages(shown: Collection) -> dict[str, Page]:
    return {page.url: page for page in render_pages(shown, Settings(), Path("nowhere"), SITE)}


def test_each_tag_has_a_page_beside_its_feed_and_all_are_listed() -> None:
    shown = collection(("Ferries", "Zürich/Ost"), ("Ferries",), ())
    found = pages(shown)
    folders = {url for url in found if url.startswith("tags/")}
    assert folders == {"tags/", "tags/ferries/", "tags/zurich-ost/"}
    made = {file.address for file in files_of(["feeds"], shown, SITE)}
    assert {f"{url}feed.xml" for url in folders - {"tags/"}} == {
        one for one in made if one.startswith("tags/") and "xml" in one
    }
    rows = re.findall(r'href="([^"]*)"><bdi>(.*?)</bdi></a>\n<span class="ds-line-meta">(\d+)', found["tags/"].body)
    assert rows == [("../tags/ferries/", "Ferries", "2"), ("../tags/zurich-ost/", "Zürich/Ost", "1")]
    body = found["tags/ferries/"].body
    assert set(re.findall(r"dossiers/(d\d)/", body)) == {"d0", "d1"}
    assert 'href="../../tags/ferries/feed.xml" type="application/atom+xml"' in body
    assert "../../tags/ferries/feed.json" in str(found["tags/ferries/"].head)
    assert 'href="../../tags/zurich-ost/"' in found["dossiers/d0/"].body
    assert 'href="../tags/"' in found["documents/"].body


def test_without_tags_there_is_no_page_of_them_and_no_link() -> None:
    found = pages(collection((), ()))
    assert not [url for url in found if url.startswith("tags/")]
    assert not [url for url, page in found.items() if "tags/" in page.body]


def test_a_feed_leads_to_the_page_of_its_tag() -> None:
    (made,) = (
        one for one in files_of(["feeds"], collection(("Ferries",)), SITE) if one.address == "tags/ferries/feed.xml"
    )
    text = b"".join(one if isinstance(one, bytes) else one.encode() for one in made.make()).decode()
    assert 'rel="alternate" type="text/html" href="https://example.org/tags/ferries/"' in text


def test_the_most_used_tags_have_pages() -> None:
    shown = collection(tuple(map(str, range(tagged.MOST + 20))), ("7",))
    assert len(shown.cards) == 2
    found = tagged.all_tags(shown.cards)
    assert len(found) == tagged.MOST
    assert found[0].name == "7"


@pytest.mark.slow
def test_a_tag_that_comes_or_goes_is_on_every_page_that_shows_it(tmp_path: Path, command: Run) -> None:
    content = tmp_path / "content"
    (content / "pages").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: T\ndocs_dir: content/pages\ntheme:\n  name: dossier\nplugins:\n  - dossier\n", "utf-8"
    )
    text = "LONDON, 4 May 2021 - The port of Dover opened its {0} quay on Friday, Mayor Ada Moe said.\n"
    for name in ("first", "second", "third"):
        (content / f"{name}.txt").write_text(f"---\ntitle: The {name} quay\n---\n\n{text.format(name)}", "utf-8")
    site = tmp_path / "site"

    def built(**tags: str) -> list[str]:
        for name, own in tags.items():
            file = content / f"{name}.txt"
            plain = re.sub(r"^tags:.*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
            file.write_text(plain.replace("---\n", f"---\ntags: [{own}]\n", 1) if own else plain, "utf-8")
        command("dossier", "build", cwd=tmp_path)
        kept = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        command("dossier", "build", "-d", "fresh", "-f", str(copied(tmp_path) / "mkdocs.yml"), cwd=tmp_path)
        fresh = tmp_path / "copy" / "fresh"
        assert kept == {path.relative_to(fresh): path.read_bytes() for path in fresh.rglob("*") if path.is_file()}
        assert look(site)[1] == []
        return sorted(path.parent.name for path in site.glob("tags/*/index.html"))

    assert built() == []
    assert built(first="quays") == ["quays"]
    assert built(second="quays, mayors") == ["mayors", "quays"]
    assert built(first="", second="mayors") == ["mayors"]
    assert built(second="") == []
    assert not (site / "tags").exists()


def copied(root: Path) -> Path:
    """Copy a site's sources, without what is kept of them."""
    shutil.rmtree(root / "copy", ignore_errors=True)
    shutil.copytree(root, root / "copy", ignore=shutil.ignore_patterns("site", "copy", ".cache", "fresh"))
    return root / "copy"

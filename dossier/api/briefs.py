"""The calls that make a brief to hand on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.api.kit import CONFIG_FILE, Place, config_of, errors_are_ours, load_site
from dossier.errors import DossierError
from dossier.model import Dossier

if TYPE_CHECKING:
    from dossier.collection.progress import Progress
    from dossier.model import Collection
    from dossier.publish.briefs import Brief
    from dossier.publish.briefs.formats import Paper
    from dossier.publish.pages import Site

MOST = 12
"""Documents of a search that a brief covers, unless another number is asked for."""


@errors_are_ours()
def brief(
    *what: Place | Dossier,
    actor: str | None = None,
    search: str | None = None,
    most: int = MOST,
    title: str = "",
    whole: bool = False,
    site: Place | None = None,
    engine: str | None = None,
    progress: Progress | None = None,
) -> Brief:
    """Make a cited brief, as `dossier brief` does: on documents, or an actor, or what words find.

    Parameters:
        what: Documents of the site, by id or file; or a file that is in no site; or a dossier.
        actor: Instead: a name, or the id in the address of its page.
        search: Instead: words, as the search of the site understands them.
        most: Documents of a search that are taken, the best first.
        title: Of a brief on a search or on several documents.
        whole: Leave nothing out.
        site: The folder of the site or its mkdocs.yml; None: the present folder, if it is one.
        engine: Which engine finds the actors in a file that is in no site.
        progress: Told what is done, and how far it is.

    Returns:
        The brief, which `write_brief` writes in any format.

    Raises:
        DossierError: If what is asked for is not there, or more than one thing is asked for.
    """
    from dossier.publish.briefs import Lengths
    from dossier.publish.briefs import Place as Stand
    from dossier.publish.briefs.choose import brief_on, brief_on_actor, brief_on_search
    from dossier.wording import find_catalogue, speaking

    if sum((bool(what), actor is not None, search is not None)) != 1:
        raise DossierError("a brief is on documents, or on an actor, or on a search: name one of them")
    found, around, loose = collection_of(what, site, engine, progress)
    lengths = Lengths.whole() if whole else Lengths()
    stand = Stand(around.language, around.url)
    with speaking(find_catalogue(around.language, around.locales)):
        if actor is not None:
            return brief_on_actor(found, actor, stand, lengths)
        if search is not None:
            return brief_on_search(found, search, most, stand, lengths, title)
        return brief_on(
            found, [str(one) for one in what if not isinstance(one, Dossier)], stand, lengths, title, loose=loose
        )


@errors_are_ours()
def write_brief(brief: Brief, file: Place, *, paper: Paper = "a4", fonts: Sequence[Place] = ()) -> Path:
    """Write a brief; the same brief makes the same file, to the byte.

    Parameters:
        brief: What it says.
        file: Its ending says how: `.docx`, `.pdf`, `.md`, `.html`. Folders are made.
        paper: Of Word and PDF.
        fonts: Folders of fonts for letters that those of the PDF lack.

    Returns:
        The file.

    Raises:
        DossierError: If the ending is another, or PDF is asked for and Typst not installed.
    """
    from dossier.publish.briefs.formats import Printing, check_endings, written

    path = Path(file)
    check_endings([path])
    data = written(brief, path.suffix, Printing(paper, tuple(map(Path, fonts))))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def collection_of(
    what: Sequence[Place | Dossier], site: Place | None, engine: str | None, progress: Progress | None
) -> tuple[Collection, Site, bool]:
    """Return the collection that a brief is made from, what is known of its site, and whether it is in none."""
    from dossier.publish.pages import Site

    dossiers = [one for one in what if isinstance(one, Dossier)]
    files = [one for one in what if not isinstance(one, Dossier)]
    if dossiers or (files and is_loose(files, site)):
        return linked([*dossiers, *loose_dossiers(files, site, engine)]), Site(), True
    from dossier.collection.build import build_collection
    from dossier.plugin import load_mkdocs
    from dossier.plugin.site import site_of

    settings, root = load_site(site)
    return build_collection(root, settings, progress=progress), site_of(load_mkdocs(str(config_of(site)))), False


def linked(dossiers: Sequence[Dossier]) -> Collection:
    """Join dossiers that belong to no site."""
    from dossier.collection.link import link
    from dossier.people.actors_file import Authority

    return link(dossiers, Authority())


def loose_dossiers(files: Sequence[Place], site: Place | None, engine: str | None) -> list[Dossier]:
    """Analyse files that are in no site."""
    from dossier.api.documents import show_all

    return [dossier for file in files for dossier in show_all(file, site=site, engine=engine).dossiers]


def is_loose(files: Sequence[Place], site: Place | None) -> bool:
    """Tell whether files are no part of a site: there is none, or they lie outside of it."""
    if site is None and not Path(CONFIG_FILE).is_file():
        return all(Path(one).is_file() for one in files)
    settings, root = load_site(site)
    content = (root / settings.content).resolve()
    return all(Path(one).is_file() and not Path(one).resolve().is_relative_to(content) for one in files)

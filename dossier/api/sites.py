"""The calls that are about a whole site."""

from __future__ import annotations

import gc
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.api.kit import Place, config_of, errors_are_ours, load_site, logged_problems_told
from dossier.errors import DossierError, SettingsError

if TYPE_CHECKING:
    from dossier.collection.changes import State
    from dossier.collection.progress import Progress
    from dossier.model import Collection, Notice
    from dossier.publish.cache import Cache
    from dossier.publish.exports.folder import Written


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is new in a site since its state was recorded."""

    former: State | None
    """The state that was recorded; None: nothing is known to be new."""
    state: State
    """The present state, with what changed."""
    path: Path
    """Where the state is recorded."""

    @property
    def is_changed(self) -> bool:
        """Tell whether anything is otherwise than it was recorded."""
        return self.former is None or self.former.prints != self.state.prints


@errors_are_ours()
def new(folder: Place, *, install_from: str | None = None) -> tuple[Path, ...]:
    """Make a working site, as `dossier new` does.

    Parameters:
        folder: Where; it must be new, empty, or the clone of an empty repository.
        install_from: Where the machine that publishes gets Dossier: an address that pip takes, or a wheel; None: as it
            was installed here.

    Returns:
        The files written, relative to the folder.

    Raises:
        DossierError: If the folder is not empty or cannot be written, or nothing can be installed from there.
    """
    from dossier.publish.new_site import create_site
    from dossier.publish.origin import origin_of

    return tuple(create_site(Path(folder), origin_of(install_from) if install_from is not None else None))


@errors_are_ours()
def build(site: Place | None = None, *, strict: bool = False, site_dir: Place | None = None) -> Path:
    """Build the site, as `dossier build` and `mkdocs build` do.

    Parameters:
        site: The folder of the site or its mkdocs.yml; None: the present folder.
        strict: Fail on a warning too.
        site_dir: Where it is written; None: where mkdocs.yml says.

    Returns:
        The folder of the built site.

    Raises:
        DossierError: If the build fails; what was built before stays.
    """
    from click import ClickException

    from dossier import plugin

    config = str(config_of(site))
    try:
        with logged_problems_told(config):
            return plugin.build(config, strict=strict, site_dir=None if site_dir is None else str(site_dir))
    except (ClickException, SystemExit) as error:  # MkDocs ends the program; a caller goes on
        message = getattr(error, "message", "") or str(error)
        raise DossierError(message.strip() or "the build failed; its log says why", path=config) from error


@errors_are_ours()
def load(site: Place | None = None, *, progress: Progress | None = None) -> Collection:
    """Read, analyse and join all documents of a site; what has not changed is taken from its cache.

    Parameters:
        site: The folder of the site or its mkdocs.yml; None: the present folder.
        progress: Told what is done, and how far it is.

    Returns:
        All dossiers: iterate over it, or ask `dossier(id)`; `profiles` are the actors across documents.

    Raises:
        DossierError: If the site cannot be used.
    """
    from dossier.collection.build import build_collection

    settings, root = load_site(site)
    return build_collection(root, settings, progress=progress)


@errors_are_ours()
def analyse(site: Place | None = None, *, scheduler: str | None = None, progress: Progress | None = None) -> Collection:
    """Analyse all documents of a site and keep the results for the next build, as `dossier analyse` does.

    Parameters:
        site: The folder of the site or its mkdocs.yml; None: the present folder.
        scheduler: Address of a Dask cluster that does it, such as `tcp://10.0.0.1:8786`.
        progress: Told what is done, and how far it is.

    Raises:
        DossierError: If the site keeps nothing between builds, or nobody answers at the address.
    """
    from dossier.collection.build import build_collection
    from dossier.collection.cluster import cluster

    settings, root = load_site(site)
    if not settings.cache:
        raise SettingsError("the results would be lost: the setting 'cache' is empty; name a folder")
    with cluster(scheduler) if scheduler else nullcontext() as executor:
        return build_collection(root, settings, progress=progress, executor=executor)


@errors_are_ours()
def check(site: Place | None = None, *, progress: Progress | None = None) -> tuple[Notice, ...]:
    """Return what needs attention in a site, as `dossier check` lists it.

    Parameters:
        site: The folder of the site or its mkdocs.yml; None: the present folder.
        progress: Told what is done, and how far it is.

    Returns:
        The notices with paths as seen from the site's folder; `dossier.wording.say` makes a sentence of their reasons.

    Raises:
        DossierError: If the site cannot be used.
    """
    from dossier.collection.build import build_collection, from_root

    settings, root = load_site(site)
    collection = build_collection(root, settings, progress=progress)
    return tuple(from_root(one, settings, root) for one in (*collection.all_notices, *collection.store_notices))


@errors_are_ours()
def changes(site: Place | None = None, *, write: bool = False, progress: Progress | None = None) -> Recorded:
    """Return what is new in a site since its state was recorded, as `dossier changes` lists it.

    Parameters:
        site: The folder of the site or its mkdocs.yml; None: the present folder.
        write: Record the present state.
        progress: Told what is done, and how far it is.

    Raises:
        DossierError: If the site keeps no state, or its file cannot be used.
    """
    from dossier.collection.build import build_collection
    from dossier.collection.changes import read_state, recorded, state_text
    from dossier.people.actors_file.edit import write_text
    from dossier.publish.pages import newest_day

    settings, root = load_site(site)
    if not settings.changes:
        raise SettingsError("the option 'changes' is empty: no state is kept for this site")
    path = root / settings.changes
    former = read_state(path)
    collection = build_collection(root, settings, progress=progress)
    state = recorded(collection.cards, former, newest_day(collection))
    if write:
        write_text(path, state_text(state))
    return Recorded(former, state, path)


@errors_are_ours()
def export(
    folder: Place, form: str = "json", *more: str, site: Place | None = None, progress: Progress | None = None
) -> Written:
    """Write all dossiers of a site into a folder, as `dossier export` does.

    Parameters:
        folder: Where; made when it is not there.
        form: What to write; `dossier export --help` lists the forms.
        more: Other forms that are written with it.
        site: The folder of the site or its mkdocs.yml; None: the present folder.
        progress: Told what is done, and how far it is.

    Returns:
        How many files were written, left unchanged and removed.

    Raises:
        DossierError: If there is no such form, it needs a package that is not installed, or a file is in the way that
            no export wrote.
    """
    from dossier.collection.build import build_collection
    from dossier.plugin.site import read_site
    from dossier.publish.exports.folder import FORMS
    from dossier.publish.exports.folder import export as write_export

    forms = (form, *more)
    if unknown := [name for name in forms if name not in FORMS]:
        raise DossierError(f"there is no export '{unknown[0]}'; there are {', '.join(FORMS)}")
    settings, root = load_site(site)
    collection = build_collection(root, settings, progress=progress)
    if progress:
        progress("writing", 0, 0)
    around = read_site(str(config_of(site)))
    return write_export(collection, forms, Path(folder), settings, root, around)


@errors_are_ours()
def cache(site: Place | None = None) -> Cache | None:
    """Return what a site keeps between builds, as `dossier cache` shows it; None where it keeps nothing."""
    from dossier.publish.cache import look

    folder = cache_folder(site)
    return None if folder is None else look(folder)


@errors_are_ours()
def prune_cache(site: Place | None = None) -> int:
    """Throw away what no build needs; return how many bytes that gave back.

    Raises:
        DossierError: If a build or a preview is at work.
    """
    from dossier.publish.cache import prune

    folder = cache_folder(site)
    return 0 if folder is None else prune(folder)


@errors_are_ours()
def clear_cache(site: Place | None = None) -> int:
    """Throw away all that is kept between builds; return how many bytes that was.

    Raises:
        DossierError: If a build or a preview is at work.
    """
    from dossier.publish.cache import clear

    folder = cache_folder(site)
    return 0 if folder is None else clear(folder)


def cache_folder(site: Place | None) -> Path | None:
    """Return where a site keeps things between builds; None where it keeps nothing."""
    gc.collect()  # a collection that nobody holds any more may still have the store open
    settings, root = load_site(site)
    return root / settings.cache if settings.cache else None

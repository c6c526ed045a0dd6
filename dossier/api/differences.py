"""The call that compares two states."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dossier.api.kit import CONFIG_FILE, Place, errors_are_ours, load_site, site_or_defaults

if TYPE_CHECKING:
    from dossier.model import Dossier
    from dossier.publish.difference import Difference


@errors_are_ours()
def diff(old: Place, new: Place, *, engine: str | None = None) -> Difference:
    """Compare two states, as `dossier diff` does: facts gained, lost and changed, matched by the words they rest on.

    Parameters:
        old: A built site, a folder of records, a record or a document; or `REVISION:PATH` of one, as git has it.
        new: The later state.
        engine: Which engine finds the actors in documents.

    Raises:
        DossierError: If a side holds nothing that can be compared.
    """
    from dossier.collection.one_file import analyse_file
    from dossier.collection.work import AUTHORITY_FILE
    from dossier.publish.difference import compare
    from dossier.publish.difference.states import read_state

    settings, here = site_or_defaults(None, engine)

    def analyse(path: Path, root: Path | None) -> Iterable[Dossier]:
        return analyse_file(path, settings, root or here)[0]

    beside = f"{settings.content}/{AUTHORITY_FILE}"
    return compare(read_state(str(old), analyse, beside), read_state(str(new), analyse, beside))


def without_withheld(site: Place | None = None) -> Callable[[str], str]:
    """Return what takes the names out of words that the site here withholds, which an older state may still hold."""
    if site is None and not Path(CONFIG_FILE).is_file():
        return str
    from dossier.collection.build import withheld_names

    settings, root = load_site(site)
    names = withheld_names(root, settings)
    return lambda words: names.blacked(words, names.everybody)

"""The site before the last, kept so that the next one is made out of it.

A site of ten thousand dossiers has sixty thousand files. To give each a second name for the next site and to take those
of the last away took half of a build with one edit; of a twin, which has all but a few files, only these are changed.
Its files are those of the site under a second name, so that it takes next to no room.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from dossier.people.actors_file.edit import write_text
from dossier.publish import swap
from dossier.publish.writer import Difference, Ground, complete, move, remove_empty, share
from dossier.publish.written import Written, below


@dataclass(frozen=True, slots=True)
class Apart:
    """In what a twin differs from the site, which is one build ahead."""

    changed: frozenset[str]
    """Files of the site that the twin lacks, or has in an older form."""
    added: frozenset[str]
    """Those of them that it lacks."""
    gone: frozenset[str]
    """Files that only the twin has."""


@dataclass(frozen=True, slots=True)
class Twin:
    """The twin of a site, and what is noted of it."""

    folder: Path | None
    """Where it lies or is to lie; None: there is to be none."""
    written: Written
    """What was written to the site the last time."""
    state: str
    """As `Written.state` has it from now on."""
    is_to_stay: bool = True
    """False: it holds names that are withheld from now on."""

    def complete(self, difference: Difference, ground: Ground, without: str = "") -> None:
        """Make the next site in the place of what lies aside.

        Parameters:
            difference: How the next site differs from the last.
            ground: Where the last one lies, and what was written aside.
            without: A folder that another program looked after in the site before, of which nothing is to be left.
        """
        apart = self.taken()
        if self.folder is None or apart is None:
            complete(difference, ground)
            return
        twin = self.folder
        has = (self.written.entries.keys() - apart.added) | apart.gone
        for address in sorted(has - difference.entries.keys()):
            (twin / address).unlink(missing_ok=True)
            remove_empty((twin / address).parent, twin)
        made: set[Path] = set()
        for address in sorted(apart.changed.intersection(difference.kept)):
            share(ground.site / address, twin / address, made)
        for address in difference.changed:
            (twin / address).parent.mkdir(parents=True, exist_ok=True)
            move(ground.aside / address, twin / address)
        shutil.rmtree(ground.aside)
        twin.rename(ground.aside)
        if without:
            take_away(ground.aside / without, ground.aside, difference)

    def taken(self) -> Apart | None:
        """Take what is noted of the twin; from now on it is none, whatever happens.

        Returns:
            None where there is no twin, or the site was changed by a build that noted nothing.
        """
        if self.folder is None:
            return None
        try:
            noted = json.loads(self.note.read_text("utf-8"))
            self.note.unlink()
            if self.is_to_stay and self.folder.is_dir() and self.written.state and noted["state"] == self.written.state:
                return Apart(*(frozenset(noted[name]) for name in ("changed", "added", "gone")))
        except (OSError, ValueError, KeyError, TypeError):
            pass
        self.drop()
        return None

    def exchange(self, difference: Difference, ground: Ground) -> None:
        """Put the site that was built aside in its place, and keep the last one as its twin where that takes no room.

        Parameters:
            difference: How the site differs from the last.
            ground: Where both lie.
        """
        shared = difference.kept[:1]
        has_links = bool(shared) and (ground.aside / shared[0]).stat().st_nlink > 1
        if swap.publish(ground.site, self.folder if has_links and self.is_to_stay else None):
            apart = {"changed": difference.changed, "added": sorted(difference.added), "gone": difference.gone}
            try:
                write_text(self.note, json.dumps({"state": self.state, **apart}))
            except OSError:
                self.drop()

    @property
    def note(self) -> Path:
        """The file that says how it differs from the site."""
        assert self.folder is not None
        return self.folder.with_name(f"{self.folder.name}.json")

    def drop(self) -> None:
        """Do without a twin."""
        self.note.unlink(missing_ok=True)
        if self.folder is not None and self.folder.exists():
            shutil.rmtree(self.folder, ignore_errors=True)


def take_away(folder: Path, site: Path, difference: Difference) -> None:
    """Remove what lies in a folder of a site and is none of its files."""
    for address, _ in list(below(folder)):
        path = folder / address
        if path.relative_to(site).as_posix() not in difference.entries:
            path.unlink(missing_ok=True)
            remove_empty(path.parent, site)

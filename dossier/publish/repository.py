"""The git checkout that a site lies in: where its mkdocs.yml stands inside the repository."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Checkout:
    """A repository as it was checked out."""

    folder: str = ""
    """Of mkdocs.yml inside the repository; nothing at its top."""
    branch: str = ""
    """The one that the forge shows first; nothing where the checkout does not say."""


def find_checkout(root: Path) -> Checkout | None:
    """Return the checkout around a folder, or None outside of one.

    Parameters:
        root: The folder of mkdocs.yml, absolute.
    """
    for top in (root, *root.parents):
        git = top / ".git"
        if git.exists():  # a folder; a file in a submodule and in a second working tree
            folder = root.relative_to(top).as_posix()
            return Checkout("" if folder == "." else folder, default_branch(git))
    return None


def default_branch(git: Path) -> str:
    """Return the default branch of the repository that was cloned, else the one that is checked out.

    A forge's own runner fetches one commit: nothing there notes the default branch, but it has its branch checked out.
    """
    default = _named_in(git / "refs" / "remotes" / "origin" / "HEAD", "ref: refs/remotes/origin/")
    return default or _named_in(git / "HEAD", "ref: refs/heads/")


def _named_in(file: Path, before: str) -> str:
    """Return the branch that a file of git names, or nothing."""
    try:
        said = file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return said.removeprefix(before) if said.startswith(before) else ""

"""The forge that keeps the sources: where it edits a file, and where it opens a new one.

MkDocs is told where its own pages are edited (`repo_url` with `edit_uri` or `edit_uri_template`). Sources and their
corrections lie elsewhere in the same repository, so that is taken apart: what stands before the folder of the pages,
and which forge it is, since each has its own way to open a new file.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from functools import cache
from posixpath import normpath
from typing import Literal
from urllib.parse import quote, urlencode, urljoin, urlsplit

from dossier.people.actors_file.withhold import BAR
from dossier.people.corrections.form import corrections_name
from dossier.publish.pages.site import Site, safe_href

Kind = Literal["github", "gitlab", "gitea", "bitbucket", "other"]

MKDOCS_DEFAULTS = frozenset({"edit/master/docs/", "src/default/docs/"})
"""What MkDocs takes for `edit_uri` where mkdocs.yml has none, whatever the branch and the folder of the pages are."""

_VERB = re.compile(r"/(?P<verb>-/(?:edit|blob|tree|raw)|edit|blob|tree|raw|_edit|src(?:/branch)?)/(?P<rest>[^?#]+)\Z")
_MARK = "dossier/path"
MESSAGE = re.compile(r"#[0-9]+\Z")
"""What the path of a message or entry has after that of its file: `box.mbox#3`; a `#` elsewhere is the file's own."""

_EDITS: dict[Kind, str] = {"github": "edit", "gitlab": "-/edit", "gitea": "_edit", "bitbucket": "src"}
_OPENS: dict[Kind, str] = {"github": "new", "gitlab": "-/new", "gitea": "_new"}


@dataclass(frozen=True, slots=True)
class Forge:
    """Where files of the repository are edited; paths are counted from the folder of mkdocs.yml."""

    kind: Kind
    before: str
    """Up to the path of a file; with a forge that is known up to its verb, `edit`."""
    below: str = ""
    """Branch and folder of mkdocs.yml, such as `main/web`; nothing with another forge."""
    after: str = ""
    """What follows the path of a file."""
    safe: str = "/"
    """What of a path is not encoded."""

    def edit(self, path: str) -> str:
        """Return where a file that is there is edited."""
        if self.kind == "other":
            return f"{self.before}{quote(path, safe=self.safe)}{self.after}"
        place = f"{self.before}/{_EDITS[self.kind]}/{quote(normpath(f'{self.below}/{path}'))}"
        if self.kind == "bitbucket":
            return f"{place}?{urlencode({'mode': 'edit', 'at': self.below.partition('/')[0]})}"
        return place

    def new(self, path: str) -> str:
        """Return where a file that is not there yet is begun; nothing where that is not known."""
        if self.kind == "other":
            return ""
        folder, _, name = normpath(f"{self.below}/{path}").rpartition("/")
        if self.kind == "bitbucket":
            return f"{self.before}/src/{quote(folder)}/"  # its page has "Add file", which no address opens
        field = "file_name" if self.kind == "gitlab" else "filename"
        return f"{self.before}/{_OPENS[self.kind]}/{quote(folder)}?{urlencode({field: name})}"

    @property
    def fills(self) -> bool:
        """Whether a new file takes its text from `value` in the address (GitHub; Gitea's Web UI API)."""
        return self.kind in ("github", "gitea")


@cache
def forge_of(site: Site) -> Forge | None:
    """Return the forge of a site, or None when mkdocs.yml names none that can be told."""
    repository = site.repo_url.rstrip("/").removesuffix(".git")
    parts = template_parts(site.edit_template) if site.edit_template else (site.edit_uri, "", "/")
    if parts is None or not parts[0]:
        return None
    begun, after, safe = parts
    join_at = repository if begun.startswith(("?", "#")) else f"{repository}/"
    before = safe_href(urljoin(join_at if repository else "", begun))
    if before is None:
        return None
    found = None if after else _VERB.search(before)
    if found is None:
        return Forge("other", without_tail(before, site.docs_dir, safe) + encoded(site.folder, safe), "", after, safe)
    kind, head = kind_of(before, found["verb"]), before[: found.start()]
    rest = found["rest"].removeprefix("branch/") if kind == "gitea" else found["rest"]
    return Forge(kind, head, rooted(site, rest.strip("/")))


def kind_of(address: str, verb: str) -> Kind:
    """Tell which forge an address belongs to, by its host, else by the form of its paths."""
    host = urlsplit(address).netloc.lower()
    if "bitbucket" in host:
        return "bitbucket"
    if "gitlab" in host or verb.startswith("-/"):
        return "gitlab"
    if verb.startswith(("_", "src")) or any(name in host for name in ("gitea", "forgejo", "codeberg")):
        return "gitea"
    return "github"


def template_parts(template: str) -> tuple[str, str, str] | None:
    """Return what stands before and after the path in an `edit_uri_template`, and what of the path is not encoded.

    None for a template without the whole path: it cannot name a file with another ending.
    """
    made = _Formatter().format(template, path=_MARK, path_noext="")
    for mark, safe in ((_MARK, "/"), (quote(_MARK, safe=""), "")):
        before, found, after = made.partition(mark)
        if found:
            return before, after, safe
    return None


class _Formatter(string.Formatter):
    """Knows `{path!q}`, as MkDocs does."""

    def convert_field(self, value: object, conversion: str | None) -> object:
        """Encode a path, its strokes too."""
        return quote(str(value), safe="") if conversion == "q" else super().convert_field(value, conversion)


def rooted(site: Site, rest: str) -> str:
    """Return branch and folder of mkdocs.yml, given branch and folder of the pages as mkdocs.yml has them."""
    default = site.edit_uri in MKDOCS_DEFAULTS and not site.edit_template
    branch, _, folder = rest.partition("/")
    if site.checkout is not None and (default or not ends_with(rest, site.docs_dir)):
        branch = (site.checkout.branch if default else "") or branch
        return joined(branch, site.checkout.folder)
    if default and folder != site.docs_dir:
        return joined(branch, site.folder)
    return joined(without_tail(rest, site.docs_dir, "/"), site.folder)


def ends_with(address: str, folder: str) -> bool:
    """Tell whether an address ends in a folder."""
    return bool(folder) and f"/{address.strip('/')}".endswith(f"/{folder}")


def without_tail(address: str, folder: str, safe: str) -> str:
    """Return an address without the folder of the pages at its end."""
    tail = encoded(folder, safe)
    return address[: -len(tail)] if tail and f"{address.rstrip('/')}{'/' if safe else ''}".endswith(tail) else address


def encoded(folder: str, safe: str) -> str:
    """Return a folder as it stands before a path."""
    return quote(f"{folder}/", safe=safe) if folder else ""


def joined(*parts: str) -> str:
    """Join folders, leaving out what is empty."""
    return "/".join(part.strip("/") for part in parts if part.strip("/"))


def located(site: Site, path: str) -> str:
    """Return a path below the content folder as seen from mkdocs.yml."""
    return joined(site.content, MESSAGE.sub("", path))


def source_edit_link(site: Site, path: str) -> str | None:
    """Return where the forge edits a source document, or None; a path with a withheld name leads nowhere."""
    forge = forge_of(site)
    return None if forge is None or BAR in path else forge.edit(located(site, path))


@dataclass(frozen=True, slots=True)
class Editor:
    """Where the forge opens the corrections file of a source."""

    address: str
    fills: bool
    """Whether the address takes the text of the file as `value`: it is new, and the forge can do so."""


def corrections_editor(site: Site, path: str, *, exists: bool) -> Editor | None:
    """Return where the corrections of a source are written on the forge, or None where that is not known.

    Parameters:
        site: Tells the repository.
        path: Path of the source under the content folder.
        exists: Whether the corrections file is there already.
    """
    forge = forge_of(site)
    if forge is None or BAR in path:
        return None
    target = located(site, corrections_name(path))
    address = forge.edit(target) if exists else forge.new(target)
    return Editor(address, forge.fills and not exists) if address else None

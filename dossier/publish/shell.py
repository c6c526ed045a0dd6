"""The theme round our pages: printed by the theme with marks in the places of what differs, then filled page by page.

A site of ten thousand dossiers has a few dozen shells: one for each template, first folder and depth of the address,
since themes write relative links and look at where a page stands. Pages of the navigation have each their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple
from urllib.parse import quote

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import escape

from dossier.errors import DossierError
from dossier.model import Page, SearchEntry
from dossier.publish.pages.plan import Plan

# Escaping and stripping tags leaves these as they are; JSON (a title in a script) tells itself by the accent.
TITLE = "Dossier7Titlé7Mark"
DESCRIPTION = "Dossier7Déscription7Mark"
BODY = "<h1>Dossier7Body7Mark</h1>"
"""A heading, as in each of our pages: Material adds one of its own where it finds none."""
HEAD = "<!--Dossier7Head7Mark-->"
"""Stands before the end of the head, where what a page tells programs is put in."""
PLACE = "dossier7place"
"""What the parts of a probe's address begin with."""

END_OF_HEAD = re.compile(r"</head\s*>", re.IGNORECASE)
_LEFT = re.compile("dossier7(?:titl|d|body|place)", re.IGNORECASE)
"""Begins every mark, also one that a theme changed beyond recognition."""


class Frame(NamedTuple):
    """What pages must have in common to stand in one shell."""

    template: str
    folder: str
    """First part of the address."""
    depth: int


@dataclass(frozen=True, slots=True)
class Probe:
    """A page that is printed only to see what the theme puts round it, or round all pages of its frame."""

    url: str
    template: str
    title: str
    frame: Frame | None = None
    """None for a page of the navigation."""

    @property
    def page(self) -> Page:
        """The page, with marks in the places of its words."""
        return Page(self.url, self.title, BODY, self.template, {"description": DESCRIPTION})


@dataclass(frozen=True, slots=True)
class Shell:
    """What a theme prints round a page."""

    pieces: tuple[str, ...]
    """Words of the theme, and between each two of them what is to be put there: a mark, or the probe's address."""
    url: str
    """Address of the probe."""
    digest: str

    @property
    def marks(self) -> frozenset[str]:
        """What stands in the places of words."""
        return frozenset(self.pieces[1::2]) - {self.url}


def frame_of(plan: Plan) -> Frame:
    """Return in which frame a page stands."""
    return Frame(plan.template, plan.url.partition("/")[0], plan.url.count("/"))


def probe_for(frame: Frame, number: int) -> Probe:
    """Return the page to be printed for a frame; the number keeps the addresses of probes apart."""
    below = f"{PLACE}{number}x/" * (frame.depth - 1)
    return Probe(f"{frame.folder}/{below}", frame.template, TITLE, frame)


def split(printed: str, url: str) -> Shell:
    """Find the marks in what the theme printed.

    Parameters:
        printed: The whole page of a probe.
        url: Its address; where that stands in the page, each page's own will.

    Raises:
        DossierError: If the theme does something with the body or the address that cannot be done to it later.
    """
    printed = END_OF_HEAD.sub(f"{HEAD}\\g<0>", printed, count=1)
    marks = [BODY, HEAD, *(form for mark in (TITLE, DESCRIPTION) for form in (mark, in_json(mark)))]
    marks += [url] if PLACE in url else []
    pieces = tuple(re.split(f"({'|'.join(map(re.escape, marks))})", printed))
    if pieces.count(BODY) != 1 or any(_LEFT.search(piece) for piece in pieces[::2]):
        raise DossierError(
            "the theme does more with pages than print their title, description and body; set 'pages: mkdocs' under the"
            " plugin 'dossier'"
        )
    return shell_of(pieces, url)


def shell_of(pieces: Iterable[str], url: str) -> Shell:
    """Return a shell with its digest, which tells what was kept of one and is damaged."""
    pieces = tuple(pieces)
    return Shell(pieces, url, sha256("".join(pieces).encode("utf-8", "surrogatepass")).hexdigest())


def by_digest(shells: Iterable[Shell]) -> dict[str, Shell]:
    """Return shells by their digests."""
    return {shell.digest: shell for shell in shells}


Words = Mapping[str, bytes]
"""Mark -> what a page has in its place, encoded."""


@dataclass(slots=True)
class Filled:
    """A page in its shell, made when it is first asked for."""

    shell: Shell
    plan: Plan
    former: Callable[[], Words | None] = lambda: None
    """Gives what the page had in the places of the marks in a file of before, if that is known and still the same."""
    lengths: str = ""
    """Of what was put in the places of the marks, once the content was asked for."""
    _made: Page | None = None

    @property
    def page(self) -> Page:
        """The page itself."""
        self._made = self._made or self.plan.make()
        return self._made

    def content(self) -> bytes:
        """Return the content of its file; a page that stood in another shell is not printed again."""
        words = self.former()
        if words is None or not words.keys() >= self.shell.marks:
            words = words_of(self.page)
        content, self.lengths = wrapped(self.shell, words, self.plan.url)
        return content

    def found(self) -> SearchEntry | None:
        """Return what search knows of it."""
        return self.page.found


def words_of(page: Page) -> Words:
    """Return what a page has in the places of marks, title and description escaped, since themes print them raw."""
    title, description = escape(page.title), escape(page.meta["description"])
    words = {
        TITLE: title,
        in_json(TITLE): in_json(title),
        DESCRIPTION: description,
        in_json(DESCRIPTION): in_json(description),
        BODY: page.body,
        HEAD: page.head,
    }
    return {mark: encoded(str(text)) for mark, text in words.items()}


def wrapped(shell: Shell, words: Words, url: str) -> tuple[bytes, str]:
    """Put words into a shell.

    Parameters:
        shell: What stands round them.
        words: At least those whose marks the shell has.
        url: Address of the page.

    Returns:
        The whole page, and the length of the words in the place of each mark, with blanks between.
    """
    put = [*map(encoded, shell.pieces)]
    put[1::2] = [words[mark] if mark in words else encoded(quote(url)) for mark in shell.pieces[1::2]]
    return b"".join(put), " ".join(str(len(words)) for words in put[1::2])


def taken_out(content: bytes, shell: Shell, lengths: str) -> Words | None:
    """Take the words out of a page again; None where it is not what `wrapped` gave, or lengths are not what it told.

    Parameters:
        content: The whole page.
        shell: What stands round the words.
        lengths: As `wrapped` returned them.
    """
    words: dict[str, bytes] = {}
    place, pieces = 0, iter(shell.pieces)
    told = lengths.split()
    if len(told) != len(shell.pieces) // 2 or not all(map(str.isdecimal, told)):
        return None
    for length in map(int, told):
        before, mark = encoded(next(pieces)), next(pieces)
        if not content.startswith(before, place):
            return None
        place += len(before) + length
        words[mark] = content[place - length : place]
    end = encoded(next(pieces))
    return words if content.startswith(end, place) and place + len(end) == len(content) else None


def encoded(text: str) -> bytes:
    """Return the bytes of a text on a page."""
    return text.encode("utf-8", "xmlcharrefreplace")


def with_head(printed: str, head: str) -> str:
    """Return a page that MkDocs printed with what it tells programs."""
    return END_OF_HEAD.sub(lambda end: f"{head}{end[0]}", printed, count=1)


def in_json(text: str) -> str:
    """Return a text as the filter `tojson` prints it, without its quotation marks."""
    return str(htmlsafe_json_dumps(str(text)))[1:-1]

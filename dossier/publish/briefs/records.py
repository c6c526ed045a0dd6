"""What a brief is, before it is Word, PDF, Markdown or HTML: sections of items, each with what it rests on.

Everything a reader sees is words already, in the language of the site; a writer only sets them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dossier.model import Span

PieceKind = Literal["words", "ours"]
SectionKind = Literal["lines", "facts", "people", "quotes", "timeline", "open", "corrections"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text of one origin."""

    text: str
    kind: PieceKind = "words"
    """`words`: of a source or a person; `ours`: put in by us, set in brackets."""


@dataclass(frozen=True, slots=True)
class Cite:
    """That an item rests on words of a document."""

    document: str
    """Id of the document."""
    span: Span
    label: str = ""
    """`2.4`: the fourth passage of the second source; given once all items are known."""

    @property
    def target(self) -> str:
        """Return the id of the passage, by which a writer makes links."""
        return f"source-{self.label.replace('.', '-')}"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a brief says."""

    pieces: tuple[Piece, ...]
    cites: tuple[Cite, ...] = ()
    label: str = ""
    """What stands in front: who, or when."""
    remarks: tuple[str, ...] = ()
    """How sure it is, how a date was read, who says so."""


@dataclass(frozen=True, slots=True)
class Section:
    """Items under a heading."""

    kind: SectionKind
    title: str
    items: tuple[Item, ...]
    note: str = ""
    """What a reader has to know of all of them: that they are word for word, how many were left out."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a source that items rest on."""

    label: str
    pieces: tuple[tuple[str, bool], ...]
    """(text, whether an item rests on these very words)."""
    place: str
    """Where they stand, in words: `paragraph 4`."""
    address: str = ""
    """Of the words on the site, where it is published."""

    @property
    def id(self) -> str:
        """Return what citations lead to."""
        return f"source-{self.label.replace('.', '-')}"


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the brief draws on."""

    number: int
    title: str
    about: str
    """Author, publisher, date, in a line."""
    file: str
    """Path of the file."""
    url: str = ""
    """Where the document was published; only a safe web address."""
    page: str = ""
    """Of its dossier on the site, where that is published."""
    remarks: tuple[str, ...] = ()
    """Whether a person looked at it; whether a name is withheld in it."""
    passages: tuple[Passage, ...] = ()

    @property
    def id(self) -> str:
        """Return what stands for the source in links."""
        return f"source-{self.number}"

    @property
    def described(self) -> str:
        """Return what is said of it beside title and addresses; the file where no address tells where to find it."""
        parts = (self.about, "" if self.url else self.file, *self.remarks)
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief, ready to be written in any format."""

    kind: str
    """`Brief on a document`."""
    title: str
    scope: tuple[str, ...]
    """What it covers, in a few sentences."""
    sections: tuple[Section, ...]
    sources_title: str
    sources: tuple[Source, ...]
    made: tuple[str, ...]
    """How it was made and what it is not, in sentences."""
    made_title: str
    language: str = "en"
    """Of our words, BCP 47."""
    day: str = ""
    """The newest day that any of the documents bears, `2021-10-02`; the clock would make every run differ."""
    date: str = ""
    """The same in words, with what it is: `As of 2 October 2021`."""
    page_of: str = "Page {0} of {1}"
    """What stands at the foot of printed pages."""


def runs(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Give pieces as they are set: ours in brackets, with the space that parts them from their neighbours."""
    for number, piece in enumerate(pieces):
        if piece.kind == "words":
            yield piece
            continue
        after = " " if number + 1 < len(pieces) and not pieces[number + 1].text.startswith((" ", ",", ".")) else ""
        before = " " if number and not pieces[number - 1].text.endswith(" ") else ""
        yield Piece(f"{before}[{piece.text}]{after}", "ours")

"""What every reader is given, and what every reader makes: a normalised document from parts of text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dossier.model import Block, BlockKind, Document, Notice, Reason, Span, Stated
from dossier.read.blocks import LABEL_LINE, find_blocks
from dossier.read.language import main_language, mark_languages
from dossier.read.metadata import FRONT_MATTER, date_in_name, language_tag
from dossier.read.normalise import BIDI, normalise
from dossier.read.slug import slug_of
from dossier.settings import Settings


@dataclass(frozen=True, slots=True)
class Source:
    """A source file in memory."""

    path: str
    """Under the content folder, for people."""
    data: bytes
    media_type: str = "text/plain"
    sha256: str = ""
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Part:
    """A block of text as a format's own structure gives it."""

    text: str
    kind: BlockKind = "paragraph"
    bold: bool = False
    """All of it is set in bold type."""
    pages: tuple[tuple[int, int], ...] = ()
    """Where a page begins in it, with its number counted from 1; the first entry stands at 0."""


def row_of(cells: Iterable[str]) -> Part:
    """Return a row of a table as text; two cells of a memo's head ("To:", "Harbour Committee") are a line of it."""
    listed = [" ".join(cell.split()) for cell in cells]
    line = " ".join(listed)
    if len(listed) == 2 and listed[0].endswith(":") and LABEL_LINE.match(line):
        return Part(line)
    return Part(" | ".join(listed), "table") if len(listed) > 1 else Part(line)


def make_document(
    source: Source,
    text: str | Iterable[Part],
    fields: Mapping[str, Stated],
    *,
    path: str | None = None,
    steps: Iterable[str] = (),
    first_line: int = 1,
    own_fields: tuple[tuple[str, ...], ...] = (),
) -> tuple[Document, tuple[Notice, ...]]:
    """Normalise the text, cut it into blocks and fill in what the file itself does not say.

    Parameters:
        source: The file.
        text: The text as decoded, or its parts where the format has a structure.
        fields: Metadata by field name of `Document`.
        path: The document's path where a file holds several.
        steps: What was done to the text before, for the record.
        first_line: Line of the file on which the text begins.
        own_fields: What the head of the file says beside.

    Returns:
        The document, and notices about what its text holds.
    """
    name = path or source.path
    pages: tuple[int, ...] = ()
    if isinstance(text, str):
        clean, done = normalise(text)
        blocks = find_blocks(clean)
    else:
        clean, done, blocks, pages = _joined(text)
    blocks = mark_languages(clean, blocks)
    given = {**fields}
    stated = given.get("date")
    # The name is what a person wrote on the file, so it outranks a page's or mail's own date; not in a file of many.
    if (stated is None or (stated.basis != FRONT_MATTER and path is None)) and (named := date_in_name(source.path)):
        given["date"] = named
    language = source.settings.language and language_tag(source.settings.language)
    if language:
        given["language"] = Stated(language, Reason("settings"))
    elif "language" not in given and (guessed := main_language(clean, blocks)):
        given["language"] = Stated(guessed, Reason("language-of-the-text"))
    document = Document(
        id=slug_of(name),
        path=name,
        text=clean,
        blocks=blocks,
        media_type=source.media_type,
        sha256=source.sha256,
        normalisation=tuple(dict.fromkeys((*steps, *done))),
        first_line=first_line,
        pages=pages,
        fields=own_fields,
        **given,  # type: ignore[arg-type]  # fields of metadata only
    )
    return document, _text_notices(document)


def _joined(parts: Iterable[Part]) -> tuple[str, tuple[str, ...], tuple[Block, ...], tuple[int, ...]]:
    """Join parts with blank lines between them; their structure decides the blocks.

    Only paragraphs are looked at again, because no format marks a date line or byline as what it is.
    """
    texts: list[str] = []
    given: list[Block] = []
    done: dict[str, None] = {}
    pages: list[int] = []
    at = 0
    for part in parts:
        clean, steps = normalise(part.text)
        clean = clean.strip()
        if not clean:
            continue
        done.update(dict.fromkeys(steps))
        given.append(Block(Span(at, at + len(clean)), part.kind, bold=part.bold))
        for place, page in part.pages:
            pages += [at + len(normalise(part.text[:place])[0].lstrip())] * (page - len(pages))
        texts.append(clean)
        at += len(clean) + 2
    text = "\n\n".join(texts)
    # A part that begins with a combining mark cannot join its neighbour: line feeds stand between. So NFC still holds.
    return text, tuple(done), _blocks(text, given), tuple(pages)


def _blocks(text: str, given: list[Block]) -> tuple[Block, ...]:
    """Return one block a part; a paragraph that holds lines about the document is cut as plain text would be.

    Where no part is marked as a heading the writer used none of the format's, and plain text's signs of one count.
    """
    plain = find_blocks(text)
    unmarked = all(part.kind != "heading" for part in given)
    blocks: list[Block] = []
    at = 0
    for part in given:
        inside: list[Block] = []
        while at < len(plain) and plain[at].span.start < part.span.end:
            inside.append(plain[at])
            at += 1
        telling = {"meta", "item", "heading"} if unmarked else {"meta", "item"}
        if part.kind == "paragraph" and any(block.kind in telling for block in inside):
            blocks += inside if len(inside) > 1 else [replace(part, kind=inside[0].kind)]
        else:
            blocks.append(part)
    return tuple(blocks)


def _text_notices(document: Document) -> tuple[Notice, ...]:
    """Report what a reader should know of the text: nothing in it, damage mended, hidden directions."""
    notices: list[Notice] = []
    if not document.text.strip():
        notices.append(Notice("no-text", Reason("holds-no-text"), document.path, document.first_line))
    for step in document.normalisation:
        if step.startswith("wrong decoding mended"):
            reason = Reason("characters-put-right", (step[23:-1],))
            notices.append(Notice("mended-encoding", reason, document.path, document.first_line, "info"))
    bidi = BIDI.search(document.text)
    if bidi:
        line = document.first_line + document.text.count("\n", 0, bidi.start())
        reason = Reason("direction-marks-shown", (f"U+{ord(bidi.group()):04X}",))
        notices.append(Notice("direction-marks", reason, document.path, line, "info"))
    return tuple(notices)

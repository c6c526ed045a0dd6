"""Read plain text and Markdown, with or without front matter."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.model import Document, Notice, Reason, Severity
from dossier.read.decode import Decoded, decode
from dossier.read.front_matter import one_key, split_front_matter
from dossier.read.markdown import has_links, parse_markdown, reduce_links
from dossier.read.metadata import FRONT_MATTER, fields_of, keys_used
from dossier.read.source import Part, Source, make_document
from dossier.settings import Settings


def document_from_text(
    text: str,
    *,
    path: str = "-",
    media_type: str = "text/plain",
    sha256: str = "",
    settings: Settings | None = None,
) -> Document:
    """Make a document of text in memory.

    Parameters:
        text: Text, with or without YAML front matter.
        path: Names the document; its slug is the id.
        media_type: `text/plain`, or `text/markdown` to reduce Markdown to its text.
        sha256: Of the file's bytes, if there is a file.
        settings: The site's options.

    Returns:
        The document; notices are left out (`read_text` has them).
    """
    source = Source(path, b"", media_type, sha256, settings or Settings())
    return read_text(text, source)[0]


def read_plain(source: Source) -> tuple[list[Document], list[Notice]]:
    """Read a plain-text or Markdown file."""
    decoded = decode(source.data)
    if decoded.binary:
        return [], [undecodable(source.path, decoded)]
    steps = () if decoded.encoding == "utf-8" else (f"decoded from {decoded.encoding}",)
    document, notices = read_text(decoded.text, source, steps)
    return [document], [*doubtful(source.path, decoded), *notices]


def read_text(text: str, source: Source, steps: Iterable[str] = ()) -> tuple[Document, tuple[Notice, ...]]:
    """Make a document of decoded text: front matter off, markup reduced, normalised, cut into blocks."""
    steps = list(steps)
    if "\r" in text:  # Before the front matter is looked for; the same replacement as in `normalise`.
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        steps.append("LF")
    text = text.removeprefix("\ufeff")
    front, notices = split_front_matter(text, source.path)
    fields, more = fields_of(
        front.values, FRONT_MATTER, source.path, front.lines, date_order=source.settings.date_order
    )
    first_line = text.count("\n", 0, front.length) + 1
    text = text[front.length :]
    body: str | list[Part] = text
    if source.media_type == "text/markdown":
        body = parse_markdown(text)
        steps.append("Markdown to text")
    elif has_links(text):
        # Nobody means a reader to see `[label](https://…)`; all else in plain text stays as it stands.
        body = reduce_links(text)
        steps.append("Markdown links to their text")
    used = keys_used(front.values, source.settings.date_order)
    own = tuple(each for each in front.fields if one_key(each[0].removesuffix(".name")) not in used)
    document, noticed = make_document(source, body, fields, steps=steps, first_line=first_line, own_fields=own)
    return document, (*notices, *more, *noticed)


def undecodable(path: str, decoded: Decoded) -> Notice:
    """Say that a file is no text."""
    return Notice("undecodable", Reason("no-encoding-fits"), path, decoded.doubtful or 1, "error")


def doubtful(path: str, decoded: Decoded) -> list[Notice]:
    """Say that a file is not UTF-8, how it was read instead, and whether that fits."""
    if decoded.doubtful is None:
        return []
    lost = "\ufffd" in decoded.text
    if lost:
        code = "encoding-with-loss"
    elif not decoded.certain:
        code = "encoding-guessed"
    else:
        code = "encoding-that-fits"
    severity: Severity = "warning" if lost or not decoded.certain else "info"
    return [Notice("encoding", Reason(code, (decoded.encoding,)), path, decoded.doubtful, severity)]

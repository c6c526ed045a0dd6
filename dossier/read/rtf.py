"""Read Rich Text Format (`.rtf`), which Word, WordPad and TextEdit write.

striprtf (BSD, 50 kB, Python alone) takes off the control words; what it gives is plain text with line feeds between
paragraphs, so that headings and lists are found as in plain text.
"""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from dossier.model import Document, Notice, Reason
from dossier.read.encodings import guess_encoding
from dossier.read.source import Part, Source, make_document

_HIDDEN = re.compile(rb"\\v(?![a-z0-9])")
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{1,5})")


def read_rtf(source: Source) -> tuple[list[Document], list[Notice]]:
    """Read a Rich Text document."""
    try:
        # Control words and escapes are ASCII; raw bytes above it, which some programs write, are of the code page.
        text: str = rtf_to_text(  # type: ignore[no-untyped-call]
            source.data.decode(_encoding(source.data), "replace"), errors="replace"
        )
    except Exception as error:  # a parser of another package may raise anything on a broken file
        reason = Reason("not-rich-text", (type(error).__name__,))
        return [], [Notice("unreadable", reason, source.path, severity="error")]
    parts = [Part(line.strip()) for line in text.replace("\r", "\n").split("\n") if line.strip()]
    document, noticed = make_document(source, "\n\n".join(part.text for part in parts), {}, steps=("RTF to text",))
    if _HIDDEN.search(source.data):
        noticed = (Notice("hidden-text", Reason("hidden-text-read"), source.path), *noticed)
    return [document], [*noticed]


def _encoding(data: bytes) -> str:
    """Return the encoding of raw bytes above ASCII in the file."""
    named = _CODE_PAGE.search(data[:2000])
    if named and named[1] in {b"1250", b"1251", b"1252", b"1253", b"1254", b"1255", b"1256", b"1257", b"1258", b"932"}:
        return f"cp{named[1].decode()}"
    return guess_encoding(data).encoding if re.search(rb"[\x80-\xff]", data) else "cp1252"

"""Read web pages that a browser saved as one file (`.mht`, `.mhtml`): a mail message whose main part is the page."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from dossier.model import Document, Notice, Reason
from dossier.read.decode import decode
from dossier.read.html import read_html
from dossier.read.metadata import is_address
from dossier.read.normalise import one_line
from dossier.read.source import Source

MAX_PARTS = 2_000
"""Parts looked at; a page has a hundred pictures and styles."""


def read_mhtml(source: Source) -> tuple[list[Document], list[Notice]]:
    """Read the page in an MHTML file."""
    try:
        message = message_from_bytes(source.data)
        page = next((part for _, part in zip(range(MAX_PARTS), message.walk(), strict=False) if _is_page(part)), None)
        data = page.get_payload(decode=True) if page is not None else None
    except (MessageError, RecursionError, ValueError, LookupError, AssertionError) as error:
        return [], [Notice("unreadable", Reason("not-a-saved-page", (type(error).__name__,)), source.path, 1, "error")]
    if page is None or not isinstance(data, bytes):
        return [], [Notice("unreadable", Reason("holds-no-page"), source.path, 1, "error")]
    charset = page.get_param("charset")
    markup = decode(data, charset if isinstance(charset, str) else None).text
    location = one_line(str(message.get("Snapshot-Content-Location") or page.get("Content-Location") or ""))
    if is_address(location):  # noted as a browser does that saves the page alone
        markup = f"<!-- saved from url=(0000){location} -->\n{markup}"
    return read_html(replace(source, data=markup.encode("utf-8", "replace"), media_type="text/html"))


def _is_page(part: Message) -> bool:
    """Tell whether a part is HTML."""
    return part.get_content_type() in {"text/html", "application/xhtml+xml"}

"""Read e-mail: one message (`.eml`) or a mailbox of them (`.mbox`).

The standard library parses the message with its older, laxer policy: the newer one raises on some malformed headers.
What somebody else wrote is kept apart from what the sender wrote: a chain of earlier messages at the end is left out,
lines quoted between the sender's own stay visible but count as lines about the document, so that nobody is credited
with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import HeaderParseError, MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

from dossier.model import Document, Notice, Reason
from dossier.read.decode import BOMS, decode
from dossier.read.mail_chains import bare_subject, is_forwarded, own_words
from dossier.read.markup import html_to_parts
from dossier.read.metadata import MAIL_HEADER, fields_of
from dossier.read.normalise import one_line
from dossier.read.source import Part, Source, make_document

MAX_MESSAGES = 10_000
"""Messages read of one mailbox."""

MAX_PARTS = 200
"""Parts looked at in one message."""

MAX_NESTING = 20
"""Parts inside parts; real mails have four."""

HEADER_LENGTH = 2_000

_SEPARATOR = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From "
    rb"(?:[^\r\n]{0,400}\d\d:\d\d[^\r\n]{0,100}|[^\r\n]{0,500}(?=\r?\n[!-9;-~]{1,80}:))\r?\n"
)
"""The line between two messages: a time of day stands in it or a header follows, since not every program escapes the
"From " with which a sentence begins."""


def read_eml(source: Source) -> tuple[list[Document], list[Notice]]:
    """Read a single message."""
    document, notices = _read_message(source, in_ascii_octets(source.data), None)
    return [document], notices


def read_mbox(source: Source) -> tuple[list[Document], list[Notice]]:
    """Read the messages of a mailbox, each as a document of its own."""
    documents: list[Document] = []
    notices: list[Notice] = []
    for number, data in enumerate(split_mbox(source.data), 1):
        if number > MAX_MESSAGES:
            notices.append(Notice("too-many", Reason("too-many-messages", (str(MAX_MESSAGES),)), source.path))
            break
        document, noticed = _read_message(source, data, f"{source.path}#{number}")
        documents.append(document)
        notices += noticed
    if not documents:
        notices.append(Notice("undecodable", Reason("no-message"), source.path, 1))
    return documents, notices


def split_mbox(data: bytes) -> Iterator[bytes]:
    """Yield the messages of a mailbox (RFC 4155); `>From ` at the start of a line becomes `From ` again."""
    marks = list(_SEPARATOR.finditer(data))
    ends = [mark.start() for mark in marks[1:]] + [len(data)]
    for mark, end in zip(marks, ends, strict=False):
        yield re.sub(rb"^>(>*From )", rb"\1", data[mark.end() : end], flags=re.MULTILINE)


def in_ascii_octets(data: bytes) -> bytes:
    """Return a message that an editor saved as UTF-16 or with a byte order mark as the bytes that mail is made of."""
    if not data.startswith((*(mark for mark, _ in BOMS),)) and b"\x00" not in data[:64]:
        return data
    decoded = decode(data)
    return data if decoded.binary else decoded.text.encode("utf-8", "replace")


def _read_message(source: Source, data: bytes, place: str | None) -> tuple[Document, list[Notice]]:
    """Make a document of the bytes of one message; `place` is its path where the file holds several."""
    path = place or source.path
    try:
        message = message_from_bytes(data)
        body, attachments = _body(message)
        headers = {
            name: _header(message, name) for name in ("Subject", "From", "Date", "Organization", "Content-Language")
        }
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        # The parser recurses into nested parts; a message made to exhaust it is read as plain text.
        body, attachments, headers = [Part(decode(data).text)], 0, {}
        failed = Notice("mail", Reason("message-read-as-text", (type(error).__name__,)), path, 1)
        document, noticed = make_document(source, body, {}, path=place, steps=("mail to text",))
        return document, [failed, *noticed]
    own = own_words(body, forwarded=is_forwarded(headers["Subject"]))
    values = {
        "title": bare_subject(headers["Subject"]),
        "date": headers["Date"],
        "author": _sender(headers["From"]),
        "source": headers["Organization"],
        "language": headers["Content-Language"].split(",")[0],
    }
    fields, notices = fields_of(values, MAIL_HEADER, path)
    if own.left_out:
        reason = Reason("replies-left-out", (str(own.left_out),))
        notices = (*notices, Notice("quoted-replies", reason, path, severity="info"))
    if attachments:
        reason = Reason("attachments-not-read", (str(attachments),))
        notices = (*notices, Notice("attachments", reason, path, severity="info"))
    document, noticed = make_document(source, own.parts, fields, path=place, steps=("mail to text",))
    return document, [*notices, *noticed]


def _body(message: Message) -> tuple[list[Part], int]:
    """Return the readable parts in their order, plain text before HTML where both say the same, and what was not read.

    A message inside the message is an attachment, unless nothing else is there to read.
    """
    found = _Found()
    parts = _readable(message, found, 0)
    if not _says_anything(parts):
        parts = [part for inner in found.messages for part in _readable(inner, found, 0)]
        found.attachments -= bool(parts)
    return parts, found.attachments


@dataclass(slots=True)
class _Found:
    """What was met on the way through a message."""

    parts: int = 0
    attachments: int = 0
    messages: list[Message] = field(default_factory=list)


def _readable(part: Message, found: _Found, depth: int) -> list[Part]:
    """Return the text of a part and of those in it."""
    found.parts += 1
    if found.parts > MAX_PARTS or depth > MAX_NESTING:
        return []
    if part.is_multipart():
        return _of_several(part, found, depth)
    kind = part.get_content_type()
    if part.get_content_disposition() == "attachment" or kind not in {"text/plain", "text/html"}:
        found.attachments += 1
        return []
    text = _payload(part)
    if kind == "text/html":
        return html_to_parts(text)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    delsp = str(part.get_param("delsp", "")).lower() == "yes"
    return [Part(unflow(text, delsp=delsp) if flowed else text)]


def _of_several(part: Message, found: _Found, depth: int) -> list[Part]:
    """Return the text of the parts of a part; of alternatives the plain one, else the last that says anything."""
    inside = [child for child in part.get_payload() if isinstance(child, Message)]
    if part.get_content_type() == "message/rfc822":
        found.messages += inside[:1]
        found.attachments += 1
        return []
    read = [(child.get_content_type(), _readable(child, found, depth + 1)) for child in inside]
    if part.get_content_type() != "multipart/alternative":
        return [text for _, texts in read for text in texts]
    return _best_alternative([(kind, texts) for kind, texts in read if _says_anything(texts)])


def _best_alternative(said: list[tuple[str, list[Part]]]) -> list[Part]:
    """Return the plain text among alternatives, else the last of them."""
    plain = [texts for kind, texts in said if kind == "text/plain"]
    return plain[0] if plain else said[-1][1] if said else []


def _says_anything(parts: list[Part]) -> bool:
    """Tell whether parts hold more than white space."""
    return any(part.text.strip() for part in parts)


def unflow(text: str, *, delsp: bool = False) -> str:
    """Join the soft line breaks of `format=flowed` (RFC 3676): a line that ends with a space goes on.

    Parameters:
        text: The text of a part.
        delsp: The space is none of the text's own: words of languages without spaces are broken anywhere.
    """
    lines: list[str] = []
    going_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        stuffed = line.removeprefix(" ")
        soft = line.endswith(" ") and line != "-- " and not line.startswith(">")
        if soft and delsp:
            stuffed = stuffed[:-1]
        if going_on and not line.startswith(">"):
            lines[-1] += stuffed
        else:
            lines.append(stuffed)
        going_on = soft
    return "\n".join(lines)


def _payload(part: Message) -> str:
    """Return the text of a part."""
    try:
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        data = None
    if not isinstance(data, bytes):
        return ""
    charset = part.get_param("charset")
    return decode(data, charset if isinstance(charset, str) else None).text


def _header(message: Message, name: str) -> str:
    """Return a header as one line, encoded words read."""
    try:
        raw = str(message.get(name, ""))[:HEADER_LENGTH]
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError, LookupError):
        return ""
    return one_line(
        "".join(piece if isinstance(piece, str) else decode(piece, charset).text for piece, charset in pieces)
    )


def _sender(value: str) -> str:
    """Return the name of the sender, or the address where there is no name."""
    name, address = parseaddr(value)
    return name or address

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

from dossier.model import BlockKind, Document, Notice
from dossier.read.decode import decode
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

SIGNATURE = frozenset({"-- ", "--"})
"""The line above a signature (RFC 3676); some programs drop its space."""

_SEPARATOR = re.compile(
    rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From "
    rb"(?:[^\r\n]{0,400}\d\d:\d\d[^\r\n]{0,100}|[^\r\n]{0,500}(?=\r?\n[!-9;-~]{1,80}:))\r?\n"
)
"""The line between two messages: a time of day stands in it or a header follows, since not every program escapes the
"From " with which a sentence begins."""

_CHAIN = re.compile(
    r"^(?:-{2,}\s?(?:original message|forwarded message|ursprüngliche nachricht|message d'origine)\s?-{2,}"
    r"|begin forwarded message:|_{20,}|on .{4,200}\bwrote:|le .{4,200} a écrit ?:|am .{4,200} schrieb .{1,100}:)\s*$",
    re.IGNORECASE,
)
"""The line that opens an earlier message, as the common mail programs write it."""

_FORWARD = re.compile(r"forward", re.IGNORECASE)
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv|vs|doorst)\s?:", re.IGNORECASE)
"""Subject of a forwarded message; Outlook opens the message that follows as it opens one replied to."""

_CHAIN_FROM = re.compile(r"[*_]{0,2}(?:from|von|de|da|van|från|fra|od)\s?:[*_]{0,2}\s*\S", re.IGNORECASE)
_CHAIN_FIELD = re.compile(
    r"[*_]{0,2}(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|fecha|para|asunto|inviato|a"
    r"|oggetto|verzonden|aan|onderwerp|skickat|till|ämne|sendt|til|emne)\s?:[*_]{0,2}\s*\S",
    re.IGNORECASE,
)
"""Head of an earlier message as Outlook writes it: no line of words opens it, only its sender, day and subject."""

_ATTRIBUTION_START = re.compile(r"(?:on|le|am) .{4,}", re.IGNORECASE)


def read_eml(source: Source) -> tuple[list[Document], list[Notice]]:
    """Read a single message."""
    document, notices = _read_message(source, source.data, None)
    return [document], notices


def read_mbox(source: Source) -> tuple[list[Document], list[Notice]]:
    """Read the messages of a mailbox, each as a document of its own."""
    documents: list[Document] = []
    notices: list[Notice] = []
    for number, data in enumerate(split_mbox(source.data), 1):
        if number > MAX_MESSAGES:
            message = f"holds more than {MAX_MESSAGES:,} messages; the rest was not read. Split the mailbox."
            notices.append(Notice("too-many", message, source.path))
            break
        document, noticed = _read_message(source, data, f"{source.path}#{number}")
        documents.append(document)
        notices += noticed
    if not documents:
        notices.append(
            Notice("undecodable", "holds no message; a mailbox begins with a line `From …`.", source.path, 1)
        )
    return documents, notices


def split_mbox(data: bytes) -> Iterator[bytes]:
    """Yield the messages of a mailbox (RFC 4155); `>From ` at the start of a line becomes `From ` again."""
    marks = list(_SEPARATOR.finditer(data))
    ends = [mark.start() for mark in marks[1:]] + [len(data)]
    for mark, end in zip(marks, ends, strict=False):
        yield re.sub(rb"^>(>*From )", rb"\1", data[mark.end() : end], flags=re.MULTILINE)


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
        failed = Notice("mail", f"is no well-formed message ({type(error).__name__}); it was read as text.", path, 1)
        document, noticed = make_document(source, body, {}, path=place, steps=("mail to text",))
        return document, [failed, *noticed]
    parts, left_out = _own_words(body, forwarded=_FORWARDED.match(headers["Subject"]) is not None)
    values = {
        "title": headers["Subject"],
        "date": headers["Date"],
        "author": _sender(headers["From"]),
        "source": headers["Organization"],
        "language": headers["Content-Language"].split(",")[0],
    }
    fields, notices = fields_of(values, MAIL_HEADER, path)
    if left_out:
        words = (
            f"{left_out} lines of earlier messages at its end were left out; keep those messages as files of their own."
        )
        notices = (*notices, Notice("quoted-replies", words, path, severity="info"))
    if attachments:
        words = f"{attachments} attachments were not read; save those that matter beside the message."
        notices = (*notices, Notice("attachments", words, path, severity="info"))
    document, noticed = make_document(source, parts, fields, path=place, steps=("mail to text",))
    return document, [*notices, *noticed]


def _body(message: Message) -> tuple[list[Part], int]:
    """Return the readable parts in their order, plain text before HTML where both say the same, and what was not read.

    A message inside the message is an attachment, unless nothing else is there to read.
    """
    found = _Found()
    parts = _readable(message, found, 0)
    if not any(part.text.strip() for part in parts):
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
    kind = part.get_content_type()
    if found.parts > MAX_PARTS or depth > MAX_NESTING:
        return []
    if part.is_multipart():
        inside = [child for child in part.get_payload() if isinstance(child, Message)]
        if kind == "message/rfc822":
            found.messages += inside[:1]
            found.attachments += 1
            return []
        read = [(child, _readable(child, found, depth + 1)) for child in inside]
        if kind != "multipart/alternative":
            return [text for _, texts in read for text in texts]
        said = [(child, texts) for child, texts in read if any(text.text.strip() for text in texts)]
        plain = next((texts for child, texts in said if child.get_content_type() == "text/plain"), None)
        return plain or (said[-1][1] if said else [])
    if part.get_content_disposition() == "attachment" or kind not in {"text/plain", "text/html"}:
        found.attachments += 1
        return []
    text = _payload(part)
    if kind == "text/html":
        return html_to_parts(text)
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return [Part(unflow(text) if flowed else text)]


def unflow(text: str) -> str:
    """Join the soft line breaks of `format=flowed` (RFC 3676): a line that ends with a space goes on."""
    lines: list[str] = []
    going_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        stuffed = line.removeprefix(" ")
        if going_on and not line.startswith(">"):
            lines[-1] += stuffed
        else:
            lines.append(stuffed)
        going_on = line.endswith(" ") and line != "-- " and not line.startswith(">")
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


def _own_words(body: list[Part], *, forwarded: bool = False) -> tuple[list[Part], int]:
    """Part the sender's words from quoted ones.

    Returns:
        The parts, and the number of lines of an earlier message's chain that were left out.
    """
    lines = [(line, part) for part in body for line in (*part.text.replace("\r\n", "\n").split("\n"), "")]
    end = next(
        (number for number, (line, _) in enumerate(lines) if _opens_chain(lines, number, line, forwarded=forwarded)),
        len(lines),
    )
    while end and (lines[end - 1][0].startswith(">") or not lines[end - 1][0].strip()):
        end -= 1
    left_out = sum(1 for line, _ in lines[end:] if line.strip())
    parts: list[Part] = []
    chunk: list[str] = []
    kind: BlockKind = "paragraph"

    def flush() -> None:
        text = "\n".join(chunk).strip()
        if text:
            parts.append(Part(text, "meta") if kind == "meta" else Part(text, shape))
        chunk.clear()

    shape: BlockKind = body[0].kind if body else "paragraph"
    signature = False
    for line, part in lines[:end]:
        signature = signature or line in SIGNATURE
        new: BlockKind = "meta" if signature or line.startswith(">") else "paragraph"
        # Each line of a signature stands for itself: a name, a town, a telephone number.
        if new != kind or part.kind != shape or signature or not line.strip():
            flush()
            kind, shape = new, part.kind
        if line not in SIGNATURE:
            chunk.append(line)
    flush()
    return parts, left_out


def _opens_chain(lines: list[tuple[str, Part]], number: int, line: str, *, forwarded: bool) -> bool:
    """Tell whether an earlier message begins here and something of the sender's stands before it.

    A forwarded message is what the mail is about, and stays.
    """
    if len(line) > 300:
        return False
    opening, last = _attribution(lines, number)
    headed = _opens_head(lines, number)
    if not (headed or _CHAIN.match(opening)):
        return False
    own = any(before.strip() and not before.startswith(">") for before, _ in lines[:number])
    outlook = headed or line.startswith(("_", "-"))
    if not own or _FORWARD.search(line) or (outlook and forwarded):
        return False
    after = [later for later in _before_signature(lines[last + 1 :]) if later.strip()]
    if not after or (line.startswith("_") and not any(_CHAIN_FROM.match(later) for later in after[:2])):
        return False
    if opening.lower().endswith(":"):  # "On … wrote:": a chain only if nothing of the sender's follows the quotes
        quoted = sum(1 for later in after if later.startswith(">"))
        return quoted == 0 or quoted > 0.8 * len(after)
    return True


def _before_signature(lines: list[tuple[str, Part]]) -> Iterator[str]:
    for line, _ in lines:
        if line in SIGNATURE:
            return
        yield line


def _attribution(lines: list[tuple[str, Part]], number: int) -> tuple[str, int]:
    """Return the line, and the number of its last one: "On …, Per Dahl <per@example.org> wrote:" is often broken."""
    opening = lines[number][0].strip()
    if _ATTRIBUTION_START.match(opening) and not opening.endswith(":"):
        for last in (number + 1, number + 2):
            below = lines[last][0].strip() if last < len(lines) else ""
            if not below or below.startswith(">"):
                break
            whole = " ".join([opening, *(line.strip() for line, _ in lines[number + 1 : last + 1])])
            if below.endswith(":") and len(whole) <= 300:
                return whole, last
    return opening, number


def _opens_head(lines: list[tuple[str, Part]], number: int) -> bool:
    """Tell whether sender, day and subject of an earlier message begin here."""
    if not _CHAIN_FROM.match(lines[number][0].strip()):
        return False
    below = [line.strip() for line, _ in lines[number + 1 : number + 8] if line.strip()][:4]
    return sum(1 for line in below if _CHAIN_FIELD.match(line)) >= 2

"""Part what the sender of a mail wrote from what is quoted, replied to or forwarded below it.

Mail programs announce an earlier message in one of three ways: a line of attribution ("On Tuesday … wrote:"), a ruled
line ("-----Original Message-----"), or a head of its sender, day and subject. The words differ by language; the tables
below give them, each with an example that is tested. Most were collected by the talon, quotequail and
mail-parser-reply projects; the patterns are our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dossier.model import BlockKind
from dossier.read.source import Part

LONGEST = 300
"""Characters of a line of attribution, on however many lines of the mail it stands."""

SIGNATURE = frozenset({"-- ", "--"})
"""The line above a signature (RFC 3676); some programs drop its space."""


class Attribution(NamedTuple):
    """How mail programs announce whom a reply quotes."""

    language: str
    pattern: str
    """Without the colon at its end."""
    example: str


ATTRIBUTIONS = (
    Attribution("en", r"on .{4,} wrote", "On Tue, 4 May 2021 at 10:00, Ada Moe <ada@example.org> wrote:"),
    Attribution("en", r"at \d.{4,} wrote", "At 10:00 on 4 May 2021, Ada Moe wrote:"),
    Attribution("de", r"am .{4,} schrieb .+", "Am 04.05.2021 um 10:00 schrieb Ada Moe:"),
    Attribution("de", r".+ schrieb am .{4,}", "Ada Moe <ada@example.org> schrieb am Di., 4. Mai 2021, 10:00:"),
    Attribution("fr", r"le .{4,} a écrit", "Le mar. 4 mai 2021 à 10:00, Ada Moe <ada@example.org> a écrit :"),
    Attribution("es", r"el .{4,} escribió", "El mar, 4 may 2021 a las 10:00, Ada Moe (<ada@example.org>) escribió:"),
    Attribution(
        "it", r"il .{4,} ha scritto", "Il giorno mar 4 mag 2021 alle ore 10:00 Ada Moe <ada@example.org> ha scritto:"
    ),
    Attribution("pt", r"em .{4,} escreveu", "Em ter., 4 de mai. de 2021 às 10:00, Ada Moe <ada@example.org> escreveu:"),
    Attribution("nl", r"op .{4,} schreef .+", "Op di 4 mei 2021 om 10:00 schreef Ada Moe <ada@example.org>:"),
    Attribution("nl", r"op .{4,} geschreven", "Op 4 mei 2021 om 10:00 heeft Ada Moe het volgende geschreven:"),
    Attribution("sv", r"(?:den )?.{4,} skrev .+", "Den tis 4 maj 2021 kl 10:00 skrev Ada Moe <ada@example.org>:"),
    Attribution("sv", r".*\d.* skrev", "4 maj 2021 kl. 10:00 Ada Moe skrev:"),
    Attribution("pl", r"w dniu .{4,} (?:napisał\S*|pisze)(?: .+)?", "W dniu 4.05.2021 o 10:00, Ada Moe pisze:"),
    Attribution("pl", r".*\d.* napisał(?:a|\(a\))?", "wt., 4 maj 2021 o 10:00 Ada Moe <ada@example.org> napisał(a):"),
    Attribution(
        "cs", r".*\d.* napsal(?:a|\(a\))?", "út 4. 5. 2021 v 10:00 odesílatel Ada Moe <ada@example.org> napsal:"
    ),
    Attribution("fi", r".*\d.* kirjoitti(?: .+)?", "ti 4. toukok. 2021 klo 10.00 Ada Moe (ada@example.org) kirjoitti:"),
    Attribution(
        "hu",
        r".+ (?:ezt írta|írta) .*\d.*",
        "Ada Moe <ada@example.org> ezt írta (időpont: 2021. máj. 4., K, 10:00):",
    ),
    Attribution(
        "tr", r".*\d.* (?:şunu yazdı|yazdı)", "4 May 2021 Sal 10:00 tarihinde Ada Moe <ada@example.org> şunu yazdı:"
    ),
    Attribution(
        "ru", r".*\d.* (?:писал|написал)(?:а|\(а\))?", "4 мая 2021 г., в 10:00, Ада Мо <ada@example.org> написал(а):"
    ),
    Attribution("ru", r".*\d.* пишет", "04.05.2021 10:00, Ада Мо пишет:"),
    Attribution("uk", r".*\d.* (?:пише|написа(?:в|ла))", "вт, 4 трав. 2021 р. о 10:00 Ада Мо <ada@example.org> пише:"),
    Attribution(
        "ja", r".*\d.*(?:のメール|(?:さん)?は書きました|wrote)", "2021/05/04 10:00、Ada Moe <ada@example.org>のメール:"
    ),
    Attribution("zh", r".*\d.*写道|.*\d.*寫道", "Ada Moe <ada@example.org> 于2021年5月4日周二 10:00写道："),
    Attribution(
        "ko", r".*\d.*(?:작성|썼습니다)", "2021년 5월 4일 (화) 오전 10:00, Ada Moe <ada@example.org>님이 작성:"
    ),
    Attribution(
        "", r"(?=.*\d{4})(?=.*\d[:.]\d\d).*<[^<>\s]+@[^<>\s]+>", "2021年5月4日(火) 10:00 Ada Moe <ada@example.org>:"
    ),
)
"""The last is Gmail's form in any language: day, clock, name and address before a colon."""

_ATTRIBUTION = re.compile(rf"(?:{'|'.join(row.pattern for row in ATTRIBUTIONS)})\s?[:：]", re.IGNORECASE)
_DATED = re.compile(r"\d{4}|\d[:.]\d\d|\d[./-]\d")

_REPLIED = (
    *("original message", "ursprüngliche nachricht", "originalnachricht", "message d'origine", "mensaje original"),
    *("messaggio originale", "mensagem original", "oorspronkelijk bericht", "ursprungligt meddelande"),
    *("opprinnelig melding", "oprindelig meddelelse", "oryginalna wiadomość", "wiadomość oryginalna", "původní zpráva"),
    *("alkuperäinen viesti", "исходное сообщение", "original appointment", "元のメッセージ", "原始邮件", "邮件原件"),
)
_FORWARDED = (
    *(
        "forwarded message",
        "weitergeleitete nachricht",
        "message transféré",
        "mensaje reenviado",
        "mensagem encaminhada",
    ),
    *("messaggio inoltrato", "doorgestuurd bericht", "vidarebefordrat meddelande", "videresendt melding"),
    *(
        "videresendt meddelelse",
        "przekazana wiadomość",
        "přeposlaná zpráva",
        "välitetty viesti",
        "пересылаемое сообщение",
    ),
    *("пересланное сообщение", "転送されたメッセージ", "转发的邮件", "轉寄郵件", "전달된 메시지", "forwarded by"),
)
_BEGUN = (
    *("begin forwarded message", "anfang der weitergeleiteten nachricht", "début du message transféré"),
    *("début du message réexpédié", "inicio del mensaje reenviado", "inizio messaggio inoltrato"),
    *("begin doorgestuurd bericht", "vidarebefordrat brev", "start på vidarebefordrat meddelande"),
    *("rozpoczęcie przekazywanej wiadomości", "начало переадресованного сообщения"),
)
_RULED = re.compile(rf"-{{2,}}\s?(?:{'|'.join(_REPLIED)})\s?-{{2,}}\s*|_{{20,}}\s*", re.IGNORECASE)
_FORWARD = re.compile(
    rf"-{{2,}}\s?(?:{'|'.join(_FORWARDED)}).{{0,80}}|(?:{'|'.join(_BEGUN)})\s?[:：]?\s*", re.IGNORECASE
)

_SENDER_LABELS = (
    *("from", "von", "de", "da", "van", "från", "fra", "od", "odesílatel", "nadawca", "lähettäjä", "feladó", "kimden"),
    *("от", "от кого", "від", "差出人", "送信者", "发件人", "寄件者", "보낸 사람"),
)
_FIELD_LABELS = (
    *("sent", "date", "to", "cc", "subject", "gesendet", "datum", "an", "betreff", "envoyé", "à", "objet", "fecha"),
    *("enviado", "enviado el", "para", "asunto", "inviato", "data", "a", "oggetto", "assunto", "verzonden", "aan"),
    *("onderwerp", "skickat", "till", "ämne", "sendt", "til", "emne", "wysłano", "do", "temat", "odesláno", "komu"),
    *("předmět", "lähetetty", "vastaanottaja", "aihe", "küldve", "címzett", "tárgy", "gönderildi", "kime", "konu"),
    *("отправлено", "дата", "кому", "тема", "送信日時", "日時", "宛先", "件名", "发送时间", "日期", "收件人", "主题"),
    *("寄件日期", "收件者", "主旨", "보낸 날짜", "받는 사람", "제목"),
)
_SENDER = re.compile(rf"[*_]{{0,2}}(?:{'|'.join(_SENDER_LABELS)})\s?[:：][*_]{{0,2}}\s*\S", re.IGNORECASE)
_FIELD = re.compile(rf"[*_]{{0,2}}(?:{'|'.join(_FIELD_LABELS)})\s?[:：][*_]{{0,2}}\s*\S", re.IGNORECASE)
"""Head of an earlier message as Outlook writes it: no line of words opens it, only its sender, day and subject."""

_PREFIX = re.compile(
    r"\s*(?:re|aw|antw|sv|vs|odp|res|resp|rif|ynt|vá|ad|r|fwd?|fw|wg|tr|rv|enc|doorst|vb|vl|pd|i|ilt|továbbítás"
    r"|ha|回复|答复|回覆|转发|轉寄|返信|転送|회신|전달)\s?(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s?[:：]\s?",
    re.IGNORECASE,
)
_FORWARD_PREFIX = re.compile(
    r"\s*(?:fwd?|fw|wg|tr|rv|enc|doorst|vb|vl|pd|i|ilt|转发|轉寄|転送|전달)\s?[:：]", re.IGNORECASE
)


class MailLine(NamedTuple):
    """A line of a mail's text."""

    text: str
    kind: BlockKind
    """Kind of the part it stands in."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a mail says by itself."""

    parts: list[Part]
    left_out: int
    """Lines of an earlier message's chain that were left out."""


def bare_subject(subject: str) -> str:
    """Return a subject without the signs of replies and forwarding in front of it, which are no part of a title."""
    while found := _PREFIX.match(subject):
        subject = subject[found.end() :]
    return subject.strip()


def is_forwarded(subject: str) -> bool:
    """Tell whether a subject says that the mail passes on another."""
    return _FORWARD_PREFIX.match(subject) is not None


def own_words(body: Sequence[Part], *, forwarded: bool = False) -> OwnWords:
    """Part the sender's words from quoted ones.

    A chain of earlier messages at the end is left out. A message that is forwarded is what the mail is about: it
    stays, and if its lines are quoted with `>` they lose that sign. Other quoted lines stay visible as lines about the
    document.

    Parameters:
        body: The readable parts.
        forwarded: The subject says that the mail passes on another.
    """
    lines = [MailLine(text, part.kind) for part in body for text in (*part.text.replace("\r\n", "\n").split("\n"), "")]
    begin = next((number for number in range(len(lines)) if _forwards(lines, number)), 0 if forwarded else len(lines))
    end = _chain_start(lines, begin, forwarded=forwarded)
    left_out = sum(1 for line in lines[end:] if line.text.strip())
    kept = [*lines[:begin], *(line._replace(text=_unquoted(line.text)) for line in lines[begin:end])][:end]
    shape: BlockKind = body[0].kind if body else "paragraph"
    return OwnWords(list(_parts(kept, shape)), left_out)


def _forwards(lines: Sequence[MailLine], number: int) -> bool:
    """Tell whether a line opens a message that is passed on."""
    text = lines[number].text.strip().lstrip("> ")
    return len(text) <= LONGEST and _FORWARD.fullmatch(text) is not None


def _unquoted(text: str) -> str:
    """Take one sign of quoting off a line."""
    return text[2:] if text.startswith("> ") else text.removeprefix(">")


def _chain_start(lines: Sequence[MailLine], begin: int, *, forwarded: bool) -> int:
    """Return the line on which a chain of earlier messages begins, blank and quoted ones before it counted in."""
    end = next((number for number in range(len(lines)) if _opens_chain(lines, number, begin, forwarded)), len(lines))
    while end and (_belongs_to_chain(lines[end - 1].text) if end <= begin else not lines[end - 1].text.strip()):
        end -= 1
    return end


def _belongs_to_chain(text: str) -> bool:
    """Tell whether a line is nothing of the sender's: quoted, or blank."""
    return text.startswith(">") or not text.strip()


def _parts(lines: Sequence[MailLine], shape: BlockKind) -> Iterator[Part]:
    """Yield the blocks of the lines; quoted lines and the signature are lines about the document."""
    chunk: list[str] = []
    kind: BlockKind = "paragraph"
    signature = False

    def flush() -> Iterator[Part]:
        text = "\n".join(chunk).strip()
        if text:
            yield Part(text, "meta") if kind == "meta" else Part(text, shape)
        chunk.clear()

    for line in lines:
        signature = signature or line.text in SIGNATURE
        new: BlockKind = "meta" if signature or line.text.startswith(">") else "paragraph"
        # Each line of a signature stands for itself: a name, a town, a telephone number.
        if new != kind or line.kind != shape or signature or not line.text.strip():
            yield from flush()
            kind, shape = new, line.kind
        if line.text not in SIGNATURE:
            chunk.append(line.text)
    yield from flush()


def _opens_chain(lines: Sequence[MailLine], number: int, begin: int, forwarded: bool) -> bool:
    """Tell whether an earlier message begins here, and something of the sender's stands before it."""
    text = lines[number].text
    if len(text) > LONGEST or _belongs_to_chain(text):
        return False
    ruled = _RULED.fullmatch(text.strip()) is not None or _opens_head(lines, number)
    last = number if ruled else _attribution_end(lines, number)
    if last is None or all(_belongs_to_chain(line.text) for line in lines[:number]):
        return False
    after = _words_after(lines, last)
    if ruled:
        return not forwarded and number < begin and _is_message(text, after)
    return _only_quotes(after)


def _words_after(lines: Sequence[MailLine], last: int) -> list[str]:
    """Return what follows a line, down to a signature, without blank lines."""
    return [later for later in _before_signature(lines[last + 1 :]) if later.strip()]


def _is_message(rule: str, after: Sequence[str]) -> bool:
    """Tell whether a message follows a ruled line or its own first line; below a mere rule its sender must stand."""
    return bool(after) and (not rule.startswith("_") or any(_SENDER.match(line) for line in after[:2]))


def _only_quotes(after: Sequence[str]) -> bool:
    """Tell whether what follows "… wrote:" is the earlier message alone: none of it quoted, or nearly all."""
    quoted = sum(1 for later in after if later.startswith(">"))
    return bool(after) and (quoted == 0 or quoted > 0.8 * len(after))


def _before_signature(lines: Sequence[MailLine]) -> Iterator[str]:
    """Yield the lines above a signature."""
    for line in lines:
        if line.text in SIGNATURE:
            return
        yield line.text


def _attribution_end(lines: Sequence[MailLine], number: int) -> int | None:
    """Return the last line of "On …, Per Dahl <per@example.org> wrote:", which is often broken; None if it is none."""
    whole = ""
    for last in range(number, min(number + 3, len(lines))):
        text = lines[last].text.strip()
        if not text or text.startswith(">"):
            return None
        whole = f"{whole} {text}".strip()
        if text.endswith((":", "：")):
            fits = len(whole) <= LONGEST and _ATTRIBUTION.fullmatch(whole) is not None
            # A day on the first line, or an address that begins the second: else a sentence before would be taken in.
            whole_line = last == number or lines[number + 1].text.lstrip().startswith("<")
            return last if fits and (whole_line or _DATED.search(lines[number].text)) else None
    return None


def _opens_head(lines: Sequence[MailLine], number: int) -> bool:
    """Tell whether sender, day and subject of an earlier message begin here."""
    if not _SENDER.match(lines[number].text.strip()):
        return False
    below = [line.text.strip() for line in lines[number + 1 : number + 8] if line.text.strip()][:4]
    return sum(1 for text in below if _FIELD.match(text)) >= 2

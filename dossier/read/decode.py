"""Turn the bytes of a source into text, and mend text that was once decoded wrongly.

UTF-8 is tried first because a text that is not UTF-8 is almost never valid UTF-8 by chance. What is left is read as it
declares, else in the encoding whose letters fit the text's language (`encodings`).
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from dossier.read.encodings import guess_encoding, seven_bit_encoding

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks. UTF-32's little-endian one begins with UTF-16's and so stands before it."""

LONGEST_LINE = 20_000
"""Characters of a line that ftfy looks at."""

_DECLARABLE = re.compile(
    r"(?:utf-?(?:8|16|32)(?:-?[bl]e)?|us-?ascii|ascii|(?:windows|cp|ibm)-?\d{3,5}|iso-?8859-?\d{1,2}|latin-?\d{1,2}"
    r"|koi8-?[rut]|mac-?(?:roman|cyrillic|greek|turkish|latin2)|gb2312|gbk|gb18030|hz|big5(?:-?hkscs)?|shift[_-]?jis|sjis"
    r"|euc-?(?:jp|kr|cn)|iso-?2022-?(?:jp|kr)|tis-?620)",
    re.IGNORECASE,
)
"""Encodings a file may declare. Python knows others that are no text encodings or are slow on purpose (`punycode`)."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text made of bytes, and how."""

    text: str
    encoding: str
    """Name of the encoding, lower case."""
    doubtful: int | None = None
    """Line of the first byte that was not valid in the encoding, or None."""
    binary: bool = False
    """The bytes are no text in any encoding known here."""
    certain: bool = True
    """The letters are those of the text's language; False where no encoding gives such letters."""


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Turn bytes into text; never fails.

    Parameters:
        data: The bytes of a file.
        declared: Encoding that the file or its envelope declares. A byte order mark and valid UTF-8 win over it.

    Returns:
        The text without byte order mark. Bytes that are not valid UTF-8 within a text that otherwise is are read as
        Windows-1252, as editors that mix both leave them.
    """
    marked = next(((mark, encoding) for mark, encoding in BOMS if data.startswith(mark)), None)
    if marked:
        return _strict_or_replaced(data[len(marked[0]) :], marked[1])
    name = known_encoding(declared) or ""
    # Zeros between letters, or a declaration where there is no mark, are all there is to go by for wide encodings.
    wide = _wide_encoding(data[:4096]) or (name if name.startswith(("utf-16", "utf-32")) else None)
    if wide:
        return _strict_or_replaced(data, wide)
    escaped = seven_bit_encoding(data)
    if escaped:
        return replace(_strict_or_replaced(data, escaped), doubtful=1)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf_8(data, name, data.count(b"\n", 0, error.start) + 1)
    return Decoded(text, "utf-8", binary=_looks_binary(text))


def _not_utf_8(data: bytes, name: str, line: int) -> Decoded:
    """Read bytes that are not valid UTF-8 from a line on, in the encoding declared, if it is one that is meant."""
    if name not in {"", "utf-8", "ascii", "iso8859-1", "cp1252"}:
        return _strict_or_replaced(data, name)
    # A file with at least one valid multi-byte character is UTF-8 with damage.
    if re.search(rb"[\xc3-\xf4][\x80-\xbf]{1,3}", data) is not None and _valid_share(data) > 0.5:
        text = data.decode("utf-8", "dossier-cp1252")
        return Decoded(text, "utf-8 with windows-1252", doubtful=line, binary=_looks_binary(text))
    return replace(_guessed(data, western=name in {"iso8859-1", "cp1252"}), doubtful=line)


def _guessed(data: bytes, *, western: bool) -> Decoded:
    """Read bytes in the encoding whose letters fit best."""
    if _looks_binary(data.decode("cp1252", "dossier-cp1252")) and b"\x00" in data:
        return Decoded(data.decode("cp1252", "dossier-cp1252"), "windows-1252", binary=True)
    guess = guess_encoding(data, western=western)
    if guess.encoding == "cp1252":
        text = data.decode("cp1252", "dossier-cp1252")
        return Decoded(text, "windows-1252", binary=_looks_binary(text), certain=guess.certain)
    name = re.sub(r"^cp125", "windows-125", guess.encoding).replace("_", "-")
    return replace(_strict_or_replaced(data, guess.encoding), encoding=name, certain=guess.certain)


def known_encoding(declared: str | None) -> str | None:
    """Return Python's name of a declared encoding, or None when it is unknown or no plain text encoding."""
    name = (declared or "").strip().strip("\"'")
    if not _DECLARABLE.fullmatch(name):
        return None
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def mend_mojibake(text: str) -> tuple[str, int]:
    """Put right what was UTF-8 once and was then read as something else: "â€™" becomes "’".

    English damaged by Windows-1252 is mended here, since single letters are told from sound text more surely:
    "“AMANHÃ”" stays. Lines in which that leaves gibberish go to ftfy, which knows the other encodings; of it only the
    mending of encodings is used: quotation marks stay as they are, and so does everything that looks like HTML. Of 318
    damaged texts in 24 languages (read as Windows-1252, Latin-1, Mac, DOS and others) both restore 233, the rules here
    alone 61; none of 310 sound files is changed.

    Returns:
        The text and the number of characters mended.
    """
    if text.isascii():
        return text, 0
    lines = text.split("\n")
    count = 0
    for number, line in enumerate(lines):
        if not line.isascii():
            lines[number], mended = _mended_line(line)
            count += mended
    return "\n".join(lines), count


_SOUND = re.compile("[\x00-\x7f“”‘’–—…]*+")
"""Most English lines: no damage leaves only such letters and marks."""


def _mended_line(line: str) -> tuple[str, int]:
    """Mend one line; return it and the number of characters mended."""
    if _SOUND.fullmatch(line):
        return line, 0
    from ftfy import fix_encoding  # noqa: PLC0415 - slow to load, and most texts do without
    from ftfy.badness import is_bad  # noqa: PLC0415

    own, count = _mend_western(line)
    if len(line) > LONGEST_LINE or not is_bad(own):
        return own, count
    other = fix_encoding(line)
    # A letter and a mark that closes the words look like one damaged letter: several are needed.
    if is_bad(other) or len(line) - len(other) < 3 or (count and _as_windows_1252(own) == line):
        return own, count
    return other, sum(1 for char in other if char > "\x7e")


def _as_windows_1252(text: str) -> str:
    """Return a text as it looks when its UTF-8 is read as Windows-1252."""
    return "".join(_BYTE[byte] for byte in text.encode("utf-8", "replace"))


def _mend_western(text: str) -> tuple[str, int]:
    """Mend what Windows-1252 made of Western text.

    Only stretches whose bytes are valid UTF-8 are touched, so that damaged and sound passages may stand side by side.
    Twice-damaged text is mended twice.
    """
    count = 0
    for _ in range(3):
        text, mended = _mend_once(text)
        if not mended:
            break
        count += mended
    return text, count


def _cp1252_error(error: UnicodeError) -> tuple[str, int]:
    """Read the bytes that failed as Windows-1252; its five unassigned ones as the control characters of Latin-1."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(_BYTE[byte] for byte in bad), error.end


_BYTE = tuple(bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in range(256))
_CODE = {char: byte for byte, char in enumerate(_BYTE)} | {chr(byte): byte for byte in range(0x80, 0xA0)}
codecs.register_error("dossier-cp1252", _cp1252_error)

_TAIL = "".join(sorted(char for char, byte in _CODE.items() if 0x80 <= byte <= 0xBF))
_MOJIBAKE = re.compile(
    "[\u00c2-\u00c5][{tail}]|[\u00e2\u00ef][{tail}]{{2}}|\u00f0\u0178[{tail}]{{2}}"
    "|(?:[\u00ce-\u00df][{tail}]){{3,}}|(?:[\u00e0-\u00ef][{tail}]{{2}}){{2,}}".format(tail=re.escape(_TAIL))
)
"""Windows-1252 readings of UTF-8 sequences.

Single ones are mended where the first byte leaves little doubt: Latin letters and signs (Â to Å), punctuation and
symbols (â, ï), emoji. Of Greek, Cyrillic, Arabic or Chinese there must be several in a row, since "café’”" holds such
bytes too. A single letter of another block ("ʻ" of Hawaiʻi) stays damaged: an accepted gap.
"""

_TYPOGRAPHIC = frozenset("‘’“”‚„–—…‹›•«»")


def _mend_once(text: str) -> tuple[str, int]:
    """Mend one layer of damage."""
    mended = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal mended
        found = match.group()
        try:
            char = bytes(_CODE[letter] for letter in found).decode("utf-8")
        except UnicodeDecodeError:
            return found
        follower = text[match.end() : match.end() + 1]
        if len(found) == 2 and found[1] in _TYPOGRAPHIC and found[0] != "Â" and not follower.isalpha():
            return found  # “AMANHÃ”: a letter and the mark that closes the words
        mended += 1
        return char

    return _MOJIBAKE.sub(mend, text), mended


def _strict_or_replaced(data: bytes, encoding: str) -> Decoded:
    """Decode; what is not valid becomes U+FFFD and its line is kept."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(encoding, "replace")
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, doubtful=before.count("\n") + 1, binary=_looks_binary(text))
    return Decoded(text, encoding, binary=_looks_binary(text))


def _wide_encoding(head: bytes) -> str | None:
    """Recognise UTF-16 without a byte order mark: in Western text every other byte is zero."""
    pairs = len(head) // 2
    if pairs < 2 or b"\x00" not in head:
        return None
    high, low = head[0 : pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    if low > 0.6 * pairs and high < 0.1 * pairs:
        return "utf-16-le"
    if high > 0.6 * pairs and low < 0.1 * pairs:
        return "utf-16-be"
    return None


def _valid_share(data: bytes) -> float:
    """Return the share of the bytes above ASCII that stand in valid UTF-8 sequences."""
    high = len(re.findall(rb"[\x80-\xff]", data))
    lost = data.decode("utf-8", "replace").count("\ufffd")
    return 1 - lost / high if high else 1.0


def _looks_binary(text: str) -> bool:
    """Tell whether a text is none: more than one character in twenty, and more than two, are controls or lost."""
    head = text[:65536]
    odd = len(_ODD.findall(head))
    return odd * 20 > len(head) and (odd > 2 or odd == len(head))


_ODD = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff]")

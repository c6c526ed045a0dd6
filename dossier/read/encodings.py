"""Tell which of the encodings older than UTF-8 a text was written in.

Two kinds of writing need two ways. Where most letters lie outside ASCII (Cyrillic, Greek, Arabic, Chinese), a wrong
encoding gives gibberish, which charset-normalizer tells apart well. Where only some do (Polish, Turkish, German), the
wrong encoding gives other letters with other accents: "pręts" for "prêts". There the language, which the plain letters
give away, decides: an encoding fits if it yields letters of that language's alphabet. Of 103 texts of one to five
sentences in 24 languages charset-normalizer alone reads 76 right, both ways together all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from dossier.read.language import NAMES, clearness, detect_language, is_english

SAMPLE = 8_000
"""Bytes looked at, of lines that hold others than ASCII."""

FITS = 0.45
"""Share of the accented letters and signs that must be at home in the text's language; foreign names count half."""

LATIN = (
    *("cp1250", "iso8859_2", "cp1254", "cp1257", "iso8859_13", "mac_roman", "cp850", "cp852"),
    "mac_latin2",
)
"""Encodings of Latin letters beside it, the likelier first: where two read a text the same way, the first is named."""

OTHER = (
    *("cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic", "cp1253", "iso8859_7", "cp1255"),
    *("iso8859_8", "cp1256", "iso8859_6", "tis_620", "gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"),
)
"""Encodings of other letters."""

EAST_ASIAN = ("euc_jp", "cp932", "cp949", "gb18030", "big5hkscs")

_ALPHABETS = {
    "az": "əçğıöşü", "ca": "àçèéíïòóúü·", "cs": "áčďéěíňóřšťúůýž", "cy": "âêîôûŵŷ", "da": "æøåé", "de": "äöüß",
    "es": "áéíñóúü¿¡", "et": "äöõüšž", "fi": "äöå", "fr": "àâæçéèêëîïôœùûüÿ", "ga": "áéíóú", "gl": "áéíñóúü",
    "hr": "čćđšž", "hu": "áéíóöőúüű", "is": "áæðéíóöþúý", "it": "àèéìîòóù", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž",
    "mt": "ċġħżà", "nb": "æøåéòô", "nl": "éëïóöü", "nn": "æøåéòô", "no": "æøåéòô", "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõúü", "ro": "ăâîșțşţ", "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšž", "sq": "ëç", "sv": "åäöé",
    "tr": "çğıöşüâîû",
}  # fmt: skip
"""Letters beyond ASCII of the languages written with Latin ones (after the exemplar sets of CLDR)."""

COMMON = 0.45
"""Mean rank of letters above which a text is not read right: right readings stay below 0.35, wrong ones reach 0.5."""

_SIGNS = frozenset("“”‘’„‚–—…«»•€£§©®°·´½¼¾²³™\xa0¿¡‹›")
_WESTERN = frozenset("éèêëáàâäåãæçíìîïñóòôöõøúùûüýÿßœšž")
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_HIGH = re.compile(rb"[\x80-\xff]+")
_HIGH_LINE = re.compile(rb"(?:(?<=\n)|\A|(?<=\r))[^\x80-\xff\r\n]{0,2000}+[\x80-\xff][^\r\n]*|[\x80-\xff][^\r\n]*")
_ESCAPED = re.compile(rb"\x1b(?:\$[@B]|\([BJ])")
_ESCAPED_KOREAN = re.compile(rb"\x1b\$\)C")
_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_NO_LETTERS = re.compile("[\x7f-\x9f\ue000-\uf8ff\uff61-\uff9f\u2500-\u259f\ufffd]")
"""Control characters, letters of private use, half-width kana and frames: signs of a wrong encoding."""


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding that a text may be in."""

    encoding: str
    """Python's name."""
    certain: bool
    """The letters that it gives belong to the text's language."""


def seven_bit_encoding(data: bytes) -> str | None:
    """Name the Japanese or Korean encoding that switches its letters by escape sequences; such bytes are ASCII too."""
    if b"\x1b" not in data:
        return None
    if _ESCAPED_KOREAN.search(data):
        return "iso2022_kr"
    return "iso2022_jp_ext" if _ESCAPED.search(data) else None


def guess_encoding(data: bytes, *, western: bool = False) -> Guess:
    """Tell the encoding of a text that is neither UTF-8 nor declares what it is.

    Parameters:
        data: Bytes with some above ASCII.
        western: The file says that it is Windows-1252 or Latin-1, which many say that are not.

    Returns:
        The encoding that fits best; Windows-1252 where none does.
    """
    sample = _sample(data)
    high = sum(len(run) for run in _HIGH.findall(sample))
    if sum(len(run) for run in _HIGH_RUN.findall(sample)) < 0.3 * high:
        return _latin(sample, western=western)
    other = _other(sample)
    return other if other is not None else replace(_latin(sample), certain=False)


def _sample(data: bytes) -> bytes:
    """Return the lines that hold bytes above ASCII, the first 8,000 bytes of them."""
    lines: list[bytes] = []
    length = 0
    for found in _HIGH_LINE.finditer(data):
        lines.append(found.group()[:SAMPLE])
        length += len(lines[-1]) + 1
        if length > SAMPLE:
            break
    return b"\n".join(lines)


def _latin(sample: bytes, *, western: bool = False) -> Guess:
    """Choose among the encodings of Latin letters by the alphabet of the text's language."""
    text = sample.decode("cp1252", "replace")
    fit = _fit(text)
    others: tuple[str, ...] = LATIN
    plain = "".join(char for char in text if char < "\x7f")
    best, most, clear = "cp1252", fit, 0.0
    if is_english(plain) or detect_language(plain) == "en":
        # What an English text holds beside ASCII are names from anywhere and signs: too few to tell many encodings by.
        most, others = fit + 0.15, ("mac_roman", "cp850")
    elif western and fit >= FITS:
        others = ()
    for encoding in others:
        text = sample.decode(encoding, "replace")
        fit = _fit(text)
        if fit > most + 0.005 or (best != "cp1252" and fit > most - 0.005 and clearness(text) > clear):
            best, most, clear = encoding, fit, clearness(text)
    return Guess(best, most >= FITS)


def _fit(text: str) -> float:
    """Return how well the letters of a text fit its language, from -1 to 1."""
    alphabet = frozenset(_ALPHABETS.get(detect_language(text) or "", ""))
    odd = [char for char in text.lower() if char > "\x7e"]
    return sum(_worth(char, alphabet) for char in odd) / max(1, len(odd))


def _worth(char: str, alphabet: frozenset[str]) -> float:
    """Return what a character says for the reading that gave it."""
    if char in alphabet:
        return 1.0
    if char in _SIGNS:
        return 0.9
    if char in _WESTERN:
        return 0.5
    if _NO_LETTERS.match(char):
        return -1.0
    return 0.1 if char.isalpha() else 0.0


def _other(sample: bytes) -> Guess | None:
    """Choose among the encodings of other letters; None if every one of them gives gibberish."""
    for encoding in ("euc_jp", "cp932"):  # kana give Japanese away; as Korean the same bytes look sound too
        if _is_japanese(_whole(sample, encoding)):
            return Guess(encoding, certain=True)
    from charset_normalizer import from_bytes  # noqa: PLC0415 - for old files only, as in the next but one

    found = from_bytes(sample, cp_isolation=list(OTHER))
    best = found.best()
    if best is not None and best.encoding in EAST_ASIAN:
        return Guess(best.encoding, certain=True) if _is_sound(str(best)) else None
    sound = [match for match in found if match.encoding not in EAST_ASIAN and _is_sound(str(match))]
    if not sound:
        return None
    likeliest = min(sound, key=lambda match: (_rareness(str(match)), match.encoding))
    return Guess(likeliest.encoding, certain=_rareness(str(likeliest)) < COMMON)


def _is_japanese(text: str | None) -> bool:
    """Tell whether a reading is sound and holds as many kana as Japanese does."""
    return bool(
        text and len(_KANA.findall(text)) > 0.15 * _letters(text) and _is_sound(text) and not _HANGUL.search(text)
    )


def _rareness(text: str) -> float:
    """Return the mean rank of a text's letters beyond ASCII among those of its language, 0 for the commonest."""
    from charset_normalizer.constant import FREQUENCIES  # noqa: PLC0415

    name = NAMES.get(detect_language(text) or "", "")
    common = FREQUENCIES.get({"Persian": "Farsi"}.get(name, name), [])
    ranks = {letter: rank / len(common) for rank, letter in enumerate(common)}
    odd = [char for char in text if char > "\x7e"]
    capitals = sum(1 for before, char in pairwise(text) if char.isupper() and before.islower())
    # Signs count as half: the right reading gives letters where a wrong one gives signs.
    return (sum(ranks.get(char.lower(), 1.0 if char.isalpha() else 0.5) for char in odd) + capitals) / (len(odd) or 1)


def _whole(sample: bytes, encoding: str) -> str | None:
    """Return the text, or None where the bytes do not belong to the encoding; a letter cut at the end is forgiven."""
    try:
        return sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < len(sample) - 4:
            return None
        return sample[: error.start].decode(encoding)


def _letters(text: str) -> int:
    """Count the letters beyond ASCII."""
    return sum(1 for char in text if char > "\x7e" and char.isalpha()) or 1


def _is_sound(text: str) -> bool:
    """Tell whether hardly any character is one that only a wrong encoding gives."""
    return len(_NO_LETTERS.findall(text)) * 50 <= _letters(text)

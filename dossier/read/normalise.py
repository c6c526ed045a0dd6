"""Bring text into one form, once, before any offset is counted.

Each step has a name that the record lists, so that anyone can tell how the text differs from the file. Bidirectional
controls stay: they are shown as what they are, not removed, because a hidden character that changes what a reader sees
is a finding.
"""

from __future__ import annotations

import re
import unicodedata

from dossier.read.decode import mend_mojibake

STEPS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    ("LF", re.compile("\r\n?|[\x0b\x85\u2028]"), "\n"),
    ("page breaks to blank lines", re.compile("[\x0c\u2029]"), "\n\n"),
    ("lone surrogates replaced", re.compile("[\ud800-\udfff\ufffe\uffff]"), "\ufffd"),
    ("control characters removed", re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"), ""),
    ("soft hyphens removed", re.compile("\u00ad"), ""),
    (
        "zero-width characters removed",
        # The joiners shape words in Arabic, Indic and emoji text and are noise only beside Latin, Greek and Cyrillic.
        re.compile(
            "[\u200b\u2060-\u2064\ufeff\u180e]|(?<![\u0590-\U000fffff])[\u200c\u200d]|[\u200c\u200d](?![\u0590-\U000fffff])"
        ),
        "",
    ),
    (
        "tag characters removed",
        # Invisible letters, used to hide instructions; they are meant only in the flags of England, Scotland and Wales.
        re.compile("(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+"),
        "",
    ),
    ("no-break and other spaces to spaces", re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"), " "),
)
"""In this order: name, what is replaced, by what."""

TOUCHED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u1680\u180e\u2000-\u200d\u2028-\u202f\u205f-\u2064\u3000\ufeff\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""All that some step replaces, and what stands between: where none of it is, none has anything to do."""

PLAIN = re.compile("[\t\n\x20-\x7e–—‘’“”…]*+")

_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_LIGATURE = re.compile("[\ufb00-\ufb06]")

BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Marks that change the direction of what follows; kept, and reported."""


def normalise(text: str) -> tuple[str, tuple[str, ...]]:
    """Bring text into the form in which offsets are counted.

    Parameters:
        text: Text as decoded.

    Returns:
        The text and the names of the steps that changed it, in order.
    """
    if PLAIN.fullmatch(text):  # most English text; the steps below would change nothing
        return text, ()
    steps: list[str] = []
    text, mended = mend_mojibake(text)
    if mended:
        steps.append(f"wrong decoding mended ({mended})")
    for name, pattern, by in STEPS if TOUCHED.search(text) else ():
        text, count = pattern.subn(by, text)
        if count:
            steps.append(name)
    if _LIGATURE.search(text):
        text = text.translate(_LIGATURES)
        steps.append("ligatures to letters")
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
        steps.append("NFC")
    return text, tuple(steps)


def one_line(text: str, limit: int = 1000) -> str:
    """Return text for a metadata field: normalised, without line breaks, no longer than `limit`."""
    line = " ".join(normalise(text[: limit * 4])[0].split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"

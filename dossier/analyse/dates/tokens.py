"""Cut a text into tokens and give each a class, written as one character.

The classes of a text joined together make a short string on which the grammar's patterns run: regular expressions over
word classes cost a sixth of the same over letters, and read like a grammar.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from dossier.analyse.dates import lexicon
from dossier.english import tokens as english
from dossier.english.dates import MONTH_WORDS, WEEKDAY_WORDS
from dossier.english.lexicon import ANY, table, words
from dossier.english.numerals import CARDINALS, ORDINAL_WORDS
from dossier.english.patterns import any_of, lazy, word_set
from dossier.model import Span

NAMES = [
    "other",
    "gap",
    "int",
    "num",
    "year4",
    "year2",
    "ord",
    "numword",
    "second",
    "a",
    "the",
    "few",
    "half",
    "month",
    "weakmonth",
    "weekday",
    "weakday",
    "unit",
    "units",
    "quarter",
    "weekend",
    "season",
    "daypart",
    "noon",
    "clock",
    "ampm",
    "zone",
    "dir",
    "early",
    "edge",
    "ago",
    "later",
    "earlier",
    "after",
    "before",
    "in",
    "within",
    "of",
    "on",
    "at",
    "from",
    "to",
    "until",
    "between",
    "and",
    "or",
    "dash",
    "comma",
    "stop",
    "slash",
    "every",
    "approx",
    "more",
    "than",
    "least",
    "most",
    "over",
    "under",
    "no",
    "only",
    "up",
    "iso",
    "slashdate",
    "named",
    "event",
    "decade",
    "decadeword",
    "bc",
    "recur",
    "fiscal",
    "yearword",
    "century",
    "vague",
    "today",
    "tonight",
    "recent",
    "future",
    "pastword",
    "poss",
    "throughout",
    "be",
    "old",
    "not",
    "time",
    "per",
    "open",
    "close",
    "isoweek",
    "isoquarter",
    "couple",
    "back",
    "midp",
    "fy",
]
CODE = {name: chr(33 + i) for i, name in enumerate(NAMES)}
"""Token class -> its character."""
_ZONE = CODE["zone"]

_TOKEN = (
    r"\n[ \t]*\n\s*"
    r"|[0-9]{4}-[0-9][0-9]-[0-9][0-9](?:T[0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?(?:\.[0-9]{1,6})?(?:Z|[+-][0-9][0-9]:?[0-9][0-9])?)?(?![\w-])"
    r"|[0-9]{4}-W[0-9][0-9](?:-[1-7])?\b|[0-9]{4}-(?:Q[1-4]|H[12])\b"
    r"|[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}(?![\w/])"
    r"|[0-9]{1,2}[.][0-9]{1,2}[.][0-9]{4}(?!\w)"
    r"|[0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![0-9])"
    r"|[0-9]{1,2}/[0-9]{1,2}(?![\w/])"
    r"|(?:Q[1-4]|[1-4]Q|H[12]|[12]H|FY ?'?(?:[0-9]{4}(?:[/-][0-9]{2})?|[0-9]{2}))\b"
    r"|[0-9]+(?:[.,][0-9]+)*(?:(?:st|nd|rd|th|am|pm|hrs|hr)\b|(?<=0)['’]?s\b)?"
    r"|['’][0-9]0s\b|['’][0-9][0-9]\b"
    r"|(?:[apAP]\.[mM]\.|B\.C(?:\.E)?\.?|A\.D\.|C\.E\.|U\.S\.|c\.(?= ?[0-9])|ca\.)"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=[ \u00a0][0-9])"
    r"|[dD]-[dD]ay|o['’]clock"
    r"|\[[A-Za-z]{1,12}\]"  # a word that an editor put in: "[Ten] years ago"
    r"|[^\W\d_]+|['’]s\b|[^\w\s]|_"
)
_SPECIAL = {
    ",": "comma", ".": "stop", "-": "dash", "–": "dash", "—": "dash", "‑": "dash", "−": "dash", "/": "slash",
    "'s": "poss", "’s": "poss", "(": "open", ")": "close", "[": "open", "]": "close",
}  # fmt: skip


@cache
def word_classes() -> dict[str, str]:
    """Return the class character of every known word in lower case; later entries win."""
    classes: dict[str, str] = {}
    for names, kind in (
        (CARDINALS, "numword"),
        (ORDINAL_WORDS, "ord"),
        (lexicon.UNIT_WORDS, "unit"),
        (lexicon.UNIT_PLURALS, "units"),
        (lexicon.SEASON_WORDS, "season"),
        (lexicon.DAYPARTS, "daypart"),
        (lexicon.DECADE_WORDS, "decadeword"),
        (lexicon.RECURRENCES, "recur"),
        (lexicon.VAGUE_WORDS, "vague"),
        (lexicon.ZONES, "zone"),
        (lexicon.DIRECTIONS, "dir"),
    ):
        classes.update(dict.fromkeys(names, CODE[kind]))
    classes.update({word: CODE[kind] for word, kind in table(ANY, "date_class").items()})
    for word in MONTH_WORDS:
        classes[word] = CODE["weakmonth" if word in lexicon.WEAK_MONTHS else "month"]
        classes[f"{word}."] = CODE["month"]
    for word in WEEKDAY_WORDS:
        classes[word] = CODE["weekday" if len(word) > 5 else "weakday"]
        classes[f"{word}."] = CODE["weekday"]
    for mark, kind in _SPECIAL.items():
        classes[mark] = CODE[kind]
    classes["d-day"] = CODE["event"]
    classes["o'clock"] = classes["o’clock"] = CODE["ampm"]
    return classes


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens as parallel columns."""

    text: str
    classes: str
    """One character a token."""
    starts: list[int]
    ends: list[int]
    words: list[str]
    """In lower case."""
    surnames: frozenset[str] = frozenset()
    """Months that are somebody's surname in this text, in lower case: Theresa May."""

    def span(self, start: int, end: int) -> Span:
        """Return the span of text that the tokens `start` to `end` (exclusive) cover."""
        return Span(self.starts[start], self.ends[end - 1])

    def written(self, index: int) -> str:
        """Return a token as written, without an editor's bracket; nothing outside the text."""
        return self.text[self.starts[index] : self.ends[index]].lstrip("[") if 0 <= index < len(self.starts) else ""

    def kind(self, index: int) -> str:
        """Return the class character of a token; nothing outside the text."""
        return self.classes[index] if 0 <= index < len(self.classes) else ""

    def word(self, index: int) -> str:
        """Return a token in lower case; nothing outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""


_pattern = lazy(_TOKEN)
_break = lazy(r"\n[ \t]*\n\s*")
"""Between paragraphs: a token of its own, since no phrase reaches over it."""

_LEADS_ON = word_set("fy")
"""Words that the pattern may join with what follows behind a space: "FY 2021"."""

_SHORT = 5
"""Letters of the longest word that keeps a full stop behind it: "Thurs. 5 May"."""


def tokenise(text: str, tokens: english.Tokens | None = None) -> Tokens:
    """Return the tokens of a text as the grammar sees them: with a class each, numbers and compounds taken apart.

    Parameters:
        text: The text.
        tokens: Its tokens as all stages share them, if they are at hand.
    """
    view = _View(text)
    table, other = word_classes(), CODE["other"]
    shared = tokens if tokens is not None else english.tokens_of(text)
    at = 0
    for word, start, end in zip(shared.lower, shared.starts, shared.ends, strict=True):
        if start < at:  # a number that was read as a whole reaches into it: "3,000", "10:30"
            at = view.take_apart(at, end) if at < end else at
            continue
        if start - at > 1:
            view.breaks(at, start)
        if word.isalpha() and (len(word) > _SHORT or (text[end : end + 1] != "." and word not in _LEADS_ON)):
            view.add(start, end, word, table.get(word, other))
            at = end
        elif word in _SPECIAL and word != "[":
            view.add(start, end, text[start:end].lower(), table[word])
            at = end
        else:
            at = view.take_apart(start, end)
    view.breaks(at, len(text))
    return Tokens(text, "".join(view.classes), view.starts, view.ends, view.words, _surnames(text))


_SURNAME = lazy(
    rf"(?:\b{any_of(name.capitalize() for name in words('titles', 'title') if name.isalpha())}\.?"
    r"|(?<=[^.!?:\s\"“‘]\s)[A-Z][a-z]+)\s(?P<name>May|March)\b(?!\s\d)"
)


_MAY_BE_SURNAME = lazy(r"\b(?:May|March)\b(?!\s\d)")


def _before(text: str, at: int) -> str:
    """Return the word before a place, as far as it matters."""
    return "".join(text[max(0, at - _LONG) : at].rsplit(maxsplit=1)[-1:])


_LONG = 40
"""Letters of the longest word that may be a title or a first name."""


def _surnames(text: str) -> frozenset[str]:
    """Return the months that stand behind a title, or behind a capitalised word within a sentence."""
    if not any(_before(text, match.start())[:1].isupper() for match in _MAY_BE_SURNAME().finditer(text)):
        return frozenset()
    found = (match for match in _SURNAME().finditer(text) if match[0].split()[0].lower() not in _NOT_NAMES)
    return frozenset(match["name"].lower() for match in found)


_NOT_NAMES = words(ANY, "before", "month") | WEEKDAY_WORDS.keys()
"""Words before a month that are written with a capital and are no name: "Monday, on Last May"."""


class _View:
    """The columns of the grammar's tokens while they are made."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.classes: list[str] = []

    def add(self, start: int, end: int, word: str, kind: str) -> None:
        """Add a token; a zone's name is none in small letters."""
        if kind == _ZONE and not self.text[start:end].isupper():
            kind = CODE["other"]
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)
        self.classes.append(kind)

    def breaks(self, start: int, end: int) -> None:
        """Add the end of a paragraph, if one lies between two tokens."""
        found = _break().search(self.text, start, end)
        if found:
            self.add(found.start(), found.end(), found.group().lower(), CODE["gap"])

    def take_apart(self, start: int, end: int) -> int:
        """Add the pieces of a shared token, or the number that begins with it; return where they end."""
        at = start
        for match in _pattern().finditer(self.text, start):
            if match.start() >= end:
                break
            written = match.group()
            word = written.strip("[]").lower() if len(written) > 1 else written.lower()
            self.add(match.start(), match.end(), word, word_classes().get(word) or _class_of(written, word))
            at = match.end()
            if at >= end:
                break
        return max(at, end)


def _class_of(written: str, word: str) -> str:
    """Return the class of a token that stands in no list."""
    if "0" <= written[0] <= "9":
        return CODE[_number_class(word)]
    if word[0] in "qh" and word[1:].isdecimal():
        return CODE["isoquarter"]
    if word[:2] == "fy" and word[-1].isdecimal():
        return CODE["fy"]
    if written[0] in "'’" and len(word) > 1:
        return CODE["decade" if word.endswith("s") else "year2"]
    return CODE["other"]


_NUMBER_CLASSES: tuple[tuple[str, Callable[[], re.Pattern[str]]], ...] = (
    ("year4", lazy(r"[12][0-9]{3}")),
    ("int", lazy(r"0?[1-9]|[12][0-9]|3[01]")),
    ("num", lazy(r"[0-9]+")),
    ("isoweek", lazy(r".*-w.*")),
    ("isoquarter", lazy(r".*-[qh].*|.[qh]")),
    ("iso", lazy(r".*-.*")),
    ("clock", lazy(r".*:.*")),
    ("slashdate", lazy(r".*/.*|[^.]*\.[^.]*\.[^.]*")),
    ("clock", lazy(r"[0-9]{1,2}(?:\.[0-9][0-9])?[ap]m|[0-9]{4}hrs?")),
    ("ord", lazy(r"[0-9]{1,2}(?:st|nd|rd|th)")),
    ("decade", lazy(r"[0-9]{1,3}0['’]?s")),
)
"""Class -> how a token is written that begins with a digit and stands in no list; the first that fits."""


def _number_class(word: str) -> str:
    """Return the class of a token that begins with a digit."""
    if word in lexicon.EVENT_DAYS:
        return "event"
    return next((name for name, pattern in _NUMBER_CLASSES if pattern().fullmatch(word)), "num")

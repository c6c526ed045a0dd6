"""Words for readers: labels, counts, days, and characters that must be seen rather than obeyed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from unicodedata import category

from markupsafe import Markup, escape

from dossier.model import Card, Reason
from dossier.wording import in_figures, phrase, say, translated, translated_count
from dossier.wording.dates import month_in_words
from dossier.wording.terms import FIELDS, LEVELS, TYPES


class Labels(Mapping[str, str]):
    """Words for a reader by key, each in the language that is spoken."""

    def __init__(self, english: Mapping[str, str]) -> None:
        """Keep the words in English, which are the keys of the catalogue."""
        self.english = english

    def __getitem__(self, key: str) -> str:
        """Return a label."""
        return translated(self.english[key])

    def __iter__(self) -> Iterator[str]:
        """Go through the keys in their order."""
        return iter(self.english)

    def __len__(self) -> int:
        """Count the keys."""
        return len(self.english)


class TypeLabels(Mapping[str, tuple[str, str]]):
    """Words for one and for several of a type, in the language that is spoken."""

    def __init__(self, english: Mapping[str, tuple[str, str]]) -> None:
        """Keep the words in English."""
        self.english = english

    def __getitem__(self, key: str) -> tuple[str, str]:
        """Return the words for one and for several."""
        one, several = self.english[key]
        return translated(one), translated(several)

    def __iter__(self) -> Iterator[str]:
        """Go through the types in their order."""
        return iter(self.english)

    def __len__(self) -> int:
        """Count the types."""
        return len(self.english)


TYPE_LABELS = TypeLabels(
    {
        "person": ("Person", "People"),
        "organisation": ("Organisation", "Organisations"),
        "country": ("Country", "Countries"),
        "group": ("Group", "Groups"),
        "place": ("Place", "Places"),
    }
)
"""Actor type -> one, several."""

TYPE_WORDS = Labels({name: one for name, (one, _) in TYPES.items()})
"""Actor type -> within a sentence."""

FIELD_WORDS = Labels(FIELDS)
"""Fields of the metadata, within a sentence."""

PRECISION_LABELS = Labels(
    {
        "time": "time of day",
        "day": "day",
        "week": "week",
        "month": "month",
        "season": "season",
        "quarter": "quarter",
        "half": "half",
        "year": "year",
        "decade": "decade",
        "century": "century",
        "range": "range",
        "duration": "duration",
        "set": "repeated",
        "vague": "vague",
    }
)

MENTION_LABELS = Labels(
    {
        "name": "name",
        "nominal": "common noun",
        "pronoun": "pronoun",
        "description": "description",
        "adjective": "adjective",
    }
)

SCRIPT = (
    "According to {0}:",
    "Actor",
    "All",
    "Brief",
    "Choose “{0}” for a brief",
    "Chosen documents",
    (
        "Found by machine in the documents named; quotations and sentences are theirs, word for word. How sure a "
        "finding is speaks of the finding, never of whether a claim is true."
    ),
    "How this was made",
    "Sources, with the words that the numbers lead to",
    "Close",
    "Copied",
    "Copying failed",
    "Country",
    "Find in {0}",
    "Find",
    "Hit {0} of {1}",
    "Keys",
    "Kind of page",
    "Loading …",
    "Next hit",
    "Next mention of {0}",
    "No document has “{0}”.",
    "Not stated",
    "Nothing found",
    "Nothing under “{0}”. Did you mean {1}?",
    "Only this page could be filtered",
    "Previous hit",
    "Previous mention of {0}",
    "Put out the hits",
    "Review",
    "Search did not work in this browser.",
    "Search needs a web server; browsers do not let a page on a disk read an index.",
    "Show all {0}",
    "Source",
    "The search index is not there (yet). In a preview it is made shortly after the pages: try again.",
    "The words do not stand on this page as they were typed",
    "These words stand nowhere in this order",
    "This site has no search index.",
    "Type words to find these",
    "Unattributed",
    "Undated",
    "Use the keys of one letter",
    "With fewer filters there may be more.",
    "Words that were searched for",
    "Year",
    "from the source back to the fact",
    "in a list: to the next or previous row",
    "named in {0} dossier",
    "named in {0} dossiers",
    "next fact",
    "on a number: to its words in the source",
    "previous fact",
    "search for the words instead",
    "search for the words one by one",
    "take a date as a date again",
    "this help",
    "to the search",
    "{0} of {1}",
    "{0} result",
    "{0} results",
    "“{0}” is taken as a date",
)
"""What the scripts say."""

FIELD_LABELS = Labels(
    {
        "title": "Title",
        "date": "Date",
        "source": "Source",
        "author": "Author",
        "place": "Place",
        "language": "Language",
        "url": "Address",
        "licence": "Licence",
    }
)
"""Fields of the metadata."""

LEVEL_LABELS = Labels(LEVELS)
"""How sure a finding is."""

CERTAINTY_LABELS = Labels(
    {
        "explicit": "stated in full",
        "resolved": "worked out",
        "chosen": "most likely reading",
        "approximate": "approximate",
        "unresolved": "not worked out",
    }
)

STATUS_LABELS = Labels(
    {
        "machine": "Machine-made, not reviewed",
        "reviewed": "Reviewed",
        "rejected": "Rejected by a reviewer",
    }
)

RELIABILITY_LABELS = Labels(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "not judged yet",
    }
)
"""Admiralty code (NATO STANAG 2511), the source."""

CREDIBILITY_LABELS = Labels(
    {
        "1": "confirmed by other sources",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "not judged yet",
    }
)
"""Admiralty code (NATO STANAG 2511), the information."""

MEDIA_LABELS = Labels(
    {
        "application/pdf": "PDF",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word document",
        "application/atom+xml": "Atom feed",
        "application/rss+xml": "RSS feed",
        "message/rfc822": "e-mail",
        "application/mbox": "mailbox",
        "text/html": "web page",
        "text/markdown": "Markdown",
        "text/plain": "plain text",
    }
)

_UNSEEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
"""Control characters, bidi controls (Unicode TR 9), line separators and lone surrogates: they could hide, reorder or
break what a reader sees. Joiners are left alone: Persian and Hindi need them."""


STACKED = 30
"""Combining marks that may follow one another, as in Unicode's Stream-Safe Text Format (UAX #15); no writing system
needs a tenth of that. Half a million on one letter keep a browser busy for minutes."""


@cache
def _unseen() -> re.Pattern[str]:
    marks = "".join(char for char in map(chr, (*range(0x300, 0x3100), *range(0xA66F, 0xABEE), *range(0xFE00, 0xFE30)))
                    if category(char)[0] == "M")  # fmt: skip
    return re.compile(f"{_UNSEEN}|(?<=[{marks}]{{{STACKED}}})[{marks}]+")


def code_point(character: str) -> str:
    """Name a character as Unicode does: `U+202E`."""
    return f"U+{ord(character):04X}"


def named(unseen: str) -> str:
    """Name in brackets what is not shown as itself: an acting character, or the rest of too many combining marks."""
    if category(unseen[0])[0] == "M":
        return f"[{count(len(unseen), 'more combining mark')}]"
    return f"[{code_point(unseen)}]"


def visible(text: str) -> str:
    """Replace what would act without being seen, and marks stacked without end, by their names in brackets."""
    return _unseen().sub(lambda match: named(match[0]), text)


def split_unseen(text: str) -> Iterable[tuple[str, bool]]:
    """Cut a text into runs of visible text (False) and names of what is not shown as itself (True), in order."""
    position = 0
    for match in _unseen().finditer(text):
        if match.start() > position:
            yield text[position : match.start()], False
        yield named(match[0]), True
        position = match.end()
    if position < len(text):
        yield text[position:], False


def shown(value: Any) -> Any:
    """Prepare what a template prints: our own HTML as it is, nothing for None, reasons in words, text made visible."""
    if value is None:
        return ""
    if isinstance(value, Reason):
        value = say(value)
    if isinstance(value, Markup):
        return value
    return visible(value) if isinstance(value, str) else value


def count(number: int, one: str, several: str = "") -> str:
    """Say how many: `1 quote`, `12 quotes`, `3,200 entries`."""
    several = several or one + "s"
    return translated_count(f"{{0}} {one}", f"{{0}} {several}", number).format(in_figures(number))


def coded(text: str) -> Markup:
    """Set what stands between backticks as code, as advice has settings and keys: `hide: true`."""
    pieces = visible(text).split("`")
    if len(pieces) % 2 == 0:  # a backtick without another is one of the source
        return escape("`".join(pieces))
    return Markup("").join(
        Markup("<code>{}</code>").format(piece) if at % 2 else escape(piece) for at, piece in enumerate(pieces)
    )


def numbered(title: str, page: int) -> str:
    """Return the title of a page of an index: that of the first stands alone."""
    return title if page == 1 else phrase("{0}, page {1}", title, page)


def said(reason: Reason | None) -> str:
    """Return a reason in words, nothing for none."""
    return say(reason) if reason is not None else ""


def sentence(text: str) -> str:
    """Make a sentence of words: a capital at the beginning, a stop at the end."""
    plain = text.strip()
    return plain[:1].upper() + plain[1:] + ("" if not plain or plain.endswith((".", "?", "!")) else ".")


def media_name(media_type: str) -> str:
    """Name a media type as a reader would."""
    return MEDIA_LABELS.get(media_type, media_type)


def year_of(date: str) -> str:
    """Return the year of a document's date, or nothing."""
    match = re.match(r"\d{4}", date)
    return match[0] if match else ""


def month_of(date: str) -> str:
    """Return the month (`October`) of a document's date, or nothing."""
    match = re.match(r"\d{4}-(\d\d)", date)
    number = int(match[1]) if match else 0
    return month_in_words(number) if 1 <= number <= 12 else ""


def title_of(card: Card) -> str:
    """Return what to call a document: its title, else the name of its file."""
    return card.title if card.title and card.title.strip() else card.path


def shorten(text: str, limit: int) -> str:
    """Cut a text at a word before `limit` code points, with an ellipsis when something was cut."""
    words = " ".join(text.split())
    if len(words) <= limit:
        return words
    head = words[:limit].rpartition(" ")[0] or words[:limit]
    return head.rstrip(" ,;:–—-") + "…"

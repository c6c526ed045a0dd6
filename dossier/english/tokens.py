"""The one tokeniser: a text is cut into tokens once, and every stage of the analysis works on these.

The cuts follow the conventions of the tagger's training data: "U.S." and "Mr." keep their full stops, the possessive
"'s" stands alone, and a hyphen is a cut only where a name ends at it ("US-backed", "anti-Taliban"), not inside a name
("al-Assad", "Alliot-Marie", "Tehreek-e-Taliban").

Stages look at the same tokens through views of their own, which join or split them and never move an offset:
`analyse.dates.tokens` takes numbers and compounds apart into classes for its grammar ("mid-1990s", "3,000"),
`analyse.quotes.writer_sentences` makes one token of a name or of a whole quotation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from dossier.english.dates import SHORT_MONTHS
from dossier.english.patterns import word_set
from dossier.model import Block, Sentence, Span

ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Reps|Sens|Gov|Lt|Col|Sgt|Maj|Capt|Cmdr|Adm|Rev|Hon|Jr|Sr|Inc|Corp|Ltd|Co|No|Mt|Ft"
    "|MR|MRS|MS|DR|SEN|REP|GEN|GOV|LT|COL|ADM|JR|SR|ST"
    f"|{'|'.join(SHORT_MONTHS)}|vs|etc"
)
TOKEN = re.compile(
    rf"""
    [^\W_]+(?=[\s,])                                     # most words: nothing below could go on behind them
    | (?:https?://|www\.)[^\s<>"”)\]]{{1,2000}}          # an address
    | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,5}}
    | (?:[^\W\d_]\.){{2,9}}(?:[^\W\d_](?!\w))?          # U.S. and U.S.A
    | (?:{ABBREVIATIONS})\.(?!\w)
    | [^\W\d_]\.(?=\s{{1,3}}[^\W\d_])(?<![\w][^\W\d_]\.) # an initial before a name
    | ['’]s(?!\w)                                        # possessive
    | \#?[^\W_]+(?:(?:['’](?!s(?!\w))|[-‑](?=[^\W\d_]|\d)|&(?=[^\W\d_])|_)[^\W_]+)*
    | \S
    """,
    re.VERBOSE,
)
HYPHENS = "-‑"
SIDES = frozenset(["US", "UK", "EU", "UN", "UAE", "ROK", "PRC", "AU", "NATO", "ASEAN", "ECOWAS"])
"""Abbreviations that a hyphen joins to another for the occasion ("US-UK"), and does not make one of two ("ABS-CBN")."""
STATIONS = frozenset({"TV", "FM", "AM"})
COMPOUND_ENDS = word_set("led era run held born")
PREFIXES = word_set("anti pro non ex pre post mid then trans late early self")
"""First parts of compounds. These and the abbreviations above do not follow the lexicon: the tagger was trained on text
that was cut with them."""


HARD_BREAK = re.compile(r"(?:(?<! ) {2,}+|\\)\n")
"""The end of a line that Markdown keeps, as in a list of names written one to a line."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, segment by segment."""

    words: tuple[str, ...]
    """As written, but with typographic apostrophes and hyphens made plain, as the lexicons write them."""
    lower: tuple[str, ...]
    """The same in lower case."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    segments: tuple[tuple[int, int], ...]
    """Sentences as ranges of tokens, in order, none empty."""
    lows: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Where each sentence begins."""
    capitals: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Where words with a capital stand."""
    index: Mapping[str, list[int]] = field(init=False, repr=False, compare=False)
    """Where each word stands, by its lower case: a rule that looks for certain words need not go through all."""

    def __post_init__(self) -> None:
        """Note where each word stands, and each sentence begins."""
        object.__setattr__(self, "lows", tuple([low for low, _ in self.segments]))
        index: defaultdict[str, list[int]] = defaultdict(list)
        for at, word in enumerate(self.lower):
            index[word].append(at)
        object.__setattr__(self, "index", dict(index))
        object.__setattr__(self, "capitals", tuple([at for at, word in enumerate(self.words) if word[0].isupper()]))

    def __len__(self) -> int:
        """Count the tokens."""
        return len(self.words)

    def span(self, first: int, last: int) -> Span:
        """Return the span from token `first` to before token `last`."""
        return Span(self.starts[first], self.ends[last - 1])

    def places(self, words: Collection[str]) -> list[int]:
        """Return where any of some words, in lower case, stands, in order."""
        known = [self.index[word] for word in self.index.keys() & words]
        return known[0] if len(known) == 1 else sorted(at for places in known for at in places)

    def segment_at(self, at: int) -> tuple[int, int]:
        """Return the sentence that holds a token: its first token, and one past its last."""
        return self.segments[bisect_right(self.lows, at) - 1]

    def within(self, span: Span) -> tuple[int, int]:
        """Return the tokens that lie in a span: the index of the first, and one past the last."""
        return bisect_left(self.starts, span.start), bisect_right(self.ends, span.end)

    def place(self, span: Span) -> tuple[int, int] | None:
        """Return the tokens that cover a span, as `span` takes them; None where it does not end at their borders."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.ends, span.end)
        fits = first <= last < len(self) and (self.starts[first], self.ends[last]) == (span.start, span.end)
        return (first, last + 1) if fits else None


def tokens_of(text: str, sentences: Iterable[Sentence] = (), blocks: Iterable[Block] = ()) -> Tokens:
    """Cut a document into tokens: what every stage is given.

    Parameters:
        text: The document's text.
        sentences: Its sentences, in order.
        blocks: Its blocks.
    """
    return tokenise(text, segments_of(text, sentences, blocks))


def tokenise(text: str, segments: Iterable[Span]) -> Tokens:
    """Cut the segments of a text into tokens.

    Parameters:
        text: The document's text.
        segments: Sentences and whatever lies between them, in order, not overlapping.

    Returns:
        All tokens with their offsets.
    """
    shown = plain(text)
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    ranges: list[tuple[int, int]] = []
    for segment in segments:
        first = len(words)
        pieces = [*cuts(text, segment.start, segment.end)]
        if pieces:
            lows, highs = zip(*pieces, strict=True)
            words += map(shown.__getitem__, map(slice, lows, highs))
            starts += lows
            ends += highs
            ranges.append((first, len(words)))
    return _tokens(words, starts, ends, ranges)


def _tokens(words: list[str], starts: list[int], ends: list[int], segments: list[tuple[int, int]]) -> Tokens:
    return Tokens(tuple(words), tuple(map(str.lower, words)), tuple(starts), tuple(ends), tuple(segments))


def plain(word: str) -> str:
    """Return words, as long as they are, with plain apostrophes and hyphens."""
    if word.isascii():
        return word
    return word.replace("’", "'").replace("‘", "'").replace("‑", "-").replace("“", '"').replace("”", '"')


def cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of each token between two offsets."""
    found = map(re.Match.span, TOKEN.finditer(text, start, end))
    if text.find("-", start, end) < 0 and text.find("‑", start, end) < 0:
        return found
    return compounds_cut(text, end, found)


def compounds_cut(text: str, end: int, found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield tokens with those cut that a hyphen joins for the occasion."""
    for low, high in found:
        word = text[low:high]
        # No compound is longer than 100 letters; the cutter takes time with the square of the length.
        if ("-" in word or "‑" in word) and 2 < len(word) <= 100 and "@" not in word and "/" not in word:
            follows = text[high : min(end, high + 16)].lstrip().lower().startswith("administration")
            at = low
            for length in compound_cuts(word, follows):
                yield at, at + length
                at += length
        else:
            yield low, high


@lru_cache(maxsize=50_000)
def compound_cuts(word: str, joint: bool = False) -> tuple[int, ...]:
    """Return the lengths of the pieces, hyphens included, into which a hyphenated word is cut.

    Parameters:
        word: A word with a hyphen in it.
        joint: Whether two names are joined for the occasion ("Biden-Harris Administration").
    """
    at = 0
    lengths: list[int] = []
    for index in range(1, len(word) - 1):
        if word[index] not in HYPHENS:
            continue
        left, right = word[at:index], word[index + 1 :]
        if (joint and left.istitle() and right.partition("-")[0].istitle()) or _is_cut(left, right):
            lengths += [index - at, 1]
            at = index + 1
    lengths.append(len(word) - at)
    return tuple(lengths)


def _is_cut(left: str, right: str) -> bool:
    """Tell whether a hyphen joins two words for the occasion: "US-backed", "pro-Iran", "NATO-Russia"."""
    head = right.partition("-")[0]
    if not head[:1].isupper():
        return right == head and _is_name_then_word(left, head)
    if _is_abbreviation(left) and left not in SIDES and _is_abbreviation(head) and head not in STATIONS:
        return False
    return left.lower() in PREFIXES or (_is_abbreviation(left) and head.isalpha())


def _is_name_then_word(left: str, head: str) -> bool:
    """Tell whether a name is followed by a word that names are joined with: "US-backed", "Houthi-run"."""
    named = left[:1].isupper() and left[-1:].isalpha()
    return named and head.islower() and (len(head) > 4 or left.isupper() or head in COMPOUND_ENDS)


def _is_abbreviation(left: str) -> bool:
    """Tell whether letters stand for a country or body that hyphens join to another."""
    return left.isalpha() and left.isupper() and (len(left) in {2, 3} or left == "NATO")


def cut_at(tokens: Tokens, offsets: set[int], text: str) -> Tokens:
    """Cut tokens further, so that each of the offsets is a border.

    Parameters:
        tokens: Tokens of a text.
        offsets: Starts and ends of names that another engine found.
        text: The text.
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    segments: list[tuple[int, int]] = []
    inner = sorted(offsets)
    for low, high in tokens.segments:
        first = len(words)
        for at in range(low, high):
            start, end = tokens.starts[at], tokens.ends[at]
            borders = inner[bisect_right(inner, start) : bisect_left(inner, end)]
            for left, right in zip([start, *borders], [*borders, end], strict=True):
                words.append(plain(text[left:right]))
                starts.append(left)
                ends.append(right)
        segments.append((first, len(words)))
    return _tokens(words, starts, ends, segments)


def _lines_of(text: str, span: Span) -> list[Span]:
    """Cut a sentence where its writer ended lines on purpose."""
    spans: list[Span] = []
    at = span.start
    breaks = HARD_BREAK.finditer(text, span.start, span.end) if "\n" in span.of(text) else ()
    for match in breaks:
        if text[at : match.start()].strip():
            spans.append(Span(at, match.start()))
        at = match.end()
    if text[at : span.end].strip():
        spans.append(Span(at, span.end))
    return spans


def segments_of(text: str, sentences: Iterable[Sentence], blocks: Iterable[Block] = ()) -> list[Span]:
    """Return the sentences and, as segments of their own, what lies between them.

    Datelines, date prefixes and lines about the document are trimmed off sentences but may hold names.

    Parameters:
        text: The document's text.
        sentences: Its sentences, in order.
        blocks: Its blocks; a stretch between sentences is cut at their borders.
    """
    spans: list[Span] = []
    borders = sorted({block.span.start for block in blocks})
    at = 0
    for span in [*(sentence.span for sentence in sentences), Span(len(text), len(text))]:
        if span.start > at:
            for border in [*borders[bisect_right(borders, at) : bisect_left(borders, span.start)], span.start]:
                if text[at:border].strip():
                    spans.append(Span(at, border))
                at = border
        spans += _lines_of(text, span)
        at = max(at, span.end)
    return spans

"""Cut blocks into sentences.

A rule splitter in the manner of Punkt's successors (Read et al., 2012, "Sentence boundary detection: a long solved
problem?"): every end mark followed by white space is a candidate, and the word before and the word after decide. The
rules were tuned on English news (the GUM corpus); they know no other language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dossier.english.clause_words import PLAINLY_SAID
from dossier.english.datelines import after_marker, skip_lead, trim_heading
from dossier.english.dates import WEEKDAY_WORDS
from dossier.english.function_words import (
    ARTICLES,
    CONJUNCTIONS,
    DEMONSTRATIVES,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from dossier.english.lexicon import ANY, wordforms, words
from dossier.english.patterns import any_of, lazy, word_set
from dossier.model import Block, Sentence, Span

_CANDIDATE = re.compile(r"[.!?…](?:[.!?…\"'”’»)\]*_]|\s?\[\d{1,3}\]){0,24}+(\s+)(?=\S)")
_GLUED = re.compile(r"(?:(?<=[a-z]{2})|(?<=[12]\d{3}))[.!?][\"”’]?(?=[A-Z][a-z]*[ ,’])")
"""An end mark with no space behind it, between a word in small letters, or a year, and one with a capital; files and
sites are not named so ("Node.js", "example.com")."""

_CREDIT = re.compile(r"(?<=\S)\s{1,3}(?=(?:Images?|Photos?|Photograph|Picture|Video|Credit): [A-Z])")
"""Before the credit of a picture: captions often have no end mark ("The convention floor Image: Ann Lee")."""

_OPENERS = "\"'“‘«([*_"
_DASHES = "-–—"
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_SPEECH_TAG = lazy(rf"(?:(?:the|a|an) )?(?:[\w'’.-]+ ){{1,5}}?{any_of(PLAINLY_SAID)}\b")

BEFORE_NAME = words("abbreviations", "before_name") | words(ANY, "short")
"""Abbreviations that something always follows."""

BEFORE_NUMBER = words("abbreviations", "before_number")
"""Abbreviations that end a sentence unless a number follows."""

MAY_END = words("abbreviations", "may_end")
"""Abbreviations that end a sentence only if a word follows that begins sentences."""

_STARTERS = (
    ARTICLES
    | SUBJECTS
    | DETERMINERS
    | PREPOSITIONS
    | SUBORDINATORS
    | CONJUNCTIONS
    | RELATIVES
    | words(ANY, "connective")
    | wordforms("starts_sentence")
)
STARTERS = frozenset(word.capitalize() for word in _STARTERS)
"""Words that begin sentences and hardly ever names."""

LOWER_STARTERS = ARTICLES | SUBJECTS | DEMONSTRATIVES | RELATIVES | words(ANY, "starts_lower")
"""Words that show a new (broken or careless) sentence although they are not capitalised."""

ZONES = (
    frozenset(name.upper() for name in words("time_words", "zone"))
    | frozenset(name.capitalize() for name in WEEKDAY_WORDS)
    | word_set("MT Eastern Pacific Central Mountain Greenwich local")
)
"""Words that go on after "a.m." and "p.m."."""

WIDE_GAP = 4
"""Blanks that part a dateline, a headline or a paragraph from what follows."""

LONG = 400
"""Code points of a paragraph that must hold an end mark somewhere."""

_END_MARK = re.compile(r"[.!?…](?!\w)")
_GAP = re.compile(r"(?<=\w)[ \t]{2,}(?=[A-Z])")

_SPECIAL = BEFORE_NAME | BEFORE_NUMBER | MAY_END
_WORD = re.compile(r"[\w'’.-]+")


def find_sentences(
    text: str, blocks: tuple[Block, ...], begins: Mapping[int, int] | None = None
) -> tuple[Sentence, ...]:
    """Cut the blocks of a text into sentences.

    Headings and list items lose their marks (`#`, `-`, `1.`), paragraphs the date or dateline in front of the first
    sentence; the rest is covered. Lines about the document and table rows are one sentence each, so that a stage can
    see and skip them.

    Parameters:
        text: Normalised text.
        blocks: Its blocks.
        begins: Where the words of a block begin that opens with the name of its speaker, by number of the block.

    Returns:
        Sentences in order, not overlapping, without white space at either end.
    """
    sentences: list[Sentence] = []
    for number, block in enumerate(blocks):
        kind = block.kind
        start, end = block.span.start, block.span.end
        if kind == "meta":
            sentences.append(Sentence(block.span, number, kind))
            continue
        if kind == "table" or is_signature(text, block):
            sentences += [Sentence(span, number, kind) for span in _lines(text, start, end)]
            continue
        if kind == "heading":
            sentences.append(Sentence(trim_heading(text, block.span), number, kind))
            continue
        if kind == "item":
            start = after_marker(text, start, end)
        start = (begins or {}).get(number, start)
        start = skip_lead(text, start, end)
        for stop, after in _ends(text, start, end):
            sentences.append(Sentence(Span(start, stop), number, kind))
            start = after
        if start < end:
            sentences.append(Sentence(Span(start, end), number, kind))
    return tuple(sentences)


def is_signature(text: str, block: Block) -> bool:
    """Tell whether a paragraph is a name on its line over an office or a body, as under a letter or a statement."""
    lines = block.span.of(text).split("\n")
    lines = lines[lines[0].rstrip().endswith(":") :]  # Media contact:
    if block.kind != "paragraph" or not 1 < len(lines) <= MOST_LINES or _NAME_LINE.fullmatch(lines[0].strip()) is None:
        return False
    return all(_is_line_of_signature(line.strip()) for line in lines[1:])


def _is_line_of_signature(line: str) -> bool:
    """Tell whether a line is short, begins like a name or number, and no prose breaks off or ends in it."""
    if "@" in line and " " not in line:
        return True
    return 0 < len(line) <= SHORT and not line[0].islower() and line[-1] not in ".?!;:" and ". " not in line


MOST_LINES = 8
"""Lines of the longest signature with its address."""
SHORT = 70
"""Code points of its longest line."""
_NAME_LINE = re.compile(r"(?:[A-Z][\w.'’-]*,? ){1,3}[A-Z][\w'’-]+\.?")


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the lines of a stretch without white space around them."""
    at = start
    for raw in text[start:end].split("\n"):
        body = raw.strip()
        if body:
            left = at + len(raw) - len(raw.lstrip())
            yield Span(left, left + len(body))
        at += len(raw) + 1


def _ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the end of each sentence but the last, and the start of the next one."""
    if lost_its_marks(text, start, end):
        yield from _ends_at_gaps(text, start, end)
        return
    for credit in _CREDIT.finditer(text, start, end):
        yield from _marked_ends(text, start, credit.start())
        yield credit.start(), credit.end()
        start = credit.end()
    yield from _marked_ends(text, start, end)


def lost_its_marks(text: str, start: int, end: int) -> bool:
    """Tell whether a long paragraph has no end mark, and gaps where they stood: what some programs leave of a page."""
    return (
        end - start > LONG and _END_MARK.search(text, start, end) is None and _GAP.search(text, start, end) is not None
    )


def _ends_at_gaps(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield ends at gaps before words that begin sentences; behind "Sen" and initials a full stop was lost, too."""
    begin = start
    for found in _GAP.finditer(text, start, end):
        previous = _word_before(text, begin, found.start())
        wide = found.end() - found.start() >= WIDE_GAP
        begins = wide or _next_word(text, found.end(), end) in STARTERS
        if begins and len(previous) > 1 and previous not in _SPECIAL:
            yield found.start(), found.end()
            begin = found.end()


def _marked_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield ends at end marks."""
    begin = start
    for found in _CANDIDATE.finditer(text, start, end):
        stop, after = found.span(1)
        if after >= end:
            break
        if _splits(text, begin, found, end):
            yield from _glued_ends(text, begin, stop)
            yield stop, after
            begin = after
    yield from _glued_ends(text, begin, end)


def _glued_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield ends whose space was lost when the text was copied: "a minor.The arrest came"."""
    for found in _GLUED.finditer(text, start, end):
        previous = _word_before(text, start, found.start())
        if previous.isdecimal() or (previous.isalpha() and previous not in _SPECIAL):
            yield found.end(), found.end()


def _splits(text: str, begin: int, found: re.Match[str], end: int) -> bool:
    """Tell whether the end mark `found` ends the sentence that began at `begin`."""
    mark = found.start()
    stop, after = found.span(1)
    at = _past_openers(text, after, end)
    if at >= end:
        return False
    first, opened = text[at], at > after
    tail = text[mark:stop]
    if _goes_on(text, at):
        return False
    if first.islower():
        return not opened and tail == "." and _lower_start(text, _word_before(text, begin, mark), at, end)
    if tail.rstrip(")]") == ".":  # also "(50 U.S.C. 1701 et seq.) (the Act)"
        return _full_stop(text, begin, mark, at, end)
    if _cried_out(tail) and not opened and _SPEECH_TAG().match(text, at, min(end, at + 60)):
        return False
    return not (first.isdigit() and tail.strip(".…") == "")


def _cried_out(tail: str) -> bool:
    """Tell whether a question or an exclamation ends with a quotation mark: who said it may follow."""
    return tail[0] in "?!" and tail[-1] in "\"'”’»"


def _lower_start(text: str, previous: str, at: int, end: int) -> bool:
    """Tell whether a sentence ends although the next word is not capitalised."""
    if previous in _SPECIAL or "." in previous or (len(previous) < 2 and not previous.isdigit()):
        return False
    return _next_word(text, at, end) in LOWER_STARTERS


def _full_stop(text: str, begin: int, mark: int, at: int, end: int) -> bool:
    """Tell whether a plain full stop ends the sentence, the next word being capitalised or a number."""
    previous = _word_before(text, begin, mark)
    if len(previous) == 1 and previous.isalpha():
        # An initial, unless a word follows that begins sentences: "J. Smith", "K. A. Voss", but "vitamin C. The".
        return mark - 1 > begin and text[at + 1 : at + 2] != "." and _next_word(text, at, end) in STARTERS
    if previous in BEFORE_NAME:
        return False
    if previous.rpartition(".")[2] in BEFORE_NUMBER:  # also the last of several: "H.J. Res. 140", "H.J.Res. 140"
        return not text[at].isdigit()
    if previous in ("a.m", "p.m"):
        return not text[at].isdigit() and _next_word(text, at, end) not in ZONES
    if previous in MAY_END or ("." in previous and _DOTTED.match(previous)):
        return _next_word(text, at, end) in STARTERS
    return not _numbers(previous, mark - begin)


def _goes_on(text: str, at: int) -> bool:
    """Tell a dash, and a year in brackets: "Viva Maria! (1965)", "… – used as a repair initiator"."""
    return text[at] in _DASHES or (text[at].isdigit() and text[at - 1] == "(")


def _numbers(previous: str, length: int) -> bool:
    """Tell whether all before a full stop numbers a sentence: "1." or "12."."""
    return previous.isdigit() and len(previous) == length <= 3


def _past_openers(text: str, at: int, end: int) -> int:
    """Return where the first letter stands after opening marks."""
    while at < end and text[at] in _OPENERS:
        at += 1
    return at


def _word_before(text: str, begin: int, mark: int) -> str:
    """Return the word before an end mark, in lower case."""
    left = max(begin, mark - 24)
    at = mark
    while at > left and not (text[at - 1].isspace() or text[at - 1] in "\"'“”‘’«»()[]—–/,"):
        at -= 1
    return text[at:mark].lower()


def _next_word(text: str, at: int, end: int) -> str:
    """Return the word that begins at `at`."""
    found = _WORD.match(text, at, min(end, at + 40))
    return found[0].rstrip(".'’-") if found else ""

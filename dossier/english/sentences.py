"""Cut blocks into sentences.

A rule splitter in the manner of Punkt's successors (Read et al., 2012, "Sentence boundary detection: a long solved
problem?"): every end mark followed by white space is a candidate, and the word before and the word after decide. The
rules were tuned on English news (the GUM corpus); they know no other language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.english.datelines import after_marker, skip_lead, trim_heading
from dossier.english.patterns import word_set
from dossier.model import Block, Sentence, Span

_CANDIDATE = re.compile(r"[.!?…](?:[.!?…\"'”’»)\]*_]|\s?\[\d{1,3}\]){0,24}+(\s+)(?=\S)")
_CREDIT = re.compile(r"(?<=\S)\s{1,3}(?=(?:Images?|Photos?|Photograph|Picture|Video|Credit): [A-Z])")
"""Before the credit of a picture: captions often have no end mark ("The convention floor Image: Ann Lee")."""

_OPENERS = "\"'“‘«([*_"
_DASHES = "-–—"
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")
_SPEECH_TAG = re.compile(
    r"(?:(?:the|a|an) )?(?:[\w'’.-]+ ){1,5}?"
    r"(?:said|says|asked|asks|added|adds|told|replied|wrote|writes|cried|shouted|tweeted|declared|exclaimed|wondered)\b"
)

BEFORE_NAME = word_set(
    """mr mrs ms mx messrs mme mlle dr drs prof profs gen lt col capt cpt cmdr cdr sgt maj adm brig cpl pvt rear pte
    sen sens rep reps gov govs pres atty dep asst supt insp det hon rev fr msgr st ste mt ft vs v viz cf approx
    ca hr amb sec-gen vice-adm sub-lt ald mgr"""
)
"""Abbreviations that something always follows."""

BEFORE_NUMBER = word_set(
    """no nos art arts sec secs para paras fig figs eq eqs ch chap vol vols p pp ed eds op cit res ser pt pts
    jan feb mar apr jun jul aug sep sept oct nov dec"""
)
"""Abbreviations that end a sentence unless a number follows."""

MAY_END = word_set(
    """inc ltd co corp plc llc bros assn assoc jr sr esq etc al dept depts univ govt est ave blvd rd sq ph.d m.d b.a m.a
    u.s u.k u.n e.u u.s.a d.c u.s.s.r a.m p.m a.d b.c b.c.e c.e ala ariz ark calif colo conn del fla ga ill ind kan ky
    la md mass mich minn miss mo mont neb nev okla ore pa penn tenn tex va vt wash wis wyo ont que n.y n.j n.c s.c n.h
    n.m l.a int'l nat'l min max avg tel ext mph sq.ft"""
)
"""Abbreviations that end a sentence only if a word follows that begins sentences."""

STARTERS = word_set(
    """The A An In On At He She It They We I You This That These Those But And Or However Meanwhile Although Though
    After Before When While If As For From By With Without There Here His Her Its Their Our My Your What Who Whom Why
    How Where Some Many Most Much All Both Each Every Several Few According Since During Under Over Also Then So Yet Not
    Now Such Until Once Because Despite Among Between Instead Still Thus Therefore Moreover Furthermore Nevertheless
    Nonetheless Besides Another Other Others Only Even Just Earlier Later Today Yesterday Tomorrow Last Following To Of
    Unlike Like Through Throughout Within Between Against About Across Upon Perhaps Officials Police Critics People
    Analysts Experts Researchers Scientists Authorities Residents Witnesses Reports Prior Recent Recently Currently
    Previously Nearly Almost Any Anyone Everyone Nobody Nothing Something Asked Speaking Additionally Similarly Finally
    First Second Third Let Please Yes No"""
)
"""Words that begin sentences and hardly ever names."""

LOWER_STARTERS = word_set(
    """which who whom whose where that and but he she they it the a an in on at this these those we i there also
    however according"""
)
"""Words that show a new (broken or careless) sentence although they are not capitalised."""

ZONES = word_set(
    """EST EDT CST CDT MST MDT PST PDT GMT UTC BST CET CEST IDT IST JST ET PT CT MT Eastern Pacific Central Mountain
    local Monday Tuesday Wednesday Thursday Friday Saturday Sunday Greenwich"""
)
"""Words that go on after "a.m." and "p.m."."""

_SPECIAL = BEFORE_NAME | BEFORE_NUMBER | MAY_END
_WORD = re.compile(r"[\w'’.-]+")


def find_sentences(text: str, blocks: tuple[Block, ...]) -> tuple[Sentence, ...]:
    """Cut the blocks of a text into sentences.

    Headings and list items lose their marks (`#`, `-`, `1.`), paragraphs the date or dateline in front of the first
    sentence; the rest is covered. Lines about the document and table rows are one sentence each, so that a stage can
    see and skip them.

    Parameters:
        text: Normalised text.
        blocks: Its blocks.

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
        if kind == "table":
            sentences += [Sentence(span, number, kind) for span in _lines(text, start, end)]
            continue
        if kind == "heading":
            sentences.append(Sentence(trim_heading(text, block.span), number, kind))
            continue
        if kind == "item":
            start = after_marker(text, start, end)
        start = skip_lead(text, start, end)
        for stop, after in _ends(text, start, end):
            sentences.append(Sentence(Span(start, stop), number, kind))
            start = after
        if start < end:
            sentences.append(Sentence(Span(start, end), number, kind))
    return tuple(sentences)


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
    for credit in _CREDIT.finditer(text, start, end):
        yield from _marked_ends(text, start, credit.start())
        yield credit.start(), credit.end()
        start = credit.end()
    yield from _marked_ends(text, start, end)


def _marked_ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield ends at end marks."""
    begin = start
    for found in _CANDIDATE.finditer(text, start, end):
        stop, after = found.span(1)
        if after >= end:
            return
        if _splits(text, begin, found, end):
            yield stop, after
            begin = after


def _splits(text: str, begin: int, found: re.Match[str], end: int) -> bool:
    """Tell whether the end mark `found` ends the sentence that began at `begin`."""
    mark = found.start()
    stop, at = found.span(1)
    first = text[at]
    opened = first in _OPENERS
    while first in _OPENERS:
        at += 1
        if at >= end:
            return False
        first = text[at]
    tail = text[mark:stop]
    if first in _DASHES or (first.isdigit() and text[at - 1] == "("):
        return False  # a dash or a year in brackets goes on: "Viva Maria! (1965)", "… – used as a repair initiator"
    if first.islower():
        return not opened and tail == "." and _lower_start(text, _word_before(text, begin, mark), at, end)
    if tail == ".":
        return _full_stop(text, begin, mark, at, end)
    if tail[-1] in "\"'”’»" and not opened and _SPEECH_TAG.match(text, at, min(end, at + 60)):
        return False
    return not (first.isdigit() and tail.strip(".…") == "")


def _lower_start(text: str, previous: str, at: int, end: int) -> bool:
    """Tell whether a sentence ends although the next word is not capitalised."""
    if previous in _SPECIAL or "." in previous or (len(previous) < 2 and not previous.isdigit()):
        return False
    return _next_word(text, at, end) in LOWER_STARTERS


def _full_stop(text: str, begin: int, mark: int, at: int, end: int) -> bool:
    """Tell whether a plain full stop ends the sentence, the next word being capitalised or a number."""
    previous = _word_before(text, begin, mark)
    if len(previous) == 1 and previous.isalpha():
        # An initial, unless a word follows that begins sentences: "J. Smith", but "vitamin C. The".
        return mark - 1 > begin and _next_word(text, at, end) in STARTERS
    if previous in BEFORE_NAME:
        return False
    if previous in BEFORE_NUMBER:
        return not text[at].isdigit()
    if previous in ("a.m", "p.m"):
        return not text[at].isdigit() and _next_word(text, at, end) not in ZONES
    if previous in MAY_END or ("." in previous and _DOTTED.match(previous)):
        return _next_word(text, at, end) in STARTERS
    # "1." or "12." in front of a sentence numbers it.
    return not (previous.isdigit() and len(previous) <= 3 and mark - len(previous) == begin)


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

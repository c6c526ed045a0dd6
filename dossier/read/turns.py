"""Cut transcripts and interviews into turns: who speaks is still words here, the analysis makes actors of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dossier.english.clause_words import PLAINLY_SAID
from dossier.english.datelines import UPPER
from dossier.english.patterns import any_of
from dossier.model import Block, Span, Turn, TurnKind
from dossier.read.label_words import OFFICES
from dossier.read.labels import Label, find_labels, full_names, name_after
from dossier.rules import Rule, first
from dossier.trace import note

Halt = Literal["ends", "passes", "stops the document"]
"""What a block does to the turn before it: it ends it; it is no part of it but the turn goes on behind it; no turn goes
on below it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A block behind the first one of a turn."""

    words: str
    block: Block
    names: frozenset[str]
    """What the speaker of the turn is called, in parts."""
    last: bool
    """No label comes behind it."""
    asked: bool
    """The document sets the questions of its interviewer without a label, and a label comes next."""


_DIRECTION = re.compile(r"[(\[*_]{1,3}[^()\[\]]{1,200}[)\]*_]{1,3}\.?")
_CLOSING = re.compile(r"(?:END|#{2,}|-{2,}|\* ?\* ?\*|_{3,}|-?30-?|<…>|<\.\.\.>)(?:\b|$|(?<=>))[^a-z]{0,40}")
_PAGE = re.compile(r"\[{1,2}Page [A-Z]?\d+\]{1,2}|Page \d+(?: of \d+)?|\d{1,4}")
_PROCEDURE = re.compile(
    r"There being no objection\b|(?:The )?(?:Bill|Motion|Amendment|Clause|Question|Report)s? (?:was |were )?"
    r"(?:read|agreed|put|negatived|passed|adopted|withdrawn|lost|carried)\b"
    r"|Leave (?:was )?(?:granted|refused)|Prayers\b|Debate (?:interrupted|resumed)"
    r"|(?:The|Mr|Mrs|Ms|Madam)\.? [A-Z]\w+(?: [A-Z]\w+)? (?:took|addressed|left|resumed|administered) the \w"
    r"|(?:The )?(?:House|Senate|Assembly|[Cc]ommittee|[Cc]ourt|[Mm]eeting|[Ss]itting)"
    r" (?:adjourned|divided|rose|recessed|was suspended|resumed|met)\b"
    r"|\(?(?:Whereupon|Thereupon|Hereupon),|A (?:party|personal|recorded) vote was|The [Cc]lerk (?:read|will|called)"
    r"|(?:RE|FURTHER )?(?:DIRECT|CROSS)[- ]?EXAMINATION\b"
    r"|[A-Z][\w.'’ -]{2,40}, (?:a (?:defense |State['’]s )?witness, )?"
    r"(?:having been |being |after being |was )?(?:first |previously )*(?:duly )?(?:sworn|affirmed)\b"
    r"|The following (?:exchange|prepared|statement|letter|material)\b"
)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Ww]e|[Oo]ur|[Uu]s|[Yy]ou|[Yy]our)\b")
_CAPTION = re.compile(
    r"(?:Photos?|Photograph|Images?|Picture|Credits?|Source|Video)(?: by| credit| courtesy(?: of)?)?\s?[:/] ?\S"
    r"|\b(?:Getty Images|Photo by|Courtesy of|©)"
)


def _tells_of_speaker(passage: Passage) -> bool:
    """Tell whether a last paragraph speaks of the speaker by name and not as one of those who talk."""
    named = any(re.search(rf"\b{re.escape(name)}\b", passage.words) for name in passage.names if len(name) > 2)
    return passage.last and named and not _FIRST_PERSON.search(passage.words)


def _is_caption(passage: Passage) -> bool:
    """Tell whether a short paragraph says who took a picture and nobody speaks in it."""
    short = len(passage.words) < 300 and not _FIRST_PERSON.search(passage.words)
    return short and _CAPTION.search(passage.words) is not None


PASSAGES: tuple[Rule[Passage, Halt], ...] = (
    Rule(
        "end of a transcript",
        lambda one: _CLOSING.fullmatch(one.words) is not None,
        "stops the document",
        ("MS. LEE:  Good morning.\n\nQ    What is it?\n\nMS. LEE:  A bridge.\n\n[END]\n\n4:10 P.M. EDT",),
    ),
    Rule(
        "page number",
        lambda one: _PAGE.fullmatch(one.words) is not None,
        "passes",
        ("Mr. DORNE.  I thank you for the hearing on the boats.\n\n[Page 12]\n\nThe ferries are old.",),
    ),
    Rule(
        "stage direction",
        lambda one: _DIRECTION.fullmatch(one.words) is not None,
        "passes",
        ("MS. LEE:  Good morning.\n\n[(Laughter.)]\n\nQ    What is it?\n\nMS. LEE:  A bridge.",),
    ),
    Rule(
        "heading between turns",
        lambda one: one.block.kind == "heading" and one.words[-1:] not in ".?!…—",
        "ends",
        ("MS. LEE:  Good morning.\n\n[The bridge]\n\nMR. MOE:  It is open.\n\nMS. LEE:  Good.",),
    ),
    Rule(
        "caption under a turn",
        _is_caption,
        "passes",
        ("Jo Lee: Why?\n\nAnn Moe: Why not?\n\nJo Lee: Well.\n\nAnn Moe: Yes.\n\n[Ann Moe] at sea. Photo: Per Dahl",),
    ),
    Rule(
        "table or line about the document",
        lambda one: one.block.kind == "table" or (one.block.kind == "meta" and one.last),
        "ends",
        ("MS. LEE:  Good morning.\n\nMR. MOE:  It is open.\n\n[Share this article]",),
    ),
    Rule(
        "line about the document between turns",
        lambda one: one.block.kind == "meta" or bool(one.block.language),
        "passes",
        ("MS. LEE:  Good morning.\n\n[Advertisement]\n\nWe begin.\n\nMR. MOE:  It is open.\n\nMS. LEE:  Good.",),
    ),
    Rule(
        "procedure of a house",
        lambda one: _PROCEDURE.match(one.words) is not None,
        "ends",
        ("Mr SPEAKER: Order.\n\n[Bill read a first time].\n\nDr FINCH: I raise a point.\n\nMr SPEAKER: Order.",),
        ("Mr SPEAKER: Order.\n\n[Bills] are paid late here.\n\nDr FINCH: I raise a point.\n\nMr SPEAKER: Order.",),
    ),
    Rule(
        "closing words about the speaker",
        _tells_of_speaker,
        "stops the document",
        ("Jo Lee: Why?\n\nAnn Moe: Why not?\n\nJo Lee: Well.\n\nAnn Moe: Yes.\n\n[Ann Moe] grew up in Brackwell.",),
        ("Jo Lee: Why?\n\nAnn Moe: Why not?\n\nJo Lee: Well.\n\nAnn Moe: Yes.\n\n[I] said: Ann Moe, go home.",),
    ),
    Rule(
        "question without a label",
        lambda one: one.asked and one.words.rstrip("*_ ").endswith("?"),
        "ends",
        (
            "Jo Lee: I like it.\n\n[What should visitors know?]\n\nJo Lee: The steps.\n\nAnn Moe: All.\n\n"
            "Who comes?\n\nAnn Moe: Birds.\n\nWho stays?\n\nJo Lee: We do.",
        ),
    ),
)
"""What a block behind the first one of a turn does to it; none of these: it is part of the turn."""


def find_turns(text: str, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Turn, ...]]:
    """Find the turns of a transcript or interview, and statements that a line announces.

    Parameters:
        text: The document's text.
        blocks: Its blocks.

    Returns:
        The blocks, cut where a label begins within one, a label on a line of its own being a line about the document;
        and the turns in order.
    """
    labels = find_labels(text, blocks)
    if labels:
        cut, labels = _cut(text, blocks, labels)
        return cut, tuple(_labelled(text, cut, labels))
    return tuple(blocks), tuple(_interview(text, blocks)) or tuple(_statements(text, blocks))


# -------------------------------------------------------------------------------------------------- turns with labels


def _cut(text: str, blocks: Sequence[Block], labels: Sequence[Label]) -> tuple[tuple[Block, ...], list[Label]]:
    """Cut blocks where a label begins within one; return the blocks and the labels with their new numbers."""
    by_block: dict[int, list[Label]] = {}
    for label in labels:
        by_block.setdefault(label.block, []).append(label)
    made: list[Block] = []
    placed: list[Label] = []
    for number, block in enumerate(blocks):
        inside = by_block.get(number, [])
        if not inside:
            made.append(block)
            continue
        starts = [label.line for label in inside]
        if text[block.span.start : starts[0]].strip(" \t\n#"):
            made.append(replace(block, span=_stripped(text, block.span.start, starts[0])))
        else:
            starts[0] = block.span.start
        for at, label in enumerate(inside):
            piece = _stripped(text, starts[at], starts[at + 1] if at + 1 < len(inside) else block.span.end)
            alone = not text[label.words : piece.end].strip()
            words = piece.end if alone else _stripped(text, label.words, piece.end).start
            made.append(Block(piece, "meta" if alone else "paragraph"))
            placed.append(replace(label, block=len(made) - 1, words=words))
    return tuple(made), placed


def _stripped(text: str, start: int, end: int) -> Span:
    """Return a stretch without white space at its ends."""
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _labelled(text: str, blocks: Sequence[Block], labels: Sequence[Label]) -> Iterator[Turn]:
    """Yield the turns that labels begin."""
    names = full_names(text, labels)
    offices = _offices(text, labels)
    asked = _asks_without_label(text, blocks, labels)
    for place, label in enumerate(labels):
        stop = labels[place + 1].block if place + 1 < len(labels) else len(blocks)
        name = names.get(label.line) or label.name or offices.get(_folded(label.span.of(text)))
        spans = _spans(text, blocks, label, stop, (name or label.span).of(text), asked=asked, last=stop == len(blocks))
        if spans:
            kind: TurnKind = "name" if label.kind == "initials" else label.kind
            yield Turn(kind, spans, label.span, name)


def _spans(
    text: str, blocks: Sequence[Block], label: Label, stop: int, name: str, *, asked: bool, last: bool
) -> tuple[Span, ...]:
    """Return the words of a turn, a span for each paragraph."""
    begun = _stripped(text, label.words, blocks[label.block].span.end)
    spans = [begun] if begun.start < begun.end else []
    names = _parts(name)
    for number in range(label.block + 1, stop):
        block = blocks[number]
        passage = Passage(block.span.of(text), block, names, last, asked and number == stop - 1)
        rule = first(PASSAGES, passage)
        if rule is None or (not spans and rule.name in {"procedure of a house", "question without a label"}):
            spans.append(block.span)
            continue
        note("turns", rule.name, block.span, "decided", rule.then)
        if rule.then != "passes":
            break
    return () if len(spans) == 1 and _is_aside(spans[0].of(text)) else tuple(spans)


def _parts(name: str) -> frozenset[str]:
    """Return what a speaker may be called: the name and each part of it, offices left out."""
    return frozenset(part for part in name.split() if part[0].isupper() and part.lower().strip(".") not in OFFICES)


def _is_aside(words: str) -> bool:
    """Tell whether words are only a stage direction in brackets."""
    return words[0] in "([" and _DIRECTION.fullmatch(words) is not None


def _asks_without_label(text: str, blocks: Sequence[Block], labels: Sequence[Label]) -> bool:
    """Tell whether the questions stand alone between turns, and those with labels only answer."""
    before = [blocks[label.block - 1] for label in labels if label.block > 0]
    alone = sum(block.span.of(text).rstrip("*_ ").endswith("?") for block in before if block.kind != "meta")
    labelled = {label.block for label in labels}
    own = sum(number in labelled and blocks[number].span.of(text).endswith("?") for number in range(len(blocks)))
    return alone >= 2 and 4 * alone >= len(labels) and own == 0


def _folded(words: str) -> str:
    """Return an office without article and capitals."""
    return " ".join(word for word in words.lower().split() if word not in {"the", "mr", "mr.", "madam"})


_PERSON = rf"(?P<name>(?!(?:OF|FOR|IN|AND|AT|ON|THE)\b)[{UPPER}][^\W\d_]*\.?(?: [{UPPER}][\w.'’-]+){{0,3}})"


def _offices(text: str, labels: Sequence[Label]) -> dict[str, Span]:
    """Return whom the head names in the office that a label gives: "Remarks by President Lena Ward"."""
    found: dict[str, Span] = {}
    for office in {_folded(label.span.of(text)) for label in labels if label.kind == "office"}:
        pattern = re.compile(rf"\b(?P<before>\w+ )?(?i:{re.escape(office)}) {_PERSON}")
        for match in pattern.finditer(text, 0, labels[0].line):
            if (match["before"] or "").strip().lower() in {"vice", "former", "deputy", "assistant"}:
                continue
            span = Span(*match.span("name"))
            if span.of(text).split()[0].lower() not in OFFICES:
                found.setdefault(office, span)
    return found


# ---------------------------------------------------------------------------------- interviews that have no label


_BOLD = re.compile(r"(\*\*|__)(?=\S).*(?<=\S)\1", re.DOTALL)
QUESTION_WORDS = 70
"""Longest question that stands alone."""


def _interview(text: str, blocks: Sequence[Block]) -> Iterator[Turn]:
    """Yield questions that stand alone, and the answers below them; nothing where the text is no interview."""
    questions = _questions(text, blocks)
    ends = [*questions[1:], len(blocks)]
    answers = [_answer(text, blocks, at, end) for at, end in zip(questions, ends, strict=False)]
    if not questions or not _is_interview(text, blocks, questions, answers):
        return
    for number, answer in zip(questions, answers, strict=True):
        note("turns", "question that stands alone", blocks[number].span, "decided")
        yield Turn("question", (_unmarked(text, blocks[number].span),))
        yield Turn("answer", answer)


def _questions(text: str, blocks: Sequence[Block]) -> list[int]:
    """Return the blocks that ask: those in bold where most of them are questions, else all questions."""
    bold = [number for number, block in enumerate(blocks) if block.bold or _BOLD.fullmatch(block.span.of(text))]
    asked = [number for number, block in enumerate(blocks) if _is_question(text, block)]
    if len(set(bold) & set(asked)) * 2 > len(bold):
        return bold if len(bold) > 1 else []
    return asked if len(asked) > 2 else []


def _is_question(text: str, block: Block) -> bool:
    """Tell whether a block is a question and nothing else."""
    words = block.span.of(text).strip("*_ ")
    return block.kind in {"paragraph", "heading"} and words.endswith("?") and len(words.split()) <= QUESTION_WORDS


def _is_interview(
    text: str, blocks: Sequence[Block], questions: Sequence[int], answers: Sequence[tuple[Span, ...]]
) -> bool:
    """Tell interviews from texts whose headings are questions: the answers say "I", the questions "you"."""
    if not all(answers) or blocks[questions[0]].span.start * 2 > len(text):
        return False
    you = sum(bool(re.search(r"\b[Yy]ou(?:r|['’]\w+)?\b", blocks[number].span.of(text))) for number in questions)
    said = [" ".join(span.of(text) for span in answer) for answer in answers]
    own = sum(bool(re.search(r"\b(?:I|I['’]\w+|[Mm]y|[Mm]e)\b", words)) for words in said)
    return you * 4 >= len(questions) and own * 4 >= len(answers)


def _answer(text: str, blocks: Sequence[Block], question: int, end: int) -> tuple[Span, ...]:
    """Return the paragraphs of an answer."""
    spans: list[Span] = []
    last = end == len(blocks)
    for number in range(question + 1, end):
        block = blocks[number]
        rule = first(PASSAGES, Passage(block.span.of(text), block, frozenset(), last, asked=False))
        if rule is None or (rule.name == "stage direction" and not spans):
            spans.append(_unmarked(text, block.span))
        else:
            note("turns", rule.name, block.span, "decided", rule.then)
            if rule.then != "passes":
                break
    return tuple(spans)


def _unmarked(text: str, span: Span) -> Span:
    """Return the words of a block without its mark of a heading and its emphasis."""
    words = span.of(text)
    body = words.lstrip("#").lstrip() if words.startswith("#") else words
    bare = body.strip("*_") if _BOLD.fullmatch(body) else body
    start = span.end - len(body) + (len(body) - len(body.lstrip("*_")) if bare is not body else 0)
    return Span(start, start + len(bare))


# ------------------------------------------------------------------------------------------- statements announced


_SAYS = rf"(?<! is)(?<! are)(?<! was)(?<! were)(?<! been) (?:told \w+(?: \w+)?|{any_of(PLAINLY_SAID)})"
"""A finite verb of saying, with the space before it; "were reported" says nothing."""


@dataclass(frozen=True, slots=True)
class Announcement:
    """A way of announcing the words of somebody that follow in paragraphs of their own."""

    name: str
    needs: str
    """What stands in every such paragraph, in lower case: asking for it costs little, the pattern much."""
    pattern: re.Pattern[str]
    whole: bool
    """All that follows is theirs, and not only what is said in the first person."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


ANNOUNCEMENTS: tuple[Announcement, ...] = (
    Announcement(
        "following statement",
        "following",
        re.compile(
            r"(?:^|\n|[.] )(?:the )?following (?:is|was|are) (?:a|an|the) (?:joint |written |text of a )?"
            r"(?:statement|message|letter|remarks)[^.:\n]{0,40}? (?:from|by|of|issued by|attributable to) "
            r"(?P<who>[^\n]{3,400}?)[.:]$",
            re.IGNORECASE | re.DOTALL,
        ),
        True,
        ("[The following is a statement from director Tom Birk on the death of Ada Wren]:\n\nShe taught us to sail.",),
        ("[The following is a list of boats]:\n\nShe taught us to sail.",),
    ),
    Announcement(
        "statement issued",
        "the following",
        re.compile(
            r"(?:^|[.] )(?P<who>[A-Z][^\n]{3,200}?) (?:today |on \w+ )?(?:issued|released|made) the following "
            r"(?:joint )?statement[^\n]{0,120}?[.:]$",
            re.DOTALL,
        ),
        True,
        ("[Ports Minister Ida Nilsen] issued the following statement:\n\nThe sea waits for nobody.",),
    ),
    Announcement(
        "verb of saying and a colon",
        ":",
        re.compile(rf"(?:^|[.!?”\"] )(?P<who>[A-Z][^.!?:\n]{{2,160}}?),?{_SAYS}(?: [^.!?:\n]{{2,40}})?:$", re.DOTALL),
        False,
        ("[Ports Minister Ida Nilsen] said:\n\nWe train our pilots well.\n\nThe next course begins in May.",),
        ("[The plan] has two parts:\n\nWe train our pilots well.",),
    ),
)
"""Tried on the end of a paragraph."""

_OPENING = re.compile(r"[\"“‘«]")
_QUOTED_LINE = re.compile(r"^[ \t]*>[ \t]?(?P<words>[^\n]*\S)$", re.MULTILINE)


def _statements(text: str, blocks: Sequence[Block]) -> Iterator[Turn]:
    """Yield the statements that lines announce."""
    done = -1
    for number, block in enumerate(blocks[:-1]):
        if number <= done or block.kind not in {"paragraph", "heading", "item"}:
            continue
        found = _announced(text, block.span)
        if found is None:
            continue
        announcement, who = found
        spans, done = _statement(text, blocks, number + 1, whole=announcement.whole)
        if spans:
            name = name_after(text, who if announcement.name == "following statement" else _subject(text, who))
            note("turns", announcement.name, who, "decided", name.of(text) if name else "")
            yield Turn("statement", spans, None, name or who)


def _announced(text: str, span: Span) -> tuple[Announcement, Span] | None:
    """Return how the end of a paragraph announces somebody's words, and whose."""
    words = span.of(text).rstrip("*_ ")
    if words[-1:] not in {":", "."}:
        return None
    start = max(0, len(words) - 500)
    lower = words[start:].lower()
    for announcement in ANNOUNCEMENTS:
        match = announcement.pattern.search(words, start) if announcement.needs in lower else None
        if match:
            return announcement, Span(span.start + match.start("who"), span.start + match.end("who"))
    return None


def _subject(text: str, who: Span) -> Span:
    """Return the last part of what stands before a verb of saying, or the one before an apposition that a comma closes.

    "After the vote, Minister Ida Nilsen said:", "Ida Nilsen, who voted, said:".
    """
    starts = [who.start, *(who.start + match.end() for match in re.finditer(", ", who.of(text)))]
    closed = text.startswith(",", who.end) and len(starts) > 1
    return Span(starts[-2], starts[-1] - 2) if closed else Span(starts[-1], who.end)


_SAYING_WITHIN = re.compile(r"\b(?:said|says|wrote|writes|added|adds|told|according to)\b")
"""Shows that somebody else speaks of the matter; other verbs ("announced with the US") stand in a statement itself."""


def _statement(text: str, blocks: Sequence[Block], begin: int, *, whole: bool) -> tuple[tuple[Span, ...], int]:
    """Return the paragraphs of a statement that begins at a block, and the number of the last one.

    Between quotation marks it reaches to the closing one; behind `>` as far as these go; else to the end of the text,
    or as long as somebody speaks of themselves.
    """
    words = blocks[begin].span.of(text)
    if words.startswith(">"):
        return _behind_signs(text, blocks, begin)
    if _OPENING.match(words) is None:
        return _plain_statement(text, blocks, begin, whole=whole)
    return _between_marks(text, blocks, begin) if whole else ((), begin)  # else the quotation marks say it


def _behind_signs(text: str, blocks: Sequence[Block], begin: int) -> tuple[tuple[Span, ...], int]:
    """Return the lines behind `>`."""
    spans: list[Span] = []
    number = begin
    while number < len(blocks) and blocks[number].span.of(text).startswith(">"):
        start = blocks[number].span.start
        lines = _QUOTED_LINE.finditer(blocks[number].span.of(text))
        spans += [Span(start + line.start("words"), start + line.end("words")) for line in lines]
        number += 1
    return tuple(spans), number - 1


def _between_marks(text: str, blocks: Sequence[Block], begin: int) -> tuple[tuple[Span, ...], int]:
    """Return paragraphs that each open with a quotation mark, up to the one that closes."""
    spans: list[Span] = []
    number = begin
    while number < len(blocks) and _OPENING.match(words := blocks[number].span.of(text)):
        spans.append(_without_marks(text, blocks[number].span))
        if words[-1:] in '"”»':
            return tuple(spans), number
        number += 1
    return tuple(spans), number - 1


def _plain_statement(text: str, blocks: Sequence[Block], begin: int, *, whole: bool) -> tuple[tuple[Span, ...], int]:
    """Return paragraphs without marks, as long as they are the speaker's."""
    goes_on = _goes_on_whole if whole else _goes_on_as_speech
    number = begin
    while number < len(blocks) and _is_text(text, blocks[number]):
        if number > begin and not goes_on(blocks[number].span.of(text)):
            break
        number += 1
    return tuple(block.span for block in blocks[begin:number]), number - 1


def _is_text(text: str, block: Block) -> bool:
    """Tell whether a block is part of what is told, and no mark of the end."""
    return block.kind in {"paragraph", "item"} and _CLOSING.fullmatch(block.span.of(text)) is None


def _goes_on_whole(words: str) -> bool:
    """Tell whether a paragraph belongs to a statement that is the whole text: nobody else is quoted in it."""
    return _SAYING_WITHIN.search(words) is None or _FIRST_PERSON.search(words) is not None


def _goes_on_as_speech(words: str) -> bool:
    """Tell whether a paragraph still is what somebody said: they speak of themselves, and nobody is quoted."""
    return not (_SAYING_WITHIN.search(words) or '"' in words or "“" in words) and bool(_FIRST_PERSON.search(words))


def _without_marks(text: str, span: Span) -> Span:
    """Return a paragraph without the quotation marks at its ends."""
    words = span.of(text)
    body = words.lstrip('"“‘«')
    start = span.end - len(body)
    closed = body.rstrip()
    if closed[-1:] in '"”»':
        closed = closed[:-1]
    return Span(start, start + len(closed))


def turn_starts(turns: Sequence[Turn], blocks: Sequence[Block]) -> dict[int, int]:
    """Return, for the number of each block that begins with a label, where the words behind it begin."""
    starts = [block.span.start for block in blocks]
    found: dict[int, int] = {}
    for turn in turns:
        if turn.label is not None:
            number = bisect_right(starts, turn.label.start) - 1
            if turn.spans[0].start < blocks[number].span.end:
                found[number] = turn.spans[0].start
    return found

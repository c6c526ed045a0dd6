"""Learn from a document which of its lines begin with the name of a speaker.

Every outlet sets labels its own way, so none is believed by its look alone: a line that could begin with a label is a
candidate, and what recurs, what the text introduces and what no sentence would begin with make labels of candidates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dossier.english.datelines import UPPER
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.model import Block, Span
from dossier.read.label_words import HONORIFICS, OFFICES, PHRASES, VOICES, Capitals
from dossier.rules import Rule, first
from dossier.trace import is_tracing, note

LabelKind = Literal["name", "office", "voice", "initials"]

NO_LABELS = words(ANY, "no_speaker")
"""Words that begin lines with a colon which nobody speaks."""
BODIES = words("bodies", "body_head")

_WORD = rf"[{UPPER}](?:[^\W_]|[.'’–-])*"
_SMALL = r"(?:of|the|and|for|de|del|della|du|da|van|von|der|den|al|el|bin|ibn|la|le|pro|tempore)"
_CORE = rf"{_WORD}(?:,? (?:{_WORD}|{_SMALL}|\d{{1,2}}\b)){{0,11}}"
_CLOCK = r"(?:[\[(]\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]|\d{1,2}:\d\d(?::\d\d)?(?=\s))"
_BEFORE = rf"(?:>>\s?)?(?:\d{{1,3}}\.\s?)?(?P<clock>{_CLOCK}\s*(?:[-–—]\s*)?)?"
_MARK = r"(?:\*\*|__|\*|_)"
_ASIDE = r"(?P<aside>(?: ?[\[(][^()\[\]\n]{1,80}[\])]){0,3})"
_TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Hon|Rev|Gen|Col|Capt|Lt|Amb|Sen|Rep|Gov|Senator|Representative|Chairman|Chairwoman|Chair"
    r"|Justice|Judge|General|Secretary|Ambassador|Director|Governor|Commissioner|Admiral|Colonel|Chief|Ranking|Member"
    r"|Vice|Acting|MR|MRS|MS|DR|HON|CHAIR|CHAIRMAN|CHAIRWOMAN|SENATOR|JUSTICE|JUDGE|CHIEF|GENERAL|SECRETARY|MADAM"
    r"|REPRESENTATIVE|AMBASSADOR|VICE|ASSOCIATE|GOVERNOR|DIRECTOR|RANKING|MEMBER|ACTING)"
)
_CAPITAL = re.compile(rf"(?<!\S){_WORD}")
_LABEL = re.compile(_CORE)
_SURNAME = rf"(?:(?:Mc|Mac|De|de|Van|van|von|Di|Du|La|Le|O['’])? ?[{UPPER}][{UPPER}'’-]+)"
_OF = rf"(?: of {_WORD}(?: {_WORD})?)?"


@dataclass(frozen=True, slots=True)
class Shape:
    """A way of setting a label before a speech."""

    name: str
    pattern: re.Pattern[str]
    strong: bool
    """So unlike prose that one such line shows a speaker."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


SHAPES: tuple[Shape, ...] = (
    Shape(
        "question and answer",
        re.compile(
            rf"{_MARK}?(?P<label>[QA])(?P<aside>)\d{{0,2}}"
            rf"(?:[:.)]{_MARK}?\s*|[ \t]{{2,}}|[ \t](?=[{UPPER}(“\"—–-]))(?=\S)"
        ),
        False,
        ("We met the diver Ann Lee.\n\n[Q]: How deep?\n\nA: Two hundred metres.\n\nQ: Afraid?\n\nA: Every second.",),
        ("[A] Norland ferry sank.\n\nA Norland minister resigned.",),
    ),
    Shape(
        "title, capitals and a full stop",
        re.compile(
            rf"{_BEFORE}(?P<label>(?:(?:The |THE )?(?:{_TITLE}\.? ){{1,3}}{_SURNAME}(?: {_SURNAME}){{0,2}}{_OF}"
            rf"|(?:The|THE) [{UPPER}]{{4,}}(?: [{UPPER}]{{2,}}| pro tempore){{0,3}}))"
            rf"(?P<aside>)\.\s+(?=[{UPPER}\"“'‘(\[\d])"
        ),
        True,
        (
            "[Mr. DORNE].  Madam Chair, I thank you for the hearing.",
            "[CHAIR AMADI].  The committee will come to order.",
            "[The PRESIDING OFFICER]. The Senator from Elser is recognized.",
        ),
        ("[Mr. Dorne]. That was the name on the door.",),
    ),
    Shape(
        "title, name and a full stop",
        re.compile(
            rf"(?P<label>{_TITLE}\.? {_WORD}(?: (?!{_TITLE}\b){_WORD}){{0,2}}?{_OF})(?P<aside>)\.\s+(?=[{UPPER}\"“(])"
        ),
        False,
        (
            "[Mr. Dorne]. When did you see it?\n\nMs. Pell. In May.\n\nMr. Dorne. Which?\n\nMs. Pell. The last one.",
            "[Mr. Dorne]. Please begin.\n\nMs. Pell. In May.\n\nDr. Roe. Dr. Pell is right.\n\nMr. Dorne. Dr. Roe?",
        ),
        ("[Mr. Dorne]. That was the name on the door of the shop.",),
    ),
    Shape(
        "name and a colon",
        re.compile(
            rf"{_BEFORE}(?P<mark>{_MARK})?(?P<label>{_CORE}){_ASIDE}(?: ?to the ?[{UPPER}][^:\n]{{2,80}})?"
            rf"{_MARK}?\s?:{_MARK}?\s*"
        ),
        False,
        (
            "[MS. LEE]:  Good morning.\n\nQ    Ann, what is it?\n\nMS. LEE:  A new bridge.",
            "[Jo Marsh]: The seals are back.\n\nElin Moe: They are.\n\nJo Marsh: For how long?\n\nElin Moe: For good.",
            "**[Jo Marsh]**: The seals are back.\n\n**Elin Moe**: Yes.\n\n**Jo Marsh**: And?\n\n**Elin Moe**: What?",
        ),
        (
            "FACT SHEET\n\n[INVESTING IN PILOTS]: The plan pays for them.\n\nCLEANING THE WATER: It pays for dredgers.",
            "[Pilots]: The plan pays for pilots.\n\nDredgers: The plan pays for dredgers.",
        ),
    ),
    Shape(
        "name and a dash",
        re.compile(rf"(?P<label>{_WORD}(?: (?:{_WORD}|{_SMALL})){{1,5}})(?P<aside>) [—–] (?=\S)"),
        False,
        ("[Tom Birk] — We lost it.\n\nAda Wren — You lost it?\n\nTom Birk — The sea took it.\n\nAda Wren — No.",),
        ("[Mahan Air] — the airline — was banned.",),
    ),
    Shape(
        "name on its line",
        re.compile(rf"{_BEFORE}(?P<mark>{_MARK})?(?P<label>{_CORE}){_ASIDE}{_MARK}?(?=[ \t]*(?:\n|$))[ \t]*"),
        False,
        (
            "[Dora Finch]\n\nWhen will it begin?\n\nAlf Moen\n\nIt will begin in May.\n\nDora Finch\n\nWhich May?"
            "\n\nAlf Moen\n\nThe next one, I hope.",
        ),
        (
            "[Dora Finch]\n\nThe harbour was shut.\n\nIt will open in May.",
            "[New Port Steering Council]\n\nThe council will meet.\n\nOrder Establishes Port Steering Council\n\n"
            "It is led by the minister.",
        ),
    ),
)
"""In the order in which they are tried on a line."""


LOOSE = frozenset({"name on its line", "name and a dash", "title, name and a full stop"})
"""Shapes that prose has as well: only what recurs is a label."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a speech."""

    shape: Shape
    block: int
    line: int
    """Where its line begins, with number or clock time."""
    span: Span
    """The words that name the speaker, without mark and colon."""
    words: int
    """Where the speech begins; the end of the block where the label stands alone."""
    kind: LabelKind
    name: Span | None
    """The personal name in it."""
    clear: bool
    """A title, an office, a clock or a part in a conversation shows that it is one."""
    clock: bool
    """A clock time stands before it."""
    marked: bool
    """It is set off by signs of emphasis."""
    opens: bool
    """It begins its block."""
    key: str = ""
    """What the labels of one speaker share: the surname, or the words where no person is named."""


def find_labels(text: str, blocks: Sequence[Block]) -> list[Label]:
    """Return the labels of a document in order; none where it is no transcript."""
    found = _keyed(text, _without_phrases(text, _candidates(text, blocks)))
    found = [label for label in found if not _is_title_of_document(label, blocks, found)]
    labels = [label for family in _families(found) for label in _learned(text, blocks, family)]
    labels.sort(key=lambda label: label.line)
    if is_tracing():
        kept = {label.line for label in labels}
        for label in found:
            if label.line in kept:
                note("turns", label.shape.name, label.span, "decided", label.kind)
            else:
                note("turns", "neither recurs nor names an office", label.span, "refused", label.shape.name)
    return labels


def _is_title_of_document(label: Label, blocks: Sequence[Block], found: Sequence[Label]) -> bool:
    """Tell whether a heading at the top only begins like a speech: "# RURAL BROADBAND: WHO IS LEFT BEHIND?"."""
    if label.block != 0 or blocks[0].kind != "heading":
        return False
    return label.key not in {other.key for other in found if other is not label}


def _without_phrases(text: str, found: Iterable[Label]) -> list[Label]:
    """Leave out candidates in capitals that name nobody."""
    rules: dict[str, Rule[Capitals, str] | None] = {}
    kept: list[Label] = []
    for label in found:
        words = label.span.of(text)
        if words not in rules:
            may_be = _may_be_phrase(text, label, words)
            rules[words] = first(PHRASES, Capitals(tuple(words.lower().split()), text)) if may_be else None
        rule = rules[words]
        if rule is None:
            kept.append(label)
        else:
            note("turns", rule.name, label.span, "refused", rule.then)
    return kept


def _may_be_phrase(text: str, label: Label, words: str) -> bool:
    """Tell whether a label is words in capitals that the text has not as a name: "Edward Said runs the ferry"."""
    plain = label.kind == "name" and not (label.clock or label.shape.strong)
    return plain and words.isupper() and " " in words and words.title() not in text


def _families(found: list[Label]) -> list[list[Label]]:
    """Part candidates by what may be learned from one another: prose holds names on lines and before dashes too."""
    loose = {shape.name: [label for label in found if label.shape is shape] for shape in SHAPES if shape.name in LOOSE}
    return [[label for label in found if label.shape.name not in LOOSE], *loose.values()]


def _candidates(text: str, blocks: Sequence[Block]) -> Iterator[Label]:
    """Yield every line that could begin with a label."""
    for number, block in enumerate(blocks):
        if block.kind in {"meta", "table"} or block.language:
            continue
        at = block.span.start
        while at < block.span.end:
            label = _label_at(text, number, at, block.span)
            if label is not None:
                yield label
            feed = text.find("\n", at, block.span.end)
            if feed < 0:
                break
            at = feed + 1
            while at < block.span.end and text[at] in " \t":
                at += 1


_QUOTED = re.compile(r"[*_]{0,2}[\"“][^\"“”]+[\"”][*_]{0,2}$", re.DOTALL)
_FIRST = frozenset("*_[(>0123456789#")


def _label_at(text: str, number: int, at: int, block: Span) -> Label | None:
    """Return the label that could stand at `at`."""
    at += _marker(text, at)
    if at >= block.end or not (text[at].isupper() or text[at] in _FIRST):
        return None
    for shape in SHAPES:
        match = shape.pattern.match(text, at, block.end)
        if match and (label := _read(text, shape, match, number, block)):
            return label
    return None


def _marker(text: str, at: int) -> int:
    """Return how many characters a heading's mark takes."""
    end = at
    while text.startswith("#", end):
        end += 1
    return end + 1 - at if end > at and text.startswith(" ", end) else 0


def _read(text: str, shape: Shape, match: re.Match[str], number: int, block: Span) -> Label | None:
    """Read what a line begins with as a label, or return None where it cannot be one."""
    span = Span(*match.span("label"))
    if _is_no_label(text, span, match.end(), block.end):
        return None
    kind, name = _who(text, span, Span(*match.span("aside")))
    if kind == "office" and not _is_office(text, span):
        return None
    if name is not None and name.start >= span.end:  # The Minister for Ports (Ida Nilsen)
        span = Span(span.start, min(match.end("aside"), text.find(")", name.end) + 1))
    given = match.groupdict()
    clock, marked = given.get("clock") is not None, given.get("mark") is not None
    clear = kind in {"voice", "office"} or clock or shape.strong or _is_titled(text, span)
    opens = match.start() <= block.start + len("###### ")
    return Label(shape, number, match.start(), span, match.end(), kind, name, clear, clock, marked, opens)


def _is_no_label(text: str, span: Span, words: int, end: int) -> bool:
    """Tell whether the words at the start of a line are no label whatever else the document has."""
    parts = span.of(text).split()
    if len(parts) > 12 or parts[0].strip(".,").lower() in NO_LABELS or text.startswith("//", words):
        return True
    return not span.of(text).isupper() and _QUOTED.match(text, words, end) is not None  # Jane Doe: "…"


def _is_titled(text: str, span: Span) -> bool:
    """Tell whether a label begins with a title or an office, so that a name follows."""
    words = _words(text, span)
    return (words[0].lower in HONORIFICS and len(words) > 1) or _opens_with_office(text, span)


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a label."""

    span: Span
    lower: str
    comma: bool
    """A comma stands behind it."""


def _words(text: str, span: Span) -> list[_Word]:
    """Cut a label into its words."""
    words = []
    for match in re.finditer(r"\S+", span.of(text)):
        bare = match[0].rstrip(",")
        start = span.start + match.start()
        words.append(_Word(Span(start, start + len(bare)), bare.strip(".").lower(), bare != match[0]))
    return words


def _has_office(text: str, span: Span) -> bool:
    """Tell whether a label holds the word for an office."""
    return any(word.lower in OFFICES and word.lower != "the" for word in _words(text, span))


_MODIFIERS = word_set(
    "the foreign first second vice deputy assistant acting associate general chief head press pro tempore"
)
"""Words of offices that begin other phrases as well ("FOREIGN STUDENTS")."""


def _opens_with_office(text: str, span: Span) -> bool:
    """Tell whether a label begins with an office, so that a name follows."""
    words = [word.lower for word in _words(text, span) if word.lower not in _MODIFIERS]
    return bool(words) and words[0] in OFFICES


def _is_office(text: str, span: Span) -> bool:
    """Tell whether a label begins or ends with an office: "THE FIRST LADY", "President of Norland"."""
    return _opens_with_office(text, span) or _words(text, span)[-1].lower in OFFICES - _MODIFIERS


_INITIALS = re.compile(rf"[{UPPER}]\.?(?:[{UPPER}]\.?){{1,3}}")
_NAME_ASIDE = re.compile(rf"[\[(](?P<name>{_WORD}(?: (?:{_SMALL}|{_WORD})){{1,3}})[\])]")


def _who(text: str, span: Span, aside: Span) -> tuple[LabelKind, Span | None]:
    """Say what a label names: a person, an office, or a part in the conversation."""
    words = _before_job(_words(text, span))
    if words[-1].lower in VOICES - {"editor"}:
        return "voice", None  # SENIOR ADMINISTRATION OFFICIAL
    if len(words) == 1 and _INITIALS.fullmatch(span.of(text)):
        return "initials", None
    plain = [word for word in words if not _is_title(word)]
    if not plain:
        return ("voice" if _is_voice(words) else "office"), None
    named = _NAME_ASIDE.match(text[aside.start : aside.end].lstrip())
    if named and _has_office(text, span):
        start = text.index(named["name"], aside.start)
        return "name", Span(start, start + len(named["name"]))
    return _name_in(words, plain[0])


def _before_job(words: list[_Word]) -> list[_Word]:
    """Return the words of a label up to the comma before a job: "RUTH CALDER, HOST"."""
    comma = next((at for at, word in enumerate(words) if word.comma), None)
    return words if comma is None or words[0].lower in OFFICES else words[: comma + 1]


def _is_voice(words: list[_Word]) -> bool:
    """Tell whether words that name nobody are a part in the conversation and no office."""
    said = {word.lower for word in words}
    return bool(said & VOICES) and not said & (OFFICES - {"the"})


def _is_title(word: _Word) -> bool:
    """Tell whether a word of a label is no part of a name."""
    return word.lower in HONORIFICS or word.lower in OFFICES or word.lower in VOICES or word.lower.isdigit()


_LINKS = frozenset({"of", "for", "and"})


def _name_in(words: list[_Word], plain: _Word) -> tuple[LabelKind, Span | None]:
    """Find the personal name among the words of a label: behind the office, before "of New Jersey"."""
    links = [at for at, word in enumerate(words) if word.lower in _LINKS]
    begin = words.index(plain)
    if links and begin < links[0]:
        before = words[begin : links[0]]
        return ("office", None) if any(map(_is_title, before)) else ("name", _over(before))
    last_title = max((at for at, word in enumerate(words) if _is_title(word)), default=-1)
    last_link = links[-1] if links else -1
    tail = words[max(last_title, last_link) + 1 :]
    if last_link > last_title:  # President of Norland Lena Ward; Minister of Foreign Affairs
        return ("name", _over(tail[-2:])) if len(tail) >= 3 else ("office", None)
    return ("name", _over(tail)) if tail else ("office", None)


def _over(words: list[_Word]) -> Span:
    """Return the span from the first to the last word."""
    return Span(words[0].span.start, words[-1].span.end)


# --------------------------------------------------------------------------------------------------------- learning


def _keyed(text: str, found: list[Label]) -> list[Label]:
    """Give each candidate its key; initials have that of the full name which some other candidate holds."""
    keys = {}
    for label in found:
        words = label.name.of(text).split() if label.name is not None else []
        if len(words) > 1:
            keys["".join(word[0] for word in words if word[0].isupper())] = surname(words[-1])
    return [replace(label, key=_key_of(text, label, keys)) for label in found]


def _key_of(text: str, label: Label, by_initials: dict[str, str]) -> str:
    """Return what two labels of one speaker share."""
    words = label.span.of(text)
    if label.name is not None:
        return surname(label.name.of(text))
    return by_initials.get(words.replace(".", ""), " ".join(words.lower().split()))


def surname(name: str) -> str:
    """Return the last word of a name, folded."""
    return name.rsplit(maxsplit=1)[-1].strip(".,'’").lower().removesuffix("'s").removesuffix("’s")


def _learned(text: str, blocks: Sequence[Block], found: list[Label]) -> list[Label]:
    """Return the candidates of a family that are labels."""
    times = _times(text, found)
    if "q" not in times:
        found = [label for label in found if label.key != "a"]
    sure = [label for label in found if _is_sure(text, label, times)]
    if not sure or not _is_transcript(text, blocks, sure):
        return []
    known = {label.key for label in sure}
    plain = not all(_capitals(text, label) for label in sure)
    return [label for label in found if _is_label(text, blocks, label, known, plain=plain)]


def _is_label(text: str, blocks: Sequence[Block], label: Label, known: set[str], *, plain: bool) -> bool:
    """Tell whether a candidate is a label, given the keys of those that are sure."""
    if label.key in known and _may_recur(label):
        return True
    return _is_clear(text, label, plain=plain) or _joins(text, label, blocks, plain=plain)


def _times(text: str, found: list[Label]) -> Counter[str]:
    """Count how often each speaker begins a line; a doubled headline is the same line twice."""
    lines = {(label.key, text[label.line : label.words + 40]) for label in found if label.opens or label.clear}
    return Counter(key for key, _ in lines)


def _may_recur(label: Label) -> bool:
    """Tell whether a label may be one because its speaker has others: lines within a paragraph can begin by chance."""
    return label.opens or label.clock or label.shape.name not in LOOSE


def _is_clear(text: str, label: Label, *, plain: bool) -> bool:
    """Tell whether a label in a transcript needs no second one: capitals, or an office before a name and a colon."""
    if label.shape.name in LOOSE:
        return False
    return label.clear and (_capitals(text, label) or (plain and label.opens))


def _capitals(text: str, label: Label) -> bool:
    """Tell whether a label is set in capitals, titles aside."""
    span = label.name or label.span
    return span.of(text).replace("Mc", "MC").isupper()


def _is_sure(text: str, label: Label, times: Counter[str]) -> bool:
    """Tell whether a label stands on its own: it recurs, or no sentence begins so."""
    if label.shape.strong or label.clock:
        return True
    recurs = times[label.key] >= 2
    if label.shape.name in LOOSE:
        recurs = recurs or _is_of_hearing(label, times)
        return recurs and label.name is not None and _may_stand_alone(text, label)
    return recurs or (label.clear and label.opens and _capitals(text, label))


def _is_of_hearing(label: Label, times: Counter[str]) -> bool:
    """Tell whether paragraphs of several people begin with title, name and full stop, as no prose does so often."""
    if label.shape.name != "title, name and a full stop" or not label.opens:
        return False
    return len(times) >= _FEWEST_SPEAKERS and times.total() > _FEWEST_SPEAKERS


_FEWEST_SPEAKERS = 3
"""Speakers of a short hearing, and one speech more, that show it although not each of them speaks twice."""


def _may_stand_alone(text: str, label: Label) -> bool:
    """Tell whether a name is full enough to be a label on a line of its own, and no heading about a body."""
    if label.shape.name != "name on its line":
        return True
    full = label.opens and "," not in label.span.of(text) and label.name is not None and " " in label.name.of(text)
    return full and not _is_of_body(text, label.span)


def _is_of_body(text: str, span: Span) -> bool:
    """Tell whether a body stands among several words: "Steering Council" heads a section and says nothing."""
    said = [word.lower for word in _words(text, span)]
    return len(said) > 2 and not BODIES.isdisjoint(said)


def _is_transcript(text: str, blocks: Sequence[Block], sure: list[Label]) -> bool:
    """Tell whether the sure labels are enough to read the document as a transcript."""
    if any(_shows_transcript(text, label) for label in sure):
        return True
    if len({label.key for label in sure}) < 2:
        return False
    if any(label.shape.name not in LOOSE and (label.clear or _capitals(text, label)) for label in sure):
        return True
    paragraphs = sum(block.kind == "paragraph" for block in blocks[sure[0].block :])
    return len(sure) * 5 >= paragraphs


def _shows_transcript(text: str, label: Label) -> bool:
    """Tell whether one label is enough: so set, or an office or titled name in capitals."""
    if label.shape.strong:
        return True
    return label.clear and label.kind != "voice" and label.shape.name not in LOOSE and _capitals(text, label)


_NAME = re.compile(rf"{_WORD}(?: (?:{_SMALL}|{_WORD})){{1,3}}")


def _joins(text: str, label: Label, blocks: Sequence[Block], *, plain: bool) -> bool:
    """Tell whether a full name before one speech only is a label in a document that has others."""
    if not label.opens or label.shape.name in LOOSE or blocks[label.block].kind == "item":
        return False
    several = " " in label.span.of(text)
    if _capitals(text, label):
        return several
    named = label.name is not None and label.name == label.span and _NAME.fullmatch(label.name.of(text)) is not None
    return named and (plain or label.marked)


def full_names(text: str, labels: Sequence[Label]) -> dict[int, Span]:
    """Return, for labels by their line, where the fullest name of their speaker stands.

    Initials and surnames are those of a full label, or of somebody named before the first label.
    """
    spans = [label.name for label in labels if label.name is not None]
    spans += [Span(*match.span()) for match in _NAME.finditer(text, 0, labels[0].line if labels else 0)]
    by_surname: dict[str, Span] = {}
    by_initials: dict[str, Span] = {}
    for span in spans:
        for letters, full in _initials_of(text, span):
            by_initials.setdefault(letters, full)
            by_surname.setdefault(surname(full.of(text)), span)
    known = {label.line: _known_by(text, label, by_surname, by_initials) for label in labels}
    return {line: span for line, span in known.items() if span is not None}


def _initials_of(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """Yield initials and name; leading words may belong to no name ("Our editor Nils Hagen")."""
    words = [word for word in span.of(text).split() if word[0].isupper()]
    for begin in range(len(words) - 1):
        yield "".join(word[0] for word in words[begin:]), _tail(text, span, len(words) - begin)


def _known_by(text: str, label: Label, by_surname: dict[str, Span], by_initials: dict[str, Span]) -> Span | None:
    """Return the full name that initials or a lone surname stand for."""
    if label.kind == "initials":
        return by_initials.get(label.span.of(text).replace(".", ""))
    if label.name is not None and " " not in label.name.of(text):
        return by_surname.get(surname(label.name.of(text)))
    return None


def _tail(text: str, span: Span, words: int) -> Span:
    """Return the last capitalised words of a name."""
    starts = [match.start() for match in re.finditer(rf"(?<!\S)[{UPPER}]", span.of(text))]
    return Span(span.start + starts[-words], span.end) if len(starts) >= words else span


def name_after(text: str, span: Span) -> Span | None:
    """Return the first personal name in words such as "NASA Administrator Jane Doe on the death of …"."""
    begun = _CAPITAL.search(text, span.start, span.end)
    match = _LABEL.match(text, begun.start(), span.end) if begun else None
    if match is None:
        return None
    named = Span(match.start(), match.start() + len(match[0].split(",")[0]))
    kind, name = _who(text, named, Span(named.end, named.end))
    return name if kind == "name" else None

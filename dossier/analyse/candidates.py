"""Refuse the sentences that cannot stand by themselves; for the summary and the title.

On news reports the choice among fit sentences hardly matters (the first ones are as good as any ranking), but one bad
sentence spoils a summary: so the care lies here: `REFUSALS` is asked row by row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.english.clause_words import PLAINLY_SAID
from dossier.english.datelines import UPPER
from dossier.english.function_words import DEMONSTRATIVES, THIRD_PERSON
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import any_of, lazy, word_set
from dossier.english.prose import RELATIVES, SPOKEN_END, finite_verb, half_quoted, lacks_main_clause
from dossier.english.verbs import third_persons
from dossier.model import BlockKind, Sentence, Span
from dossier.rules import Rule, first
from dossier.trace import note

MIN_WORDS = 5
MAX_WORDS = 75
"""Longest sentence that can stand in a summary of about 120 words."""

CAPTION_LENGTH = 600
"""Longest caption, in code points."""

PRONOUNS = THIRD_PERSON | DEMONSTRATIVES | word_set("such one another both others neither")
CONNECTIVES = words(ANY, "connective")
_POINTER = r"(?:this|that|these|those|them|which)"
_LEANING_PHRASE = re.compile(
    r"(?:in (?:addition|turn|contrast|response|particular|fact|other words|short|total|return|reply|so doing"
    rf"|the meantime|the process|the same|{_POINTER})|by contrast|as (?:a result|a consequence|such|well)"
    rf"|on the other hand|for (?:example|instance|his|her|their|its|{_POINTER})|on the contrary|at the same time"
    rf"|since then|(?:after|despite|of|among|like|with|under|to|because of|due to|all) {_POINTER}"
    rf"|(?:all|some|most|many) of {_POINTER}"
    r"|among others|the (?:former|latter|pair|duo|trio|two(?! \w+s))|even (?:so|then|though)"
    r"|not only that|later (?:that|in the day|on)|other \w+s"
    r"|(?:first|second|third|earlier|later)(?=,))\b",
    re.IGNORECASE,
)
"""Openings that lean on the sentence before."""

_POINTING_OPENING = re.compile(r"[^,]{0,80}\b(?:this|that|these|those),")
"""A phrase in front of the subject that points back: "As a crucial part of achieving this, …"."""

_BARE_SPEAKER = lazy(rf"The (?:[a-z-]+ ){{1,2}}(?:also )?(?:{any_of(PLAINLY_SAID)}|went on)\b")
"""A speaker whom an earlier sentence named: "The commissioner said"."""

_PUBLISHER_OPENING = re.compile(
    r"(?:sign up|subscribe|read more|watch (?:the|live|now|more)|listen (?:live|now)|download (?:the|our)|learn more"
    r"|see also|scroll down|share this|please (?:contact|visit|see|read|click)|for (?:more|further) information"
    r"|editor[’']s note|copyright (?:\d|©|by)|media playback|image (?:copyright|caption|source)|follow us"
    r"|e-mail to a friend|all about)\b|\W*https?://",
    re.IGNORECASE,
)
_PUBLISHER = {
    hint: lazy(wording, re.IGNORECASE)
    for hint, wording in {
        "click": r"\bclick (?:here|on)\b",
        "subscribe": r"\bto subscribe\b",
        "newsletter": r"\bour (?:\w+ )?newsletters?\b",
        "rights": r"\ball rights reserved\b",
        "cookies": r"\b(?:accept|uses?) cookies\b",
        "this ": r"\b(?:share this (?:article|story|page)|this (?:article|story|page) (?:was|is|has been))\b",
        "contact": r"\bmedia contact\b",
        "terms": r"\bterms of use\b",
        "policy": r"\bprivacy policy\b",
        "file": r"\bfile photo\b",
        "getty": r"\bgetty images\b",
        "scroll": r"\bscroll down for\b",
        "expressed": r"\b(?:opinions|views) expressed (?:in|here)\b",
        "external": r"\bexternal links\b",
        "contributed": r"\bcontributed (?:reporting|to this report)\b",
        "additional": r"\badditional (?:reporting|to this report)\b",
        "ing by": r"\b(?:report|edit)ing by\b",
        "follow": r"\bfollow us on\b",
        "learn more": r"\breaders may learn more\b",
        "©": "©",
        "http": r"https?://\S+$",
    }.items()
}
"""Wordings of the publisher that reports do not use, by letters without which none of them stands in a sentence."""

_CAPTION = re.compile(
    r"\b(?:Image|Images|Photo|Photos|Photograph|Picture|Video|Credit|File|Graphic|Map|Illustration|Source)\s?[:;/]\s?\S"
    r"|\b(?:[Pp]ictured|[Ss]een here|\((?:left|right|centre|center|file)\))"
)
_CAPTION_ALONE = re.compile(
    r"^(?:A |An |The )?(?:portrait|photo|photograph|picture|image|view|map|example)\b[^,]* of\b", re.I
)
_COURTESY = re.compile(
    r"(?:(?:and|but|so|well|now|look|folks|again|yes|no|okay|ok|you know)[,;] |and |but |so )?"
    r"(?:(?:thank|thanks|good (?:morning|afternoon|evening)|hello|hi|welcome|please|sincerely|dear|ladies and gentlemen"
    r"|god bless|congratulations|okay|ok|yes|yeah|sure|absolutely|exactly|right|listen|folks|let me|let[’']s|may god"
    r"|so help|what an?|have a seat|i[’']d like to"
    r"|it(?:[’']s| is| was) (?:so |really )?(?:great|good|wonderful|nice|an honou?r|a pleasure|a privilege)"
    r"|i (?:just |also |do )?(?:want|wish|would like|have) to (?:thank|begin|start|say|congratulate|welcome"
    r"|recogni[sz]e|acknowledge|be (?:brief|clear))"
    r"|i(?:[’']m| am) (?:so |very |really |just )?(?:delighted|honou?red|pleased|glad|happy|thrilled|grateful|told"
    r"|here)"
    r")\b|(?:well|no|look|you know),)",
    re.IGNORECASE,
)
"""Greetings, thanks and other talk around the matter, as in speeches and interviews."""

_STAGE = re.compile(
    r"\((?:applause|laughter|laughs|inaudible|crosstalk|cross-talk|as interpreted|off mic|cheers)", re.IGNORECASE
)
_DASH = re.compile(" [—–-]")
_FALTERING = re.compile(r"\w- [—–-]|\b(\w{1,12}) [—–-]+ \1\b", re.IGNORECASE)
"""Speech that breaks off and begins again: "the train de- — derailment", "For — for over a year"."""

_ASKED = re.compile(r"Q(?:[.:]|\s{1,8}|UESTION:)")
_LABEL = re.compile(
    rf"^[{UPPER}][{UPPER}.'’ -]{{1,40}}:\s+"
    r"|^[QA][.:]\s+|^Q\s{2,}|^[A-Z][a-z]+(?: [A-Z][\w.'’-]+){0,3}:\s+(?=[A-Z“\"])"
)
_FOOTNOTES = re.compile(r"(?:\s?\[\d{1,3}\]){1,8}$")
_END = re.compile(r"[.!…][\"'”’»)\]*_]{0,4}$")
_QUESTION = re.compile(r"\?[\"'”’»)\]]{0,3}$")
_TRAILING_OFF = re.compile(r"(?:\.\.\.|…)[\"'”’»)\]]{0,3}$")
_FIRST = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
MAX_QUOTATION = 1000
"""Code points within which a single mark is looked for that closes a quotation instead of a plural's apostrophe."""

LONGEST_QUOTATION = 8
"""Sentences that a quotation may run on within a paragraph."""

_SPOKEN = frozenset({"inside a quotation", "half a quotation"})
"""Refusals of sentences that may be fit without their marks, when their speaker is named beside them."""

_OPENING_MARKS = "\"'“‘«"
_LEADING_MARKS = "\"'“‘«([*_"
LETTERS = 0.6
"""Share of letters below which a sentence is a row of figures."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence as the summary sees it."""

    index: int
    """Among the sentences of the text."""
    span: Span
    """Of the sentence, without footnote marks behind it."""
    words: int
    refusal: str
    """Why it cannot stand in a summary; empty when it can."""
    leans: bool
    """Whether it opens with a word that points at the sentence before."""
    quoted: bool
    """Whether it is part of a longer quotation, so that it needs its speaker beside it; the span is without marks."""


def find_candidates(text: str, sentences: tuple[Sentence, ...]) -> tuple[Candidate, ...]:
    """Judge each sentence.

    Returns:
        One candidate for each sentence, in order.
    """
    captions = _captions(text, sentences)
    inside = _inside_quotation(text, sentences)
    return tuple(
        _judge(text, index, sentence, caption=sentence.block in captions, quoted=inside[index])
        for index, sentence in enumerate(sentences)
    )


def _captions(text: str, sentences: tuple[Sentence, ...]) -> set[int]:
    """Return the blocks that are captions: short, with a credit in them ("Image: NASA")."""
    extent: dict[int, tuple[int, int]] = {}
    for sentence in sentences:
        start, _ = extent.get(sentence.block, (sentence.span.start, 0))
        extent[sentence.block] = (start, sentence.span.end)
    return {
        number
        for number, (start, end) in extent.items()
        if end - start < CAPTION_LENGTH and _CAPTION.search(text, start, end)
    }


def _judge(text: str, index: int, sentence: Sentence, *, caption: bool, quoted: bool) -> Candidate:
    """Judge one sentence."""
    span = _without_footnotes(text, sentence.span)
    words = " ".join(span.of(text).split())
    count = words.count(" ") + 1
    case = _Case(words, count, sentence.kind, caption=caption, quoted=quoted)
    refused = first(REFUSALS, case)
    if refused is None:
        return Candidate(index, span, count, "", leans(words), quoted=False)
    if refused.then in _SPOKEN and (quoted or words[0] in _OPENING_MARKS):
        inner = _without_marks(text, span)
        freed = " ".join(inner.of(text).split())
        if first(REFUSALS, _Case(freed, freed.count(" ") + 1, sentence.kind)) is None:
            note("summary", refused.name, span, "refused", "unless its speaker stands beside it")
            return Candidate(index, inner, count, "", leans(freed), quoted=True)
    note("summary", refused.name, span, "refused")
    return Candidate(index, span, count, refused.then, leans(words), quoted=False)


def _without_marks(text: str, span: Span) -> Span:
    """Leave out the quotation marks at both ends of a sentence that is all quotation."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_OPENING_MARKS))
    return Span(start, max(start, span.start + len(words.rstrip("\"'”’»"))))


def _without_footnotes(text: str, span: Span) -> Span:
    """Leave out the footnote marks behind a sentence ("… in 1805. [19]")."""
    found = _FOOTNOTES.search(text, max(span.start, span.end - 40), span.end)
    return Span(span.start, found.start()) if found and found.start() > span.start else span


class _Case:
    """A sentence on one line, with what several refusals look at, each worked out at most once."""

    __slots__ = ("body", "caption", "count", "first", "kind", "quoted", "words")

    def __init__(self, words: str, count: int, kind: BlockKind, *, caption: bool = False, quoted: bool = False) -> None:
        self.words = words
        self.count = count
        self.kind = kind
        self.caption = caption
        """Whether its block is a caption."""
        self.quoted = quoted
        """Whether a quotation that began before it is still open."""
        label = _LABEL.match(words)
        self.body = (words[label.end() :] if label else words).lstrip(_LEADING_MARKS)
        """The words without the label of a speaker and without marks in front."""
        self.first = _FIRST.match(self.body)


def _relative_alone(case: _Case) -> bool:
    """Tell whether a sentence is a relative clause that lost what it hangs on; "WHO" is no relative."""
    opening = case.first[0] if case.first is not None else ""
    return opening.lower() in RELATIVES and not opening.isupper() and not _main_relative(case.body)


def _main_relative(body: str) -> bool:
    """Tell whether a sentence that begins with "where" or "that" is whole: "Where he went, they followed"."""
    first = _FIRST.match(body)
    return first is not None and first[0].lower() in ("where", "that") and finite_verb(body)


def _wholly_quoted(words: str) -> bool:
    """Tell whether a sentence is one quotation with nothing beside it to say who speaks."""
    pairs = {'"': '"', "“": "”", "«": "»", "‘": "’", "'": "'"}
    closing = pairs.get(words[0])
    if closing is None:
        return False
    end = words.find(closing, 1)
    while end > 0 and closing in "'’" and end + 1 < len(words) and words[end + 1].isalpha():
        end = words.find(closing, end + 1)
    return end > 0 and not any(char.isalnum() for char in words[end:])


def is_courtesy(words: str) -> bool:
    """Tell whether words open with a greeting, thanks or other talk around the matter."""
    return _COURTESY.match(words.lstrip(_LEADING_MARKS)) is not None


def _is_live(words: str) -> bool:
    """Tell whether words are taken down as they were spoken: with what the hall did, or where the speaker falters."""
    return bool(_STAGE.search(words) or (_DASH.search(words) and _FALTERING.search(words)))


def _is_of_publisher(words: str) -> bool:
    """Tell whether a sentence is one of the publisher and not of the report."""
    if _PUBLISHER_OPENING.match(words):
        return True
    letters = words.lower()
    return any(hint in letters and wording().search(words) for hint, wording in _PUBLISHER.items())


def leans(words: str) -> bool:
    """Tell whether a sentence opens with a pronoun or a connective, so that it needs the sentence before."""
    label = _LABEL.match(words)
    body = (words[label.end() :] if label else words).lstrip(_LEADING_MARKS)
    first = _FIRST.match(body)
    if first is None:
        return False
    if first[0].isupper() and len(first[0]) > 1:
        return False  # an acronym: WHO, IT
    word = first[0].lower().split("'")[0].split("’")[0]
    if word in PRONOUNS or word in CONNECTIVES or _LEANING_PHRASE.match(body):
        return True
    if _POINTING_OPENING.match(body) or _BARE_SPEAKER().match(body):
        return True
    return word in RELATIVES


def _inside_quotation(text: str, sentences: tuple[Sentence, ...]) -> list[bool]:
    """Tell of each sentence whether a quotation that began before it is still open where it begins.

    Marks are counted from the start of each paragraph: a quotation that goes on over paragraphs opens anew in each. In
    texts with one sentence a line it does not, but is closed a few lines below.
    A mark that is never closed would swallow the rest of a long paragraph: after eight sentences it counts as a slip.
    """
    inside = [False] * len(sentences)
    open_mark = ""
    block, since = -1, 0
    for index, sentence in enumerate(sentences):
        if open_mark and index - since > LONGEST_QUOTATION:
            open_mark = ""
        if sentence.block != block:
            block = sentence.block
            if open_mark and not _closed_below(text, sentences[index : index + 4], open_mark):
                open_mark = ""
        inside[index] = bool(open_mark)
        still = _still_open(text[sentence.span.start : sentence.span.end], open_mark)
        if still and not open_mark:
            since = index
        open_mark = still
    return inside


def _closed_below(text: str, sentences: tuple[Sentence, ...], open_mark: str) -> bool:
    """Tell whether the first quotation mark in the next sentences closes the open one."""
    for sentence in sentences:
        if sentence.kind != "paragraph":
            return False
        words = text[sentence.span.start : sentence.span.end]
        found = next((one for one in _MARK.finditer(words) if one[0] in ("“", "«", "‘", "``", _PAIR[open_mark])), None)
        if found is not None:
            return found[0] == _PAIR[open_mark] and found.start() > 0 and not words[found.start() - 1].isspace()
    return False


_MARK = re.compile(r"[“”«»]|(?<![\w.,!?…])\"(?=\S)|(?<=\S)\"|(?<!\w)[‘'](?=\w)|(?<=[.,!?…\w\])])[’'](?!\w)|``|''")
_ANY_MARK = re.compile("[\"'“”«»‘’`]")
_PAIR = {"“": "”", "«": "»", '"': '"', "‘": "’", "'": "'", "``": "''"}


def _still_open(words: str, open_mark: str) -> str:
    """Return the opening mark that is still open after these words, or an empty string.

    Inside double marks single ones are not followed: they are apostrophes or quotations within the quotation. A
    straight double mark opens or closes by the side on which the word stands, so that one slip does not turn all
    that follow.
    """
    if _ANY_MARK.search(words) is None:
        return open_mark
    for found in _MARK.finditer(words):
        mark = found[0]
        if mark == '"':
            if open_mark in ("", '"'):
                open_mark = '"' if _double_opens(words, found) else ""
        elif open_mark:
            open_mark = "" if _ends(words, found, open_mark) else open_mark
        elif mark in "“«‘``" or (mark == "'" and words[found.end() : found.end() + 1].isalnum()):
            open_mark = mark
    return open_mark


def _double_opens(words: str, found: re.Match[str]) -> bool:
    """Tell whether a straight double mark opens: a word stands right behind it, and none right before it."""
    before = words[found.start() - 1 : found.start()]
    behind = words[found.end() : found.end() + 1]
    return (before.isspace() or before in "([—–-") and behind != "" and not behind.isspace()


def _ends(words: str, found: re.Match[str], open_mark: str) -> bool:
    """Tell whether a mark closes the one that is open."""
    if found[0] != _PAIR[open_mark]:
        return False
    return found[0] not in "’'" or words[found.start() - 1] in SPOKEN_END or _closes(words, found)


def _closes(words: str, found: re.Match[str]) -> bool:
    """Tell whether a single mark after a letter ends a quotation and is not a plural's ("officials’ trip")."""
    return words[found.start() - 1] != "s" or words.find("’", found.end(), found.end() + MAX_QUOTATION) < 0


REFUSALS: tuple[Rule[_Case, str], ...] = (
    Rule(
        "caption with a credit",
        lambda case: case.caption,
        "caption",
        yes=("[Ann Lee opens the fair in the old town. Photo: Nick Moreau.]",),
        no=("[The photo was taken in the old town on Monday.]",),
    ),
    Rule(
        "heading",
        lambda case: case.kind == "heading",
        "heading",
        yes=("[Results of the vote]\n\nThe army took the town of Homs.",),
        no=("[The army took the town of Homs.]",),
    ),
    Rule(
        "line about the document",
        lambda case: case.kind == "meta",
        "meta",
        yes=("[By Jane Doe]\n\nThe army took the town of Homs.",),
        no=("[Jane Doe took the town of Homs.]",),
    ),
    Rule(
        "row of a table",
        lambda case: case.kind == "table",
        "table",
        yes=("The army took the town of Homs.\n\n[| a | b | c |]",),
        no=("- [The army took the town of Homs.]",),
    ),
    Rule(
        "question",
        lambda case: bool(_QUESTION.search(case.words) or _ASKED.match(case.words)),
        "question",
        yes=("[Will the army leave the town?]", "[“Will the army leave the town?”]"),
        no=("[The army asked whether it should leave the town.]",),
    ),
    Rule(
        "no end mark",
        lambda case: not _END.search(case.words),
        "no end mark",
        yes=("The talks began. [The government made demands of the army in the north:]\n\n- It must leave Homs.",),
        no=("[The government made demands of the army in the north.]",),
    ),
    Rule(
        "breaks off",
        lambda case: bool(_TRAILING_OFF.search(case.words)),
        "breaks off",
        yes=("[The army took the town of Homs and then ...]",),
        no=("[The army took the town of Homs, and then left.]",),
    ),
    Rule(
        "begins in the middle",
        lambda case: not case.body or case.body[0].islower(),
        "begins in the middle",
        yes=("Sherman met officials on October 7-8. [which has been accused by the US of playing a double game.]",),
        no=("[Sherman met officials who have been accused by the US.]",),
    ),
    Rule(
        "too short",
        lambda case: case.count < MIN_WORDS,
        "too short",
        yes=("[The army left.]",),
        no=("[The army left the town.]",),
    ),
    Rule(
        "too long",
        lambda case: case.count > MAX_WORDS,
        "too long",
        yes=(f"[The army took {', '.join(['the town of Homs'] * 30)}.]",),
        no=(f"[The army took {', '.join(['the town of Homs'] * 9)}.]",),
    ),
    Rule(
        "relative clause alone",
        _relative_alone,
        "relative clause alone",
        yes=("The army left the town. [Which as we all know has only increased the tension.]",),
        no=("[WHO says iodine deficiency is the most prevalent cause of brain damage.]",),
    ),
    Rule(
        "half a quotation",
        lambda case: half_quoted(case.words),
        "half a quotation",
        yes=("[Solomon told reporters, “We want peace in the north.] We will not leave the country.”",),
        no=("[“I repeat, I do not believe in military solutions,” Khan said.]",),
    ),
    Rule(
        "courtesy",
        lambda case: is_courtesy(case.body),
        "courtesy",
        yes=("[Thank you all for coming here today.]",),
        no=("[The general thanked all of them for coming.]",),
    ),
    Rule(
        "live speech",
        lambda case: _is_live(case.words),
        "live speech",
        yes=("[We will win this vote (applause) in the north.]", "[The army was there for — for over a year.]"),
        no=("[The army (from the north) won the vote.]",),
    ),
    Rule(
        "item without a subject",
        lambda case: case.kind == "item" and case.first is not None and case.first[0].lower() in third_persons(),
        "no subject",
        yes=("- [Takes the town of Homs every year.]\n- The army leaves the town of Homs.",),
        no=("- [The army takes the town of Homs every year.]",),
    ),
    Rule(
        "words of the publisher",
        lambda case: _is_of_publisher(case.words),
        "boilerplate",
        yes=("The army left the town of Homs. [Click here to read what the army said.]",),
        no=("[Users can download the program and subscribe to it.]",),
    ),
    Rule(
        "caption without a credit",
        lambda case: bool(_CAPTION_ALONE.match(case.body)),
        "caption",
        yes=("[A photo of Ann Lee in the old town.]",),
        no=("[The army took a photo of Ann Lee.]",),
    ),
    Rule(
        "no main clause",
        lambda case: lacks_main_clause(case.body),
        "no main clause",
        yes=("[Though the army has been praised for its efforts and it has also been criticized for not doing more.]",),
        no=("[Though praised, the army was criticized by others.]",),
    ),
    Rule(
        "no verb",
        lambda case: not finite_verb(case.words),
        "no verb",
        yes=("[Daniel Montalvo in September 2010 with a friend.]",),
        no=("[Daniel Montalvo met a friend in September 2010.]",),
    ),
    Rule(
        "quotation with nobody beside it",
        lambda case: _wholly_quoted(case.words),
        "inside a quotation",
        yes=("[“No one’s right to refuge should be jeopardised.”] The army left the town.",),
        no=("[“No one’s right to refuge should be jeopardised,” Khan said.]",),
    ),
    Rule(
        "mostly not words",
        lambda case: sum(map(str.isalpha, case.words)) < LETTERS * len(case.words),
        "mostly not words",
        yes=("[The results were 12 30 44 51 67 81 93 99 1001 2002 3003 4004.]",),
        no=("[The results were 12 and 30 in the north.]",),
    ),
    Rule(
        "within a quotation that began before",
        lambda case: case.quoted,
        "inside a quotation",
        yes=("Solomon said, “We want peace in the north. [We will not leave the country.] We will stay in town.”",),
        no=("Solomon said, “We want peace in the north.” [The army will not leave the country.]",),
    ),
)
"""Why a sentence cannot stand by itself, in the order in which the reasons are asked."""

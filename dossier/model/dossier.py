"""The records of one document: what it is and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dossier.model.notebook import dossier_html

SCHEMA_VERSION = "1.0"

ActorType = Literal["person", "organisation", "country", "group", "place"]
BlockKind = Literal["heading", "paragraph", "item", "meta", "table"]
Certainty = Literal["explicit", "resolved", "chosen", "approximate", "unresolved"]
Level = Literal["low", "moderate", "high"]
MentionKind = Literal["name", "pronoun", "nominal", "description", "adjective"]
Precision = Literal[
    "time",
    "day",
    "week",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "range",
    "duration",
    "set",
    "vague",
]
QuoteKind = Literal["direct", "mixed", "indirect"]
ReviewStatus = Literal["machine", "reviewed", "rejected"]
Severity = Literal["info", "warning", "error"]
SpeakerKind = Literal["name", "pronoun", "nominal", "label"]
Tense = Literal["past", "planned", "background", "ongoing", "unknown"]
TurnKind = Literal["name", "office", "voice", "question", "answer", "statement"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

ACTOR_TYPES: tuple[ActorType, ...] = ("person", "organisation", "country", "group", "place")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's text."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""

    def of(self, text: str) -> str:
        """Return the words the span covers."""
        return text[self.start : self.end]

    def __contains__(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why something is so: the code of a rule with what its sentence names.

    The words for a reader are made by `dossier.wording.say`, so that another language is another catalogue.
    """

    code: str
    """Stable kebab-case name of a sentence in `dossier.wording.sentences`."""
    values: tuple[str, ...] = ()
    """What the sentence names: dates as EDTF, numbers in digits, names as they stand, units by their key."""
    of: Reason | None = None
    """The reason that this one adds to: `{of}; in quoted words, taken as spoken then`."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A field of the document's metadata with where it came from."""

    value: str
    """The value: plain text; a date as EDTF."""
    basis: Reason
    """Where it came from: `front-matter`, `dateline`, `file-name`, `headline`, `lead-sentence`."""
    span: Span | None = None
    """The words in the text that say so, if the text does."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure we are of an extraction; never of the truth of a claim."""

    level: Level
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class ReadyEntry:
    """An entry for `content/actors.yml`, complete and ready to be pasted."""

    lines: tuple[str, ...]
    remark: Reason | None = None
    """What a comment in it tells whoever pastes it."""
    remark_at: int = 0
    """The line that ends with the comment, counted from 0."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should look at: data, not an exception."""

    code: str
    """Stable kebab-case name, such as `no-date`."""
    reason: Reason
    """What is wrong and what to do; `dossier.wording.say` makes the sentence."""
    path: str | None = None
    line: int | None = None
    severity: Severity = "warning"
    """`info` is shown on "needs attention" but never fails `--strict`."""
    entries: tuple[ReadyEntry, ...] = ()
    """Entries for `content/actors.yml`; of several one is to be chosen."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-like part of the text, as the reader saw it."""

    span: Span
    kind: BlockKind = "paragraph"
    """`meta` is a line about the document (date line, byline, memo head), `item` a list item."""
    language: str | None = None
    """BCP 47, where the block is in another language than English: the rules for English leave it alone."""
    bold: bool = False
    """All of it is set in bold type, by a format whose marks the text does not hold: a question, or a heading."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker of a transcript or interview says at a time, before it is known which actor that is."""

    kind: TurnKind
    """`name`: the label names a person; `office`: only an office ("THE PRESIDENT"); `voice`: a part in the conversation
    ("Q", "MODERATOR"); `question`, `answer`: an interview without labels; `statement`: words that a line announces."""
    spans: tuple[Span, ...]
    """The words, a span a paragraph, without label and quotation marks."""
    label: Span | None = None
    """The words that name the speaker, without colon; they are no part of a sentence."""
    name: Span | None = None
    """Where the speaker's name stands, in the label or elsewhere."""


@dataclass(frozen=True, slots=True)
class Document:
    """A source: its text as decoded and normalised, and what it says about itself."""

    id: str
    """Slug of its path under `content/`, unique in the site, lasting: the page's URL is made of it."""
    path: str
    """Path under `content/`, with forward slashes; for a message of an mbox followed by `#3`."""
    text: str
    blocks: tuple[Block, ...] = ()
    """In order, not overlapping; between them only white space."""
    turns: tuple[Turn, ...] = ()
    """Who says what, where the text is a transcript; in order."""
    title: Stated | None = None
    date: Stated | None = None
    source: Stated | None = None
    """Publisher or agency."""
    author: Stated | None = None
    language: Stated | None = None
    """BCP 47, lower-case, such as `en`."""
    url: Stated | None = None
    place: Stated | None = None
    """Place of the dateline."""
    licence: Stated | None = None
    media_type: str = "text/plain"
    """Of the source file."""
    sha256: str = ""
    """Of the source file's bytes, hexadecimal."""
    normalisation: tuple[str, ...] = ()
    """What was done to the text before any offset was counted, such as `NFC`, `LF`, `html-to-text`."""
    first_line: int = 1
    """Line of the source file on which the text begins (after front matter)."""
    pages: tuple[int, ...] = ()
    """Where each page begins in the text, of formats that have pages; of a page without words, where the next does."""
    fields: tuple[tuple[str, ...], ...] = ()
    """What else a person wrote at the head of the file (tags, collection, country): each a name and its values."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or list item; date prefixes and datelines are trimmed off its start."""

    span: Span
    block: int
    """Index into `Document.blocks`."""
    kind: BlockKind = "paragraph"
    """The kind of its block."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where the text names or refers to an actor."""

    span: Span
    kind: MentionKind
    found_by: Reason
    """What found it: `model`, `document-last-name`, `country-list`, `authority-file`, `pronoun`."""
    joined_by: Reason | None = None
    """Why it belongs to this actor: `same-name`, `last-name`, `acronym`, `alias-list`; None for the first."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office or description as the text states it."""

    text: str
    """As stated: `text[span]`; in the words of a person where a correction set it."""
    span: Span
    pattern: Reason = Reason("title")
    """Where it stood: `title` (before the name), `apposition`, `relative-clause`."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, body, country, group or place within one document."""

    id: str
    """Slug of the name, unique within the document."""
    type: ActorType
    name: str
    """The fullest name used, without titles."""
    mentions: tuple[Mention, ...]
    """In order of the text; at least one of kind `name` or `nominal`."""
    roles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()
    """Other surface forms used, in order of appearance; never pronouns."""
    country: str | None = None
    """ISO 3166-1 alpha-2, lower case: the country itself, or the one the text ties the actor to."""
    gender: Literal["f", "m"] | None = None
    """From titles, pronouns or first name; serves resolution and is not published."""
    confidence: Confidence = Confidence("moderate")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have said it."""

    text: str
    """The words that name the speaker: `text[span]`."""
    span: Span | None
    kind: SpeakerKind
    actor: str | None = None
    """Id of the actor; None for an unnamed source ("a senior US official")."""


NOBODYS = frozenset({"label-of-nobody", "question-of-interview"})
"""Rules of attribution that find the questions of reporters and calls from the audience."""
ASKERS = frozenset({"Q"})
"""Labels of transcripts for whoever asks, by whatever rule a quotation got them."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that the text says somebody said."""

    kind: QuoteKind
    """`direct`: the whole clause is quoted; `mixed`: quoted words in the writer's sentence; `indirect`: no marks."""
    spans: tuple[Span, ...]
    """The words, without quotation marks; several when interrupted ("…," he said, "…") or over paragraphs."""
    speaker: Speaker | None
    """None: unattributed."""
    cue: Span | None = None
    """The cue: `said`, `according to`, a transcript label."""
    how: Reason | None = None
    """The rule that attributed it."""
    confidence: Confidence = Confidence("moderate")

    @property
    def joint(self) -> str:
        """What stands between its parts where they are shown as one text: only a cue has gone of reported speech."""
        return " " if self.kind == "indirect" else " … "

    @property
    def is_nobodys(self) -> bool:
        """Tell whether a part in a conversation says it whose words are nobody's: "Q", "AUDIENCE"."""
        if self.speaker is not None and self.speaker.text in ASKERS:
            return True
        return self.how is not None and self.how.code in NOBODYS


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative date was counted from."""

    what: Reason
    """`document-date`, `last-date`, `start-of-range`."""
    value: str
    """EDTF."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way the same words could be read."""

    edtf: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class DatePart:
    """One end of a range ("October" and "8" of "October 7-8"), as TIMEX3 labels it."""

    span: Span
    type: TimexType
    value: str | None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, time or duration as written, and the days it covers."""

    span: Span
    type: TimexType
    value: str | None
    """TIMEX3 value; None when it cannot be resolved."""
    edtf: str | None
    """Extended Date/Time Format (ISO 8601-2); None for durations and what cannot be resolved."""
    first: str | None
    """First day covered, inclusive; None when open or unknown."""
    last: str | None
    """Last day covered, inclusive."""
    precision: Precision
    certainty: Certainty
    rule: Reason
    """The rule that read it: `weekday-before` with the weekday and the day it was counted from."""
    anchor: Anchor | None = None
    alternatives: tuple[Reading, ...] = ()
    parts: tuple[DatePart, ...] = ()
    sentence: int | None = None
    """Index into `Dossier.sentences`."""
    attached: Span | None = None
    """The clause, noun phrase or sentence that happened then."""
    attached_kind: Literal["event", "noun", "sentence"] = "sentence"
    tense: Tense = "unknown"


@dataclass(frozen=True, slots=True)
class Gloss:
    """A word of ours beside the source's words, always shown as ours: "Friday" [1 October 2021], "he" [Imran Khan]."""

    span: Span
    says: Reason
    """A name, a date read from words, or that the words are a quotation."""


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A whole sentence of the source chosen for the summary."""

    span: Span
    glosses: tuple[Gloss, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """The one thing the text says of a central actor."""

    actor: str
    """Id of the actor."""
    span: Span
    """The words that say so."""
    kind: Literal["quote", "date", "role", "sentence"] = "sentence"


@dataclass(frozen=True, slots=True)
class Summary:
    """What happened, in the source's own sentences, in source order."""

    sentences: tuple[SummarySentence, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    chosen_by: Reason = Reason("rules")
    """`rules`, or `language-model` with its name."""


@dataclass(frozen=True, slots=True)
class Review:
    """What a person said of the whole dossier."""

    status: ReviewStatus = "machine"
    by: str | None = None
    date: str | None = None
    reliability: Literal["A", "B", "C", "D", "E", "F"] = "F"
    """Admiralty code of the source; only a person raises it from F, not judged yet."""
    credibility: Literal["1", "2", "3", "4", "5", "6"] = "6"
    """Admiralty code of the information; only a person raises it from 6, not judged yet."""


@dataclass(frozen=True, slots=True)
class AppliedCorrection:
    """A change a person made, as the page shows it."""

    target: Reason
    """What was changed: `fields-of-document`, `fields-of-quote` with its words."""
    was: str | None
    now: str | None
    why: str | None = None
    by: str | None = None
    date: str | None = None
    path: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a person says of a document in words of their own; it stands above what the machine chose."""

    text: str
    by: str
    date: str
    span: Span | None = None
    """The words of the text that it rests on, where it names any."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A document and everything found in it."""

    document: Document
    sentences: tuple[Sentence, ...] = ()
    actors: tuple[Actor, ...] = ()
    """Most central first."""
    quotes: tuple[Quote, ...] = ()
    """In order of the text."""
    dates: tuple[DateMention, ...] = ()
    """In order of the text."""
    summary: Summary = Summary()
    notices: tuple[Notice, ...] = ()
    review: Review = Review()
    corrections: tuple[AppliedCorrection, ...] = ()
    findings: tuple[Finding, ...] = ()
    """In the order in which people gave them."""
    engine: str = ""
    """Name and version of the engine."""

    def actor(self, id: str | None) -> Actor | None:
        """Return the actor with this id."""
        return next((actor for actor in self.actors if actor.id == id), None)

    def _repr_html_(self) -> str:
        """Return the dossier at a glance, for a notebook."""
        return dossier_html(self)

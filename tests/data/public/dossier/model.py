# Made by tools/public_names.py: the names that others may rely on.
from dataclasses import dataclass, field

ACTOR_TYPES: tuple[ActorType, ...] = ('person', 'organisation', 'country', 'group', 'place')
@dataclass(frozen=True, slots=True)
class Actor:
    id: str
    type: ActorType
    name: str
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...] = ()
    aliases: tuple[str, ...] = ()
    country: str | None = None
    gender: Literal['f', 'm'] | None = None
    confidence: Confidence = Confidence('moderate')
ActorType = Literal['person', 'organisation', 'country', 'group', 'place']
@dataclass(frozen=True, slots=True)
class Anchor:
    what: Reason
    value: str
@dataclass(frozen=True, slots=True)
class AppliedCorrection:
    target: Reason
    was: str | None
    now: str | None
    why: str | None = None
    by: str | None = None
    date: str | None = None
    path: str = ''
    line: int | None = None
@dataclass(frozen=True, slots=True)
class Block:
    span: Span
    kind: BlockKind = 'paragraph'
    language: str | None = None
    bold: bool = False
BlockKind = Literal['heading', 'paragraph', 'item', 'meta', 'table']
@dataclass(frozen=True, slots=True)
class Card:
    id: str
    path: str
    key: str = ''
    kept: str = ''
    prints: str = ''
    title: str | None = None
    date: str = ''
    source: str = ''
    author: str = ''
    place: str = ''
    language: str = ''
    url: str = ''
    licence: str = ''
    media_type: str = ''
    sha256: str = ''
    fields: tuple[tuple[str, ...], ...] = ()
    lead: str = ''
    status: ReviewStatus = 'machine'
    engine: str = ''
    chosen_by: Reason | None = None
    words: int = 0
    dates: int = 0
    actors: tuple[NamedActor, ...] = ()
    quotes: tuple[QuoteCard, ...] = ()
    happenings: tuple[Happening, ...] = ()
    naming: bytes = b''
    sketch: bytes = b''
    hidden: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    def actor(self, id: str | None) -> NamedActor | None: ...
Certainty = Literal['explicit', 'resolved', 'chosen', 'approximate', 'unresolved']
@dataclass(frozen=True)
class Collection:
    cards: tuple[Card, ...] = ()
    profiles: tuple[Profile, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    notices: tuple[Notice, ...] = ()
    load: Callable[[str], Dossier] = field(default=no_dossier, repr=False, compare=False)
    rows: KeptRows | None = field(default=None, repr=False, compare=False)
    store_notices: Sequence[Notice] = field(default=(), compare=False)
    copies: tuple[tuple[str, ...], ...] = ()
    @property
    def by_id(self) -> dict[str, Card]: ...
    @property
    def named_in(self) -> dict[str, dict[str, Profile]]: ...
    @property
    def first_of(self) -> dict[str, str]: ...
    def told_before(self, id: str) -> tuple[frozenset[str], frozenset[str]]: ...
    def dossier(self, id: str) -> Dossier: ...
    def key(self, id: str) -> str: ...
    @property
    def all_notices(self) -> tuple[Notice, ...]: ...
@dataclass(frozen=True, slots=True)
class Confidence:
    level: Level
    reason: Reason | None = None
@dataclass(frozen=True, slots=True)
class DateMention:
    span: Span
    type: TimexType
    value: str | None
    edtf: str | None
    first: str | None
    last: str | None
    precision: Precision
    certainty: Certainty
    rule: Reason
    anchor: Anchor | None = None
    alternatives: tuple[Reading, ...] = ()
    parts: tuple[DatePart, ...] = ()
    sentence: int | None = None
    attached: Span | None = None
    attached_kind: Literal['event', 'noun', 'sentence'] = 'sentence'
    tense: Tense = 'unknown'
@dataclass(frozen=True, slots=True)
class DatePart:
    span: Span
    type: TimexType
    value: str | None
@dataclass(frozen=True, slots=True)
class Document:
    id: str
    path: str
    text: str
    blocks: tuple[Block, ...] = ()
    turns: tuple[Turn, ...] = ()
    title: Stated | None = None
    date: Stated | None = None
    source: Stated | None = None
    author: Stated | None = None
    language: Stated | None = None
    url: Stated | None = None
    place: Stated | None = None
    licence: Stated | None = None
    media_type: str = 'text/plain'
    sha256: str = ''
    normalisation: tuple[str, ...] = ()
    first_line: int = 1
    pages: tuple[int, ...] = ()
    fields: tuple[tuple[str, ...], ...] = ()
@dataclass(frozen=True, slots=True)
class Dossier:
    document: Document
    sentences: tuple[Sentence, ...] = ()
    actors: tuple[Actor, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[DateMention, ...] = ()
    summary: Summary = Summary()
    notices: tuple[Notice, ...] = ()
    review: Review = Review()
    corrections: tuple[AppliedCorrection, ...] = ()
    findings: tuple[Finding, ...] = ()
    engine: str = ''
    def actor(self, id: str | None) -> Actor | None: ...
@dataclass(frozen=True, slots=True)
class Finding:
    text: str
    by: str
    date: str
    span: Span | None = None
@dataclass(frozen=True, slots=True)
class Gloss:
    span: Span
    says: Reason
@dataclass(frozen=True, slots=True)
class Happening:
    index: int
    start: int
    first: str | None
    last: str | None
    tense: Tense
    certainty: Certainty
    precision: Precision = 'day'
    passing: bool = False
    terms: str = ''
    actors: tuple[str, ...] = ()
class KeptRows(Protocol):
    def get(self, document: str, writer: str) -> bytes | None: ...
    def put(self, document: str, writer: str, data: bytes) -> None: ...
    def commit(self) -> None: ...
@dataclass(frozen=True, slots=True)
class KeyPoint:
    actor: str
    span: Span
    kind: Literal['quote', 'date', 'role', 'sentence'] = 'sentence'
Level = Literal['low', 'moderate', 'high']
@dataclass(frozen=True, slots=True)
class Mention:
    span: Span
    kind: MentionKind
    found_by: Reason
    joined_by: Reason | None = None
MentionKind = Literal['name', 'pronoun', 'nominal', 'description', 'adjective']
@dataclass(frozen=True, slots=True)
class NamedActor:
    document: str
    id: str
    type: ActorType
    name: str
    aliases: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    country: str | None = None
    sex: Literal['f', 'm'] | None = None
    sex_told: bool = False
    administration: bool = False
    of_a_body: bool = False
    day: str = ''
    home: str | None = None
    within: str = ''
    with_me: bool = False
    by: tuple[str, ...] = ()
    mentions: int = 0
    stated: tuple[str, ...] = ()
    called: bool = False
    @property
    def address(self) -> tuple[str, str]: ...
    @property
    def year(self) -> int | None: ...
@dataclass(frozen=True, slots=True)
class Notice:
    code: str
    reason: Reason
    path: str | None = None
    line: int | None = None
    severity: Severity = 'warning'
    entries: tuple[ReadyEntry, ...] = ()
@dataclass(frozen=True, slots=True)
class Page:
    url: str
    title: str
    body: str
    template: str
    meta: dict[str, str] = field(default_factory=dict)
    found: SearchEntry | None = None
    head: str = ''
Precision = Literal['time', 'day', 'week', 'month', 'season', 'quarter', 'half', 'year', 'decade', 'century', 'range', 'duration', 'set', 'vague']
@dataclass(frozen=True, slots=True)
class Profile:
    id: str
    type: ActorType
    name: str
    entries: tuple[ProfileEntry, ...]
    aliases: tuple[str, ...] = ()
    country: str | None = None
    links: tuple[str, ...] = ()
    joined: tuple[Reason, ...] = ()
    wikidata: str | None = None
    one_story: bool = False
    @property
    def has_page(self) -> bool: ...
@dataclass(frozen=True, slots=True)
class ProfileEntry:
    dossier: str
    actor: str
    joined_by: Reason | None = None
@dataclass(frozen=True, slots=True)
class Quote:
    kind: QuoteKind
    spans: tuple[Span, ...]
    speaker: Speaker | None
    cue: Span | None = None
    how: Reason | None = None
    confidence: Confidence = Confidence('moderate')
    @property
    def joint(self) -> str: ...
    @property
    def is_nobodys(self) -> bool: ...
@dataclass(frozen=True, slots=True)
class QuoteCard:
    speaker: str | None
    voice: str | None
    level: Level
    nobodys: bool = False
    terms: str = ''
QuoteKind = Literal['direct', 'mixed', 'indirect']
@dataclass(frozen=True, slots=True)
class Reading:
    edtf: str
    reason: Reason
@dataclass(frozen=True, slots=True)
class ReadyEntry:
    lines: tuple[str, ...]
    remark: Reason | None = None
    remark_at: int = 0
@dataclass(frozen=True, slots=True, order=True)
class Reason:
    code: str
    values: tuple[str, ...] = ()
    of: Reason | None = None
@dataclass(frozen=True, slots=True)
class Review:
    status: ReviewStatus = 'machine'
    by: str | None = None
    date: str | None = None
    reliability: Literal['A', 'B', 'C', 'D', 'E', 'F'] = 'F'
    credibility: Literal['1', '2', '3', '4', '5', '6'] = '6'
ReviewStatus = Literal['machine', 'reviewed', 'rejected']
@dataclass(frozen=True, slots=True)
class Role:
    text: str
    span: Span
    pattern: Reason = Reason('title')
SCHEMA_VERSION = '1.0'
@dataclass(frozen=True, slots=True)
class SearchEntry:
    kind: SearchKind
    title: str
    label: str
    text: str = ''
    lead: str = ''
    date: str = ''
    when: str = ''
    source: str = ''
    facets: tuple[tuple[str, tuple[str, ...]], ...] = ()
    quotes: tuple[SearchPassage, ...] = ()
    events: tuple[SearchPassage, ...] = ()
    weight: int = 1
SearchKind = Literal['dossier', 'actor', 'page']
@dataclass(frozen=True, slots=True)
class SearchPassage:
    fact: str
    words: str
    who: str = ''
    when: str = ''
    days: tuple[str, str] = ('', '')
    exact: bool = False
@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    block: int
    kind: BlockKind = 'paragraph'
Severity = Literal['info', 'warning', 'error']
@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int
    def of(self, text: str) -> str: ...
    def overlaps(self, other: Span) -> bool: ...
@dataclass(frozen=True, slots=True)
class Speaker:
    text: str
    span: Span | None
    kind: SpeakerKind
    actor: str | None = None
SpeakerKind = Literal['name', 'pronoun', 'nominal', 'label']
@dataclass(frozen=True, slots=True)
class Stated:
    value: str
    basis: Reason
    span: Span | None = None
@dataclass(frozen=True, slots=True)
class Summary:
    sentences: tuple[SummarySentence, ...] = ()
    key_points: tuple[KeyPoint, ...] = ()
    chosen_by: Reason = Reason('rules')
@dataclass(frozen=True, slots=True)
class SummarySentence:
    span: Span
    glosses: tuple[Gloss, ...] = ()
Tense = Literal['past', 'planned', 'background', 'ongoing', 'unknown']
@dataclass(frozen=True, slots=True)
class TimelineEntry:
    dossier: str
    date: Happening
    actors: tuple[str, ...] = ()
TimexType = Literal['DATE', 'TIME', 'DURATION', 'SET']
@dataclass(frozen=True, slots=True)
class Turn:
    kind: TurnKind
    spans: tuple[Span, ...]
    label: Span | None = None
    name: Span | None = None
TurnKind = Literal['name', 'office', 'voice', 'question', 'answer', 'statement']
def no_dossier(id: str) -> Dossier: ...

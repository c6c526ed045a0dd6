# Made by tools/public_names.py: the names that others may rely on.
from dataclasses import dataclass, field

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
class DossierError(Exception):
    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None: ...
    message = ...
    path = ...
    line = ...
@runtime_checkable
class Engine(Protocol):
    name: str
    version: str
    def analyse(self, document: Document, settings: Settings) -> Dossier: ...
class MentionEngine:
    name = 'mentions'
    version = '0'
    def find_mentions(self, document: Document) -> Iterable[RawMention] | None: ...
    def analyse(self, document: Document, settings: Settings) -> Dossier: ...
@dataclass(frozen=True, slots=True)
class Notice:
    code: str
    reason: Reason
    path: str | None = None
    line: int | None = None
    severity: Severity = 'warning'
    entries: tuple[ReadyEntry, ...] = ()
@dataclass(frozen=True, slots=True)
class Settings:
    content: str = 'content'
    templates: str = 'templates'
    engine: str = 'rules'
    engine_model: str = 'en_core_web_sm'
    engine_command: str = ''
    cache: str = '.cache/dossier'
    workers: int = 0
    date_order: str = ''
    language: str = ''
    search: str = 'dossiers'
    pages: str = 'auto'
    max_bytes: int = 20000000
    max_text: int = 2000000
    time_limit: int = 60
    llm_model: str = ''
    llm_url: str = ''
    llm_cache: str = 'llm-answers.json'
    offline: bool = False
    attention: str = 'public'
    changes: str = 'changes.json'
    exports: tuple[str, ...] = ('json', 'csv', 'ics', 'feeds')
    accept: tuple[str, ...] = ()
@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int
    def of(self, text: str) -> str: ...
    def overlaps(self, other: Span) -> bool: ...
def analyse_document(document: Document, settings: Settings, engine: Engine | None = None) -> Dossier: ...
def build_collection(root: Path, settings: Settings, *, progress: Progress | None = None, executor: Executor | None = None, held: Held | None = None, first: Callable[[Collection], None] | None = None) -> Collection: ...
def document_from_text(text: str, *, path: str = '-', media_type: str = 'text/plain', sha256: str = '', settings: Settings | None = None) -> Document: ...
def find_engine(name: str) -> Engine: ...
def load_settings(values: Mapping[str, Any] | None, *, path: str | None = None) -> tuple[Settings, tuple[str, ...]]: ...
def read_file(path: Path, root: Path, settings: Settings) -> tuple[list[Document], list[Notice]]: ...
def run_stages(document: Document, settings: Settings, mentions: Iterable[RawMention] | None = None, engine: str = 'rules') -> Dossier: ...

"""The only place where the rooms meet: files in, a `Collection` out."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path

from dossier.analyse.language_model import choose_each, choose_with_model
from dossier.collection.analysis import PASSING, accepted, analyse_document, finish
from dossier.collection.card_record import CARDS
from dossier.collection.collector import without_collector
from dossier.collection.copies import Compared, counted_once, find_copies
from dossier.collection.crew import done_by
from dossier.collection.deferred import Late
from dossier.collection.identity import Memory
from dossier.collection.identity.remembered import forget
from dossier.collection.joint import JOINING, JOINT, Joining, Joint
from dossier.collection.link import join_cards, make_timeline, newest_first
from dossier.collection.progress import Progress, Stage, counted
from dossier.collection.store import DOSSIERS, Recent, Record, Store, digest, fingerprint
from dossier.collection.work import (
    AUTHORITY_FILE,
    Done,
    Listed,
    Made,
    Source,
    Task,
    Workplace,
    analysis_key,
    corrected,
    digest_of,
    made_of,
    said_of,
    stamp_of,
    work,
)
from dossier.english.names import unique
from dossier.errors import DossierError
from dossier.model import Card, Collection, Document, Dossier, Notice, Reason
from dossier.people.actors_file import Authority, load_authority, unused, without_names_in
from dossier.people.actors_file.withhold import Withheld
from dossier.people.corrections import lost_corrections
from dossier.people.lone_names import find_lone_names
from dossier.read import find_sources
from dossier.settings import Settings

RACING = 2_000_000_000
"""Nanoseconds within which a file may be written again without another time: one so young is read by its bytes."""


SOURCES = Record(Source)


@dataclass(slots=True)
class Found:
    """A document of the site: where it is, and its lasting id."""

    file: Path
    source: str
    """Digest of the file's bytes."""
    number: int
    """Which document of the file."""
    listed: Listed
    id: str = ""
    analysis: str = ""
    """Key of its analysis."""


@dataclass(slots=True)
class Held:
    """What a preview holds in memory between its builds, so that it is not read from the store again.

    Everything stands under the key that the store has it under, so that it is either right or not there.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    cards: dict[str, tuple[Card, str]] = field(default_factory=dict)
    """Each with the key of its analysis by content."""
    dossiers: Recent[Dossier] = field(default_factory=Recent)
    memory: dict[str, Memory] = field(default_factory=dict)
    """Of who is the same, under its one key."""
    last: Collection | None = None
    """What the last build came to …"""
    said: str = ""
    """… by what people had said, and by settings."""


def build_collection(
    root: Path,
    settings: Settings,
    *,
    progress: Progress | None = None,
    executor: Executor | None = None,
    held: Held | None = None,
    first: Callable[[Collection], None] | None = None,
) -> Collection:
    """Read, analyse, correct and link everything under the content folder.

    What has not changed since an earlier build is neither read nor analysed, and no more than a few dossiers are held.

    Parameters:
        root: The folder that holds mkdocs.yml.
        settings: The site's options.
        progress: Told what is done, and how far it is.
        executor: Where documents are analysed; None chooses by their number and size.
        held: What an earlier build of this process held; it is brought up to date.
        first: Told of the dossiers before they are joined anew: where documents were edited, none came and none went.

    Returns:
        All dossiers with what joins them; what went wrong is among the notices.

    Raises:
        EngineError: If the engine asked for is not installed.
    """
    authority, authority_notices = load_authority(root / settings.content / AUTHORITY_FILE)
    store = Store(root / settings.cache if settings.cache else None)
    place = Workplace(root, settings, authority, store.folder, stamp_of(root, settings, authority))
    building = Building(place, store, progress, executor, held)
    cards, notices = building.cards()
    ordered = newest_first(cards)
    if first is not None and held is not None and (before := joined_before(ordered, held, building)) is not None:
        first(before)
    if progress:
        progress("joining", 0, len(cards))
    with without_collector():
        collection = joined(ordered, building)
    building.rows.use(("", *building.documents))  # what is of all documents is kept under none
    store.prune()
    paths = [found.listed.path for found in building.documents.values()]
    files = without_names_in((*notices, *lost_corrections(root / settings.content, paths)), authority.withheld)
    said = (
        *files,
        *authority_notices,
        *unused(authority, collection),
        *collection.notices,
    )
    collection = replace(collection, notices=accepted(said, settings), store_notices=store.notices)
    if held is not None:
        held.last, held.said = collection, building.said
    return collection


def joined_before(cards: tuple[Card, ...], held: Held, building: Building) -> Collection | None:
    """Return the dossiers as they are now, joined as they were; None where documents came or went, or people spoke.

    An actor of whom a document says something else by now is nobody's: who it is has yet to be decided.
    """
    last = held.last
    if last is None or held.said != building.said or last.by_id.keys() != {card.id for card in cards}:
        return None
    before = Collection(cards, last.profiles, (), (), building.dossier, building.rows, copies=last.copies)
    named = dict(last.named_in)
    for card in cards:
        old = last.by_id[card.id]
        if old.key != card.key:
            same = set(old.actors).intersection(card.actors)
            who = named.get(card.id, {})
            named[card.id] = {actor.id: who[actor.id] for actor in card.actors if actor in same and actor.id in who}
    vars(before)["named_in"] = named  # in the place of what is looked up when it is first asked for
    return before


def withheld_names(root: Path, settings: Settings) -> Withheld:
    """Return the names that the editors of a site withhold."""
    return load_authority(root / settings.content / AUTHORITY_FILE)[0].withheld


def make_dossiers(documents: Sequence[Document], root: Path, settings: Settings, authority: Authority) -> list[Dossier]:
    """Analyse documents and apply what people said of them, with nothing kept.

    What a person said of a document itself (its date, its title) is applied before the analysis, which counts from it;
    what they said of a fact, after.

    Parameters:
        documents: As read.
        root: The folder that holds mkdocs.yml.
        settings: The site's options.
        authority: What people said of actors.

    Returns:
        A dossier for each document, in their order.
    """
    place = Workplace(root, settings, authority, None)
    clean = [corrected(document, place) for document in documents]
    analysed = choose_with_model([analyse_document(document, settings) for document, _ in clean], settings, root)
    return [finish(dossier, authority, said, settings) for dossier, (_, said) in zip(analysed, clean, strict=True)]


def joined(cards: tuple[Card, ...], building: Building) -> Collection:
    """Join the cards, newest first, and say which lone names may mean whom; nothing is decided again of the same cards.

    What was joined is good as long as documents name whom they named: most edits change something else. The timeline is
    not kept: it is in the cards.
    """
    store = building.store
    same = digest("joining", building.said, [(card.id, card.key) for card in cards])
    known = JOINING.unpacked(store.get("joined", same))
    copies = known.copies if known is not None else copies_in(cards, building)
    key = known.joint if known is not None else digest("profiles", building.said, named_by(cards), copies)
    kept = JOINT.unpacked(store.get("joined", key))
    if kept is None:
        collection = counted_once(joined_by_identity(cards, building), copies)
        kept = Joint(collection.profiles, *find_lone_names(collection, building.place.authority))
        store.put("joined", key, JOINT.packed(kept))
    timeline = Late(partial(make_timeline, cards, kept.profiles))
    rows, load = building.rows, building.dossier
    collection = Collection(cards, kept.profiles, timeline, kept.notices, load, rows, (), copies, kept.bearers)
    if known is None:
        store.put("joined", same, JOINING.packed(Joining(key, copies)))
    for decided in (identity_key(), copies_key()):
        store.use("joined", decided)  # for the next change
    return collection


def named_by(cards: Iterable[Card]) -> list[tuple[str, bytes]]:
    """Return of each document what changes whenever it says anything of actors by which they are told apart."""
    return [(card.id, card.who) for card in cards]


def joined_by_identity(cards: Sequence[Card], building: Building) -> Collection:
    """Join the cards; who is the same is decided again only of names that changed."""
    store, key = building.store, identity_key()
    kept = store.get("joined", key)
    memory = building.held.memory.pop(key, None) or (Memory.from_bytes(kept) if kept is not None else Memory())
    collection = join_cards(cards, building.place.authority, building.dossier, memory)
    now = memory.to_bytes()
    if now != kept:
        store.put("joined", key, now)
    if building.is_held:
        building.held.memory[key] = memory
    else:
        forget()
    return collection


def copies_in(cards: Sequence[Card], building: Building) -> tuple[tuple[str, ...], ...]:
    """Find who holds the same text; texts that were compared before are not read again."""
    store, key = building.store, copies_key()
    kept = store.get("joined", key)
    compared = Compared.from_bytes(kept)
    found = find_copies(cards, building.dossier, compared)
    now = compared.to_bytes()
    if now != kept:
        store.put("joined", key, now)
    return found


def copies_key() -> str:
    """Return the key of what comparing texts came to."""
    return digest("copies", fingerprint(whole=True))


def identity_key() -> str:
    """Return the key of what was decided of who is the same."""
    return digest("identity", fingerprint(whole=True))


class StoredRows:
    """What each document gives to tables of the whole collection, in the store.

    They are made after a build has thrown away what it did not use, so that what is kept of a document stays as long
    as there is such a document, our code is the same, and the same names are withheld.
    """

    def __init__(self, store: Store, withheld: Withheld) -> None:
        self._store = store
        self._stamp = digest(fingerprint(whole=True), withheld.digest)

    def use(self, documents: Iterable[str]) -> None:
        """Note which documents there are."""
        for document in documents:
            self._store.use("rows", self._place(document))

    def get(self, document: str, writer: str) -> bytes | None:
        """Return what is kept of a document for a writer."""
        return self._store.get("rows", f"{self._place(document)}:{writer}")

    def put(self, document: str, writer: str, data: bytes) -> None:
        """Keep something in the place of what was kept before."""
        self._store.put("rows", f"{self._place(document)}:{writer}", data)

    def commit(self) -> None:
        """Write down what was put."""
        self._store.commit()

    def _place(self, document: str) -> str:
        """Return where the rows of a document stand: a digest, since its id may be made of a name."""
        return digest(self._stamp, document)


class Building:
    """One build on its way from files to cards."""

    def __init__(
        self,
        place: Workplace,
        store: Store,
        progress: Progress | None = None,
        executor: Executor | None = None,
        held: Held | None = None,
    ) -> None:
        self.place = place
        self.store = store
        self.documents: dict[str, Found] = {}
        """By lasting id, in the order of their paths."""
        self._progress = progress
        self._executor = executor
        self._made: dict[tuple[Path, int, str], Made] = {}
        """What was made without knowing yet whether the id lasts."""
        self._cards: dict[str, Card] = {}
        self._held_now: dict[str, tuple[Card, str]] = {}
        """What is held of the cards that this build came upon."""
        self.held = held or Held()
        self.is_held = held is not None
        """Another build will go on from here."""
        self.rows = StoredRows(store, place.authority.withheld)
        self._before_names = "" if place.root == Path() else f"{place.root}{os.sep}"

    def cards(self) -> tuple[list[Card], list[Notice]]:
        """Make the card of every document, and say what went wrong with files."""
        listed, notices = self._listed()
        notices += self._name(listed)
        cards: dict[str, Card] = {}
        fresh: list[tuple[Found, Made]] = []
        missing: dict[Path, list[Found]] = {}
        with without_collector():
            for found in self.documents.values():
                made = self._made.pop((found.file, found.number, found.id), None)
                if made is not None:
                    fresh.append((found, made))
                elif (card := self._kept_card(found)) is not None:
                    cards[found.id] = card
                else:
                    missing.setdefault(found.file, []).append(found)
        for task, done in self._work([self._task(founds) for founds in missing.values()], "renewing"):
            places = {found.number: found for found in missing[task.path]}
            fresh += [(places[made.number], self._put(made)) for made in done.made if made.number in places]
        cards |= {card.id: card for card in self._carded(fresh)}
        self.store.commit()
        self._cards = cards
        self.held.cards = self._held_now
        return list(cards.values()), notices

    def dossier(self, id: str) -> Dossier:
        """Read a dossier from the store; one that is gone from there is made again.

        Raises:
            KeyError: If there is none with this id.
        """
        return self.held.dossiers.of(self._cards[id].key, lambda: self._read(id))

    # ------------------------------------------------------------------------------------------------------ files

    def _listed(self) -> tuple[list[Found], list[Notice]]:
        """List the documents of all files; those that changed are read, and what is made of them on the way is held."""
        paths, notices = find_sources(self.place.root, self.place.settings)
        if self._progress:
            self._progress("looking", 0, len(paths))
        sources: dict[Path, Source] = {}
        changed = []
        for path in paths:
            known = self._unchanged(path)
            if known is None:
                changed.append(Task(path))
            else:
                sources[path] = known
        for task, done in self._work(changed, "reading"):
            if done.source is not None:
                sources[task.path] = self._noted(task.path, done.source)
            notices += done.notices
            self._made |= {(task.path, made.number, made.id): self._put(made) for made in done.made}
        found = []
        for path in filter(sources.__contains__, paths):
            source = sources[path]
            notices += source.notices
            found += [Found(path, source.sha256, number, one) for number, one in enumerate(source.documents)]
        return found, notices

    def _unchanged(self, path: Path) -> Source | None:
        """Return what is known of a file that has not changed: by its size and time, or else by its bytes."""
        key = self._key_of(path)
        known = self.held.sources.get(key) or SOURCES.unpacked(self.store.get("sources", key))
        self.store.use("sources", key)
        if known is None or known.read_with != self.place.stamp:
            return None
        try:
            stat = path.stat()
            if (stat.st_size, stat.st_mtime_ns) == (known.size, known.modified):
                self.held.sources[key] = known
                return known
            if stat.st_size != known.size or sha256(path.read_bytes()).hexdigest() != known.sha256:
                return None
        except OSError:
            return None
        return self._index(path, replace(known, modified=stat.st_mtime_ns))

    def _key_of(self, path: Path) -> str:
        """Return the key of a file: a digest, since its name may hold one that is withheld."""
        text = str(path)  # of thousands of files no other path is made
        return digest(text.removeprefix(self._before_names).replace(os.sep, "/"))

    def _noted(self, path: Path, source: Source) -> Source:
        """Note what was read of a file, unless it may be otherwise the next time or its name holds a withheld one."""
        passing = any(notice.code in PASSING for notice in source.notices)
        telling = without_names_in(source.notices, self.place.authority.withheld) != [*source.notices]
        if source.sha256 and not (passing or telling) and all(one.id == one.clean_id for one in source.documents):
            self._index(path, source)
        else:
            self.store.forget("sources", self._key_of(path))
            self.held.sources.pop(self._key_of(path), None)
        return source

    def _index(self, path: Path, source: Source) -> Source:
        """Write a file into the index; one so young that it may change within the same tick is looked at again."""
        young = time.time_ns() - source.modified < RACING
        noted = replace(source, modified=0) if young else source
        self.held.sources[self._key_of(path)] = noted
        self.store.put("sources", self._key_of(path), SOURCES.packed(noted))
        return source

    def _name(self, listed: Sequence[Found]) -> list[Notice]:
        """Give each document its lasting id."""
        ids, notices = unique_ids([(found.listed.id, found.listed.path) for found in listed])
        clean = [found.listed.clean_id != found.listed.id for found in listed]
        taken = {own for own, is_clean in zip(ids, clean, strict=True) if not is_clean}
        for found, own, is_clean in zip(listed, ids, clean, strict=True):
            found.id = unique(found.listed.clean_id, taken) if is_clean else own
            found.analysis = analysis_key(self.place, found.source, found.listed.path, found.number, found.id)
            taken.add(found.id)
        self.documents = {found.id: found for found in sorted(listed, key=lambda found: found.listed.path)}
        return notices

    # ------------------------------------------------------------------------------------------------------ cards

    def _kept_card(self, found: Found) -> Card | None:
        """Return the card of a document as an earlier build made it."""
        key = self._card_key(found)
        kept = self.held.cards.get(key) or self._stored_card(key, found)
        if kept is None:
            return None
        card, content = self._held_now[key] = kept
        self.store.use("cards", key)
        self.store.use("analyses", found.analysis)
        self.store.use("dossiers", card.kept)
        self.store.use("dossiers", content)
        return card

    def _stored_card(self, key: str, found: Found) -> tuple[Card, str] | None:
        """Return a card with the key of its analysis by content, from the store."""
        card = CARDS.unpacked(self.store.get("cards", key))
        content = self.store.get("analyses", found.analysis)
        return (card, content.decode()) if card is not None and content is not None else None

    def _card_key(self, found: Found) -> str:
        return digest(found.analysis, self.said)

    @cached_property
    def said(self) -> str:
        """What cards depend on beside analysis and corrections: people, settings, and code after analysis."""
        settings = self.place.settings
        people = digest_of(self.place.root / settings.content / AUTHORITY_FILE)[2]
        return digest(fingerprint(whole=True), people, settings.accept, self._answers)

    @cached_property
    def _answers(self) -> tuple[str, ...]:
        """What the language model that chooses sentences depends on; nothing without one."""
        settings = self.place.settings
        path = self.place.root / settings.llm_cache
        if not settings.llm_model:
            return ()
        kept = sha256(path.read_bytes()).hexdigest() if settings.llm_cache and path.is_file() else ""
        return (settings.llm_model, settings.llm_url, str(settings.offline), kept)

    def _carded(self, fresh: Sequence[tuple[Found, Made]]) -> Iterator[Card]:
        """Give the cards of what was just made, and keep them unless something went wrong that may be right next time.

        A language model, where one is set, chooses its sentences here: its answers are one file.
        """
        sound = [(found, made) for found, made in fresh if not made.is_passing]
        chosen = self._with_model(sound) if self.place.settings.llm_model else iter([made for _, made in sound])
        for found, first in fresh:
            made = first if first.is_passing else next(chosen)
            card = CARDS.unpacked(made.card)
            if card is None:
                continue
            if not made.is_passing:
                self.store.put("analyses", found.analysis, made.content.encode())
                self.store.put("cards", self._card_key(found), made.card)
                self._held_now[self._card_key(found)] = card, made.content
            yield card

    def _with_model(self, fresh: Sequence[tuple[Found, Made]]) -> Iterator[Made]:
        """Let the model choose the sentences of what was just made."""
        analysed = (self._analysed(made) for _, made in fresh)
        chosen = choose_each(analysed, self.place.settings, self.place.root)
        for (found, made), dossier in zip(fresh, chosen, strict=True):
            said = said_of(found.id, found.listed.path, self.place)
            yield self._put(made_of(dossier, said, made, self.place, is_new=False))

    def _analysed(self, made: Made) -> Dossier:
        """Return an analysis, without what people said."""
        dossier = DOSSIERS.unpacked(self.store.get("dossiers", made.content))
        if dossier is None:
            raise DossierError("an analysis that was just made is gone; build again")
        return dossier

    def _task(self, founds: Sequence[Found]) -> Task:
        """Return what is to be done for documents of one file; those analysed already need not be read."""
        ids = {found.number: found.id for found in founds}
        known = {found.number: self.store.get("analyses", found.analysis) for found in founds}
        if any(content is None for content in known.values()) or self.place.authority.withheld:
            return Task(founds[0].file, ids)
        places = {found.number: (found.id, found.listed.path) for found in founds}
        kept = {number: (*places[number], content.decode()) for number, content in known.items() if content}
        for _, _, content in kept.values():
            self.store.use("dossiers", content)
        return Task(founds[0].file, ids, kept)

    def _work(self, tasks: Sequence[Task], stage: Stage) -> Iterator[tuple[Task, Done]]:
        """Have tasks done, and tell how far it is."""
        self.store.commit()
        return counted(done_by(tasks, self.place, self._executor), stage, len(tasks), self._progress)

    def _put(self, made: Made) -> Made:
        """Hand the dossiers over to the store, so that they need not be held."""
        for key, data in made.entries:
            self.store.put("dossiers", key, data)
        self.store.use("dossiers", made.content)
        return replace(made, entries=())

    def _read(self, id: str) -> Dossier:
        """Read a dossier from the store, or make it again."""
        card, found = self._cards[id], self.documents[id]
        dossier = DOSSIERS.unpacked(self.store.get("dossiers", card.kept))
        if dossier is None:
            alone = replace(self.place, kept=None)
            for made in work(Task(found.file, {found.number: id}), alone).made:
                self._put(made)
            dossier = DOSSIERS.unpacked(self.store.get("dossiers", card.kept))
        if dossier is None:
            raise DossierError("it changed while the site was built; build again", path=found.listed.path)
        return replace(dossier, notices=card.notices)


def unique_ids(documents: Iterable[tuple[str, str]]) -> tuple[list[str], list[Notice]]:
    """Number the ids that two documents share, in the order of their paths.

    Parameters:
        documents: Id and path of each.

    Returns:
        Lasting ids in the order given, and a notice for each that is numbered.
    """
    listed = list(documents)
    taken: Counter[str] = Counter()
    ids = [""] * len(listed)
    notices: list[Notice] = []
    for place in sorted(range(len(listed)), key=lambda place: listed[place][1]):
        wanted, path = listed[place]
        own = wanted
        while taken[own]:
            taken[wanted] += 1
            own = f"{wanted}-{taken[wanted]}"
        taken[own] += 1
        if own != wanted:
            notices.append(Notice("same-address", Reason("address-made-twice", (wanted, own)), path, severity="info"))
        ids[place] = own
    return ids, notices


def from_root(notice: Notice, settings: Settings, root: Path) -> Notice:
    """Return a notice whose path is one from the site's folder, as editors and CI know it."""
    place = Path(settings.content) / (notice.path or "")
    known = notice.path is not None and (root / str(place).partition("#")[0]).exists()
    return replace(notice, path=place.as_posix()) if known else notice

"""From files to cards: what an earlier build made is taken as it is, the rest is made by whoever does the work."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from dossier.analyse.language_model import choose_each
from dossier.collection.analysis import PASSING
from dossier.collection.card_record import CARDS, Packed, packed_in
from dossier.collection.collector import without_collector
from dossier.collection.crew import done_by
from dossier.collection.identity import Memory
from dossier.collection.progress import Progress, Stage, counted
from dossier.collection.shelf import FactsInStore, Filed, Shelf
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
    digest_of,
    made_of,
    said_of,
    work,
)
from dossier.english.names import unique
from dossier.errors import DossierError
from dossier.model import Card, Collection, Dossier, Notice, Reason
from dossier.people.actors_file import without_names_in
from dossier.people.actors_file.withhold import Withheld
from dossier.read import find_sources

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
    card: str = ""
    """Key of its card."""


@dataclass(slots=True)
class Held:
    """What a preview holds in memory between its builds, so that it is not read from the store again.

    Everything stands under the key that the store has it under, so that it is either right or not there.
    """

    sources: dict[str, Source] = field(default_factory=dict)
    cards: dict[str, tuple[Card, str]] = field(default_factory=dict)
    """Each with the key of its analysis by content."""
    facts: FactsInStore = field(default_factory=FactsInStore)
    """Of these cards."""
    seen: dict[int, list[object]] = field(default_factory=dict)
    """What each piece of the shelf holds."""
    dossiers: Recent[Dossier] = field(default_factory=Recent)
    memory: dict[str, Memory] = field(default_factory=dict)
    """Of who is the same, under its one key."""
    last: Collection | None = None
    """What the last build came to …"""
    said: str = ""
    """… by what people had said, and by settings."""


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
        self.held.facts.read = self._packed
        self.is_held = held is not None
        """Another build will go on from here."""
        self.rows = StoredRows(store, place.authority.withheld)
        self._before_names = "" if place.root == Path() else f"{place.root}{os.sep}"

    def cards(self) -> tuple[list[Card], list[Notice]]:
        """Make the card of every document, and say what went wrong with files."""
        shelf = Shelf(self.store, self.held.seen)
        if not self.held.sources:
            self._take(shelf)
        sources, notices = self._listed()
        notices += self._name(sources)
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
        shelf.keep(self._filed(sources), self.held.facts)
        self.store.commit()
        self._cards = cards
        if self.is_held:
            self.held.cards = self._held_now
            self.held.facts.keep(self._held_now.keys())
        else:
            self.held.sources, self.held.cards, self.held.seen, self._held_now = {}, {}, {}, {}
        return list(cards.values()), notices

    def dossier(self, id: str) -> Dossier:
        """Read a dossier from the store; one that is gone from there is made again.

        Raises:
            KeyError: If there is none with this id.
        """
        return self.held.dossiers.of(self._cards[id].key, lambda: self._read(id))

    def _take(self, shelf: Shelf) -> None:
        """Take what the last build held from its shelf."""
        with without_collector():
            for filed in shelf.load(self.held.facts):
                self.held.sources[filed.key] = filed.source
                self.held.cards.update((key, (card, content)) for key, card, content in filed.cards)

    def _filed(self, sources: Iterable[Path]) -> Iterator[Filed]:
        """Give what is held of each source, for the shelf."""
        cards: dict[Path, list[tuple[str, Card, str]]] = {}
        for found in self.documents.values():
            if found.card in self._held_now:
                cards.setdefault(found.file, []).append((found.card, *self._held_now[found.card]))
        for path in sources:
            key = self._key_of(path)
            if key in self.held.sources:
                yield Filed(key, self.held.sources[key], cards.get(path, []))

    def _packed(self, key: str) -> Packed:
        """Read a card with its facts from the store, or make it again: another build may have thrown it away."""
        packed = packed_in(self.store.get("cards", key))
        if packed is None:
            found = next((found for found in self.documents.values() if found.card == key), None)
            if found is None:
                raise DossierError("a document is gone that was there when the build began; build again")
            made = next(iter(self._made_again(found)), None)
            packed = packed_in(made.card) if made is not None else None
            if made is not None and not made.is_passing:
                self.store.put("cards", key, made.card)  # else the next build would make it once more
            if packed is None:
                raise DossierError("it changed while the site was built; build again", path=found.listed.path)
        return packed

    # ------------------------------------------------------------------------------------------------------ files

    def _listed(self) -> tuple[dict[Path, Source], list[Notice]]:
        """List all files; those that changed are read, and what is made of them on the way is held."""
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
        listed = {path: sources[path] for path in paths if path in sources}
        return listed, notices + [notice for source in listed.values() for notice in source.notices]

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

    def _name(self, sources: Mapping[Path, Source]) -> list[Notice]:
        """Give each document its lasting id, and find out under which keys it is kept."""
        listed = [
            Found(path, source.sha256, number, one)
            for path, source in sources.items()
            for number, one in enumerate(source.documents)
        ]
        ids, notices = unique_ids([(found.listed.id, found.listed.path) for found in listed])
        clean = [found.listed.clean_id != found.listed.id for found in listed]
        taken = {own for own, is_clean in zip(ids, clean, strict=True) if not is_clean}
        for found, own, is_clean in zip(listed, ids, clean, strict=True):
            found.id = unique(found.listed.clean_id, taken) if is_clean else own
            found.analysis = analysis_key(self.place, found.source, found.listed.path, found.number, found.id)
            found.card = digest(found.analysis, self.said)
            taken.add(found.id)
        self.documents = {found.id: found for found in sorted(listed, key=lambda found: found.listed.path)}
        return notices

    # ------------------------------------------------------------------------------------------------------ cards

    def _kept_card(self, found: Found) -> Card | None:
        """Return the card of a document as an earlier build made it."""
        kept = self.held.cards.get(found.card) or self._stored_card(found)
        if kept is None:
            return None
        card, content = self._held_now[found.card] = kept
        self.store.use("cards", found.card)
        self.store.use("analyses", found.analysis)
        self.store.use("dossiers", card.kept)
        self.store.use("dossiers", content)
        return card

    def _stored_card(self, found: Found) -> tuple[Card, str] | None:
        """Return a card with the key of its analysis by content, from the store."""
        card = CARDS.unpacked(self.store.get("cards", found.card))
        content = self._analysis(found)
        return (card, content) if card is not None and content else None

    def _analysis(self, found: Found) -> str | None:
        """Return the key of an analysis by content, from the store."""
        content = self.store.get("analyses", found.analysis)
        return content.decode() if content is not None else None

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
                self.store.put("cards", found.card, made.card)
                self._held_now[found.card] = self.held.facts.leave(card, found.card), made.content
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
        known = {found.number: self._analysis(found) for found in founds}
        if not all(known.values()) or self.place.authority.withheld:
            return Task(founds[0].file, ids)
        places = {found.number: (found.id, found.listed.path) for found in founds}
        kept = {number: (*places[number], content) for number, content in known.items() if content}
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
            self._made_again(found)
            dossier = DOSSIERS.unpacked(self.store.get("dossiers", card.kept))
        if dossier is None:
            raise DossierError("it changed while the site was built; build again", path=found.listed.path)
        return replace(dossier, notices=card.notices)

    def _made_again(self, found: Found) -> list[Made]:
        """Make again what the store has no longer of a document, and hand it over to the store."""
        alone = replace(self.place, kept=None)
        return [self._put(made) for made in work(Task(found.file, {found.number: found.id}), alone).made]


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

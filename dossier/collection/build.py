"""The only place where the rooms meet: files in, a `Collection` out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import partial
from pathlib import Path

from dossier.analyse.language_model import choose_with_model
from dossier.collection.analysis import accepted, analyse_document, finish
from dossier.collection.building import Building, Held
from dossier.collection.collector import without_collector
from dossier.collection.copies import Compared, counted_once, find_copies
from dossier.collection.deferred import Late
from dossier.collection.identity import Memory
from dossier.collection.identity.remembered import forget
from dossier.collection.joint import JOINING, JOINT, Joining, Joint
from dossier.collection.link import join_cards, make_timeline, newest_first
from dossier.collection.progress import Progress
from dossier.collection.store import Store, digest, fingerprint
from dossier.collection.work import (
    AUTHORITY_FILE,
    Workplace,
    corrected,
    stamp_of,
)
from dossier.model import Card, Collection, Document, Dossier, Notice
from dossier.people.actors_file import Authority, load_authority, unused, without_names_in
from dossier.people.actors_file.withhold import Withheld
from dossier.people.corrections import lost_corrections
from dossier.people.lone_names import find_lone_names
from dossier.settings import Settings


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
    try:
        collection, notices = read_and_joined(building, progress, held, first)
    except BaseException:
        store.commit()  # the next build of this process would wait for what is left half written
        raise
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


def read_and_joined(
    building: Building, progress: Progress | None, held: Held | None, first: Callable[[Collection], None] | None
) -> tuple[Collection, list[Notice]]:
    """Make the cards of all documents, and join them; say what went wrong with files."""
    cards, notices = building.cards()
    ordered = newest_first(cards)
    if first is not None and held is not None and (before := joined_before(ordered, held, building)) is not None:
        first(before)
    if progress:
        progress("joining", 0, len(cards))
    with without_collector():
        return joined(ordered, building), notices


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


def from_root(notice: Notice, settings: Settings, root: Path) -> Notice:
    """Return a notice whose path is one from the site's folder, as editors and CI know it."""
    place = Path(settings.content) / (notice.path or "")
    known = notice.path is not None and (root / str(place).partition("#")[0]).exists()
    return replace(notice, path=place.as_posix()) if known else notice

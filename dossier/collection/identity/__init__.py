"""Who is the same across documents.

`decide` sorts the actors of all documents into identities. Names are sorted into blocks of like names (`blocks`), each
decided by itself: persons are weighed by evidence, bodies told by name and country, places by name, countries by code.
What ties blocks together is decided last (`across`). A `Memory` keeps what blocks came to, so that a new document
decides its own names only. The decisions of a person (`content/actors.yml`) stand above all: `dossier.collection.link`
applies them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from types import MappingProxyType

from dossier.analyse.actors.office_holders import wikidata_of
from dossier.collection.collector import without_collector
from dossier.collection.identity.across import Blocks, Joined, join_across
from dossier.collection.identity.blocks import FAMILIES, block_of, decide_block
from dossier.collection.identity.memory import Group, Memory, Remembered, content_of, keys
from dossier.collection.identity.person import Person
from dossier.collection.sharing import Shared
from dossier.model import NamedActor, Reason

__all__ = ["FAMILIES", "Address", "Identity", "Memory", "decide", "seen"]

UNDATED = "9"
"""In place of a day, sorts behind all days."""

WORDS = ("id", "name", "aliases", "titles", "roles", "country", "home", "within", "by", "stated")
"""What many entries have in common."""

Address = tuple[str, str]
"""Id of a document and of an actor in it."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Entries that are one actor."""

    members: tuple[NamedActor, ...]
    """Oldest document first."""
    reasons: Mapping[Address, Reason] = field(default_factory=dict)
    """Why a member of another name belongs to the others."""
    wikidata: str | None = None


def decide(
    actors: Iterable[NamedActor], memory: Memory | None = None, contents: Mapping[str, bytes] = MappingProxyType({})
) -> list[Identity]:
    """Sort the actors of all documents into those that are one.

    Parameters:
        actors: In any order; addresses unique.
        memory: What was decided before: only blocks of names that changed are decided again. Changed.
        contents: What `content_of` the actors of documents is, where that is known, by the id of the document.

    Returns:
        Each actor in one identity; the same identities in the same order for any order of the input.
    """
    with without_collector():
        blocks = sorted_into_blocks(by_document(actors), Memory() if memory is None else memory, contents)
        joined = join_across(blocks)
        found = [*identities_of_blocks(blocks, joined), *identities_across(blocks, joined)]
        return sorted(found, key=lambda one: blocks.age(one.members[0]))


def seen(actor: NamedActor) -> tuple[str, Address]:
    """Order actors by the day of their document, undated last."""
    return actor.day or UNDATED, actor.address


def by_document(actors: Iterable[NamedActor]) -> dict[str, list[NamedActor]]:
    """Return the actors of each document by id, the oldest document first."""
    found: dict[str, list[NamedActor]] = defaultdict(list)
    shared = Shared()
    for actor in actors:
        shared.put(actor, *WORDS)
        found[actor.document].append(actor)
    for named in found.values():
        named.sort(key=attrgetter("id"))
    return dict(sorted(found.items(), key=lambda pair: (pair[1][0].day or UNDATED, pair[0])))


def sorted_into_blocks(
    documents: Mapping[str, Sequence[NamedActor]], memory: Memory, contents: Mapping[str, bytes]
) -> Blocks:
    """Sort the names of all documents into blocks, and decide those blocks in which anything changed."""
    blocks: dict[str, list[NamedActor]] = defaultdict(list)
    changed: set[str] = set()
    for gone in memory.documents.keys() - documents.keys():
        changed.update(memory.documents.pop(gone).blocks)
    for document, named in documents.items():
        content, known = contents.get(document) or content_of(named), memory.documents.get(document)
        if known is None or known.content != content:
            changed.update(known.blocks if known is not None else ())
            known = memory.documents[document] = Remembered(content, keys(map(block_of, named)))
            changed.update(known.blocks)
        for key, actor in zip(known.blocks, named, strict=True):
            blocks[key].append(actor)
    for key in sorted(changed):
        if key in blocks:
            memory.blocks[key] = decide_block(key, blocks[key])
        else:
            del memory.blocks[key]
    return Blocks(blocks, {document: age for age, document in enumerate(documents)}, memory)


def identities_of_blocks(blocks: Blocks, joined: Joined) -> Iterator[Identity]:
    """Give what blocks came to by themselves."""
    for key, actors in blocks.actors.items():
        for place, group in enumerate(blocks.memory.blocks[key]):
            if (key, place) not in joined.gone:
                yield identity_of(group, actors)


def identity_of(group: Group, actors: Sequence[NamedActor]) -> Identity:
    """Make an identity of entries of one block."""
    members = tuple([actors[place] for place in group.members])
    reasons = {actors[place].address: reason for reason, places in group.reasons for place in places}
    return Identity(members, reasons, wikidata_of(group.holder))


def identities_across(blocks: Blocks, joined: Joined) -> Iterator[Identity]:
    """Give what came together from different blocks."""
    for one in joined.whole:
        term = one.term if isinstance(one, Person) else None
        members = tuple(sorted(one.members, key=blocks.age))
        yield Identity(members, one.reasons, term.wikidata if term is not None else None)

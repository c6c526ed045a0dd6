"""Find what a brief is asked for: dossiers by id or file, an actor by a name, what words find."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from dossier.collection.find_actors import find_actor
from dossier.english.stems import stem
from dossier.errors import DossierError
from dossier.model import Card, Collection
from dossier.publish.briefs.records import Brief
from dossier.publish.briefs.subject import Lengths, Place, brief_of_actor, brief_of_dossier, brief_of_dossiers
from dossier.publish.pages.lookups import Lookups
from dossier.publish.search.find import find
from dossier.publish.search.query import read
from dossier.publish.search.terms import BEGINNING, FORMS
from dossier.wording import phrase, translated


def brief_on(
    collection: Collection,
    what: Sequence[str],
    place: Place,
    lengths: Lengths,
    title: str = "",
    *,
    loose: bool = False,
) -> Brief:
    """Make a brief on documents.

    Parameters:
        collection: All dossiers, linked.
        what: Ids, or files.
        place: Language, and address of the site.
        lengths: How much stands in each section.
        title: Of a brief on several.
        loose: The collection is not that of a site, and holds what is asked for and nothing else.

    Raises:
        DossierError: If there is no such document.
    """
    lookups = Lookups(collection)
    named = list(collection.cards) if loose else [card for one in what for card in named_by(collection, one)]
    documents = list(dict.fromkeys(card.id for card in named))
    if not documents:
        raise DossierError("it holds no document to make a brief on", path=what[0])
    if len(documents) == 1:
        return brief_of_dossier(lookups, documents[0], place, lengths)
    return brief_of_dossiers(lookups, documents, title or translated("Chosen documents"), place, lengths)


def named_by(collection: Collection, wanted: str) -> list[Card]:
    """Return the documents that an id or a file names; a mailbox holds several.

    Raises:
        DossierError: If there is none.
    """
    plain = wanted.rstrip("/").removeprefix("dossiers/")
    found = [collection.by_id[plain]] if plain in collection.by_id else of_file(collection, wanted)
    if not found:
        known = [name for card in collection.cards for name in (card.id, card.path)]
        near = difflib.get_close_matches(wanted, known, 3)
        hint = f" Did you mean {' or '.join(map(repr, near))}?" if near else " 'dossier export --format csv' lists all"
        raise DossierError(f"no dossier has the id or the file '{wanted}'.{hint}")
    return found


def of_file(collection: Collection, wanted: str) -> list[Card]:
    """Return the documents of a file, named from here, from the site or from its content folder."""
    full = Path(wanted).resolve().as_posix()
    ends = [card for card in collection.cards if full.endswith(f"/{card.path.partition('#')[0]}")]
    longest = max((len(card.path.partition("#")[0]) for card in ends), default=0)
    return [card for card in ends if len(card.path.partition("#")[0]) == longest]


def brief_on_actor(collection: Collection, name: str, place: Place, lengths: Lengths) -> Brief:
    """Make a brief on an actor.

    Raises:
        DossierError: If nobody is named so, or several are.
    """
    lookups = Lookups(collection)
    return brief_of_actor(lookups, find_actor(collection, name).profile, place, lengths)


def brief_on_search(
    collection: Collection, words: str, most: int, place: Place, lengths: Lengths, title: str = ""
) -> Brief:
    """Make a brief on what words find.

    Raises:
        DossierError: If they find nothing.
    """
    query = read(words)
    hits = find(collection, query)
    if not hits:
        raise DossierError(f"nothing is found by '{words}'; try fewer words")
    shown = hits[:most]
    fitting = {hit.document: hit.quotes for hit in shown}
    return brief_of_dossiers(
        Lookups(collection),
        [hit.document for hit in shown],
        title or phrase("Search: {0}", words),
        place,
        lengths,
        fitting if any(fitting.values()) else None,
        [stem(term.rstrip(FORMS + BEGINNING)) for clause in query.clauses for term in clause if term != "?"],
        phrase("The {0} best of {1} documents that the words find.", len(shown), len(hits))
        if len(shown) < len(hits)
        else "",
    )

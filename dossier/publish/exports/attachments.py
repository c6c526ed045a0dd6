"""The files that lie beside the pages of a site: records, calendar, tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from dossier.collection.changes import State, state_text
from dossier.model import Card, Collection, Profile
from dossier.publish.addresses import profile_address, web_addresses
from dossier.publish.exports.calendar import EVENTS, timeline_ics
from dossier.publish.exports.record import record, schema
from dossier.publish.exports.rows import Rows, Writer
from dossier.publish.exports.tables import HAPPENINGS, QUOTES, actors_csv, documents_csv, quotes_csv, timeline_csv
from dossier.publish.pages.plan import digest
from dossier.publish.pages.version import own_version

WRITERS: tuple[Writer, ...] = (HAPPENINGS, EVENTS, QUOTES)
"""What a dossier gives to tables of the whole collection: written together when it is read."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the site that is no page."""

    address: str
    """Relative to the site."""
    key: str
    """Changes whenever the file would."""
    make: Callable[[], Iterable[str]]
    """Gives its text in pieces: a table of a large site is not to be held as a whole."""


def attachments(
    collection: Collection, site_name: str = "Dossier", site_url: str | None = None, state: State | None = None
) -> Iterator[Attachment]:
    """Go through the files of a site that are no pages.

    Parameters:
        collection: All dossiers and what joins them.
        site_name: As the calendar names itself.
        site_url: Where the site is published; the calendar links there.
        state: What changed since the recorded state, if one is.
    """
    version = own_version()
    for card in collection.cards:
        named = collection.named_in.get(card.id, {})
        yield Attachment(
            f"dossiers/{card.id}/record.json",
            digest((version, shows_of_record(card, named))),
            partial(record_of, collection, card.id, named),
        )
    yield Attachment("record.schema.json", version, lambda: (as_json(schema()),))
    of_all = digest((version, [(card.id, card.key) for card in collection.cards], collection.profiles))
    rows = Rows(collection, WRITERS)
    calendar = partial(timeline_ics, collection, rows, name=site_name, site_url=site_url)
    yield Attachment("timeline/timeline.ics", digest((of_all, site_name, site_url)), calendar)
    yield Attachment("timeline/timeline.csv", of_all, partial(timeline_csv, collection, rows))
    yield Attachment("actors/actors.csv", of_all, partial(actors_csv, collection))
    yield Attachment("quotes/quotes.csv", of_all, partial(quotes_csv, collection, rows))
    yield Attachment("documents/documents.csv", of_all, partial(documents_csv, collection))
    if state is not None:
        yield Attachment("changes/changes.json", digest((version, state)), lambda: (state_text(state),))


def shows_of_record(card: Card, profiles: Mapping[str, Profile]) -> object:
    """Return everything that the record of a dossier shows."""
    named = [
        (actor, profile.id, profile_address(profile, card.id), web_addresses(profile))
        for actor, profile in sorted(profiles.items())
    ]
    return card.key, named


def record_of(collection: Collection, document: str, profiles: Mapping[str, Profile]) -> tuple[str]:
    """Read a dossier and write its record."""
    return (as_json(record(collection.dossier(document), profiles)),)


def as_json(value: object) -> str:
    """Write JSON for machines and for diffs: each fact on a line of its own, in a fixed order, words as they are.

    Indenting everything would double the size of a site's records and take four times as long.
    """
    if not isinstance(value, dict) or not value:
        return compact(value) + "\n"
    members = (f"{compact(key)}: {lines_of(part)}" for key, part in value.items())
    return "{\n" + ",\n".join(members) + "\n}\n"


def lines_of(value: object) -> str:
    """Write the members of a list on lines of their own."""
    if not isinstance(value, list) or not value:
        return compact(value)
    return "[\n " + ",\n ".join(map(compact, value)) + "\n]"


def compact(value: object) -> str:
    """Write JSON on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

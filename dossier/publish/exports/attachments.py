"""The files that lie beside the pages of a site: records, calendar, tables."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator

from dossier.collection.changes import State, state_text
from dossier.model import Collection, Profile
from dossier.publish.exports.calendar import timeline_ics
from dossier.publish.exports.record import record, schema
from dossier.publish.exports.tables import actors_csv, documents_csv, quotes_csv, timeline_csv


def attachments(
    collection: Collection, site_name: str = "Dossier", site_url: str | None = None, state: State | None = None
) -> Iterator[tuple[str, str]]:
    """Go through the files of a site that are no pages.

    Parameters:
        collection: All dossiers and what joins them.
        site_name: As the calendar names itself.
        site_url: Where the site is published; the calendar links there.
        state: What changed since the recorded state, if one is.

    Yields:
        The address relative to the site, and the content.
    """
    profiles: defaultdict[str, dict[str, Profile]] = defaultdict(dict)
    for profile in collection.profiles:
        for entry in profile.entries:
            profiles[entry.dossier][entry.actor] = profile
    for dossier in collection:
        document = dossier.document.id
        yield f"dossiers/{document}/record.json", as_json(record(dossier, profiles[document]))
    yield "record.schema.json", as_json(schema())
    yield "timeline/timeline.ics", timeline_ics(collection, name=site_name, site_url=site_url)
    yield "timeline/timeline.csv", timeline_csv(collection)
    yield "actors/actors.csv", actors_csv(collection)
    yield "quotes/quotes.csv", quotes_csv(collection)
    yield "documents/documents.csv", documents_csv(collection)
    if state is not None:
        yield "changes/changes.json", state_text(state)


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

"""What search knows of all entries at once: when each is dated, by what it can be narrowed, who is called what."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import log2
from typing import Any

from dossier.edtf import bounds
from dossier.publish.search.inverted import number, numbers, steps
from dossier.publish.search.kept import PLACE_BITS, Row
from dossier.publish.search.shards import packed
from dossier.publish.search.stretches import cut
from dossier.publish.search.terms import STOPS, terms

FACET_VALUES = 400
"""Values of a facet that are offered, the most frequent; for rarer ones the words lead there."""

NAMES_FULL = 12_000
"""Bytes from which a file of names is full."""

SHORT_BITS = 24
"""Of an entry's place these stand in the names of its files."""

OURS = frozenset({"actor", "country", "status"})
"""Facets that every site has; the others come from the fields that people wrote at the head of their files."""

LISTED = 24
"""Values of such a field that can be looked through, whatever they gather."""

GATHERS = 2
"""Entries that a value of a longer one must gather on average: by a time of day of its own nothing is narrowed."""

OTHER_NAMES = 8
"""Other names of an actor that it is found by."""


def short_places(places: Sequence[int]) -> list[int]:
    """Return the numbers that the files of entries are called by, in the order of their places: the fewest digits.

    Two of ten thousand that begin alike are as many as three in a site; the second of them takes the next number.
    """
    short: list[int] = []
    for place in places:
        short.append(max(place >> (PLACE_BITS - SHORT_BITS), short[-1] + 1 if short else 0))
    return short


def tables(
    rows: Sequence[Row], places: Sequence[int], terms: Mapping[str, Any], names: Mapping[str, Any]
) -> tuple[bytes, bytes]:
    """Write what a search needs at once, and what the facets need soon after.

    Parameters:
        rows: The entries in the order of their places, actors aside.
        places: What the files of each are called by.
        terms: With what the files of terms begin, and what tells each from an older one.
        names: The same of those of names.
    """
    days = [day_numbers(row.facts["date"]) for row in rows]
    newest = max((first for first, _ in days), default=0)
    header = {"newest": newest, "entries": len(rows), "terms": terms, "names": names, "stops": sorted(STOPS)}
    columns: dict[str, Iterable[int]] = {
        "place": steps(places),
        "day": (newest - first + 1 if first else 0 for first, _ in days),
        "span": (span for _, span in days),
        "length": (round(8 * log2(1 + row.facts["length"])) for row in rows),
        "cut": (len(row.facts["files"]) > 1 for row in rows),
    }
    for name in ("kind", "source"):
        values = sorted({row.facts[name] for row in rows})
        header[name], columns[name] = values, numbered(values, (row.facts[name] for row in rows))
    return table(header, columns), facet_table(rows)


def numbered(values: Sequence[str], of_rows: Iterable[str]) -> list[int]:
    """Return the place of the value of each row among all values."""
    place = {value: index for index, value in enumerate(values)}
    return [place[value] for value in of_rows]


def facet_table(rows: Sequence[Row]) -> bytes:
    """Write the values of the facets of every entry, the most frequent ones."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for name, values in row.facts["facets"]:
            counts[name].update(dict.fromkeys(values, 1))
    header: dict[str, list[str]] = {}
    columns: dict[str, list[int]] = {}
    for name in sorted(name for name in counts if name in OURS or narrows(counts[name])):
        best = sorted(counts[name], key=lambda value: (-counts[name][value], value))[:FACET_VALUES]
        header[name] = best
        columns[name] = facet_column(rows, name, best)
    return table({"facets": header}, columns)


def facet_column(rows: Sequence[Row], name: str, best: Sequence[str]) -> list[int]:
    """Return of each row how many of the values offered it has, and which."""
    place = {value: index for index, value in enumerate(best)}
    column: list[int] = []
    for row in rows:
        own = (value for facet, values in row.facts["facets"] if facet == name for value in values)
        known = sorted({place[value] for value in own if value in place})
        column += (len(known), *steps(known))
    return column


def narrows(counts: Counter[str]) -> bool:
    """Tell whether the values of a field gather entries, or are few enough to look through."""
    return len(counts) <= LISTED or counts.total() >= GATHERS * len(counts)


def table(header: dict[str, Any], columns: Mapping[str, Iterable[int]]) -> bytes:
    """Write a table: the length of its header, the header, and the columns one after the other."""
    runs = {name: numbers(column) for name, column in columns.items()}
    head = as_json({**header, "columns": {name: len(run) for name, run in runs.items()}})
    return packed(b"".join((number(len(head)), head, *runs.values())))


def as_json(value: object) -> bytes:
    """Write JSON, the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def day_numbers(value: str) -> tuple[int, int]:
    """Return the first day of a date, as a number, and how many more it covers; zeros when it has none."""
    first, last = (day_number(day) for day in bounds(value)) if value else (0, 0)
    first = first or last
    return (first, max(last - first, 0)) if first else (0, 0)


def day_number(day: str | None) -> int:
    """Return the number of a day as Python counts them; 0 where it has none."""
    try:
        return date.fromisoformat(day).toordinal() if day else 0
    except ValueError:
        return 0


def name_files(rows: Iterable[Row]) -> list[tuple[str, str, bytes]]:
    """Return the files of the actors' names, with first and last word: each actor stands under each of its words."""
    lines: dict[str, list[Any]] = {}
    filed: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        facts = row.facts
        others = facts["names"][:OTHER_NAMES]
        about = [facts["title"], facts["kind"], facts["weight"], facts["lead"], facts["about"]]
        lines[row.address] = [row.address, *about, others]
        for name in (facts["title"], *others):
            for word in terms(name):
                if word not in STOPS:
                    filed[word].add(row.address)
    written = {address: as_json(line) for address, line in lines.items()}
    order = {address: at for at, address in enumerate(sorted(lines, key=lambda one: best_first(lines[one])))}
    found = []
    for words in cut({word: sum(len(written[one]) for one in filed[word]) for word in sorted(filed)}, NAMES_FULL):
        some = sorted(set().union(*(filed[word] for word in words)), key=order.__getitem__)
        found.append((words[0], words[-1], b"[%b]" % b",".join(written[one] for one in some)))
    return found


def best_first(line: list[Any]) -> tuple[int, str, str]:
    """Return what actors are sorted by: in how many dossiers they are named, then their names."""
    address, name, _, weight, *_ = line
    return -weight, name, address

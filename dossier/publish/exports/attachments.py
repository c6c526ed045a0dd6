"""A file that lies beside the pages of a site, and how JSON is written in one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the site that is no page."""

    address: str
    """Relative to the site."""
    key: str
    """Changes whenever the file would."""
    make: Callable[[], Iterable[str | bytes]]
    """Gives it in pieces, as text or as bytes: a table of a large site is not to be held as a whole."""


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

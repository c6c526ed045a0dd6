"""The plans of all pages, as an earlier build made them where nothing changed since that a page may show.

To plan the pages of a site all events are joined and all names sorted. Where neither a document nor anything else
changed, what the plans say of themselves is read instead, and the pages are planned only if one has to be made after
all: somebody took a file of the site away.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial

import msgspec

from dossier.model import Collection, Page
from dossier.publish.pages import Plan

PLANS = "plans"
"""Their place among what is kept of the whole collection, which is kept under no document."""

Said = tuple[str, str, str, bool]
"""Address, title and template of a page, and whether search finds it."""

_SAID = msgspec.msgpack.Decoder(list[Said])


def planned(collection: Collection, seen: str, plan: Callable[[], Iterable[Plan]]) -> list[Plan]:
    """Return the plans of all pages.

    Parameters:
        collection: All dossiers, and what is kept of them.
        seen: Changes whenever anything does that a page may show.
        plan: Plans the pages.
    """
    kept = collection.rows
    if kept is None:
        return list(plan())
    said = unpacked(kept.get("", PLANS), seen)
    if said is not None:
        late = Late(plan)
        return [
            Plan(url, title, template, partial(late.make, url), partial(late.key, url), is_searched)
            for url, title, template, is_searched in said
        ]
    plans = list(plan())
    with suppress(UnicodeEncodeError):  # half a letter in a title
        kept.put("", PLANS, packed(plans, seen))
        kept.commit()
    return plans


class Late:
    """Plans the pages when one is asked for."""

    def __init__(self, plan: Callable[[], Iterable[Plan]]) -> None:
        self._plan = plan
        self._plans: dict[str, Plan] = {}

    def make(self, url: str) -> Page:
        """Make a page."""
        return self._of(url).make()

    def key(self, url: str) -> str:
        """Return the key of a page."""
        return self._of(url).key()

    def _of(self, url: str) -> Plan:
        if not self._plans:
            self._plans = {plan.url: plan for plan in self._plan()}
        return self._plans[url]


def packed(plans: Iterable[Plan], seen: str) -> bytes:
    """Return what plans say of themselves, behind the key of what they may show."""
    said = [(plan.url, plan.title, plan.template, plan.is_searched) for plan in plans]
    return seen.encode() + zlib.compress(msgspec.msgpack.encode(said), 1)


def unpacked(data: bytes | None, seen: str) -> list[Said] | None:
    """Return what kept plans say; None where something changed since, or they are damaged."""
    if data is None or not data.startswith(seen.encode()):
        return None
    try:
        return _SAID.decode(zlib.decompress(data[len(seen) :]))
    except (zlib.error, msgspec.MsgspecError):
        return None

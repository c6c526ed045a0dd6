"""The plans of pages, as an earlier build made them where nothing changed since that these pages may show.

To plan the pages of an index all events are joined, or all names sorted. Where no document changed, nor anything else,
what all plans say of themselves is read instead; after an edit, what those of each part say in which nothing changed.
Such pages are planned only if one has to be made after all: it changed, or somebody took its file away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial

import msgspec

from dossier.model import Collection, Page
from dossier.publish.pages import Part, Plan
from dossier.publish.pages.plan import later
from dossier.publish.pages.spared import Spared
from dossier.publish.sealed import opened, sealed

PLANS = "plans"
"""Their place among what is kept of the whole collection, which is kept under no document."""

Said = tuple[str, str, str, bool]
"""Address, title and template of a page, and whether search finds it."""

Kept = dict[str, list[Said]]
"""Name of each part of a site -> what its plans say of themselves."""

_KEPT = msgspec.msgpack.Decoder(Kept)


def planned(
    collection: Collection, seen: str, parts: Callable[[], Iterable[Part]], spared: Spared | None = None
) -> list[Plan]:
    """Return the plans of all pages.

    Parameters:
        collection: All dossiers, and what is kept of them.
        seen: Changes whenever anything does that a page may show.
        parts: Divides the pages into parts.
        spared: The keys of an earlier build, which knows in which parts nothing changed.
    """
    kept = collection.rows
    if kept is None:
        return list(all_of(parts))
    data = kept.get("", PLANS)
    said = unpacked(data, seen)
    if said is not None:
        late = Late(partial(all_of, parts))
        return [late.plan(one) for some in said.values() for one in some]
    before = unpacked(data, spared.seen_before) if spared is not None else None
    found = {part.name: plans_of(part, before or {}, spared) for part in parts()}
    with suppress(UnicodeEncodeError):  # half a letter in a title
        kept.put("", PLANS, packed(found, seen))
        kept.commit()
    return [plan for plans in found.values() for plan in plans]


def plans_of(part: Part, before: Kept, spared: Spared | None) -> list[Plan]:
    """Return the plans of a part: those of before, with their keys, where nothing changed."""
    stays = part.stays()  # asked of each: it notes on what the part rests from now on
    if not stays or spared is None or part.name not in before:
        return list(part.plan())
    late = Late(part.plan, spared)
    return [late.plan(one) for one in before[part.name]]


def all_of(parts: Callable[[], Iterable[Part]]) -> Iterator[Plan]:
    """Plan the pages of all parts."""
    return (plan for part in parts() for plan in part.plan())


class Late:
    """Plans pages when one is asked for."""

    def __init__(self, plan: Callable[[], Iterable[Plan]], spared: Spared | None = None) -> None:
        """Plan nothing yet.

        Parameters:
            plan: Plans some pages.
            spared: Has their keys, where those of before are good.
        """
        self._plan = plan
        self._spared = spared
        self._plans: dict[str, Plan] = {}
        self._make, self._key = self.make, self.key  # as one object each for all plans

    def plan(self, said: Said) -> Plan:
        """Return a plan of which only is known what it says of itself."""
        url, title, template, is_searched = said
        return Plan(url, title, template, later(self._make, url), later(self._key, url), is_searched)

    def make(self, url: str) -> Page:
        """Make a page."""
        return self._of(url).make()

    def key(self, url: str) -> str:
        """Return the key of a page."""
        computed = partial(self._computed, url)
        return computed() if self._spared is None else self._spared.taken(url, computed)

    def _computed(self, url: str) -> str:
        return self._of(url).key()

    def _of(self, url: str) -> Plan:
        if not self._plans:
            self._plans = {plan.url: plan for plan in self._plan()}
        return self._plans[url]


def packed(parts: Mapping[str, Sequence[Plan]], seen: str) -> bytes:
    """Return what plans say of themselves, behind the key of what they may show."""
    said = {
        name: [(plan.url, plan.title, plan.template, plan.is_searched) for plan in plans]
        for name, plans in parts.items()
    }
    return sealed(seen, said)


def unpacked(data: bytes | None, seen: str) -> Kept | None:
    """Return what kept plans say; None where something changed since, or they are damaged."""
    return opened(data, seen, _KEPT)

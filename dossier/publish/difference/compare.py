"""Compare two states: facts are matched by the words they rest on, never by where they stand in a list or a text."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.publish.difference.facts import KINDS, Fact, Json, facts_of, of_kind


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that both states have and that says something else."""

    before: Fact
    now: Fact

    @property
    def fields(self) -> tuple[tuple[str, str, str], ...]:
        """Return what differs: name, what it was, what it is; nothing for a value that is not there."""
        was, now = dict(self.before.fields), dict(self.now.fields)
        names = dict.fromkeys((*was, *now))
        return tuple(
            (name, was.get(name, ""), now.get(name, "")) for name in names if was.get(name, "") != now.get(name, "")
        )


@dataclass(frozen=True, slots=True)
class DocumentDifference:
    """What became of one document."""

    id: str
    title: str
    gained: tuple[Fact, ...] = ()
    lost: tuple[Fact, ...] = ()
    changed: tuple[Change, ...] = ()

    @property
    def is_any(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.gained or self.lost or self.changed)


@dataclass(frozen=True, slots=True)
class Difference:
    """What two states say otherwise."""

    gained: tuple[tuple[str, str], ...] = ()
    """Documents that only the new state has: id and title."""
    lost: tuple[tuple[str, str], ...] = ()
    """Documents that only the old one has."""
    documents: tuple[DocumentDifference, ...] = ()
    """Those in which something differs, by id."""
    same: int = 0
    """Documents in which nothing does."""

    @property
    def is_any(self) -> bool:
        """Tell whether anything differs."""
        return bool(self.gained or self.lost or self.documents)

    @property
    def is_loss(self) -> bool:
        """Tell whether a document or a fact is gone."""
        return bool(self.lost or any(one.lost for one in self.documents))

    @property
    def counts(self) -> dict[str, int]:
        """Return how many facts were gained, lost and changed."""
        return {
            "gained": sum(len(one.gained) for one in self.documents),
            "lost": sum(len(one.lost) for one in self.documents),
            "changed": sum(len(one.changed) for one in self.documents),
        }


def compare(old: Mapping[str, Json], new: Mapping[str, Json]) -> Difference:
    """Compare two states.

    Parameters:
        old: Id of a document -> its record.
        new: The same of the later state. One document on each side is the same one, whatever its id.
    """
    if len(old) == len(new) == 1:
        (key,), (former,) = new, old.values()
        old = {key: former}
    both = sorted(old.keys() & new.keys())
    compared = [compare_records(old[key], new[key]) for key in both]
    differing = tuple(one for one in compared if one.is_any)
    return Difference(
        gained=tuple((key, title_of(new[key])) for key in sorted(new.keys() - old.keys())),
        lost=tuple((key, title_of(old[key])) for key in sorted(old.keys() - new.keys())),
        documents=differing,
        same=len(compared) - len(differing),
    )


def title_of(record: Json) -> str:
    """Return what to call a document."""
    return str(record["headline"] or record["id"])


def compare_records(old: Json, new: Json) -> DocumentDifference:
    """Compare two records of one document."""
    before, now = list(facts_of(old)), list(facts_of(new))
    gained: list[Fact] = []
    lost: list[Fact] = []
    changed: list[Change] = []
    for kind in KINDS:
        match = Match(of_kind(before, kind), of_kind(now, kind))
        lost += [match.old[place] for place in sorted(match.left_old)]
        gained += [match.new[place] for place in sorted(match.left_new)]
        changed += [change for change in match.pairs() if change.fields]
    return DocumentDifference(new["id"], title_of(new), tuple(gained), tuple(lost), tuple(changed))


@dataclass(slots=True)
class Match:
    """Which facts of two lists of one kind are the same."""

    old: Sequence[Fact]
    new: Sequence[Fact]
    left_old: set[int] = field(init=False)
    left_new: set[int] = field(init=False)
    found: dict[int, int] = field(init=False, default_factory=dict)
    """Place in the old list -> place in the new one."""

    def __post_init__(self) -> None:
        """Match them: what is wholly the same first, then by evidence, then by words."""
        self.left_old, self.left_new = set(range(len(self.old))), set(range(len(self.new)))
        self.join(lambda fact: (fact.evidence, fact.words, fact.fields))
        self.join_by_evidence()
        self.join(lambda fact: (fact.words, fact.fields))
        self.join(lambda fact: fact.words)

    def join(self, key: Callable[[Fact], Hashable]) -> None:
        """Match facts that have the same key, in their order."""
        waiting: dict[Hashable, list[int]] = {}
        for place in sorted(self.left_new):
            waiting.setdefault(key(self.new[place]), []).append(place)
        for place in sorted(self.left_old):
            if found := waiting.get(key(self.old[place])):
                self.take(place, found.pop(0))

    def join_by_evidence(self) -> None:
        """Match facts that rest on the same words, those first that share most."""
        holders: dict[str, list[int]] = {}
        for place in sorted(self.left_new):
            for one in self.new[place].evidence:
                holders.setdefault(one, []).append(place)
        shared: dict[tuple[int, int], int] = {}
        for place in sorted(self.left_old):
            for one in self.old[place].evidence:
                for other in holders.get(one, ()):
                    shared[place, other] = shared.get((place, other), 0) + 1
        for place, other in sorted(shared, key=lambda pair: (-shared[pair], pair)):
            if place in self.left_old and other in self.left_new:
                self.take(place, other)

    def take(self, old: int, new: int) -> None:
        """Note that two facts are the same."""
        self.found[old] = new
        self.left_old.discard(old)
        self.left_new.discard(new)

    def pairs(self) -> Iterator[Change]:
        """Go through what was matched."""
        return (Change(self.old[old], self.new[new]) for old, new in sorted(self.found.items()))

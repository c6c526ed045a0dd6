"""Long indexes by what their rows are, not by their number: a month of the timeline, the names with "Mc".

Rows cut by number would all move when one is added at the front. A bucket keeps its address and its rows whatever is
added elsewhere, and says nothing of the others but who its neighbours are. So an edit touches the bucket it belongs to
and the pages that list it. Where everything fits on one page there is but that page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from hashlib import blake2b
from itertools import groupby, pairwise
from typing import Generic, NamedTuple, TypeVar

from dossier.edtf import days_in_month
from dossier.publish.pages.filing import filed
from dossier.publish.pages.page_kit import ROWS
from dossier.wording import in_words, phrase

FEWEST = ROWS // 4
"""Rows of a part of a bucket that cannot be divided by what it holds, before a row may begin the next part."""
SELDOM = 64
"""One row in so many begins a part: which, its own id decides, so that parts stay what they are beside an edit."""
CENTURIES = 1900
"""Years before stand by their century: few of them are told of."""
LETTERS = 8
"""First letters of a name by which buckets are divided."""
LIKE = ("abcde", "fghij", "klmno", "pqrst", "uvwxyz", "0123456789")
"""Letters that have a bucket together before each has its own."""
TEN_DAYS = (10, 20)
"""Days of a month with which a part of it ends."""
LISTED = 150
"""Buckets that are listed at once with those inside them."""

Row = TypeVar("Row")


class Step(NamedTuple):
    """A bucket on the way to a row."""

    place: str
    """Its address below that of the index, such as `2021/03`."""
    words: str
    """What a reader calls it, such as `March 2021`: always the same for the same place."""


@dataclass(frozen=True, slots=True)
class Steps(Generic[Row]):
    """Says in which buckets rows lie."""

    of: Callable[[Row, int], Step | None]
    """In which bucket, of those inside `int` others; None where nothing divides them any more."""
    alike: Callable[[Row], Hashable]
    """What decides it: rows that have it in common have all buckets in common, so that of many one is asked."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a bucket."""

    url: str
    words: str
    rows: int = 0
    """In it and in those inside it; not told of neighbours, which would change with it."""
    inside: tuple[Way, ...] = ()
    """The buckets that it is divided into, where they are few."""


@dataclass(frozen=True, slots=True)
class Bucket(Generic[Row]):
    """A page of an index: it has rows, or lists the buckets that it is divided into."""

    url: str
    words: str
    """What a reader calls it; nothing for the index itself."""
    rows: Sequence[Row]
    total: int
    """Of the rows, also of those in buckets inside it."""
    inside: tuple[Way, ...] = ()
    above: tuple[Way, ...] = ()
    """The buckets in which it lies, the index itself left out."""
    before: Way | None = None
    after: Way | None = None
    """Its neighbours that have rows."""

    @property
    def is_index(self) -> bool:
        """Tell whether it is the page where the index begins."""
        return not self.words

    @property
    def shows(self) -> object:
        """Everything that the page shows beside its rows."""
        return self.words, self.total, self.inside, self.above, self.before, self.after

    def titled(self, index: str) -> str:
        """Return the title of the page.

        Parameters:
            index: That of the index.
        """
        return phrase("{0}: {1}", index, self.words) if self.words else index


@dataclass(slots=True)
class _Node(Generic[Row]):
    step: Step
    runs: Sequence[Sequence[Row]]
    """Its rows in their order, those together that stand together and are alike."""
    inside: list[_Node[Row]] = field(default_factory=list)

    @property
    def number(self) -> int:
        """Return how many rows it has."""
        return sum(map(len, self.runs))

    @property
    def rows(self) -> list[Row]:
        """Return its rows."""
        return [row for run in self.runs for row in run]

    def leaves(self) -> Iterator[_Node[Row]]:
        """Go through what has rows of its own."""
        if not self.inside:
            yield self
        for node in self.inside:
            yield from node.leaves()


def buckets(
    rows: Sequence[Row],
    url: str,
    steps: Steps[Row],
    id_of: Callable[[Row], Hashable],
    size: int = ROWS,
) -> list[Bucket[Row]]:
    """Sort the rows of an index into pages.

    Parameters:
        rows: In the order in which they are shown; what has a step in common stands together.
        url: Address of the index.
        steps: What `dated` or `named` gives.
        id_of: What tells a row from all others, whatever stands beside it.
        size: Rows that a page has at most.

    Returns:
        The index itself first; where all rows fit on a page, nothing else.
    """
    runs = [tuple(run) for _, run in groupby(rows, steps.alike)]
    top = _divided(Step("", ""), runs, steps, id_of, size)
    leaves = [way(node.step, url) for node in top.leaves()]
    before = {after.url: one for one, after in pairwise(leaves)}
    after = {one.url: after for one, after in pairwise(leaves)}
    return list(_pages(top, url, (), before, after))


def way(step: Step, url: str, rows: int = 0, inside: tuple[Way, ...] = ()) -> Way:
    """Return the link to a bucket."""
    return Way(f"{url}{step.place}/" if step.place else url, step.words, rows, inside)


def _divided(
    step: Step,
    runs: Sequence[Sequence[Row]],
    steps: Steps[Row],
    id_of: Callable[[Row], Hashable],
    size: int,
    depth: int = 0,
) -> _Node[Row]:
    """Divide rows until each bucket fits on a page; a bucket that would hold only another one is passed over."""
    node = _Node(step, runs)
    if node.number <= size:
        return node
    found: dict[Step | None, list[Sequence[Row]]] = {}
    while len(found) < 2 and None not in found:
        found.clear()
        for run in runs:
            found.setdefault(steps.of(run[0], depth), []).append(run)
        depth += 1
    if None in found:
        node.inside = list(_parts(step, node.rows, id_of, size))
    else:
        node.inside = [_divided(one, some, steps, id_of, size, depth) for one, some in found.items() if one]
    return node


def _parts(step: Step, rows: Sequence[Row], id_of: Callable[[Row], Hashable], size: int) -> Iterator[_Node[Row]]:
    """Cut rows in their order, before those whose id says so."""
    part: list[Row] = []
    number = 1
    for row in rows:
        if len(part) == size or (len(part) >= min(FEWEST, size // 2) and _begins_part(id_of(row))):
            yield _Node(_part_of(step, number), [part])
            part, number = [], number + 1
        part.append(row)
    yield _Node(_part_of(step, number), [part])


def _part_of(step: Step, number: int) -> Step:
    words = phrase("{0}, part {1}", step.words, number) if step.words else phrase("Part {0}", number)
    return Step(f"{step.place}/part-{number}" if step.place else f"part-{number}", words)


def _begins_part(id: Hashable) -> bool:
    return blake2b(repr(id).encode("utf-8", "surrogatepass"), digest_size=2).digest()[0] % SELDOM == 0


def _pages(
    node: _Node[Row], url: str, above: tuple[Way, ...], before: Mapping[str, Way], after: Mapping[str, Way]
) -> Iterator[Bucket[Row]]:
    here = way(node.step, url)
    yield Bucket(
        here.url,
        here.words,
        () if node.inside else node.rows,
        node.number,
        _listed(node, url),
        above,
        before.get(here.url),
        after.get(here.url),
    )
    for one in node.inside:
        yield from _pages(one, url, (*above, here) if here.words else above, before, after)


def _listed(node: _Node[Row], url: str) -> tuple[Way, ...]:
    """List the buckets inside one, with those inside them where that is not too much."""
    is_short = sum(max(1, len(one.inside)) for one in node.inside) <= LISTED
    return tuple(
        way(
            one.step,
            url,
            one.number,
            tuple(way(other.step, url, other.number) for other in one.inside) if is_short else (),
        )
        for one in node.inside
    )


# ------------------------------------------------------------------------------------------------- ways to divide rows

_DAY = re.compile(r"(-?\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?![\dX])", re.ASCII)


def dated(date_of: Callable[[Row], str], nothing: str) -> Steps[Row]:
    """Divide rows by the decade (of old, the century), the year, the month and some ten days in which they stand.

    Parameters:
        date_of: Gives the EDTF date of a row, of which the beginning counts; nothing where there is none.
        nothing: What a reader calls the bucket of what has no year.
    """
    steps = cache(partial(_steps_to, nothing=nothing))

    def step(row: Row, depth: int) -> Step | None:
        found = steps(date_of(row))
        return found[depth] if depth < len(found) else None

    return Steps(step, date_of)


def _steps_to(date: str, nothing: str) -> tuple[Step, ...]:
    match = _DAY.match(date)
    if match is None:
        return (Step("undated", nothing),)
    year, month, day = match.groups()
    age, of_year = _age_of(int(year)), in_words(year)
    begun = (Step(age.lower(), in_words(age)), Step(year, of_year))
    if not month:
        return (*begun, Step(f"{year}/00", phrase("{0}, month not stated", of_year)))
    of_month, said = f"{year}-{month}", in_words(f"{year}-{month}")
    within = (*begun, Step(f"{year}/{month}", said))
    if not day:
        return (*within, Step(f"{year}/{month}/00", phrase("{0}, day not stated", said)))
    first, last = _part_of_month(int(year), int(month), int(day))
    some_days = in_words(f"{of_month}-{first:02d}/{of_month}-{last:02d}")
    return (
        *within,
        Step(f"{year}/{month}/{first:02d}-{last:02d}", some_days),
    )


def _part_of_month(year: int, month: int, day: int) -> tuple[int, int]:
    """Return the first and the last of some ten days."""
    if day > TEN_DAYS[-1]:
        return TEN_DAYS[-1] + 1, days_in_month(year, month)
    last = next(last for last in TEN_DAYS if day <= last)
    return last - 9, last


def _age_of(year: int) -> str:
    """Return the decade of a year, or its century, as EDTF has it."""
    if year >= CENTURIES:
        return f"{year // 10}X"
    sign = "-" if year < 0 else ""
    return f"{sign}{abs(year) // 100:02d}XX"


def named(name_of: Callable[[Row], str]) -> Steps[Row]:
    """Divide rows by the first letters of their name, more and more of them."""
    begins = cache(_begins_with)  # thousands of names begin alike

    def step(row: Row, depth: int) -> Step | None:
        letter, plain, _ = filed(name_of(row).strip())
        other = "0" if letter == "#" else ""
        if depth == 0:
            return Step(f"letter/{other or letter[0].lower()}", letter)
        length = (depth + (1 if other else 3)) // 2
        # A name that is no longer has its place beside those that begin so.
        return begins(plain[:length].ljust(length), depth % 2 == 1, other, letter) if length <= LETTERS else None

    return Steps(step, name_of)


def _begins_with(begun: str, together: bool, other: str, letter: str) -> Step:
    """Return the bucket of names with the same first letters.

    Parameters:
        begun: The letters.
        together: Names whose last of these letters is like another have a bucket together.
        other: What tells in the address names that begin with no letter.
        letter: The letter under which they stand.
    """
    some = next((some for some in LIKE if begun[-1] in some), begun[-1])
    if together and len(some) > 1:
        ends = (begun[:-1] + some[0], begun[:-1] + some[-1])
        return Step(f"letter/{other}{_in_address(ends[0])}~{some[-1]}", "–".join(map(_begun, ends)))
    return Step(f"letter/{other}{_in_address(begun)}", _begun(begun) or letter)


def _begun(begun: str) -> str:
    """Say with which letters names begin."""
    return "".join(char if char.isalnum() else " " for char in begun).strip().capitalize()


def _in_address(begun: str) -> str:
    """Return the first letters of a name as a part of an address."""
    plain = (char if char.isalnum() else "-" for char in begun)
    return "".join(char if char.isascii() else f"_{ord(char):x}" for char in plain)

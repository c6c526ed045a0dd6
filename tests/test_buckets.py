"""Long indexes are divided by what their rows are, so that a row more touches its own bucket."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from dossier.publish.pages.buckets import Bucket, Way, buckets, dated, named
from dossier.publish.pages.filing import filed

Dated = tuple[str, int]
DAYS = st.sampled_from(
    ["", "2021-10-02", "2021-10-03", "2021-10", "2021", "2020-01-01", "1999-05-05", "1815-06-18", "-0479-09-20", "199X"]
)
STEPS = dated(lambda row: row[0], "Undated")


def by_date(rows: list[Dated], size: int = 5) -> list[Bucket[Dated]]:
    return buckets(sorted(rows), "x/", STEPS, lambda row: row, size)


def by_name(names: list[str], size: int = 5) -> list[Bucket[str]]:
    return buckets(sorted(names, key=filed), "x/", named(lambda name: name), lambda name: name, size)


def sound(parts: list[Bucket], rows: list, size: int) -> None:
    """Every row stands once, in order, on a page that is not too long; every page is listed by one above it."""
    assert [row for part in parts for row in part.rows] == rows
    assert all(len(part.rows) <= size for part in parts)
    assert len({part.url for part in parts}) == len(parts)
    listed = {way.url for part in parts for way in part.inside}
    assert listed == {part.url for part in parts[1:]}
    assert all(bool(part.inside) != bool(part.rows) for part in parts[1:])
    leaves = [part for part in parts if not part.inside]
    ways = [Way(part.url, part.words) for part in leaves]
    assert [part.before for part in leaves] == [None, *ways[:-1]]
    assert [part.after for part in leaves] == [*ways[1:], None]
    by_url = {part.url: part for part in parts}
    assert all(way.rows == by_url[way.url].total for part in parts for way in part.inside)


@limits(deadline=None)
@given(st.lists(st.tuples(DAYS, st.integers(0, 60)), unique=True, max_size=120), st.integers(2, 12))
def test_rows_by_date_stand_once(rows: list[Dated], size: int) -> None:
    grouped = [(date.replace("X", "0") if date == "199X" else date, number) for date, number in sorted(rows)]
    grouped = sorted(dict.fromkeys(grouped))
    parts = by_date(grouped, size)
    found = [row for part in parts for row in part.rows]
    assert sorted(found) == grouped
    sound(parts, found, size)


@limits(deadline=None)
@given(
    st.lists(st.text(alphabet="abAB ’'-é中Ø0\u0301ß", min_size=1, max_size=12), unique=True, max_size=80),
    st.integers(2, 8),
)
def test_names_stand_once(names: list[str], size: int) -> None:
    parts = by_name(names, size)
    found = [row for part in parts for row in part.rows]
    assert sorted(found) == sorted(names)
    sound(parts, found, size)


def test_what_fits_on_a_page_is_one() -> None:
    (only,) = by_date([("2021-10-02", number) for number in range(5)])
    assert (only.url, only.words, only.inside, only.before) == ("x/", "", (), None)
    assert by_date([]) == [Bucket("x/", "", [], 0)]


def test_buckets_have_the_addresses_and_names_of_their_days() -> None:
    rows = [("2021-10-02", number) for number in range(4)] + [("2021-11-03", number) for number in range(4)]
    rows += [("2019-01-01", 0), ("1815-06-18", 0), ("", 0)]
    parts = by_date(rows, 5)
    assert [(part.url, part.words, part.total) for part in parts] == [
        ("x/", "", 11),
        ("x/undated/", "Undated", 1),
        ("x/18xx/", "the 19th century", 1),
        ("x/201x/", "the 2010s", 1),
        ("x/202x/", "the 2020s", 8),
        ("x/2021/10/", "October 2021", 4),
        ("x/2021/11/", "November 2021", 4),
    ]
    assert parts[-1].above == (Way("x/202x/", "the 2020s"),)
    assert parts[-1].titled("Timeline") == "Timeline: November 2021"


@pytest.mark.parametrize(
    ("names", "urls"),
    [
        (["Al", "Ali", "Alma"], ["x/", "x/letter/al-/", "x/letter/alf~j/", "x/letter/alk~o/"]),
        (["Ada", "Al", "Ali", "Bo"], ["x/", "x/letter/a/", "x/letter/aa~e/", "x/letter/ak~o/", "x/letter/b/"]),
        (["Ada", "Aero", "Aera"], ["x/", "x/letter/ad/", "x/letter/ae/"]),
        (["中", "五", "4th Fleet"], ["x/", "x/letter/00~9/", "x/letter/0_4e2d/", "x/letter/0_4e94/"]),
    ],
)
def test_names_are_divided_by_their_first_letters(names: list[str], urls: list[str]) -> None:
    assert [part.url for part in by_name(names, 2)] == urls


def shown(parts: list[Bucket]) -> dict[str, object]:
    return {part.url: (part.rows, part.shows) for part in parts}


def changed(before: list[Bucket], after: list[Bucket]) -> set[str]:
    old, new = shown(before), shown(after)
    return {url for url in old.keys() | new.keys() if old.get(url) != new.get(url)}


def test_a_row_more_changes_its_bucket_and_those_that_list_it() -> None:
    rows = [
        (f"20{year:02}-{month:02}-{day:02}", 0) for year in range(10, 20) for month in range(1, 13) for day in (3, 4)
    ]
    before = by_date(rows, 10)
    assert len(before) > 100
    assert changed(before, by_date([*rows, ("2013-05-20", 0)], 10)) == {"x/", "x/2013/", "x/2013/05/"}
    names = [first + second + third for first in "abcde" for second in "mno" for third in string.ascii_lowercase]
    assert changed(by_name(names, 30), by_name([*names, "cnz"], 30)) == {"x/", "x/letter/c/", "x/letter/cn/"}


def test_a_month_of_many_rows_is_divided_into_parts_of_ten_days() -> None:
    rows = [(f"2021-02-{day:02}", number) for day in range(1, 29) for number in range(4)]
    assert [part.words for part in by_date(rows, 45)] == [
        *("", "1–10 February 2021", "11–20 February 2021", "21–28 February 2021"),
    ]
    parts = by_date(rows, 35)
    assert [part.url for part in parts][:3] == ["x/", "x/2021/02/01-10/", "x/2021/02/01-10/part-1/"]
    assert parts[2].words == "1–10 February 2021, part 1"


def test_rows_of_one_day_are_cut_where_their_ids_say_so() -> None:
    rows = [("2021-10-02", number) for number in range(2000)]
    before = by_date(rows, 200)
    assert all(50 <= len(part.rows) <= 200 for part in before[1:-1])
    touched = changed(before, by_date([row for row in rows if row[1] != 700], 200))
    assert 0 < len(touched) < len(before) / 2

"""What files say of themselves becomes fields, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.edtf import is_valid
from dossier.read.metadata import FRONT_MATTER, date_in_name, day_of, fields_of, host_of, language_tag
from dossier.wording import say


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2021-10-02", "2021-10-02"),
        ("2024-06-26 23:44:12-04:00", "2024-06-26"),
        ("2024-06-26T23:44:12Z", "2024-06-26"),
        ("Sat, 02 Oct 2021 23:30:00 +0200", "2021-10-02"),
        ("2 October 2021", "2021-10-02"),
        ("October 2, 2021", "2021-10-02"),
        ("20211002", "2021-10-02"),
        ("2021-10", "2021-10"),
        ("2021", "2021"),
        ("13/02/2021", "2021-02-13"),
    ],
)
def test_a_date_as_written_is_the_day_as_stated(written: str, day: str) -> None:
    assert day_of(written) == (day, None)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2021-13-02", "has no month 13"),
        ("2021-02-30", "has no day 30"),
        ("05/06/2021", "two ways"),
        ("soon", "is no date"),
        ("2021-10-02 or 2021-10-03", "is no date"),
    ],
)
def test_what_is_wrong_with_a_date_is_said(written: str, words: str) -> None:
    day, problem = day_of(written)
    assert day is None
    assert problem is not None
    assert words in say(problem)


def test_the_order_of_a_numeric_date_can_be_set() -> None:
    assert day_of("05/06/2021", "day")[0] == "2021-06-05"
    assert day_of("05/06/2021", "month")[0] == "2021-05-06"


@given(st.text(max_size=80))
def test_any_value_is_a_valid_date_or_a_problem(value: str) -> None:
    day, problem = day_of(value)
    assert (is_valid(day) and not problem) if day else problem


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2021-10-02-brief.txt", "2021-10-02"),
        ("a/brief_20211002.md", "2021-10-02"),
        ("2021.10.02 brief.txt", "2021-10-02"),
        ("notes (2 October 2021).txt", "2021-10-02"),
        ("Report_March_3_2020.pdf", "2020-03-03"),
        ("Report 3 May 2020 to 5 May 2020.txt", None),
        ("2021-13-02-brief.txt", None),
        ("120211002.txt", None),
        ("2021-10-02/brief.txt", None),
        ("order-66.txt", None),
        ("foo (2 October 2021).docx", "2021-10-02"),
        ("2-Oct-2021_foo.pdf", "2021-10-02"),
        ("foo_October_2,_2021.txt", "2021-10-02"),
        ("foo 25.10.2021.txt", "2021-10-25"),
        ("foo 02-10-2021.txt", None),
        ("foo October 2021.txt", None),
        ("2021-10-02 attack of 2021-09-30.txt", "2021-10-02"),
        ("minutes 2021-09-30 to 2021-10-02.txt", None),
    ],
)
def test_a_day_in_the_name_is_read_only_when_it_is_one(name: str, day: str | None) -> None:
    found = date_in_name(name)
    assert (found.value if found else None) == day


@pytest.mark.parametrize(
    ("written", "tag"),
    [("en", "en"), ("EN_gb", "en-gb"), ("English", "en"), ("no", "no"), ("??", None), ("a lot", None)],
)
def test_a_language_is_a_tag_in_lower_case(written: str, tag: str | None) -> None:
    assert language_tag(written) == tag


@pytest.mark.parametrize("url", ["javascript:alert(1)", "http://", "//x.org", "http://a b", "data:text/html,x", "/x"])
def test_only_web_addresses_are_addresses(url: str) -> None:
    fields, notices = fields_of({"url": url}, FRONT_MATTER, "x.txt", {"url": 2})
    assert "url" not in fields
    assert [(notice.code, notice.line) for notice in notices] == [("bad-url", 2)]


def test_a_host_that_is_none_is_nothing() -> None:
    assert [host_of(url) for url in ("https://www.x.org/a", "https://[", "https://a%00b/")] == ["x.org", "", ""]

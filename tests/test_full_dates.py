"""Full dates as heads, metadata and names of files write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.edtf import is_valid
from dossier.english.dates import (
    MONTH_WORDS,
    WEEKDAY_WORDS,
    days_in_name,
    digits_of_date,
    find_full_dates,
    has_two_readings,
    month_number,
    normalise_date,
    numeric_readings,
)
from dossier.model import Span


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("date 2021-10-02 Prior to", [("2021-10-02", "2021-10-02")]),
        ("date 2023-07 News", [("2023-07", "2023-07")]),
        ("October 2, 2021; 2 October 2021", [("October 2, 2021", "2021-10-02"), ("2 October 2021", "2021-10-02")]),
        ("Sat, 02 Oct 2021", [("Sat, 02 Oct 2021", "2021-10-02")]),
        ("Oct. 2, 2021, Sept. 3rd 2020", [("Oct. 2, 2021", "2021-10-02"), ("Sept. 3rd 2020", "2020-09-03")]),
        ("Saturday, October 2, 2021", [("Saturday, October 2, 2021", "2021-10-02")]),
        ("in July 2023 and the 1st of May 1999", [("July 2023", "2023-07"), ("1st of May 1999", "1999-05-01")]),
        ("2021-10-02T10:00:00Z", [("2021-10-02T10:00:00Z", "2021-10-02")]),
        ("30 February 2021, 2021-13-02, 05/06/2021", []),
        ("25/12/2021, 12/25/2021", [("25/12/2021", "2021-12-25"), ("12/25/2021", "2021-12-25")]),
        ("file 12021-10-02x, 1.2.2021.3", []),
        ("", []),
    ],
)
def test_full_dates(text, found):
    assert [(span.of(text), value) for span, value in find_full_dates(text)] == found


def test_the_order_of_numeric_dates_can_be_said():
    assert find_full_dates("05/06/2021", date_order="day") == [(Span(0, 10), "2021-06-05")]
    assert find_full_dates("05/06/2021", date_order="month") == [(Span(0, 10), "2021-05-06")]
    assert numeric_readings(2021, 5, 6) == ("2021-06-05", "2021-05-06")
    assert numeric_readings(2021, 13, 6, "month") == ()


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("2021-10-02", "2021-10-02"),
        ("2021-10-02T23:30:00-05:00", "2021-10-02"),
        ("2021-10-02 23:30:00", "2021-10-02"),
        ("Sat, 02 Oct 2021 23:30:00 -0500", "2021-10-02"),
        ("Tue, 5 Jan 2021 10:00", "2021-01-05"),
        ("20211002", "2021-10-02"),
        (" October 2, 2021 ", "2021-10-02"),
        ("2021", "2021"),
        ("2021-10/2021-12", "2021-10/2021-12"),
        ("05/06/2021", None),
        ("2021-13-02", None),
        ("yesterday", None),
        ("", None),
        ("October 2, 2021 to October 3, 2021", None),
    ],
)
def test_dates_of_metadata(stated, date):
    assert normalise_date(stated) == date


@pytest.mark.parametrize("word", MONTH_WORDS)
def test_every_name_of_a_month_in_the_lexicon_is_read(word):
    number = month_number(word)
    assert find_full_dates(f"on {word.capitalize()} 7, 2015") == [
        (Span(3, 3 + len(word) + 8), f"2015-{number:02d}-07"),
    ]
    assert find_full_dates(f"7 {word.upper()} 2015")[0][1] == f"2015-{number:02d}-07"


@pytest.mark.parametrize("word", [word for word in WEEKDAY_WORDS if not word.endswith("days")])
def test_a_weekday_belongs_to_the_date_behind_it(word):
    [(span, value)] = find_full_dates(f"on {word.capitalize()}, May 7, 2015")
    assert (span.start, value) == (3, "2015-05-07")


def test_what_is_wrong_with_a_date_can_be_asked():
    assert digits_of_date("2021-13-02") == (2021, 13, 2)
    assert digits_of_date("2021/13") == (2021, 13, None)
    assert digits_of_date("May 2021") is None
    assert has_two_readings("05/06/2021")
    assert not has_two_readings("05/13/2021")


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("2021-10-02-brief.txt", {"2021-10-02": 0}),
        ("brief_20211002.md", {"2021-10-02": 6}),
        ("brief (2 October 2021).docx", {"2021-10-02": 7}),
        ("1-10-2021.txt", {}),
        ("notes.txt", {}),
    ],
)
def test_days_in_the_name_of_a_file(name, days):
    assert days_in_name(name) == days


@given(st.text())
def test_any_text_is_searched_and_normalised_without_a_fall(text):
    end = 0
    for span, value in find_full_dates(text):
        assert end <= span.start < span.end <= len(text)
        assert is_valid(value)
        end = span.end
    value = normalise_date(text)
    assert value is None or is_valid(value)


@given(st.dates())
def test_a_day_as_iso_writes_it_is_itself(day):
    assert normalise_date(day.isoformat()) == day.isoformat()

"""Dates as data: what days they cover, what is no date, and how they are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.edtf import (
    bounds,
    first_day,
    is_valid,
    last_day,
    precision,
    sort_key,
)
from dossier.wording import in_words


@pytest.mark.parametrize(
    ("value", "first", "last", "fine", "words"),
    [
        ("2021-10-02", "2021-10-02", "2021-10-02", "day", "2 October 2021"),
        ("2021-09", "2021-09-01", "2021-09-30", "month", "September 2021"),
        ("2024-02", "2024-02-01", "2024-02-29", "month", "February 2024"),
        ("1996", "1996-01-01", "1996-12-31", "year", "1996"),
        ("1996~", "1996-01-01", "1996-12-31", "year", "about 1996"),
        ("2021-10-01?", "2021-10-01", "2021-10-01", "day", "probably 1 October 2021"),
        ("2021-10%", "2021-10-01", "2021-10-31", "month", "perhaps about October 2021"),
        ("2021-10-07/2021-10-08", "2021-10-07", "2021-10-08", "range", "7–8 October 2021"),
        ("2021-09-30/2021-10-02", "2021-09-30", "2021-10-02", "range", "30 September – 2 October 2021"),
        ("2020-12-30/2021-01-02", "2020-12-30", "2021-01-02", "range", "30 December 2020 – 2 January 2021"),
        ("2020-01/2020-03", "2020-01-01", "2020-03-31", "range", "January–March 2020"),
        ("1996/2001", "1996-01-01", "2001-12-31", "range", "1996–2001"),
        ("../2012-03", None, "2012-03-31", "range", "until March 2012"),
        ("2012/..", "2012-01-01", None, "range", "from 2012 on"),
        ("/2012", None, "2012-12-31", "range", "until 2012"),
        ("2021-W39", "2021-09-27", "2021-10-03", "week", "the week of 27 September 2021"),
        ("2021-W39-6", "2021-10-02", "2021-10-02", "day", "2 October 2021"),
        ("2011-Q3", "2011-07-01", "2011-09-30", "quarter", "the third quarter of 2011"),
        ("2011-35", "2011-07-01", "2011-09-30", "quarter", "the third quarter of 2011"),
        ("2010-H2", "2010-07-01", "2010-12-31", "half", "the second half of 2010"),
        ("2010-41", "2010-07-01", "2010-12-31", "half", "the second half of 2010"),
        ("2021-21", "2021-03-01", "2021-05-31", "season", "spring 2021"),
        ("2019-24", "2019-12-01", "2020-02-29", "season", "winter 2019"),
        ("9999-24", "9999-12-01", "9999-12-31", "season", "winter 9999"),
        ("199X", "1990-01-01", "1999-12-31", "decade", "the 1990s"),
        ("18XX", "1800-01-01", "1899-12-31", "century", "the 19th century"),
        ("-0479", "-0479-01-01", "-0479-12-31", "year", "480 BC"),
        ("-0479-04", "-0479-04-01", "-0479-04-30", "month", "April 480 BC"),
        ("-03XX", "-0399-01-01", "-0300-12-31", "century", "the 4th century BC"),
        ("0000", "0000-01-01", "0000-12-31", "year", "1 BC"),
        ("2021-XX-XX", "2021-01-01", "2021-12-31", "year", "2021"),
        ("2023-10-18T13:55+03:00", "2023-10-18", "2023-10-18", "time", "18 October 2023, 13:55 UTC+03:00"),
        ("2023-10-18T13:55:00Z", "2023-10-18", "2023-10-18", "time", "18 October 2023, 13:55:00 UTC"),
    ],
)
def test_days_precision_and_words(value, first, last, fine, words):
    assert is_valid(value)
    assert (first_day(value), last_day(value)) == (first, last)
    assert precision(value) == fine
    assert in_words(value) == words


@pytest.mark.parametrize(
    "value",
    ["", "..", "../..", "/", "2021-13", "2021-02-30", "1900-02-29", "2021-W54", "2021-Q5", "2021-25",
     "2021-10-07/2021-10-01",
     "21-10-02", "٢٠٢١", "2021-1-1", "2021~~", "2021-XX-05", "a/b", "2021/2022/2023", "PAST_REF", "P3D", "2021-00"],
)  # fmt: skip
def test_what_is_no_date_covers_no_day_and_is_said_as_it_is(value):
    assert not is_valid(value)
    assert bounds(value) == (None, None)
    assert in_words(value) == value


def test_years_before_our_era_sort_before_it():
    days = ["2021-10-02", "-0479-01-01", "0001-01-01", "-0001-05-05", "-0479-12-31"]
    assert sorted(days, key=sort_key) == ["-0479-01-01", "-0479-12-31", "-0001-05-05", "0001-01-01", "2021-10-02"]
    with pytest.raises(ValueError, match="not a day"):
        sort_key("2021-10")


@given(st.text())
def test_any_text_is_said_without_a_fall(text):
    assert isinstance(in_words(text), str)
    assert isinstance(precision(text), str)


@given(st.dates())
def test_a_day_covers_itself(day):
    assert bounds(day.isoformat()) == (day.isoformat(), day.isoformat())

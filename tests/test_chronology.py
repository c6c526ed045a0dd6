"""The years of a history are chosen together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.analyse.dates.chronology import Stop, choose_years


def years(*stops: Stop) -> list[int | None]:
    """Choose the years of dates that stand in a sentence each, where the case does not say otherwise."""
    apart = [stop if stop.sentence >= 0 else replace(stop, sentence=100 + at) for at, stop in enumerate(stops)]
    return list(choose_years(apart))


def test_a_story_goes_on_in_the_year_it_is_in() -> None:
    assert years(Stop(1941, 5), Stop(None, 6), Stop(None, 9)) == [1941, 1941, 1941]


def test_a_story_runs_over_the_new_year() -> None:
    assert years(Stop(1941, 11), Stop(None, 12), Stop(None, 2)) == [1941, 1941, 1942]


def test_a_step_back_by_a_month_is_no_new_year() -> None:
    assert years(Stop(1941, 6), Stop(None, 5), Stop(1941, 8)) == [1941, 1941, 1941]


def test_the_next_date_tells_which_year_it_was() -> None:
    """After February 1945 and before June 1944, July to December are those of 1944."""
    story = [Stop(1944, 10), Stop(1945, 2), Stop(None, 7), Stop(None, 11), Stop(None, 12), Stop(1944, 6)]
    assert years(*story) == [1944, 1945, 1944, 1944, 1944, 1944]


def test_a_plan_does_not_move_the_story() -> None:
    plan = Stop(1976, ahead=True)
    assert years(Stop(1975, 3, 10), plan, Stop(None, 3, 11), Stop(None, 4, 1)) == [1975, 1976, 1975, 1975]


def test_a_year_that_opens_its_sentence_sets_the_scene() -> None:
    assert years(Stop(1936, 11, 23), Stop(1938, opens=True), Stop(None, 1), Stop(None, 3)) == [1936, 1938, 1938, 1938]


def test_a_month_surpassed_long_ago_is_an_aside() -> None:
    story = [Stop(2008, 3, 25), Stop(None, 4, sentence=1), Stop(2007, 5, sentence=1), Stop(None, 5, sentence=2)]
    assert years(*story, Stop(2008, 5, 12, sentence=3)) == [2008, 2008, 2007, 2008, 2008]


def test_dates_of_one_sentence_share_their_year() -> None:
    story = [Stop(1915, 5), Stop(1917, sentence=1), Stop(None, 8, 25, sentence=1), Stop(1918, 1)]
    assert years(*story) == [1915, 1917, 1917, 1918]


def test_a_range_leads_to_its_end() -> None:
    """From October to March, in a story of the following May."""
    story = [Stop(1945, 1), Stop(None, 3), Stop(None, 10, end=(1, 3, 0)), Stop(None, 5, 3), Stop(1945, 8, 15)]
    assert years(*story) == [1945, 1945, 1944, 1945, 1945]


def test_without_any_year_there_is_none() -> None:
    assert years(Stop(None, 4), Stop(None, 5)) == [None, None]
    assert years() == []


STOPS = st.builds(
    Stop,
    st.none() | st.integers(-500, 2100),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 28),
    st.booleans(),
    st.booleans(),
    st.integers(0, 5),
)


@pytest.mark.filterwarnings("error")
@given(st.lists(STOPS, max_size=12))
def test_stated_years_stay_and_the_others_lie_near(stops: list[Stop]) -> None:
    chosen = choose_years(stops)
    assert len(chosen) == len(stops)
    stated = {stop.year for stop in stops if stop.year is not None}
    for stop, year in zip(stops, chosen, strict=True):
        if stop.year is not None:
            assert year == stop.year
        elif stated:
            assert year is not None and min(abs(year - each) for each in stated) <= 1
        else:
            assert year is None

"""Two given names are one where they are spellings or short forms of one, and never for two names of one short form."""

import pytest

from dossier.english.given_names import given_name_classes, may_be_same_given_name, same_given_name
from dossier.english.lexicon import table
from dossier.english.names import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe", "Joseph"),
        ("Ken", "Kenneth"),
        ("Volodymyr", "Vladimir"),
        ("Ted", "Theodore"),
        ("Ted", "Edward"),
        ("Bill", "Willy"),
        ("José", "Jose"),
        ("Jong-un", "Jong Un"),
        ("Philip", "Phillip"),
        ("Vitalyy", "Vitaly"),
        ("Marek", "MAREK"),
    ],
)
def test_spellings_and_short_forms_are_one_name(one: str, other: str) -> None:
    assert same_given_name(one, other)
    assert same_given_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Edward", "Theodore"),
        ("Joe", "Hunter"),
        ("Christine", "Christopher"),
        ("Samuel", "Samantha"),
        ("Francis", "Frances"),
        ("Lee", "Le"),
        ("J.", "Joe"),
        ("", ""),
        ("", "J"),
    ],
)
def test_other_names_stay_two(one: str, other: str) -> None:
    assert not same_given_name(one, other)
    assert not same_given_name(other, one)


def test_an_initial_may_be_any_name_that_begins_with_it() -> None:
    assert may_be_same_given_name("J.", "Jane")
    assert may_be_same_given_name("Jane", "J")
    assert not may_be_same_given_name("K", "Jane")
    # Found by the fuzzer: a name whose first word is nothing but damage.
    assert not may_be_same_given_name("", "j")
    assert not may_be_same_given_name("j", "")


def test_a_short_form_of_two_names_leaves_them_two() -> None:
    assert {"edward", "theodore"} <= given_name_classes("Ted")
    assert given_name_classes("Xyla") == {"xyla"}


def test_the_names_are_written_as_they_are_compared() -> None:
    for name, others in table("given_names", "also").items():
        assert all(fold(each) == each for each in (name, *others))
        assert len({name, *others}) == 1 + len(others)

"""Names are compared by what does not depend on spelling."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.english.names import fold, in_usual_case, slug, unique
from dossier.people.corrections.form import METADATA


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
        ("the Taliban", "Taliban"),
        ("U.S.", "US"),
        ("Turkey’s", "Turkey"),
        ("the United States’", "United States"),
        ("Tehreek-e-Taliban", "Tehreek e Taliban"),
        ("Łukasz Ødegård", "Lukasz Odegard"),
        ("Zelensky,", "Zelensky"),
        ("Joseph R. Biden, Jr.", "Joseph R Biden Jr"),
        ("St. Louis", "St Louis"),
    ],
)
def test_spellings_of_one_name_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Kim", "Kims"), ("काला", "कला"), ("Иван", "Иуан"), ("Ann Lee", "Bo Lee")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)
    assert slug(one) != slug(other)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("O’Brien & Sons", "obrien-sons"),
        ("The New York Times", "the-new-york-times"),
        ("U.S. State Department", "u-s-state-department"),
        ("Straße AG", "strasse-ag"),
        ("İstanbul", "istanbul"),
        ("Владимир Путин", "vladimir-putin"),
        ("Володимир Зеленський", "volodimir-zelenskiy"),
        ("Αλέξης Τσίπρας", "alexis-tsipras"),
        ("محمد بن سلمان", "mhmd-bn-slmn"),
        ("שרה לוי", "srh-lvy"),
        ("习近平", "xi-jin-ping"),
        ("あべ しんぞう", "abe-shinzou"),
        ("김정은", "gim-jeong-eun"),
        ("½ cup", "1-2-cup"),
        ("CON", "con-actor"),
        ("Index", "index-actor"),
        ("Title", "title-actor"),
        ("", "actor"),
        ("\ud800", "actor"),
        ("?!", "actor"),
    ],
)
def test_a_slug_reads_as_the_name(name: str, id: str) -> None:
    assert slug(name) == id


def test_what_a_correction_names_by_a_word_is_the_id_of_no_actor() -> None:
    assert {slug(name) for name in (*METADATA, "document")}.isdisjoint((*METADATA, "document"))


def test_a_slug_is_the_same_whichever_way_the_letters_are_composed() -> None:
    for name in ("Łódź", "Сергей Йод", "김정은", "が"):
        assert slug(unicodedata.normalize("NFD", name)) == slug(unicodedata.normalize("NFC", name))


def test_long_names_that_begin_alike_stay_apart() -> None:
    one, other = slug("long " * 30 + "one"), slug("long " * 30 + "other")
    assert one != other
    assert len(one) <= 80


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(["actor", "document"]))
def test_a_slug_fits_an_address_whatever_the_name(name: str, kind: str) -> None:
    made = slug(name, kind)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= 80
    assert slug(made, kind) == made
    assert fold(name) == fold(name.upper().lower()) or not name.isascii()


@given(st.lists(st.text(max_size=3), max_size=30))
def test_ids_within_a_document_differ(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        taken.append(unique(slug(name), taken))
    assert len(set(taken)) == len(names)


@pytest.mark.parametrize(
    ("loud", "usual"),
    [
        ("JEAN-PIERRE", "Jean-Pierre"),
        ("JOSEPH R. BIDEN JR.", "Joseph R. Biden Jr."),
        ("MCCARTHY", "McCarthy"),
        ("McGURK", "McGurk"),
        ("MACRON", "Macron"),
        ("O’BRIEN", "O’Brien"),
        ("J.D. VAN DER BERG", "J.D. van der Berg"),
        ("VAN JONES", "Van Jones"),
    ],
)
def test_a_name_in_capitals_is_written_as_in_a_sentence(loud: str, usual: str) -> None:
    assert in_usual_case(loud) == usual


@pytest.mark.parametrize("name", ["JFK", "LEE", "MCC", "Jean PIERRE", "bell hooks", "习近平"])
def test_initials_and_names_of_mixed_case_stay_as_they_are(name: str) -> None:
    assert in_usual_case(name) == name


@given(st.text(max_size=40))
def test_the_usual_case_is_another_spelling_of_the_same_name(name: str) -> None:
    assert slug(in_usual_case(name)) == slug(name)
    assert in_usual_case(in_usual_case(name)) == in_usual_case(name)

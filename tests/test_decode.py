"""Bytes become text, and text once decoded wrongly is mended."""

import sys
from itertools import product

import pytest
from ftfy.badness import is_bad
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.read.decode import decode, known_encoding, mend_mojibake
from dossier.read.normalise import PLAIN, STEPS, TOUCHED, normalise

WORDS = st.lists(st.sampled_from("’“”–—…£§°éèçñãõüÄÖßœšžğ€½™→"), max_size=30).map(lambda chars: "a".join([*chars, ""]))


@settings(deadline=None)  # the first undecodable input loads the model of languages
@given(st.binary(max_size=400))
def test_any_bytes_become_text(data: bytes) -> None:
    decode(data).text.encode("utf-8", "surrogatepass")


@settings(deadline=None)
@given(st.binary(max_size=400), st.text(max_size=20))
def test_any_declared_encoding_is_safe(data: bytes, declared: str) -> None:
    decode(data, declared)


@pytest.mark.parametrize("name", ["punycode", "idna", "zlib", "unicode_escape", "utf-7", "../x", ""])
def test_encodings_that_are_no_plain_text_are_refused(name: str) -> None:
    assert known_encoding(name) is None


def test_a_declared_encoding_is_used() -> None:
    assert decode("Привет, мир".encode("koi8-r"), "KOI8-R").text == "Привет, мир"


def test_valid_utf_8_wins_over_a_wrong_declaration() -> None:
    assert decode("naïve".encode(), "iso-8859-1").text == "naïve"


def test_lines_without_damage_do_without_ftfy() -> None:
    alphabet = "aA1 .\t“”‘’–—…"
    lines = ["".join(marks) for size in (1, 2, 3, 4) for marks in product(alphabet, repeat=size)]
    assert not [line for line in lines if is_bad(line)]
    assert mend_mojibake("“Why — now?” he’d asked …") == ("“Why — now?” he’d asked …", 0)


@settings(deadline=None)  # the first damaged line loads ftfy
@given(WORDS)
def test_every_western_text_read_as_windows_1252_is_mended(words: str) -> None:
    assert mend_mojibake(_as_1252(words))[0] == words


def _as_1252(words: str) -> str:
    return "".join(bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte)) for byte in words.encode())


@pytest.mark.parametrize(
    "words",
    [
        "São Paulo",
        "Åse Ängström",
        "CAFÉ À LA CARTE",
        "‘café’”",
        "“AMANHÃ”",
        "é’’ ",
        "naïve – “ok”",
        "Ã",
        "ÂÃ",
        "5 € £",
        "Müller’s",
        "Élysée",
    ],
)
def test_sound_text_is_left_alone(words: str) -> None:
    assert mend_mojibake(words)[0] == words


@pytest.mark.parametrize("words", ["Привет, мир", "Καλημέρα", "中文报道", "😀 👍", "ﬁn", "Ôter", "“Ôter”"])
def test_damaged_text_of_other_scripts_is_mended(words: str) -> None:
    assert mend_mojibake(_as_1252(words))[0] == words


def test_text_damaged_twice_is_mended() -> None:
    assert mend_mojibake(_as_1252(_as_1252("Sandvik’s")))[0] == "Sandvik’s"


@given(st.text(max_size=200))
def test_normalised_text_holds_no_control_characters_and_can_be_written(text: str) -> None:
    clean, _ = normalise(text)
    clean.encode("utf-8")
    assert not any(ord(char) < 32 and char not in "\t\n" for char in clean)


@given(st.text(alphabet="abc é’\n\t.", max_size=100))
def test_plain_text_is_left_as_it_is(text: str) -> None:
    assert normalise(text) == (text, ())


def test_no_step_has_anything_to_do_where_none_of_what_they_replace_stands() -> None:
    every = "a".join(map(chr, range(sys.maxunicode + 1)))
    replaced = {char for _, pattern, _ in STEPS for found in pattern.findall(every) for char in found} - {"a"}
    assert len(replaced) > 2000
    assert not [char for char in replaced if PLAIN.fullmatch(char) or not TOUCHED.search(char)]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp437"])
@pytest.mark.parametrize(
    "words",
    [
        "Рада порту відклала відкриття причалу, повідомив диспетчер.",
        "Rada portu odłożyła otwarcie nabrzeża, oświadczył dyspozytor.",
        "Το συμβούλιο του λιμανιού ανέβαλε τα εγκαίνια.",
    ],
)
def test_text_damaged_through_other_encodings_is_mended(words: str, encoding: str) -> None:
    damaged = "".join(bytes([byte]).decode(encoding, "replace") for byte in words.encode())
    if "\ufffd" in damaged:
        damaged = _as_1252(words)
    assert mend_mojibake(damaged)[0] == words


def test_a_sound_line_beside_a_damaged_one_is_left_alone() -> None:
    assert mend_mojibake("“AMANHÃ”\n" + _as_1252("Привет, мир"))[0] == "“AMANHÃ”\nПривет, мир"

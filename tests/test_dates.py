"""Dates: classes of errors as golden files, and what must hold for any text."""

import os
import re
import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dossier.analyse.dates import find_dates
from dossier.analyse.dates.grammar import RULES, translate
from dossier.analyse.dates.grammar.pattern import first_classes
from dossier.analyse.dates.tokens import CODE, word_classes
from dossier.edtf import MONTHS, is_valid, sort_key
from dossier.english.sentences import find_sentences
from dossier.model import DateMention, Span
from dossier.read.blocks import find_blocks
from dossier.trace import tracing
from dossier.wording import say

GOLDEN = Path(__file__).parent / "golden" / "dates"


class Words(yaml.SafeLoader):
    """YAML in which a date is a word."""


Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if tag.endswith((":null", ":merge"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def cases(path: Path) -> list[dict[str, object]]:
    return yaml.load(path.read_text(encoding="utf-8"), Words)


CASES = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(GOLDEN.glob("*.yml"))
    for case in cases(path)
]


def dates_of(text: str, document: str | None = "2021-10-02", order: str = "") -> tuple[DateMention, ...]:
    blocks = find_blocks(text)
    return find_dates(text, blocks, find_sentences(text, blocks), document, date_order=order)


def shown(mention: DateMention, text: str, key: str) -> object:
    """Return what a golden file calls `key`."""
    match key:
        case "words":
            return mention.span.of(text)
        case "alternatives":
            return [reading.edtf for reading in mention.alternatives]
        case "attached":
            return mention.attached.of(text) if mention.attached else None
        case "kind":
            return mention.attached_kind
        case "anchor":
            return mention.anchor.value if mention.anchor else None
        case "rule":
            return say(mention.rule)
        case "parts":
            return [[part.span.of(text), part.value] for part in mention.parts]
    return getattr(mention, key)


@pytest.mark.parametrize("case", CASES)
def test_golden(case):
    text = case["text"]
    found = dates_of(text, case["document"], case.get("order", ""))
    wanted = case["dates"]
    assert [mention.span.of(text) for mention in found] == [each["words"] for each in wanted]
    for mention, each in zip(found, wanted, strict=True):
        assert {key: shown(mention, text, key) for key in each} == each


SHAPES = """October 7 2021 2020-13-45 Friday 1990s '94 9/11 05/06/2021 “ ” 3:30 p.m. May 30 February 9999 0001
31 12 0 470s 999999999999 Christmas Easter Q3 FY2011 2021-W39 2021-10-02T10:00:00Z 24:59 99/99/9999
0/0/0000 BC AD 1.5"""
PIECES = st.sampled_from([*sorted(word_classes()), *SHAPES.split()])


def check(text: str, document: str | None) -> None:
    """Assert what holds of the dates of any text."""
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks)
    found = find_dates(text, blocks, sentences, document)
    end = 0
    for mention in found:
        assert end <= mention.span.start < mention.span.end <= len(text)
        end = mention.span.end
        assert mention.edtf is None or is_valid(mention.edtf)
        assert mention.first is None or mention.last is None or sort_key(mention.first) <= sort_key(mention.last)
        assert mention.rule
        assert mention.value is not None or mention.certainty == "unresolved"
        assert all(is_valid(reading.edtf) for reading in mention.alternatives)
        assert all(part.span in mention.span for part in mention.parts)
        assert mention.attached is None or (mention.attached.start < mention.attached.end <= len(text))
        assert mention.sentence is None or mention.span.start >= sentences[mention.sentence].span.start
        assert (mention.certainty == "unresolved") <= (mention.edtf is None)
    assert found == find_dates(text, blocks, sentences, document)


DOCUMENT = st.sampled_from(
    [None, "2021-10-02", "2023-07", "0001-01-01", "9999-12-31", "1999", "2022-03-01", "-0479-04", "x"]
)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=15).map(" ".join)), DOCUMENT)
def test_any_text_gives_ordered_spans_and_valid_dates(text, document):
    check(text, document)


@given(st.one_of(st.text(), st.lists(PIECES, max_size=15).map(" ".join)), DOCUMENT)
def test_asking_why_changes_nothing(text, document):
    found = dates_of(text, document)
    with tracing() as steps:
        assert dates_of(text, document) == found
    for step in steps:
        assert 0 <= step.span.start < step.span.end <= len(text), step


AROUND = ("Q{}", "H{}", "{}Q", "FY{}", "FY20{}", "May {}", "{} May", "{}{}{}{}", "20{}1", "'{}0s", "the {}th of June",
          "{}:30 p.m.", "at {}:{}{}", "5/{}/2021", "{}.5.2021", "2021-W{}{}", "2021-Q{}", "{} weeks ago", "5{} May",
          "2021-10-0{}", "October {}-{}", "199{}-{}", "{}pm", "0{}30hrs", "{}st century", "{} BC")  # fmt: skip


def digits() -> list[str]:
    """Return a few signs of every kind of number that Unicode has, and one sign of each other category."""
    kinds: dict[tuple[str, bool, bool], list[str]] = {}
    for sign in map(chr, range(0x20000)):
        category = unicodedata.category(sign)
        if category not in ("Cs", "Cn"):
            kinds.setdefault((category, sign.isdigit(), sign.isdecimal()), []).append(sign)
    return [sign for signs in kinds.values() for sign in {signs[0], signs[len(signs) // 2], signs[-1]}]


@pytest.mark.parametrize("shape", AROUND)
def test_no_sign_that_looks_like_a_digit_stops_the_reading(shape):
    text = ". ".join(shape.replace("{}", sign) for sign in digits())
    check(text, "2021-10-02")


@given(st.lists(st.tuples(st.sampled_from(AROUND), st.characters(categories=["Nd", "Nl", "No"])), max_size=8), DOCUMENT)
def test_numbers_of_any_script_give_valid_dates(pieces, document):
    check(" ".join(shape.replace("{}", sign) for shape, sign in pieces), document)


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(2100, 12, 31)))
def test_a_full_date_reads_as_itself_however_it_is_written(day):
    month = MONTHS[day.month - 1]
    for text in (
        f"On {month} {day.day}, {day.year:04d} it rained.",
        f"On {day.day} {month} {day.year:04d} it rained.",
        f"On {day.isoformat()} it rained.",
    ):
        assert [mention.value for mention in dates_of(text)] == [day.isoformat()], text


@given(st.dates(min_value=date(1900, 1, 8), max_value=date(2100, 1, 1)))
def test_a_past_weekday_lies_in_the_week_up_to_the_document(day):
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    for name in names:
        (mention,) = dates_of(f"The council voted {name}.", day.isoformat())
        back = (day - type(day).fromisoformat(mention.value)).days
        assert 0 <= back < 7
        assert names[type(day).fromisoformat(mention.value).weekday()] == name


@given(st.text(st.sampled_from(sorted(CODE.values())), min_size=1, max_size=8))
def test_a_row_is_tried_wherever_it_could_match(classes):
    for row in RULES:
        if re.match(translate(row.pattern), classes):
            assert classes[0] in first_classes(row.pattern), row.name


def test_nothing_is_found_in_an_empty_text():
    assert find_dates("", (), (), "2021-10-02") == ()


def test_spans_work_without_sentences():
    (mention,) = find_dates("It fell Friday.", (), (), "2021-10-02")
    assert (mention.span, mention.sentence, mention.attached) == (Span(8, 14), None, None)


def work(text: str) -> int:
    """Count what reading a text takes: every call of a function, of C too, weighs one."""
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks)
    find_dates(text[:40], (), (), None)  # what is made once is made before
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        find_dates(text, blocks, sentences, "2021-10-02")
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize(
    ("piece", "end"),
    [
        ("two ", ""),
        ("May-", ""),
        ("1-", ""),
        ("the last ", ""),
        ("Friday ", ""),
        ("(", "1999"),
        ("a few of ", ""),
        ("\n \n", ""),
        ("in May and ", ""),
        ("9 p.m. on Friday, ", ""),
        ("3, ", "May 2020"),
    ],
)
def test_work_grows_with_the_text_only(piece, end):
    """Twice the text takes twice the work: no clock, which tells of the machine too."""
    once, twice = (work(piece * count + end) for count in (100, 200))
    assert twice <= 2.1 * once


def test_the_clock_the_locale_and_the_time_zone_change_nothing():
    program = (
        "from dossier.analyse.dates import find_dates\n"
        "print(find_dates('On Friday, in May, on 05/06/2021 and tonight at 3 p.m. EST.', (), (), '2021-10-02'))"
    )
    said = set()
    for zone, locale, seed in (
        ("Asia/Kolkata", "C", "0"),
        ("Pacific/Kiritimati", "de_DE.UTF-8", "1"),
        ("UTC", "tr_TR.UTF-8", "2"),
    ):
        environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": seed}
        said.add(
            subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True).stdout
        )
    assert len(said) == 1

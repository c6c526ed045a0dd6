"""What a person should look at is said with its place and with what to do."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

from dossier.analyse.title import LEAD_SENTENCE
from dossier.model import Confidence, Dossier, Notice, Reading, Reason, Speaker, Stated
from dossier.people.attention import find_attention, group, is_to_do
from dossier.wording import say
from dossier.wording.notices import KINDS
from tests.people import TEXT, actor, brief, day, document, mention, quote

M = Reason("words", ("m",))


def codes(dossier: Dossier) -> list[tuple[str, str]]:
    return [(notice.code, notice.severity) for notice in find_attention(dossier)]


def whole() -> Dossier:
    """Return a dossier that nothing is wrong with."""
    found = brief()
    complete = replace(
        found.document, title=Stated("T", Reason("front-matter")), source=Stated("S", Reason("front-matter"))
    )
    return replace(found, document=complete)


def test_a_whole_dossier_needs_nothing() -> None:
    assert find_attention(whole()) == ()


def test_missing_metadata_are_said_once_each() -> None:
    bare = Dossier(document("Nothing to see here.", date=None))
    assert codes(bare) == [
        ("no-date", "warning"),
        ("no-title", "warning"),
        ("no-source", "info"),
    ]
    assert all(notice.path == "brief.txt" and notice.line == 1 for notice in find_attention(bare))


def test_front_matter_is_asked_for_only_where_a_file_may_have_it() -> None:
    bare = Dossier(document("Nothing to see here.", date=None))
    assert "'date: YYYY-MM-DD' in front matter" in say(find_attention(bare)[0].reason)
    page = replace(bare.document, path="a/brief.pdf", media_type="application/pdf")
    words = say(find_attention(replace(bare, document=page))[0].reason)
    assert words.endswith("give it in brief.corrections.yml beside it: 'set: document' with 'to: {date: YYYY-MM-DD}'")


def test_an_unattributed_quote_is_named_with_its_line() -> None:
    dossier = replace(whole(), quotes=(quote(TEXT, "No comment,"), quote(TEXT, "did not answer", kind="indirect")))
    (notice,) = find_attention(dossier)
    assert (notice.code, notice.line, say(notice.reason)) == ("unattributed-quote", 3, "who says “No comment,”?")


def test_the_line_counts_from_the_top_of_the_file() -> None:
    dossier = whole()
    dossier = replace(dossier, document=replace(dossier.document, first_line=6), quotes=(quote(TEXT, "No comment,"),))
    assert find_attention(dossier)[0].line == 8


def test_a_date_with_two_readings_shows_both() -> None:
    readings = (Reading("2021-05-06", Reason("day-first")), Reading("2021-06-05", Reason("month-first")))
    date = replace(day(TEXT, "Friday", ""), edtf=None, certainty="unresolved", alternatives=readings)
    (notice,) = find_attention(replace(whole(), dates=(date,)))
    assert (notice.code, say(notice.reason)) == ("ambiguous-date", "“Friday” may be 2021-05-06 or 2021-06-05")


def test_dates_that_cannot_be_placed_are_one_notice() -> None:
    dates = tuple(replace(date, certainty="unresolved", edtf=None) for date in brief().dates)
    (notice,) = find_attention(replace(whole(), dates=dates))
    assert (notice.code, say(notice.reason)) == ("unresolved-date", "“Friday” and 1 more cannot be placed in time")
    vague = tuple(replace(date, precision="vague") for date in dates)
    assert find_attention(replace(whole(), dates=vague)) == ()


def test_low_confidence_is_listed_with_its_reason_a_few_of_a_kind() -> None:
    text = " ".join(f"Name{n}x" for n in range(9))
    actors = tuple(
        replace(actor(f"Name{n}x", mention(text, f"Name{n}x")), confidence=Confidence("low", Reason("named-once")))
        for n in range(9)
    )
    said = find_attention(Dossier(document(text), actors=actors))
    low = [say(notice.reason) for notice in said if notice.code == "low-confidence"]
    assert len(low) == 5
    assert low[0] == "is “Name0x” a person? (named once)"


def test_only_doubts_that_may_harm_somebody_ask_for_a_person() -> None:
    text = "Varn opened. “We won,” Ann Lee said. “We lost,” he said."
    doubt = Confidence("low", Reason("words-around-leave-open"))
    port = replace(actor("Varn", mention(text, "Varn"), type="organisation"), confidence=doubt)
    ann = actor("Ann Lee", mention(text, "Ann Lee"))
    named = replace(quote(text, "We won,", speaker=Speaker("Ann Lee", None, "name", ann.id)), confidence=doubt)
    unnamed = replace(quote(text, "We lost,", speaker=Speaker("he", None, "pronoun")), confidence=doubt)
    said = find_attention(Dossier(document(text), actors=(port, ann), quotes=(named, unnamed)))
    asked = [(notice.code, is_to_do(notice)) for notice in said if notice.code.startswith("doubtful")]
    assert asked == [("doubtful-speaker", True), ("doubtful-kind", False)]


@pytest.mark.parametrize(
    ("one", "other", "kind", "same"),
    [
        ("Ann Lee", "Lee", "person", True),
        ("Ann Lee", "Bo Lee", "person", False),
        ("Ann Lee", "Ann", "person", False),
        ("Foo Rescue Front", "FRF", "group", True),
        ("Bank of the Foo Coast", "BFC", "organisation", True),
        ("Foo Front", "FF", "group", False),
        ("Foo Front", "the Foo Front", "group", True),
    ],
)
def test_two_names_that_may_be_one_actor(one: str, other: str, kind, same: bool) -> None:
    text = f"{one} and then {other}x {other}"
    actors = (
        actor(one, mention(text, one), type=kind),
        actor(other, mention(text, other, text.count(other) - 1), type=kind),
    )
    said = find_attention(Dossier(document(text), actors=actors))
    assert ("possible-duplicates" in [notice.code for notice in said]) == same


def test_notices_are_grouped_in_one_order_whatever_order_they_come_in() -> None:
    notices = [
        Notice("zzz", Reason("words", ("new",))),
        Notice("no-title", M, "b.txt"),
        Notice("no-date", M),
        Notice("no-title", M, "a.txt"),
    ]
    grouped = group(notices)
    assert [found.code for found in grouped] == ["no-date", "no-title", "zzz"]
    assert [notice.path for notice in grouped[1].notices] == ["a.txt", "b.txt"]
    assert grouped[2].heading == "Zzz"
    assert group(reversed(notices)) == grouped


def codes_in_use() -> set[str]:
    """Return the codes with which the package makes notices, as its source has them."""
    found = set()
    for path in (Path(__file__).parents[1] / "dossier").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in (
                "Notice",
                "notice_at",
                "_noticed",
                "failed",
            ):
                found |= {
                    argument.value
                    for argument in node.args[:2]
                    if isinstance(argument, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z]+)*", str(argument.value))
                }
    return found | {f"bad-{name}" for name in ("date", "language", "url")}  # what metadata checks


def test_the_page_knows_a_heading_for_every_notice_there_is() -> None:
    assert len(codes_in_use()) > 20
    assert codes_in_use() - KINDS.keys() == set()


def test_a_derived_title_is_still_to_be_given() -> None:
    found = whole()
    derived = replace(found.document, title=Stated("T", LEAD_SENTENCE))
    assert codes(replace(found, document=derived)) == [("no-title", "warning")]


def test_every_kind_says_what_to_do() -> None:
    assert all(heading and advice.endswith(".") for heading, advice in KINDS.values())

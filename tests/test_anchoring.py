"""Words are found again after edits, and never taken for others."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.model import Span
from dossier.people.anchoring import lasting_selector, reanchor
from dossier.people.selectors import Selector, selector
from tests import edits
from tests.people import at

TEXTS = {path.stem: path.read_text("utf-8") for path in sorted((Path(__file__).parents[1] / "content").glob("*.txt"))}
KINDS = {
    "insert a paragraph": (edits.insert_paragraph,),
    "mend a sentence": (edits.mend_sentence,),
    "straighten quotes": (edits.straighten_quotes,),
    "join paragraphs": (edits.join_paragraphs,),
    "all four": (edits.insert_paragraph, edits.mend_sentence, edits.straighten_quotes, edits.join_paragraphs),
    "wrap lines": (edits.wrap_lines,),
    "delete a sentence": (edits.delete_sentence,),
    "delete a paragraph": (edits.delete_paragraph,),
}


def outcome(words: Selector, span: Span, changes: list[edits.Edit], new: str) -> str:
    """Say whether an anchor points at the right words after edits."""
    expected, found = edits.followed(span, changes), reanchor(words, new)
    if expected is None:
        return "gone" if found is None else "twin"
    if expected == "cut" or isinstance(expected, str):
        return "cut"
    if found is None:
        return "orphan"
    if found.of(new).strip() == expected.of(new).strip() and abs(found.start - expected.start) < 3:
        return "right"
    shared = min(found.end, expected.end) - max(found.start, expected.start)
    return "near" if 2 * shared >= max(found.end, expected.end) - min(found.start, expected.start) else "wrong"


def outcomes(kind: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    names = list(TEXTS)
    for place, name in enumerate(names):
        text, other = TEXTS[name], TEXTS[names[place - 1]]
        chance = random.Random(f"{kind} {name}")
        changes = edits.combined(KINDS[kind], text, chance, other)
        new = edits.edited(text, changes)
        counts.update(outcome(lasting_selector(text, span), span, changes, new) for span in edits.facts(text))
    return counts


@pytest.mark.parametrize("kind", KINDS)
def test_anchors_survive_what_people_do_to_a_text(kind: str) -> None:
    counts = outcomes(kind)
    surviving = counts["right"] + counts["near"] + counts["orphan"] + counts["wrong"]
    assert surviving > 500
    assert counts["wrong"] == 0
    assert counts["right"] / surviving >= 0.98
    assert counts["twin"] <= max(2, 0.05 * (counts["gone"] + counts["twin"]))


OLD = (
    "In an interview aired Friday, Imran Khan, a critic of the campaigns, said his government has begun talks. He left."
)


@pytest.mark.parametrize(
    ("words", "new", "found"),
    [
        ("Imran Khan", OLD.replace("Imran Khan", "Shah Khan"), None),
        ("Friday", OLD.replace("Friday", "Monday"), None),
        ("government has begun talks", OLD.replace("begun", "stopped"), "government has stopped talks"),
        ("begun talks", OLD.replace("begun", "stopped"), None),
        ("He left.", "He left.", "He left."),
        ("He", OLD.replace(" He left.", ""), None),
        ("Imran Khan", "Yesterday the weather was fine. Imran Khan slept.", None),
        (OLD[:-9], "Pakistan: " + OLD.replace("Friday", "on Friday"), OLD[:-9].replace("Friday", "on Friday")),
        (OLD[:-9], "Nothing of the kind was ever said by anybody in an interview with the Prime Minister.", None),
    ],
)
def test_mended_words_are_followed_only_while_they_are_the_same_fact(words: str, new: str, found: str | None) -> None:
    span = reanchor(selector(OLD, at(OLD, words)), new)
    assert (span.of(new) if span else None) == found


def test_a_short_date_never_moves_to_another_day() -> None:
    old = "They will meet with the officials in Islamabad on October 7-8, the ministry said on Tuesday."
    new = old.replace("October 7-8", "October 8-9")
    assert reanchor(selector(old, at(old, "October 7-8")), new) is None


def test_words_in_two_equal_places_are_refused() -> None:
    line = "The minister spoke to reporters in the capital. "
    text = "First. " + line * 3 + "Last."
    assert reanchor(Selector("reporters in the capital. ", "The minister", " spoke to reporters", None), text) is None


def test_a_repeated_name_gets_as_much_context_as_tells_it_apart() -> None:
    line = "The minister spoke to reporters in the capital on that day. "
    text = "Alpha began. " + line + "Beta then went on. " + line
    span = at(text, "reporters", 1)
    words = lasting_selector(text, span)
    assert len(words.prefix) > 32
    assert reanchor(words, "An opening. " + text) == Span(span.start + 12, span.end + 12)
    assert reanchor(words, text[: span.start] + "nobody" + text[span.end :]) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("He said ‘it’s over’ -- twice... then left.", "He said 'it's over' — twice… then left."),
        ('She said "no" and "never" to us.', "She said “no” and ‘never’ to us."),
        ("One  two\n\nthree\tfour five.", "One two three four five."),
        ("``We go'' he said.", "“We go” he said."),
    ],
)
def test_typography_and_blanks_do_not_count(old: str, new: str) -> None:
    assert reanchor(selector(old, Span(0, len(old))), new) == Span(0, len(new))


def test_a_long_passage_is_found_by_its_ends() -> None:
    old = " ".join(f"Sentence number {n} speaks of subject {n * 7}." for n in range(200))
    new = "An opening. " + old.replace("number 90 speaks", "number 90 always speaks")
    found = reanchor(selector(old, Span(0, len(old))), new)
    assert found == Span(12, len(new))


def test_a_selector_without_words_points_nowhere() -> None:
    assert reanchor(Selector("a", "  ", "b", 3), "some text") is None
    assert reanchor(Selector("", "", "", None), "") is None


@settings(deadline=None)
@given(st.text(max_size=120), st.data())
def test_in_an_untouched_text_every_stretch_is_found_where_it_is(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    words = selector(text, span)
    if words.exact.strip() and (words.prefix or words.suffix):
        assert reanchor(words, text) == span


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=40), st.text(max_size=40), st.integers(0, 300))
def test_what_is_found_lies_in_the_text(text: str, exact: str, prefix: str, suffix: str, start: int) -> None:
    found = reanchor(Selector(prefix, exact, suffix, start), text)
    assert found is None or 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    "text",
    ["a " * 200_000, "'" * 200_000, "." * 200_000, " " * 200_000 + "a b", "word word bla " * 20_000, "x" * 200_000],
)
def test_texts_made_to_be_slow_are_not(text: str) -> None:
    for exact in ("a a a b a a a a", "'" * 3000, "word word bla " * 300 + "e", "x" * 99 + "y", "a" + " " * 9999 + "b"):
        reanchor(Selector("a a", exact, "x x", 7), text)

"""Who is the same within one document: golden cases in which every mention says whose it is."""

import re
from pathlib import Path

import pytest
import yaml

from dossier.analyse.actors import RawMention, find_actors
from dossier.analyse.persons import with_first_person
from dossier.analyse.quotes import find_quotes
from dossier.english.sentences import find_sentences
from dossier.read.blocks import find_blocks

FOLDER = Path(__file__).parent / "golden" / "actors" / "identity"
NOT_YET = {
    "one-body/acronym-not-of-initials": "a short form with one capital in brackets is not found to be a name",
    "two-people/the-office-stays-with-the-lone-name": "nothing in the text says that the two are not one",
}
"""Cases that do not hold, each with the reason; one that comes to hold leaves the list."""
CASES = [
    pytest.param(
        text,
        id=f"{path.stem}/{name}",
        marks=[pytest.mark.xfail(reason=NOT_YET[case], strict=True)]
        if (case := f"{path.stem}/{name}") in NOT_YET
        else [],
    )
    for path in sorted(FOLDER.glob("*.yml"))
    for name, text in yaml.safe_load(path.read_text("utf-8")).items()
]
MARK = re.compile(r"\[([^|\]]+)\|([\w-]+)(?::([a-z]+))?\]")
TYPES = {None: "person", "o": "organisation", "c": "country", "l": "place", "g": "group"}
REFERRING = re.compile(r"(?:I|me|my|he|him|his|she|her|(?:the|a) [a-z].*)$", re.IGNORECASE)


def read(marked: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """Return the text without its marks, and for each mark its place, whose it is, and its type."""
    text, at, marks = "", 0, []
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        marks.append((len(text), len(text) + len(match[1]), match[2], TYPES[match[3]]))
        text += match[1]
        at = match.end()
    return text + marked[at:], marks


def owners(text: str, names: list[RawMention] | None) -> dict[tuple[int, int], str]:
    """Return for each place that is a mention the actor whose it is."""
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks)
    actors = find_actors(text, blocks, sentences, names)
    actors = with_first_person(text, actors, find_quotes(text, blocks, sentences, actors))
    return {(mention.span.start, mention.span.end): actor.id for actor in actors for mention in actor.mentions}


def problems(marked: str, *, tagger: bool = False) -> list[str]:
    """Say which marks are of the wrong actor.

    Parameters:
        marked: A text with its marks.
        tagger: Whether the built-in tagger has to find the names; else they are given, so that only what joins them
            is tested.
    """
    text, marks = read(marked)
    names = [RawMention(low, high, kind, "test") for low, high, _, kind in marks if not REFERRING.match(text[low:high])]
    found = owners(text, None if tagger else names)
    seen: dict[str, str] = {}
    wrong = []
    for low, high, label, _ in marks:
        actor = found.get((low, high))
        where = f"{text[low:high]!r} at {low}"
        if actor is None:
            wrong.append(f"{where} is of nobody")
        elif seen.setdefault(label, actor) != actor:
            wrong.append(f"{where} is of {actor}, not of {seen[label]}")
    wrong += [
        f"{one} and {other} are one actor: {actor}"
        for one, actor in seen.items()
        for other in seen
        if one < other and seen[other] == actor
    ]
    return wrong


@pytest.mark.parametrize("marked", CASES)
def test_each_mention_is_of_its_actor(marked: str) -> None:
    assert not problems(marked)

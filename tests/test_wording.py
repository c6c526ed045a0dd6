"""Records hold codes; the catalogue has a sentence for each, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from dossier.model import Reason
from dossier.wording import say, sentences
from dossier.wording.say import KINDS
from dossier.wording.sentences import SENTENCES

PACKAGE = Path(__file__).parents[1] / "dossier"
CODES = re.compile(r"[a-z]+(?:-[a-z]+)*")


def strings_of(node: ast.AST) -> Iterator[str]:
    """Give the strings that an expression may be: its own, or those of a choice between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from strings_of(node.body)
        yield from strings_of(node.orelse)


def outside_the_catalogue() -> Iterator[ast.AST]:
    for path in PACKAGE.rglob("*.py"):
        if "wording" not in path.parts:
            yield from ast.walk(ast.parse(path.read_text("utf-8")))


STATE = {"Reason": 0, "OrphanError": 0, "UnneededError": 0, "took_too_long": 0, "read_mapping": 1}
"""What is called with a code -> which argument is the code."""


def test_every_code_that_is_stated_has_its_sentence() -> None:
    stated = {
        code
        for node in outside_the_catalogue()
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in STATE and node.args
        for code in strings_of(node.args[STATE[node.func.id]])
    }
    assert len(stated) > 250
    assert stated - SENTENCES.keys() == set()


def test_every_sentence_is_stated_somewhere() -> None:
    written = {node.value for node in outside_the_catalogue() if isinstance(node, ast.Constant)}
    assert [code for code in SENTENCES if code not in written] == []


def test_every_placeholder_can_be_filled() -> None:
    fields = {(name, kind) for words in SENTENCES.values() for _, name, kind, _ in Formatter().parse(words) if name}
    assert {name for name, _ in fields} <= {"0", "1", "2", "3", "4", "of", "values", "others", "rest"}
    assert {kind for _, kind in fields if kind} == KINDS.keys()


def test_codes_are_kebab_case() -> None:
    assert [code for code in SENTENCES if not CODES.fullmatch(code)] == []


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason("weekday-before", ("5", "2021-10-02")), "the Friday before 2 October 2021"),
        (Reason("first-after", ("XXXX-10-08", "2021-10-02")), "the first 8 October after 2 October 2021"),
        (Reason("before", ("XXXX-21", "2021-10")), "the spring before October 2021"),
        (Reason("length-after", ("1 year", "2021")), "1 year after 2021"),
        (Reason("length-before", ("2.5 year", "2021")), "2.5 years before 2021"),
        (
            Reason("same-quarter-before", ("1 year", "2021-33")),
            "the same quarter a year before the first quarter of 2021",
        ),
        (
            Reason("same-quarter-before", ("2 year", "2021-33")),
            "the same quarter 2 years before the first quarter of 2021",
        ),
        (Reason("some-before", ("century", "")), "some centuries before a date not known"),
        (Reason("as-written-in-order", ("day",)), "as written, day first by the site's setting"),
        (
            Reason("spoken-then", of=Reason("part-of-day", ("MO",), Reason("document-date-itself"))),
            "morning of the document's own date; in quoted words, taken as spoken then",
        ),
        (
            Reason("one-country", ("America", "United States")),
            "“America”, “United States”: one country by its ISO code",
        ),
        (
            Reason("authority-says-so", ("3", *"abcdefg")),
            "“a”, “b”, “c”, “d”, “e” and 2 more: actors.yml says so (line 3)",
        ),
        (
            Reason("different-types", ("group", "organisation")),
            "found as group and as organisation: the name is the same",
        ),
        (
            Reason("partly-in-another-language", ("1", "5", "de-at", "de", "tlh")),
            "1 of its 5 paragraphs are in another language (German and tlh); they stay in the text, but the built-in "
            "engine reads English only and finds nothing there.",
        ),
        (
            Reason("text-too-long", ("12345678", "1000000")),
            "holds 12,345,678 characters of text, more than 1,000,000; split it or raise `max_text`.",
        ),
        (
            Reason("did-you-mean", ("type",), Reason("takes-one-of", ("kind", "typ", "type", "name", "links"))),
            "'kind' is 'typ'; it takes type, name or links. Did you mean 'type'?",
        ),
        (
            Reason("is-it-one", ("Varn", "organisation"), Reason("named-once")),
            "is “Varn” an organisation? (named once)",
        ),
        (
            Reason("actors-are", of=Reason("a-list")),
            "is a list; it takes names with what holds for them: 'Jane Doe: {type: person}'",
        ),
        (Reason("fields-of-actor", ("A {0} <b>", "name", "type")), "name and type of A {0} <b>"),
    ],
)
def test_reasons_are_said_with_their_values(reason: Reason, words: str) -> None:
    assert say(reason) == words


def test_no_code_stands_in_two_lists() -> None:
    lists = [held for name, held in vars(sentences).items() if name.isupper() and isinstance(held, dict)]
    whole = max(lists, key=len)
    assert sum(len(held) for held in lists if held is not whole) == len(whole), "one sentence would hide another"

"""Corrections are put below those that a file has; what people wrote there stays as it is, to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.errors import DossierError
from dossier.people.corrections import load_corrections, merged
from dossier.wording import say

NEW = 'corrections:\n  - drop: actor\n    exact: "Friday"\n    why:\n'
ANOTHER = 'corrections:\n  - set: quote\n    exact: "x"\n    to:  # write what is right\n      speaker: "Ann"\n'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", NEW),
        ("# ours\n", "# ours\n" + NEW),
        ("review: {by: J, date: 2021-10-05}", "review: {by: J, date: 2021-10-05}\n" + NEW),
        ("corrections:\n", 'corrections:\n  - drop: actor\n    exact: "Friday"\n    why:\n'),
        ("corrections: # none yet\n", 'corrections: # none yet\n  - drop: actor\n    exact: "Friday"\n    why:\n'),
        ("corrections: []  # none\n", 'corrections:  # none\n  - drop: actor\n    exact: "Friday"\n    why:\n'),
        (
            "corrections:\n- drop: quote\n  exact: a  # gone\n\n# the end\n",
            'corrections:\n- drop: quote\n  exact: a  # gone\n- drop: actor\n  exact: "Friday"\n  why:\n\n# the end\n',
        ),
        (
            "corrections:\n    - drop: quote\n      exact: a\nreview:\n",
            'corrections:\n    - drop: quote\n      exact: a\n    - drop: actor\n      exact: "Friday"\n      why:\n'
            "review:\n",
        ),
        (
            "corrections: [{drop: quote, exact: a}]\n",
            'corrections: [{drop: quote, exact: a}, {"drop": "actor", "exact": "Friday", "why": null}]\n',
        ),
        (
            "corrections:\r\n  - drop: quote\r\n    exact: a\r\n",
            'corrections:\r\n  - drop: quote\r\n    exact: a\r\n  - drop: actor\r\n    exact: "Friday"\r\n    why:\r\n',
        ),
        ("\ufeffcorrections:\n", '\ufeffcorrections:\n  - drop: actor\n    exact: "Friday"\n    why:\n'),
    ],
)  # fmt: skip
def test_an_entry_goes_to_the_end_of_the_list(old: str, new: str) -> None:
    assert merged(old, NEW, "x") == new


def test_what_is_there_already_is_not_put_in_again() -> None:
    once = merged("", NEW, "x")
    assert merged(once, NEW, "x") == once
    both = merged(once, ANOTHER, "x")
    assert both == once + ANOTHER.removeprefix("corrections:\n")
    assert merged(both, NEW + ANOTHER.removeprefix("corrections:\n"), "x") == both


def test_two_lists_pasted_below_one_another_are_one(tmp_path: Path) -> None:
    path = tmp_path / "a.corrections.yml"
    path.write_text(f"{NEW}\ncorrections:\n\n{ANOTHER}", "utf-8")
    found, notices = load_corrections(path)
    assert notices == ()
    assert [(item.verb, item.line) for item in found.items] == [("drop", 2), ("set", 9)]
    longer = merged(path.read_text("utf-8"), 'corrections:\n  - drop: date\n    exact: "May"\n', "x")
    path.write_text(longer, "utf-8")
    assert [item.target for item in load_corrections(path)[0].items] == ["actor", "quote", "date"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("corrections:\n  - drop: quote\n    exact: a\ncorrections: no list\n",
         "4: 'corrections' is the text 'no list'"),
        ("review:\nreview: {by: J}\n", "2: has the key 'review' twice (first on line 1); join the two"),
        ("corrections:\n  - drop: quote\n    exact: a\n    exact: b\n",
         "4: has the key 'exact' twice (first on line 3); join the two"),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_named_with_its_line(tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "a.corrections.yml"
    path.write_text(text, "utf-8")
    (notice,) = load_corrections(path)[1]
    assert f"{notice.line}: {say(notice.reason)}".startswith(problem) or "twice" in say(notice.reason)
    assert f"{notice.line}:" == problem[:2]


@pytest.mark.parametrize("text", ["{corrections: {a: b}}", "corrections: {a: b}\n", "- a\n", "a: [\n"])
def test_a_file_that_is_written_otherwise_is_left_alone(text: str) -> None:
    with pytest.raises(DossierError):
        merged(text, NEW, "content/a.corrections.yml")

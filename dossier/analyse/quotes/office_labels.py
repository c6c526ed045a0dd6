"""Who speaks where a label gives only an office: "THE PRESIDENT:".

A text names many who hold such an office. The one who speaks is whom the title or the head names with it; never one of
whom the speaker speaks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.analyse.persons import is_holder
from dossier.analyse.quotes.rows import REFUSED, STAGE, Reader, Refused, ask
from dossier.analyse.quotes.speakers import holds
from dossier.model import Actor, Span
from dossier.spans import SpanIndex
from dossier.trace import is_tracing, note

_WORD = re.compile(r"[^\W\d_](?:[\w.'’-]*\w)?")
_NO_OFFICE = frozenset({"the", "mr", "ms", "mrs", "madam", ""})
_FOLLOWING = 3
"""Words behind an office that may be the name of its holder."""
_BEFORE = 2
"""Words before an office that make it another: Vice President, former President."""


@dataclass(frozen=True, slots=True)
class OfficeLabel:
    """An office that labels what somebody says."""

    words: frozenset[str]
    """The office's words in lower case."""
    head: tuple[str, ...]
    """What the document says of itself: its title, and what stands before anybody speaks."""
    people: tuple[Actor, ...]
    own: SpanIndex[Span]
    """What is said under this label."""

    def holders(self) -> list[Actor]:
        """Return those of whom the text says that they hold the office."""
        return [actor for actor in self.people if any(holds(role.text, set(self.words)) for role in actor.roles)]

    def named_with_it(self) -> list[tuple[str, ...]]:
        """Return the words behind the office wherever one who holds it is named in the head."""
        found: list[tuple[str, ...]] = []
        for text in self.head:
            words = [match[0] for match in _WORD.finditer(text.replace("\u2060", ""))]
            size = len(self.words)
            for at in range(len(words) - size):
                office = tuple(word.lower() for word in words[max(0, at - _BEFORE) : at + size])
                exact = {word.lower() for word in words[at : at + size]} == self.words
                if exact and is_holder(office, tuple(self.words)) and words[at + size][:1].isupper():
                    found.append(tuple(word.lower() for word in words[at + size : at + size + _FOLLOWING]))
        return found


def _named_in_head(label: OfficeLabel) -> str | Refused | None:
    named = label.named_with_it()
    if not named:
        return None
    for words in named:
        fitting = [actor for actor in label.people if _is_named(actor, words, label)]
        if fitting:
            return fitting[0].id if len(fitting) == 1 else REFUSED
    return REFUSED


def _is_named(actor: Actor, words: tuple[str, ...], label: OfficeLabel) -> bool:
    """Tell whether words behind an office name somebody: in full, or by a last name that no wife or namesake shares."""
    name = actor.name.lower().split()
    if name[-1] not in words:
        return False
    return set(name) <= set(words) or len(name) == 1 or actor in label.holders()


def _only_holder(label: OfficeLabel) -> str | Refused | None:
    """Return the only holder; nobody where the speaker speaks of them, or there are several."""
    holders = [actor for actor in label.holders() if not _is_spoken_of(actor, label.own)]
    return holders[0].id if len(holders) == 1 else REFUSED


def _is_spoken_of(actor: Actor, own: SpanIndex[Span]) -> bool:
    """Tell whether somebody is named in what is said under a label."""
    return any(mention.kind == "name" and any(own.around(mention.span)) for mention in actor.mentions)


OFFICE_LABELS: tuple[Reader[OfficeLabel, str], ...] = (
    Reader(
        "the holder of the office whom the head of the document names",
        _named_in_head,
        yes=(
            "<2021-10-02, Remarks by President Obama> [THE PRESIDENT]: I met President Putin.\n\nQ    Mr. Obama, when?"
            "\n\nTHE PRESIDENT: In May.",
        ),
        no=("[THE PRESIDENT]: I met President Putin.\n\nQ    Mr. Obama, when?\n\nTHE PRESIDENT: In May.",),
    ),
    Reader(
        "the only holder of the office, of whom the speaker does not speak",
        _only_holder,
        yes=("President Per Dahl spoke to the town.\n\n[THE MAYOR]: I thank you for the bridge, sir.",),
        no=("Remarks by President Per Dahl\n\n[THE PRESIDENT]: I thank you. I met President Ann Lee in Bern.",),
    ),
)
"""Who speaks under a label that gives only an office."""


def holder(label: str, at: Span, actors: Sequence[Actor], head: Sequence[str], own: Sequence[Span]) -> str | None:
    """Return the id of the person who speaks under a label that gives an office.

    Parameters:
        label: The words of the label.
        at: Where it stands.
        actors: The document's actors.
        head: What the document says of itself: its title, and what stands before anybody speaks.
        own: What is said under this label.
    """
    words = frozenset(word.strip(".,'’()").lower() for word in label.split()) - _NO_OFFICE
    if not words:
        return None
    people = tuple(actor for actor in actors if actor.type == "person")
    case = OfficeLabel(words, tuple(head), people, SpanIndex((span, span) for span in own))
    rule, found = ask(OFFICE_LABELS, case)
    if rule and is_tracing():
        note(STAGE, rule, at, "decided" if found else "refused", found or "nobody")
    return found

"""What changed in a collection since a state that was recorded.

The state is a file of the site, `changes.json`, made to be committed: for each dossier a short fingerprint of every
fact, and what changed from state to state. A build reads it and never writes it, so the same documents with the same
file always make the same pages; `dossier changes --write` records the present state.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from dossier.errors import DossierError
from dossier.model import Card, Dossier, Quote
from dossier.people.evidence import stated_fields

VERSION = 1
KEPT = 12
"""Changes that a state tells of; older ones are left out."""
DIGITS = 16
"""Of a file's digest: 64 bits."""
LETTERS = 6
"""Of a fingerprint: 36 bits, and it is compared with those of its own dossier only."""

Kind = Literal["finding", "summary", "quote", "date", "actor", "document"]


@dataclass(frozen=True, slots=True)
class Told:
    """A fact with its fingerprint."""

    print: str
    kind: Kind
    index: int
    """Where it stands among those of its kind."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of one dossier."""

    prints: frozenset[str]
    """Fingerprints of facts that are new, or say something else."""
    gone: int
    """Facts that are no longer there as they were."""


@dataclass(frozen=True, slots=True)
class Step:
    """What changed from one state to the next."""

    until: str
    """The newest day that any document bore by then; the clock would make every build differ."""
    new: tuple[str, ...] = ()
    """Ids of dossiers that were not there, newest first."""
    changed: Mapping[str, Changed] = field(default_factory=dict)
    """Id -> what became of a dossier that was there."""
    gone: int = 0
    """Dossiers that are no longer there; nobody is told which."""
    since: str = ""
    """What tells the state it began with from all others. The step keeps it while more changes and once it is recorded,
    so that a feed has one entry for what it tells of a dossier."""


@dataclass(frozen=True, slots=True)
class State:
    """A collection as it was, in fingerprints, and how it came to be so."""

    prints: Mapping[str, frozenset[str]]
    """Id of a dossier -> its facts."""
    steps: tuple[Step, ...] = ()
    """Newest first."""
    files: Mapping[str, str] = field(default_factory=dict)
    """Id of a dossier -> the beginning of its file's digest, by which one is known under another name."""
    moved: Mapping[str, str] = field(default_factory=dict)
    """Former id -> the id that a file of the same bytes has now."""


def told_of(dossier: Dossier) -> Iterator[Told]:
    """Go through the facts of a dossier with their fingerprints.

    What is said counts and not where: a fact keeps its fingerprint when the text around it is edited. The same thing
    said again has another.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for kind, index, said in sayings(dossier):
        seen[kind, *said] += 1
        parts = "\x1f".join((kind, *said, str(seen[kind, *said])))
        digest = sha256(parts.encode("utf-8", "surrogatepass")).digest()
        yield Told(urlsafe_b64encode(digest)[:LETTERS].decode("ascii"), kind, index)


def sayings(dossier: Dossier) -> Iterator[tuple[Kind, int, tuple[str, ...]]]:
    """Go through the facts of a dossier with what they say."""
    text = dossier.document.text
    for index, finding in enumerate(dossier.findings):
        yield "finding", index, (finding.text, finding.by)
    for index, line in enumerate(dossier.summary.sentences):
        yield "summary", index, (plain(line.span.of(text)),)
    for index, quote in enumerate(dossier.quotes):
        words = quote.joint.join(plain(span.of(text)) for span in quote.spans)
        yield "quote", index, (words, quote.kind, speaker_of(dossier, quote))
    yield from date_sayings(dossier)
    for index, actor in enumerate(dossier.actors):
        roles = (plain(role.text) for role in actor.roles)
        yield "actor", index, (actor.name, actor.type, actor.country or "", *roles)
    for index, (name, stated) in enumerate(stated_fields(dossier.document)):
        yield "document", index, (name, stated.value)


def date_sayings(dossier: Dossier) -> Iterator[tuple[Kind, int, tuple[str, ...]]]:
    """Go through the dates; the document's own stands among what it says of itself."""
    own = dossier.document.date.span if dossier.document.date is not None else None
    for index, date in enumerate(dossier.dates):
        if own is None or not own.overlaps(date.span):
            yield "date", index, (plain(date.span.of(dossier.document.text)), date.edtf or "")


def plain(words: str) -> str:
    """Return words on one line."""
    return " ".join(words.split())


def speaker_of(dossier: Dossier, quote: Quote) -> str:
    """Name who is said to have said it."""
    if quote.speaker is None:
        return ""
    actor = dossier.actor(quote.speaker.actor)
    return actor.name if actor is not None else quote.speaker.text


def recorded(cards: Iterable[Card], former: State | None = None, until: str = "") -> State:
    """Return the state of a collection, with what changed since a former one.

    Parameters:
        cards: Of all dossiers, newest first.
        former: The state before; None: nothing is known of it, so nothing is new.
        until: The newest day that any document bears.
    """
    held = tuple(cards)
    prints = {card.id: cut(card.prints) for card in held}
    files = {card.id: card.sha256[:DIGITS] for card in held if card.sha256 and "#" not in card.path}
    if former is None:
        return State(prints, files=files)
    step = step_between(former.prints, prints, until)
    if step is not None:
        step = replace(step, since=sha256(state_text(former).encode("utf-8", "replace")).hexdigest()[:DIGITS])
    steps = filter(None, (step, *(kept(old, prints) for old in former.steps)))
    return State(prints, tuple(steps)[:KEPT], files, moved_since(former, files, prints))


def moved_since(former: State, files: Mapping[str, str], now: Container[str]) -> Mapping[str, str]:
    """Return under which id each file stands now that was renamed, also before the former state.

    Parameters:
        former: The state before.
        files: Id -> digest of its file, as they are now.
        now: Ids that are in use; a former address that is, leads nowhere else.
    """
    new = by_digest((key, digest) for key, digest in files.items() if key not in former.files)
    gone = by_digest((key, digest) for key, digest in former.files.items() if key not in now)
    found = {gone[digest]: new[digest] for digest in gone.keys() & new.keys()}
    before = {key: found.get(target, target) for key, target in former.moved.items()}
    return {key: target for key, target in sorted((before | found).items()) if key not in now and target in now}


def by_digest(files: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the id of each digest that is one file's alone."""
    listed = tuple(files)
    times = Counter(digest for _, digest in listed)
    return {digest: key for key, digest in listed if times[digest] == 1}


def step_between(before: Mapping[str, frozenset[str]], now: Mapping[str, frozenset[str]], until: str) -> Step | None:
    """Return what changed between two states, or None."""
    new = tuple(key for key in now if key not in before)
    changed = {
        key: Changed(facts - before[key], len(before[key] - facts))
        for key, facts in now.items()
        if key in before and facts != before[key]
    }
    gone = len(before.keys() - now.keys())
    return Step(until, new, changed, gone) if new or changed or gone else None


def kept(step: Step, now: Mapping[str, frozenset[str]]) -> Step | None:
    """Return what an earlier step told, but nothing of dossiers and facts that were taken away."""
    new = tuple(key for key in step.new if key in now)
    there = {key: Changed(one.prints & now[key], one.gone) for key, one in step.changed.items() if key in now}
    changed = {key: one for key, one in there.items() if one.prints or one.gone}
    return Step(step.until, new, changed, step.gone, step.since) if new or changed or step.gone else None


# ------------------------------------------------------------------------------------------------------------ the file


def read_state(path: Path) -> State | None:
    """Read a recorded state, or return None where there is none.

    Raises:
        DossierError: If the file cannot be used.
    """
    try:
        return state_from(json.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        message = "cannot be read as a recorded state; delete it and record anew with 'dossier changes --write'"
        raise DossierError(message, path=path.name) from error


def changed_since(path: Path, cards: Iterable[Card], until: str) -> State | None:
    """Return the state of a collection with what changed since the recorded one, or None where none is recorded.

    Raises:
        DossierError: If the file cannot be used.
    """
    former = read_state(path)
    return recorded(cards, former, until) if former is not None else None


def state_from(value: Any) -> State:
    """Return a state from the values of its file."""
    if value["version"] != VERSION:
        raise ValueError(value["version"])
    steps = tuple(
        Step(
            str(step["until"]),
            tuple(map(str, step["new"])),
            {key: Changed(cut(one["facts"]), int(one["gone"])) for key, one in step["changed"].items()},
            int(step["gone"]),
            str(step.get("since", "")),
        )
        for step in value["changes"]
    )
    files, moved = (dict(value.get(name, {})) for name in ("files", "moved"))
    return State({key: cut(prints) for key, prints in value["dossiers"].items()}, steps, files, moved)


def cut(prints: str) -> frozenset[str]:
    """Take a row of fingerprints apart."""
    return frozenset(prints[at : at + LETTERS] for at in range(0, len(prints), LETTERS))


def row(prints: Iterable[str]) -> str:
    """Write fingerprints in a row."""
    return "".join(sorted(prints))


def state_text(state: State) -> str:
    """Write a state as its file has it: a dossier a line, so that a comparison of two shows which differ."""
    changes = [
        {
            "until": step.until,
            "new": list(step.new),
            "changed": {key: {"facts": row(one.prints), "gone": one.gone} for key, one in sorted(step.changed.items())},
            "gone": step.gone,
            "since": step.since,
        }
        for step in state.steps
    ]
    dossiers = {key: row(prints) for key, prints in sorted(state.prints.items())}
    value = {"version": VERSION, "changes": changes, "dossiers": dossiers, "files": dict(sorted(state.files.items()))}
    if state.moved:
        value["moved"] = dict(sorted(state.moved.items()))
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"

"""Find the turns of transcripts and interviews (MR. KIRBY: …, Q …, Jane Doe: …)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.analyse.quotes.speakers import holds
from dossier.english.datelines import UPPER
from dossier.english.lexicon import ANY, words
from dossier.model import Actor, Block, Confidence, Quote, Reason, Span, Speaker

_CAPITALS = re.compile(
    rf"(?P<label>[{UPPER}][{UPPER}.'’-]{{1,30}}(?: [{UPPER}(][{UPPER}0-9.,'’)-]{{0,30}}){{0,7}})"
    r"(?P<aside> ?\([^()\n]{1,60}\))?:\s+"
)
_QUESTION = re.compile(r"(?P<label>Q|A)(?P<aside>)(?:[:.)]\s*|[ \t]{2,}|[ \t](?=[A-Z(“\"—–-]))")
_MIXED = re.compile(
    rf"(?P<label>[{UPPER}][\w.'’-]{{0,30}}(?: (?:de|van|von|al|bin|of|the|[{UPPER}][\w.'’-]{{0,30}})){{0,5}})"
    r"(?P<aside> ?\([^()\n]{1,60}\))?:\s+"
)
_DIRECTION = re.compile(r"[(\[][^()\[\]]{1,200}[)\]]\.?")
_END = re.compile(r"(?:END|#{2,}|-{2,}|\* ?\* ?\*|_{3,}|-?30-?)(?:\b|$)[^a-z]{0,40}")

QUESTIONERS = words(ANY, "questioner")
NO_LABELS = words(ANY, "no_speaker")
TITLES = words(ANY, "in_label")


@dataclass(frozen=True, slots=True)
class Label:
    """The name before a turn."""

    block: int
    span: Span
    """The name without colon and aside."""
    words: int
    """Where the turn's words begin."""
    plain: bool
    """In ordinary letters, so that it may as well be any sentence with a colon."""


def find_turns(text: str, blocks: Sequence[Block], actors: Sequence[Actor]) -> list[Quote]:
    """Return one quotation for each turn of a transcript, several paragraphs together.

    Parameters:
        text: The document's text.
        blocks: Its blocks.
        actors: Its actors; a label is resolved to one of them where it can be.

    Returns:
        The turns in order; none unless labels return often enough that this must be a transcript.
    """
    labels = find_labels(text, blocks)
    turns: list[Quote] = []
    known: dict[str, str | None] = {}
    for place, label in enumerate(labels):
        stop = labels[place + 1].block if place + 1 < len(labels) else len(blocks)
        spans = turn_spans(text, blocks, label, stop)
        if spans:
            name = label.span.of(text)
            if name not in known:
                known[name] = resolve(text, label, labels[0], actors)
            speaker = Speaker(name, label.span, "label", known[name])
            sure = Confidence("high", Reason("label-names-speaker"))
            turns.append(Quote("direct", spans, speaker, label.span, Reason("label-of-transcript"), sure))
    return turns


def find_labels(text: str, blocks: Sequence[Block]) -> list[Label]:
    """Return the labels, or nothing where they are too few for a transcript."""
    found: list[Label] = []
    for number, block in enumerate(blocks):
        if block.kind in {"meta", "table"}:
            continue
        match = _CAPITALS.match(text, block.span.start, block.span.end) or _QUESTION.match(
            text, block.span.start, block.span.end
        )
        plain = match is None
        match = match or _MIXED.match(text, block.span.start, block.span.end)
        if match is None or match["label"].lower() in NO_LABELS or match.end() >= block.span.end:
            continue
        found.append(Label(number, Span(*match.span("label")), match.end(), plain))
    clear = [label for label in found if not label.plain]
    times = Counter(label.span.of(text) for label in clear)
    if len(clear) >= 2 and (len(times) >= 2 or len(clear) >= 3) and not lettered_list(times):
        return clear
    times = Counter(label.span.of(text) for label in found)
    often = {name for name, count in times.items() if count >= 2}
    regular = [label for label in found if label.span.of(text) in often]
    if len(often) >= 2 and len(regular) * 4 >= sum(block.kind == "paragraph" for block in blocks[regular[0].block :]):
        return [label for label in found if label.span.of(text) in often]
    return []


def lettered_list(times: Counter[str]) -> bool:
    """Tell whether the labels are only the A of a lettered list, with no question."""
    return set(times) == {"A"}


def turn_spans(text: str, blocks: Sequence[Block], label: Label, stop: int) -> tuple[Span, ...]:
    """Return the words of a turn, a span for each paragraph."""
    spans: list[Span] = []
    for number in range(label.block, stop):
        block = blocks[number]
        start = label.words if number == label.block else block.span.start
        words = Span(start, block.span.end).of(text)
        if number > label.block and (
            block.kind in {"meta", "table"}
            or _END.fullmatch(words)
            or (block.kind == "heading" and words[-1:] not in ".?!…—")
        ):
            break
        if words.strip() and not _DIRECTION.fullmatch(words.strip()):
            spans.append(Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip())))
    return tuple(spans)


def resolve(text: str, label: Label, first: Label, actors: Sequence[Actor]) -> str | None:
    """Return the id of the actor a label means.

    A name or last name says it; an office is that of the actor whose role the text states; the A of an interview is
    the only person named before it begins.
    """
    for actor in actors:
        named = any(mention.kind == "name" and mention.span.overlaps(label.span) for mention in actor.mentions)
        if named and actor.type != "country":
            return actor.id
    words = [word.strip(".,'’()").lower() for word in label.span.of(text).split()]
    if words == ["a"]:
        people = [
            actor.id
            for actor in actors
            if actor.type == "person"
            and any(mention.kind == "name" and mention.span.end <= first.span.start for mention in actor.mentions)
        ]
        return people[0] if len(people) == 1 else None
    if words and words[0] in QUESTIONERS:
        return None
    name = [word for word in words if word not in TITLES]
    people_first = sorted(actors, key=lambda actor: actor.type != "person")
    if name:
        return next((actor.id for actor in people_first if actor.name.lower().split()[-1:] == name[-1:]), None)
    office = set(words) - {"the", "mr", "ms", "mrs", "madam"}
    stated = [
        actor.id
        for actor in people_first
        if actor.type == "person" and any(holds(role.text, office) for role in actor.roles)
    ]
    return stated[0] if stated else None

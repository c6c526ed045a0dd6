"""Make quotations of the turns of transcripts and interviews: which actor speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dossier.analyse.quotes.office_labels import holder
from dossier.english.lexicon import ANY, words
from dossier.model import Actor, Confidence, Quote, Reason, Span, Speaker, Turn

LABELLED = Confidence("high", Reason("label-names-speaker"))
ANNOUNCED = Confidence("high", Reason("line-announces-words"))
ANSWERED = Confidence("moderate", Reason("introduced-person-answers"))
ASKED = Confidence("moderate", Reason("question-stands-alone"))

TITLES = words(ANY, "title") | words(ANY, "in_label")
UNNAMED = words("labels", "unnamed")
"""Words of labels that name nobody, and yet it matters what is said: an official in the background."""


def find_turns(text: str, turns: Sequence[Turn], actors: Sequence[Actor], title: str = "") -> list[Quote]:
    """Return one quotation for each turn, several paragraphs together.

    Parameters:
        text: The document's text.
        turns: The turns as read.
        actors: Its actors; a speaker is resolved to one of them where it can be.
        title: Its title, which may name who speaks.
    """
    known: dict[tuple[str, Span | None], str | None] = {}
    asking = examiners(text, actors)
    answering = answerer(text, turns, actors, asking)
    under_oath = sworn(text, actors)
    head = (title, before_turns(text, turns))
    quotes: list[Quote] = []
    for turn in turns:
        if turn.kind == "question":
            quotes.append(Quote("direct", turn.spans, None, None, Reason("question-of-interview"), ASKED))
        elif turn.kind == "answer":
            quotes.append(Quote("direct", turn.spans, answering, None, Reason("answer-in-interview"), ANSWERED))
        elif turn.kind == "statement" and turn.name is not None:
            speaker = Speaker(turn.name.of(text), turn.name, "name", person_at(text, turn.name, actors))
            quotes.append(Quote("direct", turn.spans, speaker, None, Reason("statement-announced"), ANNOUNCED))
        elif turn.label is not None:
            label = turn.label.of(text)
            key = (label, turn.name if turn.name is None or turn.name not in turn.label else None)
            if key not in known:
                known[key] = resolve(text, turn, answering, actors, head, said_under(text, turns, label))
            part = named_at(part_of(text, turn, asking, under_oath), turn.label.start)
            quotes.append(labelled(text, turn, turn.label, part or known[key]))
    return quotes


def labelled(text: str, turn: Turn, label: Span, actor: str | None) -> Quote:
    """Return the quotation of a turn with a label."""
    nobody = actor is None and is_nobody(turn, label.of(text))
    how = Reason("label-of-nobody" if nobody else "label-of-transcript")
    return Quote("direct", turn.spans, Speaker(label.of(text), label, "label", actor), label, how, LABELLED)


def before_turns(text: str, turns: Sequence[Turn]) -> str:
    """Return what stands before anybody speaks."""
    return text[: (turns[0].label or turns[0].spans[0]).start] if turns else ""


def said_under(text: str, turns: Sequence[Turn], label: str) -> list[Span]:
    """Return all that is said under a label."""
    return [span for turn in turns if turn.label and turn.label.of(text) == label for span in turn.spans]


def examiners(text: str, actors: Sequence[Actor]) -> list[tuple[int, str | None]]:
    """Return who asks the questions from where on in a hearing or trial: a line "BY MR. LEE:" says so."""
    spans = [Span(*found.span("name")) for found in EXAMINES.finditer(text)]
    return [(span.start, person_at(text, span, actors)) for span in spans]


EXAMINES = re.compile(
    r"^[ \t*]*(?:EXAMINATION |QUESTIONS )?(?:BY|By) (?P<name>(?:M[RS]S?|DR|M[rs]s?|Dr)\.? [^\W\d_][^\n:]{1,40})\s?:",
    re.MULTILINE,
)


def sworn(text: str, actors: Sequence[Actor]) -> list[tuple[int, str | None]]:
    """Return who answers from where on in a trial: "ANN LEE, having been duly sworn"; nobody once another is called."""
    spans = [Span(*found.span("name")) for found in SWORN.finditer(text)]
    witnesses = [(span.start, person_at(text, span, actors)) for span in spans]
    return sorted([*witnesses, *((found.start(), None) for found in LEAVES.finditer(text))], key=lambda one: one[0])


SWORN = re.compile(
    r"^[ \t*]*(?P<name>[^\W\d_][^\n,:;]{2,40}), (?:a (?:defense |State['’]s )?witness, )?"
    r"(?:having been |being |after being |was )?(?:first |previously )*(?:duly )?(?:sworn|affirmed)\b",
    re.MULTILINE,
)
LEAVES = re.compile(
    r"\b(?i:witness) (?:is|was|may be|may step) (?:excused|dismissed|down)\b|\bnext witness\b"
    r"|\b[Cc]alls?(?:ed)? (?:[A-Z]|to the stand\b)"
)


Parts = Sequence[tuple[int, str | None]]
"""Who has a part in an examination from where on."""


def part_of(text: str, turn: Turn, asking: Parts, under_oath: Parts) -> Parts:
    """Return who may say a turn of an examination whose label names nobody; none where it is no such label."""
    return asking if is_letter(text, turn, "q") else under_oath if is_witness(text, turn) else ()


def is_witness(text: str, turn: Turn) -> bool:
    """Tell whether a label is that of whoever testifies: "A", "THE WITNESS"."""
    return is_letter(text, turn, "a") or (turn.label is not None and turn.label.of(text).lower() == "the witness")


def named_at(parts: Parts, at: int) -> str | None:
    """Return the id of who has a part in an examination at some place, or None."""
    return next((actor for start, actor in reversed(parts) if start < at), None)


def answerer(
    text: str, turns: Sequence[Turn], actors: Sequence[Actor], asking: Sequence[tuple[int, str | None]] = ()
) -> Speaker | None:
    """Return who answers where answers have no name: the person most spoken of before the first question."""
    if not any(turn.kind == "answer" or is_letter(text, turn, "a") for turn in turns):
        return None
    begun = min((turn.label or turn.spans[0]).start for turn in turns)
    if asking:
        return None  # under oath another witness follows, and the bench and counsel are named before
    people = [(actor, named_before(actor, begun)) for actor in actors if actor.type == "person"]
    actor, named = max(people, key=lambda each: len(each[1]), default=(None, []))
    return Speaker(named[0].of(text), named[0], "name", actor.id) if actor and named else None


def named_before(actor: Actor, end: int) -> list[Span]:
    """Return where an actor is named before some place."""
    return [mention.span for mention in actor.mentions if mention.kind == "name" and mention.span.end <= end]


def is_letter(text: str, turn: Turn, letter: str) -> bool:
    """Tell whether a label is only this letter."""
    return turn.label is not None and turn.label.of(text).lower() == letter


def resolve(
    text: str, turn: Turn, answering: Speaker | None, actors: Sequence[Actor], head: Sequence[str], own: Sequence[Span]
) -> str | None:
    """Return the id of the actor a label means.

    A name says it; an office is that of whom the head names with it, or of the actor whose role the text states; parts
    in the conversation are nobody.

    Parameters:
        text: The document's text.
        turn: The turn.
        answering: Who answers where answers have no name.
        actors: The document's actors.
        head: What the document says of itself: its title, and what stands before the first turn.
        own: What is said under the same label.
    """
    if turn.label is None:
        return None
    if is_letter(text, turn, "a"):
        return answering.actor if answering else None
    if turn.kind == "voice":
        return None
    if turn.name is not None:
        return person_at(text, turn.name, actors) or person_at(text, turn.label, actors)
    return holder(turn.label.of(text), turn.label, actors, head, own)


def is_nobody(turn: Turn, label: str) -> bool:
    """Tell whether a label is a part in the conversation whose words are nobody's: "Q", "AUDIENCE MEMBER"."""
    return turn.kind == "voice" and label.lower() != "a" and UNNAMED.isdisjoint(label.lower().split())


def person_at(text: str, span: Span, actors: Sequence[Actor]) -> str | None:
    """Return whom a name means: the actor found there, else the one with its last word, people first."""
    people_first = sorted(actors, key=lambda actor: actor.type != "person")
    there = [actor.id for actor in people_first if actor.type != "country" and is_named_at(actor, span)]
    words = [word.strip(".,'’()").lower() for word in span.of(text).split()]
    name = [word for word in words if word not in TITLES][-1:]
    called = [actor.id for actor in people_first if name and actor.name.lower().split()[-1:] == name]
    return next(iter((*there, *called)), None)


def is_named_at(actor: Actor, span: Span) -> bool:
    """Tell whether an actor is named in some words."""
    return any(mention.kind == "name" and mention.span.overlaps(span) for mention in actor.mentions)

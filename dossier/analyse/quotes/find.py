"""Find the quotations of a document and who said them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dossier.analyse.quotes.attribution import attribute
from dossier.analyse.quotes.cues import find_cues
from dossier.analyse.quotes.indirect import find_indirect
from dossier.analyse.quotes.marks import Marked, find_marked
from dossier.analyse.quotes.refusals import is_name, is_quotation
from dossier.analyse.quotes.rows import STAGE
from dossier.analyse.quotes.rules import UNATTRIBUTED, Attribution
from dossier.analyse.quotes.speakers import Cast
from dossier.analyse.quotes.spots import Cue
from dossier.analyse.quotes.transcripts import find_turns
from dossier.analyse.quotes.within_turns import not_turns, outside_turns, own_words, spans_of, speakers_of
from dossier.analyse.quotes.writer_sentences import Token, Unit, Written
from dossier.english import tokens as english
from dossier.model import Actor, Block, Quote, QuoteKind, Sentence, Turn
from dossier.read.turns import find_turns as read_turns
from dossier.trace import is_tracing, note

_INTERRUPTS = frozenset(",—–")


def find_quotes(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    actors: Sequence[Actor],
    tokens: english.Tokens | None = None,
    turns: Sequence[Turn] | None = None,
    title: str = "",
) -> tuple[Quote, ...]:
    """Find direct, mixed and indirect quotations.

    Parameters:
        text: The document's text.
        blocks: Its blocks.
        sentences: Its sentences.
        actors: Its actors.
        tokens: Its tokens, if they are at hand.
        turns: Its turns as read; None to look for them.
        title: Its title, which may name who speaks.

    Returns:
        Quotations in the order of their first words. Turns never overlap one another, nor do quotations between marks
        and indirect speech; but a turn may hold what its speaker quotes.
    """
    tokens = tokens if tokens is not None else english.tokens_of(text, sentences, blocks)
    written = Written(text, tokens, blocks, sentences, actors)
    spoken = find_turns(text, turns if turns is not None else read_turns(text, blocks)[1], actors, title)
    within, voices = spans_of(spoken), speakers_of(spoken)
    marked = not_turns(find_marked(text, blocks), within)

    @cache
    def cues_of(unit: Unit) -> list[Cue]:
        return find_cues(unit.tokens)

    def look(marked: Sequence[Marked]) -> Look:
        units = written.units(marked)
        return look_at(text, units, [cues_of(unit) for unit in units], marked, Cast(text, units, actors, turns=voices))

    seen = look(marked)
    likely = likely_in(text, seen)
    if len(likely) < len(marked):  # a second look: titles are plain words to the rules, and part of phrases
        marked, seen = likely, look(likely)
    kinds = outside_turns(seen.kinds, marked, seen.attributions, within)
    quotes = grouped(text, seen.units, marked, seen.attributions, kinds)
    accepted = [each for index, each in enumerate(marked) if index in kinds]
    units, cues = seen.units, seen.cues
    if len(accepted) < len(marked):  # to indirect speech all marked words that nobody said are plain ones
        units = written.units(accepted)
        cues = [cues_of(unit) for unit in units]
    cast = Cast(text, units, actors, turns=voices)
    indirect = find_indirect(units, cues, cast, [each.outer for each in accepted])
    spoken = own_words(spoken, quotes, text)
    found = tuple(sorted((*spoken, *quotes, *indirect), key=lambda quote: quote.spans))
    if is_tracing():
        for quote in found:
            explain_speaker(quote)
    return found


def explain_speaker(quote: Quote) -> None:
    """Say whom the words that name a speaker stand for."""
    speaker = quote.speaker
    if speaker is None or speaker.span is None:
        return
    if speaker.actor is None:
        note(STAGE, f"a speaker by {speaker.kind}", speaker.span, "kept apart", "no actor of the document")
    else:
        note(STAGE, f"a speaker by {speaker.kind}", speaker.span, "joined", speaker.actor)


@dataclass(frozen=True, slots=True)
class Look:
    """What is found when some marked words are taken for quotations and the others for plain words."""

    units: list[Unit]
    cues: list[list[Cue]]
    """The cues of each unit."""
    marked: Sequence[Marked]
    attributions: dict[int, Attribution]
    """Index of each marked stretch -> who said it."""
    kinds: dict[int, QuoteKind]
    """Index of each that is a quotation -> its kind."""


def look_at(text: str, units: list[Unit], cues: list[list[Cue]], marked: Sequence[Marked], cast: Cast) -> Look:
    """Find who said each marked stretch, and which are quotations."""
    attributions = attribute(units, marked, cues, cast)
    return Look(units, cues, marked, attributions, dict(kinds_of(text, units, marked, attributions)))


def likely_in(text: str, seen: Look) -> list[Marked]:
    """Return the marked stretches that are quotations, or at least do not look like names."""
    names = {
        token.ref
        for unit in seen.units
        for at, token in enumerate(unit.tokens)
        if token.kind == "quote" and is_name(text, unit, at, seen.marked[token.ref])
    }
    return [each for index, each in enumerate(seen.marked) if index in seen.kinds or index not in names]


def kinds_of(
    text: str, units: Sequence[Unit], marked: Sequence[Marked], attributions: dict[int, Attribution]
) -> list[tuple[int, QuoteKind]]:
    """Return the kind of each marked stretch that is a quotation."""
    found: list[tuple[int, QuoteKind]] = []
    for unit in units:
        for at, token in enumerate(unit.tokens):
            if token.kind == "quote" and is_quotation(text, unit, at, marked[token.ref], attributions[token.ref]):
                found.append((token.ref, kind_of(text, unit, at, marked[token.ref], attributions[token.ref])))
    return found


def kind_of(text: str, unit: Unit, at: int, each: Marked, attribution: Attribution) -> QuoteKind:
    """Tell whether a whole clause is quoted or words within the writer's sentence.

    A quotation is direct when it stands alone, or begins like a sentence, or is set off by a comma or colon.
    """
    tokens = unit.tokens
    before = tokens[at - 1] if at > 0 else None
    if before is None or each.continues:
        return "direct"
    first = each.inner.of(text)[:1]
    set_off = before.kind == "mark" and before.lower in {":", ",", "—", "–"}
    if before.kind == "quote":
        return "direct"
    if first.isupper() and (set_off or attribution.adjacent):
        return "direct"
    length = len(each.inner.of(text).split())
    return "direct" if set_off and attribution.adjacent and length > 3 else "mixed"


def grouped(
    text: str,
    units: Sequence[Unit],
    marked: Sequence[Marked],
    attributions: dict[int, Attribution],
    kinds: dict[int, QuoteKind],
) -> list[Quote]:
    """Join the parts of one quotation: interrupted by its attribution, or over paragraphs."""
    interrupted = interruptions(text, units, marked, attributions)
    groups: list[list[int]] = []
    for index in range(len(marked)):
        if index not in kinds:
            continue
        joins = groups and groups[-1][-1] == index - 1 and (marked[index].continues or index in interrupted)
        if joins:
            groups[-1].append(index)
        else:
            groups.append([index])
    return [made(marked, attributions, kinds, group) for group in groups]


def interruptions(
    text: str, units: Sequence[Unit], marked: Sequence[Marked], attributions: dict[int, Attribution]
) -> set[int]:
    """Return the stretches that take up the one before in the same sentence: "If it rains," Finn said, "we stay."."""
    found: set[int] = set()
    for unit in units:
        quotes = [at for at, token in enumerate(unit.tokens) if token.kind == "quote"]
        for first, second in pairwise(quotes):
            one, other = unit.tokens[first].ref, unit.tokens[second].ref
            if second > first + 1 and unit.tokens[second - 1].lower in _INTERRUPTS:
                end = marked[one]
                open_end = _left_open(text, end, unit.tokens[first + 1])
                if open_end and _one_speaker(attributions[one], attributions[other], end):
                    found.add(other)
    return found


def _left_open(text: str, one: Marked, following: Token) -> bool:
    """Tell whether a quotation ends in the middle of what is said."""
    last = text[one.inner.end - 1]
    return last in ",—–-" or (following.lower in _INTERRUPTS and last not in ".!?")


def _one_speaker(first: Attribution, second: Attribution, one: Marked) -> bool:
    """Tell whether two quotations are attributed by one cue between them."""
    if first.speaker is None or first.speaker != second.speaker:
        return False
    return first.cue is not None and first.cue == second.cue and one.outer.end <= first.cue.start


def made(
    marked: Sequence[Marked], attributions: dict[int, Attribution], kinds: dict[int, QuoteKind], group: Sequence[int]
) -> Quote:
    """Return the quotation that some marked stretches make."""
    base = next((attributions[index] for index in group if attributions[index].speaker is not None), UNATTRIBUTED)
    return Quote(
        kind="direct" if any(kinds[index] == "direct" for index in group) else "mixed",
        spans=tuple(marked[index].inner for index in group),
        speaker=base.speaker,
        cue=base.cue,
        how=base.how,
        confidence=base.confidence,
    )

"""Say in a few of the source's own sentences what happened."""

from __future__ import annotations

import re

from dossier.analyse.fitness import Candidate, find_candidates
from dossier.model import Actor, Block, DateMention, Quote, Sentence, Summary, SummarySentence

__all__ = ["summarise"]

MAX_WORDS = 120
MAX_SENTENCES = 5
REPEAT = 0.6
"""Share of the shorter sentence's words that makes another one a repetition."""

_TOKEN = re.compile(r"[a-z0-9]+")


def summarise(
    text: str,
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    actors: tuple[Actor, ...],
    quotes: tuple[Quote, ...],
    dates: tuple[DateMention, ...],
) -> Summary:
    """Choose two to five whole sentences, about 120 words at most.

    Parameters:
        text: Normalised text.
        blocks: Its blocks.
        sentences: Its sentences.
        actors: Who acts in it, most central first; may be empty.
        quotes: What is said in it; may be empty.
        dates: Its dates; may be empty.

    Returns:
        The summary, in source order; without sentences when none is fit to be shown.
    """
    chosen: list[Candidate] = []
    bags: list[frozenset[str]] = []
    words = 0
    for candidate in find_candidates(text, sentences):
        if candidate.refusal or (candidate.leans and not (chosen and chosen[-1].index == candidate.index - 1)):
            continue
        bag = frozenset(_TOKEN.findall(candidate.span.of(text).lower()))
        if (chosen and words + candidate.words > MAX_WORDS) or _repeats(bag, bags):
            continue
        chosen.append(candidate)
        bags.append(bag)
        words += candidate.words
        if len(chosen) == MAX_SENTENCES:
            break
    return Summary(tuple(SummarySentence(candidate.span) for candidate in chosen))


def _repeats(bag: frozenset[str], others: list[frozenset[str]]) -> bool:
    """Tell whether a sentence says much the same as another."""
    return any(len(bag & other) >= REPEAT * min(len(bag), len(other)) for other in others)

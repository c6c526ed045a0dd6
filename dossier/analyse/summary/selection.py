"""Choose among the fit sentences: the first ones, without repetition, filling the length well.

Frequency, centrality, specificity, similarity to the lead and a learned mixture of these were tried on news with human
summaries: none beat plain order (ROUGE-1 at 50 words 42.0 for order, 40.4 to 42.4 for the others, within the noise),
and order keeps what leans on each other together. One weight earned its place: once fifty words stand, short sentences
wait, because they waste one of five places (words of human summaries recalled in 120 words: 55.4 % -> 57.4 %).
"""

from __future__ import annotations

import re

from dossier.analyse.candidates import Candidate

MAX_WORDS = 120
MAX_SENTENCES = 5
CORE = 50
"""Words that stand on their own, as they come; a reader, or a scorer, often sees no more than the first fifty."""

SHORT = 14
"""Words; behind the core, shorter sentences are taken only if nothing longer is left."""

THIN = 60
"""Words that the fit sentences must give before quoted ones are left out of consideration."""

REPEAT = 0.6
"""Share of the shorter sentence's words that makes another one a repetition."""

_TEMPORAL = re.compile(
    r"This (?:morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|fall|winter|past)\b"
)
"""Openings that lean on the date of the document only; better than no summary."""

_TOKEN = re.compile(r"[^\W_]+")


def select(text: str, candidates: tuple[Candidate, ...]) -> list[Candidate]:
    """Choose up to five sentences, together 120 words at most.

    Returns:
        The chosen ones in source order. Sentences out of a quotation come in only when the rest is too thin, as in a
        statement that is one long quotation; their candidates are marked as quoted.
    """
    fit = [one for one in candidates if not one.refusal and not one.quoted]
    if sum(one.words for one in fit) < THIN:
        fit = [one for one in candidates if not one.refusal]
    chosen: list[Candidate] = []
    bags = {one.index: frozenset(_TOKEN.findall(one.span.of(text).lower())) for one in fit}
    for patient in (True, False):
        for one in fit:
            if len(chosen) == MAX_SENTENCES:
                break
            if patient and sum(other.words for other in chosen) >= CORE and one.words < SHORT:
                continue
            if _fits(text, one, chosen, bags):
                chosen.append(one)
    if not chosen:
        chosen = [one for one in fit if _TEMPORAL.match(one.span.of(text))][:1]
    return sorted(chosen, key=lambda one: one.index)


def _fits(text: str, one: Candidate, chosen: list[Candidate], bags: dict[int, frozenset[str]]) -> bool:
    """Tell whether a sentence may join the chosen ones."""
    if one in chosen or (chosen and sum(other.words for other in chosen) + one.words > MAX_WORDS):
        return False
    if one.leans and not any(
        other.index == one.index - 1 and not text[other.span.end : one.span.start].strip() for other in chosen
    ):
        return False
    bag = bags[one.index]
    return not any(len(bag & bags[other.index]) >= REPEAT * min(len(bag), len(bags[other.index])) for other in chosen)

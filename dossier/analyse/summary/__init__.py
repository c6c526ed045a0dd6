"""Say in a few of the source's own sentences what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dossier.analyse.candidates import Candidate, find_candidates
from dossier.analyse.summary.glosses import find_glosses, loses_somebody
from dossier.analyse.summary.points import find_points
from dossier.analyse.summary.selection import select
from dossier.analyse.summary.story import Story
from dossier.english.tokens import Tokens, tokens_of
from dossier.model import Actor, Block, DateMention, Quote, Reason, Sentence, Summary, SummarySentence, Turn
from dossier.spans import SpanIndex

BY_RULES = Reason("rules")

__all__ = ["MIN_TEXT_WORDS", "compose", "summarise"]

MIN_TEXT_WORDS = 40
"""A text with fewer words is shorter than a summary would be."""


def summarise(
    text: str,
    blocks: tuple[Block, ...],
    sentences: tuple[Sentence, ...],
    actors: tuple[Actor, ...],
    quotes: tuple[Quote, ...],
    dates: tuple[DateMention, ...],
    tokens: Tokens | None = None,
    title: str = "",
    turns: tuple[Turn, ...] = (),
    candidates: tuple[Candidate, ...] | None = None,
) -> Summary:
    """Choose two to seven whole sentences, 120 words at most, and a key point for each central actor.

    Parameters:
        text: Normalised text.
        blocks: Its blocks; the sentences carry what is needed of them.
        sentences: Its sentences.
        actors: Who acts in it, most central first; may be empty.
        quotes: What is said in it; may be empty.
        dates: Its dates; may be empty.
        tokens: Its tokens; None for a caller that has none.
        title: The title that it gives itself; empty where it gives none.
        turns: Who says what, where it is a transcript.
        candidates: Its sentences as judged; None for a caller that has not judged them.

    Returns:
        The summary, in source order; without sentences when the text is too short or none is fit to be shown.
    """
    tokens = tokens_of(text, sentences, blocks) if tokens is None else tokens
    if candidates is None:
        candidates = find_candidates(text, sentences, tokens, turns)
    if sum(one.words for one in candidates if one.refusal not in ("meta", "heading")) < MIN_TEXT_WORDS:
        return Summary()
    candidates = _with_whom_they_mean(text, candidates, actors, quotes)
    story = Story(text, sentences, candidates, tokens, title, actors, quotes, dates, turns)
    chosen, adds = select(story)
    return compose(text, candidates, chosen, actors, quotes, dates, adds=adds)


def _with_whom_they_mean(
    text: str, candidates: Sequence[Candidate], actors: Sequence[Actor], quotes: Sequence[Quote]
) -> tuple[Candidate, ...]:
    """Let each sentence that speaks of a "she" of whom nobody could say who she is need the one before it."""
    mentioned = SpanIndex((mention.span, actor) for actor in actors for mention in actor.mentions)

    def loses(one: Candidate) -> bool:
        here = {actor.id: actor for _, actor in mentioned.inside(one.span)}
        return loses_somebody(text, one.span, tuple(here.values()), actors, quotes)

    return tuple(
        replace(one, leans=True) if not (one.refusal or one.leans) and loses(one) else one for one in candidates
    )


def compose(
    text: str,
    candidates: Sequence[Candidate],
    chosen: Sequence[Candidate],
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
    dates: Sequence[DateMention],
    *,
    adds: Callable[[Candidate], float] = lambda one: 0.0,
    chosen_by: Reason = BY_RULES,
) -> Summary:
    """Make a summary of chosen sentences: with glosses, and key points beside them.

    Parameters:
        text: Normalised text.
        candidates: All sentences as judged.
        chosen: Those to be shown, in source order.
        actors: Who acts in the text, most central first.
        quotes: What is said in it.
        dates: Its dates.
        adds: What a sentence would add to the chosen ones; without it the first one is a key point.
        chosen_by: Who chose: the rules or a model.
    """
    lines = tuple(
        SummarySentence(one.span, find_glosses(text, one.span, actors, quotes, dates, quoted=one.quoted))
        for one in chosen
    )
    points = find_points(text, candidates, [one.span for one in chosen], actors, quotes, dates, adds)
    return Summary(lines, points, chosen_by)

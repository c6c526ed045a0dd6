"""The analysis, stage by stage: a document's text becomes what it says.

Each stage takes the results of the earlier ones and returns a new value; none imports another. The order below is the
order in which a careful reader works: what the document says of itself, its sentences, who is named, who speaks, when
things happened, and last what to tell somebody who has a minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from dossier.analyse.actors import RawMention, find_actors, prose_problem
from dossier.analyse.candidates import find_candidates
from dossier.analyse.dates import find_dates
from dossier.analyse.persons import with_first_person
from dossier.analyse.quotes import find_quotes
from dossier.analyse.summary import summarise
from dossier.analyse.title import derive_title
from dossier.english.sentences import find_sentences
from dossier.english.tokens import tokens_of
from dossier.model import Block, Document, Dossier, Notice, Reason
from dossier.read.complete import complete_metadata, date_notices
from dossier.read.turns import turn_starts
from dossier.settings import Settings

__all__ = ["prose_notices", "run_stages"]


def run_stages(
    document: Document, settings: Settings, mentions: Iterable[RawMention] | None = None, engine: str = "rules"
) -> Dossier:
    """Run every stage on a document, each on the results of the earlier ones.

    Parameters:
        document: The source as read.
        settings: The site's options.
        mentions: Names found by another engine; None for the built-in tagger.
        engine: Name and version to note in the dossier.
    """
    document = complete_metadata(document, date_order=settings.date_order)
    # Who names another engine's actors answers for the languages that it reads.
    text, blocks, places = english_part(document) if mentions is None else whole(document)
    turns = document.turns
    day = document.date.value if document.date else None

    sentences = find_sentences(text, blocks, turn_starts(turns, blocks))
    tokens = tokens_of(text, sentences, blocks)
    called = document.title.value if document.title else ""
    outside = called if document.title and document.title.span is None else ""
    actors = find_actors(text, blocks, sentences, mentions, tokens, turns, outside)
    quotes = find_quotes(text, blocks, sentences, actors, tokens, turns, called)
    actors = with_first_person(text, actors, quotes)
    dates = find_dates(text, blocks, sentences, day, date_order=settings.date_order, tokens=tokens)
    candidates = find_candidates(text, sentences, tokens, turns)
    summary = summarise(text, blocks, sentences, actors, quotes, dates, tokens, called, turns, candidates)
    shown = [one.span for one in summary.sentences]
    title = document.title or derive_title(text, sentences, tokens, turns, candidates, shown)

    return Dossier(
        document=replace(document, title=title),
        sentences=tuple(replace(sentence, block=places[sentence.block]) for sentence in sentences),
        actors=actors,
        quotes=quotes,
        dates=dates,
        summary=summary,
        notices=(*date_notices(document, settings.date_order), *prose_notices(document, text)),
        engine=engine,
    )


def english_part(document: Document) -> tuple[str, tuple[Block, ...], tuple[int, ...]]:
    """Return what the rules for English may read.

    Paragraphs in other languages are blanked, not cut out, so that every offset stays right whatever a stage looks at.

    Returns:
        The text, of the same length; the blocks in English; the place of each among the document's.
    """
    foreign = [block.span for block in document.blocks if block.language]
    if not foreign:
        return whole(document)
    pieces, at = [], 0
    for span in foreign:
        pieces += [document.text[at : span.start], re.sub(r"[^\n]", " ", span.of(document.text))]
        at = span.end
    text = "".join((*pieces, document.text[at:]))
    places = tuple(place for place, block in enumerate(document.blocks) if not block.language)
    return text, tuple(document.blocks[place] for place in places), places


def whole(document: Document) -> tuple[str, tuple[Block, ...], tuple[int, ...]]:
    """Return all of a document in the form of `english_part`."""
    return document.text, document.blocks, tuple(range(len(document.blocks)))


def prose_notices(document: Document, english: str | None = None) -> tuple[Notice, ...]:
    """Say where the text is not what the engine was made for.

    Parameters:
        document: The whole document.
        english: Its text with what is in other languages blanked; None where all of it was read.
    """
    notices = [] if english in {None, document.text} else [language_notice(document)]
    problem = prose_problem(english if english is not None else document.text)
    if problem is not None:
        notices.append(Notice("not-prose", problem, document.path, document.first_line, "info"))
    return tuple(notices)


def language_notice(document: Document) -> Notice:
    """Say what of a document is in another language, and that nothing was looked for there."""
    foreign = [block for block in document.blocks if block.language]
    languages = dict.fromkeys(block.language or "" for block in foreign)
    line = document.first_line + document.text.count("\n", 0, foreign[0].span.start)
    if len(foreign) == len(document.blocks):
        reason = Reason("in-another-language", tuple(languages))
    else:
        counts = (str(len(foreign)), str(len(document.blocks)))
        reason = Reason("partly-in-another-language", (*counts, *languages))
    return Notice("other-language", reason, document.path, line, "info")

"""The analysis, stage by stage: a document's text becomes what it says.

Each stage takes the results of the earlier ones and returns a new value; none imports another. The order below is the
order in which a careful reader works: what the document says of itself, its sentences, who is named, who speaks, when
things happened, and last what to tell somebody who has a minute.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dossier.analyse.actors import RawMention, find_actors, prose_problem
from dossier.analyse.dates import find_dates
from dossier.analyse.quotes import find_quotes
from dossier.analyse.summary import summarise
from dossier.analyse.title import derive_title
from dossier.english.sentences import find_sentences
from dossier.english.tokens import tokens_of
from dossier.model import Document, Dossier, Notice
from dossier.read.complete import complete_metadata, date_notices
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
    text, blocks = document.text, document.blocks
    day = document.date.value if document.date else None

    sentences = find_sentences(text, blocks)
    tokens = tokens_of(text, sentences, blocks)
    actors = find_actors(text, blocks, sentences, mentions, tokens)
    quotes = find_quotes(text, blocks, sentences, actors, tokens)
    dates = find_dates(text, blocks, sentences, day, date_order=settings.date_order, tokens=tokens)
    summary = summarise(text, blocks, sentences, actors, quotes, dates)
    title = document.title or derive_title(text, sentences)

    return Dossier(
        document=replace(document, title=title),
        sentences=sentences,
        actors=actors,
        quotes=quotes,
        dates=dates,
        summary=summary,
        notices=(*date_notices(document, settings.date_order), *prose_notices(document)),
        engine=engine,
    )


def prose_notices(document: Document) -> tuple[Notice, ...]:
    """Say where the text is not what the engine was made for."""
    problem = prose_problem(document.text)
    if problem is None:
        return ()
    return (Notice("not-prose", problem, document.path, document.first_line, "info"),)

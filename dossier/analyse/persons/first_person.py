"""Who "I" is: in somebody's own words their speaker, as the quotations have decided.

The first such word of each quotation is enough to say so, and keeps a speech with hundreds of them readable.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dossier.english.patterns import word_set
from dossier.model import Actor, Mention, Quote, Reason, Span

FOUND_BY = Reason("pronoun")
SPEAKER = Reason("speaker-of-the-words")
"""Why the word belongs to its actor."""
_OWN = re.compile(r"(?<![\w.&'’-])(?:I(?![\w.&/-])|me|my|mine|myself|My|Me)(?!\w)")
_INNER = re.compile(r"[\"“„«]|(?<!\w)['‘](?=\w)")
"""A mark inside somebody's words behind which others may speak."""
NUMBERED = word_set("war part title phase class category level article chapter volume type act schedule")
"""Before "I" they make it a number."""


def with_first_person(text: str, actors: Sequence[Actor], quotes: Sequence[Quote]) -> tuple[Actor, ...]:
    """Return the actors with the first "I", "me" or "my" of each of their quotations among their mentions.

    Parameters:
        text: The document's text.
        actors: Its actors.
        quotes: Its quotations.
    """
    persons = {actor.id for actor in actors if actor.type == "person"}
    named = sorted(mention.span for actor in actors for mention in actor.mentions)
    found: dict[str, list[Span]] = {}
    for speaker, own in own_by_speaker(text, quotes):
        if speaker in persons and is_free(own, named):
            found.setdefault(speaker, []).append(own)
    return tuple(with_mentions(actor, found[actor.id]) if actor.id in found else actor for actor in actors)


def own_by_speaker(text: str, quotes: Iterable[Quote]) -> Iterator[tuple[str, Span]]:
    """Yield the actor who says each quotation, with the first word there that means the speaker."""
    for quote in quotes:
        own = first_own_word(text, quote)
        if own is not None and quote.speaker is not None and quote.speaker.actor is not None:
            yield quote.speaker.actor, own


def first_own_word(text: str, quote: Quote) -> Span | None:
    """Return the first word for the speaker in a quotation between marks or a turn."""
    if quote.kind == "indirect":
        return None
    return next((own for span in quote.spans for own in own_words(text, span)), None)


def is_free(span: Span, named: Sequence[Span]) -> bool:
    """Tell whether a word touches no name, as the number of a king does."""
    at = bisect_left(named, span)
    apart = at == 0 or span.start - named[at - 1].end > 1
    return apart and (at == len(named) or named[at].start >= span.end)


def with_mentions(actor: Actor, spans: Iterable[Span]) -> Actor:
    """Return an actor with some more pronouns among its mentions."""
    more = [Mention(span, "pronoun", FOUND_BY, SPEAKER) for span in dict.fromkeys(spans)]
    return replace(actor, mentions=tuple(sorted((*actor.mentions, *more), key=lambda mention: mention.span)))


def own_words(text: str, span: Span) -> Iterator[Span]:
    """Yield the words for the speaker in a stretch, up to the first mark of a quotation inside it."""
    inner = _INNER.search(text, span.start + 1, span.end)
    for match in _OWN.finditer(text, span.start, inner.start() if inner else span.end):
        before = re.search(r"(\w+)\W$", text[max(span.start, match.start() - 20) : match.start()])
        if match[0] != "I" or before is None or before[1].lower() not in NUMBERED:
            yield Span(match.start(), match.end())

"""Names as the stages of the actor finder pass them on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dossier.english.tokens import Tokens
from dossier.errors import EngineError
from dossier.model import ACTOR_TYPES, ActorType, Reason

KINDS: dict[str, ActorType] = {"PER": "person", "ORG": "organisation", "LOC": "place", "GRP": "group"}
MODEL = Reason("model")
CERTAIN = 1_000_000
"""Margin of names that the model did not weigh."""


@dataclass(frozen=True, slots=True)
class RawMention:
    """A name as an engine of another make reports it."""

    start: int
    """First code point in the document's text."""
    end: int
    """One past the last."""
    type: str
    """person, organisation, country, group or place."""
    found_by: str = "engine"
    """What found it, in words for a reader."""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name in the text, as a range of tokens."""

    first: int
    last: int
    """One past the last token."""
    type: ActorType
    found_by: Reason
    margin: int = CERTAIN
    """How sure the model was; see `tagger.Found.margin`."""
    written: tuple[str, ...] = ()
    """Its words where the text has them elsewhere or in another order: of Patrick in "Patrick and Rose McDonnell"."""

    @property
    def size(self) -> int:
        """Count its tokens."""
        return self.last - self.first

    def moved(self, first: int, last: int) -> Name:
        """Return the same name over other tokens."""
        return replace(self, first=first, last=last)

    def retyped(self, kind: ActorType, rule: Reason) -> Name:
        """Return the same name with another type, and the rule that gave it."""
        return replace(self, type=kind, found_by=rule)


def words_of(name: Name, tokens: Tokens) -> tuple[str, ...]:
    """Return the words of a name, those that the text leaves out included."""
    return name.written or tokens.words[name.first : name.last]


def check_mentions(mentions: Iterable[RawMention], text: str) -> tuple[RawMention, ...]:
    """Check what another engine found: offsets inside the text, around something, of a known type, not overlapping.

    Returns:
        The mentions in order; where two overlap, the earlier and longer one stays.

    Raises:
        EngineError: If a mention cannot be used.
    """
    kept: list[RawMention] = []
    checked = [checked_mention(mention, text) for mention in mentions]
    for mention in sorted(checked, key=lambda mention: (mention.start, -mention.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return tuple(kept)


def checked_mention(mention: RawMention, text: str) -> RawMention:
    """Return the mention without white space at its ends.

    Raises:
        EngineError: If it cannot be used.
    """
    start, end = mention.start, mention.end
    if not all(isinstance(offset, int) and not isinstance(offset, bool) for offset in (start, end)):
        raise EngineError(f"the engine gave offsets {start!r} to {end!r}; they must be whole numbers of code points")
    if not 0 <= start < end <= len(text):
        raise EngineError(f"the engine gave offsets {start} to {end} in a text of {len(text)} code points")
    if mention.type not in ACTOR_TYPES:
        raise EngineError(f"the engine gave type {mention.type!r}; it must be one of {', '.join(ACTOR_TYPES)}")
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    if start >= end:
        raise EngineError(f"the engine gave offsets {mention.start} to {mention.end}, which hold only white space")
    return replace(mention, start=start, end=end)

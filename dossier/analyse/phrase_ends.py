"""Whether the rest of a phrase or of a name follows where a sentence could be cut."""

from __future__ import annotations

import re

from dossier.english.dates import MONTH, WEEKDAY
from dossier.english.function_words import AUXILIARIES, BE, HAVE, MODALS
from dossier.english.lexicon import words
from dossier.english.patterns import any_of, word_set

__all__ = ["goes_on_behind"]

_PHRASE_BEGUN = re.compile(r"\b(?:in|on|at|by|under|for)(?:\s+the)?\s+[a-z]+$|\b(?:away|apart|aside)$")

_PHRASE_GOES_ON = re.compile(r"\s(?:of|for|with|to|from)\b")
"""A phrase that is a preposition with its noun, and what it belongs to: "in exchange | for", "at the heart | of"."""

_PARTICLE_FOLLOWS = re.compile(
    r"\s(?:in|on|up|out|off|over|down|away|back)\s(?:for|of|to|with|from|at(?! (?:least|most))|by|into|on)\b"
)
"""A particle of the verb, and a phrase: "support continues to roll | in for the mayor"."""

_OF_ANY = re.compile(
    r"\b(?:from|with|by|for|against|to|on|of)\s"
    r"(?:countries|nations|places|people|imports|companies|persons|individuals|states|areas|those|members)$"
)

_THOSE_THAT = re.compile(r"\s(?:that|who|which|whose|where|with)\b")
"""Any of a kind, and only then which: "restrictions on nationals from countries | with few bridges"."""

_DOING = re.compile(r"\b[a-z]+s\s+[a-z]{3,}ing$")

_PLACE_FOLLOWS = re.compile(r"\s(?:across|through|over|into|from|towards?|along|around|at|on|in|under)\b")
"""What several are doing, and where: "fires tearing | across the south"."""

_NAMED_BY_MORE = word_set(
    "council committee subcommittee commission department office board bureau agency ministry bank court house state "
    "republic kingdom commonwealth government university institute union section article title act states "
    "summit conference forum initiative programme program week day month fund plan project force dialogue partnership "
    "convention treaty protocol agreement strategy declaration federation alliance party front organization "
    "organisation"
) | words("offices", "office")

_NAME_GOES_ON = re.compile(rf"\s(?:of|for|on|to|and)\s(?:the\s|a\s)?(?!(?:{MONTH}|{WEEKDAY})\b)[A-Z]")
"""The rest of a name or an office: "the Council | of Ministers", "Minister | for Transport"."""

_VERB_FOLLOWS = re.compile(
    rf",?\s+(?:(?:to date|so far|today|now)\s+)?{any_of((AUXILIARIES | BE | HAVE | MODALS) - {'to'})}\s+"
    r"(?!(?:he|she|it|they|we|you|i)\b)"
)
"""The verb of a subject that is still all there is: "The chain, once a word of the trade, | has become"."""

_DOING_MORE = re.compile(r",\s+(?:and\s+|or\s+)?[a-z]+ing\b")
"""The next of a list of things done: "prohibits them from selling | , distributing, or updating"."""


_ALONE = (_PARTICLE_FOLLOWS, _VERB_FOLLOWS)
"""What never begins anything."""

_TOGETHER = (
    (_PHRASE_BEGUN, _PHRASE_GOES_ON),
    (_OF_ANY, _THOSE_THAT),
    (_DOING, _PLACE_FOLLOWS),
    (re.compile(r"ing$"), _DOING_MORE),
)
"""What ends the words, and what goes on with them behind."""


def goes_on_behind(words: str, behind: str) -> bool:
    """Tell whether what is cut off is the rest of a name or of a phrase."""
    if any(begun.match(behind) for begun in _ALONE):
        return True
    if any(more.match(behind) and end.search(words) for end, more in _TOGETHER):
        return True
    last = words.rsplit(None, 1)[-1]
    named = last[:1].isupper() and not _NAMED_BY_MORE.isdisjoint((last.lower(), last.lower().removesuffix("s")))
    return _NAME_GOES_ON.match(behind) is not None and (named or (last.isdigit() and behind.startswith(" of ")))

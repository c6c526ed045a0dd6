"""Two names of one body, one of them in brackets behind the other, where the letters show that they are one.

An acronym in capitals needs no more than its bracket (`same_body`). Here are the others: a short form made of the
beginnings of words ("CalFire", "Penn State"), and the long form behind an acronym that leaves words out.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.actors.entities import Entity, bare
from dossier.analyse.actors.seen import Seen, Sieve
from dossier.model import Reason

OPENING, CLOSING = frozenset({"(", "["}), frozenset({")", "]"})
BETWEEN = frozenset({"union", "party", "group", "agency", "network", "news"})
"""What may stand between an acronym and the long form in brackets: "the RMT union (National Union of …)"."""
LEAST = 3
"""Letters of the shortest acronym that may leave words out."""


def in_brackets(entity: Entity, seen: Seen) -> bool:
    """Accept the name that fills a bracket behind the entity's, if one is short for the other."""
    name, words = seen.name, seen.tokens.words
    before, behind = words[name.first - 1 : name.first], words[name.last : name.last + 1]
    if OPENING.isdisjoint(before) or CLOSING.isdisjoint(behind) or name.type == "place":
        return False
    last = entity.names[-1].last
    gap = seen.tokens.lower[last : name.first - 1]
    if len(gap) > 1 or not BETWEEN.issuperset(gap):
        return False
    short, long = sorted((seen.words, entity.forms[-1]), key=lambda form: sum(map(len, form)))
    return is_blend(short, long) or leaves_out(short, long)


def is_blend(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether a short form is made of beginnings of words of the long one, from the first word on."""
    letters = "".join(letter for word in short for letter in bare(word) if letter.isalnum())
    words = [bare(word) for word in long]
    if not short[0][0].isupper() or len(letters) < LEAST or letters[0] != words[0][0]:
        return False
    return is_of_beginnings(letters, words)


def is_of_beginnings(letters: str, words: Sequence[str]) -> bool:
    """Tell whether letters are beginnings of some of the words, in order; the words are gone through once."""
    open_at = {0}
    for word in words:
        for at in sorted(open_at):
            size = next((n for n, (a, b) in enumerate(zip(letters[at:], word, strict=False)) if a != b), None)
            most = min(len(letters) - at, len(word)) if size is None else size
            open_at.update(range(at + 1, at + most + 1))
    return len(letters) in open_at


def leaves_out(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether a word in capitals is of initials of the long form, in order, some words left out."""
    if len(short) > 1 or len(long) < len(short[0]) or not short[0].isupper() or len(short[0]) < LEAST:
        return False
    initials = iter([bare(word)[0] for word in long])
    return all(letter in initials for letter in bare(short[0]))


IN_BRACKETS = Sieve(
    "short or long form in brackets",
    Reason("form-in-brackets"),
    in_brackets,
    yes=(
        "The Nordland Department of Fire Protection ([NordFire]{Nordland Department of Fire Protection}) left.",
        "The head of the RMT union ([National Union of Rail, Maritime and Transport Workers]{RMT}), Tom Cash, left.",
    ),
    no=("The Nordic Council ([Baltic Council]) met.", "The Nordic Bank met. The [NordBank] agreed."),
)

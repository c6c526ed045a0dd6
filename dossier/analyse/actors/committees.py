"""One committee by the first of its subjects, with or without the chamber that it is of."""

from __future__ import annotations

from functools import lru_cache

from dossier.analyse.actors.entities import Entity, bare
from dossier.analyse.actors.same_body import SMALL, in_one_spelling, without_country
from dossier.analyse.actors.seen import Seen, Sieve
from dossier.model import Reason

Committee = tuple[frozenset[str], tuple[str, ...]]
"""The chambers named, and the subjects in order."""
CHAMBERS = frozenset({"senate", "house", "joint", "parliamentary", "assembly", "commons", "lords"})
COMMITTEES = frozenset({"committee", "subcommittee"})


def same_committee(entity: Entity, seen: Seen) -> bool:
    """Accept a committee by the first of its subjects, and with or without the chamber that it is of."""
    ours = committee(seen.words)
    return ours is not None and any(
        theirs is not None and is_same_committee(ours, theirs) for theirs in map(committee, entity.forms)
    )


@lru_cache(maxsize=20_000)
def committee(words: tuple[str, ...]) -> Committee | None:
    """Take the name of a committee apart; None for all other bodies."""
    plain = [in_one_spelling(bare(word)) for word in without_country(words) if bare(word) not in SMALL]
    chambers, subjects = (
        CHAMBERS.intersection(plain),
        tuple(word for word in plain if word not in CHAMBERS | COMMITTEES),
    )
    return (chambers, subjects) if subjects and len(COMMITTEES.intersection(plain)) == 1 else None


def is_same_committee(one: Committee, other: Committee) -> bool:
    """Tell whether two committees have the same first subjects, and no chambers that differ."""
    size = min(len(one[1]), len(other[1]))
    return one[1][:size] == other[1][:size] and (not one[0] or not other[0] or one[0] == other[0])


COMMITTEE = Sieve(
    "first subject of a committee",
    Reason("first-subject-of-a-committee"),
    same_committee,
    yes=(
        "The Senate Committee on Energy and Natural Resources met. The [Energy Committee]"
        "{Senate Committee on Energy and Natural Resources} agreed.",
    ),
    no=("The House Energy Committee met. The [Senate Energy Committee] agreed.",),
)

"""Score the actors of a whole dossier: are they the right ones, of the right type, in the right role?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dossier.scoring.folding import content_words, fold, listed, overlap_f1, plain, titled
from dossier.scoring.measures import Row

ALIKE = 0.5
"""Content-word F1 at which a role counts as stated."""

TYPES: dict[str, frozenset[str]] = {
    **{name: frozenset({"person"}) for name in ("person", "per", "human")},
    **{
        name: frozenset({"organisation"})
        for name in ("organisation", "organization", "org", "company", "institution", "agency", "media", "government")
    },
    **{name: frozenset({"country"}) for name in ("country", "state", "nation")},
    **{name: frozenset({"place"}) for name in ("place", "location", "loc", "city", "region", "facility", "fac")},
    **{name: frozenset({"group"}) for name in ("group", "norp", "movement", "armed group", "militant group")},
    "gpe": frozenset({"country", "place"}),
    "party": frozenset({"organisation", "group"}),
    "people": frozenset({"person", "group"}),
}
"""What the type words of other tools mean here."""


COUNTED = (
    *("right", "wrong", "missed", "duplicates", "merged"),
    *("type_right", "types", "role_right", "roles", "central_found", "central"),
)


@dataclass(frozen=True, slots=True)
class Names:
    """The ways the gold names one actor, folded."""

    names: frozenset[str]
    neutral: frozenset[str]
    """Adjectives and metonyms: naming the actor so a second time is no mistake."""
    adjectives: frozenset[str]


def score_actors(gold: Row, predicted: Row) -> tuple[dict[str, int], list[str]]:
    """Match predicted actors with the gold ones.

    An actor matches by its name, else by an alias, folded; by a full name with title words before it; or by a surname
    that belongs to one person only. Optional gold actors are neither missed nor wrong. A second prediction for the
    same actor is wrong.

    Parameters:
        gold: The annotation of a document.
        predicted: `actors` with `name`, `type`, `role` and `aliases`.

    Returns:
        Counts to be added up over documents, and what was wrong, in words.
    """
    wanted = listed(gold.get("actors"))
    guesses = [guess for guess in listed(predicted.get("actors")) if isinstance(guess, dict)]
    known = gold_names(wanted)
    counts = dict.fromkeys(COUNTED, 0)
    errors: list[str] = []
    taken: dict[int, Row] = {}
    canonical = {fold(actor["name"]) for actor in wanted}
    # Canonical names choose first, so that the order of the output does not matter.
    for guess in sorted(guesses, key=lambda guess: fold(guess.get("name")) not in canonical):
        own = surfaces(guess)
        counts["merged"] += merges(own, known)
        found = candidates(own, known)
        free = next(filter(lambda index: index not in taken, found), None)
        if free is not None:
            taken[free] = guess
        elif found and is_repetition(own, found, known, wanted):
            counts["duplicates"] += 1
            counts["wrong"] += 1
            errors.append(f"actor duplicate: {guess.get('name')}")
        elif not found and not is_adjective(own, known):
            counts["wrong"] += 1
            errors.append(f"actor not in gold: {guess.get('name')} ({guess.get('type')})")
    for index, actor in enumerate(wanted):
        errors += score_found(actor, taken.get(index), counts)
    return counts, errors


def is_repetition(own: Sequence[str], found: Sequence[int], known: Sequence[Names], wanted: Sequence[Row]) -> bool:
    """Tell whether a second prediction for an actor is a mistake: by an adjective, or of optional ones, it is not."""
    neutral = any(own[0] in known[index].neutral for index in found)
    return not neutral and not all(wanted[index].get("optional") for index in found)


def is_adjective(own: Sequence[str], known: Sequence[Names]) -> bool:
    """Tell whether a prediction is named by the adjective of a gold actor."""
    return bool(own) and any(own[0] in one.adjectives for one in known)


def score_found(actor: Row, match: Row | None, counts: dict[str, int]) -> list[str]:
    """Count whether a gold actor was found, and how well it is described; return what is wrong."""
    errors: list[str] = []
    if not actor.get("optional"):
        central = bool(actor.get("central"))
        counts["right" if match else "missed"] += 1
        counts["central"] += central
        counts["central_found"] += central and match is not None
        if match is None:
            errors.append(f"actor missed: {actor['name']} ({actor['type']})")
    if match is not None:
        errors += score_type(actor, match, counts)
        errors += score_role(actor, match, counts)
    return errors


def surfaces(actor: Row) -> list[str]:
    """Return the folded name and aliases, the name first."""
    return [folded for name in (actor.get("name"), *listed(actor.get("aliases"))) if (folded := fold(name))]


def gold_names(actors: Sequence[Row]) -> list[Names]:
    """Return every accepted name of each gold actor, the bare surname too where it is nobody else's."""
    names = [set(surfaces(actor)) for actor in actors]
    last_words = [fold(actor["name"]).split()[-1] for actor in actors]
    for index, (actor, last) in enumerate(zip(actors, last_words, strict=True)):
        others = names[:index] + names[index + 1 :]
        alone = last_words.count(last) == 1 and not any(last in other for other in others)
        if actor["type"] == "person" and len(last) > 2 and alone:
            names[index].add(last)
    return [names_of(actor, own) for actor, own in zip(actors, names, strict=True)]


def names_of(actor: Row, own: Iterable[str]) -> Names:
    """Return the names of a gold actor with its adjectives and metonyms."""
    adjectives, metonyms = (frozenset(map(fold, listed(actor.get(key)))) for key in ("adjectives", "metonyms"))
    return Names(frozenset(own), adjectives | metonyms, adjectives)


def candidates(own: Sequence[str], known: Sequence[Names]) -> list[int]:
    """Return the gold actors a prediction may be, by the strongest kind of match that gives any."""
    return next((found for found in matches(own, known) if found), [])


def matches(own: Sequence[str], known: Sequence[Names]) -> Iterator[list[int]]:
    """Give the matches by name, by titled name, by alias and by titled alias."""
    for names in (own[:1], own[1:]):
        yield [index for index, one in enumerate(known) if any(name in one.names for name in names)]
        yield [index for index, one in enumerate(known) if any(titled(name, one.names) for name in names)]


def merges(own: Sequence[str], known: Sequence[Names]) -> bool:
    """Tell whether the names of one prediction belong to two gold actors that do not share its own name."""
    hit = [one for one in known if one.names.intersection(own)]
    return len(hit) > 1 and sum(own[0] in one.names for one in hit) < 2


def score_type(actor: Row, match: Row, counts: dict[str, int]) -> list[str]:
    """Count the type of a matched actor and describe it where it is wrong."""
    given = str(match.get("type") or "").strip().casefold()
    right = bool(TYPES.get(given, frozenset({given})) & accepted(actor, "type"))
    counts["types"] += 1
    counts["type_right"] += right
    return [] if right else [f"actor type: {actor['name']} is {actor['type']}, predicted {match.get('type')}"]


def score_role(actor: Row, match: Row, counts: dict[str, int]) -> list[str]:
    """Count the role of a matched actor, where the gold can judge it, and describe it where it is wrong."""
    if actor.get("role_optional") or actor["type"] in {"country", "place"}:
        return []
    stated, roles = plain(match.get("role")), accepted(actor, "role")
    if not roles and not (stated and actor["type"] == "person"):
        return []
    right = any(overlap_f1(content_words(role), content_words(stated)) >= ALIKE for role in roles)
    counts["roles"] += 1
    counts["role_right"] += right
    return [] if right else [f"actor role: {actor['name']} is {actor.get('role')!r}, predicted {match.get('role')!r}"]


def accepted(actor: Row, field: str) -> frozenset[str]:
    """Return the gold value of a field and its alternatives."""
    return frozenset(value for value in (actor.get(field), *listed(actor.get(f"{field}_alt"))) if value)

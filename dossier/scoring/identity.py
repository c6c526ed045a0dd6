"""Score who is the same across documents: B³ over the profiles that actors were joined to.

Gold: one document a line, `{"id", "actors": [{"surfaces": [...], "key", "type"}]}`. `key` names the actor of the real
world, the same in all documents and another one for a namesake. A gold actor is matched with the actor of the document
that shares most of its surfaces; what counts is whether two matched actors of one key stand on one profile, and whether
a profile holds two keys.

B³ is that of Bagga and Baldwin (1998), "Entity-based cross-document coreferencing using the vector space model". Only
items count whose key stands in two or more documents or whose profile holds another item: singletons flatter nobody.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from statistics import mean

from dossier.scoring.measures import Row, Score, harmonic, share

TYPES = ("person", "organisation", "place")
"""Types with figures of their own, beside those of all together."""

FREQUENT = 3
"""Documents from which on an actor must have one page: how many it has is counted for these."""

_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "president",
        "vice",
        "prime",
        "minister",
        "secretary",
        "senator",
        "sen",
        "rep",
        "representative",
        "governor",
        "gov",
        "ambassador",
        "general",
        "gen",
        "judge",
        "justice",
        "the",
    ]
)
"""Left off the front of a surface before two are compared. Its own list: what counts as right never changes with the
lexicon."""


@dataclass(frozen=True, slots=True)
class Item:
    """An actor of the gold that the document's dossier has too."""

    document: str
    key: str
    type: str
    profile: str


def score_identity(gold: Iterable[Row], predictions: Mapping[str, Row]) -> Score:
    """Score the profiles of actors.

    Parameters:
        gold: Documents with their actors, each with `surfaces`, `key` and `type`.
        predictions: By document, `actors` with `names` (a list) and `profile`.

    Returns:
        Shares by type: found, B³ precision, recall and F1, the share on the largest page of each frequent actor. The
        counts hold the profiles on which different actors stand, the errors name them.
    """
    documents = [row for row in gold if str(row["id"]) in predictions]
    wanted = Counter(actor["type"] for row in documents for actor in row["actors"])
    items = list(chain.from_iterable(matched(row, predictions[str(row["id"])]) for row in documents))
    figures: dict[str, float | None] = {}
    counts = {"documents": len(documents), "actors": wanted.total()}
    errors: list[str] = []
    for kind in ("all", *TYPES):
        chosen = [item for item in items if kind in ("all", item.type)]
        pages, wrong = frequent(chosen), joined_wrongly(chosen)
        figures[f"{kind}_found"] = share(len(chosen), wanted[kind] if kind != "all" else wanted.total())
        figures.update((f"{kind}_{what}", figure) for what, figure in measures(chosen).items())
        counts[f"{kind} profiles joined wrongly"] = len(wrong)
        counts[f"{kind} frequent actors"] = len(pages)
        counts[f"{kind} pages of frequent actors"] = sum(map(len, pages.values()))
        errors += errors_of(kind, wrong, pages) if kind != "all" else []
    return Score(figures, counts, tuple(errors))


def errors_of(kind: str, wrong: Iterable[tuple[str, set[str]]], pages: Mapping[str, Counter[str]]) -> list[str]:
    """Name the profiles that hold different actors, and the actors of several pages."""
    joined = [f"{kind}: joined wrongly on {profile}: {', '.join(sorted(keys))}" for profile, keys in wrong]
    return [*joined, *split_errors(kind, pages)]


def split_errors(kind: str, actors: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Name the frequent actors of several pages, with the pages."""
    for key, pages in sorted(actors.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        if len(pages) > 1:
            shown = ", ".join(f"{page} ({count})" for page, count in sorted(pages.items(), key=lambda p: (-p[1], p[0])))
            yield f"{kind}: {key} has {len(pages)} pages: {shown}"


def matched(row: Row, prediction: Row) -> Iterator[Item]:
    """Match the gold actors of a document, in their order, with those found that share most surfaces."""
    found = [({compared(name) for name in actor["names"]}, actor["profile"]) for actor in prediction["actors"]]
    taken = set[int]()
    for actor in row["actors"]:
        surfaces = {compared(surface) for surface in actor["surfaces"]}
        shared = [(len(surfaces & names), -place) for place, (names, _) in enumerate(found) if place not in taken]
        most, place = max(shared, default=(0, 0))
        if most:
            taken.add(-place)
            yield Item(str(row["id"]), actor["key"], actor["type"], found[-place][1])


def compared(surface: str) -> str:
    """Return a surface without case, accents, possessive and leading titles."""
    plain = unicodedata.normalize("NFKD", surface.replace("’", "'")).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", plain))
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return " ".join(words)


def measures(items: Sequence[Item]) -> dict[str, float | None]:
    """Return B³ and the share of the frequent actors' items that stand on their largest page."""
    by_key, by_profile = groups(items, "key"), groups(items, "profile")
    counted = [item for item in items if len(by_key[item.key]) > 1 or len(by_profile[item.profile]) > 1]
    precisions, recalls = [], []
    for item in counted:
        both = sum(other.key == item.key for other in by_profile[item.profile])
        precisions.append(both / len(by_profile[item.profile]))
        recalls.append(both / len(by_key[item.key]))
    precision, recall = (mean(precisions), mean(recalls)) if counted else (0.0, 0.0)
    pages = frequent(items).values()
    return {
        "p": precision,
        "r": recall,
        "f1": harmonic(precision, recall),
        "one_page": share(sum(max(found.values()) for found in pages), sum(found.total() for found in pages)),
    }


def groups(items: Iterable[Item], field: str) -> dict[str, list[Item]]:
    """Sort items by one of their fields."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[getattr(item, field)].append(item)
    return found


def frequent(items: Iterable[Item]) -> dict[str, Counter[str]]:
    """Return the profiles, with their items, of each key that stands in several documents."""
    return {
        key: Counter(item.profile for item in found)
        for key, found in groups(items, "key").items()
        if len({item.document for item in found}) >= FREQUENT
    }


def joined_wrongly(items: Iterable[Item]) -> list[tuple[str, set[str]]]:
    """Return the profiles that hold different actors."""
    found = ((profile, {item.key for item in those}) for profile, those in groups(items, "profile").items())
    return sorted((profile, keys) for profile, keys in found if len(keys) > 1)

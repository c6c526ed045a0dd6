"""Score actor mentions: their spans, their types, and which of them belong together.

Mentions follow the exact-match scoring of CoNLL-2003. Resolution is scored end to end on predicted mentions with MUC
(Vilain et al. 1995), B³ (Bagga and Baldwin 1998), CEAFe (Luo 2005), their mean as in CoNLL-2012 (Pradhan et al. 2012),
and LEA (Moosavi and Strube 2016).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from dossier.scoring.measures import Row, Score, Tally, harmonic, share

Offsets = tuple[int, int]
Cluster = frozenset[Offsets]
Sums = tuple[float, float]
"""A numerator and a denominator, added up over documents."""

PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
"""They count for resolution alone: finding the word "he" is no skill."""


def score_actors(
    gold: Sequence[Row],
    predicted: Mapping[str, Row],
    *,
    types: Collection[str] = (),
    folded: Mapping[str, str] | None = None,
) -> Score:
    """Compare predicted mentions with marked ones.

    Parameters:
        gold: Documents with `id`, `text` and `mentions` (`start`, `end`, `type`, and `entity` where resolved).
        predicted: Documents with `mentions`, by id; a missing one counts as nothing found.
        types: Types to keep on both sides, after folding; empty keeps all.
        folded: Types that count as another, for gold that knows fewer: `{"country": "place"}`.

    Returns:
        Precision, recall and F1 of spans with type (overall and by type) and of bare spans; `found_twice`, the share
        of names used twice or more that were found at least once; and the resolution figures, where the gold marks
        entities.
    """
    fold = dict(folded or {})
    spans, by_type = Tally(), defaultdict[str, Tally](Tally)
    repeated = found = 0
    errors: list[str] = []
    resolved = bool(gold) and all("entity" in mention for row in gold for mention in row["mentions"])
    resolution = Resolution()
    for row in gold:
        text = row["text"]
        guess = predicted.get(str(row["id"]), {}).get("mentions", [])
        wanted = named_spans(row["mentions"], text, types, fold)
        got = named_spans(guess, text, types, fold)
        for name in {*wanted.values(), *got.values()}:
            by_type[name].add(*counts_of(name, wanted, got))
        spans.add(len(wanted.keys() & got.keys()), len(got), len(wanted))
        hits = repeated_names(wanted, got, text)
        repeated += len(hits)
        found += sum(hits)
        errors += differences(str(row["id"]), wanted, got, text)
        if resolved:
            resolution.add(clusters(row["mentions"], types, fold), clusters(guess, types, fold))
    typed = Tally()
    for tally in by_type.values():
        typed.add(tally.right_gold, tally.predicted, tally.gold)
    figures = typed.figures("typed")
    for name in sorted(by_type):
        figures |= by_type[name].figures(name)
    figures |= spans.figures("span")
    figures["found_twice"] = share(found, repeated)
    if resolved:
        figures |= resolution.figures()
    return Score(figures, {"documents": len(gold), "gold": spans.gold, "predicted": spans.predicted}, tuple(errors))


def counts_of(name: str, wanted: Mapping[Offsets, str], got: Mapping[Offsets, str]) -> tuple[int, int, int]:
    """Return how many spans of a type are right, predicted and gold."""
    there, here = ({span for span, type_ in side.items() if type_ == name} for side in (wanted, got))
    return len(there & here), len(here), len(there)


def named_spans(
    mentions: Sequence[Row], text: str, types: Collection[str], fold: Mapping[str, str]
) -> dict[Offsets, str]:
    """Return the type of each mention that is not a pronoun, by its offsets."""
    spans = {}
    for mention in mentions:
        type_ = fold.get(mention["type"], mention["type"])
        start, end = mention["start"], mention["end"]
        if (not types or type_ in types) and text[start:end].lower() not in PRONOUNS:
            spans[start, end] = type_
    return spans


def repeated_names(wanted: Mapping[Offsets, str], got: Mapping[Offsets, str], text: str) -> list[bool]:
    """Tell for each name that the text uses twice or more whether one use was found with its type."""
    uses = defaultdict[tuple[str, str], list[bool]](list)
    for (start, end), type_ in wanted.items():
        uses[text[start:end], type_].append(got.get((start, end)) == type_)
    return [any(hits) for hits in uses.values() if len(hits) > 1]


def differences(id: str, wanted: Mapping[Offsets, str], got: Mapping[Offsets, str], text: str) -> list[str]:
    """Describe each mention missed, invented or given another type, in order of the text."""
    lines = []
    for start, end in sorted(wanted.keys() | got.keys()):
        there, here = wanted.get((start, end)), got.get((start, end))
        words = " ".join(text[start:end].split())
        if here is None:
            lines.append(f"{id}: missed {words!r} ({there})")
        elif there is None:
            lines.append(f"{id}: not in gold {words!r} ({here})")
        elif here != there:
            lines.append(f"{id}: {words!r} is {there}, predicted {here}")
    return lines


def clusters(mentions: Sequence[Row], types: Collection[str], fold: Mapping[str, str]) -> list[Cluster]:
    """Group the offsets of mentions by entity; a mention without one stands alone."""
    groups = defaultdict[object, set[Offsets]](set)
    for index, mention in enumerate(mentions):
        if types and fold.get(mention["type"], mention["type"]) not in types:
            continue
        entity = mention.get("entity")
        groups[("alone", index) if entity is None else entity].add((mention["start"], mention["end"]))
    return [frozenset(group) for group in groups.values()]


class Resolution:
    """Sums of the resolution measures over documents."""

    def __init__(self) -> None:
        self.recall = defaultdict[str, list[float]](lambda: [0.0, 0.0])
        self.precision = defaultdict[str, list[float]](lambda: [0.0, 0.0])

    def add(self, gold: list[Cluster], predicted: list[Cluster]) -> None:
        """Count one document."""
        for name, measure in MEASURES.items():
            for sums, pair in (
                (self.recall[name], measure(gold, predicted)),
                (self.precision[name], measure(predicted, gold)),
            ):
                sums[0] += pair[0]
                sums[1] += pair[1]

    def figures(self) -> dict[str, float | None]:
        """Return precision, recall and F1 of each measure, and the CoNLL mean of three."""
        figures: dict[str, float | None] = {}
        f1 = {}
        for name in MEASURES:
            precision, recall = (share(*sums[name]) or 0.0 for sums in (self.precision, self.recall))
            f1[name] = harmonic(precision, recall)
            figures |= {f"{name}_p": precision, f"{name}_r": recall, f"{name}_f1": f1[name]}
        figures["conll"] = (f1["muc"] + f1["b3"] + f1["ceafe"]) / 3
        return figures


def muc(keys: list[Cluster], others: list[Cluster]) -> Sums:
    """Count the links of `keys` that survive in `others`: size less the parts it falls into."""
    home = {mention: index for index, cluster in enumerate(others) for mention in cluster}
    kept = links = 0
    for cluster in keys:
        parts = {home.get(mention, mention) for mention in cluster}
        kept += len(cluster) - len(parts)
        links += len(cluster) - 1
    return kept, links


def b_cubed(keys: list[Cluster], others: list[Cluster]) -> Sums:
    """Average over mentions: how much of a mention's cluster is in its cluster on the other side."""
    home = {mention: cluster for cluster in others for mention in cluster}
    total, mentions = 0.0, 0
    for cluster in keys:
        mentions += len(cluster)
        total += sum(len(cluster & home[mention]) / len(cluster) for mention in cluster if mention in home)
    return total, mentions


def lea(keys: list[Cluster], others: list[Cluster]) -> Sums:
    """Weigh each cluster by its size and take the share of its links resolved; a single one links to itself."""
    home = {mention: index for index, cluster in enumerate(others) for mention in cluster}
    total, weight = 0.0, 0
    for cluster in keys:
        size = len(cluster)
        weight += size
        if size == 1:
            (mention,) = cluster
            total += mention in home and len(others[home[mention]]) == 1
            continue
        together = Counter(home[mention] for mention in cluster if mention in home)
        total += size * sum(n * (n - 1) / 2 for n in together.values()) / (size * (size - 1) / 2)
    return total, weight


def ceaf_entities(keys: list[Cluster], others: list[Cluster]) -> Sums:
    """Sum the similarity of clusters under the best one-to-one alignment (phi 4 of Luo 2005)."""
    if not keys or not others:
        return 0.0, len(keys)
    similarity = [[2 * len(one & other) / (len(one) + len(other)) for other in others] for one in keys]
    return best_alignment(similarity), len(keys)


MEASURES: dict[str, Callable[[list[Cluster], list[Cluster]], Sums]] = {
    "muc": muc,
    "b3": b_cubed,
    "ceafe": ceaf_entities,
    "lea": lea,
}


def best_alignment(gain: Sequence[Sequence[float]]) -> float:
    """Return the largest sum of one value a row and a column.

    The assignment problem by shortest augmenting paths (Jonker and Volgenant 1987), n²m for n rows and m columns.

    Parameters:
        gain: Shape (rows, columns), at least one of each.
    """
    if len(gain) > len(gain[0]):
        gain = list(zip(*gain, strict=True))
    rows, columns = len(gain), len(gain[0])
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)  # the row of a column, counted from 1; column 0 is where a search begins
    for row in range(1, rows + 1):
        owner[0] = row
        column = 0
        distance = [float("inf")] * (columns + 1)
        before = [0] * (columns + 1)
        done = [False] * (columns + 1)
        while owner[column]:
            done[column] = True
            here, nearest, step = owner[column], 0, float("inf")
            for other in range(1, columns + 1):
                if done[other]:
                    continue
                reduced = -gain[here - 1][other - 1] - row_price[here] - column_price[other]
                if reduced < distance[other]:
                    distance[other], before[other] = reduced, column
                if distance[other] < step:
                    step, nearest = distance[other], other
            for other in range(columns + 1):
                if done[other]:
                    row_price[owner[other]] += step
                    column_price[other] -= step
                else:
                    distance[other] -= step
            column = nearest
        while column:
            owner[column] = owner[before[column]]
            column = before[column]
    return sum(gain[owner[column] - 1][column - 1] for column in range(1, columns + 1) if owner[column])

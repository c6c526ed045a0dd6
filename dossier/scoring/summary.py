"""Score summaries: ROUGE at a word budget, faithfulness to the source, and readability lints.

ROUGE-1, -2 and -L (Lin 2004) on lower-cased runs of letters and digits without stemming: the numbers of the
`rouge-score` package with `use_stemmer=False`. Intervals are percentile bootstrap over documents with a fixed seed.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import Any

from dossier.english.patterns import word_set
from dossier.scoring.measures import Row, Score, harmonic, share

TOKEN = re.compile(r"[a-z0-9]+")
PLAIN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-", "\u00a0": " "})
PRONOUNS = word_set("he she they it his her their its this that these those him them such")
CONNECTIVES = word_set("""
    but and however also moreover furthermore meanwhile still yet then thus therefore instead besides nevertheless so or
    nor similarly likewise consequently additionally otherwise
""")
RELATIVES = frozenset({"which", "who", "whom", "whose"})
LINKING = RELATIVES | {"where", "although", "though"}
SUBORDINATE_ALONE = re.compile(r"(?:Though|Although|Because|Whereas|Unless)\b[^,]*$")
END_MARK = re.compile(r"[.!?…][\"'”’)\]]*$")
CAPITAL_DATELINE = re.compile(r"^[A-Z][A-Z .,/'-]{2,40}(?:\([A-Z][\w ]+\))?\s*(?:--|—|–)\s")
DATED_LINE = re.compile(
    r"^\s*(?:date\s+\d{4}-\d\d-\d\d|\d{4}-\d\d-\d\d\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+"
    r"(?:[a-z]+\s+\d{1,2}|\d{1,2}\s+[a-z]+),?\s+\d{4}\b)",
    re.IGNORECASE,
)
REPEATED_SHARE = 0.7
MEASURES = ("r1", "r2", "rl")
ROUNDS = 1000
SEED = 13


def score_summaries(
    gold: Sequence[Row], predicted: Mapping[str, Row], *, budget: int | None = -1, rounds: int = ROUNDS
) -> Score:
    """Compare predicted summaries with human ones.

    Parameters:
        gold: Documents with `id`, `text`, `summaries` and perhaps `title`.
        predicted: Documents with `summary` (sentences: text, or mappings with `text`, `start`, `end`) and perhaps
            `title`, by id; a missing one scores 0.
        budget: Words of the prediction that are read: a number, None for all, -1 for the mean length of the
            document's references.
        rounds: Rounds of the bootstrap.

    Returns:
        ROUGE against the best reference and against all (`r1_best`, `r1_mean`, …, with `_low` and `_high`, the 95 %
        interval), `faithful` (sentences that occur in the source), `spans_right`, the share of documents with a lint,
        `title_r1`, and lints by kind among the counts.
    """
    rows = [one_summary(row, predicted.get(str(row["id"])), budget) for row in gold]
    counts = {
        "documents": len(rows),
        "missing": sum(str(row["id"]) not in predicted for row in gold),
        "sentences": total(rows, "sentences"),
        "words": total(rows, "words"),
    }
    lints = Counter(chain.from_iterable(row["lints"] for row in rows))
    errors = tuple(f"{row['id']}: {lint}" for row, own in zip(gold, rows, strict=True) for lint in own["lints"])
    counts |= {f"lint_{name}": lints[name] for name in sorted(lints)}
    return Score(figures_of(rows, rounds), counts, errors)


def total(rows: Sequence[Row], name: str) -> int:
    """Add up a measure over documents."""
    return sum(row[name] for row in rows)


def figures_of(rows: Sequence[Row], rounds: int) -> dict[str, float | None]:
    """Return what is printed of the measures of all documents."""
    figures: dict[str, float | None] = {}
    for name in [f"{measure}_{which}" for which in ("best", "mean") for measure in MEASURES]:
        figures |= with_interval(name, [row[name] for row in rows], rounds)
    figures["faithful"] = share(total(rows, "faithful"), total(rows, "sentences"))
    figures["faithful_documents"] = share(sum(row["faithful"] == row["sentences"] for row in rows), len(rows))
    figures["spans_right"] = share(total(rows, "spans_right"), total(rows, "spans"))
    figures["with_a_lint"] = share(sum(bool(row["lints"]) for row in rows), len(rows))
    if titles := [row["title_r1"] for row in rows if row["title_r1"] is not None]:
        figures |= with_interval("title_r1", titles, rounds)
    return figures


def one_summary(row: Row, guess: Row | None, budget: int | None) -> dict[str, Any]:
    """Return the measures of one document."""
    guess = guess or {}
    sentences = sentences_of(guess.get("summary", ()))
    texts = [sentence["text"] for sentence in sentences]
    words = " ".join(texts).split()
    measures = overlap_with(row["summaries"], words, budget)
    source = plain(row["text"])
    placed = [sentence for sentence in sentences if "start" in sentence and "end" in sentence]
    title, gold_title = guess.get("title"), row.get("title")
    return measures | {
        "sentences": len(sentences),
        "faithful": sum(plain(text) in source for text in texts),
        "spans": len(placed),
        "spans_right": sum(plain(row["text"][s["start"] : s["end"]]) == plain(s["text"]) for s in placed),
        "lints": lints_of(texts, follow_each_other(texts, source)),
        "words": len(words),
        "title_r1": rouge(tokens(title), tokens(gold_title))[0] if title is not None and gold_title else None,
    }


def overlap_with(references: Sequence[str], words: Sequence[str], budget: int | None) -> dict[str, Any]:
    """Return ROUGE of the words within the budget, against the best reference and on average."""
    if budget == -1:
        budget = round(sum(len(reference.split()) for reference in references) / len(references))
    read = tokens(" ".join(words[:budget] if budget else words))
    values = [rouge(read, tokens(reference)) for reference in references]
    measures: dict[str, Any] = {}
    for index, name in enumerate(MEASURES):
        column = [value[index] for value in values]
        measures |= {f"{name}_best": max(column), f"{name}_mean": sum(column) / len(column)}
    return measures


def sentences_of(summary: str | Sequence[str | Row]) -> list[Row]:
    """Return the sentences of any accepted form as mappings."""
    if isinstance(summary, str):
        return [{"text": sentence} for sentence in split(summary)]
    return [{"text": sentence} if isinstance(sentence, str) else sentence for sentence in summary]


def split(text: str) -> list[str]:
    """Cut running text into sentences, for predictions that are one string."""
    sentences = []
    for line in text.split("\n"):
        start = 0
        for match in re.finditer(r"[.!?][\"'”’)\]]*(\s+)(?=[\"'“‘(\[]?[A-Z0-9])", line):
            sentences.append(line[start : match.start(1)].strip())
            start = match.end()
        sentences.append(line[start:].strip())
    return [sentence for sentence in sentences if sentence]


def tokens(text: str) -> list[str]:
    """Return the lower-cased runs of ASCII letters and digits."""
    return TOKEN.findall(text.lower())


def plain(text: str) -> str:
    """Make quotation marks, dashes and white space alike."""
    return " ".join(text.translate(PLAIN).split())


def rouge(predicted: Sequence[str], reference: Sequence[str]) -> tuple[float, float, float]:
    """Return the F1 of ROUGE-1, ROUGE-2 and ROUGE-L."""
    in_order = f1(longest_common_subsequence(predicted, reference), len(predicted), len(reference))
    return n_grams(predicted, reference, 1), n_grams(predicted, reference, 2), in_order


def n_grams(predicted: Sequence[str], reference: Sequence[str], n: int) -> float:
    """Return the F1 of runs of n tokens."""
    one, other = (Counter(zip(*(side[i:] for i in range(n)), strict=False)) for side in (predicted, reference))
    return f1((one & other).total(), one.total(), other.total())


def f1(common: int, predicted: int, reference: int) -> float:
    """Return the harmonic mean of precision and recall of a count."""
    return harmonic(common / predicted, common / reference) if common else 0.0


def longest_common_subsequence(one: Sequence[str], other: Sequence[str]) -> int:
    """Return its length, in time len(one) * len(other)."""
    row = [0] * (len(other) + 1)
    for token in one:
        diagonal = 0
        for index, candidate in enumerate(other, 1):
            above = row[index]
            row[index] = diagonal + 1 if token == candidate else max(above, row[index - 1])
            diagonal = above
    return row[-1]


def follow_each_other(sentences: Sequence[str], source: str) -> list[bool]:
    """Tell for each sentence whether it stands directly after the one before it in the source."""
    flags, end = [], None
    for sentence in sentences:
        words = plain(sentence)
        at = source.find(words) if words else -1
        flags.append(at >= 0 and end is not None and 0 <= at - end <= 1)
        end = at + len(words) if at >= 0 else None
    return flags


def lints_of(sentences: Sequence[str], adjacent: Sequence[bool]) -> list[str]:
    """Return the name of each fault a reader would stumble over, with repeats."""
    found: list[str] = []
    bags: list[set[str]] = []
    for sentence, follows in zip((text.strip() for text in sentences), adjacent, strict=True):
        if not sentence:
            continue
        found += [name for name, has_it in LINTS.items() if has_it(sentence, follows)]
        bag = set(tokens(sentence))
        if any(repeats(bag, other) for other in bags):
            found.append("repeat")
        bags.append(bag)
    return found


def body_of(sentence: str) -> str:
    """Return a sentence without opening marks."""
    return sentence.lstrip("\"'“‘([")


def dangles(sentence: str, follows: bool) -> bool:
    """Tell whether a sentence begins with a word that needs the one before it, and that one is not there."""
    body = body_of(sentence)
    opener = re.match(r"[A-Za-z]+", body)
    word = opener[0].lower() if opener else ""
    relative = word in LINKING and (body[:1].islower() or word in RELATIVES) and not sentence.endswith("?")
    return relative or (word in CONNECTIVES | PRONOUNS and not follows)


LINTS: dict[str, Callable[[str, bool], object]] = {
    "lower-start": lambda sentence, _: body_of(sentence)[:1].islower(),
    "dangling": dangles,
    "no-main-clause": lambda sentence, _: SUBORDINATE_ALONE.match(body_of(sentence)),
    "no-end-mark": lambda sentence, _: not END_MARK.search(sentence),
    "dateline": lambda sentence, _: CAPITAL_DATELINE.match(sentence) or DATED_LINE.match(sentence),
    "open-quote": lambda sentence, _: open_quote(sentence),
}
"""Faults of one sentence, told from it and from whether it follows the one before it in the source."""


def repeats(bag: set[str], other: set[str]) -> bool:
    """Tell whether two sentences of five words or more say nearly the same."""
    shorter = min(len(bag), len(other))
    return shorter > 4 and len(bag & other) >= REPEATED_SHARE * shorter


def open_quote(sentence: str) -> bool:
    """Tell whether only one end of a quotation stands in the sentence."""
    if sentence.count("“") != sentence.count("”") or sentence.count('"') % 2:
        return True
    opened = sentence.count("‘")
    closed = sentence.count("’") - len(re.findall(r"(?<=\w)’(?=\w)", sentence))  # less the apostrophes
    return opened > closed or (opened == 0 and re.search(r"[,.!?]’", sentence) is not None)


def with_interval(name: str, values: Sequence[float], rounds: int) -> dict[str, float | None]:
    """Return the mean and its 95 % bootstrap interval."""
    if not values:
        return {name: None, f"{name}_low": None, f"{name}_high": None}
    chance = random.Random(SEED)
    means = sorted(sum(chance.choices(values, k=len(values))) / len(values) for _ in range(rounds))
    return {
        name: sum(values) / len(values),
        f"{name}_low": means[int(0.025 * rounds)],
        f"{name}_high": means[min(rounds - 1, int(0.975 * rounds))],
    }

"""Score whole dossiers: nine figures over document, actors, quotations, dates and summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dossier.scoring.dossier_actors import score_actors
from dossier.scoring.dossier_dates import score_dates
from dossier.scoring.dossier_quotes import score_quotes
from dossier.scoring.dossier_text import score_metadata, score_summary
from dossier.scoring.measures import Row, Score, harmonic, share

HEADLINE = (
    "metadata",
    "actor_f1",
    "type",
    "role",
    "quote_f1",
    "speaker",
    "date_f1",
    "value",
    "summary",
)
"""The nine figures; `composite` is their plain mean."""

Parts = dict[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class GoldDossier:
    """A document and its annotation."""

    text: str
    gold: Row


def score_dossiers(gold: Mapping[str, GoldDossier], predicted: Mapping[str, Any]) -> Score:
    """Compare predicted dossiers with annotated documents.

    Parameters:
        gold: Annotated documents by name.
        predicted: `document`, `actors`, `quotes`, `dates` and `summary` by name; a missing one scores as empty.

    Returns:
        The figures with counts pooled over all documents, and those of each document.
    """
    total: Parts = {}
    documents: dict[str, dict[str, float | None]] = {}
    errors: list[str] = []
    for name, one in gold.items():
        parts, mistakes = score_one(one, predicted.get(name))
        documents[name] = figures_of(parts)
        errors += [f"{name}: {mistake}" for mistake in mistakes]
        for part, counts in parts.items():
            total.setdefault(part, Counter()).update(counts)
    figures = figures_of(total) if total else {}
    figures["composite"] = sum(figures.get(name) or 0.0 for name in HEADLINE) / len(HEADLINE)
    counted = {"documents": len(gold)}
    if total:
        counted |= {
            "duplicate_actors": total["actors"]["duplicates"],
            "merged_actors": total["actors"]["merged"],
            "summary_words": total["summary"]["words"],
        }
    return Score(figures, counted, tuple(errors), documents)


def score_one(one: GoldDossier, predicted: Any) -> tuple[Parts, list[str]]:
    """Score the parts of one document."""
    guess = predicted if isinstance(predicted, dict) else {}
    results = {
        "document": score_metadata(one.gold, guess),
        "actors": score_actors(one.gold, guess),
        "quotes": score_quotes(one.gold, guess, one.text),
        "dates": score_dates(one.gold, guess),
        "summary": score_summary(one.gold, guess, one.text),
    }
    parts = {part: Counter(counts) for part, (counts, _) in results.items()}
    return parts, [mistake for _, mistakes in results.values() for mistake in mistakes]


def figures_of(parts: Parts) -> dict[str, float | None]:
    """Turn counts into figures."""
    document, actors, quotes, dates, summary = (
        parts[name] for name in ("document", "actors", "quotes", "dates", "summary")
    )
    precision, recall = quote_rates(quotes)
    return {
        "metadata": share(document["right"], document["all"]),
        **rates("actor", actors, empty=0.0),
        "central_actors": share(actors["central_found"], actors["central"]),
        "type": share(actors["type_right"], actors["types"]),
        "role": share(actors["role_right"], actors["roles"]),
        "quote_p": precision,
        "quote_r": recall,
        "quote_f1": None if precision is None or recall is None else harmonic(precision, recall),
        "speaker": share(quotes["speaker_right"], quotes["speakers"]),
        "indirect_recall": share(quotes["indirect_found"], quotes["indirect"]),
        **rates("date", dates),
        "value": share(dates["value_right"], dates["values"]),
        "summary": share(summary["right"], summary["all"]),
        "best_sentences": share(summary["best_chosen"], summary["best"]),
    }


def rates(name: str, counts: Counter[str], empty: float | None = None) -> dict[str, float | None]:
    """Return precision, recall and F1; `empty` where there was nothing to find and nothing was invented."""
    right, wrong, missed = counts["right"], counts["wrong"], counts["missed"]
    if not right + missed:
        nothing = 0.0 if wrong else empty
        return {f"{name}_p": nothing, f"{name}_r": nothing, f"{name}_f1": nothing}
    precision, recall = share(right, right + wrong) or 0.0, right / (right + missed)
    return {f"{name}_p": precision, f"{name}_r": recall, f"{name}_f1": harmonic(precision, recall)}


def quote_rates(counts: Counter[str]) -> tuple[float | None, float | None]:
    """Return precision and recall: found and right differ, as one quotation may be found by several predictions."""
    if not counts["found"] + counts["missed"]:
        return (0.0, 0.0) if counts["wrong"] else (None, None)
    return (
        share(counts["right"], counts["right"] + counts["wrong"]) or 0.0,
        counts["found"] / (counts["found"] + counts["missed"]),
    )

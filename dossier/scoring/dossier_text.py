"""Score what a dossier says of the document itself, and its summary."""

from __future__ import annotations

from typing import Any

from dossier.scoring.dossier_dates import comparable
from dossier.scoring.folding import content_words, fold, letters, listed, overlap_f1, plain, words
from dossier.scoring.measures import Row

SAME_TITLE = 0.8
DERIVED_TITLE = 0.3
"""Share of the content words a title made up for an untitled document must share with an editor's."""
TITLE_WORDS = 25
FACT_STATED = 0.6
"""Share of its content words at which a fact counts as mentioned."""
LEAST_WORDS, MOST_WORDS, WORDS_SHARE = 120, 200, 0.4
"""A summary is read up to 40 % of the document, at least 120 and at most 200 words."""


def score_metadata(gold: Row, predicted: Row) -> tuple[dict[str, int], list[str]]:
    """Compare title, date, language and, where the gold names one, source."""
    wanted, guess = gold.get("document") or {}, predicted.get("document")
    counts = {"right": 0, "all": 3 + bool(wanted.get("source"))}
    if not isinstance(guess, dict) or not guess:
        return counts, ["metadata missing"]
    errors = []
    title = plain(guess.get("title"))
    if not right_title(wanted, title):
        errors.append(f"title: {wanted['title']!r}, predicted {title or None!r}")
    if not right_date(wanted, guess):
        errors.append(f"document date: {wanted.get('date')}, predicted {guess.get('date')}")
    if str(guess.get("language") or "").casefold()[:2] != str(wanted.get("language") or "en")[:2]:
        errors.append(f"language: {wanted.get('language')}, predicted {guess.get('language')}")
    if wanted.get("source") and not right_source(wanted, guess):
        errors.append(f"source: {wanted['source']}, predicted {guess.get('source')!r}")
    counts["right"] = counts["all"] - len(errors)
    return counts, errors


def right_title(wanted: Row, title: str) -> bool:
    """Tell whether a title is the document's own, or a fair one where it has none."""
    if not title:
        return False
    if wanted.get("title_in_text", True):
        return overlap_f1(words(wanted["title"]), words(title)) >= SAME_TITLE
    meant = set(content_words(wanted["title"]))
    return len(title.split()) <= TITLE_WORDS and len(meant & set(content_words(title))) >= DERIVED_TITLE * len(meant)


def right_date(wanted: Row, guess: Row) -> bool:
    """Tell whether the day is the gold one, whatever time of day is given with it."""
    date = comparable(guess.get("date"))
    return (date[:10] if date and "T" in date else date) == comparable(wanted.get("date"))


def right_source(wanted: Row, guess: Row) -> bool:
    """Tell whether the source is the gold one, or holds it, or is held by it."""
    given = fold(guess.get("source"))
    accepted = [fold(source) for source in (wanted["source"], *listed(wanted.get("source_alt")))]
    return bool(given) and any(
        given == source or (len(given) > 4 and (given in source or source in given)) for source in accepted
    )


def score_summary(gold: Row, predicted: Row, text: str) -> tuple[dict[str, int], list[str]]:
    """Count the facts a summary must mention that it does, and the annotator's best sentences that it chose."""
    wanted = gold.get("summary") or {}
    sentences = summary_sentences(predicted)
    limit = max(LEAST_WORDS, min(MOST_WORDS, int(WORDS_SHARE * len(text.split()))))
    said = set(content_words(" ".join(" ".join(sentences).split()[:limit])))
    errors = []
    facts = listed(wanted.get("must_mention"))
    for fact in facts:
        meant = set(content_words(fact))
        if not meant or len(meant & said) < FACT_STATED * len(meant):
            errors.append(f"summary lacks: {fact}")
    chosen = [folded for sentence in sentences if (folded := letters(sentence))]
    best = [letters(sentence) for sentence in listed(wanted.get("sentences"))]
    return {
        "right": len(facts) - len(errors),
        "all": len(facts),
        "best_chosen": sum(any(own in one or one in own for own in chosen) for one in best),
        "best": len(best),
        "words": len(" ".join(sentences).split()),
    }, errors


def summary_sentences(predicted: Row) -> list[str]:
    """Return the summary's sentences as text, whatever form it was given in."""
    summary: Any = predicted.get("summary")
    if isinstance(summary, dict):
        summary = summary.get("sentences") or summary.get("text")
    return [str(one.get("text") if isinstance(one, dict) else one) for one in listed(summary) if one]

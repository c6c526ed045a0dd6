"""Score the quotations of a whole dossier by the letters they cover, and their speakers.

Everything is measured in letters and digits of the document, so that quotation marks, spaces and the way a quotation is
cut into parts cost nothing; narration swept in, or half a quotation, does.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dossier.scoring.folding import content_words, fold, letters, listed, overlap_f1, plain, titled
from dossier.scoring.measures import Row

ENOUGH = 0.8
"""Share of the letters at which a quotation is found, or a prediction lies inside what was found."""
MOSTLY = 0.5
"""Share of a prediction that must be quoted for it to count towards finding anything."""
INDIRECT_ROOM = 2.5
"""How much longer than the gold's wording an indirect quotation may be."""
SAME_SOURCE = 0.6
"""Word F1 at which an unnamed source ("two officials") is the same."""
CHUNK = 12
"""Letters in a row that count as shared where a prediction is not verbatim."""

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A quotation and where its letters stand in the document's letters."""

    quote: Row
    stretches: tuple[Stretch, ...]
    size: int
    """Letters of the quotation itself."""


def score_quotes(gold: Row, predicted: Row, text: str) -> tuple[dict[str, int], list[str]]:
    """Match predicted quotations with the gold ones.

    Required are direct and mixed quotations not marked optional. Optional and indirect ones are neutral; the recall of
    indirect ones is counted apart.

    Parameters:
        gold: The annotation: `quotes` with `text`, `kind`, `speaker`; `actors` for the speakers' names.
        predicted: `quotes` with `text`, `speaker` and perhaps `kind`.
        text: The document.

    Returns:
        Counts to be added up over documents, and what was wrong, in words.
    """
    document = letters(text)
    wanted = place_gold(listed(gold.get("quotes")), document)
    marked = [one for one in wanted if one.quote.get("kind") != "indirect"]
    required = [one for one in marked if not one.quote.get("optional")]
    optional = [one for one in marked if one.quote.get("optional")]
    indirect = [one for one in wanted if one.quote.get("kind") == "indirect"]
    guesses = place_guesses(listed(predicted.get("quotes")), document, [one for one in wanted if one.stretches])

    found, errors = find_required(required, guesses, stretches_of(marked))
    counts = {"found": len(found), "missed": len(required) - len(found)}
    complete = bool(gold.get("indirect_complete"))
    pairs = [one for one, _ in found]
    judged, reached, mistakes = judge(guesses, required, pairs, optional, indirect, complete=complete)
    counts |= judged | {"indirect": len(indirect), "indirect_found": len(reached)}
    errors += mistakes
    speakers, mistakes = score_speakers(found, listed(gold.get("actors")))
    return counts | speakers, errors + mistakes


def place_gold(quotes: Sequence[Row], document: str) -> list[Placed]:
    """Find each gold quotation in the document, the longest first; a short one takes a place of its own."""
    places: dict[int, Stretch] = {}
    used: list[Stretch] = []
    for index in sorted(range(len(quotes)), key=lambda index: (-len(str(quotes[index]["text"])), index)):
        options = occurrences(letters(quotes[index]["text"]), document)
        if not options:
            continue
        places[index] = freest(options, used)
        if quotes[index].get("kind") != "indirect":
            used.append(places[index])
    return [
        Placed(quote, (places[index],) if index in places else (), len(letters(quote["text"])))
        for index, quote in enumerate(quotes)
    ]


def freest(options: Sequence[Stretch], used: Sequence[Stretch]) -> Stretch:
    """Return the first place that shares no letter with one in use, else the first that is not one, else the first."""
    clear = (one for one in options if not any(shared(one, other) for other in used))
    fresh = (one for one in options if one not in used)
    return next(clear, None) or next(fresh, None) or options[0]


def place_guesses(quotes: Sequence[Any], document: str, gold: Sequence[Placed]) -> list[Placed]:
    """Find each predicted quotation; of several places, the free one that best fits a gold quotation."""
    placed: list[Placed] = []
    for quote in quotes:
        row = quote if isinstance(quote, dict) else {"text": quote}
        own = letters(str(row.get("text") or ""))
        if not own:
            continue
        options = occurrences(own, document)
        if options:
            taken = {one.stretches for one in placed}
            free = [one for one in options if (one,) not in taken] or options
            best = max(free, key=lambda one: max((fit(one, other) for other in gold), default=0.0))
            placed.append(Placed(row, (best,), len(own)))
        else:
            placed.append(Placed(row, near_verbatim(own, document), len(own)))
    return placed


def occurrences(own: str, document: str) -> list[Stretch]:
    """Return every place where the letters stand."""
    found, at = [], document.find(own) if own else -1
    while at >= 0:
        found.append((at, at + len(own)))
        at = document.find(own, at + 1)
    return found


def near_verbatim(own: str, document: str) -> tuple[Stretch, ...]:
    """Return the stretches a reworded quotation shares with the document, if they are most of it."""
    blocks = difflib.SequenceMatcher(None, document, own, autojunk=False).get_matching_blocks()
    stretches = tuple((block.a, block.a + block.size) for block in blocks if block.size >= CHUNK)
    return stretches if sum(end - start for start, end in stretches) >= ENOUGH * len(own) else ()


def find_required(
    required: Sequence[Placed], guesses: Sequence[Placed], marked: Sequence[Stretch]
) -> tuple[list[tuple[Placed, Placed]], list[str]]:
    """Pair each required quotation that is covered with the prediction that covers most of it."""
    helpful = [one for one in guesses if one.stretches and covered(one.stretches, marked) >= MOSTLY * one.size]
    found, errors = [], []
    for one in required:
        size = sum(end - start for start, end in one.stretches)
        if size and covered(one.stretches, stretches_of(helpful)) >= ENOUGH * size:
            found.append((one, max(helpful, key=lambda guess: common(guess.stretches, one.stretches))))
        else:
            errors.append(f"quote missed: {plain(one.quote['text'])[:70]}")
    return found, errors


def judge(
    guesses: Sequence[Placed],
    required: Sequence[Placed],
    found: Sequence[Placed],
    optional: Sequence[Placed],
    indirect: Sequence[Placed],
    *,
    complete: bool,
) -> tuple[dict[str, int], set[int], list[str]]:
    """Call each prediction right, wrong or neutral; return the counts and the indirect quotations reached.

    Where the gold lists reported speech completely, that within a turn is not the turn told twice.
    """
    certain, soft = stretches_of(found), stretches_of(optional)
    counts, reached, errors = {"right": 0, "wrong": 0}, set[int](), []
    seen: list[tuple[Stretch, ...]] = []

    def wrong(guess: Placed, what: str) -> None:
        counts["wrong"] += 1
        errors.append(f"quote {what}: {plain(guess.quote.get('text'))[:70]}")

    for guess in guesses:
        enough = ENOUGH * guess.size
        only_soft = bool(guess.stretches) and covered(guess.stretches, soft) >= enough
        if covered(guess.stretches, certain) and covered(guess.stretches, [*certain, *soft]) >= enough:
            if not any(covered(guess.stretches, other) >= enough for other in seen):
                counts["right"] += 1
                seen.append(guess.stretches)
                continue
            near, is_wrong = judge_repeated(guess, indirect if complete else (), only_soft=only_soft)
            what = "repeated"
        else:
            touches = any(common(guess.stretches, one.stretches) for one in required)
            near, is_wrong = judge_indirect(guess, indirect, touches=touches, only_soft=only_soft)
            what = "not in gold"
        reached |= near
        if is_wrong:
            wrong(guess, what)
    return counts, reached, errors


def judge_repeated(guess: Placed, indirect: Sequence[Placed], *, only_soft: bool) -> tuple[set[int], bool]:
    """Return the indirect quotations reached by what lies inside a quotation told before, and whether it is wrong.

    Parameters:
        guess: A prediction inside words that another one has covered.
        indirect: The indirect quotations of a gold that lists them completely, else nothing.
        only_soft: Whether it covers optional quotations only.
    """
    if indirect and guess.quote.get("kind") == "indirect":
        return {index for index, one in enumerate(indirect) if renders(guess, one)}, False
    return set(), not only_soft


def judge_indirect(
    guess: Placed, indirect: Sequence[Placed], *, touches: bool, only_soft: bool
) -> tuple[set[int], bool]:
    """Return the indirect quotations that a prediction reaches, and whether it is wrong.

    Parameters:
        guess: A prediction that is no direct quotation of the gold.
        indirect: The indirect quotations of the gold.
        touches: Whether the prediction shares a letter with a direct one.
        only_soft: Whether it covers optional quotations only.
    """
    if only_soft and not touches:
        return set(), False
    near = {index for index, one in enumerate(indirect) if renders(guess, one)}
    said_indirect = guess.quote.get("kind") == "indirect"
    if near and (not touches or said_indirect):
        return near, False
    return set(), touches or not said_indirect


def renders(guess: Placed, one: Placed) -> bool:
    """Tell whether a prediction covers an indirect quotation without being much longer."""
    covers = bool(guess.stretches) and covered(one.stretches, guess.stretches) >= ENOUGH * one.size
    return covers and guess.size <= INDIRECT_ROOM * one.size


def score_speakers(found: Sequence[tuple[Placed, Placed]], actors: Sequence[Row]) -> tuple[dict[str, int], list[str]]:
    """Compare the speaker of each quotation found with the gold one, by name, alias or surname."""
    aliases = {
        fold(actor["name"]): {name for name in map(fold, (actor["name"], *listed(actor.get("aliases")))) if name}
        for actor in actors
    }
    people = {fold(actor["name"]) for actor in actors if actor["type"] == "person"}
    for name in people - {""}:
        aliases[name].add(name.split()[-1])
    counts, errors = {"speakers": 0, "speaker_right": 0}, []
    for one, guess in found:
        wanted = list(filter(None, (one.quote.get("speaker"), *listed(one.quote.get("speaker_alt")))))
        if not wanted:
            continue
        right = is_speaker(fold(guess.quote.get("speaker")), wanted, aliases)
        counts["speakers"] += 1
        counts["speaker_right"] += right
        if not right:
            said = plain(one.quote["text"])[:50]
            errors.append(f"speaker: {wanted[0]} expected, predicted {guess.quote.get('speaker')!r}: {said}")
    return counts, errors


def is_speaker(given: str, wanted: Sequence[str], aliases: Mapping[str, set[str]]) -> bool:
    """Tell whether a folded name is one of the speakers, by name, alias or title; an unnamed source by its words."""
    accepted: set[str] = set()
    for name in map(fold, wanted):
        accepted |= {name} | aliases.get(name, set())
    if not given or given in accepted:
        return bool(given)
    unnamed = (name for name in wanted if fold(name) not in aliases)
    return titled(given, accepted) or any(
        overlap_f1(content_words(name), content_words(given)) >= SAME_SOURCE for name in unnamed
    )


def stretches_of(quotes: Iterable[Placed]) -> list[Stretch]:
    """Return all stretches of some quotations."""
    return [stretch for quote in quotes for stretch in quote.stretches]


def shared(one: Stretch, other: Stretch) -> int:
    """Return the letters two stretches share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def common(one: Iterable[Stretch], other: Sequence[Stretch]) -> int:
    """Return the letters shared, each pair of stretches counted."""
    return sum(shared(left, right) for left in one for right in other)


def covered(one: Iterable[Stretch], by: Sequence[Stretch]) -> int:
    """Return how many different letters of some stretches lie inside others."""
    inside: set[int] = set()
    for start, end in one:
        for other_start, other_end in by:
            inside.update(range(max(start, other_start), min(end, other_end)))
    return len(inside)


def fit(stretch: Stretch, gold: Placed) -> float:
    """Return the share of a gold quotation that a stretch covers."""
    return common([stretch], gold.stretches) / max(1, sum(end - start for start, end in gold.stretches))

"""Find words that were mended, by aligning them with what stands in the text.

The alignment is that of Sellers (1980), "The theory and computation of evolutionary distances: pattern recognition", on
words instead of letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dossier.people.anchoring.folded import Words, cut, words_of_source
from dossier.people.anchoring.places import Place, Wanted, choose, placed, same_words, shared_start

MOST_WORDS = 160
"""Words of a mended passage that are aligned; a longer one is found by its two ends."""
END_WORDS = 40


def mended_words(wanted: Wanted, text: str) -> list[Place]:
    """Return the places whose words are most like the wanted ones."""
    tokens = cut(wanted.exact)
    source = words_of_source(text)
    if len(wanted.words) < 2 or not source.texts:
        return []
    if len(tokens.texts) > MOST_WORDS:
        return long_passage(wanted, tokens, source, text)
    places = []
    for low, high in windows(tokens.texts, source):
        first, last, same = align(tokens.texts, source.texts[low:high])
        if last > first:
            start, end = source.spans[low + first][0], source.spans[low + last - 1][1]
            start, end = to_edges(wanted, text, start, end)
            if keeps_numbers(wanted, text[start:end]):
                places.append(placed(wanted, text, start, end, min(same, 0.99)))
    return list({(place.start, place.end): place for place in places}.values())


def keeps_numbers(wanted: Wanted, found: str) -> bool:
    """Tell whether a short passage still has its numbers: another day is not the same day mended."""
    if len(wanted.words) > 8:
        return True
    return re.findall(r"\d+", wanted.exact) == re.findall(r"\d+", found)


def windows(tokens: Sequence[str], source: Words) -> list[tuple[int, int]]:
    """Return the stretches of the source, in words, in which most of the wanted words stand in the same order.

    Each word votes for where the passage would begin; the rarer the word, the more its vote counts.
    """
    votes: Counter[int] = Counter()
    width = max(8, len(tokens) // 4)
    for place, word in enumerate(tokens):
        found = source.places.get(word, [])
        if not found or len(found) > 200 or not word[0].isalnum():
            continue
        for other in found:
            begin = (other - place) // width
            votes[begin] += 1000 // len(found)
            votes[begin + 1] += 1000 // len(found)
    best = sorted(votes, key=lambda begin: (-votes[begin], begin))[:6]
    spare = width + len(tokens) // 3 + 6
    return [
        (max(0, begin * width - spare), min(len(source.texts), begin * width + len(tokens) + spare)) for begin in best
    ]


def align(wanted: Sequence[str], here: Sequence[str]) -> tuple[int, int, float]:
    """Find the stretch of `here` that is most like `wanted`.

    Returns:
        First word, one past the last, and how much of `wanted` is the same there, 0 to 1.
    """
    weights = [weight(word) for word in wanted]
    total = sum(weights) or 1.0
    costs = [0.0] * (len(here) + 1)
    begins = list(range(len(here) + 1))
    for place, word in enumerate(wanted):
        own = weights[place]
        before, began = costs[0], begins[0]
        costs[0] += own
        for column, other in enumerate(here, 1):
            change = before + (0.0 if word == other else difference(word, other))
            drop, insert = costs[column] + own, costs[column - 1] + weight(other)
            before, began_here = costs[column], begins[column]
            if change <= drop and change <= insert:
                costs[column], begins[column] = change, began
            elif drop <= insert:
                costs[column] = drop
            else:
                costs[column], begins[column] = insert, begins[column - 1]
            began = began_here
    last = min(range(len(here) + 1), key=lambda column: (costs[column], column))
    return begins[last], last, max(0.0, 1 - costs[last] / total)


def weight(word: str) -> float:
    """Return what a word counts; marks count little."""
    return 1.0 if word[0].isalnum() else 0.2


def difference(word: str, other: str) -> float:
    """Return the cost of one word in place of another; a mended spelling costs less than another word."""
    if not word[0].isalnum() or not other[0].isalnum():
        return max(weight(word), weight(other))
    if word[0] == other[0] and abs(len(word) - len(other)) <= 3 and not word.isdigit():
        shared = shared_start(word, other) + shared_start(word[::-1], other[::-1])
        if shared >= max(len(word), len(other)) - 2 and len(word) > 3:
            return 0.4
    return 1.0


def to_edges(wanted: Wanted, text: str, start: int, end: int) -> tuple[int, int]:
    """Move the ends of a mended passage to where its old surroundings begin, when these are near.

    A word put before the first one belongs to the passage if what stood before it still does.
    """
    reach = 80
    before, after = wanted.prefix[-12:], wanted.suffix[:12]
    if len(before.strip()) >= 6:
        at = text.rfind(before, max(0, start - reach), min(len(text), start + reach // 2))
        if at >= 0 and at + len(before) < end:
            start = at + len(before)
    if len(after.strip()) >= 6:
        at = text.find(after, max(start + 1, end - reach // 2), min(len(text), end + reach))
        if at > start:
            end = at
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return start, end


def long_passage(wanted: Wanted, tokens: Words, source: Words, text: str) -> list[Place]:
    """Find a long passage by its first and its last words."""
    head_end, tail_start = tokens.spans[END_WORDS - 1][1], tokens.spans[-END_WORDS][0]
    head = Wanted(
        wanted.prefix, wanted.exact[:head_end], wanted.exact[head_end : head_end + 32], None, tokens.texts[:END_WORDS]
    )
    tail = Wanted(
        wanted.exact[max(0, tail_start - 32) : tail_start],
        wanted.exact[tail_start:],
        wanted.suffix,
        None,
        tokens.texts[-END_WORDS:],
    )
    first = choose(same_words(head, text), head) or choose(mended_words(head, text), head)
    last = choose(same_words(tail, text), tail) or choose(mended_words(tail, text), tail)
    if first is None or last is None or last.end <= first.start:
        return []
    here = Counter(cut(text[first.start : last.end]).texts)
    shared = sum((here & Counter(tokens.texts)).values())
    same = shared / max(len(tokens.texts), sum(here.values()))
    return [Place(first.start, last.end, min(same, 0.99), first.left, last.right, 0.0)]

"""Find the words of a selector again after the text was edited.

Quotation style, white space, dashes and ellipses do not count. The same words are chosen by their surroundings; words
that were mended are aligned word by word with those near them. What is found must be better than every other place by a
margin, else nothing is: a correction that points at the wrong words is worse than one that asks for help.

The alignment is that of Sellers (1980), "The theory and computation of evolutionary distances: pattern recognition", on
words instead of letters. All work is bounded by the constants below.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.evidence import CONTEXT, Selector, selector
from dossier.model import Span

MOST_PLACES = 2_000
"""Places of the same words that are looked at; a word that stands in more is told apart by none."""
MOST_CONTEXT = 256
"""Code points on each side that `lasting_selector` goes up to."""
MOST_COMPARED = 24
"""Of these, the best by the letters next to them are compared in full."""
MENDED_LIMIT = 2_000_000
"""Code points of a text in which mended words are looked for; in a longer one only the same words are found."""
MOST_WORDS = 160
"""Words of a mended passage that are aligned; a longer one is found by its two ends."""
END_WORDS = 40

_RUN = 7
_NEIGHBOURS = 3
"""Letters beside the words that a twin has in common with them at the least."""
_BOTH_SIDES = 0.5
"""How much must stand on each side of words that have twins."""

MARGIN = 0.15
"""By how much the best place must beat the second."""

_UNEVEN = re.compile(r"\s{2,}|\.{3}|-{2,}|''|``|,,|<<|>>")
_EVEN = str.maketrans(
    dict.fromkeys('‘’‚‛“”„‟"`´«»‹›′″ʼ', "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00a0\u2007\u202f\t\n\r\v\f\u2028\u2029\x85", " ")
)
_SENTENCE_END = re.compile(r"[.!?…]['\")\]]{0,3}(?: |$)")
_TOKEN = re.compile(r"\w+(?:[.']\w+)*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without the differences that do not count, and where each of its letters stood."""

    text: str
    at: array[int]
    """First letter of each piece, in `text`."""
    starts: array[int]
    """The same in the original."""
    ends: array[int]
    """End of each replaced piece in the original; 0 for a piece that was copied."""

    def start(self, at: int) -> int:
        """Return where a letter of `text` begins in the original."""
        piece = bisect_right(self.at, at) - 1
        return self.starts[piece] + (0 if self.ends[piece] else at - self.at[piece])

    def end(self, at: int) -> int:
        """Return where the letter before `at` ends in the original."""
        piece = bisect_right(self.at, at - 1) - 1
        return self.ends[piece] or self.starts[piece] + at - self.at[piece]

    def span(self, start: int, end: int) -> Span:
        """Return the original stretch of a stretch of `text`."""
        return Span(self.start(start), self.end(end))


def fold(text: str) -> Folded:
    """Return the text with one kind of quotation mark, dash, ellipsis and blank."""
    pieces: list[str] = []
    at, starts, ends = array("L"), array("L"), array("L")
    done = length = 0

    def add(piece: str, start: int, end: int) -> None:
        nonlocal length
        at.append(length)
        starts.append(start)
        ends.append(end)
        pieces.append(piece)
        length += len(piece)

    for found in _UNEVEN.finditer(text):
        if found.start() > done:
            add(text[done : found.start()].translate(_EVEN), done, 0)
        first = found[0][0]
        folded = " " if first.isspace() else "…" if first == "." else "-" if first == "-" else "'"
        add(folded, found.start(), found.end())
        done = found.end()
    if done < len(text) or not pieces:
        add(text[done:].translate(_EVEN), done, 0)
    return Folded("".join(pieces), at, starts, ends)


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a folded text."""

    texts: tuple[str, ...]
    """In lower case."""
    spans: tuple[tuple[int, int], ...]
    places: dict[str, list[int]]
    """Word -> indexes."""


@lru_cache(maxsize=4)
def folded_source(text: str) -> Folded:
    """Fold a source; several corrections of one text fold it once."""
    return fold(text)


@lru_cache(maxsize=4)
def words_of_source(text: str) -> Words:
    """Cut a folded source into words."""
    return cut(text)


def cut(text: str) -> Words:
    """Cut folded text into words and marks."""
    texts: list[str] = []
    spans: list[tuple[int, int]] = []
    places: dict[str, list[int]] = defaultdict(list)
    for found in _TOKEN.finditer(text):
        word = found[0].casefold()
        places[word].append(len(texts))
        texts.append(word)
        spans.append(found.span())
    return Words(tuple(texts), tuple(spans), dict(places))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A selector, folded."""

    prefix: str
    exact: str
    suffix: str
    start: int | None
    words: tuple[str, ...]
    """The words of `exact`, without marks."""
    has_twins: bool = False
    """Whether there was another place like it, so that the context had to be long."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words may be."""

    start: int
    end: int
    same: float
    """How much of the words is the same, 0 to 1."""
    left: float
    """How much of the prefix stands before it, 0 to 1."""
    right: float
    inside: float
    """How much of the surroundings within the same sentence stands there, 0 to 1."""

    @property
    def score(self) -> float:
        """Return what places are compared by."""
        return 2 * self.same + self.left + self.right


def reanchor(sought: Selector, text: str) -> Span | None:
    """Find the words of a selector in a text that may have been edited since.

    Parameters:
        sought: The words with their surroundings, as they were.
        text: The text as it is.

    Returns:
        Where the words are now, or None when they are gone or could be meant in two places.
    """
    wanted = fold_selector(sought)
    if not wanted.exact:
        return None
    if untouched(sought, text) and sought.start is not None:
        return Span(sought.start, sought.start + len(sought.exact))
    source = folded_source(text)
    places = same_words(wanted, source.text)
    best = choose(places, wanted) if places else None
    if best is None and len(text) <= MENDED_LIMIT and not any(trusted(place, wanted) for place in places):
        best = choose(mended_words(wanted, source.text), wanted)
    return None if best is None else source.span(best.start, best.end)


def lasting_selector(text: str, span: Span) -> Selector:
    """Return a selector that points at no other place of the text, should the words themselves be deleted one day.

    Its context is as short as that allows: 32 code points on each side, or up to 256 where the text repeats itself.
    """
    source = folded_source(text)
    context = CONTEXT
    while True:
        found = selector(text, span, context)
        wanted = fold_selector(found)
        if not wanted.exact or context >= MOST_CONTEXT or not has_twin(wanted, source, span):
            return found
        context *= 2


def has_twin(wanted: Wanted, source: Folded, span: Span) -> bool:
    """Tell whether another place of the text might be taken for the words; only one with like neighbours might."""
    return any(
        source.start(at) != span.start
        and touching(wanted, source.text, at) >= _NEIGHBOURS
        and trusted(placed(wanted, source.text, at, at + len(wanted.exact), 1.0), wanted)
        for at in places_of(wanted, source.text)
    )


def untouched(sought: Selector, text: str) -> bool:
    """Tell whether the words stand where they stood, between what they stood between."""
    if sought.start is None or sought.start < 0:
        return False
    before = sought.start - len(sought.prefix)
    whole = sought.prefix + sought.exact + sought.suffix
    return before >= 0 and bool(sought.prefix or sought.suffix) and text.startswith(whole, before)


def fold_selector(sought: Selector) -> Wanted:
    """Fold the parts of a selector; blanks at the edges of the words go to their surroundings."""
    exact = fold(sought.exact).text.strip()
    found = tuple(word for word in cut(exact).texts if word[0].isalnum())
    has_twins = max(len(sought.prefix), len(sought.suffix)) > CONTEXT
    return Wanted(fold(sought.prefix).text, exact, fold(sought.suffix).text, sought.start, found, has_twins)


def same_words(wanted: Wanted, text: str) -> list[Place]:
    """Return the places that have exactly the words, those with the likeliest surroundings."""
    found = places_of(wanted, text)
    found.sort(key=lambda at: -touching(wanted, text, at))
    return [placed(wanted, text, at, at + len(wanted.exact), 1.0) for at in found[:MOST_COMPARED]]


def places_of(wanted: Wanted, text: str) -> list[int]:
    """Return where exactly the words stand; nowhere when in more places than surroundings can tell apart."""
    found: list[int] = []
    at = text.find(wanted.exact)
    while at >= 0:
        if whole_words(text, at, at + len(wanted.exact), wanted):
            found.append(at)
            if len(found) > MOST_PLACES:
                return []
        at = text.find(wanted.exact, at + 1)
    return found


def whole_words(text: str, start: int, end: int, wanted: Wanted) -> bool:
    """Tell whether a place begins and ends between words, as the selector's words did."""
    cut_before = start > 0 and text[start - 1].isalnum() and wanted.exact[0].isalnum()
    cut_after = end < len(text) and text[end].isalnum() and wanted.exact[-1].isalnum()
    was_before = wanted.prefix[-1:].isalnum()
    was_after = wanted.suffix[:1].isalnum()
    return (not cut_before or was_before) and (not cut_after or was_after)


def touching(wanted: Wanted, text: str, at: int) -> int:
    """Count the letters of the surroundings that are the same right beside a place."""
    end = at + len(wanted.exact)
    before = shared_start(wanted.prefix[::-1], text[max(0, at - len(wanted.prefix)) : at][::-1])
    return before + shared_start(wanted.suffix, text[end : end + len(wanted.suffix)])


def shared_start(one: str, other: str) -> int:
    """Count the letters with which both begin."""
    count = 0
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        count += 1
    return count


def placed(wanted: Wanted, text: str, start: int, end: int, same: float) -> Place:
    """Compare the surroundings of a place."""
    before = text[max(0, start - 2 * len(wanted.prefix)) : start][::-1]
    after = text[end : end + 2 * len(wanted.suffix)]
    left = alike(wanted.prefix[::-1], before, at_edge=start == 0)
    right = alike(wanted.suffix, after, at_edge=end >= len(text))
    head, tail = sentence_before(wanted.prefix), sentence_after(wanted.suffix)
    size = len(head) + len(tail)
    inside = len(head) * alike(head[::-1], before, at_edge=False) + len(tail) * alike(tail, after, at_edge=False)
    return Place(start, end, same, left, right, inside / size if size >= 6 else (left + right) / 2)


def sentence_before(prefix: str) -> str:
    """Return the part of a prefix that belongs to the sentence of the words."""
    ends = [found.end() for found in _SENTENCE_END.finditer(prefix)]
    return prefix[ends[-1] if ends else 0 :].strip()


def sentence_after(suffix: str) -> str:
    """Return the part of a suffix that belongs to the sentence of the words."""
    found = _SENTENCE_END.search(suffix)
    return suffix[: found.start() if found else len(suffix)].strip()


def alike(context: str, here: str, *, at_edge: bool) -> float:
    """Return how much of a context stands here, 0 to 1; the letters nearest to the words count most.

    Parameters:
        context: What stood beside the words, reading away from them.
        here: What stands there now, reading away, up to twice as long.
        at_edge: Whether the text ends here.
    """
    context = context.strip()
    here = here.strip()
    if not context:
        # The words stood at the edge of the text: still being there says something, something new beside them little.
        return 1.0 if at_edge or not here else 0.0
    near = shared_start(context, here) / len(context)
    return max(near, 0.9 * shared_runs(context, here))


def shared_runs(context: str, here: str) -> float:
    """Return the share of a text that stands in another in runs of seven letters or more, 0 to 1.

    Shorter runs are found between many sentences.
    """
    if len(context) < _RUN:
        return 1.0 if context in here else 0.0
    runs = [context[at : at + _RUN] for at in range(len(context) - _RUN + 1)]
    covered, end = 0, 0
    for at, run in enumerate(runs):
        if run in here:
            covered += at + _RUN - max(end, at)
            end = at + _RUN
    return covered / len(context)


def trusted(place: Place, wanted: Wanted) -> bool:
    """Tell whether a place may be the right one, however many others there are.

    The fewer the words, the more must their surroundings say, and above all those in the same sentence: when a sentence
    is deleted, the next one may name the same man right after the same words. Mended words need more than words that
    are the same.
    """
    count = len(wanted.words)
    strong, both = max(place.left, place.right), place.left + place.right
    if wanted.has_twins and min(place.left, place.right) < _BOTH_SIDES:
        return False
    if place.same == 1.0:
        if count >= 12:
            return True
        if count >= 6:
            return strong >= 0.3 or both >= 0.4
        return place.inside >= 0.45 and (strong >= 0.6 or both >= 0.9)
    if count >= 8:
        enough = 0.85 if both < 0.4 else 0.65 if both >= 0.9 else 0.75
        return place.same >= enough and (both >= 0.3 or count >= 15)
    return place.same >= 0.7 and both >= 1.2


def choose(places: Iterable[Place], wanted: Wanted) -> Place | None:
    """Return the best place that may be trusted and that no other comes near."""
    ordered = sorted(places, key=lambda place: (-place.score, place.start))
    if not ordered or not trusted(ordered[0], wanted):
        return None
    best = ordered[0]
    rivals = [place for place in ordered[1:] if place.start >= best.end or place.end <= best.start]
    return None if rivals and best.score - rivals[0].score < MARGIN else best


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

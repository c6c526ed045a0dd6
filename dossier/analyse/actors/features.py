"""Say what a token looks like, as short strings that the tagger has weights for.

The same functions serve training (`tools/train_actors.py`) and tagging, so that they cannot drift apart. Features of a
word alone are separate from those of its surroundings: the first are summed once a word and kept.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from dossier.analyse.actors.lexicons import longest_from, phrases_from, word_facts
from dossier.english.tokens import Tokens

OFFSETS = (-2, -1, 0, 1, 2)
DEMONYM_ENDINGS = (
    "ian",
    "ean",
    "ish",
    "ese",
    "ani",
    "aqi",
    "eli",
    "ans",
    "can",
    "ians",
    "ch",
    "ean",
    "ani",
    "anis",
    "stani",
)
MAX_PHRASE = 9


@lru_cache(maxsize=100_000)
def shape(word: str) -> str:
    """Return the word with letters as X or x and digits as d, runs cut to two."""
    out: list[str] = []
    for char in word[:40]:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if len(out) < 2 or out[-1] != kind or out[-2] != kind:
            out.append(kind)
    return "".join(out)


def word_lists_as_kept() -> bytes:
    """Return the file that holds the tagger's word lists; training notes its hash."""
    return files("dossier.data").joinpath("actors_word_flags.json").read_bytes()


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """Return the lists that the tagger was trained with, by the flag that each gives.

    They stand beside the weights and apart from the lexicon: a word that the lexicon learns must not shift the tagger.
    The hash in `actors_model.json` says which lists the weights belong to.
    """
    lists = json.loads(word_lists_as_kept())
    return {flag: frozenset(listed) for flag, listed in lists.items()}


@lru_cache(maxsize=100_000)
def word_flags(word: str) -> tuple[str, ...]:
    """Return the lists a word stands in; name lists count for capitalised words only."""
    lower = word.lower()
    flags = [name for name, members in word_lists().items() if lower in members]
    if word[:1].isupper():
        facts = word_facts(word)
        if facts.first_name:
            flags.append("fn" + facts.first_name)
        if facts.last_name:
            flags.append("ln" + facts.last_name)
        if lower.endswith(DEMONYM_ENDINGS):
            flags.append("de")
    return tuple(flags)


def affixes(lower: str) -> tuple[str, ...]:
    """Return the beginnings and ends of a word that are shorter than it."""
    beginnings = (f"p{lower[:size]}" for size in (2, 3) if len(lower) > size)
    ends = (f"s{lower[-size:]}" for size in (1, 2, 3, 4) if len(lower) > size)
    return (*beginnings, *ends)


def word_features(word: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the features of a word for its own place, one place off and two places off."""
    lower = word.lower()
    form = shape(word)
    facts = word_facts(word)
    flags = tuple("f" + flag for flag in word_flags(word))
    base = ("w" + lower, "x" + form)
    browns = tuple(f"b{size}{facts.brown[:size]}" for size in (4, 6, 8)) if facts.brown else ()
    clusters = tuple(f"k{level}{number}" for level, number in enumerate(facts.clusters))
    near = base + browns + clusters[:2] + flags
    own = (
        *base,
        *browns,
        *((f"B{facts.brown}",) if facts.brown else ()),
        *clusters,
        *flags,
        *affixes(lower),
        f"c{facts.case}{form[:1]}",
        f"cx{facts.case}{form}",
        *(f"x{form}{flag}" for flag in flags),
        *((f"n{min(len(word), 7)}",) if word.isupper() else ()),
    )
    if "-" in word[1:-1]:
        own += tuple(f"h{part}" for part in lower.split("-")[:4])
    far = base + browns[1:2] + clusters[:1] + flags
    return own, near, far


@dataclass(frozen=True, slots=True)
class Memory:
    """What the rest of the document says of a word."""

    inside: frozenset[str]
    """Words seen capitalised inside a sentence."""
    small: dict[str, int]
    """How often a word stands in lower case."""
    capital: dict[str, int]
    """How often its lower-case form stands capitalised."""
    before: dict[str, frozenset[str]]
    """Flags of the words before a capitalised word, over the whole document."""
    after: dict[str, frozenset[str]]


def remember(tokens: Tokens) -> Memory:
    """Go through the document once for the features that look elsewhere in it."""
    words = tokens.words
    small: dict[str, int] = {}
    capital: Counter[str] = Counter()
    for word, count in Counter(words).items():
        if word[0].isupper():
            capital[word.lower()] += count
        elif word[0].isalpha():
            small[word] = count
    inside: set[str] = set()
    before: defaultdict[str, set[str]] = defaultdict(set)
    after: defaultdict[str, set[str]] = defaultdict(set)
    for low, high in tokens.segments:
        if is_loud(words[low:high]):
            continue
        for at in [at for at in range(low, high) if words[at][0].isupper()]:
            word = words[at]
            if at > low:
                before[word].add(words[at - 1])
                if words[at - 1] not in '"“‘:(':
                    inside.add(word)
            if at + 1 < high:
                after[word].add(words[at + 1])
    return Memory(frozenset(inside), small, capital, _flags(before), _flags(after))


def _flags(neighbours: dict[str, set[str]]) -> dict[str, frozenset[str]]:
    """Return by word the flags of all its neighbours."""
    return {word: frozenset().union(*map(word_flags, beside)) for word, beside in neighbours.items()}


@lru_cache(maxsize=2_000)
def is_loud(words: tuple[str, ...]) -> bool:
    """Tell whether capitals say little here: most longer words are capitalised, as in headlines."""
    longer = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(longer) >= 4 and sum(word[0].isupper() for word in longer) > 0.8 * len(longer)


@lru_cache(maxsize=50_000)
def recased(word: str) -> str:
    """Guess the usual case of a word that stands in a sentence of capitals."""
    facts = word_facts(word.lower())
    lower_case_word = facts.case[:1] in {"a", "b", "c"}
    return word.lower() if lower_case_word else word.capitalize()


def usual_case(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a sentence, re-cased when the whole sentence is in capitals."""
    if any(word[0].isalpha() and not word.isupper() for word in words):
        return words
    letters = [word for word in words if word[0].isalpha()]
    if len(letters) >= 4 and sum(len(word) for word in letters) > 15:
        return tuple(recased(word) if len(word) > 1 else word for word in words)
    return words


@lru_cache(maxsize=2_000)
def phrase_marks(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return for each token the longest listed phrase it stands in: size, classes and place in it, or ''.

    Kept for a while because the tagger and the name lists look at the same sentences.
    """
    marks = [""] * len(words)
    end = 0
    for at in [at for at, word in enumerate(words) if word[0].isupper() or (word[0] == "a" and _is_arabic(word))]:
        size, found = longest_phrase(words, at) if at >= end else (0, "")
        if size:
            end = at + size
            wide = "M" if size > 1 else "S"
            marks[at:end] = [f"{wide}B{found}", *[f"{wide}I{found}"] * (size - 1)]
    return tuple(marks)


def _is_arabic(word: str) -> bool:
    """Tell whether a word is a name behind its article: "al-Assad"."""
    return word.startswith("al-") and word[3:4].isupper()


def longest_phrase(words: tuple[str, ...], at: int) -> tuple[int, str]:
    """Return the size and classes of the longest listed phrase that begins at a word; no size if there is none.

    A word of a single letter is no phrase alone.
    """
    first = _listed(words[at])
    known = phrases_from(first)
    keys = [_listed(word) for word in words[at : at + min(longest_from(first), MAX_PHRASE)]]
    for size in range(len(keys), 0, -1):
        found = known.get(" ".join(keys[:size]), "")
        if found and (size > 1 or len(words[at]) > 1):
            return size, found
    return 0, ""


def _listed(word: str) -> str:
    """Return a word as the lists have it."""
    return word.lower().replace(".", "")


def mark_features(mark: str) -> tuple[str, ...]:
    """Return the features of a phrase mark, one a class."""
    if not mark:
        return ()
    return tuple(f"g{mark[:2]}{name}" for name in mark[2:].split(","))


LOWER, SHAPE, CLUSTER = range(3)
"""What joint features look at in a word: itself in lower case, its shape, its coarse cluster."""

BEGIN, END = ("<s>", "<", "<"), ("</s>", ">", ">")
"""What they see before the first word of a sentence and behind the last."""

JOINT: dict[str, tuple[tuple[int, int], ...]] = {
    "l": ((-1, LOWER), (0, LOWER)),
    "P": ((-1, LOWER), (0, SHAPE)),
    "d": ((-1, CLUSTER), (0, CLUSTER)),
    "r": ((0, LOWER), (1, LOWER)),
    "N": ((0, SHAPE), (1, LOWER)),
    "e": ((0, CLUSTER), (1, CLUSTER)),
    "t": ((-1, SHAPE), (0, SHAPE), (1, SHAPE)),
}
"""The features that a token shares with its neighbours: by first letter, where they look and at what.

The name of such a feature is its letter and what is seen, joined by bars.
"""


def parts_of(word: str) -> tuple[str, str, str]:
    """Return what joint features see of a word in its usual case."""
    return word.lower(), shape(word), word_facts(word).brown[:7]


def joint_features(words: Sequence[str]) -> list[list[str]]:
    """Return for each word of a sentence the features that it shares with its neighbours."""
    seen = [BEGIN, *map(parts_of, words), END]
    return [
        [letter + "|".join(seen[at + offset][part] for offset, part in looks) for letter, looks in JOINT.items()]
        for at in range(1, len(seen) - 1)
    ]


def memory_features(word: str, written: str, memory: Memory, *, first: bool, loud: bool) -> tuple[str, ...]:
    """Return whether a token begins its sentence, and what the rest of the document says of its word.

    Parameters:
        word: The word in its usual case.
        written: The word as it stands in the text.
        memory: What the rest of the document says.
        first: Whether it is the first of the sentence.
        loud: Whether the sentence is a headline-like one.
    """
    form = shape(word)
    begins = (f"S{form[:2]}",) if first else ()
    if not word[0].isupper():
        return begins
    lower = word.lower()
    seen = written in memory.inside
    low, high = memory.small.get(lower, 0), memory.capital.get(lower, 0)
    ratio = "0" if not low else "-" if low < high else "+"
    return (
        *begins,
        *((f"L{form}",) if loud else ()),
        f"m{seen:d}{ratio}",
        f"M{seen:d}{ratio}{first:d}{form}",
        *("u" + flag for flag in sorted(memory.before.get(word, ()))),
        *("v" + flag for flag in sorted(memory.after.get(word, ()))),
    )


def context_features(words: tuple[str, ...], written: tuple[str, ...], memory: Memory, loud: bool) -> list[list[str]]:
    """Return the features of each token of a sentence that depend on more than one word, as training counts them.

    The tagger adds up the same ones by what they depend on, which it keeps.

    Parameters:
        words: The words of the sentence in their usual case.
        written: The words as they stand in the text.
        memory: What the rest of the document says.
        loud: Whether the sentence is a headline-like one.
    """
    joint = joint_features(words)
    remembered = [memory_features(word, written[at], memory, first=at == 0, loud=loud) for at, word in enumerate(words)]
    return [[ALWAYS, *joint[at], *remembered[at]] for at in range(len(words))]


ALWAYS = "1"
"""The feature that every token has."""

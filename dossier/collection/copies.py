"""Find documents that hold the same text: a wire story that two papers print is one story with two sources.

Texts are compared by their shingles, runs of five words. A card holds the smallest hashes of a text's shingles
(Broder's bottom-k sketch); texts that share many of them are candidates, and only these are read and compared word by
word. So the time grows with the number of documents, not of pairs.

Two texts that are made from one template (two declarations of disaster, a weekly notice) share most of their shingles
too. What tells them from copies: each names somebody, some place or a number that the other does not. A copy adds,
leaves out or words anew; it does not put another county in the place of the first.
"""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain, combinations

import msgspec
import numpy as np
import numpy.typing as npt

from dossier.edtf import first_day
from dossier.english.datelines import skip_lead
from dossier.model import Card, Collection, Document, Dossier, Profile, Span

SHINGLE = 5
"""Words in a row."""
KEPT = 64
"""Hashes of a text that its card holds: 256 bytes."""
FEWEST = 50
"""Words of a text that is compared at all: shorter ones are captions, notices, calendars."""
COMMON = 20
"""Documents above which a shingle is a formula ("By the authority vested in me"), and makes nobody a candidate."""
HALF = 0.35
"""Share of the hashes, formulas aside, that candidates have in common: of a text and its first half there are half."""
ALIKE = 0.6
"""Share of all shingles of two texts that both have (Jaccard) from which on they are one: a word of twenty that is put
otherwise leaves two thirds. What keeps texts of one template apart is not this but what they name (`telling`): among
1,498 declarations, nominations and notices of the White House 0.85 and 0.4 find the same pairs."""
SHORTENED = (0.95, 0.4)
"""Or: share of the shorter text's shingles that the longer one has, and of all that both have: a text cut short."""
JOINTS = 2 * (SHINGLE - 1)
"""Shingles of its own that a text has where two sentences were cut out of it, however short it is."""
DAYS = 3
"""Days within which copies are printed. What comes later may be a formula used again (a statement on the next test of a
missile), so texts farther apart are one only where they are long and nothing tells them apart."""
LONG = 400
"""Shingles from which on a text is no formula."""
REPEATED = 0.97
"""Share of all shingles that both of two long texts have which are one although they are dated apart."""

Hashes = npt.NDArray[np.uint32]
Places = npt.NDArray[np.int64]

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
_PARTS = re.compile(r"[-.,'’]")
_BEGINS = frozenset(("", *'.!?\n:;"“”‘*-–—•('))
"""Behind these a word has a capital because a sentence begins."""
_MIX = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
"""Odd constants of SplitMix64: good spread, the same on every machine."""


@dataclass(slots=True)
class Compared:
    """What comparing pairs of texts came to, so that the same two are not read again."""

    pairs: dict[str, bool] = field(default_factory=dict)
    """Keys of two texts, the smaller first -> whether they are one."""

    def to_bytes(self) -> bytes:
        """Return it as a file keeps it."""
        return msgspec.msgpack.encode(sorted(self.pairs.items()))

    @classmethod
    def from_bytes(cls, kept: bytes | None) -> Compared:
        """Read what a file keeps; what cannot be read is compared anew."""
        try:
            return cls(dict(msgspec.msgpack.decode(kept, type=list[tuple[str, bool]]))) if kept else cls()
        except msgspec.DecodeError:
            return cls()


# ---------------------------------------------------------------------------------------------------------------- texts


def prose_of(document: Document) -> str:
    """Return the text without what each paper writes itself: headings, lines about the document, place and agency."""
    text = document.text
    spans = [block.span for block in document.blocks if block.kind not in ("heading", "meta")]
    first, *others = spans or [Span(0, len(text))]
    # Place, day and agency before the first sentence ("VARN, Nov 3 (Borderline News) - ") are no names of the story.
    parts = [Span(skip_lead(text, first.start, first.end), first.end), *others]
    return "\n".join(span.of(text) for span in parts)


def words_of(text: str) -> list[str]:
    """Return the words of a text; case does not count."""
    return [match.lower() for match in _WORD.findall(text)]


def shingles(words: Sequence[str]) -> Hashes:
    """Return the hashes of all runs of five words, sorted, each once."""
    if len(words) < SHINGLE:
        return np.zeros(0, np.uint32)
    spelled = (zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words)
    single = np.fromiter(spelled, np.uint64, len(words))
    mixed = np.zeros(len(words) - SHINGLE + 1, np.uint64)
    for step in range(SHINGLE):
        mixed = mixed * _MIX[0] + single[step : step + len(mixed)] * _MIX[1]
    mixed ^= mixed >> np.uint64(29)
    mixed *= _MIX[2]
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))


def sketch_of(document: Document) -> bytes:
    """Return what the card of a document holds of its text: the smallest hashes; nothing of a short text."""
    words = words_of(prose_of(document))
    if len(words) < FEWEST:
        return b""
    return shingles(words)[:KEPT].astype("<u4").tobytes()


# ----------------------------------------------------------------------------------------------------------- candidates


def candidates(cards: Sequence[Card]) -> Iterator[tuple[int, int]]:
    """Go through pairs of documents that may hold the same text, as places among the cards, the smaller first."""
    yield from sorted({*alike(cards), *twins(cards)})


def alike(cards: Sequence[Card]) -> Iterator[tuple[int, int]]:
    """Go through pairs whose sketches have much in common, formulas aside, which many documents have.

    All hashes are sorted once, so that those who have one stand together; a loop over them took ten times as long.
    """
    sketches = [np.frombuffer(card.sketch, "<u4") for card in cards]
    hashes = np.concatenate([np.zeros(0, "<u4"), *sketches])
    places = np.repeat(np.arange(len(cards)), [len(sketch) for sketch in sketches])
    order = np.argsort(hashes, kind="stable")  # so that places stay in their order
    holders, starts = places[order], np.flatnonzero(np.diff(hashes[order], prepend=np.uint32(0)) != 0)
    starts = np.union1d(starts, np.zeros(min(1, len(hashes)), np.int64))
    spread = np.diff(starts, append=len(hashes))
    telling = np.bincount(holders[np.repeat(spread <= COMMON, spread)], minlength=len(cards))
    shared, number = np.unique(np.concatenate(list(pairs_of_holders(holders, starts, spread))), return_counts=True)
    left, right = shared // len(holders), shared % len(holders)
    is_enough = number >= HALF * np.minimum(telling[left], telling[right])
    return zip(left[is_enough].tolist(), right[is_enough].tolist(), strict=True)


def pairs_of_holders(holders: Places, starts: Places, spread: Places) -> Iterator[Places]:
    """Give the pairs of documents that have a hash, each pair as one number, once for each hash that both have.

    Parameters:
        holders: The places of those who have each hash, in their order.
        starts: Where those of each hash begin.
        spread: How many they are.
    """
    yield np.zeros(0, np.int64)
    for size in range(2, COMMON + 1):
        begins = starts[spread == size]
        for one, other in combinations(range(size), 2):
            yield holders[begins + one] * len(holders) + holders[begins + other]


def twins(cards: Sequence[Card]) -> Iterator[tuple[int, int]]:
    """Go through pairs whose sketches are the same: also those that are made of formulas alone."""
    groups: defaultdict[bytes, list[int]] = defaultdict(list)
    for place, card in enumerate(cards):
        if card.sketch:
            groups[card.sketch].append(place)
    for places in groups.values():
        yield from ((places[0], other) for other in places[1:])


# ------------------------------------------------------------------------------------------------------------ comparing


@dataclass(frozen=True, slots=True)
class Telling:
    """What tells one text from another that is made from the same template."""

    names: frozenset[str]
    numbers: frozenset[str]
    words: frozenset[str]
    """All words, and the parts of those with a hyphen or a point."""


def telling(text: str) -> Telling:
    """Return names and numbers of a text: words with a capital within a sentence, and words with a digit."""
    names: set[str] = set()
    numbers: set[str] = set()
    words: set[str] = set()
    for match in _WORD.finditer(text):
        plain = match[0].lower()
        words.update((plain, *_PARTS.split(plain)))
        if any(character.isdigit() for character in plain):
            numbers.add(plain)
        elif match[0][0].isupper() and text[max(0, match.start() - 4) : match.start()].rstrip(" ")[-1:] not in _BEGINS:
            names.add(plain)
    return Telling(frozenset(names), frozenset(numbers), frozenset(words))


def is_same_text(one: Document, other: Document) -> bool:
    """Tell whether two documents hold the same text, whole or cut short, perhaps worded anew in places."""
    texts = prose_of(one), prose_of(other)
    left, right = (shingles(words_of(text)) for text in texts)
    shared = len(np.intersect1d(left, right, assume_unique=True))
    if not shared or not is_alike(shared, len(left), len(right)):
        return False
    mine, theirs = map(telling, texts)
    apart = days_apart(one, other)
    if apart is not None and apart > DAYS:
        return shared >= max(LONG, REPEATED * (len(left) + len(right) - shared)) and not any(
            lacks(own, theirs) or lacks(their, mine) for own, their in pairs_of(mine, theirs)
        )
    return not any(lacks(own, theirs) and lacks(their, mine) for own, their in pairs_of(mine, theirs))


def is_alike(shared: int, left: int, right: int) -> bool:
    """Tell by the number of shingles whether two texts are one, whole or cut short."""
    of_all, shorter = shared / (left + right - shared), min(left, right)
    is_held = shared >= min(SHORTENED[0] * shorter, shorter - JOINTS)
    return of_all >= ALIKE or (is_held and of_all >= SHORTENED[1])


def pairs_of(mine: Telling, theirs: Telling) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return names and numbers of two texts, side by side."""
    return (mine.names, theirs.names), (mine.numbers, theirs.numbers)


def lacks(wanted: Iterable[str], text: Telling) -> bool:
    """Tell whether a text lacks any of some words."""
    return not text.words.issuperset(wanted)


def days_apart(one: Document, other: Document) -> int | None:
    """Return how many days lie between the dates of two documents; None where one has none."""
    days = [first_day(document.date.value) if document.date else None for document in (one, other)]
    try:
        first, second = (date.fromisoformat(day or "") for day in days)
    except ValueError:
        return None
    return abs((first - second).days)


# --------------------------------------------------------------------------------------------------------------- groups


def find_copies(
    cards: Sequence[Card], load: Callable[[str], Dossier], compared: Compared | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return the documents that hold the same text, those published first in front.

    A document belongs to a group if it is the same text as the one published first; so a chain of small changes does
    not join two texts that nobody would call the same. What people say in a file's head wins: `copy_of`, `not_copy_of`.

    Parameters:
        cards: Of all documents.
        load: Reads a dossier; asked for candidates alone.
        compared: What was found before; changed, and holds what is still of use.

    Returns:
        Groups of two ids and more, by their first.
    """
    compared = compared if compared is not None else Compared()
    used: dict[str, bool] = {}
    same: defaultdict[str, set[str]] = defaultdict(set)
    for left, right in candidates(cards):
        one, other = cards[left], cards[right]
        key = pair_key(one, other)
        if key not in compared.pairs:
            compared.pairs[key] = is_same_text(load(one.id).document, load(other.id).document)
        used[key] = compared.pairs[key]
        if used[key]:
            same[one.id].add(other.id)
            same[other.id].add(one.id)
    compared.pairs = used
    return grouped(cards, same, Said(cards))


def pair_key(one: Card, other: Card) -> str:
    """Return what stands for two texts with their dates, in whichever order."""
    return "\0".join(sorted(f"{card.kept or card.key or card.id} {card.date}" for card in (one, other)))


def grouped(cards: Sequence[Card], same: Mapping[str, set[str]], said: Said) -> tuple[tuple[str, ...], ...]:
    """Put each document to the first of those published before it that hold the same text."""
    groups: dict[str, list[str]] = {}
    home: dict[str, str] = {}
    ordered = sorted(cards, key=published)
    order = {card.id: place for place, card in enumerate(ordered)}
    for card in ordered:
        told = (home.get(other, other) for other in sorted(said.copies.get(card.id, ())))
        alike = sorted(same.get(card.id, ()), key=order.__getitem__)
        fitting = (first for first in chain(told, alike) if first in groups and not said.are_apart(card.id, first))
        first = next(fitting, card.id)
        groups.setdefault(first, []).append(card.id)
        home[card.id] = first
    return tuple(tuple(group) for _, group in sorted(groups.items()) if len(group) > 1)


def published(card: Card) -> tuple[bool, str, bool, str]:
    """Return what sorts documents by when they were published; one that says by whom and where comes before others."""
    return not card.date, card.date, not (card.source or card.url), card.id


class Said:
    """What people say in the heads of files about copies."""

    def __init__(self, cards: Sequence[Card]) -> None:
        """Read it.

        Parameters:
            cards: Of all documents; documents are named by id, path or address.
        """
        known = {name: card.id for card in cards for name in (card.id, card.path, card.url) if name}
        self.copies: dict[str, frozenset[str]] = {}
        """Document -> those it is said to be a copy of."""
        self.others: dict[str, frozenset[str]] = {}
        """Document -> those it is said to be no copy of."""
        self.alone: set[str] = set()
        """Documents that are said to be nobody's copies."""
        for card in cards:
            for name, *values in card.fields:
                self._read(card.id, name.lower().replace("-", "_").replace(" ", "_"), values, known)

    def _read(self, document: str, name: str, values: Sequence[str], known: Mapping[str, str]) -> None:
        found = frozenset(known[value] for value in values if value in known) - {document}
        if name == "copy_of":
            self.copies[document] = found
        elif name == "not_copy_of":
            self.others[document] = found
            if {"all", "any", "true", "yes"} & {value.lower() for value in values}:
                self.alone.add(document)

    def are_apart(self, one: str, other: str) -> bool:
        """Tell whether people say that two documents are no copies of each other."""
        if one in self.alone or other in self.alone:
            return True
        return other in self.others.get(one, ()) or one in self.others.get(other, ())


def counted_once(collection: Collection, copies: tuple[tuple[str, ...], ...]) -> Collection:
    """Return a collection that knows which of its documents hold the same text, and whom only one text names."""
    if not copies:
        return collection
    first = {one: group[0] for group in copies for one in group}

    def marked(profile: Profile) -> Profile:
        if len(profile.entries) == 1:
            return profile
        named = {entry.dossier for entry in profile.entries}
        is_one = len(named) > 1 and len({first.get(one, one) for one in named}) == 1
        return replace(profile, one_story=True) if is_one else profile

    return replace(collection, copies=copies, profiles=tuple(map(marked, collection.profiles)))


# --------------------------------------------------------------------------------------------------------- what differs


def only_here(dossier: Dossier, other: Dossier) -> list[Span]:
    """Return the sentences of a document that another does not have word for word; those about the document aside."""
    theirs = {plain(sentence.span.of(other.document.text)) for sentence in other.sentences}
    mine = (sentence.span for sentence in dossier.sentences if sentence.kind != "meta")
    return [span for span in mine if plain(span.of(dossier.document.text)) not in theirs]


def plain(sentence: str) -> str:
    """Return a sentence by its words alone."""
    return " ".join(words_of(sentence))

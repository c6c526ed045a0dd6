"""A name that is another one with a slip in it: "Ladislav Hrabvosky" beside "Hrabovsky"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.analyse.actors.cases import say
from dossier.analyse.actors.entities import Entity, bare
from dossier.analyse.actors.lexicons import word_facts
from dossier.english.person_names import PARTICLES
from dossier.english.tokens import Tokens
from dossier.model import Reason

SHORTEST = 6
"""Letters of the shortest word in which one wrong letter is taken for a slip; "Kahn" and "Khan" are two names."""
SHORTEST_VOWEL = 5
"""Of one in which a vowel is written as its neighbour, as in names from another script: Wasef, Wasif."""
ONE_VOWEL = ([{"e", "i"}], [{"o", "u"}])
MOST = 200
"""Names looked at for one word, the first; keeps long lists of names linear."""
Index = dict[tuple[str, int], list[tuple[Entity, tuple[str, ...]]]]
"""First letter and length of a word -> the actors in whose forms it stands."""
SLIP = Reason("one-letter-off")


def without_twins(entities: Sequence[Entity], tokens: Tokens) -> list[Entity]:
    """Return the actors with each that is the slip of another put with it.

    It is one if it stands once, differs in one letter of one word (two that changed places count as one), nobody knows
    that word, and the other name is known or stands more than once.
    """
    slips = [entity for entity in entities if len(entity.names) == 1 and any(map(is_unknown, entity.forms[0]))]
    if not slips:
        return list(entities)
    index = by_beginning(entities)
    gone: set[int] = set()
    for slip in slips:
        found = {twin.number: twin for twin in twins_of(slip, index) if twin.number not in gone}
        if len(found) == 1:
            meant = found.popitem()[1]
            say(TWIN.name, slip.names[0], tokens, "joined", " ".join(meant.fullest))
            taken_in(slip, meant)
            gone.add(slip.number)
    return [entity for entity in entities if entity.number not in gone]


def by_beginning(entities: Iterable[Entity]) -> Index:
    """Return the forms of all actors by the first letter and the length of each word."""
    index: Index = {}
    for entity in entities:
        for form in entity.forms:
            for word in form:
                index.setdefault((word[0], len(word)), []).append((entity, form))
    return index


@lru_cache(maxsize=20_000)
def is_unknown(word: str) -> bool:
    """Tell whether a word is long enough for a slip and in no list of names or words."""
    if len(word) < SHORTEST_VOWEL or not word.isalpha():
        return False
    facts = word_facts(word)
    return not (facts.clusters or facts.first_name or facts.last_name)


def twins_of(slip: Entity, index: Index) -> Iterator[Entity]:
    """Return the actors of whose names one is the slip's but for a letter."""
    words = slip.forms[0]
    for word in filter(is_unknown, words):
        for size in (-1, 0, 1):
            for twin, form in index.get((word[0], len(word) + size), ())[:MOST]:
                if twin is not slip and twin.type == slip.type and is_twin(words, twin, form):
                    yield twin


def is_twin(words: tuple[str, ...], twin: Entity, form: tuple[str, ...]) -> bool:
    """Tell whether a form is the words but for one letter in one of them, and is the one to go by."""
    if len(words) == 1 and twin.type == "person":
        form = form[-1:]  # a last name alone
    if len(form) != len(words):
        return False
    other = [(one, two) for one, two in zip(words, form, strict=True) if bare(one) != bare(two)]
    if len(other) != 1 or not is_unknown(other[0][0]):
        return False
    better = len(twin.names) > 1 or not is_unknown(other[0][1])
    return better and one_letter_off(bare(other[0][0]), bare(other[0][1]))


def one_letter_off(one: str, other: str) -> bool:
    """Tell whether a slip differs from a word in one letter behind the first: wrong, left out, too much, or astray.

    In a short one it must be a vowel that is another in other spellings.
    """
    if len(one) < SHORTEST:
        return has_other_vowel(one, other)
    short, long = sorted((one, other), key=len)
    if short[:1] != long[:1] or len(short) < SHORTEST - 1 or one in PARTICLES or is_inflected(short, long):
        return False
    at = next((place for place, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]


def has_other_vowel(one: str, other: str) -> bool:
    """Tell whether two words of one length differ in one vowel, as spellings of a name from another script do."""
    if len(one) != len(other):
        return False
    return [{a, b} for a, b in zip(one, other, strict=True) if a != b] in ONE_VOWEL


def is_inflected(short: str, long: str) -> bool:
    """Tell whether the longer word is a plural or the like of the shorter, or a woman's form of a name."""
    return len(short) < len(long) and long[:-1] == short and long[-1] in "saine"


def taken_in(slip: Entity, meant: Entity, reason: Reason = SLIP) -> None:
    """Put the names of an actor, such as a slip's, with the actor meant."""
    meant.forms += [form for form in slip.forms if form not in meant.forms]
    both = sorted(
        zip([*meant.names, *slip.names], [*meant.joined, *(reason for _ in slip.names)], strict=True),
        key=lambda pair: pair[0].first,
    )
    meant.names = [name for name, _ in both]
    meant.joined = [rule for _, rule in both]


@dataclass(frozen=True, slots=True)
class Twin:
    """The rule, for its tests and for `dossier why`."""

    name: str
    run: Callable[[Sequence[Entity], Tokens], list[Entity]]
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


TWIN = Twin(
    "one letter off",
    without_twins,
    yes=(
        "Minister Ladislav Hrabovsky spoke. Hrabovsky smiled. [Ladislav Hrabvosky]{Ladislav Hrabovsky} left.",
        "President Jacques Chirac spoke. Later President [Chriac]{Jacques Chirac} left.",
        "Professor Sally Wasef spoke. Wasef smiled. Later [Wasif]{Sally Wasef} left.",
    ),
    no=(
        "Minister Peter Hansen spoke. Hansen smiled. [Peter Hanson] left.",
        "Minister Peter Wasef spoke. Wasef smiled. Minister [Wasaf] left.",
    ),
)

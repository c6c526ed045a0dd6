"""Who is named in full in a document, put together before anybody asks whom a last name alone means.

A name alone can be judged only by all who bear it: the son who is named in the tenth paragraph bears the name of the
president in the first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.analyse.actors.called_also import named_also
from dossier.analyse.actors.introductions import introduced_as_one, introduced_as_two, says_office, sentence_of
from dossier.analyse.actors.lexicons import first_name_gender, word_facts
from dossier.analyse.actors.names import Name, words_of
from dossier.analyse.actors.office_holders import terms
from dossier.analyse.actors.wordlists import KIN, TITLES
from dossier.english.names import fold
from dossier.english.patterns import word_set
from dossier.english.person_names import (
    PARTICLES,
    PersonName,
    are_two,
    family_name_key,
    given_names_agree,
    may_be_one,
    person_name,
)
from dossier.english.tokens import Tokens

Form = tuple[str, ...]
"""A name as its words."""

BEFORE, BEHIND = 4, 7
"""Tokens before and behind a name in which a word of kinship brings somebody in as a relative."""
RELATIVES = KIN - {"family", "parents"}
OWNERS = word_set("his her their my our your whose 's")
"""Whose relative: a word of kinship without one of them is none ("Brother Paul Lund")."""
BETWEEN = TITLES | word_set(", late former then future eldest youngest older younger")
"""What may stand between the word of kinship and the name."""
NO_RELATION = word_set("related relation")
"""Of whom they are said ("who is no relation", "is not related to him") is one of two bearers of the name as well."""
EQUATING = word_set(", is was ( – —")
MOST = 40
"""Persons looked at for one shared word; keeps long lists of names linear."""
SPOUSES = frozenset({("first", "lady"), ("second", "lady"), ("first", "gentleman"), ("second", "gentleman")})
"""Before a name: the husband or wife of whoever holds the office."""


@dataclass(frozen=True, slots=True)
class People:
    """The persons whom a document names in full, by number."""

    number: dict[Form, int]
    """Whose a full name is."""
    families: dict[str, tuple[int, ...]]
    """Key of a family name -> who bears it."""
    givens: dict[str, tuple[int, ...]]
    """Another word of a name, folded -> who bears it."""
    relatives: frozenset[int]
    """Those whom the text somewhere brings in as somebody's son, wife or brother."""
    firsts: tuple[int, ...]
    """The token at which each is named first in full."""
    names: tuple[Form, ...]
    """What each is named in full."""
    apart: Mapping[int, int]
    """First token of a full name that is of another than `number` says -> whose it is."""

    def person_of(self, name: Name, words: Form) -> int | None:
        """Return whose full name a name is; None for all other names."""
        return self.apart.get(name.first, self.number.get(words)) if name.type == "person" else None

    def bearing(self, words: Form) -> tuple[int, ...]:
        """Return who bears a name that stands alone: as a family name, else as another part of the name."""
        name = person_name(words)
        return self.families.get(family_name_key(name.family)) or self.givens.get(name.family, ())


def people_of(names: Iterable[Name], tokens: Tokens) -> People:
    """Put the full names of a document together, person by person.

    Two names are one person's if nothing in the words speaks against it and neither fits anybody else: "J. Berg"
    is nobody's where the text names James and John Berg.
    """
    persons = [name for name in names if name.type == "person"]
    seconds = namesakes_of_relatives(persons, tokens)
    aside = set(seconds)
    places = full_names((name for name in persons if name not in aside), tokens)
    groups, number = grouped(places, tokens)
    put_together(groups, number, persons, tokens)
    firsts = [first_place(group, places) for group in groups]
    apart = {name.first: at for at, name in enumerate(seconds, len(groups))}
    groups += [[words_of(name, tokens)] for name in seconds]
    return People(
        number,
        by_key(groups, lambda name: (family_name_key(name.family),)),
        by_key(groups, lambda name: [word for word in name.given if word not in PARTICLES]),
        frozenset((*relatives(places, number, tokens), *apart.values())),
        (*firsts, *apart),
        tuple(next(iter(group), ()) for group in groups),
        apart,
    )


def first_place(group: Sequence[Form], places: Mapping[Form, list[Name]]) -> int:
    """Return the token at which a person is named first in full; 0 for one who was put with another."""
    return min((places[form][0].first for form in group), default=0)


def put_together(groups: list[list[Form]], number: dict[Form, int], persons: Sequence[Name], tokens: Tokens) -> None:
    """Put two persons together of whom the text says that one name is another of the other's."""
    for name, before in named_also(persons, tokens):
        theirs, ours = number.get(words_of(name, tokens)), number.get(words_of(before, tokens))
        if theirs is None or ours is None or theirs == ours:
            continue
        groups[ours] += groups[theirs]
        number.update(dict.fromkeys(groups[theirs], ours))
        groups[theirs] = []


def relatives(places: Mapping[Form, list[Name]], number: Mapping[Form, int], tokens: Tokens) -> set[int]:
    """Return the persons whom the text somewhere brings in as relatives."""
    return {number[form] for form, names in places.items() if any(is_relative(name, tokens) for name in names)}


def namesakes_of_relatives(persons: Sequence[Name], tokens: Tokens) -> list[Name]:
    """Return the first name of each relative who is called as the person is whose relative it is.

    "Paul Berg sold the farm. His son, Paul Berg, bought it": the pronoun must be able to mean the one named right
    before, who was not brought in as a relative of anybody's, or the two are one.
    """
    found: dict[Form, Name] = {}
    whole: dict[Form, Name] = {}
    for before, name in pairwise((*persons[:1], *persons)):
        words = words_of(name, tokens)
        first = whole.setdefault(words, name)
        if first is name or words in found or words_of(before, tokens) not in {words, words[-1:]}:
            continue
        if person_name(words).is_full and is_of_namesake(name, tokens) and not is_relative(first, tokens):
            found[words] = name
    return list(found.values())


def is_of_namesake(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name is brought in by "his son" or "her daughter", and the pronoun fits a bearer of the name."""
    if kin_before(name, tokens) is None:
        return False
    near = tokens.lower[max(0, name.first - BEFORE - 2) : name.first]
    sex = first_name_gender(person_name(words_of(name, tokens)).words[0])
    return ("his" in near and sex != "f") or ("her" in near and sex != "m")


def full_names(names: Iterable[Name], tokens: Tokens) -> dict[Form, list[Name]]:
    """Return where each full name of a person stands, in the order of the text."""
    places: dict[Form, list[Name]] = {}
    for name in names:
        if name.type == "person" and person_name(words := words_of(name, tokens)).is_full:
            places.setdefault(words, []).append(name)
    return places


def grouped(places: Mapping[Form, list[Name]], tokens: Tokens) -> tuple[list[list[Form]], dict[Form, int]]:
    """Return the forms of full names person by person, and the number of each form's person; the fullest come first."""
    number: dict[Form, int] = {}
    groups: list[list[Form]] = []
    index: dict[str, list[int]] = {}
    for form in sorted(places, key=lambda form: written_out(person_name(form)), reverse=True):
        keys = meeting_keys(person_name(form))
        near = dict.fromkeys(at for key in keys for at in index.get(key, ())[-MOST:])
        at = group_of(form, near, groups, tokens, places)
        if at is None:
            at = len(groups)
            groups.append([])
        groups[at].append(form)
        number[form] = at
        for key in keys:
            index.setdefault(key, []).append(at)
    return groups, number


def written_out(name: PersonName) -> tuple[int, int]:
    """Return how much a name says: the words before the family name that are no initials, then all."""
    return sum(len(word) > 1 for word in name.given), len(name.words)


def meeting_keys(name: PersonName) -> list[str]:
    """Return what two full names of one person share one of."""
    words = [word for word in name.words if word not in PARTICLES]
    return [*dict.fromkeys(("family " + family_name_key(name.family), "all " + "".join(name.words), *words))]


def group_of(
    form: Form, near: Iterable[int], groups: Sequence[Sequence[Form]], tokens: Tokens, places: Mapping[Form, list[Name]]
) -> int | None:
    """Return the only person whose full name a form may be, by number; the same words are always the same person."""
    name = person_name(form)
    fitting = []
    for at in near:
        others = [person_name(other) for other in groups[at]]
        if name in others:
            return at
        agrees = is_nickname_of(name, others) or (
            any(may_be_one(name, other) for other in others) and not any(are_two(name, other) for other in others)
        )
        if agrees and not any(is_told_apart(form, other, places, tokens) for other in groups[at]):
            fitting.append(at)
    return fitting[0] if len(fitting) == 1 else None


def is_nickname_of(name: PersonName, others: Iterable[PersonName]) -> bool:
    """Tell whether a name is the nickname that the text gives somebody, with the last name: Buddy Hale."""
    return any(other.nickname and name.words == (other.nickname, other.family) for other in others)


def is_told_apart(form: Form, other: Form, places: Mapping[Form, list[Name]], tokens: Tokens) -> bool:
    """Tell whether two names that may be one person's are of two people by how the text brings them in.

    A relative is another; so are names in two orders, or with two given names, that are introduced as two people.
    """
    if is_second_of_family(places[form][0], places[other][0], tokens):
        return True
    if titled_beside(places[form], places[other], tokens):
        return True
    one, two = person_name(form), person_name(other)
    if one.ordinal != two.ordinal:
        return is_of_known_father(one, two) or named_as_two(places[form], places[other], tokens)
    turned = one.words != two.words and one.words == two.words[::-1]
    if not turned and (one.words[0] == two.words[0] or 1 in {len(one.words[0]), len(two.words[0])}):
        return False
    first, second = places[form][0], places[other][0]
    if introduced_as_two(first, second, tokens):
        return True
    return turned and not has_family_name_first(one.words) and not introduced_as_one(first, second, tokens)


def titled_beside(ones: Sequence[Name], others: Sequence[Name], tokens: Tokens) -> bool:
    """Tell whether a sentence has both names and the later has a title: "Aung San Suu Kyi met minister Aung Kyi"."""
    beside = ((one, other) for one in ones[:MOST] for other in others[:MOST] if is_beside(one, other, tokens))
    later = (max(pair, key=lambda name: name.first) for pair in beside)
    return any(says_office(tokens.lower[name.first - 1]) for name in later)


def is_beside(one: Name, other: Name, tokens: Tokens) -> bool:
    """Tell whether two names stand in one sentence."""
    return sentence_of(one, tokens) == sentence_of(other, tokens)


def named_as_two(ones: Sequence[Name], others: Sequence[Name], tokens: Tokens) -> bool:
    """Tell whether a name with "Jr." and one without are introduced as two people, or both stand in one sentence."""
    sentences = {sentence_of(name, tokens) for name in ones}
    if is_called_by_number(person_name(words_of(ones[0], tokens)), tokens):
        return True
    return introduced_as_two(ones[0], others[0], tokens) or any(
        sentence_of(name, tokens) in sentences for name in others
    )


def is_called_by_number(name: PersonName, tokens: Tokens) -> bool:
    """Tell whether the text calls somebody by the last name and "Jr.", as where there is another: "Trump Jr. left"."""
    juniors = (at for at in tokens.places(NUMBERS) if at > 1)
    for at in juniors:
        before = tokens.words[at - 2]
        named = before[0].isupper() and tokens.segment_at(at)[0] <= at - 2 and not is_title_word(before)
        if fold(tokens.words[at - 1]) == name.family and not named:
            return True
    return False


NUMBERS = frozenset({"jr.", "jr", "sr.", "sr"})


def is_title_word(word: str) -> bool:
    """Tell whether a word before a last name is a title and no given name."""
    return word.lower() in TITLES


def is_of_known_father(one: PersonName, two: PersonName) -> bool:
    """Tell whether one is a "Jr." of whose name the holder of a high office is known without: Donald Trump Jr."""
    plain, junior = sorted((one, two), key=lambda name: name.ordinal)
    held = [each for term in terms().get(family_name_key(plain.family), ()) for each in term.names]
    known = [each for each in held if given_names_agree(each.given, plain.given)]
    return bool(known) and not plain.ordinal and junior.ordinal == "2nd" and not any(each.ordinal for each in known)


def has_family_name_first(words: Form) -> bool:
    """Tell whether the two words of a name may stand in either order: one of them, or none, is known as a first name.

    "Orban Viktor" is Viktor Orban; James Thomas and Thomas James are two people.
    """
    return not all(word_facts(word).first_name for word in words)


def is_second_of_family(one: Name, other: Name, tokens: Tokens) -> bool:
    """Tell whether the later of two names is first named as somebody's relative: "His son Joe" is not Joseph."""
    return is_relative(max(one, other, key=lambda name: name.first), tokens)


def by_key(groups: Sequence[Sequence[Form]], keys: Callable[[PersonName], Iterable[str]]) -> dict[str, tuple[int, ...]]:
    """Return key -> the persons with a name that has it."""
    found: dict[str, dict[int, None]] = {}
    for number, group in enumerate(groups):
        for form in group:
            for key in keys(person_name(form)):
                found.setdefault(key, {})[number] = None
    return {key: tuple(numbers) for key, numbers in found.items()}


def is_relative(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name is brought in as somebody's relative: "his son, X", "X, the president's son"."""
    return kin_before(name, tokens) is not None or is_kin_behind(name, tokens)


def kin_before(name: Name, tokens: Tokens) -> str | None:
    """Return the word of kinship that brings a name in, if one stands before it, "lady" of a First Lady included."""
    lower = tokens.lower
    for at in range(name.first - 1, max(0, name.first - 1 - BEFORE), -1):
        word = lower[at]
        if (lower[at - 1], word) in SPOUSES:
            return word
        if word in RELATIVES:
            return word if not OWNERS.isdisjoint(lower[max(0, at - 3) : at]) else None
        if word not in BETWEEN:
            return None
    return None


def is_kin_behind(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name is said to be somebody's relative behind it: "X, 43, son of", "X was her brother"."""
    lower, at = tokens.lower, name.last
    if at + 2 >= len(lower) or lower[at] not in EQUATING:
        return False
    at += 1
    if lower[at].isdigit() and lower[at + 1] == ",":
        at += 2
    for place in range(at, min(at + BEHIND, len(lower) - 1)):
        if lower[place] in NO_RELATION:
            return True
        if lower[place] in RELATIVES:
            return is_owned(at, place, lower)
        if not lower[place][0].isalnum() and lower[place] != "'s":
            return False
    return False


def is_owned(first: int, at: int, lower: Sequence[str]) -> bool:
    """Tell whether a word of kinship behind a name is somebody's, and no list goes on: "X, his wife and their son"."""
    if lower[at + 1] == "of":
        return True
    owned = not (OWNERS - {"whose"}).isdisjoint(lower[first:at])
    return owned and lower[at + 1] in {",", ".", ")"} and lower[at + 2 : at + 3] != ("and",)

"""Put the names of one actor together.

Sieves in the manner of Lee et al. (Computational Linguistics 2013, "Deterministic coreference resolution"): each
name, in text order, joins the most recent entity that a rule accepts, the strictest rule first, or begins a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from dossier.analyse.actors.bearers import people_of
from dossier.analyse.actors.brackets import IN_BRACKETS
from dossier.analyse.actors.called_also import named_also
from dossier.analyse.actors.cases import say
from dossier.analyse.actors.centres import CENTRE
from dossier.analyse.actors.committees import COMMITTEE
from dossier.analyse.actors.countries import capital_code, country_code
from dossier.analyse.actors.entities import Entity, bare, has_title, title_before
from dossier.analyse.actors.lone_heads import with_lone_heads
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.namesakes import choose, namesakes
from dossier.analyse.actors.same_body import (
    ACRONYM,
    ALIAS,
    BODY_CLASHES,
    COMPANY_FORM,
    COUNTRY,
    DEPARTMENT,
    EQUAL,
    INSTITUTION,
    KIND_OF_PLACE,
    OF_COUNTRY,
    OPEN,
    PART,
    REORDERED,
    SPELLING,
    alias_groups,
    initials_of,
    institution,
    is_open,
    owners_of,
    spelling,
    telling_words,
)
from dossier.analyse.actors.same_person import FIRST, FULLER, LAST, SAME, SHORT_FIRST
from dossier.analyse.actors.seen import Seen, Sieve, is_kept_apart, same_words, seen_name
from dossier.analyse.actors.twins import without_twins
from dossier.english.names import fold
from dossier.english.person_names import family_name_key, person_name
from dossier.english.tokens import Tokens
from dossier.model import ActorType, Reason
from dossier.trace import is_tracing


def resolve(names: Sequence[Name], tokens: Tokens) -> list[Entity]:
    """Put names together.

    Parameters:
        names: The names of a document, in order.
        tokens: Its tokens.

    Returns:
        Entities in order of first appearance.
    """
    people = people_of(names, tokens)
    entities: list[Entity] = []
    index: dict[tuple[str, str], list[int]] = {}
    latest = -1
    also = dict(named_also(names, tokens))
    owners: Owners = {}
    for name in names:
        seen = seen_name(name, tokens, people)
        words = seen.words
        keys = [(name.type, key) for key in (person_keys(seen) if name.type == "person" else meeting_keys(words))]
        near = met(entities, {number for key in keys for number in index.get(key, ())[-MOST:]} | {latest} - {-1}, name)
        sharing = namesakes(near, seen) if name.type == "person" else []
        entity, rule = with_other_name(name, also, owners) or joined(near, sharing, seen)
        if entity is None:
            entity = begun(words, name, len(entities))
            entity.open = len(sharing) > 1
            entities.append(entity)
        entity.add(name, words, rule)
        note_whose(seen, also, owners, entity)
        latest = entity.number
        for key in keys:
            listed = index.setdefault(key, [])
            if latest not in listed[-MOST:]:
                listed.append(latest)
    return with_lone_heads(without_twins(entities, tokens), tokens)


Owners = dict[Name, Entity]
"""Names -> whose they are."""


def with_other_name(name: Name, also: dict[Name, Name], owners: Owners) -> tuple[Entity, Reason] | None:
    """Return whose another name is, where it or the person's own is one word: Edith (née | Crane)."""
    born = owners.get(also[name]) if name in also else None
    return (born, BIRTH_NAME) if born is not None and (name.size == 1 or born.person is None) else None


def note_whose(seen: Seen, also: dict[Name, Name], owners: Owners, entity: Entity) -> None:
    """Note whose a name is, and whether it is another name of the actor, by which it does not go."""
    owners[seen.name] = entity
    if seen.name in also and entity is owners.get(also[seen.name]):
        entity.also.append(seen.words)
    elif entity.person is None:
        entity.person = seen.person


def met(entities: Sequence[Entity], numbers: Iterable[int], name: Name) -> list[Entity]:
    """Return the entities of a name's type among some numbers, the latest first."""
    near = [entities[number] for number in sorted(numbers) if entities[number].type == name.type]
    return sorted(near, key=lambda entity: -entity.latest)


def joined(recent: Sequence[Entity], sharing: Sequence[Entity], seen: Seen) -> tuple[Entity | None, Reason | None]:
    """Return the entity that a name joins and the sieve that says so, or None where it begins a new one.

    Parameters:
        recent: Entities that share something with the name, the latest first.
        sharing: The persons among them of whom it may be the name alone, if there are several.
        seen: The name.
    """
    meant = choose(sharing, seen)
    if meant is not None:
        return meant, SAME.reason if seen.words in meant.forms else LAST.reason
    others = without_owners([each for each in recent if each not in sharing and not is_apart(each, seen)], seen)
    for sieve in SIEVES[seen.name.type]:
        entity = preferred([each for each in others if sieve.accepts(each, seen)], seen)
        if entity is not None:
            if is_tracing():
                say(sieve.name, seen.name, seen.tokens, "joined", " ".join(entity.fullest))
            return entity, sieve.reason
    say_apart(others, seen)
    return None, None


def without_owners(recent: list[Entity], seen: Seen) -> list[Entity]:
    """Leave out the bodies of two countries where a name says neither: only a name as bare as this is the same."""
    if seen.name.type != "organisation" or not is_open(recent, seen):
        return recent
    say(OPEN, seen.name, seen.tokens, "kept apart")
    return [each for each in recent if same_words(each, seen) and not any(owners_of(each, seen.tokens))]


def is_apart(entity: Entity, seen: Seen) -> bool:
    """Tell whether a body is another than an entity, whatever their names share."""
    return seen.name.type in {"organisation", "group"} and is_kept_apart(entity, seen, BODY_CLASHES)


def say_apart(recent: Sequence[Entity], seen: Seen) -> None:
    """Note which entities a name was kept apart from though they share a word, if somebody asks."""
    if not is_tracing():
        return
    ours = {bare(word) for word in seen.words}
    for entity in recent:
        if not ours.isdisjoint(bare(word) for form in entity.forms for word in form):
            say(APART, seen.name, seen.tokens, "kept apart", " ".join(entity.fullest))


APART = "no sieve joins them"


def begun(words: tuple[str, ...], name: Name, number: int) -> Entity:
    """Return a new entity, still without its name."""
    entity = Entity(name.type, number=number)
    if name.type == "country":
        form = " ".join(words)
        entity.code = country_code(form) or capital_code(form)
    return entity


BIRTH_NAME = Reason("last-name")
"""What is said of the name with which somebody was born: Edith (née | Crane)."""
MOST = 40
"""Entities looked at for one shared word, the latest first; keeps long documents linear."""


SMALL = frozenset({"of", "the", "for", "and", "'s", ","})
"""Words of a name that say nothing of whose it is."""


def person_keys(seen: Seen) -> set[str]:
    """Return what two names of one person share one of: words, spellings of the last name, the person."""
    family = family_name_key(person_name(seen.words).family)
    return {bare(word) for word in seen.words} - SMALL | {"family " + family, f"person {seen.person}"}


@lru_cache(maxsize=20_000)
def meeting_keys(words: tuple[str, ...]) -> frozenset[str]:
    """Return what two names must share one of for any rule to join them: words, initials, a country, an alias."""
    form = " ".join(words)
    keys = {bare(word) for word in words} - SMALL
    keys.add("spelling " + spelling(form))
    code = country_code(form) or capital_code(form)
    if code:
        keys.add("code " + code)
    keys |= {f"alias {number}" for number in alias_groups().get(fold(form.replace(" ,", "")), ())}
    keys |= telling_words(words)
    if (known := institution(words)) is not None:
        keys.add(f"institution {known}")
    if len(words) > 1:
        keys |= {"initials " + letters for letters in initials_of(words)}
    elif words[0][1:] != words[0][1:].lower():
        keys.add("initials " + words[0].replace(".", "").replace("&", "").upper())
    return frozenset(keys)


def preferred(fitting: Sequence[Entity], seen: Seen) -> Entity | None:
    """Choose among entities that a rule accepts: the latest; of several persons only one that the text makes plain.

    That is the one with the same title, or else the one whom this very name stood for before.
    """
    if len(fitting) < 2 or seen.name.type != "person" or seen.person is not None:
        return fitting[0] if fitting else None
    title = title_before(seen.name, seen.tokens)
    titled = [entity for entity in fitting if title and has_title(entity, title, seen.tokens)]
    lone = [entity for entity in fitting if seen.words in entity.forms]
    best = titled or lone
    return best[0] if len(best) == 1 else None


SIEVES: dict[ActorType, tuple[Sieve, ...]] = {
    "person": (SAME, FULLER, LAST, FIRST, SHORT_FIRST),
    "organisation": (
        *(EQUAL, ACRONYM, IN_BRACKETS, REORDERED, OF_COUNTRY, ALIAS, COMMITTEE, COMPANY_FORM),
        *(DEPARTMENT, INSTITUTION, PART, CENTRE),
    ),
    "country": (COUNTRY, EQUAL),
    "group": (EQUAL, SPELLING, ALIAS, ACRONYM, PART),
    "place": (EQUAL, KIND_OF_PLACE, ALIAS, ACRONYM),
}
"""What puts two names together, the strictest first."""
ALL_SIEVES = tuple(dict.fromkeys(sieve for sieves in SIEVES.values() for sieve in sieves))

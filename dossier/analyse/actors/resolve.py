"""Put the names of one actor together.

Sieves in the manner of Lee et al. (Computational Linguistics 2013, "Deterministic coreference resolution"): each
name, in text order, joins the most recent entity that a rule accepts, the strictest rule first, or begins a new one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dossier.analyse.actors.cases import say
from dossier.analyse.actors.countries import capital_code, country_code, demonym_code
from dossier.analyse.actors.entities import (
    Entity,
    bare,
    contains,
    core,
    differs,
    has_title,
    title_before,
)
from dossier.analyse.actors.names import Name, words_of
from dossier.analyse.actors.namesakes import choose, namesakes
from dossier.analyse.actors.sexes import sex_of, title_gender
from dossier.analyse.actors.wordlists import GROUP_HEADS, ORG_HEADS, PLACE_HEADS
from dossier.english.given_names import may_be_same_given_name
from dossier.english.lexicon import table, words
from dossier.english.names import fold
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import ActorType, Reason
from dossier.trace import is_tracing

PARTICLES = words("name_parts", "left_aside")


def resolve(names: Sequence[Name], tokens: Tokens) -> list[Entity]:
    """Put names together.

    Parameters:
        names: The names of a document, in order.
        tokens: Its tokens.

    Returns:
        Entities in order of first appearance.
    """
    entities: list[Entity] = []
    index: dict[tuple[str, str], list[int]] = {}
    latest = -1
    for name in names:
        words = words_of(name, tokens)
        keys = [(name.type, key) for key in meeting_keys(words)]
        numbers = {number for key in keys for number in index.get(key, ())[-MOST:]}
        near = [entities[number] for number in sorted(numbers | {latest} - {-1}) if entities[number].type == name.type]
        entity, rule = joined(sorted(near, key=lambda entity: -entity.latest), words, name, tokens)
        if entity is None:
            entity = begun(words, name, len(entities))
            entities.append(entity)
        entity.add(name, words, rule)
        latest = entity.number
        for key in keys:
            listed = index.setdefault(key, [])
            if latest not in listed[-MOST:]:
                listed.append(latest)
    return entities


def joined(
    recent: Sequence[Entity], words: tuple[str, ...], name: Name, tokens: Tokens
) -> tuple[Entity | None, Reason | None]:
    """Return the entity that a name joins and the sieve that says so, or None where it begins a new one.

    Parameters:
        recent: Entities that share something with the name, the latest first.
        words: Its words.
        name: The name.
        tokens: The document's tokens.
    """
    sharing = namesakes(recent, words) if name.type == "person" else []
    meant = choose(sharing, name, tokens)
    if meant is not None:
        return meant, EQUAL.reason if words in meant.forms else LAST.reason
    others = [each for each in recent if each not in sharing]
    for sieve in SIEVES[name.type]:
        entity = preferred([each for each in others if sieve.accepts(each, words, name, tokens)], words, name, tokens)
        if entity is not None:
            if is_tracing():
                say(sieve.name, name, tokens, "joined", " ".join(entity.fullest))
            return entity, sieve.reason
    say_apart(others, words, name, tokens)
    return None, None


def say_apart(recent: Sequence[Entity], words: tuple[str, ...], name: Name, tokens: Tokens) -> None:
    """Note which entities a name was kept apart from though they share a word, if somebody asks."""
    if not is_tracing():
        return
    ours = {bare(word) for word in words}
    for entity in recent:
        if not ours.isdisjoint(bare(word) for form in entity.forms for word in form):
            say(APART, name, tokens, "kept apart", " ".join(entity.fullest))


APART = "no sieve joins them"


def begun(words: tuple[str, ...], name: Name, number: int) -> Entity:
    """Return a new entity, still without its name."""
    entity = Entity(name.type, number=number)
    if name.type == "country":
        form = " ".join(words)
        entity.code = country_code(form) or capital_code(form)
    return entity


MOST = 40
"""Entities looked at for one shared word, the latest first; keeps long documents linear."""


def meeting_keys(words: tuple[str, ...]) -> set[str]:
    """Return what two names must share one of for any rule to join them: words, initials, a country, an alias."""
    form = " ".join(words)
    keys = {bare(word) for word in words} - {"of", "the", "for", "and", "'s", ","}
    keys.add("spelling " + spelling(form))
    code = country_code(form) or capital_code(form)
    if code:
        keys.add("code " + code)
    keys |= {f"alias {number}" for number in alias_groups().get(fold(form.replace(" ,", "")), ())}
    if len(words) > 1:
        keys |= {"initials " + letters for letters in initials_of(words)}
    elif words[0].isupper():
        keys.add("initials " + words[0].replace(".", "").replace("&", ""))
    return keys


def preferred(fitting: Sequence[Entity], words: tuple[str, ...], name: Name, tokens: Tokens) -> Entity | None:
    """Choose among entities that a rule accepts: for a person the one with the same title, else the latest."""
    if len(fitting) < 2 or name.type != "person" or len(words) > 1:
        return fitting[0] if fitting else None
    title = title_before(name, tokens)
    titled = [entity for entity in fitting if title and has_title(entity, title, tokens)]
    lone = [entity for entity in fitting if words in entity.forms]
    best = titled or lone
    return best[0] if best else max(fitting, key=lambda entity: (len(entity.names) > 1, entity.latest))


@dataclass(frozen=True, slots=True)
class Sieve:
    """A reason to put a name with an entity."""

    name: str
    reason: Reason
    """What the record says."""
    accepts: Callable[[Entity, tuple[str, ...], Name, Tokens], bool]
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


def same_words(entity: Entity, words: tuple[str, ...], name: Name, tokens: Tokens) -> bool:
    """Accept the same form, case and accents aside."""
    key = [bare(word) for word in words]
    return any([bare(word) for word in form] == key for form in entity.forms)


def same_country(entity: Entity, words: tuple[str, ...], name: Name, tokens: Tokens) -> bool:
    """Accept another name of the same country."""
    form = " ".join(words)
    return entity.code is not None and (country_code(form) or capital_code(form)) == entity.code


def same_person(entity: Entity, words: tuple[str, ...], name: Name, tokens: Tokens) -> bool:
    """Accept another full form of a person's name: a middle name more or less, a nickname, an initial."""
    ours = [bare(word) for word in core(words)]
    if len(ours) < 2:
        return False
    for form in entity.forms:
        theirs = [bare(word) for word in core(form)]
        if len(theirs) < 2:
            continue
        if ours[-1] == theirs[-1] and may_be_same_given_name(ours[0], theirs[0]):
            return True
        short, long = sorted((ours, theirs), key=len)
        if len(short) < len(long) and contains(long, short):
            return True
    return False


def last_name(entity: Entity, words: tuple[str, ...], name: Name, tokens: Tokens) -> bool:
    """Accept the last name of a person known by a fuller one."""
    ours = [bare(word) for word in core(words)]
    if len(ours) > 1 and any(
        len(core(form)) > 1 and differs(ours, [bare(word) for word in core(form)]) for form in entity.forms
    ):
        return False
    for form in entity.forms:
        theirs = [bare(word) for word in core(form)]
        short, long = sorted((ours, theirs), key=len)
        if (
            len(short) < len(long)
            and long[-len(short) :] == short
            and short[0] not in PARTICLES - {"van", "de", "von", "bin"}
        ):
            return not clash(entity, name, tokens)
    return False


def first_name(entity: Entity, words: tuple[str, ...], name: Name, tokens: Tokens) -> bool:
    """Accept the first name, or a middle part, of a person known by a fuller one."""
    ours = [bare(word) for word in core(words)]
    for form in entity.forms:
        theirs = [bare(word) for word in core(form)]
        if len(ours) == 1 and len(theirs) > 1 and len(ours[0]) > 1 and is_among(ours[0], theirs):
            return True
        if len(theirs) == 1 and len(ours) > 1 and is_among(theirs[0], ours[:1]):
            return True
    return False


def is_among(word: str, words: Sequence[str]) -> bool:
    """Tell whether a word that is no particle is one of some."""
    return word in words and word not in PARTICLES


def clash(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether the title before the name says that it is somebody of another sex."""
    stated = title_gender(tokens.words[name.first - 1]) if name.first else None
    return stated is not None and sex_of(entity.names, bare(entity.fullest[0]), tokens) not in {None, stated}


def acronym(entity: Entity, words: tuple[str, ...], name: Name, tokens: Tokens) -> bool:
    """Accept a short form of initials, or the long form of one."""
    if len(words) == 1:
        return any(len(form) > 1 and fits_initials(words[0], form) for form in entity.forms) or bracketed(
            entity, name, tokens
        )
    return any(len(form) == 1 and fits_initials(form[0], words) for form in entity.forms)


def bracketed(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Accept a short form in brackets after the entity's name."""
    before = tokens.words[name.first - 1] if name.first else ""
    return (
        before == "("
        and entity.names[-1].last == name.first - 1
        and name.type != "place"
        and tokens.words[name.first].isupper()
    )


def fits_initials(short: str, words: tuple[str, ...]) -> bool:
    """Tell whether a short form is made of the initials of the words, small words counted or not."""
    letters = short.replace(".", "").replace("&", "")
    if not 2 <= len(letters) <= 9 or not letters.isupper():
        return False
    return letters in initials_of(words)


def initials_of(words: tuple[str, ...]) -> set[str]:
    """Return the initials of all words, and of the capitalised ones."""
    parts = [part for word in words for part in word.split("-") if part[:1].isalpha()]
    every = "".join(part[0] for part in parts).upper()
    return {every, "".join(part[0] for part in parts if part[0].isupper())}


def without_country(words: Sequence[str]) -> list[str]:
    """Return the words of a body's name without the country it belongs to: "U.S. Department of State"."""
    kept = list(words)
    for size in (3, 2, 1):
        if len(kept) > size and (country_code(" ".join(kept[:size])) or (size == 1 and demonym_code(kept[0]))):
            kept = kept[size:]
            break
    for at in range(1, len(kept) - 1):
        if kept[at] in {"of", "in"} and country_code(" ".join(kept[at + 1 :])):
            return kept[:at]
    return kept


def body_of_country(entity: Entity, words: tuple[str, ...], name: Name, tokens: Tokens) -> bool:
    """Accept a body's name with or without its country: "Supreme Court", "US Supreme Court"."""
    ours = without_country(words)
    for form in entity.forms:
        theirs = without_country(form)
        if len(ours) == len(words) and len(theirs) == len(form):
            continue
        owners = {owner_code(words), owner_code(form)} - {None}
        if len(owners) < 2 and content_words(ours) == content_words(theirs):
            return True
    return False


def owner_code(words: Sequence[str]) -> str | None:
    """Return the code of the country in a body's name."""
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            phrase = " ".join(words[at : at + size])
            code = country_code(phrase) or (demonym_code(phrase) if size == 1 else None)
            if code:
                return code
    return None


def content_words(words: Sequence[str]) -> frozenset[str]:
    """Return the words of a name that tell bodies apart."""
    return frozenset(bare(word) for word in words) - {"of", "the", "for", "and", "'s"}


def part_of_body(entity: Entity, words: tuple[str, ...], name: Name, tokens: Tokens) -> bool:
    """Accept the beginning or end of a body's longer name, unless it is a word that fits any body."""
    ours = tuple(bare(word) for word in words)
    for form in entity.forms:
        theirs = tuple(bare(word) for word in form)
        short, long = sorted((ours, theirs), key=len)
        if len(short) == len(long) or short not in (long[: len(short)], long[-len(short) :]):
            continue
        if is_generic(short):
            # "the Court" is short for the court named last; "Ministry" for the ministry.
            if len(ours) < len(theirs) and name.type == "organisation" and is_lone_head(short):
                return True
        elif stands_for(short, long, capitals=words[0].isupper()):
            return True
    return False


def stands_for(short: tuple[str, ...], long: tuple[str, ...], *, capitals: bool) -> bool:
    """Tell whether the beginning or end of a body's name is enough to mean it.

    Parameters:
        short: The words with which the longer name begins or ends.
        long: The longer name.
        capitals: Whether the first word at hand is written in capitals, as a name of its own is.
    """
    if long[: len(short)] != short:
        return len(short) > 1
    rest = long[len(short) :]
    if rest[0] in {"of", "for", "in", "at"} and len(short) > 1:
        return True
    if len(rest) == 1 and rest[0] in ORG_HEADS | GROUP_HEADS and not capitals:
        return True
    return long[-len(short) :] == short and len(short) > 1


def is_lone_head(words: Sequence[str]) -> bool:
    """Tell whether the words are a kind of body alone, as a second mention of it may be."""
    return all(word in LONE_HEADS for word in words)


LONE_HEADS = ORG_HEADS | word_set("supreme high national house parliament")
GENERIC = ORG_HEADS | GROUP_HEADS | PLACE_HEADS | word_set("of the for and national state supreme")
LOOSE_PLACES = PLACE_HEADS - word_set("district county")
"""Words of places that their names do without."""


def is_generic(words: Sequence[str]) -> bool:
    """Tell whether a name says only what kind of body or place it is, or of which country."""
    return all(word in GENERIC or demonym_code(word) or country_code(word) or capital_code(word) for word in words)


def same_body(entity: Entity, words: tuple[str, ...], name: Name, tokens: Tokens) -> bool:
    """Accept the same words in another order: "Justice Department" and "Department of Justice"."""
    small = {"of", "the", "for", "and", "'s"}
    ours = {bare(word) for word in words} - small
    return len(ours) > 1 and any({bare(word) for word in form} - small == ours for form in entity.forms)


def same_place(entity: Entity, words: tuple[str, ...], name: Name, tokens: Tokens) -> bool:
    """Accept a place with or without the word that says what it is: "Babil", "Babil province"."""
    ours = [bare(word) for word in words]
    for form in entity.forms:
        theirs = [bare(word) for word in form]
        short, long = sorted((ours, theirs), key=len)
        if len(short) == len(long):
            continue
        rest = long[len(short) :]
        if long[: len(short)] == short and all(word in LOOSE_PLACES for word in rest):
            return True
        if long[-len(short) :] == short and all(
            word in {"state", "city", "province", "of", "the", "district", "town"} for word in long[: -len(short)]
        ):
            return True
    return False


def same_group(entity: Entity, words: tuple[str, ...], name: Name, tokens: Tokens) -> bool:
    """Accept singular and plural, and spellings of one transliterated name."""
    ours = spelling(" ".join(words))
    return any(spelling(" ".join(form)) == ours for form in entity.forms)


def spelling(name: str) -> str:
    """Return a name with the usual variations of transliteration and number taken out."""
    plain = bare(fold(name)).replace("'", "").replace("-", " ").replace("qaeda", "qaida").replace("taleban", "taliban")
    plain = plain.replace("hizbollah", "hezbollah").replace("hizbullah", "hezbollah").replace("shiite", "shia")
    plain = plain.removeprefix("al ")
    return plain.removesuffix("s")


@lru_cache(maxsize=1)
def alias_groups() -> dict[str, frozenset[int]]:
    """Return for each folded name that all news use for a body or place the numbers of its groups."""
    groups: dict[str, set[int]] = {}
    for number, (name, others) in enumerate(table("other_names", "also").items()):
        for alias in (name, *others):
            groups.setdefault(fold(alias), set()).add(number)
    return {alias: frozenset(numbers) for alias, numbers in groups.items()}


def same_alias(entity: Entity, words: tuple[str, ...], name: Name, tokens: Tokens) -> bool:
    """Accept another well-known name of the same body."""
    groups = alias_groups()
    ours = groups.get(fold(" ".join(words).replace(" ,", "")), frozenset())
    return any(ours & groups.get(fold(" ".join(form).replace(" ,", "")), frozenset()) for form in entity.forms)


EQUAL = Sieve(
    "same name",
    Reason("same-name"),
    same_words,
    yes=("President Anna Berg spoke in Oslo. Later [Anna Berg]{Anna Berg} left.",),
    no=("Anna Berg spoke. [Tom Berg] left.",),
)
FULLER = Sieve(
    "fuller form of the name",
    Reason("fuller-form-of-the-name"),
    same_person,
    yes=(
        "Anna Maria Berg spoke. [Anna Berg]{Anna Maria Berg} left.",
        "William Lund spoke. [Bill Lund]{William Lund} left.",
    ),
    no=("Anna Berg spoke. [Tom Berg] left.",),
)
LAST = Sieve(
    "last name",
    Reason("last-name"),
    last_name,
    yes=("Anna Berg spoke. Then [Berg]{Anna Berg} left.",),
    no=("Mr. Tom Berg spoke. Then Mrs. [Berg] left.",),
)
FIRST = Sieve(
    "first name",
    Reason("first-name"),
    first_name,
    yes=("Anna Berg spoke. Then [Anna]{Anna Berg} left.",),
    no=("Anna Berg spoke. Then [Tom] left.",),
)
ACRONYM = Sieve(
    "acronym",
    Reason("acronym"),
    acronym,
    yes=("The World Health Organization met. The [WHO]{World Health Organization} agreed.",),
    no=("The World Bank met. The [WHO] agreed.",),
)
REORDERED = Sieve(
    "same words in another order",
    Reason("same-words-in-another-order"),
    same_body,
    yes=("The Department of Justice met. The [Justice Department]{Department of Justice} agreed.",),
    no=("The Department of Justice met. The [Labor Department] agreed.",),
)
OF_COUNTRY = Sieve(
    "with or without its country",
    Reason("with-or-without-its-country"),
    body_of_country,
    yes=("The US Supreme Court met. The [Supreme Court]{Supreme Court} agreed.",),
    no=("The US Supreme Court met. The [Supreme Court of Iraq] agreed.",),
)
ALIAS = Sieve(
    "alias list",
    Reason("alias-list"),
    same_alias,
    yes=("Officials left the Gaza Strip. Rain fell in [Gaza]{Gaza Strip}.",),
    no=("The European Union met. The [World Bank] agreed.",),
)
PART = Sieve(
    "short form of the name",
    Reason("short-form-of-the-name"),
    part_of_body,
    yes=("The Nordic Council of Ministers met. The [Nordic Council]{Nordic Council of Ministers} agreed.",),
    no=("The Nordic Council of Ministers met. The [Baltic Council] agreed.",),
)
COUNTRY = Sieve(
    "country list",
    Reason("country-list"),
    same_country,
    yes=("The United States agreed. The [U.S.]{United States} paid.",),
    no=("The United States agreed. The [U.K.] paid.",),
)
SPELLING = Sieve(
    "singular, plural or spelling",
    Reason("singular-plural-or-spelling"),
    same_group,
    yes=("The Taliban fled. The [Taleban]{Taliban} lost.",),
    no=("The Taliban fled. The [Hezbollah] lost.",),
)
KIND_OF_PLACE = Sieve(
    "with or without the kind of place",
    Reason("with-or-without-the-kind-of-place"),
    same_place,
    yes=("They fled to Babil Province. Rain fell in [Babil]{Babil}.",),
    no=("They fled to Babil Province. Rain fell in [Kunduz].",),
)
SIEVES: dict[ActorType, tuple[Sieve, ...]] = {
    "person": (EQUAL, FULLER, LAST, FIRST),
    "organisation": (EQUAL, ACRONYM, REORDERED, OF_COUNTRY, ALIAS, PART),
    "country": (COUNTRY, EQUAL),
    "group": (EQUAL, SPELLING, ALIAS, ACRONYM, PART),
    "place": (EQUAL, KIND_OF_PLACE, ALIAS, ACRONYM),
}
"""What puts two names together, the strictest first."""
ALL_SIEVES = tuple(dict.fromkeys(sieve for sieves in SIEVES.values() for sieve in sieves))

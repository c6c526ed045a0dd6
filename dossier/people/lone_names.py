"""Names of people that stand alone ("Khan"), and whom they may mean: entries of `actors.yml` ready to be pasted."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.english.given_names import is_given_name
from dossier.english.names import fold, words
from dossier.model import Collection, NamedActor, Notice, Profile, ReadyEntry, Reason
from dossier.people.actors_file import Authority, Entry
from dossier.people.actors_file.withhold import BAR
from dossier.read.label_words import VOICES
from dossier.wording import say

CODE = "lone-name"
FIRST_NAME = "first-name"
"""A first name of nobody who is known: whoever is called upon so is hardly one person, and nobody need look."""
MOST_OFFERED = 40
"""Names offered: the most frequent first; a person who has joined these is offered the next."""
FEW = 3
"""So many known persons a lone name may mean and each be offered."""

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PLAIN_KEY = re.compile(r"[A-Za-z][\w’.-]*(?: [\w’.-]+)*", re.ASCII)
_WORDS_OF_YAML = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


@dataclass(frozen=True, slots=True)
class LoneName:
    """A surname or first name that stands alone in some dossiers and is joined to nobody."""

    name: str
    profiles: tuple[Profile, ...]
    """One for each dossier or more; nobody knows whether they are one person."""
    bearers: tuple[Profile, ...]
    """Persons known by their full name whom it may mean, those of most dossiers first."""

    @property
    def dossiers(self) -> tuple[str, ...]:
        """Return the ids of the dossiers that have it, in their order."""
        return tuple(sorted({entry.dossier for profile in self.profiles for entry in profile.entries}))

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return its places as `actors.yml` names them: `document#actor`."""
        entries = {f"{entry.dossier}#{entry.actor}" for profile in self.profiles for entry in profile.entries}
        return tuple(sorted(entries))


def is_lone(profile: Profile) -> bool:
    """Tell whether all that is known of a person is one name in one dossier."""
    if profile.type != "person" or profile.has_page:  # asked of all actors of a site, most of whom are no persons
        return False
    name = words(profile.name)
    return len(name) == 1 and len(name[0]) > 1 and name[0] not in VOICES


def gathered(profiles: Sequence[Profile]) -> list[tuple[Profile, ...]]:
    """Return each actor by itself, but those of whom one name is all that is known together."""
    groups: dict[tuple[str, str], list[Profile]] = {}
    for profile in profiles:
        key = ("lone", fold(profile.name)) if is_lone(profile) else ("actor", profile.id)
        groups.setdefault(key, []).append(profile)
    return [tuple(group) for group in groups.values()]


def lone_names(collection: Collection, people: People | None = None) -> tuple[LoneName, ...]:
    """Return the lone names of a collection, each once, with whom they may mean; by name."""
    bearers = bearers_by_name(collection.profiles)
    people = people or People(collection)
    found: dict[str, list[Profile]] = {}
    for profile in collection.profiles:
        if is_lone(profile):
            found.setdefault(fold(profile.name), []).append(profile)
    return tuple(
        LoneName(found[name][0].name, tuple(found[name]), people.fitting(found[name], bearers.get(name, ())))
        for name in sorted(found)
    )


def bearers_by_name(profiles: Iterable[Profile]) -> dict[str, list[Profile]]:
    """Return the persons known by their full name under its last word and its first ("Xi Jinping" is Xi).

    Those of several dossiers come before all that are named in one; many share a first name, so that of those only the
    one who is alone is likely.
    """
    last: dict[str, list[Profile]] = {}
    first: dict[str, list[Profile]] = {}
    for profile in profiles:
        name = full_name(profile)
        if name:
            last.setdefault(name[-1], []).append(profile)
            first.setdefault(name[0], []).append(profile)
    found = {word: known(bearers) or bearers for word, bearers in last.items()}
    for word, bearers in first.items():
        likely = known(bearers) or (bearers if len(bearers) == 1 and word not in found else [])
        if likely:
            found[word] = [*found.get(word, ()), *likely]
    return found


def full_name(profile: Profile) -> list[str]:
    """Return the words of a person's full name, without "Jr."; nothing for others and for a name of one word."""
    name = [word for word in words(profile.name) if word not in _GENERATIONS]
    return name if profile.type == "person" and len(name) > 1 else []


def known(bearers: Iterable[Profile]) -> list[Profile]:
    """Return those whom several dossiers name."""
    return [bearer for bearer in bearers if bearer.has_page]


class People:
    """What the dossiers say of persons that can rule one out: whether a man or a woman, and of which country."""

    def __init__(self, collection: Collection) -> None:
        self._cards = collection.by_id
        self._sexes: dict[str, set[str]] = {}
        """By the id of the profile; one may be named in thousands of documents."""
        self._bearing: dict[str, str | set[str]] = {}
        """By folded name the id of the profile that documents call so; of a few names several."""
        for card in collection.cards:
            named = collection.named_in.get(card.id, {})
            for actor in card.actors:
                if actor.id in named:
                    self._note(named[actor.id].id, actor)

    def _note(self, profile: str, actor: NamedActor) -> None:
        """Note by what names an actor is known, and its sex."""
        if actor.sex:
            self._sexes.setdefault(profile, set()).add(actor.sex)
        for form in (actor.name, *actor.aliases):
            known = self._bearing.setdefault(fold(form), profile)
            if isinstance(known, set):
                known.add(profile)
            elif known != profile:
                self._bearing[fold(form)] = {known, profile}

    def is_borne_by_others(self, name: str, profiles: Iterable[Profile]) -> bool:
        """Tell whether documents call others by a name too: an entry under it would take them away from there."""
        known = self._bearing.get(fold(name), set())
        return bool((known if isinstance(known, set) else {known}) - {profile.id for profile in profiles})

    def actors(self, profile: Profile) -> Iterator[NamedActor]:
        """Go through the actors of a profile."""
        for entry in profile.entries:
            card = self._cards.get(entry.dossier)
            actor = card.actor(entry.actor) if card is not None else None
            if actor is not None:
                yield actor

    def genders(self, profiles: Iterable[Profile]) -> set[str]:
        """Return what the texts say: `f`, `m`, both or nothing."""
        return set().union(*(self._sexes.get(profile.id, ()) for profile in profiles))

    def fitting(self, lone: Sequence[Profile], bearers: Sequence[Profile]) -> tuple[Profile, ...]:
        """Return the bearers of a name that nothing rules out: whom the texts lean to, then those of most dossiers."""
        genders = self.genders(lone)
        countries = {profile.country for profile in lone if profile.country}
        fit = [
            bearer
            for bearer in bearers
            if not self.is_borne_by_others(bearer.name, [bearer])
            and agree(genders, self.genders([bearer]))
            and agree(countries, {bearer.country or ""} - {""})
        ]
        leaning = leanings(lone)
        return tuple(
            sorted(fit, key=lambda one: (-leaning[one.name], -len(dossiers_of(one)), one.name, one.id)),
        )


def leanings(lone: Iterable[Profile]) -> Counter[str]:
    """Return whom too little speaks for to be joined: name of a person -> in how many places."""
    reasons = (entry.joined_by for profile in lone for entry in profile.entries)
    return Counter(reason.values[1] for reason in reasons if reason is not None and reason.code == "left-alone")


def agree(one: set[str], other: set[str]) -> bool:
    """Tell whether two sets share a value, or one says nothing."""
    return not one or not other or bool(one & other)


def dossiers_of(profile: Profile) -> set[str]:
    """Return the ids of the dossiers that name an actor."""
    return {entry.dossier for entry in profile.entries}


Bearers = dict[str, tuple[str, ...]]
"""Lone name, folded -> ids of the persons it may mean."""


def find_lone_names(collection: Collection, authority: Authority) -> tuple[Bearers, tuple[Notice, ...]]:
    """Find whom lone names may mean, and say it of the most frequent, each with entries for `actors.yml`.

    Nothing is joined without a person: the entries are complete, so that whoever knows who is meant pastes one.

    Parameters:
        collection: All dossiers, linked.
        authority: The file as it is: a person with an entry gets lines to put into it.

    Returns:
        Whom each may mean that may mean somebody. Hints: for names of several dossiers, and for those of one that only
        one known person bears. First names of nobody who is known are for the record.
    """
    people = People(collection)
    names = lone_names(collection, people)
    bearers = {fold(name.name): tuple(bearer.id for bearer in name.bearers) for name in names if name.bearers}
    return bearers, tuple(offers(names, people, authority, {card.id: card.path for card in collection.cards}))


def offers(
    names: Iterable[LoneName], people: People, authority: Authority, paths: Mapping[str, str]
) -> Iterator[Notice]:
    """Offer the entries of the most frequent names, and of the most frequent first names of nobody who is known.

    Parameters:
        names: All lone names.
        people: What the dossiers say of persons.
        authority: The file as it is.
        paths: Id of a dossier -> its file.
    """
    worth = [name for name in names if len(name.dossiers) > 1 or len(name.bearers) == 1]
    worth.sort(key=lambda name: (-len(name.dossiers), not name.bearers, fold(name.name)))
    asked = [name for name in worth if not is_first_name(name, people)][:MOST_OFFERED]
    others = [name for name in worth if is_first_name(name, people)][:MOST_OFFERED]
    return (offer(name, people, authority, paths) for name in (*asked, *others))


def is_first_name(name: LoneName, people: People) -> bool:
    """Tell whether a lone name is a first name that no known person bears: Chris; Karen, who is called upon."""
    if name.bearers:
        return False
    return is_given_name(name.name) or all(actor.called for one in name.profiles for actor in people.actors(one))


def offer(name: LoneName, people: People, authority: Authority, paths: Mapping[str, str]) -> Notice:
    """Offer the entries for one lone name.

    Parameters:
        name: The name.
        people: What the dossiers say of persons.
        authority: The file as it is.
        paths: Id of a dossier -> its file, which is named where there is only one.
    """
    likely = name.bearers[:FEW]
    number = str(len(name.dossiers))
    if not likely:
        nobody = Reason("lone-name-of-nobody", (name.name, number))
        code = FIRST_NAME if is_first_name(name, people) else CODE
        return Notice(code, nobody, severity="info", entries=(new_entry(name, people, authority),))
    code, path = ("lone-name-of-one", paths[name.dossiers[0]]) if number == "1" else ("lone-name-of-several", None)
    reason = Reason(code, (name.name, number, *(bearer.name for bearer in likely)))
    if len(name.bearers) > FEW:
        reason = Reason("more-of-that-name", (str(len(name.bearers) - FEW),), reason)
    entries = tuple(entry_of(bearer, name, authority) for bearer in likely)
    return Notice(CODE, reason, path, severity="info", entries=entries)


def places_of(notice: Notice) -> tuple[str, ...]:
    """Return where a lone name stands, as its entries for `actors.yml` name it: `document#actor`."""
    lines = (line.strip().removeprefix("- ") for entry in notice.entries[-1:] for line in entry.lines)
    return tuple(line for line in lines if "#" in line and " " not in line)


def entry_of(bearer: Profile, name: LoneName, authority: Authority) -> ReadyEntry:
    """Make the entry of a known person whom a lone name means; for one with an entry, the lines to put into it."""
    known = known_entry(bearer, authority)
    if known is None:
        return ReadyEntry((f"{key(bearer.name)}:", *listed("same", name.addresses)))
    is_blacked = any(BAR in same for same in known.same)  # what is withheld there must not be pasted over
    code = "beside-same" if is_blacked else "in-place-of-same" if known.same else "into-entry"
    kept = () if is_blacked else known.same
    lines = ("", *listed("same", dict.fromkeys((*kept, *name.addresses))))
    return ReadyEntry(lines, Reason(code, (key(known.key), str(known.line))))


def known_entry(bearer: Profile, authority: Authority) -> Entry | None:
    """Return the entry that a person follows already: by name, or by addresses as one of several namesakes does."""
    by_address = (authority.by_address.get(f"{entry.dossier}#{entry.actor}") for entry in bearer.entries)
    named = (entry for entry in by_address if entry is not None and fold(entry.name) == fold(bearer.name))
    return authority.by_name.get(fold(bearer.name)) or next(named, None)


def new_entry(name: LoneName, people: People, authority: Authority) -> ReadyEntry:
    """Make an entry for a person of whom only one name is known, with what the documents say.

    Where others bear the name too, its key is that of a namesake: the entry has its places, and nobody else's.
    """
    actors = [actor for profile in name.profiles for actor in people.actors(profile)]
    roles = list(dict.fromkeys(" ".join(role.split()) for actor in actors for role in actor.stated))
    countries = {actor.country for actor in actors if actor.country}
    is_borne = fold(name.name) in authority.by_name or people.is_borne_by_others(name.name, name.profiles)
    own = f"{name.name} ({name.dossiers[0]})" if is_borne else name.name
    lines = [f"{key(own)}:", f"  name: {key(name.name)}", "  type: person"]
    if len(countries) == 1:
        lines.append(f"  country: {countries.pop()}")
    if roles:
        lines.append(f"  note: {quoted('; '.join(roles[:FEW]))}")
    return ReadyEntry((*lines, *listed("same", name.addresses)), Reason("write-full-name"), remark_at=1)


def listed(field: str, values: Iterable[str]) -> tuple[str, ...]:
    """Return the lines of a list of an entry, a value a line."""
    return (f"  {field}:", *(f"    - {key(value) if '#' not in value else value}" for value in values))


def written(entry: ReadyEntry) -> str:
    """Write an entry as it is pasted, its comment in the language that is spoken."""
    lines = list(entry.lines)
    if entry.remark is not None:
        lines[entry.remark_at] += "  # " + " ".join(say(entry.remark).split())
    return "\n".join(lines) + "\n"


def key(name: str) -> str:
    """Write a name so that YAML reads it as it is."""
    plain = " ".join(name.split())
    return plain if _PLAIN_KEY.fullmatch(plain) and plain.lower() not in _WORDS_OF_YAML else quoted(plain)


def quoted(text: str) -> str:
    """Write a text in quotation marks, what an editor would not show as its number."""
    return json.dumps(text, ensure_ascii=any(not char.isprintable() for char in text))

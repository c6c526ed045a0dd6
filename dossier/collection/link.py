"""Join what several dossiers say: actors across documents, one timeline, related dossiers.

Who is the same is decided in `dossier.collection.identity`, by evidence; what people say in `content/actors.yml` always
wins. Everything is decided from cards, the little of each dossier that joining needs.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial

from dossier.collection.card import make_card
from dossier.collection.copies import counted_once, find_copies
from dossier.collection.deferred import Late
from dossier.collection.identity import Address, Identity, Memory, decide, seen
from dossier.collection.identity.lone_names import LEFT_ALONE
from dossier.collection.identity.person_names import is_full_name, parsed
from dossier.edtf import sort_key
from dossier.english.names import fold, slug, unique
from dossier.model import (
    ActorType,
    Card,
    Collection,
    Dossier,
    NamedActor,
    Profile,
    ProfileEntry,
    Reason,
    TimelineEntry,
    no_dossier,
)
from dossier.people.actors_file import Authority, Entry

COMMON = 40
"""An actor in more dossiers than this says little about which two belong together."""

TELLS: Mapping[ActorType, int] = {"person": 12, "organisation": 6, "group": 4, "place": 1, "country": 1}
"""How much a shared actor says of whether two dossiers belong together: they may both name Germany and have nothing
else in common."""

ENOUGH = 0.4
"""What two dossiers share weighs at least this: a person of thirty dossiers, or a country of two."""

IN_USE = 0.1
"""Share of the documents that name somebody by a plain name, from which on the page bears it."""

_PUNCTUATION = re.compile(r"[.,]")


@dataclass(slots=True)
class _Candidate:
    """Entries that are taken to be one actor, oldest document first."""

    members: list[NamedActor]
    reasons: Mapping[Address, Reason] = field(default_factory=dict)
    entry: Entry | None = None
    wikidata: str | None = None


def link(dossiers: Iterable[Dossier], authority: Authority) -> Collection:
    """Join dossiers that are all in memory.

    Parameters:
        dossiers: In any order; ids unique.
        authority: What people said about actors; already applied to each dossier.

    Returns:
        The collection, the same for any order of the input.
    """
    held = {dossier.document.id: dossier for dossier in dossiers}
    cards = [make_card(dossier, authority) for dossier in held.values()]
    collection = join_cards(cards, authority, held.__getitem__)
    return counted_once(collection, find_copies(collection.cards, held.__getitem__))


def join_cards(
    cards: Iterable[Card],
    authority: Authority,
    load: Callable[[str], Dossier] = no_dossier,
    memory: Memory | None = None,
) -> Collection:
    """Join dossiers by their cards.

    Parameters:
        cards: In any order; ids unique.
        authority: What people said about actors; already applied to each dossier.
        load: Reads a dossier by its id.
        memory: What was decided before of who is the same; changed.

    Returns:
        The dossiers, newest first, with profiles and timeline; the same for any order of the input.
    """
    ordered = newest_first(cards)
    profiles = make_profiles(find_candidates(ordered, authority, memory))
    return Collection(ordered, profiles, Late(partial(make_timeline, ordered, profiles)), load=load)


def newest_first(cards: Iterable[Card]) -> tuple[Card, ...]:
    """Sort by date (EDTF sorts as text), newest first, undated last, then by id."""
    by_id = sorted(cards, key=lambda card: card.id)
    return tuple(sorted(by_id, key=lambda card: card.date, reverse=True))


def decide_of(cards: Sequence[Card], memory: Memory | None) -> list[Identity]:
    """Decide who is the same in the documents of cards; what their actors come to is written there."""
    return decide((actor for card in cards for actor in card.actors), memory, {card.id: card.who for card in cards})


def find_candidates(cards: Sequence[Card], authority: Authority, memory: Memory | None = None) -> list[_Candidate]:
    """Sort all actors into those that are one: as people say first, then by evidence.

    An identity that the file knows by any of its names follows the file as a whole; where the file knows two actors in
    it, each takes its own. What the file keeps apart stands alone.
    """
    claimed: dict[str, _Candidate] = {}
    rest: list[_Candidate] = []
    decided = decide_of(cards, memory)
    if not authority.by_name and not authority.by_address:
        return [_Candidate(list(found.members), found.reasons, wikidata=found.wikidata) for found in decided]
    for found in decided:
        only = only_entry(found, authority)
        left = []
        for actor in found.members:
            entry = entry_of(actor, authority) or follows(actor, only)
            if entry is not None:
                into(claimed, entry, found).members.append(actor)
            elif is_kept_apart(actor, only, authority):
                rest.append(_Candidate([actor]))
            else:
                left.append(actor)
        if left:
            rest.append(_Candidate(left, found.reasons, wikidata=found.wikidata))
    return [*claimed.values(), *rest]


def only_entry(found: Identity, authority: Authority) -> Entry | None:
    """Return the one entry of the file that an identity's members are known by; None for none or several."""
    entries = {entry.key: entry for actor in found.members if (entry := entry_of(actor, authority)) is not None}
    entries = {key: entry for key, entry in entries.items() if not entry.is_namesake}
    return next(iter(entries.values())) if len(entries) == 1 else None


def follows(actor: NamedActor, only: Entry | None) -> Entry | None:
    """Return the entry of the others of its identity, unless the entry says that this actor is not the one."""
    return only if only is not None and not is_told_apart(actor, only) else None


def into(claimed: dict[str, _Candidate], entry: Entry, found: Identity) -> _Candidate:
    """Return the candidate of an entry, which takes over the reasons of an identity that follows it."""
    candidate = claimed.setdefault(entry.key, _Candidate([], entry=entry))
    candidate.reasons = {**candidate.reasons, **found.reasons}
    candidate.wikidata = candidate.wikidata or found.wikidata
    return candidate


def entry_of(actor: NamedActor, authority: Authority) -> Entry | None:
    """Return what the file says of an actor."""
    address = "#".join(actor.address)
    entry = (
        authority.by_address.get(address) or namesake_of(actor, authority) or authority.by_name.get(fold(actor.name))
    )
    return None if entry is None or address in entry.not_same else entry


def namesake_of(actor: NamedActor, authority: Authority) -> Entry | None:
    """Return which of several namesakes an actor is whom its document knew by an alias of the file.

    The document's dossier has the name by then that the file shows, under which others are found.
    """
    known = (authority.by_name.get(fold(alias)) for alias in actor.aliases)
    return next((entry for entry in known if entry and entry.is_namesake and entry.name == actor.name), None)


def is_told_apart(actor: NamedActor, entry: Entry) -> bool:
    """Tell whether an entry says that an actor, by its address or its name, is not the one it describes."""
    return "#".join(actor.address) in entry.not_same or fold(actor.name) in {fold(name) for name in entry.not_same}


def is_kept_apart(actor: NamedActor, only: Entry | None, authority: Authority) -> bool:
    """Tell whether the file says that this actor is not the one whose name it bears, or with whom it was joined."""
    other = authority.by_name.get(fold(actor.name))
    return any(entry is not None and is_told_apart(actor, entry) for entry in (other, only))


def most_used_name(candidate: _Candidate) -> str:
    """Return the name that most dossiers use; of equals the longest, then the first by alphabet.

    A name in capitals, as headings and signatures have it, gives way to one that is not, a person's family name alone
    to a full name, and a full name with an initial or "Jr." to the plain one that a newsroom uses.
    """
    if candidate.entry is not None:
        return candidate.entry.name
    if len(candidate.members) == 1:
        return candidate.members[0].name
    counts = Counter(actor.name for actor in candidate.members)
    if candidate.members[0].type == "country":
        # "US" stands in headlines; a reader looks for the name. Of equals the short one: not "the Republic of".
        return min(counts, key=lambda name: (name.isupper(), -counts[name], len(name), name))
    if candidate.members[0].type == "person":
        order = sorted(
            counts, key=lambda name: (not is_full_name(name), name.isupper(), -counts[name], -len(name), name)
        )
        return plain_form(order, counts)
    return min(counts, key=lambda name: (is_shouted(name), -counts[name], -len(name), name))


def plain_form(names: Sequence[str], counts: Mapping[str, int]) -> str:
    """Return the first of a person's names; where it has an initial or "Jr.", the first that has none and is in use.

    "Joseph R. Biden, Jr." signs; the page is Joe Biden's.
    """
    if not is_official(names[0]):
        return names[0]
    enough = IN_USE * sum(counts.values())
    plain = (name for name in names if is_full_name(name) and not (name.isupper() or is_official(name)))
    return next((name for name in plain if counts[name] >= enough), names[0])


def is_official(name: str) -> bool:
    """Tell whether a full name has an initial or says the generation: the form of signatures and orders."""
    person = parsed(name)
    return bool(person.ordinal) or any(len(given) == 1 for given in person.given_names)


def is_shouted(name: str) -> bool:
    """Tell whether a name is written in capitals and is no acronym."""
    return name.isupper() and (" " in name or len(name) > 5)


def most_used(values: Iterable[str | None]) -> str | None:
    """Return the most frequent value; of equals the first by alphabet."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def make_profiles(candidates: list[_Candidate]) -> tuple[Profile, ...]:
    """Turn candidates into profiles with lasting addresses, by name."""
    taken: set[str] = set()
    profiles = []
    for candidate in sorted(candidates, key=first_seen):
        candidate.members.sort(key=seen)
        name = most_used_name(candidate)
        profile_id = address(candidate, name, taken)
        taken.add(profile_id)
        is_alone = candidate.entry is None and len(candidate.members) == 1
        profiles.append((profile_of_one if is_alone else make_profile)(candidate, name, profile_id))
    return tuple(sorted(profiles, key=lambda profile: (fold(profile.name), profile.id)))


def first_seen(candidate: _Candidate) -> tuple[bool, tuple[str, Address]]:
    """Order candidates so that an older document keeps its address when newer ones come.

    What the file knows comes first, save namesakes: who is split off leaves the address to the others.
    """
    known = candidate.entry is not None and not candidate.entry.is_namesake
    return not known, min(map(seen, candidate.members))


def address(candidate: _Candidate, name: str, taken: set[str]) -> str:
    """Return the slug of a profile: of its name; where that is taken with its country, its document, a number.

    A single name of a person always carries its document, unless evidence joins several documents under it: "khan"
    alone would be promised to whoever comes first.
    """
    first = candidate.members[0]
    base = slug(name)
    alone = is_lone(candidate, name)
    if not alone and base not in taken:
        return base
    country = most_used(actor.country for actor in candidate.members)
    if not alone and country and f"{base}-{country}" not in taken:
        return f"{base}-{country}"
    return unique(slug(f"{base}-{first.document}"), taken)


def is_lone(candidate: _Candidate, name: str) -> bool:
    """Tell whether a person has a single name, in one document."""
    first = candidate.members[0]
    return candidate.entry is None and first.type == "person" and not is_full_name(name) and len(candidate.members) == 1


def profile_of_one(candidate: _Candidate, name: str, profile_id: str) -> Profile:
    """Make the profile of a candidate of one entry, as most are, in a fifth of the time that `make_profile` takes."""
    (actor,) = candidate.members
    reason = candidate.reasons.get(actor.address)
    joined = (reason,) if reason is not None and reason.code != LEFT_ALONE else ()
    aliases = tuple(sorted({*actor.aliases} - {name})) if actor.aliases else ()
    entries = (ProfileEntry(*actor.address, reason),)
    return Profile(
        profile_id,
        actor.type,
        name,
        entries,
        aliases,
        actor.country or None,
        joined=joined,
        wikidata=candidate.wikidata,
    )


def make_profile(candidate: _Candidate, name: str, profile_id: str) -> Profile:
    """Make the profile of a candidate, its newest document first."""
    entry = candidate.entry
    members = sorted(candidate.members, key=lambda actor: actor.address)
    members = sorted(members, key=lambda actor: actor.day, reverse=True)
    forms = Counter(form for actor in members for form in {actor.name, *actor.aliases} if form != name)
    types: Counter[ActorType] = Counter(actor.type for actor in members)
    return Profile(
        id=profile_id,
        type=(entry.type if entry is not None else None) or sorted(types, key=lambda kind: (-types[kind], kind))[0],
        name=name,
        entries=tuple(ProfileEntry(*actor.address, why_here(actor, candidate)) for actor in members),
        aliases=tuple(sorted(forms, key=lambda form: (-forms[form], form))),
        country=(entry.country if entry is not None else None) or most_used(actor.country for actor in members),
        links=entry.links if entry is not None else (),
        joined=reasons(candidate),
        wikidata=candidate.wikidata,
    )


def why_here(actor: NamedActor, candidate: _Candidate) -> Reason | None:
    """Say why an entry belongs to its profile: the file claims it, or evidence does; the same name needs no reason."""
    entry = candidate.entry
    if entry is not None and entry_claims(entry, actor):
        return Reason("authority-claims", (actor.name, str(entry.line)))
    reason = candidate.reasons.get(actor.address)
    return None if reason is not None and reason.code == LEFT_ALONE and len(candidate.members) > 1 else reason


def entry_claims(entry: Entry, actor: NamedActor) -> bool:
    """Tell whether the file gives an actor to an entry of another name."""
    if "#".join(actor.address) in entry.same:
        return True
    name = fold(actor.name)
    return name != fold(entry.name) and name in {fold(form) for form in (*entry.written, *entry.same)}


def reasons(candidate: _Candidate) -> tuple[Reason, ...]:
    """Say why different names, or one name in different types, are one profile."""
    types = sorted({actor.type for actor in candidate.members})
    said = [*reasons_of_names(candidate, only_country=types == ["country"]), *reasons_of_members(candidate)]
    if len(types) > 1:
        said.append(Reason("different-types", tuple(types)))
    return tuple(said)


def reasons_of_members(candidate: _Candidate) -> Iterator[Reason]:
    """Give the reasons that joined members of other names, each once."""
    given = (candidate.reasons.get(actor.address) for actor in candidate.members)
    yield from sorted({reason for reason in given if reason is not None and reason.code != LEFT_ALONE})


def reasons_of_names(candidate: _Candidate, *, only_country: bool) -> Iterator[Reason]:
    """Say why different names are one: the file says so, the country's code, or the spelling."""
    names = sorted({actor.name for actor in candidate.members})
    entry = candidate.entry
    if entry is not None:
        claimed = {fold(name) for name in (*entry.written, *entry.same)} - {fold(entry.name)}
        if merged := [form for form in forms_of(candidate) if fold(form) in claimed]:
            yield Reason("authority-says-so", (str(entry.line), *merged))
    elif only_country and len(names) > 1:
        yield Reason("one-country", tuple(names))
    elif len({_PUNCTUATION.sub("", name.casefold()) for name in names}) > len(set(map(fold, names))):
        yield Reason("different-spelling", tuple(names))


def forms_of(candidate: _Candidate) -> list[str]:
    """Return everything that the documents call a candidate."""
    return sorted({form for actor in candidate.members for form in (actor.name, *actor.aliases)})


def make_timeline(cards: Iterable[Card], profiles: Iterable[Profile]) -> tuple[TimelineEntry, ...]:
    """Return the dated happenings of all dossiers by their first day."""
    profile_of: dict[str, dict[str, str]] = defaultdict(dict)
    for profile in profiles:
        for entry in profile.entries:
            profile_of[entry.dossier][entry.actor] = profile.id
    entries = []
    for card in cards:
        for date in card.happenings:
            named = map(profile_of[card.id].get, date.actors)
            entries.append(TimelineEntry(card.id, date, tuple(dict.fromkeys(filter(None, named)))))
    return tuple(sorted(entries, key=timeline_key))


def timeline_key(entry: TimelineEntry) -> tuple[tuple[int, int, int], tuple[int, int, int], str, int]:
    """Order by first day, then last day, then document and place in it; an open end counts as its other end."""
    first, last = entry.date.first or entry.date.last, entry.date.last or entry.date.first
    return (order_of(first), order_of(last), entry.dossier, entry.date.start)


@lru_cache(maxsize=1 << 16)
def order_of(day: str | None) -> tuple[int, int, int]:
    """Return what sorts days; an engine's day that is none comes first."""
    try:
        return sort_key(day or "")
    except ValueError:
        return (-10_000, 0, 0)


def related_by(profiles: Iterable[Profile], id: str) -> list[str]:
    """Return the dossiers that are related to one of them by the profiles named there, most related first.

    Parameters:
        profiles: Those named in the dossier.
        id: Of the dossier.

    Returns:
        Ids of other dossiers; of equals the first by id. What shares little is left out.
    """
    weights: dict[str, float] = defaultdict(float)
    for profile in profiles:
        if len(profile.entries) <= COMMON:
            for other in {entry.dossier for entry in profile.entries} - {id}:
                weights[other] += tie(profile)
    related = (other for other, weight in weights.items() if weight >= ENOUGH)
    return sorted(related, key=lambda other: (-round(weights[other], 9), other))


def tie(profile: Profile) -> float:
    """Return how much a profile ties dossiers that name it: a person most, and the more the fewer they are."""
    return TELLS[profile.type] / len(profile.entries)

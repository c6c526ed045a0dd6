"""Join what several dossiers say: actors across documents, one timeline, related dossiers.

A person is the same in two documents when the full names agree and nothing speaks against it (another country, with no
word of the role in common). A single name, such as "Khan", is never enough. Countries are joined by their ISO code. The
authority file always wins.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dossier.edtf import sort_key
from dossier.english.names import fold, slug, unique, words
from dossier.english.patterns import word_set
from dossier.model import (
    Actor,
    ActorType,
    Collection,
    DateMention,
    Dossier,
    Profile,
    ProfileEntry,
    Reason,
    Sentence,
    Span,
    TimelineEntry,
)
from dossier.people.actors_file import Authority, Entry
from dossier.spans import SpanIndex

UNDATED_PRECISIONS = frozenset({"duration", "set", "vague"})
"""What says how long, how often or roughly when, and so has no place on a timeline."""

COMMON = 40
"""An actor in more dossiers than this says little about which two belong together."""
NEIGHBOURS = 8
"""Earlier dates of the same days and sentence with which a date is compared."""

FAMILIES = {"person": "person", "organisation": "body", "group": "body", "country": "country", "place": "place"}
"""Types that one actor may be given in different documents: a party is an organisation here and a group there."""

_PUNCTUATION = re.compile(r"[.,]")
_ROLE_NOISE = word_set("a an the of for in to at former acting deputy vice senior chief official")


@dataclass(slots=True)
class _Candidate:
    """Entries that are taken to be one actor so far."""

    entry: Entry | None = None
    members: list[tuple[Dossier, Actor]] = field(default_factory=list)
    joined: list[Reason] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)

    def take(self, dossier: Dossier, actor: Actor) -> None:
        """Add an actor of a dossier."""
        self.members.append((dossier, actor))
        if actor.country:
            self.countries.add(actor.country)
        self.roles |= role_words(actor)


def link(dossiers: Iterable[Dossier], authority: Authority) -> Collection:
    """Join dossiers.

    Parameters:
        dossiers: In any order; ids unique.
        authority: What people said about actors; already applied to each dossier.

    Returns:
        The dossiers, newest first, with profiles, timeline; the same for any order of the input.
    """
    ordered = newest_first(dossiers)
    candidates = find_candidates(ordered, authority)
    profiles = make_profiles(candidates)
    return Collection(dossiers=ordered, profiles=profiles, timeline=make_timeline(ordered, profiles))


def newest_first(dossiers: Iterable[Dossier]) -> tuple[Dossier, ...]:
    """Sort by date, newest first, undated last, then by id."""
    by_id = sorted(dossiers, key=lambda dossier: dossier.document.id)
    return tuple(sorted(by_id, key=day_key, reverse=True))


def day_key(dossier: Dossier) -> str:
    """Return the document's date as it sorts; EDTF dates sort as text."""
    return dossier.document.date.value if dossier.document.date is not None else ""


def role_words(actor: Actor) -> set[str]:
    """Return the words of an actor's roles that tell people apart."""
    return {word for role in actor.roles for word in fold(role.text).split()} - _ROLE_NOISE


def find_candidates(dossiers: Sequence[Dossier], authority: Authority) -> list[_Candidate]:
    """Sort all actors into those that are one, oldest document first: what comes later changes no earlier address."""
    found: dict[tuple[str, str], list[_Candidate]] = defaultdict(list)
    everyone = [
        (dossier, actor)
        for dossier in sorted(dossiers, key=lambda dossier: (day_key(dossier) or "9", dossier.document.id))
        for actor in dossier.actors
    ]
    for dossier, actor in everyone:
        entry = authority.find(dossier.document.id, actor)
        kept_apart = entry is None and is_kept_apart(dossier, actor, authority)
        key = join_key(dossier, actor, entry, kept_apart)
        here = next((candidate for candidate in found[key] if fits(candidate, actor, key)), None)
        if here is None:
            here = _Candidate(entry)
            found[key].append(here)
        here.entry = here.entry or entry
        here.take(dossier, actor)
    candidates = [candidate for group in found.values() for candidate in group]
    return join_acronyms(candidates)


def is_kept_apart(dossier: Dossier, actor: Actor, authority: Authority) -> bool:
    """Tell whether the file says that this actor is not the one whose name it bears."""
    other = authority.by_name.get(fold(actor.name))
    return other is not None and f"{dossier.document.id}#{actor.id}" in other.not_same


def join_key(dossier: Dossier, actor: Actor, entry: Entry | None, kept_apart: bool) -> tuple[str, str]:
    """Return what two actors must share to be looked at as one."""
    if actor.type == "country" and actor.country:
        return ("country", actor.country)
    if entry is not None:
        return ("authority", entry.key)
    name = fold(actor.name)
    if kept_apart or (actor.type == "person" and not is_full_name(name)):
        return ("alone", f"{dossier.document.id}#{actor.id}")
    return (FAMILIES[actor.type], name)


def is_full_name(name: str) -> bool:
    """Tell whether a person's name has two words; initials are none ("J. Smith" is any Smith)."""
    return sum(len(word) > 1 for word in words(name)) > 1


def fits(candidate: _Candidate, actor: Actor, key: tuple[str, str]) -> bool:
    """Tell whether nothing speaks against joining: the file or a country code decides, else country and role agree.

    A difference of country alone can be an error of reading, so one word in common between the roles overrules it.
    """
    if key[0] in ("authority", "country", "alone"):
        return True
    if not actor.country or not candidate.countries or actor.country in candidate.countries:
        return True
    return actor.type == "person" and bool(role_words(actor) & candidate.roles)


def join_acronyms(candidates: list[_Candidate]) -> list[_Candidate]:
    """Join "NATO" of one document to the body that another introduces with that acronym, if only one is."""
    introduced = introduced_acronyms(candidates)
    gone: set[int] = set()
    for candidate in candidates:
        owner = acronym_owner(candidate, introduced)
        if owner is None or id(owner) in gone:
            continue
        name = candidate.members[0][1].name
        where = next(dossier.document.id for dossier, actor in owner.members if name in actor.aliases)
        owner.joined.append(Reason("acronym-introduced", (name, most_used_name(owner), where)))
        for member in candidate.members:
            owner.take(*member)
        gone.add(id(candidate))
    return [candidate for candidate in candidates if id(candidate) not in gone]


def introduced_acronyms(candidates: list[_Candidate]) -> dict[str, list[_Candidate]]:
    """Return the bodies that documents introduce with each acronym."""
    introduced: dict[str, list[_Candidate]] = defaultdict(list)
    for candidate in candidates:
        if FAMILIES[candidate.members[0][1].type] == "body":
            forms = {alias for _, actor in candidate.members for alias in actor.aliases if is_acronym(alias)}
            for form in sorted(forms):
                introduced[form].append(candidate)
    return introduced


def acronym_owner(candidate: _Candidate, introduced: dict[str, list[_Candidate]]) -> _Candidate | None:
    """Return the one body that an acronym without an entry of its own stands for, if nothing speaks against it."""
    actor = candidate.members[0][1]
    owners = introduced.get(actor.name, [])
    if candidate.entry is not None or FAMILIES[actor.type] != "body" or not is_acronym(actor.name):
        return None
    if len(owners) != 1 or owners[0] is candidate:
        return None
    owner = owners[0]
    elsewhere = bool(owner.countries and candidate.countries) and not owner.countries & candidate.countries
    told_apart = owner.entry is not None and fold(actor.name) in {fold(name) for name in owner.entry.not_same}
    return None if elsewhere or told_apart else owner


def is_acronym(name: str) -> bool:
    """Tell whether a name is three capitals or more and nothing else."""
    return len(name) >= 3 and name.isalpha() and name.isupper()


def most_used_name(candidate: _Candidate) -> str:
    """Return the name that most dossiers use; of equals the longest, then the first by alphabet.

    A name in capitals, as headings and signatures have it, gives way to one that is not.
    """
    if candidate.entry is not None:
        return candidate.entry.name
    counts = Counter(actor.name for _, actor in candidate.members)
    if candidate.members[0][1].type == "country":
        # "US" stands in headlines; a reader looks for the name. Of equals the short one: not "the Republic of".
        return min(counts, key=lambda name: (name.isupper(), -counts[name], len(name), name))
    return min(counts, key=lambda name: (is_shouted(name), -counts[name], -len(name), name))


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
        profile_id = address(candidate, taken)
        taken.add(profile_id)
        profiles.append(make_profile(candidate, profile_id))
    return tuple(sorted(profiles, key=lambda profile: (fold(profile.name), profile.id)))


def first_seen(candidate: _Candidate) -> tuple[bool, str, str, str]:
    """Order candidates so that an older document keeps its address when newer ones come."""
    dossier, actor = candidate.members[0]
    return (candidate.entry is None, day_key(dossier) or "9", dossier.document.id, actor.id)


def address(candidate: _Candidate, taken: set[str]) -> str:
    """Return the slug of a profile: of its name; where that is taken with its country, its document, a number.

    A single name of a person always carries its document: "khan" alone would be promised to whoever comes first.
    """
    dossier, actor = candidate.members[0]
    base = slug(most_used_name(candidate))
    country = most_used(actor.country for _, actor in candidate.members)
    with_document = slug(f"{base}-{dossier.document.id}")
    if candidate.entry is None and actor.type == "person" and not is_full_name(actor.name):
        return unique(with_document, taken)
    options = (base, f"{base}-{country}" if country else base, with_document)
    return next((option for option in options if option not in taken), None) or unique(with_document, taken)


def make_profile(candidate: _Candidate, profile_id: str) -> Profile:
    """Make the profile of a candidate, its newest document first."""
    entry = candidate.entry
    name = most_used_name(candidate)
    members = sorted(candidate.members, key=lambda member: (member[0].document.id, member[1].id))
    members = sorted(members, key=lambda member: day_key(member[0]), reverse=True)
    forms = Counter(form for _, actor in members for form in {actor.name, *actor.aliases} if form != name)
    types: Counter[ActorType] = Counter(actor.type for _, actor in members)
    return Profile(
        id=profile_id,
        type=(entry.type if entry is not None else None) or sorted(types, key=lambda kind: (-types[kind], kind))[0],
        name=name,
        entries=tuple(ProfileEntry(dossier.document.id, actor.id) for dossier, actor in members),
        aliases=tuple(sorted(forms, key=lambda form: (-forms[form], form))),
        country=(entry.country if entry is not None else None) or most_used(actor.country for _, actor in members),
        links=entry.links if entry is not None else (),
        joined=reasons(candidate),
    )


def reasons(candidate: _Candidate) -> tuple[Reason, ...]:
    """Say why different names, or one name in different types, are one profile."""
    types = sorted({actor.type for _, actor in candidate.members})
    said = [*candidate.joined, *reasons_of_names(candidate, only_country=types == ["country"])]
    if len(types) > 1:
        said.append(Reason("different-types", tuple(types)))
    return tuple(said)


def reasons_of_names(candidate: _Candidate, *, only_country: bool) -> Iterator[Reason]:
    """Say why different names are one: the file says so, the country's code, or the spelling."""
    names = sorted({actor.name for _, actor in candidate.members})
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
    return sorted({form for _, actor in candidate.members for form in (actor.name, *actor.aliases)})


def make_timeline(dossiers: Iterable[Dossier], profiles: Iterable[Profile]) -> tuple[TimelineEntry, ...]:
    """Return the dated happenings of all dossiers by their first day."""
    profile_of = {(entry.dossier, entry.actor): profile.id for profile in profiles for entry in profile.entries}
    entries = []
    for dossier in dossiers:
        key = dossier.document.id
        named = SpanIndex(
            (mention.span, profile_of[key, actor.id])
            for actor in dossier.actors
            for mention in actor.mentions
            if (key, actor.id) in profile_of
        )
        happenings = without_repeats(date for date in dossier.dates if is_happening(dossier, date))
        entries += [TimelineEntry(key, date, named_in(dossier, date, named)) for date in happenings]
    return tuple(sorted(entries, key=timeline_key))


def without_repeats(dates: Iterable[DateMention]) -> list[DateMention]:
    """Keep one of two dates that say the same of one happening ("seven days earlier on October 6"): the plainer one."""
    kept: list[DateMention] = []
    beside: dict[tuple[str | None, str | None, int | None], list[int]] = {}
    for date in dates:
        # What repeats a date stands near it: looking at a few neighbours keeps ten thousand dates from taking hours.
        near = beside.setdefault((date.first, date.last, date.sentence), [])
        same = next((place for place in near[-NEIGHBOURS:] if is_repeat(date, kept[place])), None)
        if same is None:
            near.append(len(kept))
            kept.append(date)
        elif date.certainty == "explicit" and kept[same].certainty != "explicit":
            kept[same] = date
    return kept


def is_repeat(date: DateMention, other: DateMention) -> bool:
    """Tell whether two dates of one sentence mean the same days of the same happening."""
    if (date.first, date.last, date.sentence) != (other.first, other.last, other.sentence) or date.sentence is None:
        return False
    if date.attached is None or other.attached is None:
        return date.attached is other.attached
    return date.attached.overlaps(other.attached)


def timeline_key(entry: TimelineEntry) -> tuple[tuple[int, int, int], tuple[int, int, int], str, int]:
    """Order by first day, then last day, then document and place in it; an open end counts as its other end."""
    first, last = entry.date.first or entry.date.last, entry.date.last or entry.date.first
    return (order_of(first), order_of(last), entry.dossier, entry.date.span.start)


def order_of(day: str | None) -> tuple[int, int, int]:
    """Return what sorts days; an engine's day that is none comes first."""
    try:
        return sort_key(day or "")
    except ValueError:
        return (-10_000, 0, 0)


def is_happening(dossier: Dossier, date: DateMention) -> bool:
    """Tell whether a date says when something happened or will: known days, and not the document's own date line."""
    if not has_days(date):
        return False
    own = dossier.document.date
    if own is not None and own.span is not None and own.span.overlaps(date.span):
        return False
    sentence = sentence_of(dossier, date)
    return sentence is None or sentence.kind != "meta"


def has_days(date: DateMention) -> bool:
    """Tell whether a date has a place on a timeline."""
    if date.edtf is None or (date.first is None and date.last is None):
        return False
    if date.precision in UNDATED_PRECISIONS or date.type in ("DURATION", "SET") or date.certainty == "unresolved":
        return False
    return not (date.value or "").endswith("_REF")


def sentence_of(dossier: Dossier, date: DateMention) -> Sentence | None:
    """Return the sentence of a date."""
    known = date.sentence is not None and 0 <= date.sentence < len(dossier.sentences)
    return dossier.sentences[date.sentence] if known and date.sentence is not None else None


def named_in(dossier: Dossier, date: DateMention, named: SpanIndex[str]) -> tuple[str, ...]:
    """Return the profiles named in what happened, in the order of the text."""
    sentence = sentence_of(dossier, date)
    happened: Span | None = date.attached or (sentence.span if sentence is not None else None)
    if happened is None:
        return ()
    return tuple(dict.fromkeys(profile for _, profile in sorted(named.inside(happened))))


def related(collection: Collection, id: str, limit: int = 5) -> tuple[str, ...]:
    """Return the ids of the dossiers that share most with one of them, most related first."""
    named = [profile for profile in collection.profiles if any(entry.dossier == id for entry in profile.entries)]
    return tuple(related_by(named, id)[:limit])


def related_by(profiles: Iterable[Profile], id: str) -> list[str]:
    """Return the dossiers that are related to one of them by the profiles named there, most related first.

    A shared profile is worth the more the fewer dossiers have it; one that is common is passed over.

    Parameters:
        profiles: Those named in the dossier.
        id: Of the dossier.

    Returns:
        Ids of other dossiers; of equals the first by id.
    """
    weights: dict[str, float] = defaultdict(float)
    for profile in profiles:
        if len(profile.entries) <= COMMON:
            for other in {entry.dossier for entry in profile.entries} - {id}:
                weights[other] += 1 / len(profile.entries)
    return sorted(weights, key=lambda other: (-round(weights[other], 9), other))

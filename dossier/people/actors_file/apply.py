"""Let the authority file decide who is who in one document."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import cast

from dossier.english.names import fold, slug, unique, words
from dossier.english.person_names import are_two, may_be_one, person_name
from dossier.model import (
    Actor,
    ActorType,
    Confidence,
    Dossier,
    Gloss,
    KeyPoint,
    Mention,
    Quote,
    Reason,
    Role,
    Span,
    Summary,
)
from dossier.people.actors_file.form import WORD, Authority, Entry
from dossier.people.actors_file.separate import Leaving, leaving, roles_leaving, unclaimed

FOUND_BY = Reason("authority-file")
NAMING = ("name", "nominal")
"""Kinds of mentions by which an actor can be known."""
SAID = Confidence("high", Reason("named-in-authority-file"))


@dataclass(slots=True)
class _Group:
    """The actors and mentions of one document that become one actor."""

    main: Actor
    entry: Entry | None
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

    def keep(self, actor: Actor, gone: Leaving, *, joined: bool) -> None:
        """Take what is an actor's, without what leaves it; what the file joined says so."""
        stays = [mention for mention in actor.mentions if mention.span not in gone]
        self.mentions += [replace(mention, joined_by=FOUND_BY) if joined else mention for mention in stays]
        roles = roles_leaving(actor, gone)
        self.roles += [role for role in actor.roles if role.span not in roles]

    def lose(self, span: Span) -> None:
        """Take away the mention at a place."""
        self.mentions = [mention for mention in self.mentions if mention.span != span]


@dataclass(slots=True)
class _Groups:
    """The groups of a document by number, found by their entry or, without one, by the form that the text uses."""

    groups: dict[int, _Group] = field(default_factory=dict)
    by_entry: dict[str, int] = field(default_factory=dict)
    by_form: dict[str, int] = field(default_factory=dict)

    def of(self, actor: Actor, entry: Entry | None, form: str | None = None) -> int:
        """Return the group of an actor's entry or form, a new one where there is none; without either a new one."""
        new = len(self.groups)
        if entry is not None:
            key = self.by_entry.setdefault(entry.key, new)
        elif form is not None:
            key = self.by_form.setdefault(form, new)
        else:
            key = new
        self.groups.setdefault(key, _Group(actor, entry))
        return key


def apply_authority(dossier: Dossier, authority: Authority) -> Dossier:
    """Let the authority file decide who is who in one document.

    Actors are joined, split, renamed, retyped and hidden; speakers, key points and glosses follow. Names of the file
    that the engine missed are added.

    Parameters:
        dossier: What the engine found.
        authority: What the file says.

    Returns:
        The dossier with the same evidence; every mention that the file joined says so.
    """
    if not concerns(authority, dossier):
        return dossier
    text = dossier.document.text
    groups, moved, owner = regroup(dossier, authority)
    add_missing(text, groups, moved, authority)
    add_unclaimed(dossier, groups, authority)
    taken: set[str] = set()
    actors: list[Actor] = []
    renamed: dict[str, str] = {}
    finals: dict[int, Actor] = {}
    for key, group in groups.items():
        hidden = group.entry is not None and group.entry.hide
        if hidden or not any(mention.kind in NAMING for mention in group.mentions):
            continue
        actor = finals[key] = finished(group, text, taken)
        taken.add(actor.id)
        place(actor, actors, is_new=not group.main.id)
        if group.main.name != actor.name:
            renamed[group.main.name] = actor.name
    now = Now(dossier, {old: finals.get(key) for old, key in owner.items()}, moved, finals, tuple(actors))
    quotes = tuple(now.quote(quote) for quote in dossier.quotes)
    return replace(
        dossier, actors=now.actors, quotes=quotes, summary=resummarised(dossier.summary, now, quotes, renamed)
    )


def place(actor: Actor, actors: list[Actor], *, is_new: bool) -> None:
    """Put an actor after those named as often; one that the engine found keeps its place, since it ranks by more."""
    here = (number for number, other in enumerate(actors) if len(other.mentions) < len(actor.mentions))
    actors.insert(next(here, len(actors)) if is_new else len(actors), actor)


def concerns(authority: Authority, dossier: Dossier) -> bool:
    """Tell whether the file says anything of what a document names; most documents of a site it does not."""
    if not authority.entries:
        return False
    return (
        any(fold(name) in authority.by_name for name in names_in(dossier))
        or any(f"{dossier.document.id}#{actor.id}" in authority.by_address for actor in dossier.actors)
        or next(forms_in(dossier.document.text, authority), None) is not None
    )


def names_in(dossier: Dossier) -> set[str]:
    """Return what a document calls its actors, with the single words of the names that a short alias may take."""
    text = dossier.document.text
    named = {mention.span.of(text) for actor in dossier.actors for mention in actor.mentions if mention.kind in NAMING}
    parts = {word for actor in dossier.actors for word in words(actor.name)[1:]}
    return named | parts | {actor.name for actor in dossier.actors}


def regroup(dossier: Dossier, authority: Authority) -> tuple[dict[int, _Group], dict[Span, int], dict[str, int]]:
    """Sort the mentions of a dossier into the actors that the file says there are.

    Returns:
        The groups in order; the mentions and roles that left their actor, with the group they are in now; and the group
        of each actor's id.
    """
    found = _Groups()
    moved: dict[Span, int] = {}
    owner: dict[str, int] = {}
    left: list[tuple[Actor, Leaving]] = []
    for actor in dossier.actors:
        entry = entry_of(dossier, actor, authority)
        key = owner[actor.id] = found.of(actor, entry)
        group = found.groups[key]
        joined = group.main is not actor or (entry is not None and fold(actor.name) != fold(entry.name))
        gone = leaving(dossier, actor, entry, authority)
        group.keep(actor, gone, joined=joined)
        if gone:
            left.append((actor, gone))
    for actor, gone in left:
        moved |= resettled(dossier.document.text, found, actor, gone)
    return {key: group for key, group in found.groups.items() if group.mentions}, moved, owner


def resettled(text: str, found: _Groups, actor: Actor, gone: Leaving) -> dict[Span, int]:
    """Put the mentions and roles that leave an actor into the groups they belong to, and return where they are now."""
    now: dict[Span, int] = {}
    form = ""
    for mention in sorted(actor.mentions, key=lambda one: one.span):
        if mention.span not in gone:
            continue
        entry = gone[mention.span]
        words_used = mention.span.of(text)
        form = fold(words_used) if mention.kind in NAMING else form
        alone = replace(actor, id="", name=words_used, roles=(), aliases=(), mentions=(mention,))
        if entry is not None:
            alone = replace(alone, country=None, gender=None, confidence=SAID)
        key = now[mention.span] = found.of(alone, entry, form=form)
        found.groups[key].mentions.append(replace(mention, joined_by=FOUND_BY))
    beside = roles_leaving(actor, gone)
    for role in actor.roles:
        if role.span in beside:
            key = now[role.span] = now[beside[role.span]]
            found.groups[key].roles.append(role)
    return now


def entry_of(dossier: Dossier, actor: Actor, authority: Authority) -> Entry | None:
    """Return the entry of an actor by its address or name, else by another form that the document uses for it.

    A short form decides nothing ("Khan" in the file is not every Khan), nor does a longer one, which may be somebody
    else ("Pakistani Taliban" beside "Taliban"): only one that differs, such as an acronym or another spelling, or that
    stands for a full name which agrees with the entry's.
    """
    entry = authority.find(dossier.document.id, actor)
    if entry is not None:
        return entry
    own = set(words(actor.name))
    for mention in actor.mentions:
        form = mention.span.of(dossier.document.text)
        other = authority.by_name.get(fold(form)) if mention.kind in NAMING else None
        if other is None or f"{dossier.document.id}#{actor.id}" in other.not_same:
            continue
        theirs = set(words(form))
        differs = not (own <= theirs or theirs <= own) or is_same_person(dossier, actor, other, form, authority)
        if differs and fold(actor.name) not in {fold(name) for name in other.not_same}:
            return other
    return None


def is_same_person(dossier: Dossier, actor: Actor, entry: Entry, form: str, authority: Authority) -> bool:
    """Tell whether a short alias stands for a person whose full name is another form of the entry's.

    `Joe Biden: {aliases: [Biden]}` holds for "Joseph R. Biden, Jr." and his "Biden" as a whole, unless the document has
    a Joe Biden beside him.
    """
    if actor.type != "person" or entry.type not in (None, "person") or fold(form) not in map(fold, entry.aliases):
        return False
    others = (other for other in dossier.actors if other is not actor)
    return names_agree(actor.name, entry.name) and not any(
        authority.find(dossier.document.id, other) is entry for other in others
    )


def names_agree(name: str, other: str) -> bool:
    """Tell whether two full names may be one person's."""
    one, another = (person_name(tuple(written.split())) for written in (name, other))
    are_full = one.has_given_name and another.has_given_name
    return are_full and may_be_one(one, another) and not are_two(one, another)


def add_missing(text: str, groups: dict[int, _Group], moved: dict[Span, int], authority: Authority) -> None:
    """Add the places where the text writes a name of the file that the engine did not find.

    A name of the file also takes the place of what the engine found inside it: of "Taliban" within "Pakistani Taliban".
    """
    owner = {mention.span: key for key, group in groups.items() for mention in group.mentions}
    taken = deque(sorted(owner))
    known = {group.entry.key: key for key, group in groups.items() if group.entry is not None}
    for span, entry in forms_in(text, authority):
        inside = overlapping(taken, span)
        is_new = entry.key not in known
        if (is_new and not entry.type) or not are_parts(inside, span):
            continue
        mention = Mention(span, "name", FOUND_BY, joined_by=None if is_new else FOUND_BY)
        if is_new:
            known[entry.key] = max(groups, default=-1) + 1
            groups[known[entry.key]] = _Group(actor_of(entry, mention), entry)
        groups[known[entry.key]].mentions.append(mention)
        for other in inside:
            groups[owner[other]].lose(other)
            moved[other] = known[entry.key]


def add_unclaimed(dossier: Dossier, groups: dict[int, _Group], authority: Authority) -> None:
    """Give a short alias that stands bare and is nobody's to the actor of its entry."""
    known = {group.entry.key: key for key, group in groups.items() if group.entry is not None}
    taken = [mention.span for group in groups.values() for mention in group.mentions]
    for span, entry in unclaimed(dossier, authority, taken):
        is_new = entry.key not in known
        mention = Mention(span, "name", FOUND_BY, joined_by=None if is_new else FOUND_BY)
        if is_new:
            known[entry.key] = max(groups, default=-1) + 1
            person = Actor("", entry.type or "person", entry.name, (mention,), confidence=SAID)
            groups[known[entry.key]] = _Group(person, entry)
        groups[known[entry.key]].mentions.append(mention)


def are_parts(spans: list[Span], span: Span) -> bool:
    """Tell whether all spans lie within one and none is it."""
    return all(other in span and other != span for other in spans)


def overlapping(spans: deque[Span], span: Span) -> list[Span]:
    """Return those of sorted spans that share a letter with one, and take away those that end before it."""
    while spans and spans[0].end <= span.start:
        spans.popleft()
    return list(takewhile(span.overlaps, spans))


def actor_of(entry: Entry, mention: Mention) -> Actor:
    """Return the actor of an entry with a type, of which the engine found nothing."""
    return Actor("", cast("ActorType", entry.type), entry.name, (mention,), confidence=SAID)


def forms_in(text: str, authority: Authority) -> Iterator[tuple[Span, Entry]]:
    """Go through the whole-word places of the file's distinct forms, in order, the longest form first."""
    here = authority.by_word.keys() & set(WORD.findall(text))
    places = [
        (start, -len(form), form, entry)
        for word in here
        for form, entry in authority.by_word[word]
        for start in places_of(form, text)
    ]
    places.sort(key=lambda place: place[:3])
    end = 0
    for start, _, form, entry in places:
        if start >= end:
            end = start + len(form)
            yield Span(start, end), entry


def places_of(form: str, text: str) -> Iterator[int]:
    """Go through the places where a form stands as whole words."""
    start = text.find(form)
    while start >= 0:
        if not text[start - 1 : start].isalnum() and not text[start + len(form) : start + len(form) + 1].isalnum():
            yield start
        start = text.find(form, start + 1)


def finished(group: _Group, text: str, taken: set[str]) -> Actor:
    """Make the actor of a group."""
    main = group.main if group.entry is None else said_by(group.entry, group.main)
    mentions = tuple(
        {mention.span: mention for mention in sorted(group.mentions, key=lambda found: found.span)}.values()
    )
    forms = dict.fromkeys(" ".join(found.span.of(text).split()) for found in mentions if found.kind == "name")
    roles = {role.span: role for role in sorted(group.roles, key=lambda role: role.span)}
    return replace(
        main,
        id=main.id or unique(slug(main.name), taken),
        mentions=mentions,
        roles=tuple(roles.values()),
        aliases=tuple(form for form in forms if form != main.name),
    )


def said_by(entry: Entry, actor: Actor) -> Actor:
    """Return an actor with the name, type and country that its entry gives."""
    return replace(actor, name=entry.name, type=entry.type or actor.type, country=entry.country or actor.country)


@dataclass(frozen=True, slots=True)
class Now:
    """Where everything of the engine's actors is, now that the file has spoken."""

    dossier: Dossier
    """What the engine found."""
    new: Mapping[str, Actor | None]
    """The engine's id of an actor to what became of it; None: hidden, or all its names are another's."""
    moved: Mapping[Span, int]
    """Mentions and roles that left their actor, with the group they are in."""
    finals: Mapping[int, Actor]
    """The actor of a group; hidden ones have none."""
    actors: tuple[Actor, ...]

    def at(self, span: Span, old: str | None) -> Actor | None:
        """Return whose the words at a place are that were an actor's.

        Parameters:
            span: Words that hold a name of the actor, or follow one.
            old: The engine's id of the actor.
        """
        if not self.moved:
            return self.new.get(old) if old is not None else None
        here = next((key for moved, key in self.moved.items() if moved in span or span in moved), None)
        here = here if here is not None else self.moved.get(self.last_before(span, old))
        if here is not None:
            return self.finals.get(here)
        return self.new.get(old) if old is not None else None

    def last_before(self, span: Span, old: str | None) -> Span:
        """Return the last mention of an actor of the engine's up to a place."""
        actor = self.dossier.actor(old)
        mentions = actor.mentions if actor is not None else ()
        return max((mention.span for mention in mentions if mention.span.start < span.end), default=Span(0, 0))

    def quote(self, quote: Quote) -> Quote:
        """Point the speaker of a quote at the actor that the file makes of it."""
        speaker = quote.speaker
        if speaker is None:
            return quote
        where = speaker.span or (quote.spans[0] if quote.spans else None)
        actor = self.at(where, speaker.actor) if where is not None else self.new.get(speaker.actor or "")
        if actor is None and speaker.actor is None and speaker.span is not None and speaker.kind in ("name", "label"):
            actor = speaker_found(speaker.span, self.actors)
        wanted = actor.id if actor is not None else None
        return quote if wanted == speaker.actor else replace(quote, speaker=replace(speaker, actor=wanted))


def speaker_found(span: Span, actors: Iterable[Actor]) -> Actor | None:
    """Return the actor that the file found within the words that name the speaker."""
    for actor in actors:
        if any(mention.found_by == FOUND_BY and mention.span in span for mention in actor.mentions):
            return actor
    return None


def resummarised(summary: Summary, now: Now, quotes: Sequence[Quote], renamed: Mapping[str, str]) -> Summary:
    """Let key points and glosses follow; those of hidden actors go, and no actor has two points of one kind.

    Parameters:
        summary: The engine's.
        now: Where everything is.
        quotes: With their speakers as they are now.
        renamed: Names of the engine's actors to the names that the file gives them.
    """
    points: dict[tuple[str, Span], KeyPoint] = {}
    for point in summary.key_points:
        actor = told_of(point, now, quotes)
        if actor is not None:
            points.setdefault((actor.id, point.span), replace(point, actor=actor.id))
    sentences = tuple(
        replace(sentence, glosses=tuple(reglossed(gloss, now, renamed) for gloss in sentence.glosses))
        for sentence in summary.sentences
    )
    return replace(summary, sentences=sentences, key_points=tuple(points.values()))


def told_of(point: KeyPoint, now: Now, quotes: Sequence[Quote]) -> Actor | None:
    """Return of whom a key point speaks: of whoever said the words, else of the first of the actor's names in them."""
    if point.kind == "quote":
        for was, quote in zip(now.dossier.quotes, quotes, strict=True):
            if said_by_actor(was, point):
                return next((one for one in now.actors if quote.speaker and one.id == quote.speaker.actor), None)
    old = now.dossier.actor(point.actor)
    named = sorted(mention.span for mention in old.mentions) if old is not None else []
    here = now.moved.get(next((span for span in named if span in point.span), point.span))
    return now.new.get(point.actor) if here is None else now.finals.get(here)


def said_by_actor(quote: Quote, point: KeyPoint) -> bool:
    """Tell whether a quote is the one that a key point tells."""
    speaks = quote.speaker is not None and quote.speaker.actor == point.actor
    return speaks and any(span.overlaps(point.span) for span in quote.spans)


def reglossed(gloss: Gloss, now: Now, renamed: Mapping[str, str]) -> Gloss:
    """Say a gloss with the name of the actor whose words it explains."""
    actor = now.finals.get(now.moved[gloss.span]) if gloss.span in now.moved else None
    new = renamed if actor is None else dict.fromkeys((one.name for one in now.dossier.actors), actor.name)
    return replace(gloss, says=replace(gloss.says, values=tuple(new.get(value, value) for value in gloss.says.values)))

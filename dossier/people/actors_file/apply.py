"""Let the authority file decide who is who in one document."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import cast

from dossier.english.names import fold, slug, unique, words
from dossier.model import Actor, ActorType, Confidence, Dossier, KeyPoint, Mention, Quote, Reason, Role, Span, Summary
from dossier.people.actors_file.form import WORD, Authority, Entry

FOUND_BY = Reason("authority-file")


@dataclass(slots=True)
class _Group:
    """The actors and mentions of one document that become one actor."""

    main: Actor
    entry: Entry | None
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

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
    taken: set[str] = set()
    actors: list[Actor] = []
    renamed: dict[str, str] = {}
    finals: dict[int, str] = {}
    for key, group in groups.items():
        hidden = group.entry is not None and group.entry.hide
        if hidden or not any(mention.kind in ("name", "nominal") for mention in group.mentions):
            continue
        actor = finished(group, text, taken)
        taken.add(actor.id)
        actors.append(actor)
        finals[key] = actor.id
        if group.main.name != actor.name:
            renamed[group.main.name] = actor.name
    new_ids = {old: finals.get(key) for old, key in owner.items()}
    return replace(
        dossier,
        actors=tuple(actors),
        quotes=tuple(respoken(quote, new_ids, moved, finals, actors) for quote in dossier.quotes),
        summary=resummarised(dossier.summary, new_ids, renamed),
    )


def concerns(authority: Authority, dossier: Dossier) -> bool:
    """Tell whether the file says anything of what a document names; most documents of a site it does not."""
    if not authority.entries:
        return False
    text = dossier.document.text
    names = {actor.name for actor in dossier.actors}
    names.update(
        mention.span.of(text)
        for actor in dossier.actors
        for mention in actor.mentions
        if mention.kind in ("name", "nominal")
    )
    return (
        any(fold(name) in authority.by_name for name in names)
        or any(f"{dossier.document.id}#{actor.id}" in authority.by_address for actor in dossier.actors)
        or next(forms_in(text, authority), None) is not None
    )


def regroup(dossier: Dossier, authority: Authority) -> tuple[dict[int, _Group], dict[Span, int], dict[str, int]]:
    """Sort the mentions of a dossier into the actors that the file says there are.

    Returns:
        The groups in order; the mentions that left their actor, with the group they are in now; and the group of each
        actor's id.
    """
    text = dossier.document.text
    found = _Groups()
    moved: dict[Span, int] = {}
    owner: dict[str, int] = {}
    leaving: list[tuple[Actor, Mention, Entry | None]] = []
    for actor in dossier.actors:
        entry = entry_of(dossier, actor, authority)
        key = owner[actor.id] = found.of(actor, entry)
        group = found.groups[key]
        joined = group.main is not actor or (entry is not None and fold(actor.name) != fold(entry.name))
        for mention in actor.mentions:
            leaves, other = elsewhere(mention, actor, entry, text, authority)
            if leaves:
                leaving.append((actor, mention, other))
            else:
                group.mentions.append(replace(mention, joined_by=FOUND_BY) if joined else mention)
        group.roles += actor.roles
    for actor, mention, entry in leaving:
        words_used = mention.span.of(text)
        alone = replace(actor, id="", name=words_used, roles=(), aliases=(), mentions=(mention,))
        key = found.of(alone, entry, form=fold(words_used))
        found.groups[key].mentions.append(replace(mention, joined_by=FOUND_BY))
        moved[mention.span] = key
    return {key: group for key, group in found.groups.items() if group.mentions}, moved, owner


def entry_of(dossier: Dossier, actor: Actor, authority: Authority) -> Entry | None:
    """Return the entry of an actor by its address or name, else by another form that the document uses for it.

    A short form decides nothing ("Khan" in the file is not every Khan), nor does a longer one, which may be somebody
    else ("Pakistani Taliban" beside "Taliban"): only one that differs, such as an acronym or another spelling.
    """
    entry = authority.find(dossier.document.id, actor)
    if entry is not None:
        return entry
    own = set(words(actor.name))
    for mention in actor.mentions:
        form = mention.span.of(dossier.document.text)
        other = authority.by_name.get(fold(form)) if mention.kind in ("name", "nominal") else None
        if other is None or f"{dossier.document.id}#{actor.id}" in other.not_same:
            continue
        theirs = set(words(form))
        if not (own <= theirs or theirs <= own) and fold(actor.name) not in {fold(name) for name in other.not_same}:
            return other
    return None


def elsewhere(
    mention: Mention, actor: Actor, entry: Entry | None, text: str, authority: Authority
) -> tuple[bool, Entry | None]:
    """Tell whether the file says that a mention is not this actor's, and whose it is."""
    if mention.kind not in ("name", "nominal"):
        return False, None
    form = fold(mention.span.of(text))
    other = authority.by_name.get(form)
    if entry is not None and any(form == fold(name) for name in entry.not_same):
        return True, other
    if other is None or other is entry:
        return False, None
    short = set(form.split()) <= set(words(actor.name))
    return (False, None) if short else (True, other)


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
    sure = Confidence("high", Reason("named-in-authority-file"))
    return Actor("", cast("ActorType", entry.type), entry.name, (mention,), confidence=sure)


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


def respoken(
    quote: Quote,
    new_ids: Mapping[str, str | None],
    moved: Mapping[Span, int],
    finals: Mapping[int, str],
    actors: list[Actor],
) -> Quote:
    """Point the speaker of a quote at the actor that the file makes of it."""
    speaker = quote.speaker
    if speaker is None:
        return quote
    actor = new_ids.get(speaker.actor) if speaker.actor is not None else None
    if speaker.span is not None:
        here = next((key for span, key in moved.items() if span in speaker.span or speaker.span in span), None)
        if here is not None:
            actor = finals.get(here)
        elif speaker.actor is None and speaker.kind in ("name", "label"):
            actor = speaker_found(speaker.span, actors)
    return quote if actor == speaker.actor else replace(quote, speaker=replace(speaker, actor=actor))


def speaker_found(span: Span, actors: list[Actor]) -> str | None:
    """Return the actor that the file found within the words that name the speaker."""
    for actor in actors:
        if any(mention.found_by == FOUND_BY and mention.span in span for mention in actor.mentions):
            return actor.id
    return None


def resummarised(summary: Summary, new_ids: Mapping[str, str | None], renamed: Mapping[str, str]) -> Summary:
    """Let key points and glosses follow; those of hidden actors go."""
    points: dict[tuple[str, Span], KeyPoint] = {}
    for point in summary.key_points:
        actor = new_ids.get(point.actor)
        if actor is not None:
            points.setdefault((actor, point.span), replace(point, actor=actor))
    sentences = tuple(
        replace(
            sentence,
            glosses=tuple(replace(gloss, says=says_now(gloss.says, renamed)) for gloss in sentence.glosses),
        )
        for sentence in summary.sentences
    )
    return replace(summary, sentences=sentences, key_points=tuple(points.values()))


def says_now(reason: Reason, renamed: Mapping[str, str]) -> Reason:
    """Return what a gloss says, with the new name of whom it names."""
    return replace(reason, values=tuple(renamed.get(value, value) for value in reason.values))

"""Corrections of actors, of the words that mean them, and of their roles."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from dossier.english.names import fold, slug, unique
from dossier.model import Actor, ActorType, Dossier, Mention, Quote, Reason, Role
from dossier.people.anchoring import reanchor
from dossier.people.corrections.change import (
    SURE,
    Change,
    UnneededError,
    joined,
    swapped,
    without_glosses,
    without_points,
)
from dossier.people.corrections.form import Correction
from dossier.people.corrections.locate import (
    OrphanError,
    brief,
    find_actor,
    find_fact,
    find_span,
    mention_spans,
    only_spans,
    role_spans,
    wanted_actor,
)

BY_CORRECTION = Reason("correction")


def set_actor(dossier: Dossier, item: Correction) -> Change:
    """Give an actor another name, type or country, or join it to another."""
    actor = find_actor(dossier, item)
    if "same" in item.to:
        return join_actors(dossier, actor, wanted_actor(dossier, item.to["same"]))
    differing = [field for field, value in item.to.items() if value != getattr(actor, field)]
    if not differing:
        raise UnneededError("actor-is-so", actor.name)
    new = renamed(actor, item.to.get("name") or actor.name)
    new = replace(
        new,
        type=cast("ActorType", item.to.get("type") or actor.type),
        country=item.to.get("country", actor.country),
        confidence=SURE,
    )
    return Change(
        replace(dossier, actors=swapped(dossier.actors, actor, new)),
        Reason("fields-of-actor", (actor.name, *differing)),
        joined(getattr(actor, field) for field in differing),
        joined(item.to[field] for field in differing),
    )


def renamed(actor: Actor, name: str) -> Actor:
    """Return an actor under another name; the one it had becomes another form."""
    forms = actor.aliases if name == actor.name else (actor.name, *actor.aliases)
    return replace(actor, name=name, aliases=tuple(form for form in dict.fromkeys(forms) if form != name))


def join_actors(dossier: Dossier, gone: Actor, kept: Actor) -> Change:
    """Make two actors one."""
    if gone is kept:
        raise UnneededError("actors-are-one", gone.name, kept.name)
    moved = tuple(replace(mention, joined_by=BY_CORRECTION) for mention in gone.mentions)
    aliases = dict.fromkeys((*kept.aliases, gone.name, *gone.aliases))
    new = replace(
        kept,
        mentions=tuple(sorted((*kept.mentions, *moved), key=lambda mention: mention.span)),
        roles=tuple(sorted((*kept.roles, *gone.roles), key=lambda role: role.span)),
        aliases=tuple(alias for alias in aliases if alias != kept.name),
    )
    actors = swapped(swapped(dossier.actors, kept, new), gone, None)
    points = {
        (point.actor, point.span): point
        for point in (
            replace(point, actor=kept.id) if point.actor == gone.id else point for point in dossier.summary.key_points
        )
    }
    changed = replace(
        dossier,
        actors=actors,
        quotes=tuple(respoken(quote, gone.id, kept.id) for quote in dossier.quotes),
        summary=replace(dossier.summary, key_points=tuple(points.values())),
    )
    return Change(changed, Reason("one-is-other", (gone.name, kept.name)), gone.name, kept.name)


def respoken(quote: Quote, old: str, new: str | None) -> Quote:
    """Point a quote's speaker at another actor."""
    if quote.speaker is None or quote.speaker.actor != old:
        return quote
    return replace(quote, speaker=replace(quote.speaker, actor=new))


def add_actor(dossier: Dossier, item: Correction) -> Change:
    """Add an actor that the engine missed, at the words that name it."""
    text = dossier.document.text
    span = find_span(dossier, item, ())
    if find_fact(mention_spans(dossier), span) is not None:
        raise UnneededError("words-are-actor", brief(dossier, span))
    words = " ".join(span.of(text).split())
    name = item.to.get("name") or words
    actor = Actor(
        id=unique(slug(name), {actor.id for actor in dossier.actors}),
        type=cast("ActorType", item.to["type"]),
        name=name,
        mentions=(Mention(span, "name", BY_CORRECTION),),
        aliases=() if words == name else (words,),
        country=item.to.get("country"),
        confidence=SURE,
    )
    changed = replace(dossier, actors=(*dossier.actors, actor))
    return Change(changed, Reason("actor-words", (brief(dossier, span),)), None, f"{name} ({actor.type})")


def drop_actor(dossier: Dossier, item: Correction) -> Change:
    """Take away an actor; quotes keep the words that name their speaker."""
    try:
        actor = find_actor(dossier, item)
    except OrphanError as why:
        if item.selector is not None and reanchor(item.selector, dossier.document.text) is not None:
            raise UnneededError("words-not-actor-any-more") from why
        raise
    return Change(without_actor(dossier, actor), Reason("actor", (actor.name,)), actor.name, None)


def without_actor(dossier: Dossier, actor: Actor) -> Dossier:
    """Take an actor away, and what is said of it."""
    points = tuple(point for point in dossier.summary.key_points if point.actor != actor.id)
    return replace(
        dossier,
        actors=swapped(dossier.actors, actor, None),
        quotes=tuple(respoken(quote, actor.id, None) for quote in dossier.quotes),
        summary=replace(dossier.summary, key_points=points),
    )


def set_mention(dossier: Dossier, item: Correction) -> Change:
    """Say whom a word means: "he" is another man."""
    facts = mention_spans(dossier)
    span = find_span(dossier, item, only_spans(facts))
    pair = find_fact(facts, span)
    if pair is None:
        return add_mention(dossier, item)
    owner, mention = pair
    actor = wanted_actor(dossier, item.to["actor"])
    if actor is owner:
        raise UnneededError("words-mean-actor", brief(dossier, mention.span), actor.name)
    moved = replace(mention, joined_by=BY_CORRECTION)
    changed = with_mention(without_mention(dossier, owner, mention), actor.id, moved)
    quotes = tuple(
        respoken(quote, owner.id, actor.id)
        if quote.speaker is not None and quote.speaker.span is not None and quote.speaker.span.overlaps(mention.span)
        else quote
        for quote in changed.quotes
    )
    changed = replace(changed, quotes=quotes, summary=without_glosses(changed.summary, mention.span))
    return Change(changed, Reason("who-is-meant", (brief(dossier, mention.span),)), owner.name, actor.name)


def without_mention(dossier: Dossier, actor: Actor, mention: Mention) -> Dossier:
    """Take a mention from its actor; an actor that is named nowhere else goes too."""
    left = tuple(other for other in actor.mentions if other is not mention)
    if not any(other.kind in ("name", "nominal") for other in left):
        return without_actor(dossier, actor)
    forms = {fold(other.span.of(dossier.document.text)) for other in left}
    dropped = fold(mention.span.of(dossier.document.text))
    aliases = tuple(alias for alias in actor.aliases if fold(alias) != dropped or fold(alias) in forms)
    return replace(dossier, actors=swapped(dossier.actors, actor, replace(actor, mentions=left, aliases=aliases)))


def with_mention(dossier: Dossier, actor_id: str, mention: Mention) -> Dossier:
    """Give an actor a mention."""
    actor = dossier.actor(actor_id)
    if actor is None:
        return dossier
    words = " ".join(mention.span.of(dossier.document.text).split())
    known = mention.kind != "name" or words == actor.name or words in actor.aliases
    new = replace(
        actor,
        mentions=tuple(sorted((*actor.mentions, mention), key=lambda other: other.span)),
        aliases=actor.aliases if known else (*actor.aliases, words),
    )
    return replace(dossier, actors=swapped(dossier.actors, actor, new))


def add_mention(dossier: Dossier, item: Correction) -> Change:
    """Say that some words mean an actor."""
    span = find_span(dossier, item, ())
    actor = wanted_actor(dossier, item.to["actor"])
    if any(mention.span == span for mention in actor.mentions):
        raise UnneededError("words-mean-actor", brief(dossier, span), actor.name)
    kind = "name" if span.of(dossier.document.text)[:1].isupper() else "nominal"
    mention = Mention(span, "name" if kind == "name" else "nominal", BY_CORRECTION, BY_CORRECTION)
    changed = with_mention(dossier, actor.id, mention)
    return Change(changed, Reason("who-is-meant", (brief(dossier, span),)), None, actor.name)


def drop_mention(dossier: Dossier, item: Correction) -> Change:
    """Say that some words do not mean the actor."""
    facts = mention_spans(dossier)
    span = find_span(dossier, item, only_spans(facts))
    pair = find_fact(facts, span)
    if pair is None:
        raise UnneededError("words-mean-no-actor", brief(dossier, span))
    actor, mention = pair
    changed = without_mention(dossier, actor, mention)
    changed = replace(changed, summary=without_glosses(changed.summary, mention.span))
    return Change(changed, Reason("who-is-meant", (brief(dossier, mention.span),)), actor.name, None)


def add_role(dossier: Dossier, item: Correction) -> Change:
    """Add a role in the words of the text."""
    span = find_span(dossier, item, ())
    actor = wanted_actor(dossier, item.to["actor"])
    text = span.of(dossier.document.text)
    if any(role.span == span for role in actor.roles):
        raise UnneededError("words-are-role", brief(dossier, span), actor.name)
    roles = tuple(sorted((*actor.roles, Role(text, span, BY_CORRECTION)), key=lambda role: role.span))
    changed = replace(dossier, actors=swapped(dossier.actors, actor, replace(actor, roles=roles)))
    return Change(changed, Reason("role-of", (actor.name,)), None, " ".join(text.split()))


def set_role(dossier: Dossier, item: Correction) -> Change:
    """Say what the role is, or whose; in the text it stays marked where it was found."""
    facts = role_spans(dossier)
    pair = find_fact(facts, find_span(dossier, item, only_spans(facts)))
    if pair is None:
        raise UnneededError("words-not-role-any-more")
    owner, role = pair
    actor = wanted_actor(dossier, item.to["actor"]) if "actor" in item.to else owner
    new = Role(item.to.get("role") or role.text, role.span, BY_CORRECTION)
    if actor is owner and " ".join(new.text.split()) == " ".join(role.text.split()):
        raise UnneededError("words-are-role", brief(dossier, role.span), actor.name)
    left = replace(owner, roles=tuple(other for other in owner.roles if other is not role))
    actors = swapped(dossier.actors, owner, left)
    kept = left if actor is owner else actor
    roles = tuple(sorted((*kept.roles, new), key=lambda one: one.span))
    changed = replace(
        dossier,
        actors=swapped(actors, kept, replace(kept, roles=roles)),
        summary=without_points(dossier.summary, [role.span], owner.id),
    )
    now = new.text if actor is owner else f"{new.text} ({actor.name})"
    return Change(changed, Reason("role-of", (owner.name,)), " ".join(role.text.split()), now)


def drop_role(dossier: Dossier, item: Correction) -> Change:
    """Take a role away."""
    facts = role_spans(dossier)
    pair = find_fact(facts, find_span(dossier, item, only_spans(facts)))
    if pair is None:
        raise UnneededError("words-not-role-any-more")
    actor, role = pair
    new = replace(actor, roles=tuple(other for other in actor.roles if other is not role))
    changed = replace(
        dossier,
        actors=swapped(dossier.actors, actor, new),
        summary=without_points(dossier.summary, [role.span], actor.id),
    )
    return Change(changed, Reason("role-of", (actor.name,)), role.text, None)

"""Decide which words of an actor the authority file gives to another, and what goes with them.

A short alias (`Joe Biden: {aliases: [Biden]}`) says: a bare "Biden" is this man, whoever the engine gave it to. It is
not bare where the text writes another name in full at that place ("Hunter Biden"), or a title of the other sex stands
before it ("Mrs. Biden"). With the name go the pronouns and descriptions that follow it, up to the next name of the
actor that it leaves, and the roles that stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from dossier.analyse.actors.lexicons import first_name_gender
from dossier.analyse.actors.sexes import title_gender
from dossier.english.names import fold, words
from dossier.model import Actor, Dossier, Mention, Role, Span
from dossier.people.actors_file.form import Authority, Entry

Sex = Literal["f", "m"]
Leaving = dict[Span, Entry | None]
"""The mentions that leave an actor, with the entry they go to; None: to an actor of their own."""

FAMILIES = {"person": "person", "organisation": "body", "group": "body", "country": "country", "place": "place"}
NEAR = 40
"""Code points within which a title stands before the name it belongs to."""

_BEFORE = re.compile(r"([^\W\d_][\w.'’-]*)[ \n]$")
_AFTER = re.compile(r"[ \n]([^\W\d_][\w'’-]*)")
_SEX_OF_PRONOUN: Mapping[str, Sex] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}


def leaving(dossier: Dossier, actor: Actor, entry: Entry | None, authority: Authority) -> Leaving:
    """Return the mentions of an actor that the file says are another's.

    Parameters:
        dossier: What the engine found.
        actor: One of its actors.
        entry: The entry that holds for the actor.
        authority: What the file says.

    Returns:
        Each mention that leaves, with what follows it.
    """
    gone: Leaving = {}
    for mention in actor.mentions:
        if mention.kind in ("name", "nominal"):
            leaves, other = elsewhere(dossier, actor, mention, entry, authority)
            if leaves:
                gone[mention.span] = other
    return with_followers(dossier, actor, gone) if gone else gone


def with_followers(dossier: Dossier, actor: Actor, names: Leaving) -> Leaving:
    """Add to the names that leave an actor what hangs on them.

    A pronoun goes with the words for a person before it; so does a description, unless it says a role: "the president"
    goes with whoever is said to be president.
    """
    gone = dict(names)
    text = dossier.document.text
    beside = {role.span: mention_beside(role, actor.mentions) for role in actor.roles}
    leads: Span | None = None
    for mention in sorted(actor.mentions, key=lambda found: found.span):
        if mention.kind in ("description", "nominal") and mention.span not in names:
            said = set(words(mention.span.of(text)))
            leads = next((beside[role.span] for role in actor.roles if said <= set(words(role.text))), leads)
        elif mention.kind == "name" or mention.span in names:
            leads = mention.span
        if leads in names and leads is not None and may_follow(dossier, mention, names[leads]):
            gone[mention.span] = names[leads]
    return gone


def elsewhere(
    dossier: Dossier, actor: Actor, mention: Mention, entry: Entry | None, authority: Authority
) -> tuple[bool, Entry | None]:
    """Tell whether the file says that a name is not this actor's, and whose it is."""
    form = fold(mention.span.of(dossier.document.text))
    other = authority.by_name.get(form)
    if entry is not None and any(form == fold(name) for name in entry.not_same):
        return True, other
    if other is None or other is entry:
        return False, None
    if not set(form.split()) <= set(words(actor.name)):
        return True, other
    takes = mention.kind == "name" and takes_short_form(dossier, actor, mention.span, other)
    return (True, other) if takes else (False, None)


def takes_short_form(dossier: Dossier, actor: Actor, span: Span, entry: Entry) -> bool:
    """Tell whether a short alias of an entry takes a bare name from an actor whose name holds it."""
    form = fold(span.of(dossier.document.text))
    if form not in {fold(alias) for alias in entry.aliases} or form == fold(actor.name):
        return False
    if f"{dossier.document.id}#{actor.id}" in entry.not_same:
        return False
    if entry.type is not None and FAMILIES[entry.type] != FAMILIES[actor.type]:
        return False  # the newspaper is not the president
    return is_bare(dossier, span, entry)


def is_bare(dossier: Dossier, span: Span, entry: Entry) -> bool:
    """Tell whether a short name stands alone: no other name is written in full there, no title speaks against it."""
    text = dossier.document.text
    before = _BEFORE.search(text, max(0, span.start - NEAR), span.start)
    if before is None or not before[1][0].isupper():
        return True
    word = before[1].rstrip(".")
    sex, titled = sex_of_entry(dossier, entry), title_gender(word)
    if sex and titled and sex != titled:
        return False
    form = set(words(span.of(text)))
    others = (set(words(actor.name)) for actor in dossier.actors)
    own = set(words(entry.key))
    return fold(word) in own or not any(form < other and fold(word) in other - form for other in others)


def may_follow(dossier: Dossier, mention: Mention, entry: Entry | None) -> bool:
    """Tell whether a pronoun or description goes with the name before it: a "she" does not follow a man."""
    said = _SEX_OF_PRONOUN.get(mention.span.of(dossier.document.text).casefold())
    sex = sex_of_entry(dossier, entry) if entry is not None else None
    return said is None or sex is None or said == sex


def sex_of_entry(dossier: Dossier, entry: Entry) -> Sex | None:
    """Return what is known of the sex of an entry's person: from the document, else from the first name."""
    names = {fold(name) for name in (entry.name, *entry.written, *entry.same) if len(words(name)) > 1}
    for actor in dossier.actors:
        if fold(actor.name) in names and actor.gender is not None:
            return actor.gender
    own = words(entry.key)
    return first_name_gender(own[0]) if len(own) > 1 else None


def roles_leaving(actor: Actor, gone: Leaving) -> dict[Span, Span]:
    """Return the roles of an actor that stood beside a mention that leaves, with that mention."""
    if not gone:
        return {}
    beside = ((role.span, mention_beside(role, actor.mentions)) for role in actor.roles)
    return {role: mention for role, mention in beside if mention in gone}


def mention_beside(role: Role, mentions: Iterable[Mention]) -> Span:
    """Return the mention that a role stands with: a title with the next name, all else with the nearest words."""
    spans = [mention.span for mention in mentions]
    if role.pattern.code == "title":
        after = [span for span in spans if 0 <= span.start - role.span.end <= NEAR]
        if after:
            return min(after)
    return min(spans, key=lambda span: (distance(span, role.span), span))


def distance(one: Span, other: Span) -> int:
    """Return how many code points lie between two spans; 0 where they touch or overlap."""
    return max(0, one.start - other.end, other.start - one.end)


def unclaimed(dossier: Dossier, authority: Authority, taken: Sequence[Span]) -> Iterator[tuple[Span, Entry]]:
    """Go through the places where a short alias stands bare and the engine gave it to nobody.

    "Biden" in a text that names both Joe and Hunter Biden is nobody's until the file says whose. Only a word that is
    part of a person's name in this very document is looked for: "Rice" and "May" are words elsewhere.
    """
    text = dossier.document.text
    others = [*taken, *(date.span for date in dossier.dates)]
    for alias, entry in short_aliases(dossier, authority):
        for found in re.finditer(rf"\b{re.escape(alias)}\b", text):
            span = Span(*found.span())
            if not any(span.overlaps(other) for other in others) and is_alone(dossier, span, entry):
                yield span, entry


def short_aliases(dossier: Dossier, authority: Authority) -> Iterator[tuple[str, Entry]]:
    """Go through the aliases of one word that are part of a person's name in a document, and no word of its text."""
    people = (actor for actor in dossier.actors if actor.type == "person")
    for part in sorted({word for actor in people for word in words(actor.name)[1:]} & authority.by_name.keys()):
        entry = authority.by_name[part]
        if entry.hide or entry.type not in (None, "person"):
            continue
        for alias in entry.aliases:
            is_word = re.search(rf"\b{re.escape(alias.lower())}\b", dossier.document.text)
            if fold(alias) == part and alias[:1].isupper() and not is_word:
                yield alias, entry


def is_alone(dossier: Dossier, span: Span, entry: Entry) -> bool:
    """Tell whether a name that the engine did not find is neither the beginning nor the end of a longer one."""
    text = dossier.document.text
    after = _AFTER.match(text, span.end)
    before = _BEFORE.search(text, max(0, span.start - NEAR), span.start)
    if after is not None and after[1][0].isupper():
        return False
    if before is not None and before[1][0].isupper() and first_name_gender(fold(before[1])):
        return False
    return is_bare(dossier, span, entry)

"""The card of a dossier: the few kilobytes from which everything joined is decided.

Who is the same, the timeline, who said what, what is related: all of it comes from the cards; a dossier is read only
when a page shows its words.
"""

from __future__ import annotations

import re
from operator import attrgetter

from dossier.analyse.actors.countries import country_code
from dossier.analyse.actors.office_holders import HIGHEST
from dossier.analyse.actors.sexes import title_gender
from dossier.collection.changes import row, told_of
from dossier.collection.copies import sketch_of
from dossier.collection.happenings import happening_cards
from dossier.collection.identity.home import home_of, titles_in_roles
from dossier.collection.identity.local_offices import roles_of
from dossier.collection.identity.memory import content_of
from dossier.collection.identity.office_terms import all_terms
from dossier.collection.identity.within import within
from dossier.collection.naming import naming_of
from dossier.collection.terms import words_said, written_terms
from dossier.english.lexicon import words
from dossier.english.names import fold
from dossier.english.person_names import family_name_key
from dossier.model import Actor, Card, Dossier, NamedActor, Quote, QuoteCard, Stated
from dossier.people.actors_file import Authority, is_written

HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "madam", "dame"})
"""Titles that say nothing of an office."""

A_LIST = 500
"""Persons whom a document names from which on it is a list of them, such as one of prisoners."""

_ADMINISTRATION = re.compile(r"(?:\s*[-–—]\s*\w+)?\s+[Aa]dministration\b")
"""Behind a name: "Biden Administration", "Biden-Harris Administration"."""

_AND_I = re.compile(r" and (?:I|me|my)\b")
"""Behind a first name: "Jill and I"."""
_MY = re.compile(r"\bmy (?:dear |beloved )?(?:wife|husband|spouse),? $")

_CODE = re.compile(r"\b[A-Z]+\d+\s$")
"""Before a name that is a firm's: "L3 "."""

_CALL = re.compile(
    r"(?:^|[:.?!—–][\s)]*|\b(?:go ahead|thanks|thank you|yes|yeah|okay|all right|sorry|hi|hey|hello|now|then),? )$",
    re.IGNORECASE,
)
"""Before a first name: a call on somebody begins, "MS. MOE:  Naomi.", "Go ahead, Naomi."."""
_CALLED = re.compile(r"\s*(?:[,.?!—–]|$)")
"""Behind it."""
_TO = re.compile(r"\b(?:go|going|over|turn|move|next) to $")
"""Before the first name of whoever asks next."""

_OPENING = "\"'([“‘"
"""What may stand before a title without a space."""

_BEFORE = re.compile(r"(?:[A-Z][a-z]+\s+){1,4}$")
"""Words with a capital right before a name: "Command Sergeant Major"."""

TITLES = words("offices", "title") | words("titles", "title") - HONORIFICS

_OF = re.compile(r"\s+of\s+(?:the\s+)?([A-Z][\w’'-]+(?:\s+(?:of\s+)?[A-Z][\w’'-]+)*)")
"""Behind a name: "of the Leeds Chess Club", "of the United States of America"."""

_EDTF_DAY = re.compile(r"-?\d{4}(?:-\d\d){0,2}")


def make_card(dossier: Dossier, authority: Authority, key: str = "", kept: str = "") -> Card:
    """Take from a dossier what joined pages decide from.

    Parameters:
        dossier: With actors file and corrections applied.
        authority: What people said of actors, for whom it hides.
        key: What changes whenever the dossier does.
        kept: Under which key the store keeps it.
    """
    document, lines = dossier.document, dossier.summary.sentences
    date = value_of(document.date)
    found = _EDTF_DAY.match(date)
    day, home, where = found[0] if found else "", home_of(dossier), within(dossier)
    by = holders_in_title(dossier, day)
    is_listed = sum(actor.type == "person" for actor in dossier.actors) >= A_LIST
    actors = tuple(
        named_actor(dossier, actor, day, home, where.get(actor.id, ""), by, is_listed=is_listed)
        for actor in dossier.actors
    )
    return Card(
        id=document.id,
        path=document.path,
        prints=row(told.print for told in told_of(dossier)),
        key=key,
        kept=kept,
        title=document.title.value if document.title is not None else None,
        date=date,
        source=value_of(document.source),
        author=value_of(document.author),
        place=value_of(document.place),
        language=value_of(document.language),
        url=value_of(document.url),
        licence=value_of(document.licence),
        media_type=document.media_type,
        sha256=document.sha256,
        fields=document.fields,
        lead=lines[0].span.of(document.text) if lines else "",
        status=dossier.review.status,
        engine=dossier.engine,
        chosen_by=dossier.summary.chosen_by if lines else None,
        words=len(document.text.split()),
        dates=len(dossier.dates),
        actors=actors,
        who=content_of(sorted(actors, key=attrgetter("id"))),
        quotes=tuple(quote_card(dossier, quote) for quote in dossier.quotes),
        happenings=tuple(happening_cards(dossier)),
        naming=naming_of(dossier),
        sketch=sketch_of(document),
        hidden=tuple(
            entry.key for entry in authority.entries if entry.hide and is_written(entry, document.text, document.id)
        ),
        notices=dossier.notices,
    )


def value_of(stated: Stated | None) -> str:
    """Return what a document states of itself, or nothing."""
    return stated.value if stated is not None else ""


def quote_card(dossier: Dossier, quote: Quote) -> QuoteCard:
    """Take from a quote what joined pages decide from."""
    speaker = quote.speaker
    return QuoteCard(
        speaker=speaker.actor if speaker is not None else None,
        voice=speaker.text if speaker is not None else None,
        level=quote.confidence.level,
        nobodys=quote.is_nobodys,
        terms=written_terms(words_said(dossier, quote)),
    )


def named_actor(
    dossier: Dossier, actor: Actor, day: str, home: str | None, where: str, by: tuple[str, ...], *, is_listed: bool
) -> NamedActor:
    """Take from an actor what joining needs."""
    return NamedActor(
        document=dossier.document.id,
        id=actor.id,
        type=actor.type,
        name=actor.name,
        aliases=actor.aliases,
        titles=titles_of(dossier, actor),
        roles=roles_of(dossier, actor),
        country=actor.country,
        sex=actor.gender,
        sex_told=actor.type == "person" and is_sex_told(dossier, actor),
        administration=actor.type == "person" and is_administration(dossier, actor),
        of_a_body=actor.type == "person" and is_of_a_body(dossier, actor),
        day=day,
        home=home,
        within=where,
        with_me=is_first_name_alone(actor) and is_with_me(dossier, actor),
        called=is_first_name_alone(actor) and is_called(dossier, actor),
        aside=is_first_name_alone(actor) and is_of_something_else(dossier, actor),
        listed=is_listed and actor.type == "person" and not actor.roles,
        by=by if is_first_name_alone(actor) else (),
        mentions=len(actor.mentions),
        stated=tuple(role.text for role in actor.roles),
    )


def titles_of(dossier: Dossier, actor: Actor) -> tuple[str, ...]:
    """Return what stands before the name: the titles that are roles, else a title or office as the text has it."""
    titles = titles_in_roles(actor)
    if titles or actor.type != "person":
        return titles
    text = dossier.document.text
    before = (_BEFORE.search(text, max(0, mention.span.start - 40), mention.span.start) for mention in actor.mentions)
    found = (fold(match[0]) for match in before if match is not None)
    return tuple(dict.fromkeys(title for title in found if title.split()[-1] in TITLES))


def is_sex_told(dossier: Dossier, actor: Actor) -> bool:
    """Tell whether a title that men or women bear stands right before the name."""
    text = dossier.document.text
    before = (text[max(0, mention.span.start - 10) : mention.span.start].split()[-1:] for mention in actor.mentions)
    return any(word and title_gender(word[0].lstrip(_OPENING)) is not None for word in before)


def is_of_a_body(dossier: Dossier, actor: Actor) -> bool:
    """Tell whether "of" and a name that is no country's stand behind the actor's name, and no other's title."""
    text = dossier.document.text
    found = (_OF.match(text, mention.span.end) for mention in actor.mentions if mention.kind == "name")
    behind = (match[1] for match in found if match is not None)
    return any(country_code(words) is None and fold(words.split()[0]) not in TITLES for words in behind)


def is_first_name_alone(actor: Actor) -> bool:
    """Tell whether one word is all that a document calls a person."""
    return actor.type == "person" and " " not in actor.name


def is_with_me(dossier: Dossier, actor: Actor) -> bool:
    """Tell whether whoever speaks names a person as one of their family: "X and I", "my wife, X"."""
    text = dossier.document.text
    spans = [mention.span for mention in actor.mentions if mention.kind == "name"]
    return any(_AND_I.match(text, span.end) or _MY.search(text, max(0, span.start - 20), span.start) for span in spans)


def is_of_something_else(dossier: Dossier, actor: Actor) -> bool:
    """Tell whether each mention of a name is part of a firm's: "L3 Moe"."""
    text = dossier.document.text
    spans = [mention.span for mention in actor.mentions if mention.kind == "name"]
    return bool(spans) and all(_CODE.search(text, max(0, span.start - 10), span.start) for span in spans)


def is_called(dossier: Dossier, actor: Actor) -> bool:
    """Tell whether each mention of a first name calls on somebody, who may be anybody: "Go ahead, Naomi."."""
    text = dossier.document.text
    spans = [mention.span for mention in actor.mentions if mention.kind == "name"]
    return all(
        _TO.search(text, max(0, span.start - 20), span.start)
        or (_CALL.search(text, max(0, span.start - 20), span.start) and _CALLED.match(text, span.end))
        for span in spans
    )


def holders_in_title(dossier: Dossier, day: str) -> tuple[str, ...]:
    """Return the keys of the family names of those whom the title names with a high office that they held that day."""
    words = fold(value_of(dossier.document.title)).split()
    before = [(family_name_key(word), " ".join(words[max(0, at - 5) : at])) for at, word in enumerate(words)]
    named = (
        key
        for key, title in before
        if any(term.office in HIGHEST and term.office in title and term.held(day) for term in all_terms().get(key, ()))
    )
    return tuple(dict.fromkeys(named))


def is_administration(dossier: Dossier, actor: Actor) -> bool:
    """Tell whether any mention of the name is part of "X Administration"."""
    text = dossier.document.text
    return any(
        _ADMINISTRATION.match(text, mention.span.end)
        or before_administration(text, mention.span.start, mention.span.end)
        for mention in actor.mentions
        if mention.kind == "name"
    )


def before_administration(text: str, start: int, end: int) -> bool:
    """Tell whether a name is the second of "Biden-Harris Administration"."""
    return text[max(0, start - 1) : start] in ("-", "–", "—") and _ADMINISTRATION.match(text, end) is not None

"""What a person knows about actors that no single document says: `content/actors.yml`.

The file is a mapping from a name to what holds for it:

    Tehreek-e-Taliban Pakistan:
      type: group                       # person, organisation, country, group or place
      country: pk                       # ISO 3166-1 alpha-2
      aliases: [Pakistani Taliban, TTP] # how texts write it; these are also looked for in the texts
      same: [2021-brief#tpp]            # further names, or the actor of one document, that are this one
      not_same: [Taliban]               # names, or the actor of one document, that never are
      name: Pakistani Taliban           # what the site shows; without it, the key
      links: ["https://www.wikidata.org/wiki/Q1234"]
      hide: true                        # leave it out of the site: it is no actor
      note: Anything, for whoever edits this file.

`document#actor` is the address of an actor in one dossier, as the page's address shows it. Everything is optional, and
what stands here wins over what was found. Names are compared without regard to case, accents, hyphens and a leading
article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from dossier.errors import CorrectionError
from dossier.handwritten import Node, Problems, nearest, read_file, shortened
from dossier.model import (
    ACTOR_TYPES,
    Actor,
    ActorType,
    Collection,
    Confidence,
    Dossier,
    KeyPoint,
    Mention,
    Notice,
    Quote,
    Role,
    Span,
    Summary,
)
from dossier.names import fold, slug, words

FOUND_BY = "authority file"
KEYS = ("name", "type", "country", "aliases", "same", "not_same", "hide", "links", "note")
INVALID = "invalid-authority"
UNUSED = "unused-authority"


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor of the authority file."""

    key: str
    """The name it stands under."""
    name: str
    """The name the site shows."""
    line: int
    type: ActorType | None = None
    country: str | None = None
    aliases: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    """Names and `document#actor` addresses."""
    not_same: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    hide: bool = False

    @property
    def written(self) -> tuple[str, ...]:
        """Return the ways in which texts write it: the key and the aliases."""
        return (self.key, *self.aliases)


@dataclass(frozen=True, slots=True)
class Authority:
    """The authority file, ready to be asked."""

    entries: tuple[Entry, ...] = ()
    path: str = "actors.yml"
    by_name: Mapping[str, Entry] = field(default_factory=dict)
    """Folded names to entries."""
    by_address: Mapping[str, Entry] = field(default_factory=dict)
    """`document#actor` to entries."""
    by_word: Mapping[str, tuple[tuple[str, Entry], ...]] = field(default_factory=dict)
    """The first word of a form that is looked for in texts to the forms and their entries, longest first."""

    def find(self, dossier: str, actor: Actor) -> Entry | None:
        """Return the entry that holds for an actor of a dossier."""
        address = f"{dossier}#{actor.id}"
        entry = self.by_address.get(address) or self.by_name.get(fold(actor.name))
        return None if entry is None or address in entry.not_same else entry


def load_authority(path: Path, shown: str | None = None) -> tuple[Authority, tuple[Notice, ...]]:
    """Read the authority file.

    An entry with a problem is used without the part that is wrong.

    Parameters:
        path: The file; it may be missing.
        shown: Its name as messages give it; None: the file's name.

    Returns:
        What it says, and a notice with file and line for each problem.
    """
    shown = shown or path.name
    problems = Problems(shown, INVALID)
    try:
        root = read_file(path, shown)
    except CorrectionError as error:
        problems.add(error.line, error.message)
        return Authority(path=shown), tuple(problems.notices)
    if root is None:
        return Authority(path=shown), ()
    if root.fields is None:
        problems.add(
            root.line, f"is {root.kind}; it takes names with what holds for them: 'Jane Doe: {{type: person}}'"
        )
        return Authority(path=shown), tuple(problems.notices)
    entries = tuple(read_entry(key, root.keys[key], node, problems) for key, node in root.fields.items())
    authority = index(entries, shown, problems)
    return authority, tuple(sorted(problems.notices, key=lambda notice: notice.line or 0))


def read_entry(key: str, line: int, node: Node, problems: Problems) -> Entry:
    """Read one entry, noting what is wrong with it."""
    if node.fields is None:
        if node.text is not None or node.items is not None:
            problems.add(
                node.line, f"'{shortened(key)}' holds {node.kind}; it takes keys such as type, country, aliases"
            )
        return Entry(key, key, line)
    problems.unknown(node, KEYS)
    given = node.fields
    if not fold(key):
        problems.add(line, "the name holds no letter")
    return Entry(
        key=key,
        name=problems.text(given.get("name"), "name") or key,
        line=line,
        type=cast("ActorType | None", problems.choice(given.get("type"), "type", ACTOR_TYPES)),
        country=read_country(given.get("country"), problems),
        aliases=problems.texts(given.get("aliases"), "aliases"),
        same=problems.texts(given.get("same"), "same"),
        not_same=problems.texts(given.get("not_same"), "not_same"),
        links=read_links(given.get("links"), problems),
        hide=problems.choice(given.get("hide"), "hide", ("true", "false")) == "true",
    )


def read_country(node: Node | None, problems: Problems) -> str | None:
    """Return an ISO 3166-1 alpha-2 code in lower case."""
    text = problems.text(node, "country")
    if text is None or node is None:
        return None
    if not re.fullmatch(r"[A-Za-z]{2}", text):
        problems.add(node.line, f"'country' is '{shortened(text)}'; it takes two letters (ISO 3166-1), such as pk")
        return None
    return text.lower()


def read_links(node: Node | None, problems: Problems) -> tuple[str, ...]:
    """Return the web addresses; anything else a browser might follow is refused."""
    links = problems.texts(node, "links")
    assert node is not None or not links
    for link in links:
        if not is_web_address(link):
            problems.add(node.line if node else None, f"'{shortened(link)}' is not a web address; write https://…")
    return tuple(link for link in links if is_web_address(link))


def is_web_address(text: str) -> bool:
    """Tell whether the text is an absolute http or https address without blanks or control characters."""
    return re.fullmatch(r"https?://[^\s\x00-\x1f\x7f<>\"]+", text, re.IGNORECASE) is not None


def index(entries: tuple[Entry, ...], path: str, problems: Problems) -> Authority:
    """Make the look-up tables; a name that two entries claim stays with the first, and a problem is noted."""
    by_name: dict[str, Entry] = {}
    by_address: dict[str, Entry] = {}
    by_word: dict[str, list[tuple[str, Entry]]] = {}
    for entry in entries:
        for name in (*entry.written, *entry.same):
            table, key = (by_address, name) if "#" in name else (by_name, fold(name))
            other = table.setdefault(key, entry)
            if other is not entry:
                message = (
                    f"'{shortened(name)}' stands for '{other.key}' (line {other.line}) already; keep it in one place"
                )
                problems.add(entry.line, message)
        for form in entry.written:
            if is_distinct(form) and not entry.hide:
                by_word.setdefault(_WORD.findall(form)[0], []).append((form, entry))
    for entry in entries:
        # The name shown finds the entry too, unless it is another's: two people may share one.
        by_name.setdefault(fold(entry.name), entry)
        for name in entry.not_same:
            if fold(name) in {fold(form) for form in entry.written}:
                problems.add(
                    entry.line, f"'{shortened(name)}' is both an alias and not_same of '{entry.key}'; keep one"
                )
    forms = {word: tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0]))) for word, found in by_word.items()}
    return Authority(entries, path, by_name, by_address, forms)


_WORD = re.compile(r"\w+")


def is_distinct(form: str) -> bool:
    """Tell whether a form may be looked for in texts: several words, or an acronym; never an ordinary word."""
    found = _WORD.findall(form)
    return len(found) > 1 or (len(found) == 1 and len(form) > 2 and sum(letter.isupper() for letter in form) > 1)


@dataclass(slots=True)
class _Group:
    """The actors and mentions of one document that become one actor."""

    main: Actor
    entry: Entry | None
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


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
    if not authority.entries:
        return dossier
    text = dossier.document.text
    groups, moved, owner = regroup(dossier, authority)
    add_missing(text, groups, authority)
    taken: set[str] = set()
    actors: list[Actor] = []
    renamed: dict[str, str] = {}
    finals: dict[int, str] = {}
    for key, group in groups.items():
        if group.entry is not None and group.entry.hide:
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


def regroup(dossier: Dossier, authority: Authority) -> tuple[dict[int, _Group], dict[Span, int], dict[str, int]]:
    """Sort the mentions of a dossier into the actors that the file says there are.

    Returns:
        The groups in order; the mentions that left their actor, with the group they are in now; and the group of each
        actor's id.
    """
    text = dossier.document.text
    groups: dict[int, _Group] = {}
    by_entry: dict[str, int] = {}
    by_form: dict[str, int] = {}
    moved: dict[Span, int] = {}
    owner: dict[str, int] = {}

    def group_of(actor: Actor, entry: Entry | None) -> int:
        if entry is not None and entry.key in by_entry:
            return by_entry[entry.key]
        key = len(groups)
        groups[key] = _Group(actor, entry)
        if entry is not None:
            by_entry[entry.key] = key
        return key

    leaving: list[tuple[Actor, Mention, Entry | None]] = []
    for actor in dossier.actors:
        entry = entry_of(dossier, actor, authority)
        key = group_of(actor, entry)
        owner[actor.id] = key
        group = groups[key]
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
        if entry is not None:
            key = group_of(alone, entry)
        else:
            key = by_form.setdefault(fold(words_used), len(groups))
            groups.setdefault(key, _Group(alone, None))
        groups[key].mentions.append(replace(mention, joined_by=FOUND_BY))
        moved[mention.span] = key
    return {key: group for key, group in groups.items() if group.mentions}, moved, owner


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


def add_missing(text: str, groups: dict[int, _Group], authority: Authority) -> None:
    """Add the places where the text writes a name of the file that the engine did not find."""
    taken = sorted(mention.span for group in groups.values() for mention in group.mentions)
    known = {group.entry.key: group for group in groups.values() if group.entry is not None}
    at = 0
    for span, entry in forms_in(text, authority):
        while at < len(taken) and taken[at].end <= span.start:
            at += 1
        if at < len(taken) and taken[at].overlaps(span):
            continue
        mention = Mention(span, "name", FOUND_BY, FOUND_BY)
        if entry.key in known:
            known[entry.key].mentions.append(mention)
        elif entry.type is not None:
            actor = Actor(
                "", entry.type, entry.name, (mention,), confidence=Confidence("high", "named in the authority file")
            )
            known[entry.key] = groups[max(groups, default=-1) + 1] = _Group(
                actor, entry, [replace(mention, joined_by="")]
            )


def forms_in(text: str, authority: Authority) -> Iterator[tuple[Span, Entry]]:
    """Go through the whole-word places of the file's distinct forms, in order, the longest form first."""
    end = 0
    for word in _WORD.finditer(text):
        if word.start() < end:
            continue
        for form, entry in authority.by_word.get(word[0], ()):
            start = word.start() - form.index(word[0])
            if start >= end and text.startswith(form, start) and not text[start + len(form) :][:1].isalnum():
                end = start + len(form)
                yield Span(start, end), entry
                break


def finished(group: _Group, text: str, taken: set[str]) -> Actor:
    """Make the actor of a group."""
    entry, main = group.entry, group.main
    name = entry.name if entry is not None else main.name
    mentions = tuple(
        {mention.span: mention for mention in sorted(group.mentions, key=lambda found: found.span)}.values()
    )
    forms = dict.fromkeys(" ".join(found.span.of(text).split()) for found in mentions if found.kind == "name")
    roles = {role.span: role for role in sorted(group.roles, key=lambda role: role.span)}
    return replace(
        main,
        id=main.id or unique(slug(name), taken),
        type=(entry.type if entry is not None else None) or main.type,
        name=name,
        mentions=mentions,
        roles=tuple(roles.values()),
        aliases=tuple(form for form in forms if form != name),
        country=(entry.country if entry is not None else None) or main.country,
    )


def unique(wanted: str, taken: Iterable[str]) -> str:
    """Return the slug, numbered when it is taken."""
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found


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
            glosses=tuple(replace(gloss, text=renamed.get(gloss.text, gloss.text)) for gloss in sentence.glosses),
        )
        for sentence in summary.sentences
    )
    return replace(summary, sentences=sentences, key_points=tuple(points.values()))


def unused(authority: Authority, collection: Collection) -> tuple[Notice, ...]:
    """Say which entries and addresses of the file nothing in the collection answers to.

    Parameters:
        authority: The file.
        collection: All dossiers, with the file applied.

    Returns:
        A hint for each entry that no document uses, and a warning for each `document#actor` that does not exist.
    """
    names: set[str] = set()
    addresses: dict[str, set[str]] = {}
    for dossier in collection.dossiers:
        here = addresses.setdefault(dossier.document.id, set())
        for actor in dossier.actors:
            names.add(fold(actor.name))
            names.update(fold(alias) for alias in actor.aliases)
            # An actor that the file joined to another left its address; its name is among the aliases.
            here.update((actor.id, *(slug(alias) for alias in actor.aliases)))
    notices: list[Notice] = []
    for entry in authority.entries:
        notices += misaddressed(entry, authority, addresses)
        if not is_used(entry, names, addresses, collection):
            message = f"no document names '{entry.key}' or its aliases; check the spelling, or remove the entry"
            notices.append(Notice(UNUSED, message, authority.path, entry.line, "info"))
    return tuple(notices)


def is_used(entry: Entry, names: set[str], addresses: Mapping[str, set[str]], collection: Collection) -> bool:
    """Tell whether any document has the actor of an entry; of a hidden one, whether any writes its name."""
    if entry.hide:
        forms = tuple(name for name in (*entry.written, *entry.same) if "#" not in name)
        texts = (dossier.document.text for dossier in collection.dossiers)
        return len(forms) == 0 or any(form in text for text in texts for form in forms)
    if any(fold(name) in names for name in (entry.name, *entry.written, *entry.same)):
        return True
    pairs = (address.partition("#") for address in entry.same if "#" in address)
    return any(actor in addresses.get(document, ()) for document, _, actor in pairs)


def misaddressed(entry: Entry, authority: Authority, addresses: Mapping[str, set[str]]) -> Iterator[Notice]:
    """Say which addresses of an entry lead nowhere."""
    for address in (*entry.same, *entry.not_same):
        document, mark, actor = address.partition("#")
        if not mark or entry.hide or actor in addresses.get(document, ()):
            continue
        if document not in addresses:
            what = f"there is no document '{shortened(document)}'{nearest(document, tuple(addresses))}"
        else:
            what = f"'{document}' has no actor '{shortened(actor)}'{nearest(actor, tuple(sorted(addresses[document])))}"
        yield Notice(UNUSED, f"'{shortened(address)}': {what or 'it leads nowhere'}", authority.path, entry.line)

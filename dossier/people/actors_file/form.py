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
      withhold: true                    # black its name out of the texts too
      note: Anything, for whoever edits this file.

`document#actor` is the address of an actor in one dossier, as the page's address shows it. Everything is optional, and
what stands here wins over what was found. Names are compared without regard to case, accents, hyphens and a leading
article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import cast

from dossier.english.names import fold, slug
from dossier.errors import CorrectionError
from dossier.model import ACTOR_TYPES, Actor, ActorType, Notice, Reason
from dossier.people.actors_file.withhold import Withheld, withheld
from dossier.people.yaml_reader import Problems, read_mapping
from dossier.spans import shortened
from dossier.yaml_nodes import Node

KEYS = ("name", "type", "country", "aliases", "same", "not_same", "hide", "withhold", "links", "note")
INVALID = "invalid-authority"
WORD = re.compile(r"\w+")
WITHHOLD = re.compile(r"wh?ith+(?:[ _-]h)?[eo]u?ld", re.IGNORECASE)
"""The word "withhold", with a slip or none."""
NAMING = frozenset({"name", "aliases", "same", "not_same", "links", "note"})
"""Fields whose texts are free: a word in them says nothing of the entry."""
ALIASES = ("alias", "aliases", "aka", "also known as", "names", "nickname", "nicknames", "other names")
"""What people may write in place of "aliases"."""


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
    withhold: bool = False
    """Black the name out everywhere; such an entry is in no `Authority`, only its name, to be found."""

    @property
    def written(self) -> tuple[str, ...]:
        """Return the ways in which texts write it: the key and the aliases."""
        return (self.key, *self.aliases)

    @property
    def is_namesake(self) -> bool:
        """Tell whether it is one of several of its name, as "John Smith (senator)": it has what it claims, no more."""
        return fold(self.key).startswith(f"{fold(self.name)} (")


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
    withheld: Withheld = field(default=Withheld(), repr=False)
    """The names to be blacked out; no entry holds them."""

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
    root = read_mapping(path, "actors-are", problems)
    if root is None or root.fields is None:
        stop_if_names_are_withheld(path, problems)
        return Authority(path=shown), tuple(problems.notices)
    stop_if_withhold_is_no_name(root, shown)
    entries = tuple(read_entry(key, root.keys[key], node, problems) for key, node in root.fields.items())
    names = withheld(
        ((*entry.written, entry.name, *entry.same), entry.type in (None, "person"))
        for entry in entries
        if entry.withhold
    )
    shown_entries = tuple(without_names(entry, names) for entry in entries if not entry.withhold)
    authority = index(shown_entries, shown, problems)
    said = (replace(notice, reason=names.told(notice.reason)) for notice in problems.notices)
    return replace(authority, withheld=names), tuple(sorted(said, key=lambda notice: notice.line or 0))


def stop_if_names_are_withheld(path: Path, problems: Problems) -> None:
    """Stop where a file that withholds names cannot be read: without it, the names would be published.

    Raises:
        CorrectionError: With the line, and without a word of the file.
    """
    if not problems.notices or not path.is_file():
        return
    # Without the zeros of UTF-16, which is one reason why a file cannot be read.
    if not asks_to_withhold(path.read_bytes().replace(b"\0", b"").decode("utf-8", "ignore")):
        return
    message = "cannot be read, and it withholds names; mend it here: nothing is built or shown until then"
    raise CorrectionError(message, path=problems.path, line=problems.notices[0].line)


def stop_if_withhold_is_no_name(root: Node, shown: str) -> None:
    """Stop where names stand under "withhold" in place of "withhold" under each name.

    Raises:
        CorrectionError: With the line and what to write.
    """
    for key, node in (root.fields or {}).items():
        has_names = node.items is not None or node.text is not None or not set(node.fields or ()) <= set(KEYS)
        if WITHHOLD.fullmatch(key) and has_names:
            message = (
                "'withhold' stands in place of a name; write 'withhold: true' under each name that it is to hold for"
            )
            raise CorrectionError(f"{message}: nothing is built or shown until then", path=shown, line=root.keys[key])


def asks_to_withhold(text: str) -> bool:
    """Tell whether a text holds a word that may mean to withhold."""
    return WITHHOLD.search(text) is not None


def texts_in(node: Node | None) -> Iterator[str]:
    """Go through all that is written in a value: texts, items, and names of fields."""
    if node is None:
        return
    if node.text is not None:
        yield node.text
    for item in node.items or ():
        yield from texts_in(item)
    for key, value in (node.fields or {}).items():
        yield key
        yield from texts_in(value)


def without_names(entry: Entry, names: Withheld) -> Entry:
    """Return an entry without the names that others withhold; addresses on the web that hold one go."""
    if not names:
        return entry
    hers = names.everybody if any(names.named_in(form) for form in (*entry.written, *entry.links)) else frozenset[int]()

    def clean(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(address_without(text, names, hers) if "#" in text else names.blacked(text, hers) for text in texts)

    return replace(
        entry,
        key=names.blacked(entry.key, hers),
        name=names.blacked(entry.name, hers),
        aliases=clean(entry.aliases),
        same=clean(entry.same),
        not_same=clean(entry.not_same),
        links=tuple(link for link in entry.links if not names.places(link, hers, is_address=True)),
    )


def address_without(address: str, names: Withheld, hers: frozenset[int]) -> str:
    """Return `document#actor` as it is where a withheld name stood in it: made of the names as they are shown."""
    clean = names.blacked(address, hers, is_address=True)
    if clean == address:
        return address
    document, _, actor = clean.partition("#")
    return f"{slug(document, 'document')}#{slug(actor)}"


def read_entry(key: str, line: int, node: Node, problems: Problems) -> Entry:
    """Read one entry, noting what is wrong with it."""
    if node.fields is None:
        if node.text is not None or node.items is not None:
            problems.add(node.line, Reason("entry-holds", (shortened(key),), node.kind))
        return Entry(key, key, line, withhold=any(map(asks_to_withhold, texts_in(node))))
    problems.unknown(node, KEYS)
    given = node.fields
    withhold = read_withhold(given, problems)
    if not fold(key):
        problems.add(line, Reason("name-without-letter"))
    return Entry(
        key=key,
        name=problems.text(given.get("name"), "name") or key,
        line=line,
        type=cast("ActorType | None", problems.choice(given.get("type"), "type", ACTOR_TYPES)),
        country=read_country(given.get("country"), problems),
        aliases=read_aliases(given, problems, withhold=withhold),
        same=problems.texts(given.get("same"), "same"),
        not_same=problems.texts(given.get("not_same"), "not_same"),
        links=read_links(given.get("links"), problems),
        hide=problems.choice(given.get("hide"), "hide", ("true", "false")) == "true",
        withhold=withhold,
    )


def read_withhold(given: Mapping[str, Node], problems: Problems) -> bool:
    """Tell whether a name is withheld; a slip in the key or the value withholds it too: what is published is out."""
    said = problems.choice(given.get("withhold"), "withhold", ("true", "false"))
    if "withhold" in given:
        return said != "false"
    values = (given[key] for key in given if key not in NAMING)
    is_key = any(asks_to_withhold(key) or get_close_matches(key.casefold(), ("withhold", "withheld")) for key in given)
    return is_key or any(asks_to_withhold(text) for value in values for text in texts_in(value))


def read_aliases(given: Mapping[str, Node], problems: Problems, *, withhold: bool) -> tuple[str, ...]:
    """Return how texts write a name; of one that is withheld also what a slip makes no list of texts."""
    aliases = problems.texts(given.get("aliases"), "aliases")
    if not withhold:
        return aliases
    near = (key for key in given if key not in KEYS and get_close_matches(key.casefold(), ALIASES, cutoff=0.75))
    return tuple(dict.fromkeys((*aliases, *(text for key in ("aliases", *near) for text in texts_in(given.get(key))))))


def read_country(node: Node | None, problems: Problems) -> str | None:
    """Return an ISO 3166-1 alpha-2 code in lower case."""
    text = problems.text(node, "country")
    if text is None or node is None:
        return None
    if not re.fullmatch(r"[A-Za-z]{2}", text):
        problems.add(node.line, Reason("country-is", (shortened(text),)))
        return None
    return text.lower()


def read_links(node: Node | None, problems: Problems) -> tuple[str, ...]:
    """Return the web addresses; anything else a browser might follow is refused."""
    links = problems.texts(node, "links")
    assert node is not None or not links
    for link in links:
        if not is_web_address(link):
            problems.add(node.line if node else None, Reason("link-is", (shortened(link),)))
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
                problems.add(entry.line, Reason("name-taken", (shortened(name), other.key, str(other.line))))
        for form in filter(is_distinct, () if entry.hide else entry.written):
            by_word.setdefault(WORD.findall(form)[0], []).append((form, entry))
    for entry in entries:
        # The name shown finds the entry too, unless it is another's: two people may share one. One of several namesakes
        # ("John Smith (senator)") is found by its addresses alone.
        if not entry.is_namesake:
            by_name.setdefault(fold(entry.name), entry)
        check_not_same(entry, problems)
    forms = {word: tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0]))) for word, found in by_word.items()}
    return Authority(entries, path, by_name, by_address, forms)


def without_entries(authority: Authority, keys: Iterable[str]) -> Authority:
    """Return what the file would say without some of its entries."""
    gone = set(keys)
    kept = tuple(entry for entry in authority.entries if entry.key not in gone)
    return replace(index(kept, authority.path, Problems(authority.path, INVALID)), withheld=authority.withheld)


def check_not_same(entry: Entry, problems: Problems) -> None:
    """Note the names that an entry both claims and disclaims."""
    written = {fold(form) for form in entry.written}
    for name in entry.not_same:
        if fold(name) in written:
            problems.add(entry.line, Reason("name-claimed-and-not", (shortened(name), entry.key)))


def is_distinct(form: str) -> bool:
    """Tell whether a form may be looked for in texts: several words, or an acronym; never an ordinary word."""
    found = WORD.findall(form)
    return len(found) > 1 or (len(found) == 1 and len(form) > 2 and sum(letter.isupper() for letter in form) > 1)

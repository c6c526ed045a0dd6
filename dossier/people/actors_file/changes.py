"""What to write into the authority file so that actors are joined, split, renamed, hidden or withheld."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dossier.analyse.actors.lexicons import word_facts
from dossier.english.lexicon import words as lexicon
from dossier.english.names import fold, slug, unique, words
from dossier.errors import DossierError
from dossier.model import Card, Collection, Profile, ProfileEntry
from dossier.people.actors_file.edit import Add, Change, Put, Remove, Said, Take
from dossier.people.actors_file.form import Authority, Entry, without_entries
from dossier.people.actors_file.separate import FAMILIES
from dossier.people.actors_file.withhold import BAR, Withheld, withheld


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom somebody named: an actor of the site, or the actor of one document alone."""

    profile: Profile
    entry: ProfileEntry | None = None
    """The one document's, where it was named as `document#actor`."""

    @property
    def entries(self) -> tuple[ProfileEntry, ...]:
        """Return what is meant of the profile."""
        return self.profile.entries if self.entry is None else (self.entry,)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Return the `document#actor` of all that is meant."""
        return tuple(map(address, self.entries))


@dataclass(frozen=True, slots=True)
class Plan:
    """What to change in the file, and what to tell whoever asked."""

    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()


def address(entry: ProfileEntry) -> str:
    """Return the address of an actor of one document."""
    return f"{entry.dossier}#{entry.actor}"


def has_single_name(profile: Profile) -> bool:
    """Tell whether a person is known by a single name, which may be many people's; initials are none."""
    return profile.type == "person" and not is_full(profile.name)


def is_full(name: str) -> bool:
    """Tell whether a person's name has two words."""
    return sum(len(word) > 1 for word in words(name)) > 1


@dataclass
class Site:
    """All actors of a site and what the file says of them, ready to be asked."""

    collection: Collection
    authority: Authority = field(default_factory=Authority)
    said: Said = field(default_factory=dict)
    """What the file says, word for word, with what it withholds."""
    link: Callable[[Iterable[Card], Authority], Collection] | None = None
    """What joins the cards, to learn who would be one if the file said less; None: nobody."""

    def page_without(self, keys: Iterable[str], address: str) -> frozenset[str]:
        """Return the addresses of all who would be one with an actor of a document, without some entries."""
        if self.link is None:
            return frozenset()
        collection = self.link(self.collection.cards, without_entries(self.authority, keys))
        pages = (set(Subject(profile).addresses) for profile in collection.profiles)
        return frozenset(next((page for page in pages if address in page), ()))

    @cached_property
    def names(self) -> dict[str, str]:
        """`document#actor` to the name that the document's dossier has for it."""
        return {f"{card.id}#{actor.id}": actor.name for card in self.collection.cards for actor in card.actors}

    @cached_property
    def bearers(self) -> dict[str, set[str]]:
        """Folded names to the ids of the profiles that bear them."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for profile in self.collection.profiles:
            for name in (profile.name, *map(self.name_at, profile.entries)):
                found[fold(name)].add(profile.id)
        return found

    def name_at(self, entry: ProfileEntry) -> str:
        """Return the name of an actor in one document."""
        return self.names.get(address(entry), "")

    def entry_of(self, subject: Subject) -> Entry | None:
        """Return the entry of the file that holds for an actor."""
        for one in subject.entries:
            found = self.authority.by_address.get(address(one))
            if found is not None:
                return found
        names = (subject.profile.name, *map(self.name_at, subject.entries))
        found = next(
            (self.authority.by_name[fold(name)] for name in names if fold(name) in self.authority.by_name), None
        )
        refused = found is not None and set(subject.addresses) <= set(found.not_same)
        return None if refused else found

    def claim(self, subject: Subject, others: Iterable[str] = ()) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return how the file can name an actor: by full names that nobody else bears, else by addresses.

        Parameters:
            subject: Whom.
            others: Ids of profiles that become one with it.
        """
        own = {subject.profile.id, *others}
        by_name: dict[str, None] = {}
        by_address: list[str] = []
        for one in subject.entries:
            name = self.name_at(one)
            telling = is_full(name) or subject.profile.type != "person"
            if subject.entry is None and telling and self.bearers[fold(name)] <= own:
                by_name.setdefault(name)
            else:
                by_address.append(address(one))
        return tuple(by_name), tuple(by_address)

    def is_alone(self, subject: Subject, others: Iterable[str] = ()) -> bool:
        """Tell whether an actor of the site can be known in the file by its name."""
        own = {subject.profile.id, *others}
        whole = subject.entry is None and not has_single_name(subject.profile)
        return whole and self.bearers[fold(subject.profile.name)] <= own


def join(site: Site, subjects: Sequence[Subject]) -> Plan:
    """Make several actors one, under the name of the first.

    Raises:
        DossierError: If that makes no sense as it was asked; it says what to do instead.
    """
    main, *rest = subjects
    others = [one for one in rest if not set(one.addresses) <= set(main.addresses)]
    if not others:
        return Plan(notes=(f"{main.profile.name} is one actor already",))
    check_kinds(site, main, others)
    undone = splits_undone(site, (main, *others))
    return Plan(undone) if undone else joined_in_file(site, main, others)


def joined_in_file(site: Site, main: Subject, others: Sequence[Subject]) -> Plan:
    """Write that several actors are one.

    Raises:
        DossierError: If their entries cannot become one.
    """
    ids = [one.profile.id for one in (main, *others)]
    entry, removed = entry_to_join(site, main, others)
    key, changes = entry_changes(site, main, entry, ids)
    known = {fold(key), fold(main.profile.name)} if entry is None else {fold(key)}
    for one in others if entry is None or site.entry_of(main) is entry else (main, *others):
        changes += joining(site, key, one, entry, (ids, known))
    is_other_name = entry is not None and fold(entry.name) != fold(main.profile.name)
    return Plan((*removed, *without_empty(changes)), (shown_as(entry, main),) if entry and is_other_name else ())


def splits_undone(site: Site, subjects: Sequence[Subject]) -> tuple[Change, ...]:
    """Return what takes entries that only split these actors out of the file again, if they are one without them.

    Nothing where somebody else would join them too, or they would stay apart: then the file must say more, not less.
    """
    entries = {entry.key: entry for one in subjects if (entry := site.entry_of(one)) and is_split(site, entry, one)}
    if not entries:
        return ()
    wanted = {place for one in subjects for place in Subject(one.profile).addresses}
    if site.page_without(entries, subjects[0].addresses[0]) != wanted:
        return ()
    return tuple(map(Remove, entries))


def joining(
    site: Site, key: str, subject: Subject, entry: Entry | None, told: tuple[Sequence[str], set[str]]
) -> list[Change]:
    """Return what brings an actor to an entry of the file, and what there kept it out.

    Parameters:
        site: All actors.
        key: The name of the entry.
        subject: Who joins it.
        entry: The entry, if it is there already.
        told: Ids of all that become one, and folded names that the entry has.
    """
    ids, known = told
    # One of several namesakes answers to addresses: under the name it shows, others are found too.
    is_namesake = entry.is_namesake if entry is not None else key not in known_names(site, ids)
    aliases, addresses = ((), subject.addresses) if is_namesake else site.claim(subject, ids)
    aliases = tuple(name for name in aliases if fold(name) not in known)
    refused = tuple(name for name in entry.not_same if name in {*subject.addresses, *aliases}) if entry else ()
    return [Take(key, "not_same", refused), Add(key, "aliases", aliases), Add(key, "same", addresses)]


def known_names(site: Site, ids: Iterable[str]) -> set[str]:
    """Return all names that the documents have for some actors of the site."""
    profiles = [profile for profile in site.collection.profiles if profile.id in ids]
    return {name for one in profiles for name in (one.name, *map(site.name_at, one.entries))}


def shown_as(entry: Entry, main: Subject) -> str:
    """Say under which name actors are shown that join an entry of the file."""
    return (
        f"they are shown as {entry.name}, as actors.yml has it; to change that: dossier actors rename "
        f"'{entry.name}' '{main.profile.name}'"
    )


def check_kinds(site: Site, main: Subject, others: Sequence[Subject]) -> None:
    """Refuse what cannot be one.

    Raises:
        DossierError: For a country and a person, or a full name that would hide under a single one.
    """
    entry = site.entry_of(main)
    for one in others:
        kinds = FAMILIES[main.profile.type], FAMILIES[one.profile.type]
        if kinds[0] != kinds[1] and (entry is None or entry.type is None):
            said = (main.profile.name, main.profile.type, one.profile.name, one.profile.type)
            raise DossierError(
                "{} is taken for: {}, and {} for: {}".format(*said)
                + f"; if one of them is wrong, write 'type: {main.profile.type}' under {main.profile.name} in "
                "actors.yml first"
            )
        if has_single_name(main.profile) and not has_single_name(one.profile):
            raise DossierError(
                f"'{main.profile.name}' is a single name, which may be many people's; name the full one first: "
                f"dossier actors join {as_asked(site, one)} {main.profile.id}"
            )


def as_asked(site: Site, subject: Subject) -> str:
    """Return what a command finds an actor by: its name where nobody else is shown under it, else its id."""
    name = subject.profile.name
    count = sum(fold(one.name) == fold(name) for one in site.collection.profiles)
    return f"'{name}'" if count == 1 else subject.profile.id


def entry_to_join(site: Site, main: Subject, others: Sequence[Subject]) -> tuple[Entry | None, list[Change]]:
    """Return the entry of the file that several actors join, and those of it that are done with then.

    Raises:
        DossierError: If two of them have entries that say more than who they are.
    """
    entry = site.entry_of(main)
    removed: list[Change] = []
    for one in others:
        other = site.entry_of(one)
        if other is None or other is entry:
            continue
        if is_split(site, other, one) or (entry is not None and is_only_an_address(other, one)):
            removed.append(Remove(other.key))
        elif entry is None:
            entry = other
        else:
            raise DossierError(
                f"'{entry.key}' (line {entry.line}) and '{other.key}' (line {other.line}) both stand in actors.yml; "
                "move what stands under the second to the first, and its name to the aliases there"
            )
    return entry, removed


def is_only_an_address(entry: Entry, subject: Subject) -> bool:
    """Tell whether an entry says no more than that a document's actor is somebody of their own, as a split does."""
    more = entry.type or entry.country or entry.aliases or entry.not_same or entry.links or entry.hide
    return not more and set(entry.same) == set(subject.addresses)


def is_split(site: Site, entry: Entry, subject: Subject) -> bool:
    """Tell whether an entry is one that a split writes: one of several namesakes, with addresses and nothing else."""
    is_alone = entry.is_namesake and is_only_an_address(entry, subject)
    return is_alone and "note" not in site.said.get(entry.key, {})


def entry_changes(
    site: Site, subject: Subject, entry: Entry | None, others: Iterable[str] = ()
) -> tuple[str, list[Change]]:
    """Return the name under which an actor stands in the file, and what makes it stand there.

    One whose name others bear too, or that has a single name, stands there by its addresses.
    """
    if entry is not None:
        check_writable(entry.key)
        return entry.key, []
    name = subject.profile.name if subject.entry is None else site.name_at(subject.entry)
    aliases, addresses = site.claim(subject, others)
    if site.is_alone(subject, others):
        aliases = tuple(alias for alias in aliases if fold(alias) != fold(name))
        return name, [Add(name, "aliases", aliases), Add(name, "same", addresses)]
    key = unique(f"{name} ({subject.entries[0].dossier})", {entry.key for entry in site.authority.entries})
    return key, [Put(key, "name", name), Add(key, "same", subject.addresses)]


def check_writable(key: str) -> None:
    """Refuse to change an entry whose own name holds one that is withheld: the commands do not know how it is written.

    Raises:
        DossierError: With what to do.
    """
    if BAR in key:
        raise DossierError("its entry in actors.yml holds a name that is withheld; change it by hand")


def without_empty(changes: Iterable[Change]) -> Iterator[Change]:
    """Leave out changes that change nothing."""
    return (change for change in changes if not isinstance(change, Add | Take) or change.items)


def split(site: Site, subject: Subject) -> Plan:
    """Make the actor of one document somebody of their own.

    Raises:
        DossierError: If not one document's actor was named.
    """
    profile = subject.profile
    if subject.entry is None:
        shown = ", ".join(subject.addresses[:5])
        raise DossierError(f"name the actor of one document, as DOCUMENT#ACTOR; {profile.name} is in: {shown}")
    if len(profile.entries) == 1:
        return Plan(notes=(f"{subject.addresses[0]} stands alone already",))
    claimed = site.authority.by_address.get(subject.addresses[0])
    changes: list[Change] = []
    if claimed is not None:
        check_writable(claimed.key)
        changes.append(Take(claimed.key, "same", subject.addresses))
    _, more = entry_changes(site, subject, None)
    return Plan((*changes, *more))


def rename(site: Site, subject: Subject, new: str) -> Plan:
    """Show an actor under another name.

    Raises:
        DossierError: If the name is none, or another actor's.
    """
    name = " ".join(new.split())
    if not fold(name) or not name.isprintable():
        raise DossierError(f"'{name}' holds no letter; write the name that the site should show")
    if BAR in name:
        raise DossierError(f"'{BAR}' stands for a name that is withheld; write the name that the site should show")
    if name == subject.profile.name:
        return Plan(notes=(f"{name} is its name already",))
    other = next((one for one in site.collection.profiles if fold(one.name) == fold(name)), None)
    if other is not None and other.id != subject.profile.id:
        raise DossierError(
            f"there is another actor named {other.name} ({other.id}); if they are one: dossier actors join "
            f"{other.id} {subject.profile.id}"
        )
    key, changes = entry_changes(site, subject, site.entry_of(subject))
    return Plan(tuple(without_empty([*changes, Put(key, "name", name)])))


def hide(site: Site, subject: Subject, *, withhold: bool = False) -> Plan:
    """Leave an actor out of the site; with `withhold`, black its name out of the texts too."""
    entry = site.entry_of(subject)
    if withhold:
        return withhold_names(site, subject, entry)
    key, changes = entry_changes(site, subject, entry)
    return Plan(tuple(without_empty([*changes, Put(key, "hide", "true")])))


def withhold_names(site: Site, subject: Subject, entry: Entry | None) -> Plan:
    """Withhold an actor's name with all full names that the documents have for it."""
    profile = subject.profile
    key = entry.key if entry is not None else profile.name
    check_writable(key)
    full = dict.fromkeys(form for form in (profile.name, *profile.aliases) if is_full(form) or profile.type != "person")
    known = {fold(name) for name in (key, *(entry.written if entry is not None else ()))}
    aliases = tuple(form for form in full if fold(form) not in known and not set(words(form)) < set(words(key)))
    notes = list(single_word_notes(profile.name))
    if not notes and len(site.bearers[fold(profile.name)]) > 1:
        notes.append(f"several actors are named {profile.name}: all of them are blacked out")
    return Plan(tuple(without_empty([Add(key, "aliases", aliases), *withholding(key)])), tuple(notes))


def single_word_notes(name: str) -> Iterator[str]:
    """Say of a name of one word, or one word and initials, that it goes wherever it stands."""
    if is_full(name):
        return
    yield f"'{name}' is a single name: it goes from every document, whoever is meant"
    if is_ordinary(name):
        yield f"'{name}' is an ordinary word too: it goes wherever it stands with a capital"


def is_ordinary(name: str) -> bool:
    """Tell whether a name of one word is a word of the language, or of the calendar."""
    found = words(name)
    if len(found) != 1:
        return False
    return found[0] in lexicon("time_words", "calendar") or word_facts(found[0]).case[:1] in {"a", "b", "c", "d"}


def withholding(key: str) -> tuple[Change, ...]:
    """Return what withholds the name of an entry."""
    return Put(key, "hide", "true"), Put(key, "withhold", "true")


def hide_known(said: Said, name: str, *, withhold: bool) -> Plan | None:
    """Hide or withhold a name that stands in the file but in no dossier, since it is hidden already.

    Parameters:
        said: What the file says, word for word.
        name: As somebody wrote it.
        withhold: Whether its name is to be blacked out.

    Returns:
        None where the file does not know the name.
    """
    for key, fields in said.items():
        if fold(name) in {fold(form) for form in (key, *fields.get("name", ()), *fields.get("aliases", ()))}:
            notes = tuple(single_word_notes(key)) if withhold else ()
            return Plan(withholding(key) if withhold else (Put(key, "hide", "true"),), notes)
    return None


def withhold_written(collection: Collection, name: str) -> Plan | None:
    """Withhold a name that documents write but that was not found to be an actor; None where none writes it.

    Raises:
        DossierError: For the id of a document and for an ordinary word, which are nobody's name.
    """
    if name in collection.by_id:
        raise DossierError(f"'{name}' is the id of a document; name somebody by a name, or as {name}#ACTOR")
    if is_ordinary(name):
        raise DossierError(
            f"'{name}' is an ordinary word and no actor here; if somebody is called so, write '{name}: "
            "{withhold: true}' into actors.yml: the word then goes wherever it stands with a capital"
        )
    names = withheld([((name,), True)])
    if any(names.named_in(dossier.document.text, dossier.document.path) for dossier in collection):
        return Plan(withholding(name), tuple(single_word_notes(name)))
    return None


def hidden_there(authority: Authority, name: str) -> str:
    """Say that a name, or the actor of a document, is not found since the file hides or withholds it; else nothing.

    Parameters:
        authority: What the file says.
        name: As somebody wrote it.
    """
    for entry in authority.entries:
        names = (entry.name, *entry.written, *entry.same)
        if entry.hide and (name in entry.same or fold(name) in map(fold, names) or name == slug(entry.name)):
            return (
                f"'{entry.key}' is hidden in {authority.path}, line {entry.line}; take its 'hide' out to have it shown "
                "again"
            )
    if authority.withheld.named_in(name):
        return f"{authority.path} withholds that name; take 'withhold' and 'hide' out of its entry first"
    return ""


def kept_parts(collection: Collection, names: Withheld) -> Iterator[tuple[str, int, str]]:
    """Go through the places where a part of a withheld name stays, since its document does not write the full one.

    Yields:
        The path of the document, the line, and the words; for the one who withholds, never for the site.
    """
    for dossier in collection:
        document = dossier.document
        if names.named_in(document.text, document.path, document.title.value if document.title else ""):
            continue
        for span in names.places(document.text, names.everybody):
            yield document.path, document.first_line + document.text.count("\n", 0, span.start), span.of(document.text)

"""Say what of the authority file nothing in the site answers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dossier.english.names import fold, slug
from dossier.model import Collection, Notice, Reason
from dossier.people.actors_file.form import Authority, Entry
from dossier.people.yaml_reader import did_you_mean, nearest
from dossier.spans import shortened

UNUSED = "unused-authority"


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
    hidden = {key for card in collection.cards for key in card.hidden}
    for card in collection.cards if authority.entries else ():
        here = addresses.setdefault(card.id, set())
        for actor in card.actors:
            names.add(fold(actor.name))
            names.update(fold(alias) for alias in actor.aliases)
            # An actor that the file joined to another left its address; its name is among the aliases.
            here.update((actor.id, *(slug(alias) for alias in actor.aliases)))
    notices: list[Notice] = []
    for entry in authority.entries:
        notices += misaddressed(entry, authority, addresses)
        if not (entry.key in hidden if entry.hide else is_used(entry, names, addresses)):
            notices.append(Notice(UNUSED, Reason("entry-unused", (entry.key,)), authority.path, entry.line, "info"))
    return tuple(notices)


def is_used(entry: Entry, names: set[str], addresses: Mapping[str, set[str]]) -> bool:
    """Tell whether any document has the actor of an entry."""
    if any(fold(name) in names for name in (entry.name, *entry.written, *entry.same)):
        return True
    pairs = (address.partition("#") for address in entry.same if "#" in address)
    return any(actor in addresses.get(document, ()) for document, _, actor in pairs)


def is_written(entry: Entry, text: str, document: str) -> bool:
    """Tell whether a text has a name of an entry, or the entry has none: that of a hidden one stands only there.

    An entry that names the actor of a document is answered there.
    """
    forms = tuple(name for name in (*entry.written, *entry.same) if "#" not in name)
    here = any(address.startswith(f"{document}#") for address in entry.same)
    return here or not forms or any(form in text for form in forms)


def misaddressed(entry: Entry, authority: Authority, addresses: Mapping[str, set[str]]) -> Iterator[Notice]:
    """Say which addresses of an entry lead nowhere."""
    for address in (*entry.same, *entry.not_same):
        document, mark, actor = address.partition("#")
        if not mark or entry.hide or actor in addresses.get(document, ()):
            continue
        if document not in addresses:
            reason = Reason("address-without-document", (shortened(address), shortened(document)))
            near = nearest(document, tuple(addresses))
        else:
            reason = Reason("address-without-actor", (shortened(address), document, shortened(actor)))
            near = nearest(actor, tuple(sorted(addresses[document])))
        yield Notice(UNUSED, did_you_mean(reason, near), authority.path, entry.line)

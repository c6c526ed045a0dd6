"""Put corrections into a file that people write: below those that are there, every other letter left as it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from textwrap import dedent, indent

import yaml

from dossier.errors import CorrectionError, DossierError
from dossier.people.actors_file.edit import below, end_of, in_brackets, newline_of, plain
from dossier.people.corrections.form import LISTS
from dossier.people.yaml_reader import parse
from dossier.yaml_nodes import Node

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def merged(text: str, new: str, shown: str) -> str:
    """Return the text of a corrections file with more entries in it; those that it has already are not put in again.

    Parameters:
        text: As it stands; may be empty.
        new: YAML such as `correction_stub` makes: `corrections:` or `findings:` with a list.
        shown: The file's name as messages give it.

    Raises:
        DossierError: If the file cannot be read, or is written in a way that cannot be added to.
    """
    if text.startswith("\ufeff"):
        return "\ufeff" + merged(text[1:], new, shown)
    had, asked = lists_in(text, shown), lists_in(new, shown)
    for key, items in asked.items():
        fresh = [pair for pair in zip(items, entries_of(new, key), strict=True) if pair[0] not in had[key]]
        if not fresh:
            continue
        wanted = {**had, key: [*had[key], *(item for item, _ in fresh)]}
        longer = with_entries(text, key, fresh)
        try:
            done = lists_in(longer, shown) == wanted
        except CorrectionError:
            done = False
        if not done:
            message = f"'{key}' is written in a way that is not added to; put the new entries into its list by hand"
            raise DossierError(message, path=shown)
        text, had = longer, wanted
    return text


def lists_in(text: str, shown: str) -> dict[str, list[object]]:
    """Return what the lists of a corrections file say.

    Raises:
        CorrectionError: If it is not YAML, with the line.
    """
    root = parse(text, shown, LISTS)
    fields = root.fields if root is not None and root.fields is not None else {}
    return {key: [plain(item) for item in (fields.get(key) or Node(0)).items or ()] for key in LISTS}


def entries_of(new: str, key: str) -> list[str]:
    """Return the entries of a list that was written here, each without its indentation."""
    root = yaml.compose(new, Loader=_LOADER)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    items: list[yaml.Node] = next((value.value for name, value in pairs if name.value == key), [])
    places = [item.start_mark.index - 2 for item in items]  # from its hyphen
    ends = [*places[1:], len(new)] if places else []
    return [dedent("  " + new[at:end].rstrip(" ")) for at, end in zip(places, ends, strict=True)]


def with_entries(text: str, key: str, fresh: Sequence[tuple[object, str]]) -> str:
    """Return a file with entries at the end of one of its lists; the last one where there are several of that name.

    Parameters:
        text: The file.
        key: Which list.
        fresh: What each new entry says, and how it is written.

    Returns:
        The same text where something else than a list stands there.
    """
    pair, entries = place_of(text, key), "".join(entry for _, entry in fresh)
    if pair is None:
        begun = text if not text or text.endswith("\n") else text + newline_of(text)
        return begun + f"{key}:\n{indent(entries, '  ')}".replace("\n", newline_of(text))
    name, old = pair
    if not isinstance(old, yaml.SequenceNode) or not old.value:
        return in_place_of_nothing(text, name, old, entries)
    if old.flow_style:
        said = ", ".join(json.dumps(item, ensure_ascii=False) for item, _ in fresh)
        return in_brackets(text, old, old.value, said)
    return below(text, end_of(text, old), old.start_mark.column, entries.splitlines())


def in_place_of_nothing(text: str, name: yaml.Node, old: yaml.Node, entries: str) -> str:
    """Return a file with entries below a name that has none: nothing at all, `[]` or `~`."""
    if old.value and old.value != "~":
        return text
    if old.start_mark.index < old.end_mark.index:
        text = text[: old.start_mark.index].rstrip(" ") + text[old.end_mark.index :]
    return below(text, name.start_mark.index, name.start_mark.column + 2, entries.splitlines())


def place_of(text: str, key: str) -> tuple[yaml.Node, yaml.Node] | None:
    """Return where a list stands, its name and what is under it; the last one of that name."""
    root = yaml.compose(text, Loader=_LOADER)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    return next((pair for pair in reversed(pairs) if pair[0].value == key), None)

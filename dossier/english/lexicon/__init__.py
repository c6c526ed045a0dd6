"""What the project knows of English words: one YAML file a word class, in this folder.

A file maps each word to its features; its head says what they mean and how a word is added. Stages say which words they
mean by class and feature:

    OFFICES = words("offices", "office")
    BEFORE_YEAR = words(ANY, "before_year")

The files are packed into `data/lexicon.json`, which loads in a millisecond and without PyYAML. The pack holds a hash of
the files: as soon as one of them is edited, the files themselves are read instead, so that an edit counts at once;
`python tools/pack_lexicon.py` packs them again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dossier.english.inflection import FINITE, plural, verb_forms
from dossier.errors import DossierError

ANY = "*"
"""Words of every class."""

VERBS = ("saying", "verbs")
"""Classes whose words are inflected."""

FOLDER = Path(__file__).parent
PACK = FOLDER.parent.parent / "data" / "lexicon.json"

Entries = Mapping[str, Mapping[str, Any]]
"""Word -> feature -> value; a feature without a value has True."""

_APART = "|"
"""Between words in the pack: one string splits faster than a list is read."""


def words(word_class: str, feature: str = "", value: str | int | None = None) -> frozenset[str]:
    """Return the words of a class that have a feature.

    Parameters:
        word_class: The name of a file, such as `saying`, or `ANY`.
        feature: A feature that the head of the file lists; without it all words of the class.
        value: Only words whose feature has this value, or holds it where it is a list.

    Raises:
        DossierError: If no word of the class has the feature, as after a slip in either place.
    """
    return _words(word_class, feature, value)


@cache
def _words(word_class: str, feature: str, value: str | int | None) -> frozenset[str]:
    if not feature:
        return frozenset(word for name in _classes(word_class) for word in _unpacked(_pack()[name][""]))
    marked = table(word_class, feature)
    if value is None:
        return frozenset(marked)
    return frozenset(word for word, given in marked.items() if value == given or _holds(given, value))


def _holds(given: Any, value: str | int) -> bool:
    return isinstance(given, list) and value in given


@cache
def table(word_class: str, feature: str) -> Mapping[str, Any]:
    """Return word -> value for the words of a class that have a feature, in the order of the file.

    Raises:
        DossierError: If no word of the class has the feature.
    """
    found: dict[str, Any] = {}
    for name in _classes(word_class):
        column = _pack()[name].get(feature, {})
        found |= dict.fromkeys(column.split(_APART), True) if isinstance(column, str) else column
    if not found:
        raise _unknown("the lexicon" if word_class == ANY else f"english/lexicon/{word_class}.yml", feature)
    return MappingProxyType(found)


def features(word_class: str) -> Entries:
    """Return everything that is known of the words of a class."""
    found: dict[str, dict[str, Any]] = {word: {} for word in words(word_class)}
    for name in _classes(word_class):
        for feature in filter(None, _pack()[name]):
            for word, value in table(name, feature).items():
                found[word][feature] = value
    return found


@cache
def wordforms(feature: str) -> frozenset[str]:
    """Return the words with a feature as they stand in a text: verbs in the forms that are meant, others as they are.

    The value of a verb's feature names its forms (`[third, past]`); without a value it is third person and past.

    Raises:
        DossierError: If no word has the feature.
    """
    found = {word for name in _pack() if name not in VERBS for word in _pack_table(name, feature)}
    for name in VERBS:
        for base, value in _pack_table(name, feature).items():
            made = inflected(name, base)
            for form in FINITE if value is True else value if isinstance(value, list) else [value]:
                found.update(made[form])
    if not found:
        raise _unknown("the lexicon", feature)
    return frozenset(found)


@cache
def nouns(feature: str) -> frozenset[str]:
    """Return the words with a feature, and their plurals.

    Raises:
        DossierError: If no word has the feature.
    """
    return words(ANY, feature) | {plural(word) for word in words(ANY, feature)}


def forms(word_class: str, *names: str, **having: str | int) -> frozenset[str]:
    """Return forms of the verbs of a class, such as `forms("saying", "third", "past", kind="speech")`.

    Parameters:
        word_class: One of `VERBS`.
        names: The forms, by their names in `inflection.FORMS`.
        having: Features with the values that they must have.
    """
    verbs = words(word_class).intersection(*(words(word_class, feature, value) for feature, value in having.items()))
    return frozenset(form for base in verbs for name in names for form in inflected(word_class, base)[name])


def _pack_table(word_class: str, feature: str) -> Mapping[str, Any]:
    """Return word -> value, empty when no verb of the class has the feature."""
    return table(word_class, feature) if feature in _pack()[word_class] else {}


def _unknown(where: str, feature: str) -> DossierError:
    return DossierError(f"no word of {where} has the feature '{feature}', which the analysis asks for")


@cache
def inflected(word_class: str, base: str) -> Mapping[str, tuple[str, ...]]:
    """Return the forms of a verb by their names in `inflection.FORMS`."""
    given = {name: _pack_table(word_class, name).get(base) for name in ("past", "third", "participle", "ing")}
    return verb_forms(base, {name: value for name, value in given.items() if value is not None})


def _classes(word_class: str) -> tuple[str, ...]:
    if word_class == ANY:
        return tuple(_pack())
    if word_class not in _pack():
        raise DossierError(f"the lexicon has no file '{word_class}.yml'; it has {', '.join(_pack())}")
    return (word_class,)


def _unpacked(column: str) -> list[str]:
    return column.split(_APART) if column else []


# ---------------------------------------------------------------- the pack


def digest(sources: Mapping[str, bytes]) -> str:
    """Return a hash of the lexicon's files by their names."""
    seen = sha256()
    for name, data in sorted(sources.items()):
        seen.update(name.encode() + b"\0" + data + b"\0")
    return seen.hexdigest()


def sources() -> dict[str, bytes]:
    """Return the YAML files by the name of their class; line ends as Git keeps them."""
    return {path.stem: path.read_bytes().replace(b"\r\n", b"\n") for path in sorted(FOLDER.glob("*.yml"))}


def packed(entries: Mapping[str, Entries]) -> dict[str, dict[str, Any]]:
    """Turn the entries of each class into columns: feature -> words, or feature -> word -> value."""
    classes: dict[str, dict[str, Any]] = {}
    for word_class, listed in entries.items():
        columns: dict[str, dict[str, Any]] = {}
        for word, given in listed.items():
            for feature, value in given.items():
                columns.setdefault(feature, {})[word] = value
        plain: dict[str, Any] = {"": _APART.join(listed)}
        for feature, column in sorted(columns.items()):
            plain[feature] = _APART.join(column) if all(value is True for value in column.values()) else column
        classes[word_class] = plain
    return classes


def _kept() -> dict[str, Any]:
    """Return the pack, empty where there is none or a merge has left its marks in it."""
    try:
        kept: dict[str, Any] = json.loads(PACK.read_bytes())
    except (OSError, ValueError):
        return {}
    return kept


@cache
def _pack() -> Mapping[str, Mapping[str, Any]]:
    """Return class -> feature -> column, from the pack or, where it is older than the files, from the files."""
    kept, found = _kept(), sources()
    if found and kept.get("yaml") != digest(found):
        from dossier.english.lexicon.yaml_files import read_entries  # noqa: PLC0415  PyYAML takes 20 ms to import

        return packed({name: read_entries(name, data) for name, data in found.items()})
    columns: Mapping[str, Mapping[str, Any]] = kept["columns"]
    return columns

"""Keep analyses between builds.

A dossier depends on the document as read, the engine and its version, the settings that analysis looks at, and on our
own code and data. All of these are in the key, so an entry is either right or not found.
"""

from __future__ import annotations

import functools
import json
import os
import tempfile
import types
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from dossier.model import SCHEMA_VERSION, Document, Dossier
from dossier.settings import Settings

SEEN_BY_ANALYSIS = ("date_order", "language", "engine_model", "engine_command")
"""The settings that change what analysis finds."""

AFTER_ANALYSIS = frozenset(
    {
        "cli",
        "plugin.py",
        "wording",
        "people",
        "collection",
        "publish",
        "scoring",
        "theme",
        "templates",
        "data/starter",
    }
)
"""The rooms that analysis never enters, as `tests/test_imports.py` holds: what changes there leaves analyses alone."""


def encode(value: Any) -> Any:
    """Turn a record into lists that JSON can hold: fields in order, no names."""
    if is_dataclass(value):
        return [encode(getattr(value, entry.name)) for entry in fields(value)]
    if isinstance(value, tuple):
        return [encode(part) for part in value]
    return value


def decode(kind: Any, value: Any) -> Any:
    """Turn what `encode` made back into a record of type `kind`.

    Raises:
        ValueError: If the value does not fit.
    """
    if value is None:
        return None
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return decode(next(part for part in get_args(kind) if part is not type(None)), value)
    if origin is tuple:
        return tuple(decode(get_args(kind)[0], part) for part in value)
    if origin is Literal or not is_dataclass(kind):
        return value
    hints = record_fields(kind)  # type: ignore[arg-type]
    if not isinstance(value, list) or len(value) != len(hints):
        raise ValueError(f"not a {kind}")
    return kind(*[decode(hint, part) for hint, part in zip(hints, value, strict=True)])  # type: ignore[operator]


@functools.cache
def record_fields(kind: type) -> tuple[Any, ...]:
    """Return the types of a record's fields, in order."""
    hints = get_type_hints(kind)
    return tuple(hints[entry.name] for entry in fields(kind))


@functools.cache
def fingerprint() -> str:
    """Return a hash of the code and data that analysis runs on."""
    root = files("dossier")
    seen = sha256(SCHEMA_VERSION.encode())
    for name, data in sorted(_analysed_with(root)):
        seen.update(name.encode() + b"\0")
        seen.update(sha256(data).digest())
    return seen.hexdigest()


def _analysed_with(folder: Traversable, inside: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of every file of the package but those of rooms that only use what was analysed.

    What is left out is named, not what counts: a module that is added or moved counts by itself.
    """
    for entry in folder.iterdir():
        name = f"{inside}{entry.name}"
        if name in AFTER_ANALYSIS or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _analysed_with(entry, f"{name}/")
        else:
            yield name, entry.read_bytes()


class Cache:
    """A folder of analyses, one file each."""

    def __init__(self, folder: Path | None) -> None:
        """Use `folder`, made when first written to; None keeps nothing."""
        self.folder = folder
        self.used: set[str] = set()

    def key(self, document: Document, engine: str, settings: Settings) -> str:
        """Return the name under which this analysis is kept."""
        seen = [getattr(settings, name) for name in SEEN_BY_ANALYSIS]
        parts = json.dumps([fingerprint(), engine, seen, encode(document)], ensure_ascii=True)
        return sha256(parts.encode()).hexdigest()

    def get(self, key: str) -> Dossier | None:
        """Return the analysis kept under `key`; a damaged entry counts as none."""
        self.used.add(key)
        if self.folder is None:
            return None
        try:
            found = decode(Dossier, json.loads((self.folder / f"{key}.json").read_text("utf-8")))
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        return found if isinstance(found, Dossier) else None

    def put(self, key: str, dossier: Dossier) -> None:
        """Keep an analysis; a cache that cannot be written costs time, never the build."""
        if self.folder is None:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(self.folder / f"{key}.json", json.dumps(encode(dossier), ensure_ascii=True).encode())
        except OSError:
            return

    def prune(self) -> None:
        """Forget what this run did not use."""
        if self.folder is None:
            return
        for path in kept(self.folder):
            if path.stem not in self.used:
                path.unlink(missing_ok=True)


def kept(folder: Path) -> Iterable[Path]:
    """Return the entries of a cache folder."""
    return sorted(folder.glob("*.json")) if folder.is_dir() else ()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

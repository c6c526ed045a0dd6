"""Every option once, with its default and its check."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from dossier.errors import SettingsError


def option(default: Any, help: str, choices: tuple[Any, ...] = ()) -> Any:
    """Declare a setting: its default, one line of help and, where only some values make sense, those values."""
    return field(default=default, metadata={"help": help, "choices": choices})


EXPORTS = (
    *("json", "csv", "mentions", "jsonl", "sqlite", "parquet", "ics"),
    *("feeds", "actor_feeds", "pictures", "llms", "robots"),
    *("citations", "ftm", "stix", "graphml", "annotations", "epub", "okf", "sources"),
)
"""Names of the forms in which findings are written; `dossier.publish.exports.forms` says how."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a site may set under `plugins: - dossier:` in mkdocs.yml."""

    content: str = option("content", "Folder of the source documents, beside mkdocs.yml.")
    templates: str = option("templates", "Folder of the site's own page templates, beside mkdocs.yml.")
    engine: str = option("rules", "Name of the engine that finds the actors.")
    engine_model: str = option("en_core_web_sm", "Pipeline that engine 'spacy' loads: a package or a folder.")
    engine_command: str = option("", "Program that engine 'command' runs for each document; it speaks JSON.")
    cache: str = option(".cache/dossier", "Folder for what is kept between builds; empty: keep none.")
    workers: int = option(0, "Processes that analyse documents; 0: as many as help.")
    date_order: str = option("", "How 05/06/2021 is read; empty: it is flagged as ambiguous.", ("", "day", "month"))
    language: str = option("", "Language of all documents (BCP 47); empty: found for each.")
    search: str = option(
        "dossiers",
        "What the search index holds: dossiers and actors, all pages, or nothing; true is dossiers, false none.",
        ("dossiers", "all", "none"),
    )
    pages: str = option(
        "auto",
        "How pages are written: by Dossier, or by MkDocs for plugins that work on each.",
        ("auto", "direct", "mkdocs"),
    )
    max_bytes: int = option(20_000_000, "Largest source file that is read, in bytes.")
    max_text: int = option(2_000_000, "Longest text of one document, in characters: some 300,000 words.")
    time_limit: int = option(60, "Seconds of processor time that one document may take, tenfold by the clock; 0: none.")
    llm_model: str = option("", "Language model that chooses the summary's sentences; empty: the rules choose.")
    llm_url: str = option("", "Address of its OpenAI-compatible service; empty: the client's own default.")
    llm_cache: str = option("llm-answers.json", "File of the model's answers, beside mkdocs.yml; made to be committed.")
    offline: bool = option(False, "Never ask the model: use the answers kept in llm_cache alone.")
    attention: str = option(
        "public", "public: home and navigation lead to 'Needs attention'; unlisted: only its address attention/ does.",
        ("public", "unlisted"),
    )  # fmt: skip
    changes: str = option("changes.json", "File of the recorded state, beside mkdocs.yml; made to be committed.")
    exports: tuple[str, ...] = option(
        ("json", "csv", "ics", "feeds"), "Forms in which the findings lie beside the pages.", EXPORTS
    )
    accept: tuple[str, ...] = option((), "Codes of notices that are fine on this site, such as [no-title].")


def load_settings(values: Mapping[str, Any] | None, *, path: str | None = None) -> tuple[Settings, tuple[str, ...]]:
    """Check the values a user gave.

    Parameters:
        values: Option names and values as read from YAML; None counts as empty.
        path: The file they stand in, for messages.

    Returns:
        The settings, and a warning for each key that is not known.

    Raises:
        SettingsError: If any value cannot be used; the message lists all of them.
    """
    known = {entry.name: entry for entry in fields(Settings)}
    given = {key: spelled_out(key, value) for key, value in (values or {}).items()}
    warnings = tuple(unknown_key(key, tuple(known)) for key in given if key not in known)
    usable: dict[str, Any] = {key: value for key, value in given.items() if key in known}
    checked = (misfit(key, value, known[key].default, known[key].metadata["choices"]) for key, value in usable.items())
    if problems := list(filter(None, checked)):
        raise SettingsError("; ".join(problems), path=path)
    listed = {key: tuple(value) for key, value in usable.items() if isinstance(value, list)}
    return Settings(**usable | listed), warnings


def spelled_out(key: str, value: Any) -> Any:
    """Return a value by its name: `search` takes true and false too."""
    return ("dossiers" if value else "none") if key == "search" and isinstance(value, bool) else value


def unknown_key(key: str, known: tuple[str, ...]) -> str:
    """Say that a key is not known, with the nearest one that is."""
    near = difflib.get_close_matches(str(key), known, 1)
    hint = f" Did you mean '{near[0]}'?" if near else f" Known: {', '.join(known)}."
    return f"unknown option '{key}'.{hint}"


def misfit(key: str, value: Any, default: Any, choices: tuple[Any, ...]) -> str | None:
    """Say what is wrong with a value, or None."""
    takes = None
    if not is_of_kind(value, type(default)):
        takes = TAKES[type(default)]
    elif isinstance(value, int) and value < 0:
        return f"option '{key}' is {value}; it takes 0 or more"
    elif choices and (unknown := [one for one in parts_of(value) if one not in choices]):
        value, takes = unknown[0], ", ".join(map(repr, choices))
    return f"option '{key}' is {value!r}; it takes {takes}" if takes else None


def parts_of(value: Any) -> list[Any]:
    """Return what a list holds, or the one value."""
    return value if isinstance(value, list) else [value]


TAKES = {
    bool: "true or false",
    int: "a whole number",
    str: "text",
    tuple: "a list of words, such as [one, two]",
}
"""What an option of each kind takes, for messages."""


def is_of_kind(value: Any, kind: type) -> bool:
    """Tell whether a value as read from YAML can be used for an option; true is no number, a list of words a tuple."""
    if kind is tuple:
        return isinstance(value, list) and all(isinstance(part, str) for part in value)
    return isinstance(value, kind) and not (kind is int and isinstance(value, bool))

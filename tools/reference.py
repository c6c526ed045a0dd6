"""The reference of the documentation, made from the code: commands, rules, the record, calls.

MkDocs takes this file as a hook (mkdocs.docs.yml) and gets each page while it builds; nothing lies beside the guides.
Own lines rather than mkdocstrings: the calls and records have docstrings of one shape, griffe is here already, and the
pages for commands, rules and the record would need a maker of their own all the same.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from inspect import cleandoc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import griffe

PROJECT = Path(__file__).parents[1]
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from dossier.analyse.tables import STAGES  # noqa: E402 - found by the line above where MkDocs runs this file
from dossier.cli import main as dossier  # noqa: E402
from dossier.publish.exports.record import schema  # noqa: E402

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

MADE = "This page is made from the code.\n"


def escaped(text: str) -> str:
    """Return words as Markdown shows them in a table."""
    return re.sub(r"([\\`*_{}<>|\[\]])", r"\\\1", " ".join(text.split()))


def prose(text: str) -> str:
    """Return a docstring's words as a cell of a table shows them: what is code there is code here."""
    return re.sub(r"([<>|*_])", r"\\\1", " ".join(text.split()))


# ----------------------------------------------------------------------------------------------------------- commands


def commands_page() -> str:
    """Return all commands with their help."""
    return "\n".join(["# Commands", "", MADE, *commands(dossier, "dossier", 2)])


def commands(group: click.Group, path: str, level: int) -> Iterator[str]:
    """Give the lines of each command of a group, and of the groups in it."""
    for name, command in sorted(group.commands.items()):
        yield from command_lines(command, f"{path} {name}", level)
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}", level + 1)


def command_lines(command: click.Command, path: str, level: int) -> Iterator[str]:
    """Give the lines of a command: usage, help, example, options."""
    context = click.Context(command, info_name=path)
    usage = " ".join(command.collect_usage_pieces(context))
    text, _, example = cleandoc(command.help or "").partition("\b\nExample:")
    yield from (f"{'#' * level} `{path}`", "", "```text", f"{path} {usage}".strip(), "```", "")
    yield from (re.sub(r"([<>*_])", r"\\\1", text.replace("\b\n", "")).strip(), "")
    options = [option for option in command.params if isinstance(option, click.Option)]
    if options:
        yield from ("| option | |", "| --- | --- |")
        yield from (f"| {option_name(option)} | {prose(option.help or '')} |" for option in options)
        yield ""
    if example.strip():
        lines = "\n".join(line.strip() for line in example.strip().splitlines())
        yield from ("```sh", lines, "```", "")


def option_name(option: click.Option) -> str:
    """Return an option as it is written."""
    takes = "" if option.is_flag else f" {option.make_metavar(click.Context(dossier))}"
    return (
        f"`{', '.join(option.opts)}{takes}`".replace("|", "&#124;")
        if "|" not in takes
        else (f"<code>{', '.join(option.opts)}{takes.replace('|', '&#124;')}</code>")
    )


# -------------------------------------------------------------------------------------------------------------- rules


def rules_page() -> str:
    """Return the tables of rules with their examples."""
    lines = [
        "# Rules", "", MADE,
        "A row is a decision: its name is what `dossier why` prints, its examples are its tests. In an example, the",
        "words in square brackets are those that the rule decides on; what follows in braces is what it makes of them,",
        "and a day in front is that of the document. Rules are asked in this order.", "",
    ]  # fmt: skip
    for stage, tables in STAGES.items():
        lines += [f"## {stage}", ""]
        for table, rows in tables.items():
            lines += [f"### {stage}: {table}", "", "| rule | it decides in | and not in |", "| --- | --- | --- |"]
            lines += [f"| {escaped(row.name)} | {examples(row.yes)} | {examples(row.no)} |" for row in rows]
            lines.append("")
    return "\n".join(lines)


def examples(texts: tuple[str, ...]) -> str:
    """Return examples, a line each."""
    return "<br>".join(escaped(text) for text in texts)


# --------------------------------------------------------------------------------------------------------- the record


def record_page() -> str:
    """Return the fields of the JSON record, from its schema."""
    whole = schema()
    lines = ["# The record, field by field", "", MADE, prose(whole.get("description", "")), ""]
    lines += list(object_lines("The record", whole, 2))
    for name, part in whole.get("$defs", {}).items():
        lines += list(object_lines(name, part, 2))
    return "\n".join(lines)


def object_lines(name: str, part: dict[str, Any], level: int) -> Iterator[str]:
    """Give the table of an object's fields."""
    yield from (f"{'#' * level} {name}", "")
    if part.get("description") and name != "The record":
        yield from (prose(part["description"]), "")
    fields = part.get("properties", {})
    if not fields:
        yield from (f"Is {kind(part)}.", "")
        return
    yield from ("| field | is | |", "| --- | --- | --- |")
    for field, value in fields.items():
        needed = "" if field in part.get("required", ()) else " (may be missing)"
        yield f"| `{field}` | {kind(value)}{needed} | {prose(value.get('description', ''))} |"
    yield ""


def kind(value: dict[str, Any]) -> str:
    """Say in words what a value of the schema is."""
    if "$ref" in value:
        target = value["$ref"].rpartition("/")[2]
        return f"[{target}](#{target.lower()})"
    if "enum" in value:
        return "one of " + ", ".join(f"`{one}`" for one in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    for several in ("anyOf", "oneOf", "allOf"):
        if several in value:
            return " or ".join(kind(one) for one in value[several])
    if value.get("type") == "array":
        return f"list of {kind(value.get('items', {}))}"
    types = value.get("type", "anything")
    return " or ".join(types) if isinstance(types, list) else str(types)


# -------------------------------------------------------------------------------------------------------------- calls


def module_page(name: str, title: str, words: str) -> str:
    """Return what a module offers, with signatures and docstrings."""
    package = griffe.load("dossier", search_paths=[str(PROJECT)], try_relative_path=False)
    module = package[name]
    lines = [f"# {title}", "", MADE, words, ""]
    for public in sorted(module.exports or ()):
        found = module[str(public)]
        lines += list(name_lines(found.final_target if isinstance(found, griffe.Alias) else found))
    return "\n".join(lines)


def name_lines(found: griffe.Object) -> Iterator[str]:
    """Give the lines of a function or class."""
    if isinstance(found, griffe.Function):
        yield from (f"## `{found.name}`", "", "```python", signature(found), "```", "")
        yield from docstring_lines(found)
    elif isinstance(found, griffe.Class):
        yield from (f"## `{found.name}`", "")
        yield from docstring_lines(found)
        fields = [
            one for one in found.members.values() if isinstance(one, griffe.Attribute) and not one.name.startswith("_")
        ]
        if fields:
            yield from ("| field | is | |", "| --- | --- | --- |")
            yield from map(field_line, fields)
            yield ""
    elif isinstance(found, griffe.Attribute):
        yield from (f"## `{found.name}`", "", "```python", f"{found.name} = {found.value}", "```", "")


def field_line(one: griffe.Attribute) -> str:
    """Return a field of a record as a row."""
    about = prose(one.docstring.value) if one.docstring else ""
    return f"| `{one.name}` | {code(str(one.annotation or ''))} | {about} |"


def code(words: str) -> str:
    """Return code as a cell of a table shows it."""
    return f"<code>{words.replace('|', '&#124;').replace('[', '&#91;')}</code>" if words else ""


def signature(function: griffe.Function) -> str:
    """Return a signature, on several lines where it is long."""
    line = f"{function.name}{str(function.signature()).removeprefix(function.name)}"
    if len(line) <= 88:
        return line
    inside = str(function.signature(return_type=False)).partition("(")[2].rpartition(")")[0]
    parts = re.split(r", (?![^\[]*\])", inside)
    return f"{function.name}(\n" + "".join(f"    {part},\n" for part in parts) + f") -> {function.returns}"


def docstring_lines(found: griffe.Object) -> Iterator[str]:
    """Give a docstring as Markdown: text, parameters, what comes back, what goes wrong."""
    if found.docstring is None:
        return
    for section in found.docstring.parse("google", warnings=False):
        if section.kind is griffe.DocstringSectionKind.text:
            yield from (re.sub(r"([<>])", r"\\\1", section.value), "")
        elif section.kind is griffe.DocstringSectionKind.parameters:
            yield from ("| parameter | |", "| --- | --- |")
            yield from (f"| `{one.name}` | {prose(one.description)} |" for one in section.value)
            yield ""
        elif section.kind in {griffe.DocstringSectionKind.returns, griffe.DocstringSectionKind.raises}:
            title = "Returns" if section.kind is griffe.DocstringSectionKind.returns else "Raises"
            for one in section.value:
                name = f" `{one.annotation}`:" if title == "Raises" else ""
                yield from (f"**{title}:**{name} {prose(one.description)}", "")


# ---------------------------------------------------------------------------------------------------------- decisions


def decisions_page() -> str:
    """Return the list of decisions, newest first."""
    notes = sorted((PROJECT / "docs" / "decisions").glob("*.md"), reverse=True)
    lines = [
        "# Decisions",
        "",
        "Choices that will be asked about again, each with what was rejected and what would change it.",
        "",
    ]
    for path in notes:
        title = path.read_text("utf-8").partition("\n")[0].removeprefix("# ")
        lines.append(f"- {path.name[:10]}: [{title}](../decisions/{path.name})")
    return "\n".join([*lines, ""])


CALLS = "Each command of `dossier` as one call: [From Python](../api.md) shows how they are used."
MODEL = "What calls return, and pages are made of. All are frozen dataclasses; positions count code points of the text."

PAGES: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands_page,
    "reference/rules.md": rules_page,
    "reference/record.md": record_page,
    "reference/calls.md": lambda: module_page("api", "Calls", CALLS),
    "reference/model.md": lambda: module_page("model", "Records in Python", MODEL),
    "reference/decisions.md": decisions_page,
}
"""Address within the documentation -> what makes the page."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, as MkDocs asks a hook to."""
    from mkdocs.structure.files import File, InclusionLevel  # noqa: PLC0415 - only where MkDocs runs this

    for address, make in PAGES.items():
        files.append(File.generated(config, address, content=make()))
    for file in files.documentation_pages():
        if file.src_uri.startswith("decisions/"):  # listed on a page of their own
            file.inclusion = InclusionLevel.NOT_IN_NAV
    return files

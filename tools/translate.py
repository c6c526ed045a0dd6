"""Make or update the catalogue of a language, for a translator: `python tools/translate.py de`.

The catalogue is `dossier/theme/locales/LANGUAGE/LC_MESSAGES/messages.po`; any editor of gettext files opens it. Run
again after an edit: new messages are added, those that are gone are dropped, and `messages.mo` is compiled, which is
what MkDocs and Dossier read. A site may keep its own in the folder `locales` of its `custom_dir`: give that as
`--folder`.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2 import nodes

from dossier import edtf
from dossier.publish.pages import wording
from dossier.publish.pages.environment import default_templates, make_environment
from dossier.publish.pages.translation import messages_of
from dossier.wording import notices, sentences, terms
from dossier.wording.catalogue import DOMAIN, LOCALES

PACKAGE = Path(__file__).resolve().parents[1] / "dossier"

Message = str | tuple[str, str]
"""A text, or the forms for one and for several."""

COUNTED_BY_KIND = (
    *("more actor", "more quote", "more date", "more question", "more length"),
    *("date", "length", "question"),
)
"""What `rest` of `macros.html` counts."""

HEAD: dict[str, Any] = {
    "project": "Dossier",
    "version": "0",
    "copyright_holder": "the translators",
    "creation_date": datetime(2026, 11, 30, tzinfo=UTC),
    "header_comment": "# The words of Dossier in another language; kept up to date by `python tools/translate.py`.",
}
"""What stands at the head of a new catalogue: nothing that changes from one run to the next."""

_SCRIPT_WORD = re.compile(r'\bword\("([^"]+)"\)|\blabel: "([^"]+)"')
_PLACEHOLDER = re.compile(r"(?<!\{)\{[^{}]*\}(?!\})|<[^<>]*>")


def all_messages() -> dict[Message, list[str]]:
    """Return every message of the interface with the files that say it."""
    found: dict[Message, list[str]] = {}
    for place, message in (*of_tables(), *of_code(), *of_templates(), *of_theme()):
        places = found.setdefault(message, [])
        if place not in places:
            places.append(place)
    return found


def of_tables() -> Iterator[tuple[str, Message]]:
    """Give the messages that stand in tables."""
    for words in sentences.SENTENCES.values():
        yield "dossier/wording/sentences.py", words
    for kind in notices.KINDS.values():
        yield from (("dossier/wording/notices.py", words) for words in kind)
    for name, table in vars(terms).items():
        if name.isupper():
            values = table.values() if isinstance(table, dict) else table
            yield from (("dossier/wording/terms.py", message) for value in values for message in of_term(name, value))
    yield from (("dossier/edtf.py", month) for month in edtf.MONTHS)
    place = "dossier/publish/pages/wording.py"
    yield from ((place, words) for pair in wording.TYPE_LABELS.english.values() for words in pair)
    for labels in vars(wording).values():
        if isinstance(labels, wording.Labels):
            yield from ((place, words) for words in labels.english.values())
    yield from ((place, words) for words in wording.SCRIPT)


def of_term(table: str, value: str | tuple[str, ...]) -> Iterator[Message]:
    """Give the messages of an entry of `terms`; only units have forms for one and for several."""
    if isinstance(value, str):
        yield value
    elif table == "UNITS":
        yield value[0], value[1]
    else:
        yield from value


def of_code() -> Iterator[tuple[str, Message]]:
    """Give the messages that the code says."""
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE.parent).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from ((place, message) for message in of_call(node))
            elif isinstance(node, ast.AnnAssign | ast.Assign) and place == "dossier/plugin/site.py":
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                if isinstance(target, ast.Name) and target.id == "NAV" and node.value is not None:
                    yield from ((place, title) for title, _ in ast.literal_eval(node.value))


def of_call(node: ast.Call) -> Iterator[Message]:
    """Give the messages of one call."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if name in ("translated", "phrase", "joined") and texts:
        yield texts[0]
    elif name == "count" and texts and (isinstance(node.func, ast.Name) or of_wording(node.func)):
        yield counted(*texts)
    elif name == "Labels" and node.args and isinstance(node.args[0], ast.Dict):
        yield from ast.literal_eval(node.args[0]).values()


def of_wording(function: ast.expr) -> bool:
    """Tell whether a function is one of `wording`: a text counts too."""
    return isinstance(function, ast.Attribute) and getattr(function.value, "id", "") == "wording"


def counted(one: str, several: str = "") -> Message:
    """Return the forms that `wording.count` asks for."""
    return f"{{0}} {one}", f"{{0}} {several or one + 's'}"


def of_templates() -> Iterator[tuple[str, Message]]:
    """Give the messages of the templates."""
    environment = make_environment()
    for path in sorted(default_templates().glob("*.html")):
        place = f"templates/{path.name}"
        tree = environment.parse(path.read_text("utf-8"))
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "_" and isinstance(call.args[0], nodes.Const):
                yield place, call.args[0].value
        for used in tree.find_all(nodes.Filter):
            texts = [arg.value for arg in used.args if isinstance(arg, nodes.Const)]
            if used.name == "counted" and texts:
                yield place, counted(*texts)
        yield from ((place, message) for message in messages_of(tree))
    yield from (("templates/macros.html", counted(kind)) for kind in COUNTED_BY_KIND)


def of_theme() -> Iterator[tuple[str, Message]]:
    """Give the messages of the theme that stands round the pages."""
    for path in sorted((PACKAGE / "theme").glob("*.html")):
        with path.open("rb") as file:
            for _, message, _, _ in extract("jinja2.ext:babel_extract", file, options={"silent": "false"}):
                yield f"dossier/theme/{path.name}", message if isinstance(message, str) else (message[0], message[1])


def words_of_script() -> set[str]:
    """Return what the script says, as its source has it."""
    scripts = sorted((PACKAGE / "theme" / "assets").glob("*.js"))
    return {found[1] or found[2] for path in scripts for found in _SCRIPT_WORD.finditer(path.read_text("utf-8"))}


def template() -> Catalog:
    """Return a catalogue of all messages, none of them translated."""
    catalogue = Catalog(domain=DOMAIN, charset="utf-8", fuzzy=False)
    for message, places in all_messages().items():
        if message:
            catalogue.add(message, locations=[(place, 0) for place in places])
    return catalogue


def problems(catalogue: Catalog) -> Iterator[str]:
    """Say which messages are not translated, or lack a placeholder or tag of the English ones."""
    for message in catalogue:
        if not message.id:
            continue
        english = message.id if isinstance(message.id, str) else message.id[1]
        strings = [message.string] if isinstance(message.string, str) or not message.string else message.string
        if message.fuzzy or not all(strings):
            yield f"not translated: {english!r}"
        elif any(placeholders(said) != placeholders(english) for said in strings):
            yield f"other placeholders or tags than the English: {english!r}"


def placeholders(message: str) -> set[str]:
    """Return the placeholders and tags of a message; a language may say `{number}` where English has `{ordinal}`."""
    return set(_PLACEHOLDER.findall(message.replace("{number}", "{ordinal}")))


def update(language: str, folder: Path) -> list[str]:
    """Bring the catalogue of a language up to date and compile it; return what is left to do."""
    path = folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    catalogue = Catalog(locale=language, domain=DOMAIN, charset="utf-8", fuzzy=False, **HEAD)
    if path.is_file():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=language, domain=DOMAIN)
    catalogue.update(template(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    with path.open("wb") as file:
        write_po(file, catalogue, width=120, omit_header=False, include_lineno=False)
    path.with_suffix(".mo").write_bytes(compiled(catalogue))
    return list(problems(catalogue))


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as gettext reads it."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def main() -> int:
    """Make or update a catalogue."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("language", help="such as de or pt_BR")
    parser.add_argument("--folder", type=Path, default=LOCALES, help="of catalogues (default: %(default)s)")
    options = parser.parse_args()
    left = update(options.language, options.folder)
    for problem in left:
        print(problem)
    print(f"{len(left)} of {len(all_messages())} messages are left to do.", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A brief as Markdown: it reads as plain text, and GitHub, GitLab, Obsidian and Pandoc follow its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.publish.briefs.records import Brief, Item, Section, Source, runs

_ACTS = re.compile(r"([\\`*_\[\]<>#|~$&])")
_BEGINS = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)")


def markdown(brief: Brief) -> str:
    """Write a brief as Markdown (CommonMark with the anchors that HTML gives it)."""
    return "\n".join(lines(brief)).rstrip() + "\n"


def escaped(text: str) -> str:
    """Write words so that nothing in them acts as a mark."""
    plain = " ".join(text.split(" ")).replace("\n", " ")
    plain = _ACTS.sub(r"\\\1", plain)
    return _BEGINS.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", plain)


def lines(brief: Brief) -> Iterator[str]:
    """Give the lines of a brief."""
    yield f"# {escaped(brief.title)}"
    yield ""
    yield "*" + ". ".join(escaped(part) for part in (brief.kind, brief.date) if part) + ".*"
    yield ""
    for sentence in brief.scope:
        yield escaped(sentence)
    for section in brief.sections:
        yield from section_lines(section)
    yield ""
    yield f"## {escaped(brief.sources_title)}"
    for source in brief.sources:
        yield ""
        yield from source_lines(source)
    yield ""
    yield f"## {escaped(brief.made_title)}"
    yield ""
    for sentence in brief.made:
        yield f"- {escaped(sentence)}"


def section_lines(section: Section) -> Iterator[str]:
    """Give the lines of a section."""
    yield ""
    yield f"## {escaped(section.title)}"
    yield ""
    if section.note:
        yield f"*{escaped(section.note)}*"
        yield ""
    for item in section.items:
        yield f"- {item_line(item)}"


def item_line(item: Item) -> str:
    """Return an item on one line."""
    words = "".join(f"*{escaped(run.text.strip())}*".join(spaces(run.text)) if run.kind == "ours" else escaped(run.text)
                    for run in runs(item.pieces))  # fmt: skip
    cites = " ".join(f"[\\[{cite.label}\\]](#{cite.target})" for cite in item.cites)
    remarks = "; ".join(map(escaped, item.remarks))
    label = f"**{escaped(item.label)}**" + (":" if words else "") if item.label else ""
    return " ".join(filter(None, (label, words, cites, f"({remarks})" if remarks else "")))


def spaces(text: str) -> tuple[str, str]:
    """Return the spaces round some words, which no mark may stand beside."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def source_lines(source: Source) -> Iterator[str]:
    """Give the lines of a source and its passages."""
    links = [f"<{link}>" for link in (source.url, source.page) if link]
    about = " ".join((escaped(source.described), *links))
    yield f'<a id="{source.id}"></a>**{source.number}. {escaped(source.title)}**. {about}'
    if source.passages:
        yield ""
    for passage in source.passages:
        words = "".join(marked(text) if is_marked else escaped(text) for text, is_marked in passage.pieces)
        place = escaped(passage.place)
        where = f"[{place}](<{passage.address}>)" if passage.address and place else place
        yield f'- <a id="{passage.id}"></a>{passage.label} {words}{f" ({where})" if where else ""}'


def marked(text: str) -> str:
    """Set words in bold type."""
    plain = text.strip()
    return f"**{escaped(plain)}**".join(spaces(text)) if plain else text

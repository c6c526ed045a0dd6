"""Say a difference: for a terminal, for a pull request, for a program."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

from dossier.publish.briefs.markdown import escaped
from dossier.publish.difference.compare import Change, Difference, DocumentDifference
from dossier.publish.difference.facts import Fact
from dossier.publish.pages.wording import count, shorten, visible

LONGEST = 160
"""Code points of a fact in a line."""
MOST = 40
"""Facts of a document in a comment: a forge refuses what is too long."""
DOCUMENTS = 60
"""Documents in a comment."""

Show = Callable[[str], str]


def as_text(difference: Difference, clean: Show = str) -> str:
    """Say it in lines: `+` gained, `-` lost, `~` changed.

    Parameters:
        difference: What differs.
        clean: Takes withheld names out of what is shown.
    """
    lines = [summary(difference)]
    lines += [f"+ document {visible(clean(key))}: {line(clean(title))}" for key, title in difference.gained]
    lines += [f"- document {visible(clean(key))}: {line(clean(title))}" for key, title in difference.lost]
    for one in difference.documents:
        lines += ["", f"{visible(clean(one.id))}: {line(clean(one.title))}"]
        lines += [f"  {mark} {fact.kind}: {said(fact, clean)}" for mark, fact in marked(one)]
        lines += [f"  ~ {change.now.kind}: {changed(change, clean, line)}" for change in one.changed]
    return "\n".join(lines) + "\n"


def as_markdown(difference: Difference, clean: Show = str) -> str:
    """Say it as a comment on a pull request: a line with the figures, then what can be opened by document."""

    def safe(words: str) -> str:
        return unpinged(escaped(line(clean(words))))

    lines = [f"**{summary(difference)}**", ""]
    lines += [f"- ➕ document `{code(clean(key))}`: {safe(title)}" for key, title in difference.gained[:DOCUMENTS]]
    lines += [f"- ➖ document `{code(clean(key))}`: {safe(title)}" for key, title in difference.lost[:DOCUMENTS]]
    for one in difference.documents[:DOCUMENTS]:
        head = f"{safe(one.title)} ({len(one.gained)} gained, {len(one.lost)} lost, {len(one.changed)} changed)"
        lines += ["", "<details>", f"<summary>{head}</summary>", ""]
        rows = [f"- {SIGNS[mark]} {fact.kind}: {safe(said(fact, clean))}" for mark, fact in marked(one)]
        rows += [f"- ✏️ {change.now.kind}: {changed(change, clean, safe)}" for change in one.changed]
        lines += rows[:MOST]
        lines += [f"- … and {len(rows) - MOST} more"] if len(rows) > MOST else []
        lines += ["", "</details>"]
    if len(difference.documents) > DOCUMENTS:
        lines += ["", f"… and {len(difference.documents) - DOCUMENTS} more documents"]
    return "\n".join(lines).rstrip() + "\n"


SIGNS = {"+": "➕", "-": "➖"}


def as_json(difference: Difference, clean: Show = str) -> dict[str, Any]:
    """Return it as values for JSON."""
    return {
        "counts": difference.counts,
        "same": difference.same,
        "gained": [{"id": clean(key), "title": clean(title)} for key, title in difference.gained],
        "lost": [{"id": clean(key), "title": clean(title)} for key, title in difference.lost],
        "documents": [document_json(one, clean) for one in difference.documents],
    }


def document_json(one: DocumentDifference, clean: Show) -> dict[str, Any]:
    """Return what became of a document as values."""
    return {
        "id": clean(one.id),
        "title": clean(one.title),
        "gained": [fact_json(fact, clean) for fact in one.gained],
        "lost": [fact_json(fact, clean) for fact in one.lost],
        "changed": [
            fact_json(change.now, clean)
            | {"changes": [{"field": name, "was": clean(was), "now": clean(now)} for name, was, now in change.fields]}
            for change in one.changed
        ],
    }


def fact_json(fact: Fact, clean: Show) -> dict[str, Any]:
    """Return a fact as values."""
    values = asdict(fact)
    said = {name: clean(value) for name, value in fact.fields}
    return {"kind": fact.kind, "words": clean(fact.words), "says": said, "evidence": sorted(values["evidence"])}


def summary(difference: Difference) -> str:
    """Say how much differs, in a line."""
    if not difference.is_any:
        return "Nothing differs."
    counts = difference.counts
    parts = [f"{count(counts[name], 'fact')} {name}" for name in ("gained", "lost", "changed")]
    documents = (("new", difference.gained), ("gone", difference.lost))
    parts += [f"{count(len(some), 'document')} {name}" for name, some in documents if some]
    same = f"; {count(difference.same, 'document')} the same" if difference.same else ""
    return f"{', '.join(parts)} in {count(len(difference.documents), 'document')}{same}"


def marked(one: DocumentDifference) -> Iterator[tuple[str, Fact]]:
    """Go through what a document gained and lost."""
    yield from (("+", fact) for fact in one.gained)
    yield from (("-", fact) for fact in one.lost)


def said(fact: Fact, clean: Show) -> str:
    """Say a fact in a line: its words, and what it says beside them."""
    beside = (f"{name} {value}" for name, value in fact.fields if value != fact.words)
    return line(clean("; ".join((fact.words, *beside))))


def changed(change: Change, clean: Show, show: Show) -> str:
    """Say what changed of a fact."""
    fields = (f"{name} {show(clean(was)) or '∅'} → {show(clean(now)) or '∅'}" for name, was, now in change.fields)
    return f"{show(clean(change.now.words))}: {'; '.join(fields)}"


def line(words: str) -> str:
    """Return words in a line, with what would act without being seen made visible."""
    return visible(shorten(words, LONGEST))


def code(words: str) -> str:
    """Return words that can stand between backticks."""
    return visible(words).replace("`", "'")


def unpinged(words: str) -> str:
    """Return words that call nobody: on a forge `@name` and `#12` would."""
    return re.sub(r"([@#])(?=\w)", "\\1\u2060", words)

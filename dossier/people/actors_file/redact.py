"""Take withheld names out of documents and of what was said of them, before anything is analysed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from dossier.english.names import unique
from dossier.model import AppliedCorrection, Document, Dossier, Notice, Reason, Stated, Turn
from dossier.people.actors_file.withhold import BAR, Cut, Withheld
from dossier.people.corrections.form import Correction, Corrections, Pin
from dossier.people.selectors import Selector
from dossier.read.slug import slug_of

STEP = "names withheld by the editors"
"""How a document says in its list of what was done to the text that names were blacked out."""
WITHHELD = Reason("name-withheld")

Said = tuple[Corrections, tuple[Notice, ...]]
"""What people said of a document, and what is wrong with their file."""

_STATED = ("title", "date", "source", "author", "language", "url", "place", "licence")


def without_names(
    documents: Sequence[Document], said: Sequence[Said], names: Withheld
) -> tuple[list[Document], list[Said]]:
    """Black out withheld names in documents and in their corrections.

    Parameters:
        documents: As read, with ids of their own.
        said: The corrections of each.
        names: What is withheld; without any, nothing changes.

    Returns:
        Both in the same order; ids stay unique, and those that do not hold a name stay as they are.
    """
    if not names:
        return list(documents), list(said)
    cut = [redacted(document, corrections, names) for document, (corrections, _) in zip(documents, said, strict=True)]
    taken = {new.id for (new, _), old in zip(cut, documents, strict=True) if new.id == old.id}
    clean: list[Document] = []
    for (document, _), old in zip(cut, documents, strict=True):
        own = document.id if document.id == old.id else unique(document.id, taken)
        taken.add(own)
        clean.append(replace(document, id=own))
    rest = [
        (corrections, tuple(without_names_in(notices, names)))
        for (_, corrections), (_, notices) in zip(cut, said, strict=True)
    ]
    return clean, rest


def without_names_in(notices: Iterable[Notice], names: Withheld) -> list[Notice]:
    """Black out withheld names in what is wrong with files; who is meant by a part of a name is not asked there."""
    return [
        replace(
            notice,
            reason=names.told(notice.reason),
            path=names.blacked(notice.path, names.named_in(notice.path), is_address=True)
            if notice.path
            else notice.path,
        )
        for notice in notices
    ]


def redacted(document: Document, corrections: Corrections, names: Withheld) -> tuple[Document, Corrections]:
    """Black out withheld names in one document and its corrections.

    Whose bare last name may be meant is decided for all of it together: text, path, metadata and corrections.
    """
    hers = names.named_in(*texts_of(document), *texts_said(corrections))
    cut = Cut(document.text, names.places(document.text, hers))
    stated: dict[str, Any] = {name: restated(getattr(document, name), name, cut, names, hers) for name in _STATED}
    fields = tuple(tuple(label_without(part, names, hers) for part in each) for each in document.fields)
    new = replace(document, text=cut.text, fields=fields, **stated)
    if new != document:
        blocks = (replace(block, span=cut.span(block.span)) for block in document.blocks)
        new = replace(
            new,
            sha256="",  # a digest of the file would let anybody try names until it fits
            normalisation=(*document.normalisation, STEP),
            blocks=tuple(block for block in blocks if block.span.start < block.span.end),
            pages=tuple(map(cut.place, document.pages)),
            turns=tuple(replaced(turn, cut) for turn in document.turns),
        )
    path = names.blacked(document.path, hers, is_address=True)
    path = remarked(path, new, has_name=new.url != document.url)
    if path != document.path:
        new = replace(new, path=path, id=slug_of(path))
    return new, recorrected(corrections, cut, names, hers)


def label_without(label: str, names: Withheld, hers: frozenset[int]) -> str:
    """Black out names in a key or value of the front matter; a tag is written without capitals, as addresses are."""
    clean = names.blacked(label, hers)
    return clean if clean != label or " " in label else names.blacked(label, hers, is_address=True)


def replaced(turn: Turn, cut: Cut) -> Turn:
    """Return a turn where its words stand now."""
    label, name = (cut.span(span) if span is not None else None for span in (turn.label, turn.name))
    return replace(turn, spans=tuple(map(cut.span, turn.spans)), label=label, name=name)


def texts_of(document: Document) -> tuple[str, ...]:
    """Return everything that a document says, its path too."""
    stated: list[Stated | None] = [getattr(document, name) for name in _STATED]
    values = [value.value for value in stated if value is not None]
    return (document.text, document.path, *values, *(part for each in document.fields for part in each))


def texts_said(corrections: Corrections) -> tuple[str, ...]:
    """Return everything that people said of a document."""
    texts: list[str | None] = [corrections.review.by]
    for item in corrections.items:
        chosen = item.selector
        texts += [item.id, item.was, item.why, item.by, *item.to.values(), chosen.exact if chosen else None]
    for pin in corrections.pins:
        texts += [pin.says, pin.by, pin.selector.exact if pin.selector else None]
    return tuple(filter(None, texts))


def restated(stated: Stated | None, name: str, cut: Cut, names: Withheld, hers: frozenset[int]) -> Stated | None:
    """Black out names in a field of the metadata; an address that holds one leads nowhere and goes."""
    if stated is None:
        return None
    span = cut.span(stated.span) if stated.span is not None else None
    if name == "url":
        return None if names.places(stated.value, hers, is_address=True) else replace(stated, span=span)
    value = stated.value if name in ("date", "language") else names.blacked(stated.value, hers)
    return replace(stated, value=value, span=span)


def remarked(path: str, document: Document, *, has_name: bool) -> str:
    """Return the path of an entry of a feed with another mark where its own was made of an address with the name."""
    file, mark, own = path.rpartition("#")
    if not mark or not has_name or own.isdecimal():
        return path
    return f"{file}#{sha256(document.text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def recorrected(corrections: Corrections, cut: Cut, names: Withheld, hers: frozenset[int]) -> Corrections:
    """Black out names in what people said of a document; what is about the person alone goes."""
    said = [recorrected_item(item, cut, names, hers) for item in corrections.items]
    pins = [repinned(pin, cut, names, hers) for pin in corrections.pins]
    review = corrections.review
    return Corrections(
        tuple(item for item in said if not is_about_withheld(item)),
        tuple(pin for pin in pins if pin.says.strip(f" {BAR}.")),
        replace(review, by=names.blacked(review.by, hers)) if review.by else review,
        names.blacked(corrections.path, hers, is_address=True),
    )


def recorrected_item(item: Correction, cut: Cut, names: Withheld, hers: frozenset[int]) -> Correction:
    """Black out names in a correction."""

    def clean(text: str | None) -> str | None:
        return names.blacked(text, hers) if text is not None else None

    return replace(
        item,
        id=names.blacked(item.id, hers, is_address=True) if item.id is not None else None,
        selector=reselected(item.selector, cut, names, hers),
        to={key: clean(value) for key, value in item.to.items()},
        was=clean(item.was),
        why=clean(item.why),
        by=clean(item.by),
    )


def repinned(pin: Pin, cut: Cut, names: Withheld, hers: frozenset[int]) -> Pin:
    """Black out names in a finding."""
    chosen = reselected(pin.selector, cut, names, hers)
    return replace(pin, says=names.blacked(pin.says, hers), by=names.blacked(pin.by, hers), selector=chosen)


def reselected(chosen: Selector | None, cut: Cut, names: Withheld, hers: frozenset[int]) -> Selector | None:
    """Black out names in the words that something is about."""
    if chosen is None:
        return None
    start = cut.place(chosen.start) if chosen.start is not None else None
    prefix, exact, suffix = (names.blacked(part, hers) for part in (chosen.prefix, chosen.exact, chosen.suffix))
    return Selector(prefix, exact, suffix, start)


def is_about_withheld(item: Correction) -> bool:
    """Tell whether a correction speaks of nothing but a person who is withheld: there is nothing left to correct."""
    only = [item.id, item.selector.exact if item.selector else None]
    if item.target in ("actor", "mention", "role"):
        only += [item.to.get("actor"), item.to.get("same"), item.to.get("name")]
    return any(text is not None and text.strip() == BAR for text in only)


def is_withheld(document: Document) -> bool:
    """Tell whether names were blacked out in a document."""
    return STEP in document.normalisation


def say_withheld(dossier: Dossier) -> Dossier:
    """Let a dossier say that its editors withhold a name, among what people changed."""
    if not is_withheld(dossier.document):
        return dossier
    return replace(dossier, corrections=(*dossier.corrections, AppliedCorrection(WITHHELD, None, BAR)))

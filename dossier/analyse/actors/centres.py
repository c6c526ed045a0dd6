"""One centre of an agency by its long and its short name: "NASA Glenn Research Center", "NASA Glenn", "Glenn"."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.actors.cases import listed_classes
from dossier.analyse.actors.countries import country_code
from dossier.analyse.actors.entities import Entity, bare
from dossier.analyse.actors.names import Name, words_of
from dossier.analyse.actors.same_body import is_generic
from dossier.analyse.actors.seen import Seen, Sieve
from dossier.analyse.actors.wordlists import ORG_HEADS
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import Reason

LEAST = 3
"""Letters of the shortest acronym taken for an agency's."""
OF_CENTRES = word_set("center centre laboratory laboratories facility office region field station institute campus")
"""Last words of the names of an agency's parts."""
SUBJECTS = (
    ORG_HEADS
    | OF_CENTRES
    | word_set(
        "research space flight science sciences test technology medical national regional health operations training"
    )
)
"""What may stand between whom a centre is called after and its last word."""


def same_centre(entity: Entity, seen: Seen) -> bool:
    """Accept a centre's name without its agency or without what kind of centre it is."""
    ours = centre(seen.words)
    return any(is_same_centre(ours, seen.words, form) for form in entity.forms if form != seen.words)


def is_lone(words: Sequence[str], form: tuple[str, ...]) -> bool:
    """Tell whether a word alone is whom a centre is called after, of which the text has no more: NASA Johnson."""
    named = len(words) == 1 and is_part_of_agency(form) and not is_generic((bare(words[0]),))
    return named and centre(form) == tuple(words)


def is_same_centre(ours: tuple[str, ...], words: Sequence[str], form: tuple[str, ...]) -> bool:
    """Tell whether two names are one centre's: one of them at least has the agency, and one ends as centres do."""
    theirs = centre(form)
    if is_lone(words, form) or is_lone(form, tuple(words)):
        return True
    short, long = sorted((ours, theirs), key=len)
    if not short or long[: len(short)] != short or bare(long[-1]) not in OF_CENTRES:
        return False
    if len(words) == len(ours) and len(form) == len(theirs):
        return False
    return all(bare(word) in SUBJECTS for word in long[len(short) :])


def centre(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name without the acronym of the agency before it."""
    named = words[0].isupper() and words[0].isalpha() and len(words[0]) >= LEAST and len(words) > 1
    return words[1:] if named and words[1][:1].isupper() else words


def agency_parts(names: list[Name], tokens: Tokens) -> list[Name]:
    """Take for a body what the text calls a part of an agency elsewhere: NASA Johnson; the Johnson Space Center."""
    parts = {words[1:] for name in names if is_part_of_agency(words := words_of(name, tokens))}
    if not parts:
        return names
    persons = (words_of(name, tokens) for name in names if name.type == "person" and name.size > 1)
    parts -= {words[-1:] for words in persons if not is_part_of_agency(words)}
    return [
        name.retyped("organisation", PART) if is_agency_part(words_of(name, tokens), name, parts) else name
        for name in names
    ]


def is_part_of_agency(words: tuple[str, ...]) -> bool:
    """Tell whether a name is the acronym of a listed agency and one word more: "NASA Glenn"."""
    if len(words) != PART_AND_OWNER or not words[0].isupper() or not words[0].isalpha() or len(words[0]) < LEAST:
        return False
    place = country_code(words[1]) or listed_classes(words[1:]) & {"subd", "ctry", "region"}  # NASA Texas
    return not place and bool(listed_classes(words[:1]) & {"body", "io"})


def is_agency_part(words: tuple[str, ...], name: Name, parts: set[tuple[str, ...]]) -> bool:
    """Tell whether a person or place is a part of an agency, with or without the kind of centre."""
    if name.type not in {"person", "place"}:
        return False
    if is_part_of_agency(words) or words in parts:
        return True
    return words[:1] in parts and bare(words[-1]) in OF_CENTRES and all(bare(word) in SUBJECTS for word in words[1:])


PART_AND_OWNER = 2
PART = Reason("document-common-noun-beside-the-name")


CENTRE = Sieve(
    "centre of an agency",
    Reason("short-form-of-the-name"),
    same_centre,
    yes=(
        "He led the NASA Halden Research Center. Officials at [NASA Halden]{NASA Halden Research Center} left.",
        "The Halden Research Center is old. Officials at [NASA Halden]{Halden Research Center} left.",
    ),
    no=(
        "He led the NASA Halden Research Center. Officials at [NASA Lund] left.",
        "He led the Halden Research Center. The [Halden Institute] is old.",
    ),
)

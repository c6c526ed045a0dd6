"""Lines round a headline that say who wrote, on which day, and where something was spoken."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from dossier.english.dates import find_full_dates
from dossier.english.lexicon import nouns, words
from dossier.english.patterns import word_set
from dossier.english.prose import finite_verb
from dossier.read.blocks import states_origin
from dossier.read.line_shapes import CLOCK, NAMES, NO_AUTHOR, SPOKEN, TOWN, VENUE

VENUE_WORDS = 8
CREDITED_WORDS = 16
_OFFICES = words("offices", "office")
_DOCUMENT_WORDS = nouns("heading")
_ROOMS = word_set("room hall center centre auditorium lawn garden hotel building")


def is_person(line: str) -> bool:
    """Tell whether words begin with a first name."""
    return re.split(r"[ .]", line)[0].lower() in first_names()


def is_author(line: str) -> bool:
    """Tell whether words are one or several personal names and nothing else."""
    if NAMES.fullmatch(line) is None or line.isupper() or NO_AUTHOR.search(line):
        return False
    return is_person(line)


def is_day(line: str) -> bool:
    """Tell whether a line holds a day and little else."""
    found = find_full_dates(line)
    rest = len(line.split()) - sum(len(line[span.start : span.end].split()) for span, _ in found)
    return bool(found) and (rest <= 4 or states_origin(line))


def is_venue(line: str, below: Sequence[str]) -> bool:
    """Tell whether a line is where something was spoken: above the clock, or above the town and who speaks first."""
    if TOWN.fullmatch(line) or not _may_be_venue(line):
        return False
    for at, other in enumerate(below[:3]):
        if CLOCK.match(other) or SPOKEN.match(other):
            return at > 0 or CLOCK.match(other) is not None
        if not TOWN.fullmatch(other) and not is_day(other) and not _may_be_venue(other):
            return False
    return False


def _may_be_venue(line: str) -> bool:
    """Tell whether a line may be the name of a place: capitals, no kind of document and no verb."""
    lower = line.lower()
    if lower.count(" ") >= VENUE_WORDS or not VENUE.fullmatch(line):
        return False
    ends = lower.rpartition(" ")[2]
    return ends in _ROOMS or (_DOCUMENT_WORDS.isdisjoint(lower.split()) and not finite_verb(lower))


def is_credited(line: str, below: Sequence[str]) -> bool:
    """Tell whether a line is who wrote, with an office: "Ann Dorne, Chief Economist"; not whom the text is about."""
    name, comma, office = line.partition(", ")
    if not comma or line.count(" ") >= CREDITED_WORDS or not below or not is_author(name):
        return False
    surname = name.rsplit(" ", 1)[-1]
    holds = not _OFFICES.isdisjoint(office.lower().replace(",", "").split()) and not finite_verb(office.lower())
    return holds and not any(surname in other for other in below)


@cache
def first_names() -> frozenset[str]:
    """Return common first names of the world."""
    packed = files("dossier.data").joinpath("actors_genders.txt.gz").read_bytes()
    return frozenset(line.split("\t")[0] for line in gzip.decompress(packed).decode().splitlines())

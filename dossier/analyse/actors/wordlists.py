"""Closed lists of English words that tell what a name is, as the lexicon has them: lower case, full stops kept."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.english.clause_words import OF_SAYING
from dossier.english.dates import SHORT_MONTHS
from dossier.english.lexicon import ANY, wordforms, words
from dossier.english.patterns import word_set

SHORT = words("titles", "short") | words("offices", "short")
"""Short forms of titles, which are written with or without a full stop: Mr, Gen."""


def with_stops(titles: Iterable[str]) -> frozenset[str]:
    """Return titles, and the short forms among them with their full stop too."""
    return frozenset(titles) | {f"{title}." for title in SHORT.intersection(titles)}


HONORIFICS = with_stops(words("titles", "honorific"))
"""What stands before a person's name and is no office worth keeping as a role, save Pope, Ayatollah and the like."""
TITLES = with_stops(words(ANY, "title"))
OFFICES = with_stops(words("offices", "office"))
ORG_HEADS = words("bodies", "body_head")
PLACE_HEADS = words(ANY, "place_head")
GROUP_HEADS = words("groups", "group_head")
BODY_NOUNS = ORG_HEADS | GROUP_HEADS | words("bodies", "describes")
"""Common nouns that say what a body or group is."""
LEGAL_FORMS = words("bodies", "legal_form")
LEGAL_AS_WRITTEN = word_set("Inc LLC LLP PLLC Ltd PLC plc GmbH BV Corp Incorporated Corporation Co.")
"""Legal forms that are nothing else when they are written so."""
"""What ends the name of a company and says how it is owned."""
FIRM_LASTS = words("bodies", "firm_last")
"""Last words of the names of firms."""
MEDIA_HEADS = words("bodies", "media")
CALENDAR = words("time_words", "calendar") | {f"{name.lower()}." for name in SHORT_MONTHS}
SAYING = OF_SAYING | {"say", "saying"} | wordforms("reports")
"""Verbs behind a name, which no office holds."""
KIN = words("kinship", "kin")

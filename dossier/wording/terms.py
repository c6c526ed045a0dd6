"""Words that the sentences of reasons name by a key."""

from __future__ import annotations

from dossier.read.language import NAMES

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

QUARTERS = (
    "the first quarter of {0}",
    "the second quarter of {0}",
    "the third quarter of {0}",
    "the fourth quarter of {0}",
)
"""Of a year."""

HALVES = ("the first half of {0}", "the second half of {0}")

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
"""Month of an EDTF season -> its name."""

DAYPARTS = {
    "MO": "morning",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "MI": "midday",
    "DT": "daytime",
}
"""TIMEX3 part of a day -> its name."""

UNITS = {
    "second": ("second", "seconds"),
    "minute": ("minute", "minutes"),
    "hour": ("hour", "hours"),
    "day": ("day", "days"),
    "night": ("night", "nights"),
    "week": ("week", "weeks"),
    "weekend": ("weekend", "weekends"),
    "fortnight": ("fortnight", "fortnights"),
    "month": ("month", "months"),
    "quarter": ("quarter", "quarters"),
    "half": ("half", "halves"),
    "year": ("year", "years"),
    "decade": ("decade", "decades"),
    "century": ("century", "centuries"),
    "millennium": ("millennium", "millennia"),
}
"""Unit of time -> one, several."""

LEVELS = {"high": "sure", "moderate": "fairly sure", "low": "not sure"}
"""How sure a finding is."""

EVIDENCE = {
    "office-held": "held the office named in the title on that day",
    "office-held-before": "had held the office named in the title before",
    "administration": "the administration was theirs",
    "title-shared": "the title is a role of theirs in other documents of the time",
    "widely-known": "held one of the highest offices",
    "only-bearer": "nobody else of that name stands in the collection",
    "usually-meant": "nearly all documents with that name mean them",
    "seldom-meant": "though most documents with that name mean others",
    "title-of-many": "though many bear that title, and that name",
    "other-title": "though the title is none of theirs",
    "same-country": "the text speaks of their country",
    "other-country": "though the text names another country",
    "other-home": "though the document speaks from another country than all that name them",
    "other-sex": "though the text speaks of the other sex",
    "named-beside": "though the text names them in full too",
    "same-title": "the same title and name within two years",
}
"""What is weighed when a lone name is given to somebody -> how it is said."""
TYPES = {
    "person": ("person", "a person"),
    "organisation": ("organisation", "an organisation"),
    "country": ("country", "a country"),
    "group": ("group", "a group"),
    "place": ("place", "a place"),
}
"""Actor type -> within a sentence, and with its article."""

FIELDS = {
    name: name
    for name in (
        "title",
        "date",
        "source",
        "author",
        "place",
        "language",
        "url",
        "licence",
        "name",
        "type",
        "country",
        "speaker",
        "kind",
    )
}
"""Key of a corrections file -> what it is called."""

FILE_KINDS = {
    ".rtf": "Rich Text",
    ".pdf": "PDF",
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".html": "a web page",
    ".mht": "a web page saved as one file (MHTML)",
}
"""Ending of a file -> what it is."""

LANGUAGES = {**NAMES, "am": "Amharic"}
"""BCP 47 primary subtag -> name (IANA registry); reading tells all but the last apart."""

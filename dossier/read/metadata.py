"""Read what a file says about itself into fields, each with its basis.

Front matter may name a field in any of the ways that the common writers and generators do. Nothing is inferred: a field
that is not given stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from dossier.edtf import is_day
from dossier.english.dates import days_in_name, digits_of_date, has_two_readings, normalise_date
from dossier.model import Notice, Reason, Severity, Stated
from dossier.read.normalise import one_line

FRONT_MATTER = Reason("front-matter")
"""Basis of what a person wrote at the head of the file; it outranks every other."""
MAIL_HEADER = Reason("mail-header")
DOCUMENT_PROPERTIES = Reason("document-properties")

FRONT_MATTER_KEYS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "date": (
        "date",
        "published",
        "published_time",
        "published_at",
        "date_published",
        "pubdate",
        "publication_date",
        "created",
    ),
    "source": ("source", "publisher", "agency", "site", "site_name", "publication", "outlet"),
    "author": ("author", "authors", "byline", "by", "creator"),
    "language": ("language", "lang", "locale"),
    "url": ("url", "source_url", "link", "canonical", "canonical_url", "permalink"),
    "place": ("place", "location", "dateline"),
    "licence": ("licence", "license", "rights"),
}
"""Field of the document -> keys that give it, the first one given wins."""


SHOWN = 80
"""Characters of a value that a notice shows."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")

_LANGUAGE_NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr", "spanish": "es",
    "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl",
    "nederlands": "nl", "russian": "ru", "ukrainian": "uk", "arabic": "ar", "chinese": "zh", "japanese": "ja",
    "turkish": "tr", "polish": "pl",
    "swedish": "sv", "danish": "da", "norwegian": "nb", "hebrew": "he", "greek": "el", "korean": "ko", "persian": "fa",
}  # fmt: skip
"""Names of languages that people write instead of a code."""


def fields_of(
    values: Mapping[str, str], basis: Reason, path: str, lines: Mapping[str, int] | None = None, *, date_order: str = ""
) -> tuple[dict[str, Stated], tuple[Notice, ...]]:
    """Turn front matter, headers or HTML metadata into the fields of a document.

    Parameters:
        values: Keys in lower case with underscores.
        basis: Where the values come from, such as `FRONT_MATTER`.
        path: For notices.
        lines: Line of each key in the file.
        date_order: `day` or `month`: how 05/06/2021 is read; empty: it is reported.

    Returns:
        The fields that `Document` has by these names, and notices of values that cannot be used.
    """
    found: dict[str, Stated] = {}
    notices: list[Notice] = []
    # What a page or mail says wrongly nobody here can mend; what stands in front matter somebody wrote.
    severity: Severity = "warning" if basis == FRONT_MATTER else "info"
    for name, keys in FRONT_MATTER_KEYS.items():
        for key in filter(values.get, keys):
            stated, problem = _stated(name, key, values[key], basis, date_order)
            if problem is not None:
                notices.append(Notice(f"bad-{name}", problem, path, (lines or {}).get(key), severity))
            if stated:
                found[name] = stated
                break
    return _with_publisher(found, basis), tuple(notices)


def _with_publisher(found: dict[str, Stated], basis: Reason) -> dict[str, Stated]:
    """Take an address for the source as the address, and the host of the address for the source where none is named."""
    source = found.get("source")
    if source and is_address(source.value):
        # `source: https://…` is common and names the address, not the publisher.
        found.setdefault("url", source)
        del found["source"]
    url = found.get("url")
    if url and "source" not in found and (host := host_of(url.value)):
        found["source"] = Stated(host, Reason("address-in", of=basis))
    return found


def keys_used(values: Mapping[str, str], date_order: str = "") -> frozenset[str]:
    """Return the keys of front matter that give a field of the document; what the others say is kept as it is."""
    used: set[str] = set()
    for name, keys in FRONT_MATTER_KEYS.items():
        used.update(
            key for key in keys if values.get(key) and _stated(name, key, values[key], FRONT_MATTER, date_order)[0]
        )
        given = [key for key in keys if key in used]
        used.difference_update(given[1:])
    return frozenset(used)


def day_of(value: str, date_order: str = "", key: str = "date") -> tuple[str | None, Reason | None]:
    """Read a date as written in metadata.

    Returns:
        The date as EDTF, or what is wrong with it; the sentence names the `key` that the value stands under.
    """
    day = normalise_date(value, date_order=date_order)
    if day:
        return day, None
    shown = one_line(value, SHOWN)
    if parts := digits_of_date(value):
        year, month, number = parts
        if not 1 <= month <= 12:
            return None, Reason("value-has-no-month", (key, shown, str(month)))
        if number is not None and not is_day(year, month, number):
            return None, Reason("value-has-no-day", (key, shown, str(number)))
    if not date_order and has_two_readings(value):
        return None, Reason("value-two-ways", (key, shown))
    return None, Reason("value-is-no-date", (key, shown))


def date_in_name(path: str) -> Stated | None:
    """Return the day in a file's name: `2021-10-02-brief.txt`, `brief_20211002.md`, `brief (2 October 2021).docx`.

    A name that holds several days says which only where one of them begins it; "1-10-2021" can be read two ways.
    """
    days = days_in_name(PurePosixPath(path).name)
    opening = [day for day, start in days.items() if start == 0]
    chosen = opening or list(days)
    return Stated(chosen[0], Reason("file-name")) if len(chosen) == 1 else None


def language_tag(value: str) -> str | None:
    """Return a language as BCP 47 in lower case; names of languages are understood."""
    value = value.strip()
    named = _LANGUAGE_NAMES.get(value.lower())
    if named:
        return named
    return value.replace("_", "-").lower() if _LANGUAGE_TAG.fullmatch(value) else None


def is_address(value: str) -> bool:
    """Tell whether a value is a web address and nothing else."""
    return re.fullmatch(r"https?://[^\s<>\"]{1,2000}", value, re.IGNORECASE) is not None


def host_of(url: str) -> str:
    """Return the host of an address without `www.`, or nothing."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if re.fullmatch(r"[a-z0-9.-]{1,253}", host) else ""


def _stated(name: str, key: str, value: str, basis: Reason, date_order: str) -> tuple[Stated | None, Reason | None]:
    """Check one value; return it, or what is wrong with it."""
    if name == "date":
        day, problem = day_of(value, date_order, key)
        return (Stated(day, basis) if day else None), problem
    if name == "language":
        tag = language_tag(value)
        if tag:
            return Stated(tag, basis), None
        return None, Reason("value-is-no-language", (key, one_line(value, SHOWN)))
    if name == "url":
        if is_address(value):
            return Stated(value, basis), None
        return None, Reason("value-is-no-address", (key, one_line(value, SHOWN)))
    return Stated(value, basis), None

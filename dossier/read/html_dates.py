"""Find the day on which a web page was published.

First comes what the page says of itself in its head and structured data (`html.page_metadata`), then the day of its
`<time>` elements, then the day in its canonical address, last what htmldate finds in the elements that give dates. Only
htmldate's quick search is used: the extensive one also takes days of which the text tells, and asks the clock.
"""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

from htmldate import find_date
from lxml import etree

from dossier.english.dates import find_full_dates, normalise_date
from dossier.read.normalise import one_line

DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "govuk:first-published-at",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
)
"""Names and properties of `<meta>` that give the day of publication, most explicit first."""

LATEST = "2099-12-31"
"""Latest day that is believed. htmldate would take today: the same page would then be read differently another day."""

LONGEST_LINE = 120
"""Characters of a paragraph beyond which it is the article's own text, whose days are not the page's."""

_ASIDE = frozenset({"nav", "aside", "footer", "form", "template", "noscript"})
_LISTED = re.compile(
    r"related|sidebar|widget|comment|recommend|teaser|most-?(?:read|popular)|latest|more-?(?:news|stories)|trending|modal"
    r"|copyright",
    re.IGNORECASE,
)
"""Classes of what stands around an article: the days of other articles, of comments, of events."""

_UPDATED = re.compile(r"modif|updat|edited|aktualisiert|mis à jour", re.IGNORECASE)
_PUBLISHED = re.compile(r"publish|posted|datum|entry-date|byline|pub-?date", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?:/|-|\b)|[/_-]((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_COMPACT = re.compile(r"[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]00:?00)$", re.IGNORECASE)
_DATED_CLASS = re.compile(r"date|time|publi|byline|posted|meta", re.IGNORECASE)


def day_of_page(tree: Any, url: str) -> str:
    """Return the day of a page whose head gives none, as written there, or nothing.

    Parameters:
        tree: The page.
        url: The address that it calls its own.
    """
    return _time_element(tree) or _day_in_address(url) or _htmldate(tree)


def printed_day(tree: Any, stamp: str) -> str:
    """Return the day that the page prints where a stamp in universal time lies in the day before or after.

    An evening in New York is the next day in UTC; what readers saw on the page is the day of publication.
    """
    day = normalise_date(stamp)
    if not _UTC.match(stamp.strip()) or not day:
        return stamp
    try:
        stamped = date.fromisoformat(day[:10])
        beside = {(stamped + timedelta(days=step)).isoformat() for step in (-1, 1)}
    except (ValueError, OverflowError):
        return stamp
    printed = _printed_days(tree)
    near = [found for found in printed if found in beside]
    return near[0] if near and day[:10] not in printed else stamp


def _printed_days(tree: Any) -> list[str]:
    """Return the full days that stand in short lines marked as dates, in order."""
    days: list[str] = []
    for element in tree.iter("time", "span", "p", "div", "li", "abbr"):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag != "time" and not _DATED_CLASS.search(marks):
            continue
        words = one_line(element.text_content()) if len(element) < 6 else ""
        if 0 < len(words) <= LONGEST_LINE and not _stands_aside(element):
            days += [day for _, day in find_full_dates(words) if len(day) == len("2021-10-02")]
        if len(days) > 20:
            break
    return days


def _time_element(tree: Any) -> str:
    """Return the day of publication that `<time>` elements of the article give.

    One that is marked as such wins; else the first, unless it is marked as the day of a change: a page puts its own day
    above its text, and those of other pages beside or below.
    """
    times = [time for time in tree.iter("time") if _gives_day(time)][:50]
    chosen = next((time for time in times if _is_publication(time)), None)
    if chosen is None:
        chosen = next((time for time in times if not _UPDATED.search(_marks(time))), None)
        if chosen is None or not _opens(tree, chosen, times):
            return ""
    return printed_day(tree, one_line(chosen.get("datetime")))


def _gives_day(time: Any) -> bool:
    """Tell whether a `<time>` within the article holds a day for machines."""
    return normalise_date(one_line(time.get("datetime") or "")) is not None and not _stands_aside(time)


def _is_publication(time: Any) -> bool:
    """Tell whether a `<time>` is marked as the day of publication."""
    return time.get("pubdate") is not None or _PUBLISHED.search(_marks(time)) is not None


def _opens(tree: Any, time: Any, times: list[Any]) -> bool:
    """Tell whether a `<time>` is the page's own: alone, or before the text of the article, or in the article's head."""
    days = Counter((normalise_date(one_line(other.get("datetime"))) or "")[:10] for other in times)
    if len(days) == 1 or next(time.iterancestors("article", "header", "main"), None) is not None:
        return True
    return any(other is time for other in tree.iter("time", "p") if other is time or len(other.text_content()) > 200)


def _marks(element: Any) -> str:
    """Return what names and classes say of an element and of its parent."""
    parent = element.getparent()
    own = (element.get("class"), element.get("itemprop"), element.get("id"))
    return " ".join(filter(None, (*own, parent.get("class") if parent is not None else "")))


def _stands_aside(element: Any) -> bool:
    """Tell whether an element is among what stands around an article."""
    for above in element.iterancestors():
        if above.tag in _ASIDE:
            return True
        if above.tag != "body" and _LISTED.search(f"{above.get('class') or ''} {above.get('id') or ''}"):
            return True
    return False


def _day_in_address(url: str) -> str:
    """Return the full day in a path such as `/2021/05/04/`, or nothing."""
    found = _IN_ADDRESS.search(url) or _COMPACT.search(url)
    if not found:
        return ""
    year, month, day = [part for part in found.groups() if part]
    return normalise_date(f"{year}-{int(month):02}-{int(day):02}") or ""


def _htmldate(tree: Any) -> str:
    """Return the day that htmldate's quick search finds outside the running text."""
    page = deepcopy(tree)
    for element in [*page.iter(etree.Element)]:
        if element.getparent() is not None and element.tag not in {"body", "head"} and _may_mislead(element):
            element.drop_tree()
    try:
        found = find_date(page, extensive_search=False, original_date=True, url="-", max_date=LATEST)
    except (ValueError, TypeError, AttributeError, OverflowError, etree.LxmlError):
        return ""  # htmldate stumbles over some broken pages; without a day they are read all the same
    return found or ""


def _may_mislead(element: Any) -> bool:
    """Tell whether an element is running text, a script, or stands around the article."""
    if element.tag in {"p", "li", "td", "blockquote"} and len(element.text_content()) > LONGEST_LINE:
        return True
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in {*_ASIDE, "script", "style"} or _LISTED.search(marks) is not None

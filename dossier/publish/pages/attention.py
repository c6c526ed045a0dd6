"""What needs a person's attention, the gravest first, each with the words it is about and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from urllib.parse import urlencode

from dossier.model import Card, Notice, Page, Reason
from dossier.people.attention import Group, group, is_to_do
from dossier.people.lone_names import places_of, written
from dossier.publish.addresses import actor_place
from dossier.publish.pages import wording
from dossier.publish.pages.page_kit import ROWS, PageMaker, Sheet, sheets
from dossier.publish.pages.plan import Plan, digest
from dossier.publish.pages.views import DocumentView, document_view
from dossier.publish.search.query import hit_of
from dossier.wording import translated

ABOUT = {
    "date-may-be": 0,
    "date-not-placed": 0,
    "dates-not-placed": 0,
    "did-they-say": 1,
    "is-it-one": 0,
    "may-be-one": 1,
    "who-says": 0,
}
"""Which value of a reason holds the words of the text that it is about: the link to the dossier lights them."""


MOST_PLACES = 5
"""Dossiers linked where one name stands alone in many."""


@dataclass(frozen=True, slots=True)
class AttentionRow:
    """Something a person should look at."""

    message: str
    path: str
    """Of the file, from the folder of the site."""
    line: int | None
    severity: str
    dossier: DocumentView | None
    words: str
    """What is put behind the address of the dossier, so that it opens at the words; nothing where there are none."""
    entries: tuple[str, ...]
    """Entries for `actors.yml`; of several one is to be chosen."""
    places: tuple[tuple[str, DocumentView], ...]
    """Where a name stands that is asked about: address and dossier."""


def all_notices(maker: PageMaker) -> Iterable[tuple[Card | None, Notice]]:
    """Go through what a person should look at, each thing once, with the dossier it is about."""
    by_path = {card.path: card for card in maker.collection.cards}
    seen: set[tuple[str, Reason, str | None, int | None]] = set()
    listed: list[tuple[Card | None, Notice]] = [(None, notice) for notice in maker.collection.notices]
    listed += [(card, notice) for card in maker.collection.cards for notice in card.notices]
    for card, notice in listed:
        key = (notice.code, notice.reason, notice.path, notice.line)
        if key not in seen:
            seen.add(key)
            path = (notice.path or "").removeprefix(f"{maker.settings.content}/")
            yield card or by_path.get(path), notice


def attention(maker: PageMaker) -> Iterator[Plan]:
    """Plan what needs attention, kind by kind, each with what to do; what asks for nothing folds away below."""
    pairs = list(all_notices(maker))
    card_of = {id(notice): card for card, notice in pairs}
    kinds, record = kinds_and_record(notice for _, notice in pairs)
    rows = [(kind, notice) for kind in kinds for notice in by_file(kind.notices)]
    parts = sheets(rows, "attention/")
    begins = begins_of(parts)
    run = Notices(card_of, [(kind, begins[kind.code]) for kind in kinds], len(rows), record)
    shown = digest(attention_rows(maker, card_of, (*(notice for _, notice in rows), *record)))
    for part in parts:
        yield maker.plan(
            part.url,
            wording.numbered(translated("Needs attention"), part.number),
            "attention.html",
            partial(tuple, (shown, len(rows), part.number)),
            partial(attention_page, maker, part, run),
        )


@dataclass(frozen=True, slots=True)
class Notices:
    """What the pages of what needs attention have in common."""

    card_of: Mapping[int, Card | None]
    """`id` of a notice -> the dossier it is about."""
    kinds: list[tuple[Group, str]]
    """Each with where the first notice of it stands."""
    total: int
    record: Sequence[Notice]
    """Those that ask for nothing."""


def attention_page(maker: PageMaker, part: Sheet[tuple[Group, Notice]], run: Notices) -> Page:
    """Print a page of what needs attention."""
    groups = groupby(part.rows, key=lambda row: row[0])
    return maker.page(
        part.url,
        wording.numbered(translated("Needs attention"), part.number),
        "attention.html",
        description=translated("What a person should look at."),
        sheet=part,
        groups=[
            (kind, of_files(attention_rows(maker, run.card_of, (row[1] for row in of_kind))))
            for kind, of_kind in groups
        ],
        kinds=run.kinds,
        total=run.total,
        record=attention_rows(maker, run.card_of, run.record[:ROWS]) if part.number == part.total else [],
        record_total=len(run.record),
    )


def kinds_and_record(notices: Iterable[Notice]) -> tuple[list[Group], list[Notice]]:
    """Return the kinds of notices that ask a person for something, and the notices that ask for nothing."""
    kinds = group(notices)
    asking = [kind for kind in kinds if is_to_do(kind.notices[0])]
    return asking, [notice for kind in kinds for notice in kind.notices if not is_to_do(notice)]


def by_file(notices: Sequence[Notice]) -> list[Notice]:
    """Put notices of one file beside one another, the files with most of them first."""
    number = Counter(notice.path for notice in notices)
    return sorted(notices, key=lambda notice: -number[notice.path])


def of_files(rows: Iterable[AttentionRow]) -> list[list[AttentionRow]]:
    """Put the rows about one dossier together; a row about none stands alone."""
    found: list[list[AttentionRow]] = []
    for row in rows:
        if found and row.dossier is not None and row.dossier == found[-1][0].dossier:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def begins_of(parts: Sequence[Sheet[tuple[Group, Notice]]]) -> dict[str, str]:
    """Return where each kind of notice begins."""
    begins: dict[str, str] = {}
    for part in parts:
        for kind, _ in part.rows:
            begins.setdefault(kind.code, f"{part.url}#{kind.code}")
    return begins


def attention_rows(
    maker: PageMaker, card_of: Mapping[int, Card | None], notices: Iterable[Notice]
) -> list[AttentionRow]:
    """Show notices, each with the dossier it is about."""
    return [attention_row(maker, card_of[id(notice)], notice) for notice in notices]


def attention_row(maker: PageMaker, card: Card | None, notice: Notice) -> AttentionRow:
    """Show a notice, its file named from the folder of the site, as an editor sees it."""
    content, place = maker.settings.content, notice.path or ""
    if place and place != content and not place.startswith(f"{content}/"):
        place = f"{content}/{place}"
    return AttentionRow(
        wording.sentence(wording.said(notice.reason)),
        place,
        notice.line,
        notice.severity,
        document_view(card) if card else None,
        words_in_address(notice.reason),
        tuple(written(entry) for entry in notice.entries),
        places_in(maker, notice) if card is None else (),
    )


def places_in(maker: PageMaker, notice: Notice) -> tuple[tuple[str, DocumentView], ...]:
    """Show where a lone name stands: the first dossiers, each at the name."""
    named = (place.partition("#") for place in places_of(notice)[:MOST_PLACES])
    known = ((maker.lookups.cards.get(document), actor) for document, _, actor in named)
    return tuple((actor_place(card.id, actor), document_view(card)) for card, actor in known if card)


def words_in_address(reason: Reason) -> str:
    """Return what makes a page light the words that a reason is about."""
    about = ABOUT.get(reason.code)
    hit = hit_of(reason.values[about]) if about is not None else ""
    return f"?{urlencode({'hit': hit})}" if hit else ""

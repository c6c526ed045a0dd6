"""The pages that join all dossiers: timeline, quotes, documents, search, about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from dossier.model import Card, Page, Precision, Profile, TimelineEntry
from dossier.publish.addresses import has_own_page, profile_address
from dossier.publish.pages import wording
from dossier.publish.pages.buckets import Bucket, Step, Steps, buckets, dated, named
from dossier.publish.pages.drawing import draw
from dossier.publish.pages.events import Event, event_view
from dossier.publish.pages.filing import filed
from dossier.publish.pages.lookups import Lookups
from dossier.publish.pages.page_kit import ROWS, PageMaker
from dossier.publish.pages.plan import Plan, later
from dossier.publish.pages.said import Said
from dossier.publish.pages.spared import Rests
from dossier.publish.pages.told import told
from dossier.publish.pages.views import (
    DateView,
    DocumentView,
    QuoteView,
    as_called,
    document_view,
)
from dossier.wording import in_words, translated
from dossier.wording.dates import month_in_words

COMING = 8
"""Happenings shown as coming up."""
LATEST = 40
"""Rows that stand where an index of many pages begins."""
QUOTED_MOST = 30
"""Speakers that stand where the quotes by speaker begin."""
OFFERED = 150
"""Actors, and countries, that the filter of a long timeline offers: those that most events name."""
TO_COME: frozenset[Precision] = frozenset(
    {"time", "day", "week", "month", "season", "quarter", "half", "year", "range"}
)
"""How exact a date must be to be coming up: "the 21st century" is no date to wait for."""
Events = Sequence[tuple[TimelineEntry, ...]]
"""Each with all its tellings."""
UNDER_WAY: frozenset[Precision] = frozenset({"week", "month"})
"""Stretches of which the rest may be waited for: "early June", in a document of 3 June."""


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A happening on the timeline, with what the filters look at."""

    id: str
    event: Event
    actors: tuple[tuple[str, str, str], ...]
    """(address, name, type)."""
    countries: tuple[str, ...]

    @property
    def view(self) -> DateView:
        """The telling that is shown."""
        return self.event.view


def newest_words(maker: PageMaker) -> str:
    """Say the newest day of a document."""
    return in_words(maker.lookups.newest) if maker.lookups.newest else ""


def totals(maker: PageMaker) -> dict[str, int]:
    """Count what the site holds."""
    return {
        "dossiers": len(maker.collection.cards),
        "actors": maker.lookups.many_actors,
        "quotes": len(maker.lookups.quotes),
        "dates": len(maker.events),
    }


def coming_up(maker: PageMaker) -> list[tuple[TimelineEntry, ...]]:
    """Return the events of a day, month or year that begins after the newest document date, soonest first."""
    return [event for event in maker.events if is_coming(event[0], maker.lookups.newest)]


def is_coming(entry: TimelineEntry, newest: str) -> bool:
    """Tell whether a happening lies after a day: "by 2030" by its end, a month under way where it is planned."""
    date = entry.date
    if not newest or date.precision not in TO_COME or (date.last or date.first or "") <= newest:
        return False
    return (date.first or date.last or "") > newest or (date.tense == "planned" and date.precision in UNDER_WAY)


# ------------------------------------------------------------------------------------------------------------ timeline


def timeline(maker: PageMaker) -> Iterator[Plan]:
    """Plan the timeline, where it is long by decade, year and month.

    Background and what is said in passing ("thank you for coming today") fold away, on pages of their own.
    """
    runs: dict[str, list[tuple[TimelineEntry, ...]]] = {
        "story": [event for event in maker.events if event[0].date.tense != "background"],
        "background": [event for event in maker.events if event[0].date.tense == "background"],
        "passing": [(entry,) for entry in maker.lookups.timeline if entry.date.passing],
    }
    numbers = {run: len(events) for run, events in runs.items()}
    for run, events in runs.items():
        if events or run == "story":
            yield from timeline_part(maker, events, run, numbers)


@dataclass(frozen=True, slots=True)
class Run:
    """What the pages of a run of the timeline have in common."""

    name: str
    """`story`, `background` or `passing`."""
    title: str
    numbers: Mapping[str, int]
    """How many events each run has; only the page where the run begins says so."""
    coming: Events
    """What is coming up, and …"""
    latest: Events
    """… of a run of many pages what came last: both stand where it begins."""
    pages: tuple[str, ...]
    """Addresses of the pages with rows, the latest first: a filter looks through them."""
    offers: Offers
    """What the filter offers where the run begins, if its rows stand on several pages."""


@dataclass(frozen=True, slots=True)
class Offers:
    """Whom a long timeline can be narrowed to: (name, number of events), by name."""

    actors: tuple[tuple[str, int], ...] = ()
    """Those that most events name."""
    countries: tuple[tuple[str, int], ...] = ()


def offered(lookups: Lookups, events: Events) -> Offers:
    """Count who is named in events."""
    actors: Counter[str] = Counter()
    countries: Counter[str] = Counter()
    for event in events:
        named = [lookups.profiles[actor] for actor in event[0].actors if actor in lookups.profiles]
        actors.update({profile.name for profile in named})
        countries.update({lookups.country_name(profile.country) for profile in named if profile.country})
    return Offers(*(tuple(sorted(best(found, OFFERED))) for found in (actors, countries)))


def best(found: Counter[str], most: int) -> list[tuple[str, int]]:
    """Return the most frequent, of equals those first by name."""
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))[:most]


def timeline_part(maker: PageMaker, events: Events, name: str, numbers: Mapping[str, int]) -> Iterator[Plan]:
    """Plan one run of timeline pages.

    Parameters:
        maker: Templates, look-ups and site.
        events: What to show, by first day.
        name: `story`, `background` or `passing`.
        numbers: How many events each run has.
    """
    titles = {
        "story": translated("Timeline"),
        "background": translated("Background"),
        "passing": translated("Said in passing"),
    }
    open_end = translated("Beginning not stated")
    parts = buckets(
        sorted(events, key=filing_key),
        "timeline/" if name == "story" else f"timeline/{name}/",
        dated(filed_on, open_end),
        lambda event: (event[0].dossier, event[0].date.index),
    )
    run = Run(
        name,
        titles[name],
        numbers,
        coming_up(maker)[:COMING] if name == "story" else (),
        until(maker.lookups.newest, events)[-LATEST:] if parts[0].inside else (),
        tuple(part.url for part in reversed(parts) if not part.inside),
        offered(maker.lookups, events) if parts[0].inside else Offers(),
    )
    for part in parts:
        yield maker.plan(
            part.url,
            part.titled(run.title),
            "timeline.html",
            later(shows_of_timeline, maker, part, run),
            later(timeline_page, maker, part, run),
            rests=None if part.is_index else later(rests_of_timeline, part, run),
        )


def day_of(event: tuple[TimelineEntry, ...]) -> str:
    """Return the first day of an event, or the last of what has no first."""
    return event[0].date.first or event[0].date.last or ""


def is_of_a_year(event: tuple[TimelineEntry, ...]) -> bool:
    """Tell whether all that is known of an event is its year: then it is none of January's."""
    date = event[0].date
    return date.precision == "year" and (date.first or "").endswith("-01-01")


def filed_on(event: tuple[TimelineEntry, ...]) -> str:
    """Return the day under which an event is filed; of one of which only the year is known the year."""
    return day_of(event).removesuffix("-01-01") if is_of_a_year(event) else day_of(event)


def filing_key(event: tuple[TimelineEntry, ...]) -> tuple[str, bool]:
    """Return what sorts events that stand by their first day: in each year those first that are of no month."""
    return (event[0].date.first or "").rsplit("-", 2)[0], not is_of_a_year(event)


def until(newest: str, events: Events) -> Events:
    """Return the events up to a day, all of them where there is none."""
    return [event for event in events if day_of(event) <= newest] if newest else events


def shows_of_timeline(maker: PageMaker, part: Bucket[tuple[TimelineEntry, ...]], run: Run) -> object:
    """Return everything that a page of the timeline shows."""
    rows = [shows_of_event(maker, event) for event in part.rows]
    if not part.is_index:
        return rows, run.name, part.shows
    first = [[shows_of_event(maker, event) for event in events] for events in (run.coming, run.latest)]
    return rows, first, run.name, part.shows, run.numbers, run.pages, run.offers, maker.lookups.newest


def rests_of_timeline(part: Bucket[tuple[TimelineEntry, ...]], run: Run) -> Rests:
    """Return on what a page of the timeline rests, but for the one where it begins."""
    rows = [[(entry.dossier, entry.date.index) for entry in event] for event in part.rows]
    return Rests((rows, run.name, part.shows), (entry.dossier for event in part.rows for entry in event))


def shows_of_event(maker: PageMaker, event: tuple[TimelineEntry, ...]) -> object:
    """Return everything that a row of the timeline shows."""
    lookups, first = maker.lookups, event[0]
    named = [lookups.profiles[actor] for actor in first.actors if actor in lookups.profiles]
    return (
        [(entry.dossier, maker.prints(entry.dossier).date(entry.date.index)) for entry in event],
        [lookups.shown(profile, first.dossier) for profile in named],
        [lookups.country_name(profile.country) for profile in named],
    )


def timeline_page(maker: PageMaker, part: Bucket[tuple[TimelineEntry, ...]], run: Run) -> Page:
    """Print a page of the timeline."""
    begins = part.is_index and bool(part.inside)
    events = run.latest if begins else part.rows
    rows = [timeline_row(maker, event, number) for number, event in enumerate(events, 1)]
    drawing = draw([(f"#{row.id}", row.view) for row in rows]) if run.name != "passing" else None
    order = rows[::-1] if begins else rows  # what came last stands first where it alone is shown
    groups = [(year, list(of_year)) for year, of_year in groupby(order, key=lambda row: row.view.year)]
    return maker.page(
        part.url,
        part.titled(run.title),
        "timeline.html",
        description=translated("What happened when, from all documents, each date with the words it was read from."),
        heading=run.title,
        part=part,
        years=sorted(dict(groups), reverse=begins),
        groups=groups,
        drawing=drawing,
        coming=[timeline_row(maker, event, 0) for event in run.coming] if part.is_index else [],
        newest=newest_words(maker),
        run=run.name,
        numbers=run.numbers,
        pages=run.pages if part.is_index else (part.url,),
        offers=run.offers if part.is_index else Offers(),
    )


def timeline_row(maker: PageMaker, event: tuple[TimelineEntry, ...], number: int) -> TimelineRow:
    """Show a happening with whatever else tells of it; `number` tells it apart on its page."""
    lookups, entry = maker.lookups, event[0]
    profiles = [lookups.profiles[actor] for actor in entry.actors if actor in lookups.profiles]
    countries = {lookups.country_name(profile.country) for profile in profiles if profile.country}
    return TimelineRow(
        f"t{number}",
        event_view(lookups, event),
        tuple((profile_address(profile, entry.dossier), profile.name, profile.type) for profile in profiles),
        tuple(sorted(countries)),
    )


# -------------------------------------------------------------------------------------------------------------- quotes


def quotes(maker: PageMaker) -> Iterator[Plan]:
    """Plan what was said: by date, by speaker, and apart from these what is unattributed or not sure.

    The questions of reporters and calls from the audience fold away, on pages of their own.
    """
    sure = [said for said in maker.lookups.quotes if said.is_sure]
    unsure = [said for said in maker.lookups.quotes if not said.is_sure]
    by_speaker = sorted(sure, key=speaker_order)
    asked = maker.lookups.questions
    numbers = {"date": len(sure), "speaker": len(sure), "uncertain": len(unsure), "questions": len(asked)}
    yield from quote_part(maker, sure, "quotes/", "date", numbers)
    yield from quote_part(maker, by_speaker, "quotes/speakers/", "speaker", numbers)
    yield from quote_part(maker, unsure, "quotes/uncertain/", "uncertain", numbers)
    if asked:
        yield from quote_part(maker, asked, "quotes/questions/", "questions", numbers)


def speaker_order(said: Said) -> tuple[bool, tuple[str, str, str], str]:
    """Return what sorts quotes by speaker: whoever has a name, from A to Z, then "officials"."""
    return said.speaker is None, filed(speaker_name(said)), speaker_key(said)


def by_name() -> Steps[Said]:
    """Divide quotes by the letters of their speakers' names; speakers without one have a bucket of their own."""
    letters: Steps[Said] = named(speaker_name)
    unnamed = Step("unnamed", translated("Without a name"))

    def step(said: Said, depth: int) -> Step | None:
        if said.speaker is None:
            return None if depth else unnamed
        return letters.of(said, depth)

    return Steps(step, lambda said: (said.speaker is None, speaker_name(said)))


def speaker_name(said: Said) -> str:
    """Return the speaker of a quote as the site names it."""
    return said.speaker.name if said.speaker is not None else as_called(said.voice)


def speaker_key(said: Said) -> str:
    """Return what tells speakers of one name apart; unnamed sources of two dossiers are never joined."""
    return said.speaker.id if said.speaker is not None else f"~{said.card.id}"


def said_view(maker: PageMaker, said: Said) -> QuoteView:
    """Show a quote."""
    return told(maker.lookups, said.card.id).quote(said.index)


def quote_part(
    maker: PageMaker, entries: Sequence[Said], url: str, order: str, numbers: dict[str, int]
) -> Iterator[Plan]:
    """Plan one run of pages of quotes."""
    titles = {
        "date": translated("Quotes"),
        "speaker": translated("Quotes by speaker"),
        "uncertain": translated("Unattributed and uncertain quotes"),
        "questions": translated("Questions and calls"),
    }
    by_speaker = order == "speaker"
    by_day: Steps[Said] = dated(day_said, translated("Undated"))
    steps = by_name() if by_speaker else by_day
    for part in buckets(entries, url, steps, attrgetter("where"), ROWS // 2):
        is_first = part.is_index and bool(part.inside)
        rows = part.rows if not is_first else () if by_speaker else entries[:LATEST]
        yield maker.plan(
            part.url,
            part.titled(titles[order]),
            "quotes.html",
            later(shows_of_quotes, maker, part, rows, order, numbers),
            later(quotes_page, maker, part, rows, titles[order], order, numbers),
            rests=None if part.is_index else later(rests_of_quotes, part, numbers),
        )


def day_said(said: Said) -> str:
    """Return when something was said: the date of its document."""
    return said.card.date


def quoted_most(maker: PageMaker, part: Bucket[Said], order: str) -> list[tuple[Profile, int]]:
    """Return who is quoted most, each with how often, for the page where the speakers begin; else nobody."""
    if order != "speaker" or not part.is_index:
        return []
    lookups = maker.lookups
    said = Counter({speaker: len(quotes) for speaker, quotes in lookups.quotes_by.items() if len(quotes) > 1})
    most = ((lookups.shown(lookups.profiles[speaker]), number) for speaker, number in best(said, QUOTED_MOST))
    return [one for one in most if has_own_page(one[0])]


def shows_of_quotes(
    maker: PageMaker, part: Bucket[Said], rows: Sequence[Said], order: str, numbers: dict[str, int]
) -> object:
    """Return everything that a page of quotes shows."""
    lookups, most = maker.lookups, quoted_most(maker, part, order)
    speakers = [said.speaker and lookups.shown(said.speaker, said.card.id) for said in rows]
    shown = [(*maker.shows_of_quote(said), speaker) for said, speaker in zip(rows, speakers, strict=True)]
    return shown, most, numbers if part.is_index else bool(numbers["questions"]), part.shows


def rests_of_quotes(part: Bucket[Said], numbers: dict[str, int]) -> Rests:
    """Return on what a page of quotes rests, but for the one where they begin."""
    rows = [said.where for said in part.rows]
    return Rests((rows, bool(numbers["questions"]), part.shows), (said.card.id for said in part.rows))


def quotes_page(
    maker: PageMaker, part: Bucket[Said], rows: Sequence[Said], heading: str, order: str, numbers: dict[str, int]
) -> Page:
    """Print a page of quotes."""
    groups = []
    if order == "speaker":
        for (name, _), of_speaker in groupby(rows, key=lambda said: (speaker_name(said), speaker_key(said))):
            groups.append((name, [said_view(maker, said) for said in of_speaker]))
    else:
        for _, of_dossier in groupby(rows, key=lambda said: said.card.id):
            views = [said_view(maker, said) for said in of_dossier]
            groups.append((views[0].dossier.title, views))
    return maker.page(
        part.url,
        part.titled(heading),
        "quotes.html",
        description=translated("Who said what, each quotation with its speaker, its words in context and its source."),
        heading=heading,
        part=part,
        order=order,
        groups=groups,
        numbers=numbers,
        most=[(profile_address(profile), profile, number) for profile, number in quoted_most(maker, part, order)],
    )


# ----------------------------------------------------------------------------------------------------------- documents


def documents(maker: PageMaker) -> Iterator[Plan]:
    """Plan the documents by year and month, newest first, undated last."""
    cards, undated = maker.collection.cards, translated("Undated")
    for part in buckets(cards, "documents/", dated(lambda card: card.date, undated), lambda card: card.id):
        rows = cards[:LATEST] if part.is_index and part.inside else part.rows
        yield maker.plan(
            part.url,
            part.titled(translated("Documents")),
            "documents.html",
            later(shows_of_documents, maker, part, rows),
            later(documents_page, maker, part, rows),
            rests=None if part.is_index else later(rests_of_documents, maker, part),
        )


def shows_of_documents(maker: PageMaker, part: Bucket[Card], rows: Sequence[Card]) -> object:
    """Return everything that a page of documents shows."""
    return [document_row(card) for card in rows], part.shows, bool(maker.lookups.tagged)


def rests_of_documents(maker: PageMaker, part: Bucket[Card]) -> Rests:
    """Return on what a page of documents rests, but for the one where they begin."""
    ids = [card.id for card in part.rows]
    return Rests((ids, part.shows, bool(maker.lookups.tagged)), ids)


def documents_page(maker: PageMaker, part: Bucket[Card], rows: Sequence[Card]) -> Page:
    """Print a page of documents."""
    groups = []
    for year, in_year in groupby(rows, key=lambda card: wording.year_of(card.date)):
        months = [
            (month, [document_row(card) for card in in_month])
            for month, in_month in groupby(in_year, key=lambda card: wording.month_of(card.date))
        ]
        groups.append((year, months))
    return maker.page(
        part.url,
        part.titled(translated("Documents")),
        "documents.html",
        description=translated("All documents by year and month."),
        part=part,
        groups=groups,
        years=[year for year, _ in groups],
        has_tags=bool(maker.lookups.tagged),
    )


def document_row(card: Card) -> tuple[DocumentView, str]:
    """Show a document with what was found in it; what was not is left out."""
    said = sum(not quote.nobodys for quote in card.quotes)
    found = ((len(card.actors), "actor"), (said, "quote"), (card.dates, "date"))
    return document_view(card), ", ".join(wording.count(number, thing) for number, thing in found if number)


# ----------------------------------------------------------------------------------------- search and about


def search(maker: PageMaker) -> Iterator[Plan]:
    """Plan the search page; its script asks the index made after the build."""
    title = translated("Search")
    yield maker.plan("search/", title, "search.html", lambda: None, later(search_page, maker, title))


def search_page(maker: PageMaker, title: str) -> Page:
    """Print the search page."""
    return maker.page(
        "search/",
        title,
        "search.html",
        description=translated("Search all dossiers."),
        months=" ".join(map(month_in_words, range(1, 13))),
    )


def about(maker: PageMaker) -> Iterator[Plan]:
    """Plan how the site is made and how to read it."""
    title = translated("About")
    yield maker.plan("about/", title, "about.html", later(about_site, maker), later(about_page, maker, title))


def about_site(maker: PageMaker) -> dict[str, Any]:
    """Return what the page about the site says of its dossiers."""
    cards = maker.collection.cards
    return {
        "engines": sorted({card.engine for card in cards if card.engine}),
        "choosers": sorted({wording.said(card.chosen_by) for card in cards if card.chosen_by is not None}),
        "totals": totals(maker),
        "reviewed": sum(card.status == "reviewed" for card in cards),
    }


def about_page(maker: PageMaker, title: str) -> Page:
    """Print how the site is made and how to read it."""
    return maker.page(
        "about/",
        title,
        "about.html",
        description=translated("How the dossiers are made and how to read them."),
        reliability=wording.RELIABILITY_LABELS,
        credibility=wording.CREDIBILITY_LABELS,
        **about_site(maker),
    )

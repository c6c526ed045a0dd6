"""The dates a text has mentioned so far, and where its story stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dossier.analyse.dates import timex
from dossier.analyse.dates.resolved import Resolved

SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(slots=True)
class Story:
    """Remembers dates in order of the text."""

    sentence: int = -1
    """Index of the sentence under way."""
    in_sentence: str | None = None
    """The last date mentioned in the same sentence."""
    aside: bool = False
    """It belongs to another clause than the date under way and does not open the sentence."""
    clause: int | None = None
    """The verb of the clause in which it stands."""
    set_scene: bool = False
    """It opens the sentence."""
    mentioned: str | None = None
    """The last date mentioned, aside or not: what "that year" points to."""
    last: str | None = None
    """The last date mentioned, TIMEX3."""

    days: dict[tuple[int, int], int] = field(default_factory=dict)
    """The year of each month and day that the text has dated so far."""
    quarters: dict[int, str] = field(default_factory=dict)
    """The quarter that each sentence reports on, TIMEX3."""
    quarter: str | None = None
    """The quarter that figures beside the date under way are compared with, TIMEX3."""
    years: dict[int, int] = field(default_factory=dict)
    """The years of dates that state none, by token."""
    year: int | None = None
    """The year of the date under way, where it states none."""
    session: Resolved | None = None
    """The day of the first time that stands alone on its line: a transcript ends on the day on which it begins."""

    def enter(self, sentence: int, token: int, clause: int | None = None) -> None:
        """Come to the date that begins with a token.

        Parameters:
            sentence: Index of the sentence it stands in; -1 before the first.
            token: Its first token.
            clause: The verb of the clause it stands in.
        """
        if self.sentence != sentence:
            self.sentence, self.in_sentence, self.set_scene = sentence, None, False
        self.aside = clause != self.clause and not self.set_scene
        self.clause = clause
        self.year = self.years.get(token)
        near = (sentence, sentence - 1, sentence - 2)
        self.quarter = next((self.quarters[each] for each in near if each in self.quarters), None)

    def _date(self, found: tuple[int, int | None, int | None]) -> None:
        """Keep the year of a day, for where the day is named again."""
        year, month, day = found
        if month and day:
            self.days[month, day] = year

    def remember(self, value: str | None, opens: bool = True, ahead: bool = False) -> None:
        """Keep a date for what follows it.

        Parameters:
            value: TIMEX3.
            opens: Whether it stands where it sets the scene; a bare year elsewhere may be an aside ("the 1954
                accords", "declassified in 2005") and moves the story by a year at most.
            ahead: Whether its verb points ahead: a plan does not move the story.
        """
        found, before = timex.parts(value), timex.parts(self.last)
        if found is None or value is None:
            return
        self.in_sentence = self.mentioned = value
        self._date(found)
        self.set_scene |= opens
        if re.fullmatch(r"(?:BC)?\d{2,3}", value):
            return
        bare_year = before is not None and found[1] is None
        if before is not None and bare_year and not opens and (found[0] != before[0] + 1 or ahead):
            return
        self.last = value

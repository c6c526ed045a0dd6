"""The dates a text has mentioned so far, and where its story stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.analyse.dates import timex
from dossier.analyse.dates.phrases import Calendar

SEASON_MONTHS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(slots=True)
class Story:
    """Remembers dates in order of the text."""

    sentence: int = -1
    """Index of the sentence under way."""
    earlier: str | None = None
    """The date mentioned before it, of another year."""
    in_sentence: str | None = None
    """The last date mentioned in the same sentence."""
    last: str | None = None
    """The last date mentioned, TIMEX3."""

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
        self.in_sentence = value
        if re.fullmatch(r"(?:BC)?\d{2,3}", value):
            return
        bare_year = before is not None and found[1] is None
        if before is not None and bare_year and not opens and (found[0] != before[0] + 1 or ahead):
            return
        if before is not None and before[1] and before[0] != found[0]:
            self.earlier = self.last
        self.last = value

    def next_year(self, phrase: Calendar, found: tuple[int, int | None, int | None]) -> int:
        """Return the year in which a story goes on.

        That is the year last mentioned; the next one when the story was at the end of the year and the month is one
        of the first. When that would lead backwards and the date before it, of another year, leads onwards, the last
        date was an aside.
        """
        year, month, day = found
        wanted = phrase.month or SEASON_MONTHS.get(phrase.season or 0, 0)
        before = timex.parts(self.earlier)
        if before and before[1] and month and phrase.month and before[0] != year:
            backwards = (wanted, phrase.day or 28) < (month, day or 1)
            onwards = 12 * before[0] + wanted >= 12 * before[0] + before[1] - 1
            if backwards and onwards and before[0] == year + 1:
                return before[0]
        if month and wanted and phrase.month and month >= 10 and wanted <= 4 and month - wanted >= 7:
            return year + 1
        return year

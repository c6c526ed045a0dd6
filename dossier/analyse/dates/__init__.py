"""Dates: a token grammar finds the phrases, a resolver places them in the calendar.

`find_dates` is the way in; the modules follow its steps:

1. `tokens` gives each token a class; `grammar` (rows of patterns) finds phrases, `readers` say what they mean,
   `refusals` (rows) what looks like a date and is none.
2. `compose` puts them together: `modifiers` ("early"), `joins` (a day and its time), `ranges`: rows.
3. `reference` tells a history from news, `chronology` gives a history its years.
4. `resolve` places them, from what `bases` says and by `years` and `weekdays`: rows; `timex` counts.
5. `attach` finds what happened then, `tense` tells past from planned, `verbs` what the verb beside a date says.

To add a way to write a date, add a row to `grammar`. All tables stand in `tables`.
"""

from dossier.analyse.dates.find import find_dates

__all__ = ["find_dates"]

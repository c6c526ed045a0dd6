"""Dates: a token grammar finds the phrases, a resolver places them in the calendar.

`find_dates` is the way in; the modules follow its steps: `tokens`, `grammar` (with `readers` and `traps`), `compose`,
`ranges`, `reference`, `chronology`, `resolve` (with `lengths`, `verbs` and `timex`), `attach`.
"""

from dossier.analyse.dates.find import find_dates

__all__ = ["find_dates"]

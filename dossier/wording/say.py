"""Make the sentence of a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from string import Formatter
from typing import Any

from dossier.edtf import MONTHS, in_words
from dossier.model import Reason
from dossier.wording.sentences import SENTENCES
from dossier.wording.terms import DAYPARTS, EVIDENCE, FILE_KINDS, LANGUAGES, SEASONS, TYPES, UNITS, WEEKDAYS

MOST_NAMES = 5
"""Names that a sentence lists before it counts the rest."""


@lru_cache(maxsize=20_000)
def say(reason: Reason) -> str:
    """Return a reason in words for a reader, as a part of a sentence: without a capital and a full stop.

    Raises:
        KeyError: If the catalogue has no such code.
    """
    return _WORDS.vformat(
        SENTENCES[reason.code],
        reason.values,
        {
            "values": reason.values,
            "others": reason.values[1:],
            "rest": reason.values[2:],
            "of": say(reason.of) if reason.of is not None else "",
        },
    )


def _date(value: str) -> str:
    """Say `2021-10-02` in words."""
    return in_words(value) if value else "a date not known"


def _yearless(value: str) -> str:
    """Say the day, month or season of `XXXX-10-02`, `XXXX-10`, `XXXX-21`."""
    _, month, *day = value.split("-")
    name = SEASONS.get(month) or MONTHS[int(month) - 1]
    return f"{int(day[0])} {name}" if day else name


def _weekday(value: str) -> str:
    """Name the weekday of a number, 1 for Monday."""
    return WEEKDAYS[int(value) - 1]


def _length(value: str) -> str:
    """Say a number of units: `2 year` is `2 years`."""
    amount, unit = value.split()
    return f"{amount} {UNITS[unit][amount != '1']}"


def _length_with_article(value: str) -> str:
    """Say a number of units, `a year` for one."""
    amount, unit = value.split()
    return f"a {UNITS[unit][0]}" if amount == "1" else _length(value)


def _names(values: Sequence[str]) -> str:
    """List names in quotation marks, at most five."""
    shown = ", ".join(f"“{name}”" for name in values[:MOST_NAMES])
    return shown if len(values) <= MOST_NAMES else f"{shown} and {len(values) - MOST_NAMES} more"


def _one_of(values: Sequence[str]) -> str:
    """List choices: `a, b or c`."""
    return " or ".join(filter(None, (", ".join(values[:-1]), values[-1])))


def language_name(code: str) -> str:
    """Name a BCP 47 language; the code itself where it is not known."""
    return LANGUAGES.get(code.partition("-")[0].lower(), code)


def _languages(codes: Sequence[str]) -> str:
    """Name languages, each once."""
    return " and ".join(dict.fromkeys(map(language_name, codes)))


KINDS: dict[str, Callable[[Any], str]] = {
    "date": _date,
    "yearless": _yearless,
    "weekday": _weekday,
    "daypart": lambda value: DAYPARTS[value],
    "unit": lambda value: UNITS[value][0],
    "units": lambda value: UNITS[value][1],
    "length": _length,
    "length with article": _length_with_article,
    "names": _names,
    "evidence": lambda values: "; ".join(EVIDENCE[code] for code in values),
    "and": " and ".join,
    "and as": " and as ".join,
    "or": " or ".join,
    "one of": _one_of,
    "list": ", ".join,
    "count": lambda value: f"{int(value):,}",
    "type": lambda value: TYPES[value][0],
    "type with article": lambda value: TYPES[value][1],
    "file kind": lambda value: FILE_KINDS[value],
    "languages": _languages,
}
"""What may stand behind the colon of a placeholder -> how its value is said."""


class _Formatter(Formatter):
    """Fills placeholders such as `{0:date}`."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """Say a value as its kind asks."""
        return KINDS[format_spec](value) if format_spec else str(value)


_WORDS = _Formatter()

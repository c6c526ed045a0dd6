"""Make the sentence of a reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, reduce
from string import Formatter
from typing import Any

from dossier.model import Reason
from dossier.wording.catalogue import Catalogue, in_figures, spoken, translated, translated_count
from dossier.wording.dates import in_words, month_in_words
from dossier.wording.sentences import SENTENCES
from dossier.wording.terms import DAYPARTS, EVIDENCE, FIELDS, FILE_KINDS, LANGUAGES, SEASONS, TYPES, UNITS, WEEKDAYS

MOST_NAMES = 5
"""Names that a sentence lists before it counts the rest."""


def say(reason: Reason) -> str:
    """Return a reason in words for a reader, as a part of a sentence: without a capital and a full stop.

    Raises:
        KeyError: If the catalogue has no such code.
    """
    return _said(reason, spoken())


@lru_cache(maxsize=20_000)
def _said(reason: Reason, _catalogue: Catalogue) -> str:
    """Say a reason in the language that is spoken, whose catalogue is a part of the key."""
    return _WORDS.vformat(
        translated(SENTENCES[reason.code]),
        reason.values,
        {
            "values": reason.values,
            "others": reason.values[1:],
            "rest": reason.values[2:],
            "of": say(reason.of) if reason.of is not None else "",
        },
    )


def corrected_value(target: Reason, value: str | None) -> str | None:
    """Say what stood or stands in a place that was corrected: days in words, anything else as it is."""
    return in_words(value) if value is not None and target.code == "date" else value


def language_name(code: str) -> str:
    """Name a BCP 47 language; the code itself where it is not known."""
    return translated(LANGUAGES.get(code.partition("-")[0].lower(), code))


def joined(template: str, values: Sequence[str]) -> str:
    """Join values one after the other by a template such as `{0} and {1}`."""
    words = translated(template)
    return reduce(words.format, values) if values else ""


def _date(value: str) -> str:
    """Say `2021-10-02` in words."""
    return in_words(value) if value else translated("a date not known")


def _yearless(value: str) -> str:
    """Say the day, month or season of `XXXX-10-02`, `XXXX-10`, `XXXX-21`."""
    _, month, *day = value.split("-")
    if month in SEASONS:
        return translated(SEASONS[month])
    name = month_in_words(int(month))
    return translated("{day} {month}").format(day=int(day[0]), month=name) if day else name


def _weekday(value: str) -> str:
    """Name the weekday of a number, 1 for Monday."""
    return translated(WEEKDAYS[int(value) - 1])


def _length(value: str) -> str:
    """Say a number of units: `2 year` is `2 years`."""
    amount, unit = value.split()
    number = int(amount) if amount.isdecimal() else 2
    return f"{amount} {translated_count(*UNITS[unit], number)}"


def _length_with_article(value: str) -> str:
    """Say a number of units, `a year` for one."""
    amount, unit = value.split()
    return translated("a {0}").format(translated(UNITS[unit][0])) if amount == "1" else _length(value)


def _names(values: Sequence[str]) -> str:
    """List names in quotation marks, at most five."""
    quoted = translated("“{0}”")
    shown = ", ".join(quoted.format(name) for name in values[:MOST_NAMES])
    if len(values) <= MOST_NAMES:
        return shown
    return translated("{0} and {1} more").format(shown, len(values) - MOST_NAMES)


def _and(values: Sequence[str]) -> str:
    return joined("{0} and {1}", values)


def _or(values: Sequence[str]) -> str:
    return joined("{0} or {1}", values)


def _one_of(values: Sequence[str]) -> str:
    """List choices: `a, b or c`."""
    return _or([*filter(None, [", ".join(values[:-1])]), values[-1]])


def _languages(codes: Sequence[str]) -> str:
    """Name languages, each once."""
    return _and([*dict.fromkeys(map(language_name, codes))])


def _evidence(codes: Sequence[str]) -> str:
    """Say what was weighed."""
    return "; ".join(translated(EVIDENCE[code]) for code in codes) or translated("the name")


def _fields(names: Sequence[str]) -> str:
    """Name what a correction changes, by the keys of its file."""
    return _and([translated(FIELDS.get(name, name)) for name in names])


KINDS: dict[str, Callable[[Any], str]] = {
    "date": _date,
    "yearless": _yearless,
    "weekday": _weekday,
    "daypart": lambda value: translated(DAYPARTS[value]),
    "unit": lambda value: translated(UNITS[value][0]),
    "units": lambda value: translated_count(*UNITS[value], 2),
    "length": _length,
    "length with article": _length_with_article,
    "names": _names,
    "evidence": _evidence,
    "and as": lambda values: joined("{0} and as {1}", values),
    "or": _or,
    "one of": _one_of,
    "list": ", ".join,
    "count": lambda value: in_figures(int(value)),
    "type": lambda value: translated(TYPES[value][0]),
    "type with article": lambda value: translated(TYPES[value][1]),
    "file kind": lambda value: translated(FILE_KINDS[value]),
    "languages": _languages,
    "fields": _fields,
}
"""What may stand behind the colon of a placeholder -> how its value is said."""


class _Formatter(Formatter):
    """Fills placeholders such as `{0:date}`."""

    def format_field(self, value: Any, format_spec: str) -> str:
        """Say a value as its kind asks."""
        return KINDS[format_spec](value) if format_spec else str(value)


_WORDS = _Formatter()

"""What the patterns mean that name a time of day.

Like `readers`: tokens and match in, a phrase out, or None to refuse.
"""

from __future__ import annotations

import re
from dataclasses import replace

from dossier.analyse.dates import lexicon
from dossier.analyse.dates.phrases import Clock, Deictic, Fixed, Found, Offset, Phrase, Recurrence
from dossier.analyse.dates.readers import Hit, direction, found, word
from dossier.analyse.dates.refusals import Case, refused, times
from dossier.analyse.dates.tokens import CODE, Tokens
from dossier.english.numerals import CARDINALS
from dossier.model import Reason

_TODAY = Offset(0, "D", 1, "document")
_YESTERDAY = Offset(1, "D", -1, "document")


def clock(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "3:30 p.m. EST", "15:11", "3pm", "eleven o'clock", "0930hrs"."""
    words = tokens.words[hit.start() : hit.end()]
    figures = _time(words)
    if figures is None:
        return None
    if len(words) == 1 and refused(times.NOT_A_CLOCK, Case(tokens, *hit.span())):
        return None
    time = "T" + ":".join(f"{part:02d}" for part in figures) + ("" if len(figures) > 1 else ":00")
    zone = lexicon.ZONES.get(words[-1], "") if len(words) > 1 else ""
    return found(hit, Clock(time, zone, alone=times.stands_alone(tokens, *hit.span())), "TIME")


def _time(words: list[str]) -> list[int] | None:
    """Return hour, minutes and seconds on a clock of 24 hours, None for what is no time."""
    figures, half_day = _figures(words), _half_day(words)
    if figures is None or not (half_day or len(figures) > 1 or _is_clock(words)):
        return None
    hour, *rest = figures
    if half_day and hour <= 12:
        hour = hour % 12 + (12 if half_day == "p" else 0)
    return [hour, *rest] if hour <= 24 and all(part <= 59 for part in rest) else None


def _is_clock(words: list[str]) -> bool:
    return ":" in words[0] or "clock" in "".join(words)


def _figures(words: list[str]) -> list[int] | None:
    """Return hour, minutes and seconds as far as they are said, None for a number with a point that is no time."""
    head = words[0]
    if words[1:] == ["am"] and head.isalpha():
        return None  # "Nobody like I one am."
    if "." in head and not re.match(r"[0-9]{1,2}\.[0-9][0-9](?![0-9])", head):
        return None
    figures = [int(part) for part in re.findall(r"[0-9]+", head)] or [CARDINALS.get(head, 99)]
    if head.endswith(("hrs", "hr")) and len(figures) == 1:
        figures = [figures[0] // 100, figures[0] % 100]
    if len(words) > 2 and words[1] == "." and words[2].isdecimal():
        figures.append(int(words[2]))
    return figures


def _half_day(words: list[str]) -> str:
    """Return `a` or `p`, nothing where neither a.m. nor p.m. is said."""
    said = next((each[0] for each in words if each in ("am", "pm", "a.m.", "p.m.")), "")
    return said or (words[0][-2] if words[0][-2:] in ("am", "pm") else "")


def military(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "1639 UTC", "0730 GMT"."""
    digits = word(tokens, hit, "c")
    if len(digits) != 4 or not digits.isdecimal() or digits > "2400" or digits[2:] > "59":
        return None
    return found(hit, Clock(f"T{digits[:2]}:{digits[2:]}", lexicon.ZONES.get(tokens.word(hit.end() - 1), "")), "TIME")


def noon(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "noon", "midnight"."""
    time = {"noon": "T12:00", "midday": "TMI", "midnight": "T24:00"}[tokens.word(hit.start())]
    return found(hit, Clock(time), "TIME")


def tonight(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "tonight", "overnight"."""
    if refused(times.NOT_TONIGHT, Case(tokens, *hit.span())):
        return None
    date: Phrase = _TODAY if tokens.word(hit.end() - 1) == "tonight" else Deictic("near", "D")
    return found(hit, Clock("TNI", date=date), "TIME")


def daypart(tokens: Tokens, hit: Hit) -> Found | None:
    """Read "this morning", "last night", "that afternoon", "the evening", "these mornings"."""
    name, way = word(tokens, hit, "n"), direction(tokens, hit)
    time = "T" + lexicon.DAYPARTS[name]
    if name in ("tonight", "overnight"):
        return tonight(tokens, hit)
    if name.endswith("s") or name == "daytime":
        return found(hit, Recurrence(time), "SET") if way else None
    if way:
        made = found(hit, Clock(time, date=_day_of(time, way)), "TIME")
        begins = hit.start() + (tokens.word(hit.start()) == "present" and hit.end() - hit.start() > 2)
        return replace(made, start=begins)  # "everybody present that afternoon"
    case = Case(tokens, *hit.span(), hit.start("n"))
    if refused(times.NOT_A_DAYPART, case):
        return None
    dated = case.kind_after in (CODE["weekday"], CODE["weakday"], CODE["today"])
    if (case.first == "at" and not dated) or refused(times.ANY_DAYPART, case):
        return found(hit, Fixed(time, Reason("no-particular-day")), "TIME")
    return found(hit, Clock(time), "TIME")


def _day_of(time: str, way: str) -> Phrase:
    """Return the day of "last night", "this morning", "the next evening"."""
    if way == "last" and time in ("TNI", "TEV"):
        return _YESTERDAY
    return _TODAY if way == "this" else Deictic("following" if way == "next" else way, "D")

"""What stands in front of the subject and may go from a title: the time, the place, the circumstance."""

from __future__ import annotations

import re

from dossier.analyse.cut_ends import OPENS_PHRASE
from dossier.analyse.says_so import finite_verb_at, only_says_so
from dossier.english.clause_words import NOUN_FORMS, REPORTED
from dossier.english.dates import MONTH, WEEKDAY
from dossier.english.function_words import ARTICLES, AUXILIARIES, BE, HAVE, SUBORDINATORS
from dossier.english.lexicon import words
from dossier.english.patterns import any_of, word_set
from dossier.english.prose import finite_verb, half_quoted
from dossier.english.verbs import is_participle, is_third
from dossier.model import Span

__all__ = ["without_lead_ins"]

LEAD_INS = 3
"""How many may go, one after the other."""

_LEAD_IN = re.compile(
    r"(?:on|in|at|by|since|during|after|before|following|prior to|ahead of|amid|despite|with|for|from|over|late"
    r"|early|earlier|later|today|yesterday|tomorrow|tonight|this|last|next|today's|meanwhile|recently|now|two|three|one"
    r""
    r"|pursuant to|consistent with|by virtue of|although|though|while|when|because|as|given|overnight|once again"
    r"|(?:(?:un)?fortunately|sadly|thankfully"
    r"|finally|critically|importantly|additionally|separately|similarly|ultimately|tragically|notably"
    r"|basically|obviously|clearly|frankly|honestly|reportedly|already|of course|naturally|indeed)(?=,)"
    r"|(?!according|nothing|anything|everything|something|united|hundred)[a-z]{3,}(?:ing|ed)(?= (?-i:[a-z]))"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?|m(?:r|rs|s)\.? (?:president|prime minister|speaker|chair\w*"
    r"|chief justice)"
    r"|madam (?:vice )?(?:president|speaker|chair\w*))\b"
    r"(?:[^,;:.!?\"“”‘]|(?<=\bSt)\.|(?<=\b[A-Z])\.|(?<=\d):(?=\d)){0,90}, "
    rf"(?-i:(?:[a-z-]+, )?and [^,;:.!?]{{3,60}}, )?"
    rf"(?:{any_of(words('regions', 'country') | {'United States Code'})}, )?(?:[12]\d{{3}}, )?"
    r"(?=[^\W\d_]|[\"“‘]|(?![12]\d{3}\b)\d[\d,.]*[ -][^\W\d_])",
    re.IGNORECASE,
)
"""Time, place or circumstance in front of the subject."""

_DAY_IN_FRONT = re.compile(
    rf"(?:At|On|In|Late|Early)\b[^,;.!?\"“”]{{0,60}}? (?:on {WEEKDAY}|yesterday|today) "
    r"(?=(?:an?|the|at least|more than|about) )"
    rf"|{WEEKDAY}, (?=[A-Z\d])"
    rf"|(?:Late |Early )?(?:On )?{WEEKDAY}(?: (?:morning|afternoon|evening|night))? (?=(?:an?|the|at least|more than) )"
)
"""The same without a comma, where an article shows that the subject follows."""

_NAME_BETWEEN = re.compile(
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, [a-z]|[A-Z][\w’'-]+,? and [A-Z][\w’'-]+, [A-Z]|[a-z-]+, and [a-z]+ "
    r"|[A-Z][\w’'-]+, [A-Z][^,;.]{1,60}, (?:an?|the|at least|more than|about|\d)\b"
)
"""A name between commas, as behind "When my husband, ", or the end of a list: what stands in front goes on."""


def without_lead_ins(text: str, span: Span, least: int) -> Span:
    """Take off time, place and circumstance before the subject, one after the other.

    Parameters:
        text: The text, on one line.
        span: A sentence of it.
        least: Words that must be left.
    """
    for _ in range(LEAD_INS):
        rest = _without_lead_in(text, span, least)
        if rest == span:
            break
        span = rest
    return span


_NO_SUBJECT = (
    word_set("and or but which who where including otherwise known especially formerly he she it they that this these")
    | BE
    | HAVE
    | AUXILIARIES
)
"""Words with which no main clause begins that stands alone; before a verb stands the subject ("Though late, is")."""


def _without_lead_in(text: str, span: Span, least: int) -> Span:
    """Take off time, place or circumstance before the subject, if a whole clause remains."""
    found = _LEAD_IN.match(text, span.start, span.end) or _DAY_IN_FRONT.match(text, span.start, span.end)
    if found is None:
        return span
    rest = Span(_place_end(text, found.end(), span), span.end)
    words = rest.of(text)
    if not _may_open(found[0], words) or only_says_so(words) or _is_clause(found[0]) or _NAME_BETWEEN.match(words):
        return span
    return rest if len(words.split()) >= least and finite_verb(words) else span


_NAMED_SO = word_set("titled entitled called known named dated")
"""Words that go on about what stands in front: "Pursuant to my order of May 1, titled"."""


def _place_end(text: str, end: int, span: Span) -> int:
    """Return where the time and place in front end: behind "In Homs, Norland, a bridge fell" the country goes too."""
    if _IN_TOWN.search(text[span.start : end]) is None:
        return end
    larger = _LARGER_PLACE.match(text, end, span.end)
    if larger is None or not finite_verb(text[larger.end() : span.end].partition(",")[0]):
        return end
    return larger.end()


_IN_TOWN = re.compile(r"\b(?:in|at|near|from|of|outside) (?:[A-Z][\w’'-]+ ?){1,3}, $")
_LARGER_PLACE = re.compile(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'-]+){0,2}, (?=[\w\"“])")


def _says_who(lead_in: str) -> bool:
    """Tell whether what stands in front says who says so: "As the mayor said in Homs last week, "."""
    return lead_in[:3].lower() == "as " and not REPORTED.isdisjoint(lead_in.lower().replace(",", " ").split())


def _goes_on_about(opening: str, words: str) -> bool:
    """Tell whether a participle opens words, which tells more of what stands in front; not the next circumstance."""
    return (is_participle(opening) or opening in _NAMED_SO) and _LEAD_IN.match(words) is None


def _may_open(lead_in: str, words: str) -> bool:
    """Tell whether words behind what stands in front of them may open a title: with a subject that names something."""
    opening = words.split(None, 1)[0].strip('"“‘')
    if _says_who(lead_in) or _goes_on_about(opening, words):
        return False
    if opening.lower() in SUBORDINATORS and lead_in.split(None, 1)[0].endswith(("ing", "ed")):
        return False
    acts = is_third(opening.lower()) and opening.lower() not in NOUN_FORMS
    if opening.lower() in _NO_SUBJECT or acts or half_quoted(words):
        return False
    return opening.lower() in ARTICLES or opening[0].isupper() or not finite_verb(lead_in)


def _is_clause(lead_in: str) -> bool:
    """Tell whether what stands in front of a comma is a clause: Last month was the hottest, the weather office said."""
    first = lead_in.split(None, 1)[0].lower()
    if first in OPENS_PHRASE or first.endswith("ing") or is_participle(first):
        return False
    verb = finite_verb_at(lead_in)
    return verb is not None and SUBORDINATORS.isdisjoint(lead_in[:verb].lower().split())

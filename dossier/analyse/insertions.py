"""What may be left out inside a sentence when a title is made of it, so that name and verb come together.

What is left out are the short form of a name, an apposition or a relative clause between a name and its verb, and the
given names behind an office: "John Luk, the minister for East African Affairs, died in Juba" tells in a title that John
Luk died in Juba. What is claimed does not change by that. The places are blanked, so that all offsets stay right.
"""

from __future__ import annotations

import re

from dossier.english.clause_words import REPORTED
from dossier.english.dates import WEEKDAY
from dossier.english.function_words import AUXILIARIES, BE, CONJUNCTIONS, HAVE, MODALS, PREPOSITIONS
from dossier.english.given_names import is_given_name
from dossier.english.lexicon import words
from dossier.english.patterns import any_of, lazy
from dossier.english.prose import finite_verb
from dossier.english.verbs import is_past, is_third
from dossier.model import Span

LONGEST_NAME = 80
"""Code points in front of a bracket within which the name stands that it shortens."""

__all__ = ["without_days", "without_insertions", "without_short_forms"]

_SHORT_FORM = re.compile(
    r" \((?:the )?[“\"]?(?:[A-Z][\w&.-]*[A-Z\d][\w&.-]*|(?P<part>[A-Z][\w-]+(?: [A-Z][\w-]+)*))[”\"]?\)"
)
"""A short form that the text gives behind a name, for later: "the Securities and Exchange Commission (SEC)"."""

_INSERTED = re.compile(
    r"(?<=[\w’'])(?P<left>\s*, (?P<first>an?|the|one|its|his|her|their|then|now|former|formerly|previously|currently"
    r"|born|(?:better |also )?known|who|which) "
    r"(?:[^;:.!?\"“”()—–]|(?<=[A-Z])\.){2,170}?,)(?= (?P<verb>[a-z]+)\b(?P<behind> \w+)?)"
)
"""An apposition or a relative clause, and the word behind it that may be the verb of the name in front."""

_OF_WHERE = re.compile(r"(?<=,) of [^,;:.!?]{3,30},(?= to be )")
"""Where a nominee comes from: "Ann Lee, of Ohio, to be Chief of the River Police"."""

_LIFE = re.compile(r"(?<=[A-Za-z]) \((?=[^()]*\b[12]\d{3}\b)[^()]{4,200}\)(?: \[\d{1,3}\])*(?=,| [a-z])")
"""When somebody was born, with the name in another writing: "Zaha Hadid (31 October 1950 – 31 March 2016) was"."""

_SAID_WHEN = re.compile(
    rf"(?<=\b(?:said|says|told)) (?:(?:late |early )?(?:on )?{WEEKDAY}|today|yesterday)(?: (?:morning|afternoon|evening"
    r"|night))?(?= (?:that |he |she |it |they |the |an? |[A-Z\d]))"
)
"""When something was said, before what was said."""

_BETWEEN_DASHES = re.compile(
    r"(?<=[\w’'%])(?P<left> ?(?:—|–|--| -) ?[^—–:;.!?\"“”]{3,150}?(?:—|–|--| - ?))(?=\s?[a-z])"
)
"""What a writer puts between two dashes: "57 Senators – including seven Republicans – voted"."""

_AGE = re.compile(r"(?<=[a-z’'])(?P<left>, (?:aged? )?\d{1,3},)(?= (?:an?d?|[a-z]+ed|was|is|has|had|died|will|who)\b)")
"""How old somebody is: "Ann Lee, 79, died"."""

_IN_BRACKETS = re.compile(r"(?<=[\w’'%]) \([^()\"“”]{2,80}\)(?:,(?= (?:is|was|are|were)\b)|(?=[ ,.]))")
"""What stands in brackets inside a sentence: "at 10:30 BST (0930 UTC)"."""

_DAY_INSIDE = re.compile(
    rf"(?<!\bto)(?<!\bfrom)(?<!\band)(?<!\bor)(?<!\bof)(?<!\bby)(?<!\bsince)(?<!\buntil)(?<!\blate)(?<!\bearly)(?<!\blast)"
    rf"(?<=[\w’'])(?P<left> (?:on )?{WEEKDAY})(?= (?:in|at|with|to|for|that|by|as|against|near|between|from)\b(?! \d))"
)
"""A day behind the verb, where a phrase follows: "crashed on Thursday between Homs and Hama"."""

_UNDER_LAW = re.compile(
    r"(?<=[\w’']) (?:pursuant to|in accordance with) the (?:(?:[A-Z][\w-]*|of|and) ){1,8}Act(?: \([^()]{2,40}\))?"
    r"(?: of \d{4})?(?= [a-z])"
    r"|(?<=[\w’']) (?:pursuant to|under|in accordance with|consistent with) (?:the authority (?:of|in) )?"
    r"(?:[Ss]ections?|[Tt]itle|[Aa]rticle) \d[\w().-]*"
    r"(?: of (?:the )?(?:(?:[A-Z][\w.-]*|of|and|the|for|on) ){0,9}[A-Z][\w.-]*(?: of \d{4})?)?(?= [a-z(])"
)
"""The law by which something is done: "signed a proclamation pursuant to Section 232 of the Trade Expansion Act"."""

_KIND_OF_PLACE = re.compile(
    r"(?<=\b[Ii]n|\b[Oo]f|\b[Aa]t) the (?:(?!(?:new|old|first|last)\b)[a-z-]+ (?:U\.S\. )?){0,3}"
    r"(?:state|town|city|village|province|region|district|county) of(?= [A-Z])"
)
"""What a place is, which its name does not need: "in the sunny western state of California"."""

_RELATIVE = frozenset({"who", "which"})
_LISTS = re.compile(r", (?:and|or|but) ")
_OF_A_PARTICIPLE = frozenset({"of", "by", "as"})
"""Words behind a participle: "Ann Lee, the mayor, accused of theft, resigned"."""

_FULL_NAME = lazy(
    rf"\b(?i:{any_of(words('offices', 'title') | {'prime minister', 'vice president', 'first lady'})})"
    r"(?P<given> [A-Z][\w’'-]+)(?P<initials>(?: [A-Z]\.)*) (?P<family>[A-Z][a-z][\w’'-]+)"
    r"(?P<suffix>,? (?:Jr|Sr)\.,?)?(?= [a-z])"
)
"""An office with a whole name behind it: "President Joseph R. Biden, Jr.", before the verb."""


def without_short_forms(text: str, span: Span) -> str:
    """Return a text with the short forms in a sentence blanked."""
    found = [one for one in _SHORT_FORM.finditer(text, *_ends(span)) if not one["part"] or _part_of_name(text, one)]
    found += _LIFE.finditer(text, *_ends(span))
    return _blanked(text, [Span(*one.span()) for one in found])


def _part_of_name(text: str, found: re.Match[str]) -> bool:
    """Tell whether a name in brackets is part of the one in front: "the Kingdom of Norland (Norland)"."""
    return found["part"] in text[max(0, found.start() - LONGEST_NAME) : found.start()]


def without_insertions(text: str, span: Span) -> str:
    """Return a text with what may be left out of a sentence for a title blanked.

    Parameters:
        text: The text, on one line.
        span: The sentence.
    """
    inserted = [Span(*found.span("left")) for found in _INSERTED.finditer(text, *_ends(span)) if _may_go(text, found)]
    inserted += [Span(*found.span()) for found in _OF_WHERE.finditer(text, *_ends(span))]
    inserted += [Span(*found.span()) for found in _SAID_WHEN.finditer(text, *_ends(span))]
    inserted += [Span(*found.span()) for found in _KIND_OF_PLACE.finditer(text, *_ends(span))]
    inserted += _between_dashes(text, span)
    inserted += [Span(*found.span("left")) for found in _AGE.finditer(text, *_ends(span))]
    inserted += [Span(*one.span()) for one in _UNDER_LAW.finditer(text, *_ends(span))]
    inserted += [Span(*one.span()) for one in _IN_BRACKETS.finditer(text, *_ends(span)) if not _says_who(one[0])]
    given = [part for found in _FULL_NAME().finditer(text, *_ends(span)) for part in _parts_of_name(found)]
    return _blanked(text, [*inserted, *given])


def _between_dashes(text: str, span: Span) -> list[Span]:
    """Return what stands between the only two dashes of a sentence, unless it says who says so."""
    found = list(_BETWEEN_DASHES.finditer(text, *_ends(span)))
    if (
        len(found) != 1
        or not _goes_on(text[found[0].end() : span.end])
        or len(_DASH.findall(text, *_ends(span))) != 2
        or _says_who(found[0]["left"])
    ):
        return []
    return [Span(*found[0].span("left"))]


def _goes_on(words: str) -> bool:
    """Tell whether a clause goes on behind what was put into it: with its verb, a phrase or another part."""
    found = re.match(r"\s*([a-z]+)", words)
    if found is None:
        return False
    return found[1] in _GOES_ON or is_past(found[1]) or is_third(found[1])


_GOES_ON = AUXILIARIES | BE | HAVE | MODALS | PREPOSITIONS | CONJUNCTIONS | {"to", "that", "who", "which"}
_DASH = re.compile(r"—|–|--| - ")


def _says_who(words: str) -> bool:
    """Tell whether words name whoever says something, without whom it would be asserted."""
    return "according to" in words or not _SAYS.isdisjoint(re.findall(r"[a-z]+", words))


_SAYS = REPORTED | {"alleged", "allegedly", "reportedly", "claimed"}


def without_days(text: str, span: Span) -> str:
    """Return a text with the days blanked that stand behind a verb of a sentence, before a phrase."""
    return _blanked(text, [Span(*found.span("left")) for found in _DAY_INSIDE.finditer(text, *_ends(span))])


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _blanked(text: str, parts: list[Span]) -> str:
    """Put blanks in the place of some parts."""
    for part in parts:
        text = text[: part.start] + " " * (part.end - part.start) + text[part.end :]
    return text


def _may_go(text: str, found: re.Match[str]) -> bool:
    """Tell whether what stands between commas belongs to the name before it, whose verb follows."""
    name = text[: found.start()].rsplit(None, 1)[-1]
    if not name[:1].isupper() or _LISTS.search(found["left"]) or not _is_its_verb(found):
        return False
    return found["first"] in _RELATIVE or not finite_verb(found["left"]) or _surely_goes(found)


def _surely_goes(found: re.Match[str]) -> bool:
    """Tell whether an auxiliary follows: what looks like a verb in front is none ("a trusted aide, will leave")."""
    said = any(word in REPORTED for word in found["left"].lower().split())
    return not said and (found["verb"] in AUXILIARIES or found["verb"] in MODALS)


def _is_its_verb(found: re.Match[str]) -> bool:
    """Tell whether the word behind an insertion is a finite verb."""
    verb, behind = found["verb"], (found["behind"] or "").strip()
    if verb == "to":
        return False
    if verb in AUXILIARIES or verb in BE or verb in HAVE or verb in MODALS:
        return True
    return is_third(verb) or (is_past(verb) and behind not in _OF_A_PARTICIPLE)


def _parts_of_name(found: re.Match[str]) -> list[Span]:
    """Return what of a name behind an office may go; nothing where the family name may stand first."""
    if not found["initials"] and not is_given_name(found["given"]):
        return []
    suffix = [Span(*found.span("suffix"))] if found["suffix"] else []
    return [Span(found.start("given"), found.end("initials")), *suffix]

"""Where a sentence may end for a title, so that a whole clause is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from dossier.analyse.cut_ends import (
    UNFINISHED,
    stands,
)
from dossier.analyse.says_so import has_main_verb
from dossier.analyse.title_faults import MAX_WORDS
from dossier.english.clause_words import NOUN_FORMS
from dossier.english.dates import MONTH, WEEKDAY
from dossier.english.function_words import (
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    PARTICLES,
)
from dossier.english.patterns import word_set
from dossier.english.prose import finite_verb
from dossier.english.verbs import is_base, is_past, is_third
from dossier.model import Span

_STRONG = re.compile(
    r"[,;:]? (?=(?:after|before|while|when|because|although|though|following|amid|despite|as (?:he|she|it|they|part of)"
    r"|since|in response to|in an effort to|prompting|killing|leaving|saying|including|according to"
    r"|vice (?=[A-Z])|but|ahead of|(?:days|hours|weeks|months)(?= (?:after|before|later|earlier|ago))|citing|causing"
    r"|making|whereas|due to|in order to|with respect to|in accordance with|by \w+ing)\b)"
    r"| (?=respectively\b)|[,;:] |(?<=[a-z])—(?=[a-z])|(?<!\d) [–—-]{1,2} |(?<=\d) (?=to [a-z])"
    r"|(?<=[a-z])[–—] (?=[a-z])"
    r"|(?: (?=and (?:that|\w+ed|said|will|has|have|is|are|was|were|plans?|called|held|took)\b))"
)
"""Where a clause ends; a relative without a comma belongs to its noun."""

_JOINED = re.compile(r" (?=and,? (?:\w+ly )?(?P<verb>[a-z]+) (?P<next>[\w’'-]+))")
"""Where something else is done that may be left out: "will announce new projects | and lay out the plan"."""

_TO_DO = re.compile(r"\bto [a-z]+$")

_PURPOSE = re.compile(
    r",? (?=to (?:discuss|mark|celebrate|consult|review|coordinate|continue|express|commemorate|honou?r|reaffirm"
    r"|highlight|announce|advance|talk|hear|address|receive|attend|deliver|meet|visit|tour|lead|represent|join|speak"
    r"|take part|participate|serve (?:as|on|in))\b)"
)

_COMES_TOGETHER = re.compile(
    r"\b(?:met|meets?|spoke|spoken|talked|travel(?:l?ed|s)?|visit(?:ed|s)?|convene[ds]?|host(?:ed|s)?|gather(?:ed|s)?"
    r"|called|flew|went|joined|nominat(?:e[sd]?|ing)|appoint(?:s|ed|ing)?)\b",
    re.IGNORECASE,
)
"""Why somebody met, travelled or was named, which may be left out."""

_IN_ORDER_TO = re.compile(r" (?=to (?!(?:the|an?|his|her|its|their|our)\b)[a-z]+ )")

_MADE_TO = re.compile(
    r"\b(?:want|ask|urg|call|expect|allow|help|lead|led|need|get|got|push|pressur|order|direct|requir|invit|t[eo]ll?d?\b"
    r"|warn|advis|encourag|enabl|permit|instruct|forc|caus|persuad|press|authori|empower|is\b|are\b|was\b|were\b|be\b"
    r"|sworn|chosen|choose|chose|lik|prefer|remind|convinc|commit|agree|pledg|vow|promis|offer|continu|fail|begin|began)"
)
"""What somebody is made, said or about to do stands behind "to": no end of a clause."""

_WHEN_OR_WHERE = re.compile(
    rf" (?=(?:(?:on|in|at|during|since|by|from|until|over|through|for|late|early|earlier)\b"
    r" (?:the (?:past|last|next|same|end|beginning|morning|evening|weekend|week|month|year)\b"
    rf"|this |last |next |early |late |about \d|\d|{WEEKDAY}|{MONTH})"
    r"|(?:this|last|next) (?:morning|afternoon|evening|night|week|weekend|month|year|spring|summer|autumn|fall"
    r"|winter)\b"
    r"|(?:in|at|near|outside|across|throughout) (?:the )?[A-Z][\w’'-]+|\(|(?<=\S ) (?!\s*to\b)))"
)
"""Where only the time or the place follows, which no verb needs, or where a short form in brackets was left out."""

_DESCRIBED = re.compile(
    r" (?=(?:charged|accused|convicted|suspected|wanted|known|described|led|backed|run|held|operated|designed|aimed"
    r"|located|based|filed|owned|founded|built|born) (?:with|of|as|by|for|in|at|to)\b)"
)
"""Where only a description of the noun in front follows: "a former official | charged with theft"."""

_AS_WHAT = re.compile(r" (?=as (?:the |an? |his |her )?[A-Z])")

_NAMED_TO = re.compile(r"\b(?:nominat|appoint)(?:e[sd]?|ed|ing|s)?\b.* [A-Z][\w’'-]+$")
"""Who is nominated is told, and as what may be left out."""

_TO_WHOM = re.compile(r" (?=to (?:[a-z-]+ ){0,4}[a-z]+)")

_GIVES = re.compile(
    r"\b(?:redistribut|distribut|sell|sold|deliver|award|transfer|donat|issu|sen[dt]"
    r"|hand)(?:e?s|e?d|e|ing|s)?\b(?!.*\b(?:access|condolences|sympath\w+|message|letters?|thanks|attention|response"
    r"|threats?|support|commitment|changes?|approach)$)"
)
"""What is given away is told, and whom it goes to may be left out."""

_WEAK = re.compile(
    r" (?=(?:in|at|on|from|for|with|about|among|without|during|over|through|between|within|near|against|under|by"
    r"|whose|who|that|aboard|using|across|along|around|throughout|outside|inside"
    r"|[a-z]{3,}ing (?=(?:an?|the|his|her|its|their|our|more)\b))\b"
    r"|(?:he|she|they|it|we) (?:will|ha[sd]|have|would|can|could|did)\b"
    r"|the (?:[A-Z][^\s,]+ ){1,3}(?:is|are|has|had|have|will|was)\b"
    r"|(?<=s )of (?:its|his|her|their) |of the [A-Z]|to (?:the )?[A-Z]|and,? (?:indeed|to|in|for|with|by)\b)"
)
"""Where a phrase follows that the verb may need."""

TRAILING = " ,;:–—-"

FOOTNOTES = re.compile(r"(?:,?\s?\[\d{1,3}\])+$")

WORD = re.compile(r"\S+")


def whole_clauses(text: str, span: Span) -> Iterator[tuple[int, bool]]:
    """Yield where a sentence may be cut so that a whole clause is left: the longest at each kind of border.

    With each goes whether what is cut off may be what the verb needs.
    """
    for boundary, may_end in _BOUNDARIES:
        ends = list(_ends_at(text, span, boundary, may_end, MAX_WORDS))
        if ends:
            yield ends[-1], boundary in _NEEDED


def clause_ends(text: str, span: Span, most: int) -> Iterator[tuple[int, bool]]:
    """Yield all such places up to a number of words."""
    for boundary, may_end in _BOUNDARIES:
        for end in _ends_at(text, span, boundary, may_end, most):
            yield end, boundary in _NEEDED


def _ends_at(
    text: str, span: Span, boundary: re.Pattern[str], may_end: Callable[[str, str], bool], most: int
) -> Iterator[int]:
    """Yield where a sentence may be cut at a kind of border."""
    for end in _ends(text, span, boundary, most):
        before, behind = text[span.start : end], text[end : span.end]
        if may_end(before, behind) and stands(" ".join(before.split()), behind):
            yield end


def _joins_verbs(words: str, behind: str) -> bool:
    """Tell whether another verb of the same subject follows, and not another noun."""
    found = _JOINED.match(behind)
    if found is None or not (is_base(found["verb"]) or is_third(found["verb"]) or is_past(found["verb"])):
        return False
    if _TO_DO.search(words):
        return False  # "an order to reform | and streamline" shares its object
    known = found["verb"] not in NOUN_FORMS and (is_past(found["verb"]) or found["next"][0].isupper())
    return (known or found["next"].lower() in DETERMINERS | PARTICLES) and finite_verb(words)


def _described(words: str, behind: str) -> bool:
    """Tell whether a participle that describes the noun in front follows, and the clause has its verb already."""
    noun = words.rsplit(None, 1)[-1].lower()
    return noun not in BE | HAVE | MODALS | _BETWEEN and not noun.endswith("ly") and has_main_verb(words)


_BETWEEN = word_set("best better also not never once still now well first all both later then long")
"""Words between a verb and its participle: "is best known for"."""


def _begins_noun(behind: str) -> bool:
    """Tell whether "to" opens whom something goes to, and not what is to be done."""
    return not is_base(behind.split(None, 2)[1].lower())


def _to_some_end(words: str, behind: str) -> bool:
    """Tell whether only the end is left out to which something is done: a name stands before, no verb calls for it."""
    last = words.rsplit(None, 1)[-1]
    return (last[:1].isupper() or last in _ALL_PLACES) and _MADE_TO.search(words) is None


_ALL_PLACES = frozenset({"world", "country", "nation", "region", "globe", "today", "yesterday"})
"""Nouns behind which nothing of a phrase is missing."""


_BOUNDARIES: tuple[tuple[re.Pattern[str], Callable[[str, str], bool]], ...] = (
    (_STRONG, lambda words, behind: True),
    (_JOINED, _joins_verbs),
    (_PURPOSE, lambda words, behind: _COMES_TOGETHER.search(words) is not None),
    (_IN_ORDER_TO, _to_some_end),
    (_WHEN_OR_WHERE, lambda words, behind: True),
    (_DESCRIBED, _described),
    (_AS_WHAT, lambda words, behind: _NAMED_TO.search(words) is not None),
    (_TO_WHOM, lambda words, behind: _GIVES.search(words) is not None and _begins_noun(behind)),
    (_WEAK, lambda words, behind: UNFINISHED.search(words) is None),
)
"""Where a clause may end, and on what condition."""


_NEEDED = (_WEAK, _TO_WHOM)
"""Behind such borders may stand what the verb needs."""


def _ends(text: str, span: Span, boundary: re.Pattern[str], most: int) -> Iterator[int]:
    """Yield where the sentence may be cut, up to a number of words."""
    limit = span.start
    for count, found in enumerate(WORD.finditer(text, span.start, span.end), 1):
        limit = found.end()
        if count == most:
            break
    for found in boundary.finditer(text, span.start, min(span.end, limit + 60)):
        whole = text[span.start : found.start()].rstrip()
        if span.start + len(whole) <= limit:
            yield span.start + len(FOOTNOTES.sub("", whole).rstrip(TRAILING))


_WHICH_ONE = re.compile(
    r"(?<!\bby )(?<!\bwith )(?<!\bfrom )(?<!\bin )(?<!\bat )(?<!\bon )(?<!\binto )(?<!\babout )(?<!\bover )"
    r"\b(?:an?|any|some|those|everyone|anyone|someone|somebody"
    r"|people|another|one|first|only|strict|certain|various)"
    r"(?:\s+(?!(?:of|in|on|to|for|from|by|with|at|into|about|over)\b)[\w-]+){0,3}$"
)

_SAYS_WHICH = re.compile(
    r"\s+(?:that|who|whose|which|whom)\s(?!(?:the|an?|he|she|it|they|we|I)\s|[A-Z])"
    r"|\s+(?:working|living|serving|containing|allowing|requiring|ordering|directing|suggesting|supporting|opposing"
    r"|condemning|calling|banning|giving|naming|describing|alleging|(?<=official )with|(?<=officer )with)\s"
)
"""Somebody or something that only what follows makes known: "a decision | that takes the town backwards"."""

_IS_ONE = re.compile(r"\b(?:is|was) an? (?:[\w-]+ ){0,3}[\w-]*(?:ist|er|or|ian|ress|star|man|poet|king)$")
"""What somebody was, which tells enough: "Ann Lee was a linguist | who developed"."""


def leaves_open_which(words: str, behind: str) -> bool:
    """Tell whether what is cut off says which one is meant: "a decision | that takes the town backwards"."""
    if _IS_ONE.search(words) is not None:
        return False
    return _SAYS_WHICH.match(behind) is not None and _WHICH_ONE.search(words) is not None

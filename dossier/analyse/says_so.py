"""Who says so, in front of what is said or behind it, and what is left where that is taken away.

For titles: "At least 40 people were hurt, the health ministry said" tells of the people and not of the ministry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from dossier.english.clause_words import ING, REPORTED
from dossier.english.dates import WEEKDAY
from dossier.english.finite_verbs import tense_at
from dossier.english.function_words import BE, HAVE, NOUN_OPENERS, PERSONAL, PREPOSITIONS, RELATIVES, SUBORDINATORS
from dossier.english.patterns import any_of, lazy, word_set
from dossier.english.plain_words import PlainWord, words_in
from dossier.english.prose import finite_verb, half_quoted, main_verb
from dossier.model import Span

_ACCORDING = re.compile(
    r"according to (?:[^,;:.!?\"“”‘]{2,90}, (?:(?:quoting|citing) [^,;:.!?\"“”‘]{2,90}, )?(?=[^\W\d_]|\d)"
    r"|(?:the )?(?:[A-Z]\w+ ){1,5}(?=(?:over|at|more|about"
    r"|some|\d)\b))",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"(?:[^;:.!?\"“”‘]|(?<=\b[A-Z])\.|(?<=\b(?:Gen|Sen|Rep|Gov|Col|Sgt|Maj|Mrs))\.|(?<=\b(?:Dr|Mr|Ms|Lt|St|Jr))\.){2,120}?"
    r"\b(?-i:said|says|(?<!to )(?<!(?:can|may) )(?<!(?:will|must) )(?<!(?:would|could|might) )say"
    r"|announced|announcing|announces|reported|reports|report(?= that)|confirmed|revealed"
    r"|told [\w ]{2,30}?"
    r"|learned|ruled|shows?"
    rf"|showed|found|found out)(?: (?:(?:on )?{WEEKDAY}|today|yesterday|late|early|last night))?,? (?P<that>that )?"
    r"(?=[\w$£€])",
    re.IGNORECASE,
)
"""Who says what follows: "The health ministry said (that) at least 40 people were hurt"."""

QUANTITY = re.compile(
    r"(?:at (?:least|most)|up to|over|about|around|under|nearly) "
    r"(?=\d|(?!(?:the|an?|this|that|its|his|her|their|our)\b)[a-z]+ )",
    re.IGNORECASE,
)
"""Words in front of a number, which as prepositions would open a phrase: at least 40 people."""

_SAYING = any_of(REPORTED | word_set("found finds shows showed heard learned confirms"))
_WHEN = (
    rf"(?:{WEEKDAY}|today|yesterday|late|early|earlier|last|this|in|on|at|to|by|during|after|from|through|via|citing"
    r"|over|here|reporters|journalists)\b"
)
_WHO_SAYS = lazy(
    r"(?P<who>(?!(?:and|but|or|nor|so|yet|which|who|whom|whose|that|where|when|while|as|if|because|although|though"
    r"|after"
    rf"|before)\b)[^;:\"“”‘()]{{2,110}}?) (?:(?:has|have|had|also|later|then) )?"
    rf"(?<!\bwas )(?<!\bwere )(?<!\bbeen ){_SAYING}"
    rf"(?: {_WHEN}[^;:\"“”‘]{{0,90}})?$"
    rf"|{_SAYING} (?P<after>(?!(?:in|at|on|near|that|it|he|she|they|there|this|nothing)\b)[^;:\"“”‘]{{2,110}})$"
    r"|according to [^;\"“”‘]{2,120}$",
    re.IGNORECASE,
)
"""Nothing but who says so and when: the ministry said on Monday; said Ann Lee; according to the police."""

_COMMA = re.compile(r", |,? (?=according to )")

VAGUE = (PERSONAL - {"i", "us"}) | word_set("there this that these those such so")
"""Words that point at what is not in the title."""

_OPENERS = NOUN_OPENERS | word_set("at more over about nearly some several many most all no dozens thousands hundreds")


def says_so_in_front(words: str) -> bool:
    """Tell whether words say who says so before they say what."""
    said = _SAYS.match(words)
    told = said is not None and finite_verb(words[said.end() :])
    return told or _ACCORDING.match(words) is not None


def says_so_behind(words: str) -> bool:
    """Tell whether words end with who says so and when or where: the ministry said on Tuesday."""
    said = content_before(words, Span(0, len(words)), 1)
    return said is not None and re.search(rf"{_SAYING}$", words, re.IGNORECASE) is None


def only_says_so(words: str) -> bool:
    """Tell whether words are nothing but who says so, and when."""
    found = _WHO_SAYS().match(words)
    if found is None:
        return False
    named = found["who"] or found["after"]
    return named is None or not finite_verb(named)


def content_behind(
    text: str, span: Span, least: int, shorter: Callable[[Span], Span] = lambda rest: rest
) -> Span | None:
    """Return what is said without who says it in front, where that can stand.

    Parameters:
        text: The text.
        span: A sentence of it, or its end.
        least: Words that must be left.
        shorter: Takes off what stands in front of a subject.

    Returns:
        The stretch that is said, with its own subject and verb and no part of a quotation.
    """
    for opening in (_ACCORDING, _SAYS):
        found = opening.match(text, span.start, span.end)
        if found is None or found[0].split(None, 1)[0].lower() in SUBORDINATORS or found[0].endswith("reports, "):
            continue
        within = _ACCORDING.match(text, found.end(), span.end)
        end = within.end() if within else found.end()
        end = _apposition_end(text, end, span.end) if opening is _ACCORDING else end
        if _FINDS.search(found[0]) is not None:
            continue
        rest = shorter(Span(end, span.end))
        told = opening is _ACCORDING or bool(found["that"]) or _plainly_said(found[0], rest.of(text))
        if _own_clause(rest.of(text), least, told=told):
            return rest
    return None


_FINDS = re.compile(r"\bfound,? $")
"""Where "that" does not follow, something is found, and not that something is so: "found the deadly virus in birds"."""

_APPOSITION = re.compile(r"(?:an?|the|its) [^,;:.!?\"“”‘]{2,60}, (?=(?:an?|the|at least|\d|[A-Z]|[a-z]+ [a-z]+ ))")


def _apposition_end(text: str, start: int, end: int) -> int:
    """Return where what is said begins behind what the source is: "According to Acme, a firm, two pipes broke"."""
    found = _APPOSITION.match(text, start, end)
    if found is None or finite_verb(found[0]) or not finite_verb(text[found.end() : end].partition(",")[0]):
        return start
    first = text[found.end() : end].split(None, 1)[0].lower()
    return start if first in RELATIVES or first in SUBORDINATORS or first.endswith(("ing", "ed")) else found.end()


_PLAINLY = re.compile(r"(?:^|\s)(?:said|says|say)\s*$")


def _plainly_said(who: str, content: str) -> bool:
    """Tell whether a verb that takes nothing but a clause stands in front, and a noun opens what is said.

    "The agency says international groups left": neither a participle nor an adverb, which would belong to the verb.
    """
    first = content.split(None, 1)[0].lower() if content else ""
    return _PLAINLY.search(who) is not None and not first.endswith(("ing", "ed", "ly")) and first not in _NO_SUBJECT


_NO_SUBJECT = SUBORDINATORS | RELATIVES | word_set("late early today yesterday earlier last this no nothing here so in")


def content_before(text: str, span: Span, least: int) -> Span | None:
    """Return what is said without who says it behind, where that can stand; parameters as for `content_behind`."""
    for at in _commas_from_behind(span.of(text)):
        start, end = span.start, span.start + at.start()
        if only_says_so(text[span.start + at.end() : span.end]):
            words = text[start:end]
            whole = len(words.split()) >= least and not half_quoted(words) and main_verb(words) and has_main_verb(words)
            return Span(start, end) if whole and not words.lower().startswith("according to ") else None
    return None


def _commas_from_behind(words: str) -> Iterator[re.Match[str]]:
    """Yield the last three places where what is said may end; what is left of an apposition ends behind the others."""
    return reversed(list(_COMMA.finditer(words))[-3:])


_REST_OF_NAME = re.compile(r"(?:[A-Z][\w’'-]+ )+(?:the|an?|that|it|he|she|they)\b")
"""The rest of the name of whoever is told: "told the Harbour | Post the pier is closed"."""


def _own_clause(words: str, least: int, *, told: bool) -> bool:
    """Tell whether what somebody says stands without who says it; `told`: a word shows where it begins."""
    first = words.split(None, 1)[0]
    if len(words.split()) < least or half_quoted(words) or not has_main_verb(words):
        return False
    if _REST_OF_NAME.match(words) is not None:
        return False
    if first == "I" or first.lower() in VAGUE or first.lower() in PREPOSITIONS - {"at", "over", "about"}:
        return False
    return told or first.lower() in _OPENERS or first[0].isupper() or first[0].isdecimal()


_NO_VERBS = word_set("near located compared based depending entitled titled dubbed")
"""Words that look like verbs and hardly ever are: "a drop of half compared to last year" holds no verb."""


_WHOEVER = word_set("what whatever whoever whichever")
"""Words that take the next verb for themselves: "What police called a crowd of thousands marched"."""


def has_main_verb(stretch: str) -> bool:
    """Tell whether a finite verb stands that belongs to no relative or subordinate clause and to no participle."""
    tokens = words_in(stretch)
    bound = bool(tokens) and tokens[0].lower in _WHOEVER
    for at, token in enumerate(tokens):
        if token.kind == "mark" and token.lower in {",", ";", "—", "–"}:
            bound = False
        elif _subordinates(tokens, at):
            bound = True
        elif (
            token.lower not in _NO_VERBS
            and tense_at(tokens, at) is not None
            and tokens[max(0, at - 1)].lower not in BE | HAVE
        ):
            if not bound:
                return True
            bound = False  # the verb of the subordinate clause; the next one may be the main verb
    return False


def _subordinates(tokens: Sequence[PlainWord], at: int) -> bool:
    """Tell whether a word opens a clause or participle that takes the next finite verb for itself."""
    token = tokens[at]
    if token.kind != "word" or at == 0:
        return False
    if token.lower in RELATIVES or token.lower in {"that", "what"}:
        return tokens[at - 1].lower not in {"said", "says"}
    before = tokens[at - 1].lower
    claiming = token.lower in ING and before not in BE and before not in PREPOSITIONS
    return claiming and not any(tense_at(tokens, place) for place in range(at))


def finite_verb_at(stretch: str) -> int | None:
    """Return where the first finite verb stands; None where there is none."""
    tokens = words_in(stretch)
    return next((token.start for at, token in enumerate(tokens) if tense_at(tokens, at) is not None), None)

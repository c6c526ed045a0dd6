"""Sentences that tell nothing by themselves: a question, a noun with its clause, a reason or a quotation alone."""

from __future__ import annotations

import re

from dossier.analyse.says_so import has_main_verb
from dossier.english.function_words import DETERMINERS, PERSONAL
from dossier.english.patterns import any_of, lazy, word_set
from dossier.english.prose import finite_verb
from dossier.english.verbs import is_base, is_third

_NOUN_AND_RELATIVE = lazy(
    r"(?:and |but |only |just )?(?:(?:even )?the|even that|an?|all|every|any|many|each|two|three|four"
    r"|five|six|seven|eight|nine|ten|hundreds|thousands|millions"
    r"|further|more|clear|fresh)(?: [^\s,;:—–.]+){1,6}(?<! of)"
    r" (?:that|who|which|where|whose) "
    r"|(?-i:[A-Z][a-z]+s) who |[$£€][\d.,]+ (?:m|b|tr)illion (?!(?:was|were|is|are|has|have"
    r"|will)\b)[^,]*(?:, which [^,]*)?$",
    re.IGNORECASE,
)
"""A noun with what is said of it: "The bridge that has been closed for years"."""

_NAME_AND_RELATIVE = re.compile(r"(?:[A-Z][\w.’'-]*,? ){1,5}(?<=, )(?:who|which|where|whose) [^,]*$")
"""A name with what is said of it, and nothing behind: "Ann Lee, who has been the star of this town"."""

_BECAUSE = re.compile(r"Because (?!of\b)(?:[a-z]+ly, )?", re.IGNORECASE)
_CLAUSES = re.compile(r"[,;:]\s+|\s[–—-]{1,2}\s")
_OPENERS = (DETERMINERS | PERSONAL) - {"that", "which", "what"}
_SUBJECT = lazy(rf"(?:(?:and|so|but|then) )?(?:{any_of(_OPENERS)}\b|(?-i:[A-Z\d$£€“\"]))", re.IGNORECASE)


_FINITE = word_set("has had was were is are got")
_GOES_ON = word_set("been always never not supposed going to a an")


def leaves_subject_out(verb: str, behind: str) -> bool:
    """Tell whether a sentence that begins so has no subject: "Create a fund", "Turns out, …", "Has been harder"."""
    if verb in _FINITE and behind in _GOES_ON:
        return True
    return (is_base(verb) or is_third(verb)) and (behind in DETERMINERS or behind == "out,")


_ASKED = re.compile(r"Q(?:[.:]|\s{1,8}|UESTION:)")
_QUESTION = re.compile(r"\?!?[\"'”’»)\]]{0,3}$")
_OPENING_MARK = re.compile(r"(?<=\s)[\"“‘]")


def asks(words: str) -> bool:
    """Tell whether a sentence is a question; one that is quoted behind its own verb tells of the question."""
    if _ASKED.match(words):
        return True
    if not _QUESTION.search(words):
        return False
    quoted = _OPENING_MARK.search(words) if words[-1] != "?" else None
    return quoted is None or not has_main_verb(words[: quoted.start()])


def is_fragment(words: str) -> bool:
    """Tell whether a sentence is a noun with its clause, or a reason alone."""
    if because := _BECAUSE.match(words):
        return not any(
            finite_verb(part) and _SUBJECT().match(part) for part in _CLAUSES.split(words[because.end() :])[1:]
        )
    if _NAME_AND_RELATIVE.match(words):
        return True
    return _NOUN_AND_RELATIVE().match(words) is not None and not has_main_verb(words)


def wholly_quoted(words: str) -> bool:
    """Tell whether a sentence is one quotation with nothing beside it to say who speaks."""
    pairs = {'"': '"', "“": "”", "«": "»", "‘": "’", "'": "'"}
    closing = pairs.get(words[0])
    if closing is None:
        return False
    end = words.find(closing, 1)
    while end > 0 and closing in "'’" and end + 1 < len(words) and words[end + 1].isalpha():
        end = words.find(closing, end + 1)
    return end > 0 and not any(char.isalnum() for char in words[end:])

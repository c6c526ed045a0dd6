"""A sentence as the refusals look at it: its words, where it stands, and what can be told from both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from dossier.analyse.fragments import leaves_subject_out
from dossier.analyse.leaning import FIRST_WORD, LABEL, LEADING_MARKS
from dossier.analyse.says_so import has_main_verb
from dossier.analyse.talk import ALWAYS_SO, COURTESY, FALTERING, MARKUP, OPENS_COURTESY, STAGE, STOPS, TELLS
from dossier.english.clause_words import NOUN_FORMS, PAST_ONLY
from dossier.english.function_words import AUXILIARIES, DETERMINERS, PREPOSITIONS
from dossier.english.patterns import word_set
from dossier.english.plain_words import shared_words
from dossier.english.prose import RELATIVES, finite_verb, finite_verb_among
from dossier.english.tokens import Tokens
from dossier.english.verbs import is_base, is_past, is_third, third_persons
from dossier.model import BlockKind, Span

MIN_WORDS = 5

_TRAILING_OFF = re.compile(r"(?:\.\.\.|…)[\"'”’»)\]]{0,3}$|\b(?:Mr|Mrs|Ms|Dr|Prof|Messrs)\.$")
_END_LENGTH = 12
"""Code points in which such an end lies."""

_BEGINS_AGAIN = re.compile(r"\w…[A-Z]")
_DASHED = re.compile(r"[—–]|- | -")
NAMED_AS = re.compile(r"^[A-Z][^:;]{2,60}, (?:to be (?:an? |the )?[A-Z]|(?:[Nn]ominee|[Cc]andidate) (?:for|to be) )")
"""Who is nominated, in a list: "Ann Lee, of Ohio, to be a Member of the Board"."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands."""

    index: int
    """Among the sentences of the text."""
    tokens: Tokens
    """Of the whole text."""
    caption: bool = False
    """Whether its block is a caption."""
    quoted: bool = False
    """Whether a quotation that began before it is still open."""
    asked: bool = False
    """Whether somebody without a name asks here, in a transcript."""
    unmarked: bool = False
    """Whether its paragraph lost all end marks."""


class Case:
    """A sentence on one line, with what several refusals look at, each worked out at most once."""

    def __init__(self, words: str, span: Span, kind: BlockKind, place: Place) -> None:
        self.words = words
        self.count = words.count(" ") + 1
        self.span = span
        self.kind = kind
        self.place = place
        label = LABEL.match(words)
        self.body = (words[label.end() :] if label else words).lstrip(LEADING_MARKS)
        """The words without the label of a speaker and without marks in front."""
        self.first = FIRST_WORD.match(self.body)

    @cached_property
    def lower(self) -> frozenset[str]:
        """The words in lower case, one by one."""
        first, last = self.place.tokens.within(self.span)
        return frozenset(self.place.tokens.lower[first:last])

    @property
    def has_verb(self) -> bool:
        """Whether the sentence seems to hold a finite verb."""
        first, last = self.place.tokens.within(self.span)
        return finite_verb_among(shared_words(self.place.tokens, first, last, capitals=not self.words.isupper()))


def relative_alone(case: Case) -> bool:
    """Tell whether a sentence is a relative clause that lost what it hangs on; "WHO" is no relative."""
    opening = case.first[0] if case.first is not None else ""
    return opening.lower() in RELATIVES and not opening.isupper() and not _main_relative(case.body)


def _main_relative(body: str) -> bool:
    """Tell whether a sentence that begins with "where" or "that" is whole: "Where he went, they followed"."""
    first = FIRST_WORD.match(body)
    return first is not None and first[0].lower() in ("where", "that") and finite_verb(body)


def is_courtesy(case: Case) -> bool:
    """Tell whether a sentence opens with a greeting, thanks or other talk around the matter."""
    opening = case.first[0].lower().replace("’", "'") if case.first is not None else ""
    if opening not in OPENS_COURTESY and not opening.startswith("chair"):
        return False
    return COURTESY().match(case.body) is not None and TELLS().match(case.body) is None


def live_speech(case: Case) -> bool:
    """Tell whether a sentence shows how it was spoken: what the room did, and where the speaker began again."""
    if "(" in case.words and STAGE().search(case.words):
        return True
    words = case.words.replace(" -- ", " — ") if "--" in case.words else case.words
    dash = _DASHED.search(words)
    if dash is None:
        return False
    if FALTERING().search(words, max(0, dash.start() - _BEFORE_DASH)):
        return True
    return _DASHED.search(words, dash.end()) is None and STOPS().search(words) is not None


_BEFORE_DASH = 80
"""Letters before the first dash that may be said again behind it."""


def names_or_figures(tokens: Tokens, span: Span) -> bool:
    """Tell whether a stretch names somebody or something behind its first word, or gives a figure."""
    first, last = tokens.within(span)
    if any(word[0].isdecimal() for word in tokens.words[first:last]):
        return True
    named = (word for word in tokens.words[first + 1 : last] if len(word) > 1 and word[0].isupper())
    return any(word.partition("'")[0] != "I" for word in named)


def breaks_off(case: Case) -> bool:
    """Tell whether a sentence ends with dots or a title before a name, or begins again behind dots."""
    if _TRAILING_OFF.search(case.words, max(0, len(case.words) - _END_LENGTH)):
        return True
    return "…" in case.words and _BEGINS_AGAIN.search(case.words) is not None


def is_code(case: Case) -> bool:
    """Tell whether a sentence holds tags, templates or codes of pictures."""
    held = any(mark in case.words for mark in ("<", "{{", "]({", " :"))
    return held and MARKUP.search(case.words) is not None


def no_subject(case: Case) -> bool:
    """Tell whether a sentence begins with its verb: "Create a fund for the towns", "Turns out, it is old"."""
    words = case.body.split(None, 2)
    if case.first is None or len(words) < MIN_WORDS - 2:
        return False
    verb, behind = case.first[0].lower(), words[1].lower()
    if verb != words[0].lower() or verb in DETERMINERS or verb in PREPOSITIONS:
        return False
    if case.kind == "item" and _deed_of_an_item(verb, words[1]):
        return True
    return leaves_subject_out(verb, behind) or _deed_alone(case, verb)


def _deed_alone(case: Case, verb: str) -> bool:
    """Tell whether a short sentence begins with a past verb and holds no other: "Lowered the price of the ferry"."""
    if not verb.endswith("ed") or not is_past(verb) or verb == "united" or "," in case.body or case.count > _SHORT_DEED:
        return False
    inside = [word.strip(".;") for word in case.body.lower().split()[1:]]
    return not any(word in AUXILIARIES or word in PAST_ONLY or is_past(word) for word in inside)


_SHORT_DEED = 16
"""Words of a sentence in which a verb that no list knows would hardly be missed."""


def _deed_of_an_item(verb: str, behind: str) -> bool:
    """Tell whether an item begins with what somebody did or is to do: "Declared the crisis", "Expand access"."""
    if _deed_now(verb, behind):
        return True
    if is_past(verb) and verb.endswith("ed"):
        return behind.lower() in DETERMINERS or (behind[0].isupper() and verb != "united")
    follows = behind.lower()
    noun = follows in PREPOSITIONS or follows in AUXILIARIES or is_past(follows) or is_third(follows)
    return is_base(verb) and verb not in NOUN_FORMS and not noun and follows not in ("and", "or")


def _deed_now(verb: str, behind: str) -> bool:
    """Tell whether a word is a verb in -s; an unknown one is, with the article behind it that a noun never has."""
    return verb in third_persons() or (verb.endswith("s") and behind.lower() in DETERMINERS)


def doing_alone(case: Case) -> bool:
    """Tell whether a sentence is a heading in -ing that no verb follows: "Improving the safety of bridges"."""
    doing = case.first[0].lower() if case.first is not None else ""
    if not _doing(doing) or doing in PREPOSITIONS:
        return False
    body = _INCLUDED.split(case.body)[0]
    if case.kind == "item" and (doing in ING_OF_SAYING or not has_main_verb(body)):
        return True
    return "," not in body and not _may_hold_its_verb(case, body)


_INCLUDED = re.compile(r",? (?:including|such as) |, (?:and|while|by|through) [a-z]+ing ")
"""What only goes on about a heading in -ing: ", including …"."""

ING_OF_SAYING = word_set("declaring ensuring announcing proclaiming recognizing recognising showing affirming")
"""Headings of items whose verb belongs to what is declared: "Declaring the bridges are safe"."""


def _may_hold_its_verb(case: Case, body: str) -> bool:
    """Tell whether a word inside a sentence may be its verb; in an item "used" and "aids" belong to a noun."""
    words = [word.strip(".;") for word in body.lower().split()]
    return any(
        word in AUXILIARIES or word in PAST_ONLY or (case.kind != "item" and _is_verb_between(before, word, behind))
        for before, word, behind in zip(words, words[1:], words[2:], strict=False)
    )


def _is_verb_between(before: str, word: str, behind: str) -> bool:
    """Tell whether a word that may be a verb is one: not in "costs associated with", "sexually transmitted ills"."""
    if not (is_third(word) or is_past(word)) or before.endswith("ly"):
        return False
    return behind not in PREPOSITIONS and not is_past(behind)


def _doing(word: str) -> bool:
    """Tell whether a word is the -ing form of a verb."""
    root = word.removesuffix("ing")
    return root != word and (is_base(root) or is_base(root + "e") or (root[-1:] == root[-2:-1] and is_base(root[:-1])))


def ends_in_an_address(words: str) -> bool:
    """Tell whether the last word is the address of a page."""
    return "://" in words and words.rpartition(" ")[2].startswith("http")


def always_so(case: Case) -> bool:
    """Tell whether a sentence says what is usual, and names nobody and no figure."""
    return not ALWAYS_SO.isdisjoint(case.lower) and not names_or_figures(case.place.tokens, case.span)

"""Whether a form that is as often a noun ("claims", "report") is a verb of saying where it stands."""

from __future__ import annotations

from dossier.analyse.quotes.asides import clause_follows
from dossier.analyse.quotes.can_speak import is_speaker
from dossier.analyse.quotes.rows import STAGE
from dossier.analyse.quotes.spots import Spot
from dossier.english.clause_words import ING, NOUN_FORMS, PEOPLE, SOURCE_NOUNS
from dossier.english.finite_verbs import finite
from dossier.english.function_words import NOUN_OPENERS, PREPOSITIONS
from dossier.english.patterns import word_set
from dossier.model import Span
from dossier.rules import Rule, first
from dossier.trace import is_tracing, note


def _third_person_of_people(spot: Spot) -> bool:
    if spot.following is None or spot.following.kind not in {"name", "word"} or not spot.word.endswith("s"):
        return False
    return (spot.lower in SOURCE_NOUNS or spot.lower in PEOPLE) and not _is_plural(spot.lower)


def _is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _behind_comma(spot: Spot) -> bool:
    if spot.before is None or spot.before.lower != "," or spot.following is None:
        return False
    return spot.following.kind == "quote" or spot.follow == "that"


def _somebody_does(spot: Spot) -> bool:
    """Tell whether somebody named, titles aside, and a finite verb follow: claims | President Lee was wrong."""
    tokens, at = spot.tokens, spot.at + 1
    while at < len(tokens) and tokens[at].kind == "word" and tokens[at].capital:
        at += 1
    return at < len(tokens) and tokens[at].kind == "name" and finite(tokens, at + 1)


def _of_document(spot: Spot) -> bool:
    """Tell whether a clause stands behind a document or somebody: the complaint | notes many roads are shut."""
    if not spot.word.endswith("s") or _is_plural(spot.lower) or not is_speaker(spot.lower):
        return False
    return clause_follows(spot.tokens, spot.at + 1, loose=False)


_OPENS_CLAUSE = word_set("that : , the a an on for his her")


def _is_plainly_noun(spot: Spot) -> bool:
    """Tell whether a plural verb follows, or an adjective stands before: the jokes | are old; his recent | comments."""
    plural = spot.word.endswith("s") and spot.follow in _OF_PLURALS
    return plural or spot.lower in _BEFORE_NOUN


_OF_PLURALS = word_set("are were have")
_BEFORE_NOUN = word_set("previous recent latest earlier initial original repeated public formal written veiled")

NOUN_OR_VERB: tuple[Rule[Spot, bool], ...] = (
    Rule(
        "a verb behind a name or a pronoun",
        lambda spot: spot.before is not None
        and (spot.before.kind == "name" or spot.lower in {"he", "she", "it", "they", "who", "which"}),
        True,
        yes=("President Barack Obama [claims] that the law is unjust.",),
        no=("The [claims] of the ministry are old.",),
    ),
    Rule(
        "a verb in the third person behind a noun for people",
        _third_person_of_people,
        True,
        yes=("The spokesman [claims] the law is unjust.",),
    ),
    Rule(
        "a verb before a pronoun",
        lambda spot: spot.back > 0 and spot.follow in {"it", "he", "she", "they", "there"},
        True,
        yes=("The old men [claim] they saw the ship.",),
    ),
    Rule(
        "a verb behind a comma, before what is said",
        _behind_comma,
        True,
        yes=('The ministry, in a letter, [claims] that the law is unjust.',),
    ),
    Rule(
        "a verb before a quotation",
        lambda spot: spot.lower != "" and spot.following is not None and spot.following.kind == "quote",
        True,
        yes=('The young mayors [claim] "the law is unjust to us" and to others.',),
    ),
    Rule(
        "a verb between people and what they say",
        lambda spot: _is_plural(spot.lower)
        and (spot.lower in SOURCE_NOUNS or spot.lower in PEOPLE)
        and spot.following is not None
        and spot.following.kind in {"word", "name"}
        and spot.follow not in PREPOSITIONS
        and not finite(spot.tokens, spot.at + 1),
        True,
        yes=("Two officials [report] old ships in the bay are gone.",),
        no=("The officials [report] to the mayor of the town.",),
    ),
    Rule(
        "a form in -s between a noun and an article",
        lambda spot: spot.word.endswith("s") and spot.lower.isalpha() and spot.follow in NOUN_OPENERS,
        True,
        yes=("The bank [claims] the law is unjust.",),
        no=("The [claims] of the bank are old.",),
    ),
    Rule(
        "a form in -s between a noun and somebody who does something",
        lambda spot: spot.word.endswith("s")
        and spot.lower.isalpha()
        and not _is_plural(spot.lower)
        and _somebody_does(spot),
        True,
        yes=("The opposition [claims] President Barack Obama was wrong.",),
        no=("The opposition [claims] of President Barack Obama were wrong.",),
    ),
    Rule(
        "a form in -s between a document and a clause",
        _of_document,
        True,
        yes=("The complaint [claims] many old ships are gone.",),
        no=("The complaint [claims] of the ministry are old.",),
    ),
    Rule(
        "a verb between a plural and a clause",
        lambda spot: _is_plural(spot.lower) and spot.follow in _OPENS_CLAUSE,
        True,
        yes=("The mayors [claim] that the law is unjust.",),
    ),
)  # fmt: skip
"""What shows that a form that is as often a noun is a verb."""


def is_noun(spot: Spot) -> bool:
    """Tell whether a form that is as often a noun is one here."""
    if spot.word not in NOUN_FORMS or spot.word in ING:
        return False
    if _is_plainly_noun(spot):
        return True
    rule = first(NOUN_OR_VERB, spot)
    if rule is not None and is_tracing():
        note(
            STAGE,
            rule.name,
            Span(spot.tokens[spot.at].start, spot.tokens[spot.at].end),
            "decided",
            "a verb, not a noun",
        )
    return rule is None

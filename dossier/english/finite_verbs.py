"""Which words are finite verbs, and of what tense, by their form and the words beside them."""

from __future__ import annotations

from dossier.english.clause_words import DOCUMENT_NOUNS, SUBJECT_PRONOUNS, TIME_WORDS
from dossier.english.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    NOUN_OPENERS,
    OBJECTS,
    PREPOSITIONS,
    RELATIVES,
)
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.english.phrases import Tokens, Word, ends_compound, is_adverb
from dossier.english.verbs import (
    LIKE_ADJECTIVES,
    SURE_BASES,
    Tense,
    auxiliary_tense,
    is_base,
    is_participle,
    is_past,
    is_third,
    may_be_finite,
)

_BEFORE_ADJECTIVE = NOUN_OPENERS | word_set("of in for with by and or most")
_PLURAL = words(ANY, "plural")
"""Words after which the base form is a finite verb ("many believe"); nouns in -s are known by their ending."""
_OPENS_OBJECT = DETERMINERS
"""Words before which the base form is a finite verb whatever stands in front of it ("faculty play a role")."""
_BEFORE_PAST = SUBJECT_PRONOUNS | RELATIVES
_BEFORE_IS = word_set("it he she that there here what who where how let")
"""Words after which 's is the verb, not a possessive."""
LINKING_VERBS = word_set("stay stays stayed remain remains remained keeps kept become becomes became gets seem seems")
"""Verbs that an adjective in -ed may follow: "schools stay closed"."""
_BEFORE_PLURAL = word_set(
    """last next first second final main other many several few some most new such two three four full additional recent
    joint public further various numerous"""
)
"""Words before which no subject ends: what follows in -s is a plural."""
_PLURAL_AUXILIARIES = word_set("are were have aren't weren't haven't")
"""Verbs that show what stands right before them to be a plural: "100,000 lives | were lost"."""
_BY_SO_MUCH = frozenset("$€£") | word_set("about almost nearly some more less half just only")
_MOSTLY_NOUNS = word_set("forces attacks strikes")
"""Forms in -s that are verbs only where an object follows."""
_PUBLISHED = word_set("published released issued posted aired broadcast sent filed")
"""Participles behind a document that is told of."""
_BY_MEDIUM = word_set("phone telephone email e-mail mail video videolink letter text radio fax satellite")
"""What one speaks by, behind a verb that then is no passive: "said by phone"."""
_BEFORE_BASE = word_set("we they")
"""Pronouns behind which a base form is finite: "we honor"."""
_PLAIN = word_set("have do")
_NOT_BEFORE = MODALS | {"to"}
"""Words behind which these are infinitives: "to have", "may do"."""
_NOT_FINITE = word_set("be been being having getting have")
"""Auxiliaries behind which a past form is a participle: "to be launched"."""
_BEFORE_NOUN = _BEFORE_PLURAL | word_set("little much more less own no")
_AFTER_LIKE = word_set("are is was were have has had do does did will would can could should may might must")
_GOVERNS_CLAUSE = word_set("than as like that")


def finite(tokens: Tokens, at: int) -> bool:
    """Tell whether a finite verb seems to stand at a token, adverbs aside."""
    while at < len(tokens) and is_adverb(tokens[at]):
        at += 1
    return at < len(tokens) and tense_at(tokens, at) is not None


def tense_at(tokens: Tokens, at: int) -> Tense | None:
    """Return the tense of the finite verb at a token; None where there seems to be none.

    A caption with a participle can pass for a clause ("Polaroids donated to the museum"): an accepted gap, because a
    reduced clause cannot be told from a whole one by the words beside it.
    """
    token = tokens[at]
    word = token.lower
    if token.kind != "word" or not may_be_finite(word) or ends_compound(tokens, at):
        return None
    before = tokens[at - 1].lower if at > 0 else ""
    if word == "'s":
        return "present" if before in _BEFORE_IS else None
    closed = auxiliary_tense(word)
    if closed is not None:
        return None if _is_no_auxiliary(token, before) else closed
    return None if token.capital or _is_adjective(tokens, at, before) else _lexical_tense(tokens, at, before)


def _is_no_auxiliary(token: Word, before: str) -> bool:
    """Tell whether an auxiliary's form is a name ("Will") or a noun."""
    return (token.capital and "'" not in token.lower) or (token.lower in _PLAIN and before in _NOT_BEFORE)


def _is_adjective(tokens: Tokens, at: int, before: str) -> bool:
    """Tell whether the word before makes a form an adjective: of "that failed attempt", not "talks that failed in"."""
    if before not in _BEFORE_ADJECTIVE:
        return False
    return before != "that" or (tokens[at].lower.endswith("ed") and not nothing_named(tokens, at))


def nothing_named(tokens: Tokens, at: int) -> bool:
    """Tell whether what follows a word shows that it stands before no noun of its own."""
    if at + 1 >= len(tokens):
        return True
    after = tokens[at + 1]
    if after.kind != "word" or after.capital or is_adverb(after) or not after.lower[:1].isalpha():
        return True
    known = after.lower in DETERMINERS or after.lower in PREPOSITIONS or after.lower in OBJECTS
    return known or after.lower in RELATIVES or after.lower in CONJUNCTIONS or after.lower in TIME_WORDS


def _lexical_tense(tokens: Tokens, at: int, before: str) -> Tense | None:
    """Return the tense of a verb that is no auxiliary."""
    word = tokens[at].lower
    if is_past(word):
        return "past" if _past_is_finite(tokens, at, before) else None
    if is_third(word):
        return None if _is_plural(tokens, at, before) else "present"
    return "present" if is_base(word) and _base_is_finite(tokens, at, before) else None


def _is_plural(tokens: Tokens, at: int, before: str) -> bool:
    """Tell whether what stands before shows that a form in -s is a plural: "after talks", "to study changes"."""
    if before in _BEFORE_PLURAL or (before in PREPOSITIONS and before not in _GOVERNS_CLAUSE):
        return True
    following = _next_lower(tokens, at)
    if following in _PLURAL_AUXILIARIES or (tokens[at].lower in _MOSTLY_NOUNS and not _has_object(tokens, at)):
        return True
    governs = tokens[at - 2].lower if at > 1 else ""
    return is_base(before) and (governs == "to" or governs in MODALS)


def _has_object(tokens: Tokens, at: int) -> bool:
    """Tell whether an object opens right behind a verb: forces | the firm to shut."""
    following = _next_lower(tokens, at)
    return following in _OPENS_OBJECT or following in OBJECTS or (following != "" and tokens[at + 1].capital)


def _past_is_finite(tokens: Tokens, at: int, before: str) -> bool:
    """Tell whether a past form is no participle: no agent follows, and an adjective has its subject beside it."""
    word = tokens[at].lower
    following = _next_lower(tokens, at)
    if before in _NOT_FINITE or _tells_of_noun(tokens, at, before, following):
        return False
    if not word.endswith("ed"):
        return before not in _BEFORE_NOUN or at + 1 == len(tokens)
    if word in LIKE_ADJECTIVES and before not in _BEFORE_PAST:
        return _has_both_sides(tokens, at, following)
    return following != "by" or _is_by_medium(tokens, at)


def _tells_of_noun(tokens: Tokens, at: int, before: str, following: str) -> bool:
    """Tell whether a participle tells of the noun before it: done by somebody, "an interview published Sunday"."""
    word = tokens[at].lower
    if following == "by" and is_participle(word):
        return not _is_by_medium(tokens, at)
    return word in _PUBLISHED and before in DOCUMENT_NOUNS and (following in TIME_WORDS or following in PREPOSITIONS)


def _is_by_medium(tokens: Tokens, at: int) -> bool:
    """Tell whether "by" behind a verb says through what somebody spoke, or how much it was, not who did it."""
    behind = _next_lower(tokens, at + 1)
    return behind in _BY_MEDIUM or behind in _BY_SO_MUCH or behind[:1].isdecimal()


def _has_both_sides(tokens: Tokens, at: int, following: str) -> bool:
    """Tell whether a form that mostly is an adjective has its subject or its object beside it."""
    if at > 0 and (is_adverb(tokens[at - 1]) or tokens[at - 1].capital):
        return following != "by" or tokens[at - 1].capital
    return following in _OPENS_OBJECT or (following != "" and tokens[at + 1].capital)


def _base_is_finite(tokens: Tokens, at: int, before: str) -> bool:
    """Tell whether the base form of a verb is finite: its subject is a plural, or an object follows."""
    if before == "to" or before in MODALS or before in NEGATIONS or _is_no_verb(tokens, at):
        return False
    if tokens[at].lower in LINKING_VERBS:
        return before not in PREPOSITIONS
    if before in _PLURAL or (before not in _BEFORE_NOUN and _object_follows(tokens, at)):
        return True
    if tokens[at].lower in SURE_BASES:
        return before[:1].isalpha()  # not "John, thank you"
    if before in _BEFORE_BASE:
        return True
    return len(before) > 3 and before.endswith("s")


def _is_no_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether a word tells when, or compares: "Americans like you have chosen"."""
    word = tokens[at].lower
    return word in TIME_WORDS or (word == "like" and _next_lower(tokens, at + 1) in _AFTER_LIKE)


def _object_follows(tokens: Tokens, at: int) -> bool:
    """Tell whether an article opens an object behind a word: "play a role", not "little change this year"."""
    return _next_lower(tokens, at) in _OPENS_OBJECT and _next_lower(tokens, at + 1) not in TIME_WORDS


def _next_lower(tokens: Tokens, at: int) -> str:
    return tokens[at + 1].lower if at + 1 < len(tokens) else ""

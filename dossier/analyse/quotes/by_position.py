"""Who speaks beside a quotation by the place alone, whatever the verb: "…," fumed Ann Vale; "…," the coach laughed."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import PEOPLE, SOURCE_NOUNS, TIME_WORDS
from dossier.english.function_words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.english.phrases import Phrase, base_after, is_auxiliary, phrase_after
from dossier.english.verbs import is_past, is_third

_PERSONS = PEOPLE | SOURCE_NOUNS | words(ANY, "office") | words(ANY, "anyone") | words(ANY, "kin")
_PARTICLES = word_set("back out on off up")
_WHOLE = 3
"""Words from which on a quotation that begins a sentence is no title."""
_LONGEST_WHO = 8


def verb_then_person(tokens: Sequence[Token], begin: int) -> tuple[int, Phrase] | None:
    """Read the verb and who: fumed | Councillor Ann Vale; hit back | the coach, Rob Hale.

    Parameters:
        tokens: Tokens of the sentence.
        begin: Where the words behind the quotation begin.
    """
    if not _may_be_verb(tokens, begin):
        return None
    particle = begin + 1 < len(tokens) and tokens[begin + 1].lower in _PARTICLES
    person = phrase_after(tokens, begin + 1 + particle)
    if person is None or not _is_somebody(tokens, person):
        return None
    return (begin, person) if _closes(tokens, person.last) else None


def person_then_verb(tokens: Sequence[Token], at: int, begin: int, length: int) -> tuple[int, Phrase] | None:
    """Read who and the verb: captain Ann Vale fumed; he began; whole words that begin a sentence may go to a hearer.

    Parameters:
        tokens: Tokens of the sentence.
        at: The quotation.
        begin: Where the words behind it begin.
        length: How many words are quoted.
    """
    who = _who(tokens, at, begin)
    if who is None:
        return None
    verb, who = _behind_apposition(tokens, who)
    if not _may_be_verb(tokens, verb):
        return None
    whole = at == 0 and who.kind == "name" and length >= _WHOLE
    end = verb + 1 + (verb + 1 < len(tokens) and tokens[verb + 1].lower in _PARTICLES)
    if not (whole and is_past(tokens[verb].lower)) and not _closes(tokens, end, marks=True):
        return None
    return verb, who


def _behind_apposition(tokens: Sequence[Token], who: Phrase) -> tuple[int, Phrase]:
    """Step over an apposition between commas: the club's president, Aldo Riva, | fired back. It may give the name."""
    last = who.last
    if who.kind == "pronoun" or last >= len(tokens) or tokens[last].lower != ",":
        return last, who
    near = range(last + 1, min(len(tokens), last + _LONGEST_WHO + 1))
    comma = next((place for place in near if tokens[place].lower == ","), None)
    if comma is None:
        return last, who
    inside = base_after(tokens, last + 1, comma)
    named = inside is not None and inside.kind == "name" and inside.last == comma
    return comma + 1, inside if inside is not None and named and _is_somebody(tokens, inside) else who


def _who(tokens: Sequence[Token], at: int, begin: int) -> Phrase | None:
    """Return the person right behind a quotation: he, a name with its titles, or "the coach" where it is no title."""
    if begin >= len(tokens):
        return None
    if tokens[begin].lower in {"he", "she"} and tokens[begin].kind == "word":
        return Phrase("pronoun", begin, begin + 1, begin)
    who = base_after(tokens, begin, min(len(tokens), begin + _LONGEST_WHO))
    if who is None or not _is_somebody(tokens, who):
        return None
    begins = at == 0 or tokens[at - 1].kind in {"mark", "quote"}
    return who if who.kind == "name" or begins else None


def _is_somebody(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Tell whether a phrase names a person, or describes one: captain Ann Vale; the coach; a neighbour."""
    if phrase.kind == "name":
        return tokens[phrase.head].type == "person"
    described = phrase.kind == "nominal" and tokens[phrase.first].lower in DETERMINERS
    return described and tokens[phrase.head].lower in _PERSONS


def _may_be_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a past form, or the form of a known verb that goes with "he", stands at a token."""
    if at >= len(tokens) or tokens[at].kind != "word" or tokens[at].capital or is_auxiliary(tokens[at]):
        return False
    return is_past(tokens[at].lower) or is_third(tokens[at].lower)


def _closes(tokens: Sequence[Token], at: int, *, marks: bool = False) -> bool:
    """Tell whether speaker and verb end here: a mark, or unless `marks` only, when, where and to whom."""
    if at >= len(tokens) or tokens[at].kind in {"mark", "quote"}:
        return True
    word = tokens[at].lower
    return not marks and (word in PREPOSITIONS or word in CONJUNCTIONS or word in TIME_WORDS)

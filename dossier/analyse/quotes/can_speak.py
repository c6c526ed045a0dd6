"""Whether a noun phrase is somebody, or something like a document, that can say something."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import DOCUMENT_NOUNS, PEOPLE, SOURCE_NOUNS, TIME_WORDS
from dossier.english.function_words import DETERMINERS
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.english.phrases import Phrase, is_adverb, verb_like

SPEAKERS = (
    SOURCE_NOUNS
    | PEOPLE
    | DOCUMENT_NOUNS
    | words(ANY, "office")
    | words(ANY, "anyone")
    | words("bodies", "describes")
    | words("bodies", "body_head")
    | words(ANY, "taken_up")
    | word_set(
        """side participant delegation attendee stakeholder colleague community staff pair trio duo both ally allies
        country countries nation secretaries rebel faction gang crowd militant insurgent gunman gunmen kidnapper
        hijacker protester striker dissent majority plurality concurrence opposition prosecution defense
        defence audit appellant appellee petitioner respondent plaintiff defendant claimant complainant applicant
        counsel jury city town panel inquest pontiff kingdom municipality bloc relative acquaintance publicist
        grandfather grandmother forecaster medic environmentalist astronomer observer monitor economist historian
        archaeologist biologist negotiator mediator inspector investigator peacekeeper separatist firefighter investor
        donor regulator insurer retailer airline manufacturer publisher museum bank firm network broadcaster"""
    )
)
"""Nouns for who or what can say something."""

BY_THINGS = words("saying", "by_things")
"""Verbs that things go with as well as people: data suggest, a graph shows."""


NO_SPEAKERS = word_set("part thing things point reason way fact well yes no look")
"""Words that only stand for what follows, or begin a turn: the point is …; Well, I'm just saying that …."""


SOME = word_set("many some most others several both few one another")
"""Words that stand for some of those who were spoken of: many | noted that credit was tight."""


def is_speaker(word: str) -> bool:
    """Tell whether a noun, in its singular or plural, is for who or what can say something."""
    return word in SPEAKERS or word.removesuffix("s") in SPEAKERS


def may_speak(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Tell whether a phrase may name a speaker: not a bare singular that is none, as in "abortion related"."""
    if phrase.kind != "nominal":
        return True
    if _is_nobody(tokens, phrase):
        return False
    head = tokens[phrase.head]
    if tokens[phrase.first].lower in DETERMINERS or (phrase.last - phrase.first == 1 and head.lower in SOME):
        return True
    inside = tokens[phrase.first : phrase.last]
    return any(token.capital or is_speaker(token.lower) or token.lower.endswith("s") for token in inside)


def _is_nobody(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Tell whether a phrase is a time, a word that only stands for what follows, or no noun: one day; gathered."""
    head = tokens[phrase.head]
    if head.lower in NO_SPEAKERS or head.lower in TIME_WORDS or head.lower.partition("'")[0] == "you":
        return True
    return phrase.last - phrase.first == 1 and (is_adverb(head) or verb_like(tokens, phrase.head))

"""The closed classes of words, by which a clause is built, and the sets that several stages make of them."""

from __future__ import annotations

from dossier.english.lexicon import words

_CLASS = "function_words"

ARTICLES = words(_CLASS, "article")
DEMONSTRATIVES = words(_CLASS, "demonstrative")
POSSESSIVES = words(_CLASS, "pronoun", "possessive")
"""my, her, their: in front of a noun."""

NOUN_OPENERS = ARTICLES | DEMONSTRATIVES | POSSESSIVES
"""Determiners that hardly stand without a noun behind them."""

DETERMINERS = words(_CLASS, "determiner")
"""All of these, and some, any, no, every, each, another, both, all."""

PERSONAL = words(_CLASS, "pronoun")
"""Personal pronouns of every kind: he, him, his, hers, himself."""

SUBJECTS = words(_CLASS, "pronoun", "subject")
OBJECTS = words(_CLASS, "pronoun", "object") | words(_CLASS, "pronoun", "reflexive")
FIRST_PERSON = words(_CLASS, "first_person")
THIRD_PERSON = PERSONAL - FIRST_PERSON - {"you", "your", "yours", "yourself", "yourselves"}

BE = words(_CLASS, "be")
"""Forms of be, whole or as a clitic, and of get where it makes a passive."""

HAVE = words(_CLASS, "have")
DO = frozenset({"do", "does", "did"})
MODALS = words(_CLASS, "modal")
AUXILIARIES = words(_CLASS, "auxiliary")
"""Finite ones: is, has, did, can; contracted ones too: isn't, he'll."""

PLAIN_AUXILIARIES = AUXILIARIES - words(_CLASS, "contracted")
NEGATIONS = words(_CLASS, "negation")

PREPOSITIONS = words(_CLASS, "preposition")
PARTICLES = words(_CLASS, "particle")
"""Prepositions that end a clause as often: "broke out"."""

CONJUNCTIONS = words(_CLASS, "conjunction")
SUBORDINATORS = words(_CLASS, "subordinator")
"""Words that open a subordinate clause: although, because, when."""

RELATIVES = words(_CLASS, "relative")
"""Relative and question words."""

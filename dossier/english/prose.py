"""Tell whether a stretch of text is a sentence that can stand by itself.

Shared by the summary and the title: both show single sentences away from their place, where a fragment, half a
quotation or a clause that leans on its neighbour misleads.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from dossier.english.clause_words import ADVERBS, SUBJECT_PRONOUNS, TIME_WORDS
from dossier.english.finite_verbs import tense_at
from dossier.english.function_words import CONJUNCTIONS, DETERMINERS, PERSONAL, PREPOSITIONS, SUBORDINATORS
from dossier.english.function_words import RELATIVES as RELATIVE
from dossier.english.lexicon import words
from dossier.english.phrases import is_adverb
from dossier.english.plain_words import PlainWord, each_word

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

RELATIVES = words("function_words", "relative_pronoun")


@lru_cache(maxsize=1024)  # candidates and titles ask about the same sentence several times
def finite_verb(stretch: str) -> bool:
    """Tell whether the words seem to hold a finite verb."""
    return finite_verb_among(each_word(stretch, capitals=not stretch.isupper()))


def finite_verb_among(stretch: Iterable[PlainWord]) -> bool:
    """Tell whether words that are cut already seem to hold a finite verb."""
    tokens: list[PlainWord] = []
    for token in stretch:  # most sentences show theirs within a few words
        tokens.append(token)
        if len(tokens) > 1 and tense_at(tokens, len(tokens) - 2) is not None:
            return True
    if tokens and tense_at(tokens, len(tokens) - 1) is not None:
        return True
    return any(_unknown_verb(tokens, at) for at in range(1, len(tokens) - 1))


_CLOSED = PREPOSITIONS | CONJUNCTIONS | DETERMINERS | PERSONAL | RELATIVE | ADVERBS | TIME_WORDS
_SUBJECTS = SUBJECT_PRONOUNS | {"who"}


def _unknown_verb(tokens: Sequence[PlainWord], at: int) -> bool:
    """Tell whether a word that no list knows as a verb stands where only a verb can stand.

    That is behind a pronoun that is a subject ("It refocuses efforts"), or in -s before a determiner ("The order
    directs the secretary").
    """
    token, before = tokens[at], at - 1
    if token.kind != "word" or token.capital or not token.lower.isalpha() or token.lower in _CLOSED:
        return False
    while before > 0 and is_adverb(tokens[before]):
        before -= 1
    if tokens[before].lower in _SUBJECTS:
        return not token.lower.endswith("ing")
    return _may_be_third(token.lower) and tokens[at + 1].lower in DETERMINERS and tokens[before].lower not in _CLOSED


def _may_be_third(word: str) -> bool:
    """Tell whether a word has the ending of "he directs", which most plurals have too."""
    return word.endswith("s") and not word.endswith("ss") and len(word) > _SHORTEST


_SHORTEST = 3
"""Letters of a plural that may as well be a verb: "aims", not "was"."""


_OPENING_SINGLE = re.compile(r"(?<![\w'’])'(?=[\w\"“\[])(?!\d\ds?\b|n\b|em\b|tis\b|til\b|twas\b)")
_CLOSING_SINGLE = re.compile(r"(?<=[\w.,!?…\])])'(?![\w'])")
_CLOSING_CURLY = re.compile(r"(?<=[\w.,!?…\])”])’(?!\w)")
SPOKEN_END = frozenset(".,!?…")
"""Marks before a closing quotation mark, which an apostrophe never follows."""


_ANY_MARK = re.compile(r"[\"“”«»()\[\]‘`']|’(?!\w)")


def half_quoted(words: str) -> bool:
    """Tell whether a stretch holds one end of a quotation, or of a bracket, without the other."""
    if _ANY_MARK.search(words) is None:
        return False
    if any(_unbalanced(words, opening, closing) for opening, closing in ("“”", "«»", "()", "[]")):
        return True
    if words.count('"') % 2 or words.count("``") != len(re.findall(r"(?<!')''(?!')", words)):
        return True
    return _half_single(words, [m.start() for m in re.finditer("‘", words)], _CLOSING_CURLY) or _half_single(
        words, [m.start() for m in _OPENING_SINGLE.finditer(words)], _CLOSING_SINGLE
    )


def _unbalanced(words: str, opening: str, closing: str) -> bool:
    """Tell whether marks of a pair open without closing, or close without opening."""
    if opening not in words and closing not in words:
        return False
    depth = 0
    for char in words:
        depth += (char == opening) - (char == closing)
        if depth < 0:
            return True
    return depth > 0


def _half_single(words: str, openings: list[int], closing: re.Pattern[str]) -> bool:
    """Tell whether single marks are unpaired; a mark after a letter may be an apostrophe ("officials’")."""
    closings = [m.start() for m in closing.finditer(words)]
    if not openings:
        return any(words[at - 1] in SPOKEN_END for at in closings)
    if any(at < openings[0] and words[at - 1] in SPOKEN_END for at in closings):
        return True
    return sum(at > openings[0] for at in closings) < len(openings)


_INSERTED = re.compile(r", (?:which|who|whom|whose|where)\b[^,]*(?:,|$)")


def main_verb(words: str) -> bool:
    """Tell whether a finite verb stands outside relative clauses, and another one in the clause that "that" opens."""
    words = _INSERTED.sub(" ", words)
    clause = words.rpartition(" that ")
    return finite_verb(words) and (not clause[0] or finite_verb(f"that {clause[2]}"))


_CLAUSE_END = re.compile(r"[,;:–—-]\s")
_HANGS_ON = re.compile(r"\s*(?:who|whom|whose|which|wherever|whenever|because|is|are|was|were)\b")
"""How a stretch begins that hangs on the one before, or goes on with it: no main clause, whatever verb is in it."""


def lacks_main_clause(words: str) -> bool:
    """Tell whether a stretch is a subordinate clause alone, or one broken by a stray "and" ("Though … and it …")."""
    found = _WORD.match(words)
    if found is None or found[0].lower() not in SUBORDINATORS:
        return False
    if found[0].lower() in ("as", "after", "before", "since", "despite", "given", "until", "once"):
        return not finite_verb(words)
    parts = _CLAUSE_END.split(words)
    return not any(finite_verb(part) for part in parts[1:] if not _HANGS_ON.match(part))


def words_of(text: str) -> list[str]:
    """Return the words of a stretch in lower case."""
    return [found[0].lower() for found in _WORD.finditer(text)]

"""Tell quotations from titles of works, nicknames, scare quotes and names in marks."""

from __future__ import annotations

import re

from dossier.analyse.quotes.clauses import is_adverb
from dossier.analyse.quotes.lexicon import BE, BELIEF, NAMING, PREPOSITIONS, SPEECH
from dossier.analyse.quotes.marks import Marked
from dossier.analyse.quotes.rules import Attribution
from dossier.analyse.quotes.writer_sentences import Unit
from dossier.english.lexicon import ANY, words

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CREDIT = re.compile(r"\s*\(?(?:Image|Photo|Photograph|Picture|Credit|Video)(?: by| credit)?:")
_MINOR = words(ANY, "small_in_names")

NAME_LEADS = words("adjectives", "names")
"""Words right before a name in marks."""

WORK_NOUNS = words("works", "work")
"""Nouns right before or after a title or name in marks."""


def is_quotation(text: str, unit: Unit, at: int, each: Marked, attribution: Attribution) -> bool:
    """Tell whether marked words are words that somebody said or wrote.

    Parameters:
        text: The document's text.
        unit: The sentence that holds them.
        at: Index of their token there.
        each: The marked stretch.
        attribution: Who was found to have said it.

    Returns:
        False for titles, nicknames, scare quotes and names.
    """
    inner = each.inner.of(text)
    words = _WORD.findall(inner)
    if not words or (len(words) == 1 and not any(letter.isalpha() for letter in words[0])):
        return False
    tokens = unit.tokens
    before = tokens[at - 1] if at > 0 else None
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    said = attribution.speaker is not None
    if each.continues or each.open_end:
        return True
    if unit.kind == "heading":
        return said and len(words) > 2
    alone = all(token.kind in {"quote", "mark"} for token in tokens)
    if alone:
        return said or (len(words) > 2 and not looks_like_title(words))
    if len(words) <= 4 and nickname(unit, at):
        return False
    if len(words) <= 4 and body_after_person(unit, at):
        return False
    if caption(text, unit):
        return False
    if (
        not attribution.adjacent
        and len(words) <= 4
        and before is not None
        and behind is not None
        and before.lower in "(["
        and behind.lower in ")]"
    ):
        return False  # a gloss or a translation
    title = looks_like_title(words)
    lead = before.lower if before is not None and before.kind == "word" else ""
    speaker = attribution.speaker
    anything = speaker is not None and speaker.kind == "nominal" and speaker.text.lower().startswith(("a ", "an "))
    by_somebody = attribution.base in {"call", "dub", "label", "brand", "term"} and not anything
    if lead in NAME_LEADS and len(words) <= 8 and not by_somebody:
        return False
    strong = said and attribution.adjacent and attribution.base not in BELIEF
    if lead in WORK_NOUNS and len(words) <= 8 and (title or not strong):
        return False
    if behind is not None and behind.lower in WORK_NOUNS and len(words) <= 6 and (title or not said):
        return False
    if title and len(words) > 1:
        return (
            strong
            and attribution.base not in NAMING
            and (inner[-1:] in ".,!?" or (before is not None and before.lower in {":", ","}))
        )
    if title:
        follows = attribution.cue is not None and attribution.cue.start > each.outer.end
        return strong and (follows or (before is not None and before.lower in {":", ","}))
    if not said:
        return len(words) >= 5
    if strong:
        return True
    if len(words) <= 1:
        near = attribution.cue is not None and abs(each.outer.start - attribution.cue.end) <= 60
        predicate = lead in BE | {"as", "been", "so", "very", "more"} or (before is not None and is_adverb(before))
        naming = attribution.base in NAMING | SPEECH
        return attribution.level != "low" and near and (naming or predicate)
    if len(words) == 2:
        return attribution.level != "low"
    return True


def is_name(text: str, unit: Unit, at: int, each: Marked) -> bool:
    """Tell whether marked words look like the title of a work or another name, whatever stands around them."""
    words = _WORD.findall(each.inner.of(text))
    return looks_like_title(words) or (len(words) <= 4 and body_after_person(unit, at))


def body_after_person(unit: Unit, at: int) -> bool:
    """Tell whether marked words are the body somebody belongs to: Ann Lee of "Have no fear", a charity, said."""
    tokens = unit.tokens
    if at < 2 or at + 1 >= len(tokens) or tokens[at + 1].lower != ",":
        return False
    return tokens[at - 1].lower in {"of", "from"} and tokens[at - 2].kind == "name" and tokens[at - 2].type == "person"


def looks_like_title(words: list[str]) -> bool:
    """Tell whether all words but the small ones begin with a capital."""
    large = [word for word in words if word.lower() not in _MINOR]
    return bool(large) and all(word[0].isupper() or word[0].isdigit() for word in large) and words[0][0].isupper()


def caption(text: str, unit: Unit) -> bool:
    """Tell whether a sentence is the caption of a picture, by the credit after it."""
    return _CREDIT.match(text, unit.end) is not None


def nickname(unit: Unit, at: int) -> bool:
    """Tell whether marked words stand within a name: Jon "Red" Moe."""
    tokens = unit.tokens
    if at == 0 or at + 1 >= len(tokens):
        return False
    before, behind = tokens[at - 1], tokens[at + 1]
    named = before.kind == "name" or (before.kind == "word" and before.capital and before.lower not in PREPOSITIONS)
    return (
        named
        and before.end + 1 == tokens[at].start
        and (behind.kind == "name" or (behind.kind == "word" and behind.capital))
        and behind.start == tokens[at].end + 1
    )

"""What stands between a cue and its clause: when, where, to whom; and whether a clause follows."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import TIME_WORDS
from dossier.english.finite_verbs import finite, tense_at
from dossier.english.function_words import DETERMINERS, MODALS, PREPOSITIONS, RELATIVES
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.english.phrases import Phrase, base_after, is_adverb, is_auxiliary, phrase_after
from dossier.english.verbs import LIKE_ADJECTIVES, is_base, is_past

_NOT_FINITE = word_set("be been being having to")
LINKS = words("function_words", "link")
OBJECTS = word_set("him her it them us me you everybody everyone")
_QUANTITIES = word_set("about around over under another some nearly almost roughly approximately")
_LIMITS = word_set("all both only even just")
"""Words that look like adverbs behind a verb, but belong to who or what is told of: said | only members could vote."""
_NUMERALS = word_set("a half two three four five ten one")
_OF_AMOUNTS = word_set(
    "$ £ € % . , per cent percent million billion trillion thousand hundred dozen nearly almost roughly"
)
_QUANTITY_PAIRS = {
    ("an", "estimated"),
    ("at", "least"),
    ("at", "most"),
    ("more", "than"),
    ("less", "than"),
    ("fewer", "than"),
    ("up", "to"),
}
_LONE_LIMITS = {("only",), ("even",), ("just",), ("no",)}
_QUANTITY_TRIPLES = {("as", "many", "as"), ("as", "much", "as"), ("as", "few", "as")}


def quantity_end(tokens: Sequence[Token], at: int) -> int:
    """Step over what stands before a number: at least, more than, as many as, about."""
    words = tuple(token.lower for token in tokens[at : at + 3])
    if words[:2] in _QUANTITY_PAIRS:
        return at + 2
    if words in _QUANTITY_TRIPLES:
        return at + 3
    if len(words) > 1 and words[0] in _QUANTITIES and _is_numeral(words[1]):
        return at + 1
    limited = words[:1] in _LONE_LIMITS and not _goes_on_as_aside(tokens, at + 1)
    return quantity_end(tokens, at + 1) if limited else at


def _is_numeral(word: str) -> bool:
    return word[:1].isdigit() or word.partition("-")[0] in _NUMERALS


def amount_end(tokens: Sequence[Token], at: int) -> int:
    """Step over a number, what is counted and what it is part of: $4 million, 12 of the 40 firms."""
    end = quantity_end(tokens, at)
    start = end
    while end < len(tokens) and (_is_amount(tokens, end) or _joins_amounts(tokens, end)):
        end += 1
    if not any(token.lower[:1].isdigit() for token in tokens[start:end]):
        return at
    if end < len(tokens) and tokens[end].lower == "of":
        end += 1
    phrase = base_after(tokens, end, len(tokens))
    return end if phrase is None else verb_within(tokens, phrase, loose=True) or phrase.last


def _is_amount(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower[:1].isdigit() or tokens[at].lower in _OF_AMOUNTS


def _joins_amounts(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word stands between two numbers: 10 | to | 15 gunmen."""
    inside = 0 < at < len(tokens) - 1 and tokens[at].lower in {"to", "or"}
    return inside and tokens[at - 1].lower[:1].isdigit() and tokens[at + 1].lower[:1].isdigit()


def hearer_end(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the words to whom end (told | reporters | that …)."""
    if at < len(tokens) and tokens[at].kind == "word" and tokens[at].lower in OBJECTS:
        return at if tokens[at].lower == "it" and finite(tokens, at + 1) else at + 1
    if _two_names(tokens, at):
        return at + 1
    hearer = phrase_after(tokens, at)
    if hearer is None or hearer.kind == "pronoun":
        return None
    if hearers_left_out(tokens, at, hearer):
        return at
    return _behind_named(tokens, hearer) or aside_end(tokens, hearer.last)


def _behind_named(tokens: Sequence[Token], hearer: Phrase) -> int:
    """Return where a clause begins behind a name that seems to be one with it: told the daily Post | staff had left."""
    named = next((at for at in range(hearer.first, hearer.last - 1) if tokens[at].kind == "name"), None)
    if named is None or tokens[named + 1].lower == "'s":
        return 0
    phrase = base_after(tokens, named + 1, len(tokens))
    verb = phrase.last if phrase is not None else len(tokens)
    return named + 1 if verb < len(tokens) and tense_at(tokens, verb) is not None else 0


def hearers_left_out(tokens: Sequence[Token], at: int, subject: Phrase) -> bool:
    """Tell whether a clause follows a verb of warning at once: Experts warn | the virus could spread."""
    if at == 0 or tokens[at - 1].lower not in _WARNING:
        return False
    end = subject.last
    while end + 1 < len(tokens) and tokens[end].lower in {"of", "in", "for", "on"}:
        part = base_after(tokens, end + 1, len(tokens))
        if part is None:
            return False
        end = part.last
    return end < len(tokens) and finite(tokens, end)


_WARNING = word_set("warn warns warned warning promise promises promised")


def _two_names(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether who hears something and who does something are named side by side: told NPR | Per Dahl had left."""
    if at + 2 >= len(tokens) or tokens[at].kind != "name" or tokens[at + 1].kind != "name":
        return False
    return clause_follows(tokens, at + 1, loose=False)


def aside_end(tokens: Sequence[Token], at: int) -> int:
    """Step over when, where and to whom (said | on Monday | …; said | to reporters | …)."""
    for _ in range(4):
        if at >= len(tokens) or quantity_end(tokens, at) > at:
            break
        further = _time_end(tokens, at) or _link_end(tokens, at)
        if further is None:
            break
        at = further
    return _over_comma(tokens, at)


def _over_comma(tokens: Sequence[Token], at: int) -> int:
    """Step over a comma between words of time and a clause: said Friday, | it will open in May."""
    if not 0 < at < len(tokens) - 1 or tokens[at].lower != ",":
        return at
    if tokens[at + 1].lower in _CITING:
        near = range(at + 2, min(at + _LONGEST_INSERTION, len(tokens) - 1))
        return next((place + 1 for place in near if tokens[place].lower == ","), at)
    if tokens[at - 1].lower not in TIME_WORDS:
        return at
    return at + 1 if clause_follows(tokens, at + 1, loose=False) else at


_CITING = word_set("citing quoting")
"""Words behind a comma that name whom a speaker relies on: reported, | citing the police, | that …."""


def _time_end(tokens: Sequence[Token], at: int) -> int | None:
    """Step over an adverb or a word of time; over a number only where it is part of a day: 4 May, May 4."""
    token = tokens[at]
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if token.lower in TIME_WORDS:
        return at + 1
    if token.lower in _LIMITS and not _goes_on_as_aside(tokens, at + 1):
        return None
    if is_adverb(token):
        return at + 1 if token.lower != "there" and not following[:1].isdigit() else None
    if not token.lower.isdigit():
        return None
    return at + 1 if following in TIME_WORDS or (at > 0 and tokens[at - 1].lower in TIME_WORDS) else None


def _goes_on_as_aside(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether no noun phrase begins at a token: said only | that; said just | before noon."""
    if at >= len(tokens) or tokens[at].kind != "word":
        return at >= len(tokens) or tokens[at].kind == "mark"
    word = tokens[at].lower
    return word in {"that", "as", "so"} or (word in PREPOSITIONS and word != "of") or word in TIME_WORDS


def _link_end(tokens: Sequence[Token], at: int) -> int | None:
    """Step over a prepositional phrase, words of time and a comma behind it included."""
    token = tokens[at]
    if token.kind != "word" or token.lower not in LINKS:
        return None
    end = _governed_end(tokens, at + 1)
    if end is None or (token.lower in {"in", "for", "with", "of"} and finite(tokens, end)):
        return None
    while end < len(tokens) and tokens[end].lower in TIME_WORDS:
        end += 1
    return end + 1 if end < len(tokens) and tokens[end].lower == "," else end


def _governed_end(tokens: Sequence[Token], at: int) -> int | None:
    """Return where what a preposition governs ends: a day or a noun phrase."""
    if at < len(tokens) and tokens[at].lower.isdigit():
        return at + 1 if _is_year(tokens, at) else _time_end(tokens, at)
    inner = base_after(tokens, at, len(tokens))
    return None if inner is None else inner.last


def _is_year(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number is a year by what follows: told in 1946 | that; said in 2011 | the well was dry."""
    number, following = tokens[at].lower, tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if len(number) != _DIGITS_OF_A_YEAR or number[:2] not in {"18", "19", "20"}:
        return False
    return following in DETERMINERS or following in {"that", "whether", ","}


_DIGITS_OF_A_YEAR = 4


def clause_follows(tokens: Sequence[Token], at: int, *, loose: bool = True) -> bool:
    """Tell whether a subject with a finite verb begins at a token.

    Unless `loose`, no relative clause may come before the verb.
    """
    phrase = base_after(tokens, quantity_end(tokens, at), len(tokens))
    if phrase is None:
        return False
    end = phrase.last
    if loose and _two_do(tokens, end):
        return True
    for _ in range(4):
        if verb_within(tokens, phrase, loose=loose) or finite(tokens, end) or _verb_behind_insertion(tokens, end):
            return True
        if end + 1 >= len(tokens) or tokens[end].lower not in PREPOSITIONS:
            break
        further = _part_after(tokens, end + 1)
        if further is None:
            return False
        phrase, end = further, further.last
    return _verb_further_on(tokens, end, loose=loose)


def _two_do(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a second subject and a verb stand behind the first: the union | and Norway share a goal."""
    if end + 2 >= len(tokens) or tokens[end].lower != "and":
        return False
    second = base_after(tokens, end + 1, len(tokens))
    if second is None or second.kind == "pronoun" or second.last >= len(tokens):
        return False
    return finite(tokens, second.last) or (second.kind == "name" and is_base(tokens[second.last].lower))


def _part_after(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Return what a preposition governs within a noun phrase: more than half of | those."""
    if tokens[at].lower in _POINTING:
        return Phrase("nominal", at, at + 1, at)
    return base_after(tokens, quantity_end(tokens, at), len(tokens))


_POINTING = word_set("those these them us him her it me you")


def verb_within(tokens: Sequence[Token], phrase: Phrase, *, loose: bool) -> int:
    """Return where the verb of a clause stands that looks like a part of its subject; 0 where none does.

    Of "the drug | repels insects", "18 people | died". Unless `loose`, its object must open right behind the verb.
    """
    if phrase.kind == "pronoun":
        return 0
    for at in range(phrase.first + 1, phrase.last):
        token = tokens[at]
        if token.kind != "word" or token.capital or not _may_be_verb(tokens, at):
            continue
        if at + 1 == phrase.last if loose else _object_opens(tokens, at + 1):
            return at
        if loose and (is_past(token.lower) or is_base(token.lower) or _object_opens(tokens, at + 1)):
            return at
    return 0


def _may_be_verb(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a finite verb stands at a token: men | wanted to leave, too."""
    if _belongs_to_noun(tokens[at - 1]):
        return False
    wanted = tokens[at].lower in LIKE_ADJECTIVES and at + 1 < len(tokens) and tokens[at + 1].lower == "to"
    return wanted or tense_at(tokens, at) is not None


def _object_opens(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether what a verb acts on begins at a token: it, the bridge, Per Dahl's house; to leave."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    named = token.kind == "name" or (token.kind == "word" and token.capital)
    return named or token.lower in OBJECTS or token.lower == "to" or token.lower in DETERMINERS - {"that"}


def _verb_behind_insertion(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether a finite verb follows behind what stands between commas: the head, Ann Lee, | has left."""
    if end + 1 >= len(tokens) or tokens[end].lower != ",":
        return False
    if tokens[end + 1].lower in _INSERTED:
        near = range(end + 2, min(end + _LONGEST_INSERTION, len(tokens) - 1))
        closing = next((place for place in near if tokens[place].lower == ","), None)
        return closing is not None and _is_auxiliary_at(tokens, closing + 1)
    inserted = phrase_after(tokens, end + 1)
    if inserted is None or inserted.kind == "pronoun" or inserted.last >= len(tokens):
        return False
    return tokens[inserted.last].lower == "," and finite(tokens, inserted.last + 1)


_INSERTED = word_set("who which whose where like including along together unlike")
_LONGEST_INSERTION = 18


def _is_auxiliary_at(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb stands at a token that no other subject can stand behind: is, has, will."""
    return is_auxiliary(tokens[at]) or (tokens[at].lower in MODALS and tokens[at].lower != "to")


def _verb_further_on(tokens: Sequence[Token], end: int, *, loose: bool) -> bool:
    """Tell whether a finite verb stands a little behind a noun phrase."""
    for place in range(end, min(end + 14, len(tokens))):
        token = tokens[place]
        if token.lower == ";" or (not loose and (token.lower == "," or token.lower in RELATIVES)):
            return False
        if token.kind != "word" or token.lower in _NOT_FINITE or _belongs_to_noun(tokens[place - 1]):
            continue
        if token.lower in MODALS or finite(tokens, place):
            # "reported a theft and noted the time" goes on with the writer's own verb
            return not (place == end + 1 and tokens[end].lower in {"and", "or", "but"})
    return False


def _belongs_to_noun(before: Token) -> bool:
    return before.lower in DETERMINERS or before.lower == "'s"


def hearers_end(tokens: Sequence[Token], at: int) -> int | None:
    """Return where a noun phrase ends, others that "and" or "of" joins to it included."""
    phrase = base_after(tokens, at, len(tokens))
    for _ in range(4):
        if phrase is None or phrase.kind == "pronoun":
            return None
        end = phrase.last
        if end + 1 >= len(tokens) or tokens[end].lower not in {"and", "of", "in", "for", "or"}:
            return end
        phrase = base_after(tokens, end + 1, len(tokens))
    return None

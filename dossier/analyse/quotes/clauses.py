"""Who does what in a clause: subjects of verbs, noun phrases, and what they name.

No grammar is parsed. A subject is looked for backwards from its verb over adverbs, auxiliaries, prepositional phrases
and appositions, which serves news prose well; sentences with two clauses before the verb are the known gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dossier.analyse.quotes.lexicon import (
    ADVERBS,
    AUXILIARIES,
    COMMON_VERBS,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    ING,
    MODALS,
    NEGATIONS,
    NOT_ADVERBS,
    NOT_VERBS_ED,
    NOUN_FORMS,
    OBJECT_PRONOUNS,
    OFFICE_ENDS,
    PAST,
    PEOPLE,
    PREPOSITIONS,
    RELATIVES,
    SOURCE_NOUNS,
    SUBJECT_PRONOUNS,
    TIME_WORDS,
    VAGUE,
)
from dossier.analyse.quotes.writer_sentences import Token

Tokens = Sequence[Token]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase that may name a speaker."""

    kind: Literal["name", "pronoun", "nominal"]
    first: int
    """Index of its first token in the unit."""
    last: int
    """One past its last token."""
    head: int
    """Index of the token that names it: the name, the pronoun, or the noun."""
    actor: int | None = None
    """Index of the actor, for a name."""


def is_adverb(token: Token) -> bool:
    """Tell whether a word is an adverb that may stand between subject and verb."""
    if token.kind != "word":
        return False
    word = token.lower
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS and not token.capital)


def is_auxiliary(token: Token) -> bool:
    """Tell whether a word is an auxiliary."""
    return token.kind == "word" and (token.lower in AUXILIARIES or token.lower.endswith("n't"))


def stops(token: Token) -> bool:
    """Tell whether a token cannot be part of a simple noun phrase."""
    if token.kind in {"mark", "quote"}:
        return token.lower not in {"-", "–", ".", "&", "/"} or token.kind == "quote"
    if token.kind == "name":
        return False
    word = token.lower
    if word == "'s":
        return False
    if word in PREPOSITIONS or word in CONJUNCTIONS or word in RELATIVES or word in MODALS or word in AUXILIARIES:
        return True
    if word in SUBJECT_PRONOUNS or word in NEGATIONS or word.endswith("n't") or word == "according":
        return True
    if word in CUES and not token.capital and word not in NOUN_FORMS and word not in NOT_VERBS_ED:
        return True
    return (word in COMMON_VERBS and not token.capital) or (is_adverb(token) and word not in {"first", "all", "both"})


def phrase_before(tokens: Tokens, end: int, low: int = 0) -> Phrase | None:
    """Return the noun phrase that ends right before token `end`.

    Prepositional phrases after the head are stepped over: "the head of the agency in Oslo" is about the head.

    Parameters:
        tokens: The unit's tokens.
        end: One past the phrase's last token.
        low: Token before which the phrase may not begin.
    """
    at = end
    if at > low and tokens[at - 1].lower == ")":  # the Union of Workers (UoW)
        at = next((place for place in range(at - 2, max(low, at - 10) - 1, -1) if tokens[place].lower == "("), at)
    best: Phrase | None = None
    for _ in range(6):
        while at > low and tokens[at - 1].kind == "word" and tokens[at - 1].lower in TIME_WORDS:
            at -= 1
        base = base_before(tokens, at, low)
        if base is None:
            break
        best = Phrase(base.kind, base.first, end if base.kind == "nominal" else base.last, base.head, base.actor)
        before = base.first - 1
        if before < low or tokens[before].kind != "word" or tokens[before].lower not in PREPOSITIONS:
            break
        link = before
        if link - 1 < low:
            break
        further = base_before(tokens, trimmed_time(tokens, link, low), low)
        if further is None or further.kind == "pronoun":
            break
        if verb_like(tokens, link - 1):
            break
        at = link
    return best


def trimmed_time(tokens: Tokens, at: int, low: int) -> int:
    """Step back over words of time."""
    while at > low and tokens[at - 1].kind == "word" and tokens[at - 1].lower in TIME_WORDS:
        at -= 1
    return at


def verb_like(tokens: Tokens, at: int) -> bool:
    """Tell whether a word looks like a verb (ran, met, voted)."""
    token = tokens[at]
    if token.kind != "word" or token.capital:
        return False
    word = token.lower
    if word in COMMON_VERBS or (word in CUES and word not in NOUN_FORMS):
        return True
    return word.endswith("ed") and len(word) > 4 and word not in NOT_VERBS_ED


def base_before(tokens: Tokens, end: int, low: int) -> Phrase | None:
    """Return the simple noun phrase (determiner, adjectives, nouns, names) that ends right before token `end`."""
    if end <= low:
        return None
    last = tokens[end - 1]
    if last.kind == "word" and last.lower in SUBJECT_PRONOUNS:
        return Phrase("pronoun", end - 1, end, end - 1)
    if last.kind == "word" and (last.lower in VAGUE or last.lower in OBJECT_PRONOUNS):
        return (
            Phrase("nominal", end - 1, end, end - 1)
            if last.lower in {"many", "some", "others", "one", "another", "most"}
            else None
        )
    first = end
    while first > low and not stops(tokens[first - 1]):
        first -= 1
        token = tokens[first]
        if token.kind == "word" and token.lower in DETERMINERS:
            possessive = first > low and tokens[first - 1].kind == "word" and tokens[first - 1].lower == "'s"
            if not possessive:
                break
        if (
            token.kind == "name"
            and first > low
            and tokens[first - 1].kind == "word"
            and not tokens[first - 1].capital
            and verb_like(tokens, first - 1)
        ):
            break
    while first < end and (tokens[first].kind == "mark" or tokens[first].lower == "'s"):
        first += 1
    phrase = of_tokens(tokens, first, end)
    return together(tokens, phrase, low) if phrase is not None else None


def together(tokens: Tokens, phrase: Phrase, low: int) -> Phrase:
    """Return two who speak together, "Ann Lee and Per Dahl", as one description; else the phrase as it is."""
    joint = phrase.first - 1
    if phrase.kind != "name" or joint - 1 < low or tokens[joint].lower != "and" or tokens[joint - 1].kind != "name":
        return phrase
    first = joint - 1
    while (
        first > low and tokens[first - 1].kind == "word" and tokens[first - 1].capital and not stops(tokens[first - 1])
    ):
        first -= 1
    if first > low and tokens[first - 1].kind != "mark":
        return phrase
    return Phrase("nominal", first, phrase.last, phrase.head)


def of_tokens(tokens: Tokens, first: int, end: int) -> Phrase | None:
    """Say what a simple noun phrase names: the actor whose name it ends with, or a description."""
    while end > first and tokens[end - 1].kind == "mark":
        end -= 1
    if first >= end:
        return None
    last = tokens[end - 1]
    if last.kind == "name":
        return Phrase("name", first, end, end - 1, last.ref)
    if last.lower == "'s" or not last.lower[:1].isalpha():
        return None
    if last.lower in DETERMINERS and last.lower not in {"some", "another", "both", "all"}:
        return None
    return Phrase("nominal", first, end, end - 1)


def phrase_after(tokens: Tokens, start: int, high: int | None = None) -> Phrase | None:
    """Return the noun phrase that begins at token `start`.

    Of "said Finn, a lawyer" it is Finn, of "said the mayor, Per Dahl" it is Per Dahl.
    """
    high = len(tokens) if high is None else high
    base = base_after(tokens, start, high)
    if base is None or base.kind == "pronoun":
        return base
    end = base.last
    if base.kind == "nominal":
        while (
            end + 1 < high
            and tokens[end].kind == "word"
            and tokens[end].lower in {"of", "for", "from", "at", "in", "with"}
        ):
            part = base_after(tokens, end + 1, high)
            if part is None or part.kind == "pronoun":
                break
            if part.kind == "name" and part.first < part.head and tokens[part.head - 1].lower in OFFICE_ENDS:
                return part  # the Secretary of State Per Dahl
            end = part.last
        named = apposed_name(tokens, base, end, high)
        if named is not None:
            return named
        return Phrase("nominal", base.first, end, base.head)
    return base


def apposed_name(tokens: Tokens, base: Phrase, end: int, high: int) -> Phrase | None:
    """Return the name after a description: "the mayor of Oslo, Per Dahl"."""
    if end + 1 >= high or tokens[end].lower != ",":
        return None
    if tokens[base.first].lower in {"a", "an", "some", "several", "two", "three", "many"}:
        closed = end + 2 >= high or tokens[end + 2].kind in {"mark", "quote"}
        if not closed:
            return None
    place = end + 1
    while place < high and tokens[place].kind == "word" and tokens[place].capital and place < end + 4:
        place += 1
    if place < high and tokens[place].kind == "name":
        after = tokens[place + 1] if place + 1 < high else None
        if (
            after is None
            or after.kind in {"mark", "quote"}
            or after.lower in PREPOSITIONS
            or verb_like(tokens, place + 1)
        ):
            return Phrase("name", end + 1, place + 1, place, tokens[place].ref)
    return None


def base_after(tokens: Tokens, start: int, high: int) -> Phrase | None:
    """Return the simple noun phrase that begins at token `start`."""
    if start >= high:
        return None
    opening = tokens[start]
    if opening.kind == "word" and opening.lower in SUBJECT_PRONOUNS:
        return Phrase("pronoun", start, start + 1, start)
    if opening.kind == "word" and opening.lower in OBJECT_PRONOUNS - DETERMINERS:
        return None
    at = start
    while at < high and not stops(tokens[at]):
        token = tokens[at]
        if at > start and token.kind == "word":
            before = tokens[at - 1]
            if token.lower in DETERMINERS and before.lower not in {"all", "both"}:
                break
            if before.kind == "name" and not continues_name(tokens, at):
                break
            if verb_like(tokens, at) and before.lower not in DETERMINERS:
                break
            ing = token.lower in ING or (token.lower.endswith("ing") and before.lower in SOURCE_NOUNS | PEOPLE)
            if ing and not token.capital and before.lower not in DETERMINERS:
                break
            if token.lower in TIME_WORDS and token.lower not in {"may", "last", "late", "early"}:
                break
        elif at > start and token.kind == "mark" and token.lower == "." and not abbreviates(tokens, at, high):
            break
        at += 1
    return of_tokens(tokens, start, at)


def abbreviates(tokens: Tokens, at: int, high: int) -> bool:
    """Tell whether a full stop belongs to an abbreviation within a phrase: "the U.S. envoy"."""
    return at + 1 < high and tokens[at - 1].end == tokens[at].start and len(tokens[at - 1].lower) <= 4


def continues_name(tokens: Tokens, at: int) -> bool:
    """Tell whether a word after a name is part of the same phrase: "Finn's lawyer", "Taliban officials"."""
    token = tokens[at]
    return token.lower == "'s" or token.lower in SOURCE_NOUNS or token.capital


def subject_of(tokens: Tokens, verb: int, low: int = 0) -> Phrase | None:
    """Return the subject of the verb at token `verb`, looked for backwards.

    Parameters:
        tokens: The unit's tokens.
        verb: Index of the verb.
        low: Token before which the subject may not begin.
    """
    at = verb
    while at > low and (is_adverb(tokens[at - 1]) or is_auxiliary(tokens[at - 1]) or tokens[at - 1].lower in MODALS):
        if (
            tokens[at - 1].lower == "'s"
            and at - 2 >= low
            and tokens[at - 2].kind == "name"
            and tokens[at - 1].end == tokens[verb].start - 1
        ):
            return None
        at -= 1
    if at <= low:
        return None
    before = tokens[at - 1]
    if before.kind == "word" and before.lower in {"who", "which", "that"}:
        end = at - 1
        if end > low and tokens[end - 1].lower in PREPOSITIONS:
            return None
        if end > low and tokens[end - 1].lower == ",":
            end -= 1
        if end - 1 > low and tokens[end - 1].lower.isdigit() and tokens[end - 2].lower == ",":
            end -= 2  # Finn, 42, who …
        return phrase_before(tokens, end, low) if end > low else None
    if before.lower in {"and", "but", "or", "then"} and before.kind == "word":
        return clause_subject(tokens, at - 1, low)
    if before.lower == ")":
        opened = next((place for place in range(at - 2, low - 1, -1) if tokens[place].lower == "("), None)
        return subject_of(tokens, opened, low) if opened is not None and opened > low else None
    if before.kind == "mark" and before.lower in {",", "—", "–", "-"}:
        return over_apposition(tokens, at - 1, low)
    return phrase_before(tokens, at, low)


def segments_before(tokens: Tokens, end: int, low: int) -> list[tuple[int, int]]:
    """Return the stretches between commas before a token, the nearest first."""
    pieces: list[tuple[int, int]] = []
    stop = end
    for place in range(end - 1, low - 1, -1):
        token = tokens[place]
        if token.kind == "quote" or token.lower in {";", ":"}:
            pieces.append((place + 1, stop))
            return [piece for piece in pieces if piece[0] < piece[1]]
        if token.kind == "mark" and token.lower in {",", "—", "–"}:
            pieces.append((place + 1, stop))
            stop = place
            if len(pieces) == 12:  # no writer puts more between a name and its verb; the caller looks at nine
                return [piece for piece in pieces if piece[0] < piece[1]]
    pieces.append((low, stop))
    return [piece for piece in pieces if piece[0] < piece[1]]


def over_apposition(tokens: Tokens, end: int, low: int) -> Phrase | None:
    """Return the subject before an inserted phrase: of "Finn, a lawyer for Acme, the bank's owner, said" Finn.

    A stretch that is a person's name and nothing else (titles aside) wins; else the first description in the chain.
    """
    pieces = segments_before(tokens, end, low)
    described: Phrase | None = None
    for place, (first, stop) in enumerate(pieces[:6]):
        opening, last = tokens[first], stop
        while last > first + 1 and is_auxiliary(tokens[last - 1]):
            last -= 1  # the ministry has, in a statement, called …
        phrase = phrase_before(tokens, last, first) or member(tokens, first, last)
        whole = phrase is not None and only_titles(tokens, first, phrase.first)
        if phrase is not None and whole and phrase.kind == "name" and opening.lower not in PREPOSITIONS | RELATIVES:
            if len(pieces) > place + 1 and (opening.lower in DETERMINERS or tokens[phrase.head].type != "person"):
                further = further_person(tokens, pieces[place + 1 : place + 4])
                if further is not None:
                    return further
            return phrase
        if phrase is not None and whole and phrase.kind == "nominal" and opening.lower not in PREPOSITIONS | RELATIVES:
            if opening.lower not in ING and not verb_like(tokens, first):
                described = phrase
        elif phrase is not None and phrase.kind == "name" and place > 0 and described is None:
            # "…, but Finn, a lawyer, said": the stretch ends with the name
            if phrase.first > first and tokens[phrase.first - 1].lower in CONJUNCTIONS | {"that"} | PAST.keys():
                return phrase
            if any(verb_like(tokens, spot) for spot in range(first, phrase.first)):
                break
            nominal = base_after(tokens, first, last)
            if nominal is not None and nominal.kind == "nominal":
                described = Phrase("nominal", first, last, nominal.head)
        elif phrase is not None and phrase.kind == "pronoun" and whole:
            return phrase
        elif phrase is not None and phrase.kind == "nominal" and place > 0 and described is None:
            described = phrase if tokens[first].lower in CONJUNCTIONS else None
    return described


def member(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """Return the person that a stretch begins with and says a body of: Ann Lee of "Have no fear"."""
    phrase = base_after(tokens, first, last)
    if phrase is None or phrase.kind != "name" or tokens[phrase.head].type != "person" or phrase.last >= last:
        return None
    return phrase if tokens[phrase.last].lower in {"of", "from", "at"} else None


def further_person(tokens: Tokens, pieces: Sequence[tuple[int, int]]) -> Phrase | None:
    """Return the person named in one of some stretches, when one is nothing but the name and its titles."""
    for first, last in pieces:
        phrase = phrase_before(tokens, last, first)
        if (
            phrase is not None
            and phrase.kind == "name"
            and tokens[phrase.head].type == "person"
            and only_titles(tokens, first, phrase.first)
        ):
            return phrase
    return None


def only_titles(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether no preposition, verb or name stands before a phrase: "civil and environmental | professor Moe"."""
    return all(
        tokens[place].kind == "word"
        and tokens[place].lower not in PREPOSITIONS | RELATIVES
        and not verb_like(tokens, place)
        and not is_auxiliary(tokens[place])
        for place in range(first, end)
    )


def clause_subject(tokens: Tokens, end: int, low: int = 0) -> Phrase | None:
    """Return the subject of the clause before token `end`: the first noun phrase that no preposition governs.

    For participles ("Vale met Finn, arguing that …") and second verbs ("Vale met Finn and said …").
    """
    start = low
    for place in range(end - 1, low - 1, -1):
        token = tokens[place]
        if token.lower in {";", ":"}:
            start = place + 1
            break
        if token.kind == "word" and token.lower in {"but", "while", "and", "whereas"} and place + 1 < end:
            phrase = base_after(tokens, place + 1, end)
            if phrase is not None and phrase.last < end and finite(tokens, phrase.last):
                return phrase_after(tokens, place + 1, end)
    at = start
    while at < end:
        token = tokens[at]
        opening = token.lower
        skipped = (
            (opening in PREPOSITIONS and token.kind == "word")
            or (opening in CONJUNCTIONS and token.kind == "word")
            or opening in ING
            or is_adverb(token)
            or opening in TIME_WORDS
        )
        if skipped:
            comma = next((place for place in range(at, end) if tokens[place].lower == ","), None)
            if is_adverb(token) or opening in {"and", "but", "yet", "so"}:
                at += 1
                continue
            if comma is None:
                return None
            at = comma + 1
            continue
        if token.kind == "mark":
            at += 1
            continue
        if token.kind == "quote":
            return None
        phrase = phrase_after(tokens, at, end)
        if (
            phrase is not None
            and phrase.kind == "nominal"
            and phrase.last + 1 < end
            and tokens[phrase.last].lower == ","
        ):
            following = base_after(tokens, phrase.last + 1, end)
            if following is not None and following.kind == "pronoun":
                return following  # Just 19 years old, she …
        return phrase
    return None


def finite(tokens: Tokens, at: int) -> bool:
    """Tell whether a finite verb seems to stand at a token, adverbs aside."""
    while at < len(tokens) and is_adverb(tokens[at]):
        at += 1
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.kind != "word":
        return False
    return is_auxiliary(token) or token.lower in MODALS or verb_like(tokens, at) or token.lower in PAST

"""Who does what: the subject of a verb or of a clause, and whether it is said that nobody did it.

Finite verbs are known by `english.finite_verbs`; `english.whole_clauses` puts both together.

No grammar is parsed. A subject is looked for backwards from its verb over adverbs, auxiliaries, prepositional phrases
and appositions, which serves news prose well; sentences with two clauses before the verb are the known gap.

Tokens may come from anywhere, as long as they are `Word`s; `words_in` cuts a stretch of text for a stage that has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.english.clause_words import (
    CUES,
    DOCUMENT_NOUNS,
    ING,
    PAST,
    PEOPLE,
    SOURCE_NOUNS,
    TIME_WORDS,
)
from dossier.english.finite_verbs import finite, tense_at
from dossier.english.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
)
from dossier.english.lexicon import ANY, forms, words
from dossier.english.patterns import word_set
from dossier.english.phrases import (
    Phrase,
    Tokens,
    Word,
    base_after,
    base_before,
    in_a_number,
    is_adverb,
    is_auxiliary,
    phrase_after,
    phrase_before,
    verb_like,
)
from dossier.english.verbs import is_base

NOBODY = word_set("no neither none nobody")
JOINING = word_set("and but or then")
COORDINATING = word_set("and but yet so")
_NEW_CLAUSE = word_set("but while and whereas")
_DASHES = frozenset("—–")
_INDEFINITE = word_set("a an")
INSERTING = frozenset(",—–-")
_MOST_PIECES = 12
"""Stretches between commas before a verb; no writer puts more between a name and its verb."""


# ---------------------------------------------------------------- the subject of a verb


def subject_of(tokens: Tokens, verb: int, low: int = 0) -> Phrase | None:
    """Return the subject of the verb at token `verb`, looked for backwards.

    Parameters:
        tokens: Tokens of the sentence.
        verb: Index of the verb.
        low: Token before which the subject may not begin.
    """
    at = group_start(tokens, verb, low)
    if at is None or at <= low:
        return None
    at = _before_day(tokens, at, low)
    before = tokens[at - 1]
    if before.kind == "mark" and before.lower in INSERTING:
        return _over_apposition(tokens, at - 1, low)
    if before.lower == ")":
        return _over_brackets(tokens, at - 1, low)
    if before.kind == "word" and before.lower in {"who", "which", "that"}:
        return _antecedent(tokens, at - 1, low)
    if before.kind == "word" and before.lower in JOINING:
        return clause_subject(tokens, at - 1, low)
    phrase = phrase_before(tokens, at, low)
    return phrase if phrase is None else _told_of(tokens, phrase, low) or phrase


def _before_day(tokens: Tokens, at: int, low: int) -> int:
    """Step back over a day between a comma and a verb: The mayor, Ann Lee, | Tuesday said."""
    if at - 2 > low and tokens[at - 1].kind == "word" and tokens[at - 1].lower in TIME_WORDS:
        return at - 1 if tokens[at - 2].lower == "," and tokens[at - 1].capital else at
    return at


def _told_of(tokens: Tokens, phrase: Phrase, low: int) -> Phrase | None:
    """Return the subject before what stands between it and its verb, if the phrase right before that is none."""
    behind = _behind_tie(tokens, phrase, low)
    return behind or _while_doing(tokens, phrase.first - 1, low) or _modified(tokens, phrase, low)


def _behind_tie(tokens: Tokens, phrase: Phrase, low: int) -> Phrase | None:
    """Return the subject behind "after" where what stands before is the object of another verb.

    Of "will raise $750 million in fresh capital after | profits fell" it is profits.
    """
    tie = next((at for at in range(phrase.last - 2, phrase.first, -1) if tokens[at].lower in _TIES), 0)
    if not tie or phrase.first <= low or phrase.kind != "nominal" or tokens[tie - 1].lower in _LENGTHS:
        return None
    governs = phrase.first - 1 - (tokens[phrase.first - 1].lower in _MONEY)
    if tokens[governs].kind != "word" or not (tense_at(tokens, governs) or is_base(tokens[governs].lower)):
        return None
    return Phrase("nominal", tie + 1, phrase.last, phrase.last - 1)


_TIES = word_set("after before until")
_LENGTHS = word_set("day days week weeks month months year years hour hours minutes time")
"""Behind them a tie says how long before or after: "it will take several days before | the damage is mended"."""
_MONEY = frozenset("$€£")


def _modified(tokens: Tokens, phrase: Phrase, low: int) -> Phrase | None:
    """Return the subject that a phrase before a verb only tells more of.

    Of "the countries that fight terror say" it is the countries, of "officials briefed on the matter said" officials.
    """
    verb = phrase.first - 1
    while verb > low and tokens[verb].kind == "word" and tokens[verb].lower in PREPOSITIONS:
        verb -= 1
    if verb > low and tokens[verb].lower in {"who", "which"} and phrase.kind == "nominal":
        return _antecedent(tokens, verb, low) if tokens[phrase.first].lower not in DETERMINERS else None
    if verb <= low or tokens[verb].kind != "word" or tokens[verb].capital:
        return None
    if _tells_of_people(tokens, verb, phrase):
        return phrase_before(tokens, verb, low)
    return _over_relative(tokens, verb, low)


def _while_doing(tokens: Tokens, verb: int, low: int) -> Phrase | None:
    """Return the person who does something else meanwhile: of "Ann Lee in relaying | the news said" Ann Lee."""
    if verb - 1 <= low or not tokens[verb].lower.endswith("ing") or tokens[verb - 1].lower not in _WHILE:
        return None
    before = phrase_before(tokens, verb - 1, low)
    return before if before is not None and tokens[before.head].type == "person" else None


_WHILE = word_set("in by while when upon on after before")


def _tells_of_people(tokens: Tokens, verb: int, phrase: Phrase) -> bool:
    """Tell whether a participle behind people or a document governs a phrase: officials briefed on | the matter."""
    before = tokens[verb - 1].lower
    if tokens[verb].lower in _TIED and tokens[verb - 1].kind == "word" and not tokens[verb - 1].capital:
        return verb + 1 < phrase.first
    if before not in _TOLD_OF and before.removesuffix("s") not in _OFFICES:
        return False
    if tokens[verb].lower.endswith("ing"):
        return True
    return tokens[verb].lower.endswith("ed") and verb + 1 < phrase.first


_TIED = word_set("linked tied allied affiliated aligned opposed loyal connected belonging")
"""Words that tell to whom the noun before them belongs: a faction linked to | Hamas."""
_TOLD_OF = SOURCE_NOUNS | PEOPLE | DOCUMENT_NOUNS


def _over_relative(tokens: Tokens, verb: int, low: int) -> Phrase | None:
    """Return whom the relative clause of a verb is about; None where the verb may govern a clause of its own."""
    group = group_start(tokens, verb, low)
    if tokens[verb].lower in _GOVERNING or group is None or group <= low:
        return None
    if tokens[group - 1].lower not in {"who", "that", "which"}:
        return None
    is_verb = tokens[verb].lower.endswith("ing") or tense_at(tokens, verb) is not None
    return _antecedent(tokens, group - 1, low) if is_verb else None


_GOVERNING = CUES - forms("saying", "third", "past", kind="belief") - forms("saying", "third", "past", kind="naming")
"""Verbs that may govern a clause whose subject the phrase behind them is: who said | the crash killed two."""


def _over_brackets(tokens: Tokens, closing: int, low: int) -> Phrase | None:
    """Return the subject before what stands in brackets."""
    opened = next((place for place in range(closing - 1, low - 1, -1) if tokens[place].lower == "("), None)
    return subject_of(tokens, opened, low) if opened is not None and opened > low else None


def group_start(tokens: Tokens, verb: int, low: int) -> int | None:
    """Return where the adverbs and auxiliaries before a verb begin; None where a name's 's stands right before it."""
    at = verb
    while at > low and (is_adverb(tokens[at - 1]) or is_auxiliary(tokens[at - 1]) or _is_modal(tokens[at - 1], at)):
        at -= 1
        possessive = tokens[at].lower == "'s" and tokens[at].end == tokens[verb].start - 1
        if possessive and at > low and tokens[at - 1].kind == "name":
            return None
    return at


def _is_modal(token: Word, at: int) -> bool:
    """Tell whether a word is a modal, and not the month: "the law passed in May | was lifted"."""
    return token.lower in MODALS and not (token.lower == "may" and token.capital and at > 1)


def _antecedent(tokens: Tokens, relative: int, low: int) -> Phrase | None:
    """Return whom a relative pronoun is about: of "Finn, 42, who said" Finn."""
    end = relative
    if end > low and tokens[end - 1].lower in PREPOSITIONS:
        return None
    if end > low and tokens[end - 1].lower == ",":
        end -= 1
    if end - 1 > low and tokens[end - 1].lower.isdigit() and tokens[end - 2].lower == ",":
        end -= 2
    phrase = phrase_before(tokens, end, low) if end > low else None
    return phrase if phrase is None else _told_more_of(tokens, phrase, low) or phrase


def _told_more_of(tokens: Tokens, phrase: Phrase, low: int) -> Phrase | None:
    """Return the name that a description behind a comma is about: of "Ann Lee, now a judge in Bern" Ann Lee."""
    at = phrase.first
    if at - 1 > low and tokens[at - 1].lower == "and":  # Ann Lee, a biologist and | professor in Bern
        first = base_before(tokens, at - 1, low)
        at = at if first is None else first.first
    if phrase.kind != "nominal" or tokens[at].lower not in _INDEFINITE:
        return None
    while at > low and is_adverb(tokens[at - 1]):
        at -= 1
    if at - 1 <= low or tokens[at - 1].lower != "," or tokens[at - 2].kind != "name":
        return None
    return phrase_before(tokens, at - 1, low)


# ---------------------------------------------------------------- over insertions


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What stands between two commas before a verb."""

    first: int
    last: int
    phrase: Phrase | None
    whole: bool
    """The phrase is all there is, titles aside."""
    opens: bool
    """It begins with a noun phrase, not with a preposition or a relative."""

    @property
    def is_subject(self) -> bool:
        """It is a pronoun or a name and nothing else."""
        if self.phrase is None or not self.whole:
            return False
        return self.phrase.kind == "pronoun" or (self.phrase.kind == "name" and self.opens)

    @property
    def is_description(self) -> bool:
        """It is a description and nothing else."""
        return self.phrase is not None and self.phrase.kind == "nominal" and self.whole and self.opens


def _stretch(tokens: Tokens, first: int, stop: int) -> _Stretch:
    last = stop
    while last > first + 1 and is_auxiliary(tokens[last - 1]):
        last -= 1  # the ministry has, in a statement, called …
    phrase = phrase_before(tokens, last, first) or _member(tokens, first, last)
    whole = phrase is not None and _only_titles(tokens, first, phrase.first)
    opening = tokens[first].lower
    return _Stretch(first, last, phrase, whole, opening not in PREPOSITIONS and opening not in RELATIVES)


def _over_apposition(tokens: Tokens, end: int, low: int) -> Phrase | None:
    """Return the subject before an inserted phrase: of "Finn, a lawyer for Acme, the bank's owner, said" Finn.

    A stretch that is a person's name and nothing else (titles aside) wins; else the first description in the chain.
    """
    pieces = _segments_before(tokens, end, low)
    return _behind_list(tokens, pieces) or _described(tokens, pieces, low)


def _described(tokens: Tokens, pieces: Sequence[tuple[int, int]], low: int) -> Phrase | None:
    """Return the name or description in some stretches before a verb, the nearest first."""
    described: Phrase | None = None
    for place, (first, stop) in enumerate(pieces[:6]):
        each = _stretch(tokens, first, stop)
        if each.phrase is None:
            continue
        if each.is_subject:
            return _subject_behind(tokens, each, pieces[place + 1 : place + 4], low) or each.phrase
        if each.is_description:
            described = described if _opens_with_verb(tokens, first) else each.phrase
        elif place > 0 and described is None:
            if each.phrase.kind == "name" and _begins_clause(tokens, each):
                return each.phrase  # "…, but Finn, a lawyer, said": the stretch ends with the name
            if _ends_clause(tokens, each):
                break
            described = _description(tokens, each)
    return described


def _behind_list(tokens: Tokens, pieces: Sequence[tuple[int, int]]) -> Phrase | None:
    """Return whom a list tells more of that ends before a verb: The study, done by Norway, Chad, and Cuba, | said."""
    if len(pieces) < _LEAST_IN_LIST or tokens[pieces[0][0]].lower != "and":
        return None
    for (first, _), (start, stop) in pairwise(pieces[1:]):
        if verb_like(tokens, first) or tokens[first].lower in _LISTING:
            return phrase_before(tokens, stop, start)
    return None


_LEAST_IN_LIST = 4
_LISTING = word_set("including among led written by with from")


def _subject_behind(tokens: Tokens, each: _Stretch, pieces: Sequence[tuple[int, int]], low: int) -> Phrase | None:
    """Return who is meant instead of the name right before a verb, by the stretches before that name."""
    held = _with_holder(tokens, pieces[:2], low) or _spokesman(tokens, pieces[:1])
    return held or _further_person(tokens, each, pieces)


def _with_holder(tokens: Tokens, pieces: Sequence[tuple[int, int]], low: int) -> Phrase | None:
    """Return whom a relative clause is about that ends with somebody: Ann Lee, who met the mayor, Per Dahl, | said."""
    if len(pieces) < 2 or tokens[pieces[0][0]].lower not in {"who", "which"}:
        return None
    first, last = pieces[0]
    object_ = phrase_before(tokens, last, first)
    if object_ is None or object_.kind != "nominal" or tokens[object_.first - 1].lower in _EQUATING:
        return None
    verbs = any(tense_at(tokens, place) is not None for place in range(first + 1, object_.first))
    subject = phrase_before(tokens, pieces[1][1], low)
    return subject if verbs and subject is not None and subject.kind == "name" else None


_EQUATING = word_set("is was as became")


def _spokesman(tokens: Tokens, pieces: Sequence[tuple[int, int]]) -> Phrase | None:
    """Return who speaks for somebody in office where the name behind is either's: "a spokesman for the mayor"."""
    for first, last in pieces:
        for at in range(first + 2, last - 2):
            owned = tokens[at].lower == "for" and tokens[at + 1].lower in DETERMINERS
            if owned and tokens[first].lower in _INDEFINITE and tokens[last - 1].lower in _OFFICES:
                return Phrase("nominal", first, last, at - 1)
    return None


_OFFICES = words(ANY, "office")


def _opens_with_verb(tokens: Tokens, first: int) -> bool:
    """Tell whether what looks like a noun phrase begins with a verb: "…, citing officials, said"."""
    return tokens[first].lower in ING or verb_like(tokens, first)


def _ends_clause(tokens: Tokens, each: _Stretch) -> bool:
    """Tell whether a verb stands before the name of a stretch: the name is an object of another clause."""
    if each.phrase is None or each.phrase.kind != "name":
        return False
    return any(verb_like(tokens, place) for place in range(each.first, each.phrase.first))


def _begins_clause(tokens: Tokens, each: _Stretch) -> bool:
    """Tell whether the word before the phrase of a stretch opens a clause that the phrase is the subject of."""
    if each.phrase is None or each.phrase.first <= each.first:
        return False
    before = tokens[each.phrase.first - 1].lower
    return before in CONJUNCTIONS or before == "that" or before in PAST


def _description(tokens: Tokens, each: _Stretch) -> Phrase | None:
    """Return the description that a stretch gives which is more than a noun phrase."""
    if each.phrase is None or each.phrase.kind == "pronoun":
        return None
    if each.phrase.kind == "nominal":
        return each.phrase if tokens[each.first].lower in CONJUNCTIONS else None
    nominal = base_after(tokens, each.first, each.last)
    if nominal is None or nominal.kind != "nominal":
        return None
    return Phrase("nominal", each.first, each.last, nominal.head)


def _segments_before(tokens: Tokens, end: int, low: int) -> list[tuple[int, int]]:
    """Return the stretches between commas before a token, the nearest first, in the same clause."""
    pieces: list[tuple[int, int]] = []
    stop = end
    start = low
    for place in range(end - 1, low - 1, -1):
        token = tokens[place]
        if token.kind == "quote" or token.lower in {";", ":"}:
            start = place + 1
            break
        if token.kind == "mark" and (token.lower == "," or token.lower in _DASHES):
            pieces.append((place + 1, stop))
            stop = place
            if len(pieces) == _MOST_PIECES:
                start = stop
                break
    pieces.append((start, stop))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _member(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """Return the person that a stretch begins with and says a body of: Ann Lee of "Have no fear"."""
    phrase = base_after(tokens, first, last)
    if phrase is None or phrase.kind != "name" or tokens[phrase.head].type != "person" or phrase.last >= last:
        return None
    return phrase if tokens[phrase.last].lower in {"of", "from", "at"} else None


def _further_person(tokens: Tokens, each: _Stretch, pieces: Sequence[tuple[int, int]]) -> Phrase | None:
    """Return the person named further left, where this stretch names a body or is a description that ends in a name."""
    phrase = each.phrase
    if phrase is None or phrase.kind != "name":
        return None
    if tokens[phrase.head].type == "person" and tokens[each.first].lower not in DETERMINERS:
        return None
    for first, last in pieces:
        found = phrase_before(tokens, last, first)
        if found is None or found.kind != "name" or tokens[found.head].type != "person":
            continue
        if _only_titles(tokens, first, found.first):
            return found
    return None


def _only_titles(tokens: Tokens, first: int, end: int) -> bool:
    """Tell whether no preposition, verb or name stands before a phrase: "civil and environmental | professor Moe"."""
    for place in range(first, end):
        token = tokens[place]
        if token.kind != "word" or token.lower in PREPOSITIONS or token.lower in RELATIVES:
            return False
        if verb_like(tokens, place) or is_auxiliary(token):
            return False
    return True


# ---------------------------------------------------------------- the subject of a clause


def clause_subject(tokens: Tokens, end: int, low: int = 0) -> Phrase | None:
    """Return the subject of the clause before token `end`: the first noun phrase that no preposition governs.

    For participles ("Vale met Finn, arguing that …") and second verbs ("Vale met Finn and said …").
    """
    start, joined = _clause_start(tokens, end, low)
    if joined is not None:
        return joined
    at: int | None = start
    while at is not None and at < end:
        token = tokens[at]
        if token.kind == "quote":
            return None
        following = _past_opening(tokens, at, end)
        if following == at:
            return _first_phrase(tokens, at, end)
        at = following
    return None


def _clause_start(tokens: Tokens, end: int, low: int) -> tuple[int, Phrase | None]:
    """Return where the clause before a token begins, and its subject where a conjunction shows both."""
    for place in range(end - 1, low - 1, -1):
        token = tokens[place]
        if token.lower in {";", ":"} and not in_a_number(tokens, place):
            return place + 1, None
        if token.kind == "word" and token.lower in _NEW_CLAUSE and place + 1 < end:
            phrase = base_after(tokens, place + 1, end)
            if phrase is not None and phrase.last < end and finite(tokens, phrase.last):
                return place + 1, phrase_after(tokens, place + 1, end)
    return low, None


def _past_opening(tokens: Tokens, at: int, end: int) -> int | None:
    """Step over what may stand before a subject: marks, adverbs, and phrases that a comma ends; None if none ends."""
    token = tokens[at]
    if is_adverb(token) or token.kind == "mark":
        return at + 1
    if token.kind == "word" and token.lower in COORDINATING:
        return at + 1
    if token.lower == "under" and at + 1 < end and tokens[at + 1].lower == "secretary":
        return at + 1
    if not _governs(token):
        return at
    comma = next((place for place in range(at, end) if tokens[place].lower == ","), None)
    return None if comma is None else comma + 1


def _governs(token: Word) -> bool:
    """Tell whether a word opens a phrase or clause that is no subject."""
    if token.lower in ING or token.lower in TIME_WORDS:
        return True
    return token.kind == "word" and (token.lower in PREPOSITIONS or token.lower in CONJUNCTIONS)


def _first_phrase(tokens: Tokens, at: int, end: int) -> Phrase | None:
    """Return the noun phrase at a token, or the pronoun that a description before it is about."""
    phrase = phrase_after(tokens, at, end)
    if phrase is None or phrase.kind != "nominal" or phrase.last + 1 >= end or tokens[phrase.last].lower != ",":
        return phrase
    following = base_after(tokens, phrase.last + 1, end)
    return following if following is not None and following.kind == "pronoun" else phrase  # Just 19 years old, she …


# ---------------------------------------------------------------- polarity


def is_denied(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a subject says that nobody did it: "No official", "Neither Ann Lee nor Per Dahl", "None of them"."""
    first = phrase.first
    if first > 1 and tokens[first - 1].lower == "of":
        first -= 2
    if tokens[first].lower in NOBODY or tokens[phrase.head].lower in NOBODY:
        return True
    if first > 0 and tokens[first - 1].lower in NOBODY:
        return True
    back = range(first - 1, max(-1, first - 12), -1)
    joined = any(tokens[place].lower == "nor" for place in back[:2])
    return joined and any(tokens[place].lower == "neither" for place in back)

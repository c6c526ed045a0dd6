"""Who does what in a clause, for every stage that asks: finite verbs, tenses, subjects, polarity.

No grammar is parsed. A subject is looked for backwards from its verb over adverbs, auxiliaries, prepositional phrases
and appositions, which serves news prose well; sentences with two clauses before the verb are the known gap.

Tokens may come from anywhere, as long as they are `Word`s; `words_in` cuts a stretch of text for a stage that has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.english.clause_words import (
    CUES,
    DOCUMENT_NOUNS,
    ING,
    PAST,
    PEOPLE,
    SOURCE_NOUNS,
    SUBJECT_PRONOUNS,
    TIME_WORDS,
)
from dossier.english.function_words import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    NOUN_OPENERS,
    PREPOSITIONS,
    RELATIVES,
)
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.english.phrases import (
    Phrase,
    Tokens,
    Word,
    base_after,
    is_adverb,
    is_auxiliary,
    phrase_after,
    phrase_before,
    verb_like,
)
from dossier.english.verbs import (
    LIKE_ADJECTIVES,
    SURE_BASES,
    Tense,
    auxiliary_tense,
    is_base,
    is_participle,
    is_past,
    is_third,
)

_BEFORE_ADJECTIVE = NOUN_OPENERS | word_set("of in for with by and or most")
_PLURAL = words(ANY, "plural")
"""Words after which the base form is a finite verb ("many believe"); nouns in -s are known by their ending."""
_OPENS_OBJECT = DETERMINERS
"""Words before which the base form is a finite verb whatever stands in front of it ("faculty play a role")."""
_BEFORE_PAST = SUBJECT_PRONOUNS | RELATIVES
_BEFORE_IS = word_set("it he she that there here what who where how let")
"""Words after which 's is the verb, not a possessive."""
_NOBODY = word_set("no neither none nobody")
_HAVE = word_set("has have haven't hasn't")
_JOINING = word_set("and but or then")
_COORDINATING = word_set("and but yet so")
_NEW_CLAUSE = word_set("but while and whereas")
_DASHES = frozenset("—–")
_INSERTING = frozenset(",—–-")
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
    at = _group_start(tokens, verb, low)
    if at is None or at <= low:
        return None
    before = tokens[at - 1]
    if before.kind == "mark" and before.lower in _INSERTING:
        return _over_apposition(tokens, at - 1, low)
    if before.lower == ")":
        return _over_brackets(tokens, at - 1, low)
    if before.kind == "word" and before.lower in {"who", "which", "that"}:
        return _antecedent(tokens, at - 1, low)
    if before.kind == "word" and before.lower in _JOINING:
        return clause_subject(tokens, at - 1, low)
    phrase = phrase_before(tokens, at, low)
    return phrase if phrase is None else _modified(tokens, phrase, low) or phrase


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


def _tells_of_people(tokens: Tokens, verb: int, phrase: Phrase) -> bool:
    """Tell whether a participle behind people or a document governs a phrase: officials briefed on | the matter."""
    if tokens[verb - 1].lower not in SOURCE_NOUNS | PEOPLE | DOCUMENT_NOUNS:
        return False
    if tokens[verb].lower.endswith("ing"):
        return True
    return tokens[verb].lower.endswith("ed") and verb + 1 < phrase.first


def _over_relative(tokens: Tokens, verb: int, low: int) -> Phrase | None:
    """Return whom the relative clause of a verb is about; None where the verb may govern a clause of its own."""
    group = _group_start(tokens, verb, low)
    if tokens[verb].lower in CUES or group is None or group <= low:
        return None
    if tokens[group - 1].lower not in {"who", "that", "which"}:
        return None
    is_verb = tokens[verb].lower.endswith("ing") or tense_at(tokens, verb) is not None
    return _antecedent(tokens, group - 1, low) if is_verb else None


def _over_brackets(tokens: Tokens, closing: int, low: int) -> Phrase | None:
    """Return the subject before what stands in brackets."""
    opened = next((place for place in range(closing - 1, low - 1, -1) if tokens[place].lower == "("), None)
    return subject_of(tokens, opened, low) if opened is not None and opened > low else None


def _group_start(tokens: Tokens, verb: int, low: int) -> int | None:
    """Return where the adverbs and auxiliaries before a verb begin; None where a name's 's stands right before it."""
    at = verb
    while at > low and (is_adverb(tokens[at - 1]) or is_auxiliary(tokens[at - 1]) or tokens[at - 1].lower in MODALS):
        at -= 1
        possessive = tokens[at].lower == "'s" and tokens[at].end == tokens[verb].start - 1
        if possessive and at > low and tokens[at - 1].kind == "name":
            return None
    return at


def _antecedent(tokens: Tokens, relative: int, low: int) -> Phrase | None:
    """Return whom a relative pronoun is about: of "Finn, 42, who said" Finn."""
    end = relative
    if end > low and tokens[end - 1].lower in PREPOSITIONS:
        return None
    if end > low and tokens[end - 1].lower == ",":
        end -= 1
    if end - 1 > low and tokens[end - 1].lower.isdigit() and tokens[end - 2].lower == ",":
        end -= 2
    return phrase_before(tokens, end, low) if end > low else None


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
    described: Phrase | None = None
    for place, (first, stop) in enumerate(pieces[:6]):
        each = _stretch(tokens, first, stop)
        if each.phrase is None:
            continue
        if each.is_subject:
            return _further_person(tokens, each, pieces[place + 1 : place + 4]) or each.phrase
        if each.is_description:
            described = described if _opens_with_verb(tokens, first) else each.phrase
        elif place > 0 and described is None:
            if each.phrase.kind == "name" and _begins_clause(tokens, each):
                return each.phrase  # "…, but Finn, a lawyer, said": the stretch ends with the name
            if _ends_clause(tokens, each):
                break
            described = _description(tokens, each)
    return described


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
        if token.lower in {";", ":"}:
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
    if token.kind == "word" and token.lower in _COORDINATING:
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


# ---------------------------------------------------------------- the finite verb


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
    if token.kind != "word":
        return None
    word, before = token.lower, tokens[at - 1].lower if at > 0 else ""
    if word == "'s":
        return "present" if before in _BEFORE_IS else None
    closed = auxiliary_tense(word)
    if closed is not None:
        return closed if not token.capital or "'" in word else None
    adjective = before in _BEFORE_ADJECTIVE and (before != "that" or word.endswith("ed"))
    return None if token.capital or adjective else _lexical_tense(tokens, at, before)


def _lexical_tense(tokens: Tokens, at: int, before: str) -> Tense | None:
    """Return the tense of a verb that is no auxiliary."""
    word = tokens[at].lower
    if is_past(word):
        return "past" if _past_is_finite(tokens, at, before) else None
    if is_third(word):
        return "present"
    return "present" if is_base(word) and _base_is_finite(tokens, at, before) else None


def _past_is_finite(tokens: Tokens, at: int, before: str) -> bool:
    """Tell whether a past form is no participle: no agent follows, and an adjective has its subject beside it."""
    word = tokens[at].lower
    if not word.endswith("ed"):
        return True
    following = _next_lower(tokens, at)
    if word in LIKE_ADJECTIVES and before not in _BEFORE_PAST and not (at > 0 and is_adverb(tokens[at - 1])):
        object_follows = following in _OPENS_OBJECT or (following != "" and tokens[at + 1].capital)
        return object_follows or (at > 0 and tokens[at - 1].capital)
    return following != "by"


def _base_is_finite(tokens: Tokens, at: int, before: str) -> bool:
    """Tell whether the base form of a verb is finite: its subject is a plural, or an object follows."""
    if before == "to" or before in MODALS or before in NEGATIONS:
        return False
    if before in _PLURAL or _next_lower(tokens, at) in _OPENS_OBJECT:
        return True
    if tokens[at].lower in SURE_BASES:
        return before[:1].isalpha()  # not "John, thank you"
    return len(before) > 3 and before.endswith("s")


def _next_lower(tokens: Tokens, at: int) -> str:
    return tokens[at + 1].lower if at + 1 < len(tokens) else ""


# ---------------------------------------------------------------- polarity and whole clauses


def is_denied(tokens: Tokens, phrase: Phrase) -> bool:
    """Tell whether a subject says that nobody did it: "No official", "Neither Ann Lee nor Per Dahl", "None of them"."""
    first = phrase.first
    if first > 1 and tokens[first - 1].lower == "of":
        first -= 2
    if tokens[first].lower in _NOBODY or tokens[phrase.head].lower in _NOBODY:
        return True
    if first > 0 and tokens[first - 1].lower in _NOBODY:
        return True
    back = range(first - 1, max(-1, first - 12), -1)
    joined = any(tokens[place].lower == "nor" for place in back[:2])
    return joined and any(tokens[place].lower == "neither" for place in back)


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite verb and what belongs to it."""

    first: int
    """Index of the clause's first token."""
    last: int
    """One past its last token."""
    verb: int
    """Index of the finite verb: "will" of "will be held"."""
    main: int
    """Index of the verb that says what happens: "held" of "will be held"."""
    tense: Tense
    subject: Phrase | None
    negated: bool
    """The verb is denied, or its subject says that nobody did it."""
    joined: bool
    """It goes on from the clause before by "and", "but" or "or"."""


def find_clauses(tokens: Tokens) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, one for each finite verb, in the order of the verbs.

    Parameters:
        tokens: Tokens of the sentence.
    """
    found: list[Clause] = []
    at = 0
    while at < len(tokens):
        tense = tense_at(tokens, at)
        if tense is None:
            at += 1
            continue
        reached = found[-1].main + 1 if found else 0
        clause = _clause_of(tokens, at, tense, reached)
        if found:
            found[-1] = replace(found[-1], last=clause.first)
        found.append(clause)
        at = clause.main + 1
    return tuple(found)


def clause_at(clauses: Sequence[Clause], at: int) -> Clause | None:
    """Return the clause that holds a token."""
    return next((clause for clause in clauses if clause.first <= at < clause.last), None)


def _clause_of(tokens: Tokens, verb: int, tense: Tense, reached: int) -> Clause:
    """Return the clause of a finite verb; `reached` is where the verbs before it end."""
    group = _group_start(tokens, verb, reached)
    group = verb if group is None else group
    subject = subject_of(tokens, verb)
    main, negated = _main_verb(tokens, verb)
    negated = negated or any(tokens[place].lower in NEGATIONS for place in range(group, verb))
    if subject is not None:
        negated = negated or is_denied(tokens, subject)
    elif group > 0:
        negated = negated or tokens[group - 1].lower in _NOBODY
    first = _start(tokens, group, subject, reached)
    joined = first > 0 and tokens[first - 1].lower in _JOINING
    while first > reached and _opens_clause(tokens[first - 1]):
        first -= 1
    tense = _refined(tokens, verb, main, tense)
    return Clause(first if reached else 0, len(tokens), verb, main, tense, subject, negated, joined)


def _start(tokens: Tokens, group: int, subject: Phrase | None, reached: int) -> int:
    """Return where a clause begins, conjunctions aside: with its relative, its subject or its verbs."""
    if group > reached and tokens[group - 1].lower in RELATIVES:
        return group - 1
    return subject.first if subject is not None and reached <= subject.first < group else group


def _opens_clause(token: Word) -> bool:
    """Tell whether a word or mark before a subject belongs to the subject's clause."""
    if token.kind == "mark":
        return token.lower in _INSERTING
    return token.kind == "word" and (token.lower in CONJUNCTIONS or token.lower in RELATIVES)


def _main_verb(tokens: Tokens, verb: int) -> tuple[int, bool]:
    """Return the last verb of the group that begins with a finite one, and whether the group is negated."""
    main, negated = verb, tokens[verb].lower.endswith(("n't", "cannot"))
    if auxiliary_tense(tokens[verb].lower) is None and tokens[verb].lower != "'s":
        return main, negated
    place = verb + 1
    while place < len(tokens) and (is_auxiliary(tokens[place]) or is_adverb(tokens[place])):
        negated = negated or tokens[place].lower in NEGATIONS
        main = main if is_adverb(tokens[place]) else place
        place += 1
    return _behind_auxiliaries(tokens, place, main), negated


def _behind_auxiliaries(tokens: Tokens, place: int, main: int) -> int:
    """Return the verb behind auxiliaries: held of "will be held", meet of "is going to meet"; else the last of them."""
    words = [token.lower for token in tokens[place : place + 3]]
    if words[:2] == ["going", "to"]:
        place, words = place + 1, words[1:]
    if words[:1] == ["to"]:
        return place + 1 if len(words) > 1 and is_base(words[1]) else main
    return place if words and tokens[place].kind == "word" and _lexical(words[0]) else main


def _refined(tokens: Tokens, verb: int, main: int, tense: Tense) -> Tense:
    """Return the tense of a group of verbs: has lost is past, is to meet and is going to meet lie ahead."""
    if main == verb or tense != "present":
        return tense
    if tokens[main - 1].lower == "to":
        return "future" if tokens[verb].lower in BE else tense
    return "past" if tokens[verb].lower in _HAVE else tense


def _lexical(word: str) -> bool:
    """Tell whether a word can be the verb behind an auxiliary: visit, visited, visiting, held."""
    return is_base(word) or is_past(word) or word.endswith("ing") or is_participle(word)

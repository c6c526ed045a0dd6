"""The clauses of a sentence: each finite verb with its subject, its tense, its aspect and its polarity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dossier.english.clause_words import CUES, SUBJECT_PRONOUNS, TIME_WORDS
from dossier.english.clauses import COORDINATING, INSERTING, JOINING, NOBODY, group_start, is_denied, subject_of
from dossier.english.finite_verbs import nothing_named, tense_at
from dossier.english.function_words import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    OBJECTS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from dossier.english.patterns import word_set
from dossier.english.phrases import Phrase, Tokens, Word, base_before, in_a_number, is_adverb, is_auxiliary
from dossier.english.verbs import Tense, auxiliary_tense, is_base, is_participle, is_past, is_third

_HAVE = word_set("has have haven't hasn't had hadn't")
_AMID_VERBS = word_set("last twice long")
"""Words between an auxiliary and its verb that only there are adverbs: "was last seen"."""

Aspect = Literal["simple", "perfect", "progressive"]


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
    aspect: Aspect = "simple"
    """Of has lost perfect, of is losing progressive."""


def find_clauses(tokens: Tokens) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, one for each finite verb, in the order of the verbs.

    Parameters:
        tokens: Tokens of the sentence.
    """
    found: list[Clause] = []
    at = 0
    while at < len(tokens):
        if found and _is_inverted(tokens, at, found[-1]):
            found[-1] = replace(found[-1], main=at)
            at += 1
            continue
        tense = _tense_here(tokens, at, found[-1] if found else None)
        if tense is None:
            at += 1
            continue
        reached = found[-1].main + 1 if found else 0
        clause = _clause_of(tokens, at, tense, reached)
        if found:
            clause = _with_its_subject(tokens, clause, found)
            found[-1] = replace(found[-1], last=clause.first)
        found.append(clause)
        at = clause.main + 1
    return tuple(found or _of_plural_name(tokens))


def _of_plural_name(tokens: Tokens) -> list[Clause]:
    """Return the clause of a sentence without another verb whose name takes a plural: "Redmoor travel to Oslo"."""
    for at in range(1, min(len(tokens) - 1, _NAME_REACH)):
        token, before = tokens[at], tokens[at - 1]
        named = before.kind == "name" or (before.capital and before.lower not in DETERMINERS)
        if token.kind != "word" or token.capital or not named:
            continue
        known = is_base(token.lower) and token.lower not in TIME_WORDS
        if known and (nothing_named(tokens, at) or tokens[at + 1].kind == "name"):
            return [_clause_of(tokens, at, "present", 0)]
        if token.lower.isalpha():
            break
    return []


_NAME_REACH = 7
"""Words within which such a name ends."""


def _with_its_subject(tokens: Tokens, clause: Clause, found: Sequence[Clause]) -> Clause:
    """Give a clause the subject that stands before another clause.

    It shares that of the clause before, or a relative clause lies between: "the storm that hit the coast killed".
    """
    before = found[-1]
    if before.subject is None:
        return clause
    if _is_next_act(tokens, clause):
        return replace(clause, subject=before.subject, first=clause.verb - 1, joined=True)
    shares = clause.joined and clause.subject is None and tokens[clause.first].lower in JOINING
    between = (len(found) == 1 and _ends_relative(tokens, before, clause)) or is_reduced(tokens, before, clause)
    if shares or between:
        first = max(clause.first, before.main + 1) if shares else clause.verb
        return replace(clause, subject=before.subject, first=first)
    return clause


def _is_next_act(tokens: Tokens, clause: Clause) -> bool:
    """Tell whether only a comma and "then" stand before a verb: "it began in May, | then went quiet"."""
    alone = clause.subject is None and clause.verb > 1 and tokens[clause.verb - 1].lower == "then"
    return alone and tokens[clause.verb - 2].lower == ","


def _ends_relative(tokens: Tokens, before: Clause, clause: Clause) -> bool:
    """Tell whether a clause is the one that a relative clause interrupts: no mark or conjunction stands between."""
    if not is_relative(tokens, before) or tokens[before.main].lower in CUES:
        return False
    between = range(before.main + 1, clause.verb)
    apart = any(tokens[place].lower in _FRONT_ENDS or tokens[place].lower in CONJUNCTIONS for place in between)
    return not apart and not any(tokens[place].lower in RELATIVES for place in between)


def is_reduced(tokens: Tokens, before: Clause, clause: Clause) -> bool:
    """Tell whether what was read for a clause only tells of the next one's subject: "the bridge built in May | fell".

    Such a participle has no object, and behind it stands a finite verb without a subject and without "and".
    """
    verb, subject = before.verb, before.subject
    if subject is None or before.main != verb or before.tense != "past" or subject.first > verb or clause.joined:
        return False
    if clause.subject is not None and not subject.first <= clause.subject.first <= verb < clause.subject.last:
        return False
    if clause.subject is None and not _is_participle_alone(tokens, verb):
        return False
    between = [tokens[place].lower for place in range(verb + 1, clause.verb)]
    return _SEPARATES.isdisjoint(between) and between.count(",") != 1


def _is_participle_alone(tokens: Tokens, verb: int) -> bool:
    """Tell whether a form may be a participle and no object stands behind it."""
    after = tokens[verb + 1]
    alone = after.lower in PREPOSITIONS or after.lower in TIME_WORDS or is_adverb(after)
    return alone and _is_like_participle(tokens[verb].lower) and tokens[verb].lower not in _NO_PARTICIPLES


_SEPARATES = (CONJUNCTIONS | SUBORDINATORS | RELATIVES | frozenset(";:—–")) - PREPOSITIONS
_NO_PARTICIPLES = word_set("said told")


def is_relative(tokens: Tokens, clause: Clause) -> bool:
    """Tell whether a clause is a relative one whose subject is what it tells of: "the storm that hit the coast"."""
    group = group_start(tokens, clause.verb, 0)
    return group is not None and group > 1 and tokens[group - 1].lower in {"who", "that", "which"}


def _tense_here(tokens: Tokens, at: int, before: Clause | None) -> Tense | None:
    """Return the tense of the finite verb at a token, known that a clause stands before it."""
    tense, word = tense_at(tokens, at), tokens[at].lower
    if before is None:
        return auxiliary_tense(word) if tense is None and _asks(tokens, at) else tense
    if tense is None:
        return _tense_of_second(tokens, at, before)
    sure = auxiliary_tense(word) is not None or word == "'s" or (tense == "past" and not _is_like_participle(word))
    return tense if sure or not _is_in_the_way(tokens, at, before) else None


def _is_like_participle(word: str) -> bool:
    """Tell whether a past form may be a participle as well: closed, built; not went."""
    return word.endswith("ed") or is_participle(word)


def _is_inverted(tokens: Tokens, at: int, before: Clause) -> bool:
    """Tell whether a verb belongs to an auxiliary that stands before its subject: "will he put forward a budget"."""
    aux = before.verb
    if before.main != aux or not 2 <= at - aux <= _MOST_INVERTED or not _is_verb(tokens, at):
        return False
    if auxiliary_tense(tokens[aux].lower) is None or not (tokens[aux + 1].capital or _opens_subject(tokens[aux + 1])):
        return False
    asked = aux == 0 or tokens[aux - 1].kind == "mark" or tokens[aux - 1].lower in _BEFORE_ASKED
    return asked and all(tokens[place].kind != "mark" for place in range(aux + 1, at))


def _is_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether a lexical verb may stand at a token, finite or not."""
    word = tokens[at].lower
    if auxiliary_tense(word) is not None or tokens[at - 1].lower in DETERMINERS:
        return False
    return is_base(word) or tense_at(tokens, at) is not None


def _opens_subject(token: Word) -> bool:
    """Tell whether a word opens the subject behind an auxiliary in a question."""
    return token.lower in SUBJECT_PRONOUNS or token.lower in DETERMINERS or token.lower == "you"


_MOST_INVERTED = 9
_BEFORE_ASKED = word_set("and or but what when where why how who which")


def _asks(tokens: Tokens, at: int) -> bool:
    """Tell whether a question opens with an auxiliary: "Will he come?", not "Will Lee came"."""
    if at > 0 or len(tokens) < 2 or not tokens[0].capital:
        return False
    return _opens_subject(tokens[1])


def _is_in_the_way(tokens: Tokens, at: int, before: Clause) -> bool:
    """Tell whether a form is no finite verb, since nothing opens a clause between the verb before and it.

    "Made similar comments", "takes place", "halted the work begun in May"; but "says the law stands", and "the storm
    that hit the coast moves on".
    """
    if _opens_another(tokens, before) or is_relative(tokens, before):
        return at == before.main + 1 and not is_relative(tokens, before)
    for place in range(before.main + 1, at):
        token = tokens[place]
        if token.kind != "word":
            if token.lower not in _INSIDE and not in_a_number(tokens, place):
                return False
        elif token.lower in CONJUNCTIONS or token.lower in RELATIVES or token.lower in SUBJECT_PRONOUNS:
            return False
    return True


def _opens_another(tokens: Tokens, clause: Clause) -> bool:
    """Tell whether a clause may follow a verb without "that": says the law stands, not is expected to face stress."""
    after = clause.main + 1
    return tokens[clause.main].lower in CUES and not (after < len(tokens) and tokens[after].lower == "to")


def _tense_of_second(tokens: Tokens, at: int, before: Clause) -> Tense | None:
    """Return the tense of a second verb of the same subject: "was fined in May and moved to Leeds"."""
    token = tokens[at]
    if token.kind != "word" or token.capital or tokens[at - 1].lower not in JOINING:
        return None
    if not _is_no_adjective(token.lower) and not nothing_named(tokens, at):
        return None
    if before.tense == "past":
        return _tense_after_past(tokens, at, before)
    if before.tense != "present" or before.main != before.verb or at == before.main + 3:
        return None  # "faces floods and strikes in winter"
    pair = (tokens[before.main].lower, token.lower)
    return "present" if all(map(is_third, pair)) or all(map(is_base, pair)) else None


def _is_no_adjective(word: str) -> bool:
    """Tell whether a word is a past form that no ending shows: made, took."""
    return is_past(word) and not word.endswith("ed")


def _tense_after_past(tokens: Tokens, at: int, before: Clause) -> Tense | None:
    """Return the tense of a second verb after one in the past: "was cut and resumes today"."""
    word = tokens[at].lower
    if is_past(word) or (is_participle(word) and before.main != before.verb):
        return "past"
    timed = at + 1 < len(tokens) and tokens[at + 1].lower in TIME_WORDS
    return "present" if timed and is_third(word) else None


def clause_at(clauses: Sequence[Clause], at: int) -> Clause | None:
    """Return the clause that holds a token."""
    return next((clause for clause in clauses if clause.first <= at < clause.last), None)


def _clause_of(tokens: Tokens, verb: int, tense: Tense, reached: int) -> Clause:
    """Return the clause of a finite verb; `reached` is where the verbs before it end."""
    group = group_start(tokens, verb, reached)
    group = verb if group is None else group
    subject = subject_of(tokens, verb)
    main, negated = _main_verb(tokens, verb)
    negated = negated or any(tokens[place].lower in NEGATIONS for place in range(group, verb))
    if subject is not None:
        negated = negated or is_denied(tokens, subject)
    elif group > 0:
        negated = negated or tokens[group - 1].lower in NOBODY
    first = _start(tokens, group, subject, reached)
    first = _fronted(tokens, first, reached)
    joined = first > 0 and tokens[first - 1].lower in JOINING
    while first > reached and _opens_clause(tokens[first - 1]):
        first -= 1
    tense, aspect = _refined(tokens, verb, main, tense), _aspect(tokens, verb, main)
    return Clause(first if reached else 0, len(tokens), verb, main, tense, subject, negated, joined, aspect)


_MOST_FRONTED = 12
"""Tokens that a phrase of time before a subject has at most: "and by the end of last year they left"."""


def _fronted(tokens: Tokens, first: int, reached: int) -> int:
    """Return where a phrase of time begins that stands before the subject: "; on Saturday they left"."""
    for place in range(first - 1, max(reached, first - _MOST_FRONTED) - 1, -1):
        token = tokens[place]
        if (token.lower == "," and place == first - 1) or _is_in_a_date(tokens, place):
            continue
        if _ends_before_front(tokens, place):
            opens = tokens[place + 1]
            known = opens.lower in _FRONTS or is_adverb(opens)
            return place + 1 if known and place + 1 < first else first
        if token.kind != "word" and token.lower not in _INSIDE:
            break
    return first


def _ends_before_front(tokens: Tokens, at: int) -> bool:
    """Tell whether a word or mark stands before where such a phrase may begin."""
    word = tokens[at].lower
    return word in _FRONT_ENDS or word in COORDINATING or _opens_what_is_said(tokens, at)


def _is_in_a_date(tokens: Tokens, at: int) -> bool:
    """Tell whether a comma or "and" stands before a year or another date: "March 4, | 2021, | and | April 6"."""
    if at == 0 or tokens[at].lower not in {",", "and"}:
        return False
    before, after = tokens[at - 1].lower, tokens[at + 1].lower
    if after.isdecimal():
        return len(after) == _DIGITS_OF_A_YEAR
    return (before.isdecimal() or before == ",") and (after in TIME_WORDS or (after == "and" and before.isdecimal()))


_DIGITS_OF_A_YEAR = 4


def _opens_what_is_said(tokens: Tokens, at: int) -> bool:
    """Tell whether "that" opens what is said, known or shown: "announced that | in December they would leave"."""
    if tokens[at].lower != "that" or at == 0:
        return False
    before = tokens[at - 1].lower
    infinitive = at > 1 and tokens[at - 2].lower == "to" and is_base(before)
    return before in CUES or before in TIME_WORDS or before in OBJECTS or infinitive


_FRONT_ENDS = frozenset(",;:—–")
_INSIDE = frozenset("-‑.'")
_FRONTS = (
    PREPOSITIONS
    | TIME_WORDS
    | word_set("next this that later a one two three four five six seven eight some several many")
)


def _start(tokens: Tokens, group: int, subject: Phrase | None, reached: int) -> int:
    """Return where a clause begins, conjunctions aside: with its relative, its subject or its verbs."""
    if group > reached and tokens[group - 1].lower in RELATIVES:
        return group - 1
    if subject is not None and reached <= subject.first < group:
        return first_of_two(tokens, subject.first, reached)
    for place in range(group - 1, reached - 1, -1):
        token = tokens[place]
        if token.kind != "word" and token.lower not in _INSIDE:
            break
        if token.lower in SUBORDINATORS and token.lower not in PREPOSITIONS:
            return place + 1  # "though expectations for 2027 and beyond were"
    return group


def first_of_two(tokens: Tokens, second: int, reached: int) -> int:
    """Return where the first of two subjects begins of which the second does: "the U.S. and | the EU agreed"."""
    if second - 2 <= reached or tokens[second - 1].lower != "and":
        return second
    other = base_before(tokens, second - 1, reached)
    if other is None:
        return second
    names = tokens[other.first].capital and tokens[second].capital
    if not names and tokens[other.first].lower not in DETERMINERS:
        return second
    before = tokens[other.first - 1].lower if other.first > reached else ","
    return other.first if before in _FRONT_ENDS or before in SUBORDINATORS else second


def _opens_clause(token: Word) -> bool:
    """Tell whether a word or mark before a subject belongs to the subject's clause."""
    if token.kind == "mark":
        return token.lower in INSERTING
    return token.kind == "word" and (token.lower in CONJUNCTIONS or token.lower in RELATIVES)


def _main_verb(tokens: Tokens, verb: int) -> tuple[int, bool]:
    """Return the last verb of the group that begins with a finite one, and whether the group is negated."""
    main, negated = verb, tokens[verb].lower.endswith(("n't", "cannot"))
    if auxiliary_tense(tokens[verb].lower) is None and tokens[verb].lower != "'s":
        return main, negated
    place = verb + 1
    while place < len(tokens) and (is_auxiliary(tokens[place]) or _is_amid(tokens[place])):
        negated = negated or tokens[place].lower in NEGATIONS
        main = main if _is_amid(tokens[place]) else place
        place += 1
    return _behind_auxiliaries(tokens, place, main), negated


def _is_amid(token: Word) -> bool:
    """Tell whether a word may stand between an auxiliary and its verb."""
    return is_adverb(token) or token.lower in _AMID_VERBS


def _behind_auxiliaries(tokens: Tokens, place: int, main: int) -> int:
    """Return the verb behind auxiliaries: held of "will be held", meet of "is going to meet"; else the last of them."""
    words = [token.lower for token in tokens[place : place + 3]]
    if words[:2] == ["going", "to"]:
        return place + 2 if len(words) > 2 and is_base(words[2]) else place
    if words[:1] == ["to"]:
        here = tokens[place - 1].lower in _PRESENT  # "I am here today to open the talks"
        return main if here else _infinitive(words, place, main)
    if not words or tokens[place].kind != "word":
        return main
    return place if _lexical(words[0]) or (main == place - 1 and _is_behind_modal(tokens, place)) else main


_PRESENT = word_set("here there today now tonight back")


def _is_behind_modal(tokens: Tokens, place: int) -> bool:
    """Tell whether a word right behind a modal can be its verb, though no list knows it."""
    return tokens[place - 1].lower in MODALS and not tokens[place].capital and _may_be_verb(tokens[place].lower)


def _infinitive(words: list[str], place: int, main: int) -> int:
    """Return the verb of "is | to meet", "is | to be held"."""
    if words[1:2] == ["be"] and len(words) > 2 and _lexical(words[2]):
        return place + 2
    return place + 1 if len(words) > 1 and is_base(words[1]) else main


def _may_be_verb(word: str) -> bool:
    """Tell whether a word that stands behind a modal can be its verb, though no list knows it: "will reopen"."""
    closed = word in PREPOSITIONS or word in DETERMINERS or word in OBJECTS or word in SUBJECT_PRONOUNS
    return word.isalpha() and not closed and word not in CONJUNCTIONS and word not in RELATIVES


def _refined(tokens: Tokens, verb: int, main: int, tense: Tense) -> Tense:
    """Return the tense of a group of verbs: has lost is past, is to meet and is going to meet lie ahead."""
    if main == verb or tense not in ("present", "past"):
        return tense
    if tokens[main].lower == "going" and main + 1 < len(tokens) and tokens[main + 1].lower == "to":
        return "future"
    if any(tokens[place].lower == "to" for place in range(verb + 1, main)):
        return "future" if tokens[verb].lower in BE and tokens[main].lower not in _HAVE else tense
    return "past" if tokens[verb].lower in _HAVE else tense


def _aspect(tokens: Tokens, verb: int, main: int) -> Aspect:
    """Return how a group of verbs looks at what happens: as done (has lost), as going on (is losing)."""
    if main == verb or tokens[main - 1].lower == "to":
        return "simple"
    if tokens[verb].lower in _HAVE or any(tokens[place].lower == "have" for place in range(verb + 1, main)):
        return "perfect"
    return "progressive" if tokens[main].lower.endswith("ing") else "simple"


def _lexical(word: str) -> bool:
    """Tell whether a word can be the verb behind an auxiliary: visit, visited, visiting, held."""
    ing = word.endswith("ing") and word not in PREPOSITIONS
    return ing or is_base(word) or is_past(word) or is_participle(word)

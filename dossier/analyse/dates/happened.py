"""What happened on a date, in words that can be read alone: the clause with its subject, its objects and who says so.

The clause is that of `english.whole_clauses`. It begins with its subject, which may stand before a relative ("Talks
that collapsed on Friday"), before another verb of the same subject, or before the verb of whoever says it; it
ends where another clause, an insertion or a mark ends it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dossier.analyse.dates.commas import apposition, is_listed, is_mark, only_compares
from dossier.analyse.dates.edges import INSIDE, sound_end, sound_start, whole_noun
from dossier.analyse.dates.frames import Frame, frame_of
from dossier.analyse.dates.told import Told
from dossier.english.clause_words import CUES, HEARER, ING, PAST, PRESENT, REPORTED, TIME_WORDS
from dossier.english.finite_verbs import tense_at
from dossier.english.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    OBJECTS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from dossier.english.patterns import word_set
from dossier.english.phrases import base_before, in_a_number, is_adverb, phrase_before
from dossier.english.whole_clauses import Clause, is_relative

MOST_WORDS = 25
"""Words that are shown at most where the clause alone has fewer; what makes it longer is left off."""
_MOST_COMPLETE = 32
"""Words that what is said may have with the verb that says it: without it the verb says nothing."""
_MOST_SHARED = 40
"""Words that a second verb may be shown with, its subject and what that did first included."""
ENDS = frozenset(';:—–…()“”"[]')
_COMPLEMENTS = word_set("that whether how what why who whom which where")
_RESTRICTS = word_set("that who which whom whose")
_OPENS = CONJUNCTIONS | SUBORDINATORS | word_set("then that")
_LEAVES_OUT = word_set("and but or nor yet so then while although though as because since when where if that whereas")
"""Words that tie a clause to the one before and are left off at its beginning."""
_SAYING_TAIL = 9
"""Words of "…, officials in Oslo said" that are shown with what they said."""


@dataclass(frozen=True, slots=True)
class Happened:
    """The words that say what happened."""

    first: int
    last: int
    """One past the last."""
    keeps_date: bool = False
    """The date is a part of them: "Thirteen years is a long time"."""
    keeps_tie: bool = False
    """So is the conjunction before them: "As we said in May, prices fell"."""


def happened(told: Told) -> Happened | None:
    """Return the words that say what happened on a date; None where no clause tells.

    Parameters:
        told: Where the date stands.
    """
    clause = told.clause
    if clause is None:
        return None
    here = told.clauses.index(clause)
    frame = frame_of(told, here)
    framed = _framed(told, here, frame) if frame != Frame() else None
    if framed is not None:
        return framed
    found = _apposed(told, clause, here) or _of_clause(told, clause, here)
    most = max(_MOST_GROWN, MOST_WORDS - count(told, found.first, found.last))
    start = sound_start(told, found.first, here, most)
    if told.lower(told.first - 1) == ":" and start < told.first <= clause.verb:
        start = told.last  # "KEEPING THE LAND SAFE: Today, | the mayor signed an order"
    if told.lower(start) in ING and told.lower(start - 1) == "," and here > 0:
        start = _with_who_says(told, start, here, found.last)
    start = _off_date(told, start)
    return replace(found, first=start, last=sound_end(told, start, found.last))


def _off_date(told: Told, start: int) -> int:
    """Return where words begin that do not begin amid the date: "As of midday Thursday, | the storm"."""
    if told.lower(start) == "'s":
        return told.first if start == told.last else max(0, start - 1)  # "Today | 's deals help trade", "let | 's go"
    return told.last if told.first < start < told.last else start


def _with_who_says(told: Told, start: int, here: int, end: int) -> int:
    """Return where words begin that a participle reports: with the clause before, ", saying" left off if too long."""
    whole = start_of(told, told.clauses[here - 1], here - 1)
    return whole if whole < start and count(told, whole, end) <= MOST_WORDS else start + 1


_MOST_GROWN = 12
"""Words by which the beginning of a phrase may be made whole, however long it is."""


def _framed(told: Told, here: int, frame: Frame) -> Happened | None:
    """Return the words of several clauses that tell together; None where they are too many."""
    first, last = here + frame.first, here + frame.last
    start = told.first if frame.from_date else start_of(told, told.clauses[first], first)
    if frame.from_mark:
        start = _behind_mark(told, min(start, told.clauses[first].verb))
    end = end_of(told, last)
    if count(told, start, end) > MOST_WORDS and frame.from_date:
        start = start_of(told, told.clauses[last], last)
    found = Happened(start, sound_end(told, start, end), frame.from_date, frame.from_mark)
    return found if start < end and count(told, start, end) <= MOST_WORDS else None


def _behind_mark(told: Told, at: int) -> int:
    """Return the first word behind the mark before a word, "and" left off."""
    while at > 0 and told.words[at - 1].kind != "mark":
        at -= 1
    return at + (told.lower(at) in ("and", "but", "so"))


def _of_clause(told: Told, clause: Clause, here: int) -> Happened:
    """Return the words of the clause around a date, with who says so."""
    if _is_subject(told, clause):
        return Happened(told.first, end_of(told, here), keeps_date=True)
    end = end_of(told, here)
    start = start_of(told, clause, here)
    said = _sayer(told, here, start)
    if said is None:
        said = _what_is_said(told, clause, here, end)
    if said is None:
        said = _quoted(told, clause, start)
    if said is not None and count(told, said, end) <= MOST_WORDS:
        start = said
    return Happened(start, _with_tail(told, here, start, end))


def _quoted(told: Told, clause: Clause, start: int) -> int | None:
    """Return where the quotation opens that a clause only says: "We will look," | she told the radio yesterday."""
    last = start - 1 - (told.lower(start - 1) == ",")
    closing = told.lower(last)
    if last < 1 or closing not in _OPENING or told.lower(clause.main) not in CUES:
        return None
    return next((at for at in range(last - 1, -1, -1) if told.lower(at) == _OPENING[closing]), None)


_OPENING = {"”": "“", '"': '"'}
"""Closing mark -> opening mark."""


def _is_subject(told: Told, clause: Clause) -> bool:
    """Tell whether the date is what the clause is about: "Thirteen years is a long time"."""
    subject = clause.subject
    owns = subject is None or told.first <= subject.first < told.last
    alone = told.first == 0 or told.words[told.first - 1].kind == "mark" or told.lower(told.first - 1) in _OPENS
    behind = told.words[told.last : clause.verb]
    return owns and alone and clause.verb >= told.last and all(map(is_adverb, behind))


def count(told: Told, first: int, last: int) -> int:
    """Count the words, marks aside."""
    return sum(1 for at in range(first, last) if told.words[at].kind != "mark")


# ---------------------------------------------------------------- where it begins


def start_of(told: Told, clause: Clause, here: int) -> int:
    """Return where a clause begins: with its subject and what that belongs to."""
    subject = clause.subject
    if subject is None:
        return _without_subject(told, clause, here)
    if subject.first >= clause.verb:
        return _opening(told, clause)
    if subject.first >= told.last and _shares_preposition(told):
        return _opening(told, clause)
    start = subject.first if not (here == 0 and clause.joined) else _opening(told, clause)
    if told.first <= start < told.last:
        start = told.last  # By Thursday divers had found
    if _only_dates(told, told.last, start):
        return start
    if told.last <= start and not _is_fronted(told, clause):
        return _opening(told, clause)
    if _is_far(told, clause, start):
        return _opening(told, clause)
    return _before_apposition(told, _antecedent(told, _with_currency(told, start), here))


def _only_dates(told: Told, first: int, last: int) -> bool:
    """Tell whether only other dates stand between a date and a subject: "On May 3, 2020, and July 5, | he"."""
    between = [told.lower(at) for at in range(first, last)]
    dated = any(word.isdecimal() for word in between)
    return dated and all(word in _OF_DATES or word in TIME_WORDS or word.isdecimal() for word in between)


_OF_DATES = frozenset({",", "and", "on", "in"})


def _without_subject(told: Told, clause: Clause, here: int) -> int:
    """Return where a clause begins whose subject the clause reader does not know."""
    before = told.lower(clause.verb - 1)
    if before in _OPENING:
        return _quoted_subject(told, clause)
    return _antecedent(told, clause.verb - 1, here) if before == "you" else _opening(told, clause)


def _is_far(told: Told, clause: Clause, start: int) -> bool:
    """Tell whether a subject that is shared stands too far before its verb to be shown with it."""
    return start < clause.first and clause.joined and count(told, start, clause.last) > _MOST_SHARED


def _quoted_subject(told: Told, clause: Clause) -> int:
    """Return where the quotation opens that is what a clause is about: "some further rises" | were likely."""
    opens = _OPENING[told.lower(clause.verb - 1)]
    low = max(-1, clause.verb - _MOST_QUOTED - 3)
    return next((at for at in range(clause.verb - 2, low, -1) if told.lower(at) == opens), clause.verb)


def _with_currency(told: Told, start: int) -> int:
    """Return where a phrase begins that an amount of money stands in: "an initial $ | 44 million"."""
    if told.lower(start - 1) not in _MONEY or start < 1:
        return start
    before = base_before(told.words, start - 1, 0)
    return before.first if before is not None and told.lower(before.first) in DETERMINERS else start - 1


_MONEY = frozenset("$€£¥")


def _opening(told: Told, clause: Clause) -> int:
    """Return where the words of a clause begin, conjunctions and a date before them left off."""
    at = clause.first
    if at <= told.first and told.last < clause.verb and _is_fronted(told, clause) and not _shares_preposition(told):
        at = told.last
    while at < clause.verb - 1 and (is_mark(told, at) or told.lower(at) in _LEAVES_OUT):
        at += 1
    return _unread(told, clause) if at == clause.first == clause.verb else min(at, clause.verb)


def _shares_preposition(told: Told) -> bool:
    """Tell whether the date is the first of two in one phrase: "In May 2017 and | April 2018 certifications, he …"."""
    return told.lower(told.last) in ("and", "or") and told.lower(told.first - 1) in PREPOSITIONS


def _unread(told: Told, clause: Clause) -> int:
    """Return where a subject begins that the clause reader does not know: "everyone | is here"."""
    here = told.clauses.index(clause)
    low = max(told.clauses[here - 1].main + 1 if here else 0, clause.verb - _SHORT_SUBJECT)
    at = clause.verb
    while at > low and told.words[at - 1].kind == "word" and told.lower(at - 1) not in _NO_NOUN:
        at -= 1
    return at


_SHORT_SUBJECT = 3
"""Words that such a subject has at most."""


def _is_fronted(told: Told, clause: Clause) -> bool:
    """Tell whether nothing but prepositions and conjunctions stands between the clause's beginning and the date."""
    between = range(clause.first, min(told.first, clause.verb))
    return all(told.words[at].kind == "mark" or told.lower(at) in _PASSED for at in between)


_PASSED = (
    PREPOSITIONS | DETERMINERS | _OPENS | word_set("early late later earlier only just even also again back here now")
)


def _antecedent(told: Told, start: int, here: int) -> int:
    """Return where the noun begins that a relative clause tells of: "the letter which she sent", "a note she wrote"."""
    at = start
    if told.lower(at - 1) in PREPOSITIONS and told.lower(at - 2) in _RESTRICTS:
        at -= 1
    relative = at - 1 >= 0 and told.lower(at - 1) in _RESTRICTS and not _is_complement(told, at - 1, here)
    if relative:
        end = at - 1
        end -= told.lower(end - 1) in PREPOSITIONS
        end -= told.lower(end - 1) == ","
    elif _is_contact(told, start, here):
        end = start
    else:
        return start
    noun = (phrase_before if relative else base_before)(told.words, end, 0) if end > 0 else None
    if noun is None and relative:
        return _name_before(told, end + 1)  # "Water for All, | which works there"
    return whole_noun(told, noun.first) if noun is not None else start


def _is_complement(told: Told, that: int, here: int) -> bool:
    """Tell whether "that" opens what is said or thought: a verb stands before it."""
    if told.lower(that) != "that" or that == 0:
        return False
    before = told.lower(that - 1)
    if before in CUES or before in OBJECTS or before in TIME_WORDS or before in _OF_FACTS:
        return True
    return here > 0 and (told.clauses[here - 1].main >= that - 1 or _says_behind(told, told.clauses[here - 1], that))


def _says_behind(told: Told, saying: Clause, that: int) -> bool:
    """Tell whether only where, when or to whom something is said stands before "that": "said by phone that"."""
    after = told.lower(saying.main + 1)
    verb = told.lower(saying.main)
    hearer = PAST.get(verb, PRESENT.get(verb, "")) in HEARER
    return verb in CUES and (after in PREPOSITIONS or after in TIME_WORDS or hearer) and told.last <= that


_OF_FACTS = word_set("clear sure certain likely unlikely possible important essential true aware confident glad proud")
"""Adjectives behind which "that" opens a clause: "made it clear that"."""


def _is_contact(told: Told, start: int, here: int) -> bool:
    """Tell whether a pronoun right behind a noun opens a relative clause: "a report | she asked for"."""
    if here == 0 or told.lower(start) not in SUBJECTS | {"you"} or start < 2:
        return False
    before, word = told.words[start - 1], told.lower(start - 1)
    if before.kind == "mark" or word in _NO_NOUN or told.clauses[here - 1].main >= start - 1:
        return False
    return told.lower(told.clauses[here - 1].main) not in CUES and tense_at(told.words, start - 1) is None


_NO_NOUN = PREPOSITIONS | CONJUNCTIONS | RELATIVES | SUBORDINATORS | OBJECTS | SUBJECTS | word_set("then also said")


def _before_apposition(told: Told, start: int) -> int:
    """Return where the name begins that a description at `start` belongs to: "Ann Lee, | a lawyer for Acme, died"."""
    if _is_enclosed(told, start):
        described = phrase_before(told.words, start - 1, 0)
        return described.first if described is not None else start
    if told.lower(start - 1) == "," and start > 1 and told.lower(start).strip(".") in _DESCRIBING | _GENERATIONS:
        return _name_before(told, start)
    return start


def _name_before(told: Told, start: int) -> int:
    """Return where the name before a comma begins; `start` where none stands there."""
    at = start - 1
    while at > 0 and (told.words[at - 1].capital or told.lower(at - 1) in _INSIDE_NAMES):
        at -= 1
    named = at < start - 1 and told.words[at].capital and told.words[start - 2].capital
    return at if named and told.lower(at) not in PREPOSITIONS and not _is_governed(told, at) else start


def _is_governed(told: Told, at: int) -> bool:
    """Tell whether a name is part of another clause, or the date: "made war on | Ukraine, we", "Also Tuesday, we"."""
    if told.lower(at) in ("also", "earlier", "later") and at < told.first:
        return True
    return told.lower(at - 1) in _GOVERNS and any(clause.verb < at for clause in told.clauses)


_GOVERNS = PREPOSITIONS - word_set("of")
_GENERATIONS, _DESCRIBING = word_set("jr sr ii iii iv"), word_set("a an the his her its")


def _is_enclosed(told: Told, start: int) -> bool:
    """Tell whether a name at `start` stands between commas before its verb: "the licence, | Act No. 7, | expired"."""
    clause = told.clause
    if clause is None or clause.subject is None or clause.subject.first != start or told.lower(start - 1) != ",":
        return False
    return start > 1 and told.words[start].capital and told.lower(clause.verb - 1) == ","


_INSIDE_NAMES = word_set("of the de van von bin al el . - '")


# ---------------------------------------------------------------- who says so


def _sayer(told: Told, here: int, start: int) -> int | None:
    """Return where the clause begins that says this one: "The ministry said that nine had died"."""
    if here == 0:
        return None
    saying = told.clauses[here - 1]
    if told.lower(saying.main) not in CUES or saying.main >= start:
        return None
    if not _is_tied(told, saying.main + 1, start):
        return None
    begins = start_of(told, saying, here - 1)
    return begins if begins <= saying.verb else None


def _is_tied(told: Told, first: int, last: int) -> bool:
    """Tell whether only a hearer and "that" stand between a verb of saying and what is said."""
    if last - first > _SAYING_TAIL or any(told.words[at].kind == "mark" for at in range(first, last)):
        return False
    between = [told.lower(at) for at in range(first, last) if told.lower(at) not in _HEARERS]
    return not between or between[-1] in ("that", "whether")


_HEARERS = OBJECTS | TIME_WORDS | word_set("on reporters")


def _what_is_said(told: Told, clause: Clause, here: int, end: int) -> int | None:
    """Return where the clause begins that this one only says: "Hana Lee has died, | her club announced yesterday"."""
    if here == 0 or told.lower(clause.main) not in REPORTED or told.lower(clause.first) != ",":
        return None
    if any(at >= told.last for at in range(clause.main + 1, end)) or clause.main + 1 < told.first - 2:
        return None  # what it says follows
    place = here - 1
    while place > 0 and told.clauses[place].joined:  # "Three died | and nine were hurt, the army said on Sunday"
        place -= 1
    first, last = (start_of(told, told.clauses[at], at) for at in (place, here - 1))
    begins = first if count(told, first, end) <= MOST_WORDS else last
    return begins if begins < clause.first else None


def _with_tail(told: Told, here: int, start: int, end: int) -> int:
    """Take in who says it where that follows: ", officials said", ", according to the army"."""
    if told.lower(end) != ",":
        return end
    if told.lower(end + 1) == "according":
        stop = _until_mark(told, end + 1)
    elif here + 1 < len(told.clauses) and told.lower(told.clauses[here + 1].main) in REPORTED:
        following = told.clauses[here + 1]
        stop = _until_mark(told, end + 1)
        if not end < following.verb < stop:
            return end
    else:
        return end
    return stop if stop - end <= _SAYING_TAIL + 1 and count(told, start, stop) <= MOST_WORDS else end


def _until_mark(told: Told, at: int) -> int:
    while at < len(told.words) and (told.words[at].kind != "mark" or told.lower(at) in INSIDE):
        at += 1
    return at


# ---------------------------------------------------------------- where it ends


def end_of(told: Told, here: int) -> int:
    """Return where what a clause says ends, with the clauses that complete it."""
    clause = told.clauses[here]
    end = _region_end(told, clause, here)
    start = clause.subject.first if clause.subject is not None and clause.subject.first < clause.verb else clause.first
    for place in range(here + 1, len(told.clauses)):
        following = told.clauses[place]
        if end < following.first or not _completes(told, told.clauses[place - 1], following):
            break
        further = _region_end(told, following, place)
        if count(told, start, further) > _MOST_COMPLETE and told.last <= end:
            break
        end = further
    return end


def _completes(told: Told, clause: Clause, following: Clause) -> bool:
    """Tell whether the next clause belongs to what this one says: its "that", its relative, its bare complement."""
    opens = told.lower(following.first)
    if told.words[following.first].kind == "mark":
        return _is_behind_date(told, clause, following)
    if "how" in (told.lower(following.first - 1), told.lower(following.first - 2)):
        return True  # "to measure how fast | it spreads"
    if _goes_on(told, clause, following):
        return True
    if opens in _COMPLEMENTS:
        return opens != "where" and not (opens == "who" and told.lower(following.first - 1) == ",")
    if following.joined and told.lower(clause.main) in CUES:
        return _is_second_of_two(told, clause, following)
    says = told.lower(clause.main) in CUES or _to_say(told, following)
    return says and opens not in _OPENS and not following.joined


def _to_say(told: Told, following: Clause) -> bool:
    """Tell whether an infinitive of saying stands right before a clause: "appeared to confirm | he would stay"."""
    before = following.first - 1
    return told.lower(before) in CUES and told.lower(before - 1) == "to"


def _is_behind_date(told: Told, clause: Clause, following: Clause) -> bool:
    """Tell whether what is said stands behind a date and a comma: "said on Friday, | that nine had died"."""
    if told.lower(clause.main) not in CUES or told.last != following.first:
        return False
    return told.lower(following.first) == "," and told.lower(following.first + 1) == "that"


def _goes_on(told: Told, clause: Clause, following: Clause) -> bool:
    """Tell whether a participle only tells of the next clause's subject: "said that the group named Hand | has"."""
    if clause is told.clause or following.joined or following.subject is None or following.subject != clause.subject:
        return False
    return clause.main == clause.verb and clause.tense == "past" and not is_relative(told.words, clause)


def _is_second_of_two(told: Told, clause: Clause, following: Clause) -> bool:
    """Tell whether "and" joins two subjects of what is said, no clauses: "said that Ann | and the king will meet"."""
    between = range(clause.main + 1, following.first)
    that = next((at for at in between if told.lower(at) == "that"), None)
    return that is not None and following.subject is not None and following.subject.first > that


def _region_end(told: Told, clause: Clause, here: int) -> int:
    """Return where a clause ends at the latest: before the next one, a mark, or a comma that is none of a list."""
    limit = clause.last
    if here + 1 < len(told.clauses):
        limit = min(limit, told.clauses[here + 1].first)
    at = max(clause.main + 1, told.last if clause.verb < told.last <= limit else 0)
    while at < limit:
        word = told.lower(at)
        if word in _BRACKETS and (closing := _closing(told, at, limit)) is not None:
            at = closing
        elif _stops(told, clause, at, limit):
            return at
        at += 1
    return limit


def _stops(told: Told, clause: Clause, at: int, limit: int) -> bool:
    """Tell whether a token ends what a clause says."""
    word = told.lower(at)
    if word in ENDS or (word == "." and at + 1 >= limit):
        return not _is_in_numbers(told, at)
    if word == "," and told.lower(at - 1).isdecimal() and _IS_YEAR.fullmatch(told.lower(at + 1)):
        return False  # "following the failure of the dam on June 5, 1976"
    if word == ",":
        return not is_listed(told, at, limit) and not (at == told.last and _is_inserted(told))
    return word in SUBORDINATORS and word not in PREPOSITIONS and at > clause.main + 1


def _is_in_numbers(told: Told, at: int) -> bool:
    """Tell whether a mark stands in a number, or a dash between two or in a name: "won 1 – 0", "Apollo–Soyuz"."""
    if in_a_number(told.words, at) or (told.lower(at - 1).isdecimal() and told.lower(at + 1).isdecimal()):
        return True
    if told.lower(at) != "–" or not 0 < at < len(told.words) - 1:
        return False
    before, dash, after = told.words[at - 1 : at + 2]
    return before.capital and after.capital and before.end == dash.start and dash.end == after.start


_IS_YEAR = re.compile(r"[12][0-9]{3}")
_BRACKETS = {"(": ")", "[": "]", "“": "”", '"': '"'}
_MOST_QUOTED = 8
"""Words of a quotation within a clause that is passed over: a user labelled "Anonymous"."""


def _closing(told: Told, opening: int, limit: int) -> int | None:
    """Return where brackets close that open at a token."""
    closes = _BRACKETS[told.lower(opening)]
    if closes not in ")]":
        limit = min(limit, opening + _MOST_QUOTED + 2)
    return next((at for at in range(opening + 1, limit) if told.lower(at) == closes), None)


def _is_inserted(told: Told) -> bool:
    """Tell whether the comma behind the date is its own: "decided, in 1978, to forgo", "on May 3, 2020, in Rome"."""
    if any(told.lower(at) == "," for at in range(told.first, told.last)):
        return True
    at = told.first - 1
    while at > 0 and (told.lower(at) in PREPOSITIONS or told.lower(at) in DETERMINERS):
        at -= 1
    return told.lower(at) == ","


# ---------------------------------------------------------------- a date in an apposition


def _apposed(told: Told, clause: Clause, here: int) -> Happened | None:
    """Return the noun phrase behind a comma that alone tells of the date, or the clause that it compares."""
    limit = min(clause.last, told.clauses[here + 1].first) if here + 1 < len(told.clauses) else clause.last
    comma = apposition(told, clause.main, limit)
    if comma is None:
        return None
    end = next((at for at in range(told.last, limit) if is_mark(told, at)), limit)
    whole = start_of(told, clause, here)
    compares = only_compares(told, comma) and count(told, whole, end) <= MOST_WORDS
    return Happened(whole if compares else comma + 1, end)

"""What the words for a happening call for behind them: what is said, the rest of a list, an object, a clause."""

from __future__ import annotations

from dossier.analyse.dates.happened import count, end_of, start_of
from dossier.analyse.dates.parts import MOST, QUOTES, Borders, Mending, Part, up_to_stop
from dossier.english.clause_words import CUES, ING, NOUN_FORMS, REPORTED, TIME_WORDS
from dossier.english.finite_verbs import tense_at
from dossier.english.function_words import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from dossier.english.patterns import word_set
from dossier.english.phrases import in_a_number
from dossier.english.verbs import is_base, is_participle, is_past
from dossier.english.whole_clauses import Clause


def _what_is_said(part: Part) -> Borders | None:
    """Take in what is said where only who says it was found: "The city estimated | on Friday, four had left"."""
    if not _only_says(part, part.tail) and not _announces(part):
        return None
    if part.behind >= len(part.told.words) - 1:
        return None
    opens = next((at for at in range(part.behind, part.behind + _NEAR) if part.word(at) in QUOTES), None)
    if opens is not None:
        closes = range(opens + 1, len(part.told.words))
        end = next((at + 1 for at in closes if part.word(at) == QUOTES[part.word(opens)]), len(part.told.words))
        whole = part.fits(part.first, end)
        if whole is not None:
            return whole
    following = part.following
    told_next = following is not None and following.verb > part.clause.main
    return part.fits(part.first, end_of(part.told, part.here + 1)) if told_next else None


def _announces(part: Part) -> bool:
    """Tell whether a mark and a quotation stand behind whoever says it and to whom: told the radio: “It …”."""
    at = part.behind
    if part.word(at) not in (":", ",") or part.word(at + 1) not in QUOTES:
        return False
    if part.word(part.clause.main) not in CUES and part.word(part.tail) not in _TITLED:
        return False
    return part.clause.main >= part.first and not any(part.word(each) in QUOTES for each in range(part.first, at))


def _only_says(part: Part, tail: int) -> bool:
    """Tell whether words end with a verb of saying before which nothing is said, or with "that"."""
    word = part.word(tail)
    if word in ("that", "quote"):
        return True
    if tail != part.clause.main or word not in CUES:
        return False
    told, before = part.told, range(part.first, tail)
    quoted = any(told.lower(at) in QUOTES for at in before)
    return not quoted and not any(each.verb in before for each in told.clauses[: part.here])


_TITLED = word_set("titled entitled called named reading saying")
_NEAR = 10
"""Words behind a verb of saying within which a quotation opens."""


def _tells_more(part: Part) -> Borders | None:
    """Take in what is told of a noun right behind it: "outlining the steps | they must take"."""
    following, last, told = part.following, part.last, part.told
    if following is None or following.subject is None or part.word(last) not in _TELLERS or told.last == last:
        return None
    noun = told.words[last - 1].kind == "word" and part.word(last - 1) not in _NO_NOUNS
    if not noun or following.subject.first != last or tense_at(told.words, last - 1) is not None:
        return None
    return part.fits(part.first, end_of(told, part.here + 1))


_TELLERS = word_set("they he she it we you i")
_NO_NOUNS = PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | RELATIVES | SUBJECTS | CUES | word_set("that then so")


def _quoted_part(part: Part) -> Borders | None:
    """Take in words that a sentence quotes as its own: "said it is | “in the midst of a crisis” now"."""
    at, words = part.last, part.told.words
    if part.word(at) not in QUOTES or words[at - 1].kind != "word" or part.told.last == at:
        return None
    closes = next((each for each in range(at + 1, len(words)) if part.word(each) == QUOTES[part.word(at)]), None)
    return part.fits(part.first, closes + 1) if closes is not None else None


def _its_verb(part: Part) -> Borders | None:
    """Take in the verb of a subject that was found alone: "that half of all homes | had faults"."""
    told, last = part.told, part.last
    if part.word(last) in _APART or last >= len(told.words) or told.words[last].kind == "mark":
        return None
    near = range(part.here + 1, min(len(told.clauses), part.here + _NEXT))
    place = next((place for place in near if told.clauses[place].verb >= last), None)
    if place is None or told.clauses[place].joined or told.clauses[place].verb > last + 1:
        return None
    subject = told.clauses[place].subject
    inside = subject is not None and max(part.first, part.clause.main) < subject.first < last
    return part.fits(part.first, end_of(told, place)) if inside else None


_NEXT = 3
"""Clauses behind that of the date among which the verb is looked for."""
_APART = RELATIVES | CONJUNCTIONS | {"that"}


def _cleft(part: Part) -> Borders | None:
    """Take in what "it was" on a date: "it was about seven years ago | I had the honour"."""
    following = part.following
    if following is None or part.word(part.clause.main) not in BE or part.tail - part.head != 1:
        return None
    if part.word(part.head) not in _EMPTY or part.behind >= following.verb:
        return None
    return part.fits(part.first, end_of(part.told, part.here + 1))


_EMPTY = word_set("it this that there")


def _what_somebody_did(part: Part) -> Borders | None:
    """Take in "what" and the verb whose subject it opens: "| what police called a mob | marched on the town"."""
    first, following = part.first, part.following
    if part.word(first - 1) != "what" or following is None or following.joined:
        return None
    if part.word(first - 2) not in ("", ",") or part.word(following.verb - 1) not in (",", part.word(part.last - 1)):
        return None
    return part.fits(first - 1, end_of(part.told, part.here + 1))


def _list_goes_on(part: Part) -> Borders | None:
    """Take in the last of a list: "met mayors, sheriffs | , and teachers"."""
    at, following = part.last, part.following
    if part.word(at) != "," or part.word(at + 1) not in ("and", "or", "&") or not _has_comma(part, at):
        return None
    if following is not None and following.first <= at + 1:
        return None  # ", and the rest left"
    return up_to_stop(part, at + 2)


def _has_comma(part: Part, at: int) -> bool:
    """Tell whether another comma of a list stands before one, with no verb between."""
    told = part.told
    commas = (place for place in range(at - 1, max(part.first, at - _LIST), -1) if part.word(place) == ",")
    earlier = next(commas, None)
    if earlier is None or told.first <= earlier + 1 < told.last or in_a_number(told.words, earlier):
        return False
    return not any(earlier < each.verb for each in told.clauses[: part.here + 1])


_LIST = 8
"""Words that the last but one of a list may have."""


def _adjectives(part: Part) -> Borders | None:
    """Take in the noun of two adjectives: "through a new | , cheaper programme"."""
    at, words = part.last, part.told.words
    if part.word(at) != "," or part.word(at - 1) not in _SURE_ADJECTIVES or part.word(at - 2) not in DETERMINERS:
        return None
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.kind != "word" or following.capital or following.lower in _NO_ADJECTIVES:
        return None
    return up_to_stop(part, at + 1)


_NO_ADJECTIVES = PREPOSITIONS | DETERMINERS | SUBJECTS | CONJUNCTIONS | RELATIVES | SUBORDINATORS | ING.keys()


_SURE_ADJECTIVES = word_set(
    """new next first second third last old big small large huge long short great good bad free fair safe secure open
    strong real broad bold robust
    modern clean just lasting major serious severe young rare strict clear deep high low powerful historic stable"""
)


def _place_of_place(part: Part) -> Borders | None:
    """Take in where a place is, and what follows: "held a rally in Provo | , Utah against the law"."""
    at, words = part.last, part.told.words
    if part.word(at) != "," or not words[at - 1].capital or not _is_placed(part, at - 1):
        return None
    end = at + 1
    while end < len(words) and words[end].capital and words[end].kind == "word" and end - at <= _PLACE:
        end += 1
    if not _is_named_alone(part, at + 1, end):
        return None
    goes_on = part.word(end) in PREPOSITIONS
    return (up_to_stop(part, end) if goes_on else None) or part.fits(part.first, end)


def _is_named_alone(part: Part, first: int, end: int) -> bool:
    """Tell whether names behind a comma are a place: no date, no subject ("in Provo, Ann Lee said"), and no list."""
    told = part.told
    if first == end or part.word(first) in TIME_WORDS or told.first <= first < told.last:
        return False
    if any(each.subject is not None and each.subject.first == first for each in told.clauses):
        return False
    if part.word(end) in QUOTES or (part.word(end) == "," and _names_follow(part, end)):
        return False
    return end == len(told.words) or tense_at(told.words, end) is None


def _names_follow(part: Part, comma: int) -> bool:
    """Tell whether a list of names goes on behind a comma."""
    words = part.told.words
    return comma + 1 < len(words) and words[comma + 1].capital and words[comma + 1].kind == "word"


def _is_placed(part: Part, at: int) -> bool:
    """Tell whether a preposition of place stands before a name."""
    words = part.told.words
    while at > part.first and words[at].capital and words[at].kind == "word":
        at -= 1
    return part.word(at) in _WHERE


_WHERE = word_set("in at near from outside around to")
_PLACE = 3
"""Words of such a name at most."""


def _behind_insertion(part: Part) -> Borders | None:
    """Take in what a verb calls for behind an insertion: "turning the house | , once a mill, into a school"."""
    opening, closing = _insertion(part)
    if not closing or part.word(closing + 1) not in _CALLED_FOR or part.word(closing + 2) in TIME_WORDS:
        return None
    if any(opening < each.verb <= closing for each in part.told.clauses):
        return None
    return up_to_stop(part, closing + 1)


def _insertion(part: Part) -> Borders:
    """Return the commas around an insertion of which the words end at the first or at the second; zeros without one."""
    at, told = part.last, part.told
    if part.word(at) in _DASHES:
        ends = range(at + 2, min(at + _INSERTION, len(told.words)))
        return at, next((each for each in ends if part.word(each) == part.word(at)), 0)
    if part.word(at) != ",":
        return 0, 0
    if part.word(at + 1) in _INSERTED:
        ends = range(at + 2, min(at + _INSERTION, len(told.words)))
        return at, next((each for each in ends if part.word(each) == ","), 0)
    begins = range(at - 2, max(part.first, at - _INSERTION), -1)
    opening = next((each for each in begins if part.word(each) == ","), at)
    return opening, at if part.word(opening + 1) in _INSERTED else 0


_INSERTED = word_set(
    """formerly once now then a an the its his her their our including such like along together also known not my whose
    mostly mainly both"""
)
_DASHES = frozenset("—–")
_CALLED_FOR = word_set("to into from with for by of against as")
_INSERTION = 16
"""Words of such an insertion at most."""


def _second_verb(part: Part) -> Borders | None:
    """Take in the object that two verbs share: "were killed | and wounded at the school"."""
    at, tail = part.last, part.tail
    if part.word(at) not in ("and", "or") or tail != at - 1 or part.told.first <= tail < part.told.last:
        return None
    if not _are_two_verbs(part, tail, at + 1 + (part.word(at + 1) == "then")):
        return None
    following = part.following
    if following is not None and following.verb == at + 1:
        return part.fits(part.first, end_of(part.told, part.here + 1))
    return up_to_stop(part, at + 1)


def _are_two_verbs(part: Part, first: int, second: int) -> bool:
    """Tell whether two words are verbs of one form."""
    one, two = part.word(first), part.word(second)
    if one in NOUN_FORMS and not one.endswith("ed"):
        return False
    if is_base(one):
        return is_base(two) and _is_infinitive(part, first)
    return any(each(one) and each(two) for each in (is_past, is_participle))


def _is_infinitive(part: Part, at: int) -> bool:
    """Tell whether a base form is a verb here: that of its clause, or one behind "to" or "that"."""
    return part.word(at - 1) in ("to", "that") or any(each.main == at for each in part.told.clauses)


def _but_also(part: Part) -> Borders | None:
    """Take in what "not only" calls for: "was not only late | , but also over its budget"."""
    at = part.last + (part.word(part.last) == ",")
    opens = [place for place in range(part.first, part.last) if part.word(place) == "only"]
    if part.word(at) != "but" or not opens or part.word(opens[-1] - 1) != "not":
        return None
    return up_to_stop(part, at + 1)


def _main_behind(part: Part) -> Borders | None:
    """Take in the clause behind a phrase that only says where or when: "In a letter sent in May | , she asked …"."""
    following = part.following
    if following is None or part.word(part.behind) != "," or part.word(part.first) not in _OPENS_PHRASE:
        return None
    own = following.subject is not None and following.subject.first > part.behind and not following.joined
    if not own or part.word(following.main) in REPORTED or not is_participle_alone(part, part.clause):
        return None
    end = end_of(part.told, part.here + 1)
    return part.fits(part.first, end) or _alone(part, following, end)


def _alone(part: Part, clause: Clause, end: int) -> Borders | None:
    """Return the main clause without the phrase before it, where both are too long."""
    begins = start_of(part.told, clause, part.here + 1)
    short = begins == part.behind + 1 and count(part.told, begins, end) <= MOST
    return (begins, end) if short and part.word(part.clause.main) not in REPORTED else None


_OPENS_PHRASE = PREPOSITIONS - SUBORDINATORS | word_set("as when once born founded started opened according citing")


def is_participle_alone(part: Part, clause: Clause) -> bool:
    """Tell whether the verb of a phrase may be a participle that tells of its last noun: "a letter sent in May"."""
    after = part.word(clause.verb + 1)
    plain = clause.main == clause.verb and clause.tense == "past"
    return plain and (after in PREPOSITIONS or clause.verb + 2 >= part.told.first or after in TIME_WORDS)


BEHIND: tuple[Mending, ...] = (
    Mending(
        "what is said, with who says it",
        _what_is_said,
        yes=("The mayor said on [Friday], “Nobody will be left behind.”",),
        no=("Four wells are dry, the mayor said on [Friday].",),
    ),
    Mending(
        "what is told of the last noun",
        _tells_more,
        yes=("[Today], the president sent letters to all the makers outlining the steps they must take.",),
        no=("[Today], the president sent letters to all the makers, and they must take steps.",),
    ),
    Mending(
        "what a sentence quotes as its own",
        _quoted_part,
        yes=("Lee said on [Friday] the country is “in the midst of a crisis that nobody saw coming for years” now.",),
        no=("Mike Pell said on [Friday] “It is a crisis” and left.",),
    ),
    Mending(
        "the verb of a subject",
        _its_verb,
        yes=("[Yesterday], the agency announced that owners who suffered damage from the storm may apply for help.",),
        no=("The office met members in [2013], who had a fault in their rooms.",),
    ),
    Mending(
        "what it was that happened then",
        _cleft,
        yes=("And it was [about seven years ago] I had the honor of opening the bridge.",),
        no=("It was opened [seven years ago].",),
    ),
    Mending(
        "what somebody did, as a subject",
        _what_somebody_did,
        yes=("[Yesterday], what the mayor called a mob of thousands, all in black, marched on the town.",),
        no=("[Yesterday], the mayor called a mob of thousands, all in black, a threat.",),
    ),
    Mending(
        "the last of a list",
        _list_goes_on,
        yes=("On [Friday] the board met leaders to thank cities, counties, and states that protect tenants.",),
        no=("On [Friday] the board met mayors of cities, and teachers were asked for help.",),
    ),
    Mending(
        "the noun of two adjectives",
        _adjectives,
        yes=("In [2020] the agency will award the money through a new, cheaper programme for towns.",),
        no=("In [2020] the agency will award the money through a programme, starting in May.",),
    ),
    Mending(
        "where a place is",
        _place_of_place,
        yes=("On [Friday] a judge sentenced a doctor based in Provo, Utah to prison for fraud.",),
        no=("On [Friday] a judge sentenced a doctor in Provo, Ann Lee said.",),
    ),
    Mending(
        "what is called for behind an insertion",
        _behind_insertion,
        yes=(
            "On [Friday] the mayor promised turning the old house, formerly a mill and now a store, into a school.",
            "On [Friday] the court issued a ruling on the prorogation — a procedural suspension — of the assembly.",
        ),
        no=("On [Friday] the mayor opened the old house, formerly a mill and now a store, and left.",),
    ),
    Mending(
        "the object of two verbs",
        _second_verb,
        yes=("[Today], families are grieving the loss of those who were killed and wounded at the school.",),
        no=("[Today], families are grieving the loss of those who were killed at the school.",),
    ),
    Mending(
        "but also",
        _but_also,
        yes=("Her stories of [1894] were not only marked by her life in the city, but also by older poems.",),
        no=("Her stories of [1894] were marked by her life in the city, but also by older poems.",),
    ),
    Mending(
        "the clause behind a phrase that says where",
        _main_behind,
        yes=("In findings published on [Friday] in a journal, researchers described a new beetle.",),
        no=("Findings published on [Friday] in a journal, researchers say, describe a new beetle.",),
    ),
)
"""Asked in order."""

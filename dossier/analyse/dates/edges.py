"""Where the words begin and end that say what happened: never amid a phrase, never with a word that wants another.

`happened` takes its borders from clauses, and the clause reader knows no grammar: it may take "200 tons" of "1,200
tons" for a subject, or end before a relative. What is put right here is seen by the words on both sides of a border.
"""

from __future__ import annotations

import re

from dossier.analyse.dates.told import Told
from dossier.english.clause_words import ING
from dossier.english.function_words import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    NOUN_OPENERS,
    OBJECTS,
    PARTICLES,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from dossier.english.patterns import word_set
from dossier.english.phrases import base_before, in_a_number
from dossier.english.whole_clauses import Clause, first_of_two, is_relative
from dossier.model import Span

INSIDE = frozenset("-‑'’/&%$€£#@*")
"""Marks that stand within a phrase."""
_BEGINS_BEHIND = (CONJUNCTIONS | SUBORDINATORS | RELATIVES | OBJECTS | word_set("then said says so yet")) - PREPOSITIONS
"""Words behind which a clause may begin."""
_NEVER_LAST = (
    (PREPOSITIONS - PARTICLES)
    | CONJUNCTIONS
    | DETERMINERS
    | word_set("according even how very which who whom whose that when saying adding noting")
) - word_set("so all both each any some this that these those her then there too")
"""Words that want another behind them."""
_PLURAL_VERBS = word_set("are were have aren't weren't haven't")


# ---------------------------------------------------------------- where it begins


def sound_start(told: Told, start: int, here: int, most: int) -> int:
    """Return where a phrase begins that `start` stands amid; `start` itself where nothing is cut.

    Parameters:
        told: Where the date stands.
        start: The first word found.
        here: Which of the sentence's clauses tells.
        most: Words by which it may grow.
    """
    begins = first_of_two(told.words, _before_list(told, start, here), 0)
    clause = told.clauses[here]
    if _tells_of_noun(told, clause, start) or _is_since(told, clause, start):
        return start
    if is_relative(told.words, clause):
        return whole_noun(told, start) if start < clause.verb - 1 else start
    while begins > 0 and start - begins <= most and (_cuts(told, begins) or _hangs(told, begins)):
        begins -= 1
    if begins < start:
        begins = 0 if begins == 1 else _with_verb(told, begins, here)
    return begins if start - begins <= most else start


def _is_since(told: Told, clause: Clause, start: int) -> bool:
    """Tell whether a clause of its own stands behind "since": the longest calm since | the war began."""
    subject = clause.subject
    if subject is None or told.lower(start - 1) != "since" or told.lower(start) in SUBJECTS:
        return False
    return subject.first == start < clause.verb


def _tells_of_noun(told: Told, clause: Clause, start: int) -> bool:
    """Tell whether a pronoun behind the first word opens a clause that tells of a noun: "a letter | she sent"."""
    subject = clause.subject
    return subject is not None and start < subject.first < clause.verb and told.lower(subject.first) in SUBJECTS


def _with_verb(told: Told, at: int, here: int) -> int:
    """Return where the clause begins in whose verb, or right behind it, a word stands: "had | asked for the letter"."""
    for clause in told.clauses[:here]:
        if clause.verb < at <= clause.main + 1 or (clause.verb == at - 1 and told.lower(at) in _HANGING):
            subject = clause.subject
            return subject.first if subject is not None and subject.first < clause.verb else clause.first
    return at


def _hangs(told: Told, at: int) -> bool:
    """Tell whether a phrase begins with words that hang on a verb: asked | for the letter, held | on Monday."""
    before = told.words[at - 1]
    hangs = told.lower(at) in _HANGING and before.kind == "word" and told.lower(at - 1) not in _ENDS_BEFORE_HANGING
    return hangs and not told.last <= at - 1


_ENDS_BEFORE_HANGING = _BEGINS_BEHIND - OBJECTS
_HANGING = (PREPOSITIONS | {"to", "off", "out", "up"}) - SUBORDINATORS - word_set("according amid")


def _cuts(told: Told, at: int) -> bool:
    """Tell whether a phrase that begins at a word begins amid another: "up to | 1,800 troops", "1, | 200 tons"."""
    if at <= 0 or told.first <= at - 1 < told.last:
        return at > 0 and told.first > 0 and at == told.last and _cuts_behind_date(told)
    word, before = told.lower(at - 1), told.words[at - 1]
    if before.kind == "mark":
        return word in INSIDE or in_a_number(told.words, at - 1) or _abbreviates(told, at - 1)
    if word in _BEGINS_BEHIND or (told.lower(at) in SUBJECTS and word not in PREPOSITIONS):
        return False
    return not _is_end_of_clause(told, at - 1)


def _cuts_behind_date(told: Told) -> bool:
    """Tell whether a date behind which a phrase begins belongs to its subject: the meeting held on 19 May | will be."""
    clause = told.clause
    before = told.lower(told.first - 1)
    return clause is not None and clause.verb == told.last and before in PREPOSITIONS and told.first > 1


def _abbreviates(told: Told, at: int) -> bool:
    """Tell whether a full stop is that of an abbreviation before a word: U.S. | forces."""
    return told.lower(at) == "." and at > 0 and told.words[at - 1].end == told.words[at].start


def _is_end_of_clause(told: Told, at: int) -> bool:
    """Tell whether a word is the verb of the clause before, behind which another may begin: "I hope | we can"."""
    return any(at in (clause.main, clause.verb) for clause in told.clauses)


def _before_list(told: Told, start: int, here: int) -> int:
    """Return where a subject begins of which `start` is the last part: "we, the G7, and | Ann have met"."""
    clause = told.clauses[here]
    if told.lower(start - 1) not in ("and", "or", "nor") or start < 2 or start >= clause.verb:
        return start
    if told.lower(start - 3).isdecimal() and told.words[start - 2].kind == "word":
        return start - 3  # "22 state and | local governments"
    if told.lower(clause.verb) not in _PLURAL_VERBS:
        return start
    low = told.clauses[here - 1].main + 1 if here else 0
    at = start - 1
    while at > low and told.lower(at - 1) not in _BEGINS_BEHIND_LIST and told.lower(at - 1) not in _APART:
        at -= 1
    return at if at < start - 1 else start


_BEGINS_BEHIND_LIST = _BEGINS_BEHIND - {"and", "or"}
_APART = frozenset(';:—–()“”"…')


def whole_noun(told: Told, first: int) -> int:
    """Return where a noun begins that is the second of two: the parents and | guardians, the Fund for Youth and | Age.

    Parameters:
        told: Where the date stands.
        first: Where the second begins.
    """
    if told.lower(first - 1) != "and" or first < 2 or told.lower(first) in NOUN_OPENERS:
        return first
    if told.words[first].capital:
        at = first
        while at > 0 and (told.words[at - 1].capital or told.lower(at - 1) in _INSIDE_NAMES):
            at -= 1
        return at if told.words[at].capital or told.lower(at) == "the" else first
    other = base_before(told.words, first - 1, 0)
    return other.first if other is not None and told.lower(other.first) in NOUN_OPENERS else first


_INSIDE_NAMES = word_set("and of the for on in")


# ---------------------------------------------------------------- where it ends


def sound_end(told: Told, start: int, end: int) -> int:
    """Return where a phrase ends without words that want another behind them: ", according to |", "and |"."""
    at = _before_cut_clause(told, start, end)
    while at > start + 1 and not told.first < at <= told.last and _dangles(told, at - 1):
        at -= 1
    return at if at > start + 1 else end


def _before_cut_clause(told: Told, start: int, end: int) -> int:
    """Return where a phrase ends before a clause that is cut amid its subjects: "quiet | as police [and troops]"."""
    if told.lower(end) not in ("and", ","):
        return end
    near = range(end - 1, max(start + 2, end - _CUT_SUBJECT), -1)
    opens = next((at for at in near if told.lower(at) in _OPENS_CLAUSE), end)
    if told.lower(end) == "," and (told.lower(opens) == "as" or not _waits_for_verb(told, opens, end)):
        return end
    return end if opens < told.last else opens


def _waits_for_verb(told: Told, first: int, end: int) -> bool:
    """Tell whether the verb of what stands behind a tie follows behind a comma: after | one of them, aged 17, left."""
    following = next((each for each in told.clauses if each.verb >= end), None)
    if told.lower(told.first - 1) == "that" or told.lower(told.first - 2) == "that":
        return False
    waits = following is not None and not following.joined and following.verb - end <= _CUT_SUBJECT
    return waits and not any(first < each.verb < end for each in told.clauses)


_CUT_SUBJECT = 6
_OPENS_CLAUSE = word_set("as before after since until while when because")


def _dangles(told: Told, at: int) -> bool:
    word = told.lower(at)
    if told.words[at].kind == "mark":
        return word == ","
    if word in ING and told.lower(at - 1) == "," and at == told.first - 2:
        return True  # "captured their arrival, entering | at 0:40"
    if word == "that" and told.lower(at - 1) == ",":
        return True  # "I ask you now, that"
    if word in PREPOSITIONS and told.lower(at - 1) in BE and told.lower(at + 1) in _CLOSES:
        return False  # "the long wait is over."
    # "the week that it", "by those who": a pronoun or a form of be alone says nothing yet
    return word in _NEVER_LAST and word not in BE


_CLOSES = frozenset(".!?;:")

# ---------------------------------------------------------------- marks, and the date at an edge


_EDGE = " \t\n\r\u00a0,;:—–-().!?…“”\"'‘’"
_BEFORE_DATE = re.compile(
    r"\s(?:(?:over|during|in|through|throughout)\s+the\s+course\s+of"
    r"|(?:at|by|until|since)\s+the\s+(?:end|start|beginning)\s+of"
    r"|(?:in|on|at|by)\s+or\s+(?:about|around|before|after)|(?:for|during|over)\s+(?:most|much|all|part)\s+of|in|on|by"
    r"|since|until|till|from|during|before|after|at|of|for|between|around|about|over|beyond|prior to|within|through"
    r"|throughout|to|into|as (?:of|early as|late as|recently as))"
    r"\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OPENS_WITH_DATE = re.compile(
    r"(?:(?:in|on|by|since|until|from|during|before|after|at|as of)\s+)?(?:the\s+)?", re.IGNORECASE
)
_TIES = re.compile(
    r"(?:but|while|when|where|which|who|whose|because|although|though|as|if|and"
    r"|that(?! (?:is|was|will|would|has|had|means)\b))\s+(?!if |though )"
)
_POSSESSIVE = ("'s", "’s")
_JOINS = re.compile(
    r"\s(?:(?:and|or|but)(?: again)?|just|only|sometime|once|starting|beginning|earlier|later|the|almost|nearly|roughly"
    r"|about|exactly|back|right|who|which)$"
)
_ABBREVIATION = re.compile(r"\b(?:(?:[A-Z]\.){2,}|[ap]\.m\.)$")


def trimmed(
    text: str, start: int, end: int, date: Span, *, keeps_date: bool = False, keeps_tie: bool = False
) -> Span | None:
    """Take punctuation and, at an edge, the date with its preposition off a clause.

    Parameters:
        text: The document's text.
        start: First code point of the clause.
        end: One past its last.
        date: The date.
        keeps_date: Whether it is a part of what happened ("Thirteen years is a long time").
        keeps_tie: Whether the conjunction before the clause is, too ("As we said in May, …").
    """
    start, end = _strip(text, start, end)
    keeps_date = keeps_date or _belongs(text, date)
    if date.end >= end and not keeps_date:
        start, end = _before_date(text, start, date)
    elif keeps_date or text.startswith((" and ", " or "), date.end):
        pass  # "In May 2017 and April 2018 certifications, …"
    elif start <= date.start and _OPENS_WITH_DATE.fullmatch(text[start : max(start, date.start)]):
        start, end = _strip(text, date.end, end)
    word = _TIES.match(text[start:end])
    if word and not keeps_tie and not _is_kept(text, start, word[0].split()[0]):
        start += word.end()
    return Span(_with_at(text, start), end) if " " in text[start:end] else None


_POINTS_BEHIND = frozenset(",;:—")


def _is_kept(text: str, start: int, tie: str) -> bool:
    """Tell whether a tie is none: which and who are subjects, and "that" behind a mark points: "today, that number"."""
    behind = text[start + len(tie) : start + len(tie) + 20].split(None, 1)
    pointing = text[max(0, start - 2) : start].rstrip()[-1:] in _POINTS_BEHIND and tie == "that"
    pointing = pointing and behind != [] and behind[0].lower() not in DETERMINERS | SUBJECTS
    return pointing or tie in ("which", "who", "whose")


def _with_at(text: str, start: int) -> int:
    """Return where a phrase begins with the "at" of "at | least two guards"."""
    cut = text.startswith(("least ", "most "), start) and text[max(0, start - 3) : start].lower() == "at "
    return start - 3 if cut else start


def _belongs(text: str, date: Span) -> bool:
    """Tell whether a date cannot be taken off: today's, higher than last year."""
    return text[date.end : date.end + 2] in _POSSESSIVE or text.endswith(" than ", 0, date.start)


def _before_date(text: str, start: int, date: Span) -> tuple[int, int]:
    """Take the date at the end off a clause, with its preposition and what joined it to the words before."""
    lead = _BEFORE_DATE.search(text[start : date.start])
    start, end = _strip(text, start, start + lead.start() if lead else date.start)
    while joins := _JOINS.search(text[start:end]):
        start, end = _strip(text, start, end - len(joins[0]))
    return start, end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Take marks off both ends, but no bracket or stop that belongs to what stands before it: (D-N.Y.), the U.S."""
    while start < end and text[start] in _EDGE and not _opens(text, start, end):
        start += 1
    while start < end and text[end - 1] in _EDGE and not _closes(text, start, end):
        end -= 1
    if _is_half_quoted(text, start, end) and (closing := _CLOSING.match(text, end)):
        end = closing.end()
    if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
        end += 1
    return start, end


_CLOSING = re.compile(r"[.,!?]?[”\"]")


def _is_half_quoted(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation opens within words and does not close."""
    return text.count('"', start, end) % 2 == 1 or text.count("“", start, end) > text.count("”", start, end)


def _opens(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation opens here that closes before the end: “We will look,” she told the radio."""
    closes = _QUOTES.get(text[start])
    return closes is not None and text.find(closes, start + 1, end - 1) > start


_QUOTES = {"“": "”", '"': '"'}


def _closes(text: str, start: int, end: int) -> bool:
    """Tell whether a mark at the end closes what was opened, or ends an abbreviation."""
    if text[end - 1] == "”":
        return text.count("“", start, end) >= text.count("”", start, end) > 0
    if text[end - 1] == '"':
        return text.count('"', start, end) % 2 == 0
    if text[end - 1] == ")":
        return text.count("(", start, end) >= text.count(")", start, end) > 0 and text[end - 2] != "("
    return text[end - 1] == "." and _ABBREVIATION.search(text, max(start, end - 8), end) is not None

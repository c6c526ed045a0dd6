"""Where reported words end before their sentence does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dossier.analyse.quotes.can_speak import is_speaker
from dossier.analyse.quotes.rows import STAGE
from dossier.analyse.quotes.spots import Cue
from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import (
    BELIEF,
    CUES,
    ING,
    NAMING,
    PAST,
    PAST_ONLY,
    SPEECH,
    SUBJECT_PRONOUNS,
    TIME_WORDS,
)
from dossier.english.finite_verbs import finite, tense_at
from dossier.english.function_words import BE, DETERMINERS, PERSONAL, PREPOSITIONS, RELATIVES, SUBORDINATORS
from dossier.english.lexicon import wordforms, words
from dossier.english.patterns import word_set
from dossier.english.phrases import base_after, is_adverb, is_auxiliary
from dossier.english.verbs import auxiliary_tense, is_past, is_third
from dossier.model import Span
from dossier.rules import Rule, first
from dossier.trace import is_tracing, note


@dataclass(frozen=True, slots=True)
class Border:
    """A place where reported words may end."""

    tokens: Sequence[Token]
    cue: Cue
    cues: Sequence[Cue]
    """All cues of the sentence."""
    start: int
    """Where they begin."""
    at: int
    doing: bool = False
    """They say what somebody is asked to do, so that a day may belong to them."""

    @property
    def mark(self) -> str:
        """The token there, in lower case."""
        return self.tokens[self.at].lower

    @property
    def follow(self) -> str:
        """The token behind it."""
        return self.tokens[self.at + 1].lower if self.at + 1 < len(self.tokens) else ""


_NO_SECOND = BELIEF | {"continue", "find"}
_OWN_SECOND = words("saying", "asks") | {"accuse", "add", "insist", "pledge", "promise", "vow"}
"""Verbs by which rather the one who speaks goes on than somebody in the reported words."""
_CONTRASTS = word_set("while but whereas although though according")
_WRITERS_PARTICIPLES = frozenset(form for form, base in ING.items() if base in SPEECH | NAMING)


def _new_speaker(border: Border) -> bool:
    """Tell whether a new speaker speaks after "and": ", and the mayor said …"."""
    if border.mark != "," or border.follow != "and":
        return False
    low = border.at + 2
    return any(
        low <= cue.first < low + 12 and cue.subject is not None and low <= cue.subject.first <= low + 5
        for cue in border.cues
    )


def _second_verb(border: Border) -> bool:
    """Tell whether the speaker's second verb of speech follows "and": said it was a crime | and called on all to stop.

    Not where somebody acts in the reported words, who may be the one who speaks: "said they met and agreed to stop".
    """
    if border.mark not in {"and", "but"} or border.at < border.start + 3:
        return False
    at = border.at + 1
    while at < len(border.tokens) and (is_adverb(border.tokens[at]) or border.tokens[at].lower in {"have", "has"}):
        at += 1
    second = next((cue for cue in border.cues if cue.first == at), None)
    if second is None or not _is_second(second, border.cue):
        return False
    return second.base in {*_OWN_SECOND, border.cue.base} or not _somebody_acts(border.tokens, border.start)


def _is_second(second: Cue, cue: Cue) -> bool:
    """Tell whether a verb says something else by the one who speaks."""
    return second.subject == cue.subject and second.form == "finite" and second.base not in _NO_SECOND


def _next_act(border: Border) -> bool:
    """Tell whether a past verb behind "and" tells what the speaker did next, and cannot go with the reported clause.

    That is in the present or future, "recalled that the mandate expires in June | and took note of the report", or it
    says what a thing was, "said the road was open | and left for the airport".
    """
    told = border.cue.form == "finite" and border.tokens[border.cue.first].lower in PAST
    if border.mark not in {"and", "but"} or not told:
        return False
    at = border.at + 1
    while at < len(border.tokens) and is_adverb(border.tokens[at]):
        at += 1
    return _surely_past(border.tokens, at) and _of_another(border, at) and not _goes_on_relative(border)


def _goes_on_relative(border: Border) -> bool:
    """Tell whether the verb before "and" is one of a relative clause, which goes on: who filmed | and sold it."""
    for place in range(border.at - 1, border.start, -1):
        if tense_at(border.tokens, place) is not None:
            return border.tokens[place - 1].lower in RELATIVES and is_past(border.tokens[place].lower)
    return False


def _of_another(border: Border, at: int) -> bool:
    """Tell whether a past verb cannot have the subject of the reported clause before it."""
    tokens = border.tokens
    verb = next((place for place in range(border.start, border.at) if tense_at(tokens, place) is not None), None)
    if verb is None:
        return False
    if tense_at(tokens, verb) in {"present", "future"}:
        return True
    return tokens[at].lower in _OF_PEOPLE and tokens[verb].lower in BE and not _of_people(tokens, border.start)


_OF_PEOPLE = wordforms("decides") | word_set(
    "left flew walked hung apologised apologized resigned boarded departed travelled traveled drove thanked"
)
"""What people do, and roads and plans do not."""


def _of_people(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether the subject of a clause may be people."""
    inner = base_after(tokens, start, len(tokens))
    if inner is not None and inner.kind == "pronoun":
        return tokens[inner.head].lower != "it"
    if inner is None or inner.kind != "nominal":
        return True
    return is_speaker(tokens[inner.head].lower)


def _surely_past(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word behind "and" is a past form for certain: took; thanked | the workers."""
    if at + 1 >= len(tokens):
        return False
    verb, following = tokens[at], tokens[at + 1]
    if verb.kind != "word" or verb.capital or not is_past(verb.lower):
        return False
    return verb.lower in PAST_ONLY or following.capital or following.lower in _GOVERNED


def _relative_over(border: Border) -> bool:
    """Tell whether the clause behind "who" ends: Vale, who said it was over, left."""
    if border.mark != "," or not finite(border.tokens, border.at + 1):
        return False
    subject = border.cue.subject
    if subject is not None and border.tokens[subject.first - 1].lower in {"who", "which"}:
        return True
    at = border.cue.first
    while at > 0 and (is_adverb(border.tokens[at - 1]) or is_auxiliary(border.tokens[at - 1])):
        at -= 1
    return at > 0 and border.tokens[at - 1].lower in {"who", "which"}


def _before_quotation(border: Border) -> bool:
    """Tell whether a quotation takes over: said the roof fell in | and "everyone screamed"."""
    if border.mark not in {":", "and", ","} or border.at + 1 >= len(border.tokens):
        return False
    place = border.at + 1
    if border.mark == "," and border.follow in {"and", "that"}:
        place += 1
    return border.mark != "," and place < len(border.tokens) and border.tokens[place].kind == "quote"


def _main_verb_of_teller(border: Border) -> bool:
    """Tell whether the sentence's own verb follows: Several groups claiming the vote was stolen | gathered."""
    cue, tokens = border.cue, border.tokens
    if cue.form != "participle" or cue.subject is None or cue.subject.first > 1 or cue.subject.last != cue.first:
        return False
    if tense_at(tokens, border.at) != "past" or is_auxiliary(tokens[border.at - 1]):
        return False
    return any(tense_at(tokens, place) is not None for place in range(border.start, border.at - 1))


def _somebody_acts(tokens: Sequence[Token], start: int) -> bool:
    inner = base_after(tokens, start, len(tokens))
    if inner is None:
        return False
    head = tokens[inner.head]
    return head.lower in SUBJECT_PRONOUNS - {"it"} if inner.kind == "pronoun" else head.type == "person"


BORDERS: tuple[Rule[Border, bool], ...] = (
    Rule(
        "a semicolon ends reported words",
        lambda border: border.mark == ";",
        True,
        yes=("The minister said the bridge was shut[;] it takes effect next week.",),
    ),
    Rule(
        "the writer's own contrast",
        lambda border: border.mark == "," and border.follow in _CONTRASTS,
        True,
        yes=("The minister said the bridge would open in May[,] but work stopped on Friday.",),
        no=("The minister said the bridge would open in May[,] June or July.",),
    ),
    Rule(
        "a new speaker",
        _new_speaker,
        True,
        yes=("The minister said the bridge was shut[,] and the mayor said the road was open.",),
        no=("The minister said the bridge was shut[,] and the road was open.",),
    ),
    Rule(
        "the speaker's next act",
        lambda border: border.mark == "," and border.follow == "and" and _finite_second(border.tokens, border.at + 1),
        True,
        yes=("The minister said the bridge was shut[,] and left the hall.",),
        no=("The minister said the bridge was shut[,] and the hall was empty.",),
    ),
    Rule(
        "the speaker goes on with a participle",
        lambda border: border.mark == "," and border.follow in _WRITERS_PARTICIPLES,
        True,
        yes=("The minister said the bridge was shut[,] adding that the road was open.",),
    ),
    Rule(
        "the relative clause that reports is over",
        _relative_over,
        True,
        yes=("The minister, who said that the bridge was shut[,] left at noon.",),
        no=("The minister said that the bridge[,] the old one, was shut.",),
    ),
    Rule(
        "the speaker's second verb",
        _second_verb,
        True,
        yes=(
            "The minister said it was a crime [and] urged all sides to wait.",
            "The minister warned that the bridge was old [but] said it was safe.",
            "The ministers warned that the bridge was old, [and] have urged all to wait.",
        ),
        no=("The minister said they had met [and] agreed that it was over.",),
    ),
    Rule(
        "the speaker's next act, in the past",
        _next_act,
        True,
        yes=(
            "The council recalled that the law ends in June [and] took note of the report.",
            "The minister said the bridge will open in May [and] took questions.",
            "The minister said the road was open [and] left for the airport.",
            "The minister said it was a crime [and] closed the hall.",
        ),
        no=(
            "The minister said the guards were ill [and] left the hall.",
            "The minister said the bridge fell [and] killed two men.",
            "The minister says the bridge is old [and] needed paint.",
            "The minister said the road was wet [and] caused a crash.",
            "The minister said the police look for men who met [and] filmed the march.",
        ),
    ),
    Rule(
        "a quotation takes over",
        _before_quotation,
        True,
        yes=('The minister said the roof fell in [and] "everyone screamed for help at once".',),
        no=("The minister said the roof fell in [and] everyone screamed.",),
    ),
    Rule(
        "the verb of the sentence whose subject says something",
        _main_verb_of_teller,
        True,
        yes=("Several groups claiming the vote was stolen by the mayor [gathered] on Sunday.",),
        no=("The groups left, claiming the vote was stolen by those who [gathered] on Sunday.",),
    ),
)
"""Where reported words end before their sentence does."""

_MAY_END = frozenset({";", ",", "and", "but", ":"})

_IN_PHRASE = word_set("including such like as")
_LATER = word_set("during when while")
_WHICH = word_set("last next this that late early earlier later")
_GOVERNED = DETERMINERS | PREPOSITIONS | PERSONAL | {"that", "to", "$", "£", "€"}
"""What follows a verb rather than an adjective: "and asked the board", not "and improved relations"."""


def _comma_over(border: Border) -> bool:
    """Tell whether a comma ends a phrase: not one within a list, nor before "including"."""
    if border.mark not in {",", "—", "–", ";", ":", "("}:
        return False
    goes_on = border.follow in _IN_PHRASE and not border.doing
    if border.mark == "," and border.follow in _DOING:
        return True
    return not (goes_on or (border.mark == "," and (_in_list(border) or _between_adjectives(border))))


def _between_adjectives(border: Border) -> bool:
    """Tell whether a comma stands between two adjectives of a noun that is yet to come: a bold, | lasting reform."""
    tokens, at = border.tokens, border.at
    place = at - 2
    while place > border.start and (tokens[place].lower in _ADJECTIVES or tokens[place].lower == ","):
        place -= 1
    behind = at + 2 < len(tokens) and all(one.kind == "word" and not one.capital for one in tokens[at + 1 : at + 3])
    if not behind or place < border.start or tokens[place].lower not in DETERMINERS or border.follow in _NO_ADJECTIVE:
        return False
    return tokens[at - 1].lower in _ADJECTIVES or _ADJECTIVE.search(border.follow) is not None


_ADJECTIVES = words("adjectives")
_ADJECTIVE = re.compile(r"(?:ive|[iou]al|ous|ful|less|[ai]ble|[^m]ic|ary|lasting|sweeping|standing)$")
"""Endings of adjectives."""
_NO_ADJECTIVE = PREPOSITIONS | DETERMINERS | PERSONAL | RELATIVES | SUBORDINATORS | BE | {"and", "but", "or"}


_DOING = word_set(
    "violating breaking causing leaving making saying adding calling citing claiming giving raising taking"
)
"""Participles with which the writer goes on: announced quotas, | violating the law."""


def _in_list(border: Border) -> bool:
    """Tell whether a list goes on behind a comma: rights, | access and talks."""
    for place in range(border.at + 1, min(border.at + 12, len(border.tokens))):
        token = border.tokens[place]
        if token.lower in {"and", "or"}:
            if border.tokens[min(place + 1, len(border.tokens) - 1)].lower in _BEGIN_CLAUSES:
                return False  # the ally's safety, | and that hasn't changed
            last = base_after(border.tokens, place + 1, len(border.tokens))
            clause = last is not None and finite(border.tokens, last.last)
            return not clause and not _finite_second(border.tokens, place)
        if token.kind == "quote" or auxiliary_tense(token.lower) is not None or token.lower in RELATIVES:
            return False
    return False


_BEGIN_CLAUSES = SUBJECT_PRONOUNS | {"that", "this", "there"}


def _finite_second(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a finite verb that only a subject before can have follows "and": reaffirmed … | and agreed."""
    place = at + 1
    while place < len(tokens) and is_adverb(tokens[place]):
        place += 1
    if place + 1 >= len(tokens) or tokens[place].kind != "word" or tokens[place].capital:
        return False
    return _surely_finite(tokens[place].lower, tokens[place + 1])


def _surely_finite(verb: str, following: Token) -> bool:
    """Tell whether a word behind "and" is a finite verb for certain, as what follows shows."""
    tense = auxiliary_tense(verb)
    if tense is not None:
        return tense in {"past", "future"} or verb in {"is", "has", "does"}
    if verb in CUES or is_third(verb):
        return True
    return is_past(verb) and (following.capital or following.lower in _GOVERNED)


def _finite_alone(border: Border) -> bool:
    """Tell whether the finite verb of another clause stands there: ordered the network to shut | was in May."""
    if border.at < border.start + 2 or tense_at(border.tokens, border.at) is None:
        return False
    inside = border.tokens[border.start : border.at]
    if any(token.lower in _OPENS_ANOTHER for token in inside):
        return False
    return auxiliary_tense(border.mark) is not None


_OPENS_ANOTHER = RELATIVES | SUBJECT_PRONOUNS | SUBORDINATORS


def _is_when(border: Border) -> bool:
    """Tell whether a word of time says when something was said: not "the fifth consecutive | week of rain"."""
    if border.mark not in TIME_WORDS or border.doing or _to_be_done(border):
        return False
    return border.tokens[border.at - 1].lower not in _COUNTED and border.follow != "of"


def _to_be_done(border: Border) -> bool:
    """Tell whether a time belongs to what is to be done: demanded a vote to be held by the end of this | year."""
    inside = [token.lower for token in border.tokens[border.start : border.at]]
    return any(pair == ("to", "be") for pair in pairwise(inside))


_COUNTED = word_set("consecutive straight successive")


PHRASE_BORDERS: tuple[Rule[Border, bool], ...] = (
    Rule(
        "a comma or dash ends a phrase",
        _comma_over,
        True,
        yes=("The minister demanded an apology from the mayor[,] beyond what the council gave.",),
        no=(
            "The minister demanded new laws[,] more judges and an apology from the mayor.",
            "The minister demanded a bold[,] lasting reform of the council.",
        ),
    ),
    Rule(
        "a second verb behind a phrase",
        lambda border: border.mark in {"and", "but"} and _finite_second(border.tokens, border.at),
        True,
        yes=("The minister demanded an apology from the mayor [and] left the hall.",),
        no=("The minister demanded an apology [and] a letter from the mayor.",),
    ),
    Rule(
        "when or why something was said",
        lambda border: border.mark in _LATER or _is_when(border),
        True,
        yes=("The minister demanded an apology from the mayor [during] a visit to the town.",),
        no=("The minister demanded a vote to be held by the end of this [year].",),
    ),
    Rule(
        "the finite verb of another clause",
        _finite_alone,
        True,
        yes=("The day before the minister told the guards to shut the bridge [was] a Friday.",),
    ),
)
"""Where a noun phrase ends, or what somebody is asked to do."""


def clause_end(tokens: Sequence[Token], cue: Cue, cues: Sequence[Cue], start: int) -> int:
    """Return where reported words end: with the sentence, or before a clause that the writer adds.

    Parameters:
        tokens: Tokens of the sentence.
        cue: What reports them.
        cues: All cues of the sentence.
        start: Where the words begin.
    """
    teller = cue.form == "participle"
    for place in range(start + 2, len(tokens)):
        if (tokens[place].lower in _MAY_END or teller) and _ends(BORDERS, Border(tokens, cue, cues, start, place)):
            return place
    return len(tokens)


def phrase_end(tokens: Sequence[Token], cue: Cue, cues: Sequence[Cue], start: int, *, doing: bool = False) -> int:
    """Return where a reported phrase ends, which is no clause.

    Parameters:
        tokens: Tokens of the sentence.
        cue: What reports it.
        cues: All cues of the sentence.
        start: Where the phrase begins, or a place within it from which on to look.
        doing: It says what somebody is asked to do.
    """
    for place in range(start + 1, len(tokens)):
        if _ends(PHRASE_BORDERS, Border(tokens, cue, cues, start, place, doing)):
            return _without_dangling(tokens, start + 1, place)
    return len(tokens)


def _without_dangling(tokens: Sequence[Token], low: int, end: int) -> int:
    """Step back over what leads to a day that is cut off: demanded an apology | on last | Monday."""
    while end > low and (tokens[end - 1].lower in PREPOSITIONS or tokens[end - 1].lower in _WHICH):
        end -= 1
    return end


def _ends(rules: Sequence[Rule[Border, bool]], border: Border) -> bool:
    """Tell whether one of some rules says that reported words end at a place."""
    rule = first(rules, border)
    if rule is not None and is_tracing():
        token = border.tokens[border.at]
        note(STAGE, rule.name, Span(token.start, token.end), "decided", "reported words end")
    return rule is not None

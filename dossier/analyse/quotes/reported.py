"""Where reported words begin and end: the clause that a cue governs, before it or after it.

Each way of reporting is a row; what stands between a cue and its clause (when, where, to whom) is stepped over first.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.quotes.asides import LINKS, OBJECTS, aside_end, clause_follows
from dossier.analyse.quotes.bare_clauses import BARE_CLAUSES, PLAINLY, WISHED
from dossier.analyse.quotes.can_speak import is_speaker, may_speak
from dossier.analyse.quotes.complements import COMPLEMENTS
from dossier.analyse.quotes.denials import denial
from dossier.analyse.quotes.earlier import Range, sentence_start
from dossier.analyse.quotes.reporting import Reported
from dossier.analyse.quotes.rows import REFUSED, Reader, Refused, ask, refusing
from dossier.analyse.quotes.sources import SOURCES
from dossier.analyse.quotes.spots import Cue
from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import (
    BELIEF,
    HEARER,
    INDIRECT,
    PRESENT,
    SPEECH,
    TAKES_BARE,
    TIME_WORDS,
)
from dossier.english.finite_verbs import finite, tense_at
from dossier.english.function_words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, SUBORDINATORS
from dossier.english.lexicon import nouns, words
from dossier.english.patterns import word_set
from dossier.english.phrases import Phrase, base_before, is_adverb, phrase_after, stops
from dossier.english.verbs import is_base, is_participle, is_third

OPENERS = word_set("that whether if how why")


# ---------------------------------------------------------------- who says nothing

_RULING = words("saying", "by_courts")
_COURTS = nouns("court")


def _by_nobody(reported: Reported) -> bool:
    """Tell whether the subject cannot be somebody who speaks."""
    return not may_speak(reported.tokens, reported.subject) or _is_thing_told_of(reported)


def _takes_lives(reported: Reported) -> bool:
    """Tell whether an illness or a flood claims lives, which says nothing."""
    behind = range(reported.cue.last, reported.cue.last + 7)
    return reported.base == "claim" and any(reported.lower(at) in {"lives", "life", "victims"} for at in behind)


def _would_say(reported: Reported) -> bool:
    """Tell whether somebody would say something: If my father were here, | he'd say it is late."""
    subject = reported.lower(reported.subject.head)
    return subject.endswith("'d") and is_base(reported.lower(reported.cue.first))


def _is_thing_told_of(reported: Reported) -> bool:
    """Tell whether a relative clause tells of a thing: a wound that | tells us that we are weak."""
    subject = reported.subject
    if subject.kind != "nominal" or not subject.last < reported.cue.first:
        return False
    relative = reported.lower(subject.last) in {"that", "which"} and subject.last + 1 == reported.cue.first
    relative = relative and reported.lower(reported.cue.first) in PRESENT
    named = any(reported.tokens[at].kind == "name" for at in range(subject.first, subject.last))
    return relative and not named and not is_speaker(reported.lower(subject.head))


def _by_no_court(reported: Reported) -> bool:
    """Tell whether somebody finds or decides who is no court: that is no speech."""
    if reported.base not in _RULING:
        return False
    return _COURTS.isdisjoint(reported.lower(reported.subject.head).split())


def hears_evidence(tokens: Sequence[Token], cue: Cue, subject: Phrase) -> bool:
    """Tell whether a court or an inquiry hears or is told something: said by somebody else, who may not be named."""
    if cue.negated or (cue.base, cue.form) not in {("hear", "finite"), ("tell", "passive")}:
        return False
    return not _HEARING.isdisjoint(tokens[subject.head].lower.split())


_HEARING = _COURTS | word_set("juror jurors inquest inquests inquiry hearing")


def _evidence(reported: Reported) -> Range | None:
    """Read what a court hears, behind "that" or without it."""
    if not hears_evidence(reported.tokens, reported.cue, reported.subject):
        return None
    at = reported.cue.last
    if reported.lower(at) == "that":
        return reported.until_end(at + 1)
    return reported.until_end(at) if clause_follows(reported.tokens, at, loose=False) else None


def _of_a_time(reported: Reported) -> bool:
    """Tell whether subject and verb only tell which time is meant: the last time | the government ordered …."""
    first = reported.subject.first
    before = base_before(reported.tokens, first, 0)
    if before is None or before.kind != "nominal" or reported.lower(first) not in DETERMINERS:
        return False
    lone = before.first == 0 or reported.tokens[before.first - 1].kind == "mark"
    return lone and reported.lower(before.first) in DETERMINERS and reported.lower(before.head) in _TIMES


_TIMES = word_set("time day moment year week month reason")


# ---------------------------------------------------------------- after the cue


def _opened(reported: Reported) -> Range | Refused | None:
    """Read the clause that "that", "whether" or a question word opens, after at most an aside."""
    tokens, cue = reported.tokens, reported.cue
    for place in range(cue.last, min(cue.last + _NEAR, len(tokens))):
        token = tokens[place]
        if token.kind == "quote" or token.lower in {";", ":", "—"}:
            return None
        if token.kind == "word" and token.lower in OPENERS and not _tells_of_noun(reported, place):
            if token.lower == "that" and _opens_nothing(reported, place):
                return None
            begins = place + 1 if token.lower == "that" and not _points(reported, place) else place
            return reported.until_end(begins) if _opens_clause(reported, place) else None
    return None


def _tells_of_noun(reported: Reported, place: int) -> bool:
    """Tell whether "that" tells of a noun in an aside: told them in Turin, a town | that had lost its mill, that …."""
    tokens, start = reported.tokens, reported.cue.last + 1
    if tokens[place].lower != "that":
        return False
    aside = any(token.lower == "," for token in tokens[start:place])
    behind = any(token.lower == "that" for token in tokens[place + 1 : place + _NEAR])
    return aside and behind and finite(tokens, place + 1)


_NEAR = 14
"""Tokens within which a clause begins behind its verb."""


def _opens_nothing(reported: Reported, place: int) -> bool:
    """Tell whether "that" points at a time or a thing, or opens what somebody else said."""
    return _is_of_time(reported, place) or _points_at_noun(reported, place) or _is_anothers(reported, place)


def _is_of_time(reported: Reported, place: int) -> bool:
    """Tell whether "that" is what was said before, and only a time follows: she told us | that last spring, too."""
    if reported.lower(place + 1) not in TIME_WORDS:
        return False
    return not any(finite(reported.tokens, at) for at in range(place + 1, len(reported.tokens)))


def _points_at_noun(reported: Reported, place: int) -> bool:
    """Tell whether "that" only points at a thing: the court reaffirms | that test | and cites another."""
    noun = reported.tokens[place + 1] if place + 1 < len(reported.tokens) else None
    if noun is None or noun.kind != "word" or noun.lower.endswith("s") or stops(noun) or is_adverb(noun):
        return False
    behind = reported.lower(place + 2)
    if behind in {"before", "after", "when", "while", "until"}:
        return clause_follows(reported.tokens, place + 3, loose=False) and not _has_verb(
            reported.tokens, place + 1, place + 3
        )
    goes_on = finite(reported.tokens, place + 3) or is_third(reported.lower(place + 3))
    return behind in {"and", "but"} and goes_on


def _is_anothers(reported: Reported, place: int) -> bool:
    """Tell whether somebody else's words follow, named behind the verb: said, reacting to | Lee's claim that …."""
    noun = reported.lower(place - 1)
    if place - 2 <= reported.cue.last or noun not in _WORDS_OF_OTHERS:
        return False
    return any(reported.lower(at) == "," for at in range(reported.cue.last, place))


_WORDS_OF_OTHERS = word_set("statement claim claims remark remarks warning comment comments allegation allegations")


def _points(reported: Reported, place: int) -> bool:
    """Tell whether "that" is itself what the clause is about: they said | that was too late."""
    if place != reported.cue.last or place + 1 >= len(reported.tokens):
        return False
    return reported.lower(place + 1) in _OF_ONE and not clause_follows(reported.tokens, place + 1)


_OF_ONE = word_set("is was isn't wasn't would will could should did does")


def _opens_clause(reported: Reported, place: int) -> bool:
    """Tell whether a word that may open a clause opens the one that is reported."""
    cue = reported.cue
    if place == cue.last or cue.base in HEARER or _only_when(reported, place):
        return True
    if reported.earlier is not None:
        return False  # The well is dry, she said to the Post, the daily that first told of it
    if reported.lower(place) in {"if", "how", "why"}:
        return cue.base == "ask" and place == cue.last + 1 and reported.lower(cue.last) in OBJECTS
    return reported.lower(place) in {"that", "whether"} and _only_aside(reported.tokens, cue.last, place)


def _only_when(reported: Reported, place: int) -> bool:
    """Tell whether only words for a time stand between a verb and "that": On the bridge, he said today | that …."""
    between = range(reported.cue.last, place)
    return reported.lower(place) == "that" and all(reported.lower(at) in _TIMES_WITH_THIS for at in between)


_TIMES_WITH_THIS = TIME_WORDS | {"this", "next", "earlier"}


def _only_aside(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Tell whether only when, where and to whom stands between a cue and its clause."""
    opening = tokens[start]
    if opening.lower in LINKS and finite(tokens, stop + 1):
        return False  # said from Bern, the first stop of a trip that will …
    if opening.lower == "," or any(token.lower == "," for token in tokens[start:stop]):
        return opening.lower in LINKS or opening.lower in TIME_WORDS or opening.lower == "," or is_adverb(opening)
    return aside_end(tokens, start) >= stop or (opening.lower in OBJECTS and stop == start + 1)


def _said_before(reported: Reported) -> bool:
    """Tell whether what is said has been said: a quotation ends right before ("…," Vale said, the …)."""
    if reported.cue.form != "finite":
        return False
    at = min(reported.cue.first, reported.subject.first)
    return any(token.kind == "quote" for token in reported.tokens[max(0, at - 2) : at])


def _of_agent(reported: Reported) -> Range | None:
    """Read what is said by somebody: It was reported by the Gazette that …."""
    if reported.cue.form != "passive":
        return None
    at = aside_end(reported.tokens, reported.subject.last)
    if reported.lower(at) != "that":
        return None
    before = {reported.lower(place) for place in range(max(0, reported.cue.first - 4), reported.cue.first)}
    told = reported.base in HEARER  # the hearing was told by a detective that
    return reported.until_end(at + 1) if told or "it" in before else None


def _behind_comma(reported: Reported) -> Range | None:
    """Read a clause behind a comma, where none stands before: As the minister said, | the bridge is shut."""
    at = reported.cue.last
    before = reported.lower(reported.subject.first - 1)
    if before not in {"", "as", "and", "but", ","} or any(reported.lower(place) == "what" for place in range(at)):
        return None
    if reported.base in HEARER:
        hearer = phrase_after(reported.tokens, at)
        at = at if hearer is None else hearer.last
    if reported.cue.form != "finite" or reported.lower(at) != "," or reported.earlier is not None:
        return None
    return reported.until_end(at + 1) if clause_follows(reported.tokens, at + 1, loose=False) else None


def _of_relative(reported: Reported) -> Range | None:
    """Read a clause whose subject is the relative before: a bridge that officials say | is far too old."""
    at = reported.cue.last
    if reported.cue.form != "finite" or at >= len(reported.tokens) or not _tells_of_what(reported):
        return None
    if reported.base not in _BARE or tense_at(reported.tokens, at) is None:
        return None
    first, last = reported.until_end(at)
    inserted = reported.lower(reported.subject.first - 2) == ","
    comma = next((place for place in range(first, last) if reported.lower(place) == ","), last)
    return first, comma if inserted else last


def _tells_of_what(reported: Reported) -> bool:
    """Tell whether subject and verb stand behind a relative, or the noun of which they tell."""
    before = reported.lower(reported.subject.first - 1)
    governed = reported.lower(reported.subject.first - 2) in PREPOSITIONS
    if before == "what":
        return governed and reported.base in PLAINLY  # not "what Lee stated | is untrue"
    if governed:
        return False  # the case on which the court has ruled was …
    return before in {"which", "that", "who"} or _follows_noun(reported)


def _follows_noun(reported: Reported) -> bool:
    """Tell whether a verb and its own subject tell of the noun before: a law | he says | will change the town."""
    at = reported.subject.first
    before = reported.tokens[at - 1] if at > 0 else None
    if before is None or reported.base not in PLAINLY or before.kind not in {"word", "name"}:
        return False
    noun = base_before(reported.tokens, at, 0)
    if reported.lower(reported.subject.head) == "it" or reported.subject.last != reported.cue.first:
        return False  # whose video a "video it said shows him" is, nothing plain tells
    lone = reported.subject.kind == "pronoun" or (noun is not None and reported.lower(noun.first) in {"a", "an"})
    return lone and noun is not None and noun.kind != "pronoun" and noun.last == at


# ---------------------------------------------------------------- before the cue, and around it


def _interrupted(reported: Reported) -> Range | None:
    """Read a clause that speaker and verb interrupt: The bridge, | officials said, | will be closed."""
    tokens, cue, subject = reported.tokens, reported.cue, reported.subject
    first = min(cue.first, subject.first)
    if cue.form not in {"finite", "inverted"} or first < 2 or reported.lower(first - 1) not in _APART:
        return None
    at = aside_end(tokens, max(cue.last, subject.last))
    at = at + 1 if reported.lower(at) in _APART else at
    if at >= len(tokens) or reported.lower(at - 1) not in _APART:
        return None
    start = sentence_start(tokens, first - 1)
    if tokens[start].kind == "mark":
        return None
    goes_on = _goes_on(reported, start, at) or _fronted(reported, start, first - 1, at)
    return reported.until_end_over(start, at) if goes_on else None


_APART = frozenset({",", "—", "–"})


def _fronted(reported: Reported, start: int, stop: int, at: int) -> bool:
    """Tell whether only when or where stands before speaker and verb, and a clause behind: Now, he said, it is."""
    if stop - start > _LONGEST_FRONT or not clause_follows(reported.tokens, at):
        return False
    words = [token.lower for token in reported.tokens[start:stop]]
    if words[0] in CONJUNCTIONS or words[0] in SUBORDINATORS - PREPOSITIONS or _has_verb(reported.tokens, start, stop):
        return False
    return words[-1] in _WHEN or (words[0] in PREPOSITIONS and not _TIMES_AND_PLACES.isdisjoint(words))


_LONGEST_FRONT = 6
_WHEN = TIME_WORDS | {"ago", "later", "then", "now"}
_TIMES_AND_PLACES = TIME_WORDS | word_set("year years month months week weeks day days decade century past future")


def _has_verb(tokens: Sequence[Token], start: int, stop: int) -> bool:
    return any(finite(tokens, place) for place in range(start, stop))


def _goes_on(reported: Reported, start: int, at: int) -> bool:
    """Tell whether what begins at one token needs what stands at another: its verb, or its main clause."""
    if finite(reported.tokens, at) or is_participle(reported.lower(at)) or reported.lower(at) == "to":
        return True
    return reported.lower(start) in SUBORDINATORS - PREPOSITIONS and clause_follows(reported.tokens, at)


def _bare_behind_aside(reported: Reported) -> bool:
    """Tell whether the clause was before the cue and only an aside follows: It is shut, she said in a speech …."""
    stepped = reported.begins is not None and reported.begins > reported.cue.last
    return stepped and reported.lower(reported.cue.last) in LINKS and reported.earlier is not None


def _earlier(reported: Reported) -> Range | None:
    return reported.earlier if reported.cue.form == "inverted" else None


_SAYS = SPEECH | {"hold", "make clear", "put it"}
_REPORTS = INDIRECT | {"hold", "make clear", "put it"}
_BARE = TAKES_BARE | HEARER | {"hold", "put it"}

CLAUSES: tuple[Reader[Reported, Range], ...] = (
    Reader(
        "denied, so that nothing was said",
        refusing(lambda reported: reported.cue.negated),
        yes=(
            "No official [said] that the bridge was shut.",
            "The minister did not [say] that the bridge was shut.",
            "Neither the mayor nor the council [said] that the bridge was shut.",
        ),
        no=("The minister [said] that no bridge was shut.",),
    ),
    Reader(
        "supposed, asked about or possible, so that nothing is told as said",
        refusing(lambda reported: denial(reported.tokens, (reported.cue.first,)) is not None or _would_say(reported)),
        yes=(
            "If the minister [said] that the bridge was shut, he lied.",
            "The minister may have [said] that the bridge was shut.",
            "If the minister were here, he'd [say] that the bridge was shut.",
        ),
        no=("The minister [said] that if it rained the bridge would be shut.",),
    ),
    Reader(
        "nobody who can speak",
        refusing(lambda reported: _by_nobody(reported) or _takes_lives(reported)),
        yes=(
            "It was a long day, nuisance [said], with a lot of rain.",
            "The point [said] that the bridge was shut.",
            "It is a wound that [tells] us that we are weak.",
            "The flood has [claimed] more than 100 lives, the mayor's among them.",
        ),
        no=("It was a long day, officials [said], with a lot of rain.",),
    ),
    Reader(
        "which time is meant, and nothing that was said",
        refusing(_of_a_time),
        yes=("The last time the minister [ordered] the mayor to stay was in May.",),
        no=("On Monday the minister [ordered] the mayor to stay.",),
    ),
    *COMPLEMENTS,
    Reader(
        "evidence that a court or an inquiry hears",
        _evidence,
        yes=(
            "Jurors heard that [the knife was new].",
            "The inquest was told that [the boy could not swim].",
            "The court heard [Doyle had lied to his bank].",
        ),
        no=("The ranger heard that [the fence was cut].", "The mayor was told that [the boy could not swim]."),
    ),
    Reader(
        "what somebody thinks or perceives, which is not said",
        refusing(lambda reported: reported.base in BELIEF or reported.base not in _SAYS),
        yes=(
            "The ranger [noticed] that the fence was cut.",
            "The police [believe] that the two men met.",
        ),
        no=("The ranger [noted] that the fence was cut.",),
    ),
    Reader(
        "what a thing shows, which says nothing",
        refusing(lambda reported: reported.by_a_thing),
        yes=("Recent figures [suggest] that the economy grew.",),
        no=("Two ministers [suggest] that the economy grew.", "Anna Lee [suggests] that the economy grew."),
    ),
    Reader(
        "what somebody decides or finds who is no court",
        refusing(_by_no_court),
        yes=("The minister [decided] that the bridge was old.",),
        no=("The court [decided] that the bridge was old.",),
    ),
    Reader(
        "what is said by somebody named behind the verb",
        _of_agent,
        yes=(
            "It was reported by the mayor that [the bridge was shut].",
            "The hearing was told by the mayor that [the bridge was shut].",
            "Her father was told by the council in 1946 that [the bridge was shut].",
        ),
    ),
    Reader(
        "no verb whose clause is reported",
        refusing(lambda reported: reported.base not in _REPORTS),
        yes=("The minister [appealed] that the bridge be shut.",),
    ),
    Reader(
        "called or said so by somebody, which reports no clause",
        refusing(lambda reported: reported.cue.form == "passive"),
        yes=("The bridge was [reported] by the mayor that week.",),
    ),
    Reader(
        "a clause that speaker and verb interrupt",
        _interrupted,
        yes=(
            "[The bridge], officials said, will be shut until May.",
            "The old bridge, said the minister, [is not safe].",
            "The bridge would be shut, officials said, [to find out] if it was safe.",
            "Because it is old, says the minister, [the bridge must be shut].",
            "[Ten years ago], the minister said, the bridge was safe.",
        ),
        no=("The minister said [the bridge, the old one, was shut].",),
    ),
    Reader(
        "a clause, a comma and the verb before its subject",
        _earlier,
        yes=("[The bridge would open in May], said the minister.",),
    ),
    Reader(
        "no clause before a verb that stands before its subject",
        refusing(lambda reported: reported.cue.form == "inverted"),
        yes=('"We will stay in the talks," [said] the minister.',),
    ),
    Reader(
        "a verb of what the relative before is about",
        _of_relative,
        yes=(
            "The minister shut a bridge that officials say [is far too old].",
            "The minister signed a law he says [will change the town].",
            "Two men were held over what police said [was an attack on the bridge].",
        ),
        no=(
            "The minister said that officials say [it is far too old].",
            "What the minister stated [is far too old].",
            "The bridge on which the court has ruled [was far too old].",
        ),
    ),
    Reader(
        "a clause behind that, whether or how",
        _opened,
        yes=(
            "The minister said on Monday that [the bridge would open in May].",
            "The minister asked [whether the bridge would open in May].",
            "The minister said [that was far too late].",
            "The minister asked him [if the bridge would open in May].",
            "I wanted to ask, on the old bridge, the minister said today that [it would open in May].",
            "The minister said this morning that [the bridge would open].",
            "The minister told guards in Turin, a town that had lost its mill, that [help was near].",
        ),
        no=(
            "The minister said [the bridge would open in May].",
            "The old bridge is shut, the minister said to the Post, the daily that [first told of it].",
            "The court reaffirms that [test and cites the report].",
            "The minister taught me [that lesson before I was a mayor].",
            "The minister spoke, said Anna Lee on Monday, reacting to the claim that [the bridge was shut].",
        ),
    ),
    Reader(
        "a quotation stands before the verb",
        refusing(_said_before),
        yes=('"We seek peace," the minister [said] from Bern, the first stop of a trip to Rome.',),
    ),
    *WISHED,
    Reader(
        "a verb that reports only behind that",
        lambda reported: reported.earlier or REFUSED if reported.base not in _BARE else None,
        yes=("The minister [asked] the mayor of the town a question.",),
    ),
    Reader(
        "the words before, for only an aside follows",
        lambda reported: reported.earlier if _bare_behind_aside(reported) else None,
        yes=("[The road is shut], she said in an interview with the Gazette, the paper that broke the story.",),
        no=("The minister said in an interview [the road is shut].",),
    ),
    *BARE_CLAUSES,
    Reader(
        "a clause behind a comma",
        _behind_comma,
        yes=(
            "As the minister said, [the bridge is far too old].",
            "As the minister told the Gazette, [the bridge is far too old].",
        ),
        no=("The bridge is far too old, the minister said, [and the road is worse].",),
    ),
    Reader(
        "a clause, a comma, and speaker and verb",
        lambda reported: reported.earlier,
        yes=("[The bridge would open in May], the minister said.",),
    ),
)
"""Where the words stand that a verb of saying reports."""


def read_reported(reported: Reported) -> tuple[str, Range | None]:
    """Return the rule that decides what a cue reports, and the words; None where it reports none."""
    return ask(SOURCES if reported.cue.form == "according" else CLAUSES, reported)

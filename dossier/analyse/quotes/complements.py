"""What a verb of saying governs that is no clause: whom one asks to do what, what one calls for, vows or welcomes."""

from __future__ import annotations

from dossier.analyse.quotes.asides import OBJECTS, amount_end, hearer_end, hearers_end
from dossier.analyse.quotes.can_speak import is_speaker
from dossier.analyse.quotes.earlier import Range
from dossier.analyse.quotes.reporting import Reported
from dossier.analyse.quotes.rows import Reader
from dossier.english.clause_words import HEARER, PEOPLE, SOURCE_NOUNS, TIME_WORDS
from dossier.english.function_words import (
    BE,
    DETERMINERS,
    HAVE,
    MODALS,
    NEGATIONS,
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
)
from dossier.english.lexicon import nouns, words
from dossier.english.patterns import word_set
from dossier.english.phrases import base_after, is_auxiliary, phrase_after, stops
from dossier.english.verbs import is_base, is_participle

_ASKING = words("saying", "asks")
"""Verbs whose hearer is asked to do something: "urged the council to wait"."""
_VOWING = words("saying", "vows")
_THING = words("saying", "thing")
_STRESSING = words("saying", "stresses")
_STRESSED = nouns("stressed")
"""What readouts of talks say was stressed, without a clause: "stressed the need for a ceasefire"."""
_CALLING_FOR = word_set("call ask appeal plead argue")
_BLAMING = {"accuse": "of", "blame": "for"}
_AGAINST = word_set("warn advise caution")
_EXPRESSED = nouns("expressed")
_WELCOMED = nouns("stressed") | nouns("welcomed")
"""What is welcomed in words, and not at a door."""
_NOT_VERBS = DETERMINERS | PERSONAL
_ADDRESSES = word_set("on upon for to")
"""Words between a verb of asking and who is asked: called on both sides to stop."""


def _asked_to(reported: Reported) -> Range | None:
    """Read what somebody is asked to do: urged | the council to wait; called on | all sides to stop."""
    if reported.base not in _ASKING or reported.cue.form == "inverted" or _is_by_thing(reported):
        return None
    at = reported.cue.last
    if reported.lower(at) == "to" and is_base(reported.lower(at + 1)):
        return reported.until_phrase_end(at)
    addressed = reported.lower(at) in _ADDRESSES
    at += addressed
    if not addressed and _asks_nobody(reported, at):
        return None
    end = at + 1 if reported.lower(at) in OBJECTS else _asked_end(reported, at)
    if end is None or not _infinitive(reported, end):
        return None
    told_of = reported.lower(end - 1) == ","
    return reported.until_phrase_end(end if told_of else at, end)


def _asks_nobody(reported: Reported, at: int) -> bool:
    """Tell whether "to" asks nobody: called | the meeting to order; told | those gathered to watch | that …."""
    return reported.base == "call" or (reported.lower(at) == "those" and is_participle(reported.lower(at + 1)))


def _is_by_thing(reported: Reported) -> bool:
    """Tell whether a thing encourages somebody, which is no speech: sunny weather | encouraged many to come."""
    subject = reported.subject
    if reported.base != "encourage" or subject.kind != "nominal":
        return False
    named = any(reported.tokens[at].kind == "name" for at in range(subject.first, subject.last))
    return not named and not is_speaker(reported.lower(subject.head))


def _asked_end(reported: Reported, at: int) -> int | None:
    """Return where those end who are asked, an apposition between commas included: Ann Lee, a lawyer, | to wait."""
    end = hearers_end(reported.tokens, at)
    if end is None or reported.lower(end) != ",":
        return end
    near = range(end + 1, min(end + 14, len(reported.tokens)))
    closing = next((place for place in near if reported.lower(place) == ","), None)
    return end if closing is None else closing + 1


def _infinitive(reported: Reported, at: int) -> bool:
    """Tell whether "to" and what can be a verb, denied or not, stand at a token."""
    if reported.lower(at) in NEGATIONS:
        at += 1
    verb = reported.tokens[at + 1] if at + 1 < len(reported.tokens) else None
    if reported.lower(at) != "to" or verb is None or verb.kind != "word" or verb.capital:
        return False
    if is_base(verb.lower) or verb.lower in {"be", "have"}:
        return True
    return not (verb.lower in _NOT_VERBS or verb.lower.endswith(("s", "ing")) or stops(verb))


def _called_for(reported: Reported) -> Range | None:
    """Read what somebody calls or asks for: called for | an end to the strike."""
    at = reported.cue.last
    if reported.base not in _CALLING_FOR:
        return None
    if reported.lower(at) == "for":
        return _thing(reported, at + 1)
    return _asked_for(reported, at) if reported.base == "ask" and reported.cue.form == "finite" else None


def _asked_for(reported: Reported, at: int) -> Range | None:
    """Read what somebody is asked for: asked | the council for help."""
    end = hearers_end(reported.tokens, at)
    if end is None or reported.lower(end) != "for":
        end = next((place for place in range(at + 1, at + _NEAR) if reported.lower(place) == "for"), None)
        hearer = base_after(reported.tokens, at, len(reported.tokens))
        if end is None or hearer is None or hearer.last != end:
            return None
    found = _thing(reported, end + 1)
    return None if found is None else (at, found[1])


_NEAR = 6
"""Tokens within which who is asked for something is named."""


def _accused_of(reported: Reported) -> Range | None:
    """Read what somebody is accused of, or blamed for: accused | the council of wasting money."""
    if reported.base not in _BLAMING or reported.cue.form not in {"finite", "participle"}:
        return None
    start = reported.cue.last
    phrase = base_after(reported.tokens, start, len(reported.tokens))
    pronoun = start + 1 if reported.lower(start) in OBJECTS else None
    ends = (pronoun, hearers_end(reported.tokens, start), None if phrase is None else phrase.last)
    accused = any(end is not None and reported.lower(end) == _BLAMING[reported.base] for end in ends)
    return reported.until_phrase_end(start) if accused else None


def _warned_against(reported: Reported) -> Range | None:
    """Read what somebody warns of or advises against: warned against | travel to the coast."""
    at = reported.cue.last
    warned = reported.base == "warn" and reported.lower(at) == "of"
    if not warned and (reported.base not in _AGAINST or reported.lower(at) != "against"):
        return None
    doing = reported.lower(at + 1).endswith("ing")
    return reported.until_phrase_end(at + 1) if doing else _thing(reported, at + 1)


def _vowed_to(reported: Reported) -> Range | None:
    """Read what somebody says they will do: vowed | to rebuild the hospital."""
    if reported.base not in _VOWING or _vows_nothing(reported):
        return None
    if reported.base == "claim" and reported.cue.form != "finite":
        return None  # a man claiming to be a doctor
    return reported.until_phrase_end(reported.cue.last) if _infinitive(reported, reported.cue.last) else None


def _done(reported: Reported) -> Range | None:
    """Read what somebody admits, or says they have seen or want done: admitted | kidnapping the two men."""
    at = reported.cue.last
    word = reported.lower(at)
    if reported.base not in _DOING or reported.cue.form not in {"finite", "participle"} or reported.by_a_thing:
        return None
    doing = word.endswith("ing") and len(word) >= _SHORTEST_ING and word not in PREPOSITIONS
    return reported.until_end(at) if doing and _is_done_to(reported, at + 1) else None


def _is_done_to(reported: Reported, at: int) -> bool:
    """Tell whether what somebody does something to begins at a token: a bridge, Per Dahl, 13 men."""
    if at >= len(reported.tokens):
        return False
    behind = reported.tokens[at]
    return behind.kind == "name" or behind.capital or behind.lower[:1].isdigit() or behind.lower in _DONE_TO


_DOING = words("saying", "doing")
_DONE_TO = DETERMINERS | OBJECTS
_SHORTEST_ING = 5


def _vows_nothing(reported: Reported) -> bool:
    """Tell whether a thing threatens or promises something, which is no speech: a split that | threatened to end it."""
    if reported.base not in {"threaten", "promise"}:
        return False
    subject, relative = reported.subject, _relative_before(reported)
    if relative:
        before = reported.tokens[relative - 1]
        return reported.lower(relative) != "who" and before.kind == "word" and not is_speaker(before.lower)
    return subject.kind == "nominal" and not is_speaker(reported.lower(subject.head))


def _relative_before(reported: Reported) -> int:
    """Return the relative that a verb stands behind, auxiliaries passed over; 0 where none does."""
    for at in range(reported.cue.first - 1, max(0, reported.cue.first - 4), -1):
        if reported.lower(at) in {"who", "which", "that"}:
            return at
        if not is_auxiliary(reported.tokens[at]):
            break
    return 0


def _briefed_on(reported: Reported) -> Range | None:
    """Read what somebody is told of: briefed the president on | the outcome of the talks."""
    if reported.base not in {"brief", "inform"}:
        return None
    end = hearer_end(reported.tokens, reported.cue.last)
    if end is None or reported.lower(end) not in {"on", "about", "of"}:
        hearer = phrase_after(reported.tokens, reported.cue.last)
        end = None if hearer is None else hearer.last
    if end is None or reported.lower(end) not in {"on", "about", "of"}:
        return None
    return _thing(reported, end + 1)


def _expressed(reported: Reported) -> Range | None:
    """Read what feeling somebody expresses of what: expressed | concern about the arrests."""
    if reported.base not in {"express", "voice"} or reported.cue.form == "inverted":
        return None
    phrase = base_after(reported.tokens, reported.cue.last, len(reported.tokens))
    if phrase is None or reported.lower(phrase.head) not in _EXPRESSED:
        return None
    if reported.lower(phrase.last) == "that":
        return reported.until_end(phrase.last + 1)
    return reported.until_phrase_end(reported.cue.last)


def _stressed(reported: Reported) -> Range | None:
    if reported.base not in _STRESSING or reported.begins is None or reported.by_a_thing:
        return None
    phrase = base_after(reported.tokens, reported.begins, len(reported.tokens))
    if phrase is None or phrase.kind == "pronoun" or reported.lower(phrase.head) not in _STRESSED:
        return None
    return reported.until_phrase_end(reported.begins)


def _said_thing(reported: Reported) -> Range | None:
    """Read a thing, no person, that somebody announces, demands or welcomes."""
    if reported.base not in _THING or reported.cue.form not in {"finite", "participle"}:
        return None
    if _is_far_off(reported) or (reported.base == "promise" and _vows_nothing(reported)):
        return None
    at = _thing_begins(reported)
    return None if at is None or _is_clause(reported, at) else _thing(reported, at)


def _is_far_off(reported: Reported) -> bool:
    """Tell whether a thing seems to be who pledges, far before the verb: His visit ends what he began and | pledged."""
    subject = reported.subject
    if subject.kind != "nominal" or reported.cue.form != "finite" or reported.cue.first - subject.last <= _FAR:
        return False
    named = any(reported.tokens[at].kind == "name" for at in range(subject.first, subject.last))
    return not named and not is_speaker(reported.lower(subject.head))


_FAR = 3


def _is_clause(reported: Reported, at: int) -> bool:
    """Tell whether a thing does something, so that a clause was said: announced | the state had cut taxes."""
    phrase = base_after(reported.tokens, at, len(reported.tokens))
    if phrase is None or phrase.last >= len(reported.tokens):
        return False
    verb = reported.lower(phrase.last)
    return verb in _SURELY_VERBS and phrase.kind == "nominal"


_SURELY_VERBS = (MODALS | BE | HAVE) - {"to", "be", "been", "being", "having"}


def _thing_begins(reported: Reported) -> int | None:
    """Return where a thing begins: behind who hears of it, and right behind the verb where nobody does."""
    at = reported.cue.last
    hearer = phrase_after(reported.tokens, at) if reported.base in HEARER else None
    if hearer is None or hearer.kind != "nominal" or is_speaker(reported.lower(hearer.head)):
        return reported.begins
    alone = base_after(reported.tokens, hearer.last, len(reported.tokens)) is None
    return at if alone else reported.begins  # promised | help to end the war


def _is_time(reported: Reported, at: int) -> bool:
    """Tell whether it is said when, and not what: he announced earlier | this month."""
    return reported.lower(at) in {"this", "last", "next"} and reported.lower(at + 1) in TIME_WORDS


def _thing(reported: Reported, at: int) -> Range | None:
    """Return a noun phrase and what belongs to it, unless a quotation or a name alone stands there."""
    tokens = reported.tokens
    if reported.lower(at) in RELATIVES - DETERMINERS or _is_time(reported, at):
        return None
    if amount_end(tokens, at) > at and reported.base != "welcome":
        first, last = reported.until_phrase_end(at, amount_end(tokens, at))
        return first, last - (last > at + 1 and tokens[last - 1].lower in PREPOSITIONS)
    phrase = base_after(tokens, at + 1 if reported.lower(at) == "further" else at, len(tokens))
    if phrase is None or phrase.kind != "nominal" or reported.lower(phrase.head) in SOURCE_NOUNS | PEOPLE:
        return None
    if reported.base == "welcome" and _WELCOMED.isdisjoint(map(reported.lower, range(phrase.first, phrase.last))):
        return None
    return reported.until_phrase_end(at)


COMPLEMENTS: tuple[Reader[Reported, Range], ...] = (
    Reader(
        "what somebody is asked to do",
        _asked_to,
        yes=(
            "The minister urged [the council to wait for the report].",
            "The minister called on [both sides to stop the fighting].",
            "The minister encouraged [parents to read with their children].",
            "The minister urged Anna Lee, a lawyer from the town, [to look at the bridge].",
            "The minister told [the press not to name the girl].",
        ),
        no=(
            "The minister called [the meeting to order] at noon.",
            "The minister told [those gathered to watch the race] that it was late.",
            "The minister urged [the very old council of the town].",
            "Sunny weather encouraged [many people to come].",
        ),
    ),
    Reader(
        "what somebody calls for",
        _called_for,
        yes=(
            "The minister called for [an end to the strike].",
            "The minister has asked [the council for help with the bridge].",
        ),
        no=("The minister called [the mayor of the town] at noon.",),
    ),
    Reader(
        "what somebody is accused of",
        _accused_of,
        yes=(
            "The minister accused [the council of wasting money].",
            "The minister blamed [the storm for the delay].",
        ),
    ),
    Reader(
        "what somebody warns or advises against",
        _warned_against,
        yes=(
            "The minister warned against [travel to the coast].",
            "The minister advised against [sending the old ship].",
            "The minister warned of [a long and cold winter].",
        ),
        no=("The minister spoke against [travel to the coast].",),
    ),
    Reader(
        "what somebody vows to do",
        _vowed_to,
        yes=(
            "The minister vowed [to rebuild the old bridge].",
            "The minister claimed [to have no money left].",
            "The union threatened [to stop all trains in May].",
        ),
        no=(
            "The minister began [to rebuild the old bridge].",
            "The absence of Anna Lee threatened [to end the talks in Bern].",
            "Norway saved the firm from a split that threatened [to end the talks in Bern].",
            "The town was on alert as thunderstorms threatened [to make the flood worse].",
        ),
    ),
    Reader(
        "what somebody admits or proposes doing",
        _done,
        yes=(
            "The minister admitted [taking a bribe in May].",
            "The minister recommended [closing the old bridge].",
        ),
        no=("The minister reported [rising sales in May].", "The minister proposed [changes to the law]."),
    ),
    Reader(
        "what somebody is told of",
        _briefed_on,
        yes=("The minister briefed the mayor on [the outcome of the talks].",),
        no=("The minister met the mayor on [the outcome of the talks].",),
    ),
    Reader(
        "what feeling somebody expresses",
        _expressed,
        yes=(
            "The minister expressed [concern about the arrests].",
            "The minister voiced the conviction that [the law was just].",
        ),
        no=("The minister expressed [milk for the calves].",),
    ),
    Reader(
        "what somebody stresses the need for",
        _stressed,
        yes=(
            "The minister stressed [the need for a ceasefire in the north].",
            "The minister reaffirmed [his support for the talks].",
        ),
        no=("The minister stressed [the length of the bridge] in May.", "The flood underscored [the need for a dam]."),
    ),
    Reader(
        "a thing that somebody announces, demands or welcomes",
        _said_thing,
        yes=(
            "The minister announced [new sanctions in response to the vote].",
            "The minister demanded [an apology from the mayor].",
            "The minister promised [help to end the war].",
            "The minister welcomed [the outcome of the talks].",
        ),
        no=(
            "The minister announced that [new sanctions were due].",
            "The minister announced [the town had cut its taxes].",
            "The minister welcomed [Anna Lee] at noon.",
            "The minister welcomed [a hall filled with children].",
            "The minister welcomed [12,000 guests from all over the world].",
        ),
    ),
)
"""What a verb governs that is no clause."""

"""What the verb beside a date says: that it lies ahead, or that it is past.

The one reader of clauses (`english.clauses`) finds the finite verb of the clause around the date. Rows ask it and what
stands between it and the date ("agreed to meet on Friday", "due on Friday"); they choose between the days that a
weekday or a bare month can mean.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dossier.analyse.dates.told import Told
from dossier.english.clause_words import CUES, FIRST, NOUN_FORMS
from dossier.english.dates import MONTH_WORDS
from dossier.english.function_words import BE, CONJUNCTIONS, DETERMINERS, HAVE, NEGATIONS, OBJECTS, PREPOSITIONS
from dossier.english.lexicon import VERBS, inflected, wordforms, words
from dossier.english.patterns import word_set
from dossier.english.verbs import is_base, is_participle, is_past
from dossier.english.whole_clauses import Clause
from dossier.model import Span
from dossier.rules import Rule, first
from dossier.trace import is_tracing, note

Leaning = Literal["past", "planned", ""]

_DUE = word_set("due scheduled slated expected planned set upcoming effective starting beginning supposed ahead")
"""Words that set what stands behind them ahead: "due on Friday", "effective Friday", "ahead of Friday"."""
_FROM = word_set("starting beginning effective")
"""Those of them that need not lie ahead: "beginning on Friday, they met"."""
_AFTER_DUE = word_set("for on in by to from at no of until till back home")
_WITHIN, _FAR = 9, 25
"""Words back from a date at which such a word is looked for, and an infinitive."""
_LOOKS_AHEAD = wordforms("looks_ahead") | word_set(
    "due likely ready about supposed poised slated bound plan agreement track"
)
"""Words whose infinitive lies ahead: "agreed to meet", "is due to open"."""
_DEADLINES = word_set("by until till before")
_AFTERMATH = word_set("after following since")
_WOULD = word_set("would should i'd we'd 'd")
_ABILITY = word_set("can cannot ca can't")
_COULD = word_set("could couldn't")


@dataclass(frozen=True, slots=True)
class Lean:
    """What the direction of a date is decided by."""

    told: Told
    governor: int
    """The word right before the date, articles aside."""
    infinitive: int
    """The infinitive between the verb and the date, or behind a date that stands first; -1 when there is none."""

    @property
    def clause(self) -> Clause | None:
        """The clause around the date."""
        return self.told.clause

    def before(self, back: int = 0) -> str:
        """Return the word so many words before the governor."""
        return self.told.lower(self.governor - back)

    @property
    def names(self) -> bool:
        """Whether the date names a thing of its day: "the January 27 order"."""
        told = self.told
        behind = told.lower(told.last)
        article = told.lower(told.first - 1) in DETERMINERS or told.lower(told.first) in DETERMINERS
        return article and behind.isalpha() and behind not in PREPOSITIONS and behind not in CONJUNCTIONS

    @property
    def tense(self) -> str:
        """The tense of the clause's verb; empty without one."""
        return self.clause.tense if self.clause is not None else ""

    @property
    def aspect(self) -> str:
        """Its aspect."""
        return self.clause.aspect if self.clause is not None else ""

    @property
    def verb(self) -> str:
        """Its finite verb."""
        return self.told.lower(self.clause.verb) if self.clause is not None else ""

    @property
    def main(self) -> str:
        """Its main verb."""
        return self.told.lower(self.clause.main) if self.clause is not None else ""


def lean_of(told: Told) -> Lean:
    """Put together what the direction of a date is decided by."""
    governor = told.first - 1
    while governor >= 0 and told.lower(governor) in DETERMINERS:
        governor -= 1
    return Lean(told, governor, _infinitive(told))


def _infinitive(told: Told) -> int:
    """Return the nearest infinitive between the clause's verb and the date: meet of "agreed to meet on Friday"."""
    low = max(told.clause.main if told.clause is not None else 0, told.first - _FAR)
    for at in range(told.first - 1, low, -1):
        if told.lower(at - 1) == "to" and _is_infinitive(told.lower(at)):
            return at
    return -1


def _is_infinitive(word: str) -> bool:
    return word in ("be", "have") or is_base(word)


def _is_due(lean: Lean) -> bool:
    """Tell whether words that set something ahead govern the date: due on Friday, scheduled for Friday."""
    told = lean.told
    behind_verb = told.clause.verb + 1 if told.clause is not None and told.clause.verb < told.first else 0
    for at in range(told.first - 1, max(told.first - _WITHIN, behind_verb) - 1, -1):
        word = told.lower(at)
        if word in _DUE and not (word in _FROM and lean.tense == "past"):
            behind = told.lower(at + 1)
            return (at + 1 == told.first or behind in _AFTER_DUE) and told.lower(at - 1) not in ("than", "as")
        if told.words[at].kind == "mark" and word not in "-‑'":
            return False
    return False


def _is_finite_due(lean: Lean) -> bool:
    """Tell whether the verb itself sets it ahead, as a participle read for a verb: "executions planned for Friday"."""
    clause = lean.clause
    if clause is None or lean.main not in _DUE or clause.main >= lean.told.first:
        return False
    behind = lean.told.lower(clause.main + 1)
    return behind in _AFTER_DUE and (clause.main != clause.verb or behind in ("for", "by") or lean.verb == "due")


def _governs_ahead(lean: Lean) -> bool:
    """Tell whether what governs an infinitive sets it ahead: "agreed to meet", "is to meet"."""
    if lean.infinitive < 0 or lean.told.lower(lean.infinitive) in HAVE:
        return False
    if lean.told.lower(lean.told.first - 2) == "being":
        return False  # "I want to thank you for being here tonight"
    at = lean.infinitive - 2
    while at >= 0 and (lean.told.lower(at) in NEGATIONS or lean.told.lower(at) in OBJECTS):
        at -= 1
    governs = lean.told.lower(at)
    if lean.told.lower(lean.infinitive) == "be" and is_past(lean.told.lower(lean.infinitive + 1)):
        return True  # "a plan to be launched in November"
    return governs in _LOOKS_AHEAD or governs in BE


def _is_perfect(lean: Lean) -> bool:
    """Tell whether an infinitive is one of the perfect: "to have left", not "to have enough"."""
    told, at = lean.told, lean.infinitive
    return at >= 0 and told.lower(at) == "have" and (is_past(told.lower(at + 1)) or is_participle(told.lower(at + 1)))


def _stands_before(lean: Lean) -> bool:
    """Tell whether a date belongs to what the verb came before: "it came before the trip in May" may lie ahead."""
    told = lean.told
    low = max(told.clause.main if told.clause is not None else 0, told.first - _WITHIN)
    return any(told.lower(at) in ("before", "until") for at in range(told.first - 1, low, -1))


def _came_out(lean: Lean) -> bool:
    """Tell whether a participle before a date says that something came out then: "a report released on Friday"."""
    at = lean.governor - (lean.before() == "on")
    return lean.told.lower(at) in _OUT and lean.told.lower(at - 1) not in BE | HAVE and _is_noun(lean.told, at - 1)


_OUT = word_set("released published issued posted aired broadcast unveiled")


def _is_noun(told: Told, at: int) -> bool:
    """Tell whether a word may be the noun of what came out."""
    return told.lower(at).isalpha() and told.lower(at) not in PREPOSITIONS and told.lower(at) not in NEGATIONS


def _is_condition(lean: Lean) -> bool:
    """Tell whether "if" opens the clause of a date, in the present: "If she loses on Friday"."""
    clause = lean.clause
    if clause is None or clause.tense != "present" or clause.aspect != "simple" or clause.subject is None:
        return False
    return lean.told.lower(clause.subject.first - 1) in ("if", "unless") and clause.main == clause.verb


def _is_amid(lean: Lean) -> bool:
    """Tell whether "during" and what was going on stand between something said in the past and the date."""
    told, clause = lean.told, lean.clause
    if clause is None or clause.tense != "past" or lean.main not in CUES:
        return False
    low = max(clause.main, told.first - _AMID)
    return any(told.lower(at) == "during" for at in range(low + 1, told.first)) and lean.infinitive >= 0


_AMID = 6
"""Words within which "during" stands before the date."""


def _is_told_of(lean: Lean) -> bool:
    """Tell whether a relative clause in the future tells of the noun that a date stands before."""
    told = lean.told
    behind = next((each for each in told.clauses if each.verb >= told.last), None)
    if behind is None or behind.tense != "future" or behind is lean.clause:
        return False
    opens = [told.lower(at) for at in range(told.last, min(behind.verb, told.last + _WITHIN))]
    opened = next((at for at, word in enumerate(opens) if word in ("that", "which")), -1)
    return opened > 0 and not any(told.words[told.last + at].kind == "mark" for at in range(opened))


def _has_participle(lean: Lean) -> bool:
    """Tell whether a verb in -ing stands between the clause's verb and the date: "a paper naming Friday a feast"."""
    told = lean.told
    low = max(told.clause.main + 1 if told.clause is not None else 0, told.first - _WITHIN)
    return any(told.lower(at) in _participles() for at in range(low, told.first))


@cache
def _participles() -> frozenset[str]:
    """Return the forms in -ing of verbs that are hardly nouns."""
    made = {form for name in VERBS for base in words(name) for form in inflected(name, base)["ing"]}
    return frozenset(made) - NOUN_FORMS - _NOUNS_IN_ING


_NOUNS_IN_ING = word_set(
    """meeting hearing building opening closing beginning ending landing killing bombing shooting fighting voting
    funding spending training briefing filing ruling setting offering housing broadcasting during including following
    according starting sitting reading writing trading banking fishing"""
)


def _is_polite(lean: Lean) -> bool:
    """Tell whether somebody only says politely what they say: "I would note that"."""
    clause = lean.clause
    if clause is None or clause.subject is None or lean.told.lower(clause.subject.head) not in FIRST:
        return False
    return lean.verb in _WOULD and (lean.main in CUES or lean.main in ("like", "refer", "love"))


@cache
def _timetable() -> frozenset[str]:
    """Return the present and progressive forms of verbs that tell what is to come: play, plays, playing."""
    having = {base for name in VERBS for base in words(name) if base in words("*", "timetable")}
    made = [inflected(name, base) for name in VERBS for base in having if base in words(name)]
    return frozenset(form for forms in made for name in ("base", "third", "ing") for form in forms[name]) | {
        "heading"  # to head a body or a list is none
    }


_ASKED = word_set("asked pressed questioned")
_WHEN_ASKED = word_set("when whether if how")


def _answers_when(lean: Lean) -> bool:
    """Tell whether a date is the answer to when something would be: Asked when it would come, she said: "In May."."""
    told, clause = lean.told, lean.clause
    if clause is None or clause.main >= told.first or told.lower(clause.main) not in CUES:
        return False
    if any(clause.main < each.verb < told.first for each in told.clauses):
        return False  # what is answered has a verb of its own
    asked = [told.lower(at) for at in range(clause.main)]
    return _asks_when(asked)


def _asks_when(asked: list[str]) -> bool:
    """Tell whether words ask when or whether something will be."""
    at = next((at for at, word in enumerate(asked) if word in _ASKED), len(asked))
    return not _WHEN_ASKED.isdisjoint(asked[at:]) and not _TO_COME.isdisjoint(asked[at:])


_TO_COME = _WOULD | word_set("will might may could can")


def _takes_effect(lean: Lean) -> bool:
    """Tell whether a law or rule takes effect then, in the present: "passed in December and takes effect in June"."""
    at = lean.governor
    return lean.told.lower(at - 1) == "effect" and lean.told.lower(at - 2) in ("takes", "take", "taking")


def _prepares(lean: Lean) -> bool:
    """Tell whether somebody prepares in the present for what is to come, or plans it: "plan elections in October"."""
    clause = lean.clause
    if clause is None or clause.tense != "present" or clause.main >= lean.told.first or lean.before() == "since":
        return False
    if lean.main in _PLANNING:
        return True
    low = max(clause.main, lean.told.first - _WITHIN)
    return lean.main in _PREPARING and any(lean.told.lower(at) in ("for", "in") for at in range(low, lean.told.first))


_PLANNING = word_set("plan plans planning schedule schedules scheduling")
_PREPARING = word_set(
    "prepare prepares preparing campaigning running standing brace braces bracing gearing heading aim"
)


def _is_demanded(lean: Lean) -> bool:
    """Tell whether an infinitive with its month is what somebody demands or agrees on: "urged them to vote in May"."""
    told, clause = lean.told, lean.clause
    if clause is None or lean.infinitive < 0 or clause.main != clause.verb or not _is_month(told):
        return False
    called = lean.main in _CALLING and told.lower(clause.main + 1) in ("on", "upon", "for")
    return called or lean.main in _DEMANDING


def _is_month(told: Told) -> bool:
    """Tell whether a date is a month without its day or year."""
    return told.last == told.first + 1 and told.lower(told.first) in MONTH_WORDS


_CALLING = word_set("called calls call")
_DEMANDING = word_set(
    "urged urges urge demanded demands pressed agreed agrees promised pledged vowed want wants wanted"
)


LEANINGS: tuple[Rule[Lean, Leaning], ...] = (
    Rule(
        "an answer to when something would be",
        _answers_when,
        "planned",
        yes=(
            'Asked when the bridge would open, she answered: "Before the [summer]{planned}."',
            "Asked if the bridge would open soon, she said only in the [autumn]{planned}.",
        ),
        no=('Asked when the bridge opened, she answered: "In the [summer]."',),
    ),
    Rule(
        "what will be is told behind it",
        _is_told_of,
        "planned",
        yes=("He spoke of the [March 18]{planned} meeting that they will hold.",),
        no=("He spoke of the [March 18] meeting and will go.",),
    ),
    Rule(
        "since then looks back",
        lambda c: c.before() == "since",
        "past",
        yes=("It is shut since [Friday]{past}.",),
        no=("It is shut on [Friday].",),
    ),
    Rule(
        "after what happened then",
        lambda c: c.before() in _AFTERMATH and c.told.lower(c.told.last) == "'s",
        "past",
        yes=("After [Friday]{past}'s attack the border will be shut.",),
        no=("After [Friday] the border will be shut.",),
    ),
    Rule(
        "what came out then looks back",
        _came_out,
        "past",
        yes=("A report released on [Friday]{past} says so.",),
        no=("A report to be released on [Friday] says so.",),
    ),
    Rule(
        "a condition in the present lies ahead",
        _is_condition,
        "planned",
        yes=("If she loses on [Friday]{planned}, they will vote again.",),
        no=("If she lost on [Friday], they will vote again.",),
    ),
    Rule(
        "due then lies ahead",
        lambda c: _is_due(c) or _is_finite_due(c),
        "planned",
        yes=(
            "They are due on [Friday]{planned}.",
            "A vote scheduled for [Friday]{planned} was called off.",
            "Ahead of [Friday]{planned}'s vote, talks failed.",
            "Reinforcements, expected by [Friday]{planned}, left the depot.",
        ),
        no=("They met on [Friday].", "More came than expected on [Friday]."),
    ),
    Rule(
        "what takes effect then lies ahead",
        _takes_effect,
        "planned",
        yes=("The law was passed and takes effect in [May]{planned}.",),
        no=("The law took effect in [May].",),
    ),
    Rule(
        "what is planned or prepared for lies ahead",
        _prepares,
        "planned",
        yes=("They plan elections in [August]{planned}.", "She is preparing for elections in [August]{planned}."),
        no=("They planned elections in [August].", "She is preparing a report of [August]."),
    ),
    Rule(
        "when it was pledged, not when it will be done",
        _is_amid,
        "past",
        yes=("They pledged to end the war during a meeting on [Friday]{past}.",),
        no=("They pledged to end the war on [Friday].", "They will speak during a meeting on [Friday]."),
    ),
    Rule(
        "an infinitive that lies ahead",
        _governs_ahead,
        "planned",
        yes=("They agreed to meet on [Friday]{planned}.", "They are ready to leave on [Friday]{planned}."),
        no=("They managed to leave on [Friday].",),
    ),
    Rule(
        "a month of what is demanded lies ahead",
        _is_demanded,
        "planned",
        yes=("They called on the army to hold elections in [August]{planned}.",),
        no=("They asked the army to hold elections in [August].", "They urged the army to vote on [Friday]."),
    ),
    Rule(
        "an infinitive that looks back",
        lambda c: _is_perfect(c) and c.tense in ("present", "past"),
        "past",
        yes=("They are said to have left on [Friday]{past}.",),
        no=("They are said to leave on [Friday].", "They are said to have enough by [Friday]."),
    ),
    Rule(
        "the verb points ahead",
        lambda c: c.tense == "future",
        "planned",
        yes=("They will meet on [Friday]{planned}.", "They were to meet on [Friday]{planned}."),
        no=("They met on [Friday].",),
    ),
    Rule(
        "what could not be done",
        lambda c: c.verb in _COULD and c.clause is not None and c.clause.negated,
        "past",
        yes=("They could not be reached on [Friday]{past}.",),
        no=("They could be reached on [Friday].",),
    ),
    Rule(
        "what would have been",
        lambda c: c.tense == "modal" and c.aspect == "perfect",
        "past",
        yes=("They would have met on [Friday]{past}.",),
        no=("They would meet on [Friday].",),
    ),
    Rule(
        "what may or should be",
        lambda c: c.tense == "modal" and c.verb not in _ABILITY and not _is_polite(c),
        "planned",
        yes=("They would meet on [Friday]{planned}.",),
        no=("They can meet on [Friday].", "I would note what they did on [Friday]."),
    ),
    Rule(
        "before then, told as past",
        lambda c: c.tense == "past" and _stands_before(c),
        "",
        yes=("They met before [Friday]{said}.", "It came before the trip in the week of [May 18]{said}."),
        no=("They met on [Friday].",),
    ),
    Rule(
        "another verb stands nearer",
        lambda c: c.tense == "past" and (c.infinitive >= 0 or _has_participle(c)),
        "",
        yes=("They asked her to issue it on [Friday]{said}.", "They issued a paper naming [Friday]{said} a feast."),
        no=("They met on [Friday].",),
    ),
    Rule(
        "the verb looks back",
        lambda c: c.tense == "past",
        "past",
        yes=("They met on [Friday]{past}.", "They have met on [Friday]{past}."),
        no=("They will meet on [Friday].",),
    ),
    Rule(
        "a timetable in the present",
        lambda c: c.tense == "present" and c.main in _timetable() and not c.names,
        "planned",
        yes=("Rovers travel to Northgate on [Sunday]{planned}.", "They are meeting on [Friday]{planned}."),
        no=("Rovers are at home on [Sunday].", "They are holding to the [January 27] order."),
    ),
    Rule(
        "a deadline lies ahead",
        lambda c: c.before() in _DEADLINES,
        "planned",
        yes=("A vote by [Friday]{planned}.", "They want a vote by [Friday]{planned}."),
        no=("A vote on [Friday].",),
    ),
)
"""Asked of a date that may lie on either side of the document's day; none holds where nothing says which."""


def leaning(told: Told) -> Leaning:
    """Tell whether the clause of a date points ahead or back.

    Parameters:
        told: Where the date stands.
    """
    row = first(LEANINGS, lean_of(told))
    if row is None:
        return ""
    if is_tracing():
        span = Span(told.words[told.first].start, told.words[min(told.last, len(told.words)) - 1].end)
        verb = f", the verb: {told.lower(told.clause.main)}" if told.clause is not None else ""
        note("dates", row.name, span, "decided", f"{row.then or 'nothing is said'}{verb}")
    return row.then


Verb = Literal["past", "perfect", "present", "future", "modal", ""]
"""The tense of a clause's verb, the perfect apart from the past; nothing where no verb is found."""


def verb_of_clause(told: Told) -> Verb:
    """Return what the finite verb of the clause is in which a date stands."""
    clause = told.clause
    if clause is None:
        return ""
    perfect = clause.tense == "past" and told.lower(clause.verb).removesuffix("n't") in _PERFECT
    return "perfect" if perfect else clause.tense


def says_how_things_are(told: Told) -> bool:
    """Tell whether the clause of a date says what is the case: "we are here", "they have 140 members"."""
    clause = told.clause
    if clause is None or clause.tense != "present" or clause.aspect == "progressive":
        return False
    return told.lower(clause.main) in _STATES or (clause.main == clause.verb and told.lower(clause.verb) in _CONTRACTED)


_CONTRACTED = word_set("i'm we're they're you're he's she's it's there's that's here's")
_STATES = (
    BE
    | HAVE
    | word_set("remain remains need needs stand stands exist exists face faces live lives owe owes got")
    | word_set("pleased proud glad happy honored honoured delighted grateful thrilled")
)
_PERFECT = HAVE - {"had", "having"}


def index_at(starts: list[int], offset: int) -> int:
    """Return the index of the last start at or before an offset, -1 when there is none."""
    return bisect_right(starts, offset) - 1

"""Which clauses of a sentence tell what happened on a date, where it is not the clause around the date alone.

"As the bank said in May, prices fell" tells what was said; "days after he arrived, a body was found" tells of the body;
"she remembers the night of 3 May, when the dam broke" tells of the dam. Rows over the words beside the date.
"""

from __future__ import annotations

from dataclasses import dataclass

from dossier.analyse.dates.told import Told
from dossier.english.clause_words import CUES
from dossier.english.function_words import DO, HAVE, PREPOSITIONS
from dossier.english.patterns import word_set
from dossier.english.whole_clauses import Clause, is_relative
from dossier.model import Span
from dossier.rules import Rule, first
from dossier.trace import is_tracing, note


@dataclass(frozen=True, slots=True)
class Frame:
    """The clauses that tell, counted from the one around the date."""

    first: int = 0
    last: int = 0
    from_date: bool = False
    """It begins with the date itself, which is part of what is told."""
    from_mark: bool = False
    """It begins behind the mark before the clause, with the conjunction there."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a date stands among the clauses of its sentence."""

    told: Told
    here: int
    """Index of the clause around it."""

    @property
    def clause(self) -> Clause:
        """The clause around it."""
        return self.told.clauses[self.here]

    @property
    def following(self) -> Clause | None:
        """The next clause."""
        return self.told.clauses[self.here + 1] if self.here + 1 < len(self.told.clauses) else None

    @property
    def before(self) -> Clause | None:
        """The clause before."""
        return self.told.clauses[self.here - 1] if self.here else None

    def word(self, at: int) -> str:
        """Return a word in lower case."""
        return self.told.lower(at)

    @property
    def fronted(self) -> bool:
        """Whether the date stands before its clause's subject with at most a preposition before it."""
        subject = self.clause.subject
        low = subject.first if subject is not None else self.clause.verb
        return self.told.last <= max(low, self.clause.first) and self.told.first - self.clause.first <= _LEAD

    @property
    def opener(self) -> str:
        """The conjunction with which the clause around the date begins."""
        clause, subject = self.clause, self.clause.subject
        at = subject.first if subject is not None and clause.first <= subject.first < clause.verb else clause.verb
        return self.word(at - 1 - (self.word(at - 1) == "you"))


_LEAD = 3
"""Words before a date that opens its clause: ", in the"."""
_TIES = word_set("after before when since until once while as")
_OPENS_BY_TIME = word_set("when where")


def _tied_by_time(place: Place) -> bool:
    """Tell whether a date and "after" or "before" open a clause that only says when the next one was."""
    told, following = place.told, place.following
    if following is None or place.word(told.last) not in _TIES or place.clause.verb <= told.last:
        return False
    return place.word(following.first) == "," and told.first <= place.clause.first + _LEAD


def _aside_by_time(place: Place) -> bool:
    """Tell whether an aside that says when stands between a date that opens its sentence and the main clause."""
    told, following = place.told, place.following
    aside = place.word(told.last) == "," and place.word(told.last + 1) in _TIES and place.clause.verb > told.last
    subject = place.clause.subject
    own = subject is not None and told.last + 1 < subject.first and place.word(subject.first - 1) == ","
    if own and not is_relative(told.words, place.clause):
        return False  # "In 1661, after years at sea, he joined the army"
    return aside and following is not None and place.word(following.first) == ","


def _after_the_main_clause(place: Place) -> bool:
    """Tell whether a length of time and "after" stand behind the main clause: "built days after the war ended"."""
    told, before = place.told, place.before
    tied = place.word(told.last) in _TIES and place.clause.verb > told.last + 1
    return tied and before is not None and before.main < told.first


def _relative_of_main(place: Place) -> bool:
    """Tell whether the clause behind a date that opens the sentence is a relative one within the main clause."""
    told, following = place.told, place.following
    if following is None or told.last > place.clause.verb or not is_relative(told.words, place.clause):
        return False
    return following.subject is not None and following.subject == place.clause.subject and place.here == 0


def _comment(place: Place) -> bool:
    """Tell whether the clause of the date only says who says the next one: "As we noted in May, …"."""
    following = place.following
    if following is None or place.clause.main not in _said(place) or not _opens_as(place):
        return False
    parted = any(place.word(at) == "," for at in range(place.told.last, following.verb))
    return parted and place.told.first > place.clause.main


def _opens_as(place: Place) -> bool:
    """Tell whether "as" opens the clause of the date: "And as we said …", "As you heard them say …"."""
    at = place.clause.verb
    while at > 0 and place.told.words[at - 1].kind != "mark":
        at -= 1
    return place.opener == "as" or place.word(at + (place.word(at) in _AND)) == "as"


def _said(place: Place) -> tuple[int, ...]:
    """Return the clause's main verb where it is one of saying or hearing."""
    return (place.clause.main,) if place.word(place.clause.main) in _SAID_OR_HEARD else ()


_AND = word_set("and but so")
_HEARING = word_set("heard saw seen know knew learned discussed described")
_SAID_OR_HEARD = CUES | _HEARING


def _comment_behind(place: Place) -> bool:
    """Tell whether the clause of the date comments on the one before: "she voted against it, as she did in June"."""
    if place.opener != "as" or place.before is None or place.told.first <= place.clause.main:
        return False
    main = place.word(place.clause.main)
    return main in CUES or main in DO or main in HAVE


def _when_behind(place: Place) -> bool:
    """Tell whether "when" and a clause follow the date: "the night of 3 May, when the dam broke"."""
    told, following = place.told, place.following
    opens = told.last + (place.word(told.last) == ",")
    if following is None or place.clause.main >= told.first:
        return False
    return place.word(opens) in _OPENS_BY_TIME and opens < following.verb and following.first <= opens + 1


def _on_condition(place: Place) -> bool:
    """Tell whether "if" opens the clause before that of the date: "If she loses, they will go | in May"."""
    before, told = place.before, place.told
    if before is None or before.subject is None or told.first <= place.clause.verb:
        return False
    opens = place.word(before.subject.first - 1) in _CONDITIONS
    return opens and any(place.word(at) == "," for at in range(before.main + 1, place.clause.verb))


_CONDITIONS = word_set("if unless")


def _behind_relative(place: Place) -> bool:
    """Tell whether a relative clause stands between the verb of the date's clause and its subject."""
    before, clause = place.before, place.clause
    if before is None or before.subject is None or place.told.first <= clause.main:
        return False
    between = [place.told.words[at] for at in range(before.main + 1, clause.verb)]
    joined = any(word.kind == "mark" or word.lower in ("and", "or", "but", "that", "who", "which") for word in between)
    return place.word(before.subject.first - 1) in ("which", "whom") and len(between) < _FEW and not joined


_FEW = 5


def _opens_what_is_said(place: Place) -> bool:
    """Tell whether a date stands between "that" and what is said: "it showed that in 1950, people were …"."""
    told, before = place.told, place.before
    if before is None or before.main >= told.first or place.clause.verb < told.last:
        return False
    opens = max(place.clause.first, told.first - _LEAD)
    between = range(opens + 1, told.first)
    return place.word(opens) == "that" and all(place.word(at) in PREPOSITIONS for at in between)


def _opens_behind_where(place: Place) -> bool:
    """Tell whether a date and a comma stand between "where" and its clause: "at Yale, where in 1952, he became …"."""
    told, following = place.told, place.following
    if following is None or following.subject is None or place.word(told.last) != ",":
        return False
    opens = told.first - 1 - (place.word(told.first - 1) in PREPOSITIONS)
    return place.word(opens) in ("where", "when") and following.subject.first == told.last + 1


def _asked(place: Place) -> bool:
    """Tell whether the clause of the date is a question within the one before: "tell us what he is doing"."""
    before = place.before
    return place.opener in _ASKING and before is not None and place.told.first > place.clause.main


_ASKING = word_set("what how why whether")

FRAMES: tuple[Rule[Place, Frame], ...] = (
    Rule(
        "a clause that only says when, before the main one",
        _tied_by_time,
        Frame(0, 1, from_date=True),
        yes=("[Days] after he arrived in Oslo, a body was found.",),
        no=("[Days] later a body was found.",),
    ),
    Rule(
        "an aside that only says when, before the main clause",
        _aside_by_time,
        Frame(1, 1),
        yes=("In [June 2020], before the storm hit, one family in five was hungry.",),
        no=("In [June 2020], the storm hit and one family was hungry.",),
    ),
    Rule(
        "a length of time behind the main clause",
        _after_the_main_clause,
        Frame(-1, 0),
        yes=("The mission was set up [days] after the south became free.",),
        no=("The mission was set up [days] ago.",),
    ),
    Rule(
        "a relative clause within the main one",
        _relative_of_main,
        Frame(0, 1),
        yes=("In [1996] a producer who had come to film a pond asked her about slugs.",),
        no=("In [1996] a producer asked a man who had come to film a pond.",),
    ),
    Rule(
        "who says so, before what is said",
        _comment,
        Frame(0, 1, from_mark=True),
        yes=("As we noted in [May], four large firms control the market.",),
        no=("As it rained in [May], four large firms control the market.",),
    ),
    Rule(
        "who did so too, behind what was done",
        _comment_behind,
        Frame(-1, 0),
        yes=("She voted against the law, as she did in [June].",),
        no=("She voted against the law, as she was ill in [June].",),
    ),
    Rule(
        "what will be only on a condition, with the condition",
        _on_condition,
        Frame(-1, 0, from_mark=True),
        yes=("If she loses, the party will be out of power for [12 years].",),
        no=("When she lost, the party was out of power for [12 years].",),
    ),
    Rule(
        "a relative clause with another subject within the main one",
        _behind_relative,
        Frame(-1, 0),
        yes=("A video in which they appeared was posted on [3 May].",),
        no=("They appeared and it was posted on [3 May].",),
    ),
    Rule(
        "a date that opens what is said",
        _opens_what_is_said,
        Frame(-1, 0),
        yes=(
            "His work showed that between [1877 and 1950], 4,400 people were killed.",
            "He is pleased to announce that in [December] he will open the hall.",
        ),
        no=("His work showed that in [1950].",),
    ),
    Rule(
        "a date between where and its clause",
        _opens_behind_where,
        Frame(1, 1),
        yes=("From 1947 he taught at Yale, where in [1952], he became a professor.",),
        no=("From 1947 he taught at Yale, where he became a professor in [1952].",),
    ),
    Rule(
        "what is asked for, with who asks",
        _asked,
        Frame(-1, 0),
        yes=("Can you tell us what he is doing this [Friday]?",),
        no=("What he is doing this [Friday] is fine.",),
    ),
    Rule(
        "when something happened, behind the date",
        _when_behind,
        Frame(0, 1),
        yes=("He remembers the night of [21 August 1968], when tanks rolled down this street.",),
        no=("He remembers the night of [21 August 1968], and tanks rolled down this street.",),
    ),
)
"""Asked of a date whose sentence has more clauses than one."""


def frame_of(told: Told, here: int) -> Frame:
    """Return which clauses tell what happened on a date.

    Parameters:
        told: Where the date stands.
        here: Index of the clause around it.
    """
    place = Place(told, here)
    row = first(FRAMES, place) if len(told.clauses) > 1 else None
    if row is None:
        return Frame()
    if is_tracing():
        span = Span(told.words[told.first].start, told.words[min(told.last, len(told.words)) - 1].end)
        note("dates", row.name, span, "decided", "the clauses that tell")
    return row.then

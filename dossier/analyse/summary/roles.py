"""What a sentence does in the story: it tells of a decision, gives a figure, reports who objects, or only talks.

Each role counts a little for or against a sentence, all of them alike: the weights were not fitted one by one, because
they would have followed the sixty documents and not the matter (see `docs/decisions/`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from dossier.analyse.candidates import Candidate
from dossier.analyse.standing import NAMED_AS
from dossier.analyse.summary.story import Story
from dossier.analyse.talk import OWN_EYES, OWN_LIFE, SCHOOLING
from dossier.english.function_words import NEGATIONS
from dossier.english.inflection import stem
from dossier.english.lexicon import forms, wordforms, words
from dossier.english.patterns import word_set
from dossier.rules import Rule
from dossier.trace import is_tracing, note

TELLS = 1.2
"""What a sentence counts more for each thing that it does in the story."""

ACTS = 2.5
"""What the words count by which an order, a proclamation or a determination is made."""

VOTES = 1.5
"""What it counts that a body has decided, for which its minutes are written."""

TALKS = 0.8
"""What it counts less for each way in which it only talks."""

_DEEDS = wordforms("decides")
_REACTIONS = (
    forms("saying", "third", "past", kind="naming")
    | frozenset(
        form
        for verb in words("saying", "asks") - {"ask", "tell", "order"}
        for form in forms("saying", "third", "past") & frozenset((verb + "s", verb + "d", verb + "ed", verb + "es"))
    )
    | word_set("opposes opposed disputes disputed denies denied protests protested demands demanded")
)
_FIGURES = word_set(
    "hundred hundreds thousand thousands million millions billion billions trillion dozen dozens percent % $ £ €"
)
_OF_A_BODY = re.compile(
    r"\b(?:committee|subcommittee|board|council|senate|court|commission|parliament|assembly|members|jury|house|congress"
    r"|cabinet)\b(?: (?:has|have|also|then|unanimously|\w+ly)){0,2} (?:voted|decided|approved|adopted|agreed|rejected"
    r"|resolved|ruled|elected|granted|denied|dismissed|ordered)\b|\bby a vote of\b|\bvoted (?:\d|unanimously|against)"
    r"|\b(?:motion|bill|amendment|proposal|resolution)\b.{0,40}\b(?:carried|failed|passed|was (?:approved|adopted"
    r"|rejected|defeated))\b",
    re.IGNORECASE,
)
_VOTES = word_set(
    "voted decided approved adopted agreed rejected resolved ruled elected granted denied dismissed ordered vote "
    "carried failed passed defeated"
)
"""Words of which one is in each decision of a body."""

_CAUSES = word_set("because due response after following result retaliation amid")
_LISTENER = word_set("you your yours you're you've you'll let's")
_OPINION = re.compile(
    r"\bI (?:think|believe|mean|know|guess)\b"
    r"|\bI(?:[’']d| would| will|[’']ll| want to)(?: also| just| certainly)? (?:note|say|add|let|stress|point out)\b"
)
_WE = word_set("we our us ours")
_PRAISE = frozenset(
    stem(word)
    for word in word_set(
        "important great proud commitment committed continue continuing together support supporting supportive "
        "strong stronger strongly critical historic vital opportunity opportunities challenge challenging forward "
        "value future dedicated dedication incredible wonderful hope hopes dream inspire inspiring inspiration"
    )
)


@dataclass(frozen=True)
class Part:
    """A sentence in its story."""

    story: Story
    one: Candidate

    @cached_property
    def words(self) -> str:
        """The sentence as it would be shown."""
        return self.one.span.of(self.story.text)

    @cached_property
    def lower(self) -> frozenset[str]:
        """Its words and marks in lower case."""
        return self.story.words_of(self.one)

    @cached_property
    def has_day(self) -> bool:
        """Whether it says when, so that the day is known."""
        return self.one.index in self.story.dated

    @cached_property
    def quote_kinds(self) -> frozenset[str]:
        """Kinds of the quotes that it holds."""
        return self.story.quoted.get(self.one.index, frozenset())


def weight_of(story: Story, one: Candidate) -> float:
    """Return what a sentence counts for what it does in the story; 1 for one that neither tells nor talks."""
    part, weight = Part(story, one), 1.0
    for role in ROLES:
        if role.when(part):
            weight *= role.then
            if is_tracing():
                note("summary", role.name, one.span, "decided", f"counts {role.then:g} times")
    return weight


_AROUND = (
    "The old hall stands by the market in the middle of the town between a school and a mill. Grain, wood and cattle "
    "are sold there in the first days of spring when roads are dry and the days are long enough for it."
)
"""Sentences around an example, because a shorter text has no summary."""

ROLES: tuple[Rule[Part, float], ...] = (
    Rule(
        "tells of a decision or deed",
        lambda part: not _DEEDS.isdisjoint(part.lower),
        TELLS,
        yes=(f"[The council approved the new bridge over the river.] {_AROUND}",),
        no=(f"[The council met in the old hall by the river.] {_AROUND}",),
    ),
    Rule(
        "tells what a body decided",
        lambda part: not _VOTES.isdisjoint(part.lower) and _OF_A_BODY.search(part.words) is not None,
        VOTES,
        yes=(
            f"[By a vote of four to one, the council chose the new bridge over the river.] {_AROUND}",
            f"[The motion for the new bridge over the river failed, 18 to 27.] {_AROUND}",
        ),
        no=(f"[The council chose the new bridge over the river in the old hall.] {_AROUND}",),
    ),
    Rule(
        "orders something",
        lambda part: "shall" in part.lower,
        TELLS,
        yes=(f"[The mayor shall close the bridge over the river.] {_AROUND}",),
        no=(f"[The mayor likes the bridge over the river.] {_AROUND}",),
    ),
    Rule(
        "does what the document is written for",
        lambda part: "hereby" in part.lower,
        ACTS,
        yes=(f"[I hereby name the old bridge over the river the Bridge of Homs.] {_AROUND}",),
        no=(f"[The mayor named the old bridge over the river the Bridge of Homs.] {_AROUND}",),
    ),
    Rule(
        "tells of a reaction",
        lambda part: not _REACTIONS.isdisjoint(part.lower),
        TELLS,
        yes=(f"[The farmers of both valleys opposed the bridge over the river.] {_AROUND}",),
        no=(f"[The farmers of both valleys crossed the bridge over the river.] {_AROUND}",),
    ),
    Rule(
        "reports what somebody said",
        lambda part: "indirect" in part.quote_kinds,
        TELLS,
        yes=(f"[Ann Lee said that the bridge over the river would be closed.] {_AROUND}",),
        no=(f"[Ann Lee closed the bridge over the river in the old town.] {_AROUND}",),
    ),
    Rule(
        "gives a figure",
        lambda part: not _FIGURES.isdisjoint(part.lower) or any(word[0].isdecimal() for word in part.lower),
        TELLS,
        yes=(f"[The bridge over the river will cost 40 million crowns.] {_AROUND}",),
        no=(f"[The bridge over the river will cost a lot of money.] {_AROUND}",),
    ),
    Rule(
        "says when",
        lambda part: part.has_day,
        TELLS,
        yes=(f"<2021-10-02> [The bridge over the river was closed on Monday.] {_AROUND}",),
        no=(f"<2021-10-02> [The bridge over the river was closed to all traffic.] {_AROUND}",),
    ),
    Rule(
        "says why or after what",
        lambda part: not _CAUSES.isdisjoint(part.lower),
        TELLS,
        yes=(f"[The bridge over the river was closed because of the ice.] {_AROUND}",),
        no=(f"[The bridge over the river was closed to all the traffic.] {_AROUND}",),
    ),
    Rule(
        "talks to the listener",
        lambda part: not _LISTENER.isdisjoint(part.lower) or ("i" in part.lower and bool(_OPINION.search(part.words))),
        TALKS * TALKS,
        yes=(f"[The bridge is what you see when you come down the river.] {_AROUND}",),
        no=(f"[The bridge is what people see when they come down the river.] {_AROUND}",),
    ),
    Rule(
        "tells of the speaker's own life",
        lambda part: OWN_LIFE.stands_in(part.words, part.lower),
        TALKS**3,
        yes=(f"[The bridge in Homs is where my father sold fish in the spring.] {_AROUND}",),
        no=(f"[The bridge in Homs is where the farmers sold fish in the spring.] {_AROUND}",),
    ),
    Rule(
        "tells what the speaker has seen",
        lambda part: OWN_EYES.stands_in(part.words, part.lower),
        TALKS * TALKS,
        yes=(f"[In the spring I met with young students by the bridge in Homs.] {_AROUND}",),
        no=(f"[In the spring I met with the mayor by the bridge in Homs.] {_AROUND}",),
    ),
    Rule(
        "tells where somebody studied or lives",
        lambda part: SCHOOLING.stands_in(part.words, part.lower),
        TALKS**3,
        yes=(f"[Ann Lee received a degree in law in Homs before the bridge was built.] {_AROUND}",),
        no=(f"[Ann Lee received a bill for the bridge over the river in Homs.] {_AROUND}",),
    ),
    Rule(
        "speaks of us",
        lambda part: not _WE.isdisjoint(part.lower),
        TALKS,
        yes=(f"[The bridge over the river shows what our town can do.] {_AROUND}",),
        no=(f"[The bridge over the river shows what a town can do.] {_AROUND}",),
    ),
    Rule(
        "denies",
        lambda part: not NEGATIONS.isdisjoint(part.lower) or any(word.endswith("n't") for word in part.lower),
        TALKS,
        yes=(f"[The bridge over the river was never the pride of the town.] {_AROUND}",),
        no=(f"[The bridge over the river was always the pride of the town.] {_AROUND}",),
    ),
    Rule(
        "praises or promises",
        lambda part: not _PRAISE.isdisjoint(part.story.bags[part.one.index]),
        TALKS,
        yes=(f"[The bridge over the river is an important step into the future.] {_AROUND}",),
        no=(f"[The bridge over the river is a kilometre long and made of wood.] {_AROUND}",),
    ),
    Rule(
        "quotes in the writer's sentence",
        lambda part: not part.quote_kinds.isdisjoint(("direct", "mixed")) and not part.one.quoted,
        TALKS,
        yes=(f"[“The bridge over the river will be closed,” Ann Lee said.] {_AROUND}",),
        no=(f"[Ann Lee said that the bridge over the river would be closed.] {_AROUND}",),
    ),
    Rule(
        "names nobody and gives no figure",
        lambda part: part.one.index not in part.story.naming,
        TALKS,
        yes=(f"[The bridge over the river in the old town was closed.] {_AROUND}",),
        no=(f"[The bridge over the river in Homs was closed by the police.] {_AROUND}",),
    ),
    Rule(
        "tells more of somebody in a list of names",
        lambda part: part.one.index > part.story.names_people and NAMED_AS.search(part.words) is None,
        TALKS**3,
        yes=(
            "- Ann Lee, of Ohio, to be a Member of the Board of the Water Bank\n- Jo Khan, of Utah, to be a Member of "
            f"the Board of the Water Bank\n\n[Ann Lee served as mayor of Homs for nine years.] {_AROUND}",
        ),
        no=(f"[Ann Lee served as mayor of Homs for nine years.] {_AROUND}",),
    ),
    Rule(
        "needs the sentence before it",
        lambda part: part.one.leans,
        TALKS,
        yes=(f"The council met in the hall. [It closed the bridge over the river.] {_AROUND}",),
        no=(f"The council met in the hall. [The mayor closed the bridge over the river.] {_AROUND}",),
    ),
    Rule(
        "somebody's words without their marks",
        lambda part: part.one.quoted,
        TALKS,
        yes=(
            f"Ann Lee said, “The bridge is old. [The council will close it in winter.] We need a new one.” {_AROUND}",
        ),
        no=(f"Ann Lee said, “The bridge is old.” [The council will close it before the winter.] {_AROUND}",),
    ),
)
"""What a sentence does in the story -> what it counts for that; all that hold count."""

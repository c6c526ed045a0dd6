"""Choose among the fit sentences: at each step the one that adds most for the room that it takes.

What a sentence adds is the worth of its words: a word counts more the more often the text comes back to it, and more
if it stands in the title; what is shown already counts little. Its place counts mildly, and what it does in the story
(`roles`). The plain lead covered 43 % of 491 must-mention facts of 81 documents, this 51 %; on news with human
summaries it is no worse than the lead (ROUGE-1 at 50 words). The weights are round numbers: under five-fold
cross-validation, fitting them gained nothing. Places are as scarce as words, so that a short sentence pays for one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import fsum, inf

from dossier.analyse.candidates import Candidate
from dossier.analyse.summary.roles import weight_of
from dossier.analyse.summary.story import Story
from dossier.rules import Rule, first
from dossier.trace import is_tracing, note

MAX_WORDS = 120
MAX_SENTENCES = 7

FREQUENCY = 0.6
"""Power of the number of sentences in which a word stands."""

ONCE = 0.8
"""What a word counts that stands in one sentence only."""

IN_TITLE = 1.5
"""What a word of the title counts."""

TOLD = 0.2
"""What a word counts that is shown already."""

ROOM = 0.9
"""Power of the number of words by which the worth of a sentence is divided: 1 would prefer the shortest."""

SEAT = 15
"""Words for which a shorter sentence pays too: there are seven places as there are 120 words."""

PLENTY, ROOM_OF_PLENTY = 60, 0.7
"""With more fit sentences than that, and in a conversation, longer ones are to be had: short ones are mostly talk."""

PLACE, PLACE_POWER = 0.5, 0.6
"""The last sentence counts half as much as the first; most is lost early. In a short conversation the place is nothing;
a long one, such as a briefing for the press, begins with the news."""

LEAD = 2.0
"""What the first fit sentence that names somebody or gives a figure counts ("Voting is the bedrock of our democracy"
comes before the news); in a transcript only if it tells what was spoken of."""

LITTLE, LEAST = 9, 7
"""Words; a shorter sentence of a speaker that names nobody tells nothing ("That is what we do here"), one that is
shorter still and gives no figure neither ("I believe Israel is ready")."""

NAMES_ALONE = 4
"""Names in a list from which on nothing more is told of those who bear them."""

CHAIN = 3
"""Sentences that may come together because each leans on the one before."""

THIN = 60
"""Words that the fit sentences must give before quoted ones without a known speaker, and long ones, are left out."""

REPEAT = 0.6
"""Share of the shorter sentence's words that makes another one a repetition."""


@dataclass
class _Choice:
    """What is shown so far, and what may still come."""

    story: Story
    fit: Sequence[Candidate]
    chosen: list[Candidate] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    most: dict[int, float] = field(default_factory=dict)
    """What a sentence that needs no other one added when it was last looked at; it never adds more later."""

    @property
    def shown(self) -> int:
        """Count the words shown so far."""
        return sum(other.words for other in self.chosen)

    @cached_property
    def by_index(self) -> dict[int, Candidate]:
        """The fit sentences by their place among all."""
        return {one.index: one for one in self.fit}

    @cached_property
    def worth(self) -> dict[str, float]:
        """What each word of the text counts."""
        return {
            word: count**FREQUENCY * (ONCE if count == 1 else 1) * (IN_TITLE if word in self.story.headline else 1)
            for word, count in self.story.frequency.items()
        }

    @cached_property
    def room(self) -> float:
        """How much a sentence pays for its length."""
        return ROOM_OF_PLENTY if self.story.is_conversation or len(self.fit) > PLENTY else ROOM

    @cached_property
    def weight(self) -> dict[int, float]:
        """What each fit sentence counts for its place and its role."""
        weights = {one.index: weight_of(self.story, one) for one in self.fit}
        lead = next((one for one in self.fit if not one.leans and self.names(one)), None)
        if lead is not None and not (self.story.is_conversation and self.story.is_spoken(lead)):
            weights[lead.index] *= LEAD
        if self.story.is_conversation and len(self.fit) <= PLENTY:
            return weights
        last = max(1, len(self.story.sentences) - 1)
        return {index: weight * (1 - PLACE * (index / last) ** PLACE_POWER) for index, weight in weights.items()}

    def names(self, one: Candidate) -> bool:
        """Tell whether a sentence names somebody or gives a figure."""
        return one.index in self.story.naming

    def matter(self, words: Iterable[str]) -> float:
        """Add up what words count; exactly, so that their order, which a set does not have, is nothing."""
        return fsum(map(self.worth.__getitem__, words))

    @cached_property
    def whole(self) -> dict[int, float]:
        """What the words of each fit sentence count as long as nothing is told."""
        return {one.index: self.matter(self.story.bags[one.index]) for one in self.fit}

    def take(self, together: Sequence[Candidate]) -> None:
        """Show sentences."""
        self.chosen += together
        self.told.update(*(self.story.bags[one.index] for one in together))

    def gain(self, together: Sequence[Candidate]) -> float:
        """Return what sentences would add for the room that they take."""
        added, new = 0.0, self.told.copy() if len(together) > 1 else self.told
        for one in together:
            bag = self.story.bags[one.index]
            told = self.matter(bag & new)
            added += self.weight[one.index] * (self.whole[one.index] - (1 - TOLD) * told)
            new = new | bag if len(together) > 1 else new
        return added / float(sum(max(one.words, SEAT) for one in together) ** self.room)

    def adds(self, one: Candidate) -> float:
        """Return what a sentence would add to what is shown; nothing if it could not be shown."""
        return self.gain([one]) if one.index in self.weight else 0.0

    def with_neighbours(self, one: Candidate) -> list[Candidate]:
        """Return a sentence with those that it leans on and that are not shown; empty where one of them cannot be."""
        together = [one]
        while together[0].leans:
            before = self.by_index.get(together[0].index - 1)
            if before is None or before.quoted != one.quoted or not self._adjoin(before, together[0]):
                return []
            if before in self.chosen:
                break
            together.insert(0, before)
            if len(together) > CHAIN:
                return []
        return together

    def _adjoin(self, before: Candidate, one: Candidate) -> bool:
        """Tell whether nothing stands between two sentences."""
        return not self.story.text[before.span.end : one.span.start].strip()


@dataclass(frozen=True)
class _Offer:
    """A sentence that could be shown next."""

    choice: _Choice
    one: Candidate

    @cached_property
    def together(self) -> list[Candidate]:
        """It, and what it leans on."""
        return self.choice.with_neighbours(self.one)


def select(story: Story) -> tuple[list[Candidate], Callable[[Candidate], float]]:
    """Choose up to seven sentences, together 120 words at most.

    Returns:
        The chosen ones in source order, and what another fit sentence would add to them. Sentences out of a quotation
        come in when the text names who speaks, or when the rest is too thin, as in a statement that is one long
        quotation; their candidates are marked as quoted.
    """
    choice = _Choice(story, fit(story))
    while (best := _next(choice)) is not None:
        choice.take(best.together)
    if is_tracing():
        for one in choice.fit:
            _note(choice, one)
    return sorted(choice.chosen, key=lambda one: one.index), choice.adds


def fit(story: Story) -> list[Candidate]:
    """Return the sentences that may be shown: out of quotations only where somebody is named or the rest is thin.

    Where all of them are thin, sentences that are too long come in too: a determination is often one such sentence.
    """
    standing = [one for one in story.candidates if not one.refusal]
    for found in ([one for one in standing if not one.quoted or one.index in story.spoken], standing):
        if sum(one.words for one in found) >= THIN:
            return found
    return [one for one in story.candidates if not one.refusal or _too_long_elsewhere(one)]


def _too_long_elsewhere(one: Candidate) -> bool:
    """Tell whether a sentence is left out for its length alone, and a summary has room for it."""
    return one.refusal == "too long" and one.words <= MAX_WORDS


def _next(choice: _Choice) -> _Offer | None:
    """Return the sentence that adds most among those that nothing refuses.

    What a sentence adds shrinks as more is told: it is worked out again only where it could still be the most.
    """
    shown = {one.index for one in choice.chosen}
    best: tuple[float, int, _Offer] | None = None
    for one in sorted(choice.fit, key=lambda one: choice.most.get(one.index, inf), reverse=True):
        if best is not None and choice.most.get(one.index, inf) < best[0]:
            break
        offer = _Offer(choice, one)
        if one.index in shown or not _fits(offer):
            continue
        gain = choice.gain(offer.together)
        if not one.leans:
            choice.most[one.index] = gain
        if (best is None or (gain, -one.index) > best[:2]) and first(WAITING, offer) is None:
            best = gain, -one.index, offer
    return best[2] if best is not None else None


def _note(choice: _Choice, one: Candidate) -> None:
    """Say why a fit sentence is shown or not."""
    if one in choice.chosen:
        note("summary", CHOSEN, one.span, "decided")
    elif refused := first(WAITING, _Offer(choice, one)):
        note("summary", refused.name, one.span, "refused")


def _full(offer: _Offer) -> bool:
    """Tell whether as many sentences are shown as may be."""
    return len(offer.choice.chosen) + max(1, len(offer.together)) > MAX_SENTENCES


def _too_long(offer: _Offer) -> bool:
    """Tell whether there is no room for a sentence and what it leans on; there always is for the first."""
    words = offer.choice.shown + sum(one.words for one in offer.together)
    return words > MAX_WORDS and (bool(offer.choice.chosen) or len(offer.together) > 1)


def _fits(offer: _Offer) -> bool:
    """Tell whether a sentence could be shown if it is no repetition; what costs little to see."""
    return bool(offer.together) and not _full(offer) and not _too_long(offer)


def _repeats(offer: _Offer) -> bool:
    """Tell whether a sentence, or one that it brings with it, says again in its words what is shown."""
    story = offer.choice.story
    return any(
        _alike(story.bags[one.index], story.bags[other.index]) or _alike(story.words_of(one), story.words_of(other))
        for one in offer.together or [offer.one]
        for other in offer.choice.chosen
        if not story.name_others(one, other)
    )


def _says_little(offer: _Offer) -> bool:
    """Tell whether a short sentence of a speaker names nobody, or a very short one gives no figure."""
    story, one = offer.choice.story, offer.one
    if not story.turns or one.words >= LITTLE:
        return False
    figure = any(word[0].isdecimal() for word in story.words_of(one))
    return not figure and (one.words < LEAST or not offer.choice.names(one))


def _tells_of_the_named(offer: _Offer) -> bool:
    """Tell whether a list of names is shown, and a sentence says more of one of them."""
    story, one = offer.choice.story, offer.one
    if one.index < story.names_people or sum(map(story.names_one, offer.choice.chosen)) < NAMES_ALONE:
        return False
    return not story.names_one(one)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sentences share most words of the shorter."""
    return len(one & other) >= REPEAT * min(len(one), len(other))


CHOSEN = "adds most for the room that it takes"

_SEVEN = (
    "The council met in the old hall on Monday. Farmers had blocked the bridge since early spring. Police counted "
    "ninety tractors along the river. Schools in both villages stayed closed. Grain prices doubled in the markets. "
    "Thousands signed a petition for cheaper diesel. Hospitals ran short of clean linen."
)
"""Seven short sentences that a summary shows."""

_LONG = (
    "The council met in the old hall of the town on Monday morning to hear what the farmers of both valleys had to say "
    "about the bridge. Farmers from more than forty villages had blocked the road along the river since early spring "
    "because of the price of water, seed and diesel."
)
"""Two sentences of fifty words together."""

_NAMED = (
    "- Ann Lee, of Ohio, to be a Member of the Board of the Water Bank\n- Jo Khan, of Utah, to be Chief of the River "
    "Police\n- Per Dahl, of Maine, to be Ambassador to the Kingdom of Norland\n- Eva Moe, of Iowa, to be Judge in the "
    "Court of Homs\n\n"
)
"""Four names, each with an office."""

WAITING: tuple[Rule[_Offer, None], ...] = (
    Rule(
        "leans on a sentence that is not shown",
        lambda offer: not offer.together,
        None,
        yes=(f"Will the bridge open soon? [He did not say when the bridge would open.] {_LONG}",),
        no=(f"{_LONG} [He did not say when the bridge would open again to all the cars and buses.]",),
    ),
    Rule(
        "short words of a speaker that name nobody",
        _says_little,
        None,
        yes=(
            "THE PRESIDENT: The bridge over the river in Homs will open in May, and the old ferry will be sold to "
            "Ann Lee. [The people will be happy then.]\n\nMS. LEE: Homs has waited forty years for the bridge, and "
            "the price of the ferry is known to all of the farmers there.",
        ),
        no=(f"{_LONG} [Schools in both villages stayed closed.]",),
    ),
    Rule(
        "tells more of somebody in a long list of names",
        _tells_of_the_named,
        None,
        yes=(f"{_NAMED} [Ann Lee served the town of Homs as mayor for nine years.]",),
        no=(f"[The council of Homs closed the bridge over the river.] {_LONG}",),
    ),
    Rule(
        "repeats a sentence that is shown",
        _repeats,
        None,
        yes=(f"{_LONG} [Farmers had blocked the road along the river since early spring because of water and seed.]",),
        no=(f"{_LONG} [Schools in both villages stayed closed.]",),
    ),
    Rule(
        "seven sentences are shown already",
        _full,
        None,
        yes=(f"{_SEVEN} [There was a man who lost his keys.]",),
        no=(f"{_SEVEN.partition('. ')[2]} [There was a man who lost his keys.]",),
    ),
    Rule(
        "no room in 120 words",
        _too_long,
        None,
        yes=(
            f"{_LONG} Nobody in the whole region, from the mayors of the smaller towns to the drivers of the buses "
            "and the owners of the shops, remembered a protest that had lasted so long or had cost so much money. "
            "[Cats and other pets in all of the houses that lie along the far bank stayed at home for a third week "
            "while some people walked with them around the old mill on a small path, which is icy, narrow, dark, "
            "steep, wet and full of holes in most of the places where one has to go.]",
        ),
        no=(f"{_LONG} [Schools in both of the villages, which lie on the far bank of the river, stayed closed.]",),
    ),
)
"""Why a fit sentence is not shown, in the order in which the reasons are asked."""

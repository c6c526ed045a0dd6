"""Whom a last name alone means where two persons of the document share it: relatives, or people of one name.

Evidence is asked in order; the first kind that fits exactly one of them decides. Where none does, the name stands for
itself: a wrong merger puts words into somebody's mouth, and a reader cannot see it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossier.analyse.actors.cases import say
from dossier.analyse.actors.entities import Entity, bare, core, differs, has_title, title_before
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.sexes import Sex, sex_of, title_gender
from dossier.analyse.actors.wordlists import KIN
from dossier.analyse.persons.speech import SPEAKING
from dossier.english.clause_words import HE, SHE
from dossier.english.tokens import Tokens

PARAGRAPH = 2
"""Code points between paragraphs, at least."""
RECENT = 20
"""Names of a person looked over, the latest."""
FARTHEST = 300
"""Tokens of a paragraph looked over."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What may tell which of two persons a last name means."""

    name: str
    favours: Callable[[Entity, Name, Tokens], bool]
    """Whether it speaks for a person; it decides if it speaks for one of them only."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def namesakes(recent: Sequence[Entity], words: tuple[str, ...]) -> list[Entity]:
    """Return the persons with a full name that ends in the one word at hand, if they are different people."""
    if len(words) > 1 or len(recent) < 2:
        return []
    last = bare(words[0])
    sharing = [(entity, name) for entity in recent if (name := full_name(entity)) and name[-1] == last]
    if len(sharing) < 2 or not any(differs(sharing[0][1], other) for _, other in sharing[1:]):
        return []
    return [entity for entity, _ in sharing]


def full_name(entity: Entity) -> list[str]:
    """Return the words of a person's fullest name, bare; none if only one word is known."""
    words = [bare(word) for word in core(entity.fullest)]
    return words if len(words) > 1 else []


def choose(sharing: Sequence[Entity], name: Name, tokens: Tokens) -> Entity | None:
    """Return the one of some persons of one last name whom it means, or None where that is open.

    Parameters:
        sharing: The persons, all with a full name.
        name: The last name alone.
        tokens: The document's tokens.
    """
    if name.first and title_gender(tokens.words[name.first - 1]):
        # Whoever is of the other sex is not meant, whatever else speaks for them.
        sharing = [entity for entity in sharing if is_not_other_sex(entity, name, tokens)]
    for evidence in EVIDENCE:
        favoured = [entity for entity in sharing if evidence.favours(entity, name, tokens)]
        if len(favoured) == 1:
            say(evidence.name, name, tokens, "joined", " ".join(favoured[0].fullest))
            return favoured[0]
    for entity in sharing:
        say(OPEN, name, tokens, "kept apart", " ".join(entity.fullest))
    return None


OPEN = "two persons share the last name"


def sex(entity: Entity, tokens: Tokens) -> Sex | None:
    """Return a person's sex, by titles and first name."""
    return sex_of(entity.names, bare(entity.fullest[0]), tokens)


def is_not_other_sex(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether "Mr" or "Mrs" before the name leaves a person open, whose sex need not be known."""
    stated = title_gender(tokens.words[name.first - 1]) if name.first else None
    return stated is not None and sex(entity, tokens) in {None, stated}


def same_office(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether a person was named with the title that stands before the name."""
    title = title_before(name, tokens)
    return bool(title) and has_title(entity, title, tokens)


def same_sex_as_pronoun(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether the speaker's own pronoun fits a person: "Berg said she would leave"."""
    said = tokens.lower[name.last : name.last + 1]
    if SPEAKING.isdisjoint(said):
        return False
    that = tokens.lower[name.last + 1 : name.last + 2] == ("that",)
    behind = tokens.lower[name.last + 1 + that : name.last + 2 + that]
    stated = "m" if not HE.isdisjoint(behind) else None if SHE.isdisjoint(behind) else "f"
    return stated is not None and sex(entity, tokens) == stated


def paragraph_start(at: int, tokens: Tokens) -> int:
    """Return where the paragraph of a token begins."""
    low = max(0, at - FARTHEST)
    while at > low and tokens.starts[at] - tokens.ends[at - 1] < PARAGRAPH:
        at -= 1
    return at


def spoke_here(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether the name speaks, and a person did so earlier in the paragraph, in another sentence."""
    if not speaks(name, tokens):
        return False
    low, high = paragraph_start(name.first, tokens), sentence_start(name.first, tokens)
    return any(low <= each.first < high and speaks(each, tokens) for each in reversed(entity.names[-RECENT:]))


def sentence_start(at: int, tokens: Tokens) -> int:
    """Return where the sentence of a token begins."""
    return tokens.segments[bisect_left(tokens.segments, (at + 1,)) - 1][0]


def speaks(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name stands directly beside a saying verb."""
    lower = tokens.lower
    before, behind = lower[max(0, name.first - 1) : name.first], lower[name.last : name.last + 1]
    return not SPEAKING.isdisjoint(before + behind)


def is_not_in_sentence(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether a person is not named earlier in the sentence, where a pronoun would stand for the same one."""
    return entity.latest < sentence_start(name.first, tokens)


def called_by_it(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether the last name alone stood for a person before, behind the full name and without "Mr" or "Mrs"."""
    last = bare(tokens.words[name.first])
    known = min(each.first for each in entity.names if each.size > 1)  # a headline's "Berg" may be either
    later = (each for each in entity.names[-RECENT:] if each.first > known and each.size == 1)
    lone = (each for each in later if bare(tokens.words[each.first]) == last)
    return any(title_gender(tokens.words[each.first - 1]) is None for each in lone if each.first)


def is_no_relative(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether a person was not brought in as somebody's wife, son or brother."""
    first = entity.names[0].first
    return KIN.isdisjoint(tokens.lower[max(0, first - 2) : first])


EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        "namesake of the title's sex",
        is_not_other_sex,
        yes=("Tom Berg met Anna Berg. Then Mrs. [Berg]{Anna Berg} left.",),
        no=("Tom Berg met Peter Lund. Then Mr. [Berg] left.", "Tom Berg met Anna Berg. Then [Berg] left."),
    ),
    Evidence(
        "namesake of the same office",
        same_office,
        yes=("Senator Tom Berg met Governor Paul Berg. Then Governor [Berg]{Paul Berg} left.",),
        no=("Senator Tom Berg met Paul Berg. Then Mayor [Berg] left.",),
    ),
    Evidence(
        "namesake of the pronoun's sex",
        same_sex_as_pronoun,
        yes=("Tom Berg met Anna Berg. [Berg]{Anna Berg} said she would leave.",),
        no=("Tom Berg met Anna Berg. [Berg] said rain would fall.",),
    ),
    Evidence(
        "namesake the sentence has not named",
        is_not_in_sentence,
        yes=("Tom Berg met Anna Berg. Anna Berg said that [Berg]{Tom Berg} was ill.",),
        no=("Tom Berg met Anna Berg. Rain fell. [Berg] was ill.",),
    ),
    Evidence(
        "namesake who spoke in the paragraph",
        spoke_here,
        yes=("Tom Berg met Anna Berg. Anna Berg said it was cold. [Berg]{Anna Berg} added that it rained.",),
        no=(
            "Tom Berg met Anna Berg. Rain fell.\n\n[Berg] added that it was cold.",
            "Tom Berg met Anna Berg. Anna Berg said that [Berg] was ill.",
        ),
    ),
    Evidence(
        "namesake called by the last name before",
        called_by_it,
        yes=("Tom Berg slept. Berg left early. His wife Anna Berg stayed. Then [Berg]{Tom Berg} came back.",),
        no=("Tom Berg slept. His wife Anna Berg stayed. Then [Berg] came back.",),
    ),
    Evidence(
        "namesake who is not brought in as a relative",
        is_no_relative,
        yes=("Tom Berg came with his wife Anna Berg. Then [Berg]{Tom Berg} left.",),
        no=("Tom Berg met Paul Berg. Then [Berg] left.",),
    ),
)
"""What tells whom a last name means that two persons share, the strictest first."""

"""Whom a last name alone means where two persons of the document share it: relatives, or people of one name.

Evidence is asked in order; the first kind that fits exactly one of them decides. Where none does, the name stands for
itself: a wrong merger puts words into somebody's mouth, and a reader cannot see it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossier.analyse.actors.bearers import is_relative
from dossier.analyse.actors.cases import say
from dossier.analyse.actors.entities import Entity, bare, has_title, title_before
from dossier.analyse.actors.highest_offices import office_before
from dossier.analyse.actors.introductions import countries_beside
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.same_person import clash, family, is_first_name, own_pronoun, sex, stated_sex
from dossier.analyse.actors.seen import Seen
from dossier.analyse.actors.sexes import title_gender
from dossier.analyse.persons.speech import SPEAKING
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


def namesakes(recent: Sequence[Entity], seen: Seen) -> list[Entity]:
    """Return the persons of whom a name alone may be the last name, else the first, if there are several.

    A name that was left open before is none of them: nobody knows whose it is.
    """
    if seen.person is not None:
        return []
    key = family(seen.words)
    sharing = [entity for entity in recent if not entity.open and family(entity.fullest) == key]
    if not any(entity.person is not None for entity in sharing):
        sharing = [entity for entity in recent if entity.person is not None and is_first_name(seen.words, entity.forms)]
    return sharing if len(sharing) > 1 else []


def choose(sharing: Sequence[Entity], seen: Seen) -> Entity | None:
    """Return the one of some persons of one name whom it means where it stands alone, or None where that is open.

    Parameters:
        sharing: The persons.
        seen: The name.
    """
    name, tokens = seen.name, seen.tokens
    possible = [entity for entity in sharing if not clash(entity, seen)]
    if len(possible) == 1:
        say(ONLY, name, tokens, "joined", " ".join(possible[0].fullest))
        return possible[0]
    for evidence in EVIDENCE:
        favoured = [entity for entity in possible if evidence.favours(entity, name, tokens)]
        if len(favoured) == 1:
            say(evidence.name, name, tokens, "joined", " ".join(favoured[0].fullest))
            return favoured[0]
    for entity in possible:
        say(OPEN, name, tokens, "kept apart", " ".join(entity.fullest))
    return None


ONLY = "only one of the name whom nothing excludes"
OPEN = "two persons share the last name"


def same_office(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether a person was named with the title that stands before the name."""
    title = title_before(name, tokens)
    return bool(title) and has_title(entity, title, tokens)


def same_country(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether the country that stands with the name stood with a person's own before: "President X of Chile"."""
    ours = countries_beside(name, tokens)
    return bool(ours) and any(ours & countries_beside(each, tokens) for each in entity.names[:RECENT])


def same_sex_as_pronoun(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether the speaker's own pronoun fits a person: "Berg said she would leave"."""
    stated = own_pronoun(name, tokens)
    return stated is not None and sex(entity, tokens) == stated


def same_sex_as_title(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether "Mr" or "Mrs" before the name fits a person, whose sex the first name says."""
    stated = stated_sex(name, tokens)
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
    return tokens.segment_at(at)[0]


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
    known = min((each.first for each in entity.names if each.size > 1), default=0)  # a headline's "Berg" may be either
    later = (each for each in entity.names[-RECENT:] if each.first > known and each.size == 1)
    lone = (each for each in later if bare(tokens.words[each.first]) == last)
    return any(title_gender(tokens.words[each.first - 1]) is None for each in lone if each.first)


def is_no_relative(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether a person was not brought in as somebody's wife, son or brother, or has the title all the same."""
    return same_office(entity, name, tokens) or not is_relative(entity.names[0], tokens)


def holds_highest_office(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether one of the highest offices stood before a person's full name: newsrooms then say no more than it."""
    return any(
        office_before(each, tokens) for each in entity.names[:RECENT] if each.size > 1 and each.last < name.first
    )


def is_called_without_mrs(entity: Entity, name: Name, tokens: Tokens) -> bool:
    """Tell whether a name has no "Mrs.", and a person was named in another way too: bare, it is not the wife's."""
    if name.first and title_gender(tokens.words[name.first - 1]) is not None:
        return False
    return any(
        each.size > 1 or not each.first or title_gender(tokens.words[each.first - 1]) != "f"
        for each in entity.names[-RECENT:]
    )


EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        "namesake of the same country",
        same_country,
        yes=(
            "The president of Chile, Ana Berg, met the president of Peru, Tom Berg. "
            "Peruvian President [Berg]{Tom Berg} left.",
        ),
        no=("Ana Berg, a senator, met the president of Peru, Tom Berg. President [Berg] left.",),
    ),
    Evidence(
        "namesake of the same office",
        same_office,
        yes=("Chairman Tom Berg met President Paul Berg. Then President [Berg]{Paul Berg} left.",),
        no=("Senator Tom Berg met Paul Berg. Then Mayor [Berg] left.",),
    ),
    Evidence(
        "namesake of the title's sex",
        same_sex_as_title,
        yes=("Mark Kelso came with Gabby Kelso. Mr. [Kelso]{Mark Kelso} thanked the crowd.",),
        no=("Mark Kelso came with Paul Kelso. Mr. [Kelso] thanked the crowd.",),
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
    Evidence(
        "namesake who is not only called Mrs.",
        is_called_without_mrs,
        yes=("President Tom Berg came. Later Mrs. Berg spoke. Rain fell. Then [Berg]{Tom Berg} left.",),
        no=("Senator Tom Berg came. Later Anna Berg spoke. Rain fell. Then [Berg] left.",),
    ),
    Evidence(
        "namesake in the highest office",
        holds_highest_office,
        yes=("President Tom Berg met Minister Anna Berg. Rain fell. Then [Berg]{Tom Berg} left.",),
        no=("Senator Tom Berg met Anna Berg. Rain fell. Then [Berg] left.",),
    ),
)
"""What tells whom a last name means that two persons share, the strictest first."""

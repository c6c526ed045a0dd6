"""Words that nobody is said to have said: the writer denies, doubts or only asks that somebody said them.

Who is named beside such words is not their speaker: "“…,” Ole Moe never said", "Ole Moe denied calling her “…”". Saying
of a person what the text does not say of them is the worst that can happen, so these rows have the last word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import CUES, ING
from dossier.english.function_words import NEGATIONS
from dossier.english.lexicon import wordforms
from dossier.model import Speaker
from dossier.rules import Rule, first

DENYING = wordforms("takes_back")
"""Verbs that take back the verb they govern: "denied calling", "refused to say"."""

ASKING = frozenset({"whether", "if", "suppose", "supposing", "imagine"})

REACH = 8
"""Tokens between a verb of saying and the words it is about."""


@dataclass(frozen=True, slots=True)
class Near:
    """A verb of saying beside quoted or reported words."""

    tokens: Sequence[Token]
    """Those of its sentence."""
    at: int
    """The verb."""

    def before(self, count: int) -> tuple[str, ...]:
        """Return the words right before the verb, the nearest first, as far as the clause goes back."""
        found: list[str] = []
        for token in reversed(self.tokens[max(0, self.at - count) : self.at]):
            if token.kind in {"mark", "quote"}:
                break
            found.append(token.lower)
        return tuple(found)


def _is_negated(near: Near) -> bool:
    before = near.before(3)  # "not only said" is no denial
    return "only" not in before and any(word in NEGATIONS or word.endswith("n't") for word in before)


_TAKING_BACK = DENYING | {"without"}


def _is_taken_back(near: Near) -> bool:
    governed = near.before(2) if near.tokens[near.at].lower in ING or near.before(1) == ("having",) else ()
    refused = near.before(2) if near.before(1) == ("to",) else ()
    return not _TAKING_BACK.isdisjoint((*governed, *refused))


def _is_asked(near: Near) -> bool:
    return not ASKING.isdisjoint(near.before(REACH))


def _is_a_guess(near: Near) -> bool:
    before = near.before(2)
    return before[:1] == ("have",) and before[1:] in {("may",), ("might",), ("could",)}


DENIALS: tuple[Rule[Near, str], ...] = (
    Rule(
        "a denied verb of saying",
        _is_negated,
        "denied",
        yes=(
            '["Kari Nes is a thief,"] Ole Moe never said.',
            'The minister, Per Dahl, did not say ["we will attack Iran"] on Sunday.',
            '["I did it all,"] read a note that police say was not written by Kari Nes.',
        ),
        no=('["We will not attack Iran,"] the minister said on Sunday.',),
    ),
    Rule(
        "a verb of saying that somebody denies or refuses",
        _is_taken_back,
        "denied",
        yes=(
            'Ole Moe denied calling Kari Nes ["a common thief"].',
            'Kari Nes denied having said: ["We stole it from them."]',
            'Kari Nes left without saying ["we stole it from them"].',
        ),
        no=('Ole Moe denied it, calling Kari Nes ["a common thief"].',),
    ),
    Rule(
        "a verb of saying that is asked about or supposed",
        _is_asked,
        "asked",
        yes=('Jon Holm was asked whether he had said ["burn it down now"].',),
        no=('Asked about it, Jon Holm said ["burn it down now"].',),
    ),
    Rule(
        "a verb of saying that is only possible",
        _is_a_guess,
        "possible",
        yes=('Ada Lie may have said ["we are very ill"] on Sunday.',),
    ),
)


def denial(tokens: Sequence[Token], verbs: Sequence[int]) -> Rule[Near, str] | None:
    """Return the rule by which words that are near some verbs of saying are nobody's.

    Parameters:
        tokens: Those of the sentence.
        verbs: The verbs that may say whose words they are.
    """
    found = (first(DENIALS, Near(tokens, at)) for at in verbs)
    return next((rule for rule in found if rule is not None), None)


def verbs_near(tokens: Sequence[Token], at: int) -> list[int]:
    """Return the verbs of saying near a quotation, with no other quotation between."""
    found: list[int] = []
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(tokens) and abs(place - at) <= REACH and tokens[place].kind != "quote":
            if tokens[place].kind == "word" and tokens[place].lower in CUES:
                found.append(place)
            place += step
    return found


def verbs_by(tokens: Sequence[Token], speaker: Speaker | None) -> list[int]:
    """Return the participle whose agent a speaker is: "written by Kari Nes"."""
    if speaker is None or speaker.span is None:
        return []
    places = (place for place, token in enumerate(tokens) if token.start >= speaker.span.start)
    named = next(places, len(tokens))
    return [named - 2] if named >= 2 and tokens[named - 1].lower == "by" else []

"""Who he and she are.

Each person within reach is weighed by the evidence of the literature (Lappin and Leass, Computational Linguistics 1994;
Hobbs, Lingua 1978): sex, distance, the place of the name in its clause, whether the text goes on about the same
person, who is speaking. The best one is meant, unless that is somebody whom the text does not name.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossier.analyse.persons.life import opens_paragraph
from dossier.analyse.persons.records import NOBODY, Antecedent, Reference, Sex
from dossier.analyse.persons.scene import OPENERS, PREPOSITIONS, Scene
from dossier.analyse.persons.speech import SPEAKING, is_speaking
from dossier.english.function_words import POSSESSIVES
from dossier.english.lexicon import words as words_with
from dossier.english.patterns import word_set
from dossier.model import Reason
from dossier.rules import Rule, first
from dossier.trace import is_tracing, note

NEAREST = Reason("nearest-fitting-person")
"""What the record says; the evidence itself is in the notes."""

HE = word_set("he him his himself")
SHE = word_set("she her hers herself")
STYLES = word_set("majesty excellency highness holiness eminence grace honour honor royal serene imperial")
"""Behind "His" or "Her" they are how somebody is addressed."""
REACH = 3
"""Sentences back in which a pronoun's person is looked for."""
MOST = 40
"""Names before a pronoun that are weighed."""
OFTEN = 8
"""Names of one person behind which more of them say nothing new."""
FRONTED = PREPOSITIONS | word_set("as while when since although though because if")
"""Words that open a phrase before the subject, in which a pronoun may point forward."""
EARLY, COMMA, NAMED = 8, 14, 5
"""Tokens from the beginning of a sentence to such a pronoun, from there to the comma, from there to the name."""
NO_NOUN = PREPOSITIONS | word_set("and or but that who as than when while because")
"""Behind "her" they show that nothing is owned."""


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun and what stands around it."""

    at: int
    sex: Sex
    case: str
    """`subject`, `object`, `owner` or `reflexive`."""
    sentence: int
    speaker: int
    """Who says the words it stands in; NOBODY for the writer and where that is not plain."""
    says: bool
    """Whether it is the subject of a saying verb."""


@dataclass(frozen=True, slots=True)
class Case:
    """A pronoun, and a mention that it may take up."""

    pronoun: Pronoun
    who: Antecedent
    sex: Sex | None
    """What is known of the one mentioned."""
    scene: Scene


@dataclass(frozen=True, slots=True)
class Evidence:
    """A reason for or against a mention, and how much it counts."""

    name: str
    weight: float
    amount: Callable[[Case], float]
    """How far it holds, 1 for a plain yes."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def is_bound(case: Case) -> bool:
    """Tell whether the mention is the subject of the clause whose object the pronoun is: "Khan saw him"."""
    who, pronoun = case.who, case.pronoun
    return (
        pronoun.case == "object"
        and who.subject
        and not who.owner
        and who.sentence == pronoun.sentence
        and OPENERS.isdisjoint(case.scene.tokens.lower[who.last : pronoun.at])
    )


def is_named_behind(case: Case) -> bool:
    """Tell whether the one mentioned is named behind the pronoun in its own clause: "he praised Khan's work"."""
    scene, at = case.scene, case.pronoun.at
    if case.pronoun.case != "subject":
        return False
    lower, high = scene.tokens.lower, scene.tokens.segments[case.pronoun.sentence][1]
    end = next((place for place in range(at + 1, high) if lower[place] in OPENERS), high)
    return case.who.actor in scene.actors_between(at + 1, end)


def is_named_in_words(case: Case) -> bool:
    """Tell whether the one mentioned is named in the words that the pronoun says: 'He said, "Khan is a legend"'."""
    scene, at = case.scene, case.pronoun.at
    if case.pronoun.case != "subject" or scene.quoted(at) is not None:
        return False
    speech = scene.speech_beside(at)
    return speech is not None and case.who.actor in scene.actors_between(speech.first, speech.last)


def is_told_of(case: Case) -> bool:
    """Tell whether the words that the pronoun says are about the one mentioned: '"He was kind," | he said'."""
    scene, at = case.scene, case.pronoun.at
    if case.pronoun.case != "subject" or scene.quoted(at) is not None:
        return False
    speech = scene.speech_beside(at)
    return speech is not None and case.who.actor in scene.told_of.get(speech.first, ())


def is_said_of_it(case: Case) -> bool:
    """Tell whether a description only says what the one meant is: A son of a miner, | he grew up there."""
    at, tokens = case.pronoun.at, case.scene.tokens
    low = tokens.segment_at(at)[0]
    if case.who.actor != NOBODY or not low <= case.who.first < at or tokens.lower[low] not in {"a", "an", "one"}:
        return False
    return tokens.words[at - 1] == "," and "," not in tokens.words[low : at - 1]


IMPOSSIBLE: tuple[Rule[Case, None], ...] = (
    Rule(
        "another sex",
        lambda case: case.sex is not None and case.sex != case.pronoun.sex,
        None,
        yes=("Mrs. Anna Berg met Mr. Tom Lund. [She]{Tom Lund} smiled.",),
        no=("Mr. Tom Lund met Mr. Per Moe. [He] smiled.",),
    ),
    Rule(
        "who speaks the words",
        lambda case: case.who.actor == case.pronoun.speaker != NOBODY,
        None,
        yes=('Mr. Tom Lund praised Mr. Per Moe. Lund said, "[He]{Lund} is a good man."',),
        no=('Mr. Per Moe resigned. "It is late," Mr. Tom Lund said. [He] left.',),
    ),
    Rule(
        "subject of the same clause",
        is_bound,
        None,
        yes=("Mr. Tom Lund and others came. Mr. Per Moe greeted [him]{Per Moe}.",),
        no=(
            "Mr. Tom Lund wept. Critics said that Mr. Per Moe hurt his friends, but few blamed [him].",
            "Mr. Per Moe's sister wrote to [him].",
        ),
    ),
    Rule(
        "named behind in the same clause",
        is_named_behind,
        None,
        yes=("Mr. Tom Lund died. Mr. Per Moe spoke. [He]{Lund} praised Lund's work.",),
        no=("Mr. Tom Lund won. [He] wept when Lund's name was read.",),
    ),
    Rule(
        "description of the one meant",
        is_said_of_it,
        None,
        yes=("Mr. Tom Lund won. A son of a miner, [he]{A son} grew up in Wick.",),
        no=("The miner spoke, and then [he] left.",),
    ),
    Rule(
        "named in the words said",
        is_named_in_words,
        None,
        yes=('Mr. Per Moe wrote about Mr. Tom Lund. [He]{Lund} said, "Lund is a legend of the sea."',),
        no=('Mr. Tom Lund won. [He] said, "The sea is calm today, and so are we."',),
    ),
    Rule(
        "told of in the words said",
        is_told_of,
        None,
        yes=('Mr. Per Moe died at home, Mr. Tom Lund added. "He was a friend," [he]{Per Moe} said.',),
        no=('Mr. Per Moe left early, Mr. Tom Lund added. "We were friends," [he] said.',),
    ),
)
"""Whom a pronoun cannot stand for; the first reason is the one noted."""


def is_subject_before(case: Case) -> bool:
    """Tell whether "and" goes on from a clause whose subject the one mentioned is: Lee met Moe and | he left."""
    who, pronoun = case.who, case.pronoun
    if pronoun.case != "subject" or not who.subject or who.owner or who.sentence != pronoun.sentence:
        return False
    return case.scene.tokens.lower[pronoun.at - 1] in GOES_ON and who.first < pronoun.at


GOES_ON = word_set("and but then")


def says_something(case: Case) -> bool:
    """Tell whether the pronoun says something, and the one mentioned has said something there."""
    who, at = case.who, case.pronoun.at
    return case.pronoun.says and is_speaking(who.first, who.last, case.scene.tokens, at)


def goes_on_speaking(case: Case) -> bool:
    """Tell whether a pronoun says something, and the one mentioned is who said something last."""
    who, pronoun = case.who, case.pronoun
    number = case.scene.spoke_last(pronoun.at) if pronoun.says else NOBODY
    return number != NOBODY and case.scene.firsts[number] == who.first


def is_kin(case: Case) -> bool:
    """Tell whether the one mentioned is brought in as kin of another: his wife is Ann Lee; the daughter of Per Moe."""
    lower, at = case.scene.tokens.lower, case.who.first
    while at > 0 and case.scene.tokens.words[at - 1] in HONORIFICS:
        at -= 1
    if at > 1 and lower[at - 1] in {"is", "was", "of", ","}:
        at -= 1
    owned = at > 1 and (lower[at] == "of" or lower[at - 2] in POSSESSIVES or lower[at - 2] == "'s")
    return owned and lower[at - 1] in KIN


def is_new_subject(case: Case) -> bool:
    """Tell whether the sentence before is about somebody unnamed who is new: A resident spoke. | She …."""
    who, pronoun = case.who, case.pronoun
    if who.actor != NOBODY or not who.subject or who.owner or pronoun.case != "subject":
        return False
    near = case.scene.sentences_before(pronoun.at, who.first) == 1
    return near and case.scene.tokens.lower[who.first] in INDEFINITE


INDEFINITE = word_set("a an one another")
KIN = words_with("kinship", "kin")
HONORIFICS = word_set("Mr. Mrs. Ms. Dr. Mr Mrs Ms Dr Sir Lady Lord")


def is_modifier(case: Case) -> bool:
    """Tell whether a name behind an article tells which thing is meant: he spoke of the | Lund | video."""
    tokens, who = case.scene.tokens, case.who
    if who.actor == NOBODY or who.first == 0 or tokens.words[who.first - 1] not in DEFINITE:
        return False
    behind = tokens.lower[who.last] if who.last < len(tokens) else "."
    return behind[0].isalpha() and behind not in AFTER_NAME


DEFINITE = frozenset({"the", "The", "a", "A", "an", "An"})
"""Articles, which stand before no person's name alone."""
AFTER_NAME = PREPOSITIONS | word_set("and or who whose is was has had")
"""Behind a name they show that it is none of a thing's."""


def is_of_life(case: Case) -> bool:
    """Tell whether the one mentioned is the person whose life the document tells."""
    return case.who.actor == case.scene.life != NOBODY


EVIDENCE: tuple[Evidence, ...] = (
    Evidence(
        "known to be of that sex",
        1.5,
        lambda case: case.sex == case.pronoun.sex,
        yes=("Mrs. Anna Berg met Kim Lund. [She]{Anna Berg} smiled.",),
        no=("Zbryx Berg won. [She] smiled.",),
    ),
    Evidence(
        "subject of its clause",
        0.5,
        lambda case: case.who.subject,
        yes=("Mr. Tom Lund met Mr. Per Moe. [He]{Tom Lund} smiled.",),
        no=("Reporters asked about Mr. Per Moe. [He] had left.",),
    ),
    Evidence(
        "subject of the clause that goes on",
        1.2,
        is_subject_before,
        yes=("The miner met Kim Lund and [he]{The miner} left.",),
        no=("The miner met Kim Lund. [He] left.",),
    ),
    Evidence(
        "a pronoun for the same person",
        0.5,
        lambda case: case.who.pronoun,
        yes=("Mr. Tom Lund won. He thanked the crowd. Then [he] left.",),
        no=("Mr. Tom Lund won. Then [he] left.",),
    ),
    Evidence(
        "named often",
        0.1,
        lambda case: min(case.scene.counts[case.who.actor], OFTEN) if case.who.actor != NOBODY else 1,
        yes=("Mr. Tom Lund won. Lund thanked all. [He]{Lund} left.",),
    ),
    Evidence(
        "both say something",
        0.5,
        says_something,
        yes=('Mr. Tom Lund said taxes would fall. "We did it," [he]{Tom Lund} said.',),
        no=("Mr. Tom Lund won. [He] left.", "Mr. Tom Lund was freed by Mr. Per Moe. [He] said it was fair."),
    ),
    Evidence(
        "said something last",
        1.0,
        goes_on_speaking,
        yes=(
            "Mr. Per Moe won. Moe had waited since Moe fell, said Tom Lund. [He]{Tom Lund} said it was fair.",
            'Tom Lund, who won twice, says the jump of Per Moe was good. "It was," [he]{Tom Lund} said.',
        ),
        no=(
            "Tom Lund said Mr. Per Moe won. [He] left.",
            'Mr. Per Moe sang. His friend, Tom Lund, wrote a song about him. "I look at the sea," [he] once said.',
        ),
    ),
    Evidence(
        "named behind the opening phrase",
        1.0,
        lambda case: case.who.first > case.pronoun.at,
        yes=("Few came. In [his]{Tom Lund} speech, Mr. Tom Lund praised the town.",),
        no=("Mr. Tom Lund won. In [his] speech, all were praised.",),
    ),
    Evidence(
        "sentences back",
        -2.0,
        lambda case: max(0, case.scene.sentences_before(case.pronoun.at, case.who.first)),
        yes=("Mr. Tom Lund left. Rain fell. [He]{Tom Lund} was away.",),
        no=("Mr. Tom Lund said [he] was away.",),
    ),
    Evidence(
        "words back",
        -0.02,
        lambda case: max(0, case.pronoun.at - case.who.first),
        yes=("Mr. Tom Lund said [he]{Tom Lund} was away.",),
    ),
    Evidence(
        "named only to tell which thing is meant",
        -0.8,
        is_modifier,
        yes=("Few saw the Lund video. [He]{Lund} smiled. Then Mr. Tom Lund left.",),
        no=("Mr. Per Moe wept. [He] smiled at the video.",),
    ),
    Evidence(
        "named only as kin of somebody",
        -0.7,
        is_kin,
        yes=("Mrs. Anna Berg is old, and her son is Mr. Per Moe. [He]{Per Moe} was born in Wick.",),
        no=("Mrs. Anna Berg is old, and then came Mr. Per Moe. [He] was born in Wick.",),
    ),
    Evidence(
        "whose life is told",
        1.4,
        is_of_life,
        yes=(
            "Mrs. Anna Berg has died. She was married. Born in Wick, the daughter of Per Moe and his wife, "
            "Mrs. Ida Moe, [she]{She} sang.",
        ),
        no=("Mrs. Anna Berg spoke on Monday. Mrs. Ida Moe sang. [She] smiled.",),
    ),
    Evidence(
        "whose life goes on in a new paragraph",
        1.4,
        lambda case: is_of_life(case) and opens_paragraph(case.pronoun.at, case.scene.tokens),
        yes=(
            "Mr. Tom Lund, born in Wick, died on Monday. He sang. Critics praised Mr. Per Moe.\n\n"
            "In 1961 [he]{He} married.",
        ),
        no=("Mr. Tom Lund spoke. Critics praised Mr. Per Moe.\n\nIn 1961 [he] sang.",),
    ),
    Evidence(
        "somebody new whom the sentence before is about",
        1.2,
        is_new_subject,
        yes=("Mrs. Anna Berg spoke. A resident of the town disagreed. [She]{A resident} said it was late.",),
        no=("A resident of the town saw Mrs. Anna Berg. Rain fell. [She] left.",),
    ),
    Evidence(
        "not named in the text",
        -1.1,
        lambda case: case.who.actor == NOBODY,
        yes=("Mr. Per Moe spoke. Then rain fell on the town. A woman fell. The gunman ran, and [he]{The gunman} hid.",),
        no=("Mr. Tom Lund said [he] was away.",),
    ),
)
"""What speaks for and against a mention, and how much, in points; being one sentence further back costs two.

The weights were chosen by hand so that each of them helps both halves of 270 marked documents (`benchmarks`: he and she
right 94.8 %, found 92.4 %; before, with distance, sex and early place only, 88.6 % and 85.0 %).
"""


def case_of(at: int, scene: Scene) -> str:
    """Return the case of a pronoun; "her" owns what follows, if a noun can follow."""
    lower = scene.tokens.lower
    word = lower[at]
    if word in {"he", "she"}:
        return "subject"
    if word in {"himself", "herself"}:
        return "reflexive"
    if word in {"his", "hers"}:
        return "owner"
    following = lower[at + 1] if at + 1 < len(lower) else "."
    return "object" if word == "him" or following in NO_NOUN or not following[0].isalnum() else "owner"


def read(at: int, scene: Scene) -> Pronoun | None:
    """Return what he, she or another of their forms is, or None where it belongs to a style: "Her Majesty"."""
    lower = scene.tokens.lower
    if at + 1 < len(lower) and lower[at + 1] in STYLES and scene.tokens.words[at][0].isupper():
        return None
    case = case_of(at, scene)
    quote = scene.quoted(at)
    beside = (*lower[max(0, at - 1) : at], *lower[at + 1 : at + 3])
    return Pronoun(
        at,
        "m" if lower[at] in HE else "f",
        case,
        scene.sentence(at),
        NOBODY if quote is None else scene.speaker(quote),
        case == "subject" and not SPEAKING.isdisjoint(beside),
    )


def resolve(pronoun: Pronoun, scene: Scene, later: Sequence[Antecedent]) -> Reference | None:
    """Return whom a pronoun stands for, or None.

    Parameters:
        pronoun: The pronoun.
        scene: The document.
        later: Descriptions and pronouns before it, in order.
    """
    best: Case | None = None
    highest = float("-inf")
    for who in sorted(within_reach(pronoun, scene, later), key=lambda who: (who.first, who.actor)):
        case = Case(pronoun, who, who.sex if who.actor == NOBODY else scene.sexes[who.actor], scene)
        if impossible(case):
            continue
        score = sum(evidence.weight * evidence.amount(case) for evidence in EVIDENCE)
        if score >= highest:
            best, highest = case, score
    if best is None:
        return None
    if is_tracing():
        explain(best)
    if best.who.actor == NOBODY:
        return None
    return Reference(pronoun.at, pronoun.at + 1, best.who.actor, "pronoun", NEAREST)


def within_reach(pronoun: Pronoun, scene: Scene, later: Sequence[Antecedent]) -> list[Antecedent]:
    """Return the mentions that a pronoun may take up."""
    earliest = scene.earliest(pronoun.at, REACH)
    found = [scene.name(number) for number in scene.between(earliest, pronoun.at)[-MOST:]]
    for who in reversed(later[-MOST:]):
        if who.first < earliest:
            break
        found.append(who)
    ahead = named_ahead(pronoun, scene)
    return [*found, ahead] if ahead is not None else found


def named_ahead(pronoun: Pronoun, scene: Scene) -> Antecedent | None:
    """Return the subject behind an opening phrase that holds the pronoun: "In his speech, Khan said"."""
    low, high = scene.tokens.segments[pronoun.sentence]
    at, words = pronoun.at, scene.tokens.words
    if at - low >= EARLY or scene.tokens.lower[low] not in FRONTED or pronoun.case == "object":
        return None
    comma = next((place for place in range(at, min(high, at + COMMA)) if words[place] == ","), None)
    if comma is None:
        return None
    number = bisect_left(scene.firsts, comma)
    if number == len(scene.firsts) or scene.firsts[number] > min(high - 1, comma + NAMED):
        return None
    who = scene.name(number)
    return None if who.owner else who


def impossible(case: Case) -> bool:
    """Tell whether a mention cannot be meant."""
    rule = first(IMPOSSIBLE, case)
    if rule is None:
        return False
    if is_tracing():
        note("persons", rule.name, case.scene.tokens.span(case.pronoun.at, case.pronoun.at + 1), "refused", words(case))
    return True


def explain(case: Case) -> None:
    """Note what spoke for and against the mention that was chosen."""
    span = case.scene.tokens.span(case.pronoun.at, case.pronoun.at + 1)
    for evidence in EVIDENCE:
        amount = evidence.amount(case)
        if amount:
            note("persons", evidence.name, span, "decided", f"{words(case)} ({evidence.weight * amount:+.2f})")


def words(case: Case) -> str:
    """Return the words of the mention."""
    return case.scene.words(case.who.first, case.who.last)

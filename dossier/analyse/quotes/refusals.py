"""Tell quotations from titles of works, nicknames, scare quotes and names in marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.analyse.quotes.can_speak import is_speaker
from dossier.analyse.quotes.marks import Marked
from dossier.analyse.quotes.rows import STAGE
from dossier.analyse.quotes.rules import Attribution
from dossier.analyse.quotes.writer_sentences import Token, Unit
from dossier.english.clause_words import BELIEF, NAMING, SPEECH
from dossier.english.function_words import BE, PREPOSITIONS
from dossier.english.lexicon import ANY, wordforms, words
from dossier.english.patterns import word_set
from dossier.english.phrases import is_adverb
from dossier.model import Speaker
from dossier.rules import Rule, first
from dossier.trace import is_tracing, note

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CREDIT = re.compile(r"\s*\(?(?:Image|Photo|Photograph|Picture|Credit|Video)(?: by| credit)?:")
_MINOR = words(ANY, "small_in_names")

NAME_LEADS = words("adjectives", "names")
"""Words right before a name in marks."""

WORK_NOUNS = words("works", "work")
"""Nouns right before or after a title or name in marks."""

_NAMING_VERBS = word_set("call dub label brand term")
_DEFINES = wordforms("defines")
_SET_OFF = word_set(": ,")
_BEFORE_PREDICATE = BE | word_set("as been so very more")
_NEAR = 60
"""Code points between a cue and a single quoted word that it may govern."""


@dataclass(frozen=True, slots=True)
class MarkedWords:
    """Words between marks, with what stands around them and who is said to have said them."""

    unit: Unit
    at: int
    """Index of their token in the unit."""
    each: Marked
    attribution: Attribution
    words: tuple[str, ...]
    inner: str
    before: Token | None
    behind: Token | None
    caption: bool
    """The sentence is the caption of a picture."""

    @property
    def count(self) -> int:
        """How many words there are."""
        return len(self.words)

    @property
    def lead(self) -> str:
        """The word right before them."""
        return self.before.lower if self.before is not None and self.before.kind == "word" else ""

    @property
    def follow(self) -> str:
        """What stands right behind them, in lower case."""
        return self.behind.lower if self.behind is not None else ""

    @property
    def is_set_off(self) -> bool:
        """A colon or comma stands right before them."""
        return self.before is not None and self.before.lower in _SET_OFF

    @property
    def said(self) -> bool:
        """Somebody is said to have said them."""
        return self.attribution.speaker is not None

    @property
    def strong(self) -> bool:
        """Speaker and verb of saying stand right beside them."""
        return self.said and self.attribution.adjacent and self.attribution.base not in BELIEF

    @property
    def title(self) -> bool:
        """They are written like a title: capitals throughout."""
        return looks_like_title(self.words)

    @property
    def alone(self) -> bool:
        """Nothing but quotations stands in the sentence."""
        return all(token.kind in {"quote", "mark"} for token in self.unit.tokens)


def is_quotation(text: str, unit: Unit, at: int, each: Marked, attribution: Attribution) -> bool:
    """Tell whether marked words are words that somebody said or wrote.

    Parameters:
        text: The document's text.
        unit: The sentence that holds them.
        at: Index of their token there.
        each: The marked stretch.
        attribution: Who was found to have said it.

    Returns:
        False for titles, nicknames, scare quotes and names.
    """
    tokens, inner = unit.tokens, each.inner.of(text)
    case = MarkedWords(
        unit,
        at,
        each,
        attribution,
        tuple(_WORD.findall(inner)),
        inner,
        tokens[at - 1] if at > 0 else None,
        tokens[at + 1] if at + 1 < len(tokens) else None,
        _CREDIT.match(text, unit.end) is not None,
    )
    rule = first(QUOTATION, case)
    assert rule is not None  # the last row holds for anything
    if is_tracing():
        if rule.then:
            note(STAGE, rule.name, each.outer, "decided", "a quotation")
        else:
            note(STAGE, rule.name, each.outer, "refused", "no quotation")
    return rule.then


def is_name(text: str, unit: Unit, at: int, each: Marked) -> bool:
    """Tell whether marked words look like the title of a work or another name, whatever stands around them."""
    words = _WORD.findall(each.inner.of(text))
    return looks_like_title(words) or (len(words) <= 4 and _body_after_person(unit, at))


def looks_like_title(words: list[str] | tuple[str, ...]) -> bool:
    """Tell whether all words but the small ones begin with a capital."""
    if not words or not words[0][0].isupper():
        return False
    large = [word for word in words if word.lower() not in _MINOR]
    return bool(large) and all(word[0].isupper() or word[0].isdigit() for word in large)


def _no_words(case: MarkedWords) -> bool:
    if len(case.words) == 1:
        return not any(letter.isalpha() for letter in case.words[0])
    return not case.words


def _nickname(case: MarkedWords) -> bool:
    """Tell whether marked words stand within a name: Jon "Red" Moe."""
    before, behind = case.before, case.behind
    if before is None or behind is None or case.count > 4:
        return False
    own = case.unit.tokens[case.at]
    touching = before.end + 1 == own.start and behind.start == own.end + 1
    return touching and _in_name(before) and before.lower not in PREPOSITIONS and _in_name(behind)


def _in_name(token: Token) -> bool:
    return token.kind == "name" or (token.kind == "word" and token.capital)


def _body_after_person(unit: Unit, at: int) -> bool:
    """Tell whether marked words are the body somebody belongs to: Ann Lee of "Have no fear", a charity, said."""
    tokens = unit.tokens
    if at < 2 or at + 1 >= len(tokens) or tokens[at + 1].lower != ",":
        return False
    return tokens[at - 1].lower in {"of", "from"} and tokens[at - 2].kind == "name" and tokens[at - 2].type == "person"


def _in_brackets(case: MarkedWords) -> bool:
    if case.attribution.adjacent or case.count > 4 or case.before is None or case.behind is None:
        return False
    return case.before.lower in "([" and case.behind.lower in ")]"


def _named_by_somebody(case: MarkedWords) -> bool:
    """Tell whether a person or body gives the name, so that it is what they call it: "the mayor called it …"."""
    return case.attribution.base in _NAMING_VERBS and not _is_thing(case.attribution.speaker)


def _is_thing(speaker: Speaker | None) -> bool:
    """Tell whether what seems to speak is something that has a name: a robot | called "Better Idea"."""
    if speaker is None or speaker.kind != "nominal":
        return False
    head = speaker.text.partition(" of ")[0].split()[-1]
    return speaker.text.lower().startswith(("a ", "an ")) or (head.islower() and not is_speaker(head))


def _spoken_title(case: MarkedWords) -> bool:
    if not case.title or not case.strong:
        return False
    if case.count == 1:
        cue = case.attribution.cue
        return case.is_set_off or (cue is not None and cue.start > case.each.outer.end)
    return case.attribution.base not in NAMING and (case.inner[-1:] in ".,!?" or case.is_set_off)


def _governed(case: MarkedWords) -> bool:
    """Tell whether a single word is what somebody calls something, not a word with a doubt about it."""
    cue = case.attribution.cue
    near = cue is not None and abs(case.each.outer.start - cue.end) <= _NEAR
    if not near or case.attribution.level == "low":
        return False
    predicate = case.lead in _BEFORE_PREDICATE or (case.before is not None and is_adverb(case.before))
    return predicate or case.attribution.base in NAMING or case.attribution.base in SPEECH


QUOTATION: tuple[Rule[MarkedWords, bool], ...] = (
    Rule("no words", _no_words, False, yes=('The minister said the score was ["10"] on Monday.',)),
    Rule(
        "a quotation over paragraphs",
        lambda case: case.each.continues or case.each.open_end,
        True,
        yes=('The minister said: ["We will stay in the talks.]\n\n"We will not leave before they end."',),
        no=('The minister said: ["We will stay in the talks."]',),
    ),
    Rule(
        "a heading that names the speaker",
        lambda case: case.unit.kind == "heading" and case.said and case.count > 2,
        True,
        yes=('# ["We will stay in the talks,"] minister says\n\nThe talks went on.',),
    ),
    Rule(
        "marked words in a heading",
        lambda case: case.unit.kind == "heading",
        False,
        yes=('# A ["new dawn"] in the north\n\nThe talks went on.',),
    ),
    Rule(
        "a term that the text defines",
        lambda case: case.follow in _DEFINES and case.attribution.base not in SPEECH,
        False,
        yes=('["AI incident response"] means the preparation for failures.', '["Waters"] includes rivers and lakes.'),
        no=('["Never again"] means never again, said President Barack Obama.',),
    ),
    Rule(
        "a sentence of its own, with a speaker nearby",
        lambda case: case.alone and case.said,
        True,
        yes=('"We will stay," said President Barack Obama. ["They may leave if they wish."]',),
    ),
    Rule(
        "a sentence of its own, of three words or more",
        lambda case: case.alone and case.count > 2 and not case.title,
        True,
        yes=('The talks went on.\n\n["They may leave if they wish."]\n\nIt rained.',),
        no=('The talks went on.\n\n["A Night In Rome"]\n\nIt rained.',),
    ),
    Rule(
        "marked words alone that nobody says",
        lambda case: case.alone,
        False,
        yes=('The talks went on.\n\n["A Night In Rome"]\n\nIt rained.',),
    ),
    Rule(
        "a nickname within a name",
        _nickname,
        False,
        yes=('Jon ["Red"] Moe said no.',),
        no=('Jon Moe said ["red"] on Monday.',),
    ),
    Rule(
        "the body somebody belongs to",
        lambda case: case.count <= 4 and _body_after_person(case.unit, case.at),
        False,
        yes=('Barack Obama of ["Have no fear"], a charity, said the hall was full.',),
    ),
    Rule(
        "the caption of a picture",
        lambda case: case.caption,
        False,
        yes=('The hall of the ["golden lion and the lamb"] in May. Photo: The Gazette',),
    ),
    Rule(
        "a gloss in brackets",
        _in_brackets,
        False,
        yes=('The minister opened the bridge (["the long one"]) and the mayor said it was late.',),
    ),
    Rule(
        "a name that the word before announces",
        lambda case: case.lead in NAME_LEADS and case.count <= 8 and not _named_by_somebody(case),
        False,
        yes=(
            'The film, titled ["all the long way home"], opens in May.',
            'He is known for the discovery of a pattern called ["glider"].',
        ),
        no=('The mayor called it ["all the long way home"] on Monday.',),
    ),
    Rule(
        "a work that the noun before announces",
        lambda case: case.lead in WORK_NOUNS and case.count <= 8 and (case.title or not case.strong),
        False,
        yes=('The minister sang the song ["All the Long Way Home"] in May.',),
        no=('The minister said of the song: ["It is far too long for me."]',),
    ),
    Rule(
        "a work that the noun behind announces",
        lambda case: case.follow in WORK_NOUNS and case.count <= 6 and (case.title or not case.said),
        False,
        yes=('The mayor opened the ["Long Way Home"] exhibition in May.',),
        no=('The mayor said she wanted "a long and happy" ["campaign of joy"] in May.',),
    ),
    Rule(
        "capitals throughout, but set off as speech",
        _spoken_title,
        True,
        yes=('["Never Again!"] said President Barack Obama.', 'President Barack Obama said: ["Nonsense"]'),
        no=('President Barack Obama spoke of the ["Green Wall"] on Monday.',),
    ),
    Rule(
        "capitals throughout, as in a title",
        lambda case: case.title,
        False,
        yes=('President Barack Obama spoke of the ["Green Wall"] on Monday.',),
        no=('President Barack Obama spoke of the ["green and very long wall"] on Monday.',),
    ),
    Rule(
        "five words or more that nobody is named for",
        lambda case: not case.said and case.count >= 5,
        True,
        yes=('There was talk of ["a long and winding road to peace"] in May.',),
    ),
    Rule(
        "a few words that nobody is named for",
        lambda case: not case.said,
        False,
        yes=('There was talk of a ["long road"] in May.',),
        no=('President Barack Obama said it was a ["long road"] to peace.',),
    ),
    Rule(
        "speaker and verb right beside the words",
        lambda case: case.strong,
        True,
        yes=('["We will stay in the talks,"] said President Barack Obama.',),
    ),
    Rule(
        "one word that the verb governs",
        lambda case: case.count <= 1 and _governed(case),
        True,
        yes=('President Barack Obama said the law was ["unjust"] to workers.',),
    ),
    Rule(
        "one word in doubt",
        lambda case: case.count <= 1,
        False,
        yes=(
            "President Barack Obama said on Monday in a long speech about the state of the nation that the ruling "
            'showed how the so very old ["system"] works.',
        ),
    ),
    Rule(
        "two words whose speaker is a guess",
        lambda case: case.count == 2 and case.attribution.level == "low",
        False,
        yes=('She said the bridge was a ["long road"] to peace.',),
    ),
    Rule(
        "words of the speaker within the sentence",
        lambda case: True,
        True,
        yes=('President Barack Obama said that in the end the law was a ["gift to the rich"] and no more.',),
    ),
)
"""Whether marked words are a quotation; the first row that holds decides."""

"""Whether a sentence leans on the one before it, and what may be left out in front so that it does not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.english.clause_words import PLAINLY_SAID
from dossier.english.datelines import UPPER
from dossier.english.dates import MONTH, WEEKDAY
from dossier.english.function_words import DEMONSTRATIVES, THIRD_PERSON
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import any_of, lazy, word_set
from dossier.english.prose import RELATIVES
from dossier.rules import Rule, first

PRONOUNS = THIRD_PERSON | DEMONSTRATIVES | word_set("such one another both others neither")
CONNECTIVES = words(ANY, "connective")

LEADING_MARKS = "\"'“‘«([*_"
FIRST_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

LABEL = re.compile(
    rf"^[{UPPER}][{UPPER}\d.,'’&/\s–-]{{1,120}}:\**\s+"
    r"|^[QA][.:]\s+|^Q\s{2,}|^[A-Z][a-z]+(?: [A-Z][\w.'’-]+){0,3}:\s+(?=[A-Z“\"])"
)
"""Who speaks, in front of the words, in a form that the reader of turns has not seen."""

_POINTER = r"(?:this|that|these|those|them|which)"
_LEANING_PHRASE = re.compile(
    r"(?:in (?:addition|turn|contrast|response|particular|fact|other words|short|total|return|reply|so doing"
    rf"|the meantime|the process|the same|{_POINTER})|by contrast|as (?:a result|a consequence|such|well)"
    rf"|on the other hand|for (?:example|instance|his|her|their|its|{_POINTER})|on the contrary|at the same time"
    rf"|(?:since|until|till|by|before|from) then"
    rf"|(?:after|despite|of|among|like|with|under|to|because of|due to|all) {_POINTER}"
    rf"|(?:all|some|most|many) of {_POINTER}"
    r"|among others|the (?:former|latter|pair|duo|trio|two(?! \w+s))|even (?:so|then|though)"
    r"|not only that|matter of fact|later (?:that|in the day|on)|other \w+s"
    r"|(?:first|second|third|fourth|fifth|sixth|earlier|later)(?=,)|(?:number|point) (?:one|two|three|four)"
    r"|(?:the )?(?:first|second|third|fourth|last|next|other) (?:one )?is)\b",
    re.IGNORECASE,
)
"""Openings that lean on the sentence before."""

_POINTING_OPENING = re.compile(r"[^,]{0,80}\b(?:this|that|these|those),")
"""A phrase in front of the subject that points back: "As a crucial part of achieving this, …"."""

_ENDS_LEFT_OUT = re.compile(
    r"\b(?:afford|want|wants|wanted|need|have|had|able|going|like|love|trying|tried|hope|hoping|used|refused) to"
    r"(?: be)?[.!]$|, (?:I|we|he|she|they) (?:do|did|does|have|has|had|can|could|will|would|should|am|are|is)"
    r"(?:n[’']t| not)?[.!]$"
)
"""The end of an answer that leaves out what the question says: "I cannot afford to be."."""

END = 30
"""Letters at the end of a sentence in which such an end lies."""

_ENDS_POINTING = re.compile(r"(?<!\bof )\b(?:it|them|that|this|those|these|there|so|him|her)[.!][\"”]?$")
"""The end of a sentence too short to say itself what it speaks of: "The Egyptians have accepted it."."""

POINTING_WORDS = 8
"""Longest such sentence."""

_SAID_BEFORE = re.compile(
    r"(?:And )?(?:I|We)(?:[’']m| am|[’']re| are) (?:just )?(?:talking|speaking) about\b"
    r"|(?:I|We|They|You)(?:[’']ve| have|[’']d)? (?:seen|heard|said|done|known|saw|knew|did|talked about|spoken about"
    r"|reduced|cut|changed|lowered|raised|capped|fixed|ended|stopped|doubled)"
    r" (?:that|this|it|those|these)(?: (?:for|from|in|over|before|again|all|too|many|with|to|by)\b|[.,;])"
)
"""What was said before and is only pointed at: "We have seen that for years"."""

_THINKS_OF_IT = re.compile(
    r"(?:I|[Ww]e)(?:[’'](?:ve|d|ll|m|re))?"
    r"(?: (?:now|also|still|all|do|would|just|really|have|can|don[’']t|did|didn[’']t))*"
    r" (?:think|believe|know|expect|hope|feel|suspect|see|saw|want|need|doubt|did|do|make|made|use|used|got|get|brought"
    r"|started|built) (?:that )?(?:it|that|they|them|those|these)\b(?! (?:the|an?|is|are|was|were|we|you|I|he|she) )"
    r"|(?:I|[Ww]e)(?: (?:now|also|still|just))* (?:think|believe|expect|know) (?:it|they)"
    r" (?:is|are|was|were|will|would)\b"
)
"""What was named before and is only thought of: "We now think it will be more"."""

_OF_THOSE_COUNTED = re.compile(
    r"(?:[Ii]n|[Oo]f|[Ff]or|[Tt]o|[Oo]n) (?:both|two|three|four|some|most|none|each|all)"
    r" (?:cases|instances|of (?:the (?:two|three|four|five|six|\w+ones)|these|those|them|which))\b"
)
"""Some of what was counted before: "In two of the four"."""

_DAY_AND_IT = re.compile(
    rf"(?:On|In|At|By|Since|After|Last|Until|Before)\b(?: (?:{MONTH}|{WEEKDAY}|the|[a-z]+|\d+(?:st|nd|rd|th)?))+, "
    r"(?:it|they|this|these|those) (?!(?:is|was|will be|would be|has been) (?:\w+ ){0,3}(?:that|to|who)\b)"
)
"""Something that is not named, behind a day: "On May 17, it happened again"."""

_BARE_SPEAKER = lazy(rf"The (?:[a-z-]+ ){{1,2}}(?:also )?(?:{any_of(PLAINLY_SAID)}|went on)\b")
"""A speaker whom an earlier sentence named: "The commissioner said"."""

BARE_SPEAKER = "a speaker whom an earlier sentence named"
WITH_NOUN = "opens with a word that picks out one of those named before"
FIRST_STANDS = frozenset({BARE_SPEAKER, WITH_NOUN})
"""Reasons that do not hold for the first sentence: nobody and nothing was named before it."""

_WHOLE_OPENING = re.compile(
    r"One of (?:(?:the|our|my) (?!(?:latter|former)\b)|[A-Z])|Both (?:the |of the )?[\w’'. -]{1,60} and "
    r"|This (?:morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|fall|winter)\b(?![’'])"
    r"|One (?:in|out of) (?:every )?(?:\d|[a-z]+\b)"
    r"|(?:One|Another) (?:\d|hundred|thousand|million|billion|third|quarter)"
)
"""Openings with such a word that need nothing before them: "One of the bridges", "Both the army and the police"."""

_WITH_NOUN = re.compile(
    r"(?:One|Another|Both|Neither|Such|This|These|Those) (?!(?:of|from|in|who|that|are|is|was|were|has|have|had|will"
    r"|would|may|can|could|should|must|does|do|did|also|another|other|other's|which|said|says)\b)[^\W\d_]"
)
"""Such a word with a noun: "One man was killed". It points at nothing where nothing stands before."""

_LEFT_OUT = re.compile(
    (
        r"(?:(?:and|but|so|yet|thus|therefore),? "
        r"|(?:however|meanwhile|moreover|furthermore|in addition|additionally|also|besides|indeed|finally|lastly"
        r"|nevertheless|nonetheless|obviously|clearly|frankly|importantly|honestly|again|look|similarly|likewise"
        r"|consequently|accordingly|as a result|at the same time|in fact"
        r"|in particular|in turn|on the other hand|of course|well|in short|separately|subsequently|then|first|second"
        r"|third|fourth|fifth|sixth|seventh|(?:number|point) (?:one|two|three|four|five)|firstly|secondly|thirdly"
        r"|in the meantime|as (?:you|we|i) (?:all )?(?:know|said|noted|mentioned"
        r"|heard)), "
        r"|(?:(?:my )?(?:friends|colleagues)|folks|ladies and gentlemen), "
        r"|(?:m(?:r|rs|s)\.|madam) (?:vice |prime )?(?:president|minister|speaker|chair(?:man|woman)?"
        r"|chief justice), )+"
        r"(?=[\"“$]?[A-Z\d])"
    ).replace(" ", r"\s+"),
    re.IGNORECASE,
)
"""Words in front of a capital that tie the sentence to the one before, or call to somebody; it stands without them."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """How a sentence begins."""

    body: str
    """Without the label of a speaker and without marks in front."""
    word: str
    """The first word in lower case, without what an apostrophe cuts off; empty for an acronym."""


def leans(words_: str) -> bool:
    """Tell whether a sentence opens with a pronoun or a connective, so that it needs the sentence before."""
    return why_it_leans(words_) is not None


def why_it_leans(sentence: str) -> str | None:
    """Return the name of the rule by which a sentence needs the one before it; None where it stands by itself."""
    label = LABEL.match(sentence)
    body = (sentence[label.end() :] if label else sentence).lstrip(LEADING_MARKS)
    found = FIRST_WORD.match(body)
    if found is None or (found[0].isupper() and len(found[0]) > 1) or _WHOLE_OPENING.match(body):
        return None  # an acronym: WHO, IT
    rule = first(LEANINGS, _Opening(body, found[0].lower().split("'")[0].split("’")[0]))
    return rule.name if rule else None


def without_connective(sentence: str) -> int:
    """Return how many code points in front of a sentence may be left out because they only tie it to the one before."""
    found = _LEFT_OUT.match(sentence)
    return _before_capital(sentence, found) if found else 0


def _before_capital(sentence: str, found: re.Match[str]) -> int:
    """Return the end of what is left out, where a capital or a figure follows: the pattern is blind to case."""
    follows = sentence[found.end() :].lstrip('"“$')[:1]
    return found.end() if follows.isupper() or follows.isdecimal() else 0


LEANINGS: tuple[Rule[_Opening, None], ...] = (
    Rule(
        WITH_NOUN,
        lambda one: _WITH_NOUN.match(one.body) is not None,
        None,
        yes=("The army took the town. [One man was killed when the old bridge over the river was lost.]",),
        no=(
            "The army took the town. [One of Ann Lee’s books tells of the last week of the siege.]",
            "The army took the town. [One in five of its men was lost in the last week of the siege.]",
            "The army took the town. [This year was the worst for the old quarter in a decade.]",
            "The army took the town. [It lost ninety men in the last week of the siege.]",
        ),
    ),
    Rule(
        "opens with a pronoun or one that points back",
        lambda one: one.word in PRONOUNS,
        None,
        yes=("The army took the town. [It lost ninety men in the last week of the siege.]",),
        no=(
            "The army took the town. [One of the bridges over the river was lost in the siege.]",
            "The army took the town. [Both the mayor and the bishop left it in the night.]",
        ),
    ),
    Rule(
        "opens with a word that ties it to the sentence before",
        lambda one: one.word in CONNECTIVES,
        None,
        yes=("The army took the town. [But the people of the old quarter had left it in the night.]",),
        no=("The army took the town. [But General Khan had left it in the night with his men.]",),
    ),
    Rule(
        "opens with a phrase that ties it to the sentence before",
        lambda one: _LEANING_PHRASE.match(one.body) is not None,
        None,
        yes=("The army took the town. [In response to this the people of the north went home.]",),
        no=("The army took the town. [In addition, General Khan took the road to the north.]",),
    ),
    Rule(
        "a phrase in front of the subject points back",
        lambda one: _POINTING_OPENING.match(one.body) is not None,
        None,
        yes=("The army took the town. [As a crucial part of achieving this, Pakistan opened the road.]",),
        no=("The army took the town. [As a crucial part of achieving peace, Pakistan opened the road.]",),
    ),
    Rule(
        "a short sentence that ends with a pronoun",
        lambda one: one.body.count(" ") < POINTING_WORDS and _ENDS_POINTING.search(one.body) is not None,
        None,
        yes=("The army took the town. [The people of Homs have accepted it.]",),
        no=("The army took the town. [The people of Homs have accepted the new mayor.]",),
    ),
    Rule(
        "what was said before",
        lambda one: _SAID_BEFORE.match(one.body) is not None,
        None,
        yes=(
            "The army took the town. [We have seen that for many years in Homs and in Hama.]",
            "The army took the town. [I am talking about the largest siege since the war in the north.]",
        ),
        no=("The army took the town. [We have seen that the bridge in Homs was lost in the siege.]",),
    ),
    Rule(
        "ends where it leaves out what was said before",
        lambda one: _ENDS_LEFT_OUT.search(one.body, max(0, len(one.body) - END)) is not None,
        None,
        yes=("The army took the town. [The mayor of Homs has two sons and cannot afford to be.]",),
        no=("The army took the town. [The mayor of Homs has two sons and cannot afford to be rude.]",),
    ),
    Rule(
        "speaks of what was said before",
        lambda one: _THINKS_OF_IT.match(one.body) is not None,
        None,
        yes=(
            "The army took the town. [We now think it will be held for a year or two.]",
            "The army took the town. [I believe that they will hold the old quarter of Homs.]",
        ),
        no=("The army took the town. [We now think that the mayor left the old quarter.]",),
    ),
    Rule(
        "some of those counted before",
        lambda one: _OF_THOSE_COUNTED.match(one.body) is not None,
        None,
        yes=("The army took four towns. [In two of the four, the people had left in the night.]",),
        no=("The army took four towns. [In two years, the people of Homs had left the old quarter.]",),
    ),
    Rule(
        "something that is not named, behind a day",
        lambda one: _DAY_AND_IT.match(one.body) is not None,
        None,
        yes=("The army took the town. [On May 17, it happened again in the old quarter of Homs.]",),
        no=("The army took the town. [On May 17, it was the mayor who left the old quarter.]",),
    ),
    Rule(
        BARE_SPEAKER,
        lambda one: _BARE_SPEAKER().match(one.body) is not None,
        None,
        yes=("Ann Lee met the army. [The commissioner said the army would leave the town.]",),
        no=("Ann Lee met the army. [The commissioner of the north said the army would leave.]",),
    ),
    Rule(
        "opens with a relative",
        lambda one: one.word in RELATIVES,
        None,
        yes=("The army took the town. [Where it went, people fled.]",),
        no=("The army took the town. [WHO says people fled.]",),
    ),
)
"""Why a sentence needs the one before it, in the order in which the reasons are asked."""

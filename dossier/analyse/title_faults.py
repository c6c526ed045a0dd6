"""What makes a title worse: a clause that is broken off, a speaker without the words, blame without whoever lays it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dossier.analyse.cut_ends import MIN_WORDS
from dossier.analyse.says_so import VAGUE, has_main_verb, only_says_so, says_so_behind, says_so_in_front
from dossier.analyse.standing import names_or_figures
from dossier.english.clause_words import NOUN_FORMS, PLAINLY_SAID
from dossier.english.dates import WEEKDAY
from dossier.english.function_words import AUXILIARIES, BE, HAVE, MODALS, PREPOSITIONS
from dossier.english.patterns import any_of, lazy, word_set
from dossier.english.tokens import Tokens
from dossier.english.verbs import is_participle, is_past, is_third
from dossier.model import Span
from dossier.rules import Rule

MAX_WORDS = 15
"""Words of a title at most."""

FURTHER = 1.3
"""How much worse a title is for each fit sentence before its own."""

BROKEN = 3.0
"""How much worse a title is that is no whole clause."""


@lru_cache(maxsize=256)
def _one_line(words: str) -> str:
    """Return words with white space evened out; every row asks for them."""
    return " ".join(words.split())


@dataclass(frozen=True, slots=True)
class Option:
    """A stretch that could be the title."""

    text: str
    span: Span
    tokens: Tokens
    rank: int
    """Fit sentences before its own."""
    later: bool = False
    """Other sentences of the text stand before its own, fit or not."""
    other: bool = False
    """It stands in a later sentence that shares no word with the first one."""
    further: float = FURTHER
    """How much worse it is for each of them."""
    broken: bool = False
    """It is no whole clause."""
    quoted: bool = False
    """It stands within somebody's words."""
    unsaid: bool = False
    """It leaves out who says so."""
    cut: bool = False
    """Something of its clause is left out."""
    weak: bool = False
    """What is left out may be what the verb needs."""
    opened: bool = False
    """Time, place or circumstance stands in front of the subject and could be left out."""
    which: bool = False
    """What is left out says which one is meant."""
    astray: float = 0.0
    """How much worse it is for what it does not name of what the text comes back to."""
    speaker: str = ""
    """Who speaks it, in a conversation."""
    lost: float = 0.0
    """What is lost with what is left out inside a clause that was too long."""
    thinned: bool = False
    """What stands inside it, between a name and its verb, is left out."""

    @property
    def words(self) -> str:
        """The stretch on one line."""
        return _one_line(self.span.of(self.text))

    @property
    def first(self) -> str:
        """Its first word in lower case."""
        return self.words.split(None, 1)[0].strip("\"“‘'").lower().split("'")[0].split("’")[0]


_SPEAKER_ONLY = lazy(
    rf"\b(?:{any_of(PLAINLY_SAID)})(?: (?:today|yesterday|also|late|early))?"
    r"(?:(?: (?:in|on|at|to|during|by|from|after|about)\b[^,;]*)|)$"
)
_ASKS = re.compile(
    r"(?:how|what|why|when|where|who|which|whom)\b(?: \w+)? (?:is|are|was|were|do|does|did|will|would|can"
    r"|could)\b|why (?:don|doesn|didn|can|won)[’']t\b",
    re.IGNORECASE,
)
_PLATITUDE = re.compile(
    r"\b(?:will (?:always|never forget|continue to (?:stand|fight|work))"
    r"|continues? to (?:prioriti[sz]e|stand|lead|fight|work)|(?:is|are) continuing (?:our|its|their)"
    r"|(?:is|are|remains?) (?:proud|committed|stronger|more (?:important|united))"
    r"|stands? (?:with|by|together|firm)|(?:our|the) (?:nation|country|world) is"
    r"|(?:is|are) (?:a|the) (?:top priority|foundation|celebration|deadly \w+)"
    r"|knows? that|believes? (?:in|that)|plays? an? \w+ role|is one of)\b",
    re.IGNORECASE,
)
"""What could stand in any statement on any day."""

_LONG_AGO = re.compile(
    r"(?:(?:[Ii]n|[Ss]ince|[Bb]etween|[Bb]y|[Ff]rom|[Bb]efore|[Aa]fter) |[A-Z][a-z]+ \d{1,2}, )(?:1\d|20)\d\d\b"
)
"""A year at the beginning, as background has it: "Between 1990 and 2010"."""

_OTHERWISE = r"(?:Separately|Meanwhile|Elsewhere|Additionally|In addition|In (?:other|another) [a-z]+|Also|Earlier)"
_BESIDES = re.compile(rf"\b{_OTHERWISE}, ?$")
_ANOTHER = re.compile(rf"{_OTHERWISE}\b")
_ALSO = re.compile(r"[^,;]{2,60} also\b")
"""What is added to the news: "Separately, …", "The city is also …"."""

_OCCASION = re.compile(
    r"\b(?:here (?:today |tonight )?to (?:announce|mark|celebrate|honou?r|discuss|talk|sign|commemorate|remember)"
    r"|(?:announc|releas|unveil|launch|sign)(?:ed|es|ing) (?:an?|the|our|new)|marks? the|anniversary of"
    r"|today we (?:mark|celebrate|honou?r|remember|take|launch)"
    r"|(?:proud|pleased|happy|glad) to (?:announce|sign|launch))\b",
    re.IGNORECASE,
)
"""Why people have come together, or what is announced: "We are here to mark the anniversary of the bridge"."""

_DESCRIBES = re.compile(
    r"(?:[\w’'.-]+ ){1,7}?(?:is|are|was|were|remains?) (?:(?:also|not|just) )*(?:an?|the|part|one|home|known|located"
    r"|among|considered|more|most|very|less)\b"
)
"""A subject with what it is, as background has it: "The seizure is part of a reform"."""

_SENDS_ON = re.compile(
    r"\b(?:has|have) (?:the (?:story|details)|(?:this|that) (?:story|report)|more (?:on|about|from))\b"
    r"|\breports from \w+$"
)
"""Words that hand on to a recording: "Paul Lee has the story"."""

_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be) (?:\w+ly )?(?P<done>\w+)$")
_TELLS_ALONE = word_set(
    "killed wounded injured hurt arrested detained released freed closed reopened cancelled canceled "
    "destroyed damaged evacuated approved rejected adopted signed passed banned suspended abolished "
    "buried sentenced convicted acquitted rescued recovered found dead missing shot kidnapped hospitalised "
    "hospitalized dismissed fired overturned upheld repealed postponed delayed lifted extended"
)
"""Participles that tell what happened without what follows."""

_OURS = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_SPEAKS = re.compile(r"^your\b|\b(?:my|me|I|you)\b", re.IGNORECASE)
_SPEAKS_TO = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)


def _speaks_unnamed(option: Option) -> bool:
    """Tell whether somebody speaks of himself or to somebody, and nobody is named in front."""
    if _tells_first(option):
        return _SPEAKS_TO.search(option.words) is not None
    return (_SPEAKS_TO if option.speaker else _SPEAKS).search(option.words) is not None


_I_DO = re.compile(r"I (?:am|was|have|will|do|[a-z]+(?: and [a-z]+)?) ")


def _tells_first(option: Option) -> bool:
    """Tell whether the first sentence of a text says what its writer does, and names whom or what."""
    whole = not option.broken and not option.later and option.rank == 0
    return whole and _I_DO.match(option.words) is not None and names_or_figures(option.tokens, option.span)


_OUGHT = re.compile(
    r"there (?:is|are|can be|must be|should be) no\b|(?:every|everyone|everybody|all|no one|nobody|no)\b.*\b(?:should"
    r"|must|deserves?)\b",
    re.IGNORECASE,
)
"""A maxim, with which a statement begins before it comes to the news."""

_VAGUE_BEHIND = re.compile(r"[^,]{2,60}, (?:he|she|it|they)\b")
"""Somebody who is not named, behind the time or the place."""

_POINTS_BACK = re.compile(
    r"\b(?:this|these|those) (?!week|weekend|month|year|morning|afternoon|evening|spring|summer|autumn|fall|winter|time"
    r"|past|last|coming)[a-z]|\bthat [a-z]+$|\b(?:here|there|them|this|that)$",
    re.IGNORECASE,
)
"""What was named before and is not in the title: "underscores that commitment"."""


_HE = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)
_SOMEBODY = re.compile(
    r"(?<=[a-z,] )[A-Z][a-z]|^[A-Z][\w’'-]+ [A-Z]|\b(?:man|woman|boy|girl|mother|father|son|daughter|wife"
    r"|husband|someone|everyone|nobody|driver|leader|suspect|president|minister)\b"
)


_BEGINS_WITH_NAME = re.compile(r"[A-Z][\w-]+[’']s? |[A-Z]{2,}\b")
"""A name as the first word: "Norland's ministry", "NATO"."""


def _who_is_he(option: Option) -> bool:
    """Tell whether a pronoun stands for somebody whom the title does not name before."""
    found = _HE.search(option.words)
    return found is not None and _SOMEBODY.search(option.words[: found.start()]) is None


def _only_done(option: Option) -> bool:
    """Tell whether a title ends with something done, and not by what, for what or how: "The bridge was designed"."""
    found = _PASSIVE.search(option.words) if option.weak else None
    if found is None or found["done"] in _TELLS_ALONE:
        return False
    return found["done"].endswith("ed") or is_participle(found["done"])


def _adds(option: Option) -> bool:
    """Tell whether a later sentence adds another matter to the news."""
    if not option.later:
        return False
    before = option.text[max(0, option.span.start - 30) : option.span.start]
    return _BESIDES.search(before) is not None or _ANOTHER.match(option.words) is not None


_SAID_THAT = re.compile(r"\b(?:announced|said|says|confirmed|reported|declared|warned) that (?P<said>.*)$")


def _says_nothing_yet(option: Option) -> bool:
    """Tell whether a broken title gives only of whom something is said."""
    found = _SAID_THAT.search(option.words) if option.broken else None
    return found is not None and not has_main_verb(found["said"])


def _says_in_front(option: Option) -> bool:
    """Tell whether a title says who says so before it says what."""
    return not option.unsaid and says_so_in_front(option.words)


def _only_who(option: Option) -> bool:
    """Tell whether a title leaves who spoke, and not what was said."""
    if only_says_so(option.words):
        return True
    return option.cut and not option.unsaid and _SPEAKER_ONLY().search(option.words) is not None


_DISPUTED = re.compile(
    r"\b(?:responsible|guilty|to blame|blamed?|at fault|lied|lying|lies|corrupt\w*|fraud\w*|illegal(?:ly)?|criminals?"
    r"|unlawful(?:ly)?|unconstitutional|terrorists?|violated?|violates|violations?|murder(?:ed|s|ers?)?|stole"
    r"|(?:was|were|is|are) right|tortured?|genocide|failed|abused?|should|must|ought|needs? to|deserves?|worst|best"
    r"|abdicat\w+|betray\w*|feckless|reckless\w*|weaponi[sz]ed|wrong)\b",
    re.IGNORECASE,
)
"""Blame, or what ought to be: it stays beside whoever says so."""

_NAMED_BEFORE = re.compile(
    rf"(?:The|His|Her|Their|Its)(?P<behind>(?: [a-z][a-z-]*)+(?: {WEEKDAY})?(?: [a-z][a-z-]*){{1,4}})\b"
)
"""Somebody or something with an article alone: "The strong tremor left five dead"."""

_REMARKS = re.compile(
    r"\b(?:delivered|gave|opened|made|began|closed|concluded|offered|issued|released)\b (?:\w+ ){0,3}"
    r"(?:remarks|speech|address|statements?|comments)(?: (?:at|in|on|during|to|before|for|from)\b[^,;]*)?$"
)
"""That somebody spoke, and not what was said."""


_SURE = (AUXILIARIES | BE | HAVE | MODALS) - {"to"}
_OF_SUBJECT = 3
"""Words of such a subject, at most."""


def _was_named(option: Option) -> bool:
    """Tell whether the subject is one that a sentence before named: "The meeting showed"."""
    found = _NAMED_BEFORE.match(option.words[:1].upper() + option.words[1:]) if option.rank or option.later else None
    if found is None:
        return False
    listed = [word for word in found["behind"].split() if word[0].islower()]
    verb = next((at for at, word in enumerate(listed) if at and _is_verb(word)), None)
    return verb is not None and verb <= _OF_SUBJECT and PREPOSITIONS.isdisjoint(listed[:verb])


def _is_verb(word: str) -> bool:
    """Tell whether a word behind a noun is a finite verb."""
    return word in _SURE or is_past(word) or (is_third(word) and word not in NOUN_FORMS)


_LONG = (
    "the farmers of both valleys and the mayors of all the smaller towns along the river have to drive around the old "
    "mountain"
)

FAULTS: tuple[Rule[Option, float], ...] = (
    Rule(
        "no whole clause",
        lambda option: option.broken,
        BROKEN,
        yes=(f"[Nobody knew when {_LONG}.]",),
        no=("[The council closed the bridge on Monday.]",),
    ),
    Rule(
        "breaks off before what is said has its verb",
        _says_nothing_yet,
        1.2,
        yes=(f"[The mayor of Homs announced that her government {_LONG}.]",),
        no=("[The mayor of Homs announced that her government will close the bridge.]",),
    ),
    Rule(
        "only says who said it",
        _only_who,
        BROKEN,
        yes=(f"[The mayor of Homs said on Monday in the old hall by the river that {_LONG}.]",),
        no=("[The mayor of Homs said that the bridge is closed.]",),
    ),
    Rule(
        "only says that somebody spoke",
        lambda option: _REMARKS.search(option.words) is not None,
        2.0,
        yes=("[Ann Lee delivered remarks on the floor of the council.]",),
        no=("[Ann Lee opened the bridge over the river in Homs.]",),
    ),
    Rule(
        "blame or advice without who says so",
        lambda option: (option.unsaid or option.quoted) and _DISPUTED.search(option.words) is not None,
        BROKEN,
        yes=(
            "[The ministry said that Norland is responsible for 40 fires.]",
            "[Ann Lee said that Homs should build a bridge.]",
        ),
        no=("[The ministry said that 40 people were hurt.]", "[Norland is responsible for 40 fires.]"),
    ),
    Rule(
        "asks",
        lambda option: _ASKS.match(option.words) is not None,
        BROKEN,
        yes=("[How did the council know where to put the bridge.]",),
        no=("[The council knows how the bridge was built.]",),
    ),
    Rule(
        "speaks for somebody who is not named",
        _speaks_unnamed,
        3.0,
        yes=("[I closed the bridge over the river.]",),
        no=("[Ann Lee closed the bridge over the river.]",),
    ),
    Rule(
        "says in the first person what the news is",
        _tells_first,
        1.2,
        yes=("[I congratulate Ann Lee on the new bridge of Homs.]",),
        no=("Ann Lee opened a bridge. [I congratulate Ann Lee on the bridge of Homs.]",),
    ),
    Rule(
        "speaks of us all",
        lambda option: not option.speaker and bool(_OURS.search(option.words)),
        0.8,
        yes=("[The council closed our bridge over the river.]",),
        no=("[The council closed the bridge over the river.]",),
    ),
    Rule(
        "points at what is not in it",
        lambda option: (
            (option.first in VAGUE and not (option.speaker and option.first == "we"))
            or _VAGUE_BEHIND.match(option.words) is not None
        ),
        0.7,
        yes=("[There is a new bridge over the river.]", "[While in the hall, she closed the bridge.]"),
        no=("[The council opened a new bridge over the river.]",),
    ),
    Rule(
        "a pronoun for somebody who is not named",
        _who_is_he,
        1.0,
        yes=("[The council gave him the bridge in Homs.]",),
        no=("[The council gave Ann Lee a bridge in Homs for her farm.]",),
    ),
    Rule(
        "a title that points back",
        lambda option: bool(_POINTS_BACK.search(option.words)),
        0.8,
        yes=("[The council closed these old bridges over the river.]",),
        no=("[The council closed the bridge this week.]",),
    ),
    Rule(
        "a subject that was named before",
        _was_named,
        1.0,
        yes=("The army took the town of Homs. [The long siege left five dead in the old quarter.]",),
        no=(
            "[The long siege left five dead in the old quarter.]",
            "The army took the town of Homs. [The siege of Homs left five dead in the old quarter.]",
        ),
    ),
    Rule(
        "says what ought to be",
        lambda option: _OUGHT.match(option.words) is not None,
        1.4,
        yes=("[Everyone in Homs should cross the bridge over the river in safety.]",),
        no=("[The council of Homs wants everyone to cross the bridge.]",),
    ),
    Rule(
        "a title that names nobody and gives no figure",
        lambda option: not names_or_figures(option.tokens, option.span) and not _BEGINS_WITH_NAME.match(option.words),
        1.4,
        yes=("[The council closed the bridge over the river.]",),
        no=("[The council of Homs closed the bridge over the river.]",),
    ),
    Rule(
        "leaves out what the verb may need",
        lambda option: option.weak,
        0.8,
        yes=("[The council of Homs shared the regret of the farmers of both valleys with mayors who cross it.]",),
        no=("[The council of Homs told the farmers that the bridge is closed.]",),
    ),
    Rule(
        "leaves open which one is meant",
        lambda option: option.which,
        0.8,
        yes=(f"[Ann Lee found a bridge that was older than the mill, although {_LONG}.]",),
        no=(f"[Ann Lee found the bridge of Homs, although {_LONG}.]",),
    ),
    Rule(
        "has no verb of its own",
        lambda option: not option.cut and not option.broken and not has_main_verb(option.words),
        1.2,
        yes=("[Huge old bridges in Homs where people want to cross.]",),
        no=("[People want to cross old bridges in Homs.]",),
    ),
    Rule(
        "ends with what was done, and not with how",
        _only_done,
        1.0,
        yes=("[The bridge of Homs was designed with stone, wood, iron, glass, sand, rope, clay, lead, tin and tar.]",),
        no=("[The bridge of Homs was closed for the farmers of both valleys and the mayors of all the towns.]",),
    ),
    Rule(
        "says what could be said on any day",
        lambda option: _PLATITUDE.search(option.words) is not None,
        1.0,
        yes=("[The council of Homs is committed to the bridge over the river.]",),
        no=("[The council of Homs closed the bridge over the river.]",),
    ),
    Rule(
        "is about something else than the first sentence",
        lambda option: option.other,
        1.5,
        yes=("The army took the town of Homs. [Ann Lee opened a bridge over the river.]",),
        no=("The army took the town of Homs. [The siege of Homs left five dead.]",),
    ),
    Rule(
        "adds another matter",
        _adds,
        1.5,
        yes=("The army took the town of Homs. [Separately, five were killed in Homs when a bridge fell.]",),
        no=("[Separately, five were killed in Homs when a bridge fell.]",),
    ),
    Rule(
        "is one more thing done",
        lambda option: option.later and _ALSO.match(option.words) is not None,
        0.5,
        yes=("The army took the town of Homs. [Homs is also working on a bridge over the river.]",),
        no=("[Homs is also working on a bridge over the river.]",),
    ),
    Rule(
        "says what the occasion is",
        lambda option: _OCCASION.search(option.words) is not None,
        -0.7,
        yes=("[Today we mark the anniversary of the bridge of Homs.] The bridge is old. The bridge of Homs is long.",),
        no=("[Homs has many bridges over the river.]",),
    ),
    Rule(
        "describes instead of telling",
        lambda option: option.later and _DESCRIBES.match(option.words) is not None,
        0.8,
        yes=("The army took the town of Homs. [The siege of Homs is part of a plan of the army.]",),
        no=(
            "[The siege of Homs is part of a plan of the army.]",
            "The army took the town of Homs. [The siege of Homs left five dead.]",
        ),
    ),
    Rule(
        "sends on to somebody else",
        lambda option: _SENDS_ON.search(option.words) is not None,
        BROKEN,
        yes=("[Ann Lee has the story from Homs.]",),
        no=("[Ann Lee has the bridge in Homs.]",),
    ),
    Rule(
        "tells of a year long gone",
        lambda option: option.rank > 0 and _LONG_AGO.match(option.words) is not None,
        1.0,
        yes=("The council of Homs met. [Between 1990 and 2010, the council of Homs closed nine bridges.]",),
        no=("The council of Homs met. [Next month, the council of Homs will close nine bridges.]",),
    ),
    Rule(
        "leaves something out",
        lambda option: option.cut,
        0.3,
        yes=(f"[The council closed the bridge after the winter, although {_LONG}.]",),
        no=("[The council closed the bridge after the winter.]",),
    ),
    Rule(
        "leaves out what stands inside",
        lambda option: option.thinned and not option.cut,
        0.2,
        yes=("[Ann Lee, the mayor of Homs, closed the bridge.]",),
        no=("[Ann Lee closed the bridge with the mayor of Homs.]",),
    ),
    Rule(
        "leaves out who says so",
        lambda option: option.unsaid,
        0.2,
        yes=("[The ministry said that 40 people were hurt.]",),
        no=("[The ministry said that it was hurt.]",),
    ),
    Rule(
        "begins with the time or the place",
        lambda option: option.opened,
        0.4,
        yes=("[On Monday, the council closed the bridge over the river.]",),
        no=("[The council closed the bridge over the river on Monday.]",),
    ),
    Rule(
        "hardly a sentence",
        lambda option: len(option.words.split()) <= MIN_WORDS,
        0.6,
        yes=(f"[The old council resigned, although {_LONG}.]",),
        no=("[The council met again on Monday.]",),
    ),
    Rule(
        "who says so stands in front",
        _says_in_front,
        0.8,
        yes=("[The ministry said that 40 people were hurt.]",),
        no=("[Ministers met 40 people who were hurt.]",),
    ),
    Rule(
        "who says so, and when, stands behind",
        lambda option: not option.unsaid and says_so_behind(option.words),
        0.4,
        yes=("[At least 40 people were hurt in Homs, the ministry said on Tuesday.]",),
        no=("[At least 40 people were hurt in Homs, the ministry said.]",),
    ),
)
"""What makes a title worse -> by how much."""

"""Where reported words end before their sentence does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.analyse.quotes.rows import STAGE
from dossier.analyse.quotes.spots import Cue
from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import BELIEF, SUBJECT_PRONOUNS
from dossier.english.clauses import finite
from dossier.english.patterns import word_set
from dossier.english.phrases import base_after, is_adverb, is_auxiliary
from dossier.model import Span
from dossier.rules import Rule, first
from dossier.trace import is_tracing, note


@dataclass(frozen=True, slots=True)
class Border:
    """A place where reported words may end."""

    tokens: Sequence[Token]
    cue: Cue
    cues: Sequence[Cue]
    """All cues of the sentence."""
    start: int
    """Where they begin."""
    at: int

    @property
    def mark(self) -> str:
        """The token there, in lower case."""
        return self.tokens[self.at].lower

    @property
    def follow(self) -> str:
        """The token behind it."""
        return self.tokens[self.at + 1].lower if self.at + 1 < len(self.tokens) else ""


_NO_SECOND = BELIEF | {"continue", "find"}
_CONTRASTS = word_set("while but whereas although though according")
_WRITERS_PARTICIPLES = word_set("adding saying citing calling noting stating")


def _new_speaker(border: Border) -> bool:
    """Tell whether a new speaker speaks after "and": ", and the mayor said …"."""
    if border.mark != "," or border.follow != "and":
        return False
    low = border.at + 2
    return any(
        low <= cue.first < low + 8 and cue.subject is not None and low <= cue.subject.first <= low + 1
        for cue in border.cues
    )


def _second_verb(border: Border) -> bool:
    """Tell whether the speaker's second verb of speech follows "and": said it was a crime | and called on all to stop.

    Not where somebody acts in the reported words, who may be the one who speaks: "said they met and agreed to stop".
    """
    if border.mark != "and" or border.at < border.start + 3:
        return False
    at = border.at + 1
    while at < len(border.tokens) and is_adverb(border.tokens[at]):
        at += 1
    joined = any(
        cue.first == at and cue.subject == border.cue.subject and cue.form == "finite" and cue.base not in _NO_SECOND
        for cue in border.cues
    )
    return joined and not _somebody_acts(border.tokens, border.start)


def _relative_over(border: Border) -> bool:
    """Tell whether the clause behind "who" ends: Vale, who said it was over, left."""
    if border.mark != "," or not finite(border.tokens, border.at + 1):
        return False
    at = border.cue.first
    while at > 0 and (is_adverb(border.tokens[at - 1]) or is_auxiliary(border.tokens[at - 1])):
        at -= 1
    return at > 0 and border.tokens[at - 1].lower in {"who", "which"}


def _somebody_acts(tokens: Sequence[Token], start: int) -> bool:
    inner = base_after(tokens, start, len(tokens))
    if inner is None:
        return False
    head = tokens[inner.head]
    return head.lower in SUBJECT_PRONOUNS - {"it"} if inner.kind == "pronoun" else head.type == "person"


BORDERS: tuple[Rule[Border, bool], ...] = (
    Rule(
        "a semicolon ends reported words",
        lambda border: border.mark == ";",
        True,
        yes=("The minister said the bridge was shut[;] it takes effect next week.",),
    ),
    Rule(
        "the writer's own contrast",
        lambda border: border.mark == "," and border.follow in _CONTRASTS,
        True,
        yes=("The minister said the bridge would open in May[,] but work stopped on Friday.",),
        no=("The minister said the bridge would open in May[,] June or July.",),
    ),
    Rule(
        "a new speaker",
        _new_speaker,
        True,
        yes=("The minister said the bridge was shut[,] and the mayor said the road was open.",),
        no=("The minister said the bridge was shut[,] and the road was open.",),
    ),
    Rule(
        "the speaker goes on with a participle",
        lambda border: border.mark == "," and border.follow in _WRITERS_PARTICIPLES,
        True,
        yes=("The minister said the bridge was shut[,] adding that the road was open.",),
    ),
    Rule(
        "the relative clause that reports is over",
        _relative_over,
        True,
        yes=("The minister, who said that the bridge was shut[,] left at noon.",),
        no=("The minister said that the bridge[,] the old one, was shut.",),
    ),
    Rule(
        "the speaker's second verb",
        _second_verb,
        True,
        yes=("The minister said it was a crime [and] urged all sides to wait.",),
        no=("The minister said they had met [and] agreed that it was over.",),
    ),
)
"""Where reported words end before their sentence does."""

_MAY_END = frozenset({";", ",", "and"})


def clause_end(tokens: Sequence[Token], cue: Cue, cues: Sequence[Cue], start: int) -> int:
    """Return where reported words end: with the sentence, or before a clause that the writer adds.

    Parameters:
        tokens: Tokens of the sentence.
        cue: What reports them.
        cues: All cues of the sentence.
        start: Where the words begin.
    """
    for place in range(start + 2, len(tokens)):
        if tokens[place].lower not in _MAY_END:
            continue
        rule = first(BORDERS, Border(tokens, cue, cues, start, place))
        if rule is not None:
            if is_tracing():
                note(STAGE, rule.name, Span(tokens[place].start, tokens[place].end), "decided", "reported words end")
            return place
    return len(tokens)

"""Where reported words begin and end: the clause that a cue governs, before it or after it.

Each way of reporting is a row; what stands between a cue and its clause (when, where, to whom) is stepped over first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dossier.analyse.quotes.asides import (
    LINKS,
    OBJECTS,
    amount_end,
    aside_end,
    clause_follows,
    hearer_end,
    hearers_end,
    quantity_end,
)
from dossier.analyse.quotes.borders import clause_end
from dossier.analyse.quotes.denials import denial
from dossier.analyse.quotes.earlier import Range, clause_before, sentence_start
from dossier.analyse.quotes.rows import REFUSED, Reader, Refused, ask, refusing
from dossier.analyse.quotes.spots import Cue
from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import BELIEF, HEARER, INDIRECT, SUBJECT_PRONOUNS, TAKES_BARE, TIME_WORDS
from dossier.english.clauses import finite
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.english.phrases import Phrase, base_after, is_adverb
from dossier.english.verbs import is_base

OPENERS = word_set("that whether if how why")
_STRESSING = words(ANY, "stresses")
_STRESSED = words("nouns", "stressed")
"""What readouts of talks say was stressed, without a clause: "stressed the need for a ceasefire"."""

_PLAINLY = words("saying", "plain")

_ASKING = words("saying", "asks")
"""Verbs whose hearer is asked to do something: "urged the council to wait"."""

_PLACEHOLDERS = word_set("it there this what those")


@dataclass(frozen=True)
class Reported:
    """A cue with a subject, in its sentence."""

    tokens: Sequence[Token]
    cue: Cue
    subject: Phrase
    cues: Sequence[Cue]
    """All cues of the sentence."""

    @property
    def base(self) -> str:
        """The cue verb's base form."""
        return self.cue.base

    @cached_property
    def begins(self) -> int | None:
        """Where a bare clause would begin, when, where and to whom stepped over; None where the hearer is missing."""
        if self.base in HEARER:
            return hearer_end(self.tokens, self.cue.last)
        return aside_end(self.tokens, self.cue.last)

    @cached_property
    def inner(self) -> Phrase | None:
        """The subject of a bare clause after the cue."""
        if self.begins is None:
            return None
        return base_after(self.tokens, quantity_end(self.tokens, self.begins), len(self.tokens))

    @cached_property
    def earlier(self) -> Range | None:
        """The clause before the cue, if one stands there."""
        return clause_before(self.tokens, self.cue, self.subject)

    def lower(self, at: int) -> str:
        """Return a token in lower case; nothing past the end."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def until_end(self, start: int) -> Range:
        """Return what is reported from a token on."""
        return start, clause_end(self.tokens, self.cue, self.cues, start)


# ---------------------------------------------------------------- after the cue


def _opened(reported: Reported) -> Range | Refused | None:
    """Read the clause that "that", "whether" or a question word opens, after at most an aside."""
    tokens, cue = reported.tokens, reported.cue
    for place in range(cue.last, min(cue.last + 14, len(tokens))):
        token = tokens[place]
        if token.kind == "quote" or token.lower in {";", ":", "—"}:
            return None
        if token.kind != "word" or token.lower not in OPENERS:
            continue
        if token.lower in {"how", "why", "if"} and place > cue.last + 3:
            return None
        if place == cue.last or cue.base in HEARER or _only_aside(tokens, cue.last, place):
            return reported.until_end(place + 1 if token.lower == "that" else place)
        return None
    return None


def _only_aside(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Tell whether only when, where and to whom stands between a cue and its clause."""
    opening = tokens[start]
    if opening.lower in LINKS and finite(tokens, stop + 1):
        return False  # said from Bern, the first stop of a trip that will …
    if opening.lower in LINKS or opening.lower in TIME_WORDS or opening.lower == ",":
        return True
    return is_adverb(opening) or stop - start <= 1


def _said_before(reported: Reported) -> bool:
    """Tell whether what is said has been said: a quotation ends right before ("…," Vale said, the …)."""
    if reported.cue.form != "finite":
        return False
    at = min(reported.cue.first, reported.subject.first)
    return any(token.kind == "quote" for token in reported.tokens[max(0, at - 2) : at])


def _asked_to(reported: Reported) -> Range | None:
    """Read what somebody is asked to do: urged | the council to wait; called on | all sides to stop."""
    if reported.base not in _ASKING:
        return None
    at = reported.cue.last
    if reported.lower(at) in {"on", "upon", "for"}:
        at += 1
    if reported.lower(at) == "to":
        return reported.until_end(at) if is_base(reported.lower(at + 1)) else None
    tokens = reported.tokens
    end = at + 1 if reported.lower(at) in OBJECTS else hearers_end(tokens, at)
    if end is None or reported.lower(end) != "to" or not is_base(reported.lower(end + 1)):
        return None
    return reported.until_end(at)


def _called_for(reported: Reported) -> Range | None:
    """Read what somebody calls or asks for: called for | an end to the strike."""
    if reported.base not in {"call", "ask", "appeal"} or reported.lower(reported.cue.last) != "for":
        return None
    return _thing(reported, reported.cue.last + 1)


def _accused_of(reported: Reported) -> Range | None:
    """Read what somebody is accused of: accused | the council of wasting money."""
    if reported.base != "accuse":
        return None
    start = reported.cue.last
    phrase = base_after(reported.tokens, start, len(reported.tokens))
    ends = (hearers_end(reported.tokens, start), None if phrase is None else phrase.last)
    accused = any(end is not None and reported.lower(end) == "of" for end in ends)
    return reported.until_end(start) if accused else None


def _announced(reported: Reported) -> Range | None:
    """Read what somebody announces: announced | new sanctions in response to the vote."""
    if reported.base != "announce" or reported.cue.form != "finite" or reported.begins is None:
        return None
    return _thing(reported, reported.begins)


def _thing(reported: Reported, at: int) -> Range | None:
    """Return a noun phrase and what belongs to it, unless a quotation or a name alone stands there."""
    phrase = base_after(reported.tokens, at, len(reported.tokens))
    return reported.until_end(at) if phrase is not None and phrase.kind == "nominal" else None


def _placeholder(reported: Reported) -> Range | None:
    """Read a clause that begins with it, there, this."""
    at = reported.begins
    if at is None or reported.inner is not None or reported.lower(at) not in _PLACEHOLDERS:
        return None
    return reported.until_end(at)


def _number(reported: Reported) -> Range | None:
    """Read a clause whose subject is a number or an amount: 190 were dead; 78% of its members had voted."""
    at = reported.begins
    if at is None:
        return None
    end = amount_end(reported.tokens, at)
    return reported.until_end(at) if end > at and finite(reported.tokens, end) else None


def _stressed(reported: Reported) -> Range | None:
    if reported.begins is None or reported.inner is None or reported.base not in _STRESSING:
        return None
    stressed = reported.tokens[reported.inner.head].lower in _STRESSED
    return reported.until_end(reported.begins) if stressed else None


def _bare(reported: Reported) -> Range | None:
    """Read a clause without "that": a subject of its own and a verb."""
    at, inner = reported.begins, reported.inner
    if at is None or inner is None:
        return None
    if inner.kind == "pronoun" or clause_follows(reported.tokens, at, loose=reported.base in _PLAINLY):
        return reported.until_end(at)
    return None


def _bare_behind_aside(reported: Reported) -> bool:
    """Tell whether the clause was before the cue and only an aside follows: It is shut, she said in a speech …."""
    stepped = reported.begins is not None and reported.begins > reported.cue.last
    return stepped and reported.lower(reported.cue.last) in LINKS and reported.earlier is not None


def _earlier(reported: Reported) -> Range | None:
    return reported.earlier if reported.cue.form == "inverted" else None


_BARE = TAKES_BARE | HEARER

CLAUSES: tuple[Reader[Reported, Range], ...] = (
    Reader(
        "denied, so that nothing was said",
        refusing(lambda reported: reported.cue.negated),
        yes=(
            "No official [said] that the bridge was shut.",
            "The minister did not [say] that the bridge was shut.",
            "Neither the mayor nor the council [said] that the bridge was shut.",
        ),
        no=("The minister [said] that no bridge was shut.",),
    ),
    Reader(
        "supposed, asked about or possible, so that nothing is told as said",
        refusing(lambda reported: denial(reported.tokens, (reported.cue.first,)) is not None),
        yes=(
            "If the minister [said] that the bridge was shut, he lied.",
            "The minister may have [said] that the bridge was shut.",
        ),
        no=("The minister [said] that if it rained the bridge would be shut.",),
    ),
    Reader(
        "what somebody is asked to do",
        _asked_to,
        yes=(
            "The minister urged [the council to wait for the report].",
            "The minister called on [both sides to stop the fighting].",
        ),
        no=("The minister urged [the very old council of the town].",),
    ),
    Reader(
        "what somebody calls for",
        _called_for,
        yes=("The minister called for [an end to the strike].",),
        no=("The minister called [the mayor of the town] at noon.",),
    ),
    Reader(
        "what somebody is accused of",
        _accused_of,
        yes=("The minister accused [the council of wasting money].",),
    ),
    Reader(
        "no verb whose clause is reported",
        refusing(lambda reported: reported.base not in INDIRECT and reported.base not in BELIEF),
        yes=("The minister [praised] that the bridge was shut.",),
    ),
    Reader(
        "called or said so by somebody, which reports no clause",
        refusing(lambda reported: reported.cue.form == "passive"),
        yes=("The bridge was [reported] by the mayor that week.",),
    ),
    Reader(
        "a clause, a comma and the verb before its subject",
        _earlier,
        yes=("[The bridge would open in May], said the minister.",),
    ),
    Reader(
        "no clause before a verb that stands before its subject",
        refusing(lambda reported: reported.cue.form == "inverted"),
        yes=('"We will stay in the talks," [said] the minister.',),
    ),
    Reader(
        "a clause behind that, whether or how",
        _opened,
        yes=(
            "The minister said on Monday that [the bridge would open in May].",
            "The minister asked [whether the bridge would open in May].",
        ),
        no=("The minister said [the bridge would open in May].",),
    ),
    Reader(
        "a quotation stands before the verb",
        refusing(_said_before),
        yes=('"We seek peace," the minister [said] from Bern, the first stop of a trip to Rome.',),
    ),
    Reader(
        "what somebody announces",
        _announced,
        yes=("The minister announced [new sanctions in response to the vote].",),
        no=("The minister announced that [new sanctions were due].",),
    ),
    Reader(
        "a verb that reports only behind that",
        lambda reported: reported.earlier or REFUSED if reported.base not in _BARE else None,
        yes=("The minister [asked] the mayor of the town a question.",),
    ),
    Reader(
        "the words before, for only an aside follows",
        lambda reported: reported.earlier if _bare_behind_aside(reported) else None,
        yes=("[The road is shut], she said in an interview with the Gazette, the paper that broke the story.",),
        no=("The minister said in an interview [the road is shut].",),
    ),
    Reader(
        "a number and a verb",
        _number,
        yes=(
            "The minister said [190 were dead on both sides].",
            "The union said [78% of its members had voted yes].",
            "The minister said [$4 million was needed].",
            "The minister said [12 of the 40 firms would fail].",
            "The minister said [nearly 200 homes were lost].",
        ),
        no=("The minister said on 4 May that [190 were dead].",),
    ),
    Reader(
        "a clause that begins with it or there",
        _placeholder,
        yes=("The minister said [there was no bridge in May].",),
    ),
    Reader(
        "what somebody stresses the need for",
        _stressed,
        yes=("The minister stressed [the need for a ceasefire in the north].",),
        no=("The minister stressed [the length of the bridge] in May.",),
    ),
    Reader(
        "a clause without that",
        _bare,
        yes=(
            "The minister said [the bridge would open in May].",
            "The minister said on 4 May [the bridge would open].",
            "The minister said [eleven towns had no power].",
        ),
        no=("The minister said on Monday that [the bridge would open in May].",),
    ),
    Reader(
        "a clause, a comma, and speaker and verb",
        lambda reported: reported.earlier,
        yes=("[The bridge would open in May], the minister said.",),
    ),
)
"""Where the words stand that a verb of saying or thinking reports."""


# ---------------------------------------------------------------- beside "according to"


def _opening_source(reported: Reported) -> Range | Refused | None:
    """Read what follows a source that opens its clause: According to Vale, …."""
    tokens, cue = reported.tokens, reported.cue
    opens = cue.first <= 1 and not any(token.kind == "quote" for token in tokens[: cue.first])
    if not opens and reported.lower(cue.first - 1) not in {"but", "and", ";", "because"}:
        return None
    at = reported.subject.last
    comma = next((place for place in range(at, min(at + 25, len(tokens))) if tokens[place].lower == ","), None)
    if comma is not None:
        at = _main_clause(tokens, comma + 1)
    elif at < len(tokens) and tokens[at].kind == "mark":
        return REFUSED
    return (at, len(tokens)) if at < len(tokens) else REFUSED


def _main_clause(tokens: Sequence[Token], at: int) -> int:
    """Step over appositions after the source's name until a clause begins."""
    for _ in range(3):
        if at >= len(tokens) or tokens[at].lower in SUBJECT_PRONOUNS or clause_follows(tokens, at):
            return at
        comma = next((place for place in range(at, min(at + 16, len(tokens))) if tokens[place].lower == ","), None)
        if comma is None:
            return at
        at = comma + 1
    return at


def _closing_source(reported: Reported) -> Range | None:
    end = reported.cue.first
    start = sentence_start(reported.tokens, end)
    words = sum(token.kind in {"word", "name"} for token in reported.tokens[start:end])
    return (start, end) if words >= 4 else None


SOURCES: tuple[Reader[Reported, Range], ...] = (
    Reader(
        "according to somebody, and the clause after",
        _opening_source,
        yes=("According to the minister, [the bridge would open in May].",),
    ),
    Reader(
        "a clause, and according to whom",
        _closing_source,
        yes=("[The bridge would open in May], according to the minister.",),
        no=("According to the minister, [the bridge would open in May].",),
    ),
)
"""Where the words stand for which a source is named."""


def read_reported(reported: Reported) -> tuple[str, Range | None]:
    """Return the rule that decides what a cue reports, and the words; None where it reports none."""
    return ask(SOURCES if reported.cue.form == "according" else CLAUSES, reported)

"""Find the words that say somebody speaks, and who.

A word that may be such a cue is put before a table of rules, which read it as a cue of some form or refuse it: a noun,
a passive without its agent, something that was not said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dossier.analyse.quotes.can_speak import is_speaker
from dossier.analyse.quotes.cue_phrases import PHRASES
from dossier.analyse.quotes.inversion import PLURAL_HEADS, inverted
from dossier.analyse.quotes.nouns import is_noun
from dossier.analyse.quotes.participles import (
    of_let,
    opening_participle,
    own_participle,
    progressive,
    quoted_as,
    trailing_participle,
    when_ing,
)
from dossier.analyse.quotes.rows import STAGE, Reader, ask, refusing
from dossier.analyse.quotes.spots import Cue, Spot
from dossier.analyse.quotes.two_speakers import with_first_of_two
from dossier.analyse.quotes.writer_sentences import Token
from dossier.english.clause_words import (
    BELIEF,
    CUES,
    DOCUMENT_NOUNS,
    ING,
    ISSUING,
    PARTICIPLES,
    PRESENT,
    SUBJECT_PRONOUNS,
    UNSAID,
)
from dossier.english.clauses import clause_subject, is_denied, subject_of
from dossier.english.finite_verbs import finite
from dossier.english.function_words import BE, DETERMINERS, HAVE, MODALS, PREPOSITIONS
from dossier.english.patterns import word_set
from dossier.english.phrases import Phrase, is_adverb, is_auxiliary, phrase_after
from dossier.english.verbs import is_base
from dossier.model import Span
from dossier.trace import is_tracing, note

_PHRASE_WORDS = word_set("according words put puts per held holds holding made makes clear")
_MAY_BE_CUES = CUES | PARTICIPLES.keys() | ISSUING | _PHRASE_WORDS
_NOT_ARTICLES = word_set("this that these those some both all another")
_ARTICLES = DETERMINERS - _NOT_ARTICLES
_PER_UNIT = word_set("cent capita se annum")
_ISSUED = DOCUMENT_NOUNS | word_set("remarks comments following")
_NOT_ISSUED = (PREPOSITIONS | {"that", "how", "why"}) - {"following"}
"""Words behind which no document is named that somebody issues: wrote | that the bill would fail."""
_MEANS = word_set("phone telephone email e-mail text video letter fax message satellite radio post mail far then")
"""What "said by" may be followed by that is no agent."""
_JOINS = word_set("and but or")
_OTHERWISE = {"relate": {"to"}, "report": {"to", "for"}, "see": {"to"}}
"""Verbs that say nothing with a word behind them -> such words."""
_DO = word_set("do does did")


def find_cues(tokens: Sequence[Token]) -> list[Cue]:
    """Find the cues of a unit.

    Parameters:
        tokens: The unit's tokens.

    Returns:
        Cues in order; those whose subject was not found have None there.
    """
    found: list[Cue] = []
    for at, token in enumerate(tokens):
        if token.lower not in _MAY_BE_CUES or token.kind != "word":
            continue
        spot = Spot(tokens, at)
        rule, cue = ask(CUE_READERS, spot)
        if cue is not None:
            cue = _with_subject(tokens, with_first_of_two(tokens, _without_time(tokens, cue)), found)
            found.append(cue)
        if rule and is_tracing():
            _explain(tokens, at, rule, cue)
    return found


def _explain(tokens: Sequence[Token], at: int, rule: str, cue: Cue | None) -> None:
    """Say which rule read a word as a cue, and of whom, or refused it."""
    if cue is None:
        note(STAGE, rule, Span(tokens[at].start, tokens[at].end), "refused", "no cue")
        return
    subject = cue.subject
    whom = " ".join(token.lower for token in tokens[subject.first : subject.last]) if subject else "nobody found"
    denied = "; denied" if cue.negated else ""
    span = Span(tokens[cue.first].start, tokens[cue.last - 1].end)
    note(STAGE, rule, span, "decided", f"{cue.base} ({cue.form}) by {whom}{denied}")


def _with_subject(tokens: Sequence[Token], cue: Cue, found: Sequence[Cue]) -> Cue:
    """Return a cue with the subject that it shares with one before, and denied where its subject says nobody."""
    if cue.form == "finite" and (_listed(tokens, cue) or coordinated(tokens, cue.first)):
        joined = _joined(found)
        if joined is not None:
            return replace(cue, subject=joined.subject, negated=cue.negated or _nobody(tokens, joined.subject))
    if cue.form == "participle" and found and _has_subject_of(tokens, cue, found[-1]):
        cue = replace(cue, subject=found[-1].subject)
    return replace(cue, negated=True) if _nobody(tokens, cue.subject) else cue


def _without_time(tokens: Sequence[Token], cue: Cue) -> Cue:
    """Return a cue without the time that seems to belong to its subject: hours after | the court ruled."""
    subject = cue.subject
    if subject is None or subject.kind != "nominal" or subject.last - subject.first < _LEAST_BEFORE:
        return cue
    timed = tokens[subject.first].lower in _UNITS and tokens[subject.first + 1].lower in {"after", "before", "since"}
    behind = phrase_after(tokens, subject.first + 2, subject.last) if timed else None
    return cue if behind is None else replace(cue, subject=behind)


_UNITS = word_set("minutes hours days weeks months years")


def _has_subject_of(tokens: Sequence[Token], cue: Cue, before: Cue) -> bool:
    """Tell whether a participle has the subject of the verb before, or one that is a part of it."""
    own, whole = cue.subject, before.subject
    if own is None or _adds(tokens, cue, before):
        return True
    return whole is not None and whole.kind == "nominal" and whole.first < own.first and own.last <= whole.last


def _adds(tokens: Sequence[Token], cue: Cue, before: Cue) -> bool:
    """Tell whether a participle goes on with who spoke before: The road is shut, Vale said in a note, | adding that."""
    if before.form not in {"finite", "inverted"} or before.subject is None or tokens[cue.first - 1].lower != ",":
        return False
    start = max(before.last, before.subject.last)
    if min(before.first, before.subject.first) < _LEAST_BEFORE or tokens[start].lower == "that":
        return False
    return not any(finite(tokens, place) for place in range(start, cue.first))


_LEAST_BEFORE = 3
"""Words of the shortest clause before "Vale said"."""


def _joined(found: Sequence[Cue]) -> Cue | None:
    """Return the cue before, if a second verb can share its subject."""
    before = next((other for other in reversed(found) if other.base not in BELIEF), None)
    return before if before is not None and before.form in {"finite", "participle"} else None


def _listed(tokens: Sequence[Token], cue: Cue) -> bool:
    """Tell whether a verb goes on behind a comma with the subject before: reiterated …, | expressed … and agreed."""
    return cue.subject is None and cue.first > 0 and tokens[cue.first - 1].lower == ","


def _nobody(tokens: Sequence[Token], subject: Phrase | None) -> bool:
    return subject is not None and is_denied(tokens, subject)


def coordinated(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb is joined to the one before by "and", so that it has the same subject."""
    back = at
    while back > 0 and (is_adverb(tokens[back - 1]) or is_auxiliary(tokens[back - 1])):
        back -= 1
    return back > 0 and tokens[back - 1].lower in _JOINS


# ---------------------------------------------------------------- infinitives and passives


def _went_on(spot: Spot) -> Cue | None:
    if not (spot.behind("went", "on", "to") or spot.behind("goes", "on", "to")):
        return None
    return spot.cue("finite", subject_of(spot.tokens, spot.back - 3))


def _wrote_to_say(spot: Spot) -> Cue | None:
    """Read "wrote to say that", "used to say that"."""
    if spot.lower != "to" or spot.word != spot.base or spot.back < 2 or spot.follow not in _CLAUSE_OPENERS:
        return None
    lead = spot.tokens[spot.back - 2]
    if lead.kind != "word" or lead.lower not in _LEADS_TO_SAY:
        return None
    return spot.cue("finite", subject_of(spot.tokens, spot.back - 2))


_LEADS_TO_SAY = word_set("wrote written writes called phoned rang emailed used liked likes loved")
_CLAUSE_OPENERS = word_set("that how the it he she they we i")


def _to_say(spot: Spot) -> Cue | None:
    """Read "took the floor to say: …" where the quotation follows at once, unless it is left open that it was said."""
    if spot.lower != "to" or spot.word != spot.base or not _introduces(spot):
        return None
    lead = spot.tokens[spot.back - 2] if spot.back > 1 else None
    if lead is not None and lead.kind == "word" and (lead.lower in UNSAID or is_auxiliary(lead)):
        return None
    return spot.cue("participle", clause_subject(spot.tokens, spot.back - 1))


def _introduces(spot: Spot) -> bool:
    """Tell whether a quotation follows a verb at once, a comma or colon aside."""
    after = spot.at + 1
    if spot.follow in {",", ":"}:
        after += 1
    return after < len(spot.tokens) and spot.tokens[after].kind == "quote"


def _passive(spot: Spot) -> Cue | None:
    if not spot.past or spot.lower not in BE or spot.lower == "'s":
        return None
    return spot.cue("passive", _agent(spot.tokens, spot.at))


def _reduced_passive(spot: Spot) -> Cue | None:
    """Read a participle that its agent follows at once: a memo posted (online) by Finn."""
    if not spot.past or spot.at == 0 or spot.tokens[spot.at - 1].lower in HAVE:
        return None
    for place in (spot.at + 1, spot.at + 2):
        if place >= len(spot.tokens) or spot.tokens[place].kind != "word":
            return None
        if spot.tokens[place].lower.endswith("ing"):
            return None  # said | rioting by inmates went on
        if spot.tokens[place].lower == "by":
            by_means = place + 1 < len(spot.tokens) and spot.tokens[place + 1].lower in _MEANS
            return None if by_means else spot.cue("passive", _agent(spot.tokens, spot.at))
    return None


def _agent(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Return by whom: "was called … by the police"; no agent, no speaker."""
    for place in range(at + 1, min(at + 14, len(tokens))):
        token = tokens[place]
        if token.lower in {";", ":"} or (token.lower == "," and place > at + 1):
            return None
        if token.kind == "word" and token.lower == "by":
            agent = phrase_after(tokens, place + 1)
            if agent is not None:
                return agent
    return None


def _having(spot: Spot) -> Cue | None:
    if not spot.past or spot.lower != "having":
        return None
    return spot.cue("participle", clause_subject(spot.tokens, spot.back - 1))


# ---------------------------------------------------------------- what is no cue


def _told_to(spot: Spot) -> bool:
    """Tell whether a past form that needs somebody to hear it has nobody: a firm | told to halt its ships."""
    return spot.word in _NEEDS_HEARER and spot.follow == "to"


_NEEDS_HEARER = word_set("told ordered urged advised instructed encouraged reminded implored")


def _of_no_noun(spot: Spot) -> bool:
    """Tell whether only an article and a superlative stand before, so that a noun follows: the first | known."""
    if not spot.past or spot.following is None or spot.following.kind != "word" or spot.follow in _OPENERS:
        return False
    subject = spot.subject
    if subject is None or subject.kind != "nominal" or subject.last != spot.back:
        return False
    head = spot.tokens[subject.head].lower
    return (head.endswith("est") and len(head) > _SHORT) or head in _ORDERING


_SHORT = 5
_ORDERING = word_set("first last only latest next second third most total overall")
_OPENERS = DETERMINERS | PREPOSITIONS | SUBJECT_PRONOUNS | {"that", "there"}


def _second_infinitive(spot: Spot) -> bool:
    """Tell whether a base form is joined to an infinitive behind a passive: were asked to send plans and | suggest."""
    if spot.word != spot.base or spot.lower not in _JOINS:
        return False
    verb = next((at for at in range(spot.back - 2, -1, -1) if spot.tokens[at].lower == "to"), None)
    if verb is None or verb < 2 or not is_base(spot.tokens[verb + 1].lower):
        return False
    return spot.tokens[verb - 1].lower.endswith("ed") and spot.tokens[verb - 2].lower in BE


def _bare_behind_singular(spot: Spot) -> bool:
    """Tell whether a bare form cannot go with its subject: "Finn say"."""
    if spot.subject is None or PRESENT.get(spot.word) != spot.word or spot.lower in _DO or spot.negated:
        return False
    if spot.past:
        return False  # the statement read
    head = spot.tokens[spot.subject.head]
    if spot.subject.kind == "pronoun":
        return head.lower in {"he", "she", "it"}
    if head.kind != "word" or head.lower.endswith("s") or head.lower in PLURAL_HEADS:
        return False
    inside = range(spot.subject.first, spot.subject.last)
    return not any(_are_told_more_of(spot.tokens, place) for place in inside)


def _are_told_more_of(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a plural for people stands at a token: experts | meeting in Paris; a team of | scientists."""
    word = tokens[at].lower
    plural = word in PLURAL_HEADS or (word.endswith("s") and word != "news" and is_speaker(word))
    return plural and (tokens[at + 1].lower.endswith("ing") or tokens[at - 1].lower == "of")


def _name_like(spot: Spot) -> bool:
    if not spot.tokens[spot.at].capital or spot.at == 0 or spot.word in ING:
        return False
    if spot.tokens[spot.at - 1].kind != "mark":
        return True
    return spot.following is not None and spot.following.capital and spot.following.kind == "word"


CUE_READERS: tuple[Reader[Spot, Cue], ...] = (
    *PHRASES,
    Reader(
        "no verb, for want of a verb of saying",
        refusing(lambda spot: not spot.base),
        yes=("The ministry [issued] a licence for the bridge.",),
    ),
    Reader(
        "a verb that says something only with another word, or without one",
        refusing(lambda spot: spot.lacks_particle or spot.follow in _OTHERWISE.get(spot.base, ())),
        yes=(
            "The minister [pointed] at the bridge.",
            "The minister holds the papers [relating] to the bridge that was shut.",
        ),
        no=("The minister [pointed] out that the bridge was shut.",),
    ),
    Reader(
        "a name that looks like a verb",
        refusing(_name_like),
        yes=(
            "The Blue [Report] of the ministry came late.",
            "His first film, [Promised] Land based on a book, came late.",
        ),
    ),
    Reader(
        "told to do it, by nobody named",
        refusing(_told_to),
        yes=("The minister said the crew had been paid and [told] to shut the bridge.",),
        no=("The minister [told] the crew to shut the bridge.",),
    ),
    Reader(
        "a participle between an article with a superlative and its noun",
        refusing(_of_no_noun),
        yes=("The largest [reported] gift was a bridge.", "The total [reported] deaths rose to nine."),
        no=("The youngest [said] that the bridge was shut.",),
    ),
    Reader(
        "a participle that opens the sentence",
        when_ing(opening_participle),
        yes=('[Calling]{by president barack obama} it "a long day for us all", President Barack Obama left.',),
    ),
    Reader(
        "is saying",
        when_ing(progressive),
        yes=("President Barack Obama is [saying]{finite} that the law is unjust.",),
    ),
    Reader(
        "quoted as saying",
        when_ing(quoted_as),
        yes=(
            "President Barack Obama was quoted as [saying]{by president barack obama} that the law is unjust.",
            "The paper quoted President Barack Obama as [saying]{by president barack obama} that the law is unjust.",
        ),
    ),
    Reader(
        "a noun in -ing",
        when_ing(refusing(lambda spot: spot.lower in DETERMINERS or spot.lower in {"'s", "of", "worth"})),
        yes=("The [warning] of the ministry came late.",),
    ),
    Reader(
        "a participle behind its noun",
        when_ing(own_participle),
        yes=(
            "The mayor got a letter [saying]{by a letter} that the bridge was shut.",
            "The mayor sent a letter to Anna Lee [asking]{by the mayor} that the bridge be shut.",
        ),
        no=("The mayor emailed Anna Lee [telling] her that the bridge was shut.",),
    ),
    Reader(
        "asks to be let speak",
        when_ing(refusing(of_let)),
        yes=("Let me begin by [saying] that the bridge is shut.",),
    ),
    Reader(
        "a participle that tells more of the subject",
        when_ing(trailing_participle),
        yes=(
            "President Barack Obama left early, [saying]{participle} that the law was unjust.",
            "The note is short, and President Barack Obama begins by [saying]{by president barack obama} that he left.",
            "The town shut the bridge, the mayor said in a note, [adding]{by the mayor} that it was old.",
        ),
    ),
    Reader(
        "went on to say",
        _went_on,
        yes=("President Barack Obama went on to [say]{finite} that the law is unjust.",),
    ),
    Reader(
        "wrote, or used, to say",
        _wrote_to_say,
        yes=("President Barack Obama had written to [say]{finite} that the law was unjust.",),
        no=("President Barack Obama had hoped to [say] that the law was unjust.",),
    ),
    Reader(
        "to say, and the quotation at once",
        _to_say,
        yes=('President Barack Obama stood up to [say]{participle}: "The law is unjust."',),
        no=('President Barack Obama refused to [say] "the law is unjust".',),
    ),
    Reader(
        "may, would or is to say",
        refusing(lambda spot: spot.lower in MODALS or spot.lower in {"to", "and/or"}),
        yes=("President Barack Obama would [say] that the law is unjust.",),
    ),
    Reader(
        "a noun behind its article",
        refusing(lambda spot: spot.lower in _ARTICLES),
        yes=("The [report] of the ministry came late.",),
    ),
    Reader(
        "was called so by somebody",
        _passive,
        yes=('The law was [called]{passive) by the mayor} "unjust to workers" by the mayor.',),
    ),
    Reader(
        "called so by somebody",
        _reduced_passive,
        yes=("A note [written]{passive) by the mayor} by the mayor was found.",),
        no=("The mayor [said] by phone that the bridge was shut.",),
    ),
    Reader(
        "having said",
        _having,
        yes=("President Barack Obama left, having [said]{participle} that the law was unjust.",),
    ),
    Reader(
        "a participle without have",
        refusing(lambda spot: spot.word in PARTICIPLES and spot.lower not in HAVE),
        yes=("The letter, long [known], was found.",),
    ),
    Reader(
        "a noun behind a possessive or a preposition",
        refusing(lambda spot: spot.lower == "'s" or (spot.lower in PREPOSITIONS and spot.lower != "on")),
        yes=("The minister spoke in [reply] to the mayor.",),
    ),
    Reader(
        "the verb before its subject",
        inverted,
        yes=(
            '"We will stay in the talks," [said]{inverted} President Barack Obama.',
            "The bridge is shut for good, [said]{inverted} the mayor.",
        ),
        no=("The ministry, in a letter, [said] the ban on flights is void.",),
    ),
    Reader(
        "a noun that looks like a verb",
        refusing(is_noun),
        yes=("Old [claims] of the ministry came up.",),
        no=("The spokesman [claims] the law is unjust.",),
    ),
    Reader(
        "nobody before a verb behind a quotation",
        refusing(lambda spot: spot.before is not None and spot.before.kind == "quote" and spot.subject is None),
        yes=('"We will stay in the talks" [said] to be in danger.',),
    ),
    Reader(
        "a bare form that goes on with an infinitive",
        refusing(_second_infinitive),
        yes=("The readers were asked to send in plans and [suggest] what the flag should mean.",),
        no=("The mayors hope to meet and [believe] that the law is unjust.",),
    ),
    Reader(
        "a bare form behind a singular",
        refusing(_bare_behind_singular),
        yes=("Let the mayor [say] that the bridge is shut.",),
        no=("The mayors [believe] that the law is unjust.",),
    ),
    Reader(
        "subject and verb",
        lambda spot: spot.cue("finite", spot.subject),
        yes=(
            "President Barack Obama [said]{finite) by president barack obama} that the law is unjust.",
            "No official [said]{by no official; denied} that the law is unjust.",
            "Neither the mayor nor the council [said]{denied} that the law is unjust.",
            "The mayor [said]{finite) by the mayor} by phone that the bridge was shut.",
        ),
        no=("The [report] of the ministry came late.",),
    ),
)
"""What a word that may report speech is; the first rule that answers decides."""

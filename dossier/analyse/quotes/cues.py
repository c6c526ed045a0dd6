"""Find the words that say somebody speaks, and who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dossier.analyse.quotes.clauses import (
    Phrase,
    clause_subject,
    finite,
    is_adverb,
    is_auxiliary,
    phrase_after,
    phrase_before,
    subject_of,
)
from dossier.analyse.quotes.lexicon import (
    BE,
    BELIEF,
    DETERMINERS,
    DOCUMENT_NOUNS,
    HAVE,
    ING,
    ISSUING,
    MODALS,
    NAMING,
    NEGATIONS,
    NOUN_FORMS,
    PARTICIPLES,
    PAST,
    PEOPLE,
    PREPOSITIONS,
    PRESENT,
    SOURCE_NOUNS,
    UNSAID,
)
from dossier.analyse.quotes.writer_sentences import Token

Form = Literal["finite", "inverted", "participle", "passive", "according", "noun"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports speech."""

    first: int
    """Index of its first token in the unit."""
    last: int
    """One past its last token."""
    base: str
    """The verb's base form, or `according to`."""
    form: Form
    subject: Phrase | None
    negated: bool = False


def find_cues(tokens: Sequence[Token]) -> list[Cue]:
    """Find the cues of a unit.

    Parameters:
        tokens: The unit's tokens.

    Returns:
        Cues in order; those whose subject was not found have None there.
    """
    found: list[Cue] = []
    for at, token in enumerate(tokens):
        if token.kind != "word":
            continue
        cue = phrase_cue(tokens, at) or document_cue(tokens, at) or verb_cue(tokens, at)
        if cue is None:
            continue
        if cue.form == "finite" and coordinated(tokens, at):
            joined = next((other for other in reversed(found) if other.base not in BELIEF), None)
            if joined is not None and joined.form in {"finite", "participle"}:
                cue = replace(cue, subject=joined.subject)
        if cue.form == "participle" and cue.subject is None and found:
            cue = replace(cue, subject=found[-1].subject)
        found.append(cue)
    return found


def phrase_cue(tokens: Sequence[Token], at: int) -> Cue | None:
    """Return the cue of several words that begins here: according to, in the words of."""
    word = tokens[at].lower
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if word == "according" and following == "to":
        return Cue(at, at + 2, "according to", "according", phrase_after(tokens, at + 2))
    if word == "words" and following == "of" and at >= 2 and tokens[at - 2].lower == "in":
        return Cue(at, at + 2, "in the words of", "according", phrase_after(tokens, at + 2))
    if word in {"put", "puts"} and following == "it":
        return Cue(at, at + 2, "put it", "finite", subject_of(tokens, at))
    if (
        word == "per"
        and (at == 0 or tokens[at - 1].lower == ",")
        and following not in {"cent", "capita", "se", "annum"}
    ):
        return Cue(at, at + 1, "per", "according", phrase_after(tokens, at + 1))
    return None


def coordinated(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a verb is joined to the one before by "and", so that it has the same subject."""
    back = at
    while back > 0 and (is_adverb(tokens[back - 1]) or is_auxiliary(tokens[back - 1])):
        back -= 1
    return back > 0 and tokens[back - 1].lower in {"and", "but", "or"}


def document_cue(tokens: Sequence[Token], at: int) -> Cue | None:
    """Return the cue of "issued a statement", "released the following statement"."""
    if tokens[at].lower not in ISSUING or at == 0:
        return None
    for place in range(at + 1, min(at + 6, len(tokens))):
        token = tokens[place]
        if token.kind not in {"word", "name"} or (token.lower in PREPOSITIONS and token.lower != "following"):
            return None
        if token.lower in DOCUMENT_NOUNS | {"remarks", "comments", "following"}:
            if tokens[at - 1].lower in BE:
                return None
            return Cue(at, at + 1, "statement", "finite", subject_of(tokens, at))
    return None


def verb_cue(tokens: Sequence[Token], at: int) -> Cue | None:
    """Return the cue verb at a token, if it is one by its form and its place."""
    token = tokens[at]
    word = token.lower
    if token.capital and at > 0 and tokens[at - 1].kind != "mark" and word not in ING:
        return None
    if word in ING:
        return participle_cue(tokens, at)
    base = PAST.get(word) or PARTICIPLES.get(word)
    past = base is not None
    base = base or PRESENT.get(word)
    if base is None:
        return None
    back, negated = at, False
    while back > 0 and (is_adverb(tokens[back - 1]) or tokens[back - 1].lower in NEGATIONS):
        negated = negated or tokens[back - 1].lower in NEGATIONS
        back -= 1
    before = tokens[back - 1] if back > 0 else None
    lower = before.lower if before is not None and before.kind == "word" else ""
    if lower == "to" and back > 2 and tokens[back - 2].lower == "on" and tokens[back - 3].lower in {"went", "goes"}:
        return Cue(at, at + 1, base, "finite", subject_of(tokens, back - 3), negated)  # went on to add
    if lower == "to" and word == base and introduces(tokens, at) and not unsaid(tokens, back - 2):
        return Cue(at, at + 1, base, "participle", clause_subject(tokens, back - 1), negated)
    if lower in MODALS or lower in {"to", "and/or"}:
        return None
    negated = negated or lower.endswith("n't") or lower in {"cannot"}
    if lower in DETERMINERS and lower not in {"this", "that", "these", "those", "some", "both", "all", "another"}:
        return None
    if past and lower in BE and lower != "'s":
        return passive_cue(tokens, at, base)
    if past and reduced_passive(tokens, at):
        return passive_cue(tokens, at, base)
    if past and lower == "having":
        return Cue(at, at + 1, base, "participle", clause_subject(tokens, back - 1), negated)
    if word in PARTICIPLES and lower not in HAVE:
        return None
    if lower == "'s" or (lower in PREPOSITIONS and lower not in {"on"}):
        return None
    inverted = inverted_subject(tokens, at, base)
    if inverted is not None:
        return Cue(at, at + 1, base, "inverted", inverted, negated)
    if word in NOUN_FORMS and not noun_form_is_verb(tokens, at, back):
        return None
    subject = subject_of(tokens, at)
    if subject is None and before is not None and before.kind == "quote":
        return None
    if word in PRESENT and word == base and subject is not None and singular(tokens, subject):
        return None
    return Cue(at, at + 1, base, "finite", subject, negated)


def reduced_passive(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether an agent follows a participle at once: a memo posted (online) by Finn."""
    for place in (at + 1, at + 2):
        if place >= len(tokens) or tokens[place].kind != "word":
            return False
        if tokens[place].lower == "by":
            return at > 0 and tokens[at - 1].lower not in HAVE
    return False


def introduces(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a quotation follows a verb at once, a comma or colon aside."""
    after = at + 1
    if after < len(tokens) and tokens[after].lower in {",", ":"}:
        after += 1
    return after < len(tokens) and tokens[after].kind == "quote"


def unsaid(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the word before "to say" leaves open whether it was said: refused, wants, able."""
    return at >= 0 and tokens[at].kind == "word" and (tokens[at].lower in UNSAID or is_auxiliary(tokens[at]))


def singular(tokens: Sequence[Token], subject: Phrase) -> bool:
    """Tell whether a subject cannot go with a bare form: "Finn say"."""
    if subject.kind == "pronoun":
        return tokens[subject.head].lower in {"he", "she", "it"}
    head = tokens[subject.head]
    return (
        head.kind == "word" and not head.lower.endswith("s") and head.lower not in {"police", "people", "many", "some"}
    )


def noun_form_is_verb(tokens: Sequence[Token], at: int, back: int) -> bool:
    """Tell whether a form that is as often a noun is a verb here: a subject stands right before, a clause follows."""
    if back == 0:
        return False
    before = tokens[back - 1]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if before.kind == "name" or (before.kind == "word" and before.lower in {"he", "she", "it", "they", "who", "which"}):
        return True
    third = tokens[at].lower.endswith("s") and before.kind == "word" and before.lower in SOURCE_NOUNS | PEOPLE
    if third and following is not None and following.kind in {"name", "word"} and not is_plural(before):
        return True
    if following is not None and following.lower in {"it", "he", "she", "they", "there"}:
        return True
    if before.kind == "mark":
        return (
            before.lower == "," and following is not None and (following.kind == "quote" or following.lower == "that")
        )
    if before.kind != "word" or following is None:
        return False
    return following.kind == "quote" or (
        following.lower in {"that", ":", ",", "the", "a", "an", "on", "for", "his", "her"} and is_plural(before)
    )


def is_plural(token: Token) -> bool:
    """Tell whether a noun looks plural."""
    return token.lower.endswith("s") and not token.lower.endswith("ss")


def participle_cue(tokens: Sequence[Token], at: int) -> Cue | None:
    """Return the cue of an -ing form: "…, adding", "is saying", "quoted as saying"."""
    base = ING[tokens[at].lower]
    back, negated = at, False
    while back > 0 and (is_adverb(tokens[back - 1]) or tokens[back - 1].lower in NEGATIONS):
        negated = negated or tokens[back - 1].lower in NEGATIONS
        back -= 1
    before = tokens[back - 1] if back > 0 else None
    if before is None:
        return Cue(at, at + 1, base, "participle", following_subject(tokens, at), negated)
    if before.kind == "word" and before.lower in BE and before.lower not in {"been", "being"} | {"'s"}:
        return Cue(at, at + 1, base, "finite", subject_of(tokens, at), negated)
    if before.kind == "word" and before.lower == "been":
        return Cue(at, at + 1, base, "finite", subject_of(tokens, at), negated)
    if before.lower == "as" and back > 1:
        return quoted_as(tokens, at, back - 1, base)
    if before.kind == "word" and (before.lower in DETERMINERS | {"'s", "of"}):
        return None
    if before.kind == "name" or (before.kind == "word" and before.lower in NOUN_FORMS | DOCUMENT_NOUNS):
        own = phrase_before(tokens, back)
        return Cue(at, at + 1, base, "participle", own, negated) if own is not None else None
    return Cue(at, at + 1, base, "participle", participle_subject(tokens, back), negated)


def participle_subject(tokens: Sequence[Token], end: int) -> Phrase | None:
    """Return the subject of a participle clause: that of the sentence, or the one right before it."""
    subject = clause_subject(tokens, end)
    if subject is None:
        low = next((place + 1 for place in range(end - 1, -1, -1) if tokens[place].kind == "quote"), 0)
        if low < end:
            subject = clause_subject(tokens, end, low)
    return subject


def following_subject(tokens: Sequence[Token], at: int) -> Phrase | None:
    """Return the subject after an opening participle clause: "Calling it …, Anna Vale told …"."""
    for place in range(at + 1, len(tokens)):
        if tokens[place].lower == "," and tokens[place].kind == "mark":
            phrase = phrase_after(tokens, place + 1)
            if phrase is not None:
                return phrase
    return None


def quoted_as(tokens: Sequence[Token], at: int, place: int, base: str) -> Cue | None:
    """Return the cue of "Finn was quoted as saying" (Finn) and "the paper quoted Finn as saying" (Finn)."""
    for back in range(place - 1, max(-1, place - 12), -1):
        if tokens[back].kind == "word" and tokens[back].lower in {"quoted", "cited", "quotes", "cites", "reported"}:
            passive = back > 0 and is_auxiliary(tokens[back - 1])
            subject = subject_of(tokens, back) if passive else phrase_after(tokens, back + 1, place)
            return Cue(at, at + 1, base, "finite", subject)
    return None


def passive_cue(tokens: Sequence[Token], at: int, base: str) -> Cue | None:
    """Return the cue of a passive with its agent: "was called … by the police"; no agent, no speaker."""
    for place in range(at + 1, min(at + 14, len(tokens))):
        token = tokens[place]
        if token.lower in {";", ":"} or (token.kind == "mark" and token.lower == "," and place > at + 1):
            break
        if token.kind == "word" and token.lower == "by":
            agent = phrase_after(tokens, place + 1)
            if agent is not None:
                return Cue(at, at + 1, base, "passive", agent)
    return Cue(at, at + 1, base, "passive", None)


def inverted_subject(tokens: Sequence[Token], at: int, base: str) -> Phrase | None:
    """Return the subject after the verb in "…," said Vale: right behind a quotation, or a clause and a comma."""
    if base in NAMING or base in {"tell", "inform", "remind", "assure"}:
        return None
    before = at - 1
    while before >= 0 and (is_adverb(tokens[before])):
        before -= 1
    if before < 0:
        return None
    behind_quote = tokens[before].kind == "quote" or (
        tokens[before].lower in {",", ".", "—", "–"} and before > 0 and tokens[before - 1].kind == "quote"
    )
    behind_clause = tokens[before].lower == "," and before > 2
    if not (behind_quote or behind_clause) or at + 1 >= len(tokens):
        return None
    following = tokens[at + 1]
    if following.kind not in {"word", "name"}:
        return None
    if following.lower in {"to", "that", "by", "in", "on", "at"}:
        return None
    phrase = phrase_after(tokens, at + 1)
    if phrase is None or (behind_clause and not behind_quote and not closes(tokens, phrase.last)):
        return None
    return phrase


def closes(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether nothing but an aside follows: the clause was before the verb."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    for place in range(at, min(at + 12, len(tokens))):
        if tokens[place].kind == "mark":
            break
        if finite(tokens, place):
            return False  # …, said the ban on flights is …
    return token.kind == "mark" or token.lower in PREPOSITIONS or token.lower in {"yesterday", "today"}

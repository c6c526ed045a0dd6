"""Find indirect speech: what somebody is said to have said, in the writer's words.

Clauses that a cue governs, in three shapes: "Vale said (that) …", "…, Vale said", and "according to Vale, …". What
holds a direct quotation is dropped: those words are shown as the quotation already.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dossier.analyse.quotes.clauses import base_after, finite, is_adverb, phrase_after
from dossier.analyse.quotes.cues import Cue, find_cues
from dossier.analyse.quotes.lexicon import (
    BELIEF,
    DETERMINERS,
    FIRST,
    INDIRECT,
    ING,
    MODALS,
    NOT_INDIRECT_BARE,
    PAST,
    PREPOSITIONS,
    RELATIVES,
    SUBJECT_PRONOUNS,
    TIME_WORDS,
)
from dossier.analyse.quotes.speakers import Cast
from dossier.analyse.quotes.writer_sentences import Token, Unit
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.model import Confidence, Level, Quote, Reason, Span

SHORTEST = 3
"""Words that an indirect quotation has at least."""

OPENERS = word_set("that whether if how why")
_WITH_HEARER = words(ANY, "hearer")
_STRESSING = words(ANY, "stresses")
_STRESSED = words("nouns", "stressed")
"""What readouts of talks say was stressed, without a clause: "stressed the need for a ceasefire"."""

_PLAINLY = words("saying", "plain")
_WITH_OBJECT = word_set("deny declare admit confirm")
"""After a clause and a comma the noun behind these is what was denied or declared, not who spoke."""

_NOT_FINITE = word_set("be been being having to")
_LINKS = words("function_words", "link")


def find_indirect(text: str, units: Sequence[Unit], cast: Cast, outers: Sequence[Span]) -> list[Quote]:
    """Return the indirect quotations.

    Parameters:
        text: The document's text.
        units: The writer's sentences.
        cast: The actors; it remembers who spoke.
        outers: The direct and mixed quotations with their marks; no indirect one may overlap them.

    Returns:
        Quotations in order, not overlapping.
    """
    starts = [span.start for span in outers]
    found: list[Quote] = []
    for number, unit in enumerate(units):
        if unit.kind == "heading":
            continue
        reached = unit.start
        cues = find_cues(unit.tokens)
        for cue in cues:
            if cue.subject is None or unit.tokens[cue.first].start < reached:
                continue
            span = content(unit.tokens, cue, text, outers, starts)
            if (
                span is None
                or span.start < reached
                or (cue.form == "according" and reported_within(unit.tokens, cue, cues))
            ):
                continue
            if unit.tokens[cue.subject.head].lower in FIRST:
                continue
            speaker = cast.speaker(number, cue.subject)
            if speaker is None:
                continue
            cue_span = Span(unit.tokens[cue.first].start, unit.tokens[cue.last - 1].end)
            side = "indirect-before-cue" if span.end <= cue_span.start else "indirect-after-cue"
            how = Reason(side, (cue.base,))
            level: Level = "low" if speaker.kind == "pronoun" and speaker.actor is None else "moderate"
            found.append(Quote("indirect", (span,), speaker, cue_span, how, Confidence(level, how)))
            reached = max(span.end, cue_span.end)
        remember(number, cues, cast)
    return found


def reported_within(tokens: Sequence[Token], outer: Cue, cues: Sequence[Cue]) -> bool:
    """Tell whether what a source is cited for is that somebody else said something."""
    return any(
        cue.first >= outer.last and cue.base in INDIRECT and cue.form == "finite" and cue.subject is not None
        and cue.subject.kind == "name" and after_cue(tokens, cue) is not None
        for cue in cues
    )  # fmt: skip


def remember(number: int, cues: Sequence[Cue], cast: Cast) -> None:
    """Remember who spoke in a sentence, for the pronouns after it."""
    for cue in cues:
        if cue.subject is not None and cue.base not in BELIEF:
            speaker = cast.speaker(number, cue.subject)
            if speaker is not None:
                cast.note(number, speaker, attributed=True)


def content(tokens: Sequence[Token], cue: Cue, text: str, outers: Sequence[Span], starts: Sequence[int]) -> Span | None:
    """Return the words a cue reports, or None where it reports none or they hold a quotation."""
    if cue.form == "according":
        stretch = beside_according(tokens, cue)
    elif cue.base not in INDIRECT | BELIEF or cue.form == "passive" or (cue.negated and cue.base in BELIEF):
        return None
    elif cue.form == "inverted":
        stretch = before_cue(tokens, cue)
    else:
        stretch = after_cue(tokens, cue) or before_cue(tokens, cue)
    if stretch is None:
        return None
    first, last = stretch
    while first < last and tokens[first].kind == "mark" and tokens[first].lower not in {"(", "[", "$", "£", "€"}:
        first += 1
    while (
        last > first
        and tokens[last - 1].kind == "mark"
        and tokens[last - 1].lower in {",", ".", ";", "—", "–", "-", ":"}
    ):
        last -= 1
    if sum(token.kind in {"word", "name"} for token in tokens[first:last]) < SHORTEST:
        return None
    span = Span(tokens[first].start, tokens[last - 1].end)
    near = bisect_left(starts, span.end)
    if near and outers[near - 1].end > span.start:
        return None
    return span


def quantity_end(tokens: Sequence[Token], at: int) -> int:
    """Step over what stands before a number: at least, more than, as many as, about."""
    words = [token.lower for token in tokens[at : at + 3]]
    if words[:2] in (
        ["at", "least"],
        ["at", "most"],
        ["more", "than"],
        ["less", "than"],
        ["fewer", "than"],
        ["up", "to"],
    ):
        return at + 2
    if words in (["as", "many", "as"], ["as", "much", "as"], ["as", "few", "as"]):
        return at + 3
    following = words[1][:1] if len(words) > 1 else ""
    spelled = len(words) > 1 and words[1] in {"a", "half", "two", "three", "four", "five", "ten", "one"}
    if words[:1] and words[0] in {"about", "around", "over", "under"} and (following.isdigit() or spelled):
        return at + 1
    return at


def after_cue(tokens: Sequence[Token], cue: Cue) -> tuple[int, int] | None:
    """Return the clause after a cue: with "that", or bare with a subject and a verb of its own."""
    assert cue.subject is not None
    at = cue.last
    if at >= len(tokens):
        return None
    opener = opened_at(tokens, cue)
    if opener is not None:
        return opener, clause_end(tokens, opener, cue)
    if cue.form == "finite" and closes_quotation(tokens, min(cue.first, cue.subject.first)):
        return None
    if cue.base in NOT_INDIRECT_BARE and cue.base not in _WITH_HEARER:
        return None
    if cue.base in _WITH_HEARER:
        hearer = hearer_end(tokens, at)
        if hearer is None:
            return None
        at = hearer
    else:
        at = aside_end(tokens, at)
    subject = base_after(tokens, quantity_end(tokens, at), len(tokens))
    if subject is None:
        if (
            at < len(tokens)
            and tokens[at].kind == "word"
            and tokens[at].lower in {"it", "there", "this", "what", "those"}
        ):
            return at, clause_end(tokens, at, cue)
        if at + 1 < len(tokens) and tokens[at].lower.isdigit() and finite(tokens, at + 1):
            return at, clause_end(tokens, at, cue)  # 190 were dead
        return None
    if cue.base in _STRESSING and tokens[subject.head].lower in _STRESSED:
        return at, clause_end(tokens, at, cue)
    if subject.kind == "pronoun" or clause_follows(tokens, at, loose=cue.base in _PLAINLY):
        return at, clause_end(tokens, at, cue)
    return None


def closes_quotation(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a quotation ends right before a token: what is said has been said ("…," Vale said, the …)."""
    return at > 0 and (tokens[at - 1].kind == "quote" or (at > 1 and tokens[at - 2].kind == "quote"))


def opened_at(tokens: Sequence[Token], cue: Cue) -> int | None:
    """Return where the clause begins that "that", "whether" or a question word opens, after at most an aside."""
    for place in range(cue.last, min(cue.last + 14, len(tokens))):
        token = tokens[place]
        if token.kind == "quote" or token.lower in {";", ":", "—"}:
            return None
        if token.kind == "word" and token.lower in OPENERS:
            if token.lower in {"how", "why", "if"} and place > cue.last + 3:
                return None
            if place == cue.last or cue.base in _WITH_HEARER or between_is_aside(tokens, cue.last, place):
                return place + 1 if token.lower == "that" else place
            return None
    return None


def between_is_aside(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether only when, where and to whom stands between a cue and its clause."""
    opening = tokens[first]
    if finite(tokens, last + 1) and opening.lower in _LINKS:
        return False  # said from Bern, the first stop of a trip that will …
    return opening.lower in _LINKS | TIME_WORDS or opening.lower == "," or is_adverb(opening) or last - first <= 1


def hearer_end(tokens: Sequence[Token], at: int) -> int | None:
    """Return where the words to whom end (told | reporters | that …)."""
    if tokens[at].kind == "word" and tokens[at].lower in {"him", "her", "them", "us", "me", "you"}:
        return at + 1
    hearer = phrase_after(tokens, at)
    if hearer is None or hearer.kind == "pronoun":
        return None
    return aside_end(tokens, hearer.last)


def aside_end(tokens: Sequence[Token], at: int) -> int:
    """Step over when, where and to whom (said | on Monday | …; said | to reporters | …)."""
    for _ in range(4):
        if at >= len(tokens) or quantity_end(tokens, at) > at:
            return at
        token = tokens[at]
        if (
            (is_adverb(token) and token.lower != "there")
            or token.lower in TIME_WORDS
            or (token.kind == "word" and token.lower.isdigit())
        ):
            at += 1
        elif token.kind == "word" and token.lower in _LINKS:
            inner = base_after(tokens, at + 1, len(tokens))
            if inner is None or (token.lower in {"in", "for", "with", "of"} and finite(tokens, inner.last)):
                return at
            end = inner.last
            while end < len(tokens) and tokens[end].lower in TIME_WORDS:
                end += 1
            if end < len(tokens) and tokens[end].lower == ",":
                end += 1
            at = end
        else:
            return at
    return at


def clause_follows(tokens: Sequence[Token], at: int, *, loose: bool = True) -> bool:
    """Tell whether a subject with a finite verb begins at a token.

    Unless `loose`, no relative clause may come before the verb.
    """
    phrase = base_after(tokens, quantity_end(tokens, at), len(tokens))
    if phrase is None:
        return False
    end = phrase.last
    for _ in range(4):
        if finite(tokens, end):
            return True
        if end + 1 < len(tokens) and tokens[end].kind == "word" and tokens[end].lower in PREPOSITIONS:
            further = base_after(tokens, end + 1, len(tokens))
            if further is None:
                return False
            end = further.last
            continue
        break
    for place in range(end, min(end + 14, len(tokens))):
        token, before = tokens[place], tokens[place - 1]
        if token.lower == ";" or (not loose and token.lower in RELATIVES | {","}):
            return False
        if token.kind != "word" or before.lower in DETERMINERS | {"'s"} or token.lower in _NOT_FINITE:
            continue
        if token.lower in MODALS or finite(tokens, place):
            # "reported a theft and noted the time" goes on with the writer's own verb
            return not (place == end + 1 and tokens[end].lower in {"and", "or", "but"})
    return False


def clause_end(tokens: Sequence[Token], first: int, cue: Cue) -> int:
    """Return where reported words end: with the sentence, or before a clause that the writer adds."""
    for place in range(first + 2, len(tokens)):
        token = tokens[place]
        if token.kind == "mark" and token.lower == ";":
            return place
        if token.kind != "mark" or token.lower != "," or place + 1 >= len(tokens):
            continue
        following = tokens[place + 1]
        if following.kind == "word" and following.lower in {
            "while",
            "but",
            "whereas",
            "although",
            "though",
            "according",
        }:
            return place
        if following.kind == "word" and following.lower == "and" and own_cue(tokens, place + 2):
            return place
        if following.kind == "word" and following.lower in {
            "adding",
            "saying",
            "citing",
            "calling",
            "noting",
            "stating",
        }:
            return place
    return len(tokens)


def own_cue(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a new speaker speaks after "and"."""
    return any(cue.subject is not None and cue.subject.first <= at + 1 for cue in find_cues(tokens[at : at + 8]))


def before_cue(tokens: Sequence[Token], cue: Cue) -> tuple[int, int] | None:
    """Return the clause before "…, Vale said" or "…, said Vale"."""
    assert cue.subject is not None
    first = min(cue.first, cue.subject.first)
    if first < 3 or tokens[first - 1].lower not in {",", "—", "–"} or cue.form == "participle":
        return None
    if cue.form == "inverted" and cue.base in _WITH_OBJECT:
        return None
    end = max(cue.last, cue.subject.last)
    rest = tokens[end:]
    marks = [place for place, token in enumerate(rest[:12]) if token.lower == ":"]
    if any(place + 1 < len(rest) and rest[place + 1].kind == "quote" for place in marks):
        return None  # In his report, Vale said on page 3: "…"
    if rest and not (rest[0].kind == "mark" or rest[0].lower in PREPOSITIONS | TIME_WORDS or is_adverb(rest[0])):
        return None
    start = 0
    for place in range(first - 2, -1, -1):
        if tokens[place].lower == ";" or tokens[place].kind == "quote":
            start = place + 1
            break
    opening = tokens[start].lower
    if opening in PAST or opening in ING:
        return None  # Asked whether …, Vale said
    if quantity_end(tokens, start) > start:
        return start, first - 1
    words = [token for token in tokens[start : first - 1] if token.kind in {"word", "name"}]
    has_verb = any(finite(tokens, place) for place in range(start, first - 1))
    opening = tokens[start].lower
    if (
        len(words) < 4
        or not has_verb
        or (opening in PREPOSITIONS and opening not in {"in", "on", "at", "since", "during", "after", "before"})
    ):
        return None
    if opening in PREPOSITIONS and "," not in {token.lower for token in tokens[start : first - 1]}:
        return None
    return start, first - 1


def beside_according(tokens: Sequence[Token], cue: Cue) -> tuple[int, int] | None:
    """Return the clause that "according to" attributes: after it when it opens the sentence, else before it."""
    assert cue.subject is not None
    opens = cue.first <= 1 and not any(token.kind == "quote" for token in tokens[: cue.first])
    if opens or (cue.first and tokens[cue.first - 1].lower in {"but", "and", ";", "because"}):
        at = cue.subject.last
        comma = next((place for place in range(at, len(tokens)) if tokens[place].lower == ","), None)
        if comma is not None and comma - at <= 24:
            at = main_clause(tokens, comma + 1)
        elif tokens[at : at + 1] and tokens[at].kind == "mark":
            return None
        return (at, len(tokens)) if at < len(tokens) else None
    start = 0
    for place in range(cue.first - 1, -1, -1):
        if tokens[place].kind == "quote" or tokens[place].lower == ";":
            start = place + 1
            break
    end = cue.first
    words = [token for token in tokens[start:end] if token.kind in {"word", "name"}]
    return (start, end) if len(words) >= 4 else None


def main_clause(tokens: Sequence[Token], at: int) -> int:
    """Step over appositions after the source's name until a clause begins."""
    for _ in range(3):
        if at >= len(tokens) or tokens[at].lower in SUBJECT_PRONOUNS or clause_follows(tokens, at):
            return at
        comma = next((place for place in range(at, min(at + 16, len(tokens))) if tokens[place].lower == ","), None)
        if comma is None:
            return at
        at = comma + 1
    return at

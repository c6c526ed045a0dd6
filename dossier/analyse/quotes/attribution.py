"""Who said each quotation.

The rules are tried in a fixed order, the surest first; the first that gives a speaker wins, and none gives none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.analyse.quotes.clauses import Phrase, clause_subject, is_adverb, phrase_after
from dossier.analyse.quotes.cues import Cue, find_cues
from dossier.analyse.quotes.lexicon import BELIEF, CONJUNCTIONS, DETERMINERS, NAMING, PREPOSITIONS, TIME_WORDS
from dossier.analyse.quotes.marks import Marked
from dossier.analyse.quotes.speakers import Cast
from dossier.analyse.quotes.units import Token, Unit
from dossier.model import Confidence, Level, Span, Speaker


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said a quotation, and the rule that says so."""

    speaker: Speaker | None
    cue: Span | None
    how: str
    level: Level
    base: str = ""
    """Base form of the cue."""
    adjacent: bool = False
    """Nothing but punctuation stands between the quotation and its attribution."""

    @property
    def confidence(self) -> Confidence:
        """How sure, with the reason."""
        return Confidence(self.level, self.how)


_FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us)\b")

UNATTRIBUTED = Attribution(None, None, "no speaker is stated nearby", "low")


def attribute(units: Sequence[Unit], marked: Sequence[Marked], cast: Cast) -> dict[int, Attribution]:
    """Attribute every marked stretch.

    Parameters:
        units: The writer's sentences.
        marked: The stretches between quotation marks.
        cast: The actors; it remembers who spoke.

    Returns:
        Index of a stretch -> its attribution, for all of them.
    """
    done: dict[int, Attribution] = {}
    for number, unit in enumerate(units):
        cues = find_cues(unit.tokens)
        note_subjects(unit, number, cues, cast)
        quotes = [at for at, token in enumerate(unit.tokens) if token.kind == "quote"]
        for at in quotes:
            found = (
                after(unit, number, at, cues, cast)
                or before(unit, number, at, cues, cast)
                or colon(unit, number, at, cast)
                or further_after(unit, number, at, cues, cast)
            )
            if found is not None:
                done[unit.tokens[at].ref] = found
                if found.speaker is not None:
                    cast.note(number, found.speaker, attributed=True)
        share_in_unit(unit, quotes, marked, done)
        for at in quotes:
            if unit.tokens[at].ref not in done:
                found = own_words(unit, number, at, units, marked, cast, done)
                if found is not None:
                    done[unit.tokens[at].ref] = found
        if not quotes:
            note_indirect(unit, number, cues, cast)
    share_between(units, marked, cast, done)
    return {index: done.get(index, UNATTRIBUTED) for index in range(len(marked))}


def note_subjects(unit: Unit, number: int, cues: Sequence[Cue], cast: Cast) -> None:
    """Remember the subjects of a unit for the pronouns after it."""
    first = clause_subject(unit.tokens, len(unit.tokens))
    if first is not None and first.kind == "name":
        speaker = cast.speaker(number, first)
        if speaker is not None:
            cast.note(number, speaker, attributed=False)


def note_indirect(unit: Unit, number: int, cues: Sequence[Cue], cast: Cast) -> None:
    """Remember who spoke in a unit without quotations."""
    for cue in cues:
        if cue.subject is not None and cue.base not in NAMING | BELIEF:
            speaker = cast.speaker(number, cue.subject)
            if speaker is not None:
                cast.note(number, speaker, attributed=True)


def made(
    unit: Unit,
    number: int,
    cue: Cue | None,
    phrase: Phrase | None,
    cast: Cast,
    how: str,
    level: Level,
    *,
    adjacent: bool = False,
) -> Attribution | None:
    """Return the attribution to a phrase, or None when it names nobody."""
    if phrase is None:
        return None
    speaker = cast.speaker(number, phrase)
    if speaker is None:
        return None
    if speaker.kind == "nominal" and speaker.actor is None and cue is not None and cue.base in {"add", "continue"}:
        again = cast.last_person(number)
        if again is not None and unit.tokens[phrase.first].lower == "the":
            speaker = replace(speaker, actor=again)
            how += "; goes on from the speaker before"
            level = "moderate"
    if speaker.kind == "pronoun":
        how += "; pronoun resolved" if speaker.actor is not None else "; the pronoun could not be resolved"
        level = "moderate" if speaker.actor is not None and level != "low" else "low"
    span = Span(unit.tokens[cue.first].start, unit.tokens[cue.last - 1].end) if cue is not None else None
    return Attribution(speaker, span, how, level, cue.base if cue else "", adjacent)


def after(unit: Unit, number: int, at: int, cues: Sequence[Cue], cast: Cast) -> Attribution | None:
    """Find the attribution right after a quotation: "…," said Vale; "…," Vale said; "…," according to Vale; "…" — Vale."""
    tokens = unit.tokens
    begin = at + 1
    comma = False
    while begin < len(tokens) and tokens[begin].kind == "mark" and tokens[begin].lower in {",", "."}:
        comma = True
        begin += 1
    if begin >= len(tokens):
        return None
    stop = next((place for place in range(begin, len(tokens)) if tokens[place].kind == "quote"), len(tokens))
    for cue in cues:
        if cue.first < begin or cue.subject is None:
            continue
        if cue.first >= stop:
            break
        gap = tokens[begin : cue.first]
        if cue.form == "inverted" and all(is_adverb(token) for token in gap):
            return made(
                unit,
                number,
                cue,
                cue.subject,
                cast,
                f"cue and speaker follow the quotation ({words(cue)})",
                "high",
                adjacent=True,
            )
        if cue.form == "according" and (not gap or all(token.lower in {"—", "–", "-"} for token in gap)):
            return made(
                unit, number, cue, cue.subject, cast, f"{cue.base} follows the quotation", "high", adjacent=True
            )
        if cue.form == "passive" and not gap_has_clause(tokens, begin, cue.first):
            continue
        if cue.form == "finite" and cue.base not in NAMING and starts_at(tokens, cue.subject, begin):
            if behind_prose(tokens, at, cues, comma, cue):
                continue
            return made(
                unit,
                number,
                cue,
                cue.subject,
                cast,
                f"speaker and cue follow the quotation ({words(cue)})",
                "high",
                adjacent=True,
            )
    return dash_name(unit, number, at, begin, cast) or agent(unit, number, at, cues, cast)


def own_words(
    unit: Unit,
    number: int,
    at: int,
    units: Sequence[Unit],
    marked: Sequence[Marked],
    cast: Cast,
    done: dict[int, Attribution],
) -> Attribution | None:
    """Attribute quoted words in a sentence without a cue, where they cannot be the writer's own.

    "She looked at it as a "chance to face my demons"": words in the first person are the subject's; otherwise longer
    ones go on from a quotation in the same paragraph.
    """
    tokens = unit.tokens
    inner = marked[tokens[at].ref].inner.of(cast.text)
    length = len(inner.split())
    if length < 3 or all(token.kind in {"quote", "mark"} for token in tokens):
        return None
    first_person = _FIRST_PERSON.search(inner) is not None
    subject = clause_subject(tokens, at)
    if first_person and subject is not None and subject.kind in {"name", "pronoun"}:
        found = made(
            unit, number, None, subject, cast, "words in the first person in a sentence about the speaker", "low"
        )
        if found is not None and found.speaker is not None and found.speaker.actor is not None:
            return found
    if length < 4:
        return None
    for back in range(number - 1, max(-1, number - 4), -1):
        if units[back].paragraph != unit.paragraph:
            break
        refs = [token.ref for token in units[back].tokens if token.kind == "quote" and token.ref in done]
        if refs:
            base = done[refs[-1]]
            return lent(base, "same paragraph as an attributed quotation", "low") if base.speaker is not None else None
    return None


def words(cue: Cue) -> str:
    """Return a cue for a reader."""
    return cue.base


def starts_at(tokens: Sequence[Token], phrase: Phrase, begin: int) -> bool:
    """Tell whether the subject is in the phrase chain that begins right after the quotation."""
    if phrase.first == begin:
        return True
    if phrase.first < begin:
        return False
    # "…," the mayor of Oslo, Per Dahl, said: only the words of one noun phrase stand between
    between = tokens[begin : phrase.first]
    if len(between) > 14 or any(token.kind == "quote" for token in between):
        return False
    opening = between[0]
    if opening.kind == "mark" or opening.lower in CONJUNCTIONS | PREPOSITIONS | {"that", "who", "which"}:
        return False
    return between[-1].lower == "," or all(token.kind != "mark" for token in between)


def behind_prose(tokens: Sequence[Token], at: int, cues: Sequence[Cue], comma: bool, cue: Cue) -> bool:
    """Tell whether a quotation belongs to the clause before it although another speaker follows: said "no" Finn said …"""
    if comma or at == 0:
        return False
    if tokens[at - 1].kind == "word" and tokens[at - 1].lower in DETERMINERS:
        return True
    return (
        any(other.last <= at and other.form != "passive" for other in cues)
        and cue.last < len(tokens)
        and tokens[cue.last].kind not in {"mark"}
    )


def gap_has_clause(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a clause boundary stands between two tokens."""
    return any(token.kind == "mark" and token.lower in {",", ";", ":"} for token in tokens[first:last])


def dash_name(unit: Unit, number: int, at: int, begin: int, cast: Cast) -> Attribution | None:
    """Find the name behind a dash: "…" — Orla Finn."""
    tokens = unit.tokens
    if at > 0 or begin + 1 >= len(tokens) or tokens[begin].lower not in {"—", "–", "-"}:
        return None
    start = begin + 1
    while start < len(tokens) and tokens[start].lower in {"-", "—", "–"}:
        start += 1
    phrase = phrase_after(tokens, start)
    if phrase is None or (phrase.last < len(tokens) and tokens[phrase.last].kind == "word"):
        return None
    return made(unit, number, None, phrase, cast, "name behind a dash after the quotation", "high", adjacent=True)


def agent(unit: Unit, number: int, at: int, cues: Sequence[Cue], cast: Cast) -> Attribution | None:
    """Find the agent of a passive around the quotation: was described as "reckless" by the police."""
    for cue in cues:
        if cue.form != "passive" or cue.subject is None or cue.last > at:
            continue
        if at < cue.subject.first or any(token.lower == "as" for token in unit.tokens[cue.subject.last : at]):
            if not gap_has_clause(unit.tokens, cue.last, at):
                return made(
                    unit,
                    number,
                    cue,
                    cue.subject,
                    cast,
                    f"agent of the passive ({words(cue)} … by)",
                    "moderate",
                    adjacent=True,
                )
    return None


def before(unit: Unit, number: int, at: int, cues: Sequence[Cue], cast: Cast) -> Attribution | None:
    """Find the cue before a quotation that governs it."""
    tokens = unit.tokens
    last = next((cue for cue in reversed(cues) if cue.last <= at), None)
    if last is not None and last.form == "passive" and at - last.last <= 3 and not boundary(tokens, last.last, at):
        return None
    left = [cue for cue in cues if cue.last <= at and cue.form != "passive" and not cue.negated]
    if not left:
        return None
    chosen: Cue | None = None
    for cue in reversed(left):
        if boundary(tokens, cue.last, at):
            break
        if cue.form == "inverted" and any(token.kind == "quote" for token in tokens[: cue.first]):
            # "…," said Vale, "…": the second part
            if cue.subject is None or not second_part(tokens, cue.subject.last, at):
                continue
        if cue.subject is None:
            continue
        if chosen is None:
            chosen = cue
            if cue.base not in BELIEF and cue.subject.kind == "name" and close(tokens, cue.last, at):
                break
            continue
        if boundary(tokens, cue.last, chosen.first) or any(
            token.kind == "quote" for token in tokens[cue.last : chosen.first]
        ):
            break
        if outer_wins(cue, chosen, tokens):
            chosen = cue
    if chosen is None:
        return None
    near = close(tokens, chosen.last, at)
    if chosen.form == "according":
        if any(token.kind == "quote" for token in tokens[chosen.first : at]) and not near:
            return None
        return made(
            unit,
            number,
            chosen,
            chosen.subject,
            cast,
            f"{chosen.base} stands before the quotation",
            "high" if near else "moderate",
            adjacent=near,
        )
    how = f"speaker and cue stand before the quotation ({words(chosen)})"
    if chosen.form == "participle":
        how = f"the sentence's subject speaks ({words(chosen)})"
    return made(unit, number, chosen, chosen.subject, cast, how, "high" if near else "moderate", adjacent=near)


def outer_wins(outer: Cue, inner: Cue, tokens: Sequence[Token]) -> bool:
    """Tell whether the verb of the main clause speaks rather than one inside what is said.

    "Lapp said she thinks …" is said by Lapp; "the paper reported that Finn said …" by Finn.
    """
    if outer.subject is None or inner.subject is None:
        return inner.subject is None
    if outer.form == "participle" and inner.form == "participle":
        return False
    if outer.base in BELIEF or outer.base in NAMING:
        return False
    if inner.form == "participle":
        return False
    if inner.base in NAMING:
        return False
    if inner.subject.kind == "pronoun" and tokens[inner.subject.head].lower in {"he", "she", "it"}:
        return True
    return inner.base in BELIEF


def boundary(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a new main clause begins between two tokens."""
    for place in range(first, last):
        token = tokens[place]
        if token.kind == "mark" and token.lower == ";":
            return True
        joined = token.kind == "word" and token.lower in {"but", "while", "whereas", "although", "though"}
        if joined and place > first and tokens[place - 1].lower == ",":
            return True
    return False


def close(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether only punctuation, "that" or words to whom stand between cue and quotation."""
    between = tokens[first:last]
    if all(
        token.kind == "mark"
        or token.lower in {"that", "as", "it", "him", "her", "them", "on"} | TIME_WORDS
        or is_adverb(token)
        for token in between
    ):
        return True
    return (
        len(between) <= 8
        and bool(between)
        and between[-1].lower in {":", ","}
        and not any(token.kind == "quote" for token in between)
    )


def second_part(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a quotation goes on after "said Vale": only an aside stands between."""
    return last - first <= 16


def colon(unit: Unit, number: int, at: int, cast: Cast) -> Attribution | None:
    """Find the name or subject before a colon: "NAME: …" or a sentence that ends in a colon."""
    tokens = unit.tokens
    if at == 0 or tokens[at - 1].lower != ":":
        return None
    first = clause_subject(tokens, at - 1)
    if first is None:
        return None
    if first.last == at - 1:
        first = possessor(tokens, first) or first
        return made(unit, number, None, first, cast, "name and colon stand before the quotation", "high", adjacent=True)
    if first.kind == "nominal" and first.actor is None:
        return None
    return made(
        unit,
        number,
        None,
        first,
        cast,
        "subject of the sentence that introduces the quotation with a colon",
        "moderate",
        adjacent=True,
    )


def possessor(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Return the person of "Per Dahl's verdict"."""
    for place in range(phrase.first, phrase.last - 1):
        if tokens[place].kind == "name" and tokens[place].type == "person" and tokens[place + 1].lower == "'s":
            return Phrase("name", place, place + 1, place, tokens[place].ref)
    return None


def further_after(unit: Unit, number: int, at: int, cues: Sequence[Cue], cast: Cast) -> Attribution | None:
    """Find the cue at the end of a sentence that holds quoted words: The law is "unfair" to workers, Finn said."""
    tokens = unit.tokens
    for cue in cues:
        if cue.first <= at or cue.subject is None or cue.negated or cue.subject.first <= at:
            continue
        if cue.form == "according" or (
            cue.form in {"finite", "inverted"} and cue.base not in NAMING | BELIEF and at_end(tokens, cue, at)
        ):
            if boundary(tokens, at, cue.first):
                return None
            return made(
                unit,
                number,
                cue,
                cue.subject,
                cast,
                f"attributed at the end of the sentence ({words(cue)})",
                "moderate",
            )
    return None


def at_end(tokens: Sequence[Token], cue: Cue, at: int) -> bool:
    """Tell whether a cue and its subject stand behind a comma with no clause after them."""
    assert cue.subject is not None
    start = min(cue.first, cue.subject.first)
    if start == 0 or tokens[start - 1].lower not in {",", "—", "–"}:
        return False
    end = max(cue.last, cue.subject.last)
    return (
        end >= len(tokens)
        or tokens[end].kind in {"mark", "quote"}
        or tokens[end].lower in PREPOSITIONS
        or is_adverb(tokens[end])
    )


def share_in_unit(unit: Unit, quotes: Sequence[int], marked: Sequence[Marked], done: dict[int, Attribution]) -> None:
    """Give quotations of one unit that nothing attributes the speaker of the one right beside them."""
    refs = [(at, unit.tokens[at].ref) for at in quotes]
    for place, (at, ref) in enumerate(refs):
        if ref in done:
            continue
        sides = []
        if place > 0:
            sides.append(refs[place - 1])
        if place + 1 < len(refs):
            sides.append(refs[place + 1])
        for other_at, other in sides:
            near = abs(other_at - at) <= 4
            low, high = min(at, other_at) + 1, max(at, other_at)
            if other in done and linked(unit, other_at, at, done[other]):
                base = done[other]
                done[ref] = Attribution(
                    base.speaker, base.cue, "same sentence as an attributed quotation", "moderate", base.base
                )
                break
            if (
                other in done
                and done[other].speaker is not None
                and near
                and not boundary(unit.tokens, min(at, other_at) + 1, max(at, other_at))
            ):
                base = done[other]
                done[ref] = Attribution(
                    base.speaker, base.cue, "same sentence as an attributed quotation", "moderate", base.base
                )
                break


def linked(unit: Unit, first: int, last: int, base: Attribution) -> bool:
    """Tell whether only conjunctions and adverbs stand between an attribution and a later quotation: "…", he said; and, later, "…"."""
    if first > last or base.cue is None or base.speaker is None:
        return False
    end = max(base.cue.end, base.speaker.span.end if base.speaker.span else 0)
    between = [token for token in unit.tokens[first + 1 : last] if token.start >= end]
    return len(between) <= 8 and all(
        token.kind == "mark" or token.lower in CONJUNCTIONS or is_adverb(token) for token in between
    )


def share_between(units: Sequence[Unit], marked: Sequence[Marked], cast: Cast, done: dict[int, Attribution]) -> None:
    """Attribute quotations that stand alone as sentences from what stands around them."""
    last: tuple[int, int] | None = None
    for number, unit in enumerate(units):
        tokens = unit.tokens
        quotes = [token.ref for token in tokens if token.kind == "quote"]
        alone = bool(quotes) and all(token.kind in {"quote", "mark"} for token in tokens)
        if alone and any(ref not in done for ref in quotes):
            base = (
                from_open_quote(quotes[0], marked, done)
                or from_last_quote(unit, number, units, last, marked, done)
                or from_introduction(unit, number, units, cast)
                or from_previous_paragraph(unit, number, units, last, marked, done)
            )
            if base is not None:
                for ref in quotes:
                    done.setdefault(ref, base)
        for ref in quotes:
            if ref in done:
                last = (number, ref)
            else:
                last = None
    backwards(units, marked, done)


def lent(base: Attribution, how: str, level: Level) -> Attribution:
    """Return an attribution taken over from another quotation."""
    return Attribution(base.speaker, base.cue, how, level, base.base)


def from_open_quote(ref: int, marked: Sequence[Marked], done: dict[int, Attribution]) -> Attribution | None:
    """Take the speaker of the quotation that was left open in the paragraph before."""
    if marked[ref].continues and ref - 1 in done and done[ref - 1].speaker is not None:
        return lent(done[ref - 1], "goes on from the paragraph before, which was left open", done[ref - 1].level)
    return None


def from_last_quote(
    unit: Unit,
    number: int,
    units: Sequence[Unit],
    last: tuple[int, int] | None,
    marked: Sequence[Marked],
    done: dict[int, Attribution],
) -> Attribution | None:
    """Take the speaker of the quotation just before in the same paragraph: "…," he said. "…"."""
    if last is None or units[last[0]].paragraph != unit.paragraph or number - last[0] > 1:
        return None
    base = done[last[1]]
    if base.speaker is None:
        return None
    return lent(
        base, "same paragraph, right after an attributed quotation", "moderate" if base.level != "low" else "low"
    )


def from_introduction(unit: Unit, number: int, units: Sequence[Unit], cast: Cast) -> Attribution | None:
    """Take the speaker from the sentence right before: one that ends in a colon, or whose subject is a person."""
    if number == 0:
        return None
    before = units[number - 1]
    tokens = before.tokens
    ends_open = tokens[-1].lower in {":", ","}
    same = before.paragraph == unit.paragraph
    if not (same or (ends_open and unit.paragraph - before.paragraph <= 1)):
        return None
    cues = [cue for cue in find_cues(tokens) if cue.subject is not None and not cue.negated and cue.form != "passive"]
    if cues:
        chosen = cues[-1]
        for outer in reversed(cues[:-1]):
            if outer_wins(outer, chosen, tokens):
                chosen = outer
        how = "introduced by the sentence before" if ends_open else "right after a sentence that reports the speaker"
        return made(before, number - 1, chosen, chosen.subject, cast, f"{how} ({chosen.base})", "moderate")
    if before.kind == "heading":
        return None
    subject = clause_subject(tokens, len(tokens))
    if subject is None or subject.kind == "nominal":
        return None
    found = made(before, number - 1, None, subject, cast, "subject of the sentence right before the quotation", "low")
    if found is None or found.speaker is None or found.speaker.actor is None:
        return None
    index = cast.index_of(found.speaker)
    return found if ends_open or (index is not None and cast.actors[index].type == "person") else None


def from_previous_paragraph(
    unit: Unit,
    number: int,
    units: Sequence[Unit],
    last: tuple[int, int] | None,
    marked: Sequence[Marked],
    done: dict[int, Attribution],
) -> Attribution | None:
    """Take the speaker of the paragraph before when this one is nothing but a quotation and no question was asked."""
    if last is None or unit.paragraph - units[last[0]].paragraph != 1:
        return None
    own = [
        other
        for other in (number - 1, number + 1)
        if 0 <= other < len(units) and units[other].paragraph == unit.paragraph
    ]
    base = done[last[1]]
    question = marked[last[1]].inner.end
    if base.speaker is None or base.level == "low" or last[0] != number - 1 or own:
        return None
    text_end = base_ends_with_question(marked, last[1], units[last[0]])
    if text_end or question <= 0:
        return None
    return lent(base, "stands alone after a paragraph that quotes the same speaker", "low")


def base_ends_with_question(marked: Sequence[Marked], ref: int, unit: Unit) -> bool:
    """Tell whether a quotation asks, by its cue."""
    return any(token.kind == "word" and token.lower in {"asked", "asks"} for token in unit.tokens)


def backwards(units: Sequence[Unit], marked: Sequence[Marked], done: dict[int, Attribution]) -> None:
    """Give a quotation left open, or one right before another in its paragraph, the speaker of the next."""
    order = [(number, token.ref) for number, unit in enumerate(units) for token in unit.tokens if token.kind == "quote"]
    for (number, ref), (following, other) in reversed(list(zip(order, order[1:], strict=False))):
        if ref in done or other not in done or done[other].speaker is None:
            continue
        if marked[other].continues:
            done[ref] = lent(
                done[other], "goes on in the next paragraph, where the speaker is named", done[other].level
            )
        elif following == number + 1 and units[number].paragraph == units[following].paragraph and done[other].adjacent:
            alone = all(token.kind in {"quote", "mark"} for token in units[number].tokens)
            if alone and units[following].tokens[0].kind == "quote":
                done[ref] = lent(done[other], "right before an attributed quotation in the same paragraph", "moderate")

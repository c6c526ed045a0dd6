"""Put our reading beside words that lose it away from their place: dates, pronouns, offices, quoted sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dossier.english.clause_words import ADVERBS, PEOPLE, TIME_WORDS
from dossier.english.function_words import (
    CONJUNCTIONS,
    DETERMINERS,
    FIRST_PERSON,
    PERSONAL,
    PREPOSITIONS,
    SUBORDINATORS,
)
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.model import Actor, DateMention, Gloss, Mention, MentionKind, Quote, Reason, Span

RELATIVE = frozenset({"resolved", "chosen", "approximate"})
"""Certainties of dates whose reading is not in the words."""

OR_HER = re.compile(r"\bh(?:e|is|im) or (?:she|hers?)\b", re.IGNORECASE)

SUBJECT_REACH = 25
"""Code points behind a comma within which the subject's name begins, a title before it included."""

HE_OR_SHE = re.compile(
    r"(?<!\bor )\b(?:s?he|him|her|his|hers|himself|herself)\b(?! or (?:she|hers?|him|himself|herself)\b)", re.IGNORECASE
)
"""Not "his or her", which is anybody's."""

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

PERSONS = (
    PEOPLE
    | words("offices", "office")
    | word_set(
        "everyone everybody anyone anybody someone somebody nobody one who person man woman boy girl child mother "
        "father wife husband son daughter brother sister each whoever president king queen"
    )
)
"""Words that speak of a person whom a pronoun behind them may mean."""

NO_NAME = ADVERBS | CONJUNCTIONS | DETERMINERS | PERSONAL | PREPOSITIONS | SUBORDINATORS | TIME_WORDS
"""Words that open a sentence and name nobody."""

EARLY = 3
"""Names of a person one of which is the full one: the first may stand in a headline."""

NEAR = 800
"""Code points back within which a person is named whom a pronoun surely means; a longer chain of them may break."""

TWICE = 2
"""Names of a person before a pronoun that surely means them: who is named once is seldom whom the text is about."""

BEGINS = re.compile(r"(?:\A|\n|[.!?:”\"*>]\s+)(?:(?:Mr|Mrs|Ms|Miss|Dr|Sheriff|Professor|Judge|[A-Z][a-z]+)\.?\s+)?\Z")
"""Before a name with which a sentence begins, a title of one word before it or none."""

OF_ONE = re.compile(r"\b(?:an?|one|every|each) [^,.;]{2,60}\b(?:who|whose)\b")
"""Somebody without a name of whom a relative tells: "an explorer who never lost his sense of wonder"."""

NAME_AHEAD = re.compile(r"[^,.]{0,60}, (?!I\b)(?:the )?[A-Z]")
"""A name behind the phrase that a pronoun stands in: "In his speech, Khan said"."""

SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+|\n")

ONE_PERSON = re.compile(
    r"(?:[^,]{0,60}, ){0,2}(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w-]+ ){0,3}?([\w-]+) \w+(?:ed|t|s|d|n)\b"
)
"""Somebody of whom a sentence tells, without a name: "a great American passed away at his home"."""

UNNAMED = Reason("quotation")
"""Shown beside a quoted sentence of which the text does not say who spoke."""


def find_glosses(
    text: str,
    span: Span,
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
    dates: Sequence[DateMention],
    *,
    quoted: bool,
) -> tuple[Gloss, ...]:
    """Gloss one sentence.

    Parameters:
        text: The whole text.
        span: The sentence as shown.
        actors: All actors.
        quotes: All quotes.
        dates: All dates.
        quoted: Whether its marks show that it was taken out of a quotation.

    Returns:
        Glosses in order of the text, at most one at any word.
    """
    found = [*_dates(span, dates), *_offices(text, span, actors), *name_pronouns(text, span, actors, quotes)]
    speaker = _speaker(span, actors, quotes)
    if speaker or quoted:
        found.append(Gloss(span, Reason("name", (speaker,)) if speaker else UNNAMED))
    return tuple(sorted(found, key=lambda gloss: (gloss.span.end, gloss.span.start)))


def name_pronouns(text: str, span: Span, actors: Sequence[Actor], quotes: Sequence[Quote]) -> tuple[Gloss, ...]:
    """Say behind "she" who it is, in words that are shown without what stands before them.

    A wrong name says of a person what the text does not. So it is said only where the words refer to one person and
    name none before; not in somebody's speech, where who is meant is least sure; and only by a name that the text gives
    in full early on: the "Chao" of a text whose "Rulan Chao" comes later may be her father.

    Returns:
        One gloss, or none.
    """
    if HE_OR_SHE.search(text, span.start, span.end) is None:
        return ()
    lost = _lost_pronouns(text, span, actors)
    if len(lost) != 1:
        return ()
    actor, mention = lost[0]
    spoken = any(mention.span in part for quote in quotes if quote.kind != "indirect" for part in quote.spans)
    sure = (
        not spoken
        and _is_surely(actor, mention.span, text, span)
        and not _may_mean_another(text, span, mention.span, actor, actors)
    )
    return (_named(actor, mention),) if sure else ()


def loses_somebody(
    text: str, span: Span, here: Sequence[Actor], actors: Sequence[Actor], quotes: Sequence[Quote]
) -> bool:
    """Tell whether words speak of a "she" whom they do not name and whom we cannot name surely.

    Parameters:
        text: The whole text.
        span: Words that would be shown without what stands before them.
        here: The actors with a mention in the words.
        actors: All actors.
        quotes: All quotes.
    """
    pronoun = HE_OR_SHE.search(text, span.start, span.end)
    if pronoun is None:
        return False
    before, at = Span(span.start, pronoun.start()), Span(*pronoun.span())
    if _points_ahead(text, before, span) or at.start < _subject_behind_comma(text, span, here):
        return False
    if _lost_pronouns(text, span, here):
        told = _tells_of_one(before.of(text)) or _names_anybody(before, here, "description")
        return not told and not name_pronouns(text, span, actors, quotes)
    if any(mention.span == at for actor in here for mention in actor.mentions):
        return False
    return not _tells_of_somebody(text, before, here)


def _points_ahead(text: str, before: Span, span: Span) -> bool:
    """Tell whether a pronoun stands in a phrase that opens a sentence, and a name opens what follows."""
    opening = before.of(text)
    words = opening.split(None, 1)
    opens = bool(words) and (words[0].lower() in PREPOSITIONS | SUBORDINATORS or words[0].endswith("ing"))
    return opens and "," not in opening and NAME_AHEAD.match(text, before.end, span.end) is not None


def _may_mean_another(text: str, span: Span, pronoun: Span, actor: Actor, actors: Sequence[Actor]) -> bool:
    """Tell whether somebody else may be meant, who is named or told of before a pronoun.

    That is whom the words shown name before it, or whom the sentence names that named the actor last, or any one
    between: "Moe spoke in a meeting with Lund. He also asked the police" may be either.
    """
    begins = max((one.span.start for one in actor.mentions if one.kind == "name" and one.span < pronoun), default=0)
    ends = [found.end() for found in SENTENCE_END.finditer(text, max(0, begins - NEAR), begins)]
    since = Span(ends[-1] if ends else max(0, begins - NEAR), pronoun.start)
    before = Span(span.start, pronoun.start)
    others = [one for one in actors if one is not actor]
    return _names_anybody(before, actors) or _names_anybody(since, others) or _tells_of_one(before.of(text))


def _tells_of_one(before: str) -> bool:
    """Tell whether words before a pronoun tell of somebody without a name, who may be meant."""
    if OF_ONE.search(before) is not None:
        return True
    subject = ONE_PERSON.match(before)
    one = subject[1] if subject is not None and not before.rstrip().endswith(",") else ""
    return one.lower() in PERSONS or one[:1].isupper()


def _tells_of_somebody(text: str, span: Span, actors: Sequence[Actor]) -> bool:
    """Tell whether words name a person or speak of one: "Moe", "a farmer", "everybody"."""
    told = WORD.findall(span.of(text))
    named = any(word[0].isupper() and word[0:2] not in ("I", "I’", "I'") for word in told[1:])
    opens = bool(told) and told[0].lower() not in NO_NAME and not told[0].endswith(("ly", "ing", "ed"))
    return opens or named or _names_anybody(span, actors) or not PERSONS.isdisjoint(word.lower() for word in told)


def _lost_pronouns(text: str, span: Span, actors: Sequence[Actor]) -> list[tuple[Actor, Mention]]:
    """Return the actors whom some words first mention by a pronoun, each with that mention."""
    lost = ((actor, mention) for actor, mention in _lost(text, span, actors) if mention.kind == "pronoun")
    return [(actor, mention) for actor, mention in lost if OR_HER.search(text, *_around(mention.span)) is None]


def _around(span: Span) -> tuple[int, int]:
    """Return where a few words around a pronoun begin and end."""
    return max(0, span.start - 7), span.end + 7


def _is_surely(actor: Actor, pronoun: Span, text: str, span: Span) -> bool:
    """Tell whether a person is named in full early on, again near the pronoun, and not in the words shown.

    One word is no full name: "Montessori" may be a school. A sentence begins with whom a text is about: "the life of
    George Washington", or a medal called after him, is of somebody else's life.
    """
    names = sorted(one.span for one in actor.mentions if one.kind == "name")
    earlier = [name for name in names if name < pronoun]
    return (
        actor.type == "person"
        and " " in actor.name
        and _is_whom_it_tells_of(text, earlier)
        and _is_near(text, earlier[-1], pronoun, span)
        and any(actor.name in " ".join(name.of(text).split()) for name in earlier[:EARLY])
        and not any(name.overlaps(span) for name in names)
    )


def _is_whom_it_tells_of(text: str, names: Sequence[Span]) -> bool:
    """Tell whether a sentence begins with one of several names of somebody, and nothing is called after any of them."""
    if len(names) < TWICE or any(
        text.endswith(("-", "the "), 0, name.start) for name in names
    ):  # "the Obama-Biden Administration"
        return False
    return any(BEGINS.search(text[max(0, name.start - 40) : name.start]) for name in names)


def _is_near(text: str, name: Span, pronoun: Span, span: Span) -> bool:
    """Tell whether a pronoun stands near a name; not in a later paragraph that other words begin."""
    begins = text.rfind("\n\n", name.end, span.start)
    is_of_other_paragraph = begins >= 0 and bool(text[begins : span.start].strip())
    return pronoun.start - name.end <= NEAR and not is_of_other_paragraph


def _names_anybody(span: Span, actors: Sequence[Actor], kind: MentionKind = "name") -> bool:
    """Tell whether words name a person: "Moe's report, | which she read" may mean whom it names."""
    people = (actor for actor in actors if actor.type == "person")
    return any(one.kind == kind and one.span in span for actor in people for one in actor.mentions)


def _dates(span: Span, dates: Sequence[DateMention]) -> Iterator[Gloss]:
    """Yield the readings of relative dates, each once ("seven days earlier on October 6")."""
    told: set[str] = set()
    for date in dates:
        if date.span not in span or not date.edtf:
            continue
        plain = date.edtf.rstrip("~?%")
        if date.certainty in RELATIVE and date.type in ("DATE", "TIME") and plain not in told:
            yield Gloss(date.span, Reason("date-read", (date.edtf,)))
        told.add(plain)


def _offices(text: str, span: Span, actors: Sequence[Actor]) -> Iterator[Gloss]:
    """Return the name behind the first "the minister" of each person whom the sentence does not name.

    Where it names the person further on, the office is either plain or read wrongly.
    """
    return (
        _named(actor, mention)
        for actor, mention in _lost(text, span, actors)
        if mention.kind == "description" and not _names_anybody(span, (actor,))
    )


def _named(actor: Actor, mention: Mention) -> Gloss:
    """Say a person's name beside a mention."""
    return Gloss(mention.span, Reason("name", (actor.name,)))


def _lost(text: str, span: Span, actors: Sequence[Actor]) -> Iterator[tuple[Actor, Mention]]:
    """Yield the actors whom some words first mention by a pronoun or an office, each with that mention.

    A pronoun in a phrase before the subject often points forward ("In his speech, Khan said"): it is left alone when
    the words behind the comma name a person. Whose "I" is, is said beside the whole quotation.
    """
    subject = _subject_behind_comma(text, span, actors)
    for actor in actors:
        within = (one for one in actor.mentions if one.span in span and not _is_first_person(one, text))
        first = min(within, key=lambda one: one.span, default=None)
        if first is None or not _loses_its_person(first, actor):
            continue
        if not span.start < first.span.start < subject:
            yield actor, first


def _is_first_person(mention: Mention, text: str) -> bool:
    """Tell whether a mention is an "I" or "my"."""
    return mention.kind == "pronoun" and mention.span.of(text).lower() in FIRST_PERSON


def _loses_its_person(mention: Mention, actor: Actor) -> bool:
    """Tell whether a mention says too little away from its place: a pronoun, or an office for a person."""
    return mention.kind == "pronoun" or (mention.kind == "description" and actor.type == "person")


def _subject_behind_comma(text: str, span: Span, actors: Sequence[Actor]) -> int:
    """Return where the comma stands behind which a sentence first names a person; its start where it does not."""
    comma = text.find(",", span.start, span.end)
    reach = range(comma + 1, comma + SUBJECT_REACH + 1)
    people = (one for actor in actors if actor.type == "person" for one in actor.mentions if one.kind != "pronoun")
    return comma if comma > 0 and any(one.span.start in reach for one in people) else span.start


def _speaker(span: Span, actors: Sequence[Actor], quotes: Sequence[Quote]) -> str | None:
    """Return who is quoted when the whole sentence is somebody's words, in a statement or a transcript."""
    for quote in quotes:
        if quote.speaker is None or quote.kind != "direct" or (quote.cue and quote.cue in span):
            continue
        if any(part.start <= span.start + 1 and span.end - 1 <= part.end for part in quote.spans):
            return next((actor.name for actor in actors if actor.id == quote.speaker.actor), quote.speaker.text)
    return None

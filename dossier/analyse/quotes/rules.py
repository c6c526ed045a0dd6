"""The rules that find who said a quotation within its own sentence, the surest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dossier.analyse.quotes.by_position import person_then_verb, verb_then_person
from dossier.analyse.quotes.can_speak import BY_THINGS, is_speaker
from dossier.analyse.quotes.rows import STAGE, Reader, ask
from dossier.analyse.quotes.speakers import Cast
from dossier.analyse.quotes.spots import Cue
from dossier.analyse.quotes.writer_sentences import Token, Unit
from dossier.english.clause_words import BELIEF, NAMING, TIME_WORDS
from dossier.english.clauses import clause_subject
from dossier.english.function_words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from dossier.english.patterns import word_set
from dossier.english.phrases import Phrase, is_adverb, phrase_after
from dossier.model import Confidence, Level, Reason, Span, Speaker
from dossier.trace import is_tracing, note


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said a quotation, and the rule that says so."""

    speaker: Speaker | None
    cue: Span | None
    how: Reason
    level: Level
    base: str = ""
    """Base form of the cue."""
    adjacent: bool = False
    """Nothing but punctuation stands between the quotation and its attribution."""

    @property
    def confidence(self) -> Confidence:
        """How sure, with the reason."""
        return Confidence(self.level, self.how)

    def lent(self, how: Reason, level: Level) -> Attribution:
        """Return the same speaker for another quotation."""
        return Attribution(self.speaker, self.cue, how, level, self.base)


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence of the writer, its cues, and the actors so far."""

    unit: Unit
    number: int
    """Index of the unit."""
    cues: tuple[Cue, ...]
    cast: Cast

    def made(
        self, cue: Cue | None, phrase: Phrase | None, how: Reason, level: Level, *, adjacent: bool = False
    ) -> Attribution | None:
        """Return the attribution to a phrase, or None when it names nobody."""
        speaker = None if phrase is None else self.cast.speaker(self.number, phrase)
        if phrase is None or speaker is None:
            return None
        again = self._again(cue, phrase, speaker)
        if again is not None:
            speaker, level = again, "moderate"
            how = Reason("goes-on-from-speaker-before", of=how)
        if speaker.kind == "pronoun":
            how = Reason("pronoun-resolved" if speaker.actor is not None else "pronoun-unresolved", of=how)
            level = "moderate" if speaker.actor is not None and level != "low" else "low"
        span = Span(self.unit.tokens[cue.first].start, self.unit.tokens[cue.last - 1].end) if cue is not None else None
        return Attribution(speaker, span, how, level, cue.base if cue else "", adjacent)

    def _again(self, cue: Cue | None, phrase: Phrase, speaker: Speaker) -> Speaker | None:
        """Return the speaker of the sentence before where "the minister" goes on: "…," the minister added."""
        if speaker.kind != "nominal" or speaker.actor is not None or cue is None or cue.base not in {"add", "continue"}:
            return None
        again = self.cast.last_person(self.number)
        if again is None or self.unit.tokens[phrase.first].lower != "the":
            return None
        return replace(speaker, actor=again)


SECOND_PART = 16
"""Tokens between "said Vale" and the second part of what she said."""

UNATTRIBUTED = Attribution(None, None, Reason("no-speaker-nearby"), "low")


_DASHES = word_set("— – -")
_BETWEEN_WORDS = word_set("that as it him her them on")
_OPENS_RELATIVE = word_set("that who which")
_NOT_IN_SUBJECT = CONJUNCTIONS | PREPOSITIONS | _OPENS_RELATIVE
_CONTRASTS = word_set("but while whereas although though")


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation within its sentence."""

    scene: Scene
    at: int
    """Index of the quotation's token."""
    begin: int
    """Where the words behind it begin, marks aside."""
    comma: bool
    """A comma or full stop stands behind it."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.scene.unit.tokens

    def cues_behind(self) -> Sequence[Cue]:
        """Return the cues behind the quotation and before the next one, in order."""
        tokens = self.tokens
        stop = next((place for place in range(self.begin, len(tokens)) if tokens[place].kind == "quote"), len(tokens))
        return [cue for cue in self.scene.cues if self.begin <= cue.first < stop and cue.subject is not None]


def within_sentence(scene: Scene, at: int) -> Attribution | None:
    """Attribute the quotation at token `at` from its own sentence, the surest rules first."""
    tokens = scene.unit.tokens
    begin = at + 1
    while begin < len(tokens) and tokens[begin].kind == "mark" and tokens[begin].lower in {",", "."}:
        begin += 1
    rule, found = ask(WITHIN, Place(scene, at, begin, begin > at + 1))
    if is_tracing():
        _explain(tokens[at], rule, found)
    return found


def _explain(quotation: Token, rule: str, found: Attribution | None) -> None:
    """Say which rule found the speaker, and which were tried before it."""
    span = Span(quotation.start, quotation.end)
    names = [row.name for row in WITHIN]
    tried = names[: names.index(rule)] if rule else names
    note(STAGE, "rules of its sentence that find no speaker", span, "seen", "; ".join(tried))
    if found is not None:
        who = found.speaker.text if found.speaker is not None else "nobody"
        note(STAGE, rule, span, "decided", f"said by {who} ({found.base or 'no verb'})")


# ---------------------------------------------------------------- behind the quotation


def _verb_and_speaker(place: Place) -> Attribution | None:
    """Read "…," said Vale."""
    for cue in place.cues_behind():
        if cue.form == "inverted" and all(is_adverb(token) for token in place.tokens[place.begin : cue.first]):
            how = Reason("cue-and-speaker-follow", (cue.base,))
            return place.scene.made(cue, cue.subject, how, "high", adjacent=True)
    return None


def _source_behind(place: Place) -> Attribution | None:
    """Read "…," according to Vale."""
    for cue in place.cues_behind():
        if cue.form == "according" and all(token.lower in _DASHES for token in place.tokens[place.begin : cue.first]):
            return place.scene.made(cue, cue.subject, Reason("source-follows", (cue.base,)), "high", adjacent=True)
    return None


def _speaker_and_verb(place: Place) -> Attribution | None:
    """Read "…," Vale said."""
    for cue in place.cues_behind():
        if cue.form != "finite" or cue.base in NAMING or cue.subject is None:
            continue
        if starts_at(place.tokens, cue.subject, place.begin) and not _behind_prose(place, cue):
            how = Reason("speaker-and-cue-follow", (cue.base,))
            return place.scene.made(cue, cue.subject, how, "high", adjacent=True)
    return None


def _unknown_verb(place: Place) -> Attribution | None:
    """Read "…," seethed Ann Vale and "…," Ann Vale seethed: the place says that it is speech, whatever the verb."""
    if not place.comma and not _ends_like_speech(place):
        return None
    found = verb_then_person(place.tokens, place.begin) or person_then_verb(
        place.tokens, place.at, place.begin, _words_of(place)
    )
    if found is None:
        return None
    verb, person = found
    cue = Cue(verb, verb + 1, place.tokens[verb].lower, "finite", person)
    how = Reason("verb-and-person-follow", (cue.base,))
    return place.scene.made(cue, cue.subject, how, "moderate", adjacent=True)


def _words_of(place: Place) -> int:
    """Return how many words a quotation has."""
    quotation = place.tokens[place.at]
    return len(place.scene.cast.text[quotation.start : quotation.end].split())


def _ends_like_speech(place: Place) -> bool:
    """Tell whether the words of a quotation end with a mark after which a speaker may be named."""
    quotation = place.tokens[place.at]
    return place.scene.cast.text[quotation.start : quotation.end].rstrip("\"'”’»")[-1:] in {",", "!", "?"}


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
    if opening.kind == "mark" or opening.lower in _NOT_IN_SUBJECT:
        return False
    return between[-1].lower == "," or all(token.kind != "mark" for token in between)


def _behind_prose(place: Place, cue: Cue) -> bool:
    """Tell whether a quotation belongs to the clause before it although another speaker follows."""
    tokens, at = place.tokens, place.at
    if place.comma or at == 0:
        return False
    if tokens[at - 1].kind == "word" and tokens[at - 1].lower in DETERMINERS:
        return True
    spoken_before = any(other.last <= at and other.form != "passive" for other in place.scene.cues)
    return spoken_before and cue.last < len(tokens) and tokens[cue.last].kind != "mark"


def gap_has_clause(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a clause boundary stands between two tokens."""
    return any(token.kind == "mark" and token.lower in {",", ";", ":"} for token in tokens[first:last])


def _dash_name(place: Place) -> Attribution | None:
    """Find the name behind a dash: "…" — Orla Finn."""
    tokens, start = place.tokens, place.begin
    if place.at > 0 or start + 1 >= len(tokens) or tokens[start].lower not in _DASHES:
        return None
    while start < len(tokens) and tokens[start].lower in _DASHES:
        start += 1
    phrase = phrase_after(tokens, start)
    if phrase is None or (phrase.last < len(tokens) and tokens[phrase.last].kind == "word"):
        return None
    return place.scene.made(None, phrase, Reason("name-behind-dash"), "high", adjacent=True)


def _agent(place: Place) -> Attribution | None:
    """Find the agent of a passive around the quotation: was described as "reckless" by the police."""
    if place.begin >= len(place.tokens):
        return None
    for cue in place.scene.cues:
        if cue.form != "passive" or cue.subject is None or cue.last > place.at:
            continue
        behind = place.tokens[cue.subject.last : place.at]
        around = place.at < cue.subject.first or any(token.lower == "as" for token in behind)
        if around and not gap_has_clause(place.tokens, cue.last, place.at):
            how = Reason("agent-of-passive", (cue.base,))
            return place.scene.made(cue, cue.subject, how, "moderate", adjacent=True)
    return None


# ---------------------------------------------------------------- before the quotation


def _governing(tokens: Sequence[Token], cues: Sequence[Cue], at: int) -> Cue | None:
    """Return the cue before a quotation that governs it."""
    if _passive_at_hand(tokens, cues, at):
        return None
    chosen: Cue | None = None
    for cue in _candidates(tokens, cues, at):
        if chosen is None:
            chosen = cue
            if _surely(tokens, cue, at):
                break
        elif _apart(tokens, cue, chosen):
            break
        elif outer_wins(cue, chosen, tokens):
            chosen = cue
    return chosen


def _candidates(tokens: Sequence[Token], cues: Sequence[Cue], at: int) -> Iterator[Cue]:
    """Yield the cues in the clause of a quotation that may govern it, the nearest first."""
    for cue in reversed(cues):
        if cue.last > at or cue.form == "passive" or cue.negated:
            continue
        if boundary(tokens, cue.last, at):
            return
        if cue.subject is not None and not _spent(tokens, cue, at):
            yield cue


def _surely(tokens: Sequence[Token], cue: Cue, at: int) -> bool:
    """Tell whether a cue with a name stands right before a quotation."""
    named = cue.subject is not None and cue.subject.kind == "name"
    return named and cue.base not in BELIEF and close(tokens, cue.last, at)


def _passive_at_hand(tokens: Sequence[Token], cues: Sequence[Cue], at: int) -> bool:
    """Tell whether a passive stands right before a quotation: what was called so is no speaker."""
    last = next((cue for cue in reversed(cues) if cue.last <= at), None)
    if last is None or last.form != "passive" or at - last.last > 3:
        return False
    return not boundary(tokens, last.last, at)


def _spent(tokens: Sequence[Token], cue: Cue, at: int) -> bool:
    """Tell whether "…," said Vale is too far away to govern a second quotation as well."""
    behind = cue.form == "inverted" and any(token.kind == "quote" for token in tokens[: cue.first])
    return behind and cue.subject is not None and at - cue.subject.last > SECOND_PART


def _apart(tokens: Sequence[Token], outer: Cue, inner: Cue) -> bool:
    """Tell whether two cues stand in different clauses, or on two sides of another quotation."""
    between = tokens[outer.last : inner.first]
    return boundary(tokens, outer.last, inner.first) or any(token.kind == "quote" for token in between)


def _governed(*forms: str) -> Callable[[Place], Attribution | None]:
    """Make a reader of quotations that a cue of one of these forms governs."""

    def read(place: Place) -> Attribution | None:
        cue = _governing(place.tokens, place.scene.cues, place.at)
        return _by_cue_before(place, cue) if cue is not None and cue.form in forms else None

    return read


def _by_cue_before(place: Place, cue: Cue) -> Attribution | None:
    near = close(place.tokens, cue.last, place.at)
    level: Level = "high" if near else "moderate"
    how = Reason("subject-speaks" if cue.form == "participle" else "speaker-and-cue-before", (cue.base,))
    if cue.form == "according":
        if not near and any(token.kind == "quote" for token in place.tokens[cue.first : place.at]):
            return None
        how = Reason("source-before", (cue.base,))
    return place.scene.made(cue, cue.subject, how, level, adjacent=near)


def outer_wins(outer: Cue, inner: Cue, tokens: Sequence[Token]) -> bool:
    """Tell whether the verb of the main clause speaks rather than one inside what is said.

    "Lapp said she thinks …" is said by Lapp; "the paper reported that Finn said …" by Finn.
    """
    if outer.subject is None or inner.subject is None:
        return inner.subject is None
    if outer.base in BELIEF or outer.base in NAMING or inner.base in NAMING or inner.form == "participle":
        return False
    return inner.base in BELIEF or _of_no_other(tokens, inner.base, inner.subject)


def _of_no_other(tokens: Sequence[Token], base: str, subject: Phrase) -> bool:
    """Tell whether a subject within what is said is the speaker again, or a thing that only shows something."""
    head = tokens[subject.head].lower
    if subject.kind == "pronoun":
        return head in {"he", "she", "it"}
    return base in BY_THINGS and subject.kind == "nominal" and not is_speaker(head)


def boundary(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a new main clause begins between two tokens."""
    for place in range(first, last):
        token = tokens[place]
        if token.kind == "mark" and token.lower == ";":
            return True
        joined = token.kind == "word" and token.lower in _CONTRASTS
        if joined and place > first and tokens[place - 1].lower == ",":
            return True
    return False


def close(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether only punctuation, "that" or words to whom stand between cue and quotation."""
    between = tokens[first:last]
    if all(_is_aside(token) for token in between):
        return True
    if len(between) > 8 or between[-1].lower not in {":", ","}:
        return False
    return all(token.kind != "quote" for token in between)


def _is_aside(token: Token) -> bool:
    if token.kind == "mark" or is_adverb(token):
        return True
    return token.lower in _BETWEEN_WORDS or token.lower in TIME_WORDS


def _name_and_colon(place: Place) -> Attribution | None:
    """Find the name before a colon: "NAME: …"."""
    first = _before_colon(place)
    if first is None or first.last != _label_end(place):
        return None
    first = possessor(place.tokens, first) or first
    return place.scene.made(None, first, Reason("name-and-colon"), "high", adjacent=True)


def _sentence_and_colon(place: Place) -> Attribution | None:
    """Find the subject of a sentence that ends in a colon."""
    first = _before_colon(place)
    if first is not None and first.kind == "nominal":
        first = possessor(place.tokens, first) or _somebody(place.tokens, first)
    how = Reason("subject-before-colon")
    return place.scene.made(None, first, how, "moderate", adjacent=True)


def _before_colon(place: Place) -> Phrase | None:
    if place.at == 0 or place.tokens[place.at - 1].lower != ":":
        return None
    end = _label_end(place)
    if place.tokens[0].lower == "from":
        source = phrase_after(place.tokens, 1, end)
        return source if source is not None and source.kind == "name" and source.last == end else None
    return clause_subject(place.tokens, end)


def _label_end(place: Place) -> int:
    """Return where what stands before a colon ends, a day or body in brackets left out: Ann Lee (4 March) | :."""
    end = place.at - 1
    if end < 1 or place.tokens[end - 1].lower != ")":
        return end
    return next((at for at in range(end - 2, 0, -1) if place.tokens[at].lower == "("), end)


def _somebody(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Return somebody unnamed of whom no more than a relative clause tells: A nurse who stayed, and a colon."""
    told = phrase.last < len(tokens) and tokens[phrase.last].lower in {"who", "whose"}
    opens = all(token.kind == "mark" for token in tokens[: phrase.first])
    return phrase if told and opens and tokens[phrase.first].lower in {"a", "an"} else None


def possessor(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Return the person of "Per Dahl's verdict"."""
    for place in range(phrase.first, phrase.last - 1):
        if tokens[place].kind == "name" and tokens[place].type == "person" and tokens[place + 1].lower == "'s":
            return Phrase("name", place, place + 1, place)
    return None


def _end_of_sentence(place: Place) -> Attribution | None:
    """Find the cue at the end of a sentence that holds quoted words: The law is "unfair" to workers, Finn said."""
    tokens, at = place.tokens, place.at
    for cue in place.scene.cues:
        if cue.first <= at or cue.subject is None or cue.negated or cue.subject.first <= at:
            continue
        if cue.form != "according" and not _closing_verb(tokens, cue):
            continue
        if boundary(tokens, at, cue.first):
            return None
        return place.scene.made(cue, cue.subject, Reason("attributed-at-end", (cue.base,)), "moderate")
    return None


def _closing_verb(tokens: Sequence[Token], cue: Cue) -> bool:
    if cue.form not in {"finite", "inverted"} or cue.base in NAMING or cue.base in BELIEF:
        return False
    return at_end(tokens, cue)


def at_end(tokens: Sequence[Token], cue: Cue) -> bool:
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


WITHIN: tuple[Reader[Place, Attribution], ...] = (
    Reader(
        "verb and speaker behind the quotation",
        _verb_and_speaker,
        yes=('["We will stay in the talks,"]{by Barack Obama} said President Barack Obama.',),
        no=('["We will stay in the talks,"] President Barack Obama said.',),
    ),
    Reader(
        "according to whom, behind the quotation",
        _source_behind,
        yes=('The bridge was ["far too old for such loads"]{by Barack Obama}, according to Barack Obama.',),
    ),
    Reader(
        "speaker and verb behind the quotation",
        _speaker_and_verb,
        yes=('["We will stay in the talks,"]{by Barack Obama} President Barack Obama said.',),
        no=('The mayor told of a ["very long day"] President Barack Obama said he had at the port.',),
    ),
    Reader(
        "a name behind a dash",
        _dash_name,
        yes=('["We will stay in the talks."]{by Barack Obama} — Barack Obama',),
    ),
    Reader(
        "the agent of a passive",
        _agent,
        yes=('The law was called ["unjust to workers"]{by the mayor} by the mayor.',),
    ),
    Reader(
        "a verb and a person behind the quotation, whatever the verb",
        _unknown_verb,
        yes=(
            '["We will stay in the talks,"]{by Barack Obama (seethed)} Barack Obama seethed.',
            '["We will stay in the talks!"]{by Barack Obama (snapped)} snapped Barack Obama.',
            '["We will stay in the talks,"]{by Barack Obama (seethed)} seethed President Barack Obama at the end.',
            '["We will stay in the talks,"]{by Barack Obama (hit)} hit back President Barack Obama.',
            '["We will stay in the talks,"]{by Barack Obama (radioed)} Barack Obama radioed a friend.',
            '["It was never a corner,"]{by Barack Obama (seethed)} coach Barack Obama seethed.',
            '["It was never a corner,"]{by the coach (seethed)} the coach seethed.',
            '["Ask me tomorrow,"]{by a neighbour (snapped)} snapped a neighbour.',
            '["It was never a corner,"]{by Barack Obama (fired)} the club\'s coach, Barack Obama, fired back.',
        ),
        no=(
            'The song ["A Long Way Home"] moved Barack Obama.',
            'In the film ["A Long Way Home,"] Barack Obama visits a friend.',
            'In the film ["A Long Way Home,"] the coach wept.',
        ),
    ),
    Reader(
        "according to whom, before the quotation",
        _governed("according"),
        yes=('According to Barack Obama, ["the bridge is far too old for it."]{by Barack Obama}',),
    ),
    Reader(
        "a participle of the sentence's subject before the quotation",
        _governed("participle"),
        yes=('President Barack Obama left early, saying ["the law is unjust to workers."]{by Barack Obama}',),
    ),
    Reader(
        "speaker and verb before the quotation",
        _governed("finite", "inverted", "noun"),
        yes=('President Barack Obama said: ["The law is unjust to workers."]{by Barack Obama}',),
        no=('No official said ["the law is unjust to workers."]',),
    ),
    Reader(
        "a name and a colon",
        _name_and_colon,
        yes=('Barack Obama: ["The law is unjust to workers."]{by Barack Obama}',),
    ),
    Reader(
        "the subject of a sentence that ends in a colon",
        _sentence_and_colon,
        yes=('President Barack Obama stood up at the end of the day: ["The law is unjust."]{by Barack Obama}',),
    ),
    Reader(
        "attributed at the end of the sentence",
        _end_of_sentence,
        yes=('The law is ["unjust and cruel"]{by Barack Obama} to workers, Barack Obama said.',),
    ),
)
"""Who said a quotation, from its own sentence; the first rule that answers decides."""

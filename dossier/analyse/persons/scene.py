"""What stands where, as pronouns need it: sentences, quoted stretches, names with their place in the clause."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from dossier.analyse.persons.life import whose_life
from dossier.analyse.persons.records import NOBODY, Antecedent, Candidate, Sex
from dossier.analyse.persons.speech import SPEAKING, Speech, find_speech, speech_at
from dossier.english.bylines import is_byline
from dossier.english.clause_words import PEOPLE
from dossier.english.function_words import AUXILIARIES
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.english.verbs import may_be_finite

PREPOSITIONS = word_set(
    """of to for with by from on in at against about between among after before under over into through like than
    including during without alongside toward towards behind near per via despite"""
)
OPENERS = word_set("and but or that while when because if although though as whether where who which so") | frozenset(
    ',";:(–—'
)
"""Words and marks behind which a clause may begin."""
DETERMINERS = word_set("the a an former his her their its")
SPEAKERS = word_set("he she")
"""Behind the words of somebody who spoke before, they go on with that person."""
WRITING = word_set("wrote writes write written writing read reads sang")
"""Verbs that report speech, but not where a thing follows: "Kira Bell wrote | a song"."""
MOST_BEFORE = 4
"""Words before a name at the beginning of a sentence that may say what somebody is."""
FARTHEST = 12
"""Tokens of a title looked over on the way from a name to the beginning of its clause."""


LAST_SAID = 2
"""Sentences back in which somebody is still who spoke last."""


Office = Callable[[str], bool]
"""Whether a word names an office or a relation between people."""
BESIDE = 1
"""Tokens between a closing mark and the pronoun that speaks behind it: a comma."""


class Scene:
    """One document, looked at for its pronouns; what is asked of a name is worked out once."""

    def __init__(self, tokens: Tokens, candidates: Sequence[Candidate], is_office: Office) -> None:
        """Take the tokens and whoever may be meant."""
        self.tokens = tokens
        self.is_office = is_office
        self.starts = tokens.lows
        self.speech = find_speech(tokens)
        self.openings = [stretch.first for stretch in self.speech]
        self.sexes: list[Sex | None] = [candidate.sex for candidate in candidates]
        """What is known by now; pronouns add to it."""
        self.counts = [len(candidate.places) for candidate in candidates]
        self.names = without_writers(places_in_order(candidates, persons=True), tokens)
        """Whoever wrote the story is nobody that it goes on about."""
        self.firsts = [name[0] for name in self.names]
        self.life = whose_life(self.names, tokens)
        """The person whose life the document tells, or NOBODY."""
        self.inside = {at for first, last, _ in self.names for at in range(first, last)}
        self.known: dict[int, Antecedent] = {}
        self.writers = list(accumulate(self.is_writers(start) for start in self.starts))
        """For each sentence how many of the writer's own have begun; those within a quotation do not count."""
        self.speakers: dict[int, int] = {}
        self.told_of: dict[int, set[int]] = {}
        """For the stretches whose speaker is known, by their opening mark: whom he and she in them stand for."""

    def is_writers(self, start: int) -> bool:
        """Tell whether a sentence that begins at a token is the writer's own, and not within a quotation."""
        return self.quoted(start) is None or start in self.openings

    def words(self, first: int, last: int) -> str:
        """Return some tokens as one string."""
        return " ".join(self.tokens.words[first:last])

    def sentence(self, at: int) -> int:
        """Return the number of a token's sentence."""
        return bisect_right(self.starts, at) - 1

    def sentences_before(self, at: int, earlier: int) -> int:
        """Count the sentences from one token's back to an earlier one's; for the writer's words his own only."""
        one, other = self.sentence(at), self.sentence(earlier)
        if self.quoted(at) is not None:
            return one - other
        return self.writers[one] - self.writers[other]

    def earliest(self, at: int, reach: int) -> int:
        """Return the first token within so many sentences before that of a token."""
        sentence = self.sentence(at)
        if self.quoted(at) is not None:
            return self.starts[max(0, sentence - reach)]
        return self.starts[bisect_left(self.writers, self.writers[sentence] - reach)]

    def between(self, low: int, high: int) -> range:
        """Return the numbers of the persons' names that begin in a range of tokens."""
        return range(bisect_left(self.firsts, low), bisect_left(self.firsts, high))

    def name(self, number: int) -> Antecedent:
        """Return a name with its place in the clause."""
        known = self.known.get(number)
        if known is None:
            known = self.known[number] = self.antecedent(*self.names[number])
        return known

    def antecedent(self, first: int, last: int, actor: int, sex: Sex | None = None) -> Antecedent:
        """Return some words with their place in the clause."""
        owner = self.tokens.words[last : last + 1] == ("'s",)
        return Antecedent(first, last, actor, self.sentence(first), self.begins_clause(first), owner, sex=sex)

    def begins_clause(self, first: int) -> bool:
        """Tell whether nothing but a title stands between the beginning of a clause and a word."""
        words, lower = self.tokens.words, self.tokens.lower
        low = self.starts[self.sentence(first)]
        at = first
        office = False
        while at > low and first - at < FARTHEST:
            word = lower[at - 1]
            if word in OPENERS or self.is_inverted(at - 1, low):
                return True
            if word == "of" and at - 2 >= low and words[at - 2][:1].isupper():  # Secretary of State
                at -= 2
                continue
            office = office or self.describes(word)
            if not (begins_title(words[at - 1]) or (office and is_plain(word))):
                return self.opens_sentence(low, first)
            at -= 1
        return True

    def opens_sentence(self, low: int, first: int) -> bool:
        """Tell whether only words for what somebody is stand before a name: "Australian paceman | Ann Lee"."""
        before = self.tokens.lower[low:first]
        if len(before) > MOST_BEFORE or not self.tokens.words[low][:1].isupper():
            return False
        return all(is_plain(word) and word not in AUXILIARIES and not may_be_finite(word) for word in before)

    def describes(self, word: str) -> bool:
        """Tell whether a word before a name says who somebody is."""
        return self.is_office(word) or word in PEOPLE

    def is_inverted(self, at: int, low: int) -> bool:
        """Tell whether a saying verb stands before its subject: "…," said Khan."""
        return self.tokens.lower[at] in SPEAKING and at > low and self.tokens.words[at - 1] in {",", '"', "'"}

    def spoke_last(self, at: int) -> int:
        """Return the number of the name of whoever said something last in the writer's words, or NOBODY."""
        low = self.starts[max(0, self.sentence(at) - LAST_SAID)]
        for place in range(at - 1, low, -1):
            if self.tokens.lower[place] not in SPEAKING or self.quoted(place) is not None:
                continue
            if self.tokens.lower[place] not in WRITING or self.tokens.lower[place + 1] not in DETERMINERS:
                return self.subject_at(place)
        return NOBODY

    def subject_at(self, verb: int) -> int:
        """Return the number of the person's name that is the subject of a saying verb, or NOBODY."""
        number = bisect_left(self.firsts, verb)
        if number < len(self.firsts) and self.is_inverted(verb, self.starts[self.sentence(verb)]):
            first = self.firsts[number]
            if self.sentence(first) == self.sentence(verb) and self.begins_clause(first):
                return number
        for number in reversed(self.between(self.starts[self.sentence(verb)], verb)):
            first, last, _ = self.names[number]
            beside = last == verb or (self.tokens.words[last] == "," == self.tokens.words[verb - 1])
            if beside and self.begins_clause(first):
                return number
        return NOBODY

    def quoted(self, at: int) -> Speech | None:
        """Return the stretch between marks in which a token stands."""
        return speech_at(at, self.speech, self.openings)

    def actors_between(self, low: int, high: int) -> set[int]:
        """Return the persons named in a range of tokens."""
        return {self.names[number][2] for number in self.between(low, high)}

    def speech_beside(self, at: int) -> Speech | None:
        """Return the stretch between marks that opens behind a token in its sentence, or closes right before it."""
        number = bisect_right(self.openings, at)
        if number < len(self.speech) and self.sentence(self.openings[number]) == self.sentence(at):
            return self.speech[number]
        if number and at - self.speech[number - 1].last <= BESIDE:
            return self.speech[number - 1]
        return None

    def speaker(self, speech: Speech) -> int:
        """Return who seems to speak in a stretch between marks, or NOBODY.

        It is the subject of a saying verb before the opening mark or behind the closing one; without such a verb
        whoever spoke in the stretch before, if that is near.
        """
        known = self.speakers.get(speech.first)
        if known is None:
            low = self.starts[self.sentence(speech.first)]
            high = self.tokens.segments[self.sentence(speech.last - 1)][1]
            known = self.subject_in(low, speech.first)
            if known == NOBODY:
                known = self.subject_in(speech.last, high)
            if known == NOBODY and not self.speaks(low, speech.first) and not self.speaks(speech.last, high):
                known = self.speaker_before(speech)
            elif known == NOBODY and not SPEAKERS.isdisjoint(self.tokens.lower[speech.last : speech.last + 2]):
                number = self.spoke_last(speech.first)
                known = NOBODY if number == NOBODY else self.names[number][2]
            self.speakers[speech.first] = known
        return known

    def subject_in(self, low: int, high: int) -> int:
        """Return the person whose saying verb stands in a range of tokens outside quotation marks."""
        if not self.speaks(low, high):
            return NOBODY
        names = [self.name(number) for number in self.between(low, high)]
        outside = [name for name in names if self.quoted(name.first) is None]
        best = [name for name in outside if name.subject] or outside
        return best[-1].actor if best else NOBODY

    def speaks(self, low: int, high: int) -> bool:
        """Tell whether a saying verb stands in a range of tokens."""
        return not SPEAKING.isdisjoint(self.tokens.lower[low:high])

    def speaker_before(self, speech: Speech) -> int:
        """Return who spoke in the stretch before, if it ends in this sentence or the one before."""
        at = bisect_left(self.openings, speech.first) - 1
        if at < 0 or self.sentence(speech.first) - self.sentence(self.speech[at].last - 1) > 1:
            return NOBODY
        return self.speakers.get(self.speech[at].first, NOBODY)


def begins_title(word: str) -> bool:
    """Tell whether a word may stand in a title, wherever its office is: capitalised, or a determiner."""
    return word[:1].isupper() or word.lower() in DETERMINERS


def is_plain(word: str) -> bool:
    """Tell whether a lower-case word may stand inside a title: no preposition, and not to all looks a verb."""
    return word.isalpha() and word not in PREPOSITIONS and not word.endswith(("ed", "s"))


def without_writers(names: list[tuple[int, int, int]], tokens: Tokens) -> list[tuple[int, int, int]]:
    """Leave out the names in bylines."""
    written = [segment for segment in tokens.segments if is_byline(*segment, tokens)]
    return [name for name in names if not any(low <= name[0] < high for low, high in written)]


def places_in_order(candidates: Sequence[Candidate], *, persons: bool) -> list[tuple[int, int, int]]:
    """Return where persons, or all others, are named: the first token, one past the last, and whose it is."""
    return sorted(
        (first, last, number)
        for number, candidate in enumerate(candidates)
        if (candidate.type == "person") == persons
        for first, last in candidate.places
    )

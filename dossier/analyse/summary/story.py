"""What choosing the sentences of a summary looks at: the text, what was found in it, and which words matter."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import inf

from dossier.analyse.candidates import Candidate
from dossier.analyse.standing import NAMED_AS, names_or_figures
from dossier.english.function_words import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    NEGATIONS,
    PARTICLES,
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from dossier.english.inflection import stem
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens, cuts
from dossier.model import Actor, DateMention, Quote, Sentence, Span, Turn

EMPTY = (
    AUXILIARIES
    | BE
    | CONJUNCTIONS
    | DETERMINERS
    | DO
    | HAVE
    | MODALS
    | NEGATIONS
    | PARTICLES
    | PERSONAL
    | PREPOSITIONS
    | RELATIVES
    | SUBORDINATORS
    | words(ANY, "connective")
    | word_set(
        "said says told say one two get got make made go going more most such very just about other than like up"
    )
    | word_set("out down there how what why where when")
)
"""Words that carry no matter."""


@dataclass(frozen=True)
class Story:
    """A text as the summary sees it."""

    text: str
    sentences: Sequence[Sentence]
    candidates: Sequence[Candidate]
    """One for each sentence."""
    tokens: Tokens
    title: str = ""
    """The title that the text gives itself."""
    actors: Sequence[Actor] = ()
    quotes: Sequence[Quote] = ()
    dates: Sequence[DateMention] = ()
    turns: Sequence[Turn] = ()

    @cached_property
    def bags(self) -> tuple[frozenset[str], ...]:
        """The stems of the words that carry matter, of each sentence."""
        return tuple(stems(self.lower(one.span)) for one in self.candidates)

    @cached_property
    def frequency(self) -> Counter[str]:
        """In how many sentences each of these words stands."""
        return Counter(word for bag in self.bags for word in bag)

    @cached_property
    def spoken(self) -> frozenset[int]:
        """The quoted sentences whose speaker the text names, by their index."""
        named = [part for quote in self.quotes if quote.speaker and quote.kind != "indirect" for part in quote.spans]
        return frozenset(
            one.index for one in self.candidates if one.quoted and any(covers(part, one.span) for part in named)
        )

    @cached_property
    def headline(self) -> frozenset[str]:
        """The stems of the title."""
        return stems(self.title[low:high].lower() for low, high in cuts(self.title, 0, len(self.title)))

    @cached_property
    def is_conversation(self) -> bool:
        """Whether several speak in turn: then what matters may stand anywhere."""
        return len(self.turns) > 1

    @cached_property
    def names_people(self) -> float:
        """Where a list begins of who is to hold which office: there the names are the news; nowhere in other texts."""
        fit = (one for one in self.candidates if not one.refusal)
        named = [one.index for one in fit if self.names_one(one)]
        return named[0] if len(named) > 1 else inf

    def names_one(self, one: Candidate) -> bool:
        """Tell whether a sentence is a line of such a list."""
        return _may_name(self.text, one) and NAMED_AS.search(one.span.of(self.text)) is not None

    def name_others(self, one: Candidate, other: Candidate) -> bool:
        """Tell whether two lines of such a list name different persons, maybe for the same office."""
        if not (self.names_one(one) and self.names_one(other)):
            return False
        return one.span.of(self.text).partition(",")[0] != other.span.of(self.text).partition(",")[0]

    @cached_property
    def naming(self) -> frozenset[int]:
        """The fit sentences that name somebody or give a figure, by their index."""
        fit = (one for one in self.candidates if not one.refusal)
        return frozenset(one.index for one in fit if names_or_figures(self.tokens, one.span))

    def is_spoken(self, one: Candidate) -> bool:
        """Tell whether a sentence is a speaker's in a transcript."""
        return any(one.span.overlaps(part) for turn in self.turns for part in turn.spans)

    @cached_property
    def dated(self) -> frozenset[int]:
        """The sentences that hold a date whose days are known, by their index."""
        return frozenset(date.sentence for date in self.dates if date.edtf and date.sentence is not None)

    @cached_property
    def quoted(self) -> dict[int, frozenset[str]]:
        """Sentence -> the kinds of the quotes in it; a sentence that is all somebody's words holds none."""
        found: dict[int, set[str]] = {}
        starts = [sentence.span.start for sentence in self.sentences]
        for quote in self.quotes:
            for part in quote.spans:
                for at in range(max(0, bisect_right(starts, part.start) - 1), bisect_left(starts, part.end)):
                    if quote.kind == "indirect" or not covers(part, self.sentences[at].span):
                        found.setdefault(at, set()).add(quote.kind)
        return {at: frozenset(kinds) for at, kinds in found.items()}

    @cached_property
    def _words(self) -> dict[int, frozenset[str]]:
        return {}

    def words_of(self, one: Candidate) -> frozenset[str]:
        """Return the words and marks of a sentence in lower case, one by one."""
        if one.index not in self._words:
            self._words[one.index] = frozenset(self.lower(one.span))
        return self._words[one.index]

    def lower(self, span: Span) -> tuple[str, ...]:
        """Return the words and marks of a stretch in lower case."""
        first, last = self.tokens.within(span)
        return self.tokens.lower[first:last]


def _may_name(text: str, one: Candidate) -> bool:
    """Tell whether a word stands that is in every line of a list of names; quicker than the pattern."""
    return any(text.find(word, one.span.start, one.span.end) >= 0 for word in (", to be ", "ominee", "andidate"))


def covers(part: Span, span: Span) -> bool:
    """Tell whether quoted words are the whole of a sentence, its marks aside."""
    return part.start <= span.start + 1 and span.end - 1 <= part.end


def stems(lower: Iterable[str]) -> frozenset[str]:
    """Return the stems of the words that carry matter."""
    return frozenset(map(_matter, lower)) - _NONE


@lru_cache(maxsize=65_536)
def _matter(word: str) -> str:
    """Return the stem of a word that carries matter; empty for a mark and for any other word."""
    return stem(word) if len(word) > 1 and word not in EMPTY and word[-1].isalnum() else ""


_NONE = frozenset({""})

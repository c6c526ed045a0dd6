"""The writer's own sentences, in which a quotation is one token whatever stands in it.

Every later rule works on these tokens, so that no word inside a quotation is ever taken for a cue or a speaker, and
offsets stay those of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dossier.analyse.quotes.marks import Marked
from dossier.english import tokens as english
from dossier.english.clause_words import CUES, SUBJECT_PRONOUNS
from dossier.model import Actor, Block, Sentence, Span

LONGEST = 400
"""Tokens of the longest sentence looked at as a whole, so that a text without full stops takes no longer."""

_TOKEN = re.compile(r"['’]s(?!\w)|[^\W_]+(?:[.'’&-](?!s(?!\w))[^\W_]+|(?<=\d),\d{3}(?!\d))*|[^\w\s]|_")


_JOINS = frozenset(".'’&-")
"""Marks that join what stands on both sides into one word."""
_APART = frozenset(',.;:()[]?!…"“”—–')
"""Marks that are a token whatever stands beside them."""


@dataclass(slots=True)
class Token:
    """A word, a punctuation mark, the name of an actor, or a whole quotation.

    Never altered, but not frozen: each word of a document is one, and a frozen one takes five times as long to make.
    """

    kind: Literal["word", "mark", "name", "quote"]
    start: int
    end: int
    lower: str
    """The word in lower case; the shape of a mark; empty for a quotation."""
    ref: int = -1
    """Of a name: index of the actor. Of a quotation: index into the marked stretches."""
    capital: bool = False
    type: str = ""
    """Of a name: the type of the actor."""


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A sentence of the writer, with the quotations it holds; equal to none but itself."""

    tokens: tuple[Token, ...]
    paragraph: int
    """Index of the block."""
    kind: str
    """The kind of the block."""

    @property
    def start(self) -> int:
        """First code point."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """One past the last code point."""
        return self.tokens[-1].end


def _names_of(actors: Sequence[Actor]) -> list[tuple[int, int, int]]:
    """Return start, end and actor of every name, sorted."""
    return sorted(
        (mention.span.start, mention.span.end, index)
        for index, actor in enumerate(actors)
        for mention in actor.mentions
        if mention.kind in {"name", "nominal"}
    )


def _bounds(block: Block, own: Sequence[Sentence], *, quoted: bool) -> tuple[int, list[int]]:
    """Return where a block's words begin and where its sentences end; a dateline is cut off, or left out."""
    if not own:
        return block.span.start, []
    first = own[0].span.start
    ends = [sentence.span.end for sentence in own]
    if first > block.span.start and not quoted:
        return first, ends
    start = min(block.span.start, *(sentence.span.start for sentence in own))
    return start, [first, *ends] if first > start else ends


def tokenise(
    written: Written,
    span: Span,
    marked: Sequence[Marked],
    quotes: Sequence[int],
    names: Sequence[tuple[int, int, int]],
    types: Sequence[str],
) -> list[Token]:
    """Return the tokens of a paragraph."""
    solid: list[tuple[int, int, str, int]] = [
        (marked[index].outer.start, marked[index].outer.end, "quote", index) for index in quotes
    ]
    solid += [(low, high, "name", ref) for low, high, ref in names if high <= span.end]
    solid.sort(key=lambda each: (each[0], each[2] != "quote", -each[1]))
    tokens: list[Token] = []
    at = span.start
    for low, high, kind, ref in solid:
        if low < at:
            if kind == "quote" and tokens and tokens[-1].kind == "name":
                at = tokens.pop().start  # a name that reaches into a quotation: Jon "Red" Moe
            else:
                continue
        tokens += written.between(at, low)
        if kind == "quote":
            tokens.append(Token("quote", low, high, "", ref))
        else:
            tokens.append(Token("name", low, high, written.text[low:high].lower(), ref, True, types[ref]))
        at = high
    tokens += written.between(at, span.end)
    return tokens


class Written:
    """A document as the sentences of its writer.

    They are cut up to three times, with more or fewer quotations; what is the same each time is kept.
    """

    def __init__(
        self,
        text: str,
        shared: english.Tokens,
        blocks: Sequence[Block],
        sentences: Sequence[Sentence],
        actors: Sequence[Actor],
    ) -> None:
        """Take the document.

        Parameters:
            text: Its text.
            shared: The tokens that all stages share.
            blocks: Its blocks.
            sentences: Its sentences; those that end inside a quotation do not count.
            actors: Its actors; their names become one token each.
        """
        self.text = text
        self.shared = shared
        self.begins = frozenset(shared.lows)
        """First tokens of sentences: no word goes on across them, though the space be lost ("results.Organisers")."""
        self.blocks = blocks
        self.by_block: dict[int, list[Sentence]] = {}
        for sentence in sentences:
            self.by_block.setdefault(sentence.block, []).append(sentence)
        self.names = _names_of(actors)
        self.name_starts = [name[0] for name in self.names]
        self.types = [actor.type for actor in actors]
        self._plain = plain_tokens(text, shared)
        self._words: dict[tuple[int, int], tuple[Token, ...]] = {}
        self._unquoted: dict[int, list[Unit]] = {}
        """The units of blocks without quotations, by number."""

    def units(self, marked: Sequence[Marked]) -> list[Unit]:
        """Cut the text into the writer's sentences, where certain stretches are quotations.

        Returns:
            Units in order, none empty.
        """
        quotes_of: dict[int, list[int]] = {}
        for index, each in enumerate(marked):
            quotes_of.setdefault(each.paragraph, []).append(index)
        units: list[Unit] = []
        for number, block in enumerate(self.blocks):
            if block.kind in {"meta", "table"}:
                continue
            if number in quotes_of:
                units += self._cut_block(number, block, marked, quotes_of[number])
                continue
            if number not in self._unquoted:
                self._unquoted[number] = self._cut_block(number, block, (), ())
            units += self._unquoted[number]
        return units

    def _cut_block(self, number: int, block: Block, marked: Sequence[Marked], quotes: Sequence[int]) -> list[Unit]:
        start, ends = _bounds(block, self.by_block.get(number, []), quoted=bool(quotes))
        first = bisect_left(self.name_starts, start)
        near = self.names[first : bisect_right(self.name_starts, block.span.end)]
        tokens = tokenise(self, Span(start, block.span.end), marked, quotes, near, self.types)
        return [Unit(tuple(piece), number, block.kind) for piece in cut(self.text, tokens, ends, marked)]

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the words and marks of a stretch; it may begin or end inside a shared token."""
        kept = self._words.get((start, end))
        if kept is None:
            kept = self._words[start, end] = self._cut(start, end)
        return kept

    def _cut(self, start: int, end: int) -> tuple[Token, ...]:
        text, starts, ends = self.text, self.shared.starts, self.shared.ends
        at, stop = max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)
        found: list[Token] = []
        while at < stop:
            first, last, plain = starts[at], ends[at], self._plain[at]
            at += 1
            if plain is not None and start <= first and last <= end:
                found.append(plain)
                continue
            while at < stop and starts[at] == last and at not in self.begins:
                last = ends[at]  # "US-backed" and "3.5" are one word here
                at += 1
            found += map(self._token, _TOKEN.finditer(text, max(start, first), min(end, last)))
        return tuple(found)

    def _token(self, match: re.Match[str]) -> Token:
        word, (start, end) = match[0], match.span()
        if word[0].isalnum():
            return Token("word", start, end, word.lower().replace("’", "'"), -1, word[0].isupper())
        if word in {"'s", "’s"} or (word in "'’" and self.text[start - 1 : start] in ("s", "S")):
            return Token("word", start, end, "'s")
        return Token("mark", start, end, word)


def plain_tokens(text: str, shared: english.Tokens) -> list[Token | None]:
    """Return for each shared token the same as one of the writer's; None for those that other cuts may make of more."""
    made: list[Token | None] = []
    for lower, start, end in zip(shared.lower, shared.starts, shared.ends, strict=True):
        if lower.isalpha():
            joins = text[end : end + 1] in _JOINS and not text.startswith((". ", ".\n"), end)
            whole = not joins and end - start == len(lower)
            made.append(Token("word", start, end, lower, -1, text[start].isupper()) if whole else None)
        else:
            made.append(Token("mark", start, end, text[start:end]) if lower in _APART else None)
    return made


def cut(text: str, tokens: Sequence[Token], ends: Sequence[int], marked: Sequence[Marked]) -> list[list[Token]]:
    """Cut tokens where a sentence ends outside every quotation."""
    pieces: list[list[Token]] = []
    piece: list[Token] = []
    stop = 0
    for index, token in enumerate(tokens):
        piece.append(token)
        reached = False
        while stop < len(ends) and ends[stop] <= token.end:
            reached = ends[stop] > token.start if token.kind != "quote" else token.end - ends[stop] <= 1
            stop += 1
        if token.kind == "quote" and not reached:
            reached = ends_sentence(text, tokens, index, marked)
        if len(piece) >= LONGEST or (reached and not (token.kind == "quote" and goes_on(text, tokens, index, marked))):
            pieces.append(piece)
            piece = []
    if piece:
        pieces.append(piece)
    return pieces


def ends_sentence(text: str, tokens: Sequence[Token], index: int, marked: Sequence[Marked]) -> bool:
    """Tell whether a quotation ends its sentence although the splitter, which sees its inside, did not say so."""
    inner = marked[tokens[index].ref].inner
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if text[inner.end - 1] not in ".!?…" or following is None:
        return False
    return following.kind == "quote" or following.capital


def goes_on(text: str, tokens: Sequence[Token], index: int, marked: Sequence[Marked]) -> bool:
    """Tell whether the sentence goes on after a quotation that ends like one: "Why?" asked Vale."""
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following is None:
        return False
    if following.kind == "mark":
        return following.lower not in "([“\"'"
    if following.kind == "quote":
        return False
    last = text[marked[tokens[index].ref].inner.end - 1]
    if not following.capital:
        return True
    if last == "." or _introduced(tokens, index):
        return False  # Vale said, "Why?" Then Finn said …
    return _speaker_follows(tokens, index, last)


def _introduced(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a comma or colon stands before a quotation, and a cue before that."""
    if index == 0 or tokens[index - 1].lower not in {",", ":"}:
        return False
    return any(token.lower in CUES for token in tokens[max(0, index - 12) : index])


def _speaker_follows(tokens: Sequence[Token], index: int, last: str) -> bool:
    """Tell whether a speaker and a cue follow a quotation, and nothing that they say: "Why?" Vale asked."""
    for place in range(index + 1, min(index + 7, len(tokens))):
        token = tokens[place]
        if token.kind in {"mark", "quote"}:
            return False
        if token.kind == "word" and token.lower in CUES and place > index + 1:
            after = tokens[place + 1] if place + 1 < len(tokens) else None
            if after is None or after.kind in {"mark", "quote"}:
                return True
            pronoun = tokens[index + 1].lower in SUBJECT_PRONOUNS
            return last in "?!," and not pronoun and after.lower in {"in", "on", "at"}
    return False

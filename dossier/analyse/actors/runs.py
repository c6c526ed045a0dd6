"""Runs of words with a capital, where names of bodies begin and end."""

from __future__ import annotations

from dossier.english.tokens import Tokens


def capitals_end(first: int, high: int, tokens: Tokens, *, article: bool) -> int:
    """Return the end of a run of capitalised words, an article before it allowed, or 0."""
    at = first + 1 if article and first < high and tokens.words[first] == "the" else first
    begin = at
    while at < high and (tokens.words[at][0].isupper() or (at > begin and is_hyphen(at, tokens))):
        at += 1
    return at if at > begin else 0


def is_hyphen(at: int, tokens: Tokens) -> bool:
    """Tell whether a hyphen joins two words with capitals: Non | - | Proliferation."""
    if tokens.words[at] != "-" or at + 1 >= len(tokens) or not tokens.words[at + 1][0].isupper():
        return False
    return tokens.ends[at - 1] == tokens.starts[at] and tokens.ends[at] == tokens.starts[at + 1]


def capitals_start(last: int, tokens: Tokens) -> int:
    """Return the start of a run of capitalised words that ends before a dash."""
    at = last
    while at > 0 and tokens.words[at - 1][:1].isupper() and last - at < 4:
        at -= 1
    return at if at < last else last + 1


def run_start(at: int, low: int, tokens: Tokens) -> int:
    """Return where the words with a capital begin that end with a token; the token itself where it has none."""
    while at > low and tokens.words[at][:1].isupper() and tokens.words[at - 1][:1].isupper():
        at -= 1
    return at

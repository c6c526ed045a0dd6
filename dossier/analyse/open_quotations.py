"""Which sentences stand inside a quotation that an earlier sentence opened."""

from __future__ import annotations

import re

from dossier.english.prose import SPOKEN_END
from dossier.model import Sentence

MAX_QUOTATION = 1000
"""Code points within which a single mark is looked for that closes a quotation instead of a plural's apostrophe."""

LONGEST_QUOTATION = 8
"""Sentences that a quotation may run on within a paragraph."""


def inside_quotation(text: str, sentences: tuple[Sentence, ...]) -> list[bool]:
    """Tell of each sentence whether a quotation that began before it is still open where it begins.

    Marks are counted from the start of each paragraph: a quotation that goes on over paragraphs opens anew in each. In
    texts with one sentence a line it does not, but is closed a few lines below.
    A mark that is never closed would swallow the rest of a long paragraph: after eight sentences it counts as a slip.
    """
    inside = [False] * len(sentences)
    open_mark = ""
    block, since = -1, 0
    for index, sentence in enumerate(sentences):
        if open_mark and index - since > LONGEST_QUOTATION:
            open_mark = ""
        if sentence.block != block:
            block = sentence.block
            if open_mark and not _closed_below(text, sentences[index : index + 4], open_mark):
                open_mark = ""
        inside[index] = bool(open_mark)
        still = _still_open(text[sentence.span.start : sentence.span.end], open_mark)
        if still and not open_mark:
            since = index
        open_mark = still
    return inside


def _closed_below(text: str, sentences: tuple[Sentence, ...], open_mark: str) -> bool:
    """Tell whether the first quotation mark in the next sentences closes the open one."""
    for sentence in sentences:
        if sentence.kind != "paragraph":
            return False
        words = text[sentence.span.start : sentence.span.end]
        found = next((one for one in _MARK.finditer(words) if one[0] in ("“", "«", "‘", "``", _PAIR[open_mark])), None)
        if found is not None:
            return found[0] == _PAIR[open_mark] and found.start() > 0 and not words[found.start() - 1].isspace()
    return False


_MARK = re.compile(r"[“”«»]|(?<![\w.,!?…])\"(?=\S)|(?<=\S)\"|(?<!\w)[‘'](?=\w)|(?<=[.,!?…\w\])])[’'](?!\w)|``|''")
_PAIR = {"“": "”", "«": "»", '"': '"', "‘": "’", "'": "'", "``": "''"}


_ANY_MARK = re.compile("[\"'“”«»‘’`]")


def _still_open(words: str, open_mark: str) -> str:
    """Return the opening mark that is still open after these words, or an empty string.

    Inside double marks single ones are not followed: they are apostrophes or quotations within the quotation. A
    straight double mark opens or closes by the side on which the word stands, so that one slip does not turn all
    that follow.
    """
    if _ANY_MARK.search(words) is None:
        return open_mark
    for found in _MARK.finditer(words):
        mark = found[0]
        if mark == '"':
            if open_mark in ("", '"'):
                open_mark = '"' if _double_opens(words, found) else ""
        elif open_mark:
            open_mark = "" if _ends(words, found, open_mark) else open_mark
        elif mark in "“«‘``" or (mark == "'" and words[found.end() : found.end() + 1].isalnum()):
            open_mark = mark
    return open_mark


def _double_opens(words: str, found: re.Match[str]) -> bool:
    """Tell whether a straight double mark opens: a word stands right behind it, and none right before it."""
    before = words[found.start() - 1 : found.start()]
    behind = words[found.end() : found.end() + 1]
    return (before.isspace() or before in "([—–-") and behind != "" and not behind.isspace()


def _ends(words: str, found: re.Match[str], open_mark: str) -> bool:
    """Tell whether a mark closes the one that is open."""
    if found[0] != _PAIR[open_mark]:
        return False
    return found[0] not in "’'" or words[found.start() - 1] in SPOKEN_END or _closes(words, found)


def _closes(words: str, found: re.Match[str]) -> bool:
    """Tell whether a single mark after a letter ends a quotation and is not a plural's ("officials’ trip")."""
    return words[found.start() - 1] != "s" or words.find("’", found.end(), found.end() + MAX_QUOTATION) < 0

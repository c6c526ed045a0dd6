"""Tell the language of a text and of its parts.

py3langid (BSD) is a naive Bayes classifier over byte n-grams, trained on 130 languages, in pure Python on numpy. Of 164
texts of one sentence and more in 24 languages it tells 161 right (lingua, 96 MB against 4.5, was not tried further;
counting function words told 13 of 20). Its model takes about a second to load, so that English, which its function
words give away, is told without it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dossier.english.lexicon import words as lexicon_words
from dossier.english.patterns import word_set
from dossier.model import Block

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 20_000
"""Characters of a document looked at."""

BLOCK_SAMPLE = 2_000
"""Characters of a paragraph looked at."""

NAMES = {
    "af": "Afrikaans", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali",
    "ca": "Catalan", "cs": "Czech", "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fr": "French", "ga": "Irish",
    "gl": "Galician", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ms": "Malay", "mt": "Maltese",
    "nb": "Norwegian Bokmål", "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian", "pl": "Polish",
    "ps": "Pashto", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian",
    "so": "Somali", "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
"""The languages told apart, by code. Those hardly ever written in reports are left out: each would draw short texts of
its neighbours to itself (Latgalian those of Latvian, Venetian those of Italian)."""

_ENGLISH = word_set(
    """the of and to a in that is was for on with as it by at from be this are were has have had not but he his they
    which or an its who will been said their she her would we i you there these than when what our all can did
    after more about into over if so up out no do"""
)
"""Commonest English words."""

_ONLY_ENGLISH = word_set(
    """the of and that with by from this are were has not but they which who been said their she her would there these
    than when what our about into"""
)
"""Those that hardly occur in texts of its neighbours ("in", "is", "on" and "as" do)."""

_CLASSES = (
    "function_words", "general", "adverbs", "verbs", "adjectives", "nouns", "saying", "time_words", "numbers",
)  # fmt: skip
"""Of the lexicon, those without names."""

_SHORTENED = word_set("re ll ve s t m d don doesn didn isn wasn")
"""Parts of shortened words, cut at the apostrophe."""

_WORD = re.compile(r"[^\W\d_]+")
_CASED = re.compile("[a-z\u00df-\u024f\u03ac-\u03ce\u0430-\u045f]")
MARGIN = 12.0
"""How much likelier another language must be than English (natural logarithm of the odds over all n-grams) before a
paragraph is set apart. At 12 none of 9,000 paragraphs of English reports in the test collections is, unless it is in
another language; sentences of six words in other languages reach 25."""


def guess_language(text: str) -> str | None:
    """Return the language of a text as BCP 47, or None when it is too short to tell.

    Parameters:
        text: Normalised text; the first 20,000 characters are read.
    """
    sample = text[:SAMPLE]
    words = _WORD.findall(sample)
    if _is_english(words):
        return "en"
    if not _is_long_enough(words):
        return None
    return detect_language(sample)


def detect_language(text: str) -> str | None:
    """Return the likeliest language of a text however short; None for one without letters."""
    if not _WORD.search(text):
        return None
    return str(_identifier().classify(text)[0])


def clearness(text: str) -> float:
    """Return how much likelier a text's language is than the average one, which gibberish is not."""
    scores = [score for _, score in _identifier().rank(text)]
    return float(max(scores) - sum(scores) / len(scores))


def is_english(text: str) -> bool:
    """Tell whether English function words leave no doubt that a text is English."""
    return _is_english(_WORD.findall(text[:SAMPLE]))


def mark_languages(text: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Note on each block that is in another language than English which one it is.

    Only prose is judged: names, headings and tables are too short or no language at all, and go with the prose around
    them: where all of it is in one other language, everything is.
    """
    marked = tuple(_marked(block, _of_block(text, block)) for block in blocks)
    prose: list[str] = []
    for block in marked:
        if _is_prose(text, block):
            if block.language is None:
                return marked
            prose.append(block.language)
    if not prose:
        return marked
    commonest = max(sorted(set(prose)), key=prose.count)
    return tuple(_marked(block, block.language or commonest) for block in marked)


def _marked(block: Block, language: str | None) -> Block:
    """Return a block as one in a language, itself where it is."""
    return block if block.language == language else replace(block, language=language)


def _of_block(text: str, block: Block) -> str | None:
    """Return the language of a block, or None for English and for what cannot be told."""
    if block.kind in {"meta", "table"}:
        return None
    words = block.span.of(text)
    # A headline of a few words in Latin letters may be names.
    return foreign_language(words) if block.kind != "heading" or len(words.split()) >= 6 or words > "\u0370" else None


def main_language(text: str, blocks: Iterable[Block]) -> str | None:
    """Return the language of most of a text, or None when it is too short to tell.

    A text in several languages is in the one that most of its letters are in, English if that is as much.
    """
    marked = tuple(blocks)
    if not any(block.language for block in marked):
        return guess_language(text)
    weights: Counter[str] = Counter()
    for block in marked:
        if block.language or _is_prose(text, block):
            weights[block.language or "en"] += block.span.end - block.span.start
    if len(weights) < 2:
        return guess_language(text)
    return max(sorted(weights), key=lambda code: (weights[code], code == "en"))


def foreign_language(text: str) -> str | None:
    """Return the language of running text that clearly is not English, else None."""
    sample = text[:BLOCK_SAMPLE]
    words = _WORD.findall(sample)
    if (
        _has_english(words)
        or _is_known_english(words)
        or not _is_long_enough(words)
        or not _runs(words)
        or "@" in sample[:80]
    ):
        return None
    scores = dict(_identifier().rank(sample))
    best = max(sorted(scores), key=scores.__getitem__)
    return best if best != "en" and scores[best] - scores["en"] > MARGIN else None


def _is_prose(text: str, block: Block) -> bool:
    """Tell whether a block holds enough words to have a language."""
    words = _WORD.findall(block.span.of(text)[:BLOCK_SAMPLE])
    return block.kind == "paragraph" and _is_long_enough(words) and _runs(words)


def _is_english(words: list[str]) -> bool:
    """Tell whether the share of English function words leaves no doubt."""
    low = [word.lower() for word in words]
    common = sum(map(_ENGLISH.__contains__, low))
    return len(words) >= 4 and common >= 0.25 * len(words) and not _ONLY_ENGLISH.isdisjoint(low)


def _has_english(words: list[str]) -> bool:
    """Tell whether some of the words are English ones that no neighbour shares: names of other countries may abound."""
    return sum(map(_ONLY_ENGLISH.__contains__, map(str.lower, words))) > 0.05 * len(words)


def _is_known_english(words: list[str]) -> bool:
    """Tell whether nearly half of some words are common in English: "Okay. Two more. Go ahead." has no word of grammar.

    Short strings of 66 languages reach 0.43 (with "feed" and "min" in them), so that the model decides on all of these;
    of 400 briefings 34 need it and not 131.
    """
    return sum(map(_vocabulary().__contains__, map(str.lower, words))) >= 0.45 * len(words)


@cache
def _vocabulary() -> frozenset[str]:
    """Return common English words of all classes, and what stands behind an apostrophe in them."""
    return _ENGLISH | _SHORTENED | frozenset().union(*map(lexicon_words, _CLASSES))


def _is_long_enough(words: list[str]) -> bool:
    """Tell whether there are four words, or as much text in a script without spaces."""
    return len(words) >= 4 or sum(len(word) for word in words if word > "\u0e00") >= 8


def _runs(words: list[str]) -> bool:
    """Tell running text from a list of names: a third of its words begin with a small letter, or none can."""
    initials = "".join([word[0] for word in words])
    return len(_CASED.findall(initials)) >= 0.5 * sum(map(str.isupper, initials))


@cache
def _identifier() -> LanguageIdentifier:
    """Load the model, once, for the languages above."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415  numpy and the model are not always needed

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(identifier.labels)
    identifier.set_languages([code for code in NAMES if code in known])
    return identifier

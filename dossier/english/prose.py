"""Tell whether a stretch of text is a sentence that can stand by itself.

Shared by the summary and the title: both show single sentences away from their place, where a fragment, half a
quotation or a clause that leans on its neighbour misleads.
"""

from __future__ import annotations

import re
from functools import cache

from dossier.english.inflection import is_regular
from dossier.english.lexicon import ANY, VERBS, inflected, wordforms, words

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

AUXILIARIES = words("function_words", "auxiliary")

SUBORDINATORS = words("function_words", "subordinator")

RELATIVES = words("function_words", "relative_pronoun")

_NOT_PAST = wordforms("not_past")
_BEFORE_ADJECTIVE = words("function_words", "before_adjective")


_PLURAL = words(ANY, "plural")
"""Words after which the base form is a finite verb ("many believe"); nouns in -s are known by their ending."""


_CONTRACTED = frozenset({"'ll", "'re", "'ve", "'m", "'d"})
_DETERMINERS = words("function_words", "after_finite")
"""Words before which the base form is a finite verb whatever stands in front of it ("faculty play a role")."""


def finite_verb(words: str) -> bool:
    """Tell whether the words seem to hold a finite verb.

    A list of common verbs and the ending -ed decide; no grammar is parsed, so that a caption with a participle can
    pass ("Polaroids donated to the museum"). That gap is accepted: refusing good sentences costs more.
    """
    verbs, bases = _verbs(), _bases()
    capitals = words.isupper()
    found = list(_WORD.finditer(words))
    before = ""
    for number, match in enumerate(found):
        shown = match[0].replace("’", "'")
        word = shown.lower()
        if "'" in word and word[word.index("'") :] in _CONTRACTED:
            return True
        if shown[0].isupper() and not capitals:
            before = word
            continue
        if word in AUXILIARIES:
            return True
        if before not in _BEFORE_ADJECTIVE:
            behind = found[number + 1][0] if number + 1 < len(found) else ""
            if word in verbs or _regular_past(word, behind):
                return True
            if word in bases and _goes_with(before, words[: match.start()].endswith(", ")):
                return True
            if word in bases and before != "to" and behind in _DETERMINERS:
                return True
        before = word
    return False


def _regular_past(word: str, behind: str) -> bool:
    """Tell whether a word in -ed is finite: "followed by a fire" is more often a participle."""
    return word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST and behind != "by"


def _goes_with(before: str, listed: bool) -> bool:
    """Tell whether the word before is a plural, so that the base form is finite; not in a list ("clothes, face")."""
    return not listed and (before in _PLURAL or (len(before) > 3 and before.endswith("s")))


@cache
def _verbs() -> frozenset[str]:
    """Return the third person and the irregular past forms of common verbs."""
    irregular = {
        form
        for kind in VERBS
        for base in words(kind, "everyday")
        for form in inflected(kind, base)["past"]
        if not is_regular(base, form)
    }
    return _forms("third") | irregular


@cache
def _bases() -> frozenset[str]:
    """Return the base forms of common verbs."""
    return _forms("base")


@cache
def third_persons() -> frozenset[str]:
    """Return the forms that go with "he", such as "provides"."""
    return _forms("third")


def _forms(name: str) -> frozenset[str]:
    """Return one form of all common verbs."""
    return frozenset(form for kind in VERBS for base in words(kind, "everyday") for form in inflected(kind, base)[name])


@cache
def verb_forms() -> frozenset[str]:
    """Return all forms of common verbs but the participles."""
    return _verbs() | _bases() | AUXILIARIES


_OPENING_SINGLE = re.compile(r"(?<![\w'’])'(?=[\w\"“\[])(?!\d\ds?\b|n\b|em\b|tis\b|til\b|twas\b)")
_CLOSING_SINGLE = re.compile(r"(?<=[\w.,!?…\])])'(?![\w'])")
_CLOSING_CURLY = re.compile(r"(?<=[\w.,!?…\])”])’(?!\w)")
SPOKEN_END = frozenset(".,!?…")
"""Marks before a closing quotation mark, which an apostrophe never follows."""


_ANY_MARK = re.compile(r"[\"“”«»()\[\]‘`']|’(?!\w)")


def half_quoted(words: str) -> bool:
    """Tell whether a stretch holds one end of a quotation, or of a bracket, without the other."""
    if _ANY_MARK.search(words) is None:
        return False
    for opening, closing in ("“”", "«»", "()", "[]"):
        if opening not in words and closing not in words:
            continue
        depth = 0
        for char in words:
            if char == opening:
                depth += 1
            elif char == closing:
                depth -= 1
                if depth < 0:
                    return True
        if depth:
            return True
    if words.count('"') % 2 or words.count("``") != len(re.findall(r"(?<!')''(?!')", words)):
        return True
    return _half_single(words, [m.start() for m in re.finditer("‘", words)], _CLOSING_CURLY) or _half_single(
        words, [m.start() for m in _OPENING_SINGLE.finditer(words)], _CLOSING_SINGLE
    )


def _half_single(words: str, openings: list[int], closing: re.Pattern[str]) -> bool:
    """Tell whether single marks are unpaired; a mark after a letter may be an apostrophe ("officials’")."""
    closings = [m.start() for m in closing.finditer(words)]
    if not openings:
        return any(words[at - 1] in SPOKEN_END for at in closings)
    if any(at < openings[0] and words[at - 1] in SPOKEN_END for at in closings):
        return True
    return sum(at > openings[0] for at in closings) < len(openings)


_INSERTED = re.compile(r", (?:which|who|whom|whose|where)\b[^,]*(?:,|$)")


def main_verb(words: str) -> bool:
    """Tell whether a finite verb stands outside relative clauses, and another one in the clause that "that" opens."""
    words = _INSERTED.sub(" ", words)
    clause = words.rpartition(" that ")
    return finite_verb(words) and (not clause[0] or finite_verb(f"that {clause[2]}"))


_CLAUSE_END = re.compile(r"[,;:–—-]\s")


def lacks_main_clause(words: str) -> bool:
    """Tell whether a stretch is a subordinate clause alone, or one broken by a stray "and" ("Though … and it …")."""
    found = _WORD.match(words)
    if found is None or found[0].lower() not in SUBORDINATORS:
        return False
    if found[0].lower() in ("as", "after", "before", "since", "despite", "given", "until", "once"):
        return not finite_verb(words)
    parts = _CLAUSE_END.split(words)
    return not any(finite_verb(part) for part in parts[1:])


def words_of(text: str) -> list[str]:
    """Return the words of a stretch in lower case."""
    return [found[0].lower() for found in _WORD.finditer(text)]

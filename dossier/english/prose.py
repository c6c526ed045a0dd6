"""Tell whether a stretch of text is a sentence that can stand by itself.

Shared by the summary and the title: both show single sentences away from their place, where a fragment, half a
quotation or a clause that leans on its neighbour misleads.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from dossier.english.patterns import word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

AUXILIARIES = word_set(
    """is are was were am has have had do does did will would can could may might must shall should cannot isn't aren't
    wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't it's he's she's that's
    there's they're we're you're i'm they've we've i've he'll she'll it'll they'll we'll i'll i'd he'd she'd who's"""
)

SUBORDINATORS = word_set(
    """though although because whereas unless while whilst if when whenever since once until as after before despite
    given"""
)

RELATIVES = word_set("which who whom whose where that")

_NOT_PAST = word_set(
    """need speed seed feed deed weed breed indeed hundred red bed shed sacred naked united exceed proceed succeed embed
    aged beloved wicked rugged kindred hatred biased unprecedented armed so-called alleged unidentified undisclosed
    bleed sled"""
)
_BEFORE_ADJECTIVE = word_set(
    "a an the this that these those his her its their our my your of in for with by and or most"
)


_PLURAL = word_set("they we you i people police many some others most both who which that officials women men children")
"""Words after which the base form is a finite verb ("many believe"); nouns in -s are known by their ending."""


_CONTRACTED = frozenset({"'ll", "'re", "'ve", "'m", "'d"})
_DETERMINERS = word_set("a an the his her its their our my your no any some this that these those")
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
    """Return the third person and past forms of common verbs."""
    return frozenset(form for base, *past in _verb_lines() for form in (third_person(base), *past))


@cache
def _bases() -> frozenset[str]:
    """Return the base forms of common verbs."""
    return frozenset(base for base, *_ in _verb_lines())


@cache
def third_persons() -> frozenset[str]:
    """Return the forms that go with "he", such as "provides"."""
    return frozenset(third_person(base) for base in _bases())


@cache
def verb_forms() -> frozenset[str]:
    """Return all forms of common verbs but the participles."""
    return _verbs() | _bases() | AUXILIARIES


@cache
def _verb_lines() -> tuple[list[str], ...]:
    """Return base form and irregular past form of each common verb."""
    lines = files("dossier.data").joinpath("verbs.txt").read_text("utf-8").splitlines()
    return tuple(line.split() for line in lines if line and not line.startswith("#"))


def third_person(base: str) -> str:
    """Return the form that goes with "he": "go" -> "goes", "carry" -> "carries"."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + "s"


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

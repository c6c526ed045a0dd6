"""Another name that the text itself gives somebody: "Edith (née Crane)", "Ada Lund, better known as Ida Moss"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.analyse.actors.countries import demonym_code
from dossier.analyse.actors.names import Name
from dossier.english.given_names import same_given_name
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens

BIRTH = word_set("née nee né born")
"""Before the name that somebody was born with, at the head of a bracket or behind a comma."""
FAR = 45
"""Tokens between a name and another of the same person: the dates of a life stand there."""
LANGUAGES = frozenset({"Latin", "Arabic", "Hebrew", "Yiddish", "Hindi", "Mandarin", "Cantonese", "Persian", "Irish"})
"""Before a colon in a bracket: what somebody is called in it."""
BETTER = word_set("also better best professionally commonly popularly formerly simply generally widely usually") | {","}
"""Before "known as" they show that the name is somebody's whom the text has just named."""
OTHER_NAMES = frozenset({"aka", "a.k.a.", "alias", "pseudonym", "moniker"})
NAMES_OF = word_set("pen stage maiden real birth legal given professional")
"""Kinds of names: by her | pen | name Ida Moss."""


def named_also(names: Sequence[Name], tokens: Tokens) -> Iterator[tuple[Name, Name]]:
    """Yield each name that is another one of the person named right before it, and that person's name."""
    before: Name | None = None
    persons = [name for name in names if name.type == "person"]
    subject = next((name for name in persons if name.size > 1), None)
    for name in persons:
        if subject is not None and is_born_as(subject, name, tokens):
            yield name, subject
        elif before is not None and name.first - before.last <= FAR and is_other_name(before, name, tokens):
            yield name, before
        else:
            before = name


def is_other_name(before: Name, name: Name, tokens: Tokens) -> bool:
    """Tell whether what stands between two names of a sentence says that both are one person's."""
    low = tokens.segment_at(name.first)[0]
    if before.first < low or tokens.words[before.last] not in {"(", ","}:
        return False
    return is_birth_name(name, tokens) or is_known_name(name, tokens)


def is_born_as(subject: Name, name: Name, tokens: Tokens) -> bool:
    """Tell whether a sentence begins "Born Joan Tull in", and the document with somebody else called Joan."""
    opens = name.size > 1 and tokens.lower[name.first - 1] == "born" and is_start(name.first - 1, tokens)
    if not opens or name.first <= subject.last or tokens.lower[name.last : name.last + 1] not in WHERE_BORN:
        return False
    return same_given_name(tokens.words[subject.first].strip(MARKS), tokens.words[name.first])


def is_start(at: int, tokens: Tokens) -> bool:
    """Tell whether a token begins a sentence."""
    return tokens.segment_at(at)[0] == at


WHERE_BORN = frozenset({("in",), ("on",), ("at",), (",",), ("near",)})
MARKS = "\"'“”"


def is_birth_name(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name stands behind "née", or behind "born" or a language in a bracket or between commas."""
    if tokens.words[name.first - 1] == ":" and tokens.words[name.first - 3] in {"(", ";"}:
        return demonym_code(tokens.words[name.first - 2]) is not None or tokens.words[name.first - 2] in LANGUAGES
    if tokens.lower[name.first - 1] not in BIRTH or tokens.words[name.first - 2] not in {"(", ",", ";"}:
        return False
    return tokens.words[name.last : name.last + 1] in {(")",), (",",), (";",)}


def is_known_name(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name stands behind "also known as", "aka" or "by her pen name"."""
    lower, at = tokens.lower, name.first
    if lower[at - 1] in OTHER_NAMES or (lower[at - 1] == "name" and lower[at - 2] in NAMES_OF):
        return True
    if lower[at - 2 : at] in {("identified", "as"), ("self-identified", "as")}:
        return True
    if lower[at - 1] != "as" or lower[at - 2] not in {"known", "professionally", "simply"}:
        return False
    return not BETTER.isdisjoint(lower[at - 4 : at - 2]) or lower[at - 2] != "known"

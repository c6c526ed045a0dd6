"""A name with what stands around it, as the rules for names look at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.analyse.actors.countries import country_code, demonym_code
from dossier.analyse.actors.lexicons import classes_of
from dossier.analyse.actors.names import Name, words_of
from dossier.english.tokens import Tokens
from dossier.model import ActorType
from dossier.trace import Verdict, is_tracing, note


@dataclass(slots=True)
class Case:
    """A name, and its words.

    Never altered, but not frozen: each pass over the names makes one of each, and a frozen one takes longer to make.
    """

    name: Name
    tokens: Tokens
    words: tuple[str, ...]
    lower: tuple[str, ...]

    @property
    def type(self) -> ActorType:
        """Return the type it has so far."""
        return self.name.type

    @property
    def form(self) -> str:
        """Return its words as one string."""
        return " ".join(self.words)

    def before(self, back: int = 1) -> str:
        """Return the word so many places before it, or the empty string."""
        at = self.name.first - back
        return self.tokens.words[at] if at >= 0 else ""

    def after(self, ahead: int = 0) -> str:
        """Return the word behind it, or the empty string."""
        at = self.name.last + ahead
        return self.tokens.words[at] if at < len(self.tokens) else ""


def case_of(name: Name, tokens: Tokens) -> Case:
    """Look at a name."""
    return Case(name, tokens, words_of(name, tokens), tokens.lower[name.first : name.last])


def is_listed(words: Sequence[str]) -> bool:
    """Tell whether the phrase lists have the words as one name."""
    return bool(listed_classes(words))


def listed_classes(words: Sequence[str]) -> frozenset[str]:
    """Return the classes that the phrase lists give the words."""
    listed = classes_of(" ".join(word.lower().replace(".", "") for word in words))
    return frozenset(listed.split(",")) if listed else frozenset()


def is_adjective(word: str) -> bool:
    """Tell whether a word is an adjective of nationality and not a country's name."""
    return demonym_code(word) is not None and country_code(word) is None and not word.endswith("s")


def say(rule: str, name: Name, tokens: Tokens, verdict: Verdict, detail: str = "") -> None:
    """Note what a rule decided of a name, if somebody asks.

    Parameters:
        rule: Name of the rule.
        name: The name it looked at.
        tokens: The document's tokens.
        verdict: What it said of it.
        detail: On what evidence; the name and its type if empty.
    """
    if is_tracing() and name.size > 0:
        words = " ".join(words_of(name, tokens))
        note("actors", rule, tokens.span(name.first, name.last), verdict, detail or f"{words} ({name.type})")

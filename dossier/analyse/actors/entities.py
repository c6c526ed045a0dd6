"""An actor in the making, and what its names say of it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from dossier.analyse.actors.borders import GENERATIONS
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.wordlists import OFFICES
from dossier.english.function_words import ARTICLES
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import ActorType, Reason


@lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """Return a word without case, accents, full stop and Arabic article."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'")).casefold()
    plain = "".join(char for char in plain if not unicodedata.combining(char) and char != ".")
    plain = plain.replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d").replace("ß", "ss")
    for article in ("al-", "el-"):
        if plain.startswith(article) and len(plain) > len(article) + 1:
            return plain[len(article) :]
    return plain


@dataclass(slots=True)
class Entity:
    """An actor in the making."""

    type: ActorType
    names: list[Name] = field(default_factory=list)
    joined: list[Reason | None] = field(default_factory=list)
    """For each name the rule that put it here; None for the first."""
    forms: list[tuple[str, ...]] = field(default_factory=list)
    """Distinct forms as words, in order of appearance."""
    code: str | None = None
    number: int = 0
    """Its place among the document's entities."""
    gender: Literal["f", "m"] | None = None
    person: int | None = None
    """Which of the persons named in full in the document it is."""
    also: list[tuple[str, ...]] = field(default_factory=list)
    """Forms that the text gives as another name of the actor, by which it does not go."""
    open: bool = False
    """Whether it is a name alone of which it was left open whose it is."""

    @property
    def fullest(self) -> tuple[str, ...]:
        """Return the longest form."""
        own = [form for form in self.forms if form not in self.also] or self.forms
        return max(own, key=lambda form: (len(form), sum(map(len, form))))

    @property
    def latest(self) -> int:
        """Return the token at which it was last named."""
        return self.names[-1].first

    def add(self, name: Name, words: tuple[str, ...], rule: Reason | None) -> None:
        """Add a name."""
        self.names.append(name)
        self.joined.append(rule)
        if words not in self.forms:
            self.forms.append(words)


def core(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a person's name without "Jr." and the like."""
    kept = tuple(word for word in words if word not in GENERATIONS and word != ",")
    return kept or words


def has_title(entity: Entity, title: str, tokens: Tokens) -> bool:
    """Tell whether an entity was named with a title before."""
    return any(title_before(each, tokens) == title for each in entity.names)


def title_before(name: Name, tokens: Tokens) -> str:
    """Return the title word before a name."""
    word = tokens.words[name.first - 1].lower() if name.first else ""
    of_two = word == "elder" and tokens.lower[name.first - 2] == "the"  # the elder Bush
    return word if word in OFFICES and not of_two else ""


def is_of_one_before(first: int, last: int, tokens: Tokens) -> bool:
    """Tell whether a title is of somebody named before, whose wife or guest follows: "42nd President & Mrs. Berg"."""
    at = next((at for at in range(last - 1, first - 1, -1) if tokens.words[at] in {"and", "&"}), None)
    return at is not None and all(word in ARTICLES or word in ADDRESSES for word in tokens.lower[at + 1 : last])


ADDRESSES = word_set("honorable honourable hon. his her excellency majesty highness reverend rev. dr. mr. mrs. ms.")

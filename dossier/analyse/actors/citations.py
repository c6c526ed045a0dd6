"""Cases that a text cites, whose parties are no actors: "Rodriguez v. United States, 135 S. Ct. 1609 (2015)"."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.actors.names import Name, words_of
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens

AGAINST = frozenset({"v", "v.", "vs", "vs."})
LONGEST = 10
"""Tokens of the longest name of a party."""
OF_MANY = word_set("united states state city county people commonwealth of the in re")
"""Words of parties that are no names of theirs alone."""


def cited_parties(names: Sequence[Name], tokens: Tokens) -> set[tuple[str, ...]]:
    """Return the names of one word that only cases give: no full name and no title has them.

    In the text, "Rodriguez" alone is then the case.
    """
    marks = [at for at in tokens.places(AGAINST) if is_citation(at, tokens)]
    if not marks:
        return set()
    words = {word for at in marks for word in parties(at, tokens) if word.lower() not in OF_MANY}
    persons = {words_of(name, tokens)[-1] for name in names if name.type == "person" and is_known(name, tokens)}
    return {(word,) for word in words - persons}


def is_citation(at: int, tokens: Tokens) -> bool:
    """Tell whether a volume and a reporter stand behind the party that is named behind "v."."""
    for place in range(at + 1, min(at + LONGEST, len(tokens) - 2)):
        if tokens.words[place] == ",":
            volume, reporter = tokens.words[place + 1 : place + 3]
            return volume.isdecimal() and reporter[0].isupper()
    return False


def parties(at: int, tokens: Tokens) -> set[str]:
    """Return the words with a capital right before and behind "v."."""
    first, last = at - 1, at + 1 + (tokens.words[at + 1 : at + 2] == (".",))
    while first >= 0 and at - first < LONGEST and tokens.words[first][0].isupper():
        first -= 1
    while last < len(tokens) and last - at < LONGEST and tokens.words[last][0].isupper():
        last += 1
    found = (*tokens.words[first + 1 : at], *tokens.words[at + 1 : last])
    return {word for word in found if word.istitle() and word.isalpha()}


def is_known(name: Name, tokens: Tokens) -> bool:
    """Tell whether somebody is named in full or with a title, outside a citation."""
    if tokens.lower[name.last : name.last + 1] and tokens.lower[name.last] in AGAINST:
        return False
    before = tokens.words[name.first - 1] if name.first else ""
    return name.size > 1 or (before[:1].isupper() and before.lower() not in AGAINST and before not in {"In", "See"})

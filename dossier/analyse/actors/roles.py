"""Find the office or description that the text gives a person, as stated and with its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from dossier.analyse.actors.cases import say
from dossier.analyse.actors.countries import country_code, demonym_code
from dossier.analyse.actors.descriptions import (
    APPOSITION,
    ARTICLES,
    LINKS,
    LONGEST,
    PREPOSITIONS,
    QUALIFIERS,
    RELATIVE_CLAUSE,
    STOPS,
    TITLE,
    Scene,
    add_role,
    belongs,
    is_office,
    is_plural_office,
    modifiers,
    noun_phrase_end,
    office_within,
)
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.resolve import Entity
from dossier.analyse.actors.wordlists import HONORIFICS, KIN, OFFICES, SAYING
from dossier.english.lexicon import words
from dossier.english.tokens import Tokens
from dossier.model import Reason, Role
from dossier.trace import is_tracing

GOVERNING = words("bodies", "governs")
"""Bodies of which "X of the ..." says an office; "of Harvard University" tells only where one works."""
MOST_NAMES = 200
"""Names of one actor at which roles are looked for."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A place beside a name where a role may stand."""

    name: str
    reason: Reason
    """What the record says."""
    find: Callable[[Name, Scene], tuple[int, int] | None]
    """The role at a name, as a range of tokens."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def find_roles(entity: Entity, scene: Scene) -> tuple[Role, ...]:
    """Find the roles of a person.

    Parameters:
        entity: The actor.
        scene: The document it stands in.

    Returns:
        Each role once, in order of the text; those stated at a name only. Their `text` is still to be filled in.
    """
    if entity.type != "person":
        return ()
    names = entity.names[:MOST_NAMES]
    return roles_at(names, scene, BESIDE) or roles_at(names, scene, IN_CLAUSES, first_only=True)


def roles_at(
    names: Sequence[Name], scene: Scene, patterns: Sequence[Pattern], *, first_only: bool = False
) -> tuple[Role, ...]:
    """Return the roles that some patterns find at some names.

    Parameters:
        names: A person's names.
        scene: The document.
        patterns: Where to look.
        first_only: Whether the first pattern that holds at a name is enough.
    """
    roles: list[Role] = []
    seen: set[str] = set()
    for name in names:
        for pattern in patterns:
            found = pattern.find(name, scene)
            if found is None:
                continue
            add_role(roles, seen, *found, pattern.reason, scene.tokens)
            if is_tracing():
                words = " ".join(scene.tokens.words[found[0] : found[1]])
                say(pattern.name, name, scene.tokens, "decided", words)
            if first_only:
                break
    return tuple(roles)


def before(
    name: Name, tokens: Tokens, low: int, inside: dict[int, Name], persons: Collection[int]
) -> tuple[int, int] | None:
    """Return the title that stands directly before a name."""
    last = name.first
    while last > low and tokens.words[last - 1].lower() in HONORIFICS and not is_office(tokens.words[last - 1]):
        last -= 1
    if last > low and tokens.words[last - 1] in {"(", ","} and last > low + 1 and tokens.words[last - 1] == "(":
        last -= 1
    if last == low or not (
        is_office(tokens.words[last - 1]) or (last - 1 not in persons and belongs(last - 1, tokens, inside))
    ):
        return None
    first = last
    while first > low and last - first < LONGEST:
        place = first - 1
        if place in persons:
            break
        word = tokens.words[place]
        if belongs(place, tokens, inside) or (
            word in LINKS and first - 1 > low and joins(place, tokens, low, inside, persons)
        ):
            first -= 1
            continue
        reach = modifiers(place, tokens, low, inside)
        if not reach:
            break
        first -= reach
    while first < last and (tokens.words[first] in LINKS or tokens.words[first].lower() in ARTICLES):
        first += 1
    first = after_sentence_start(first, last, tokens, low, inside)
    if last > first and not is_office(tokens.words[last - 1]) and not office_of(first, last, tokens):
        return None
    return (first, last) if last > first and not only_honorific(tokens.words[first:last]) else None


def office_of(first: int, last: int, tokens: Tokens) -> bool:
    """Tell whether the words are an office with what it is for: "Secretary of State"."""
    return any(
        is_office(tokens.words[at]) and tokens.words[at + 1] in {"of", "for", "to", "from", "at", "on"}
        for at in range(first, last - 1)
    )


def after_sentence_start(first: int, last: int, tokens: Tokens, low: int, inside: dict[int, Name]) -> int:
    """Leave out a first word that is capitalised only because the sentence begins with it."""
    while first < last - 1 and first not in inside:
        word = tokens.words[first]
        known = is_office(word) or word.lower() in QUALIFIERS or word in QUALIFIERS or demonym_code(word)
        if known or first > low:
            break
        first += 1
    return first


def joins(place: int, tokens: Tokens, low: int, inside: dict[int, Name], persons: Collection[int]) -> bool:
    """Tell whether a small word inside a title is followed on its left by more of the title."""
    word, previous = tokens.words[place], place - 1
    if previous < low or previous in persons:
        return False
    if word in {"'s"}:
        return previous in inside or tokens.words[previous][:1].isupper()
    if word == "the":
        return (
            tokens.words[previous] in PREPOSITIONS
            and previous - 1 >= low
            and office_leftwards(previous - 1, tokens, low, inside)
        )
    if word in PREPOSITIONS:
        return office_leftwards(previous, tokens, low, inside)
    if word not in {"and", "&"}:
        return False
    before_word = tokens.words[previous]
    return (
        is_office(before_word)
        or before_word.lower() in QUALIFIERS
        or (before_word[:1].isupper() and previous not in inside)
        or office_leftwards(previous, tokens, low, inside)
    )


def office_leftwards(place: int, tokens: Tokens, low: int, inside: dict[int, Name]) -> bool:
    """Tell whether an office stands at a token or before it with nothing between but what belongs to it."""
    for at in range(place, max(low - 1, place - 9), -1):
        word = tokens.words[at]
        if is_office(word):
            return True
        if not (belongs(at, tokens, inside) or word in LINKS):
            return False
    return False


def only_honorific(words: Sequence[str]) -> bool:
    """Tell whether words say nothing but how one is addressed or related."""
    return all(word.lower() in HONORIFICS and not is_office(word) for word in words)


def after(
    name: Name, tokens: Tokens, high: int, persons: Collection[int], bodies: dict[int, int]
) -> tuple[int, int] | None:
    """Return the apposition after a name: ", a critic of ...", ", chief of ...", "(chief of ...)"."""
    at = name.last
    if at + 1 < high and tokens.words[at] == "," and tokens.words[at + 1].isdigit():
        at += 2
    if at + 2 >= high or tokens.words[at] not in {",", "(", "–", "—"}:
        return None
    first = at + 1
    if tokens.words[first].lower() in {"who", "whose", "which"} or first in persons:
        return None
    last = noun_phrase_end(first, high, tokens, persons)
    while first < last and tokens.words[first].lower() in ARTICLES:
        first += 1
    if last <= first or leads_to_person(first, last, tokens, persons):
        return None
    if (
        last - first <= 3
        and last + 1 < high
        and tokens.words[last] == ","
        and last + 1 in bodies
        and is_office(tokens.words[last - 1])
    ):
        last = bodies[last + 1]
    closing = tokens.words[last] if last < high else "."
    article = tokens.words[at + 1].lower() in ARTICLES
    if not office_within(first, last, tokens) or (closing not in {",", ".", ")", ";", "–", "—", "!"} and not article):
        return None
    if tokens.words[first].lower() in KIN and not article:
        return None
    return first, last


def leads_to_person(first: int, last: int, tokens: Tokens, persons: Collection[int]) -> bool:
    """Tell whether a description belongs to the person named at its end, or begins with one."""
    if first in persons:
        return True
    for at in range(first + 1, last):
        if at in persons and at - 1 not in persons and not is_owned(at, first, tokens):
            return True
    return False


def is_owned(person: int, first: int, tokens: Tokens) -> bool:
    """Tell whether a description speaks of another person by the way: "adviser to Rwanda's President Paul Kagame"."""
    at = person - 1
    while at > first:
        word = tokens.words[at]
        lower = word.lower()
        if not (
            is_office(word)
            or lower in QUALIFIERS | HONORIFICS
            or country_code(word)
            or demonym_code(word)
            or word == "'s"
        ):
            break
        at -= 1
    return tokens.words[at].lower() in {"of", "for", "to", "by", "with", "from", "under", "against", "representing"}


def relative(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return what a relative clause says of an office: "who heads the agency", "who is president of ..."."""
    at = name.last + (1 if name.last < high and tokens.words[name.last] == "," else 0)
    if at + 2 >= high or tokens.words[at].lower() != "who":
        return None
    verb = tokens.words[at + 1].lower()
    if verb in {"is", "was", "remains", "became"}:
        first = at + 2
        if first < high and tokens.words[first].lower() in {"also", "now", "currently", "then"}:
            first += 1
        while first < high and tokens.words[first].lower() in ARTICLES:
            first += 1
        last = noun_phrase_end(first, high, tokens, persons)
        return (first, last) if last > first and office_within(first, last, tokens, 4) else None
    if verb in {
        "heads",
        "leads",
        "headed",
        "led",
        "chairs",
        "chaired",
        "runs",
        "ran",
        "commands",
        "commanded",
        "directs",
    }:
        last = noun_phrase_end(at + 2, high, tokens, persons)
        return (at + 1, last) if last > at + 2 else None
    if verb in {"serves", "served"} and at + 2 < high and tokens.words[at + 2] == "as":
        last = noun_phrase_end(at + 3, high, tokens, persons)
        return (at + 3, last) if last > at + 3 else None
    return None


def named_as(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return the office after "as" or "is the": "nominated Bajram Kosumi as prime minister"."""
    at = name.last
    if at + 1 >= high:
        return None
    word = tokens.words[at].lower()
    if word not in {"as", "is", "was", "became"}:
        return None
    first = at + 1
    article = tokens.words[first].lower() in {"the", "a", "an"}
    if word in {"is", "was"} and not article:
        return None
    while first < high and tokens.words[first].lower() in ARTICLES:
        first += 1
    last = noun_phrase_end(first, high, tokens, persons)
    return (first, last) if last > first and office_within(first, last, tokens, 4) else None


def appointed(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return the office a person is put forward for: "Marc Ostfield, of Pennsylvania, to be Ambassador ..."."""
    if name.last + 3 >= high or tokens.words[name.last] != ",":
        return None
    for at in range(name.last + 1, min(high - 2, name.last + 40)):
        if at in persons:
            return None
        if tokens.words[at] == "to" and tokens.words[at + 1] == "be":
            first = at + 2
            while first < high and tokens.words[first].lower() in ARTICLES:
                first += 1
            last = noun_phrase_end(first, high, tokens, persons)
            return (first, last) if last > first and office_within(first, last, tokens, 6) else None
    return None


def shared_title(
    name: Name, tokens: Tokens, low: int, persons: Collection[int], inside: dict[int, Name]
) -> tuple[int, int] | None:
    """Return the plural title that a list of persons shares: "Senators Collins and Manchin"."""
    at = name.first
    steps = 0
    while at > low and steps < 4:
        if tokens.words[at - 1] not in {"and", ",", "&", "or"}:
            break
        at -= 1
        if at > low and tokens.words[at - 1] == ",":
            at -= 1
        while (at > low and at - 1 in inside) or (at > low and tokens.words[at - 1] == "of"):
            at -= 1
        begin = at
        while at > low and at - 1 in persons:
            at -= 1
        if at == begin:
            break
        steps += 1
        last = at
        if last > low and tokens.words[last - 1] in {",", ":"}:
            last -= 1
        if last > low and is_plural_office(tokens.words[last - 1]):
            first = last - 1
            while first > low and first - 1 not in persons and belongs(first - 1, tokens, inside):
                first -= 1
            return after_sentence_start(first, last, tokens, low, inside), last
    return plural_before(name, tokens, low, persons, inside)


def plural_before(
    name: Name, tokens: Tokens, low: int, persons: Collection[int], inside: dict[int, Name]
) -> tuple[int, int] | None:
    """Return the plural title before the first of a list: "two Democratic Representatives, Collin Peterson and ..."."""
    last = name.first
    if last > low and tokens.words[last - 1] in {",", ":"}:
        last -= 1
    if last in {name.first, low} or not is_plural_office(tokens.words[last - 1]):
        return None
    if not (name.last < len(tokens) and tokens.words[name.last] in {"and", ",", "&"}):
        return None
    first = last - 1
    while first > low and first - 1 not in persons and belongs(first - 1, tokens, inside):
        first -= 1
    return after_sentence_start(first, last, tokens, low, inside), last


def member_of(name: Name, tokens: Tokens, high: int, bodies: dict[int, int]) -> tuple[int, int] | None:
    """Return "of the provincial council" after a name, where the words are a body's."""
    at = name.last
    at += at + 1 < high and tokens.words[at] == ","
    if at + 1 >= high or tokens.words[at] != "of":
        return None
    first = at + 1 + (tokens.words[at + 1] == "the")
    if first in bodies and bodies[first] <= high:
        governs = {word.lower() for word in tokens.words[first : bodies[first]]} & GOVERNING
        return (at, bodies[first]) if governs else None
    return None


def reversed_apposition(
    name: Name, tokens: Tokens, low: int, high: int, inside: dict[int, Name], persons: Collection[int]
) -> tuple[int, int] | None:
    """Return the description before a comma and a name: "the foreign minister of Cuba, Bruno Parrilla, said"."""
    comma = name.first - 1
    while comma > low and tokens.words[comma].lower() in HONORIFICS:
        comma -= 1
    if comma <= low or tokens.words[comma] != ",":
        return None
    closing = tokens.words[name.last] if name.last < high else "."
    if closing not in {",", ".", ";"}:
        return None
    first = comma
    while first > low and comma - first < LONGEST and first - 1 not in persons:
        word = tokens.words[first - 1]
        if not (word in LINKS or word.lower() in ARTICLES or belongs(first - 1, tokens, inside) or word.islower()):
            break
        if word.lower() in STOPS - {"and", "in", "on"} or word.lower() in SAYING:
            break
        first -= 1
        if word.lower() in ARTICLES and not (
            first > low and tokens.words[first - 1] in {"of", "for", "at", "to", "in", "on"}
        ):
            break
    while first < comma and (tokens.words[first].lower() in ARTICLES or tokens.words[first] in LINKS):
        first += 1
    if comma - first < 1 or not office_within(first, comma, tokens, 6) or is_list(first, comma, tokens):
        return None
    return first, comma


def is_list(first: int, comma: int, tokens: Tokens) -> bool:
    """Tell whether the words before the comma are plural, as in "ministers, Smith"."""
    heads = [word.lower() for word in tokens.words[first:comma] if is_office(word)]
    return bool(heads) and all(head.endswith("s") and head not in OFFICES for head in heads)


def low(name: Name, scene: Scene) -> int:
    """Return where a name's sentence begins."""
    return scene.bounds[name.first][0]


def high(name: Name, scene: Scene) -> int:
    """Return where a name's sentence ends."""
    return scene.bounds[name.first][1]


BESIDE: tuple[Pattern, ...] = (
    Pattern(
        "title directly before",
        TITLE,
        lambda name, at: before(name, at.tokens, low(name, at), at.inside, at.persons),
        yes=("Foreign Minister [Anna Berg]{Foreign Minister} left.",),
        no=("The minister left. [Anna Berg] stayed.",),
    ),
    Pattern(
        "description before a comma",
        APPOSITION,
        lambda name, at: reversed_apposition(name, at.tokens, low(name, at), high(name, at), at.inside, at.persons),
        yes=("The foreign minister of Cuba, [Anna Berg]{foreign minister of Cuba}, left.",),
        no=("Ministers from Cuba, [Anna Berg] and others left.",),
    ),
    Pattern(
        "apposition behind",
        APPOSITION,
        lambda name, at: after(name, at.tokens, high(name, at), at.persons, at.bodies),
        yes=("[Anna Berg]{chief of the agency}, the chief of the agency, left.",),
        no=("[Anna Berg], who left, met the chief.",),
    ),
    Pattern(
        "office one is put forward for",
        APPOSITION,
        lambda name, at: appointed(name, at.tokens, high(name, at), at.persons),
        yes=("[Anna Berg]{Ambassador}, of Ohio, to be Ambassador to the Republic of Chad.",),
        no=("[Anna Berg], of Ohio, met the Ambassador to Chad.",),
    ),
    Pattern(
        "plural title of a list",
        TITLE,
        lambda name, at: shared_title(name, at.tokens, low(name, at), at.persons, at.inside),
        yes=("Senators Tom Lund and [Anna Berg]{Senators} left.",),
        no=("Senator Tom Lund met [Anna Berg].",),
    ),
    Pattern(
        "member of a body",
        APPOSITION,
        lambda name, at: member_of(name, at.tokens, high(name, at), at.bodies),
        yes=("[Anna Berg]{National Council}, of the National Council, left.",),
        no=("[Anna Berg], of Harvard University, left.",),
    ),
)
"""Where a role stands beside a name; all are looked at."""
IN_CLAUSES: tuple[Pattern, ...] = (
    Pattern(
        "relative clause",
        RELATIVE_CLAUSE,
        lambda name, at: relative(name, at.tokens, high(name, at), at.persons),
        yes=("[Anna Berg]{heads the agency}, who heads the agency, left.",),
        no=("[Anna Berg], who left the agency, is ill.",),
    ),
    Pattern(
        "named as",
        APPOSITION,
        lambda name, at: named_as(name, at.tokens, high(name, at), at.persons),
        yes=("They chose [Anna Berg]{prime minister} as prime minister.",),
        no=("They saw [Anna Berg] as the rain fell.",),
    ),
)
"""Where else a person's role may be stated; looked at where no name has one beside it."""
PATTERNS = (*BESIDE, *IN_CLAUSES)

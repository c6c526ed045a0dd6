"""Find the office or description that the text gives an actor, as stated and with its place."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dossier.analyse.actors.countries import country_code, demonym_code
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.resolve import Entity
from dossier.analyse.actors.tokens import Tokens
from dossier.analyse.actors.wordlists import CALENDAR, HONORIFICS, KIN, OFFICES, SAYING, words
from dossier.model import Role

LINKS = words("of for and to 's ' & the on at in from")
QUALIFIERS = words(
    """former ex ex- acting deputy vice senior chief prime foreign interior exterior finance defense defence first
    second top lead leading military opposition ruling national federal regional local provincial general
    assistant executive outgoing incoming interim then late new newly-elected elected current longtime long-time
    veteran special presidential congressional parliamentary government party security intelligence police army
    navy air force state press foreign-policy trade health education justice home internal external environment
    energy oil economy economic transport labor labour culture sports information communications human rights
    political legal medical religious spiritual tribal rebel militant insurgent separatist conservative liberal
    republican democratic socialist communist right-wing left-wing far-right hard-line hardline moderate
    two-time three-time world defending film team club company campaign co attorney secretary-general major
    lieutenant brigadier rear staff sergeant prime-minister cabinet affairs financial junior retired exiled
    jailed ousted deposed prominent famous renowned us Roman Catholic Orthodox Anglican Muslim Sunni Shi'ite
    Shiite Jewish Christian Kurdish Arab"""
)
ARTICLES = words("a an the its his her their our one another")
STOPS = words(
    """said says told added when while after before as by with from who which that whose is was are were has had
    have but because although though on in during since where will would and or according under including saying
    against between"""
)
OCCUPATION_ENDINGS = (
    "ologist",
    "ographer",
    "ician",
    "woman",
    "spokesperson",
    "activist",
    "onomist",
    "urnalist",
    "icist",
)
NO_OCCUPATIONS = frozenset(["logician", "musician's", "woman"])
HEADLESS = HONORIFICS | {"first", "second"}
GOVERNING = words(
    """council parliament party ministry government police commission committee senate assembly congress army court
    tribunal agency authority cabinet union movement"""
)
"""Bodies of which "X of the ..." says an office; "of Harvard University" tells only where one works."""
PREPOSITIONS = words("of for to at on in from under")
LONGEST = 16
"""Tokens looked at on each side of a name."""


def find_roles(entity: Entity, tokens: Tokens, spans: Sequence[Name]) -> tuple[Role, ...]:
    """Find the roles of a person.

    Parameters:
        entity: The actor.
        tokens: The document's tokens.
        spans: All names of the document, to know which capitalised words belong to bodies.

    Returns:
        Each role once, in order of the text; those stated at a name only.
    """
    if entity.type != "person":
        return ()
    inside = {place: name for name in spans if name.type != "person" for place in range(name.first, name.last)}
    persons = {place for name in spans if name.type == "person" for place in range(name.first, name.last)}
    bodies = {name.first: name.last for name in spans if name.type == "organisation"}
    lows = segment_starts(tokens)
    roles: list[Role] = []
    seen: set[str] = set()
    for name in entity.names:
        low, high = lows[name.first]
        for pattern, found in (
            ("title", before(name, tokens, low, inside, persons)),
            ("apposition", reversed_apposition(name, tokens, low, high, inside, persons)),
            ("apposition", after(name, tokens, high, persons, bodies)),
            ("apposition", appointed(name, tokens, high, persons)),
            ("title", shared_title(name, tokens, low, persons, inside)),
            ("apposition", member_of(name, tokens, high, bodies)),
        ):
            if found is None:
                continue
            first, last = found
            add_role(roles, seen, first, last, pattern, tokens)
    if not roles:
        for name in entity.names:
            high = lows[name.first][1]
            clause = relative(name, tokens, high, persons)
            found = clause or named_as(name, tokens, high, persons)
            if found is not None:
                add_role(roles, seen, *found, "relative clause" if clause else "apposition", tokens)
    return tuple(roles)


def add_role(roles: list[Role], seen: set[str], first: int, last: int, pattern: str, tokens: Tokens) -> None:
    """Add a role unless the same words were found before."""
    key = " ".join(tokens.words[first:last]).lower()
    if key not in seen:
        seen.add(key)
        roles.append(Role("", tokens.span(first, last), pattern))


def segment_starts(tokens: Tokens) -> list[tuple[int, int]]:
    """Return for each token the bounds of its sentence."""
    out: list[tuple[int, int]] = []
    for low, high in tokens.segments:
        out += [(low, high)] * (high - low)
    return out


def is_office(word: str) -> bool:
    """Tell whether a word names an office or a relation between people, singular or plural."""
    lower = word.lower()
    if lower in OFFICES or lower in {"lady", "gentleman", "gentlemen"}:
        return True
    if lower.endswith(OCCUPATION_ENDINGS) and len(lower) > 6 and lower not in NO_OCCUPATIONS:
        return True
    if lower.endswith("s") and (lower[:-1] in OFFICES or lower.removesuffix("ies") + "y" in OFFICES):
        return True
    return "-" in lower and (
        lower.rsplit("-", 1)[1] in OFFICES or lower.split("-")[0] in OFFICES - {"general", "major"}
    )


def belongs(place: int, tokens: Tokens, inside: dict[int, Name]) -> bool:
    """Tell whether a token can be part of a title that stands before a name."""
    word = tokens.words[place]
    lower = word.lower()
    if place in inside or is_office(word) or lower in QUALIFIERS or word in QUALIFIERS or demonym_code(word):
        return True
    return (
        word[:1].isupper()
        and word[1:].islower()
        and lower not in CALENDAR
        and lower not in SAYING
        and lower not in STOPS
    )


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


def modifiers(place: int, tokens: Tokens, low: int, inside: dict[int, Name]) -> int:
    """Count lower-case words before a title that belong to it: "top relief official", "foreign policy chief"."""
    at = place
    while at >= low and place - at < 3 and is_modifier(tokens.words[at]):
        at -= 1
    count = place - at
    if not count or at < low:
        return 0
    word = tokens.words[at]
    bounded = (
        word.lower() in ARTICLES
        or word == "'s"
        or at in inside
        or (at > low and belongs(at, tokens, inside))
        or word.lower() in QUALIFIERS
    )
    return count if bounded else 0


def is_modifier(word: str) -> bool:
    """Tell whether a lower-case word can stand inside a title."""
    return (
        word.islower()
        and word.isalpha()
        and word not in STOPS
        and word not in LINKS
        and word not in ARTICLES
        and word not in SAYING
        and not word.endswith(("ed", "ing", "ly", "s"))
        and word
        not in {
            "met",
            "not",
            "it",
            "he",
            "she",
            "they",
            "we",
            "also",
            "than",
            "urge",
            "ask",
            "tell",
            "meet",
            "see",
            "him",
            "them",
        }
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


def noun_phrase_end(first: int, high: int, tokens: Tokens, persons: Collection[int]) -> int:
    """Return where a description ends: at a comma, dash, bracket, end mark or a new clause."""
    at = first
    while at < high and at - first < 22:
        word = tokens.words[at]
        if word in {",", ";", ":", "(", ")", "—", "–", "-", ".", "!", "?", '"', "“", "”", "…", "*", "|", "\\"}:
            attached = word == "-" and tokens.ends[at - 1] == tokens.starts[at]
            if not attached:
                break
        if word == "and" and at + 1 < high and tokens.words[at + 1].lower() in ARTICLES:
            break
        if at > first and (word.lower() in CALENDAR and word[0].isupper()):
            break
        if word.lower() in STOPS and word.lower() not in {
            "and",
            "in",
            "on",
            "with",
            "from",
            "under",
            "during",
            "against",
            "or",
        }:
            break
        at += 1
    while at > first and tokens.words[at - 1].lower() in LINKS | STOPS | ARTICLES:
        at -= 1
    return at


def office_within(first: int, last: int, tokens: Tokens, reach: int = 8) -> bool:
    """Tell whether the head of a description is an office: its last word before a preposition or the end."""
    for at in range(first, min(last, first + reach)):
        word = tokens.words[at].lower()
        following = tokens.words[at + 1].lower() if at + 1 < last else ""
        if is_office(word) and ends_head(following):
            return not is_plural_office(word)
        if at > first and word in {"of", "for", "in", "on", "at", "by", "with", "from"}:
            return False
    return False


def ends_head(word: str) -> bool:
    """Tell whether a word, or the end of the description, leaves the word before it as a head noun."""
    return (
        not word
        or word in PREPOSITIONS | {"with", "and", "or", "&", ",", "against", "'s", "that", "who"}
        or word.endswith(("ing", "ed"))
    )


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


def is_plural_office(word: str) -> bool:
    """Tell whether a word is an office in the plural."""
    lower = word.lower()
    return is_office(word) and lower.endswith("s") and lower not in OFFICES


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


def country_of(role: str) -> str | None:
    """Return the code of the one country a role speaks of."""
    words = role.replace("’", "'").replace("'s", " ").replace(",", " ").split()
    codes: list[str] = []
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            phrase = " ".join(words[at : at + size])
            code = country_code(phrase) or demonym_code(phrase)
            if code and phrase[:1].isupper() and code not in codes:
                codes.append(code)
    return codes[0] if len(codes) == 1 else None

"""The apposition behind a person's name: ", chief of the agency", ", his lawyer", ", sensor operator,"."""

from __future__ import annotations

import re
from collections.abc import Collection

from dossier.analyse.actors.behind_name import behind_degrees
from dossier.analyse.actors.countries import country_code, demonym_code
from dossier.analyse.actors.descriptions import (
    ARTICLES,
    OFFICE_LEADS,
    QUALIFIERS,
    is_agent,
    is_office,
    noun_phrase_end,
    office_within,
)
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.wordlists import BODY_NOUNS, HONORIFICS, KIN, SAYING, with_stops
from dossier.english.function_words import POSSESSIVES, SUBJECTS
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.english.verbs import is_past, is_third


def after(
    name: Name, tokens: Tokens, high: int, persons: Collection[int], bodies: dict[int, int]
) -> tuple[int, int] | None:
    """Return the apposition after a name: ", a critic of ...", ", chief of ...", "(chief of ...)"."""
    mark = apposition_mark(name, tokens, high) or mark_behind_body(name, tokens, high, bodies)
    if mark is None or goes_on(mark + 1, tokens) or tokens.lower[mark + 1] in ADDRESSED:
        return None
    if tokens.words[mark + 1][:1].isupper() and is_owner_of_office(name, tokens):
        return None
    found = described_behind(mark + is_by_now(mark + 1, high, tokens), tokens, high, persons, bodies)
    if found is None or not is_cited(name, tokens):
        return found
    return found if found[1] < high and tokens.words[found[1]] in CLOSERS else None


def is_cited(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name is a source, behind which a comma ends: According to Lee, | the mayor left."""
    return tokens.lower[max(0, name.first - 2) : name.first] == ("according", "to")


ADDRESSED = with_stops(word_set("mr mrs ms madam"))
"""Behind a comma they begin the name of somebody else: President Berg, | Mr. Secretary-General, …."""


def is_owner_of_office(name: Name, tokens: Tokens) -> bool:
    """Tell whether an office is said to be with the one named: adviser to Secretary | Ann Lee, Deputy Director, …."""
    at = name.first - 1
    while at > 0 and (is_title(tokens.words[at]) or tokens.lower[at] in QUALIFIERS):
        at -= 1
    return at > 0 and tokens.lower[at] in {"to", "for"} and is_office(tokens.words[at - 1])


def is_by_now(at: int, high: int, tokens: Tokens) -> bool:
    """Tell whether a description begins with "now": Ann Lee, | now | a judge in Bern."""
    return at + 1 < high and tokens.lower[at] in BY_NOW


def described_behind(
    mark: int, tokens: Tokens, high: int, persons: Collection[int], bodies: dict[int, int]
) -> tuple[int, int] | None:
    """Return the apposition behind a mark."""
    if mark + 1 in persons:
        return of_somebody(mark + 1, high, tokens, persons)
    end = before_verb(mark + 1, noun_phrase_end(mark + 1, high, tokens, persons), tokens)
    first = after_articles(mark + 1, end, tokens)
    if end <= first or leads_to_person(first, end, tokens, persons):
        return None
    last = with_body_behind(first, end, high, tokens, bodies)
    if is_of_us(last, high, tokens):
        return None
    closed = is_closed(last, high, tokens, body=last > end)
    if not describes(first, last, tokens, related=closed and tokens.lower[mark + 1] in POSSESSIVES):
        return None
    if tokens.lower[mark + 1] in ARTICLES or (
        closed and (tokens.lower[first] not in KIN or is_relation(first, tokens))
    ):
        return first, last
    return None


def is_closed(last: int, high: int, tokens: Tokens, *, body: bool) -> bool:
    """Tell whether the sentence ends behind a description or goes on with a mark; of a `body` the short form may."""
    return last >= high or tokens.words[last] in CLOSERS or (body and tokens.words[last] == "(")


def is_of_us(last: int, high: int, tokens: Tokens) -> bool:
    """Tell whether a description is of one who does something with another: Ann, the mayor | and I are glad."""
    return last + 1 < high and tokens.lower[last] == "and" and tokens.lower[last + 1] in SUBJECTS


BY_NOW = word_set("now currently i.e.")
"""Before a description: Ann Lee, now | a judge in Bern."""
CLOSERS = frozenset({",", ".", ")", ";", "–", "—", "!", '"', "“", "„"})
"""Marks behind which the sentence goes on after a description."""


def describes(first: int, last: int, tokens: Tokens, *, related: bool) -> bool:
    """Tell whether words are an office, what one does, or where they are `related` to somebody a relation: his wife."""
    if office_within(first, last, tokens) or is_kin(first, last, tokens, related=related):
        return True
    head = next((at for at in range(first, last) if tokens.words[at] in OFFICE_LEADS or tokens.words[at] == "on"), last)
    return head - first <= 4 and is_agent(tokens.words[head - 1])


def is_kin(first: int, last: int, tokens: Tokens, *, related: bool) -> bool:
    """Tell whether words say a relation: his | wife; a | mother of two."""
    alone = related and last == first + 1
    return tokens.lower[first] in KIN and (alone or tokens.words[first + 1 : first + 2] == ("of",))


def before_verb(first: int, last: int, tokens: Tokens) -> int:
    """Return where a description ends before the verb of its sentence: the Information Minister | paid tribute."""
    for at in range(first + 1, last - 1):
        if is_office(tokens.words[at]) and tokens.words[at].islower() == tokens.words[at + 1].islower():
            continue
        if is_office(tokens.words[at]) and is_past(tokens.lower[at + 1]) and tokens.lower[at + 2] not in {"by", "in"}:
            return at + 1
    return last - (last - first > 2 and ends_in_verb(last, tokens))


def ends_in_verb(last: int, tokens: Tokens) -> bool:
    """Tell whether the last word is the verb of the sentence, with a comma behind: head of the court | decided,"."""
    verb = tokens.lower[last - 1]
    said = tokens.words[last : last + 1] == (",",) and verb in SAYING and is_past(verb)
    return said and tokens.words[last - 2].islower()


def goes_on(at: int, tokens: Tokens) -> bool:
    """Tell whether no description but a clause or the verb stands behind a comma: Anna Berg, | met the president."""
    verb, behind = tokens.lower[at], tokens.lower[at + 1]
    if verb in {"who", "whose", "which", "[", "and", "or", "but"}:
        return True
    return behind in ARTICLES | {"with"} and (is_past(verb) or is_third(verb))


def of_somebody(first: int, high: int, tokens: Tokens, persons: Collection[int]) -> tuple[int, int] | None:
    """Return an office that begins with whose it is: "Irma Berg, Moe's lawyer"."""
    at = first
    while at < high and at in persons:
        at += 1
    if at + 1 >= high or tokens.words[at] != "'s":
        return None
    last = noun_phrase_end(at + 1, high, tokens, persons)
    ends = last >= high or tokens.words[last] in CLOSERS
    short = last > at + 1 and not any(place in persons for place in range(at + 1, last))
    return (first, last) if ends and short and office_within(at + 1, last, tokens, 3) else None


def apposition_mark(name: Name, tokens: Tokens, high: int) -> int | None:
    """Return the comma, bracket or dash behind a name, or behind its age: "Anna Berg, 52, a critic of ..."."""
    at = behind_seat(behind_degrees(name.last, high, tokens), high, tokens)
    if at + 1 < high and tokens.words[at] == "," and tokens.words[at + 1].isdigit():
        at += 2
    return at if at + 2 < high and tokens.words[at] in {",", "(", "–", "—"} else None


def mark_behind_body(name: Name, tokens: Tokens, high: int, bodies: dict[int, int]) -> int | None:
    """Return the comma behind the body that somebody is of: Ann Lee of Leeds University | , lead author of …."""
    at = name.last + (name.last < high and tokens.words[name.last] == ",")
    if at + 2 >= high or tokens.words[at] not in {"of", "from", "at"}:
        return None
    mark = bodies.get(at + 1 + (tokens.lower[at + 1] == "the"), high)
    return mark if mark + 2 < high and tokens.words[mark] == "," else None


def behind_seat(at: int, high: int, tokens: Tokens) -> int:
    """Step over the party and seat of a member: Ann Lee (R-Ohio) | , a member of; Ann Lee, D-Ohio | , chair of."""
    if at + 2 >= high or tokens.words[at] not in {"(", ","}:
        return at
    party = tokens.words[at] == "(" and tokens.words[at + 2 : at + 4] == (")", ",")  # Ann Lee (Labour), the MP for Ely
    if party and is_office(tokens.words[at + 1]):
        return at  # Ann Lee (Treasurer), Jo Ray (Clerk)
    if not party and not SEAT.match(tokens.words[at + 1]):
        return at
    closing = ")" if tokens.words[at] == "(" else ","
    end = next((place for place in range(at + 2, min(high, at + 6)) if tokens.words[place] == closing), at)
    return end + (end > at and closing == ")")


SEAT = re.compile(r"[DRI](?:-[A-Z]|$)")
"""How a party with a seat begins: D-Ohio, R-N.Y."""


def with_body_behind(first: int, last: int, high: int, tokens: Tokens, bodies: dict[int, int]) -> int:
    """Return where a short office ends with the body that a comma sets off: "chief economist, World Bank"."""
    if last - first > 3 or last + 1 >= high or tokens.words[last] != ",":
        return last
    return bodies[last + 1] if last + 1 in bodies and is_office(tokens.words[last - 1]) else last


def leads_to_person(first: int, last: int, tokens: Tokens, persons: Collection[int]) -> bool:
    """Tell whether a description belongs to the person named at its end, or begins with one."""
    if first in persons:
        return True
    if is_relation(first, tokens):
        return False  # brother of the singer Ann Lee
    for at in range(first + 1, last):
        begins = at in persons and at - 1 not in persons and tokens.words[at - 1] not in BODY_NOUNS
        if begins and not is_owned(at, first, tokens):
            return True
    return False


def is_relation(first: int, tokens: Tokens) -> bool:
    """Tell whether words begin with a relation and "of": brother of the singer Ann Lee."""
    return tokens.lower[first] in KIN and tokens.lower[first + 1 : first + 2] == ("of",)


def is_owned(person: int, first: int, tokens: Tokens) -> bool:
    """Tell whether a description speaks of another person by the way: "adviser to Rwanda's President Paul Kagame".

    In "Secretary of Education Paul Kagame" what the office is for stands between: the whole is that person's title.
    """
    at = person - 1
    while at > first and tells_title(tokens.words[at]):
        at -= 1
    while at > first and tokens.words[at + 1] == "'s" and tokens.words[at][:1].isupper():
        at -= 1  # manager at NASA's Neil Armstrong Test Facility
    if at > first and is_field(at + 1, person, tokens) and is_office(tokens.words[at - 1]):
        return False
    return tokens.words[at].lower() in OWNING


def tells_title(word: str) -> bool:
    """Tell whether a word may stand in the title of a person named behind it: Rwanda's President | Paul Kagame."""
    if word == "'s" or is_title(word) or word.lower() in QUALIFIERS:
        return True
    return bool(country_code(word) or demonym_code(word))


def is_field(first: int, last: int, tokens: Tokens) -> bool:
    """Tell whether words say what an office is for, and hold no title: National Intelligence; Education."""
    between = tokens.words[first:last]
    return bool(between) and all(word[:1].isupper() and not is_title(word) for word in between)


def is_title(word: str) -> bool:
    """Tell whether a word is an office, or how somebody is addressed."""
    return is_office(word) or word.lower() in HONORIFICS


OWNING = word_set("of for to by with from under against representing at in")


def after_articles(first: int, last: int, tokens: Tokens) -> int:
    """Leave out the articles before a description."""
    while first < last and tokens.words[first].lower() in ARTICLES:
        first += 1
    return first

"""Bodies and media that the tagger left out: capitalised words in a sentence whose last one, or the verb, tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dossier.analyse.actors.countries import country_code, demonym_code
from dossier.analyse.actors.features import is_loud
from dossier.analyse.actors.lexicons import word_facts
from dossier.analyse.actors.listed import ARTICLES, places_of
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.wordlists import CALENDAR, FIRM_LASTS, HONORIFICS, LEGAL_AS_WRITTEN, OFFICES, PLACE_HEADS
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import Reason

BY_LAST_WORD = Reason("document-last-word-of-the-name")
MEDIUM = Reason("document-name-of-a-medium")
BODY_LASTS = words("bodies", "ends_a_name")
"""Last words of two capitalised ones or more that make them the name of a body."""
WRITTEN = word_set("wrote writing published appeared appears reported write writes printed")
"""Before "in" they say that a name is a paper's."""
NO_PART = CALENDAR | HONORIFICS
LONGEST = 5
"""Words of the longest such name."""
LEAST_SMALL = 2
"""Words in lower case that show a sentence to be no heading."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the tagger saw in a text."""

    tokens: Tokens
    taken: set[int]
    """The tokens in names."""
    persons: frozenset[int]
    """Where names of persons end that have a title."""


def named_bodies(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add runs of capitals that end like the name of a body, or that one writes in: "the Solar Board"."""
    titled = frozenset(name.last for name in names if name.type == "person" and has_office(name, tokens))
    seen = Seen(tokens, places_of(names), titled)
    found = [*bodies_in(seen)]
    for grown in (with_kind_of_firm, named_after, with_radio):
        found += [longer for name in names if (longer := grown(name, seen)) is not None]
    return sorted([*names, *found]) if found else names


def with_kind_of_firm(name: Name, seen: Seen) -> Name | None:
    """Return a word that was seen with what kind of firm it is: "Selden | Foods"."""
    tokens, last = seen.tokens, name.last
    if name.size > 1 or name.type not in {"person", "place"} or last in seen.taken or last + 1 >= len(tokens):
        return None
    grows = tokens.words[last][:1].isupper() and tokens.lower[last] in FIRM_LASTS
    ends = not tokens.words[last + 1][:1].isupper()
    return Name(name.first, last + 1, "organisation", BY_LAST_WORD) if grows and ends else None


def with_radio(name: Name, seen: Seen) -> Name | None:
    """Return a station whose name was seen without what it is: "Radio | Solmar"."""
    before, at = seen.tokens.words[name.first - 1 : name.first], name.first - 1
    station = before in {("Radio",), ("TV",), ("Télé",), ("Kanal",), ("Canal",)} and at not in seen.taken
    return Name(at, name.last, "organisation", MEDIUM) if station and name.size < LONGEST else None


def named_after(name: Name, seen: Seen) -> Name | None:
    """Return what is named after a person: "Neil Armstrong | Test Facility"; none in a heading."""
    tokens, end = seen.tokens, name.last
    if name.type != "person" or name.size < 2:
        return None
    low, high = tokens.segment_at(name.first)
    last = min(high, end + LONGEST_AFTER)
    while end < last and tokens.words[end][0].isupper() and is_part(end, seen):
        end += 1
    if end == name.last:
        return None
    if tokens.lower[end - 1] in ROOMS and (end == high or not is_heading(low, high, tokens)):
        return Name(name.first, end, "place", BY_LAST_WORD)
    called = tokens.lower[end - 1] in CALLED_AFTER and not is_heading(low, high, tokens)
    return Name(name.first, end, "organisation", BY_LAST_WORD) if called else None


ROOMS = word_set(
    "room bridge airport boulevard building courthouse stand auditorium hall highway expressway parkway tunnel dam"
    " plaza lounge terminal"
)
"""Last words of places that are called after somebody, in headings too: James S. Brady | Press Briefing Room."""
LONGEST_AFTER = 4
"""Words behind the name of a person after whom a body is called, and one more."""
CALLED_AFTER = (BODY_LASTS | word_set("facility arena stadium")) - word_set(
    "family brothers sisters campaign administration"
)
"""Last words of what is called after somebody, and is not their own."""


def has_office(name: Name, tokens: Tokens) -> bool:
    """Tell whether an office stands before a person's name: "analyst Priya Raman"."""
    return name.first > 0 and tokens.lower[name.first - 1] in OFFICES


def bodies_in(seen: Seen) -> Iterator[Name]:
    """Yield the bodies of a document; none of a heading, where capitals say little."""
    parts = [at for at in seen.tokens.capitals if is_part(at, seen)]
    for first, last in runs_of(parts, seen.tokens):
        name = None
        if 2 <= last - first <= LONGEST:
            low, high = seen.tokens.segment_at(first)
            name = named_by_run(first, last, low, seen)
        if name is not None and (has_legal_form(name, seen.tokens) or not is_heading(low, high, seen.tokens)):
            yield name


def has_legal_form(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name ends with the legal form of a firm: "Three Wire Systems LLC"."""
    return tokens.words[name.last - 1] in LEGAL_AS_WRITTEN


def runs_of(places: Iterable[int], tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the runs that places make within sentences, as ranges of tokens."""
    begins = frozenset(tokens.lows)
    first = last = -1
    for at in places:
        if at != last or at in begins:
            if last > first:
                yield first, last
            first = at
        last = at + 1
    if last > first:
        yield first, last


def is_part(at: int, seen: Seen) -> bool:
    """Tell whether a word with a capital may be a part of a name that nobody saw."""
    word = seen.tokens.words[at]
    if at in seen.taken or not word.replace("-", "").replace("'", "").isalpha():
        return False
    if word in ARTICLES or seen.tokens.lower[at] in NO_PART:
        return False
    return len(word) > 1 or at > seen.tokens.segment_at(at)[0]


def is_heading(low: int, high: int, tokens: Tokens) -> bool:
    """Tell whether a sentence has too few words in lower case to be one, or many capitals and no end mark."""
    words_here = tokens.words[low:high]
    few = sum(word.islower() for word in words_here) < LEAST_SMALL
    return few or (words_here[-1] not in END_MARKS and is_loud(words_here))


END_MARKS = frozenset((".", "!", "?", '"', ")", "'"))


def named_by_run(first: int, last: int, low: int, seen: Seen) -> Name | None:
    """Return the name that capitalised words are by the last of them or by what stands before."""
    tokens = seen.tokens
    hyphen = tokens.words[last : last + 1] == ("-",) and tokens.ends[last - 1] == tokens.starts[last]
    glued = first > low and tokens.ends[first - 1] == tokens.starts[first]
    if hyphen or (glued and tokens.words[first - 1] not in OPENING_MARKS):
        return None
    return named(first, last, low, seen)


def named(first: int, last: int, low: int, seen: Seen) -> Name | None:
    """Return the body or paper that a run of words names, if it is one."""
    tokens = seen.tokens
    if goes_on(first, last, low, tokens):
        return None
    first += first == low and tokens.lower[first] in NO_OPENING
    while first < last and tokens.lower[first] in OFFICES:
        first += 1
    if last - first < 2:
        return None
    if is_written_in(first, tokens):
        return Name(first, last, "organisation", MEDIUM)
    body = (
        ends_like_body(first, last, tokens) or is_whose_somebody_is(first, last, seen) or is_called(first, low, tokens)
    )
    return Name(first, last, "organisation", BY_LAST_WORD) if body else None


def is_called(first: int, low: int, tokens: Tokens) -> bool:
    """Tell whether what a body is stands before a run of words, behind an article: the charity | Open Hands."""
    article = tokens.lower[max(low, first - 4) : first - 1]
    return first - 1 > low and tokens.words[first - 1] in KINDS_BEFORE and not ARTICLES_BEFORE.isdisjoint(article)


KINDS_BEFORE = words("bodies", "body_before") - word_set("company firm")
ARTICLES_BEFORE = word_set("the a an its their")


def is_whose_somebody_is(first: int, last: int, seen: Seen) -> bool:
    """Tell whether two words stand behind one with an office and "of": "analyst Priya Raman of Cobalt Lantern"."""
    of = seen.tokens.words[first - 1 : first] == ("of",) and first - 1 in seen.persons
    return of and last - first == 2 and seen.tokens.lower[last - 1] not in PLACE_HEADS


def goes_on(first: int, last: int, low: int, tokens: Tokens) -> bool:
    """Tell whether a run of capitals goes on in a name that was seen, before or behind it."""
    behind = tokens.words[last] if last < len(tokens) else ""
    before = tokens.words[first - 1] if first > low else ""
    return any(word[:1].isupper() and word not in ARTICLES for word in (before, behind))


def ends_like_body(first: int, last: int, tokens: Tokens) -> bool:
    """Tell whether the last word is one for bodies, and what stands before it more than a nationality or a trade."""
    ending, opening = tokens.lower[last - 1], tokens.words[first]
    if tokens.words[last - 1] in LEGAL_AS_WRITTEN:
        return first == 0 or tokens.words[first - 1] not in {"and", "&", ","}  # a part of Cullen and Dykman LLP
    if ending in FIRM_LASTS:  # Saturn Foods, but not Clean Energy
        return not all(is_plain(word) or demonym_code(word) for word in tokens.words[first : last - 1])
    modifies = demonym_code(opening) is not None or country_code(opening) is not None
    return ending in BODY_LASTS and (not modifies or last - first > 2)


OPENING_MARKS = frozenset("(\"'—–[")
NO_OPENING = word_set(
    "this that these those our their his her its my your some all many most each every no as when if but and so"
)
"""First words of a sentence that begin no name."""


def is_plain(word: str) -> bool:
    """Tell whether a word is mostly written in lower case."""
    return word_facts(word.lower()).case[:1] in {"a", "b", "c"}


def is_written_in(first: int, tokens: Tokens) -> bool:
    """Tell whether somebody wrote in what is named: "wrote in Foreign Currents", "told the magazine X"."""
    at = first - 1 - (first > 0 and tokens.words[first - 1] == "The")
    return at > 0 and tokens.words[at] == "in" and tokens.lower[at - 1] in WRITTEN

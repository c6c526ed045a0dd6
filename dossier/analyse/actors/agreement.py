"""Names that agree over a document: short forms in brackets, one type a form, repetitions, longer forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from dossier.analyse.actors.borders import GENERATIONS
from dossier.analyse.actors.brackets import is_blend
from dossier.analyse.actors.cases import listed_classes, say
from dossier.analyse.actors.countries import country_code, demonym_code, longest_names
from dossier.analyse.actors.lexicons import classes_of, word_facts
from dossier.analyse.actors.listed import is_distinct, places_of
from dossier.analyse.actors.names import MODEL, Name, words_of
from dossier.analyse.actors.same_body import stands_for_tail
from dossier.analyse.actors.wordlists import FIRM_LASTS, LEGAL_FORMS, ORG_HEADS
from dossier.english.names import fold
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import ActorType, Reason

Form = tuple[str, ...]
"""A name as its words."""

FIRM = Reason("document-what-firms-do")
ACRONYM = Reason("document-acronym")
SHORTENED = frozenset({"organisation", "group", "place"})
"""Types of names that have short forms."""
BEHIND_FIRST = ORG_HEADS | FIRM_LASTS
BEHIND_NAME = BEHIND_FIRST | {"international"}
"""Last words of the names of bodies that are short for them without."""
LOCAL = word_set("district county borough")
"""Words before the kind of a local body: "Arden | District Council"."""
STATES = 3
"""American states or cities in a text from which on Georgia is one of them."""
GEORGIAN_TOWNS = word_set("tbilisi batumi kutaisi gori poti rustavi zugdidi sukhumi tskhinvali mtskheta telavi")
"""Towns behind which Georgia is the country: of any other town ("Plains, Georgia") it is the state."""
MOST_SURE = 2000
"""Margin beyond which one finding counts no more than another."""
ONE_MORE = 50
"""What each finding counts beside its margin."""


def acronyms(names: list[Name], tokens: Tokens) -> list[Name]:
    """Pass the type of `Full Name (ABC)` on to ABC, and that of `ABC (Full Name)` to the full name."""
    out = list(names)
    ends = {name.last: name for name in names}
    starts = {name.first: name for name in names}
    for at in tokens.places({"("}):
        outer = ends.get(at)
        if outer is None or at >= len(tokens) - 2:
            continue
        inner = starts.get(at + 1)
        better = in_brackets(at + 1, outer, inner, tokens)
        if better is None:
            continue
        if inner is not None:
            out.remove(inner)
        out.append(better)
    return out


def without_things(names: list[Name], tokens: Tokens) -> list[Name]:
    """Leave out short forms that stand for a thing in small letters: "request for information (RFI)"."""
    things = {tokens.words[at + 1] for at in tokens.places({"("}) if stands_for_thing(at, tokens)}
    gone = {name for name in names if name.size <= LONGEST_THING and tokens.words[name.last - 1] in things}
    for name in gone:
        say(THING, name, tokens, "refused")
    return [name for name in names if name not in gone] if gone else names


THING = "short form of a thing"
LONGEST_THING = 2
"""Words of such a name, an article among them."""


def stands_for_thing(bracket: int, tokens: Tokens) -> bool:
    """Tell whether words in small letters stand before a short form in brackets, and name no body."""
    short, behind = (*tokens.words[bracket + 1 : bracket + 3], "", "")[:2]
    if behind != ")" or len(short) < 2 or not (short.isupper() and short.isalpha()):
        return False
    if tokens.lower[bracket - 1] in ORG_HEADS:
        return False
    before = small_before(bracket, 2 * len(short), tokens)
    return any(spells(short.lower(), tokens.words[at:bracket]) for at in before)


def spells(letters: str, words: Form) -> bool:
    """Tell whether the first letters of words are all letters of a short form, with small words or without."""
    if initials(words)[:1] != [letters[0]]:
        return False
    told = [word for word in words if word not in SPELT_OVER]
    return letters in {"".join(initials(tuple(told))), "".join(initials(words))}


SPELT_OVER = word_set("of for the and to in on a an")


def small_before(end: int, most: int, tokens: Tokens) -> range:
    """Return the words in small letters right before a token, hyphens among them."""
    low = max(tokens.segment_at(end)[0], end - most)
    first = end
    while first > low and (tokens.words[first - 1].islower() or tokens.words[first - 1] == "-"):
        first -= 1
    return range(first, end)


def in_brackets(at: int, outer: Name, inner: Name | None, tokens: Tokens) -> Name | None:
    """Return what a name says of the one in brackets behind it, None where that is known already or no other form.

    Parameters:
        at: The token behind the opening bracket.
        outer: The name before the bracket.
        inner: The name that begins behind it, if any was found.
        tokens: The document's tokens.
    """
    if inner is not None and explains(outer, inner, tokens):
        same = inner.type == outer.type
        return None if same else Name(inner.first, inner.last, outer.type, ACRONYM, inner.margin)
    if tokens.words[at + 1] == ")" and outer.size > 1 and shortens(tokens.words[at], outer, tokens):
        of_place = stands_for_tail(tokens.words[at], words_of(outer, tokens))
        return Name(at, at + 1, "place" if of_place else outer.type, ACRONYM, outer.margin)
    return None


def explains(outer: Name, inner: Name, tokens: Tokens) -> bool:
    """Tell whether a name in brackets is the full form of the short one before them."""
    closed = inner.last < len(tokens) and tokens.words[inner.last] == ")"
    if not closed or inner.size == 1 or outer.size > 1:
        return False
    return fits_acronym(tokens.words[outer.first], words_of(inner, tokens))


def shortens(short: str, outer: Name, tokens: Tokens) -> bool:
    """Tell whether a word in brackets is a short form of the name before them."""
    if outer.type not in SHORTENED:
        return False
    if fits_acronym(short, words_of(outer, tokens)) or is_blend_of(short, outer, tokens):
        return True
    capitals = short.isupper() and short.isalpha() and 3 <= len(short) <= 5
    return outer.type != "place" and capitals and country_code(short) is None


def is_blend_of(short: str, outer: Name, tokens: Tokens) -> bool:
    """Tell whether a word with capitals inside is made of beginnings of a body's words: PennDOT."""
    inside = any(map(str.isupper, short[1:])) and not short.isupper()
    return outer.type == "organisation" and inside and is_blend((short,), words_of(outer, tokens))


def fits_acronym(short: str, words: Form) -> bool:
    """Tell whether a short form can stand for the words: its capitals appear in order as first letters of them."""
    letters = [char.lower() for char in short if char.isalpha()]
    if not 2 <= len(letters) <= 10 or sum(char.isupper() for char in short) < 2:
        return False
    at = 0
    for initial in initials(words):
        if at < len(letters) and initial == letters[at]:
            at += 1
    return at >= len(letters) - (len(letters) > 3)


def initials(words: Form) -> list[str]:
    """Return the first letters of all words and parts of words."""
    parts = (part for word in words for part in word.replace("-", " ").split())
    return [part[0].lower() for part in parts if part[0].isalnum()]


def agreed(names: list[Name], tokens: Tokens) -> list[Name]:
    """Give all occurrences of a form the type that the model was surest of, added up over the document."""
    votes: dict[Form, dict[ActorType, int]] = defaultdict(lambda: defaultdict(int))
    for name in names:
        votes[words_of(name, tokens)][name.type] += min(name.margin, MOST_SURE) + ONE_MORE
    lasts, bodies = last_names(names, tokens), short_bodies(names, tokens)
    out: list[Name] = []
    for name in names:
        words = words_of(name, tokens)
        best = surest(votes[words])
        if len(words) == 1 and words[0] in lasts and (votes[words].get("person") or name.type == "organisation"):
            best = name.type if name.found_by == FIRM else "person"  # founder and firm may have one name
        if len(words) == 1 and words[0] in bodies and best == "person":
            best = "organisation"
        out.append(name if best == name.type else name.retyped(best, Reason("document-same-name-elsewhere")))
    return out


def surest(ballot: dict[ActorType, int]) -> ActorType:
    """Return the type with the most votes."""
    return max(sorted(ballot), key=lambda kind: ballot[kind])


def last_names(names: Sequence[Name], tokens: Tokens) -> set[str]:
    """Return the last words of persons' full names, with and without an Arabic article."""
    lasts = {tokens.words[name.last - 1] for name in names if name.type == "person" and name.size > 1}
    return lasts | {last.removeprefix("al-").removeprefix("el-") for last in lasts}


def short_bodies(names: Sequence[Name], tokens: Tokens) -> set[str]:
    """Return first words of bodies such as "Norvik Bank" or "Ferrano Group AG" that are in no person's name."""
    firsts: set[str] = set()
    in_persons: set[str] = set()
    for name in names:
        if name.type == "person" and name.size > 1:
            in_persons.update(words_of(name, tokens))
        elif name.type == "organisation" and is_kind_of_body(tokens.lower[name.first + 1 : name.last]):
            firsts.add(tokens.words[name.first])
    return firsts - in_persons


def is_kind_of_body(words: Sequence[str]) -> bool:
    """Tell whether words say only what kind of body or firm it is, whose name stands before them."""
    kinds = [word for word in words if word not in LOCAL]
    return bool(kinds) and all(word in BEHIND_FIRST or word.removesuffix(".") in LEGAL_FORMS for word in kinds)


def repeated(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add unmarked repetitions of names, and the last names of persons."""
    known = known_forms(names, tokens)
    by_first: dict[str, list[Form]] = defaultdict(list)
    for words in known:
        by_first[words[0]].append(words)
    for forms in by_first.values():
        forms.sort(key=len, reverse=True)
    taken = places_of(names)
    out = list(names)
    for at in tokens.places({word.lower() for word in by_first}):
        for words in by_first.get(tokens.words[at], ()):
            last = at + len(words)
            if tokens.words[at:last] == words and taken.isdisjoint(range(at, last)):
                out.append(Name(at, last, *known[words]))
                taken.update(range(at, last))
                break
    return out


def in_capitals(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add names of two words or more that the text has, where a headline has them in capitals: "SECURITY COUNCIL"."""
    loud = [(low, high) for low, high in tokens.segments if is_in_capitals(tokens.words[low:high])]
    if not loud:
        return names
    forms = {tuple(map(str.upper, words_of(name, tokens))): name.type for name in names if name.size > 1}
    found = [
        Name(at, at + len(form), kind, Reason("document-repeated-name"))
        for low, high in loud
        for at in range(low, high)
        for form, kind in forms.items()
        if tokens.words[at : at + len(form)] == form and at + len(form) <= high
    ]
    return [*names, *found]


def is_in_capitals(words: Sequence[str]) -> bool:
    """Tell whether a line has several words and none in small letters."""
    return len(words) > 2 and not any(map(has_small_letters, words))


def has_small_letters(word: str) -> bool:
    """Tell whether a word has a small letter."""
    return word != word.upper()


def known_forms(names: Sequence[Name], tokens: Tokens) -> dict[Form, tuple[ActorType, Reason]]:
    """Return the forms to look for, with their type and what is said of them: full names before short forms."""
    known: dict[Form, tuple[ActorType, Reason]] = {}
    forms = [(name.type, words_of(name, tokens)) for name in names]
    for kind, words in forms:
        if len(words) > 1 or is_distinct(words[0]):
            known.setdefault(words, (kind, Reason("document-repeated-name")))
    for kind, words in forms:
        if kind == "person" and has_last_name(words):
            known.setdefault((words[-1],), ("person", Reason("document-last-name")))
    for kind, words in forms:
        if kind == "organisation" and has_short_form(words):
            known.setdefault((words[0],), ("organisation", Reason("document-short-form-of-the-name")))
    return known


def has_last_name(words: Form) -> bool:
    """Tell whether the last word of a person's name can stand for it."""
    return len(words) > 1 and words[-1] not in GENERATIONS and is_distinct(words[-1])


def has_short_form(words: Form) -> bool:
    """Tell whether the first word of a body's name can stand for it: "Amnesty" for "Amnesty International"."""
    if len(words) != 2 or not is_distinct(words[0]) or words[0].lower() in ORG_HEADS:
        return False
    geographic = listed_classes((words[0],)) & {"city", "scity", "ctry", "subd", "capital", "region", "dem"}
    return words[1].lower() in BEHIND_NAME and not geographic


def grown(names: list[Name], tokens: Tokens) -> list[Name]:
    """Let a name grow to a longer known one that the text has around it."""
    longer = {words_of(name, tokens): name.type for name in names if name.size > 1}
    sizes = sorted({len(words) for words in longer}, reverse=True)
    national = {words[1:] for words, kind in longer.items() if kind == "organisation" and demonym_code(words[0])}
    return [with_people(grown_name(name, longer, sizes, tokens), national, tokens) for name in names]


def with_people(name: Name, national: set[Form], tokens: Tokens) -> Name:
    """Let a body take in the people before it where the text names another people's body so: "Russian Navy"."""
    first = name.first - 1
    if name.type != "organisation" or first < 0 or words_of(name, tokens) not in national:
        return name
    people = tokens.words[first]
    grows = people[:1].isupper() and demonym_code(people) and not country_code(people)
    return Name(first, name.last, name.type, Reason("document-longer-name"), name.margin) if grows else name


def grown_name(name: Name, longer: dict[Form, ActorType], sizes: Sequence[int], tokens: Tokens) -> Name:
    """Return the longest known name around a name, the last where two overlap it."""
    for size in sizes:
        if size <= name.size:
            break
        for first in range(name.first, max(0, name.last - size) - 1, -1):
            words = tokens.words[first : first + size]
            if len(words) == size and words in longer and first + size >= name.last:
                return Name(first, first + size, longer[words], Reason("document-longer-name"), name.margin)
    return name


def with_countries(names: list[Name], tokens: Tokens) -> list[Name]:
    """Tell countries from other places, by list."""
    american = means_the_state(names, tokens)
    return [with_country(name, tokens, american) for name in names]


def unseen_countries(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add countries that the tagger left out: names of two words or more, or of one that is nothing else."""
    taken, longest = places_of(names), longest_names()
    found = []
    for at in tokens.capitals:
        if at not in taken and (size := longest.get(fold(tokens.words[at]), 0)):
            low, high = tokens.segment_at(at)
            last = country_end(at, min(high, at + size), tokens)
            if last > at and taken.isdisjoint(range(at, last)) and is_free(at, last, low, tokens):
                found.append(Name(at, last, "country", Reason("country-list")))
                taken.update(range(at, last))
    return sorted([*names, *found]) if found else names


def country_end(first: int, high: int, tokens: Tokens) -> int:
    """Return the end of the longest name of a country that begins at a token, or the token."""
    sizes = range(high, first, -1)
    return next((last for last in sizes if country_code(" ".join(tokens.words[first:last]))), first)


def is_free(first: int, last: int, low: int, tokens: Tokens) -> bool:
    """Tell whether words that name a country stand alone, and a single one is no person's or common word."""
    beside = (tokens.words[first - 1] if first > low else "", tokens.words[last] if last < len(tokens) else "")
    if any((word[:1].isupper() and word != "The") or word in {"-", "&"} for word in beside):
        return False
    return last - first > 1 or is_only_country(tokens.words[first])


@lru_cache(maxsize=1_000)
def is_only_country(word: str) -> bool:
    """Tell whether the name of a country is no name of persons and no common word; short forms in capitals are left."""
    facts = word_facts(word)
    return not (facts.first_name or facts.last_name or facts.case[:1] in {"a", "b", "c"}) and not word.isupper()


def means_the_state(names: list[Name], tokens: Tokens) -> bool:
    """Tell whether Georgia is the American state in a text: other states are named, or a town of it."""
    places = [name for name in names if name.type in ("place", "country")]
    if any(words_of(name, tokens)[-1].lower() in GEORGIAN_TOWNS for name in places):
        return False
    return sum(is_american(name, tokens) for name in places) >= STATES or has_town_in_georgia(places, tokens)


def has_town_in_georgia(places: Sequence[Name], tokens: Tokens) -> bool:
    """Tell whether Georgia stands behind a town, which is none of the country's: "Peachtree City, Georgia"."""
    ends = {name.last for name in places}
    return any(
        words_of(name, tokens) == ("Georgia",)
        and name.first - 1 in ends
        and tokens.words[name.first - 1] == ","
        and not is_listed(name, places, tokens)
        for name in places
    )


def is_listed(name: Name, places: Sequence[Name], tokens: Tokens) -> bool:
    """Tell whether a place is one of a list: "Armenia, Georgia and Moldova"."""
    before = next(place for place in places if place.last == name.first - 1)
    return country_code(" ".join(words_of(before, tokens))) is not None


def is_american(name: Name, tokens: Tokens) -> bool:
    """Tell whether a place is a state of a federation, or Atlanta."""
    words = words_of(name, tokens)
    return words != ("Georgia",) and (words == ("Atlanta",) or "subd" in classes_of(" ".join(words).lower()).split(","))


def with_country(name: Name, tokens: Tokens, american: bool) -> Name:
    """Return a name as a country where the list has it, and as a place where only the model takes it for one."""
    words = " ".join(words_of(name, tokens))
    known = name.type != "person" or (name.size == 1 and is_only_country(words))
    code = country_code(words) if known else None
    if code and not (american and words == "Georgia"):
        return Name(name.first, name.last, "country", name.found_by, name.margin)
    if name.type == "country" and name.found_by == MODEL:
        return Name(name.first, name.last, "place", name.found_by, name.margin)
    return name

"""Names that the tagger cut or mixed up, made whole by how they are spelt: particles, nicknames, "&", "Berg, Anna"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dossier.analyse.actors.borders import PARTICLES
from dossier.analyse.actors.cases import listed_classes
from dossier.analyse.actors.countries import country_code, demonym_code
from dossier.analyse.actors.lexicons import first_name_gender, word_facts
from dossier.analyse.actors.names import Name, words_of
from dossier.analyse.actors.office_holders import HIGHEST, terms
from dossier.analyse.actors.wordlists import CALENDAR, HONORIFICS, LEGAL_FORMS, OFFICES, TITLES
from dossier.english.names import fold
from dossier.english.patterns import word_set
from dossier.english.person_names import family_name_key
from dossier.english.tokens import Tokens
from dossier.model import Reason

SPELLING = Reason("document-spelling-of-the-name")
PARTNERS = LEGAL_FORMS | word_set("sons daughters brothers bros co company associates partners")
"""Behind "&", or behind the name that stands behind it, they make the whole a firm."""
LEADING_PARTICLES = PARTICLES - word_set("al abu af av ben e el ibn la le ten y")
"""Particles with which a last name alone begins; the others are words of their own too often."""
QUOTED = frozenset({'"', "'"})
PLACES = frozenset({"city", "scity", "ctry", "subd", "capital", "region"})


def is_name_word(word: str) -> bool:
    """Tell whether a word is written as a part of a name: a capital and letters, and no day, title or country."""
    return word[:1].isupper() and word.replace("-", "").replace("'", "").isalpha() and word.lower() not in CALENDAR


def put_in(names: Iterable[Name], whole: Sequence[Name]) -> list[Name]:
    """Return the names with those in the place of which whole ones stand left out."""
    taken = {at for name in whole for at in range(name.first, name.last)}
    return sorted([*(name for name in names if taken.isdisjoint(range(name.first, name.last))), *whole])


def with_particles(names: list[Name], tokens: Tokens) -> list[Name]:
    """Let persons take in their particles and what stands behind them: "Caroline | van den | Brul", "van 't Hoff"."""
    starts = {name.first: name for name in names}
    whole = [grown for name in names if name.type == "person" and (grown := around_particles(name, starts, tokens))]
    return put_in(names, list(without_shorter(whole))) if whole else names


def without_shorter(names: Iterable[Name]) -> Iterator[Name]:
    """Leave out what lies within an earlier or longer name."""
    end = 0
    for name in sorted(names, key=lambda name: (name.first, -name.last)):
        if name.first >= end:
            yield name
            end = name.last


def around_particles(name: Name, starts: dict[int, Name], tokens: Tokens) -> Name | None:
    """Return a person's name with its particles, or None where nothing is to be taken in."""
    last = behind_particles(name, starts, tokens)
    first = before_particles(name, tokens) if last == name.last else name.first
    return None if (first, last) == (name.first, name.last) else name.moved(first, last)


def behind_particles(name: Name, starts: dict[int, Name], tokens: Tokens) -> int:
    """Return the end of a name that goes on behind particles, and the same end where it does not."""
    at = particles_end(name, tokens)
    if at is None:
        return name.last
    other = starts.get(at)
    if other is None or (other.type != "person" and other.size == 1):
        return at + 1
    return other.last if other.type == "person" else name.last


def particles_end(name: Name, tokens: Tokens) -> int | None:
    """Return where the capitalised word behind the particles stands that follow a name or end it; None without."""
    at = name.last
    while at < len(tokens) and (tokens.words[at] in PARTICLES or is_short_het(at, tokens) or is_und(at, tokens)):
        at += 1
    ends_so = tokens.words[name.last - 1] in PARTICLES and name.size > 1
    follows = at < len(tokens) and (at > name.last or ends_so)
    return at if follows and is_name_word(tokens.words[at]) else None


def is_und(at: int, tokens: Tokens) -> bool:
    """Tell whether "und" or "e" joins two particles: von | und | zu."""
    beside = (*tokens.lower[at - 1 : at], *tokens.lower[at + 1 : at + 2])
    return tokens.words[at] in {"und", "e", "et"} and len(beside) == len(PARTICLES.intersection(beside))


def is_short_het(at: int, tokens: Tokens) -> bool:
    """Tell whether a token is part of the Dutch article "'t"."""
    pair = tokens.words[at : at + 2], tokens.words[at - 1 : at + 1]
    return ("'", "t") in pair or tokens.words[at] == "'t"


def before_particles(name: Name, tokens: Tokens) -> int:
    """Return the beginning of a last name with the particles before it, one with a capital where a sentence begins."""
    at = name.first
    if name.size > 1 and not goes_before(at, tokens):
        return at
    at = particles_start(at, tokens)
    honoured = at > 1 and tokens.words[at - 1] in PARTICLES and tokens.lower[at - 2] in HONORIFICS
    if honoured:
        return at - 1
    capital = at > 0 and tokens.words[at - 1][:1].isupper() and tokens.lower[at - 1] in LEADING_PARTICLES
    return at - 1 if capital and (at < name.first or tokens.words[at - 1].istitle()) else at


def goes_before(at: int, tokens: Tokens) -> bool:
    """Tell whether a name begins with the second of two particles that "und" joins: von und | zu Berg."""
    return at > 1 and tokens.words[at] in PARTICLES and is_und(at - 1, tokens)


def particles_start(at: int, tokens: Tokens) -> int:
    """Return where the particles before a token begin."""
    while at > 0 and (tokens.words[at - 1] in LEADING_PARTICLES or is_und(at - 1, tokens)):
        at -= 1
    return at


def with_nicknames(names: list[Name], tokens: Tokens) -> list[Name]:
    """Join first name, nickname and last name: Daniel "Duke" Marsh, William (Bill) Lund."""
    starts = {name.first: name for name in names}
    whole = [joined for name in names if name.type == "person" and (joined := around_nickname(name, starts, tokens))]
    return put_in(names, whole) if whole else names


def around_nickname(name: Name, starts: dict[int, Name], tokens: Tokens) -> Name | None:
    """Return a person's name with the nickname in marks behind it and the last name behind that."""
    at = next((at for at in range(name.first + 1, name.last) if tokens.words[at] in QUOTED), name.last)
    end = nickname_end(at, tokens) if at < len(tokens) and tokens.words[at] in CLOSING else 0
    if not end:
        return None
    behind = starts.get(end)
    if behind is not None:
        return name.moved(name.first, behind.last) if behind.type in {"person", "place"} else None
    alone = name.size == 1 and (tokens.words[at] != "(" or is_maiden(at, tokens.words[at + 1], tokens))
    return name.moved(name.first, end + 1) if alone and is_name_word(tokens.words[end]) else None


CLOSING = {'"': '"', "'": "'", "(": ")"}
"""The marks around a nickname."""


def nickname_end(at: int, tokens: Tokens) -> int:
    """Return what stands behind the nickname whose opening mark a token is, 0 where there is none."""
    close = CLOSING[tokens.words[at]]
    end = next((place for place in range(at + 2, min(at + 4, len(tokens))) if tokens.words[place] == close), 0)
    inside = tokens.words[at + 1 : end]
    if not inside or end + 1 >= len(tokens) or not all(map(is_name_word, inside)) or not is_glued(at, end, tokens):
        return 0
    given = close != ")" or (
        len(inside) == 1 and (word_facts(inside[0]).first_name or is_maiden(at, inside[0], tokens))
    )
    return end + 1 if given else 0


def is_maiden(bracket: int, word: str, tokens: Tokens) -> bool:
    """Tell whether a woman's first name stands before a bracket with a family name: Cora | (Simms) Hale."""
    named = first_name_gender(fold(tokens.words[bracket - 1])) == "f"
    return named and bool(word_facts(word).last_name) and not listed_classes((word,)) & {"city", "subd", "capital"}


def is_glued(first: int, last: int, tokens: Tokens) -> bool:
    """Tell whether two marks stand right at what is between them, and apart from what is outside."""
    inner = tokens.ends[first] == tokens.starts[first + 1] and tokens.ends[last - 1] == tokens.starts[last]
    return inner and tokens.ends[first - 1] < tokens.starts[first] and tokens.ends[last] < tokens.starts[last + 1]


def from_lists(names: list[Name], tokens: Tokens) -> list[Name]:
    """Join "Dorsey, Amelia; Quill, Robert J." in lists of persons, and "DORSEY, AMELIA" of somebody named elsewhere."""
    full = {words_of(name, tokens) for name in names if name.type == "person" and name.size > 1}
    commas = groupby(tokens.places({","}), tokens.segment_at)
    whole = [name for (low, high), places in commas for name in turned_in(places, low, high, full, tokens)]
    return put_in(names, whole) if whole else names


def turned_in(commas: Iterable[int], low: int, high: int, full: set[tuple[str, ...]], tokens: Tokens) -> list[Name]:
    """Return the names with the family name first in a sentence."""
    found = [*pairs(commas, low, high, tokens)]
    if not found:
        return []
    listed = [each for each in found if is_item(*each, low, high, tokens)]
    turned = {tuple(word.casefold() for word in form) for form in full}
    kept = set(listed if is_list_of_persons(listed, tokens) else ())
    kept |= {each for each in found if is_known_turned(*each, turned, tokens)}
    return [Name(at - 1, end, "person", SPELLING) for at, end in sorted(kept)]


def pairs(commas: Iterable[int], low: int, high: int, tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the commas between two words that may be names, and where the second ends."""
    for at in commas:
        if low < at < high - 1 and is_name_word(tokens.words[at - 1]):
            end = given_end(at + 1, high, tokens)
            if end > at + 1:
                yield at, end


def is_known_turned(comma: int, end: int, turned: set[tuple[str, ...]], tokens: Tokens) -> bool:
    """Tell whether "DORSEY, AMELIA" is somebody whom the text names in the other order."""
    words = (*tokens.lower[comma + 1 : end], tokens.lower[comma - 1])
    return tokens.words[comma - 1].isupper() and words in turned


def given_end(first: int, high: int, tokens: Tokens) -> int:
    """Return the end of up to two given names or initials."""
    at = first
    while at < min(high, first + 2) and is_name_word(tokens.words[at].rstrip(".")):
        at += 1
    if at > first and at < high - 1 and tokens.words[at] == "." and len(tokens.words[at - 1]) == 1:
        at += tokens.words[at + 1 : at + 2] == (";",)
    return at


def is_item(comma: int, end: int, low: int, high: int, tokens: Tokens) -> bool:
    """Tell whether a turned name is one of a list with semicolons."""
    before = tokens.words[comma - 2] if comma - 2 >= low else ";"
    behind = tokens.words[end] if end < high else "."
    return before in {";", ":"} and behind in {";", ".", "and"} and ";" in {before, behind}


def is_list_of_persons(items: Sequence[tuple[int, int]], tokens: Tokens) -> bool:
    """Tell whether two turned names or more are persons': most given names are known, and none is a place."""
    givens = [tokens.words[at + 1] for at, _ in items]
    known = [word for word in givens if word_facts(word.capitalize()).first_name]
    places = [word for word in givens if country_code(word) or "subd" in listed_classes((word,))]
    return len(items) > 1 and 2 * len(known) > len(givens) and 2 * len(places) < len(givens)


def couples(names: list[Name], tokens: Tokens) -> list[Name]:
    """Give the first of a couple the last name that both have: "Patrick and Rose McDonnell"."""
    starts = {name.first: name for name in names if name.type == "person"}
    alone = [words_of(name, tokens) for name in starts.values()]
    out = []
    for name in names:
        second = starts.get(name.last + 1) if name.type == "person" and name.size == 1 else None
        both = second is not None and is_couple(name, second, alone, tokens)
        out.append(with_last_name(name, second, tokens) if both and second is not None else name)
    return out


def with_last_name(name: Name, second: Name, tokens: Tokens) -> Name:
    """Return a first name with the last name of the one named behind it."""
    full = words_of(second, tokens)
    first = full.index(")") + 1 if ")" in full else 1  # Lee and Cora (Simms) | Hale
    return replace(name, written=(*words_of(name, tokens), *full[first:]))


def is_couple(name: Name, second: Name, alone: Sequence[tuple[str, ...]], tokens: Tokens) -> bool:
    """Tell whether a first name and a full name behind "and" are of two with one last name, as the text says."""
    if tokens.words[name.last] not in {"and", "&"} or second.size < 2:
        return False
    word, full = tokens.words[name.first], words_of(second, tokens)
    facts = word_facts(word)
    if not facts.first_name or not word_facts(full[0]).first_name or is_titled(name, tokens):
        return False
    others = sum(form[-1] == word or (len(form) > 1 and form[0] == word and form[-1] != full[-1]) for form in alone)
    if others != 1:
        return False
    return are_parents(name.first, tokens) or is_said_to_be_family(second, full[-1], tokens)


def are_parents(first: int, tokens: Tokens) -> bool:
    """Tell whether two names are those of somebody's parents: born in Wick to | Gerald and Sherri Lund; son of |."""
    lower, low = tokens.lower, tokens.segment_at(first)[0]
    if lower[first - 1] == "to":
        return "born" in lower[max(low, first - BORN_FAR) : first]
    return lower[first - 1] == "of" and lower[first - 2] in CHILD


CHILD = word_set("son daughter child children sons daughters")
BORN_FAR = 16
"""Tokens between "born" and the names of the parents: when and where one was."""


def is_titled(name: Name, tokens: Tokens) -> bool:
    """Tell whether a title stands before a name."""
    return name.first > 0 and tokens.lower[name.first - 1] in TITLES | HONORIFICS | OFFICES


FAMILY = word_set("couple newlyweds spouses siblings twins brothers sisters")
"""What two of one last name are together."""
FAR = 60
"""Tokens behind a couple in which the text says that they are one."""


def is_said_to_be_family(second: Name, last: str, tokens: Tokens) -> bool:
    """Tell whether the text near says that two are of one family: "the couple", "Mr and Mrs X", "the Xs"."""
    behind = tokens.lower[second.last : second.last + FAR]
    name = last.lower()
    if f"{name}s" in behind or any(behind[at : at + 2] in {("mrs", name), ("mrs.", name)} for at in range(len(behind))):
        return True
    at = bisect_left(tokens.segments, (second.first + 1,)) - 1
    near = tokens.lower[tokens.segments[at][0] : tokens.segments[min(at + 1, len(tokens.segments) - 1)][1]]
    return any(near[at] == "the" and near[at + 1] in FAMILY for at in range(len(near) - 1))


def firms(names: list[Name], tokens: Tokens) -> list[Name]:
    """Join the partners of a firm: "Brandt & Hale", "Dunn & Bradley Ltd", "Hobbs, Crane & Doyle LLP"."""
    marks = [at for at in range(1, len(tokens) - 1) if tokens.words[at] == "&"]
    if not marks:
        return names
    around = Around(
        {name.first: name for name in names}, {name.last: name for name in names}, sure_persons(names, tokens)
    )
    found = [firm for at in marks if (firm := firm_at(at, around, tokens)) is not None]
    whole = [firm for firm in found if not is_within(firm, names, tokens)]
    return put_in(names, list(without_shorter(whole))) if whole else names


@dataclass(frozen=True, slots=True)
class Around:
    """The names of a document, by where they stand."""

    starts: dict[int, Name]
    ends: dict[int, Name]
    persons: frozenset[str]
    """The last names of those who are named in full or with a title."""


def sure_persons(names: Iterable[Name], tokens: Tokens) -> frozenset[str]:
    """Return the last names of those who are named in full or with a title."""
    persons = (name for name in names if name.type == "person" and is_sure_person(name, tokens))
    return frozenset(tokens.words[name.last - 1] for name in persons)


def is_sure_person(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name is a full one of somebody, or stands behind a title."""
    full = name.size > 1 and "&" not in words_of(name, tokens) and word_facts(tokens.words[name.first]).first_name
    return bool(full) or is_titled(name, tokens)


def is_within(firm: Name, names: Iterable[Name], tokens: Tokens) -> bool:
    """Tell whether the words are a part of a longer name with no other "&" or "and" in it."""
    return any(
        name.first <= firm.first and firm.last <= name.last and name.size > firm.size
        and name.type != "person" and sum(word in {"&", "and"} for word in words_of(name, tokens)) == 1
        for name in names
    )  # fmt: skip


def firm_at(at: int, around: Around, tokens: Tokens) -> Name | None:
    """Return the firm whose "&" a token is, or None."""
    if not (is_partner(tokens.words[at - 1]) and is_partner(tokens.words[at + 1])):
        return None
    last, sure = firm_end(at + 1, around.starts, tokens)
    first = firm_start(at - 1, around.ends, sure, tokens)
    if first is None:
        return None
    if sure:
        return Name(first, last, "organisation", SPELLING)
    persons = is_full_person(around.starts.get(at + 1), tokens) or is_titled_at(first, tokens)
    partners = not persons and are_partners(at, around.persons, tokens)
    return Name(first, last, "organisation", SPELLING) if partners else None


def is_partner(word: str) -> bool:
    """Tell whether a word may be the name of a partner in a firm."""
    plain = word.removesuffix(".")
    trade = word_facts(word).last_name and word.lower() not in TITLES  # Baker & Taylor
    office = word.lower() in HONORIFICS or (word.lower() in OFFICES and not trade)
    return len(plain) > 1 and is_name_word(plain) and not office and not demonym_code(word)


def is_full_person(name: Name | None, tokens: Tokens) -> bool:
    """Tell whether a name is a full one of a person."""
    return name is not None and name.type == "person" and name.size > 1 and is_sure_person(name, tokens)


def is_titled_at(first: int, tokens: Tokens) -> bool:
    """Tell whether a title stands before a token: "Presidents Trump & Biden"."""
    word = tokens.lower[first - 1] if first else ""
    return word in TITLES | HONORIFICS or word.removesuffix("s") in TITLES


def firm_end(at: int, starts: dict[int, Name], tokens: Tokens) -> tuple[int, bool]:
    """Return the end of a firm's name whose last partner stands at a token, and whether a word there says firm."""
    last = at + 1
    sure = is_partners_word(at, tokens)
    while last < len(tokens) and is_partners_word(last, tokens):
        sure, last = True, last + 1
    name = starts.get(at)
    if not sure and name is not None and name.type == "organisation" and name.last > last:
        last = name.last
    if tokens.words[last : last + 1] == ("'s",) and tokens.lower[last - 1] in OWN_POSSESSIVE:
        last, sure = last + 1, True
    return last, sure


def is_partners_word(at: int, tokens: Tokens) -> bool:
    """Tell whether a token says that a name is a firm's: "& Sons", "Ltd"."""
    written = tokens.words[at][0].isupper() or tokens.words[at] == "plc"
    return written and tokens.lower[at].removesuffix(".") in PARTNERS


OWN_POSSESSIVE = frozenset({"poor", "jerry"})
"""Last partners whose possessive belongs to the firm: Standard & Poor's."""


def firm_start(at: int, ends: dict[int, Name], sure: bool, tokens: Tokens) -> int | None:
    """Return the beginning of a firm's name whose partner before "&" stands at a token; None where it is a person."""
    name = ends.get(at + 1)
    if name is None or name.size == 1 or ends_a_sentence(name, tokens):
        first = at
    elif is_full_person(name, tokens):
        return None
    else:
        first = at if name.type == "person" else name.first
    low = first
    while low > 1 and is_listed_partner(low - 2, tokens):
        low -= 2
    listed = sure or (low > 0 and tokens.lower[low - 1] in {"at", "firm"})
    return low if listed else first


def ends_a_sentence(name: Name, tokens: Tokens) -> bool:
    """Tell whether a name holds a legal form, with which the sentence before ended."""
    return any(word.removesuffix(".") in LEGAL_FORMS for word in tokens.lower[name.first : name.last])


def is_listed_partner(at: int, tokens: Tokens) -> bool:
    """Tell whether a token is a further partner, with a comma behind: "Hobbs, | Crane & Doyle LLP"."""
    before = tokens.words[at - 1] if at else ""
    if tokens.words[at + 1] != "," or not is_partner(tokens.words[at]) or before[:1].isupper():
        return False
    return tokens.lower[at] not in TITLES | LEGAL_FORMS


def are_partners(at: int, persons: frozenset[str], tokens: Tokens) -> bool:
    """Tell whether two names joined by "&" are a firm's: no two persons, places or common words."""
    pair = tokens.words[at - 1], tokens.words[at + 1]
    if listed_classes((pair[0], "&", pair[1])) & {"company", "team", "body"}:
        return True
    return not (
        persons.issuperset(pair)
        or any(country_code(word) or is_head_of_state(word) for word in pair)
        or all(map(is_place, pair))
        or all(map(is_common, pair))
        or all(map(is_only_first_name, pair))
    )


def is_head_of_state(word: str) -> bool:
    """Tell whether a word is the family name of one who is known to have governed a country."""
    return any(term.office in HIGHEST for term in terms().get(family_name_key(word), ()))


def is_place(word: str) -> bool:
    """Tell whether a word is listed as a place and is no frequent family name."""
    return bool(listed_classes((word,)) & PLACES) and not surname(word)


def surname(word: str) -> bool:
    """Tell whether a word is a frequent family name."""
    return word_facts(word).last_name in {"1", "2"}


def is_common(word: str) -> bool:
    """Tell whether a word is mostly written in lower case."""
    return word_facts(word.lower()).case[:1] in {"a", "b", "c"}


def is_only_first_name(word: str) -> bool:
    """Tell whether a word is much rather a first than a last name."""
    facts = word_facts(word)
    return facts.first_name == "1" and facts.last_name != "1"

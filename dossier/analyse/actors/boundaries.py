"""Mend where a name begins and ends, and what its last word says of its type.

Each rule takes the names found so far and returns them changed. The rules were read off errors on marked news that the
tagger had not seen in training.
"""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.actors.countries import country_code, demonym_code
from dossier.analyse.actors.features import is_loud, phrase_marks
from dossier.analyse.actors.lexicons import phrases, word_facts
from dossier.analyse.actors.names import Name, words_of
from dossier.analyse.actors.wordlists import CALENDAR, HONORIFICS, MEDIA_HEADS, OFFICES, TITLES
from dossier.english.lexicon import ANY, wordforms, words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import ActorType, Reason

GENERATIONS = words("name_parts", "generation")
LONGEST = 25
"""Tokens of the longest name believed; longer ones are lists or noise, and cost time."""
PARTICLES = words("name_parts", "particle")
"""Small words with which names of persons may begin."""
ALSO_NAMES = words(ANY, "also_name")
"""Titles that are family names or parts of names too often to be cut off a name by themselves."""
DIRECTIONS = words("adjectives", "compass")
JOINED = words("adjectives", "joined")
"""Second parts of compounds whose first part is a name: "US-backed", "London-based"."""
BODY_HEADS = words("bodies", "takes_of")
PLACE_LASTS = words("places", "place_last")
BODY_LASTS = words("bodies", "body_last")
POSSESSIVE_NAMES = words(ANY, "possessive_name")
"""Words whose possessive is often inside a name: "People's Party", "McDonald's"."""

BEFORE_DAYS = word_set("on in by until since")
"""Before a weekday or month they end a name."""


def trim(names: list[Name], tokens: Tokens) -> list[Name]:
    """Take articles, titles, directions and possessives off names; add "Jr." and the like."""
    out: list[Name] = []
    for name in names:
        first, last = name.first, name.last
        if name.size > LONGEST:
            continue
        while last > first and tokens.words[last - 1] in {"'s", "'", ",", '"', "(", "-", ":", ";"}:
            last -= 1
        while last - first > 2 and tokens.words[last - 2] in BEFORE_DAYS and tokens.words[last - 1].lower() in CALENDAR:
            last -= 2  # the Premier Division | on Saturday
        while last - first > 1 and tokens.words[first] in {
            "the",
            "The",
            "'",
            '"',
            "a",
            "an",
            "A",
            "An",
            ",",
            "(",
            "-",
            "and",
            ".",
            "&",
        }:
            first += 1
        while last - first > 1 and tokens.words[first].islower() and tokens.words[first] not in PARTICLES:
            first += 1
        if name.type == "person":
            while last - first > 1 and is_title(tokens.words[first], last - first):
                first += 1
            if last - first == 1 and tokens.words[first].lower() in HONORIFICS and tokens.words[first].endswith("."):
                continue
            while last - first > 1 and tokens.words[last - 1].islower() and tokens.words[last - 1] not in PARTICLES:
                last -= 1
            last = with_generation(last, tokens)
        elif name.type in {"place", "country"}:
            while last - first > 1 and tokens.words[first] in DIRECTIONS:
                first += 1
            if last - first > 1 and demonym_code(tokens.words[first]) and not is_listed(tokens.words[first:last]):
                first += 1
        else:
            while last - first > 1 and tokens.words[first][0].isdigit() and "-" in tokens.words[first]:
                first += 1
            while last - first > 1 and is_trailing_office(tokens.words[last - 1]):
                last -= 1
        if last > first:
            out.append(name.moved(first, last))
    return out


def is_title(word: str, size: int) -> bool:
    """Tell whether a word at the head of a person's name of so many words is a title."""
    lower = word.lower()
    if lower in HONORIFICS:
        return lower not in ALSO_NAMES or size > 2
    single = lower[:-1] if lower.endswith("s") and lower[:-1] in TITLES else lower
    if "-" in lower:
        return all(part in TITLES for part in lower.split("-"))
    return single in TITLES | {"prophet", "elder", "emeritus"} and (single not in ALSO_NAMES or size > 2)


def is_trailing_office(word: str) -> bool:
    """Tell whether a body's name cannot end with a word because it is the office of somebody."""
    lower = word.lower()
    return lower in {
        "secretary-general",
        "president",
        "minister",
        "spokesman",
        "spokeswoman",
        "ambassador",
        "chairman",
        "director",
    }


def with_generation(last: int, tokens: Tokens) -> int:
    """Return the end of a person's name with ", Jr." or "III" taken in."""
    follow = tokens.words[last : last + 2]
    if follow and follow[0] in GENERATIONS:
        return last + 1
    if len(follow) == 2 and follow[0] == "," and follow[1] in GENERATIONS:
        return last + 2
    return last


def is_listed(words: Sequence[str]) -> bool:
    """Tell whether the phrase lists have the words as one name."""
    return " ".join(word.lower().replace(".", "") for word in words) in phrases()


def listed_classes(words: Sequence[str]) -> frozenset[str]:
    """Return the classes that the phrase lists give the words."""
    return frozenset(phrases().get(" ".join(word.lower().replace(".", "") for word in words), "").split(",")) - {""}


def split_names(names: list[Name], tokens: Tokens) -> list[Name]:
    """Cut names that are two: at "and" between known names, and after the possessive of an owner."""
    alone = {words_of(name, tokens) for name in names}
    out: list[Name] = []
    for name in names:
        out += split_name(name, tokens, alone)
    return out


def split_name(name: Name, tokens: Tokens, alone: set[tuple[str, ...]]) -> list[Name]:
    """Return the one or two names that a name is."""
    words = words_of(name, tokens)
    if is_listed(words):
        return [name]
    if name.type == "organisation" and "of" in words[1:-1]:
        at = len(words) - 1 - words[::-1].index("of")
        if words[:at] in alone and country_code(" ".join(words[at + 1 :])):
            middle = name.first + at
            return [
                name.moved(name.first, middle),
                Name(middle + 1, name.last, "country", name.found_by, name.margin),
            ]
    for at in range(1, len(words) - 1):
        left, right = words[:at], words[at + 1 :]
        if words[at] in {"and", "&", "or"} and known(left, alone) and known(right, alone):
            middle = name.first + at
            return [
                Name(name.first, middle, type_of(left, name), name.found_by, name.margin),
                *split_name(
                    Name(middle + 1, name.last, type_of(right, name), name.found_by, name.margin), tokens, alone
                ),
            ]
        if (
            words[at] == "'s"
            and right[0][:1].isupper()
            and name.type == "organisation"
            and left[-1].lower() not in POSSESSIVE_NAMES
        ):
            middle = name.first + at
            owner = type_of(left, name)
            if owner == "country" or left in alone or is_listed(left) or len(left) > 2:
                return [
                    Name(name.first, middle, owner, name.found_by, name.margin),
                    Name(middle + 1, name.last, name.type, name.found_by, name.margin),
                ]
    if (
        name.type != "person"
        and len(words) > 2
        and name.first
        and tokens.words[name.first - 1] == "of"
        and country_code(words[0])
        and word_facts(words[1]).first_name
        and len(words) == 3
    ):
        return [
            Name(name.first, name.first + 1, "country", name.found_by, name.margin),
            Name(name.first + 1, name.last, "person", name.found_by, name.margin),
        ]
    return [name]


def known(words: tuple[str, ...], alone: set[tuple[str, ...]]) -> bool:
    """Tell whether words are a name by themselves, listed or found elsewhere in the document."""
    return (
        bool(words)
        and words[0][:1].isupper()
        and (words in alone or is_listed(words))
        and (len(words) > 1 or len(words[0]) > 3)
    )


def type_of(words: tuple[str, ...], name: Name) -> ActorType:
    """Return the type of a part of a name."""
    if country_code(" ".join(words)):
        return "country"
    classes = listed_classes(words)
    if classes and classes <= {"city", "scity", "subd", "capital", "region"}:
        return "place"
    return name.type


def join_countries(names: list[Name], tokens: Tokens) -> list[Name]:
    """Join "Antigua and Barbuda", cut in two by the tagger."""
    out: list[Name] = []
    for name in sorted(names):
        if out:
            previous = out[-1]
            between = tokens.words[previous.last : name.first]
            joined = " ".join(tokens.words[previous.first : name.last])
            if between in {("and",), ("and", "the"), ("of",), ("of", "the")} and country_code(joined):
                out[-1] = Name(previous.first, name.last, "country", previous.found_by, previous.margin)
                continue
        out.append(name)
    return out


def extend(names: list[Name], tokens: Tokens) -> list[Name]:
    """Let bodies take in what belongs to them: "for the Humanities", ", Control and Research", "(AME) Church"."""
    bounds = sentence_ends(tokens)
    starts = {name.first: name for name in names}
    out: list[Name] = []
    for name in names:
        last = name.last
        if name.type in {"organisation", "group"}:
            high = bounds[name.first]
            last = extended(name, high, starts, tokens)
        first = name.first
        if name.type == "group" and first and listed_classes(tokens.words[first - 1 : last]) & {"group", "armed"}:
            # "the Afghan Taliban"
            first -= 1
        if (
            name.type == "organisation"
            and first > 1
            and tokens.words[first - 1] == "–"
            and tokens.ends[first - 1] == tokens.starts[first]
        ):
            # "African Export–Import Bank"
            first = capitals_start(first - 1, tokens)
        if (
            name.type == "organisation"
            and first
            and tokens.words[first - 1] == "The"
            and is_medium(words_of(name, tokens))
        ):
            first -= 1
        out.append(name.moved(first, last) if (first, last) != (name.first, name.last) else name)
    return out


def sentence_ends(tokens: Tokens) -> list[int]:
    """Return for each token where its sentence ends."""
    out: list[int] = []
    for low, high in tokens.segments:
        out += [high] * (high - low)
    return out


def extended(name: Name, high: int, starts: dict[int, Name], tokens: Tokens) -> int:
    """Return the end of a body's name."""
    last = name.last
    words = tokens.words
    lowered = words[name.first].lower()
    if (
        name.type == "group"
        and lowered.startswith(("al-qa", "islamic"))
        and last + 1 < high
        and words[last] in {"in", "of"}
    ):
        end = capitals_end(last + 1, high, tokens, article=True)
        return end or last
    if last + 2 < high and words[last] == "(" and words[last + 2] == ")" and words[last + 1].isupper():
        end = last + 3
        while end < high and words[end].lower() in BODY_HEADS and words[end][0].isupper():
            end += 1
        if end > last + 3:
            return end
    head = words[last - 1].lower()
    dated = last + 1 < high and words[last] in BEFORE_DAYS and words[last + 1].lower() in CALENDAR
    if last + 1 < high and head in BODY_HEADS and words[last] in {"of", "for", "on", "to"} and not dated:
        end = capitals_end(last + 1, high, tokens, article=words[last] != "to")
        follower = starts.get(end - 1) if end else None
        if (
            end
            and not (follower and follower.type == "person")
            and not any(starts.get(at) and starts[at].type == "person" for at in range(last, end))
        ):
            last = end
    if any(word in {"of", "for"} for word in words[name.first : last]) and last < high and words[last] == ",":
        last = list_end(last, high, starts, tokens)
    return last


def capitals_end(first: int, high: int, tokens: Tokens, *, article: bool) -> int:
    """Return the end of a run of capitalised words, an article before it allowed, or 0."""
    at = first + 1 if article and first < high and tokens.words[first] == "the" else first
    begin = at
    while at < high and tokens.words[at][:1].isupper() and tokens.words[at][:1].isalpha():
        at += 1
    return at if at > begin else 0


def capitals_start(last: int, tokens: Tokens) -> int:
    """Return the start of a run of capitalised words that ends before a dash."""
    at = last
    while at > 0 and tokens.words[at - 1][:1].isupper() and last - at < 4:
        at -= 1
    return at if at < last else last + 1


def list_end(comma: int, high: int, starts: dict[int, Name], tokens: Tokens) -> int:
    """Return the end of ", Disease Control and Research" after a body's name, or the comma."""
    at = comma
    while at < high and tokens.words[at] == ",":
        end = capitals_end(at + 1, high, tokens, article=False)
        if not end or any(place in starts for place in range(at + 1, end)):
            break
        at = end
    if at == comma:
        return comma
    if at < high and tokens.words[at] == ",":
        at += 1
    if at < high and tokens.words[at] in {"and", "&"}:
        end = capitals_end(at + 1, high, tokens, article=False)
        if end and not any(place in starts for place in range(at + 1, end)):
            return end
    return comma


def is_medium(words: Sequence[str]) -> bool:
    """Tell whether a name is that of a newspaper, whose article belongs to it."""
    return (
        "media" in listed_classes(words)
        or "media" in listed_classes(("the", *words))
        or (
            len(words) > 1
            and words[-1].lower()
            in MEDIA_HEADS
            | {"herald", "tribune", "gazette", "telegraph", "guardian", "star", "mail", "chronicle", "sun"}
        )
    )


def by_last_word(names: list[Name], tokens: Tokens) -> list[Name]:
    """Correct types that the last word of a longer name contradicts, or that the lists rule out."""
    out: list[Name] = []
    for name in names:
        words = words_of(name, tokens)
        kind = name.type
        classes = listed_classes(words)
        if len(words) == 1 and words[0].endswith("s") and classes in ({"group"}, {"dem"}, {"dem", "group"}):
            kind = "group"
        elif len(words) > 1 and classes == {"company"} and kind == "person":
            kind = "organisation"
        elif len(words) > 1:
            tail = words[-1].lower()
            if "region" in classes and not classes & {"body", "company", "media", "team"}:
                kind = kind if kind == "country" else "place"
            elif (classes and classes <= {"city", "scity", "subd", "capital"} and kind == "organisation") or (
                tail in PLACE_LASTS and kind in {"organisation", "person"} and words[-1][0].isupper() and not classes
            ):
                kind = "place"
            elif tail in BODY_LASTS and kind in {"place", "person"} and words[-1][0].isupper():
                kind = "organisation"
        out.append(
            name
            if kind == name.type
            else Name(name.first, name.last, kind, Reason("document-last-word-of-the-name"), name.margin)
        )
    return out


def compounds(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add the first parts of compounds such as "US-backed" and "London-based" that the lists know."""
    taken = {place for name in names for place in range(name.first, name.last)}
    out = list(names)
    for at in range(1, len(tokens) - 1):
        second = tokens.words[at + 1].lower()
        if tokens.words[at] not in {"-", "‑"} or not (second in JOINED or second.endswith("ed")) or at - 1 in taken:
            continue
        word = tokens.words[at - 1]
        if word[:1].isupper() and tokens.ends[at - 1] == tokens.starts[at]:
            classes = listed_classes((word,))
            if country_code(word):
                out.append(Name(at - 1, at, "country", Reason("country-list")))
            elif classes & {"city", "capital", "region"} and len(word) > 3:
                out.append(Name(at - 1, at, "place", Reason("place-list")))
            elif classes & {"body", "io"} and word.isupper() and len(word) > 1:
                out.append(Name(at - 1, at, "organisation", Reason("name-list")))
    return out


LISTED = word_set("body media company team io")


def listed_bodies(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add well-known bodies of two words or more that the tagger left out or cut short."""
    owners = {place: name for name in names for place in range(name.first, name.last)}
    taken = set(owners)
    out = list(names)
    for low, high in tokens.segments:
        words = tokens.words[low:high]
        marks = phrase_marks(words)
        at = 0
        while at < len(words):
            if marks[at] and is_people(words[at], marks[at]) and low + at not in taken and not is_loud(words):
                out.append(Name(low + at, low + at + 1, "group", Reason("name-list")))
            if not marks[at].startswith("MB") or words[at] == "The":
                at += 1
                continue
            end = at + 1
            while end < len(words) and marks[end][:2] == "MI":
                end += 1
            classes = set(marks[at][2:].split(","))
            overlapping = [owners[place] for place in range(low + at, low + end) if place in owners]
            capitals = all(word[0].isupper() or word in {"of", "for", "the", "and", "on"} for word in words[at:end])
            if (
                capitals
                and all(low + at <= name.first and name.last <= low + end for name in overlapping)
                and not any(name.size == end - at for name in overlapping)
                and (classes <= LISTED | {"group", "armed"} or "body" in classes)
                and not is_loud(words)
                and not (
                    end < len(words)
                    and words[end][:1].isupper()
                    and words[end].lower() not in OFFICES - {"advisor", "adviser"}
                )
            ):
                kind: ActorType = "group" if classes & {"group", "armed"} else "organisation"
                out.append(Name(low + at, low + end, kind, Reason("name-list")))
            at = end
    return out


def is_people(word: str, mark: str) -> bool:
    """Tell whether a word is the name of a movement, of a people, or of the members of a party in the plural."""
    classes = set(mark[2:].split(","))
    if not mark.startswith("SB") or len(word) < 5 or word.isupper():
        return False
    if word.endswith("s") and word[0].isupper() and classes in ({"dem"}, {"dem", "group"}):
        return True
    return "group" in classes and classes <= {"group", "armed"} and (word.endswith("s") or "armed" in classes)


SEATS = frozenset({("White", "House"), ("Pentagon",), ("Kremlin",), ("Downing", "Street"), ("Capitol",)})
INSIDE = wordforms("before_seat")


def seats(names: list[Name], tokens: Tokens) -> list[Name]:
    """Tell a seat of government as a place ("at the White House") from the government it stands for."""
    out: list[Name] = []
    for name in names:
        if words_of(name, tokens) in SEATS and name.type in {"organisation", "place"}:
            at = name.first - 1
            while at > 0 and tokens.words[at].lower() in {"the", "back"}:
                at -= 1
            kind: ActorType = "place" if at >= 0 and tokens.words[at].lower() in INSIDE else "organisation"
            if kind != name.type:
                out.append(name.retyped(kind, Reason("document-seat-of-government")))
                continue
        out.append(name)
    return out

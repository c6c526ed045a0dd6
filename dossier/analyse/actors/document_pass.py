"""Mend the tagger's names with what the whole document says.

Each rule takes the names found so far and returns them changed; `mend` runs them in order. The rules follow the long
tradition of document-level consistency (Mikheev et al., EACL 1999, "Named entity recognition without gazetteers").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from dossier.analyse.actors.boundaries import (
    GENERATIONS,
    by_last_word,
    compounds,
    extend,
    join_countries,
    listed_bodies,
    listed_classes,
    seats,
    split_names,
    trim,
)
from dossier.analyse.actors.countries import capital_code, country_code, demonym_code
from dossier.analyse.actors.lexicons import phrases, word_facts
from dossier.analyse.actors.names import CERTAIN, MODEL, Name, words_of
from dossier.analyse.actors.wordlists import CALENDAR, MEDIA_HEADS, OFFICES, ORG_HEADS, TITLES
from dossier.english.lexicon import ANY, wordforms, words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import ActorType, Reason

PRONOUNS = words("function_words", "no_name")
EVENTS = words("events", "event")
"""Last words of names that are no actors; the marked data leaves these out."""
ADJECTIVES = words("adjectives", "no_place")
"""Last words that make a region's name an adjective: "Middle Eastern", "Central American"."""
MEDIA_AFTER = MEDIA_HEADS - {"times", "post", "network", "channel", "station", "website", "agency", "press", "journal"}


def mend(names: Iterable[Name], tokens: Tokens) -> list[Name]:
    """Run all document rules.

    Parameters:
        names: What the tagger or another engine found, not overlapping.
        tokens: The document's tokens.

    Returns:
        Names in order, not overlapping.
    """
    result = sorted(names)
    for rule in RULES:
        changed = rule(result, tokens)
        if changed != result:
            result = without_overlap(changed)
    return result


def without_overlap(names: Iterable[Name]) -> list[Name]:
    """Keep the longer, then the earlier, of names that share a token."""
    taken: set[int] = set()
    kept: list[Name] = []
    for name in sorted(names, key=lambda name: (-name.size, name.first)):
        places = range(name.first, name.last)
        if name.size > 0 and taken.isdisjoint(places):
            taken.update(places)
            kept.append(name)
    return sorted(kept)


def believable(names: list[Name], tokens: Tokens) -> list[Name]:
    """Drop what can be no actor: weekdays, months, pronouns, bare titles, nationalities, events and laws."""
    return [name for name in names if is_believable(words_of(name, tokens), name)]


def is_believable(words: tuple[str, ...], name: Name) -> bool:
    """Judge one name."""
    lowers = [word.lower() for word in words]
    if not any(char.isalpha() for char in "".join(words)) or len("".join(words)) < 2:
        return False
    if all(word in CALENDAR for word in lowers) and not (
        name.type == "person" and lowers[0] in {"may", "april", "june"}
    ):
        return False
    if all(word in PRONOUNS for word in lowers) and words not in {("US",), ("WHO",)}:
        return False
    if all(word in TITLES or word.removesuffix("s") in TITLES for word in lowers) and words != ("General", "Assembly"):
        return False
    if name.type != "person" and len(words) == 1 and is_adjective(words[0]):
        return False
    if name.type == "place" and len(words) > 1 and (lowers[-1] in ADJECTIVES or is_adjective(words[-1])):
        return False
    if len(words) == 1 and lowers[0] in COMMON:
        return False
    return not (lowers[-1] in EVENTS and name.type != "person" and not listed_classes(words))


COMMON = words(ANY, "no_actor")
"""Words that official prose writes with a capital and that name nobody."""
STORMS = word_set("hurricane storm cyclone typhoon")
PRIZES = words("events", "prize")
PARTY_ADJECTIVES = frozenset(word.capitalize() for word in words("adjectives", "party"))


def actors_only(names: list[Name], tokens: Tokens) -> list[Name]:
    """Drop names of storms, of the givers of prizes, of what a minister is for, and party adjectives."""
    storms = {words_of(name, tokens) for name in names if name.first and tokens.words[name.first - 1].lower() in STORMS}
    kept: list[Name] = []
    for name in names:
        words = words_of(name, tokens)
        after = tokens.words[name.last] if name.last < len(tokens) else ""
        before = tokens.words[max(0, name.first - 2) : name.first]
        if words in storms:
            continue
        if after[:1].isupper() and after.lower() in PRIZES and name.type in {"person", "organisation"}:
            continue
        if (
            name.type == "organisation"
            and len(before) == 2
            and before[0] in {"Secretary", "Minister"}
            and before[1] in {"of", "for"}
        ):
            continue
        if (
            name.type == "group"
            and len(words) == 1
            and words[0] in PARTY_ADJECTIVES
            and after[:1].isalpha()
            and after not in {"and", "or", "who", "in", "from"}
        ):
            continue
        kept.append(name)
    return kept


def is_adjective(word: str) -> bool:
    """Tell whether a word is an adjective of nationality and not a country's name."""
    return demonym_code(word) is not None and country_code(word) is None and not word.endswith("s")


def with_countries(names: list[Name], tokens: Tokens) -> list[Name]:
    """Tell countries from other places, by list."""
    out: list[Name] = []
    american = sum(
        "subd" in phrases().get(" ".join(words_of(name, tokens)).lower(), "").split(",")
        or words_of(name, tokens) == ("Atlanta",)
        for name in names
        if name.type == "place"
    )
    for name in names:
        words = " ".join(words_of(name, tokens))
        code = country_code(words) if name.type in {"place", "country", "organisation", "group"} else None
        if code == "ge" and american >= 3 and words == "Georgia":
            code = None
        if code:
            out.append(Name(name.first, name.last, "country", name.found_by, name.margin))
        elif name.type == "country" and name.found_by == MODEL:
            out.append(Name(name.first, name.last, "place", name.found_by, name.margin))
        else:
            out.append(name)
    return out


def acronyms(names: list[Name], tokens: Tokens) -> list[Name]:
    """Pass the type of `Full Name (ABC)` on to ABC, and that of `ABC (Full Name)` to the full name."""
    out = list(names)
    ends = {name.last: name for name in names}
    starts = {name.first: name for name in names}
    for at in range(1, len(tokens) - 2):
        if tokens.words[at] != "(" or at not in ends:
            continue
        outer = ends[at]
        inner = starts.get(at + 1)
        if (
            inner
            and inner.last < len(tokens)
            and tokens.words[inner.last] == ")"
            and inner.size > 1
            and outer.size == 1
        ):
            if fits_acronym(tokens.words[outer.first], words_of(inner, tokens)) and inner.type != outer.type:
                out.remove(inner)
                out.append(Name(inner.first, inner.last, outer.type, Reason("document-acronym"), inner.margin))
            continue
        short = tokens.words[at + 1]
        if tokens.words[at + 2] != ")" or outer.size < 2 or outer.type not in {"organisation", "group", "place"}:
            continue
        known_place = country_code(short) is not None and outer.type != "place"
        stands_for = fits_acronym(short, words_of(outer, tokens))
        if stands_for or (
            outer.type != "place" and not known_place and short.isupper() and short.isalpha() and 3 <= len(short) <= 5
        ):
            if inner:
                out.remove(inner)
            out.append(Name(at + 1, at + 2, outer.type, Reason("document-acronym"), outer.margin))
    return out


def fits_acronym(short: str, words: tuple[str, ...]) -> bool:
    """Tell whether a short form can stand for the words: its capitals appear in order as first letters of them."""
    letters = [char.lower() for char in short if char.isalpha()]
    if not 2 <= len(letters) <= 10 or sum(char.isupper() for char in short) < 2:
        return False
    initials = [part[0].lower() for word in words for part in word.replace("-", " ").split() if part[:1].isalnum()]
    at = 0
    for initial in initials:
        if at < len(letters) and initial == letters[at]:
            at += 1
    return at >= len(letters) - (1 if len(letters) > 3 else 0)


def agreed(names: list[Name], tokens: Tokens) -> list[Name]:
    """Give all occurrences of a form the type that the model was surest of, added up over the document."""
    votes: dict[tuple[str, ...], dict[ActorType, int]] = defaultdict(lambda: defaultdict(int))
    for name in names:
        votes[words_of(name, tokens)][name.type] += min(name.margin, 2000) + 50
    lasts = {words_of(name, tokens)[-1] for name in names if name.type == "person" and name.size > 1}
    lasts |= {last.removeprefix("al-").removeprefix("el-") for last in lasts}
    in_persons = {word for name in names if name.type == "person" and name.size > 1 for word in words_of(name, tokens)}
    short_bodies = {
        words_of(name, tokens)[0]
        for name in names
        if name.type == "organisation" and name.size == 2 and words_of(name, tokens)[1].lower() in ORG_HEADS
    } - in_persons
    out: list[Name] = []
    for name in names:
        words = words_of(name, tokens)
        ballot = votes[words]
        best = max(sorted(ballot), key=lambda kind: ballot[kind])
        if len(words) == 1 and words[0] in lasts and (ballot.get("person") or name.type == "organisation"):
            best = "person"
        if len(words) == 1 and words[0] in short_bodies and best == "person":
            best = "organisation"
        out.append(name if best == name.type else name.retyped(best, Reason("document-same-name-elsewhere")))
    return out


def repeated(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add unmarked repetitions of names, and the last names of persons."""
    known: dict[tuple[str, ...], tuple[ActorType, Reason]] = {}
    for name in names:
        words = words_of(name, tokens)
        if len(words) > 1 or is_distinct(words[0]):
            known.setdefault(words, (name.type, Reason("document-repeated-name")))
    for name in names:
        words = words_of(name, tokens)
        if name.type == "person" and len(words) > 1 and words[-1] not in GENERATIONS and is_distinct(words[-1]):
            known.setdefault((words[-1],), ("person", Reason("document-last-name")))
    for name in names:
        words = words_of(name, tokens)
        if name.type == "organisation" and len(words) == 2 and is_distinct(words[0]) and is_short_form(words):
            known.setdefault((words[0],), ("organisation", Reason("document-short-form-of-the-name")))
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in known:
        by_first[words[0]].append(words)
    for forms in by_first.values():
        forms.sort(key=len, reverse=True)
    taken = {place for name in names for place in range(name.first, name.last)}
    out = list(names)
    for at, word in enumerate(tokens.words):
        for words in by_first.get(word, ()):
            last = at + len(words)
            if tokens.words[at:last] == words and taken.isdisjoint(range(at, last)):
                kind, rule = known[words]
                out.append(Name(at, last, kind, rule))
                taken.update(range(at, last))
                break
    return out


def is_short_form(words: tuple[str, ...]) -> bool:
    """Tell whether the first word of a body's name can stand for it: "Amnesty" for "Amnesty International"."""
    geographic = listed_classes((words[0],)) & {"city", "scity", "ctry", "subd", "capital", "region", "dem"}
    return words[1].lower() in ORG_HEADS | {"international"} and not geographic and words[0].lower() not in ORG_HEADS


def governments(names: list[Name], tokens: Tokens) -> list[Name]:
    """Add "Iranian Government" and the like: a nationality and a body, both capitalised."""
    taken = {place for name in names for place in range(name.first, name.last)}
    out = list(names)
    for at in range(len(tokens) - 1):
        if tokens.words[at + 1] in STATE_BODIES and not taken & {at, at + 1}:
            word = tokens.words[at]
            if word[:1].isupper() and (is_adjective(word) or country_code(word)):
                out.append(Name(at, at + 2, "organisation", Reason("document-body-of-a-country")))
    return out


STATE_BODIES = frozenset(word.capitalize() for word in words("bodies", "of_a_state"))


def is_distinct(word: str) -> bool:
    """Tell whether a capitalised word standing alone is hardly anything but a name."""
    if word[:1].isupper() and word.isupper() and country_code(word):
        return True
    if len(word) < 3 or not word[0].isupper() or word.lower() in CALENDAR or word.lower() in TITLES | OFFICES:
        return False
    if word.isupper():
        return len(word) <= 6 and not word_facts(word.lower()).case.endswith(("w", "x"))
    return word_facts(word.lower()).case[:1] not in {"a", "b", "c"} and not is_adjective(word)


LONGER_NAME = Reason("document-longer-name")


def grown(names: list[Name], tokens: Tokens) -> list[Name]:
    """Let a name grow to a longer known one that the text has around it."""
    long_forms = {words_of(name, tokens): name.type for name in names if name.size > 1}
    by_length = sorted({len(words) for words in long_forms}, reverse=True)
    out: list[Name] = []
    for name in names:
        grown_name = name
        for size in by_length:
            if size <= name.size:
                break
            for first in range(max(0, name.last - size), name.first + 1):
                words = tokens.words[first : first + size]
                if len(words) == size and words in long_forms and first + size >= name.last:
                    grown_name = Name(
                        first, first + size, long_forms[words], Reason("document-longer-name"), name.margin
                    )
            if grown_name is not name:
                break
        out.append(grown_name)
    return out


UNMARKED_BEFORE = word_set("television newspaper newspapers TV radio magazine")


def is_initials(word: str) -> bool:
    """Tell whether a word is made of capitals, as "RMT" and "ZANU-PF" are."""
    return word.isupper() and 2 <= len(word) <= 8 and word.replace("-", "").isalpha() and not country_code(word)


def is_run(word: str) -> bool:
    """Tell whether a word can belong to a run of capitalised words that is a name."""
    capital = word[:1].isupper() or (word.startswith("al-") and word[3:4].isupper())
    return capital and word.lower() not in CALENDAR and not is_adjective(word) and not country_code(word)


def media(names: list[Name], tokens: Tokens) -> list[Name]:
    """Take a place or person before "television", "newspaper" and the like for the medium it is."""
    taken = {place for name in names for place in range(name.first, name.last)}
    out: list[Name] = []
    for at in range(1, len(tokens)):
        # "TRT World television": a run of capitals that the tagger left out.
        if tokens.words[at] in {"party", "union"} and at - 1 not in taken and is_initials(tokens.words[at - 1]):
            out.append(Name(at - 1, at, "organisation", Reason("document-name-of-a-party-or-union")))
        if tokens.words[at] not in UNMARKED_BEFORE or at - 1 in taken:
            continue
        first = at
        while first > 0 and first - 1 not in taken and is_run(tokens.words[first - 1]):
            first -= 1
        if demonym_code(" ".join(tokens.words[first:at])):
            continue
        first += at - first > 1 and tokens.words[first] in {"The", "A", "An", "In", "On", "According"}
        if at - first > 1 or (
            at - first == 1 and first > 0 and tokens.words[first - 1].islower() and is_distinct(tokens.words[first])
        ):
            out.append(Name(first, at, "organisation", Reason("document-name-of-a-medium")))
    for name in names:
        after = tokens.words[name.last].lower() if name.last < len(tokens) else ""
        if (
            after in MEDIA_AFTER
            and name.type in {"place", "person"}
            and not capital_code(" ".join(words_of(name, tokens)))
        ):
            out.append(name.retyped("organisation", Reason("document-name-of-a-medium")))
        else:
            out.append(name)
    return out


ADDRESSES = words(ANY, "address")
KIND_BEFORE = {
    "organisation": words("bodies", "body_before"),
    "place": words("places", "place_before"),
    "group": frozenset(["militia"]),
}
KIND_AFTER = {"organisation": words("bodies", "body_after"), "place": words("places", "place_after")}


def is_local(at: int, tokens: Tokens) -> bool:
    """Tell whether the words after a name say that it is a place: "district", "regional government"."""
    following = tokens.words[at + 1] if at + 1 < len(tokens) else ""
    return tokens.words[at] in KIND_AFTER["place"] or (
        tokens.words[at] in {"provincial", "regional"}
        and following in {"council", "government", "capital", "parliament", "assembly"}
    )


SPEAKS = wordforms("speaks")


def is_unlisted(words: tuple[str, ...]) -> bool:
    """Tell whether no list knows the words as a place."""
    return (
        not listed_classes(words) & {"city", "ctry", "subd", "capital", "region"}
        and country_code(" ".join(words)) is None
    )


def by_common_noun(names: list[Name], tokens: Tokens) -> list[Name]:
    """Correct types that the common noun beside a name contradicts: "airline X", "the town of X", "X district"."""
    out: list[Name] = []
    for name in names:
        kind = name.type
        before = tokens.words[name.first - 1] if name.first else ""
        if before.lower() in ADDRESSES and kind in {"organisation", "place"}:
            out.append(name.retyped("person", Reason("document-title-before-the-name")))
            continue
        if (
            before == "of"
            and name.first > 1
            and tokens.words[name.first - 2] in KIND_BEFORE["place"]
            and kind in {"person", "organisation"}
        ):
            kind = "place"
        elif (
            kind in {"person", "place"}
            and before in KIND_BEFORE["organisation"]
            and not country_code(" ".join(words_of(name, tokens)))
        ):
            kind = "organisation"
        elif (
            kind in {"person", "organisation"}
            and tokens.words[name.last : name.last + 1]
            and is_local(name.last, tokens)
        ):
            kind = "place"
        elif (
            kind == "place"
            and name.last < len(tokens)
            and tokens.words[name.last] in SPEAKS
            and is_unlisted(words_of(name, tokens))
        ):
            out.append(Name(name.first, name.last, "organisation", Reason("document-it-speaks"), CERTAIN))
            continue
        elif (
            kind in {"person", "place"}
            and name.last < len(tokens)
            and tokens.words[name.last] in KIND_AFTER["organisation"]
        ):
            city = capital_code(" ".join(words_of(name, tokens))) or listed_classes(words_of(name, tokens)) & {
                "city",
                "ctry",
                "subd",
            }
            kind = kind if city else "organisation"
        out.append(
            name
            if kind == name.type
            else Name(name.first, name.last, kind, Reason("document-common-noun-beside-the-name"), name.margin)
        )
    return out


ACTING = wordforms("acts")
AMONG = wordforms("among")


def metonyms(names: list[Name], tokens: Tokens) -> list[Name]:
    """Take a capital for its government where it acts: "Tehran says", "between Washington and Moscow"."""
    out: list[Name] = []
    for name in names:
        code = capital_code(" ".join(words_of(name, tokens))) if name.type == "place" else None
        if code and acts(name, tokens):
            out.append(name.retyped("country", Reason("document-capital-that-acts")))
        else:
            out.append(name)
    return out


def acts(name: Name, tokens: Tokens) -> bool:
    """Tell whether a capital acts here."""
    before = tokens.words[name.first - 1].lower() if name.first else ""
    earlier = tokens.words[name.first - 2].lower() if name.first > 1 else ""
    after = tokens.words[name.last].lower() if name.last < len(tokens) else ""
    if before in AMONG and after in {"and", ".", ",", "to", "over", "of", "for"}:
        return before != "by" or after not in {".", ","}
    if (
        before == "and"
        and name.first > 2
        and tokens.words[name.first - 2][:1].isupper()
        and "between" in tokens.words[max(0, name.first - 6) : name.first]
    ):
        return True
    if after not in ACTING or before in {
        "in",
        "at",
        "to",
        "from",
        "near",
        "of",
        "outside",
        "around",
        "for",
        "through",
        ",",
    }:
        return False
    return earlier not in {"in", "at", "to", "from", "near"} or before != "and"


RULES: tuple[Callable[[list[Name], Tokens], list[Name]], ...] = (
    trim,
    split_names,
    extend,
    believable,
    acronyms,
    with_countries,
    join_countries,
    by_last_word,
    by_common_noun,
    actors_only,
    listed_bodies,
    governments,
    agreed,
    compounds,
    repeated,
    grown,
    media,
    agreed,
    with_countries,
    metonyms,
    seats,
    believable,
)

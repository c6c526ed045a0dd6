"""Which names of bodies, groups, countries and places mean the same one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from dossier.analyse.actors.countries import capital_code, country_code, demonym_code
from dossier.analyse.actors.entities import Entity, bare
from dossier.analyse.actors.lexicons import classes_of
from dossier.analyse.actors.names import Name, words_of
from dossier.analyse.actors.seen import Clash, Seen, Sieve, same_words
from dossier.analyse.actors.wordlists import FIRM_LASTS, GROUP_HEADS, LEGAL_FORMS, ORG_HEADS, PLACE_HEADS
from dossier.english.inflection import singular
from dossier.english.lexicon import table
from dossier.english.names import fold
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import Reason


def same_country(entity: Entity, seen: Seen) -> bool:
    """Accept another name of the same country."""
    form = " ".join(seen.words)
    return entity.code is not None and (country_code(form) or capital_code(form)) == entity.code


def acronym(entity: Entity, seen: Seen) -> bool:
    """Accept a short form of initials, or the long form of one."""
    words = seen.words
    if len(words) == 1:
        fits = any(len(form) > 1 and fits_initials(words[0], form) for form in entity.forms)
        return (fits and not is_of_another(entity, words)) or bracketed(entity, seen)
    return any(len(form) == 1 and fits_initials(form[0], words) for form in entity.forms)


def is_of_another(entity: Entity, words: tuple[str, ...]) -> bool:
    """Tell whether the list has an acronym for others than the entity: USAF is not the U.S. Armed Forces."""
    known = alias_groups().get(fold(words[0]), frozenset())
    return bool(known) and not any(known & alias_groups().get(fold(" ".join(form)), EMPTY) for form in entity.forms)


EMPTY: frozenset[int] = frozenset()


def bracketed(entity: Entity, seen: Seen) -> bool:
    """Accept a short form in brackets after the entity's name."""
    name, tokens = seen.name, seen.tokens
    before = tokens.words[name.first - 1] if name.first else ""
    return (
        before == "("
        and entity.names[-1].last == name.first - 1
        and name.type != "place"
        and tokens.words[name.first].isupper()
        and not stands_for_tail(tokens.words[name.first], words_of(entity.names[-1], tokens))
    )


def stands_for_tail(short: str, words: tuple[str, ...]) -> bool:
    """Tell whether initials are those of what a body is of: NSW behind "Parliament of New South Wales"."""
    at = words.index("of") if "of" in words[1:] else 0
    tail = words[at + 1 :]
    is_place = at > 0 and not STATES.isdisjoint(classes_of(" ".join(tail).lower()).split(","))
    return is_place and fits_initials(short, tail) and not fits_initials(short, words)


STATES = frozenset({"subd", "ctry"})
"""Classes of the phrase list."""


def fits_initials(short: str, words: tuple[str, ...]) -> bool:
    """Tell whether a short form is made of the initials of the words, small words counted or not."""
    letters = short.replace(".", "").replace("&", "")
    capitals = sum(letter.isupper() for letter in letters)
    if not 2 <= len(letters) <= 9 or not letters[:1].isupper() or capitals < 2 or len(letters) - capitals > 1:
        return False
    return letters.upper() in initials_of(words)


def initials_of(words: tuple[str, ...]) -> set[str]:
    """Return the initials of all words, and of the capitalised ones."""
    parts = [part for word in words for part in initial_parts(word) if part[:1].isalpha()]
    every = "".join(part[0] for part in parts).upper()
    return {every, "".join(part[0] for part in parts if part[0].isupper())}


def initial_parts(word: str) -> list[str]:
    """Return the parts of a word of which each has its initial: of "U.S." both letters."""
    dotted = "." in word[:-1] and word.replace(".", "").isupper()
    return word.rstrip(".").split(".") if dotted else word.split("-")


def without_country(words: Sequence[str]) -> list[str]:
    """Return the words of a body's name without the country it belongs to: "U.S. Department of State"."""
    kept = list(words)
    for size in (3, 2, 1):
        if len(kept) > size and (country_code(" ".join(kept[:size])) or (size == 1 and demonym_code(kept[0]))):
            kept = kept[size:]
            break
    for at in range(1, len(kept) - 1):
        if kept[at] in {"of", "in"} and country_code(" ".join(kept[at + 1 :])):
            return kept[:at]
    return kept


def body_of_country(entity: Entity, seen: Seen) -> bool:
    """Accept a body's name with or without its country: "Supreme Court", "US Supreme Court"."""
    ours = without_country(seen.words)
    for form in entity.forms:
        theirs = without_country(form)
        if len(ours) == len(seen.words) and len(theirs) == len(form):
            continue
        owners = {owner_code(seen.words), owner_code(form)} - {None}
        if len(owners) < 2 and content_words(ours) == content_words(theirs):
            return True
    return False


def owner_code(words: Sequence[str]) -> str | None:
    """Return the code of the country in a body's name."""
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            phrase = " ".join(words[at : at + size])
            code = country_code(phrase) or (demonym_code(phrase) if size == 1 else None)
            if code:
                return code
    return None


def country_named(name: Name, tokens: Tokens) -> str | None:
    """Return the code of the country in a body's name, or right beside one that any country may have."""
    words = words_of(name, tokens)
    code = owner_code(words)
    if code or ORG_HEADS.isdisjoint(bare(word) for word in words):
        return code
    if tokens.lower[name.last : name.last + 1] == ("of",):
        behind = tokens.words[name.last + 1 : name.last + 4]
        code = next(filter(None, (country_code(" ".join(behind[:size])) for size in (3, 2, 1))), None)
    return code or (country_before(name.first, tokens) if name.first else None)


def country_before(first: int, tokens: Tokens) -> str | None:
    """Return the code of the people, or of the country with "'s", right before a token."""
    if tokens.words[first - 1] != "'s":
        return demonym_code(tokens.words[first - 1])
    before = tokens.words[max(0, first - 4) : first - 1]
    return next(filter(None, (country_code(" ".join(before[at:])) for at in range(len(before)))), None)


def is_of_another_country(entity: Entity, seen: Seen) -> bool:
    """Tell whether a body is called by one country and the entity was by others only."""
    ours = country_named(seen.name, seen.tokens)
    if ours is None:
        return False
    theirs = set(owners_of(entity, seen.tokens))
    return bool(theirs) and ours not in theirs


MOST_NAMES = 40
"""Names of a body looked over, the first."""


def content_words(words: Sequence[str]) -> frozenset[str]:
    """Return the words of a name that tell bodies apart."""
    return frozenset(bare(word) for word in words) - {"of", "the", "for", "and", "'s"}


def part_of_body(entity: Entity, seen: Seen) -> bool:
    """Accept the beginning or end of a body's longer name, unless it is a word that fits any body."""
    return any(is_part(seen, form) for form in entity.forms)


def is_part(seen: Seen, form: tuple[str, ...]) -> bool:
    """Tell whether a name and a form are the longer and the shorter name of one body."""
    ours, theirs = (tuple(bare(word) for word in words) for words in (seen.words, form))
    is_body = seen.name.type == "organisation"
    if is_body and is_kind_named(ours, theirs):
        return True
    short, long = sorted((ours, theirs), key=len)
    if len(short) == len(long) or short not in (long[: len(short)], long[-len(short) :]):
        return False
    if SEATS_APART.issuperset((long,)):
        return False
    if is_generic(short):
        # "the Court" is short for the court named last; "Ministry" for the ministry.
        return len(ours) < len(theirs) and is_body and is_lone_head(short)
    return stands_for(short, long, capitals=seen.words[0].isupper())


SEATS_APART = frozenset({("white", "house")})
"""Bodies that their last word alone never means: the House is of Congress."""


def is_kind_named(word: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Tell whether a word says the kind of a longer name, before "of": "Nordland Department of Fire Protection"."""
    at = words.index("of") - 1 if "of" in words[1:] else 0
    return at > 0 and words[at : at + 1] == word and is_lone_head(word)


def stands_for(short: tuple[str, ...], long: tuple[str, ...], *, capitals: bool) -> bool:
    """Tell whether the beginning or end of a body's name is enough to mean it.

    Parameters:
        short: The words with which the longer name begins or ends.
        long: The longer name.
        capitals: Whether the first word at hand is written in capitals, as a name of its own is.
    """
    if long[: len(short)] != short:
        owner = long[-len(short) - 1] in {"of", "the", "for", "in", "at"}
        if len(short) == 1:
            return is_team(long)
        return not (owner and names_a_body(short))  # "General Assembly of the United Nations"
    rest = long[len(short) :]
    if rest[0] in {"of", "for", "in", "at", "on"} and len(short) > 1:
        return True
    if is_kind(rest) and not capitals:
        return short[-1] not in ORG_HEADS  # a university is not its foundation
    return long[-len(short) :] == short and len(short) > 1


def is_team(words: tuple[str, ...]) -> bool:
    """Tell whether a name is a town and a plural that says nothing of a kind: the Charlotte Hornets are the Hornets."""
    town, plural = " ".join(words[:-1]), words[-1]
    return plural.endswith("s") and len(plural) >= SHORTEST_TEAM and not TOWNS.isdisjoint(classes_of(town).split(","))


TOWNS = frozenset({"city", "scity", "capital"})
"""Classes of the phrase list."""
SHORTEST_TEAM = 4
"""Letters of the shortest plural that is a team's, as in "Denver Colts"."""


def is_kind(words: tuple[str, ...]) -> bool:
    """Tell whether words say only what kind of body it is, whose name stands before them: Energy plc, Foods, Bank."""
    if len(words) == 1 and words[0] in GROUP_HEADS:
        return True
    return all(word in ORG_HEADS | FIRM_LASTS | LEGAL_FORMS for word in words) and len(words) <= COMPANY


def names_a_body(words: tuple[str, ...]) -> bool:
    """Tell whether words behind "of" name somebody whose part the rest is, rather than a subject."""
    return not ORG_HEADS.isdisjoint(words) or fold(" ".join(words)) in alias_groups()


LONE_HEADS = ORG_HEADS | word_set("supreme high national house parliament")
GENERIC = ORG_HEADS | GROUP_HEADS | PLACE_HEADS | word_set("of the for and national state supreme")
LOOSE_PLACES = PLACE_HEADS - word_set("district county north south east west central upper lower")
"""Words of places that their names do without."""


def is_lone_head(words: Sequence[str]) -> bool:
    """Tell whether the words are a kind of body alone, as a second mention of it may be."""
    return all(word in LONE_HEADS for word in words)


def is_generic(words: Sequence[str]) -> bool:
    """Tell whether a name says only what kind of body or place it is, or of which country."""
    return all(word in GENERIC or demonym_code(word) or country_code(word) or capital_code(word) for word in words)


def same_body(entity: Entity, seen: Seen) -> bool:
    """Accept the same words in another order or spelling: "Justice Department" and "Department of Justice"."""
    ours = telling_words(seen.words)
    return len(ours) > 1 and any(telling_words(form) == ours for form in entity.forms)


SMALL = frozenset({"of", "the", "for", "and", "on", "in", "&", "'s", "'", ",", "."})
"""Words of a body's name that say nothing of which it is."""
BRITISH = (
    ("isation", "ization"),
    ("labour", "labor"),
    ("defence", "defense"),
    ("centre", "center"),
    ("gramme", "gram"),
)
"""British and American spelling."""


@lru_cache(maxsize=20_000)
def telling_words(words: tuple[str, ...]) -> frozenset[str]:
    """Return the words of a body's name that tell it from others, spelt in one way and in the singular."""
    parts = [part for word in words for part in bare(word).replace("-", " ").split()]
    told = {in_one_spelling(part) for part in parts if part not in SMALL}
    return frozenset(told - {"affair"}) if told & {"ministry", "department", "minister"} else frozenset(told)


def in_one_spelling(word: str) -> str:
    """Return a word in American spelling, without the ending of the plural."""
    for british, american in BRITISH:
        word = word.replace(british, american)
    return singular(word) if len(word) >= LONG else word


LONG = 5
"""Letters of the shortest word whose last -s is a plural's."""


def same_company(entity: Entity, seen: Seen) -> bool:
    """Accept a company's name with or without its legal form, and its first word alone behind the whole name."""
    if len(seen.words) > 1 or any(len(form) == 1 for form in entity.forms):
        ours = without_form(seen.words)
        if any(without_form(form) == ours and len(form) != len(seen.words) for form in entity.forms):
            return True
    first = bare(seen.words[0])
    if len(seen.words) > 1 or is_generic((first,)) or not seen.words[0][0].isupper():
        return False
    return any(is_company(form) and bare(form[0]) == first for form in entity.forms)


def is_company(words: tuple[str, ...]) -> bool:
    """Tell whether a name ends in a legal form, with one word at the most between it and the first."""
    whole = without_form(words)
    return (
        bare(words[-1]) in LEGAL_FORMS and len(whole) <= COMPANY and not owner_code(whole[1:])
    )  # "Facebook Ireland Limited"


COMPANY = 2
"""Words of the longest company whose first word alone is enough to mean it."""


@lru_cache(maxsize=20_000)
def without_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a company's name without its legal form."""
    plain = tuple(bare(word) for word in words if word != ",")
    while len(plain) > 1 and plain[-1] in LEGAL_FORMS:
        plain = plain[:-1]
    return plain


def short_department(entity: Entity, seen: Seen) -> bool:
    """Accept what a department is for in the place of its name: "Commerce" for "Department of Commerce"."""
    ours = tuple(bare(word) for word in seen.words)
    return any(subject_of(form) == ours for form in entity.forms)


def subject_of(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return what a department is for; nothing for all other bodies."""
    plain = tuple(bare(word) for word in words)
    at = next((at for at, word in enumerate(plain) if word in {"department", "ministry"}), len(plain))
    behind = plain[at + 1 :]
    if behind[:1] != ("of",):
        return ()
    return behind[2:] if behind[1:2] == ("the",) else behind[1:]


def same_place(entity: Entity, seen: Seen) -> bool:
    """Accept a place with or without the word that says what it is: "Babil", "Babil province"."""
    ours = [bare(word) for word in seen.words]
    for form in entity.forms:
        theirs = [bare(word) for word in form]
        short, long = sorted((ours, theirs), key=len)
        if len(short) == len(long):
            continue
        rest = long[len(short) :]
        if long[: len(short)] == short and all(word in LOOSE_PLACES for word in rest):
            return not is_larger(short, rest)  # Colorado Springs is a town in Colorado
        if long[-len(short) :] == short and all(
            word in {"state", "city", "province", "of", "the", "district", "town"} for word in long[: -len(short)]
        ):
            return True
    return False


def is_larger(short: Sequence[str], rest: Sequence[str]) -> bool:
    """Tell whether a shorter name is only that of a state, and the words behind it do not say so."""
    classes = classes_of(" ".join(short)).split(",")
    return "subd" in classes and "city" not in classes and not OF_STATES.issuperset(rest)


OF_STATES = word_set("state province region territory city")
"""Words behind a state's name with which it is still the state, or the city that has its name."""


def same_group(entity: Entity, seen: Seen) -> bool:
    """Accept singular and plural, and spellings of one transliterated name."""
    ours = spelling(" ".join(seen.words))
    return any(spelling(" ".join(form)) == ours for form in entity.forms)


def spelling(name: str) -> str:
    """Return a name with the usual variations of transliteration and number taken out."""
    plain = bare(fold(name)).replace("'", "").replace("-", " ").replace("qaeda", "qaida").replace("taleban", "taliban")
    plain = plain.replace("hizbollah", "hezbollah").replace("hizbullah", "hezbollah").replace("shiite", "shia")
    plain = plain.removeprefix("al ")
    return plain.removesuffix("s")


@lru_cache(maxsize=1)
def alias_groups() -> dict[str, frozenset[int]]:
    """Return for each folded name that all news use for a body or place the numbers of its groups."""
    groups: dict[str, set[int]] = {}
    for number, (name, others) in enumerate(table("other_names", "also").items()):
        for alias in (name, *others):
            groups.setdefault(fold(alias), set()).add(number)
    return {alias: frozenset(numbers) for alias, numbers in groups.items()}


def same_alias(entity: Entity, seen: Seen) -> bool:
    """Accept another well-known name of the same body."""
    groups = alias_groups()
    ours = groups.get(fold(" ".join(seen.words).replace(" ,", "")), frozenset())
    return any(ours & groups.get(fold(" ".join(form).replace(" ,", "")), frozenset()) for form in entity.forms)


def same_institution(entity: Entity, seen: Seen) -> bool:
    """Accept another well-known name of the same institution, with or without its country."""
    ours = institution(seen.words)
    return ours is not None and any(institution(form) == ours for form in entity.forms)


@lru_cache(maxsize=20_000)
def institution(words: tuple[str, ...]) -> str | None:
    """Return the main name of a well-known institution."""
    return institutions().get(telling_words(tuple(without_country(words))))


@lru_cache(maxsize=1)
def institutions() -> dict[frozenset[str], str]:
    """Return the main names of well-known institutions by the telling words of each of their names."""
    names = ((name, form) for name, others in table("institutions", "also").items() for form in (name, *others))
    return {telling_words(tuple(form.split())): name for name, form in names}


def is_open(recent: Sequence[Entity], seen: Seen) -> bool:
    """Tell whether a body's name without its country fits the bodies of two countries that the text names so."""
    if ORG_HEADS.isdisjoint(map(bare, seen.words)) or country_named(seen.name, seen.tokens) is not None:
        return False
    core = content_words(seen.words)
    alike = [entity for entity in recent if any(content_words(without_country(form)) == core for form in entity.forms)]
    return len(alike) > 1 and len({code for entity in alike for code in owners_of(entity, seen.tokens)}) > 1


def owners_of(entity: Entity, tokens: Tokens) -> Iterator[str]:
    """Give the countries that a body's names name, or that stand right beside them."""
    return filter(None, (country_named(name, tokens) for name in entity.names[:MOST_NAMES]))


def is_of_a_state_or_the_nation(entity: Entity, seen: Seen) -> bool:
    """Tell whether one is called the state's and the other the nation's: "the state's Supreme Court"."""
    if is_the_states(seen.name, seen.tokens):
        return any(owner_code(form) is not None for form in entity.forms)
    states = any(is_the_states(name, seen.tokens) for name in entity.names[:MOST_NAMES])
    return states and owner_code(seen.words) is not None


def is_the_states(name: Name, tokens: Tokens) -> bool:
    """Tell whether "the state's" stands before a body, or "of the state" behind it."""
    before, behind = tokens.lower[max(0, name.first - 2) : name.first], tokens.lower[name.last : name.last + 3]
    owned = len(before) == 2 and before[0] in OF_PARTS and before[1] == "'s"
    return owned or (behind[:2] == ("of", "the") and not OF_PARTS.isdisjoint(behind[2:]))


OF_PARTS = word_set("state commonwealth province territory")


def is_of_a_part(entity: Entity, seen: Seen) -> bool:
    """Tell whether a body is called by a part of the country, and the entity never: the Welsh Prison Service."""
    ours = owner_code(seen.words)
    return ours is not None and "-" in ours and all(owner_code(form) is None for form in entity.forms)


BODY_CLASHES: tuple[Clash, ...] = (
    Clash(
        "body of a part of the country",
        is_of_a_part,
        yes=("The Prison Service spoke. The [Welsh Prison Service]{Prison Service} left.",),
        no=("The Welsh Prison Service spoke. The [Prison Service] left.",),
    ),
    Clash(
        "body of a state or of the nation",
        is_of_a_state_or_the_nation,
        yes=("She sits on the state's Supreme Court. The [United States Supreme Court] ruled.",),
        no=("She sits on the Supreme Court. The [United States Supreme Court]{Supreme Court} ruled.",),
    ),
    Clash(
        "body of another country",
        is_of_another_country,
        yes=("The Norwegian Foreign Ministry spoke. The Foreign Ministry paused. The [Danish Foreign Ministry] left.",),
        no=("The Norwegian Foreign Ministry spoke. The [Foreign Ministry]{Norwegian Foreign Ministry} left.",),
    ),
)
"""What keeps a body apart from another, whatever their names share."""

OPEN = "body of one of two countries"
"""Name of the rule by which a ministry without its country is nobody's, where the text names two."""


EQUAL = Sieve(
    "same name of a body or place",
    Reason("same-name"),
    same_words,
    yes=("The World Bank met in Oslo. Later the [World Bank]{World Bank} agreed.",),
    no=("The World Bank met. The [Nordic Bank] agreed.",),
)
ACRONYM = Sieve(
    "acronym",
    Reason("acronym"),
    acronym,
    yes=(
        "The World Health Organization met. The [WHO]{World Health Organization} agreed.",
        "The U.S. Digital Service met. The [USDS]{U.S. Digital Service} agreed.",
        "The Ministry of Interior ([MoI]{Ministry of Interior}) agreed.",
    ),
    no=("The World Bank met. The [WHO] agreed.", "The U.S. Armed Forces met. The [USAF] agreed."),
)
REORDERED = Sieve(
    "same words in another order",
    Reason("same-words-in-another-order"),
    same_body,
    yes=("The Department of Justice met. The [Justice Department]{Department of Justice} agreed.",),
    no=("The Department of Justice met. The [Labor Department] agreed.",),
)
COMPANY_FORM = Sieve(
    "with or without its legal form",
    Reason("with-or-without-its-legal-form"),
    same_company,
    yes=("The firm Nordvik Shipping Ltd. lost money. The firm [Nordvik]{Nordvik Shipping Ltd.} cut jobs.",),
    no=("The firm Nordvik Shipping Ltd. lost money. The firm [Telmar] cut jobs.",),
)
DEPARTMENT = Sieve(
    "department by its subject",
    Reason("department-by-its-subject"),
    short_department,
    yes=("The Department of Homeland Security met. [Homeland Security]{Department of Homeland Security} agreed.",),
    no=("The Department of Homeland Security met. The [National Guard] agreed.",),
)
OF_COUNTRY = Sieve(
    "with or without its country",
    Reason("with-or-without-its-country"),
    body_of_country,
    yes=("The US Supreme Court met. The [Supreme Court]{Supreme Court} agreed.",),
    no=("The US Supreme Court met. The [Supreme Court of Iraq] agreed.",),
)
ALIAS = Sieve(
    "alias list",
    Reason("alias-list"),
    same_alias,
    yes=("Officials left the Gaza Strip. Rain fell in [Gaza]{Gaza Strip}.",),
    no=("The European Union met. The [World Bank] agreed.",),
)
INSTITUTION = Sieve(
    "list of institutions",
    Reason("list-of-institutions"),
    same_institution,
    yes=("The Department of Health and Human Services met. [HHS]{Department of Health and Human Services} agreed.",),
    no=("The Department of Health and Human Services met. [NASA] agreed.",),
)
PART = Sieve(
    "short form of the name",
    Reason("short-form-of-the-name"),
    part_of_body,
    yes=(
        "The Nordic Council of Ministers met. The [Nordic Council]{Nordic Council of Ministers} agreed.",
        "The Working Group on Fisheries met. The [Working Group]{Working Group on Fisheries} agreed.",
        "The Nordland Department of Fisheries met. The [Department]{Nordland Department of Fisheries} agreed.",
        "He was chosen by the Charlotte Hornets. The [Hornets]{Charlotte Hornets} traded him.",
        "He joined the New York Mets in May. The [Mets]{New York Mets} won the series.",
    ),
    no=(
        "The Nordic Council of Ministers met. The [Baltic Council] agreed.",
        "The Senate Democrats met. The [Democrats] agreed.",
        "The White House said so. The [House] agreed.",
    ),
)
COUNTRY = Sieve(
    "country list",
    Reason("country-list"),
    same_country,
    yes=("The United States agreed. The [U.S.]{United States} paid.",),
    no=("The United States agreed. The [U.K.] paid.",),
)
SPELLING = Sieve(
    "singular, plural or spelling",
    Reason("singular-plural-or-spelling"),
    same_group,
    yes=("The Taliban fled. The [Taleban]{Taliban} lost.",),
    no=("The Taliban fled. The [Hezbollah] lost.",),
)
KIND_OF_PLACE = Sieve(
    "with or without the kind of place",
    Reason("with-or-without-the-kind-of-place"),
    same_place,
    yes=("They fled to Babil Province. Rain fell in [Babil]{Babil}.",),
    no=("They fled to Babil Province. Rain fell in [Kunduz].", "He left Brackwell for [Brackwell East]."),
)

"""Which names of persons mean the same one, and what keeps a name alone apart from somebody who bears it.

Full names were put together before (`bearers`). Here a name alone finds its person, or a person the name that stood
alone before: in a headline, behind a title.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from dossier.analyse.actors.bearers import RELATIVES, kin_before
from dossier.analyse.actors.entities import Entity, core, has_title, title_before
from dossier.analyse.actors.generations import is_child_in_list, is_of_other_generation
from dossier.analyse.actors.highest_offices import holders_sexes, is_held_by_another, office_before
from dossier.analyse.actors.lexicons import first_name_gender, word_facts
from dossier.analyse.actors.names import Name, words_of
from dossier.analyse.actors.seen import Clash, Seen, Sieve, is_kept_apart, same_words
from dossier.analyse.actors.sexes import MEN_OF_KIN, WOMEN_OF_KIN, Sex, sex_of, title_gender
from dossier.analyse.actors.wordlists import CALENDAR
from dossier.analyse.persons.speech import SPEAKING
from dossier.english.clause_words import HE, SHE
from dossier.english.function_words import ARTICLES, PREPOSITIONS
from dossier.english.given_names import same_given_name
from dossier.english.names import fold
from dossier.english.patterns import word_set
from dossier.english.person_names import PARTICLES, PersonName, family_name_key, person_name
from dossier.english.tokens import Tokens
from dossier.model import Reason

BY_LAST_NAME = word_set(
    """president senator sen sen. representative rep rep. congressman congresswoman governor gov gov. minister secretary
    mayor judge justice ambassador chairman chairwoman general gen gen."""
)
"""Titles that stand before last names; a king, a coach or a pilot may be called by the first."""


ROYAL = word_set("king queen prince princess pope emperor empress sultan emir")
"""Titles that stand before first names, of those who have no others in the text."""
EXCLUSIVE = {
    **{word: word for word in ("senator", "governor", "mayor", "judge", "sheriff", "councillor", "bishop", "minister")},
    **dict.fromkeys(("sen", "sen."), "senator"),
    **dict.fromkeys(("gov", "gov."), "governor"),
    **dict.fromkeys(("representative", "rep", "rep.", "congressman", "congresswoman"), "representative"),
}
"""Offices of which a text gives one person one, before the name -> by which they are compared."""
LOCAL = frozenset(word for word, office in EXCLUSIVE.items() if office in {"mayor", "sheriff", "governor"})
OF_CONGRESS = frozenset(word for word, office in EXCLUSIVE.items() if office in {"senator", "representative"})
"""Offices that nobody has at a time."""


def sex(entity: Entity, tokens: Tokens) -> Sex | None:
    """Return a person's sex, by titles, words of kinship, the person's own pronoun, and the first name."""
    full = person_name(entity.fullest)
    for name in entity.names[:EARLY]:
        stated = stated_sex(name, tokens) or own_pronoun(name, tokens)
        if stated is not None:
            return stated
    return sex_of(entity.names, full.words[0] if full.is_full else "", tokens)


def stated_sex(name: Name, tokens: Tokens) -> Sex | None:
    """Return what the title or the word of kinship before a name says of the person's sex."""
    title = title_gender(tokens.words[name.first - 1]) if name.first else None
    if title is not None:
        return title
    kin = kin_before(name, tokens)
    return "f" if kin in WOMEN_OF_KIN else "m" if kin in MEN_OF_KIN else None


def own_pronoun(name: Name, tokens: Tokens) -> Sex | None:
    """Return what the speaker's own pronoun says of the sex: "Berg said she would leave"."""
    lower, at = tokens.lower, name.last
    if SPEAKING.isdisjoint(lower[at : at + 1]):
        return None
    at += 1 + (lower[at + 1 : at + 2] == ("that",))
    behind = lower[at : at + 1]
    return "m" if not HE.isdisjoint(behind) else None if SHE.isdisjoint(behind) else "f"


def other_sex(entity: Entity, seen: Seen) -> bool:
    """Tell whether the words before a name are of the other sex."""
    stated = stated_sex(seen.name, seen.tokens)
    return stated is not None and sex(entity, seen.tokens) not in {None, stated}


def office_of_a_relative(entity: Entity, seen: Seen) -> bool:
    """Tell whether a name has an office, and the person was brought in as a relative and never with that office."""
    title = title_before(seen.name, seen.tokens)
    return bool(title) and entity.person in seen.people.relatives and not is_said_to_be(entity, title, seen.tokens)


def is_said_to_be(entity: Entity, title: str, tokens: Tokens) -> bool:
    """Tell whether an office stands right before or behind one of a person's names: "senator and candidate X"."""
    return any(title in words_beside(name, tokens) for name in entity.names[:EARLY])


def words_beside(name: Name, tokens: Tokens) -> set[str]:
    """Return the words before a name and, behind a comma, those behind it, as far as they may describe the person."""
    lower, found = tokens.lower, set[str]()
    for at in range(name.first - 1, max(-1, name.first - 1 - BESIDE_NAME), -1):
        if not lower[at][0].isalnum() or lower[at] in RELATIVES:
            break
        found.add(lower[at])
    if lower[name.last : name.last + 1] == (",",):
        for word in lower[name.last + 1 : name.last + 1 + BESIDE_NAME]:
            if not word[0].isalnum() or word == "'s" or word in RELATIVES:
                break
            found.add(word)
    return found | described_before(name, lower)


def described_before(name: Name, lower: Sequence[str]) -> set[str]:
    """Return the description set off before a name: "the president of Peru, Luis Berg,", "your senator, Ron Lund,"."""
    comma = name.first - 1
    if comma < 1 or lower[comma] != "," or CLOSING.isdisjoint(lower[name.last : name.last + 1]):
        return set()
    for at in range(comma - 1, max(-1, comma - 1 - BESIDE_NAME), -1):
        if lower[at] in ARTICLES_AND_OURS:
            owned = at > 0 and lower[at - 1] in PREPOSITIONS  # the son of the president, Luis Berg,
            return set() if owned else set(lower[at + 1 : comma])
        if not lower[at][0].isalnum() or lower[at] in RELATIVES:
            break
    return set()


ARTICLES_AND_OURS = ARTICLES | {"our", "your"}
CLOSING = frozenset({",", ".", ";"})
EARLY = 20
"""Names of a person looked over, the first."""
BESIDE_NAME = 8
"""Tokens before and behind a name in which an office is looked for."""


def office_of_another(entity: Entity, seen: Seen) -> bool:
    """Tell whether a name has an office that another of the last name is known to have held, and the person has not."""
    office = office_before(seen.name, seen.tokens)
    if not office or not bears(entity, seen) or is_said_to_be(entity, office.split()[-1], seen.tokens):
        return False
    return is_held_by_another(office, entity.fullest)


def named_beside(entity: Entity, seen: Seen) -> bool:
    """Tell whether a name with a title is set beside the person's own: "Charlene Austin and Secretary Austin"."""
    name, tokens, last = seen.name, seen.tokens, entity.names[-1]
    between = tokens.lower[last.last : name.first]
    return bool(between) and between[0] in {"and", "&", "or"} and len(between) < BESIDE and is_titled(name, tokens)


BESIDE = 5
"""Tokens between two names that are set beside each other."""


def is_titled(name: Name, tokens: Tokens) -> bool:
    """Tell whether an office or "Mr" stands before a name."""
    return bool(title_before(name, tokens)) or (
        name.first > 0 and title_gender(tokens.words[name.first - 1]) is not None
    )


def relative_of_bearer(entity: Entity, seen: Seen) -> bool:
    """Tell whether a last name is brought in as somebody's relative, and the person was not: "her husband, Berg"."""
    return (
        bears(entity, seen)
        and entity.person not in seen.people.relatives
        and kin_before(seen.name, seen.tokens) is not None
    )


def office_before_first_name(entity: Entity, seen: Seen) -> bool:
    """Tell whether an office stands before a first name of somebody who never has it: the last name was lost there."""
    title = title_before(seen.name, seen.tokens)
    if title not in BY_LAST_NAME | ROYAL or entity.person is None or bears(entity, seen):
        return False
    first = person_name(entity.fullest).words[0]
    return first == person_name(seen.words).family and not is_said_to_be(entity, title, seen.tokens)


def other_ordinal(entity: Entity, seen: Seen) -> bool:
    """Tell whether a last name has a "Jr." that the person has not: Lee Jr. is not Robert Lee."""
    ordinal = person_name(seen.words).ordinal
    return bool(ordinal) and all(person_name(form).ordinal != ordinal for form in entity.forms)


def has_another_office(entity: Entity, seen: Seen) -> bool:
    """Tell whether a last name has an office, and all full names of the person that have one have another."""
    ours = EXCLUSIVE.get(title_before(seen.name, seen.tokens))
    if ours is None or not bears(entity, seen):
        return False
    full = [name for name in entity.names[:EARLY] if name.size > 1]
    theirs = {EXCLUSIVE.get(title_before(name, seen.tokens)) for name in full} - {None}
    return bool(theirs) and ours not in theirs and not is_said_to_be_titled(entity, seen)


def does_something_to(entity: Entity, seen: Seen) -> bool:
    """Tell whether a titled last name has the person as its object: "Hadassah Berg spoke. Senator Berg joined her"."""
    name, tokens = seen.name, seen.tokens
    if not title_before(name, tokens) or not bears(entity, seen) or is_said_to_be_titled(entity, seen):
        return False
    at = object_behind(name.last, HIS.get(sex(entity, tokens) or "", HIM_OR_HER), tokens)
    if at is None or names_somebody(name.last, at, tokens):
        return False
    return not names_somebody(entity.names[-1].last, name.first - 1, tokens)


def object_behind(last: int, objects: frozenset[str], tokens: Tokens) -> int | None:
    """Return the pronoun near behind a token that is the object of a verb, and owns nothing."""
    end = min(tokens.segment_at(last - 1)[1], last + OBJECT_NEAR)
    at = next((at for at in range(last + 1, end) if tokens.lower[at] in objects), None)
    behind = "." if at is None or at + 1 >= len(tokens) else tokens.lower[at + 1]
    owns = behind[0].isalnum() and behind not in AFTER_OBJECT
    return None if at is None or (tokens.lower[at] == "her" and owns) else at


HIM_OR_HER = frozenset({"him", "her"})
HIS = {"m": frozenset({"him"}), "f": frozenset({"her"})}


def is_said_to_be_titled(entity: Entity, seen: Seen) -> bool:
    """Tell whether the person was named with the title of a name alone."""
    return is_said_to_be(entity, title_before(seen.name, seen.tokens), seen.tokens)


OBJECT_NEAR = 4
"""Tokens behind a name in which the object of its verb stands."""
AFTER_OBJECT = word_set("later on in at to for with and as after before when from by soon then")
"""Words behind "her" that show that it owns nothing."""


def other_sex_by_office(entity: Entity, seen: Seen) -> bool:
    """Tell whether a name alone is a man's and the other a woman's, known from title, kinship or highest office."""
    if entity.person is not None:
        return False
    ours = sex_by_office(seen.name, seen.tokens)
    return ours is not None and any(
        sex_by_office(name, seen.tokens) not in {None, ours} for name in entity.names[:EARLY]
    )


def sex_by_office(name: Name, tokens: Tokens) -> Sex | None:
    """Return the sex that words before a name state, else that of all who are known to have held the office there."""
    office = office_before(name, tokens)
    held = holders_sexes(office, words_of(name, tokens)) if office else frozenset[Sex]()
    return stated_sex(name, tokens) or next(iter(held), None) if len(held) == 1 else stated_sex(name, tokens)


def relative_of_lone(entity: Entity, seen: Seen) -> bool:
    """Tell whether a last name is brought in as a relative of one of whom the text has the last name only."""
    if entity.person is not None or first_name_gender(fold(seen.words[0])) is not None:
        return False
    kin = kin_before(seen.name, seen.tokens)
    return kin is not None and all(kin_before(name, seen.tokens) is None for name in entity.names[:EARLY])


def stands_beside_other_sex(entity: Entity, seen: Seen) -> bool:
    """Tell whether "Mrs." and the name stand with a pronoun that only the entity can be meant by."""
    name, tokens = seen.name, seen.tokens
    stated = stated_sex(name, tokens)
    if entity.person is not None or stated is None or any(stated_sex(each, tokens) for each in entity.names[:EARLY]):
        return False
    end = tokens.segment_at(name.first)[1]
    others = HIM if stated == "f" else HER
    at = next((at for at in range(name.last, min(end, name.last + BESIDE_NAME)) if tokens.lower[at] in others), None)
    return at is not None and not names_somebody(entity.latest + 1, name.first - 1, tokens)


def names_somebody(first: int, last: int, tokens: Tokens) -> bool:
    """Tell whether a stretch may name somebody: capitals that begin no sentence and are no day or month."""
    if last - first > FARTHEST_PRONOUN:
        return True
    starts = {
        low
        for low, _ in tokens.segments[bisect_left(tokens.segments, (first,)) : bisect_left(tokens.segments, (last,))]
    }
    return any(
        tokens.words[at][:1].isupper() and at not in starts and tokens.lower[at] not in CALENDAR
        for at in range(first, last)
    )


HIM, HER = frozenset({"him", "his", "himself"}), frozenset({"her", "hers", "herself"})
FARTHEST_PRONOUN = 60
"""Tokens between a name and the sentence in which a pronoun is taken for its bearer."""


CLASHES: tuple[Clash, ...] = (
    Clash(
        "sex of those known in the office",
        other_sex_by_office,
        yes=("President Clinton signed it. Mrs. [Clinton]{Clinton} left.",),
        no=("Senator Clinton signed it. Mrs. [Clinton] left.", "President Clinton signed it. Mr. [Clinton] left."),
    ),
    Clash(
        "relative of a name alone",
        relative_of_lone,
        yes=("Senator Halden spoke. His wife, Mrs. [Halden]{Halden}, left.",),
        no=("Senator Halden spoke. Later Mrs. [Halden] left.",),
    ),
    Clash(
        "beside a pronoun of the other sex",
        stands_beside_other_sex,
        yes=("Senator Halden signed it on Monday. Mrs. [Halden]{Halden} stood beside him.",),
        no=(
            "Senator Halden spoke. Mrs. [Halden] thanked her friends.",
            "Senator Halden met Tom Lund. Mrs. [Halden] thanked him.",
        ),
    ),
    Clash(
        "words before it of the other sex",
        other_sex,
        yes=("Mr. Tom Berg spoke. Then Mrs. [Berg]{Tom Berg} left.",),
        no=("Mr. Tom Berg spoke. Then Mr. [Berg] left.",),
    ),
    Clash(
        "office of a relative",
        office_of_a_relative,
        yes=("The president's son, Tom Berg, was fined. President [Berg]{Tom Berg} left.",),
        no=("Tom Berg was elected. President [Berg] left.",),
    ),
    Clash(
        "office that another of the name held",
        office_of_another,
        yes=(
            "Hunter Biden was fined. President [Biden]{Hunter Biden} left.",
            "The son of the president, Hunter Biden, was fined. President [Biden]{Hunter Biden} left.",
        ),
        no=(
            "The president of Peru, Luis Biden, came. President [Biden] left.",
            "Joe Biden was elected. President [Biden] left.",
            "Hunter Berg was elected. President [Berg] left.",
        ),
    ),
    Clash(
        "of another generation",
        is_of_other_generation,
        yes=(
            "Tom Berg met his father, Paul Berg. The elder [Berg]{Tom Berg} left.",
            "Tom Berg spoke in Oslo. The elder [Berg]{Tom Berg} left.",
        ),
        no=("Tom Berg met his father, Paul Berg. Then [Berg] left.",),
    ),
    Clash(
        "named beside it",
        named_beside,
        yes=("They thanked Anna Berg and Secretary [Berg]{Anna Berg} for coming.",),
        no=("They thanked Secretary Anna Berg, and [Berg] smiled.",),
    ),
    Clash(
        "brought in as a relative",
        relative_of_bearer,
        yes=("Anna Berg spoke. Her cousin, General [Berg]{Anna Berg}, was absent.",),
        no=("Anna Berg spoke. Later General [Berg] left.",),
    ),
    Clash(
        "Jr. of another",
        other_ordinal,
        yes=("Police arrested Robert Lee and his son Robert Lee Jr. on Monday. [Lee Jr.]{Robert Lee} was released.",),
        no=("Police arrested Robert Lee Jr. on Monday. [Lee Jr.] was released.",),
    ),
    Clash(
        "another office",
        has_another_office,
        yes=("Mayor Anna Berg spoke. Councillor [Berg]{Anna Berg} voted no.",),
        no=(
            "Mayor Anna Berg, a former councillor, spoke. Councillor [Berg] voted no.",
            "Anna Berg spoke. Mayor [Berg] left.",
        ),
    ),
    Clash(
        "it does something to the person",
        does_something_to,
        yes=("Hadassah Berg thanked the crowd on Monday. Senator [Berg]{Hadassah Berg} joined her later.",),
        no=(
            "Hadassah Berg met Anna Lund on Monday. Senator [Berg] joined her later.",
            "Hadassah Berg spoke on Monday. Senator [Berg] met her son.",
        ),
    ),
    Clash(
        "office before a first name",
        office_before_first_name,
        yes=(
            "Governor Mike Lund spoke. Senator [Mike]{Mike Lund} left.",
            "Charles Berg spoke. King [Charles]{Charles Berg} left.",
        ),
        no=("Governor Mike Lund spoke. Then [Mike] left.",),
    ),
)
"""What keeps a name alone apart from a person; one reason is enough."""


def clash(entity: Entity, seen: Seen) -> bool:
    """Tell whether something shows that a name alone is not the person's."""
    return is_kept_apart(entity, seen, CLASHES)


def bears(entity: Entity, seen: Seen) -> bool:
    """Tell whether a name alone is the last name of a person known in full."""
    if entity.person is None:
        return False
    return family(seen.words) in {family(form) for form in (entity.fullest, *entity.also)}


def family(words: tuple[str, ...]) -> str:
    """Return the last name in the form in which it is compared."""
    return family_name_key(person_name(words).family)


def same_name(entity: Entity, seen: Seen) -> bool:
    """Accept the same form, case and accents aside."""
    if seen.person is not None:
        return entity.person == seen.person and same_words(entity, seen)
    return same_words(entity, seen) and not clash(entity, seen)


def same_full_name(entity: Entity, seen: Seen) -> bool:
    """Accept another full form of a person's name: a middle name more or less, a nickname, an initial."""
    return seen.person is not None and entity.person == seen.person


def last_name(entity: Entity, seen: Seen) -> bool:
    """Accept the last name of a person known by a fuller one, and the person whose last name stood alone before."""
    if seen.person is None:
        return bears(entity, seen) and not clash(entity, seen)
    return entity.person is None and family(entity.fullest) == family(seen.words) and takes_up(entity, seen)


def first_name(entity: Entity, seen: Seen) -> bool:
    """Accept the first name, or a middle part, of a person known by a fuller one."""
    if seen.person is None:
        if entity.person is None or not is_first_name(seen.words, entity.forms):
            return False
        return not clash(entity, seen)
    return entity.person is None and is_first_name(entity.fullest, [seen.words]) and takes_up(entity, seen)


def is_first_name(alone: tuple[str, ...], forms: list[tuple[str, ...]]) -> bool:
    """Tell whether a name alone is a part of a full one, but not its last name, and no particle."""
    word = person_name(alone).family
    if len(alone) > 1 or len(word) == 1 or word in PARTICLES:
        return False
    return any(word in called(person_name(form)) for form in forms)


def called(name: PersonName) -> set[str]:
    """Return the words by which somebody may be called: no second given name, which may be a daughter's or father's."""
    first, *middle = name.given or ("",)
    seconds = (word for word in middle if len(first) == 1 or not word_facts(word.capitalize()).first_name)
    return {first, name.nickname, *seconds}


def short_first_name(entity: Entity, seen: Seen) -> bool:
    """Accept the short form of the first name of a person known by a fuller one."""
    if seen.person is None:
        if entity.person is None or len(seen.words) > 1:
            return False
        return same_given_name(seen.words[0], person_name(entity.fullest).words[0]) and not clash(entity, seen)
    return (
        entity.person is None
        and len(entity.fullest) == 1
        and same_given_name(entity.fullest[0], person_name(seen.words).words[0])
        and takes_up(entity, seen)
    )


def takes_up(entity: Entity, seen: Seen) -> bool:
    """Tell whether a name that stood alone before is that of the person who is now named in full for the first time.

    It is not where the text brings that person in as the other's relative, nor where it fits somebody else as well.
    """
    if any(title_before(name, seen.tokens) in ROYAL for name in entity.names[:EARLY]):
        return has_its_title(entity, seen)  # King Charles is not Charles Berg
    if entity.open or is_plainly_another(entity, seen):
        return False
    if any(is_held_by_another(office_before(name, seen.tokens), seen.words) for name in entity.names[:EARLY]):
        return has_its_title(entity, seen)
    return not is_whose_else(entity, seen) or has_its_title(entity, seen)


def is_plainly_another(entity: Entity, seen: Seen) -> bool:
    """Tell whether what stands beside a full name says that a name that stood alone before is somebody else's."""
    return (
        is_other_sex(entity, seen.words, seen.tokens)
        or (seen.person in seen.people.relatives and family(entity.fullest) == family(seen.words))
        or (is_titled(entity.names[-1], seen.tokens) and named_beside(entity, seen))
        or has_local_office_of_another(entity, seen)
        or is_child_of_others(entity, seen)
    )


def is_child_of_others(entity: Entity, seen: Seen) -> bool:
    """Tell whether a first name stood in a list of children, and nobody else of the text has the last name now seen."""
    if len(seen.people.families.get(family(seen.words), ())) > 1 or len(entity.fullest) > 1:
        return False
    return any(is_child_in_list(name, seen.tokens) for name in entity.names[:EARLY])


def is_whose_else(entity: Entity, seen: Seen) -> bool:
    """Tell whether a name that stood alone fits others too, and the one now named in full is not plainly the first."""
    aside = {seen.person, *seen.people.relatives}
    bearing = [other for other in seen.people.bearing(entity.fullest) if other not in aside]
    others = [other for other in bearing if not is_other_sex(entity, seen.people.names[other], seen.tokens)]
    return bool(others) and (has_office_of_its_own(entity, seen) or not is_first_by_far(others, seen))


def has_local_office_of_another(entity: Entity, seen: Seen) -> bool:
    """Tell whether a name that stood alone is a mayor's, and the person now named in full sits in Congress."""
    before = {title_before(name, seen.tokens) for name in entity.names[:EARLY]}
    return not LOCAL.isdisjoint(before) and not OF_CONGRESS.isdisjoint(words_beside(seen.name, seen.tokens))


def has_office_of_its_own(entity: Entity, seen: Seen) -> bool:
    """Tell whether a name that stood alone had an office, which the person now named in full is not said to have.

    "Attorney General Berg ... Tom Berg ... Anna Berg": she may be meant as well as he.
    """
    titles = {title_before(name, seen.tokens) for name in entity.names[:EARLY]} - {""}
    return bool(titles) and titles.isdisjoint(words_beside(seen.name, seen.tokens))


def has_its_title(entity: Entity, seen: Seen) -> bool:
    """Tell whether a full name has the title that the name alone had before."""
    title = title_before(seen.name, seen.tokens)
    return bool(title) and has_title(entity, title, seen.tokens)


def is_first_by_far(others: list[int], seen: Seen) -> bool:
    """Tell whether the person named is named before all others who bear the name, and in another sentence."""
    firsts = seen.people.firsts
    nearest, first = min(firsts[other] for other in others), seen.name.first
    return first < nearest and any(first < low <= nearest for low, _ in seen.tokens.segments)


def is_other_sex(entity: Entity, words: tuple[str, ...], tokens: Tokens) -> bool:
    """Tell whether the titles of a name alone are of another sex than the bearer of a full name."""
    stated = {stated_sex(name, tokens) for name in entity.names} - {None}
    given = first_name_gender(fold(core(words)[0]))
    return bool(stated) and given is not None and given not in stated


SAME = Sieve(
    "same name",
    Reason("same-name"),
    same_name,
    yes=("President Anna Berg spoke in Oslo. Later [Anna Berg]{Anna Berg} left.",),
    no=("Anna Berg spoke. [Tom Berg] left.", "Mr. Berg spoke. Mrs. [Berg] left."),
)
FULLER = Sieve(
    "fuller form of the name",
    Reason("fuller-form-of-the-name"),
    same_full_name,
    yes=(
        "Anna Maria Berg spoke. [Anna Berg]{Anna Maria Berg} left.",
        "William Lund spoke. [Bill Lund]{William Lund} left.",
    ),
    no=("Anna Berg spoke. [Tom Berg] left.",),
)
LAST = Sieve(
    "last name",
    Reason("last-name"),
    last_name,
    yes=("Anna Berg spoke. Then [Berg]{Anna Berg} left.",),
    no=("Mr. Tom Berg spoke. Then Mrs. [Berg] left.",),
)
FIRST = Sieve(
    "first name",
    Reason("first-name"),
    first_name,
    yes=("Anna Berg spoke. Then [Anna]{Anna Berg} left.",),
    no=(
        "Anna Berg spoke. Then [Tom] left.",
        "Joan Alice Tull spoke. Then [Alice] left.",
        "Tom Lund left two sons, Walter and Marcus. [Marcus Belgrave] sang.",
    ),
)
SHORT_FIRST = Sieve(
    "short form of the first name",
    Reason("short-first-name"),
    short_first_name,
    yes=("William Lund spoke. Then [Bill]{William Lund} left.",),
    no=("William Lund spoke. Then [Will Berg] left.",),
)

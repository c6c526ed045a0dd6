"""The title directly before a person's name: "Foreign Minister Ann Lee", "top relief official Jan Moe"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dossier.analyse.actors.before_comma import after_small_words
from dossier.analyse.actors.countries import demonym_code
from dossier.analyse.actors.descriptions import (
    AT_SCHOOL,
    LINKS,
    LONGEST,
    NO_NOUNS,
    OFFICE_LEADS,
    QUALIFIERS,
    belongs,
    is_modifier,
    is_occupation,
    is_office,
    is_plural_office,
    modifiers,
)
from dossier.analyse.actors.entities import is_of_one_before
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.wordlists import CALENDAR, HONORIFICS
from dossier.english.function_words import MODALS
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.english.verbs import is_base

RELATING = frozenset({"of", "to", "for", "with", "against", "under", "from"})
"""Between somebody and the holder of an office to whom they stand in a relation."""


def before(
    name: Name, tokens: Tokens, low: int, inside: dict[int, Name], persons: Collection[int]
) -> tuple[int, int] | None:
    """Return the title that stands directly before a name."""
    last = title_end(name, tokens, low)
    if last == low:
        return None
    office = is_office(tokens.words[last - 1])
    if not office and (is_occupation(tokens.lower[last - 1]) or is_year(last - 1, low, tokens)):
        return last - 1, last
    if not office and (last - 1 in persons or not belongs(last - 1, tokens, inside)):
        return None
    first = after_small_words(title_start(last, tokens, low, inside, persons), last, tokens)
    first = after_sentence_start(first, last, tokens, low, inside)
    first = after_infinitive(first, last, tokens, low)
    first = after_other_holder(first, last, tokens, low)
    first = after_relation(first, last, tokens, inside)
    last = without_address(first, last, tokens)
    if last <= first or only_honorific(tokens.words[first:last]):
        return None
    first = with_former(whole_word(first, low, tokens), low, tokens, inside)
    return (first, last) if office or office_of(first, last, tokens) else None


def without_address(first: int, last: int, tokens: Tokens) -> int:
    """Return where a title of several words ends before ranks: Chairman of the Joint Staff | Gen.; leader | Sheikh."""
    at = last
    while at - 1 > first and tokens.lower[at - 1].removesuffix(".") in ADDRESSING and tokens.words[at - 1][0].isupper():
        at -= 1
    told = is_office(tokens.words[at - 1]) and tokens.lower[at - 1].removesuffix(".") not in ADDRESSING
    if at == last or not (told or office_of(first, at, tokens)):
        return last
    return last if tokens.words[at - 1][0].isupper() and tokens.words[last - 1][-1] != "." else at


def with_former(first: int, low: int, tokens: Tokens, inside: dict[int, Name]) -> int:
    """Take in the word far before a title without which it would be wrong: Former | two-term | Governor Ann Lee."""
    at = first
    while at > low and first - at < FARTHEST_FORMER and may_stand_between(at - 1, tokens, inside):
        at -= 1
        if tokens.lower[at] in FORMER:
            return at
    return first - (first > low and tokens.words[first - 1] == "Under" and tokens.words[first] == "Secretary")


def may_stand_between(at: int, tokens: Tokens, inside: dict[int, Name]) -> bool:
    """Tell whether a word may stand between "former" and a title: | former | England | and | Arsenal | defender."""
    word = tokens.words[at]
    return at in inside or word in {"and", "&"} or tokens.lower[at] in FORMER or is_modifier(word.replace("-", ""))


FORMER = word_set("former ex then ex- late acting deputy outgoing")
FARTHEST_FORMER = 5


def whole_word(first: int, low: int, tokens: Tokens) -> int:
    """Return where the word begins that a hyphen cuts: | ex-UK Prime Minister; | London-based agency."""
    while first - 2 >= low and tokens.words[first - 1] == "-" and tokens.lower[first] not in FORMER:
        glued = tokens.ends[first - 1] == tokens.starts[first] and tokens.ends[first - 2] == tokens.starts[first - 1]
        if not glued or not tokens.words[first - 2][0].isalnum():
            break
        first -= 2
    return first


def after_relation(first: int, last: int, tokens: Tokens, inside: dict[int, Name]) -> int:
    """Leave out whose relation to the office the words say: "a critic of Russian president X" makes X president only.

    "Chairman of the Board Director X" stays whole: behind "of" only what a common noun says is somebody else's.
    "42nd President & Mrs. X" leaves nothing, and "Adviser to the President X" is an office of its own.
    """
    if is_of_one_before(first, last, tokens):
        return last
    for at in range(last - 2, first, -1) if is_office(tokens.words[last - 1]) else ():
        within = at in inside and inside.get(at + 1) is inside[at]  # Center | for | Health Security expert
        if not within and tokens.words[at] in RELATING and (tokens.words[at] != "of" or tokens.words[at - 1].islower()):
            return first if is_to_the(at, tokens) else after_small_words(at + 1, last, tokens)
    return first


def is_to_the(at: int, tokens: Tokens) -> bool:
    """Tell whether "to the" and an office go on with a title in capitals: Assistant | to the President."""
    title = tokens.words[at - 1][:1].isupper() and tokens.words[at + 2][:1].isupper()
    return title and tokens.lower[at : at + 2] == ("to", "the")


def is_done_to(first: int, last: int, tokens: Tokens, low: int) -> bool:
    """Tell whether what might be an office is a verb: who will | partner | Ann Lee."""
    lone = last - first == 1 and first > low and tokens.words[first].islower()
    return lone and tokens.lower[first - 1] in MODALS - {"to"}


def after_infinitive(first: int, last: int, tokens: Tokens, low: int) -> int:
    """Leave out a verb behind "to" that might be an office as well: to witness | city mayor Ann Lee; will partner |."""
    if is_done_to(first, last, tokens, low):
        return last
    verb = first > low and tokens.lower[first - 1] == "to" and tokens.words[first].islower()
    return first + 1 if verb and last - first > 1 and is_base(tokens.words[first]) else first


def after_other_holder(first: int, last: int, tokens: Tokens, low: int) -> int:
    """Leave out the office of somebody else who is named by it alone: the President and | Senator Lee."""
    if first == low or tokens.lower[first - 1] != "the":
        return first
    for at in range(last - 2, first, -1):
        if tokens.words[at] in {"and", "&"} and is_office(tokens.words[at - 1]) and is_office(tokens.words[at + 1]):
            return at + 1 if tokens.words[at - 1][:1].isupper() and tokens.words[at + 1] not in OF_ONE_FIRM else first
    return first


OF_ONE_FIRM = frozenset({"CEO", "COO", "CFO", "Chief", "Managing", "Founder"})
"""With "President and" before them they are one person's: the President and CEO Ann Lee."""


def is_year(at: int, low: int, tokens: Tokens) -> bool:
    """Tell whether a student's year stands before a name, and no adjective before an office: sophomore Ann Lee."""
    if tokens.words[at] not in AT_SCHOOL:
        return False
    return at == low or tokens.words[at - 1] in {",", ":", "and", "by", "said"} or tokens.words[at - 1][:1].isupper()


def title_end(name: Name, tokens: Tokens, low: int) -> int:
    """Return where a title before a name would end: before "Mr" and before a bracket around the name."""
    last = before_short_form(name.first, low, tokens)
    while last > low and tokens.words[last - 1].lower() in HONORIFICS and not is_office(tokens.words[last - 1]):
        last -= 1
    if last > low + 1 and tokens.words[last - 1] == "(":
        return last - 1
    return before_ranks(last, tokens, low)


def before_short_form(last: int, low: int, tokens: Tokens) -> int:
    """Return where an office ends before its short form in brackets: Member of Parliament | (MP) Ann Lee."""
    brackets = last - 4 >= low and tokens.words[last - 1] == ")" and tokens.words[last - 3] == "("
    return last - 3 if brackets and tokens.words[last - 2].isupper() else last


def before_ranks(last: int, tokens: Tokens, low: int) -> int:
    """Return where an office ends behind which somebody's rank stands: "Defence minister | Colonel Berg"."""
    ranks = last
    while ranks > low and tokens.words[ranks - 1][:1].isupper() and tokens.lower[ranks - 1].removesuffix(".") in RANKS:
        ranks -= 1
    before = tokens.lower[ranks - 1] if low < ranks < last else ""
    of_office = before in {"secretary", "governor"} and tokens.lower[ranks] == "general"  # Secretary General
    return ranks if before in WITH_RANKS and not of_office else last


RANKS = words("offices", "rank")
ADDRESSING = RANKS | {"sheikh", "shaykh", "sheik", "prof", "professor"}
"""Behind a title of several words they are how one is addressed."""
WITH_RANKS = word_set("minister president spokesman spokeswoman secretary ambassador governor leader commander chief")
"""Offices behind which a rank is one's title and no part of the office: "Defence minister | Colonel Berg"."""


def title_start(last: int, tokens: Tokens, low: int, inside: dict[int, Name], persons: Collection[int]) -> int:
    """Return where the title that ends before a token begins, small words at its beginning included."""
    first = last
    while first > low and last - first < LONGEST and first - 1 not in persons:
        place = first - 1
        joint = place > low and (tokens.words[place] in LINKS or tokens.words[place] == ",")
        if belongs(place, tokens, inside) or (joint and joins(place, tokens, low, inside, persons)):
            first -= 1
            continue
        reach = modifiers(place, tokens, low, inside)
        if not reach:
            break
        first -= reach
    return first


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
        if word != "Then" and (
            is_office(word) or word.lower() in QUALIFIERS or word in QUALIFIERS or demonym_code(word)
        ):
            break
        known = is_noun_before_office(first, tokens)
        if known or first > low or demonym_code(" ".join(tokens.words[first : first + 2])):  # North Korean
            break
        if is_half_of_a_name(first, last, tokens):
            break
        first += 1
    return first


def is_half_of_a_name(first: int, last: int, tokens: Tokens) -> bool:
    """Tell whether a sentence's first word goes with the next: West Australian Senator, Emergency Services Minister."""
    behind = tokens.words[first + 1]
    if tokens.lower[first] in COMPASS:
        return demonym_code(behind) is not None
    plural = (
        behind[:1].isupper() and behind.lower() in FIELDS and first + 2 < last and is_office(tokens.words[first + 2])
    )
    return plural and tokens.lower[first] not in NO_SUBJECTS | CALENDAR | NO_NOUNS


COMPASS = word_set("north south east west northern southern eastern western central")
FIELDS = word_set("services affairs relations works resources security rights safety development protection management")
"""Second words of what an office is for, with another before them: Foreign | Affairs | Minister."""


def is_noun_before_office(first: int, tokens: Tokens) -> bool:
    """Tell whether the first word of a sentence belongs to the office in small letters behind it: "Fire captain"."""
    lower, behind = tokens.lower[first], tokens.words[first + 1]
    if lower.endswith(("tarian", "ional", "mental", "icipal", "incial", "itical", "gional")) and is_office(behind):
        return True  # Humanitarian Coordinator
    if not is_office(behind) or not is_modifier(lower) or lower in NO_NOUNS:
        return False
    return behind.islower() or not (is_base(lower) or lower in NO_SUBJECTS)  # Welfare Minister


NO_SUBJECTS = word_set("both even either neither dear hello welcome instead meanwhile perhaps maybe ex")
"""Words with which a sentence begins before an office, and which the office is not for: Even | President Berg."""


def joins(place: int, tokens: Tokens, low: int, inside: dict[int, Name], persons: Collection[int]) -> bool:
    """Tell whether a small word inside a title is followed on its left by more of the title."""
    word, previous = tokens.words[place], place - 1
    if previous < low or previous in persons:
        return False
    if word == ",":
        return lists_subjects(place, tokens, low, inside)
    if word in {"'s", "'"}:
        return owns_office(word, previous, tokens, inside)
    if word == "the":
        preposition = tokens.words[previous] in OFFICE_LEADS and previous > low
        return preposition and office_leftwards(previous - 1, tokens, low, inside)
    if word in {"and", "&"}:
        return joins_parts(place, tokens, low, inside)
    return word in OFFICE_LEADS and office_leftwards(previous, tokens, low, inside)


def owns_office(mark: str, owner: int, tokens: Tokens, inside: dict[int, Name]) -> bool:
    """Tell whether an apostrophe follows a name or capitals: Cuba | 's president; the State Sheriffs | ' president."""
    named = owner in inside or tokens.words[owner][:1].isupper()
    return named and (mark == "'s" or tokens.words[owner].endswith("s"))


def capitals_behind(at: int, tokens: Tokens) -> int:
    """Return where words with a capital end that are no office."""
    high = tokens.segment_at(at)[1] - 1
    while at < high and tokens.words[at][:1].isupper() and not is_office(tokens.words[at]):
        at += 1
    return at


def lists_subjects(comma: int, tokens: Tokens, low: int, inside: dict[int, Name]) -> bool:
    """Tell whether a comma stands in a list of what an office is for: Minister for Trade | , | Industry and Energy."""
    at = capitals_behind(comma + 1, tokens)
    if at == comma + 1 or tokens.words[at] not in {"and", "&", ","}:
        return False
    lead = comma - 1
    while lead > low and tokens.words[lead][:1].isupper() and not is_office(tokens.words[lead]):
        lead -= 1
    if tokens.words[lead] == ",":
        return lead > low and lists_subjects(lead, tokens, low, inside)
    return lead < comma - 1 and tokens.words[lead] in {"for", "of"} and office_leftwards(lead - 1, tokens, low, inside)


def joins_parts(place: int, tokens: Tokens, low: int, inside: dict[int, Name]) -> bool:
    """Tell whether "and" joins two parts of one title."""
    previous = place - 1
    if is_of_others(previous, place + 1, tokens):
        return False
    return may_precede_and(previous, tokens, inside) or office_leftwards(previous, tokens, low, inside)


def is_of_others(previous: int, behind: int, tokens: Tokens) -> bool:
    """Tell whether "and" joins two groups of people, not two parts of a title: leaders and | President Berg."""
    one, other = tokens.words[previous], tokens.words[behind]
    if not is_plural_office(other):
        return is_plural_office(one) and is_office(other)
    return not is_plural_office(one) and one.lower() not in QUALIFIERS


def may_precede_and(place: int, tokens: Tokens, inside: dict[int, Name]) -> bool:
    """Tell whether a word alone shows that "and" behind it joins parts of a title: "Trade and Industry Minister"."""
    word = tokens.words[place]
    return is_office(word) or word.lower() in QUALIFIERS or (word[:1].isupper() and place not in inside)


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
    if tuple(words) == ("major",) or words[-1].lower() in {"honorable", "honourable"}:
        return True  # a major Andy Warhol show
    return all(word.lower() in HONORIFICS and not is_office(word) for word in words)


def without_the_sentence(first: int, last: int, tokens: Tokens) -> int:
    """Return where a title really begins that took in words of the sentence before it.

    "the executive order President Moe signed", "at the State Department and Secretary Moe", "envoy of President Moe".
    """
    if (assistant := of_an_assistant(first, tokens)) is not None:
        return assistant
    first = behind_joint(behind_another(first, last, tokens), last, tokens)
    words = tokens.words[first:last]
    capital = next((at for at, word in enumerate(words) if word[:1].isupper()), 0)
    before = words[capital - 1] if capital and words[-1][:1].isupper() else "-"
    belongs = before in BEFORE_A_TITLE or before == "-" or is_office(before)  # | ex-UK Prime Minister
    if not belongs and not any(map(is_office, words[capital:])):
        return first if before == "the" else last  # | member of the Health Ministry; best director for Baz |
    return first if belongs else first + capital


def behind_joint(first: int, last: int, tokens: Tokens) -> int:
    """Return where a title begins behind "and" and what is no office: "at the State Department and | Secretary Moe"."""
    joint = max((at for at in range(first, last - 1) if tokens.words[at] in {"and", "&"}), default=-1)
    return joint + 1 if joint >= first and not holds_office(tokens.words[first:joint]) else first


def of_an_assistant(first: int, tokens: Tokens) -> int | None:
    """Return where the office of an assistant begins that ends with a title: "Special Assistant to the | President"."""
    at = first - 3
    if at < 0 or tokens.lower[first - 2 : first] != ("to", "the") or tokens.lower[at] not in ASSISTANTS:
        return None
    if not tokens.words[at][:1].isupper():
        return None
    low = tokens.segment_at(first)[0]
    while at > low and tokens.lower[at - 1] in BEFORE_ASSISTANT and tokens.words[at - 1][:1].isupper():
        at -= 1
    return at


ASSISTANTS = word_set("adviser advisor aide assistant counsel counsellor counselor")
BEFORE_ASSISTANT = word_set("chief deputy executive principal senior special")


def behind_another(first: int, last: int, tokens: Tokens) -> int:
    """Return where a title begins behind the office of somebody else: "Special Envoy of | President Moe"."""
    for at in range(last - 2, first, -1):
        if tokens.lower[at] in {"of", "to", "for", "under"} and holds_office(tokens.words[first:at]):
            return at + 1 if all(is_office(word) for word in tokens.lower[at + 1 : last]) else first
        if not is_office(tokens.lower[at]):
            break
    return first


def holds_office(words: Sequence[str]) -> bool:
    """Tell whether any of some words is an office."""
    return any(is_office(word.lower()) for word in words)


BEFORE_A_TITLE = word_set(
    "acting assistant associate chief current deputy elect fellow first former honorary house incoming interim junior"
    " late lead longtime majority minority my new newly old our outgoing party ranking retired second senate senior"
    " sitting state then third vice"
)
"""Small words before a title with a capital that belong to it: "former Secretary"."""

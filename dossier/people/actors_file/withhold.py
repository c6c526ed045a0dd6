"""Black out names that the editors withhold, wherever and however they are written.

`Jane Doe: {withhold: true}` in the authority file: every form of the name gives way to a bar of one length, before
anything is analysed, so that nothing behind it ever sees the name. Found are the full name (in either order, with
middle names, accents or none, in capitals, over a line break, run together as in addresses) everywhere, and its parts
("Ms. Doe", "Jane", "jdoe@") in documents that write it in full. When in doubt whether a "Doe" is hers, it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, field, replace
from functools import cache, lru_cache
from hashlib import sha256
from itertools import takewhile
from urllib.parse import unquote

from anyascii import anyascii

from dossier.analyse.actors.lexicons import first_name_gender, word_facts
from dossier.analyse.actors.sexes import title_gender
from dossier.english.lexicon import words as lexicon
from dossier.model import Reason, Span
from dossier.people.actors_file.spellings import (
    family_and_given,
    family_pattern,
    greek_forms,
    joined,
    spelled_otherwise,
    written,
)

BAR = "█████"
"""Of one length, so that it does not tell how long the name is."""

SURE_LENGTH = 8
"""Letters of a name run together (`janedoesmith`) from which it is found inside longer words too."""
SURE_IN_LATIN = 6
"""Letters of a Chinese or Korean name from which it is found run together: "WangWei", but "Lina" is no Li Na."""
SHORTEST_PART = 2
NEAR = 40

_LATIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ə": "a"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_WORD = re.compile(r"[^\W_]+")
_NO_LETTERS = re.compile(r"[\W_]+")
_BROKEN = re.compile(r"[-‐]\s?\n|['’ʼ`´](?!(?:s|t|d|m|re|ll|ve)\b)\w")
"""What may break a word: the end of a line, an apostrophe as in O'Brien."""
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]+|(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)*|(?<!\w)[@#]\w+", re.IGNORECASE
)
_FILE = re.compile(r"(?<![\w/.-])[\w.~/\\+-]*\w\.[a-z][a-z0-9]{1,4}(?![\w-])", re.IGNORECASE)
_END_OF_ADDRESS = ".,;:!?)]}'’”\""
_INSIDE = r"(?:['’ʼ`´]|[-‐­]\s?\n\s*)?"
"""What may stand between two letters of a name: an apostrophe, a hyphen at the end of a line."""
_BETWEEN = r"(?:(?!\n\s*\n)[\W_]|%20){0,6}"
"""What may stand between two words of a name, if anything: never the end of a paragraph."""
_SPACE = r"(?:(?!\n\s*\n)[\W_]|%20){1,6}"
_MIDDLE = rf"(?:{_BETWEEN}|{_SPACE}(?:(?:[^\W\d_]\.?|[\"“'‘(][^\W\d_]+[\"”'’)]|[^\W\d_]{{2,20}}){_SPACE}){{1,2}})"
"""What may stand between first and last name: nothing much, initials, a nickname, one or two more names."""
_TITLE = re.compile(r"([^\W\d_]+)\.?\s$")
_INITIAL = re.compile(r"\b([^\W\d_])\.?\s?$")
_NEXT = re.compile(r"\s(?:[^\W\d_]\.?\s)?([^\W\d_][\w'’-]*)")
_ELIDED = re.compile(r"(?<!\w)(?:d|l|de|dell|dall|nell|sant)['’ʼ`´](?=\w{4})", re.IGNORECASE)
"""What an apostrophe ties to a family name, which may stand without it: d'Estrel, Estrel."""
_ELIDED_BEFORE = re.compile(r"(?<!\w)(?:d|l|de|dell|dall|nell|sant)['’ʼ`´]\s?$", re.IGNORECASE)
_COUPLED = re.compile(r"((?:[^\W\d_]+,\s){0,5}[^\W\d_]+),?\s(?:and|&)\s$")
_COUPLE = r"(?:,\s[^\W\d_]+){0,4},?\s(?:and|&)\s[^\W\d_]+\s"
"""What stands between a first name and the last name that others share: "Jane, John and Kate Doe"."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without case and accents, with the place in the text of each of its letters."""

    text: str
    at: tuple[int, ...] | None
    """None: letter for letter the same places."""
    letters: str | None
    """Without anything but letters and digits, where words may be broken: at the end of a line, by an apostrophe."""

    def span(self, start: int, end: int) -> Span:
        """Return where a stretch of the folded text stands in the text."""
        return Span(start, end) if self.at is None else Span(self.at[start], self.at[end - 1] + 1)

    def may_hold(self, *parts: str) -> bool:
        """Tell quickly whether some words may stand in the text."""
        if all(part in self.text for part in parts):
            return True
        return self.letters is not None and all(part in self.letters for part in parts)


@lru_cache(maxsize=8)
def fold_letters(text: str) -> Folded:
    """Take case and accents off every letter and remember where it stood."""
    if text.isascii():
        folded, at = text.lower(), None
    else:
        folded = text.translate(_PLAIN_LETTERS)
        at = None if all(len(plain_letter(letter)) == 1 for letter in set(text)) else places_in(text)
    return Folded(folded, at, _NO_LETTERS.sub("", folded) if _BROKEN.search(text) else None)


def places_in(text: str) -> tuple[int, ...]:
    """Return where each letter of the folded text stood."""
    return tuple(place for place, letter in enumerate(text) for _ in plain_letter(letter))


@cache
def plain_letter(letter: str) -> str:
    """Return a letter without case and accent, as one or more letters; nothing for an accent of its own."""
    parts = unicodedata.normalize("NFKD", letter.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part)).translate(_LATIN)


class _PlainLetters(dict[int, str]):
    """Letters as `str.translate` asks for them."""

    def __missing__(self, code: int) -> str:
        self[code] = plain_letter(chr(code))
        return self[code]


_PLAIN_LETTERS = _PlainLetters()


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is withheld, in one form."""

    words: tuple[str, ...]
    """Without case, accents and titles."""
    whole: re.Pattern[str]
    """Finds it in folded text."""
    parts: tuple[str, ...] = ()
    """The words that may stand for the person alone."""
    particles: tuple[str, ...] = ()
    """The small words before the last one, which belong to the family name: of "von der Leyen" the first two."""
    begins_small: bool = False
    """Its family name begins with a small word, as "d'Estrel" does."""
    has_spellings: bool = False
    """Its pattern holds several spellings, of which the words are one."""


def name_of(written: str, *, of_person: bool = True) -> Name | None:
    """Return a name ready to be found, or None for what holds no letter."""
    core = re.sub(r"\s*\([^()]*\)\s*$", "", written)
    found = _WORD.findall(re.sub(r"['’ʼ`´]", "", fold_letters(core).text))
    titles = lexicon("titles", "title")
    while len(found) > 1 and found[0] in titles:
        found = found[1:]
    if not found:
        return None
    alone = of_person and len(found) > 1 and not is_body(found)
    small = particles_of(found)
    parts = tuple(parts_of(core, found)) if alone else ()
    return Name(tuple(found), pattern_of(found, small), parts, small, bool(small or _ELIDED.search(core)))


def particles_of(found: list[str]) -> tuple[str, ...]:
    """Return the particles right before the last word of a name; not its first word, which stands for a given name."""
    return tuple(reversed(list(takewhile(particles().__contains__, reversed(found[1:-1])))))


@cache
def particles() -> frozenset[str]:
    """Return the small words of family names; "'t" as it is without its apostrophe."""
    return frozenset(lexicon("name_parts", "particle")) | {"t"}


def parts_of(core: str, found: list[str]) -> Iterator[str]:
    """Give the words of a person's name that may stand alone: not "von", and of "Ann the Quick" only "Ann"."""
    small = {fold_letters(word).text for word in _WORD.findall(core) if word.islower()}
    for word in found:
        if word in small and word not in particles() and len(small) < len(found):
            return
        if len(word) >= SHORTEST_PART and word not in particles():
            yield word


def is_body(found: list[str]) -> bool:
    """Tell whether a name is that of a body, whose words are words of the language."""
    return not lexicon("bodies").isdisjoint(found)


def pattern_of(found: list[str], particles: Sequence[str] = ()) -> re.Pattern[str]:
    """Return what finds a full name: in its order or with the last word first, with or without middle names.

    Before a last word that comes first its particles may stand too: "von der Leyen, Ursula".
    """
    spelled = [_INSIDE.join(map(re.escape, word)) for word in found]
    if len(spelled) == 1:
        return re.compile(f"(?:{spelled[0]})(?:e?s(?![^\\W\\d_]))?")
    forward = _BETWEEN.join(spelled)
    outer = f"{spelled[0]}{_MIDDLE}{spelled[-1]}"
    reverse = f"{spelled[-1]}{_BETWEEN}{_BETWEEN.join(spelled[:-1])}"
    if particles:
        given = spelled[: -1 - len(particles)]
        reverse += f"|{_BETWEEN.join((*spelled[len(given) :], *given))}|{_BETWEEN.join((spelled[-1], *given))}"
    plural = r"(?:e?s(?![^\W\d_]))?"
    return re.compile(f"(?:{forward}|{outer}|{reverse}){plural}")


@dataclass(frozen=True, slots=True)
class Withheld:
    """All names that the editors withhold."""

    people: tuple[tuple[Name, ...], ...] = field(default=(), repr=False)
    """The forms of each of them."""

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self.people)

    @property
    def digest(self) -> str:
        """What tells one set of names from another, without telling the names."""
        words = [[astuple(name) for name in of_one] for of_one in self.people]
        return sha256(repr(words).encode("utf-8", "surrogatepass")).hexdigest()

    def named_in(self, *texts: str) -> frozenset[int]:
        """Return who of them is written in full in any of several texts, by number."""
        folded = [fold_letters(text) for text in texts]
        named = (
            number
            for number, names in enumerate(self.people)
            if any(
                any(whole_places(text, one, name)) for text, one in zip(texts, folded, strict=True) for name in names
            )
        )
        return frozenset(named)

    def among(self, chosen: Callable[[Name], bool]) -> Withheld:
        """Return the same people by some of their names."""
        return Withheld(tuple(tuple(filter(chosen, names)) for names in self.people))

    @property
    def everybody(self) -> frozenset[int]:
        """Return all of them, for texts that may speak of any."""
        return frozenset(range(len(self.people)))

    def places(self, text: str, hers: frozenset[int] = frozenset(), *, is_address: bool = False) -> list[Span]:
        """Return where the names stand.

        Parameters:
            text: Any text.
            hers: Those whose bare parts are theirs here, by number.
            is_address: The text is a path, an id or an address: letters tell no name from a word.

        Returns:
            Spans in order, none overlapping another.
        """
        if not self.people:
            return []
        folded = fold_letters(text)
        found: list[Span] = []
        for number, names in enumerate(self.people):
            for name in names:
                found += whole_places(text, folded, name, is_address=is_address)
                if number in hers:
                    found += part_places(text, folded, name, is_address=is_address)
        if not is_address and ("%" in text or self.may_stand_in(folded)):
            found += self.addresses(text, hers)
        return merged(found)

    def may_stand_in(self, folded: Folded) -> bool:
        """Tell quickly whether any last name may stand in a text: without one, no address in it can hold a name."""
        return any(
            folded.may_hold(part) for names in self.people for name in names for part in (name.words[-1], *name.parts)
        )

    def addresses(self, text: str, hers: frozenset[int]) -> Iterator[Span]:
        """Go through the web and mail addresses, handles and file names in a text that hold a name."""
        for pattern in (_ADDRESS, _FILE):
            for found in pattern.finditer(text):
                own = found[0].rstrip(_END_OF_ADDRESS)
                if self.places(unquote(own), hers, is_address=True) or self.places(own, hers, is_address=True):
                    yield Span(found.start(), found.start() + len(own))

    def blacked(self, text: str, hers: frozenset[int] = frozenset(), *, is_address: bool = False) -> str:
        """Return a text with a bar in place of each name."""
        return Cut(text, self.places(text, hers, is_address=is_address)).text

    def told(self, reason: Reason) -> Reason:
        """Return what a notice says without the names; whoever is meant by a part of one is not asked there."""
        values = tuple(self.blacked(value, self.everybody) for value in reason.values)
        return replace(reason, values=values, of=self.told(reason.of) if reason.of is not None else None)


def withheld(people: Iterable[tuple[Iterable[str], bool]]) -> Withheld:
    """Make names ready to be found.

    Parameters:
        people: The forms in which texts write each of them, and whether they may be a person.
    """
    found = (tuple(names_of(forms, of_person=person)) for forms, person in people)
    return Withheld(tuple(names for names in found if names))


def names_of(forms: Iterable[str], *, of_person: bool) -> Iterator[Name]:
    """Give the forms of a name, with those that other alphabets and keyboards make of it."""
    spelled: dict[tuple[str, ...], Name] = {}
    for form in forms:
        latin = list(names_in_latin(form))
        in_letters = "" if latin else anyascii(form)
        for spelling in (
            form,
            form.casefold().translate(_UMLAUTS),
            in_letters,
            _ELIDED.sub("", form),
            *greek_forms(form),
        ):
            name = name_of(spelling, of_person=of_person)
            if name is not None:
                spelled.setdefault(name.words, name)
        for name in latin:
            spelled.setdefault(name.words, name)
    yield from spelled.values()


def names_in_latin(form: str) -> Iterator[Name]:
    """Give a Chinese or Korean name as it is written in Latin letters, with the family name first or last."""
    for family, given in family_and_given(form):
        one, other = joined(family), joined(given)
        words = (*(ways[0] for ways in given), "".join(ways[0] for ways in family))
        between = _BETWEEN if len("".join(words)) >= SURE_IN_LATIN else _SPACE
        whole = re.compile(f"(?:{one}{between}{other}|{other}{between}{one})")
        alone = (*written(family), *written(given))
        yield Name(words, whole, tuple(part for part in alone if len(part) >= SHORTEST_PART), has_spellings=True)


def whole_places(text: str, folded: Folded, name: Name, *, is_address: bool = False) -> Iterator[Span]:
    """Go through the places where a name stands in full."""
    if len(name.words) > 1 and not name.has_spellings:
        yield from otherwise_spelled(text, folded, name, is_address=is_address)
        yield from () if is_address else shared_places(text, folded, name)
    if not name.has_spellings and not folded.may_hold(name.words[0], name.words[-1]):
        return
    for found in name.whole.finditer(folded.text):
        span = folded.span(*found.span())
        if is_address or (is_whole(text, span, name) and is_written(text, span, name)):
            yield span


def shared_places(text: str, folded: Folded, name: Name) -> Iterator[Span]:
    """Go through the first and last names where several people share the last: "Jane, John and Kate Doe"."""
    if not folded.may_hold(name.words[0], name.words[-1]):
        return
    given, last = map(re.escape, (name.words[0], name.words[-1]))
    for found in re.finditer(rf"(?<![^\W_])({given}){_COUPLE}({last})(?![^\W_])", folded.text):
        spans = [folded.span(*found.span(group)) for group in (1, 2)]
        if not any(text[span.start].islower() for span in spans):
            yield from spans


def otherwise_spelled(text: str, folded: Folded, name: Name, *, is_address: bool) -> Iterator[Span]:
    """Go through the places where a name stands in full in another spelling, written as a name."""
    found = spelled_otherwise(folded.text, name.words[0], name.words[-1], is_address=is_address)
    for start, end, is_turned in found:
        span = folded.span(start, end)
        if is_turned and not is_address and is_another_surname(text, span, name):
            continue
        here = _WORD.findall(span.of(text))
        if is_address or not (here[0].islower() or here[-1].islower()):
            yield span


def is_whole(text: str, span: Span, name: Name) -> bool:
    """Tell whether a place is no part of a longer word; a long name run together is found in one too."""
    if len(name.words) > 1 and len("".join(name.words)) >= SURE_LENGTH and not name.has_spellings:
        return True
    return is_edge(text, span.start) and is_edge(text, span.end)


def is_edge(text: str, place: int) -> bool:
    """Tell whether a word begins or ends at a place: no two letters meet there, or a capital begins within a word.

    Scripts without capitals write particles, or no space at all, beside a name.
    """
    before, after = text[place - 1 : place], text[place : place + 1]
    if not (before.isalpha() and after.isalpha()):
        return True
    if before.lower() == before.upper() or after.lower() == after.upper():
        return True
    return before.islower() and after.isupper()


def is_written(text: str, span: Span, name: Name) -> bool:
    """Tell whether a place is written as a name: with capitals where a word alone would tell nothing.

    A name of one word needs one, and so do words in the middle of a name. "John Doe, Jane Smith" is no "Doe, Jane".
    """
    here = [found[0] for found in _WORD.finditer(span.of(text))]
    folded = [fold_letters(word).text for word in here]
    if len(name.words) == 1:
        return not here[0][0].islower()
    if "".join(name.words) in "".join(folded):
        return True
    if name.has_spellings:
        return not any(word[0].islower() for word in here[:1])
    if folded[0] == name.words[-1] and is_another_surname(text, span, name):
        return False
    letters = "".join(name.words)
    known = particles()
    return all(
        not word[0].islower() or plain in letters or plain in known for word, plain in zip(here, folded, strict=True)
    )


def part_places(text: str, folded: Folded, name: Name, *, is_address: bool) -> Iterator[Span]:
    """Go through the places where a part of a name stands for the person."""
    # Who writes "jane doe" writes "doe" too.
    is_small = re.search(rf"\b{name.words[0]}\s+{name.words[-1]}\b", text) is not None
    for part in name.parts:
        if not folded.may_hold(part) and not may_be_spelled(folded.text, part, name):
            continue
        if is_address:
            yield from in_address(text, folded, part, name)
            continue
        for found in part_pattern(part, is_family=part == name.words[-1]).finditer(folded.text):
            span = folded.span(*found.span())
            if not (is_edge(text, span.start) and is_edge(text, span.end)):
                continue
            if span.of(text).islower() and not is_small:
                continue
            span = with_particles(text, span, part, name)
            if is_hers(text, span, part, name, found["plural"] is not None):
                yield with_initial(text, span, name)


def with_particles(text: str, span: Span, part: str, name: Name) -> Span:
    """Return a last name with the small words before it that belong to it: "von der Leyen", "'t Hooft", "d'Estrel"."""
    if part != name.words[-1]:
        return span
    before = text[max(0, span.start - NEAR) : span.start]
    found = particles_before(name.particles).search(before) if name.particles else _ELIDED_BEFORE.search(before)
    return Span(span.start - len(found[0]), span.end) if found is not None else span


@cache
def particles_before(particles: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds particles of a name at the end of a text, with the apostrophe that one may have."""
    return re.compile(rf"(?:(?<!\w)['’ʼ`´]?(?:{'|'.join(map(re.escape, particles))})['’ʼ`´]?\s*)+$", re.IGNORECASE)


@cache
def part_pattern(part: str, *, is_family: bool = False) -> re.Pattern[str]:
    """Return what finds a part of a name in folded text, also of a family ("the Does"); of a last name any spelling."""
    spelled = family_pattern(part) if is_family else None
    other = f"|{spelled.pattern}" if spelled is not None else ""
    return re.compile(f"(?:{_INSIDE.join(map(re.escape, part))}{other})" + r"(?P<plural>e?s(?![^\W\d_]))?")


def may_be_spelled(plain: str, part: str, name: Name) -> bool:
    """Tell whether a text holds another spelling of a last name."""
    spelled = family_pattern(part) if part == name.words[-1] else None
    return spelled is not None and spelled.search(plain) is not None


def in_address(text: str, folded: Folded, part: str, name: Name) -> Iterator[Span]:
    """Go through the places in an address where a part of a name stands, alone or with an initial."""
    first, last = name.words[0][0], name.words[-1]
    family = "".join(name.particles) + last
    wanted = {part, first + last, last + first, name.words[0] + last[0], family, first + family, family + first}
    for run in re.finditer(r"[^\W\d_]+", folded.text):
        span = folded.span(*run.span())
        if run[0] in wanted:
            yield span
    for run in re.finditer(r"[^\W_]+", text):  # "RepDoe": a capital begins a word
        for word in re.finditer(r"[^\W\d_][^\W\d_A-Z]+", run[0]):
            if fold_letters(word[0]).text == part:
                yield Span(run.start() + word.start(), run.start() + word.end())


def is_hers(text: str, span: Span, part: str, name: Name, is_plural: bool) -> bool:
    """Tell whether a part of a name, written alone, may be the person's: whatever is not plainly another's is."""
    if is_plural and text[max(0, span.start - 4) : span.start].lower() != "the ":
        return False  # "Does" is a verb, "the Does" are a family
    if part == name.words[-1]:
        return not is_another_surname(text, span, name)
    return not is_another_given(text, span, name)


def is_another_surname(text: str, span: Span, name: Name) -> bool:
    """Tell whether a first name of somebody else, or a title of the other sex, stands before a last name."""
    before = text[max(0, span.start - NEAR) : span.start]
    initial = _INITIAL.search(before)
    if initial is not None and initial[1].isupper():
        if fold_letters(initial[1]).text == name.words[0][0]:
            return False
        before = before[: initial.start()]
    found = _TITLE.search(before)
    if found is None:
        return initial is not None and initial[1].isupper()
    title, sex = title_gender(found[1]), first_name_gender(name.words[0])
    if title is not None:
        return sex is not None and title != sex
    return is_first_name_of_another(before, found, name)


def is_first_name_of_another(before: str, found: re.Match[str], name: Name) -> bool:
    """Tell whether the word before a last name is the first name of somebody else.

    Not in "Jane and John Doe", where the name that is left would tell hers.
    """
    coupled = _COUPLED.search(before[: found.start()])
    if coupled is not None and not set(_WORD.findall(fold_letters(coupled[1]).text)).isdisjoint(name.words[:-1]):
        return False
    is_own = fold_letters(found[1]).text in name.words
    return not is_own and found[1][0].isupper() and is_clearly(word_facts(found[1]).first_name, found[1])


def is_another_given(text: str, span: Span, name: Name) -> bool:
    """Tell whether a last name of somebody else follows a first name."""
    before = _TITLE.search(text, max(0, span.start - NEAR), span.start)
    if before is not None and fold_letters(before[1]).text in name.words:
        return False
    found = _NEXT.match(text, span.end)
    if found is None or not found[1][0].isupper():
        return False
    word = re.sub(r"['’]s$", "", found[1])
    facts = word_facts(word)
    is_unknown = (
        not facts.case and not facts.brown
    )  # a capital and in no word list: what follows a first name is a last
    return fold_letters(word).text not in name.words and (is_unknown or is_clearly(facts.last_name, word))


def is_clearly(band: str, word: str) -> bool:
    """Tell whether a word is known as a name and mostly written with a capital: "Will" and "Page" are not."""
    return bool(band) and word_facts(word).case[:1] not in {"", "a", "b", "c"}


def with_initial(text: str, span: Span, name: Name) -> Span:
    """Return a part of a name with the initial of its first name before it."""
    initial = _INITIAL.search(text, max(0, span.start - 4), span.start)
    if initial is None or fold_letters(initial[1]).text != name.words[0][0] or not initial[1].isupper():
        return span
    return Span(initial.start(), span.end)


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


class Cut:
    """A text with a bar in place of each of some stretches, and where the rest of it stands now."""

    def __init__(self, text: str, spans: Iterable[Span]) -> None:
        """Cut the spans, in order and none overlapping another, out of a text.

        Line ends within a name stay behind its bar, so that the lines of a file keep their numbers.
        """
        self.old: list[Span] = list(spans)
        self.new: list[Span] = []
        pieces: list[str] = []
        at = length = 0
        for span in self.old:
            bar = BAR + "\n" * span.of(text).count("\n")
            pieces += [text[at : span.start], bar]
            length += span.start - at
            self.new.append(Span(length, length + len(bar)))
            length += len(bar)
            at = span.end
        self.text = "".join((*pieces, text[at:]))
        self.ends = [span.end for span in self.old]

    def place(self, place: int) -> int:
        """Return where a place of the text is now; one within a name is behind its bar."""
        number = bisect_right(self.ends, place)
        shift = self.new[number - 1].end - self.old[number - 1].end if number else 0
        if number < len(self.old) and self.old[number].start < place:
            return self.new[number].end
        return place + shift

    def span(self, span: Span) -> Span:
        """Return where a stretch of the text is now."""
        return Span(self.place(span.start), self.place(span.end))

"""Who "the minister" is: the person whom the text has given that office."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dossier.analyse.persons.records import NOBODY, Antecedent, Candidate, Reference, Sex
from dossier.analyse.persons.scene import Office, Scene
from dossier.english.function_words import POSSESSIVES
from dossier.english.lexicon import ANY, words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import Reason
from dossier.trace import is_tracing, note

WOMEN = words(ANY, "woman")
MEN = words(ANY, "man")
KIN = (WOMEN | MEN) & words("kinship", "kin")
PEOPLE = WOMEN | MEN | words(ANY, "anyone")
"""Nouns for people, beside offices."""
ARTICLES = word_set("the a an another one")
OPENERS = ARTICLES | POSSESSIVES
"""What a description begins with."""
EQUATING = word_set("is was are were be been being as become became becomes remains remained named called")
"""Before an article they say what somebody is: no other person is meant."""
GOES_ON = word_set("of for to at in from on")
"""Behind an office they make it a narrower one: "the president of Chad"."""
NOT_THE_OFFICE = words(ANY, "other_holder")
"""Words before an office that make the role another one."""
BODY_NOUNS = words("bodies", "taken_up")
"""Nouns for bodies that stand in names and, alone with an article, for the body so named."""
LONGEST = 4
"""Words of a description behind its article."""
LEADING = 2
"""Words of "the Russian leader" behind the article."""
HEADS = word_set("president premier king queen chancellor minister leader")
"""Offices of those who lead a state; of ministers the first only."""
NEAR = 2
"""Sentences back in which one of several holders of an office must be the only one named."""


@dataclass(frozen=True, slots=True)
class Description:
    """A noun phrase that means a person or a body without naming them."""

    first: int
    last: int
    head: int
    body: bool
    """Whether its noun is one for bodies."""


def find_descriptions(tokens: Tokens, scene: Scene) -> list[Description]:
    """Find phrases such as "the minister", "a 25-year-old man", in order.

    Those that only say what a named person is (appositions, predicates, titles before a name) are left out.
    """
    found: list[Description] = []
    for at in tokens.places(OPENERS):
        low, high = tokens.segment_at(at)
        if at == high - 1:
            continue
        if tokens.lower[at] in POSSESSIVES and is_relative(at, low, high, tokens):
            found.append(Description(at + 1, at + 2, at + 1, body=False))
        if tokens.lower[at] in ARTICLES and stands_alone(at, low, tokens, scene):
            head = head_of(at + 1, high, scene)
            head = head or one_of(at, high, scene)
            if head and not leads_on(head + 1, high, tokens, scene) and not is_a_title(at, head, tokens):
                found.append(Description(at, head + 1, head, tokens.lower[head] in BODY_NOUNS))
    return found


def is_a_title(at: int, head: int, tokens: Tokens) -> bool:
    """Tell whether capitals between marks are what something is called: the jersey says "The Poet"."""
    marked = at > 0 and head + 1 < len(tokens) and {tokens.words[at - 1], tokens.words[head + 1]} <= QUOTATION_MARKS
    return marked and tokens.words[at][0].isupper() and tokens.words[head][0].isupper()


QUOTATION_MARKS = frozenset("\"'“”‘’")


def is_relative(at: int, low: int, high: int, tokens: Tokens) -> bool:
    """Tell whether somebody's relative begins a sentence as its subject, and is not named: "His mother shrugs"."""
    if at != low or tokens.lower[at + 1] not in KIN or at + 2 >= high:
        return False
    return tokens.words[at + 2][0].islower() or tokens.words[at + 2] == ","


def stands_alone(at: int, low: int, tokens: Tokens, scene: Scene) -> bool:
    """Tell whether a phrase is no part of a name, no apposition to one before it and no predicate of a sentence."""
    if at in scene.inside:
        return False
    before = tokens.lower[at - 1] if at > low else "."
    return before not in EQUATING and not (before in {",", "(", "–", "—"} and at - 2 in scene.inside)


def head_of(first: int, high: int, scene: Scene) -> int:
    """Return the noun that says who is described, or 0: the last of a run of nouns for people."""
    tokens, is_office = scene.tokens, scene.is_office
    if tokens.lower[first] in BODY_NOUNS and tokens.lower[first - 1] == "the":
        return first
    for at in range(first, min(high, first + LONGEST)):
        word = tokens.lower[at]
        if not word[0].isalnum() or word in ARTICLES:
            return 0
        if is_person_noun(word, is_office):
            following = tokens.lower[at + 1] if at + 1 < high else ""
            if not is_person_noun(following, is_office):
                return at
    return 0


def one_of(at: int, high: int, scene: Scene) -> int:
    """Return the noun of "one of the victims", or 0."""
    lower = scene.tokens.lower
    if lower[at] != "one" or lower[at + 1 : at + 2] != ("of",):
        return 0
    for place in range(at + 2, min(high, at + 2 + LONGEST)):
        if lower[place].endswith("s") and is_person_noun(lower[place][:-1], scene.is_office):
            return place
    return 0


def is_person_noun(word: str, is_office: Office) -> bool:
    """Tell whether a noun is one for a single person."""
    return word in PEOPLE or (is_office(word) and not word.endswith("s"))


def leads_on(at: int, high: int, tokens: Tokens, scene: Scene) -> bool:
    """Tell whether a name or more of the description follows."""
    if at >= high:
        return False
    word = tokens.words[at]
    if word == "," and at + 1 < high:
        return at + 1 in scene.inside or tokens.lower[at + 1] in {"he", "she", "a", "an", "the"}
    return word[0].isupper() or word[0].isdigit() or word == "-"


def unnamed(description: Description, scene: Scene) -> Antecedent:
    """Return somebody unnamed as a rival for the pronouns behind."""
    head = scene.tokens.lower[description.head]
    sex: Sex | None = "f" if head in WOMEN else "m" if head in MEN else None
    return scene.antecedent(description.first, description.last, NOBODY, sex)


@dataclass(frozen=True, slots=True)
class Holders:
    """Who may be meant by a description, by each word of their roles, or of a body's name."""

    candidates: Sequence[Candidate]
    scene: Scene
    persons: dict[str, list[int]]
    bodies: dict[str, list[int]]
    others: dict[str, int]
    """Noun -> where somebody unnamed was last called so ("another player")."""

    def seen(self, description: Description) -> None:
        """Remember a description of somebody new."""
        if self.scene.tokens.lower[description.first] != "the":
            self.others[self.scene.tokens.lower[description.head]] = description.first

    def meant(self, description: Description) -> Reference | None:
        """Return whom a definite description means, or None.

        Where several may be meant, the only one of them named in the sentences around is.
        """
        lower = self.scene.tokens.lower
        following = lower[description.last] if description.last < len(lower) else ""
        if lower[description.first] != "the" or following in GOES_ON:
            return None
        kind = KINDS[description.body]
        said = lower[description.first + 1 : description.last]
        fitting = [at for at in kind.fitting(self, said) if self.is_before(at, description)]
        chosen = fitting[0] if len(fitting) == 1 else self.only_near(fitting, description)
        if is_tracing() and fitting:
            span = self.scene.tokens.span(description.first, description.last)
            if chosen is None:
                note("persons", "one of several", span, "refused", f"{len(fitting)} may be meant")
            else:
                note("persons", kind.name, span, "decided", self.scene.words(*self.candidates[chosen].places[0]))
        if chosen is None:
            return None
        return Reference(description.first, description.last, chosen, "description", kind.reason)

    def in_office(self, words: Sequence[str]) -> list[int]:
        """Return the persons who are said to hold an office."""
        holding = self.persons.get(words[-1], ())
        found = [at for at in holding if any(is_holder(office, words) for office in self.candidates[at].offices)]
        return found or self.at_the_head(words)

    def at_the_head(self, words: Sequence[str]) -> list[int]:
        """Return who is at the head of the state whose leader is spoken of: "the Russian leader" is its president."""
        if len(words) != LEADING or words[-1] != "leader":
            return []
        holding = dict.fromkeys(at for office in HEADS for at in self.persons.get(office, ()))
        return [at for at in holding if any(leads(office, words[0]) for office in self.candidates[at].offices)]

    def of_kind(self, words: Sequence[str]) -> list[int]:
        """Return the bodies whose names say that they are of a kind."""
        return self.bodies.get(words[-1], [])

    def is_before(self, number: int, description: Description) -> bool:
        """Tell whether an actor was named before, and nobody else has been called the same since."""
        places = self.candidates[number].places
        other = self.others.get(self.scene.tokens.lower[description.head], -1)
        return places[0][0] < description.first and any(
            other < place[0] < place[1] <= description.first for place in places
        )

    def only_near(self, fitting: Sequence[int], description: Description) -> int | None:
        """Return the only one of several who is named in the sentences around."""
        low = self.scene.starts[max(0, self.scene.sentence(description.first) - NEAR)]
        high = description.first
        near = [at for at in fitting if any(low <= first < high for first, _ in self.candidates[at].places)]
        return near[0] if len(near) == 1 else None


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to be described."""

    name: str
    reason: Reason
    """What the record says."""
    fitting: Callable[[Holders, Sequence[str]], list[int]]
    """For the words behind the article, whoever may be meant."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


KINDS: tuple[Kind, Kind] = (
    Kind(
        "office stated before",
        Reason("office-stated-before"),
        Holders.in_office,
        yes=(
            "Foreign Minister Anna Berg arrived. [The foreign minister]{Anna Berg} smiled.",
            "President Anna Berg met reporters. Rain fell on [the president]{Anna Berg}.",
            "Norse President Anna Berg arrived. [The Norse leader]{Anna Berg} smiled.",
        ),
        no=(
            "Vice President Anna Berg arrived. [The Norse leader] smiled.",
            'Poet Anna Berg arrived. Her jersey says "[The Poet]" on the back.',
            "Vice President Anna Berg arrived. [The president] smiled.",
            "President Anna Berg met [the president] of Chad.",
        ),
    ),
    Kind(
        "kind of body in its name",
        Reason("kind-of-body-in-its-name"),
        Holders.of_kind,
        yes=("Nordic Shipping Company lost money. [The company]{Nordic Shipping Company} cut jobs.",),
        no=("Nordic Shipping Company lost money. [The agency] cut jobs.",),
    ),
)
"""Persons by their office, bodies by the noun in their name; which of the two, the noun says."""


def holders(candidates: Sequence[Candidate], scene: Scene) -> Holders:
    """Look over the roles of persons and the names of bodies."""
    found = Holders(candidates, scene, {}, {}, {})
    for number, candidate in enumerate(candidates):
        table = found.persons if candidate.type == "person" else found.bodies
        for word in dict.fromkeys(word for office in candidate.offices for word in office):
            if candidate.type == "person" or word in BODY_NOUNS:
                table.setdefault(word, []).append(number)
    return found


def leads(office: Sequence[str], state: str) -> bool:
    """Tell whether an office is the highest of a state, by the adjective before it: "Russian President"."""
    if "minister" in office and "prime" not in office:
        return False
    return office[:1] == (state,) and not HEADS.isdisjoint(office) and NOT_THE_OFFICE.isdisjoint(office)


def is_holder(office: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether a stated role is that office: "President of Chad" is the president, "Vice President" is not."""
    if not set(words) <= set(office):
        return False
    first = min(office.index(word) for word in words)
    return NOT_THE_OFFICE.isdisjoint(office[:first])

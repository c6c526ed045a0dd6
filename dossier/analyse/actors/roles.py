"""Find the office or description that the text gives a person, as stated and with its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from dossier.analyse.actors.appositions import after, after_articles
from dossier.analyse.actors.before_comma import reversed_apposition
from dossier.analyse.actors.before_name import ADDRESSING, after_sentence_start, before, without_the_sentence
from dossier.analyse.actors.behind_name import behind_life
from dossier.analyse.actors.cases import say
from dossier.analyse.actors.descriptions import (
    APPOSITION,
    RELATIVE_CLAUSE,
    TITLE,
    Scene,
    add_role,
    belongs,
    is_office,
    is_plural_office,
    noun_phrase_end,
    office_within,
)
from dossier.analyse.actors.entities import Entity
from dossier.analyse.actors.generations import generation_before
from dossier.analyse.actors.names import Name
from dossier.analyse.actors.office_below import office_below
from dossier.english.lexicon import words
from dossier.english.patterns import word_set
from dossier.english.tokens import Tokens
from dossier.model import Reason, Role
from dossier.trace import is_tracing

GOVERNING = words("bodies", "governs")
"""Bodies of which "X of the ..." says an office; "of Harvard University" tells only where one works."""
LEADING = word_set("heads leads headed led chairs chaired runs ran commands commanded directs")
"""What the one at the head of a body does."""
MOST_NAMES = 200
"""Names of one actor at which roles are looked for."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A place beside a name where a role may stand."""

    name: str
    reason: Reason
    """What the record says."""
    find: Callable[[Name, Scene], tuple[int, int] | None]
    """The role at a name, as a range of tokens."""
    yes: tuple[str, ...]
    no: tuple[str, ...] = ()


def find_roles(entity: Entity, scene: Scene) -> tuple[Role, ...]:
    """Find the roles of a person.

    Parameters:
        entity: The actor.
        scene: The document it stands in.

    Returns:
        Each role once, in order of the text, bare ranks last; those stated at a name only. Their `text` is
            still to be filled in.
    """
    if entity.type != "person":
        return ()
    names = entity.names[:MOST_NAMES]
    beside = roles_at(names, scene, BESIDE)
    return telling_first(beside, scene.tokens) or roles_at(names, scene, IN_CLAUSES, first_only=True)


def telling_first(roles: tuple[Role, ...], tokens: Tokens) -> tuple[Role, ...]:
    """Put a rank or form of address behind what says more: chief of staff, then General."""
    return tuple(sorted(roles, key=lambda role: is_address_alone(role, tokens)))


def is_address_alone(role: Role, tokens: Tokens) -> bool:
    """Tell whether a role is only how one is addressed."""
    place = tokens.place(role.span)
    return place is not None and all(word.removesuffix(".") in ADDRESSING for word in tokens.lower[place[0] : place[1]])


def roles_in_sentences(pronouns: Sequence[Name], scene: Scene) -> tuple[Role, ...]:
    """Return the office that a sentence of its own gives a person: She is the study's lead author.

    Parameters:
        pronouns: Where "he" and "she" stand for the person.
        scene: The document.
    """
    return roles_at(pronouns, scene, IN_CLAUSES[-1:])


def roles_at(
    names: Sequence[Name], scene: Scene, patterns: Sequence[Pattern], *, first_only: bool = False
) -> tuple[Role, ...]:
    """Return the roles that some patterns find at some names.

    Parameters:
        names: A person's names.
        scene: The document.
        patterns: Where to look.
        first_only: Whether the first pattern that holds at a name is enough.
    """
    roles: list[Role] = []
    seen: set[str] = set()
    for name in names:
        for pattern in patterns:
            found = pattern.find(name, scene)
            if found is None:
                continue
            if found[1] == name.first:
                found = with_owner(without_the_sentence(*found, scene.tokens), scene), found[1]
            if found[0] >= found[1] or (found[1] == name.first and generation_before(name, scene.tokens)):
                continue
            add_role(roles, seen, *found, pattern.reason, scene.tokens)
            if is_tracing():
                words = " ".join(scene.tokens.words[found[0] : found[1]])
                say(pattern.name, name, scene.tokens, "decided", words)
            if first_only:
                break
    return tuple(roles)


def with_owner(first: int, scene: Scene) -> int:
    """Take in whose an office is where it would begin with "'s": Applicant | 's representative Ann Lee."""
    return first - (first > 0 and scene.tokens.words[first] == "'s")


def clause_behind(name: Name, tokens: Tokens, high: int) -> int | None:
    """Return where the verb of a relative clause behind a name stands: ", who heads ..."."""
    at = name.last + (1 if name.last < high and tokens.words[name.last] == "," else 0)
    return at + 1 if at + 2 < high and tokens.words[at].lower() == "who" else None


def who_is(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return the office that a relative clause says one has: "who is now the president of ..."."""
    verb = clause_behind(name, tokens, high)
    if verb is None:
        return None
    has_been = tokens.lower[verb] in {"has", "had"} and tokens.lower[verb + 1] == "been"
    if not has_been and tokens.words[verb].lower() not in {"is", "was", "remains", "became"}:
        return None
    first = verb + 2 if has_been else verb + 1
    if first < high and tokens.words[first].lower() in {"also", "now", "currently", "then"}:
        first += 1
    first = after_articles(first, high, tokens)
    last = noun_phrase_end(first, high, tokens, persons)
    return (first, last) if last > first and office_within(first, last, tokens, 4) else None


def who_heads(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return what a relative clause says one leads, with the verb: "who heads the agency"."""
    verb = clause_behind(name, tokens, high)
    if verb is None or tokens.words[verb].lower() not in LEADING:
        return None
    last = noun_phrase_end(verb + 1, high, tokens, persons)
    return (verb, last) if last > verb + 1 else None


def takes_office(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return the office that a verb behind a name gives or takes: was elected president, took over as coach."""
    verb = clause_behind(name, tokens, high) or behind_life(name.last, high, tokens)
    first = behind_office_verb(verb, high, tokens, persons)
    if first is None:
        return None
    first = after_articles(first, high, tokens)
    last = noun_phrase_end(first, high, tokens, persons)
    return (first, last) if last > first and office_within(first, last, tokens, 4) else None


def behind_office_verb(at: int, high: int, tokens: Tokens, persons: Collection[int]) -> int | None:
    """Return where an office begins behind a verb that says what somebody is or was, if there is such a verb."""
    start = at
    while at < high and tokens.lower[at] in BESIDE_VERB:
        at += 1
    if at + 2 >= high:
        return None
    if tokens.lower[at] in MADE and at > start:
        return after_as(at + 1, tokens)
    if tokens.lower[at] in HELD:
        return behind_post(at + 1, tokens)
    return behind_as(at, high, tokens, persons) if tokens.lower[at] in WORKS_AS else None


def after_as(at: int, tokens: Tokens) -> int:
    """Step over "as" or "to be" before an office."""
    if tokens.lower[at : at + 2] == ("to", "be"):
        return at + 2
    return at + (tokens.lower[at] == "as")


def behind_post(at: int, tokens: Tokens) -> int | None:
    """Return where an office begins behind "the post of"."""
    at += tokens.lower[at] in {"the", "a"}
    return at + 2 if tokens.lower[at] in POSTS and tokens.lower[at + 1 : at + 2] == ("of",) else None


def behind_as(at: int, high: int, tokens: Tokens, persons: Collection[int]) -> int | None:
    """Return where an office begins behind "as", near a verb of working: took over | as; succeeded him | as."""
    for place in range(at + 1, min(high - 1, at + 5)):
        if tokens.lower[place] == "as":
            return place + 1
        if not (tokens.lower[place] in BEFORE_AS or place in persons):
            return None
    return None


BESIDE_VERB = word_set(
    """has had have been was is were also then now later recently since first currently previously once will be being
    formally unanimously officially subsequently eventually"""
)
"""What may stand between somebody and the verb that gives an office."""
MADE = word_set(
    "elected re-elected reelected appointed reappointed named made chosen crowned hired promoted confirmed installed"
)
"""What is done to one who gets an office."""
HELD = word_set("held holds holding occupied assumed resumed")
POSTS = word_set("post position office title role job rank portfolio")
WORKS_AS = word_set(
    """serves served works worked acts acted sworn took takes stepped steps resigned resigns retired retires quit quits
    succeeded succeeds replaced replaces returned returns continues continued sacked fired dismissed ousted removed"""
)
BEFORE_AS = word_set("in over down office aside on him her them")


def who_serves_as(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return as what a relative clause says one serves: "who served as envoy to ..."."""
    verb = clause_behind(name, tokens, high)
    if verb is None or tokens.words[verb].lower() not in {"serves", "served"} or tokens.words[verb + 1] != "as":
        return None
    last = noun_phrase_end(verb + 2, high, tokens, persons)
    return (verb + 2, last) if last > verb + 2 else None


def named_as(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return the office after "as" or "is the": "nominated Bajram Kosumi as prime minister"."""
    at = behind_life(name.last, high, tokens)
    if at + 1 >= high:
        return None
    word = tokens.words[at].lower()
    first = at + 1
    article = tokens.words[first].lower() in {"the", "a", "an"}
    if word not in {"as", "is", "was", "became"} and not (word == "'s" and article):  # he's the director
        return None
    if word in {"is", "was"} and not article and not governs(first, high, tokens):
        return None
    first = after_articles(first, high, tokens)
    last = noun_phrase_end(first, high, tokens, persons)
    return (first, last) if last > first and office_within(first, last, tokens, 4) else None


def governs(first: int, high: int, tokens: Tokens) -> bool:
    """Tell whether an office and of what it is stand at a token, without an article: is | director of the museum."""
    for at in range(first, min(first + 3, high - 1)):
        if is_office(tokens.words[at]):
            if tokens.words[at + 1] == "and":  # is | chair and executive director of the museum
                return governs(at + 2, high, tokens)
            if not is_office(tokens.words[at + 1]):
                return tokens.words[at + 1] in {"of", "for", "at"}
    return False


def appointed(name: Name, tokens: Tokens, high: int, persons: Collection[int]) -> tuple[int, int] | None:
    """Return the office a person is put forward for: "Marc Ostfield, of Pennsylvania, to be Ambassador ..."."""
    if name.last + 3 >= high or (tokens.words[name.last] != "," and not is_put_forward(name, tokens)):
        return None
    for at in range(name.last, min(high - 2, name.last + 40)):
        if at in persons:
            return None
        if tokens.words[at] == "to" and tokens.words[at + 1] in {"be", "become"}:
            first = after_articles(at + 2, high, tokens)
            last = noun_phrase_end(first, high, tokens, persons)
            return (first, last) if last > first and office_within(first, last, tokens, 6) else None
    return None


def is_put_forward(name: Name, tokens: Tokens) -> bool:
    """Tell whether words before a name say that somebody is nominated or appointed."""
    near = tokens.lower[max(0, name.first - 3) : name.first]
    return any(word.startswith(("nominat", "appoint")) for word in near)


def shared_title(
    name: Name, tokens: Tokens, low: int, persons: Collection[int], inside: dict[int, Name]
) -> tuple[int, int] | None:
    """Return the plural title that a list of persons shares: "Senators Collins and Manchin"."""
    at = name.first
    for _ in range(4):
        joined = left_of_joint(at, tokens, low, inside)
        at = joined
        while at > low and at - 1 in persons:
            at -= 1
        if at == joined:
            break
        title = plural_title(at, tokens, low, persons, inside)
        if title is not None:
            return title
    return plural_before(name, tokens, low, persons, inside)


def left_of_joint(at: int, tokens: Tokens, low: int, inside: dict[int, Name]) -> int:
    """Step over what joins a person of a list to the one before, and over where that one is from.

    Returns:
        One past the last word of the person before; where nothing joins them, the sentence's beginning, before which
        nobody stands.
    """
    if at <= low or tokens.words[at - 1] not in {"and", ",", "&", "or"}:
        return low
    at -= 1
    if at > low and tokens.words[at - 1] == ",":
        at -= 1
    if at > low and tokens.words[at - 1] == ")":  # Senators Ann Lee (D-N.M.) and Jo Ray
        at = next((place for place in range(at - 2, max(low, at - 9), -1) if tokens.words[place] == "("), at)
    while at > low and (at - 1 in inside or tokens.words[at - 1] == "of"):
        at -= 1
    return at


def plural_title(
    last: int, tokens: Tokens, low: int, persons: Collection[int], inside: dict[int, Name]
) -> tuple[int, int] | None:
    """Return the plural title that ends before a token, or before a comma or colon there."""
    if last > low and tokens.words[last - 1] in {",", ":"}:
        last -= 1
    if last <= low or not is_plural_office(tokens.words[last - 1]):
        return None
    first = last - 1
    while first > low and first - 1 not in persons and belongs(first - 1, tokens, inside):
        first -= 1
    return after_sentence_start(first, last, tokens, low, inside), last


def plural_before(
    name: Name, tokens: Tokens, low: int, persons: Collection[int], inside: dict[int, Name]
) -> tuple[int, int] | None:
    """Return the plural title before the first of a list: "two Democratic Representatives, Collin Peterson and ..."."""
    if name.first <= low or tokens.words[name.first - 1] not in {",", ":"}:
        return None
    if name.last >= len(tokens) or tokens.words[name.last] not in {"and", ",", "&"}:
        return None
    return plural_title(name.first, tokens, low, persons, inside)


def member_of(name: Name, tokens: Tokens, high: int, bodies: dict[int, int]) -> tuple[int, int] | None:
    """Return "of the provincial council" after a name, where the words are a body's."""
    at = name.last
    at += at + 1 < high and tokens.words[at] == ","
    if at + 1 >= high or tokens.words[at] != "of":
        return None
    first = at + 1 + (tokens.words[at + 1] == "the")
    if first in bodies and bodies[first] <= high:
        governs = {word.lower() for word in tokens.words[first : bodies[first]]} & GOVERNING
        return (at, bodies[first]) if governs else None
    return None


def in_charge(name: Name, tokens: Tokens, low: int) -> tuple[int, int] | None:
    """Return "Special Agent in Charge" before a name."""
    at = name.first - 2
    if at <= low or tokens.words[at : name.first] not in {("in", "Charge"), ("in", "charge")}:
        return None
    while at > low and tokens.words[at - 1][0].isupper() and tokens.words[at - 1].isalpha():
        at -= 1
    head = tokens.words[name.first - 3]
    return (at, name.first) if at < name.first - 2 and is_office(head) else None


def low(name: Name, scene: Scene) -> int:
    """Return where a name's sentence begins."""
    return scene.bounds[name.first][0]


def high(name: Name, scene: Scene) -> int:
    """Return where a name's sentence ends."""
    return scene.bounds[name.first][1]


BESIDE: tuple[Pattern, ...] = (
    Pattern(
        "title directly before",
        TITLE,
        lambda name, at: before(name, at.tokens, low(name, at), at.inside, at.persons),
        yes=(
            "Foreign Minister [Anna Berg]{Foreign Minister} left.",
            "Shopkeeper [Anna Berg]{Shopkeeper} left.",
            "A senior member of the Health Ministry [Anna Berg]{senior member of the Health Ministry} left.",
            "West Australian Senator [Anna Berg]{West Australian Senator} left.",
            "Emergency Services Minister [Anna Berg]{Emergency Services Minister} left.",
            "South Korean President [Anna Berg]{South Korean President} left.",
            "They were captain Tom Lund, sophomore [Anna Berg]{sophomore} and others.",
            "Fire captain [Anna Berg]{Fire captain} wept.",
            "Humanitarian Coordinator [Anna Berg]{Humanitarian Coordinator} wept.",
            "Welfare Minister [Anna Berg]{Welfare Minister} wept.",
            "Planning inspector [Anna Berg]{Planning inspector} wept.",
            "Defence minister Colonel [Anna Berg]{Defence minister} left.",
            "NATO Secretary General [Tom Berg]{Secretary General} spoke.",
            "Army spokesman Lt. Col. [Tom Berg]{Army spokesman} spoke.",
            "The Speaker and Senator [Anna Berg]{Senator} left.",
            "They came to witness city mayor [Anna Berg]{city mayor} on Friday.",
            "Republicans praise Governor [Anna Berg]{Governor} for it.",
            "Chief Adviser to the President Dr. [Anna Berg]{Chief Adviser to the President} left.",
            "An adviser to President [Anna Berg]{President} left.",
            "All changed the moment President [Anna Berg]{President} left.",
            "Thanks to Senators Moran and Tester and Representatives [Takano]{Representative} and Bost.",
            "He was joined by jazz drummer [Anna Berg]{jazz drummer} on Friday.",
            "Minister for Trade, Industry and Energy [Anna Berg]{Minister for Trade , Industry and Energy} left.",
            "Vice Chairman of the Joint Staff Gen. [Tom Berg]{Vice Chairman of the Joint Staff} left.",
            "Former two-term Governor and coach [Tom Berg]{Former two-term Governor and coach} left.",
            "The ex-UK Prime Minister [Tom Berg]{ex - UK Prime Minister} left.",
        ),
        no=(
            "The minister left. [Anna Berg] stayed.",
            "Tom Lund spoke. The elder [Lund] stayed.",
            "The museum shows a major [Anna Berg] painting.",
            "Tom Lund will partner [Anna Berg] in Perth.",
            "Tom Lund, president of Peru & The Honorable [Anna Berg] came.",
            "He took the oath of office as governor of the Honorable [Anna Berg] on Friday.",
        ),
    ),
    Pattern(
        "in charge before",
        TITLE,
        lambda name, at: in_charge(name, at.tokens, low(name, at)),
        yes=("He thanked Special Agent in Charge [Anna Berg]{Special Agent in Charge} for it.",),
        no=("The agent in charge met [Anna Berg].",),
    ),
    Pattern(
        "description before a comma",
        APPOSITION,
        lambda name, at: reversed_apposition(name, at.tokens, low(name, at), high(name, at), at.inside, at.persons),
        yes=(
            "The foreign minister of Cuba, [Anna Berg]{foreign minister of Cuba}, left.",
            "He forged the signature of the firm's president, [Anna Berg]{firm 's president}, his aunt.",
            "The chief mediator for Cuba, [Anna Berg]{chief mediator for Cuba} said on Monday.",
            "In a public statement, Cuba's Prime Minister, [Anna Berg]{Cuba 's Prime Minister} said so.",
            "The leader of the alliance -- [Anna Berg]{leader of the alliance} -- left.",
            "The driver's father, [Tom Berg]{driver 's father}, left.",
            "She went looking for her brother, [Tom Berg]{brother}, in May.",
            "The army's chief of staff, General [Tom Berg]{army 's chief of staff}, left.",
        ),
        no=(
            "In a letter to the Ambassador, [Anna Berg], asked for help.",
            "After talks with the president, [Anna Berg] said on Monday.",
            "After talks with Tom Lund, the president, [Anna Berg] said on Monday.",
            "My father, [Tom Berg], left.",
            "Ministers from Cuba, [Anna Berg] and others left.",
            "A warm welcome to my friend, [Anna Berg].",
            "A spokeswoman for the transport minister, [Anna Berg], said so.",
        ),
    ),
    Pattern(
        "line below",
        APPOSITION,
        office_below,
        yes=("Statement of\n\n[Anna Berg]{Director of Port Safety}\nDirector of Port Safety\nMinistry of Transport",),
        no=("[Anna Berg]\n\nDirector of Port Safety", "[Anna Berg]\nThe director of the port left the town."),
    ),
    Pattern(
        "apposition behind",
        APPOSITION,
        lambda name, at: after(name, at.tokens, high(name, at), at.persons, at.bodies),
        yes=(
            "[Anna Berg]{chief of the agency}, the chief of the agency, left.",
            "[Anna Berg]{Information Minister}, the Information Minister paid tribute to her.",
            "[Anna Berg]{lawyer}, Tom Lund's lawyer, left.",
            "[Anna Berg]{ex-wife}, his ex-wife, left.",
            "[Anna Berg]{drummer of the band Berg}, drummer of the band Berg, left.",
            "[Anna Berg]{sensor operator}, sensor operator, left.",
            "[Anna Berg] MP, Secretary of State for Justice, left.",
            "Present: [Anna Berg]{Treasurer} (Treasurer), Tom Lund (Clerk) and others.",
            "[Anna Berg]{director of the lab}, M.D., Ph.D., director of the lab, left.",
            "The Honorable [Anna Berg]{U.S. Secretary of State}, U.S. Secretary of State, will lead the delegation.",
            "[Anna Berg]{Head , Federal Emergency Agency}, Head, Federal Emergency Agency (FEA), left.",
            "[Anna Berg]{lawyer of Secretary Tom Lund}, a lawyer of Secretary Tom Lund, left.",
            "[Anna Berg]{ranking member of the panel} (R-Ohio), ranking member of the panel, left.",
            "[Anna Berg]{mother of two}, 34, a mother of two, left.",
            "[Anna Berg]{sister of the singer Tom Lund}, sister of the singer Tom Lund, left.",
            "[Anna Berg]{head of the court}, the head of the court decided, left it open.",
            "[Anna Berg]{lead author of the study} of Leeds University, lead author of the study, left.",
        ),
        no=(
            "[Anna Berg], who left, met the chief.",
            "It is about people like [Anna Berg], [and his brother and mother], who drowned.",
            "They met [Anna Berg], Secretary of Defense Tom Lund and Per Moe.",
            "President [Anna Berg], Mr. Secretary-General, I thank you.",
            "[Anna Berg], the president and I miss you.",
            "He was Senior Adviser to Secretary [Anna Berg], Deputy Director of Planning, and envoy to Chad.",
            "[Anna Berg], Tom Lund's old house and a garden burned.",
            "The envoy said that his friend, [Anna Berg], met the president of Peru, Tom Lund, in Lima.",
        ),
    ),
    Pattern(
        "office one is put forward for",
        APPOSITION,
        lambda name, at: appointed(name, at.tokens, high(name, at), at.persons),
        yes=(
            "[Anna Berg]{Ambassador}, of Ohio, to be Ambassador to the Republic of Chad.",
            "[Anna Berg]{Ambassador Extraordinary}, of Ohio, to be Ambassador Extraordinary of the Republic to Chad.",
            "[Anna Berg]{Member of the Board}, of Ohio, to be a Member of the Board for a term of four years.",
            "They put off the nomination of [Anna Berg]{Chair} to become the Chair of the commission.",
        ),
        no=("[Anna Berg], of Ohio, met the Ambassador to Chad.",),
    ),
    Pattern(
        "plural title of a list",
        TITLE,
        lambda name, at: shared_title(name, at.tokens, low(name, at), at.persons, at.inside),
        yes=(
            "Senators Tom Lund and [Anna Berg]{Senator} left.",
            "Senators Tom Lund (D-Mo.), Jo Moe (R-Pa.) and [Anna Berg]{Senator} left.",
            "Sens. Tom Lund and [Anna Berg]{Sen} left.",
        ),
        no=("Senator Tom Lund met [Anna Berg].",),
    ),
    Pattern(
        "member of a body",
        APPOSITION,
        lambda name, at: member_of(name, at.tokens, high(name, at), at.bodies),
        yes=("[Anna Berg]{National Council}, of the National Council, left.",),
        no=("[Anna Berg], of Harvard University, left.",),
    ),
)
"""Where a role stands beside a name; all are looked at."""
IN_CLAUSES: tuple[Pattern, ...] = (
    Pattern(
        "who is",
        RELATIVE_CLAUSE,
        lambda name, at: who_is(name, at.tokens, high(name, at), at.persons),
        yes=(
            "[Anna Berg]{chief of the agency}, who is now the chief of the agency, left.",
            "[Anna Berg]{chief of the agency}, who has been the chief of the agency since May, left.",
        ),
        no=("[Anna Berg], who is ill, left.",),
    ),
    Pattern(
        "who heads",
        RELATIVE_CLAUSE,
        lambda name, at: who_heads(name, at.tokens, high(name, at), at.persons),
        yes=("[Anna Berg]{heads the agency}, who heads the agency, left.",),
        no=("[Anna Berg], who left the agency, is ill.",),
    ),
    Pattern(
        "who serves as",
        RELATIVE_CLAUSE,
        lambda name, at: who_serves_as(name, at.tokens, high(name, at), at.persons),
        yes=("[Anna Berg]{envoy to Chad}, who served as envoy to Chad, left.",),
        no=("[Anna Berg], who served the meal, left.",),
    ),
    Pattern(
        "verb that gives or takes an office",
        APPOSITION,
        lambda name, at: takes_office(name, at.tokens, high(name, at), at.persons),
        yes=(
            "[Anna Berg]{president of the union} was elected president of the union.",
            "[Anna Berg]{coach} took over as coach in May.",
            "[Anna Berg]{Chief of the Port Police} has served as the Chief of the Port Police since 2018.",
            "[Anna Berg]{envoy to Chad} currently serves as envoy to Chad.",
            "[Anna Berg]{Foreign Secretary} succeeded Tom Lund as Foreign Secretary.",
            "[Anna Berg]{Speaker}, who held the post of Speaker, left.",
        ),
        no=(
            "[Anna Berg] was not elected president.",
            "[Anna Berg] may be elected president.",
            "[Anna Berg] took the box as the president slept.",
        ),
    ),
    Pattern(
        "named as",
        APPOSITION,
        lambda name, at: named_as(name, at.tokens, high(name, at), at.persons),
        yes=(
            "They chose [Anna Berg]{prime minister} as prime minister.",
            "[Anna Berg]{director of the museum} is director of the museum.",
            "[Anna Berg]{chair and director of the museum} is chair and director of the museum.",
            "[Anna Berg]{envoy to Chad}'s the envoy to Chad.",
            "[Anna Berg]{British painter} (née Lund; 3 May 1910 – 7 June 1980) was a British painter.",
            "[Anna Berg]{British painter}, better known as Ada Moe, was a British painter.",
        ),
        no=("They saw [Anna Berg] as the rain fell.", "[Anna Berg] is ill, and the director of the museum left."),
    ),
)
"""Where else a person's role may be stated; looked at where no name has one beside it."""
PATTERNS = (*BESIDE, *IN_CLAUSES)

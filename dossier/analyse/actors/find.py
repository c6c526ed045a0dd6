"""Find the actors of a document: tag, mend, resolve, describe."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from dossier.analyse.actors.body_roles import find_body_roles
from dossier.analyse.actors.borders import GENERATIONS
from dossier.analyse.actors.cases import say
from dossier.analyse.actors.countries import capital_code, countries
from dossier.analyse.actors.descriptions import TITLE, Scene, country_of, is_office, scene
from dossier.analyse.actors.document_pass import mend
from dossier.analyse.actors.entities import Entity, bare
from dossier.analyse.actors.names import KINDS, MODEL, Name, RawMention, check_mentions, words_of
from dossier.analyse.actors.nominal import find_bodies
from dossier.analyse.actors.resolve import resolve
from dossier.analyse.actors.roles import find_roles, roles_in_sentences
from dossier.analyse.actors.same_body import owner_code
from dossier.analyse.actors.sexes import sex_of
from dossier.analyse.actors.suitability import prose_problem
from dossier.analyse.actors.tagger import find_names
from dossier.analyse.actors.titled import labels_in_short, name_in_full, named_by_office
from dossier.analyse.persons import SHE, Candidate, Reference, find_references
from dossier.english.names import in_usual_case, slug, unique
from dossier.english.sentences import find_sentences
from dossier.english.tokens import Tokens, cut_at, tokens_of
from dossier.model import Actor, ActorType, Block, Confidence, Mention, Reason, Role, Sentence, Span, Turn
from dossier.spans import SpanIndex
from dossier.trace import is_tracing

SURE = 250
"""Margin of the model above which a single finding counts as sure; half of the weight of a strong feature."""
UNSURE = 60


@dataclass(slots=True)
class Draft:
    """An actor with its mentions, before ids are given."""

    entity: Entity
    mentions: list[Mention]
    margin: int
    roles: tuple[Role, ...] = ()


def find_actors(
    text: str,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    mentions: Iterable[RawMention] | None = None,
    tokens: Tokens | None = None,
    turns: Sequence[Turn] = (),
    title: str = "",
) -> tuple[Actor, ...]:
    """Find who and what acts in a document.

    Parameters:
        text: The document's text.
        blocks: Its blocks.
        sentences: Its sentences, in order.
        mentions: Names found by another engine; None for the built-in tagger. Document rules, roles and resolution are
            the same for both.
        tokens: Its tokens, if they are at hand.
        turns: Its turns: a label names a person or nobody.
        title: Its title, where that stands outside the text.

    Returns:
        Actors, the most central first.

    Raises:
        EngineError: If one of `mentions` does not fit the text.
    """
    tokens = tokens if tokens is not None else tokens_of(text, sentences, blocks)
    if mentions is None:
        least = SURE if prose_problem(text) is not None else 0
        names = [name for name in tagged(tokens) if is_sure(name, least, tokens)]
    else:
        checked = check_mentions(mentions, text)
        tokens = cut_at(tokens, {offset for mention in checked for offset in (mention.start, mention.end)}, text)
        names = given(checked, tokens)
    names = mend(by_labels(text, names, tokens, turns), tokens)
    people = people_in(title) if title and mentions is None and labels_in_short(turns) else ()
    return describe(text, tokens, names, blocks, turns, people)


def people_in(title: str) -> tuple[Actor, ...]:
    """Return the persons whom a title names."""
    block = (Block(Span(0, len(title)), "heading"),)
    found = find_actors(title, block, find_sentences(title, block))
    return tuple(actor for actor in found if actor.type == "person")


def is_sure(name: Name, least: int, tokens: Tokens) -> bool:
    """Tell whether the model is sure enough of a name; where the text is no prose it has to be surer."""
    sure = name.margin >= least
    if is_tracing():
        words = " ".join(words_of(name, tokens))
        say(TAGGER, name, tokens, "seen" if sure else "refused", f"{words} ({name.type}), margin {name.margin}")
    return sure


TAGGER = "tagger"


def tagged(tokens: Tokens) -> list[Name]:
    """Return what the built-in model finds."""
    return [Name(found.first, found.last, KINDS[found.label], MODEL, found.margin) for found in find_names(tokens)]


def by_labels(text: str, names: list[Name], tokens: Tokens, turns: Sequence[Turn]) -> list[Name]:
    """Return the names with the labels of turns read as what they are: a person's name, or that of nobody.

    Offices, places and bodies in a label count only where the text names them elsewhere as well.
    """
    labelled = [turn for turn in turns if turn.label is not None]
    labels = SpanIndex((turn.label, turn) for turn in labelled if turn.label is not None)
    within = [next(labels.around(tokens.span(name.first, name.last)), None) for name in names]
    outside = {words_of(name, tokens) for name, label in zip(names, within, strict=True) if label is None}
    kept = [
        name
        for name, label in zip(names, within, strict=True)
        if label is None or (words_of(name, tokens) in outside and not of_person(name, label[1], tokens))
    ]
    return sorted([*kept, *named_by_labels(tokens, labelled)], key=lambda name: name.first)


def named_by_labels(tokens: Tokens, turns: Sequence[Turn]) -> Iterator[Name]:
    """Yield the personal names in labels."""
    for turn in turns:
        if turn.name is not None and turn.label is not None and turn.name in turn.label:
            place = tokens.place(turn.name)
            if place is not None:
                yield Name(*place, "person", SPEAKER_LABEL, SURE)


def of_person(name: Name, turn: Turn, tokens: Tokens) -> bool:
    """Tell whether a name lies on the personal name of a label."""
    return turn.name is not None and turn.name.overlaps(tokens.span(name.first, name.last))


def given(mentions: Sequence[RawMention], tokens: Tokens) -> list[Name]:
    """Return the mentions of another engine as names over tokens."""
    names = []
    for mention in mentions:
        place = tokens.place(Span(mention.start, mention.end))
        if place is not None:
            kind: ActorType = mention.type  # type: ignore[assignment]  # checked before
            names.append(Name(*place, kind, Reason("engine", (mention.found_by,))))
    return names


def describe(
    text: str,
    tokens: Tokens,
    names: list[Name],
    blocks: Sequence[Block],
    turns: Sequence[Turn],
    people: Sequence[Actor],
) -> tuple[Actor, ...]:
    """Resolve the names and say what the text says of each actor; `people` are those whom the title names."""
    entities = name_in_full(resolve(names, tokens), people, turns, tokens)
    bodies = find_bodies(names, tokens)
    stage = scene(tokens, [*names, *(body for body, _ in bodies)])
    drafts = [draft(text, entity, stage) for entity in entities]
    without_addressed(text, drafts, turns)
    without_anothers(drafts)
    references = find_references([candidate(each, tokens) for each in drafts], tokens, is_office)
    for reference in outside_labels(references, turns, tokens):
        refer(drafts[reference.actor], reference, tokens)
    add_told_roles(drafts, references, text, stage)
    drafts += [label_draft(text, *named) for named in named_by_office(entities, people, turns, text)]
    drafts += body_drafts(tokens, bodies, drafts)
    drafts = [each for each in drafts if each.mentions]
    ranked = sorted(drafts, key=lambda each: (-weight(each, blocks), each.mentions[0].span))
    taken: set[str] = set()
    actors = []
    for each in ranked:
        actors.append(finished(each, text, taken))
        taken.add(actors[-1].id)
    return tuple(actors)


def draft(text: str, entity: Entity, stage: Scene) -> Draft:
    """Return an entity's mentions and roles."""
    mentions = [
        Mention(stage.tokens.span(name.first, name.last), "name", name.found_by, rule)
        for name, rule in zip(entity.names, entity.joined, strict=True)
    ]
    found = find_roles(entity, stage) or find_body_roles(entity, stage)
    roles = tuple(replace(role, text=role.span.of(text)) for role in found)
    return Draft(entity, mentions, max(name.margin for name in entity.names), roles)


def without_addressed(text: str, drafts: Sequence[Draft], turns: Sequence[Turn]) -> None:
    """Take away what only stands behind somebody who is addressed: "Q  Jen, the President said that he will go".

    Only first names: a full name at the beginning is one of which something is said.
    """
    begins = {span.start for turn in turns for span in turn.spans}
    for each in (each for each in drafts if each.roles and begins):
        called = [mention.span for mention in each.mentions if is_addressed(text, mention.span, begins)]
        each.roles = tuple(role for role in each.roles if not is_behind(role, called))


def is_addressed(text: str, name: Span, begins: Container[int]) -> bool:
    """Tell whether one word with a comma begins what somebody says."""
    return name.start in begins and " " not in name.of(text) and text.startswith(",", name.end)


def without_anothers(drafts: Sequence[Draft]) -> None:
    """Take away what stands behind a name and is the title of the next: "Ada Berg, Ambassador to Peru Tom Lund"."""
    titles = {role.span.start: each for each in drafts for role in each.roles if role.pattern == TITLE}
    for each in drafts:
        if any(role.pattern != TITLE and titles.get(role.span.start, each) is not each for role in each.roles):
            each.roles = tuple(
                role for role in each.roles if role.pattern == TITLE or titles.get(role.span.start, each) is each
            )


def is_behind(role: Role, names: Sequence[Span]) -> bool:
    """Tell whether a role was read from the words right behind one of some names."""
    return role.pattern.code == "apposition" and any(0 < role.span.start - span.end < NEAR for span in names)


NEAR = 8
"""Code points between a name and what is set behind it: a comma and an article."""


def outside_labels(references: Sequence[Reference], turns: Sequence[Turn], tokens: Tokens) -> list[Reference]:
    """Return the references without the descriptions that are labels: "THE PRESIDENT" is who speaks, not spoken of."""
    labels = SpanIndex((turn.label, turn) for turn in turns if turn.label is not None)
    return [
        each
        for each in references
        if each.kind != "description" or not any(labels.around(tokens.span(each.first, each.last)))
    ]


def label_draft(text: str, actor: Actor, offices: Sequence[Span]) -> Draft:
    """Return a person named in the title, of whom the text has an office only, as the label of what they say."""
    name = Name(0, 0, "person", SPEAKER_LABEL, SURE, tuple(actor.name.split()))
    entity = Entity("person", [name], [None], gender=actor.gender)
    mentions = [Mention(span, "nominal", SPEAKER_LABEL) for span in offices]
    return Draft(entity, mentions, SURE, (Role(offices[0].of(text), offices[0], TITLE),))


SPEAKER_LABEL = Reason("speaker-label")


def add_told_roles(drafts: Sequence[Draft], references: Sequence[Reference], text: str, stage: Scene) -> None:
    """Give persons without a role the one that a sentence of its own states."""
    by_actor: dict[int, list[Reference]] = {}
    for reference in references:
        by_actor.setdefault(reference.actor, []).append(reference)
    for at, each in enumerate(drafts):
        if each.entity.type == "person" and not each.roles and at in by_actor:
            each.roles = told_by_pronouns(each, text, by_actor[at], stage)


def told_by_pronouns(each: Draft, text: str, references: Sequence[Reference], stage: Scene) -> tuple[Role, ...]:
    """Return the roles that sentences about "he" or "she" state of a person whose name has none beside it.

    Only right behind the person's own name, with nobody else named between: whom a pronoun means is never certain. Who
    speaks says "I": "MS. BERG: She is an expert" is of another.
    """
    tokens, pronouns = stage.tokens, []
    names = sorted(each.entity.names, key=attrgetter("last"))
    for one in references:
        if one.kind != "pronoun" or tokens.lower[one.first] not in {"he", "she"}:
            continue
        named = named_before(names, one.first)
        between = None if named is None else range(named.last, one.first)
        if between is not None and len(between) <= FARTHEST_BACK and stage.persons.isdisjoint(between):
            pronouns.append(Name(one.first, one.last, "person", Reason("pronoun"), 0))
    return tuple(replace(role, text=role.span.of(text)) for role in roles_in_sentences(pronouns, stage))


def named_before(names: Sequence[Name], first: int) -> Name | None:
    """Return the last name before a token; None where it is a label, whose bearer says "I" of themselves."""
    at = bisect_right(names, first, key=attrgetter("last"))
    return names[at - 1] if at and names[at - 1].found_by != SPEAKER_LABEL else None


FARTHEST_BACK = 40
"""Tokens between a name and the pronoun whose sentence states a role."""


def candidate(each: Draft, tokens: Tokens) -> Candidate:
    """Return what later words may refer to, with what is known of it so far."""
    entity = each.entity
    if entity.type == "person":
        full = entity.fullest
        first = "" if len(full) == 1 and len(entity.forms) > 1 else bare(full[0])
        entity.gender = entity.gender or sex_of(entity.names, first, tokens)
    stated = [words_in(role.span, tokens) for role in each.roles] if entity.type == "person" else entity.forms
    return Candidate(
        entity.type,
        tuple((name.first, name.last) for name in entity.names),
        entity.gender,
        tuple(tuple(word.lower() for word in words) for words in stated),
    )


def words_in(span: Span, tokens: Tokens) -> tuple[str, ...]:
    """Return the words of a stretch."""
    return tokens.words[bisect_left(tokens.starts, span.start) : bisect_left(tokens.starts, span.end)]


def refer(each: Draft, reference: Reference, tokens: Tokens) -> None:
    """Add a word that stands for an actor to its mentions, and take up what a pronoun says of a person's sex."""
    span = tokens.span(reference.first, reference.last)
    each.mentions.append(Mention(span, reference.kind, Reason(reference.kind), reference.why))
    if each.entity.type == "person" and reference.kind == "pronoun" and each.entity.gender is None:
        each.entity.gender = "f" if tokens.lower[reference.first] in SHE else "m"


def body_drafts(tokens: Tokens, bodies: list[tuple[Name, str]], drafts: Sequence[Draft]) -> list[Draft]:
    """Return described bodies, the same body of one country as one; those that a name in the text stands for join it.

    Parameters:
        tokens: The document's tokens.
        bodies: The descriptions with their countries.
        drafts: The named actors, to which mentions may be added.
    """
    by_key: dict[tuple[str, str], Draft] = {}
    for each in drafts:
        code = owner_code(each.entity.fullest) if each.entity.type == "organisation" else None
        for form in each.entity.forms if code else ():
            by_key.setdefault((code or "", body_word(form)), each)
    new: list[Draft] = []
    for name, code in bodies:
        words = tokens.words[name.first : name.last]
        key = code or words[0], body_word(words)
        rule = Reason("same-country-and-body") if key in by_key else None
        if key not in by_key:
            by_key[key] = Draft(Entity("organisation", code=code or None), [], 0)
            new.append(by_key[key])
        by_key[key].mentions.append(Mention(tokens.span(name.first, name.last), "nominal", name.found_by, rule))
        by_key[key].entity.add(name, words, rule)
    return new


def body_word(words: Sequence[str]) -> str:
    """Return the word that says what kind of body a description is of."""
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return head.lower()


def weight(each: Draft, blocks: Sequence[Block]) -> float:
    """Return how central an actor is: how often and how early it is named, and what kind it is."""
    kinds = {"person": 1.5, "organisation": 1.1, "group": 1.3, "country": 1.0, "place": 0.5}
    early = blocks[min(2, len(blocks) - 1)].span.end if blocks else 0
    names = sum(1.0 if mention.kind == "name" else 0.6 for mention in each.mentions)
    first = 1.5 if each.mentions[0].span.start < early else 0.0
    return (names + first + (0.5 if each.roles else 0.0)) * kinds[each.entity.type]


def finished(each: Draft, text: str, taken: set[str]) -> Actor:
    """Return the finished record."""
    entity = each.entity
    mentions = tuple(sorted(each.mentions, key=lambda mention: mention.span))
    forms: list[str] = []
    naming = {"name"} if entity.type == "person" else {"name", "nominal"}
    for mention in mentions:
        form = " ".join(mention.span.of(text).split())
        if mention.kind in naming and form not in forms:
            forms.append(form)
    name = chosen_name(entity, [*forms, *written_forms(entity)])
    if entity.type == "person":
        name = in_usual_case(given_name_first(name))
    return Actor(
        id=unique(slug(name), taken),
        type=entity.type,
        name=name,
        mentions=mentions,
        roles=each.roles,
        aliases=tuple(form for form in forms if form != name),
        country=country_tied(entity, each.roles, name),
        gender=entity.gender,
        confidence=confidence(each, mentions),
    )


def chosen_name(entity: Entity, forms: Sequence[str]) -> str:
    """Return the form to call an actor by: the fullest; for a country its common name where the text has it."""
    if entity.type == "country" and entity.code:
        common = countries().names.get(entity.code, "")
        if common in forms:
            return common
    forms = own_forms(entity, forms)
    plain = [form for form in forms if " " in form and not any(mark in form for mark in NICKNAME_MARKS)]
    whole = plain if plain and entity.type == "person" else forms
    return max(whole, key=lambda form: (len(form.split()), len(form), not form.isupper()))


def own_forms(entity: Entity, forms: Sequence[str]) -> Sequence[str]:
    """Return the forms without those that the text gives as another name, such as a maiden name."""
    others = {" ".join(form) for form in entity.also}
    return [form for form in forms if form not in others] or forms if others else forms


NICKNAME_MARKS = ('"', "“", " ‘", " '", "(")
"""Round a nickname within a name; one goes by the full name without it, where the text has that too."""


def written_forms(entity: Entity) -> list[str]:
    """Return the forms that the text does not have in one piece: Patrick McDonnell in "Patrick and Rose McDonnell"."""
    return [" ".join(name.written) for name in entity.names if name.written]


def given_name_first(name: str) -> str:
    """Return a person's name from a list, "Dorsey, Amelia", in the order in which one says it."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and given not in GENERATIONS else name


def country_tied(entity: Entity, roles: Sequence[Role], name: str) -> str | None:
    """Return the country an actor is, or that the text ties it to."""
    if entity.code:
        return entity.code[:2]
    if entity.type == "person":
        codes = [code for role in roles if (code := country_of(role.text))]
        return codes[0][:2] if codes else None
    if entity.type == "place":
        code = capital_code(name)
        return code[:2] if code else None
    code = country_of(name)
    return code[:2] if code else None


def confidence(each: Draft, mentions: Sequence[Mention]) -> Confidence:
    """Say how sure the finding is."""
    named = sum(mention.kind == "name" for mention in mentions)
    if not named:
        return Confidence("moderate", Reason("described-not-named"))
    if each.entity.type == "country" and each.entity.code:
        return Confidence("high", Reason("in-country-list"))
    if named > 1 and each.margin >= UNSURE:
        return Confidence("high", Reason("named-times", (str(named),)))
    if each.margin >= SURE:
        return Confidence("high" if each.margin >= 2 * SURE else "moderate", Reason("named-once-clearly"))
    if each.margin >= UNSURE:
        return Confidence("moderate", Reason("named-once"))
    return Confidence("low", Reason("words-around-leave-open"))

"""Who he, she, they, "the minister" and "the company" are, decided once for all stages."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.analyse.persons.bodies import find_bodies
from dossier.analyse.persons.descriptions import find_descriptions, holders, unnamed
from dossier.analyse.persons.pronouns import HE, SHE, Pronoun, read, resolve
from dossier.analyse.persons.records import NOBODY, Antecedent, Candidate, Reference
from dossier.analyse.persons.scene import Office, Scene
from dossier.english.tokens import Tokens

HE_OR_SHE = HE | SHE


def find_references(candidates: Sequence[Candidate], tokens: Tokens, is_office: Office) -> list[Reference]:
    """Find the words that stand for an actor without naming it.

    Descriptions and pronouns are gone through in the order of the text: each that was understood may be taken up by the
    next, and what a pronoun says of somebody's sex is known to those behind it.

    Parameters:
        candidates: The document's actors.
        tokens: Its tokens.
        is_office: Tells whether a word in lower case names an office or a relation between people.

    Returns:
        References in order, at most one at any word.
    """
    scene = Scene(tokens, candidates, is_office)
    known = holders(candidates, scene)
    descriptions = {each.first: each for each in find_descriptions(tokens, scene)}
    for speech in scene.speech:
        scene.speaker(speech)
    found: list[Reference] = []
    later: list[Antecedent] = []
    for at in sorted({*descriptions, *tokens.places(HE_OR_SHE)}):
        description = descriptions.get(at)
        if description is not None:
            reference = known.meant(description)
            known.seen(description)
            if reference is not None:
                found.append(reference)
            if not description.body:
                meant = unnamed(description, scene) if reference is None else named(reference, scene)
                later.append(meant)
            continue
        pronoun = read(at, scene)
        reference = resolve(pronoun, scene, later) if pronoun is not None else None
        if pronoun is not None and reference is not None:
            found.append(reference)
            remember(reference, pronoun, scene)
            subject, owner = pronoun.case == "subject", pronoun.case == "owner"
            later.append(Antecedent(at, at + 1, reference.actor, pronoun.sentence, subject, owner, pronoun=True))
            scene.sexes[reference.actor] = scene.sexes[reference.actor] or pronoun.sex
    return sorted((*found, *find_bodies(candidates, scene)), key=lambda each: each.first)


def remember(reference: Reference, pronoun: Pronoun, scene: Scene) -> None:
    """Remember whom he or she stands for in words whose speaker is known."""
    speech = scene.quoted(pronoun.at)
    if speech is not None and pronoun.speaker != NOBODY:
        scene.told_of.setdefault(speech.first, set()).add(reference.actor)


def named(reference: Reference, scene: Scene) -> Antecedent:
    """Return a description whose person is known, for the pronouns behind it."""
    return scene.antecedent(reference.first, reference.last, reference.actor)

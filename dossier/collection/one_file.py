"""One file, or text from standard input, analysed as its site would: what `dossier show` and `correct` work on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import cast

from dossier.collection.analysis import analyse_document
from dossier.collection.build import from_root, make_dossiers
from dossier.collection.work import AUTHORITY_FILE
from dossier.errors import DossierError
from dossier.model import Document, Dossier, Notice, Span
from dossier.people.actors_file import load_authority, without_names_in
from dossier.people.anchoring import reanchor
from dossier.people.corrections.form import FIELDS, METADATA, Target, problems_in
from dossier.people.corrections.stub import DOCUMENT, HEAD, Answer, Fact, entry, facts_by_id, finding
from dossier.people.evidence import evidence_spans
from dossier.people.selectors import Selector, evidence_ids
from dossier.read import read_file
from dossier.read.source import Source
from dossier.read.text import read_plain
from dossier.settings import Settings
from dossier.spans import shortened
from dossier.wording import say

Result = tuple[list[Dossier], list[Notice]]
"""The dossiers of a file (a mailbox holds several), and what went wrong in reading it."""


def analyse_file(path: Path, settings: Settings, root: Path | None = None) -> Result:
    """Read and analyse a file.

    Parameters:
        path: The file.
        settings: The site's options.
        root: The site's folder; a file in its content folder gets the authority file and its corrections.
    """
    content = (root / settings.content).resolve() if root else None
    if root and content and path.resolve().is_relative_to(content):
        place = root / settings.content / path.resolve().relative_to(content)
        documents, notices = read_file(place, root, settings)
        authority, _ = load_authority(root / settings.content / AUTHORITY_FILE)
        said = without_names_in(notices, authority.withheld)
        dossiers = make_dossiers(documents, root, settings, authority)
        return dossiers, [from_root(notice, settings, root) for notice in said]
    documents, notices = read_file(path, path.parent, replace(settings, content="."))
    return analyse_all(documents, settings), [replace(notice, path=str(path)) for notice in notices]


def analyse_bytes(data: bytes, settings: Settings) -> Result:
    """Decode and analyse text that is in memory."""
    documents, notices = read_plain(Source("-", data, sha256=sha256(data).hexdigest(), settings=settings))
    return analyse_all(documents, settings), notices


def analyse_all(documents: list[Document], settings: Settings) -> list[Dossier]:
    """Analyse documents that belong to no site."""
    return [analyse_document(document, settings) for document in documents]


@dataclass(frozen=True, slots=True)
class Listed:
    """What a person may want to correct, as it is listed."""

    id: str
    """Evidence id of its words, or the id of an actor."""
    kind: str
    words: str


def facts_of(dossier: Dossier) -> Iterator[Listed]:
    """Give what can be corrected of a dossier with its ids, as `correct_fact` takes them."""
    text = dossier.document.text
    spans = {
        "point": [point.span for point in dossier.summary.key_points],
        "summary": [line.span for line in dossier.summary.sentences],
        "role": [role.span for actor in dossier.actors for role in actor.roles],
        "quote": [span for quote in dossier.quotes for span in quote.spans],
        "date": [date.span for date in dossier.dates],
    }
    ids = evidence_ids(text, evidence_spans(dossier))
    yield Listed(DOCUMENT, DOCUMENT, ", ".join(METADATA))
    yield from (Listed(actor.id, "actor", actor.name) for actor in dossier.actors)
    for kind, places in spans.items():
        yield from (Listed(ids[span], kind, " ".join(span.of(text).split())) for span in places)


def correct_fact(dossier: Dossier, wanted: str, answer: Answer | None = None, kind: str | None = None) -> str:
    """Return a correction of a fact: with an answer complete, else begun.

    Parameters:
        dossier: What was found.
        wanted: The id of the fact, or words of it.
        answer: What a person says of it.
        kind: Only a fact of this kind (`quote`), where several rest on the same words.

    Raises:
        DossierError: If nothing fits, or several facts do, or the answer is none for it.
    """
    own = DOCUMENT if wanted.casefold() in METADATA else wanted
    facts = facts_by_id(dossier)
    found = facts[own if own in facts else id_of_words(dossier, wanted)]
    found = [fact for fact in found if kind in (None, fact.target)]
    if answer is not None:
        found = [the_fact(found, answer, wanted, dossier)]
    if not found:
        raise DossierError(f"'{wanted}' is no {kind}", path=dossier.document.path)
    return checked(HEAD + "".join(entry(dossier.document.text, fact, answer) for fact in found), dossier)


def the_fact(found: list[Fact], answer: Answer, wanted: str, dossier: Dossier) -> Fact:
    """Return the fact that an answer can be about.

    Raises:
        DossierError: If none can, or facts of several kinds.
    """
    fitting = [fact for fact in found if fits(answer, fact.target)]
    kinds = list(dict.fromkeys(fact.target for fact in fitting))
    if len(kinds) == 1:
        return fitting[0]
    if kinds:
        message = f"'{wanted}' is several: {', '.join(kinds)}; say which with --kind"
    else:
        asked = " ".join((answer.verb, *answer.to))
        message = f"'{wanted}' takes no '{asked}'; it is: {', '.join(dict.fromkeys(fact.target for fact in found))}"
    raise DossierError(message, path=dossier.document.path)


def fits(answer: Answer, target: str) -> bool:
    """Tell whether an answer can be one to a fact of a kind."""
    return (answer.verb, target) in FIELDS and set(answer.to) <= set(FIELDS[answer.verb, target])


def add_fact(dossier: Dossier, words: str, kind: str, answer: Answer) -> str:
    """Return a correction that adds a fact by words of the text.

    Raises:
        DossierError: If the text does not have the words, or has them more than once.
    """
    if (answer.verb, kind) not in FIELDS:
        kinds = ", ".join(target for verb, target in FIELDS if verb == answer.verb)
        raise DossierError(f"'{kind}' is no kind of fact to add; there are {kinds}", path=dossier.document.path)
    fact = Fact(cast("Target", kind), "", words_in(dossier, words))
    return checked(HEAD + entry(dossier.document.text, fact, answer), dossier)


def pin_finding(dossier: Dossier, says: str, words: str | None, by: str, date: str) -> str:
    """Return a finding of a person, with the words of the text that it rests on, if any.

    Raises:
        DossierError: If the text does not have the words, or nobody says the finding.
    """
    span = words_in(dossier, words) if words else None
    return checked(finding(dossier.document.text, says, span, by, date), dossier)


def words_in(dossier: Dossier, words: str) -> Span:
    """Return where words stand in the text.

    Raises:
        DossierError: If they stand there not at all, or more than once.
    """
    span = reanchor(Selector("", words, ""), dossier.document.text)
    if span is None:
        message = f"'{shortened(words)}' does not stand in the text once; give more words"
        raise DossierError(message, path=dossier.document.path)
    return span


def checked(yaml: str, dossier: Dossier) -> str:
    """Return corrections that can be used.

    Raises:
        DossierError: If not, with what is wrong.
    """
    if problems := problems_in(yaml):
        raise DossierError("; ".join(say(notice.reason) for notice in problems), path=dossier.document.path)
    return yaml


def id_of_words(dossier: Dossier, wanted: str) -> str:
    """Return the id of the fact whose words these are.

    Raises:
        DossierError: If nothing fits, or several facts do.
    """
    facts = list(facts_of(dossier))
    found = [fact for fact in facts if fact.words.casefold() == wanted.casefold()]
    found = found or [fact for fact in facts if wanted.casefold() in fact.words.casefold()]
    ids = list(dict.fromkeys(fact.id for fact in found))
    if len(ids) > 1:
        several = "; ".join(f"{fact.id} ({fact.kind} “{shortened(fact.words)}”)" for fact in found)
        raise DossierError(f"'{wanted}' fits several facts; name one by its id: {several}", path=dossier.document.path)
    if not ids:
        message = f"nothing found has the id or the words '{wanted}'; without a fact, all are listed"
        raise DossierError(message, path=dossier.document.path)
    return ids[0]

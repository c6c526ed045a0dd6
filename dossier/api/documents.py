"""The calls that are about one file."""

from __future__ import annotations

from collections.abc import Collection as Container
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Literal

from dossier.api.kit import Place, errors_are_ours, site_or_defaults
from dossier.errors import DossierError

if TYPE_CHECKING:
    from dossier.collection.one_file import Listed
    from dossier.collection.progress import Progress
    from dossier.collection.why import Place as PlaceInText
    from dossier.model import Dossier, Notice
    from dossier.people.corrections.form import Verb
    from dossier.people.corrections.stub import Answer
    from dossier.scoring.evaluate import Evaluation

Task = Literal["dossier", "actors", "quotes", "dates", "summary", "identity"]


@dataclass(frozen=True, slots=True)
class Shown:
    """The dossiers of a file: a mailbox holds several, a file that cannot be read none."""

    dossiers: tuple[Dossier, ...]
    notices: tuple[Notice, ...]
    """What went wrong in reading the file."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction of a fact, ready for the file of its document."""

    yaml: str
    path: Path
    """The document's corrections file."""
    difference: str
    """What it changes there, as `diff -u` shows it; empty where the file says so already."""
    is_written: bool


@errors_are_ours()
def show(file: Place, *, site: Place | None = None, engine: str | None = None) -> Dossier:
    """Return the dossier of a file, as `dossier show` prints it.

    Inside a site its settings, its actors.yml and the document's corrections apply.

    Parameters:
        file: A document of any format that is read.
        site: The folder of the site or its mkdocs.yml; None: the present folder, if it is one.
        engine: Which engine finds the actors, instead of the one the site sets.

    Raises:
        DossierError: If the file holds no document that can be read, or several.
    """
    found = show_all(file, site=site, engine=engine)
    if len(found.dossiers) == 1:
        return found.dossiers[0]
    if found.dossiers:
        raise DossierError(f"holds {len(found.dossiers)} documents; show_all returns them", path=str(file))
    raise DossierError(why_none(found.notices), path=str(file))


def why_none(notices: tuple[Notice, ...]) -> str:
    """Say why a file holds no document."""
    from dossier.wording import say

    return "; ".join(say(notice.reason) for notice in notices) or "holds no document"


@errors_are_ours()
def show_all(file: Place, *, site: Place | None = None, engine: str | None = None) -> Shown:
    """Return all dossiers of a file, and what went wrong in reading it; see `show`."""
    from dossier.collection.one_file import analyse_file

    settings, root = site_or_defaults(site, engine)
    dossiers, notices = analyse_file(Path(file), settings, root)
    return Shown(tuple(dossiers), tuple(notices))


@errors_are_ours()
def show_text(text: str, *, site: Place | None = None, engine: str | None = None) -> Dossier:
    """Return the dossier of a text; front matter counts as it does in a file.

    Raises:
        DossierError: If the text holds no document.
    """
    from dossier.collection.one_file import analyse_bytes

    settings, _ = site_or_defaults(site, engine)
    dossiers, notices = analyse_bytes(text.encode("utf-8", "surrogatepass"), settings)
    if not dossiers:
        raise DossierError(why_none(tuple(notices)))
    return dossiers[0]


@errors_are_ours()
def why(
    file: Place, words: str, *, nth: int | None = None, site: Place | None = None, engine: str | None = None
) -> tuple[PlaceInText, ...]:
    """Say why some words of a file are read as they are, as `dossier why` prints it.

    Parameters:
        file: The document.
        words: Words of its text; `LINE:COLUMN` for the word there; or a field of the document, such as `title`.
        nth: Only this one of several places, counted from 1.
        site: The folder of the site or its mkdocs.yml; None: the present folder, if it is one.
        engine: Which engine finds the actors.

    Returns:
        Each place where the words stand, with what each stage saw there, decided and refused.

    Raises:
        DossierError: If the text does not hold the words.
    """
    from dossier.collection.why import explain
    from dossier.trace import tracing

    with tracing() as steps:
        dossier = show(file, site=site, engine=engine)
    return tuple(explain(dossier, steps, words, nth))


@errors_are_ours()
def facts(file: Place, *, site: Place | None = None, engine: str | None = None) -> tuple[Listed, ...]:
    """Return what can be corrected in a file, each with its id, as `dossier correct FILE` lists it."""
    from dossier.collection.one_file import facts_of

    return tuple(facts_of(show(file, site=site, engine=engine)))


@errors_are_ours()
def correct(
    file: Place,
    fact: str,
    *,
    to: Mapping[str, str] | None = None,
    drop: bool = False,
    add: str | None = None,
    kind: str | None = None,
    says: str = "",
    why: str = "",
    by: str = "",
    date: str = "",
    write: bool = False,
    site: Place | None = None,
    engine: str | None = None,
) -> Correction:
    """Make a correction of a fact, as `dossier correct` does.

    Parameters:
        file: The document.
        fact: Id or words of the fact; with `add` words of the text; with `says` the words it rests on, or empty.
        to: What is right: names of fields and their values.
        drop: The fact is none: take it away.
        add: The words are a quote, date, actor, role or mention that was missed.
        kind: Which fact, where several rest on the same words.
        says: A finding of your own; it needs `by` and `date`.
        why: Why, as the page says it.
        by: Who says so.
        date: When, as YYYY-MM-DD.
        write: Put it into the document's corrections file.
        site: The folder of the site or its mkdocs.yml; None: the present folder, if it is one.
        engine: Which engine finds the actors.

    Raises:
        DossierError: If nothing fits, several facts do, or the answer is none for it.
    """
    from dossier.collection.one_file import add_fact, correct_fact, pin_finding

    dossier = show(file, site=site, engine=engine)
    answer = None if says else answer_of(to or {}, drop=drop, add=add, why=why, by=by, date=date)
    if says:
        yaml = pin_finding(dossier, says, fact or None, by, date)
    elif add is not None and answer is not None:
        yaml = add_fact(dossier, fact, add, answer)
    else:
        yaml = correct_fact(dossier, fact, answer, kind)
    return put(yaml, corrections_file(str(file), dossier), write=write)


def answer_of(to: Mapping[str, str], *, drop: bool, add: str | None, why: str, by: str, date: str) -> Answer | None:
    """Return what is said of the fact, or None when that is left open.

    Raises:
        DossierError: If several things are said at once, or reasons are given for nothing.
    """
    from dossier.people.corrections.stub import Answer

    if sum((drop, add is not None, bool(to) and add is None)) > 1:
        raise DossierError("'drop' takes the fact away, 'to' changes it, 'add' adds one: give one of them")
    verb: Verb | None = "drop" if drop else "add" if add is not None else "set" if to else None
    if verb is None and (why or by or date):
        raise DossierError("'why', 'by' and 'date' belong to 'to', 'drop' or 'add'; say what is right too")
    return None if verb is None else Answer(verb, {} if drop else to, why, by, date)


def put(yaml: str, name: str, *, write: bool) -> Correction:
    """Return a correction with what it changes in its file, and write it there if asked to."""
    from dossier.people.actors_file.edit import difference, read_text, write_text
    from dossier.people.corrections import merged
    from dossier.people.corrections.form import LISTS

    path = Path(name)
    old = read_text(path, name, LISTS)
    new = merged(old, yaml, name)
    is_written = write and new != old
    if is_written:
        write_text(path, new)
    return Correction(yaml, path, difference(old, new, name), is_written)


def corrections_file(file: str, dossier: Dossier) -> str:
    """Return the name of the file that holds a document's corrections."""
    from dossier.people.corrections import corrections_name

    path = dossier.document.path
    part = path.rpartition("#")[2] if PurePosixPath(path).name != Path(file).name and "#" in path else ""
    return corrections_name(f"{file}#{part}" if part else file)


@errors_are_ours()
def evaluate(
    task: Task,
    gold: Place,
    *,
    texts: Place | None = None,
    only: Container[str] = (),
    site: Place | None = None,
    engine: str | None = None,
    progress: Progress | None = None,
) -> Evaluation:
    """Run an engine on labelled documents and score what it finds, as `dossier eval` does.

    Parameters:
        task: What to score.
        gold: The labelled documents: a folder for `dossier`, else a file.
        texts: Folder of the texts, where they do not lie beside the gold.
        only: Kinds of quotation, or types of actor or date, that are scored; empty scores all.
        site: The folder of the site or its mkdocs.yml; None: the present folder, if it is one.
        engine: Which engine finds the actors.
        progress: Told about each document done.

    Raises:
        DossierError: If the gold cannot be used, with file and line.
    """
    from dossier.scoring.evaluate import evaluate as run

    settings, _ = site_or_defaults(site, engine)
    return run(
        task,
        Path(gold),
        settings,
        texts=None if texts is None else Path(texts),
        only=only,
        progress=None if progress is None else (lambda done, total: progress("analysing", done, total)),
    )

"""Run an engine on labelled documents and score what it found: what `dossier eval` does.

Gold and predictions are plain files, described in `docs/evaluating.md`: a folder of `NAME.txt` and `NAME.gold.yml` for
whole dossiers, one JSON object a line for the other tasks, CoNLL columns for actors too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import accumulate
from pathlib import Path
from typing import Any, Literal, get_args
from unicodedata import category, normalize

import yaml

from dossier.analyse.engines import Engine
from dossier.collection.analysis import PASSING, analyse_document, engine_named
from dossier.collection.link import link
from dossier.errors import DossierError
from dossier.model import DateMention, Document, Dossier, Notice, Quote, Stated
from dossier.people.actors_file import Authority
from dossier.read import document_from_text, read_file
from dossier.read.metadata import FRONT_MATTER
from dossier.scoring.actors import PRONOUNS, score_actors
from dossier.scoring.dates import score_dates
from dossier.scoring.dossiers import GoldDossier, score_dossiers
from dossier.scoring.identity import score_identity
from dossier.scoring.measures import Row, Score
from dossier.scoring.quotes import score_quotes
from dossier.scoring.summary import score_summaries
from dossier.settings import Settings

Task = Literal["dossier", "actors", "quotes", "dates", "summary", "identity"]
TASKS: tuple[Task, ...] = get_args(Task)

Progress = Callable[[int, int], None]
"""Called with how many documents are done, and of how many."""

CONLL_TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place"}
CONLL_FOLD = {"country": "place", "group": "organisation"}
"""CoNLL data of three types knows no countries and groups of their own."""

PIECE = re.compile(r"\s+|(?:[^\W_]|[\u0300-\u036f])+|.", re.DOTALL)
"""White space, a word with its accents, or a mark."""

GOLD_SUFFIX = ".gold.yml"
NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]}’”]|['’](?:s|re|ve|ll|d|m|t)$|n['’]t$", re.IGNORECASE)
NO_SPACE_AFTER = frozenset("([{$“‘")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an engine found on labelled documents, and how good it is."""

    task: Task
    engine: str
    score: Score
    predictions: dict[str, dict[str, Any]]
    """By document, in the form the scorers read."""
    notices: tuple[Notice, ...] = ()
    """Documents on which the engine failed or ran out of time: they score as found, which is little."""


def evaluate(
    task: Task,
    gold: Path,
    settings: Settings | None = None,
    *,
    texts: Path | None = None,
    only: Collection[str] = (),
    progress: Progress | None = None,
) -> Evaluation:
    """Run the engine that is set on labelled documents and score it.

    Parameters:
        task: What to score.
        gold: The labelled documents: a folder for `dossier`, else a file.
        settings: Names the engine; other options apply as on a site.
        texts: Folder of the texts of whole dossiers, where they do not lie beside the gold.
        only: Kinds of quotation, or types of actor or date, that are scored; empty scores all.
        progress: Told about each document done.

    Returns:
        The score and the predictions.

    Raises:
        DossierError: If the gold cannot be used, with file and line.
        EngineError: If the engine asked for is not installed.
    """
    settings = settings or Settings()
    engine = engine_named(settings.engine)
    evaluate_task = WHOLE_TASKS.get(task, evaluate_rows)
    run = Run(engine, settings, texts, only, progress)
    predictions, score = evaluate_task(task, gold, run)
    return Evaluation(task, f"{engine.name} {engine.version}", score, predictions, tuple(run.notices))


@dataclass(frozen=True, slots=True)
class Run:
    """How predictions are made."""

    engine: Engine
    settings: Settings
    texts: Path | None = None
    only: Collection[str] = ()
    progress: Progress | None = None
    notices: list[Notice] = field(default_factory=list)

    def analyse(self, document: Document) -> Dossier:
        """Analyse one document and note whether that failed."""
        dossier = analyse_document(document, self.settings, self.engine)
        self.notices.extend(notice for notice in dossier.notices if notice.code in PASSING)
        return dossier

    def tell(self, done: int, total: int) -> None:
        """Report progress."""
        if self.progress:
            self.progress(done, total)


Predictions = dict[str, dict[str, Any]]


def evaluate_dossiers(_task: Task, folder: Path, run: Run) -> tuple[Predictions, Score]:
    """Analyse annotated documents as they would lie in `content/`."""
    gold = dict(load_dossiers(folder, run.texts or folder))
    predictions: Predictions = {}
    for done, name in enumerate(gold, 1):
        path = (run.texts or folder) / f"{name}.txt"
        documents, _ = read_file(path, path.parent, replace(run.settings, content="."))
        if documents:
            predictions[name] = dossier_prediction(run.analyse(documents[0]))
        run.tell(done, len(gold))
    return predictions, score_dossiers(gold, predictions)


def evaluate_identity(_task: Task, path: Path, run: Run) -> tuple[Predictions, Score]:
    """Analyse all texts of a collection and join their actors, as a site would.

    Raises:
        DossierError: If a document of the gold has no text.
    """
    rows = load_rows(path, "actors", "id")
    folder = run.texts or path.parent / "texts"
    dossiers: dict[str, Dossier] = {}
    for done, row in enumerate(rows, 1):
        name = str(row["id"])
        text = next((file for file in (folder / f"{name}.txt", folder / f"{name}.md") if file.is_file()), None)
        if text is None:
            message = f"'{name}' has no text in {folder}; name their folder with --texts"
            raise DossierError(message, path=str(path), line=done)
        documents, _ = read_file(text, folder, replace(run.settings, content="."))
        if documents:
            dossiers[name] = run.analyse(replace(documents[0], id=name))
        run.tell(done, len(rows))
    collection = link(dossiers.values(), Authority())
    profiles = {
        (entry.dossier, entry.actor): profile.id for profile in collection.profiles for entry in profile.entries
    }
    predictions = {name: identity_prediction(dossier, profiles) for name, dossier in dossiers.items()}
    return predictions, score_identity(rows, predictions)


def identity_prediction(dossier: Dossier, profiles: Mapping[tuple[str, str], str]) -> dict[str, Any]:
    """Return the names of each actor with the profile that it was joined to."""
    actors = [
        {"names": [actor.name, *actor.aliases], "type": actor.type, "profile": profiles[dossier.document.id, actor.id]}
        for actor in dossier.actors
    ]
    return {"actors": actors}


def evaluate_rows(task: Task, path: Path, run: Run) -> tuple[Predictions, Score]:
    """Analyse labelled texts; offsets found are given in the text as labelled."""
    conll = task == "actors" and path.suffix == ".conll"
    predict, key, score = ROW_TASKS[task]
    rows = list(load_conll(path)) if conll else load_rows(path, key)
    predictions: Predictions = {}
    for done, row in enumerate(rows, 1):
        document = document_from_text(row["text"], path=f"{row['id']}.txt", settings=run.settings)
        if row.get("dct"):
            # As front matter would say it: no date line of the text overrules the day the gold was labelled for.
            document = replace(document, date=Stated(row["dct"], FRONT_MATTER))
        predictions[str(row["id"])] = predict(run.analyse(document), Places(document.text, row["text"]))
        run.tell(done, len(rows))
    if conll:
        return predictions, score_actors(rows, predictions, types=run.only or CONLL_TYPES.values(), folded=CONLL_FOLD)
    return predictions, score(rows, predictions, run.only)


WHOLE_TASKS = {"dossier": evaluate_dossiers, "identity": evaluate_identity}
"""Tasks that look at more than one text of a line."""


class Places:
    """Offsets of the normalised text as offsets of the text it was made of."""

    def __init__(self, normalised: str, original: str) -> None:
        self.original = original
        self.origin = None if normalised == original else align_visible(normalised, original)

    def of(self, start: int, end: int) -> dict[str, Any]:
        """Return `start`, `end` and `text` in the original."""
        if self.origin is not None and end > start:
            start, end = self.origin[start], self.origin[end - 1] + 1
        return {"start": start, "end": end, "text": self.original[start:end]}


def align_visible(normalised: str, original: str) -> list[int]:
    """Return for each code point where it came from, the invisible ones that were taken out stepped over."""
    kept = set(normalised)
    places = [place for place, char in enumerate(original) if char in kept or category(char) != "Cf"]
    return [places[place] for place in align(normalised, "".join(original[place] for place in places))]


def align(normalised: str, original: str) -> list[int]:
    """Return for each code point of a normalised text where it came from: word by word, then letter by letter."""
    here, there = PIECE.findall(normalised), PIECE.findall(original)
    one, other = ([" " if piece.isspace() else piece for piece in side] for side in (here, there))
    starts = list(accumulate(map(len, there), initial=0))
    origin: list[int] = []
    for tag, left, left_end, right, right_end in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":  # white space may be of another length
            for place, piece, source in zip(starts[right:], here[left:left_end], there[right:], strict=False):
                origin += [place + min(step, len(source) - 1) for step in range(len(piece))]
        else:
            origin += align_letters("".join(here[left:left_end]), original, starts[right], starts[right_end])
    return origin


def align_letters(normalised: str, original: str, start: int, end: int) -> Iterator[int]:
    """Give for each letter the next place in a stretch where it stands, or the place reached."""
    last = max(0, len(original) - 1)
    for letter in normalised:
        # A letter may stand in two or more pieces that were joined, such as e and an accent.
        length = next((n for n in range(1, 5) if normalize("NFC", original[start : min(start + n, end)]) == letter), 0)
        found = start if length else original.find(letter, start, end)
        yield min(start if found < 0 else found, last)
        start = start if found < 0 else found + max(length, 1)


def dossier_prediction(dossier: Dossier) -> dict[str, Any]:
    """Return a dossier in the form that whole dossiers are scored in."""
    document, text = dossier.document, dossier.document.text
    metadata = {
        name: stated.value if stated else None
        for name, stated in (
            ("title", document.title),
            ("date", document.date),
            ("source", document.source),
            ("language", document.language),
        )
    }
    return {
        "document": metadata,
        "actors": [
            {
                "name": actor.name,
                "type": actor.type,
                "role": actor.roles[0].text if actor.roles else None,
                "aliases": list(actor.aliases),
            }
            for actor in dossier.actors
        ],
        "quotes": [
            {"text": span.of(text), "speaker": speaker_name(dossier, quote), "kind": quote.kind}
            for quote in dossier.quotes
            for span in quote.spans
        ],
        # "Now" and "once" name no day, however much is known of the document: they are no dates to find.
        "dates": [
            {"text": date.span.of(text), "value": date_value(date)}
            for date in dossier.dates
            if not (date.value or "").endswith("_REF")
        ],
        "summary": [sentence.span.of(text) for sentence in dossier.summary.sentences],
    }


def speaker_name(dossier: Dossier, quote: Quote) -> str | None:
    """Return the actor's name, or the words of the text for an unnamed source."""
    if quote.speaker is None:
        return None
    actor = dossier.actor(quote.speaker.actor)
    return actor.name if actor else quote.speaker.text


def date_value(date: DateMention) -> str | None:
    """Return the EDTF of a day or stretch of days, the TIMEX3 value of what has no place in the calendar."""
    return date.edtf or (date.value if date.type in {"DURATION", "SET"} else None)


def actors_prediction(dossier: Dossier, places: Places) -> dict[str, Any]:
    """Return mentions by name, and the he and she that refer to them."""
    text = dossier.document.text
    found = [
        (mention.span, actor)
        for actor in dossier.actors
        for mention in actor.mentions
        if mention.kind == "name" or (mention.kind == "pronoun" and mention.span.of(text).lower() in PRONOUNS)
    ]
    return {
        "mentions": [
            {**places.of(span.start, span.end), "type": actor.type, "entity": actor.id}
            for span, actor in sorted(found, key=lambda pair: pair[0])
        ]
    }


def quotes_prediction(dossier: Dossier, places: Places) -> dict[str, Any]:
    """Return one item for each part of a quotation."""
    text = dossier.document.text
    return {
        "quotes": [
            {
                **places.of(span.start, span.end),
                "kind": quote.kind,
                "speaker": speaker_name(dossier, quote),
                "cue": quote.cue.of(text) if quote.cue else None,
            }
            for quote in dossier.quotes
            for span in quote.spans
        ]
    }


def dates_prediction(dossier: Dossier, places: Places) -> dict[str, Any]:
    """Return each date with its TIMEX3 value, a range with its two ends."""
    return {
        "timexes": [
            {
                **places.of(date.span.start, date.span.end),
                "type": date.type,
                "value": date.value,
                "parts": [
                    {**places.of(part.span.start, part.span.end), "type": part.type, "value": part.value}
                    for part in date.parts
                ],
            }
            for date in dossier.dates
        ]
    }


def summary_prediction(dossier: Dossier, places: Places) -> dict[str, Any]:
    """Return the sentences chosen and the title."""
    title = dossier.document.title
    return {
        "summary": [places.of(sentence.span.start, sentence.span.end) for sentence in dossier.summary.sentences],
        "title": title.value if title else None,
    }


Predict = Callable[[Dossier, Places], dict[str, Any]]
ScoreRows = Callable[[Sequence[Row], Mapping[str, Row], Collection[str]], Score]
ROW_TASKS: Mapping[Task, tuple[Predict, str, ScoreRows]] = {
    "actors": (actors_prediction, "mentions", lambda gold, found, only: score_actors(gold, found, types=only)),
    "quotes": (quotes_prediction, "quotes", lambda gold, found, only: score_quotes(gold, found, kinds=only)),
    "dates": (dates_prediction, "timexes", lambda gold, found, only: score_dates(gold, found, types=only)),
    "summary": (summary_prediction, "summaries", lambda gold, found, _only: score_summaries(gold, found)),
}
"""What makes the predictions of a task, the field its gold must have, and its scorer."""


def load_dossiers(folder: Path, texts: Path) -> Iterator[tuple[str, GoldDossier]]:
    """Give the annotated documents of a folder by name.

    Raises:
        DossierError: If there are none, or one cannot be used.
    """
    if not folder.is_dir():
        raise DossierError(f"is not a folder; it takes one of NAME.txt and NAME{GOLD_SUFFIX}", path=str(folder))
    paths = sorted(folder.glob(f"*{GOLD_SUFFIX}"))
    if not paths:
        raise DossierError(f"holds no NAME{GOLD_SUFFIX}", path=str(folder))
    for path in paths:
        name = path.name.removesuffix(GOLD_SUFFIX)
        try:
            gold = yaml.safe_load(path.read_text("utf-8"))
            text = (texts / f"{name}.txt").read_text("utf-8")
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else None
            raise DossierError(f"is not YAML: {error.problem}", path=str(path), line=line) from error
        except FileNotFoundError as error:
            raise DossierError(
                f"has no text {error.filename}; name the folder of the texts with --texts", path=str(path)
            ) from error
        if not isinstance(gold, dict) or not isinstance(gold.get("document"), dict):
            raise DossierError("lacks 'document'; see docs/evaluating.md for the form", path=str(path))
        yield name, GoldDossier(text, gold)


def load_rows(path: Path, key: str, *others: str) -> list[dict[str, Any]]:
    """Read one JSON object a line, each with the labels and `id` and `text`, or what else is named.

    Raises:
        DossierError: If a line cannot be used.
    """
    rows: list[dict[str, Any]] = []
    seen: set[str] = set()
    for number, line in enumerate(read_lines(path), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise DossierError(f"is not JSON: {error}", path=str(path), line=number) from error
        lacking = [name for name in (*(others or ("id", "text")), key) if not isinstance(row, dict) or name not in row]
        if lacking:
            raise DossierError(f"lacks {', '.join(map(repr, lacking))}", path=str(path), line=number)
        if str(row["id"]) in seen:
            raise DossierError(f"has the id {row['id']!r} a second time", path=str(path), line=number)
        if problem := label_problem(row, key):
            raise DossierError(problem, path=str(path), line=number)
        seen.add(str(row["id"]))
        rows.append(row)
    if not rows:
        raise DossierError("holds no document", path=str(path))
    return rows


def label_problem(row: dict[str, Any], key: str) -> str | None:
    """Say what is wrong with a text or its labels, or None."""
    text, labels = row.get("text", ""), row[key]
    if not isinstance(text, str):
        return "has a 'text' that is no text"
    if not isinstance(labels, list):
        return f"has '{key}' that are no list"
    if key == "actors":
        return next(filter(None, map(identity_problem, labels)), None)
    if key == "summaries":
        return None if all(isinstance(label, str) for label in labels) else "has a summary that is no text"
    for label in labels:
        if not is_placed(label, len(text)):
            return f"has a label without a place in its text: {as_json(label)[:100]}"
        if key == "mentions" and not isinstance(label.get("type"), str):
            return f"has a mention without a type: {as_json(label)[:100]}"
    return None


def identity_problem(label: Any) -> str | None:
    """Say what is wrong with an actor of the identity gold, or None."""
    surfaces = label.get("surfaces") if isinstance(label, dict) else None
    if not isinstance(surfaces, list) or not all(isinstance(surface, str) for surface in surfaces):
        return f"has an actor without a list of 'surfaces': {as_json(label)[:100]}"
    lacking = [name for name in ("key", "type") if not isinstance(label.get(name), str)]
    return f"has an actor without {' and '.join(lacking)}: {as_json(label)[:100]}" if lacking else None


def is_placed(label: Any, length: int) -> bool:
    """Tell whether a label has a start and an end within a text of this length."""
    start, end = (label.get("start"), label.get("end")) if isinstance(label, dict) else (None, None)
    return isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= length


def load_conll(path: Path) -> Iterator[dict[str, Any]]:
    """Read CoNLL columns (word, then BIO tag of PER, ORG or LOC last) as documents with mentions.

    The words are joined as they would be printed; documents begin at `-DOCSTART-`, or are the whole file.

    Raises:
        DossierError: If a line has no tag.
    """
    words: list[tuple[str, str]] = []
    number_of = 0
    for number, line in enumerate(read_lines(path), 1):
        columns = line.split()
        if columns and columns[0] == "-DOCSTART-":
            if words:
                yield conll_document(f"{path.stem}-{number_of}", words)
                number_of += 1
            words = []
        elif len(columns) == 1:
            raise DossierError("has a word without a tag", path=str(path), line=number)
        elif columns:
            words.append((columns[0], columns[-1]))
    if words:
        yield conll_document(f"{path.stem}-{number_of}", words)


def conll_document(id: str, words: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Join tagged words to a text with mentions."""
    text = ""
    mentions: list[dict[str, Any]] = []
    before = "O"
    for word, tag in words:
        if text and not NO_SPACE_BEFORE.match(word) and text[-1] not in NO_SPACE_AFTER:
            text += " "
        start, text = len(text), text + word
        type_ = CONLL_TYPES.get(tag[2:])
        if type_ and tag.startswith("I-") and before[2:] == tag[2:]:
            mentions[-1]["end"] = len(text)
        elif type_:
            mentions.append({"start": start, "end": len(text), "type": type_})
        before = tag
    return {"id": id, "text": text, "mentions": mentions}


def read_lines(path: Path) -> list[str]:
    """Return the lines of a UTF-8 file.

    Raises:
        DossierError: If it cannot be read.
    """
    try:
        return path.read_text("utf-8").split("\n")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DossierError("is not UTF-8", path=str(path), line=line) from error
    except OSError as error:
        raise DossierError(f"cannot be read ({error.strerror})", path=str(path)) from error


def write_predictions(evaluation: Evaluation, out: Path) -> None:
    """Write predictions where `dossier eval --predictions` was told: a folder of NAME.json for dossiers, else JSONL."""
    if evaluation.task == "dossier":
        out.mkdir(parents=True, exist_ok=True)
        for name, prediction in evaluation.predictions.items():
            (out / f"{name}.json").write_text(as_json(prediction, indent=1) + "\n", "utf-8")
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    rows = ({"id": name, **prediction} for name, prediction in evaluation.predictions.items())
    out.write_text("".join(as_json(row) + "\n" for row in rows), "utf-8")


def as_json(value: Any, indent: int | None = None) -> str:
    """Write JSON with letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=indent)

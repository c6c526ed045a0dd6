"""Titles and dates of real documents: `python benchmarks/metadata.py FOLDER [--every 4] [--list other]`.

FOLDER holds Markdown or text files with YAML front matter that states `title` and `date`. Read whole, both must agree
with it in every document. Then the front matter is cut off and only the words remain: is the date found where the
text has it, and never made up? A date counts as in the text when it stands in full within the first 1,500 characters
or the last 400. `--every 4` takes every fourth file for that; `--list` names the files of one outcome.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from dossier.edtf import find_full_dates
from dossier.model import Document, Stated
from dossier.read import document_from_text, read_file
from dossier.read.complete import complete_metadata
from dossier.read.normalise import one_line
from dossier.read.signing import SIGNING
from dossier.settings import Settings

HEAD, TAIL = 1_500, 400
"""Characters from the start and to the end of a text in which a document's own date can stand."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file."""

    path: Path
    title: bool
    date: bool
    cut: str = ""
    """Outcome with the front matter cut off; empty where that was not tried."""
    basis: str = ""
    detail: str = ""


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])  # type: ignore[union-attr]
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=4, help="cut the front matter off every so many files")
    parser.add_argument("--list", choices=("right", "other", "missed", "silent", "invented", "disagree"))
    options = parser.parse_args()
    paths = sorted(path for path in options.folder.rglob("*") if path.suffix in {".md", ".txt"} and path.is_file())
    cut = set(paths[:: options.every])
    with ProcessPoolExecutor() as pool:
        outcomes = [one for one in pool.map(partial(judge, cut=cut), paths, chunksize=50) if one]
    print(f"{len(outcomes):,} documents with front matter")
    print(f"  title agrees: {sum(one.title for one in outcomes):,}")
    print(f"  date agrees:  {sum(one.date for one in outcomes):,}")
    tried = [one for one in outcomes if one.cut]
    counts = Counter(one.cut for one in tried)
    print(f"front matter cut off {len(tried):,} of them")
    print(f"  right:    {counts['right']:,}  (the front matter's day)")
    print(f"  other:    {counts['other']:,}  (another day that the text states)")
    print(f"  missed:   {counts['missed']:,}  (no date, though the text states the day)")
    print(f"  silent:   {counts['silent']:,}  (no date, and the text does not state the day)")
    print(f"  invented: {counts['invented']:,}  (a date whose words do not stand in the text)")
    bases: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in tried:
        if one.basis:
            bases[one.basis][one.cut] += 1
    for basis, found in sorted(bases.items()):
        print(f"    {basis}: " + ", ".join(f"{count:,} {name}" for name, count in sorted(found.items())))
    for one in outcomes:
        if options.list and (one.cut == options.list or (options.list == "disagree" and not (one.title and one.date))):
            print(f"{one.path}\t{one.detail}")


def judge(path: Path, cut: set[Path]) -> Outcome | None:
    """Read one file with its front matter, and without it if it is among `cut`."""
    text = path.read_text("utf-8")
    if not text.startswith("---\n"):
        return None
    front, _, body = text[4:].partition("\n---\n")
    stated = yaml.safe_load(front)
    day, title = str(stated["date"])[:10], one_line(str(stated["title"]))
    documents, _ = read_file(path, path.parent, Settings(content="."))
    whole = complete_metadata(documents[0])
    outcome = Outcome(
        path,
        title=whole.title is not None and whole.title.value == title,
        date=whole.date is not None and whole.date.value == day,
    )
    if path not in cut:
        return outcome
    # The name is left out as well: those of collections often hold the day.
    document = complete_metadata(document_from_text(body, path="x.md", media_type="text/markdown"))
    name, detail = _without(document, day)
    basis = document.date.basis if document.date else ""
    return Outcome(path, outcome.title, outcome.date, name, basis, detail)


def _without(document: Document, day: str) -> tuple[str, str]:
    """Name the outcome for a text without front matter."""
    text, date = document.text, document.date
    if date is None:
        reach = text if len(text) <= HEAD + TAIL else f"{text[:HEAD]}\n{text[-TAIL:]}"
        stated = day in {value for _, value in find_full_dates(reach)}
        return ("missed" if stated else "silent"), day
    if not _holds(text, date):
        return "invented", f"{day} {date.value}"
    words = date.span.of(text) if date.span else ""
    return ("right" if date.value == day else "other"), f"{day} {date.value} {date.basis}: {' '.join(words.split())}"


def _holds(text: str, date: Stated) -> bool:
    """Tell whether the words that a date rests on say that date."""
    if date.span is None:
        return False
    words = date.span.of(text)
    # Days of signing are often spelled out ("this thirtieth day of April …"); for those the front matter is the judge.
    return date.basis == SIGNING or words == date.value or date.value in {value for _, value in find_full_dates(words)}


if __name__ == "__main__":
    main()

"""Title and date of many documents against their front matter: `python benchmarks/metadata.py FOLDER [--every 4]`.

FOLDER holds Markdown files with `title` and `date` in their front matter. All are read as they are: both fields must
be what stands there, invisible characters aside. Every fourth is read again with the front matter cut off and under a
name without a date: the date must then come from the text or not at all. What differs from the day of publication is
listed with `--list N`; it is no mistake where the text dates itself otherwise (remarks made the evening before).
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

import yaml

from dossier.engines import complete_metadata
from dossier.read import document_from_text, read_file
from dossier.read.normalise import normalise, one_line
from dossier.settings import Settings

SETTINGS = Settings(content=".")


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--every", type=int, default=4, help="which part of them is read without front matter")
    parser.add_argument("--list", type=int, default=0, help="how many that differ are printed")
    options = parser.parse_args()
    paths = sorted(options.folder.rglob("*.md"))
    stated = Counter(agrees(path) for path in paths)
    print(f"with front matter: {len(paths):,} documents, {dict(stated)}")
    found: Counter[str] = Counter()
    others: list[str] = []
    for path in paths[:: options.every]:
        outcome, words = without_front_matter(path)
        found[outcome] += 1
        if outcome == "other":
            others.append(words)
    print(f"without: {sum(found.values()):,} documents, {dict(found)}")
    random.Random(0).shuffle(others)
    for words in others[: options.list]:
        print(words)


def split(path: Path) -> tuple[dict[str, object], str]:
    """Return the front matter and the text below it."""
    _, front, text = path.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front), text


def agrees(path: Path) -> str:
    """Say whether title and date are those of the front matter."""
    wanted, _ = split(path)
    documents, _ = read_file(path, path.parent, SETTINGS)
    if len(documents) != 1 or not documents[0].title or not documents[0].date:
        return "missing"
    title = documents[0].title.value == one_line(normalise(str(wanted["title"]))[0])
    date = documents[0].date.value == str(wanted["date"])[:10]
    return "both agree" if title and date else "title differs" if date else "date differs"


def without_front_matter(path: Path) -> tuple[str, str]:
    """Say what date is found in the text alone: none, the day of publication, its month, or another."""
    wanted, text = split(path)
    day = str(wanted["date"])[:10]
    found = complete_metadata(document_from_text(text, path="x.txt")).date
    if found is None:
        return "none", ""
    if day.startswith(found.value):
        return "right", ""
    return "other", f"{path.name}: {day} published, {found.value} by {found.basis}"


if __name__ == "__main__":
    sys.exit(main())

"""Time and memory of whole builds: `python benchmarks/site.py [FOLDER] [--sizes 100 1000]`.

FOLDER holds documents to build sites of, in the order of their names; without it, documents are made up from a fixed
seed. For each size it builds once with nothing cached, once with everything cached and once after one edit, each in a
process of its own, and prints seconds of wall time and the most memory that process (or one of its own) held.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CONFIG = """\
site_name: Benchmark
docs_dir: content/pages
theme:
  name: dossier
plugins:
  - dossier
"""
PEOPLE = ("Ada Moe", "Per Dahl", "Orla Finn", "Jon Vale", "Ines Prado", "Tomas Rask", "Lena Okoro", "Samir Haddad")
OFFICES = ("Prime Minister", "Foreign Minister", "Mayor", "Chairwoman", "General", "Ambassador", "spokesman")
PLACES = ("Oslo", "Geneva", "Nairobi", "Norway", "Switzerland", "Kenya", "Brazil", "India")
BODIES = ("the Port Authority", "the Dock Workers Union", "the National Bank", "the World Food Programme")
SAYINGS = ("We are ready to talk", "Nobody was asked", "This is a beginning, nothing more", "The numbers are plain")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def made_up(number: int) -> str:
    """Return a report of about 400 words that never happened, always the same for a number."""
    chance = random.Random(number)
    day = f"{chance.randint(1, 28)} {chance.choice(('March', 'June', 'October'))} {chance.randint(2015, 2024)}"
    paragraphs = [f"Talks number {number} open in {chance.choice(PLACES)}", day]
    for _ in range(8):
        speaker, other = chance.sample(PEOPLE, 2)
        paragraphs.append(
            f"On {chance.choice(DAYS)}, {chance.choice(OFFICES)} {speaker} met {other} of {chance.choice(BODIES)} in"
            f" {chance.choice(PLACES)}. “{chance.choice(SAYINGS)},” {speaker.split()[1]} said. According to {other},"
            f" the meeting lasted {chance.randint(2, 9)} hours, and the next one is planned for {chance.randint(1, 28)}"
            f" November. {chance.choice(BODIES).capitalize()} said last month that it would not take part."
        )
    return "\n\n".join(paragraphs) + "\n"


def make_site(folder: Path, size: int, source: Path | None) -> list[Path]:
    """Write a site of so many documents and return them."""
    (folder / "content" / "pages").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG)
    documents = []
    if source:
        found = sorted(path for path in source.rglob("*") if path.suffix in {".md", ".txt"} and path.is_file())
        documents = [Path(shutil.copy(path, folder / "content" / path.name)) for path in found[:size]]
    else:
        for number in range(size):
            documents.append(folder / "content" / f"report-{number:05}.txt")
            documents[-1].write_text(made_up(number), "utf-8")
    return documents


def measure(folder: Path) -> tuple[float, int]:
    """Build and return seconds and megabytes."""
    code = (
        "import resource, sys, runpy\n"
        "sys.argv = ['mkdocs', 'build', '--quiet']\n"
        "try: runpy.run_module('mkdocs', run_name='__main__')\n"
        "except SystemExit as end: assert not end.code, end.code\n"
        "own, rest = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))\n"
        "print(max(own, rest))"
    )
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], cwd=folder, capture_output=True, text=True, check=True
    )
    seconds = time.perf_counter() - started
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return seconds, int(done.stdout.split()[-1]) // unit


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--sizes", nargs="+", type=int, default=[100, 1000])
    options = parser.parse_args()
    print(f"{'documents':>10}{'words':>10}  {'build':10}{'seconds':>9}{'MB':>7}")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            documents = make_site(folder, size, options.folder)
            words = sum(len(path.read_text("utf-8", "replace").split()) for path in documents)
            for kind in ("cold", "warm", "one edit"):
                if kind == "one edit":
                    documents[0].write_text(documents[0].read_text("utf-8") + "\n\nNothing else happened.\n", "utf-8")
                seconds, megabytes = measure(folder)
                print(f"{len(documents):>10}{words:>10}  {kind:10}{seconds:>9.2f}{megabytes:>7}", flush=True)


if __name__ == "__main__":
    main()

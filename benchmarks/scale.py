"""How whole builds grow: processor time and memory by stage, beside other makers of sites.

    python benchmarks/scale.py [FOLDER] [--sizes 100 1000] [--beside] [--cache STORE]

FOLDER holds documents (`.md`, `.txt`), of which so many are taken as evenly as can be; without it, documents are made
up from a fixed seed. For each size a site is built four times, each in a process of its own: with nothing cached, with
nothing changed, after one edit and after one more document. Seconds are of processor time, of all processes of the
build together, each counted to the innermost stage that runs; memory is what the main process held at most meanwhile
(looked at every 20 ms, where there is `/proc`) and, in the last line, what any of its processes did. With two sizes or
more the exponent of growth stands beside each stage: 1 is as many times longer as there are documents.

With `--beside` plain pages of the same texts are made by MkDocs with Material, by Zensical and by Hugo, those of them
that are installed. `--cache` begins from a store (`store.sqlite`) that holds the analyses already: the first build then
shows everything but them.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import math
import os
import random
import resource
import runpy
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

CONFIG = "site_name: Benchmark\ndocs_dir: content/pages\ntheme:\n  name: dossier\nplugins:\n  - dossier\n"
PEOPLE = ("Ada Moe", "Per Dahl", "Orla Finn", "Jon Vale", "Ines Prado", "Tomas Rask", "Lena Okoro", "Samir Haddad")
OFFICES = ("Prime Minister", "Foreign Minister", "Mayor", "Chairwoman", "General", "Ambassador", "spokesman")
PLACES = ("Oslo", "Geneva", "Nairobi", "Norway", "Switzerland", "Kenya", "Brazil", "India")
BODIES = ("the Port Authority", "the Dock Workers Union", "the National Bank", "the World Food Programme")
SAYINGS = ("We are ready to talk", "Nobody was asked", "This is a beginning, nothing more", "The numbers are plain")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")

BUILDS = ("cold", "nothing changed", "one edited", "one added")
REST = "MkDocs and theme"
PAGES = "pages"
FILES = "files beside pages"
STAGES = {
    "dossier.collection.building:Building.cards": "read, analyse, cards",
    "dossier.collection.build:joined": "who is the same",
    "dossier.collection.build:build_collection": "notices, store",
    "dossier.plugin:planned": "plans of pages",
    "dossier.publish.pages:plan_pages": "plans of pages",
    "dossier.plugin:attachments": FILES,
    "dossier.plugin:DossierPlugin.pages": PAGES,
    "dossier.publish.writer:add": PAGES,
    "dossier.publish.search:Index.put": "search index",
    "dossier.publish.search:Index.add": "search index",
    "dossier.publish.search:Index.finish": "search index",
    "dossier.publish.search:Index.place": "search index",
    "dossier.publish.search:Index.complete": "search index",
    "dossier.plugin:look": "look at the last site",
    "dossier.plugin:read_list": "look at the last site",
    "dossier.publish.twin:Twin.complete": "put in place",
    "dossier.publish.twin:Twin.exchange": "put in place",
    "dossier.plugin:place": "put in place",
    "dossier.plugin:keep_list": "put in place",
}
"""Function -> the stage that its processor time counts to, save what a stage inside it takes."""


class Clock:
    """Counts processor time and memory to the innermost stage."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self.megabytes: Counter[str] = Counter()
        self.running = [REST]
        self.last = 0.0  # what the start of the process took is of the rest
        threading.Thread(target=self.watch, daemon=True).start()

    def watch(self) -> None:
        """Look at the memory every now and then."""
        page = resource.getpagesize()
        with suppress(OSError):
            while True:
                held = int(Path("/proc/self/statm").read_text().split()[1]) * page >> 20
                stage = self.running[-1]
                self.megabytes[stage] = max(self.megabytes[stage], held)
                time.sleep(0.02)

    def count(self) -> None:
        """Count what passed to the stage that runs."""
        now = spent()
        self.seconds[self.running[-1]] += now - self.last  # type: ignore[assignment]
        self.last = now

    def within(self, stage: str, call: Callable[[], Any]) -> Any:
        """Do something that counts to a stage."""
        self.count()
        self.running.append(stage)
        try:
            return call()
        finally:
            self.count()
            self.running.pop()

    def around(self, function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        """Return a function that counts to a stage, also while what it yields is made."""

        def counted(*given: Any, **more: Any) -> Any:
            output = getattr(given[0], "address", "") if given else ""
            own = FILES if stage == PAGES and output and not output.endswith(".html") else stage
            found = self.within(own, lambda: function(*given, **more))
            return self.steps(found, own) if isinstance(found, Iterator) else found

        return counted

    def steps(self, found: Iterator[Any], stage: str) -> Iterator[Any]:
        """Go through what a function yields."""
        end = object()
        while (one := self.within(stage, lambda: next(found, end))) is not end:
            yield one


def spent() -> float:
    """Return the processor time of this process and of those it waited for."""
    own, rest = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + rest.ru_utime + rest.ru_stime


def build_here() -> None:
    """Build the site of this folder with every stage counted, and print what was found as JSON."""
    clock = Clock()
    for place, stage in STAGES.items():
        module, _, path = place.partition(":")
        *inside, name = path.split(".")
        holder: Any = importlib.import_module(module)
        for part in inside:
            holder = getattr(holder, part)
        if hasattr(holder, name):  # another release may have it elsewhere
            setattr(holder, name, clock.around(getattr(holder, name), stage))
    sys.argv = ["mkdocs", "build", "--quiet"]
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    except SystemExit as end:
        if end.code:
            raise
    clock.count()
    print(json.dumps({"seconds": clock.seconds, "megabytes": {**clock.megabytes, "all": peak()}}))


def peak() -> int:
    """Return the megabytes that this process or one it waited for held at most."""
    held = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return held >> (10 if sys.platform != "darwin" else 20)


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


def write_documents(into: Path, size: int, source: Path | None) -> list[Path]:
    """Write so many documents into a folder, in folders as they lie, and return them."""
    if source is None:
        into.mkdir(parents=True, exist_ok=True)
        for number in range(size):
            (into / f"report-{number:05}.md").write_text(made_up(number), "utf-8")
        return sorted(into.glob("*.md"))
    found = sorted(path for path in source.rglob("*") if path.suffix in {".md", ".txt"} and path.is_file())
    if len(found) < size:
        raise SystemExit(f"{source} holds {len(found)} documents, not {size}")
    written = []
    for number in range(size):
        path = found[number * len(found) // size]
        written.append(into / path.relative_to(source))
        written[-1].parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, written[-1])
    return written


def make_site(folder: Path, size: int, source: Path | None, cache: Path | None) -> list[Path]:
    """Write a site of so many documents and return them."""
    documents = write_documents(folder / "content", size, source)
    (folder / "content" / "pages").mkdir()
    (folder / "mkdocs.yml").write_text(CONFIG)
    if cache is not None:
        (folder / ".cache" / "dossier").mkdir(parents=True)
        shutil.copyfile(cache, folder / ".cache" / "dossier" / "store.sqlite")
    return documents


def change(build: str, documents: list[Path]) -> None:
    """Change what a build is to find changed."""
    middle = documents[len(documents) // 2]
    if build == "one edited":
        middle.write_text(middle.read_text("utf-8") + "\n\nNothing else happened that day.\n", "utf-8")
    elif build == "one added":
        middle.with_name(f"one-more{middle.suffix}").write_text(made_up(-1), "utf-8")


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """Build in a process of its own, and return seconds and megabytes by stage."""
    command = [sys.executable, "-W", "ignore", __file__, "--here"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, dict[str, float]] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure_size(size: int, source: Path | None, cache: Path | None) -> dict[str, dict[str, dict[str, float]]]:
    """Return seconds and megabytes by build and stage."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents = make_site(folder, size, source, cache)
        found = {}
        for build in BUILDS:
            change(build, documents)
            found[build] = measure(folder)
            print(f"{size} documents, {build}: {sum(found[build]['seconds'].values()):.1f} s", file=sys.stderr)
        return found


def show(results: dict[int, dict[str, dict[str, dict[str, float]]]]) -> None:
    """Print a table for each build."""
    sizes = list(results)
    stages = [*dict.fromkeys((*STAGES.values(), REST))]
    for build in BUILDS:
        print(f"\n{build:24}" + "".join(f"{size:>10,} s{'MB':>7}" for size in sizes) + f"{'growth':>9}")
        seconds = [results[size][build]["seconds"] for size in sizes]
        memory = [results[size][build]["megabytes"] for size in sizes]
        for stage in stages:
            print(row(stage, sizes, [one.get(stage, 0) for one in seconds], [one.get(stage, 0) for one in memory]))
        print(row("all", sizes, [sum(one.values()) for one in seconds], [one["all"] for one in memory]))


def row(name: str, sizes: list[int], seconds: list[float], memory: list[float]) -> str:
    """Write one line of a table."""
    cells = "".join(f"{spent:>12.2f}{held:>7.0f}" for spent, held in zip(seconds, memory, strict=True))
    is_told = len(sizes) > 1 and min(seconds[0], seconds[-1]) >= 0.05
    growth = math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0]) if is_told else None
    return f"{name:24}{cells}" + (f"{growth:>9.2f}" if growth is not None else "")


# ------------------------------------------------------------------------------------------------ other makers of sites


def with_material(folder: Path) -> list[str] | str:
    """Return how MkDocs makes pages with Material, or why it does not."""
    if importlib.util.find_spec("material") is None:
        return "mkdocs-material is not installed"
    (folder / "mkdocs.yml").write_text("site_name: Benchmark\ndocs_dir: content\ntheme:\n  name: material\n")
    return [sys.executable, "-W", "ignore", "-m", "mkdocs", "build", "--quiet"]


def with_zensical(folder: Path) -> list[str] | str:
    """Return how Zensical makes pages, or why it does not."""
    program = shutil.which("zensical", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    if program is None:
        return "zensical is not installed"
    (folder / "zensical.toml").write_text('[project]\nsite_name = "Benchmark"\ndocs_dir = "content"\n')
    return [program, "build", "--clean"]


def with_hugo(folder: Path) -> list[str] | str:
    """Return how Hugo makes pages, or why it does not."""
    program = shutil.which("hugo")
    if program is None:
        return "hugo is not installed"
    (folder / "layouts" / "_default").mkdir(parents=True)
    page = "<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}"
    (folder / "layouts" / "_default" / "single.html").write_text(page)
    listed = "<!doctype html><title>{{ .Title }}</title>{{ range .Pages }}<p><a href={{ .RelPermalink }}>{{ .Title }}"
    (folder / "layouts" / "_default" / "list.html").write_text(listed + "</a>{{ end }}")
    (folder / "hugo.toml").write_text('title = "Benchmark"\nbaseURL = "https://example.org/"\n')
    (folder / "config.toml").write_text('title = "Benchmark"\nbaseURL = "https://example.org/"\n')
    return [program, "--quiet"]


OTHERS = {"MkDocs with Material": with_material, "Zensical": with_zensical, "Hugo": with_hugo}


def measure_other(name: str, size: int, source: Path | None) -> tuple[float, int] | str:
    """Return seconds of processor time and megabytes of a build of plain pages, or why there is none."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_documents(folder / "content", size, source)
        command = OTHERS[name](folder)
        if isinstance(command, str):
            return command
        with (folder / "said").open("wb") as said:
            process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said)
            _, status, usage = os.wait4(process.pid, 0)
        if status:
            return f"it ended with {status}: {(folder / 'said').read_text('utf-8', 'replace').strip()[-200:]}"
        held = usage.ru_maxrss >> (10 if sys.platform != "darwin" else 20)
        return usage.ru_utime + usage.ru_stime, held


def show_others(results: dict[int, dict[str, dict[str, dict[str, float]]]], source: Path | None) -> None:
    """Print what others take for plain pages of the same texts, and how many times as long a build of ours takes."""
    print(f"\n{'plain pages by':24}{'documents':>12}{'s':>10}{'MB':>7}" + "".join(f"{'ours ' + b:>22}" for b in BUILDS))
    for name in OTHERS:
        for size, ours in results.items():
            found = measure_other(name, size, source)
            if isinstance(found, str):
                print(f"{name:24}{size:>12,}  skipped: {found}")
                continue
            ratios = "".join(f"{sum(ours[b]['seconds'].values()) / max(found[0], 0.01):>21.2f}x" for b in BUILDS)
            print(f"{name:24}{size:>12,}{found[0]:>10.2f}{found[1]:>7}{ratios}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--sizes", nargs="+", type=int, default=[100, 1000])
    parser.add_argument("--beside", action="store_true", help="measure other makers of sites on the same texts")
    parser.add_argument("--cache", type=Path, help="a store.sqlite that holds the analyses already")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        build_here()
        return
    source = options.folder.resolve() if options.folder else None
    results = {size: measure_size(size, source, options.cache) for size in options.sizes}
    show(results)
    if options.beside:
        show_others(results, source)


if __name__ == "__main__":
    main()

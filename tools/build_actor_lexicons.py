"""Write the word and phrase lists of the actor finder from a folder of open name and word lists.

    python tools/build_actor_lexicons.py DATA_DIR [--out dossier/data]

DATA_DIR holds `ner/gaz/` (phrases.tsv, first_names.tsv, last_names.tsv, brown_paths.tsv.gz, caseratio.tsv.gz,
kmeans_64_256_1000.tsv.gz). Sources and licences are in docs/model-card.md.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

from faker.providers import person
from pytickersymbols import PyTickerSymbols

from dossier.analyse.actors.entities import bare
from dossier.english.tokens import tokenise
from dossier.model import Span


def rows(path: Path) -> list[list[str]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [line.split("\t") for line in data.decode("utf-8").split("\n") if line]


def write_packed(path: Path, lines: list[str]) -> None:
    """Write lines gzipped, the same bytes each time."""
    path.write_bytes(gzip.compress("\n".join(lines).encode("utf-8"), 9, mtime=0))
    print(f"{path}: {len(lines)} lines, {path.stat().st_size} bytes")


def name_band(weight: float) -> str:
    return "1" if weight >= 0.05 else "2" if weight >= 0.004 else "3"


def rank_band(rank: int) -> str:
    return "1" if rank < 1000 else "2" if rank < 10_000 else "3" if rank < 50_000 else "4"


def case_code(title: str, upper: str, frequency: str) -> str:
    """Return three letters: a to g for -3 to 3 twice, then frequency in four bands."""
    band = "w" if int(frequency) >= -5 else "x" if int(frequency) >= -7 else "y" if int(frequency) >= -8 else "z"
    return "abcdefg"[int(title) + 3] + "abcdefg"[int(upper) + 3] + band


def word_lines(folder: Path) -> list[str]:
    facts: dict[str, list[str]] = {}
    for word, path in rows(folder / "brown_paths.tsv.gz"):
        facts.setdefault(word, [""] * 5)[0] = path
    for word, title, upper, frequency in rows(folder / "caseratio.tsv.gz"):
        facts.setdefault(word, [""] * 5)[1] = case_code(title, upper, frequency)
    for word, *numbers in rows(folder / "kmeans_64_256_1000.tsv.gz"):
        facts.setdefault(word, [""] * 5)[2] = ",".join(numbers)
    for word, weight in rows(folder / "first_names.tsv"):
        facts.setdefault(word, [""] * 5)[3] = name_band(float(weight))
    for word, rank in rows(folder / "last_names.tsv"):
        if word in facts or int(rank) < 50_000:
            facts.setdefault(word, [""] * 5)[4] = rank_band(int(rank))
    return sorted("\t".join((word, *values)) for word, values in facts.items() if "\n" not in word)


def sections(name: str) -> Iterator[tuple[str, str]]:
    """Yield the names of a hand-kept list with the class of the section they stand in."""
    kind = ""
    for line in (Path(__file__).parent / "lexicons" / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            for phrase in line.split(";"):
                yield phrase.strip().lower(), kind


LEGAL_FORM = re.compile(
    r"(?:,? (?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|plc|PLC|AG|SE|SA|S\.A|N\.V|NV|AB|ASA|A/S|Oyj|KGaA|GmbH|Group"
    r"|Holdings?|& Co)\.?)+$"
)


def companies() -> Iterator[tuple[str, str]]:
    """Yield listed companies from pytickersymbols (MIT), with and without their legal form."""
    for name in sorted({stock["name"] for stock in PyTickerSymbols().get_all_stocks()}):
        short = LEGAL_FORM.sub("", name)
        yield name.lower(), "company"
        if len(short) > 3:
            yield short.lower(), "company"


def phrase_lines(folder: Path) -> list[str]:
    classes: dict[str, set[str]] = {}
    listed = [(phrase, names) for phrase, names in rows(folder / "phrases.tsv")]
    listed += [*sections("organisations.txt"), *sections("places.txt"), *companies()]
    for phrase, names in listed:
        tokens = tokenise(phrase, [Span(0, len(phrase))]).words
        key = " ".join(token.replace(".", "") for token in tokens)
        if len(tokens) <= 9 and key:
            classes.setdefault(key, set()).update(names.split(","))
    return sorted(f"{phrase}\t{','.join(sorted(names))}" for phrase, names in classes.items())


def gender_lines() -> list[str]:
    """Count in how many locales of Faker (MIT) a first name is a woman's or a man's."""
    counts: dict[str, list[int]] = {}
    for module in pkgutil.iter_modules(person.__path__):
        provider = getattr(importlib.import_module(f"{person.__name__}.{module.name}"), "Provider", None)
        for column, attribute in enumerate(("first_names_female", "first_names_male")):
            for name in getattr(provider, attribute, None) or ():
                key = bare(name.strip())
                if key.isascii() and key.isalpha() and len(key) > 1:
                    counts.setdefault(key, [0, 0])[column] += 1
    lines = []
    for name, (women, men) in counts.items():
        if women >= 3 * men or men >= 3 * women:
            lines.append(f"{name}\t{'f' if women > men else 'm'}")
    return sorted(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path("dossier/data"))
    options = parser.parse_args()
    folder = options.data / "ner" / "gaz"
    write_packed(options.out / "actors_words.txt.gz", word_lines(folder))
    write_packed(options.out / "actors_genders.txt.gz", gender_lines())
    write_packed(options.out / "actors_phrases.txt.gz", phrase_lines(folder))


if __name__ == "__main__":
    main()

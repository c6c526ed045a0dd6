"""A picture for each dossier, shown where somebody shares its address: title, source and date; made with Pillow.

The letters are those of the font that Pillow brings. What it has no letters for is written in Latin ones; the page
itself has the words as they are. The same words with the same version of Pillow give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from anyascii import anyascii

SIZE = (1200, 630)
"""What the networks ask for."""

MARGIN = 72
LINES = 5
PAPER, INK, QUIET, ACCENT = "#fbfaf7", "#1d1b18", "#5d5850", "#8b2635"
_ALSO = frozenset("–—‘’‚“”„•…‹›€")
"""Signs beyond Latin-1 that the font has."""


def picture(title: str, about: str, site: str) -> Iterator[bytes]:
    """Draw a picture.

    Parameters:
        title: In large letters, on five lines at most.
        about: Source and date, below it.
        site: Name of the site, at the foot.

    Yields:
        A PNG file.
    """
    image_module, draw_module, fonts = (import_module(f"PIL.{name}") for name in ("Image", "ImageDraw", "ImageFont"))
    image = image_module.new("RGB", SIZE, PAPER)
    draw = draw_module.Draw(image)
    draw.rectangle((0, 0, 18, SIZE[1]), fill=ACCENT)
    large, small = fonts.load_default(58), fonts.load_default(32)
    y = MARGIN
    for line in wrapped(drawable(title), large, SIZE[0] - 2 * MARGIN):
        draw.text((MARGIN, y), line, font=large, fill=INK)
        y += 74
    draw.text((MARGIN, y + 18), shortened(drawable(about), small), font=small, fill=QUIET)
    draw.text((MARGIN, SIZE[1] - MARGIN - 34), shortened(drawable(site), small), font=small, fill=ACCENT)
    out = io.BytesIO()
    image.quantize(64).save(out, "PNG", optimize=True)
    yield out.getvalue()


def drawable(text: str) -> str:
    """Return a text in letters that the font has."""
    plain = " ".join(text.split())
    return "".join(one if " " <= one <= "ÿ" or one in _ALSO else anyascii(one) for one in plain)


def wrapped(text: str, font: Any, width: int) -> list[str]:
    """Cut a text into lines that fit; what does not fit into the last one is left out."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], f"{lines[LINES - 1]} …"]
    return [shortened(line, font) for line in lines]


def shortened(text: str, font: Any) -> str:
    """Return a line that fits, with an ellipsis where it was cut."""
    width = SIZE[0] - 2 * MARGIN
    while text and font.getlength(text) > width:
        text = text[: max(0, len(text) - 8)].rstrip(" …") + "…" if len(text) > 8 else ""
    return text

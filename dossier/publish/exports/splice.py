"""Long files put together from what they were and the few rows that changed.

A table of a hundred thousand quotations is one file, of which an edit changes a line or two. Of each such file is kept
which rows it has, in their order, and how long each is. The next one takes the rows that an edit does not reach out of
the file as it lies in the last site, many at once, and asks for the others alone.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from dossier.model import KeptRows

AT_ONCE = 1 << 20
"""Bytes that are taken out of the file at once."""

HEAD = ""
"""Name of what stands before all rows; it rests on nothing that is told, and is always made."""
END = "\n"
"""Name of what stands behind them."""

Named = tuple[str, str]
"""Name of a row, its own in the file, and the text of it."""


class Rows(NamedTuple):
    """What is kept of a file."""

    key: str
    """Of the file, when it was made."""
    digest: str
    """Of its content."""
    names: tuple[str, ...]
    """Of its rows, in their order."""
    sizes: bytes
    """In bytes, as an array of `L`."""


_ROWS = msgspec.msgpack.Decoder(Rows)


@dataclass(frozen=True, slots=True)
class Former:
    """A file of the last site."""

    path: Path
    digest: str
    """Of its content, which nobody touched since."""


@dataclass(frozen=True, slots=True)
class Spliced:
    """A file that is put together."""

    address: str
    key: str
    """Changes whenever the file would."""
    whole: Callable[[], Iterable[Named]]
    """Gives all rows."""
    named: Callable[[], Iterable[Named]]
    """Gives the names of all rows in their order, each with what it rests on: a document, an actor, or nothing."""
    row: Callable[[str, str], str]
    """Makes a row, by its name and by what it rests on."""
    is_reached: Callable[[str], bool]
    """Tells whether anything changed on which a row rests, since the key was the one before."""

    def pieces(self, kept: KeptRows | None, key_before: str, former: Former | None) -> Iterator[bytes]:
        """Give the file in pieces.

        Parameters:
            kept: Keeps which rows the file has.
            key_before: Key of the file in the build before, from which on something may have reached rows.
            former: The file as it lies in the last site, if it does.
        """
        rows = unpacked(kept.get("", self._place)) if kept is not None and key_before and former is not None else None
        if rows is None or former is None or (rows.key, rows.digest) != (key_before, former.digest):
            yield from self._noted(((name, text.encode("utf-8", "replace")) for name, text in self.whole()), kept)
            return
        with former.path.open("rb", buffering=AT_ONCE) as lying:
            yield from self._noted(self._spliced(rows, lying), kept)

    @property
    def _place(self) -> str:
        return f"rows of {self.address}"

    def _spliced(self, rows: Rows, lying: BinaryIO) -> Iterator[tuple[str, bytes]]:
        """Give the rows, those that nothing reached out of the file, where most lie one behind the other."""
        sizes = array("L", rows.sizes)
        ends = array("Q", accumulate(sizes))
        places = {name: place for place, name in enumerate(rows.names)}
        for name, of in self.named():
            place = places.get(name)
            if place is None or not of or self.is_reached(of):
                yield name, self.row(name, of).encode("utf-8", "replace")
            else:
                begin = ends[place] - sizes[place]
                if lying.tell() != begin:
                    lying.seek(begin)
                yield rows.names[place], lying.read(sizes[place])

    def _noted(self, found: Iterable[tuple[str, bytes]], kept: KeptRows | None) -> Iterator[bytes]:
        """Hand the rows on, many at once, and keep which there are."""
        names, sizes, seen = [], array("L"), blake2b(digest_size=16)
        waiting: list[bytes] = []
        length = 0
        for name, data in found:
            names.append(name)
            sizes.append(len(data))
            waiting.append(data)
            length += len(data)
            if length >= AT_ONCE:
                piece, waiting, length = b"".join(waiting), [], 0
                seen.update(piece)
                yield piece
        piece = b"".join(waiting)
        seen.update(piece)
        yield piece
        if kept is not None:
            with suppress(UnicodeEncodeError):  # half a letter in an address
                kept.put("", self._place, packed(Rows(self.key, seen.hexdigest(), tuple(names), sizes.tobytes())))
                kept.commit()


def packed(rows: Rows) -> bytes:
    """Return what is kept of a file as bytes."""
    return zlib.compress(msgspec.msgpack.encode(rows), 1)


def unpacked(data: bytes | None) -> Rows | None:
    """Return what is kept of a file; nothing where that is damaged."""
    try:
        return _ROWS.decode(zlib.decompress(data)) if data is not None else None
    except (zlib.error, msgspec.MsgspecError):
        return None

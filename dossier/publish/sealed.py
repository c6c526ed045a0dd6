"""Values kept behind the key of what they were made of, so that they are either good or not there."""

from __future__ import annotations

import zlib
from typing import TypeVar

import msgspec

Value = TypeVar("Value")


def sealed(key: str, value: object) -> bytes:
    """Pack a value behind its key.

    Raises:
        UnicodeEncodeError: If there is half a letter in it.
    """
    return key.encode() + zlib.compress(msgspec.msgpack.encode(value), 1)


def opened(data: bytes | None, key: str, decoder: msgspec.msgpack.Decoder[Value]) -> Value | None:
    """Return a value that was kept; None where it was made of something else, there is no key, or it is damaged."""
    start = key.encode()
    if data is None or not start or not data.startswith(start):
        return None
    try:
        return decoder.decode(zlib.decompress(memoryview(data)[len(start) :]))
    except (zlib.error, msgspec.MsgspecError):
        return None

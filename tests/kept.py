"""A store for rows that forgets with the test."""

from __future__ import annotations


class Kept:
    """Keeps in memory."""

    def __init__(self) -> None:
        self.data: dict[tuple[str, str], bytes] = {}

    def get(self, document: str, writer: str) -> bytes | None:
        return self.data.get((document, writer))

    def put(self, document: str, writer: str, data: bytes) -> None:
        self.data[document, writer] = data

    def commit(self) -> None:
        """Nothing waits."""

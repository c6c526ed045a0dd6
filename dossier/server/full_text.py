"""Full text of a collection, in memory: which documents hold some words, and in which of their sentences.

SQLite's FTS5 does it, with its Porter stemmer: "talks" finds "talk". It is made when first asked for; ten thousand
documents take some seconds and as much memory as their texts.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from functools import cached_property

from dossier.model import Collection, Dossier, Sentence, Span

BEGIN, END = "\ue000", "\ue001"
"""Marks of the words found, from the private use area: taken out of a text before it is looked through."""

_PARTS = re.compile(r'"([^"]+)"|(\S+)')
_MARKS = re.compile(f"[{BEGIN}{END}]")


class FullText:
    """The texts and titles of a collection, ready to be asked."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @cached_property
    def _table(self) -> sqlite3.Connection:
        database = sqlite3.connect(":memory:", check_same_thread=False)
        database.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, title, text, tokenize = 'porter unicode61')"
        )
        rows = ((card.id, self._title(card.id), self._text(card.id)) for card in self._collection.cards)
        database.executemany("INSERT INTO texts VALUES (?, ?, ?)", rows)
        return database

    def _title(self, id: str) -> str:
        return self._collection.by_id[id].title or id

    def _text(self, id: str) -> str:
        text = self._collection.dossier(id).document.text.encode("utf-8", "replace").decode("utf-8")
        return _MARKS.sub(" ", text)

    def find(self, asked: str, most: int) -> tuple[int, list[str]]:
        """Return how many documents hold all words, or else any of them, and the ids of the best.

        Parameters:
            asked: Words; those in quotation marks stand side by side.
            most: How many ids.
        """
        terms = [f'"{phrase or word}"' for phrase, word in _PARTS.findall(asked.replace("\0", " "))]
        terms = [term.replace('"', "") for term in terms]
        terms = [f'"{term}"' for term in terms if any(letter.isalnum() for letter in term)]
        for joint in (" AND ", " OR "):
            ids = self._ids(joint.join(terms)) if terms else []
            if ids:
                return len(ids), ids[:most]
        return 0, []

    def _ids(self, query: str) -> list[str]:
        # The title counts five times; of two that are alike the newer, which comes first in the collection.
        order = "SELECT id FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 0, 5, 1), rowid"
        return [one for (one,) in self._table.execute(order, (query,))]

    def sentences(self, dossier: Dossier, asked: str, most: int) -> list[Sentence]:
        """Return the sentences of a document that hold most of the words, in order of the text."""
        hits = list(self._hits(dossier.document.id, asked))
        scored = [
            (len({words for span, words in hits if span in sentence.span}), -place)
            for place, sentence in enumerate(dossier.sentences)
        ]
        best = sorted((score for score in scored if score[0]), reverse=True)[:most]
        return [dossier.sentences[place] for place in sorted(-place for _, place in best)]

    def _hits(self, id: str, asked: str) -> Iterator[tuple[Span, str]]:
        """Give where the words stand in the text, each with the word in small letters."""
        words = [word for phrase, single in _PARTS.findall(asked) for word in (phrase or single).split()]
        words = [word.replace('"', "") for word in words if any(letter.isalnum() for letter in word)]
        if not words:
            return
        query = " OR ".join(f'"{word}"' for word in words)
        # In the text alone: a marked title would shift nothing, but is not asked for.
        marked = self._table.execute(
            f"SELECT highlight(texts, 2, '{BEGIN}', '{END}') FROM texts WHERE texts MATCH ? AND id = ?",
            (query, id),
        ).fetchone()
        for number, piece in enumerate(re.finditer(f"{BEGIN}([^{END}]*){END}", marked[0] if marked else "")):
            start = piece.start() - 2 * number  # two marks around each hit before this one
            yield Span(start, start + len(piece[1])), piece[1].casefold()

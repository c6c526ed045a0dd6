"""The language that is spoken: English as it stands in the source, or the gettext catalogue that takes its place.

English needs no catalogue: every text is its own key, as gettext has it. Another language is one folder,
`LANGUAGE/LC_MESSAGES/messages.po` with its compiled `messages.mo`, among those of our theme or in a theme folder of the
site. What a catalogue lacks is said in English.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

Catalogue = gettext.NullTranslations

DOMAIN = "messages"
"""Name of the files, which MkDocs gives to those of its themes."""

LOCALES = Path(__file__).resolve().parents[1] / "theme" / "locales"
"""The folder of our own catalogues, where MkDocs finds those of the theme."""

ENGLISH = gettext.NullTranslations()

_SPOKEN: ContextVar[Catalogue] = ContextVar("catalogue", default=ENGLISH)


def find_catalogue(language: str, folders: Sequence[Path] = ()) -> Catalogue:
    """Return the catalogue of a language, English where there is none.

    Parameters:
        language: Such as `de` or `pt_BR`; of the latter what is missing is looked for in `pt`.
        folders: Folders of catalogues that win over ours, the first one most.
    """
    found: Catalogue = ENGLISH
    for folder in (LOCALES, *reversed(folders)):
        own = gettext.translation(DOMAIN, str(folder), [language], fallback=True)
        if isinstance(own, gettext.GNUTranslations):
            own.add_fallback(found)
            found = own
    return found


@contextmanager
def speaking(catalogue: Catalogue) -> Iterator[None]:
    """Say everything in the language of a catalogue while the block runs; outside of one English is spoken."""
    token = _SPOKEN.set(catalogue)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def spoken() -> Catalogue:
    """Return the catalogue in use."""
    return _SPOKEN.get()


def translated(text: str) -> str:
    """Return a text in the language that is spoken."""
    return _SPOKEN.get().gettext(text) if text else text


def translated_count(one: str, several: str, number: int) -> str:
    """Return the form of a text that goes with a number, in the language that is spoken."""
    return _SPOKEN.get().ngettext(one, several, number)


def in_figures(number: int) -> str:
    """Write a whole number with the mark between thousands of the language: a catalogue writes `1,000` its way."""
    return f"{number:,}".replace(",", translated("1,000").strip("01"))


def phrase(text: str, *values: object) -> str:
    """Return a text in the language that is spoken, with values in the place of `{0}`, `{1}`."""
    return translated(text).format(*values)

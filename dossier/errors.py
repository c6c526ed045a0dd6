"""What can go wrong, said so that a person can mend it."""

from __future__ import annotations

import os

DEBUG = "DOSSIER_DEBUG"
"""Variable of the environment that asks for tracebacks; it reaches worker processes too."""


class DossierError(Exception):
    """A problem that stops the work, with the place where it stands.

    Attributes:
        message: What is wrong and what to do about it.
        path: The file that is wrong, as the user would name it, or None.
        line: The line in that file, counted from 1, or None.
    """

    def __init__(self, message: str, *, path: str | None = None, line: int | None = None) -> None:
        """Keep the parts; `str()` joins them as `path:line: message`."""
        self.message = message
        self.path = path
        self.line = line
        super().__init__(located(message, path, line))


class SettingsError(DossierError):
    """Settings that cannot be used; the message lists every problem found."""


class CorrectionError(DossierError):
    """A corrections or authority file that is not valid."""


class EngineError(DossierError):
    """An engine that is not installed, failed, or returned something unusable."""


def is_debugging() -> bool:
    """Tell whether somebody wants tracebacks: an error is then raised instead of being told in a line."""
    return os.environ.get(DEBUG, "") not in ("", "0")


def located(message: str, path: str | None, line: int | None) -> str:
    """Return `path:line: message` with the parts that are known."""
    if path is None:
        return message
    return f"{path}: {message}" if line is None else f"{path}:{line}: {message}"

"""Engine `command`: names found by any program; roles, resolution and the other stages are ours.

The option `engine_command` says how to start it. For each document it reads one JSON object on standard input,
`{"id": ..., "text": ..., "language": ...}`, and writes one on standard output,
`{"mentions": [{"start": 10, "end": 22, "type": "person"}, ...]}`. Offsets are code points of `text`, half-open; types
are person, organisation, country, group and place. What it writes to standard error is shown when it fails.
"""

from __future__ import annotations

import json
import shlex
import subprocess
from typing import Any

from dossier.analyse import run_stages
from dossier.analyse.actors import RawMention
from dossier.analyse.engines import MentionEngine
from dossier.errors import EngineError
from dossier.model import Document, Dossier
from dossier.settings import Settings

SHOWN = 300
"""Characters of the program's standard error that a message repeats."""


class CommandEngine(MentionEngine):
    """Names from a program."""

    name = "command"
    version = "1"

    def analyse(self, document: Document, settings: Settings) -> Dossier:
        """Run the program, then all stages on what it found.

        Raises:
            EngineError: If the program is not set, cannot be started, fails, takes too long or answers wrongly.
        """
        question = {
            "id": document.id,
            "text": document.text,
            "language": document.language.value if document.language else None,
        }
        answer = ask(settings.engine_command, json.dumps(question), settings.time_limit)
        return run_stages(document, settings, read_answer(answer), f"{self.name} {settings.engine_command}")


def ask(command: str, question: str, seconds: int) -> str:
    """Run a program with a text on its standard input and return its standard output.

    Parameters:
        command: The program and its arguments, quoted as in a shell; no shell is involved.
        question: What it reads.
        seconds: How long it may take; 0 for no limit.

    Raises:
        EngineError: If it is not set, cannot be started, fails or takes too long.
    """
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise EngineError(f"engine_command cannot be read: {error}") from error
    if not words:
        raise EngineError("engine 'command' needs a program; set engine_command in mkdocs.yml")
    try:
        done = subprocess.run(words, input=question.encode(), capture_output=True, timeout=seconds or None, check=False)
    except subprocess.TimeoutExpired as error:
        raise EngineError(f"'{words[0]}' took longer than {seconds} s") from error
    except OSError as error:
        raise EngineError(f"'{words[0]}' cannot be started: {error.strerror or error}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()[-SHOWN:]
        raise EngineError(f"'{words[0]}' failed with exit code {done.returncode}: {said or 'it said nothing'}")
    return done.stdout.decode("utf-8", "replace")


def read_answer(answer: str) -> list[RawMention]:
    """Read what the program found.

    Raises:
        EngineError: If it is not JSON of the form above.
    """
    try:
        found = json.loads(answer)
    except ValueError as error:
        raise EngineError(f"the engine's answer is not JSON: {error}") from error
    mentions = found.get("mentions") if isinstance(found, dict) else None
    if not isinstance(mentions, list):
        raise EngineError('the engine\'s answer lacks the list "mentions"')
    return [read_mention(mention, number) for number, mention in enumerate(mentions, 1)]


def read_mention(mention: Any, number: int) -> RawMention:
    """Read one mention; `check_mentions` checks its values later.

    Raises:
        EngineError: If it is not an object with start, end and type.
    """
    if not isinstance(mention, dict) or not {"start", "end", "type"} <= mention.keys():
        raise EngineError(f"mention {number} of the engine's answer lacks start, end or type")
    return RawMention(mention["start"], mention["end"], mention["type"], "engine command")

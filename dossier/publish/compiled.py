"""Templates as they were compiled, kept while a process lives: a preview prints with them again and again."""

from __future__ import annotations

from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from dossier.wording.catalogue import ENGLISH, spoken


class Compiled(BytecodeCache):
    """Finds what a template is compiled to by its whole source and all that an environment makes of it."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], CodeType] = {}
        """By name and environment, and by the digest of the source."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Tell apart what different environments, or another language, make of one template."""
        marks = (environment.block_start_string, environment.variable_start_string, environment.comment_start_string)
        blanks = (environment.trim_blocks, environment.lstrip_blocks, environment.keep_trailing_newline)
        known = sorted((*environment.extensions, *environment.filters, *environment.tests))
        how = (type(environment).__name__, marks, blanks, known, environment.autoescape is True, spoken() is ENGLISH)
        return super().get_bucket(environment, f"{name} {how}", filename, source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand over what was compiled before of the same source."""
        bucket.code = self.kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        code: Any = bucket.code
        if code is not None:
            self.kept[bucket.key, bucket.checksum] = code


COMPILED = Compiled()
"""Of this process."""

"""Make the search index of a built site with Pagefind, a program that its Python package carries."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = "pagefind"
"""Where the index lies in the site."""


def start(site: Path) -> subprocess.Popen[str]:
    """Start indexing the pages of `site` that carry `data-pagefind-body`; the index lands in `site/pagefind`."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--output-subdir", FOLDER, "--quiet"]
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def finish(process: subprocess.Popen[str]) -> str | None:
    """Wait for the index; return what went wrong, or None."""
    said, _ = process.communicate()
    return None if process.returncode == 0 else said.strip() or f"pagefind ended with {process.returncode}"


def stop(process: subprocess.Popen[str]) -> None:
    """End an indexing run that nobody needs any more."""
    if process.poll() is None:
        process.terminate()
    process.communicate()

"""What a release needs: is everything ready for a tag, what changed, and under which licences it stands.

python tools/release.py check v0.2.0      # before and at a tag: says all that is not ready
python tools/release.py notes v0.2.0      # the part of CHANGELOG.md, for the page of the release
python tools/release.py licences          # of what is installed with Dossier, and of its data
python tools/release.py parts sbom.json   # completes the list of parts (CycloneDX) that cyclonedx-py made
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[1]
NAME = "mkdocs-dossier"

COPYLEFT = re.compile(r"\bA?GPL|Affero|SSPL|Commons Clause", re.IGNORECASE)
LESSER = re.compile(r"\bLGPL|Lesser", re.IGNORECASE)
"""May be used from a program under any licence."""


def version() -> str:
    """Return the version that the code says."""
    found = re.search(r'^__version__ = "(.+)"$', (PROJECT / "dossier" / "__init__.py").read_text("utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]


def heading_and_notes(wanted: str, log: str) -> tuple[str, str]:
    """Return what stands behind a version in the heading of its part of the change log, and the part."""
    found = re.search(rf"^## {re.escape(wanted)}(?: ([^\n]*))?\n(.*?)(?=^## |\Z)", log, re.MULTILINE | re.DOTALL)
    return ((found[1] or "").strip(), found[2].strip()) if found else ("", "")


def not_ready(tag: str, project: Path = PROJECT) -> Iterator[str]:
    """Go through what has to be done before a tag is released."""
    known = version()
    if tag != f"v{known}":
        yield f"the tag is {tag}, but dossier/__init__.py says {known}: the tag has to be v{known}"
    heading, notes = heading_and_notes(known, (project / "CHANGELOG.md").read_text("utf-8"))
    if not notes:
        yield f"CHANGELOG.md has no part '## {known}'"
    elif not re.fullmatch(r"\(\d{4}-\d\d-\d\d\)", heading):
        yield f"CHANGELOG.md: write '## {known} (YYYY-MM-DD)', the day of the release, in place of '{heading}'"
    citation = (project / "CITATION.cff").read_text("utf-8")
    if f"version: {known}\n" not in citation:
        yield f"CITATION.cff names another version than {known}"
    about = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    if "urls" not in about:
        yield "pyproject.toml has no [project.urls]: name Source, Documentation, Changelog and Issues of the repository"
    readme = (project / "README.md").read_text("utf-8") if (project / "README.md").is_file() else ""
    if relative := re.findall(r"\]\((?![a-z]+:|#)([^)]+)\)", readme):
        yield (
            f"README.md leads to {len(relative)} files by relative links, such as {relative[0]}, which the page of the "
            "package cannot follow: put the repository's address before them"
        )
    if "repository-code" not in citation:
        yield "CITATION.cff has no repository-code: name the repository"


# ----------------------------------------------------------------------------------------------------------- licences


def needed(name: str, seen: dict[str, metadata.Distribution]) -> None:
    """Collect a distribution and all that it needs, without extras, as far as they are installed."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if key in seen:
        return
    try:
        seen[key] = metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return
    for requirement in seen[key].requires or ():
        if "extra ==" not in requirement:
            found = re.match(r"[A-Za-z0-9][A-Za-z0-9._-]*", requirement)
            if found:
                needed(found[0], seen)


def licence_of(distribution: metadata.Distribution) -> str:
    """Return the licence that a distribution names: its expression, else its classifiers, else its first words."""
    about = distribution.metadata  # `get`: where importlib_metadata was imported, its metadata raises on a missing key
    if about.get("License-Expression"):
        return str(about.get("License-Expression"))
    classes = [one.rpartition(" :: ")[2] for one in about.get_all("Classifier", []) if one.startswith("License ::")]
    named = [one for one in classes if one != "OSI Approved"]
    text = str(about.get("License") or "").strip().partition("\n")[0]
    return ", ".join(named) or (text if len(text) < 60 else "") or "not named"


def licences() -> tuple[list[tuple[str, str, str]], list[str]]:
    """Return name, version and licence of all that an installation holds, and what must not go out so."""
    seen: dict[str, metadata.Distribution] = {}
    needed(NAME, seen)
    rows = [(one.metadata["Name"], one.version, licence_of(one)) for _, one in sorted(seen.items())]
    wrong = [f"{name} {known}: {licence}" for name, known, licence in rows if is_doubtful(licence)]
    return rows, wrong


def is_doubtful(licence: str) -> bool:
    """Tell whether a package under a licence may not go along with ours; of several to choose from one will do."""
    choices = re.split(r"\s+OR\s+", licence)
    return licence == "not named" or all(COPYLEFT.search(LESSER.sub("", choice)) for choice in choices)


# -------------------------------------------------------------------------------------------------------------- parts


def completed(parts: dict[str, Any]) -> dict[str, Any]:
    """Say of a list of parts which version of Dossier it is of: cyclonedx-py reads none that code holds."""
    whole = parts["metadata"]["component"]
    return parts | {"metadata": parts["metadata"] | {"component": whole | {"version": version(), "purl": purl()}}}


def purl() -> str:
    """Return the name of the release among all packages."""
    return f"pkg:pypi/{NAME}@{version()}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("check", "notes", "licences", "parts"))
    parser.add_argument("tag", nargs="?", default=f"v{version()}", metavar="TAG or FILE")
    given = parser.parse_args()
    if given.task == "parts":
        file = Path(given.tag)
        file.write_text(json.dumps(completed(json.loads(file.read_text("utf-8"))), indent=2) + "\n", "utf-8")
        return 0
    if given.task == "check":
        problems = list(not_ready(given.tag))
        print("\n".join(problems) or f"{given.tag} is ready")
        return 1 if problems else 0
    if given.task == "notes":
        print(heading_and_notes(given.tag.removeprefix("v"), (PROJECT / "CHANGELOG.md").read_text("utf-8"))[1])
        return 0
    rows, wrong = licences()
    print("# Licences\n\n## Of the packages that are installed with Dossier\n")
    print("| package | version | licence |\n|---|---|---|")
    print("\n".join(f"| {name} | {known} | {licence} |" for name, known, licence in rows))
    credits_of_data = (PROJECT / "dossier" / "data" / "CREDITS.md").read_text("utf-8")
    print("\n## Of the data in the package\n\n" + re.sub(r"^#", "###", credits_of_data, flags=re.MULTILINE))
    print("\n".join(f"to be looked at: {one}" for one in wrong), file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

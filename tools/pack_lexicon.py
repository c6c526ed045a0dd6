"""Pack the lexicon's YAML files into `dossier/data/lexicon.json`.

    python tools/pack_lexicon.py

Run it before committing an edit of `dossier/english/lexicon/*.yml`; `tests/test_lexicon.py` fails until it is run.
Nothing breaks without it: the files themselves are read until then, which makes every start slower by some 40 ms.
A merge conflict in the pack is solved by packing again.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from dossier.english.lexicon import PACK, digest, packed, sources
from dossier.english.lexicon.yaml_files import read_entries
from dossier.errors import DossierError


def main() -> int:
    found = sources()
    try:
        columns = packed({name: read_entries(name, data) for name, data in found.items()})
    except DossierError as error:
        print(error, file=sys.stderr)
        return 1
    table = {"yaml": digest(found), "columns": columns}
    PACK.write_text(json.dumps(table, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

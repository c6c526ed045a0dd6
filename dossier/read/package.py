"""Open ZIP packages of documents without trusting them."""

from __future__ import annotations

import io
import re
import zipfile

from dossier.model import Reason

UNPACKED_FACTOR = 10
"""The package may unpack to this many times `max_bytes`; Word's own XML packs about tenfold."""

MAX_MEMBERS = 5_000

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


def zip_problem(data: bytes, limit: int) -> Reason | None:
    """Say why a ZIP package is not opened: broken, too large when unpacked, or holding a document type."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            # What a member claims to unpack to is also the most that is read of it.
            if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > limit:
                return Reason("package-unpacks-to-more", (str(limit), str(MAX_MEMBERS)))
            for member in members:
                if member.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(package.read(member)[:4096]):
                    return Reason("package-declares-entities")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as error:
        return Reason("no-sound-package", (str(error),))
    except Exception as error:  # zlib, lzma and bz2 raise errors of their own
        return Reason("cannot-be-unpacked", (type(error).__name__,))
    return None

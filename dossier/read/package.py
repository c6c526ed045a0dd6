"""Open ZIP packages of documents without trusting them."""

from __future__ import annotations

import io
import re
import zipfile

UNPACKED_FACTOR = 10
"""The package may unpack to this many times `max_bytes`; Word's own XML packs about tenfold."""

MAX_MEMBERS = 5_000

_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")


def zip_problem(data: bytes, limit: int) -> str | None:
    """Say why a ZIP package is not opened: broken, too large when unpacked, or holding a document type."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            # What a member claims to unpack to is also the most that is read of it.
            if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > limit:
                return f"unpacks to more than {limit:,} bytes or {MAX_MEMBERS:,} files and was not opened."
            for member in members:
                if member.filename.endswith((".xml", ".rels")) and _DOCTYPE.search(package.read(member)[:4096]):
                    return "declares a document type or entities, which no document does, and was not opened."
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as error:
        return f"is no sound ZIP package ({error}); save it again."
    except Exception as error:  # zlib, lzma and bz2 raise errors of their own
        return f"cannot be unpacked ({type(error).__name__}); save it again."
    return None

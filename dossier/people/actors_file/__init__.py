"""What people know about actors that no single document says: `content/actors.yml`, read, applied, checked for use."""

from dossier.people.actors_file.apply import apply_authority
from dossier.people.actors_file.form import Authority, Entry, load_authority
from dossier.people.actors_file.redact import is_withheld, say_withheld, without_names, without_names_in
from dossier.people.actors_file.use import is_written, unused

__all__ = [
    "Authority",
    "Entry",
    "apply_authority",
    "is_withheld",
    "is_written",
    "load_authority",
    "say_withheld",
    "unused",
    "without_names",
    "without_names_in",
]

"""What people know about actors that no single document says: `content/actors.yml`, read, applied, checked for use."""

from dossier.authority.apply import apply_authority, unique
from dossier.authority.form import Authority, Entry, load_authority
from dossier.authority.use import unused

__all__ = ["Authority", "Entry", "apply_authority", "load_authority", "unique", "unused"]

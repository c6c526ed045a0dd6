"""A `Collection` becomes other forms: one small writer each."""

from dossier.export.record import record, schema

__all__ = ["record", "schema"]

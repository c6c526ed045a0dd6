"""A `Collection` becomes other forms: one small writer each."""

from dossier.export.attachments import attachments
from dossier.export.calendar import timeline_ics
from dossier.export.record import record, schema
from dossier.export.tables import actors_csv, quotes_csv, timeline_csv

__all__ = ["actors_csv", "attachments", "quotes_csv", "record", "schema", "timeline_csv", "timeline_ics"]

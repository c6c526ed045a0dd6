"""A `Collection` becomes other forms: one small writer each."""

from dossier.publish.exports.attachments import Attachment, attachments
from dossier.publish.exports.calendar import timeline_ics
from dossier.publish.exports.record import record, schema
from dossier.publish.exports.tables import actors_csv, documents_csv, quotes_csv, timeline_csv

__all__ = [
    "Attachment",
    "actors_csv",
    "attachments",
    "documents_csv",
    "quotes_csv",
    "record",
    "schema",
    "timeline_csv",
    "timeline_ics",
]

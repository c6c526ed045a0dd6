"""A `Collection` becomes other forms: one small writer each."""

from dossier.publish.exports.attachments import Attachment
from dossier.publish.exports.calendar import timeline_ics
from dossier.publish.exports.columns import Tables
from dossier.publish.exports.forms import attachments
from dossier.publish.exports.record import record, schema
from dossier.publish.exports.tables import as_csv, as_json_lines, tables_of

__all__ = [
    "Attachment",
    "Tables",
    "as_csv",
    "as_json_lines",
    "attachments",
    "record",
    "schema",
    "tables_of",
    "timeline_ics",
]

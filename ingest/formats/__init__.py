"""Our bundle of ingesters: one module per format, one line each.

A module imports its own library when it first reads a file, so that asking what formats there are costs little.
"""

from ingest.formats.csv_text import CsvTables
from ingest.formats.family import FamilyTalk
from ingest.formats.spreadsheet import Workbook
from ingest.ingester import Ingester

BUNDLE: tuple[Ingester, ...] = (
    CsvTables(),
    FamilyTalk(),
    Workbook(),
)

"""Our bundle of ingesters: one module per format, one line each.

A module imports its own library when it first reads a file, so that asking what formats there are costs little.
"""

from ingest.formats.csv_text import CsvTables
from ingest.formats.docx import WordPrintout
from ingest.formats.family import FamilyTalk
from ingest.formats.html import HtmlPrintout
from ingest.formats.image import ScannedImage
from ingest.formats.json_export import json_exports
from ingest.formats.markup import xml_exports
from ingest.formats.pdf import PdfPrintout
from ingest.formats.rtf import RtfPrintout
from ingest.formats.spreadsheet import Workbook
from ingest.formats.text import TextPrintout
from ingest.ingester import Ingester

BUNDLE: tuple[Ingester, ...] = (
    CsvTables(),
    FamilyTalk(),
    HtmlPrintout(),
    PdfPrintout(),
    RtfPrintout(),
    ScannedImage(),
    TextPrintout(),
    WordPrintout(),
    Workbook(),
    *json_exports(),
    *xml_exports(),
)

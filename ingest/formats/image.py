"""Pictures of records: read by Tesseract where it is installed and asked for, else named with what would help."""

from collections.abc import Iterator
from typing import Final

from ingest.formats.ocr import read_picture
from ingest.formats.scans import marked, scanned, unread
from ingest.ingester import Claim, InputFile, Item, Record
from ingest.printouts.document import document
from ingest.printouts.lines import Line
from ingest.printouts.split import entries
from schemas.errors import FileError

_MAGIC: Final = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")


class ScannedImage:
    """PNG, JPEG, GIF, TIFF and BMP."""

    id = "bild"
    summary = "Scanned pages as pictures, by Tesseract with --ocr (otherwise named as unread)"

    def identify(self, file: InputFile) -> Claim | None:
        """By its first bytes."""
        return Claim(self.id, "bild", general=True) if file.data.startswith(_MAGIC) else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """Entries by layout, else one document, each with the confidence of its words.

        Raises:
            FileError: the picture has not been read; with what would help.
        """
        scan = read_picture(file.data) if file.ocr else None
        if scan is None:
            problem = unread("", asked=file.ocr)
            raise FileError(problem.what, file=file.name, remedy=problem.remedy)
        yield from scanned("s. 1", scan)
        lines = [Line(line.text, f"s. 1, rad {row}", line.gap) for row, line in enumerate(scan.lines, start=1)]
        found = entries(file, lines)
        for item in document(file, lines) if found is None else found:
            yield marked(item, {1: scan}) if isinstance(item, Record) else item

"""Pictures of records: told apart and named, never read."""

from collections.abc import Iterator
from typing import Final

from ingest.ingester import Claim, InputFile, Item
from schemas.errors import FileError

_MAGIC: Final = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")


class ScannedImage:
    """PNG, JPEG, GIF, TIFF and BMP."""

    id = "bild"
    summary = "Scanned pages as pictures (named as unread)"

    def identify(self, file: InputFile) -> Claim | None:
        """By its first bytes."""
        return Claim(self.id, "bild", general=True) if file.data.startswith(_MAGIC) else None

    def read(self, file: InputFile) -> Iterator[Item]:
        """Nothing: a picture holds no text that could be read.

        Raises:
            FileError: always, with the remedy.
        """
        raise FileError(
            "filen är en bild utan text och har inte lästs.",
            file=file.name,
            remedy="Be om en export med text, eller kör texttolkning (OCR) på filen.",
        )

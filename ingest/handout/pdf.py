"""The texts of a PDF: pages, properties, and whatever lies readable or compressed in the file's own bytes."""

import re
import zlib
from collections.abc import Iterator
from typing import Final

from ingest.handout.piece import Piece
from schemas.errors import FileError

_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PROPERTIES: Final = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
_MOST: Final = 50_000_000


def of_pdf(data: bytes) -> Iterator[Piece]:
    """The words of each page (broken words joined), the properties, the raw bytes and the streams that are text."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        raise FileError(
            "PDF-filen är skadad eller skyddad.", remedy="Kontrollera att det är den fil som byggdes."
        ) from None
    try:
        for number in range(len(pdf)):
            text = pdf[number].get_textpage().get_text_range()
            yield Piece(f"s. {number + 1}", text)
            yield Piece(f"s. {number + 1}", re.sub(r"[-\u00ad\ufffe\x02]\s*\n", "", text))
        for name in _PROPERTIES:
            yield Piece(f"egenskapen {name}", pdf.get_metadata_value(name))
        yield from (Piece("bokmärke", entry.get_title()) for entry in pdf.get_toc())
        for number in range(pdf.count_attachments()):
            yield Piece("bilagans namn", pdf.get_attachment(number).get_name())
            yield Piece("bilaga", bytes(pdf.get_attachment(number).get_data()).decode("utf-8", "replace"))
    finally:
        pdf.close()
    yield Piece("filens text", data.decode("latin-1"))
    yield from _streams(data)


def _streams(data: bytes) -> Iterator[Piece]:
    for match in _STREAM.finditer(data):
        try:
            inside = zlib.decompressobj().decompress(match[1], _MOST)
        except zlib.error:
            continue
        if b"<x:xmpmeta" in inside or b"<html" in inside or b"<?xml" in inside:
            yield Piece("inbäddad text", inside.decode("utf-8", "replace"))

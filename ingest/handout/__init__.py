"""A finished hand-out taken apart: every text that its bytes hold, however it is packed. For the leak check alone."""

from collections.abc import Iterator

from ingest.handout.html import of_html
from ingest.handout.packed import unpacked
from ingest.handout.pdf import of_pdf
from ingest.handout.piece import Piece
from ingest.handout.word import of_word

__all__ = ["Piece", "pieces"]


def pieces(data: bytes, known_scripts: frozenset[str] = frozenset()) -> Iterator[Piece]:
    """Everything readable in the file, each with its place; texts packed inside texts too.

    Args:
        data: the file's bytes: HTML, DOCX or PDF, told by what they begin with; anything else is read as text.
        known_scripts: SHA-256 (hex) of scripts that belong to the tool and hold no case data; only these are skipped.

    Raises:
        schemas.errors.FileError: the file is damaged, so nothing can be said of it.
    """
    if data.startswith(b"%PDF"):
        found = of_pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        found = of_word(data)
    else:
        found = of_html(data, known_scripts)
    for piece in found:
        yield piece
        yield from unpacked(piece, known_scripts)

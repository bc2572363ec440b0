"""One text out of a finished file, and where it stood."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Piece:
    """`place` is an element, a part or a page; never the text itself."""

    place: str
    text: str

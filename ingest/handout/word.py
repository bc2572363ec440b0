"""The texts of a Word document: every part of the container, paragraphs run together, properties, names of parts."""

import io
import zipfile
from collections.abc import Iterator
from typing import Final

from ingest.handout.packed import readable
from ingest.handout.piece import Piece
from schemas.errors import FileError

_MOST: Final = 200_000_000
_REMEDY: Final = "Kontrollera att det är den fil som byggdes."


def of_word(data: bytes) -> Iterator[Piece]:
    """Each part's words, with the tags taken out, and every attribute."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        inside = archive.infolist()
        if sum(info.file_size for info in inside) > _MOST:
            raise FileError("dokumentet är större än något som verktyget gör.", remedy=_REMEDY)
        parts = [(info.filename, archive.read(info)) for info in inside]
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError):
        raise FileError("dokumentet är skadat.", remedy=_REMEDY) from None
    for name, part in parts:
        yield Piece("namn på del", name)
        yield from _of_part(name, part)


def _of_part(name: str, part: bytes) -> Iterator[Piece]:
    from lxml import etree

    if not name.endswith((".xml", ".rels")):
        text = readable(part, frozenset())
        if text:
            yield Piece(name, text)
        return
    try:
        tree = etree.fromstring(part, parser=etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.LxmlError:
        yield Piece(name, part.decode("utf-8", "replace"))
        return
    nodes = [node for node in tree.iter() if isinstance(node.tag, str)]
    yield Piece(f"{name}, attribut", "\n".join(str(value) for node in nodes for value in node.attrib.values()))
    yield Piece(f"{name}, delar", "\n".join(node.text for node in nodes if node.text and node.text.strip()))
    yield Piece(f"{name}, kommentar", "\n".join(node.text or "" for node in tree.iter(etree.Comment)))
    for node in nodes:
        if node.tag.endswith("}p"):
            yield Piece(f"{name}, stycke", "".join(str(text) for text in node.itertext()))
    yield Piece(name, "".join(str(text) for text in tree.itertext()))

"""XML as it comes from outside: no entities, no DTD, no network, nothing kept longer than a record."""

import io
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from schemas.errors import FileError

_HEAD: Final = 4_000
_LOOK: Final = 40
"""Elements from the beginning that tell what kind of message it is."""
_REMEDY: Final = "Be om filen igen, eller om exporten i ett annat format."


def looks_like_markup(data: bytes) -> bool:
    """Does the file begin as XML, in any encoding an export may have?"""
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    return head.startswith(b"<") and not re.match(rb"(?i)<!doctype html|<html", head)


def local(element: etree._Element) -> str:
    """The name without its namespace; a prefix that a damaged file never declared stays a part of it."""
    return str(element.tag).rpartition("}")[2]


def names(data: bytes) -> tuple[str, ...]:
    """Local names of the first elements in order; those read so far when the file is damaged."""
    found: list[str] = []
    try:
        for _, element in _events(data, ("start",)):
            found.append(local(element))
            if len(found) >= _LOOK:
                break
    except etree.XMLSyntaxError:
        pass
    return tuple(found)


def records(data: bytes, wanted: frozenset[str], file: str) -> Iterator[tuple[str, etree._Element]]:
    """Each element with a wanted local name and its place, outermost only, freed once it has been used.

    Args:
        data: the whole file.
        wanted: local names.
        file: the file's name, for the error.

    Raises:
        FileError: a document type declaration, or XML that does not hold together.
    """
    if b"<!DOCTYPE" in data[:_HEAD].replace(b"\0", b"") or b"<!ENTITY" in data[:_HEAD].replace(b"\0", b""):
        raise FileError("filen har en dokumenttypsdeklaration, som inte läses.", file=file, remedy=_REMEDY)
    depth, count = 0, 0
    try:
        for event, element in _events(data, ("start", "end")):
            if local(element) not in wanted:
                continue
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 0:
                count += 1
                yield f"{local(element)} {count}, rad {element.sourceline}", element
                element.clear()
                parent = element.getparent()
                while parent is not None and element.getprevious() is not None:
                    del parent[0]
    except etree.XMLSyntaxError as error:
        place = f"rad {error.lineno}" if error.lineno else ""
        raise FileError("XML-filen är skadad eller avbruten.", file=file, place=place, remedy=_REMEDY) from None


def _events(data: bytes, events: tuple[str, ...]) -> Iterator[tuple[str, etree._Element]]:
    found = etree.iterparse(
        io.BytesIO(data),
        events=events,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for event, element in found:
        if isinstance(element.tag, str):
            yield str(event), element


def fragment(text: str) -> etree._Element | None:
    """Markup that stands as text inside a field; None when it is none."""
    if "<" not in text or "<!DOCTYPE" in text or "<!ENTITY" in text:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text).encode(), parser)
    except etree.XMLSyntaxError:
        return None

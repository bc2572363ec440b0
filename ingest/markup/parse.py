"""XML as it comes from outside: no entities, no DTD, no network, nothing kept longer than a record."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, BinaryIO, Final

from lxml import etree

from ingest.markup.prose import name_of
from schemas.errors import FileError

Found = tuple[str, etree._Element]
"""Where it stands, and the element."""

_HEAD: Final = 4_000
_LOOK: Final = 500
"""Elements from the beginning that tell what kind of message it is."""
_CHUNK: Final = 65_536
_SEVERAL: Final = frozenset({5, 64})
"""libxml2's numbers for content after the end of a document: a second document in the same file."""
_ENCODING: Final = frozenset({31, 32, 81})
"""… for bytes that are not of the encoding that the file declares."""
_SMALL: Final = frozenset({9, 23, 26, 68})
"""… for a stray character or entity: a fault of one place, after which the rest can be read."""
_DOCTYPE: Final = "filen har en dokumenttypsdeklaration, som inte läses."
_REMEDY: Final = "Be om filen igen, eller om exporten i ett annat format."
_DECLARATION: Final = re.compile(r"<\?xml[^>]*\?>|\ufeff")


def looks_like_markup(head: bytes) -> bool:
    """Does the file begin as XML, in any encoding an export may have?"""
    text = head[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    return text.startswith(b"<") and not re.match(rb"(?i)<!doctype html|<html", text)


@lru_cache(maxsize=2)
def names(head: bytes) -> tuple[str, ...]:
    """Local names of the first elements in order; those read so far when the file is damaged or cut off."""
    found: list[str] = []
    parser = _parser(("start",))
    try:
        parser.feed(head)
        found.extend(name_of(element) for _, element in zip(range(_LOOK), _events(parser), strict=False))
    except etree.XMLSyntaxError:
        found.extend(name_of(element) for _, element in zip(range(_LOOK), _events(parser), strict=False))
    return tuple(found)


def _events(parser: Any) -> Iterator[etree._Element]:
    try:
        for _, element in parser.read_events():
            if isinstance(element, etree._Element):
                yield element
    except etree.XMLSyntaxError:
        return


def _parser(events: tuple[str, ...], tags: list[str] | None = None, *, recover: bool = False) -> Any:
    """A careful parser; untyped, since the stubs know fewer of its arguments than it has."""
    make: Any = etree.XMLPullParser
    return make(
        events=events,
        tag=tags,
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def records(stream: BinaryIO, wanted: frozenset[str], file: str, notes: list[str]) -> Iterator[Found]:
    """Each element with a wanted local name and its place, outermost only, freed once it has been used.

    Several documents after one another in the same file are read one after another; text in another encoding than
    the file declares is read as what it is; after a stray character the rest is read, and the fault raised at the end.

    Args:
        stream: the file, from its beginning.
        wanted: local names.
        file: the file's name, for the error.
        notes: gets what was decided for the whole file, as sentences.

    Raises:
        FileError: a document type declaration, or XML that does not hold together.
    """
    done = 0
    try:
        for found in _outermost(_chunks(stream), wanted, file):
            done += 1
            yield found
        return
    except etree.XMLSyntaxError as error:
        fault = error
    stream.seek(0)
    code: int = getattr(fault, "code", 0)
    damaged = code not in _SEVERAL | _ENCODING
    if damaged and code not in _SMALL:
        raise _damaged(fault, file)
    if code in _SEVERAL:
        notes.append("filen innehåller flera XML-dokument efter varandra; alla är lästa.")
    if code in _ENCODING:
        notes.append("filens teckenkodning är en annan än den uppger; tecknen är tolkade efter vad de är.")
    try:
        again = _outermost(_chunks(stream) if damaged else _joined(stream), wanted, file, recover=damaged)
        yield from (found for number, found in enumerate(again) if number >= done)
    except etree.XMLSyntaxError as error:
        fault, damaged = error, True
    if damaged:
        raise _damaged(fault, file)


def _damaged(error: etree.XMLSyntaxError, file: str) -> FileError:
    place = f"rad {error.lineno}" if error.lineno else ""
    return FileError("XML-filen är skadad eller avbruten.", file=file, place=place, remedy=_REMEDY)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk


def _joined(stream: BinaryIO) -> Iterator[bytes]:
    """All documents of the file inside one, whatever each declares itself to be."""
    from ingest.formats.decode import decode  # the package of formats imports this module

    yield b"<documents>"
    yield _DECLARATION.sub("", decode(stream.read())[0]).encode()
    yield b"</documents>"


def _outermost(chunks: Iterator[bytes], wanted: frozenset[str], file: str, *, recover: bool = False) -> Iterator[Found]:
    depth, count = 0, 0
    parser: Any = None
    root: Any = None
    for chunk in chunks:
        if parser is None:
            if any(mark in chunk.replace(b"\0", b"") for mark in (b"<!DOCTYPE", b"<!ENTITY")):
                raise FileError(_DOCTYPE, file=file, remedy=_REMEDY)
            tags = [f"{{*}}{name}" for name in sorted({*wanted, *names(chunk)[:1]})]
            parser = _parser(("start", "end"), tags, recover=recover)
        parser.feed(chunk)
        for event, element in parser.read_events():
            if root is None:
                root = element
                if root.getroottree().docinfo.doctype:
                    raise FileError(_DOCTYPE, file=file, remedy=_REMEDY)
            if name_of(element) not in wanted:
                continue
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 0:
                count += 1
                yield f"{name_of(element)} {count}, rad {element.sourceline}", element
                element.clear(keep_tail=True)
        if depth == 0 and root is not None:
            _prune(root)
    if parser is not None:
        parser.close()


def _prune(root: Any) -> None:
    """Let go of all that has been read, but the open elements: each is the last of its parent."""
    node = root
    while len(node):
        last = node[-1]
        for child in node[:-1]:
            node.remove(child)
        node = last

"""XML as it comes from outside: no entities, no DTD, no network, nothing kept longer than a record."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Any, BinaryIO, Final

from lxml import etree

from ingest.markup.prose import name_of
from schemas.errors import FileError

Found = tuple[str, etree._Element]
"""Where it stands, and the element."""

_HEAD: Final = 4_000
_LOOK: Final = 500
"""Elements from the beginning that tell what kind of message it is."""
_LONGEST_TAG: Final = 1_000_000
_MOST_TAGS: Final = 1_500_000
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
        huge_tree=True,  # a file inside a record may be longer than the parser's limit; `_measure` has our own
        remove_comments=True,
        remove_pis=True,
    )


def records(
    stream: BinaryIO, wanted: frozenset[str], file: str, notes: list[str], kept: frozenset[str] = frozenset()
) -> Iterator[Found]:
    """Each element with a wanted local name and its place, outermost only, freed once it has been used.

    Several documents after one another in the same file are read one after another; text in another encoding than
    the file declares is read as what it is; after a stray character the rest is read, and the fault raised at the end.

    Args:
        stream: the file, from its beginning.
        wanted: local names.
        file: the file's name, for the error.
        notes: gets what was decided for the whole file, as sentences.
        kept: local names of elements that stay as long as their parent is open.

    Raises:
        FileError: a document type declaration, or XML that does not hold together.
    """
    done = 0
    try:
        for found in _Outermost(wanted, file, kept).read(_chunks(stream)):
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
        chunks = _chunks(stream) if damaged else _joined(stream)
        again = _Outermost(wanted, file, kept, recover=damaged).read(chunks)
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


class _Outermost:
    """One pass over a file: wanted elements as they close, nothing kept between them."""

    def __init__(self, wanted: frozenset[str], file: str, kept: frozenset[str], *, recover: bool = False) -> None:
        self.wanted, self.file, self.kept, self.recover = wanted, file, kept, recover
        self.parser: Any = None
        self.root: Any = None
        self.depth = self.count = self.in_a_tag = self.tags = 0

    def read(self, chunks: Iterator[bytes]) -> Iterator[Found]:
        """What closed before a fault is given before the fault is raised."""
        for chunk in chunks:
            if self.parser is None:
                self._begin(chunk)
            self._measure(chunk)
            fault = _fault(partial(self.parser.feed, chunk))
            yield from self._closed()
            if fault is not None:
                raise fault
            if self.depth == 0 and self.root is not None:
                _prune(self.root, self.kept)
        fault = _fault(self.parser.close) if self.parser is not None else None
        yield from self._closed() if self.parser is not None else ()
        if fault is not None:
            raise fault

    def _begin(self, chunk: bytes) -> None:
        if any(mark in chunk.replace(b"\0", b"") for mark in (b"<!DOCTYPE", b"<!ENTITY")):
            raise FileError(_DOCTYPE, file=self.file, remedy=_REMEDY)
        tags = [f"{{*}}{name}" for name in sorted({*self.wanted, *names(chunk)[:1]})]
        self.parser = _parser(("start", "end"), tags, recover=self.recover)

    def _measure(self, chunk: bytes) -> None:
        """A tag or a record beyond reason is refused before it fills the memory."""
        self.in_a_tag = 0 if b">" in chunk or b"=" not in chunk else self.in_a_tag + len(chunk)
        self.tags = self.tags + chunk.count(b"<") if self.depth else 0
        if self.in_a_tag > _LONGEST_TAG or self.tags > _MOST_TAGS:
            raise FileError("en post i filen är orimligt stor.", file=self.file, remedy=_REMEDY)

    def _closed(self) -> Iterator[Found]:
        for event, element in self.parser.read_events():
            if self.root is None:
                self.root = element
                if element.getroottree().docinfo.doctype:
                    raise FileError(_DOCTYPE, file=self.file, remedy=_REMEDY)
            if name_of(element) not in self.wanted:
                continue
            self.depth += 1 if event == "start" else -1
            if event == "end" and self.depth == 0:
                self.count += 1
                yield f"{name_of(element)} {self.count}, rad {element.sourceline}", element
                element.clear(keep_tail=True)


def _fault(act: Callable[[], object]) -> etree.XMLSyntaxError | None:
    try:
        act()
    except etree.XMLSyntaxError as error:
        return error
    return None


def _prune(root: Any, kept: frozenset[str]) -> None:
    """Let go of all that has been read, but the open elements: each is the last of its parent."""
    node = root
    while len(node):
        last = node[-1]
        for child in node[:-1]:
            if name_of(child) not in kept:
                node.remove(child)
        node = last

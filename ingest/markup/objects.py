"""JSON as it comes from outside: one document, one a line, or cut off; its objects through pages and bundles."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, BinaryIO, Final

from schemas.errors import FileError

_WRAPPERS: Final = ("response", "jsonBody", "Result", "result", "entry", "items", "value", "data")
_REMEDY: Final = "Be om filen igen, eller om exporten i ett annat format."
_MARKS: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?|[\[\]{},]', re.DOTALL)
_LONGEST: Final = 50_000_000
"""Bytes; no object on a line of its own is longer."""
_DEEPEST: Final = 200

Document = tuple[str, Any]
"""Its place, and what it holds; None where a line is no JSON."""


def looks_like_json(head: bytes) -> bool:
    """Does the file begin as an object or an array?"""
    return head[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")[:1] in {b"{", b"["}


@lru_cache(maxsize=2)
def opening(head: bytes) -> tuple[Document, ...]:
    """The documents at the beginning of a file; of one that is cut off there, what stands before the cut."""
    text = _text(head)
    try:
        return (("", json.loads(text)),)
    except (ValueError, RecursionError):
        pass
    found: list[Document] = []
    for number, line in enumerate(text.splitlines()[:200], start=1):
        try:
            found.append((f"rad {number}", json.loads(line)))
        except (ValueError, RecursionError):
            if line.strip() and not found:
                break
    if found and all(isinstance(node, dict | list) for _, node in found):
        return tuple(found)
    whole = _mended(text)
    return (("", whole),) if whole is not None else ()


def documents(stream: BinaryIO, file: str, faults: list[str]) -> Iterator[Document]:
    """Every JSON document of the file with its place: one a line where the lines are, else the whole file.

    Args:
        stream: the file, from its beginning.
        file: its name, for the error.
        faults: gets a place when the file is cut off or damaged there; what stands before it is given all the same.

    Raises:
        FileError: neither the file nor its lines are JSON, or they are nested beyond reason.
    """
    lines = _lines(stream)
    first = next(lines, "")
    try:
        if isinstance(json.loads(first), dict | list):
            yield from _by_line(first, lines)
            return
    except RecursionError:
        raise _too_deep(file) from None
    except ValueError:
        pass
    stream.seek(0)
    text = _text(stream.read())
    try:
        yield "", json.loads(text)
        return
    except RecursionError:
        raise _too_deep(file) from None
    except json.JSONDecodeError as error:
        fault = error
    several = list(_after_one_another(text))
    if len(several) > 1:
        yield from ((f"dokument {number}", node) for number, node in enumerate(several, start=1))
        if several[-1] is not None:
            return
    elif (whole := _mended(text)) is None:
        raise FileError("filen är inte hel JSON.", file=file, place=f"rad {fault.lineno}", remedy=_REMEDY)
    else:
        yield "", whole
    faults.append(f"rad {fault.lineno}")


def _too_deep(file: str) -> FileError:
    return FileError("filen är nästlad djupare än något uttag är.", file=file, remedy=_REMEDY)


def _by_line(first: str, lines: Iterator[str]) -> Iterator[Document]:
    yield "rad 1", json.loads(first)
    for number, line in enumerate(lines, start=2):
        if not line.strip():
            continue
        try:
            yield f"rad {number}", json.loads(line)
        except (ValueError, RecursionError):
            yield f"rad {number}", None


def _lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of the file, decoded one by one; of UTF-16 the whole text at once."""
    start = stream.read(4)
    stream.seek(0)
    if b"\0" in start or start.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield from _text(stream.read()).splitlines()
        return
    while raw := stream.readline(_LONGEST):
        yield _text(raw)


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:4]:
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        cut = error.start >= len(data) - 4
        return data.decode("utf-8-sig", errors="ignore") if cut else data.decode("cp1252", errors="replace")


def _after_one_another(text: str) -> Iterator[Any]:
    """Several documents in one file without lines of their own; None for a last one that does not hold together."""
    decoder = json.JSONDecoder()
    at = 0
    while at < len(text):
        gap = re.compile(r"[\s,\ufeff\x1e]*").match(text, at)
        at = gap.end() if gap else at
        if at >= len(text):
            return
        try:
            found, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield None
            return
        yield found


def _mended(text: str) -> Any:
    """The document up to the last whole value before it is cut off; None when nothing of it holds together."""
    closers: list[str] = []
    cut, still = 0, ""
    end = 0
    for match in _MARKS.finditer(text):
        mark, end = match.group(), match.end()
        if mark in "{[":
            closers.append("}" if mark == "{" else "]")
        elif mark in "}]":
            if not closers or closers.pop() != mark:
                break
            cut, still = end, "".join(reversed(closers))
        elif mark == ",":
            cut, still = match.start(), "".join(reversed(closers))
        if len(closers) > _DEEPEST:
            return None
    try:
        return json.loads(text[:cut] + still) if cut else None
    except (ValueError, RecursionError):
        return None


def objects(node: Any, place: str, wrappers: frozenset[str] = frozenset()) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects that a document holds, through the wrappers of pages, bundles, answers and `wrappers`."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from objects(item, f"{place}/{number}", wrappers)
    elif isinstance(node, dict):
        if node.get("resourceType") not in {None, "Bundle"}:
            yield place or "/", node
            return
        inside = [key for key in (*_WRAPPERS, *sorted(wrappers)) if isinstance(node.get(key), dict | list)]
        if "resource" in node and isinstance(node["resource"], dict):
            yield from objects(node["resource"], f"{place}/resource", wrappers)
        elif inside and "fullUrl" not in node:
            for key in inside:
                yield from objects(node[key], f"{place}/{key}", wrappers)
        elif node.get("resourceType") != "Bundle":
            yield place or "/", node


def folded(node: Any, depth: int = 0) -> Any:
    """The same with all keys in lower case: interfaces write `OccurrenceTime` and `occurrenceTime` alike."""
    if depth > _DEEPEST:
        return None
    if isinstance(node, dict):
        return {str(key).lower(): folded(value, depth + 1) for key, value in node.items()}
    return [folded(item, depth + 1) for item in node] if isinstance(node, list) else node

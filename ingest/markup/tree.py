"""JSON as a tree of elements, so that one kind of layout tells where the fields of XML and JSON records stand.

A key becomes an element, a list several elements of its key's name, a plain value text. Keys that no element can be
called are left out. Records of a bundle are taken one by one: a bad one never costs the others.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from schemas.errors import FileError

_NAME: Final = re.compile(r"[A-Za-z_][\w.-]*")
_BAD: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DEEPEST: Final = 60
_WRAPPERS: Final = ("response", "jsonBody", "Result", "result", "entry", "items", "value", "data")
_REMEDY: Final = "Be om filen igen, eller om exporten i ett annat format."


def looks_like_json(data: bytes) -> bool:
    """Does the file begin as an object or an array?"""
    return data[:200].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")[:1] in {b"{", b"["}


def documents(data: bytes, file: str) -> Iterator[tuple[str, Any]]:
    """Every JSON document of the file with its place: the whole file, or one a line.

    Raises:
        FileError: neither the file nor its lines are JSON, or they are nested beyond reason.
    """
    text = _text(data)
    try:
        yield "", json.loads(text)
        return
    except RecursionError:
        raise FileError("filen är nästlad djupare än något uttag är.", file=file, remedy=_REMEDY) from None
    except ValueError as error:
        whole = error
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    good = 0
    for number, line in lines:
        try:
            found = json.loads(line)
        except (ValueError, RecursionError):
            if not good:
                break
            yield f"rad {number}", None
            continue
        good += 1
        yield f"rad {number}", found
    if not good:
        place = f"rad {whole.lineno}" if isinstance(whole, json.JSONDecodeError) else ""
        raise FileError("filen är inte hel JSON.", file=file, place=place, remedy=_REMEDY)


def _text(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    return data.decode("utf-8-sig", errors="replace")


def objects(node: Any, place: str, wrappers: frozenset[str] = frozenset()) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects that a document holds, through the wrappers of pages, bundles, answers and `wrappers`."""
    if isinstance(node, list):
        for number, item in enumerate(node):
            yield from objects(item, f"{place}/{number}", wrappers)
    elif isinstance(node, dict):
        inside = [key for key in (*_WRAPPERS, *sorted(wrappers)) if isinstance(node.get(key), dict | list)]
        if "resource" in node and isinstance(node["resource"], dict):
            yield from objects(node["resource"], f"{place}/resource", wrappers)
        elif inside and "fullUrl" not in node and node.get("resourceType") in {None, "Bundle"}:
            for key in inside:
                yield from objects(node[key], f"{place}/{key}", wrappers)
        else:
            yield place or "/", node


def element(name: str, node: dict[str, Any], names: dict[str, str]) -> etree._Element:
    """The object as an element called `name`; references get the name of what they point at as `display`."""
    root = etree.Element(name if _NAME.fullmatch(name) else "record")
    _fill(root, node, names, 0)
    return root


def _fill(parent: etree._Element, node: dict[str, Any], names: dict[str, str], depth: int) -> None:
    if depth > _DEEPEST:
        return
    pointed = names.get(str(node.get("reference", "")))
    if pointed and "display" not in node:
        etree.SubElement(parent, "display").text = _BAD.sub(" ", pointed)
    for key, value in node.items():
        if not _NAME.fullmatch(key):
            continue
        for item in value if isinstance(value, list) else [value]:
            child = etree.SubElement(parent, key)
            if isinstance(item, dict):
                _fill(child, item, names, depth + 1)
            elif item is not None and not isinstance(item, list):
                child.text = ("true" if item else "false") if isinstance(item, bool) else _BAD.sub(" ", str(item))

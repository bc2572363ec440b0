"""One way to find values in XML elements and in JSON objects: `find`, `values`, `first`, `words`.

XML is found by local names, whatever prefix an export gives them; JSON by its keys, lists taken item by item.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree

from ingest.markup.layouts import Place, Step
from ingest.markup.prose import prose
from ingest.markup.readers import READS

_PLACEHOLDER: Final = re.compile(r"(?:\?\s*)+|\$?\{[^}]*\}\S{0,4}|string|cid:\S+", re.IGNORECASE)
_MIDNIGHT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})T00:00:00(?:\.0+)?Z?")
_DEEPEST: Final = 60


def find(node: Any, steps: tuple[Step, ...]) -> Iterator[Any]:
    """Every element or value at the end of the steps, in the order of the file."""
    if not steps:
        if isinstance(node, list):
            for item in node:
                yield from find(item, steps)
        elif node is not None:
            yield node
        return
    step, rest = steps[0], steps[1:]
    for child in _xml(node, step) if isinstance(node, etree._Element) else _json(node, step, 0):
        if holds(child, step):
            yield from find(child, rest)


def holds(node: Any, step: Step) -> bool:
    """Has the element what the step asks for in brackets?"""
    if step.test is None:
        return True
    for found in find(node, step.test):
        told = plain(found) if step.attribute is None else str(found.get(step.attribute) or "")
        if told and step.wanted in ("", told.casefold()):
            return True
    return False


def _xml(node: etree._Element, step: Step) -> Iterator[etree._Element]:
    tag = "{*}" + step.name
    if not step.deep:
        yield from node.iterchildren(tag)
        return
    for found in node.iter(tag):
        if found is not node:
            yield found


def _json(node: Any, step: Step, depth: int) -> Iterator[Any]:
    if depth > _DEEPEST:
        return
    if isinstance(node, list):
        for item in node:
            yield from _json(item, step, depth + 1)
    elif isinstance(node, dict):
        if step.name == "*":
            yield from node.values()
        elif (found := node.get(step.name)) is not None:
            yield from found if isinstance(found, list) else (found,)
        if step.deep:
            for inner in node.values():
                if isinstance(inner, dict | list):
                    yield from _json(inner, step, depth + 1)


def plain(node: Any) -> str:
    """The words of an element or value, as they stand."""
    if isinstance(node, etree._Element):
        return "".join(str(part) for part in node.itertext()).strip() if len(node) else (node.text or "").strip()
    if isinstance(node, bool):
        return "true" if node else "false"
    return str(node).strip() if isinstance(node, str | int | float) else ""


def values(node: Any, place: Place) -> Iterator[str]:
    """The words at a place; placeholders of templates are no values."""
    for found in find(node, place.steps):
        if place.attribute:
            told = found.get(place.attribute) if isinstance(found, etree._Element | Mapping) else None
            clean = prose(told) if isinstance(told, str) else ""
        elif place.reads == "prose":
            clean = prose(plain(found))
        else:
            clean = READS[place.reads](found)
        if clean and not _PLACEHOLDER.fullmatch(clean):
            yield clean


def every(node: Any, places: tuple[Place, ...]) -> list[str]:
    """All values of all places."""
    return [value for place in places for value in values(node, place)]


def first(node: Any, places: tuple[Place, ...]) -> str:
    """The first value that any of the places gives; empty when none does."""
    for place in places:
        for value in values(node, place):
            return value
    return ""


def words(node: Any, places: tuple[Place, ...]) -> str:
    """All values of all places, each on its own line, with its label."""
    out: dict[str, None] = {}
    for place in places:
        for told in values(node, place):
            midnight = _MIDNIGHT.fullmatch(told)
            value = midnight[1] if midnight else told
            out[f"{place.label}: {value}" if place.label else value] = None
    return "\n".join(out)

"""One way to find values in XML elements and in JSON objects: `find`, `values`, `first`, `words`.

XML is found by local names, whatever prefix an export gives them; JSON by its keys, lists taken item by item.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from lxml import etree

from ingest.markup.layouts import Place, Row, Step
from ingest.markup.prose import prose
from ingest.markup.readers import READS

_PLACEHOLDER: Final = re.compile(r"(?:\?\s*)+|\$?\{[^}]*\}\S{0,4}|string|cid:\S+", re.IGNORECASE)
_MIDNIGHT: Final = re.compile(r"(\d{4}-\d{2}-\d{2})T00:00:00(?:\.0+)?Z?")
_DEEPEST: Final = 60
_WIDEST: Final = 20_000
"""Children of one element; no record has more."""
_SIGNS: Final = frozenset("?${sScC")
"""First characters of placeholders."""


Index = dict[str, list[Any]]
"""Way down by names (`type/text`) -> what stands there; `` is the record itself."""


def index(node: Any, row: Row) -> Index:
    """All that a record holds by the way down to it, as deep as its layout looks."""
    found: Index = {"": [node]}
    if isinstance(node, etree._Element):
        _index_xml(node, "", found, row.deepest)
    else:
        _index_json(node, "", found, row.deepest)
    return found


def _index_xml(node: etree._Element, above: str, found: Index, levels: int) -> None:
    for child in islice(node.iterchildren("*"), _WIDEST):
        way = above + _local(child.tag)
        found.setdefault(way, []).append(child)
        if levels > 1 and len(child):
            _index_xml(child, way + "/", found, levels - 1)


def _index_json(node: dict[str, Any], above: str, found: Index, levels: int) -> None:
    for key, value in node.items():
        way = above + key
        for one in value if type(value) is list else (value,):
            if one is None:
                continue
            found.setdefault(way, []).append(one)
            if levels > 1 and type(one) is dict:
                _index_json(one, way + "/", found, levels - 1)


@lru_cache(maxsize=4_096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


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
    if not step.deep:
        yield from node.iterchildren(step.tag)
        return
    for found in node.iter(step.tag):
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


def values(node: Any, place: Place, known: Index | None = None) -> list[str]:
    """The words at a place; placeholders of templates are no values.

    Args:
        node: the record's element or object.
        place: where to look.
        known: its index, when there is one; several fields look at the same place, and it is read once.
    """
    if not place.is_plain:
        return _words_of(find(node, place.steps), place)
    if known is None:
        return _words_of(_straight(node, place.steps), place)
    if place.attribute or place.reads != "prose":
        return _words_of(known.get(place.way, ()), place)
    key = "\0" + place.way
    told = known.get(key)
    if told is None:
        told = known[key] = _words_of(known.get(place.way, ()), place)
    return told


def _words_of(nodes: Iterable[Any], place: Place) -> list[str]:
    out: list[str] = []
    for found in nodes:
        if place.attribute:
            told = found.get(place.attribute) if isinstance(found, etree._Element | Mapping) else None
            clean = prose(told) if isinstance(told, str) else ""
        elif place.reads == "prose":
            clean = prose(found if type(found) is str else plain(found))
        else:
            clean = READS[place.reads](found)
        if clean and not (clean[0] in _SIGNS and _PLACEHOLDER.fullmatch(clean)):
            out.append(clean)
    return out


def _straight(node: Any, steps: tuple[Step, ...]) -> list[Any]:
    """`find` where each step is only a name."""
    found: list[Any] = [node]
    if isinstance(node, etree._Element):
        for step in steps:
            found = [child for one in found for child in one.iterchildren(step.tag)]
        return found
    for step in steps:
        below: list[Any] = []
        for one in found:
            if type(one) is dict and (child := one.get(step.name)) is not None:
                below.extend(child) if type(child) is list else below.append(child)
        found = below
    return found


def every(node: Any, places: tuple[Place, ...], known: Index | None = None) -> list[str]:
    """All values of all places."""
    out: list[str] = []
    for place in places:
        if known is None or not place.is_plain or place.way in known:
            out.extend(values(node, place, known))
    return out


def first(node: Any, places: tuple[Place, ...], known: Index) -> str:
    """The first value that any of the places gives; empty when none does."""
    for place in places:
        if (not place.is_plain or place.way in known) and (told := values(node, place, known)):
            return told[0]
    return ""


def words(node: Any, places: tuple[Place, ...], known: Index) -> str:
    """All values of all places, each on its own line, with its label."""
    out: dict[str, None] = {}
    for place in places:
        if place.is_plain and place.way not in known:
            continue
        for told in values(node, place, known):
            midnight = _MIDNIGHT.fullmatch(told)
            value = midnight[1] if midnight else told
            out[f"{place.label}: {value}" if place.label else value] = None
    return "\n".join(out)

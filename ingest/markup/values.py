"""Values of a record's fields: found by local name, cleaned, read as text, time or kind."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from ingest.markup.layouts import Path_
from ingest.markup.parse import fragment, local
from schemas.dates import ImpossibleDate, parse
from schemas.when import When

_PLACEHOLDER: Final = re.compile(r"\?|\$\{[^}]*\}\S{0,4}|string|cid:\S+")
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})(\d{2})?)?(?:\.\d+)?([+-]\d{4}|Z)?")
_BREAKS: Final = re.compile(r"\$\$NL\$\$|<NEWPAGE>|<br\s*/?>")


def find(element: etree._Element, steps: tuple[str, ...]) -> Iterator[etree._Element]:
    """Every element at the end of the steps, in the order of the file."""
    if not steps:
        yield element
        return
    if steps[0] == "**":
        for child in element.iter():
            if child is not element and isinstance(child.tag, str) and local(child) == steps[1]:
                yield from find(child, steps[2:])
        return
    key = steps[0][2:-1] if steps[0].startswith("*[") else None
    for child in element:
        if isinstance(child.tag, str) and (child.get("key") == key if key else local(child) == steps[0]):
            yield from find(child, steps[1:])


def values(element: etree._Element, path: Path_) -> Iterator[str]:
    """The words at a path; placeholders of templates are no values."""
    for found in find(element, path.steps):
        raw = _BREAKS.sub("\n", found.get(path.attribute) or "") if path.attribute else _text(found, path.reads)
        clean = raw.strip()
        if clean and not _PLACEHOLDER.fullmatch(clean):
            yield clean


def first(element: etree._Element, paths: tuple[Path_, ...]) -> str:
    """The first value that any of the paths gives; empty when none does."""
    return next((value for path in paths for value in values(element, path)), "")


def words(element: etree._Element, paths: tuple[Path_, ...]) -> str:
    """All values of all paths, each on its own line, with its label."""
    out: list[str] = []
    for path in paths:
        for value in values(element, path):
            line = f"{path.label}: {value}" if path.label else value
            if line not in out:
                out.append(line)
    return "\n".join(out)


def _text(element: etree._Element, reads: str) -> str:
    if reads == "sections":
        return "\n".join(_sections(element))
    if reads == "keywords":
        return "\n".join(_keywords(element))
    inner = "".join(str(part) for part in element.itertext())
    if reads == "base64":
        return _decoded(inner)
    if reads == "rtf" and inner.lstrip().startswith("{\\rtf"):
        from striprtf.striprtf import rtf_to_text

        return str(rtf_to_text(inner, errors="ignore"))  # type: ignore[no-untyped-call]  # it ships no types
    if reads == "html":
        found = fragment(inner)
        return " ".join(" ".join(str(part) for part in found.itertext()).split()) if found is not None else inner
    inner = _BREAKS.sub("\n", inner)
    marked = fragment(inner) if reads == "docbook" else None
    return "\n".join(_docbook(marked)) if marked is not None else inner


def _decoded(inner: str) -> str:
    """Text or HTML that travels in base64; anything else stays where it is."""
    try:
        data = base64.b64decode("".join(inner.split()), validate=True)
        text = data.decode("utf-8")
    except (binascii.Error, ValueError):
        return ""
    marked = fragment(text)
    return " ".join(str(part).strip() for part in marked.itertext()) if marked is not None else text


def _docbook(element: etree._Element) -> Iterator[str]:
    """Sections as `Title: words`; leading spaces in a title tell depth and are dropped."""
    title = ""
    for node in element.iter():
        if not isinstance(node.tag, str):
            continue
        name = local(node)
        told = " ".join("".join(str(part) for part in node.itertext()).split())
        if name == "title":
            title = told
        elif name in {"para", "simpara", "literallayout", "member"} and told:
            yield f"{title}: {told}" if title else told
            title = ""


def _sections(element: etree._Element) -> Iterator[str]:
    """A section and those inside it as `Title: words`."""
    title = " ".join(next(iter(_own(element, ("title",))), "").split())
    for text in find(element, ("text",)):
        told = " ".join(" ".join(str(part) for part in text.itertext()).split())
        if told:
            yield f"{title}: {told}" if title else told
    for inner in find(element, ("component", "section")):
        yield from _sections(inner)


def _keywords(element: etree._Element) -> Iterator[str]:
    """A tree of keywords with values and comments, as `Name: words`; a keyword without a value is a heading."""
    for node in find(element, ("Keyword",)):
        name = next(iter(_own(node, ("Name",))), "")
        unit = next(iter(_own(node, ("Value", "NumVal", "Unit"))), "")
        told = [
            *_own(node, ("Value", "TextVal")),
            *(f"{number} {unit}".strip() for number in _own(node, ("Value", "NumVal", "Val"))),
            *_own(node, ("Comment",)),
        ]
        if told:
            yield f"{name}: {' '.join(told)}" if name else " ".join(told)
        yield from _keywords(node)


def _own(element: etree._Element, steps: tuple[str, ...]) -> list[str]:
    return [text for found in find(element, steps) if (text := (found.text or "").strip())]


def when(raw: str) -> tuple[When, bool]:
    """The time that a field tells, and whether the day exists. Times without a zone are Swedish."""
    match = _COMPACT.fullmatch(raw)
    try:
        if match:
            found = parse(_dashed(match))
        else:
            midnight = re.fullmatch(r"(\d{4}-\d{2}-\d{2})T00:00:00(?:\.0+)?Z?", raw)  # an unnamed clock: the day alone
            found = parse(midnight[1] if midnight else re.sub(r"(?<=\d)T(?=\d)", " ", raw))
    except ImpossibleDate:
        return When.unknown(raw[:40]), False
    return (found, True) if found is not None else (When.unknown(raw[:40] or None), True)


def _dashed(match: re.Match[str]) -> str:
    year, month, day, hour, minute, _, zone = match.groups()
    date = "-".join(part for part in (year, month, day) if part)
    if not hour or (hour, minute) == ("00", "00"):
        return date
    offset = "" if not zone else zone if zone == "Z" else f"{zone[:3]}:{zone[3:]}"
    return f"{date} {hour}:{minute}{offset}"

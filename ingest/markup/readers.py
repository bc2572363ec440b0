"""How the words of a field are read, by the name that layouts use: trees, forms, base64, names in paths."""

import base64
import binascii
import re
from collections.abc import Callable
from typing import Any, Final

from lxml import etree

from ingest.markup.forms import answers, titled
from ingest.markup.prose import blocks, name_of, prose
from ingest.markup.trees import headed, items, keywords, narrative, sections

_DOCUMENTS: Final = (b"%PDF", b"PK", b"\xff\xd8", b"\x89PNG", b"GIF8", b"II*", b"MM\0")
_DATE: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}-?[01]\d-?[0-3]\d(?!\d)")
_CLOCK: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?")
_PROFESSIONS: Final = {
    "medicinsk-elevhalsa": "medicinsk elevhälsa",
    "skolskoterska": "skolsköterska",
    "skollakare": "skolläkare",
    "psykolog": "skolpsykolog",
    "kurator": "skolkurator",
    "specialpedagog": "specialpedagog",
    "logoped": "logoped",
    "skolledning": "skolledning",
    "syv": "studie- och yrkesvägledare",
    "elevakt": "elevakt",
    "overlamning": "överlämning",
    "tillaggsbelopp": "tilläggsbelopp",
}
"""Folders of a student file -> whose documentation it is."""


def _inner(found: Any) -> str:
    return "".join(str(part) for part in found.itertext()) if isinstance(found, etree._Element) else str(found)


def encoded(found: Any) -> str:
    """Text, HTML or RTF that travels in base64; anything else stays where it is."""
    data = decoded(_inner(found))
    if not data or b"\0" in data[:400] or data.startswith(_DOCUMENTS):
        return ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    return prose(text)


def decoded(text: str) -> bytes:
    """The bytes of a base64 string; none when it is no base64."""
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return b""


def in_utc(found: Any) -> str:
    """A time that the format gives in UTC without saying so."""
    text = str(found).strip()
    return f"{text}Z" if _CLOCK.fullmatch(text) else text


def folder(found: Any) -> str:
    """The profession that the first known folder of a path names."""
    parts = re.split(r"[/\\\\]", _inner(found).strip().casefold())
    return next((_PROFESSIONS[part] for part in parts if part in _PROFESSIONS), "")


def dated(found: Any) -> str:
    """A day that stands in a file's name."""
    match = _DATE.search(_inner(found))
    return match.group() if match else ""


def path(element: Any) -> str:
    """Folder and name of a file, told apart."""
    names = {name_of(child).casefold(): (child.text or "").strip() for child in element.iterchildren()}
    where, name = names.get("path", ""), names.get("filnamn", "")
    return where if not name or where.casefold().endswith(name.casefold()) else f"{where}/{name}".strip("/")


def unencoded(element: Any) -> str:
    """The words of an element that holds text itself and no base64."""
    return "" if element.get("representation") == "B64" else blocks(element)


def leaves(element: Any) -> str:
    """Every word of an element of which only the place is known, as `Name: words`."""
    out: list[str] = []
    for node in element.iter():
        told = (node.text or "").strip() if isinstance(node.tag, str) and not len(node) else ""
        if told and not _CLOCK.match(told):
            out.append(f"{name_of(node)}: {prose(told)}")
    return "\n".join(out)


READS: Final[dict[str, Callable[[Any], str]]] = {
    "base64": encoded,
    "keywords": keywords,
    "sections": sections,
    "narrative": narrative,
    "items": items,
    "titled": titled,
    "answers": answers,
    "headed": headed,
    "folder": folder,
    "dated": dated,
    "path": path,
    "unencoded": unencoded,
    "leaves": leaves,
    "utc": in_utc,
}

"""Exports in JSON, one ingester a layout of `ingest/layouts/markup`."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import PurePosixPath
from typing import Any, Final

from ingest.formats.json_entries import JsonEntries, cut, unreadable
from ingest.ingester import Assumption, Claim, InputFile, Item
from ingest.markup.directory import contained, references, shown
from ingest.markup.layouts import Format, Row, formats
from ingest.markup.objects import documents, folded, looks_like_json, objects, opening
from ingest.markup.record import Context, read
from schemas.ledger import Problem

_PROBE: Final = 400
_FAILED: Final = frozenset({"error", "fatal"})


class JsonExport:
    """One JSON format, told by its layout."""

    def __init__(self, layout: Format) -> None:
        self.layout = layout
        self.id = layout.id
        self.summary = layout.summary

    def identify(self, file: InputFile) -> Claim | None:
        """One of the first objects names its kind, or has the keys of one."""
        claim = Claim(self.id, f"objekt med {self.layout.named_by or 'kända nycklar'}")
        seen = opening(file.head) if looks_like_json(file.head) else ()
        for at, document in seen:
            if _has(_answer(document), self.layout.pages):
                return claim
            told = _origin(file, document)
            for place, node in islice(objects(document, at, self.layout.wrappers), _PROBE):
                kind = str(node.get(self.layout.named_by, "")) if self.layout.named_by else ""
                known = not self.layout.named_by and self._row(place + told, node) is not None
                if kind or known or self._is_silent(node):
                    return claim
        return None

    def read(self, file: InputFile) -> Iterator[Item]:
        """One record per object of a known kind; the other kinds are counted and named."""
        context = references(file) if self.layout.named_by else Context(file)
        other: Counter[str] = Counter()
        faults: list[str] = []
        made, protected = 0, False
        with file.open() as stream:
            for at, document in documents(stream, file.name, faults):
                if document is None:
                    yield unreadable(at)
                    continue
                yield from _page(at, document)
                told = _origin(file, document)
                for place, node in objects(document, at, self.layout.wrappers):
                    row = self._row(place + told, node)
                    protected = protected or _is_protected(node)
                    if row is None:
                        kind = str(node.get(self.layout.named_by or "", "okänt slag"))[:40]
                        other[kind] += not self._is_silent(node)
                        continue
                    made += 1
                    yield from self._record(row, place, node, context)
        yield from cut(faults)
        if protected:
            yield Assumption("uttaget säger att personuppgifterna är sekretessmarkerade; hantera utdata därefter.")
        if not made and not self.layout.named_by and (count := sum(other.values())):
            remedy = "Be om uttaget i ett annat format, eller ange format: på källan."
            yield Problem(locator="", what=f"inget av filens {count} objekt känns igen.", remedy=remedy, partial=True)
        if silent := ", ".join(f"{name} ({count})" for name, count in sorted(other.items()) if count):
            yield Assumption(f"objekt av slag som inte är händelser har inte lästs: {silent}.")
        if not made:
            yield Assumption("filen innehåller inga poster.")

    def _record(self, row: Row, place: str, node: dict[str, Any], context: Context) -> Iterator[Item]:
        if not self.layout.named_by:
            return read(row, place, folded(node), context)
        names = contained(node, context.names)
        return read(row, place, shown(node, names) if names else node, replace(context, names=names))

    def _is_silent(self, node: dict[str, Any]) -> bool:
        if self.layout.named_by:
            return str(node.get(self.layout.named_by, "")) in self.layout.silent
        return _has(node, self.layout.silent)

    def _row(self, place: str, node: dict[str, Any]) -> Row | None:
        if self.layout.named_by:
            kind = node.get(self.layout.named_by)
            return next((row for row in self.layout.rows if kind in row.names), None)
        keys = {str(key).lower() for key in node}
        if self._is_silent(node):
            return None
        hinted = [row for row in self.layout.rows if any(set(one.split("+")) <= keys for one in row.hints)]
        known = (row for row in hinted if any(name in place for name in row.within))
        by_keys = (row for row in self.layout.rows if row.keys and row.keys <= keys)
        return next(known, None) or next(by_keys, None) or next((row for row in hinted if not row.within), None)


def _is_protected(node: dict[str, Any]) -> bool:
    """A resource marked as secret: protected identity."""
    meta = node.get("meta")
    told = meta.get("security") if isinstance(meta, dict) else None
    return bool(told) and re.search("sekretess|skyddad", str(told), re.IGNORECASE) is not None


def _has(node: Any, sets: frozenset[str]) -> bool:
    """Does the object have all keys of one of the sets (joined by +), in any case?"""
    keys = {str(key).lower() for key in node} if isinstance(node, dict) else set()
    return any(set(one.lower().split("+")) <= keys for one in sets)


def _answer(document: Any) -> Any:
    """What an interface answered, without the wrapping of a recorded call."""
    for key in ("response", "jsonBody"):
        document = document.get(key, document) if isinstance(document, dict) else document
    return document


def _origin(file: InputFile, document: Any) -> str:
    """What names the objects that stand in no list with a name: the file, and the address that was asked."""
    asked = document.get("request") if isinstance(document, dict) else None
    address = str(asked.get("urlPath", "")) if isinstance(asked, dict) else ""
    return f" {PurePosixPath(file.name).stem} {address}"


def _page(place: str, document: Any) -> Iterator[Item]:
    """A page of several is not the whole; a bundle may say that there is a next one."""
    node = _answer(document)
    if not isinstance(node, dict):
        return
    if node.get("resourceType") == "OperationOutcome" and _FAILED & _severities(node):
        what = "svaret är ett felmeddelande från källsystemet."
        yield Problem(locator=place, what=what, remedy="Be om uttaget igen.", partial=True)
    if node.get("resourceType") not in {None, "Bundle"}:
        return
    told = {str(key).lower(): value for key, value in node.items() if not isinstance(value, dict)}
    number, pages = told.get("pagenumber"), told.get("totalnumberofpages")
    link = told.get("link")
    onward = isinstance(link, list) and any(isinstance(one, dict) and one.get("relation") == "next" for one in link)
    if isinstance(pages, int) and pages > 1:
        what = f"filen är sida {number} av {pages}."
    elif told.get("hasmore") is True or (node.get("resourceType") == "Bundle" and onward):
        what = "filen är en sida av flera; resten av uttaget saknas."
    else:
        return
    remedy = "Kontrollera att alla sidor av uttaget finns med."
    yield Problem(locator=place, what=what, remedy=remedy, partial=True)


def _severities(outcome: dict[str, Any]) -> set[str]:
    issues = outcome.get("issue")
    told = issues if isinstance(issues, list) else []
    return {str(one.get("severity", "")).lower() for one in told if isinstance(one, dict)}


def json_exports() -> tuple[JsonExport | JsonEntries, ...]:
    """One ingester per JSON layout, and the one for plain entries."""
    return (*(JsonExport(layout) for layout in formats() if layout.json), JsonEntries())

"""Who the ids and references of an export stand for: persons, organisations, roles, code lists beside the file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from ingest.ingester import InputFile
from ingest.markup.attached import Attachments
from ingest.markup.layouts import Format
from ingest.markup.nodes import every, find
from ingest.markup.objects import documents, looks_like_json, objects, opening
from ingest.markup.parse import names, records
from ingest.markup.record import Context
from schemas.errors import FileError

_UNKNOWN: Final = frozenset({"okänt namn", "okänd", "unknown"})
_PEOPLE: Final = frozenset(
    {
        "Patient",
        "RelatedPerson",
        "Practitioner",
        "PractitionerRole",
        "Organization",
        "Location",
        "CareTeam",
        "HealthcareService",
    }
)
_DEEPEST: Final = 40
_LARGEST: Final = 30_000_000
"""Bytes; a list of persons is never larger."""


def people(file: InputFile, layout: Format) -> dict[str, str]:
    """Names by id, from the elements that the layout calls its directory, which may stand last in the file."""
    told = layout.directory
    if told is None or (told.within and not told.within & set(names(file.head))):
        return {}
    found: dict[str, str] = {}
    others = [one for one in file.beside if one.name != file.name and one.size < _LARGEST and told.within]
    for one in (file, *(other for other in others if layout.roots & set(names(other.head)))):
        try:
            with replace(one).open() as stream:
                for _, element in records(stream, told.names, one.name, []):
                    name = " ".join(every(element, told.fields["name"]))
                    if name and name.casefold() not in _UNKNOWN:
                        found.update(dict.fromkeys(every(element, told.fields["id"]), name))
        except FileError:
            continue
    return found


def code_lists(file: InputFile, layout: Format) -> dict[str, str]:
    """Names by code, from small JSON lists beside the file, with the prefix that the layout gives them."""
    found: dict[str, str] = {}
    for one in file.beside if layout.code_lists else ():
        if one.size > _LARGEST or not looks_like_json(one.head):
            continue
        for _, document in opening(one.head):
            for _, node in objects(document, ""):
                for keys, (prefix, key, name) in layout.code_lists.items():
                    if set(keys) <= node.keys() and node.get(name):
                        found.setdefault(f"{prefix}{node[key]}", str(node[name]))
    return found


def references(file: InputFile) -> Context:
    """What references point at, by `Type/id`, `#id` and full URL, in the file and in the files beside it."""
    found: dict[str, str] = {}
    binaries: dict[str, str] = {}
    roles: list[tuple[str, dict[str, Any]]] = []
    for url, resource in _resources(file):
        kind, own = resource.get("resourceType"), f"{resource.get('resourceType')}/{resource.get('id')}"
        if kind == "Binary" and isinstance(resource.get("data"), str):
            binaries.update(dict.fromkeys(filter(None, (own, url)), resource["data"]))
        if kind in _PEOPLE:
            found.update({f"type:{key}": str(kind) for key in (own, url) if key})
        if kind == "PractitionerRole":
            roles.append((url, resource))
        for key in (own, url, *_identifiers(resource)):
            if key and (name := _name(resource)):
                found.setdefault(key, name)
    for url, resource in roles:
        name, role = _role(resource, found)
        for key in filter(None, (f"PractitionerRole/{resource.get('id')}", url)):
            found.update({key: name} if name else {})
            found.update({f"role:{key}": role} if role else {})
    return Context(file, found, Attachments(binaries))


def _resources(file: InputFile) -> Iterator[tuple[str, dict[str, Any]]]:
    """(full URL, resource) of persons, places and attachments in the message and in the files of the source."""
    others = [one for one in file.beside if one.name != file.name and one.size < _LARGEST and _holds_people(one)]
    for one in (file, *others) if _holds_people(file) else others:
        try:
            with replace(one).open() as stream:
                for _, document in documents(stream, one.name, []):
                    yield from _of_document(document)
        except FileError:
            continue


def _holds_people(file: InputFile) -> bool:
    """A bundle, a bulk file of persons or attachments, or resources of several kinds among which they may stand."""
    if not looks_like_json(file.head):
        return False
    kinds = {str(node.get("resourceType")) for _, node in opening(file.head) if isinstance(node, dict)}
    return len(kinds) > 1 or bool(kinds & {*_PEOPLE, "Bundle", "Binary"})


def _of_document(document: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(document, dict):
        return
    entries = document.get("entry")
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("resource"), dict):
            yield str(entry.get("fullUrl") or ""), entry["resource"]
    if document.get("resourceType") != "Bundle":
        yield "", document


def _name(resource: dict[str, Any]) -> str:
    told = resource.get("name")
    if isinstance(told, list) and told and isinstance(told[0], dict):
        given = told[0].get("given")
        parts = [*(given if isinstance(given, list) else []), told[0].get("family", "")]
        told = told[0].get("text") or " ".join(str(part) for part in parts if part)
    return told if isinstance(told, str) else ""


def shown(resource: Any, names: Mapping[str, str], depth: int = 0) -> Any:
    """The resource with `display`, `role` and `type` on references to persons and organisations that are known."""
    if isinstance(resource, list):
        return [shown(item, names, depth) for item in resource]
    if not isinstance(resource, dict) or depth > _DEEPEST:
        return resource
    pointed = resource.get("reference")
    if isinstance(pointed, str):
        more: dict[str, Any] = {"type": pointed.partition("/")[0]} if "/" in pointed and ":" not in pointed else {}
        for key, prefix in (("display", ""), ("role", "role:"), ("type", "type:")):
            if name := names.get(prefix + pointed):
                more[key] = name
        return {**more, **resource}
    return {
        key: shown(value, names, depth + 1) if isinstance(value, dict | list) else value
        for key, value in resource.items()
    }


def contained(resource: dict[str, Any], names: Mapping[str, str]) -> Mapping[str, str]:
    """The names, and those of persons that stand inside the resource itself."""
    inner = resource.get("contained")
    own = {
        f"#{one.get('id')}": name
        for one in (inner if isinstance(inner, list) else ())
        if isinstance(one, dict) and (name := _name(one))
    }
    return {**names, **own} if own else names


def _identifiers(resource: dict[str, Any]) -> Iterator[str]:
    """HSA-ids and the like of organisations, by which others point at them."""
    if resource.get("resourceType") in {"Organization", "Practitioner", "Location"}:
        for one in find(resource.get("identifier"), ()):
            if isinstance(one, dict) and isinstance(one.get("value"), str):
                yield one["value"]


def _role(resource: dict[str, Any], known: Mapping[str, str]) -> tuple[str, str]:
    """`Name, organisation` of a person in a role, and the role in words."""
    out = []
    for key in ("practitioner", "organization"):
        pointed = resource.get(key)
        if isinstance(pointed, dict):
            out.append(str(pointed.get("display") or known.get(str(pointed.get("reference")), "")))
    codes = [one for one in find(resource.get("code"), ()) if isinstance(one, dict)]
    texts = [
        one.get("text") or next((c.get("display") for c in one.get("coding") or () if isinstance(c, dict)), "")
        for one in codes
    ]
    return ", ".join(filter(None, out)), next((str(text) for text in texts if text), "")

"""One event as a decision makes it: edited, or added by hand."""

import json
from typing import Any, Final

from pydantic import JsonValue, ValidationError

from schemas.case import Case
from schemas.event import Event, stable_id
from schemas.review import Decision
from schemas.vocabulary import SENSITIVE_KINDS, Kind, Origin, Sensitivity

_EDITABLE: Final = frozenset(
    {
        *("kind", "status", "start", "end", "until", "precision", "date_text", "relation", "title", "text"),
        *("participants", "informant", "experiencer", "historical", "attributes", "sensitivity", "protected_from"),
    }
)
_ADDABLE: Final = _EDITABLE | {"actor", "author", "recorded"}
_CLASS: Final = frozenset({"sensitivity", "protected_from"})
SOURCE: Final = "review"
"""The source id of events added by hand."""


class NotPossible(Exception):
    """Why a decision can't be done, as a Swedish sentence without values."""


def edited(event: Event, changes: dict[str, JsonValue]) -> Event:
    """The event with `changes`; its id, source and place stay. Raises NotPossible."""
    _only(changes, _EDITABLE)
    row = json.loads(event.model_dump_json())
    values = dict(changes)
    if "start" in values and "end" not in values:
        values |= {"end": values["start"], "precision": values.get("precision", _precision(values["start"]))}
    if values.get("sensitivity") in {"normal", "sensitive"} and "protected_from" not in values:
        values["protected_from"] = []
    values["attributes"] = {**row["attributes"], **_attributes(values)}
    if set(changes) - _CLASS:
        values["origin"] = Origin.REVIEWED.value
    return _checked({**row, **values})


def added(one: Decision, number: int, case: Case) -> Event:
    """A new event from `add`; its id comes from what it says. Raises NotPossible."""
    changes = dict(one.add or {})
    _only(changes, _ADDABLE)
    content = json.dumps(changes, sort_keys=True, ensure_ascii=False, default=str)
    start = changes.get("start")
    name = stable_id("e", case.case, SOURCE, content)
    row: dict[str, Any] = {
        "end": start,
        "precision": _precision(start),
        "title": "",
        "text": "",
        "sensitivity": _sensitivity(changes.get("kind")),
        "happening": stable_id("h", name),
        **changes,
        "id": name,
        "case": case.case,
        "origin": Origin.REVIEWED.value,
        "attributes": _attributes(changes),
        "source": {
            "source": SOURCE,
            "file": "review.yaml",
            "sha256": stable_id("r", content),
            "locator": f"beslut {number}",
            "ingester": SOURCE,
        },
    }
    if row["sensitivity"] == Sensitivity.PROTECTED.value and "protected_from" not in row:
        row["protected_from"] = [guardian.id for guardian in case.guardians] or ["guardian-1", "guardian-2"]
    return _checked(row)


def _sensitivity(kind: object) -> str:
    """Violence is protected until the inspector says otherwise."""
    if kind == Kind.VIOLENCE.value:
        return Sensitivity.PROTECTED.value
    return (Sensitivity.SENSITIVE if kind in {k.value for k in SENSITIVE_KINDS} else Sensitivity.NORMAL).value


def _attributes(values: dict[str, Any]) -> dict[str, Any]:
    told = values.get("attributes") or {}
    if not isinstance(told, dict):
        raise NotPossible("attributes har fel form.")
    return told


def _precision(start: object) -> str:
    return "minute" if "T" in str(start) else "day"


def _only(changes: dict[str, JsonValue], allowed: frozenset[str]) -> None:
    unknown = sorted(set(changes) - allowed)
    if unknown:
        raise NotPossible(f"fältet {unknown[0]} kan inte sättas.")


def _checked(row: dict[str, Any]) -> Event:
    """Through JSON, so that words of the closed lists and dates may be written as text."""
    try:
        return Event.model_validate_json(json.dumps(row, default=str))
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
        field = ".".join(str(part) for part in fault["loc"]) or "händelsen"
        raise NotPossible(f"{field} saknas eller är inte ett av de tillåtna värdena.") from None

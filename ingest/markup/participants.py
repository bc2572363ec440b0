"""Who took part, as lists in a record tell it: organisations by their names, the child and the guardians by role."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from ingest.markup.layouts import People
from ingest.markup.nodes import every, find
from schemas.datafile import read_yaml
from schemas.event import Participant
from schemas.vocabulary import ActorKind, Role, Status

_AHEAD: Final = frozenset({Status.PLANNED, Status.PROPOSED, Status.CANCELLED})


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = read_yaml(Path(__file__).parent / "actors.yaml")
    return tuple((re.compile(row["match"], re.IGNORECASE), row["kind"]) for row in rows)


@lru_cache(maxsize=4_096)
def kind_of(name: str) -> str | None:
    """The actor kind, `child` or `guardian` that a name tells; None for one that tells nothing."""
    if name.startswith("Patient/"):
        return "child"
    if name.startswith("RelatedPerson/"):
        return "guardian"
    return next((kind for pattern, kind in _patterns() if pattern.search(name)), None)


def participants(
    people: tuple[People, ...], node: Any, status: Status, names: Mapping[str, str]
) -> tuple[Participant, ...]:
    """One row per actor kind and role; at a thing ahead, those who would attend are invited."""
    found: dict[tuple[str, str], Participant] = {}
    for one in people:
        for person in find(node, one.at.steps):
            role = one.roles.of(every(person, one.parts)) or "concerned"
            if role == "attended" and status in _AHEAD:
                role = "invited"
            told = every(person, one.names)
            kind = next(
                (kind for name in (*told, *(names.get(name, "") for name in told)) if (kind := kind_of(name))), None
            )
            if kind is not None:
                actor: Any = kind if kind in {"child", "guardian"} else ActorKind(kind)
                found.setdefault((kind, role), Participant(actor=actor, role=Role(role)))
    return tuple(found.values())

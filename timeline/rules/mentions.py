"""Does a text name a service? Asked before a record's silence is claimed, so that any word that may mean it counts."""

import re
from functools import cache
from pathlib import Path

from schemas.case import Case
from schemas.datafile import read_yaml
from schemas.vocabulary import ActorKind

_LONGEST = 4
"""Letters of a name's word that are enough to be meant."""


@cache
def _words() -> dict[str, list[str]]:
    loaded: dict[str, list[str]] = read_yaml(Path(__file__).parent / "mentions.yaml")
    return loaded


def names(text: str, kind: ActorKind, case: Case) -> bool:
    """Does `text` hold a word of the service, or of the name that the case gives its unit?"""
    return bool(_pattern(kind, _units(kind, case)).search(text.lower()))


def _units(kind: ActorKind, case: Case) -> tuple[str, ...]:
    named = (source.unit or "" for source in case.sources if source.actor is kind)
    return tuple(sorted({word for unit in named for word in re.findall(r"\w+", unit.lower()) if len(word) > _LONGEST}))


@cache
def _pattern(kind: ActorKind, units: tuple[str, ...]) -> re.Pattern[str]:
    words = [*_words().get(kind.value, []), *map(re.escape, units)]
    return re.compile(rf"\b(?:{'|'.join(words)})" if words else r"(?!)")

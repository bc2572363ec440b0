"""What a cue may say of which concept, how far it reaches, and under which headings all is background or to come."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from schemas.vocabulary import Status
from timeline.reading.data import data
from timeline.reading.lexicon import Cue, Hit, concepts
from timeline.reading.units import Units

NEGATING: Final = frozenset({Status.ABSENT, Status.CANCELLED})


@cache
def reach_of(name: str) -> int:
    """Words between a cue of this name and what it says something of, at most."""
    return int(data("modifiers")[name]["words"])


@cache
def sections(name: str) -> frozenset[str]:
    """Keyword headings under which all is background (`historical`), or to come (`planned`)."""
    return frozenset(data("modifiers")[name]["sections"])


def may_be(status: Status, cue: Cue, hit: Hit) -> bool:
    """What befalls somebody is no plan and no wish: of those cues only a condition ("vid ny självskada") counts for it.

    A vacancy is a change of staff, however it is denied.
    """
    if status in NEGATING and concepts()[hit.kind].denial == "none":
        return False
    condition = cue.direction.endswith("-if")
    befalls = concepts()[hit.kind].befalls
    return condition if befalls and status in {Status.PROPOSED, Status.PLANNED} else befalls or not condition


def opening_condition(hit: Hit, row: Units, cues: dict[int, list[Cue]]) -> Cue | None:
    """The condition that the sentence of a hit begins with ("Om det inte räcker blir placering aktuell")."""
    first = row.sentence_start(hit.units[0])
    if concepts()[hit.kind].befalls or concepts()[hit.kind].always:
        return None
    opening = (cue for cue in cues.get(row.clause[first], ()) if cue.direction == "first")
    return next((cue for cue in opening if cue.units[0] == first), None)


def words_of(cues: Iterable[str]) -> tuple[str, ...]:
    """The words that decided, without empty ones."""
    return tuple(cue for cue in cues if cue)

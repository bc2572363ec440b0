"""Stitches: meetings and contacts between services, lettered in order of time."""

from collections.abc import Iterable
from typing import Final

from render.view.accounts import accounts, differences
from render.view.lanes import lane_of
from render.view.model import Stitch
from render.view.words import kind_words
from schemas.event import Event
from schemas.journey import Happening, Journey
from schemas.vocabulary import CONTACT_KINDS, MEETING_KINDS, Experiencer, Kind, Status

_HELD: Final = (MEETING_KINDS | CONTACT_KINDS) - {Kind.HANDOVER}


def letters(number: int) -> str:
    """0 -> A, 25 -> Z, 26 -> AA."""
    out = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        out = chr(65 + rest) + out
    return out


def stitches(journey: Journey, shown: frozenset[str]) -> tuple[Stitch, ...]:
    """Held coordination between two organisations gets a letter; a meeting that was called off gets none.

    What was told in a call is no second meeting: of two on one day between the same services the wider one is drawn.
    """
    by_id = {event.id: event for event in journey.events}
    chosen = [h for h in journey.happenings if _is_stitch(h, [by_id[name] for name in h.events], shown)]
    chosen.sort(key=lambda h: (h.when.first_day, h.status is not Status.OCCURRED, h.id))
    out: list[Stitch] = []
    for happening in (one for one in chosen if not any(_within(one, other) for other in chosen)):
        held = happening.status is Status.OCCURRED
        letter = letters(sum(stitch.held for stitch in out)) if held else ""
        out.append(_stitch(happening, [by_id[name] for name in happening.events], journey, letter, shown))
    return tuple(out)


def _is_stitch(happening: Happening, members: list[Event], shown: frozenset[str]) -> bool:
    lanes = {lane_of(kind) for kind in happening.actors} & shown
    told = any(e.experiencer is Experiencer.CHILD and not e.historical and e.usable for e in members)
    if not told or happening.when.first_day is None or len(lanes) < 2 or happening.organisations < 2:
        return False
    if happening.status is Status.OCCURRED:
        return happening.kind in _HELD
    return happening.status is Status.CANCELLED and happening.kind in MEETING_KINDS


def _within(one: Happening, other: Happening) -> bool:
    """Same day, held or called off alike, and no service that the other lacks."""
    if one is other or one.status is not other.status or one.when.first_day != other.when.first_day:
        return False
    ours, theirs = set(one.actors), set(other.actors)
    if ours == theirs:  # a meeting before a contact, a contact before what was told in it
        return (_weight(one), one.id) > (_weight(other), other.id)
    return ours < theirs and _weight(one) >= _weight(other)


def _weight(happening: Happening) -> int:
    if happening.kind in MEETING_KINDS:
        return 0
    return 1 if happening.kind is Kind.CROSS_AGENCY_CONTACT else 2


def _stitch(happening: Happening, members: list[Event], journey: Journey, letter: str, shown: frozenset[str]) -> Stitch:
    day = happening.when.first_day
    if day is None:
        raise ValueError("a stitch needs a day")
    there = sorted({lane_of(kind) for kind in happening.actors} & shown)
    if any(
        isinstance(p.actor, str) and p.actor in {"child", "guardian", "guardian-1", "guardian-2"}
        for e in members
        for p in e.participants
    ):
        there = ["family", *there]
    active = {lane_of(s.actor.kind) for s in journey.spans if s.start <= day <= s.end} & shown
    told = accounts(_by_time(members), journey, shown)
    return Stitch(
        id=happening.id,
        letter=letter,
        day=day,
        held=happening.status is Status.OCCURRED,
        meeting=happening.kind in MEETING_KINDS,
        title=kind_words(happening.kind),
        lanes=tuple(there),
        absent=tuple(sorted(active - set(there))) if happening.kind in MEETING_KINDS else (),
        voices=tuple(one.mark for one in told),
        accounts=told,
        differs=differences(told),
    )


def _by_time(members: Iterable[Event]) -> list[Event]:
    return sorted(members, key=lambda event: (str(event.known), event.id))

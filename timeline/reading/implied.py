"""What a record tells by being what it is: the next time that is set, the plan that a meeting made, the copies sent."""

import datetime as dt
import re
from dataclasses import replace
from typing import Final

from pydantic import JsonValue

from schemas.event import Event
from schemas.vocabulary import Experiencer, Kind, Role, Status
from schemas.when import When
from timeline.reading.actors import Names
from timeline.reading.attributes import attributes, of_the_child
from timeline.reading.dates import find
from timeline.reading.told import LIKELY, ReadEvent

_PLANS: Final = frozenset({Kind.SIP_MEETING, Kind.SIP_FOLLOW_UP, Kind.SIP_PLAN})
_SIP: Final = frozenset({Kind.SIP_MEETING, Kind.SIP_FOLLOW_UP})
_MADE: Final = re.compile(
    r"huvudansvar\w*|insatser:|åtgärder:|vem gör vad"
    r"|planen (?:är |har |blev )?(?:skrev|skriv|upprätta|fastställ|klar)\w*"
    r"|(?:sip|plan)(?:en|-plan)? upprätta\w*"
)
"""The contents that the law asks of a SIP (2 kap. 7 § SoL, 16 kap. 4 § HSL), or that it was written."""
_REVISED: Final = re.compile(r"plan(?:en)? (?:\w+ )?(?:omarbet|revider|uppdater|skrivs om|skrevs om)\w*|nya mål")


def implied(record: Event, told: list[ReadEvent], day: dt.date | None, names: Names) -> list[ReadEvent]:
    """The events that the record itself tells, beside those that its text was read to tell.

    Args:
        record: the record with the kind that it has.
        told: what its text tells beside it.
        day: the day the words are spoken from; without it nothing is implied.
        names: what the case calls its child.
    """
    if day is None or record.status is not Status.OCCURRED or record.experiencer is not Experiencer.CHILD:
        return []
    return [*_next_time(record, told, day), *_plan_made(record, told, day, names), *_shared(record, told)]


def _event(
    record: Event, kind: Kind, status: Status, role: Role, span: tuple[int, int], when: When | None
) -> ReadEvent:
    among = Role.RECEIVER if record.kind is Kind.DOC_SENT else Role.ATTENDED
    return ReadEvent(
        kind=kind,
        status=status,
        actors=tuple((actor, role) for actor in sorted(record.actor_kinds(among))),
        date=when,
        experiencer=record.experiencer,
        informant=record.informant,
        historical=False,
        span=span,
        confidence=LIKELY,
        cues=(record.text[slice(*span)],),
    )


def _next_time(record: Event, told: list[ReadEvent], day: dt.date) -> list[ReadEvent]:
    """The follow-up that a plan or a meeting sets a day for is a planned event of its own."""
    named = record.attributes.get("followup_date")
    already = any(read.kind is Kind.SIP_FOLLOW_UP and read.status is Status.PLANNED for read in told)
    if record.kind not in _PLANS or not named or already:
        return []
    for dated in find(record.text, day, ahead=True):
        if str(dated.when.first_day) == named:
            place = (dated.start, dated.end)
            return [_event(record, Kind.SIP_FOLLOW_UP, Status.PLANNED, Role.INVITED, place, dated.when)]
    return []


def _plan_made(record: Event, told: list[ReadEvent], day: dt.date, names: Names) -> list[ReadEvent]:
    """The plan that a SIP meeting made: its record tells what the law asks of a plan, or that it was written."""
    if record.kind not in _SIP or any(read.kind is Kind.SIP_PLAN for read in told):
        return []
    lower = record.text.lower()
    revised = _REVISED.search(lower)
    match = revised or _MADE.search(lower)
    if match is None or len(lower) != len(record.text):
        return []
    words = of_the_child(lower, names.child)
    phase = "revised" if revised or record.kind is Kind.SIP_FOLLOW_UP else "established"
    contents: dict[str, JsonValue] = {
        **attributes(Kind.SIP_PLAN, words, words, words, day, record.actor.kind),
        "phase": phase,
    }
    plan = _event(record, Kind.SIP_PLAN, Status.OCCURRED, Role.ATTENDED, match.span(), None)
    return [replace(plan, attributes=contents)]


def _shared(record: Event, told: list[ReadEvent]) -> list[ReadEvent]:
    """A plan sent to other organisations is information shared with them."""
    if record.kind is not Kind.DOC_SENT or any(read.kind is Kind.INFORMATION_SHARED for read in told):
        return []
    shared = _event(record, Kind.INFORMATION_SHARED, Status.OCCURRED, Role.RECEIVER, (0, len(record.text)), None)
    return [shared] if shared.actors else []

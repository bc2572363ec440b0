"""Days that the child waited: for a first visit after a referral, and for a joint meeting after a stated need."""

import datetime as dt
from collections import defaultdict
from typing import Final

from schemas.event import Event
from schemas.figures import Figure, Share
from schemas.journey import Coverage, Happening, Span
from schemas.vocabulary import HEALTH_CARE, MEETING_KINDS, ActorKind, Kind, Role, Status

_ASKED: Final = frozenset({Kind.REFERRAL, Kind.SELF_REFERRAL, Kind.WAITING_LIST})
_NO: Final = frozenset({Kind.REFERRAL_REJECTED, Kind.REDIRECTED})
_VISITS: Final = frozenset({Kind.VISIT, Kind.ADMISSION})
_NEED: Final = (
    (Kind.COORDINATION_NEED, Status.OCCURRED),
    (Kind.SIP_MEETING, Status.PROPOSED),
    (Kind.SIP_PLAN, Status.PROPOSED),
    (Kind.NETWORK_MEETING, Status.PROPOSED),
)


def waiting(told: list[Event], spans: tuple[Span, ...], coverage: tuple[Coverage, ...]) -> Figure:
    """Days from a referral or an own request to the first visit, per care organisation whose record was collected.

    A wait begins while the organisation has no contact with the child and ends with its own first visit; a request that
    it turned down is no wait. One that the records do not see the end of is not counted.
    A request may be told later, as background; a visit may not.
    """
    collected = {row.actor.kind for row in coverage if row.readable}
    shares, unseen = [], False
    asked = {kind: _asked(told, kind) for kind in sorted(HEALTH_CARE)}
    for actor, requests in asked.items():
        if requests and actor not in collected:
            unseen = True
            continue
        for start, first, visit in _waits(actor, requests, told, spans):
            day = visit.when.first_day or start
            shares.append(
                Share(actor=actor, value=(day - start).days, start=start, end=day, evidence=(first.id, visit.id))
            )
    if not shares:
        none = not any(asked.values())
        return Figure(id="waiting", value=None, why="no-referral" if none else "not-covered")
    evidence = tuple(sorted(name for share in shares for name in share.evidence))
    return Figure(
        id="waiting", value=sum(s.value for s in shares), least=unseen, shares=tuple(shares), evidence=evidence
    )


def _asked(told: list[Event], actor: ActorKind) -> list[Event]:
    """Requests to the actor: sent to it, or received or queued in its own record."""
    return [
        event
        for event in told
        if event.kind in _ASKED
        and event.status is Status.OCCURRED
        and event.when.first_day == event.when.last_day
        and (actor in event.actor_kinds(Role.RECEIVER) or _in_own_record(event, actor))
    ]


def _in_own_record(event: Event, actor: ActorKind) -> bool:
    if event.actor.kind is not actor:
        return False
    return event.kind is not Kind.REFERRAL or event.attributes.get("phase") in {"received", "accepted"}


def _waits(
    actor: ActorKind, requests: list[Event], told: list[Event], spans: tuple[Span, ...]
) -> list[tuple[dt.date, Event, Event]]:
    own = [e for e in told if e.actor.kind is actor and e.status is Status.OCCURRED]
    visits = sorted((e for e in own if e.kind in _VISITS and not e.historical), key=_order)
    refused = [e.when.first_day for e in own if e.kind in _NO and e.when.first_day]
    out: list[tuple[dt.date, Event, Event]] = []
    until = dt.date.min
    for request in sorted(requests, key=_order):
        start = request.when.first_day or dt.date.min
        visit = next((e for e in visits if (e.when.first_day or start) >= start), None)
        if start <= until or visit is None or _in_contact(actor, start, visits, spans):
            continue
        end = visit.when.first_day or start
        if not any(start <= day <= end for day in refused if day):
            out.append((start, request, visit))
            until = end
    return out


def _in_contact(actor: ActorKind, day: dt.date, visits: list[Event], spans: tuple[Span, ...]) -> bool:
    """Had the actor seen the child already in the stretch of contact that holds the day?"""
    return any(
        span.actor.kind is actor
        and span.start <= day <= span.end
        and any(span.start <= (visit.when.first_day or dt.date.max) < day for visit in visits)
        for span in spans
    )


def _order(event: Event) -> tuple[dt.date, str]:
    return (event.when.first_day or dt.date.max, event.id)


def first_meeting(told: list[Event], happenings: tuple[Happening, ...]) -> Figure:
    """Days from the first stated need of coordination to the first meeting of two organisations after it."""
    needs = sorted((e for e in told if (e.kind, e.status) in _NEED or _asked_for(e)), key=_order)
    if not needs:
        return Figure(id="first-meeting", value=None, why="no-need")
    start = needs[0].when.first_day or dt.date.min
    by_happening: dict[str, list[str]] = defaultdict(list)
    for event in told:
        by_happening[event.happening or event.id].append(event.id)
    held = [
        (h.when.first_day, h.id)
        for h in happenings
        if h.kind in MEETING_KINDS
        and h.status is Status.OCCURRED
        and h.organisations > 1
        and h.when.first_day is not None
        and h.when.first_day >= start
        and by_happening[h.id]
    ]
    if not held:
        return Figure(id="first-meeting", value=None, why="no-meeting", start=start, evidence=(needs[0].id,))
    day, name = min(held)
    evidence = (needs[0].id, *sorted(by_happening[name]))
    return Figure(id="first-meeting", value=(day - start).days, start=start, end=day, evidence=evidence)


def _asked_for(event: Event) -> bool:
    about = event.attributes.get("about")
    return event.kind is Kind.HELP_REQUEST and event.status is Status.OCCURRED and about in {"sip", "coordination"}

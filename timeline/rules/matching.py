"""Does a selector match an event? Yes, no, or not to be told from what the record says."""

import datetime as dt
from enum import Enum
from typing import TYPE_CHECKING

from schemas.event import Event
from schemas.selector import ActorGroup, AttributeValue, Given, Selector
from schemas.vocabulary import HEALTH_CARE, ActorKind, Kind
from timeline.rules import windows

if TYPE_CHECKING:
    from timeline.rules.ground import Ground

_BETWEEN = frozenset({Kind.SIP_MEETING, Kind.SIP_FOLLOW_UP, Kind.SIP_PLAN})
"""A SIP is made by region and municipality together (SoL, HSL)."""
_HOUSES = {
    ActorKind.SCHOOL_HEALTH: ActorKind.SCHOOL,
    ActorKind.INPATIENT_PSYCHIATRY: ActorKind.CHILD_PSYCHIATRY,
}


class Fit(Enum):
    """What can be said of a match."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


def in_group(kind: ActorKind, group: ActorGroup) -> bool:
    """Is the actor kind in the group? (`own` and `other` are asked of a trigger, not here.)"""
    if group == "any":
        return kind is not ActorKind.FAMILY
    if group == "health-care":
        return kind in HEALTH_CARE
    return kind == group


def house(kind: ActorKind) -> ActorKind:
    """School and its pupil health, BUP and its ward, speak for each other: the kind that stands for both."""
    return _HOUSES.get(kind, kind)


def fit(ground: "Ground", selector: Selector, event: Event) -> Fit:
    """Whether the selector matches the event, kind aside."""
    if not (_of_the_child(ground, selector, event) and _by_whom(selector, event)):
        return Fit.NO
    untold = any(event.attributes.get(name) is None for name in selector.must_know)
    if not _attributes_fit(selector, event):
        return Fit.NO
    if selector.beside and not {other.kind for other in _beside(ground, event)} & set(selector.beside):
        return Fit.NO
    if selector.organisations and not _joint(ground, event, selector.organisations):
        return Fit.NO
    if selector.given is not None:
        found = _given(ground, selector, selector.given, event)
        if found is not Fit.YES:
            return found
    return Fit.UNKNOWN if untold else Fit.YES


def _of_the_child(ground: "Ground", selector: Selector, event: Event) -> bool:
    if event.status not in selector.statuses or event.experiencer not in selector.experiencers:
        return False
    if not event.historical or selector.historical:
        return True
    told, day = ground.known(event), event.when.first_day
    if selector.told_within is None or told is None or day is None:
        return False
    return dt.timedelta() <= told - day <= dt.timedelta(days=windows.days(selector.told_within))


def _by_whom(selector: Selector, event: Event) -> bool:
    if selector.actors and not any(in_group(event.actor.kind, group) for group in selector.actors):
        return False
    named = event.actor_kinds()
    if selector.participants and not any(in_group(kind, g) for kind in named for g in selector.participants):
        return False
    return not selector.informants or event.informant in selector.informants


def _beside(ground: "Ground", event: Event) -> list[Event]:
    return [other for other in ground.record(event) if other.id != event.id]


def _joint(ground: "Ground", event: Event, fewest: int) -> bool:
    """Did so many organisations take part? A SIP of which no record says who came is between them by its nature."""
    happening = ground.happening(event)
    if happening is None:
        return False
    named = any(other.participants for other in ground.members(event))
    return happening.organisations >= fewest or (event.kind in _BETWEEN and fewest == 2 and not named)


def _attributes_fit(selector: Selector, event: Event) -> bool:
    """What is wanted and told; what must be known and is not told is no reason to refuse."""
    for name, value in selector.attributes.items():
        untold = name in selector.must_know and event.attributes.get(name) is None
        if not untold and not _is(event, name, value):
            return False
    if any(_is(event, name, value) for name, value in selector.attributes_not.items()):
        return False
    return all(
        not isinstance(number := event.attributes.get(name), int | float) or number >= fewest
        for name, fewest in selector.least.items()
    )


def _is(event: Event, name: str, value: AttributeValue) -> bool:
    found = event.attributes.get(name)
    if value is False:
        return found is False or found in ([], "")
    return found in value if isinstance(value, tuple) else found == value


def _given(ground: "Ground", selector: Selector, given: Given, event: Event) -> Fit:
    """Did the other thing happen too, near enough, in the right record?"""
    day, near = ground.day(selector, event), dt.timedelta(days=windows.days(given.within))
    if day is None:
        return Fit.NO
    first = day - (near if given.side in {"before", "around"} else dt.timedelta())
    last = day + (near if given.side in {"after", "around"} else dt.timedelta())
    for other in ground.events(given.what):
        its = ground.day(given.what, other)
        if its is None or other.id == event.id or not first <= its <= last:
            continue
        if given.by == "any" or _stands_with(given.by == "own", event, other):
            return Fit.YES
    return Fit.UNKNOWN if given.untold == "cannot-assess" else Fit.NO


def _stands_with(own: bool, event: Event, other: Event) -> bool:
    """In the same house's record; or in one that either names, and not its own."""
    same = house(event.actor.kind) is house(other.actor.kind)
    if own:
        return same
    return not same and (other.actor.kind in event.actor_kinds() or event.actor.kind in other.actor_kinds())

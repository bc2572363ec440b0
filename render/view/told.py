"""What is told of the child, as the story and the durations count it."""

import datetime as dt

from schemas.event import Event
from schemas.journey import Journey
from schemas.vocabulary import Experiencer, Kind, Status


def told(journey: Journey, *kinds: Kind) -> list[Event]:
    """Dated events of the child that occurred, not told as background, in order of time."""
    found = [
        e
        for e in journey.events
        if e.kind in kinds
        and e.usable
        and e.status is Status.OCCURRED
        and e.experiencer is Experiencer.CHILD
        and not e.historical
        and e.when.first_day
        and not e.attributes.get("outside_period")
    ]
    return sorted(found, key=lambda event: (event.when.first_day or dt.date.max, event.id))

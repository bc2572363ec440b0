"""What the rules stand on: the journey, indexed once, and what its records could have shown."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from schemas.event import Event
from schemas.finding import Searched
from schemas.journey import Happening, Journey, Span
from schemas.rule import ActorGroup, AttributeValue, Selector
from schemas.vocabulary import HEALTH_CARE, ActorKind, Kind, Status

_BETWEEN = frozenset({Kind.SIP_MEETING, Kind.SIP_FOLLOW_UP, Kind.SIP_PLAN})
"""A SIP is made by region and municipality together (SoL, HSL)."""


class Ground:
    """A journey that can be asked. Struck entries and doubles are not in it."""

    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.case = journey.case
        self.by_id = {event.id: event for event in journey.events if event.usable}
        self._days: dict[str, list[dt.date]] = defaultdict(list)
        for event in self.by_id.values():
            if event.parent is None and (day := event.when.first_day) is not None:
                self._days[event.source.source].append(day)
        for days in self._days.values():
            days.sort()
        self._of_record: dict[str, list[Event]] = defaultdict(list)
        for event in self.by_id.values():
            self._of_record[event.parent or event.id].append(event)
        self._in_happening: dict[str, list[Event]] = defaultdict(list)
        for event in self.by_id.values():
            self._in_happening[event.happening or ""].append(event)
        self.happenings = {happening.id: happening for happening in journey.happenings}
        self._found: dict[int, tuple[Selector, list[Event]]] = {}
        """By the selector's identity; the selector is kept with it so that no other can take its place."""
        self._by_kind: dict[Kind, list[Event]] = defaultdict(list)
        for event in journey.events:
            if event.usable and not event.attributes.get("outside_period"):
                self._by_kind[event.kind].append(event)

    @cached_property
    def end(self) -> dt.date:
        """The last day of the case's period."""
        return self.case.period.end

    def events(self, selector: Selector) -> list[Event]:
        """Every event that the selector matches, in order of time. Kept: rules ask again for each trigger."""
        kept = self._found.get(id(selector))
        if kept is None:
            found = [e for kind in selector.kinds for e in self._by_kind.get(kind, ()) if self.matches(selector, e)]
            found.sort(key=lambda event: (self.day(selector, event) or dt.date.max, event.id))
            kept = self._found[id(selector)] = (selector, found)
        return kept[1]

    def of_kind(self, *kinds: Kind) -> list[Event]:
        """Every usable event of the kinds."""
        return [event for kind in kinds for event in self._by_kind.get(kind, ())]

    def matches(self, selector: Selector, event: Event) -> bool:
        """Does the selector match the event, kind aside?"""
        if event.status not in selector.statuses or event.experiencer not in selector.experiencers:
            return False
        if event.historical and not selector.historical:
            return False
        if selector.actors and not any(in_group(event.actor.kind, group) for group in selector.actors):
            return False
        named = event.actor_kinds()
        if selector.participants and not any(in_group(kind, g) for kind in named for g in selector.participants):
            return False
        if selector.informants and event.informant not in selector.informants:
            return False
        if not _attributes_fit(selector, event):
            return False
        if selector.beside and not self._beside(event) & set(selector.beside):
            return False
        return not selector.organisations or self._joint(event, selector.organisations)

    def _joint(self, event: Event, fewest: int) -> bool:
        """Did so many organisations take part? A SIP of which no record says who came is between them by its nature."""
        happening = self.happening(event)
        if happening is None:
            return False
        named = any(other.participants for other in self._in_happening[happening.id])
        return happening.organisations >= fewest or (event.kind in _BETWEEN and fewest == 2 and not named)

    def _beside(self, event: Event) -> set[Kind]:
        """Kinds of the other events of the same record."""
        record = event.parent or event.id
        return {other.kind for other in self._of_record[record] if other.id != event.id}

    def day(self, selector: Selector, event: Event) -> dt.date | None:
        """The day that counts: when it happened, or when it was known."""
        if selector.day == "called":
            called = event.attributes.get("called")
            return dt.date.fromisoformat(str(called)) if called else None
        return self.known(event) if selector.day == "known" else self.happened(event)

    def happened(self, event: Event) -> dt.date | None:
        """The event's first day; where another record of the same happening knows the day, that day."""
        happening = None if event.when.first_day == event.when.last_day else self.happening(event)
        when = happening.when if happening and happening.when.first_day == happening.when.last_day else event.when
        return when.first_day

    def known(self, event: Event) -> dt.date | None:
        """The day on which the writer came to know of it: the contact's own day, though it was written down later."""
        parent = self.by_id.get(event.parent or "")
        if parent is not None:
            return self.known(parent)
        days = [day for day in (event.known, event.when.first_day) if day is not None]
        return event.known if event.historical else min(days, default=None)

    def happening(self, event: Event) -> Happening | None:
        """The happening the event belongs to."""
        return self.happenings.get(event.happening or "")

    def groups(self, selector: Selector) -> list[list[Event]]:
        """Matching events by happening, in order of time: two records of one thing are one trigger."""
        by: dict[str, list[Event]] = defaultdict(list)
        for event in self.events(selector):
            by[event.happening or event.id].append(event)
        return list(by.values())

    def spans(self, groups: Iterable[ActorGroup]) -> list[Span]:
        """Stretches in which an actor of the groups was active."""
        wanted = tuple(groups)
        return [s for s in self.journey.spans if any(in_group(s.actor.kind, group) for group in wanted)]

    def active(self, day: dt.date) -> dict[ActorKind, Span]:
        """The actor kinds that were active on a day."""
        return {span.actor.kind: span for span in self.journey.spans if span.start <= day <= span.end}

    def covered(self, kinds: Iterable[ActorKind], start: dt.date, end: dt.date) -> bool:
        """Could the records show it? Each actor kind needs a source that is complete for the whole stretch."""
        return all(
            any(c.actor.kind is kind and c.covers(start, min(end, self.end)) for c in self.journey.coverage)
            for kind in kinds
        )

    def records_end(self, kinds: Iterable[ActorKind]) -> dt.date:
        """The last day on which the records of all `kinds` are said to be complete, at most the period's end."""
        ends = [
            max((p.end for c in self.journey.coverage if c.actor.kind is kind for p in c.periods), default=self.end)
            for kind in kinds
        ]
        return min([self.end, *ends])

    def searched(self, kinds: Iterable[ActorKind], start: dt.date, end: dt.date) -> Searched:
        """The sources of the actor kinds, and how many entries they hold in the stretch."""
        wanted = set(kinds)
        sources = sorted(c.source for c in self.journey.coverage if c.actor.kind in wanted)
        entries = sum(
            bisect_right(days, end) - bisect_left(days, start) for days in (self._days.get(s, []) for s in sources)
        )
        return Searched.model_validate({"sources": tuple(sources), "from": start, "to": end, "entries": entries})

    def investigation_open(self, day: dt.date) -> bool:
        """Did the social services have an investigation of the child open when the day came?"""
        opened = [e.known for e in self._by_kind[Kind.INVESTIGATION_OPENED] if _own_investigation(e)]
        closed = [e.known for e in self._by_kind[Kind.INVESTIGATION_CLOSED] if _own_investigation(e)]
        before = [d for d in opened if d is not None and d < day]
        return bool(before) and not any(d is not None and max(before) <= d < day for d in closed)


def _own_investigation(event: Event) -> bool:
    return event.actor.kind is ActorKind.SOCIAL_SERVICES and event.status is Status.OCCURRED and not event.historical


def in_group(kind: ActorKind, group: ActorGroup) -> bool:
    """Is the actor kind in the group? (`own` and `other` are asked of a trigger, not here.)"""
    if group == "any":
        return kind is not ActorKind.FAMILY
    if group == "health-care":
        return kind in HEALTH_CARE
    return kind == group


def _attributes_fit(selector: Selector, event: Event) -> bool:
    wanted = all(_is(event, name, value) for name, value in selector.attributes.items())
    return wanted and not any(_is(event, name, value) for name, value in selector.attributes_not.items())


def _is(event: Event, name: str, value: AttributeValue) -> bool:
    found = event.attributes.get(name)
    return found in value if isinstance(value, tuple) else found == value

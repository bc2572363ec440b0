"""What the rules stand on: the journey, indexed once, and what its records could have shown."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from schemas.event import Event
from schemas.finding import Searched
from schemas.journey import Happening, Journey, Span
from schemas.selector import ActorGroup, Selector
from schemas.vocabulary import ActorKind, Kind, Status
from timeline.rules.matching import Fit, fit, in_group


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
        """By the selector's identity; the selector is kept with it so that no other can take its place."""
        self._by_kind: dict[Kind, list[Event]] = defaultdict(list)
        for event in journey.events:
            if event.usable and not event.attributes.get("outside_period"):
                self._by_kind[event.kind].append(event)
        self._unclear: dict[int, list[Event]] = {}
        self._found: dict[int, tuple[Selector, list[Event], list[Event]]] = {}

    @cached_property
    def end(self) -> dt.date:
        """The last day of the case's period."""
        return self.case.period.end

    def events(self, selector: Selector) -> list[Event]:
        """Every event that the selector matches, in order of time."""
        return self._fitting(selector)[0]

    def unsure(self, selector: Selector) -> list[Event]:
        """Events that would match if the record told what the selector must know of them."""
        return self._fitting(selector)[1]

    def unclear(self, selector: Selector) -> list[Event]:
        """Events that would match if the record were sure that they happened."""
        known = self._unclear.get(id(selector))
        if known is None:
            asked = selector.model_copy(update={"statuses": (Status.UNCLEAR,)})
            known = self._unclear[id(selector)] = [
                e for e in self.of_kind(*asked.kinds) if fit(self, asked, e) is Fit.YES
            ]
        return known

    def _fitting(self, selector: Selector) -> tuple[list[Event], list[Event]]:
        known = self._found.get(id(selector))
        if known is None:
            found: dict[Fit, list[Event]] = {Fit.YES: [], Fit.UNKNOWN: [], Fit.NO: []}
            for event in self.of_kind(*selector.kinds):
                found[fit(self, selector, event)].append(event)
            for events in found.values():
                events.sort(key=lambda event: (self.day(selector, event) or dt.date.max, event.id))
            known = self._found[id(selector)] = (selector, found[Fit.YES], found[Fit.UNKNOWN])
        return known[1], known[2]

    def of_kind(self, *kinds: Kind) -> list[Event]:
        """Every usable event of the kinds."""
        return [event for kind in kinds for event in self._by_kind.get(kind, ())]

    def members(self, event: Event) -> list[Event]:
        """Every event of the same happening."""
        return self._in_happening[event.happening] if event.happening else [event]

    def record(self, event: Event) -> list[Event]:
        """Every event that the same record tells of, itself included."""
        return self._of_record[event.parent or event.id]

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
        return _by_happening(self.events(selector))

    def unsure_groups(self, selector: Selector) -> list[list[Event]]:
        """Happenings of which no record tells what the selector must know, in order of time."""
        sure = {event.id for event in self.events(selector)}
        told = {event.id for event in self.unsure(selector)}
        return [
            group
            for group in _by_happening(self.unsure(selector))
            if not any(
                other.id in sure or (other.kind in selector.kinds and other.id not in told and _tells(selector, other))
                for other in self.members(group[0])
            )
        ]

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


def _tells(selector: Selector, event: Event) -> bool:
    return any(event.attributes.get(name) is not None for name in selector.must_know)


def _by_happening(events: list[Event]) -> list[list[Event]]:
    by: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by[event.happening or event.id].append(event)
    return list(by.values())

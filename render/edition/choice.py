"""Which events and findings an edition holds, before a word of them is masked."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from render.edition.consent import standings
from render.edition.masking import words
from schemas.case import Case
from schemas.edition import Edition, Request, Standing
from schemas.event import Event
from schemas.finding import Finding
from schemas.journey import Journey
from schemas.review import Laid
from schemas.vocabulary import ActorKind, Experiencer, Origin, Sensitivity, Severity


@dataclass(frozen=True)
class Reader:
    """What the reader of notes knows of words."""

    named: Callable[[str], frozenset[ActorKind]]
    """Text -> the organisations that it names."""
    ordinary: Callable[[str], bool]
    """Is the lower-case word one that notes use as a word?"""


BY_HAND = "review"


@dataclass(frozen=True)
class Choice:
    """One case, one reader. Everything here only ever takes away."""

    journey: Journey
    findings: tuple[Finding, ...]
    laid: Laid
    request: Request
    standings: dict[str, Standing]
    reader: Reader

    @property
    def case(self) -> Case:
        """The case as it is."""
        return self.journey.case

    @cached_property
    def sources(self) -> frozenset[str]:
        """Ids of the sources that may be shown."""
        return frozenset(name for name, found in self.standings.items() if found == "given")

    @cached_property
    def silent(self) -> frozenset[ActorKind]:
        """Organisations of which no source may be shown: what others write of them is not shown either."""
        kinds = {source.id: source.actor for source in self.case.sources}
        shown = {kind for name, kind in kinds.items() if name in self.sources}
        return frozenset(kinds.values()) - shown - {ActorKind.FAMILY}

    @cached_property
    def silent_units(self) -> tuple[str, ...]:
        """Names of units and principals of withheld sources that no shown source shares, in lower case."""
        shown = {form for s in self.case.sources if s.id in self.sources for form in (s.unit, s.principal_name)}
        rest = {form for s in self.case.sources if s.id not in self.sources for form in (s.unit, s.principal_name)}
        return tuple(sorted(form.lower() for form in rest - shown if form))

    @cached_property
    def events(self) -> dict[str, Event]:
        """The events that may be shown, by id."""
        own = {event.id: event for event in self.journey.events if self._may(event)}
        return {e.id: e for e in own.values() if e.parent is None or e.parent in own or e.id in self.laid.opened}

    @cached_property
    def _shut(self) -> frozenset[str]:
        """Records of which anything is protected: all that was read from one would tell."""
        return frozenset(e.parent or e.id for e in self.journey.events if e.sensitivity is Sensitivity.PROTECTED)

    @cached_property
    def _meeting(self) -> "Choice":
        """What the meeting may see: of the services, a family's edition shows no more."""
        request = self.request.model_copy(update={"edition": Edition.MEETING})
        return replace(self, request=request, standings=standings(self.case, request))

    @cached_property
    def records(self) -> dict[str, list[Event]]:
        """Record id -> the record and all that was read from it, in the whole case."""
        out: dict[str, list[Event]] = defaultdict(list)
        for event in self.journey.events:
            out[event.parent or event.id].append(event)
        return out

    def _may(self, event: Event) -> bool:
        if not self._source_is_shown(event) or event.actor.kind in self.silent:
            return False
        shut = (event.parent or event.id) in self._shut and event.id not in self.laid.opened
        if shut or event.sensitivity is Sensitivity.PROTECTED or self._is_hidden(event):
            return False
        if not event.usable or event.attributes.get("outside_period"):
            return False
        if self.request.edition is Edition.FAMILY and event.actor.kind is not ActorKind.FAMILY:
            return event.id in self._meeting.events
        mine = self.request.edition is not Edition.ORGANISATION or self._is_own(event) or event.id in self._shared
        return mine and (event.experiencer is Experiencer.CHILD or self._is_about_the_family(event))

    def _source_is_shown(self, event: Event) -> bool:
        if event.source.source == BY_HAND:
            return event.actor.kind in {s.actor for s in self.case.sources if s.id in self.sources}
        return event.source.source in self.sources

    def _is_hidden(self, event: Event) -> bool:
        """Hidden by name, or read from a record that is."""
        readers = [self.laid.hidden[name] for name in (event.id, event.parent or "") if name in self.laid.hidden]
        return any(not whom or self.request.edition.audience in whom for whom in readers)

    def _is_about_the_family(self, event: Event) -> bool:
        return event.experiencer is Experiencer.PARENT and event.origin is Origin.REPORTED

    @cached_property
    def _own_actor(self) -> tuple[object, ...]:
        actor = self.case.source(self.request.organisation or "").as_actor
        return (actor.kind, actor.principal_name, actor.unit)

    def _is_own(self, event: Event) -> bool:
        """Of the organisation that gets the sheet: its other sources too."""
        if event.source.source == BY_HAND:
            return event.actor.kind is self._own_actor[0]
        actor = self.case.source(event.source.source).as_actor
        return (actor.kind, actor.principal_name, actor.unit) == self._own_actor

    @cached_property
    def _shared(self) -> frozenset[str]:
        """Events that a point the organisation is part of stands on."""
        kind = self._own_actor[0]
        return frozenset(name for f in self.findings if kind in f.actors for name in stands_on(f))

    @cached_property
    def points(self) -> tuple[Finding, ...]:
        """The findings that stand on nothing but what is shown, and that may be shown."""
        return tuple(finding for finding in self.findings if self._is_point(finding))

    def _is_point(self, finding: Finding) -> bool:
        decided = self.laid.said(finding)
        if decided in {"reject", "postpone"} or (finding.severity is Severity.S3 and decided != "accept"):
            return False
        if set(finding.actors) & self.silent or not set(stands_on(finding)) <= self.events.keys():
            return False
        if self.request.edition is Edition.FAMILY:
            names = tuple(stands_on(finding))
            own = bool(names) and all(self.events[name].actor.kind is ActorKind.FAMILY for name in names)
            return own or finding in self._meeting.points
        return self.request.edition is not Edition.ORGANISATION or self._own_actor[0] in finding.actors

    @cached_property
    def quoted(self) -> frozenset[str]:
        """Events whose words a point needs; the family's own words always."""
        needed = {name for finding in self.points for name in stands_on(finding)}
        own = {name for name, event in self.events.items() if event.actor.kind is ActorKind.FAMILY}
        if self.request.edition is Edition.ORGANISATION:
            return frozenset(name for name in needed if self._is_own(self.events[name]))
        return frozenset(needed | own)

    @cached_property
    def _guardians_told_of(self) -> frozenset[str]:
        """Every word for the guardians whom protected records name."""
        told = {w for e in self.journey.events if e.sensitivity is Sensitivity.PROTECTED for w in _words(e.text)}
        return frozenset(word for group in words()["guardian_words"] if told & set(group) for word in group)

    def may_reveal(self, text: str) -> bool:
        """A statement of the family's that tells of having told about a guardian whom a protected record names."""
        said = _words(text)
        return bool(said & self._guardians_told_of) and any(w.startswith(tuple(words()["telling"])) for w in said)

    def names_the_silent(self, text: str) -> bool:
        """Does it tell of an organisation that is left out?"""
        lower = text.lower()
        return bool(self.silent and self.reader.named(text) & self.silent) or any(
            unit in lower for unit in self.silent_units
        )


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def stands_on(finding: Finding) -> Iterable[str]:
    """Ids of the events that a finding names."""
    return (*finding.trigger, *finding.evidence, *((finding.nearest,) if finding.nearest else ()))

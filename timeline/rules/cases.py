"""The generic runner: a rule's own cases, each a tiny journey and what the rule must say of it."""

import datetime as dt

from schemas.case import Case, Child, Period, SourceSpec
from schemas.dates import parse
from schemas.event import Actor, Author, Event, Participant, Source, Until
from schemas.finding import Finding
from schemas.journey import Coverage, Happening, Journey, Span
from schemas.rule import Rule
from schemas.rulecase import CaseEvent, RuleCase
from schemas.vocabulary import ActorKind, Kind, Role, Status
from schemas.when import When
from timeline.rules.engine import judge
from timeline.rules.ruleset import RuleSet

_HOUSE = {ActorKind.SCHOOL_HEALTH: ActorKind.SCHOOL, ActorKind.INPATIENT_PSYCHIATRY: ActorKind.CHILD_PSYCHIATRY}


def run_cases(rule: Rule, rules: RuleSet) -> list[str]:
    """What is wrong, one sentence per case that the rule judges otherwise than it says; empty when all hold."""
    wrong = []
    for case in rule.cases:
        said = judged(rule, case, rules)
        got = sorted((f.verdict.value, f.start.isoformat(), f.end.isoformat(), tuple(f.actors)) for f in said)
        want = list(case.says)
        fits = len(got) == len(want) and all(
            any(
                verdict == w.verdict.value
                and w.start in {None, start}
                and w.end in {None, end}
                and (w.actors is None or set(w.actors) <= set(actors))
                for verdict, start, end, actors in got
            )
            for w in want
        )
        if not fits:
            wrong.append(f"{rule.id}, {case.name}: says {got}, must say {[w.model_dump(mode='json') for w in want]}")
    return wrong


def judged(rule: Rule, case: RuleCase, rules: RuleSet) -> tuple[Finding, ...]:
    """What the rule says of one of its cases, judged alone."""
    return judge(journey_of(case), RuleSet((rule,), rules.law, rules.version, rules.sha256))


def journey_of(case: RuleCase) -> Journey:
    """A journey as the case tells it: every actor with a source, complete for the period unless it says otherwise."""
    period = Period.model_validate({"from": case.period[0], "to": case.period[1]})
    kinds = sorted({event.actor for event in case.events} | set(case.covers))
    manifest = Case(
        case="CASE",
        child=Child(alias="B", born=case.born),
        period=period,
        sources=tuple(SourceSpec(id=kind.value, path="x", actor=kind) for kind in kinds),
    )
    events = tuple(_event(event) for event in case.events)
    return Journey(
        case=manifest,
        events=events,
        happenings=_happenings(events),
        spans=_spans(events, case),
        coverage=tuple(_coverage(kind, case, period) for kind in kinds),
    )


def _event(short: CaseEvent) -> Event:
    when = parse(short.when)
    if when is None:
        raise ValueError(f"{short.when} is no date")
    until = parse(short.until) if short.until else None
    return Event(
        id=f"e-{short.id}",
        case="CASE",
        kind=short.kind,
        status=short.status,
        start=when.start,
        end=when.end,
        precision=when.precision,
        until=Until(start=until.start, end=until.end, precision=until.precision) if until else None,
        recorded=_recorded(short, when),
        actor=Actor(kind=short.actor, unit=short.unit),
        author=Author(name=short.author),
        participants=tuple(_participant(text) for text in short.with_),
        informant=short.informant,
        experiencer=short.experiencer,
        historical=short.historical,
        title=short.kind.value,
        text=short.text,
        attributes={name: list(v) if isinstance(v, tuple) else v for name, v in short.attributes.items()},
        source=Source(source=short.actor.value, file="x", sha256="0", locator=short.id, ingester="case"),
        parent=f"e-{short.of}" if short.of else None,
        happening=str(short.attributes.get("happening", f"h-{short.id}")),
    )


def _recorded(short: CaseEvent, when: When) -> dt.date | None:
    told = parse(short.recorded) if short.recorded else when
    return told.last_day if told else None


def _participant(text: str) -> Participant:
    name, _, role = text.partition(":")
    person = name in {"child", "guardian", "guardian-1", "guardian-2"}
    return Participant.model_validate({"actor": name if person else ActorKind(name), "role": Role(role or "attended")})


def _happenings(events: tuple[Event, ...]) -> tuple[Happening, ...]:
    out = []
    for name in dict.fromkeys(event.happening for event in events):
        group = [event for event in events if event.happening == name]
        there = {
            kind
            for event in group
            for kind in event.actor_kinds(Role.ATTENDED, Role.SENDER, Role.RECEIVER, Role.INVITED)
        }
        actors = {*there, *(event.actor.kind for event in group)} - {ActorKind.FAMILY}
        out.append(
            Happening(
                id=name or "",
                kind=group[0].kind,
                status=group[0].status,
                start=group[0].start,
                end=group[0].end,
                precision=group[0].precision,
                actors=tuple(sorted(actors)),
                absent=tuple(sorted({kind for event in group for kind in event.actor_kinds(Role.ABSENT)})),
                events=tuple(event.id for event in group),
                sources=tuple(sorted({event.source.source for event in group})),
                organisations=len({_HOUSE.get(kind, kind) for kind in actors}),
            )
        )
    return tuple(out)


def _spans(events: tuple[Event, ...], case: RuleCase) -> tuple[Span, ...]:
    """From an actor's first to its last own event; an open investigation lasts to its closing or the period's end."""
    out = []
    for kind in sorted({event.actor.kind for event in events} - {ActorKind.FAMILY}):
        own = [e for e in events if e.actor.kind is kind and e.usable and e.when.first_day is not None]
        if not own:
            continue
        days = [
            day
            for e in own
            for day in (e.known, e.when.last_day)
            if day is not None and day <= dt.date.fromisoformat(case.period[1])
        ]
        opened = any(e.kind is Kind.INVESTIGATION_OPENED and e.status is Status.OCCURRED for e in own)
        closed = any(e.kind is Kind.INVESTIGATION_CLOSED for e in own)
        end = dt.date.fromisoformat(case.period[1]) if opened and not closed else max(days)
        out.append(Span(actor=own[0].actor, start=min(days), end=end, first_event=own[0].id, reason="contacts"))
    return tuple(out)


def _coverage(kind: ActorKind, case: RuleCase, period: Period) -> Coverage:
    told = case.covers.get(kind, case.period)
    periods = () if told is None else (Period.model_validate({"from": told[0], "to": told[1]}),)
    return Coverage(
        source=kind.value, actor=Actor(kind=kind), periods=periods, first=period.start, last=period.end, entries=1
    )

"""The engine and the naive reference say exactly the same of random journeys, for every rule of the set.

Journeys are made of what the rule under test looks for: its kinds, statuses, attributes and services, on certain and
uncertain days, told at once or later, in one record or several, under complete, partial and unknown coverage.
"""

import datetime as dt
import random
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.case import Case, Child, Period, SourceSpec
from schemas.event import Actor, Author, Event, Participant, Source, Until
from schemas.journey import Coverage, Happening, Journey, Span
from schemas.rule import Rule
from schemas.selector import Selector
from schemas.vocabulary import ActorKind, Experiencer, Informant, Kind, Role, Status, Verdict
from schemas.when import Precision
from tests.timeline.rules.reference import pairs, patterns, stretches, triggered
from tests.timeline.rules.reference.plain import HOUSE, Plain
from timeline.rules import load_rules
from timeline.rules.engine import KINDS
from timeline.rules.ground import Ground

RULES = {rule.id: rule for rule in load_rules().rules}
FIRST, LAST = dt.date(2019, 1, 1), dt.date(2020, 12, 31)
BESIDE = (Kind.VISIT, Kind.SIP_MEETING, Kind.CASE_CLOSED, Kind.INVITATION)
ACTORS = (ActorKind.CHILD_PSYCHIATRY, ActorKind.INPATIENT_PSYCHIATRY, ActorKind.SOCIAL_SERVICES, ActorKind.SCHOOL,
          ActorKind.SCHOOL_HEALTH, ActorKind.HABILITATION, ActorKind.PRIMARY_CARE)  # fmt: skip
MODULES = (triggered, patterns, stretches, pairs)
REFERENCE = {kind: next(getattr(m, kind) for m in MODULES if hasattr(m, kind)) for kind in KINDS}


def selectors(value: Any) -> list[Selector]:
    """Every selector inside a condition."""
    if isinstance(value, Selector):
        return [value, *(selectors(value.given.what) if value.given else [])]
    if isinstance(value, tuple | list):
        return [found for item in value for found in selectors(item)]
    if hasattr(type(value), "model_fields"):
        return [found for name in type(value).model_fields for found in selectors(getattr(value, name))]
    return []


def named(rule: Rule) -> tuple[ActorKind, ...]:
    """The services that the rule asks of, and some beside them."""
    found = {a for s in selectors(rule.condition) for a in (*s.actors, *s.participants) if isinstance(a, ActorKind)}
    for name in ("actors", "first", "second", "meanwhile", "active"):
        value = getattr(rule.condition, name, ())
        found |= {a for a in (value if isinstance(value, tuple) else ()) if isinstance(a, ActorKind)}
    return tuple(sorted({*list(ACTORS)[:3], *sorted(found)[:4]}))


def attributes(rng: random.Random, rule: Rule, selector: Selector) -> dict[str, Any]:
    """Mostly what the selector wants; sometimes untold, sometimes something else."""
    out: dict[str, Any] = {}
    wanted = {**dict.fromkeys(selector.must_know), **selector.attributes}
    for name in (*getattr(rule.condition, "attributes", ()), getattr(rule.condition, "attribute", None)):
        if isinstance(name, str):
            wanted.setdefault(name, rng.choice((False, *("talk-therapy",) * 5, None)))
    for name, value in wanted.items():
        if rng.random() < 0.85:
            out[name] = rng.choice(value) if isinstance(value, tuple) else value
    for name, value in selector.attributes_not.items():
        if rng.random() < 0.2:
            out[name] = rng.choice(value) if isinstance(value, tuple) else value
    for name in {getattr(rule.condition, "due_from", None), "called"} - {None}:
        if rng.random() < 0.5:
            out[name] = (FIRST + dt.timedelta(days=rng.randrange(500))).isoformat()
    if rng.random() < 0.3:
        out["phase"] = rng.choice(("started", "ongoing", "ended"))
    return out


def event(rng: random.Random, rule: Rule, actors: Sequence[ActorKind], number: int, earlier: list[Event]) -> Event:
    """One that a selector of the rule looks for, more or less; now and then anything."""
    selector = rng.choice([*selectors(rule.condition), Selector(kinds=BESIDE)])
    own = [a for a in selector.actors if isinstance(a, ActorKind) and a in actors] or actors
    others = [a for a in selector.participants if a in actors] or actors
    day = FIRST + dt.timedelta(days=rng.choice((rng.randrange(40), rng.randrange(200), rng.randrange(500))))
    if earlier and rng.random() < 0.2:
        day = rng.choice(earlier).when.first_day or day
    last = day + dt.timedelta(days=rng.choice((0, 0, 0, 0, 6, 29)))
    parents = [one.id for one in earlier if one.parent is None]
    roles = [Role.ATTENDED, Role.SENDER, Role.RECEIVER, *Role]
    return Event(
        id=f"e{number:02}",
        case="C",
        kind=rng.choice(selector.kinds),
        status=rng.choice((*selector.statuses, *selector.statuses, *selector.statuses, *Status)),
        start=day,
        end=last,
        precision=Precision.DAY if day == last else Precision.PERIOD,
        until=Until(start=last, end=last + dt.timedelta(days=300), precision=Precision.DAY)
        if rng.random() < 0.7
        else None,
        recorded=last + dt.timedelta(days=rng.choice((0, 0, 0, 3, 40))),
        actor=Actor(kind=rng.choice(own) if rng.random() < 0.9 else rng.choice(actors)),
        author=Author(name=rng.choice(("A", "B", "C", "D", None))),
        participants=tuple(
            Participant(actor=rng.choice(others), role=rng.choice(roles)) for _ in range(rng.choice((0, 1, 1, 2)))
        ),
        informant=rng.choice((*(selector.informants or (Informant.AUTHOR,)),) * 3 + tuple(Informant)),
        experiencer=rng.choice((*selector.experiencers,) * 8 + (Experiencer.PARENT,)),
        historical=rng.random() < 0.1,
        title="t",
        text="",
        attributes=attributes(rng, rule, selector),
        source=Source(source="s", file="f", sha256="0", locator=str(number), ingester="t"),
        parent=rng.choice(parents) if parents and rng.random() < 0.2 else None,
        happening=rng.choice(earlier).happening if earlier and rng.random() < 0.15 else f"h{number:02}",
    )


def happening(name: str, group: list[Event]) -> Happening:
    lead = group[0]
    kinds = {
        kind
        for event in group
        for kind in (event.actor.kind, *event.actor_kinds(Role.ATTENDED, Role.SENDER, Role.RECEIVER, Role.INVITED))
    }
    exact = next((event for event in group if event.start == event.end), lead)
    return Happening(
        id=name, kind=lead.kind, status=lead.status, start=exact.start, end=exact.end, precision=exact.precision,
        actors=tuple(sorted(kinds)), absent=tuple(sorted({k for e in group for k in e.actor_kinds(Role.ABSENT)})),
        events=tuple(event.id for event in group), sources=tuple(sorted({event.actor.kind.value for event in group})),
        organisations=len({HOUSE.get(kind.value, kind.value) for kind in kinds}),
    )  # fmt: skip


def journey(rng: random.Random, rule: Rule) -> Journey:
    made: list[Event] = []
    actors = rng.sample(named(rule), rng.choice((2, 2, 2, 3)))
    for number in range(rng.randrange(2, 11)):
        made.append(event(rng, rule, actors, number, made))
    by: dict[str, list[Event]] = {}
    for one in made:
        by.setdefault(one.happening or "", []).append(one)
    period = Period.model_validate({"from": FIRST, "to": LAST})
    later = Period.model_validate({"from": FIRST + dt.timedelta(days=60), "to": LAST})
    earlier = Period.model_validate({"from": FIRST, "to": LAST - dt.timedelta(days=400)})
    covered = tuple(
        Coverage(source=k.value, actor=Actor(kind=k), periods=periods, first=FIRST, last=LAST, entries=9)
        for k in actors
        if rng.random() < 0.9
        for periods in (rng.choice(((period,), (period,), (period,), (later,), (earlier,), ())),)
    )
    case = Case(
        case="C",
        child=Child(alias="", born=rng.choice((None, "2002", "2002-03", "2002-03-17", "2001-09-30"))),
        period=period,
        sources=tuple(SourceSpec(id=row.source, path="x", actor=row.actor.kind) for row in covered),
    )
    return Journey(
        case=case,
        events=tuple(made),
        happenings=tuple(happening(name, group) for name, group in by.items()),
        spans=tuple(spans(rng, made)),
        coverage=covered,
    )


def spans(rng: random.Random, made: list[Event]) -> Iterator[Span]:
    """From an actor's first to its last event and somewhat on, now and then in two parts."""
    for kind in sorted({one.actor.kind for one in made}):
        own = sorted((one for one in made if one.actor.kind is kind), key=lambda one: (str(one.start), one.id))
        start, end = own[0].when.first_day or FIRST, own[-1].when.last_day or LAST
        end = min(end + dt.timedelta(days=rng.choice((0, 60, 300))), LAST)
        whole = [(start, end)]
        if (end - start).days > 100 and rng.random() < 0.3:
            whole = [(start, start + dt.timedelta(days=40)), (end - dt.timedelta(days=40), end)]
        for first, last in whole:
            yield Span(actor=Actor(kind=kind), start=first, end=last, first_event=own[0].id, reason="contacts")


def of_engine(rule: Rule, journey: Journey) -> list[Any]:
    drafts = KINDS[rule.condition.type](rule.condition, Ground(journey))
    return ordered(
        (d.verdict.value, d.start, d.end, frozenset(a.value for a in d.actors), frozenset(e.id for e in d.trigger))
        for d in drafts
    )


def ordered(said: Iterable[Any]) -> list[Any]:
    """What was said, sets as sorted lists, in one order."""
    return sorted((verdict, start, end, sorted(actors), sorted(names)) for verdict, start, end, actors, names in said)


@pytest.mark.parametrize("name", sorted(RULES))
@settings(max_examples=15, deadline=None, derandomize=True, database=None)
@given(rng=st.randoms(use_true_random=False))
def test_engine_and_reference_agree(name: str, rng: random.Random) -> None:
    rule = RULES[name]
    made = journey(rng, rule)
    expected = REFERENCE[rule.condition.type](Plain(made), rule.condition)
    assert of_engine(rule, made) == ordered(expected)


SPEAKS = {Verdict.SIGNAL, Verdict.NOT_FOUND, Verdict.LATE, Verdict.HAPPENED}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_journeys_make_the_engine_speak_and_keep_silent(kind: str) -> None:
    """Agreement on nothing would prove nothing."""
    rules = [rule for rule in RULES.values() if rule.condition.type == kind]
    said: set[str] = set()
    for seed in range(1500):
        rule = rules[seed % len(rules)]
        said |= {row[0] for row in of_engine(rule, journey(random.Random(seed), rule))} or {"silent"}
        if "silent" in said and said & SPEAKS:
            return
    raise AssertionError(f"in fifteen hundred journeys {kind} says only {sorted(said)}")


def test_every_kind_of_condition_is_in_the_set_and_has_a_reference() -> None:
    assert {rule.condition.type for rule in RULES.values()} == set(KINDS) == set(REFERENCE)

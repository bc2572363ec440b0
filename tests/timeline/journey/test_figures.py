"""The journey in figures: what counts, what does not, and what the records can't carry."""

import datetime as dt
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.event import Actor, Author, Event, Participant, Source
from schemas.figures import Fact, Figure, Figures
from schemas.journey import Coverage, Happening, Span
from schemas.vocabulary import ActorKind, Experiencer, Informant, Kind, Role, Status
from schemas.when import Precision
from timeline.journey.figures import figures
from timeline.pipeline import Built

BUP, SOC, SCHOOL = ActorKind.CHILD_PSYCHIATRY, ActorKind.SOCIAL_SERVICES, ActorKind.SCHOOL


def event(
    day: str, kind: Kind, actor: ActorKind = BUP, name: str | None = "A", recorded: str | None = None, **more: object
) -> Event:
    when = dt.date.fromisoformat(day)
    told = {"status": Status.OCCURRED, "precision": Precision.DAY} | more
    return Event(
        id=f"e-{day}-{kind}-{actor}-{name}", case="F", kind=kind, start=when, end=when, actor=Actor(kind=actor),
        author=Author(name=name), title="x", text="", happening=f"h-{day}-{kind}",
        recorded=dt.date.fromisoformat(recorded or day),
        source=Source(source=actor.value, file="x", sha256="0", locator="1", ingester="t"), **told,
    )  # fmt: skip


def meeting(day: str, *actors: ActorKind, kind: Kind = Kind.NETWORK_MEETING) -> Happening:
    when = dt.date.fromisoformat(day)
    return Happening(
        id=f"h-{day}-{kind}", kind=kind, status=Status.OCCURRED, start=when, end=when, precision=Precision.DAY,
        actors=actors, events=(), sources=(), organisations=len(actors),
    )  # fmt: skip


def made(
    events: Iterable[Event], happenings: tuple[Happening, ...] = (), spans: tuple[Span, ...] = (), *sources: ActorKind
) -> Figures:
    coverage = tuple(
        Coverage(source=kind.value, actor=Actor(kind=kind), periods=(), first=None, last=None, entries=1)
        for kind in sources or (BUP,)
    )
    return figures(tuple(events), happenings, spans, coverage)


def one(found: Figures, name: str) -> Figure:
    return next(figure for figure in found.figures if figure.id == name)


def test_people_are_counted_per_service_and_once_however_they_are_written() -> None:
    found = made([
        event("2020-01-01", Kind.VISIT, name="Ek Bo"), event("2020-02-01", Kind.VISIT, name="EK  bo"),
        event("2020-02-02", Kind.PHONE_CONTACT, name="Al Ma"), event("2020-03-01", Kind.VISIT, SOC, "Ek Bo"),
        event("2020-04-01", Kind.NOTE, name="Nobody Met"),
        event("2020-04-02", Kind.VISIT, name="Brother's", experiencer=Experiencer.SIBLING),
        event("2020-04-03", Kind.VISIT, name="Long Ago", historical=True),
    ])  # fmt: skip
    people = one(found, "people")
    assert (people.value, people.least) == (3, False)
    assert {share.actor: share.value for share in people.shares} == {BUP: 2, SOC: 1}


def test_people_that_no_record_names_can_not_be_counted() -> None:
    nameless = one(made([event("2020-01-01", Kind.VISIT, name=None)]), "people")
    assert (nameless.value, nameless.why) == (None, "no-names")
    assert one(made([]), "people").why == "no-contacts"
    both = [event("2020-01-01", Kind.VISIT), event("2020-01-02", Kind.VISIT, name=None)]
    assert (one(made(both), "people").value, one(made(both), "people").least) == (1, True)


def test_the_fullest_week_counts_a_day_once_for_each_service() -> None:
    found = made([
        event("2020-01-06", Kind.VISIT), event("2020-01-06", Kind.PHONE_CONTACT), event("2020-01-06", Kind.VISIT, SOC),
        event("2020-01-12", Kind.VISIT), event("2020-01-13", Kind.VISIT), event("2020-01-14", Kind.CONSULTATION),
        event("2020-01-15", Kind.VISIT, status=Status.CANCELLED),
        event("2020-01-16", Kind.NETWORK_MEETING),
        event("2020-01-17", Kind.NETWORK_MEETING, participants=(Participant(actor="guardian-1", role=Role.ATTENDED),)),
    ])  # fmt: skip
    week = one(found, "contacts")
    assert (week.value, week.start, week.end) == (3, dt.date(2020, 1, 6), dt.date(2020, 1, 12))
    assert (week.total, week.weeks) == (5, 2)


def test_leaving_and_coming_are_one_change_of_staff() -> None:
    days = ["2020-01-10", "2020-03-01", "2020-09-01"]
    found = made([*(event(day, Kind.STAFF_CHANGE) for day in days), event("2020-01-11", Kind.STAFF_CHANGE, SOC)])
    assert {share.actor: share.value for share in one(found, "staff-changes").shares} == {BUP: 2, SOC: 1}
    assert one(found, "staff-changes").value == 3


def test_what_the_family_carried_counts_once_for_each_time() -> None:
    twice = [event("2020-01-01", Kind.FAMILY_AS_MESSENGER), event("2020-01-01", Kind.FAMILY_AS_MESSENGER, SOC)]
    assert one(made(twice), "carried").value == 1
    assert one(made([]), "carried").value == 0


def test_a_wait_runs_from_the_request_to_the_first_visit_and_a_refusal_is_none() -> None:
    to_bup = (Participant(actor=BUP, role=Role.RECEIVER),)
    asked = event("2020-01-01", Kind.REFERRAL, ActorKind.PRIMARY_CARE, participants=to_bup)
    visit = event("2020-04-10", Kind.VISIT)
    waited = one(made([asked, visit]), "waiting")
    assert waited.value == 100 and set(waited.evidence) == {asked.id, visit.id}
    refused = event("2020-01-20", Kind.REFERRAL_REJECTED)
    assert one(made([asked, refused, visit]), "waiting").why == "not-covered"
    assert one(made([asked, visit], (), (), SOC), "waiting").value is None
    assert one(made([visit]), "waiting").why == "no-referral"
    span = Span(actor=Actor(kind=BUP), start=dt.date(2019, 12, 1), end=dt.date(2020, 5, 1), first_event="e", reason="x")
    known = [event("2019-12-01", Kind.VISIT), asked, visit]
    assert one(made(known, (), (span,)), "waiting").value is None


def test_days_from_need_to_the_first_joint_meeting_after_it() -> None:
    need = event("2020-01-01", Kind.COORDINATION_NEED)
    held = event("2020-03-01", Kind.NETWORK_MEETING)
    early, alone = meeting("2019-12-01", BUP, SOC), meeting("2020-02-01", BUP)
    figure = one(made([need, held], (early, alone, meeting("2020-03-01", BUP, SOC))), "first-meeting")
    assert (figure.value, figure.evidence) == (60, (need.id, held.id))
    assert one(made([need], (early, alone)), "first-meeting").why == "no-meeting"
    assert one(made([held], (meeting("2020-03-01", BUP, SOC),)), "first-meeting").why == "no-need"


def test_who_knew_what_when_and_how_it_got_there() -> None:
    found = made([
        event("2020-01-01", Kind.OVERDOSE),
        event("2020-01-01", Kind.OVERDOSE, SOC, recorded="2020-01-20", informant=Informant.FAMILY),
        event("2020-01-03", Kind.CRISIS_CONTACT, SCHOOL, participants=(Participant(actor=BUP, role=Role.SENDER),)),
        event("2020-06-01", Kind.OVERDOSE),
    ])  # fmt: skip
    assert len(found.facts) == 1
    fact: Fact = found.facts[0]
    assert [(h.actor, h.day.isoformat(), h.how) for h in fact.heard] == [
        (BUP, "2020-01-01", "own"), (SCHOOL, "2020-01-03", "professional"), (SOC, "2020-01-20", "family"),
    ]  # fmt: skip


def test_a_vague_day_belongs_to_the_nearest_fact_and_to_none_when_it_is_far() -> None:
    vague = {"end": dt.date(2020, 1, 31), "precision": Precision.MONTH}
    told = event("2020-01-01", Kind.OVERDOSE, SOC, recorded="2020-02-11").with_(**vague)
    near, far = event("2020-01-23", Kind.OVERDOSE), event("2020-06-01", Kind.OVERDOSE)
    assert [(h.actor, h.day.isoformat()) for h in made([told, near, far]).facts[0].heard] == [
        (BUP, "2020-01-23"), (SOC, "2020-02-11"),
    ]  # fmt: skip
    assert made([told, far]).facts == ()


def test_a_request_told_later_still_begins_the_wait() -> None:
    asked = event("2020-01-01", Kind.SELF_REFERRAL, recorded="2020-02-01", historical=True)
    assert one(made([asked, event("2020-01-31", Kind.VISIT)]), "waiting").value == 30


KINDS = st.sampled_from([Kind.VISIT, Kind.STAFF_CHANGE, Kind.FAMILY_AS_MESSENGER, Kind.OVERDOSE, Kind.REFERRAL,
                         Kind.COORDINATION_NEED, Kind.PHONE_CONTACT, Kind.SIP_MEETING])  # fmt: skip
ROWS = st.lists(
    st.tuples(st.dates(dt.date(2020, 1, 1), dt.date(2020, 12, 31)), KINDS, st.sampled_from([BUP, SOC, SCHOOL]),
              st.sampled_from(["A", "B", None])), max_size=25, unique=True,
)  # fmt: skip


@given(ROWS, st.randoms())
def test_any_figure_rests_on_events_that_exist_and_not_on_their_order(rows: list[tuple], dice: object) -> None:
    events = [event(day.isoformat(), kind, actor, name) for day, kind, actor, name in rows]
    found = made(events)
    ids = {e.id for e in events}
    for figure in found.figures:
        assert set(figure.evidence) <= ids
        assert (figure.value is None) == (figure.why is not None)
        assert figure.value is None or figure.value >= 0
        if figure.id in {"people", "contacts", "staff-changes", "waiting"} and figure.value is not None:
            assert figure.value == sum(share.value for share in figure.shares)
    for fact in found.facts:
        assert {h.event for h in fact.heard} <= ids and len({h.actor for h in fact.heard}) == len(fact.heard) > 1
    shuffled = list(events)
    dice.shuffle(shuffled)
    assert made(shuffled) == found


def test_the_example_carries_its_figures_and_the_page_shows_no_name(example: Built, outputs: dict[str, str]) -> None:
    found = example.journey.figures
    assert found is not None
    counted = {figure.id: figure.value for figure in found.figures}
    assert counted["people"] > 5 and counted["staff-changes"] == 2 and counted["carried"] == 2
    page = outputs["tidslinje.html"]
    section = page[page.index('id="figures"') :].split("</details>")[0]
    assert "Resan i siffror" in section and "The journey in figures" in section
    names = {e.author.name for e in example.journey.events if e.author.name}
    assert not [name for name in names if name in section]


def test_a_reader_who_may_not_see_an_event_does_not_get_its_figure(example: Built) -> None:
    from render.view.figures import figures as shown_to

    journey = example.journey
    assert journey.figures is not None
    carried = next(figure for figure in journey.figures.figures if figure.id == "carried")
    fewer = journey.model_copy(update={"events": tuple(e for e in journey.events if e.id not in carried.evidence)})
    shown = shown_to(fewer)
    assert shown is not None and "carried" not in {figure.id for figure in shown.figures}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_can_not_be_counted_says_why(example: Built, lang: str) -> None:
    from render.page.figures import counted
    from render.view import view

    empty = example.journey.model_copy(update={"figures": made([])})
    said = counted(view(empty, (), example.ledger), lang)
    assert said is not None
    uncounted = [line for line in said.lines if line.value in {"Kan inte räknas", "Can't be counted"}]
    assert len(uncounted) == 4 and all(line.more for line in uncounted)

"""Several records of one thing are one happening; two things are never one."""

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from schemas.case import Case
from schemas.event import Actor, Event, Participant, Source
from schemas.ledger import Ledger
from schemas.vocabulary import ActorKind, Experiencer, Kind, Role, Status
from schemas.when import Precision
from timeline.journey import join

CASE = Case.model_validate(
    {
        "case": "X",
        "child": {"alias": "Ro"},
        "period": {"from": "2022-01-01", "to": "2023-12-31"},
        "sources": [
            {"id": kind, "path": kind, "actor": kind, "principal": "region"}
            for kind in ("child-psychiatry", "social-services", "school")
        ],
    }
)


def event(name: str, day: dt.date, actor: str, others: tuple[str, ...] = (), **more: Any) -> Event:
    kind, status = more.pop("kind", Kind.SIP_MEETING), more.pop("status", Status.OCCURRED)
    role = Role.ATTENDED if status is Status.OCCURRED else Role.INVITED
    return Event(
        id=f"e-{name}",
        case="X",
        kind=kind,
        status=status,
        start=day,
        end=more.pop("end", day),
        precision=more.pop("precision", Precision.DAY),
        actor=Actor(kind=ActorKind(actor)),
        participants=tuple(Participant(actor=ActorKind(other), role=role) for other in others),
        title="",
        text="",
        source=Source(source=actor, file="x", sha256="0", locator=name, ingester="x"),
        **more,
    )


def groups(*events: Event) -> list[set[str]]:
    journey = join(events, CASE, Ledger(inputs=(), assumed=()))
    return sorted(({one[2:] for one in happening.events} for happening in journey.happenings), key=sorted)


DAY = dt.date(2022, 5, 10)


def test_one_meeting_in_three_records_is_one_happening() -> None:
    assert groups(
        event("a", DAY, "child-psychiatry", ("social-services", "school")),
        event("b", DAY, "social-services", ("child-psychiatry", "school")),
        event("c", DAY + dt.timedelta(days=1), "school", ("child-psychiatry", "social-services")),
    ) == [{"a", "b", "c"}]


def test_held_and_cancelled_are_two_happenings() -> None:
    assert groups(
        event("a", DAY, "child-psychiatry", ("social-services",)),
        event("b", DAY, "social-services", ("child-psychiatry",), status=Status.CANCELLED),
    ) == [{"a"}, {"b"}]


def test_a_call_is_joined_to_the_meeting_it_is_about() -> None:
    journey = join(
        (
            event("held", DAY, "child-psychiatry", ("social-services",)),
            event("call", DAY, "social-services", ("child-psychiatry",), status=Status.PLANNED),
        ),
        CASE,
        Ledger(inputs=(), assumed=()),
    )
    about = {one.id: one.attributes.get("of") for one in journey.events}
    held = next(one for one in journey.happenings if one.status is Status.OCCURRED)
    assert about == {"e-held": None, "e-call": held.id}


def test_the_siblings_meeting_is_another() -> None:
    assert groups(
        event("a", DAY, "child-psychiatry", ("social-services",)),
        event("b", DAY, "social-services", ("child-psychiatry",), experiencer=Experiencer.SIBLING),
    ) == [{"a"}, {"b"}]


def test_a_week_apart_is_another_meeting() -> None:
    assert groups(
        event("a", DAY, "child-psychiatry", ("social-services",)),
        event("b", DAY + dt.timedelta(days=7), "social-services", ("child-psychiatry",)),
    ) == [{"a"}, {"b"}]


def test_two_entries_of_one_service_on_one_meeting_are_one() -> None:
    assert groups(
        event("a", DAY, "child-psychiatry", ("social-services",)), event("b", DAY, "child-psychiatry", ("school",))
    ) == [{"a", "b"}]


def test_a_colleague_may_call_the_sip_a_meeting_but_not_the_one_that_prepared_it() -> None:
    sip = event("a", DAY, "school", ("social-services",))
    told = event("b", DAY, "school", ("social-services",), kind=Kind.NETWORK_MEETING)
    before = event("b", DAY, "school", ("social-services",), kind=Kind.NETWORK_MEETING).with_(
        attributes={"purpose": "pre-meeting"}
    )
    assert groups(sip, told) == [{"a", "b"}]
    assert groups(sip, before) == [{"a"}, {"b"}]


@given(st.data())
def test_every_usable_event_is_in_one_happening_whatever_the_order(data: st.DataObject) -> None:
    rows = data.draw(
        st.lists(
            st.tuples(
                st.dates(DAY, DAY + dt.timedelta(days=9)),
                st.sampled_from(["child-psychiatry", "social-services", "school"]),
                st.sampled_from([Kind.SIP_MEETING, Kind.VISIT, Kind.REFERRAL, Kind.CROSS_AGENCY_CONTACT]),
                st.sampled_from([Status.OCCURRED, Status.PLANNED]),
            ),
            max_size=10,
        )
    )
    events = [event(str(n), day, actor, kind=kind, status=status) for n, (day, actor, kind, status) in enumerate(rows)]
    mixed = data.draw(st.permutations(events))
    found = groups(*events)
    assert found == groups(*mixed)
    assert sorted(name for group in found for name in group) == sorted(str(n) for n in range(len(rows)))


def test_silence_of_four_months_ends_a_span() -> None:
    visits = [event(str(n), DAY + dt.timedelta(days=n), "child-psychiatry", kind=Kind.VISIT) for n in (0, 119, 240)]
    spans = join(tuple(visits), CASE, Ledger(inputs=(), assumed=())).spans
    assert [(span.start, span.end) for span in spans] == [
        (DAY, DAY + dt.timedelta(days=119)),
        (DAY + dt.timedelta(days=240), DAY + dt.timedelta(days=240)),
    ]


def test_a_missing_call_is_about_the_one_who_was_not_called() -> None:
    missed = Participant(actor=ActorKind.HABILITATION, role=Role.NOT_INVITED)
    told = event("a", DAY, "habilitation", kind=Kind.INVITATION, status=Status.ABSENT)
    journey = join((told.model_copy(update={"participants": (missed,)}),), CASE, Ledger(inputs=(), assumed=()))
    assert [happening.actors for happening in journey.happenings] == [(ActorKind.HABILITATION,)]

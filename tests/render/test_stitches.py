"""One meeting is one stitch, however many things its records tell."""

from render.view.stitches import letters, stitches
from schemas.event import Event
from schemas.journey import Journey
from schemas.ledger import Ledger
from schemas.vocabulary import Kind, Status
from tests.timeline.journey.test_happenings import CASE, DAY, event
from timeline.journey import join

SHOWN = frozenset({"family", "child-psychiatry", "social-services", "school"})


def drawn(*events: Event) -> list[tuple[str, bool, tuple[str, ...]]]:
    journey: Journey = join(tuple(events), CASE, Ledger(inputs=(), assumed=()))
    lanes = frozenset(lane for stitch in stitches(journey, SHOWN | _lanes(journey)) for lane in stitch.lanes)
    return [(one.letter, one.held, one.lanes) for one in stitches(journey, lanes)]


def _lanes(journey: Journey) -> frozenset[str]:
    from render.view.lanes import lane_of

    return frozenset(lane_of(kind) for one in journey.happenings for kind in one.actors)


def test_what_was_told_in_a_call_is_no_second_stitch() -> None:
    found = drawn(
        event("a", DAY, "social-services", ("school",), kind=Kind.CROSS_AGENCY_CONTACT),
        event("b", DAY, "social-services", ("school",), kind=Kind.CONCERN_FEEDBACK),
    )
    assert [letter for letter, _, _ in found] == ["A"]


def test_two_calls_with_different_services_are_two_stitches() -> None:
    found = drawn(
        event("a", DAY, "social-services", ("school",), kind=Kind.CROSS_AGENCY_CONTACT),
        event("b", DAY, "social-services", ("child-psychiatry",), kind=Kind.CROSS_AGENCY_CONTACT),
    )
    assert [letter for letter, _, _ in found] == ["A", "B"]


def test_a_called_off_meeting_is_drawn_without_a_letter() -> None:
    found = drawn(event("a", DAY, "social-services", ("school",), status=Status.CANCELLED))
    assert [(letter, held) for letter, held, _ in found] == [("", False)]


def test_letters_go_on_after_z() -> None:
    assert [letters(n) for n in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]

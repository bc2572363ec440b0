"""Events joined into a journey: happenings seen in several records, who was active when, what the records cover."""

from schemas.case import Case
from schemas.event import Event
from schemas.journey import Journey
from schemas.ledger import Ledger
from timeline.journey.coverage import coverage
from timeline.journey.figures import figures
from timeline.journey.happenings import link
from timeline.journey.organisations import Organisations
from timeline.journey.sensitivity import classify
from timeline.journey.spans import spans

__all__ = ["join"]


def join(events: tuple[Event, ...], case: Case, ledger: Ledger) -> Journey:
    """The journey of one child: the same for the same events in any order."""
    ordered = tuple(sorted(events, key=lambda event: (str(event.when.first_day or "9999"), str(event.start), event.id)))
    linked, happenings = link(classify(ordered, case), Organisations(case))
    active, covered = spans(linked, case.period.end), coverage(linked, case, ledger)
    return Journey(
        case=case,
        events=linked,
        happenings=happenings,
        spans=active,
        coverage=covered,
        figures=figures(linked, happenings, active, covered),
    )

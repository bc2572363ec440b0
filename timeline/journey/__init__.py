"""Events joined into a journey: happenings seen in several records, who was active when, what the records cover."""

from schemas.case import Case
from schemas.event import Event
from schemas.journey import Happening, Journey
from schemas.ledger import Ledger
from timeline.journey.coverage import coverage
from timeline.journey.figures import figures
from timeline.journey.happenings import happenings_of, link
from timeline.journey.organisations import Organisations
from timeline.journey.sensitivity import classify
from timeline.journey.spans import spans

__all__ = ["join", "rejoin"]


def join(events: tuple[Event, ...], case: Case, ledger: Ledger) -> Journey:
    """The journey of one child: the same for the same events in any order."""
    ordered = tuple(sorted(events, key=lambda event: (str(event.when.first_day or "9999"), str(event.start), event.id)))
    linked, happenings = link(classify(ordered, case), Organisations(case))
    return _journey(linked, happenings, case, ledger)


def rejoin(events: tuple[Event, ...], case: Case, ledger: Ledger) -> Journey:
    """The journey of events that already say which happening they are part of, and how sensitive they are."""
    ordered = tuple(sorted(events, key=lambda event: (str(event.when.first_day or "9999"), str(event.start), event.id)))
    return _journey(ordered, happenings_of(ordered, Organisations(case)), case, ledger)


def _journey(linked: tuple[Event, ...], happenings: tuple[Happening, ...], case: Case, ledger: Ledger) -> Journey:
    active, covered = spans(linked, case.period.end), coverage(linked, case, ledger)
    return Journey(
        case=case,
        events=linked,
        happenings=happenings,
        spans=active,
        coverage=covered,
        figures=figures(linked, happenings, active, covered),
    )

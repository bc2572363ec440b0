"""Lanes, threads, stitches, points, axis: the page as pure data."""

from render.view.choice import chosen
from render.view.durations import bars
from render.view.figures import figures
from render.view.lanes import covers, lanes, threads
from render.view.marks import mark
from render.view.model import View
from render.view.points import points, told
from render.view.stitches import stitches
from render.view.story import numbers, turns
from schemas.edition import Edition, LeftOut
from schemas.finding import Finding
from schemas.journey import Journey
from schemas.ledger import Ledger
from schemas.vocabulary import Verdict

__all__ = ["View", "view"]


def view(
    journey: Journey,
    findings: tuple[Finding, ...],
    ledger: Ledger,
    *,
    most: int = 15,
    edition: Edition = Edition.INSPECTOR,
    left_out: LeftOut | None = None,
) -> View:
    """What an edition draws.

    Args:
        journey: what its reader may see, and nothing else.
        findings: likewise.
        ledger: likewise.
        most: how many points get a number; the rest stand in a list.
        edition: for whom, as the page says it.
        left_out: how much was taken away before; None when nothing is.
    """
    rows = lanes(journey)
    shown = frozenset(lane.id for lane in rows)
    sewn = stitches(journey, shown)
    joined = {name: stitch.id for stitch in sewn for name in stitch.voices}
    seen: set[str] = set()
    marks = [made for event in journey.events if (made := mark(event, frozenset(joined), seen, shown))]
    picked = chosen(findings, most)
    numbered = frozenset(finding.id for finding in picked)
    return View(
        case=journey.case.case,
        child=journey.case.child.alias,
        born=journey.case.child.born,
        start=journey.case.period.start,
        end=journey.case.period.end,
        edition=edition,
        left_out=left_out,
        lanes=rows,
        threads=threads(journey, shown),
        covers=covers(journey, shown),
        marks=(*bars(journey, shown), *marks),
        stitches=sewn,
        points=points(picked, journey, shown, joined),
        worked=told(findings, frozenset({Verdict.HAPPENED}), joined, numbered),
        open=told(findings, frozenset({Verdict.OPEN, Verdict.CANNOT_ASSESS}), joined, numbered),
        more=told(findings, frozenset({Verdict.NOT_FOUND, Verdict.LATE, Verdict.SIGNAL}), joined, numbered),
        turns=turns(journey, rows, sewn),
        numbers=numbers(journey, rows, sewn, len(picked)),
        figures=figures(journey),
        ledger=ledger,
    )

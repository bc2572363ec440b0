"""The figures as this reader may have them: what rests on something withheld is left out, never guessed."""

from schemas.figures import Figures
from schemas.journey import Journey


def figures(journey: Journey) -> Figures | None:
    """The journey's figures whose every event the journey still holds; None when there are none."""
    if journey.figures is None:
        return None
    here = {event.id for event in journey.events}
    return Figures(
        figures=tuple(figure for figure in journey.figures.figures if set(figure.evidence) <= here),
        facts=tuple(fact for fact in journey.figures.facts if {heard.event for heard in fact.heard} <= here),
    )

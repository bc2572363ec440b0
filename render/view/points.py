"""Points to talk about, numbered in order of time, and the findings that get no number."""

from typing import Final

from render.view.lanes import lane_of
from render.view.model import Point, Told
from render.view.words import vocabulary
from schemas.event import Event
from schemas.finding import Finding, Words
from schemas.journey import Journey
from schemas.law import LawCited
from schemas.vocabulary import Verdict

_AWAITED: Final = frozenset({Verdict.NOT_FOUND, Verdict.LATE})


def points(
    chosen_: tuple[Finding, ...], journey: Journey, shown: frozenset[str], joined: dict[str, str]
) -> tuple[Point, ...]:
    """Numbered in order of time, each with its lanes, evidence and where was searched."""
    by_id = {event.id: event for event in journey.events}
    return tuple(
        Point(
            number=number,
            id=finding.id,
            rule=finding.rule,
            verdict=finding.verdict.value,
            start=finding.start,
            end=finding.end,
            lanes=_lanes(finding, shown),
            heading=finding.heading,
            text=finding.text,
            question=finding.question,
            law=tuple(_law(row, finding) for row in finding.law),
            evidence=_evidence(finding, by_id, joined),
            searched=_searched(finding),
            due=finding.expected.due if finding.expected and finding.verdict in _AWAITED else None,
        )
        for number, finding in enumerate(chosen_, start=1)
    )


def _law(row: LawCited, finding: Finding) -> Words:
    """The section as it may be printed: by number only where the wording was not read, and how far it was read."""
    due = finding.expected.due if finding.expected and finding.expected.due else finding.end
    said = [vocabulary()["law"]["number"]] if row.print_ == "section" else []
    said += [vocabulary()["law"]["read_to"]] if row.beyond(due) else []
    place, read_to = f"{row.section} {row.law}", row.checked.isoformat() if row.checked else ""
    return Words(
        sv=", ".join([place, *(words["sv"].format(day=read_to) for words in said)]),
        en=", ".join([place, *(words["en"].format(day=read_to) for words in said)]),
    )


def _lanes(finding: Finding, shown: frozenset[str]) -> tuple[str, ...]:
    order = list(dict.fromkeys(lane_of(kind) for kind in finding.actors))
    return tuple(lane for lane in order if lane in shown)


def _evidence(finding: Finding, by_id: dict[str, Event], joined: dict[str, str]) -> tuple[str, ...]:
    """Marks: what set it off, what answers it late, and the nearest thing – by stitch where they are one."""
    names = [*finding.trigger, *finding.evidence, *([finding.nearest] if finding.nearest else [])]
    out = [
        joined.get(name) or (by_id[name].parent if by_id[name].parent in by_id and not _own_mark(by_id[name]) else name)
        for name in names
        if name in by_id
    ]
    return tuple(dict.fromkeys(name for name in out if name))


def _own_mark(event: Event) -> bool:
    return event.parent is None


def _searched(finding: Finding) -> Words | None:
    if finding.searched is None:
        return None
    row = vocabulary()["searched"]
    values = {
        "sources": ", ".join(finding.searched.sources),
        "entries": finding.searched.entries,
        "start": finding.searched.start.isoformat(),
        "end": finding.searched.end.isoformat(),
    }
    return Words(sv=row["sv"].format(**values), en=row["en"].format(**values))


def told(
    findings: tuple[Finding, ...], verdicts: frozenset[Verdict], joined: dict[str, str], without: frozenset[str]
) -> tuple[Told, ...]:
    """Findings with one of `verdicts` that have no number."""
    return tuple(
        Told(
            rule=f.rule,
            verdict=f.verdict.value,
            start=f.start,
            end=f.end,
            text=f.text,
            stitch=next((joined[name] for name in f.trigger if name in joined), None),
        )
        for f in findings
        if f.verdict in verdicts and f.id not in without
    )

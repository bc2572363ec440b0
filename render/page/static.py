"""What stands on the page without any script: points, meetings and the table, in the page's first language."""

from dataclasses import dataclass

from render.page.words import words
from render.view.model import View
from schemas.finding import Words


@dataclass(frozen=True)
class Row:
    """One row of the table, each cell in words."""

    day: str
    who: str
    what: str
    more: str
    kind: str
    status: str
    source: str
    points: str
    own: bool
    struck: bool


@dataclass(frozen=True)
class Talk:
    """A numbered point in words."""

    number: int
    heading: str
    when: str
    who: str
    text: str
    question: str


@dataclass(frozen=True)
class Static:
    """The page's content in plain text."""

    rows: tuple[Row, ...]
    met: tuple[tuple[str, str], ...]
    """Letter and sentence of each meeting that was held."""
    points: tuple[Talk, ...]
    further: tuple[tuple[str, tuple[str, ...]], ...]
    """What got no number, by heading: more points, what can't be assessed or is still open, more that worked."""


def static(view: View, lang: str) -> Static:
    """The content in `lang`."""
    names = {lane.id: _in(lane.name, lang) for lane in view.lanes}
    met = tuple(
        (s.letter, f"{s.day.isoformat()} · {_in(s.title, lang)} · {', '.join(names[lane] for lane in s.lanes)}")
        for s in view.stitches
        if s.held
    )
    talks = tuple(
        Talk(
            number=point.number,
            heading=_in(point.heading, lang),
            when=point.start.isoformat() + (f" – {point.end.isoformat()}" if point.end != point.start else ""),
            who=", ".join(names[lane] for lane in point.lanes),
            text=_in(point.text, lang),
            question=_in(point.question, lang),
        )
        for point in view.points
    )
    return Static(_rows(view, lang, names), met, talks, _further(view, lang))


def _further(view: View, lang: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    text = words(lang)
    lists = (
        (text["more"], view.more),
        (text["open_"], view.open),
        (text["worked_more"], tuple(row for row in view.worked if row.stitch is None)),
    )
    return tuple((heading, tuple(_in(row.text, lang) for row in rows)) for heading, rows in lists if rows)


def _in(text: Words, lang: str) -> str:
    return text.sv if lang == "sv" else text.en


def _rows(view: View, lang: str, names: dict[str, str]) -> tuple[Row, ...]:
    text = words(lang)
    marks = [
        (
            mark.day,
            Row(
                day=text["undated"] if mark.undated else mark.day.isoformat() + (" (ca)" if mark.before else ""),
                who=names[mark.lane],
                what=_in(mark.title, lang) if mark.plain else text["kind"][mark.kind],
                more="",
                kind=text["kind"][mark.kind],
                status=text["status"][mark.status],
                source=", ".join(filter(None, (mark.source.file or mark.source.unit, mark.source.locator))),
                points=_numbers(view, mark.id),
                own=mark.own,
                struck=mark.struck,
            ),
        )
        for mark in view.marks
        if mark.end is None
    ]
    stitches = [
        (
            stitch.day,
            Row(
                day=stitch.day.isoformat(),
                who=", ".join(names[lane] for lane in stitch.lanes),
                what=_in(stitch.title, lang),
                more=", ".join(names[lane] for lane in stitch.absent),
                kind=text["kind"]["sam"],
                status=text["status"]["ok" if stitch.held else "installt"],
                source="",
                points=_numbers(view, stitch.id),
                own=False,
                struck=False,
            ),
        )
        for stitch in view.stitches
    ]
    return tuple(row for _, row in sorted([*marks, *stitches], key=lambda pair: pair[0]))


def _numbers(view: View, name: str) -> str:
    return ", ".join(str(point.number) for point in view.points if name in point.evidence)

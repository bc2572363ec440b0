"""What runs along or across the lanes: threads, durations, what the family carried, stitches."""

import datetime as dt
from typing import Final

from render.picture.colours import THREAD, WHITE, colours
from render.picture.layout import Layout, bars_y
from render.picture.scene import Glyph, Label, Line, Rect, Scene
from render.picture.text import width
from render.view.model import Mark, Stitch, View

_BREAK: Final = dt.timedelta(days=120)
_SOLID: Final = frozenset({"placering", "vard"})
_PATTERN: Final = {"utredning": "/", "vantan": "."}


def threads(view: View, layout: Layout, out: Scene) -> None:
    """A thread while a service is in contact, and a hairline through all lanes for each crisis."""
    for lane in view.lanes:
        y, colour = layout.lane(lane.id).thread, colours()[lane.group]
        for start, end in spans(view, lane.id):
            ends = ((layout.x(start), y), (layout.x(end), y))
            out.add(Line(ends, stroke=colour, width=2.2, opacity=THREAD[lane.group]))
    for mark in view.marks:
        if mark.drawn and mark.kind == "kris":
            x = layout.x(mark.day)
            out.add(Line(((x, 0), (x, layout.height)), stroke=colours()["ink"], width=1.2, opacity=0.5))


def spans(view: View, lane: str) -> list[tuple[dt.date, dt.date]]:
    """The stretches of contact; the family's run between its own words less than 120 days apart."""
    if lane != "family":
        return [(thread.start, thread.end) for thread in view.threads if thread.lane == lane]
    days = sorted(
        [mark.day for mark in view.marks if mark.drawn and mark.lane == lane]
        + [stitch.day for stitch in view.stitches if lane in stitch.lanes]
    )
    out: list[tuple[dt.date, dt.date]] = []
    for day in days:
        if out and day - out[-1][1] <= _BREAK:
            out[-1] = (out[-1][0], day)
        else:
            out.append((day, day))
    return out


def durations(view: View, layout: Layout, kinds: dict[str, str], out: Scene) -> None:
    """Bars at the bottom of a lane: hatched, dotted, tinted or solid by kind."""
    groups = {lane.id: lane.group for lane in view.lanes}
    for mark in view.marks:
        if mark.drawn and mark.end:
            stops = _crossing(view, layout, mark.lane)
            out.add(*_bar(mark, mark.end, layout, colours()[groups[mark.lane]], _called(mark, kinds), stops))


def _called(mark: Mark, kinds: dict[str, str]) -> str:
    return mark.title.sv if mark.own and mark.plain else kinds[mark.kind]


def _bar(mark: Mark, end: dt.date, layout: Layout, colour: str, title: str, stops: list[float]) -> list[Rect | Label]:
    place = layout.lane(mark.lane)
    y, x, length = bars_y(place, layout.bar_row[mark.id]), layout.x(mark.day), layout.x(end) - layout.x(mark.day)
    solid, pattern = mark.kind in _SOLID, _PATTERN.get(mark.kind, "")
    bar = Rect(
        x,
        y - place.bar_height / 2,
        length,
        place.bar_height,
        fill=WHITE if pattern else colour,
        fill_opacity=1 if solid or pattern else 0.2,
        stroke=colour,
        stroke_width=1.2,
        radius=4,
        pattern=pattern,
        name=mark.id,
    )
    at = _clear_stretch(x, x + length, stops, width(title, 11) + 14) if place.bar_height >= 11 else None
    if at is None:
        return [bar]
    ink = WHITE if solid else colours()["ink"]
    return [bar, Label(at + 5, y + 4, title, fill=ink, plate=WHITE if pattern else "")]


def _crossing(view: View, layout: Layout, lane: str) -> list[float]:
    """Where stitches cross the bars of a lane."""
    order = [one.id for one in view.lanes]
    here = order.index(lane)
    out = []
    for stitch in view.stitches:
        rows = [order.index(name) for name in (*stitch.lanes, *stitch.absent)]
        if min(rows) <= here < max(rows):
            out.append(layout.x(stitch.day))
    return sorted(out)


def _clear_stretch(start: float, end: float, stops: list[float], need: float) -> float | None:
    """Where in a bar a text of that width stands between the stitches that cross it; None when nowhere."""
    at = start
    for stop in [x for x in stops if start < x < end] + [end]:
        if stop - at >= need:
            return at
        at = stop + 5
    return None


def carried(view: View, layout: Layout, out: Scene) -> None:
    """From the source up over the family and down to the receiver: a dotted arch with an arrowhead, 8 px wide."""
    colour = colours()["fam"]
    for mark in view.marks:
        if not mark.drawn or not mark.via:
            continue
        x, family = layout.x(mark.day), layout.lane("family").thread
        source, receiver = (layout.lane(name).thread for name in mark.via)
        arch = ((x - 4, source), (x - 4, family + 4), (x, family), (x + 4, family + 4), (x + 4, receiver - 2))
        out.add(
            Line(arch, stroke=colour, width=1.7, dash="1.5 3", opacity=0.85),
            Line(((x, receiver - 7), (x + 4, receiver), (x + 8, receiver - 7)), fill=colour),
            Glyph("", x - 4, source, "circle", 5, colour, "", 0),
        )


def stitches(view: View, layout: Layout, out: Scene) -> list[Glyph]:
    """The lines of all meetings; gives their knots, which are painted last."""
    ink, ink2 = colours()["ink"], colours()["ink2"]
    knots: list[Glyph] = []
    for stitch in view.stitches:
        x = layout.x(stitch.day)
        rows = sorted(layout.lane(name).thread for name in stitch.lanes)
        if not stitch.held:
            out.add(Line(((x, 0), (x, rows[-1])), stroke=ink2, width=1.8, dash="5 4"))
        else:
            out.add(
                Line(((x, rows[0]), (x, rows[-1])), stroke=WHITE, width=8),
                Line(((x, 0), (x, rows[0])), stroke=ink, width=1.2),
                Line(((x, rows[0]), (x, rows[-1])), stroke=ink, width=3.4),
            )
            below = [layout.lane(name).thread for name in stitch.absent]
            if below and max(below) > rows[-1]:
                out.add(Line(((x, rows[-1]), (x, max(below))), stroke=ink, width=1.3, dash="2 3"))
        knots += _knots(stitch, x, layout)
    return knots


def _knots(stitch: Stitch, x: float, layout: Layout) -> list[Glyph]:
    ink, ink2 = colours()["ink"], colours()["ink2"]
    there = (14, ink, WHITE) if stitch.held else (9, WHITE, ink2)
    absent = stitch.absent if stitch.held else ()
    return [
        *(Glyph(stitch.id, x, layout.lane(n).thread, "circle", *there, 2.2) for n in stitch.lanes),
        *(Glyph(stitch.id, x, layout.lane(n).thread, "circle", 13, WHITE, ink, 2.2) for n in absent),
    ]

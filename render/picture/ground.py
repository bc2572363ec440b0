"""What lies under everything: bands, stretches without records, terms, and the points' regions."""

import datetime as dt
from collections.abc import Iterable

from render.picture.colours import WHITE, colours
from render.picture.layout import Layout, Place
from render.picture.scene import Glyph, Line, Rect, Scene
from render.view.model import Lane, Point, View

_LEAST = 16.0


def ground(view: View, layout: Layout, out: Scene) -> None:
    """Bands by huvudman, and the white stretches that no record is said to cover."""
    hue = colours()
    groups: dict[str, list[Lane]] = {}
    for lane in view.lanes:
        groups.setdefault(lane.group, []).append(lane)
    for group, lanes in groups.items():
        first, last = layout.lane(lanes[0].id), layout.lane(lanes[-1].id)
        out.add(Rect(0, first.top, layout.width, last.top + last.height - first.top, fill=hue[f"{group}-t"]))
        for lane in lanes[1:]:
            y = layout.lane(lane.id).top
            out.add(Line(((0, y), (layout.width, y)), stroke=WHITE, width=2))
    for lane in view.lanes:
        for start, end in uncovered(view, layout, lane):
            out.add(_bare(layout.lane(lane.id), start, end - start, missing=lane.missing))
    for day in terms(layout.start, layout.end):
        x, spring = layout.x(day), day.month == 1
        out.add(
            Line(
                ((x, 0), (x, layout.height)),
                stroke=hue["rule"],
                width=1.4 if spring else 1,
                dash="" if spring else "1 4",
            )
        )


def _bare(place: Place, x: float, width: float, *, missing: bool) -> Rect:
    """White where records are not said to be complete, hatched where none were collected."""
    return Rect(
        x,
        place.top + 1,
        width,
        place.height - 2,
        fill=WHITE,
        fill_opacity=0.6 if missing else 0.72,
        stroke=colours()["rule" if missing else "ink2"],
        stroke_opacity=0.28,
        dash="1 3",
        pattern="/" if missing else "",
    )


def uncovered(view: View, layout: Layout, lane: Lane) -> list[tuple[float, float]]:
    """The stretches, in pixels, for which the lane's records are not said to be complete."""
    if lane.id == "family":
        return []
    out, at, day = [], layout.start, dt.timedelta(days=1)
    for cover in sorted((c for c in view.covers if c.lane == lane.id), key=lambda c: c.start):
        if cover.start > at + day:
            out.append((layout.x(at), layout.x(cover.start)))
        at = max(at, cover.end + day)
    if at < layout.end - 7 * day:
        out.append((layout.x(at), layout.width))
    return out


def terms(start: dt.date, end: dt.date) -> list[dt.date]:
    """The first days of the terms in view."""
    days = [dt.date(year, month, 1) for year in range(start.year, end.year + 1) for month in (1, 7)]
    return [day for day in days if start <= day <= end]


def regions(view: View, layout: Layout, out: Scene) -> None:
    """A dashed region on exactly the lanes of each point, and a leader from its number.

    The yellow is laid once where regions overlap, so that many points on one stretch look no graver than one.
    """
    hue = colours()
    order = [lane.id for lane in view.lanes]
    spans = {point.number: _span(layout, point) for point in view.points}
    for name in order:
        place = layout.lane(name)
        for start, end in union(spans[point.number] for point in view.points if name in point.lanes):
            height = place.height - 3
            out.add(Rect(start, place.top + 1.5, end - start, height, fill=hue["flag"], fill_opacity=0.14))
    for point in view.points:
        start, end = spans[point.number]
        x = layout.x(point.start)
        bottom = max((layout.lane(name).top + layout.lane(name).height for name in point.lanes), default=0.0)
        out.add(Line(((x, 0), (x, bottom)), stroke=hue["flag-e"], dash="2 4", opacity=0.5))
        for first, last in runs(sorted(order.index(name) for name in point.lanes)):
            top, base = layout.lane(order[first]), layout.lane(order[last])
            out.add(
                Rect(
                    start,
                    top.top + 1.5,
                    end - start,
                    base.top + base.height - top.top - 3,
                    stroke=hue["flag-e"],
                    stroke_opacity=0.72,
                    dash="4 3",
                    name=f"point-{point.number}",
                )
            )


def _span(layout: Layout, point: Point) -> tuple[float, float]:
    """From start to end, never narrower than can be seen."""
    start, end = layout.x(point.start), layout.x(point.end)
    room = max(0.0, _LEAST - (end - start)) / 2
    return start - room, end + room


def union(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """The stretches that at least one of `spans` covers."""
    out: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def ghosts(view: View, layout: Layout, out: Scene) -> None:
    """An empty dashed ring on the day by which something was expected, in every lane where it could have stood."""
    hue = colours()
    for point in view.points:
        for name in point.lanes if point.due else ():
            x, y = layout.x(point.due or point.end), layout.lane(name).special
            out.add(Glyph(f"due-{point.number}", x, y, "circle", 9, WHITE, hue["flag-e"], 1.3))


def runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Neighbouring lanes share one region: first and last of each unbroken run."""
    out: list[tuple[int, int]] = []
    for number in numbers:
        if out and out[-1][1] == number - 1:
            out[-1] = (out[-1][0], number)
        else:
            out.append((number, number))
    return out

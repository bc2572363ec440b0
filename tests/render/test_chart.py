"""The analyst's figure holds the marks of the picture, at their days."""

import datetime as dt

from render.page.chart import figure
from render.page.words import words
from render.picture import Glyph
from render.picture.layout import A3, Layout
from render.picture.timeline import lanes
from render.view import view
from timeline.pipeline import Built


def test_every_mark_of_the_picture_stands_in_the_figure_at_its_day(example: Built) -> None:
    own = view(example.journey, example.findings, example.ledger)
    drawn = figure(own)
    scene = lanes(own, Layout(own, A3), words("sv")["kind"])
    marks = drawn.data[-1]
    assert sorted(marks.customdata) == sorted(e.name for e in scene.elements if isinstance(e, Glyph))
    days = dict(zip(marks.customdata, marks.x, strict=True))
    for mark in own.marks:
        if mark.drawn and mark.id in days:
            assert abs(days[mark.id] - dt.datetime.combine(mark.day, dt.time())) < dt.timedelta(hours=1)
    assert {shape.name for shape in drawn.layout.shapes} >= {f"point-{point.number}" for point in own.points}
    assert list(drawn.layout.yaxis.ticktext) == [lane.name.sv for lane in own.lanes]


def test_a_sensitive_title_is_no_hover_text(example: Built) -> None:
    own = view(example.journey, example.findings, example.ledger)
    hidden = {mark.title.sv for mark in own.marks if not mark.plain} - {
        mark.title.sv for mark in own.marks if mark.plain
    }
    told = set(figure(own).data[-1].hovertext)
    assert not told & (hidden - set(words("sv")["kind"].values()))

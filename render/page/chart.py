"""The timeline as a plotly figure, for analysts: the marks of the picture with time on the x axis."""

from collections import defaultdict
from typing import Any

import plotly.graph_objects as go

from render.page.words import filled, words
from render.picture import Glyph, Label, Line, Rect
from render.picture.layout import A3, Layout
from render.picture.timeline import lanes
from render.view.model import View


def figure(view: View, lang: str = "sv") -> go.Figure:
    """Lanes from above, time along; each mark's `customdata` is the id of its event, meeting or contacts."""
    layout = Layout(view, A3)
    scene = lanes(view, layout, words(lang)["kind"])
    out = go.Figure()
    lines: dict[tuple[str, float, str, float], list[Line]] = defaultdict(list)
    for element in scene.elements:
        if isinstance(element, Rect):
            out.add_shape(_area(element, layout))
        elif isinstance(element, Line) and element.stroke:
            lines[(element.stroke, element.width, element.dash, element.opacity)].append(element)
        elif isinstance(element, Label):
            out.add_annotation(
                x=layout.day(element.x), y=element.y - 4, text=element.text, showarrow=False, xanchor="left"
            )
    for (colour, width, dash, opacity), group in lines.items():
        out.add_trace(_strokes(group, layout, {"color": colour, "width": width, "dash": _dash(dash)}, opacity))
    out.add_trace(_marks([e for e in scene.elements if isinstance(e, Glyph)], _titles(view, lang), layout))
    out.update_layout(
        title=filled(lang, view)["h1"],
        showlegend=False,
        plot_bgcolor="white",
        height=layout.height + 140,
        xaxis={"type": "date", "range": [layout.start, layout.end]},
        yaxis={
            "range": [layout.height, 0],
            "tickvals": [layout.lane(lane.id).thread for lane in view.lanes],
            "ticktext": [getattr(lane.name, lang) for lane in view.lanes],
            "showgrid": False,
        },
    )
    return out


def _dash(pattern: str) -> str:
    return ",".join(f"{part}px" for part in pattern.split()) if pattern else "solid"


def _area(rect: Rect, layout: Layout) -> dict[str, Any]:
    line = {"width": 0.0} if not rect.stroke else {"color": rect.stroke, "width": rect.stroke_width}
    return {
        "type": "rect",
        "layer": "below",
        "x0": layout.day(rect.x),
        "x1": layout.day(rect.x + rect.width),
        "y0": rect.y,
        "y1": rect.y + rect.height,
        "fillcolor": "rgba(0,0,0,0)" if rect.fill == "none" else rect.fill,
        "opacity": min(rect.fill_opacity, 1.0) if rect.fill != "none" else rect.stroke_opacity,
        "line": line | ({"dash": _dash(rect.dash)} if rect.stroke else {}),
        "name": rect.name or None,
    }


def _strokes(group: list[Line], layout: Layout, line: dict[str, Any], opacity: float) -> go.Scatter:
    x: list[Any] = []
    y: list[float | None] = []
    for one in group:
        x += [*(layout.day(at) for at, _ in one.points), None]
        y += [*(at for _, at in one.points), None]
    return go.Scatter(x=x, y=y, mode="lines", line=line, opacity=opacity, hoverinfo="skip")


def _marks(glyphs: list[Glyph], titles: dict[str, str], layout: Layout) -> go.Scatter:
    return go.Scatter(
        x=[layout.day(glyph.x) for glyph in glyphs],
        y=[glyph.y for glyph in glyphs],
        mode="markers+text",
        text=[glyph.text for glyph in glyphs],
        textfont={"size": 10, "color": "white"},
        customdata=[glyph.name for glyph in glyphs],
        hovertext=[titles.get(glyph.name, glyph.text) for glyph in glyphs],
        hoverinfo="text",
        marker={
            "symbol": [glyph.symbol for glyph in glyphs],
            "size": [glyph.size for glyph in glyphs],
            "color": [glyph.fill for glyph in glyphs],
            "line": {"color": [glyph.stroke or glyph.fill for glyph in glyphs], "width": [g.line for g in glyphs]},
        },
    )


def _titles(view: View, lang: str) -> dict[str, str]:
    """Of single events and meetings; a sensitive one says only its kind, as in the page's own chart."""
    kinds = words(lang)["kind"]
    out = {mark.id: getattr(mark.title, lang) if mark.plain else kinds[mark.kind] for mark in view.marks}
    return out | {stitch.id: getattr(stitch.title, lang) for stitch in view.stitches}

"""The same generated life as pages of others: plotly's bundle bare, plotly.py's own page, vis-timeline, a bare SVG.

Every page has `window.zoomTo(far)` and `window.filterBy(off)`, each a promise that is kept when the chart is redrawn,
and sets `window.usable` once it can be used.
"""

import json
import os
from pathlib import Path
from typing import Any, Final

import plotly.graph_objects as go
import plotly.offline

from render.page import html
from render.page.words import filled
from render.picture import scene, svg
from render.view import View

NPM: Final = "TIDSLINJE_BENCH_NPM"
"""A folder with `node_modules/vis-timeline`; without it that page is left out."""
_VIS_MOST: Final = 1000
"""More marks than this take vis-timeline minutes."""
_HEAD: Final = '<!doctype html><html lang="sv"><head><meta charset="utf-8"><title>x</title></head><body>'
_PLOTLY: Final = """
const painted = () => new Promise((r) => requestAnimationFrame(() => setTimeout(r)));
window.zoomTo = async (far) => { await Plotly.relayout('c', {'xaxis.range': far ? Z : A}); await painted(); };
window.filterBy = async (off) => {
  await Plotly.restyle('c', {visible: off ? 'legendonly' : true}, [0]);
  await painted();
};
"""
_OURS: Final = """
(() => { const painted = () => new Promise((r) => requestAnimationFrame(() => setTimeout(r)));
window.zoomTo = async (far) => { far ? setRange(ms(Z[0]), ms(Z[1])) : setRange(...FULL); await painted(); };
window.filterBy = async (off) => { S.hide[off ? 'add' : 'delete'](GROUPS[1]); refilter(); await painted(); }; })()
"""


def pages(view: View) -> dict[str, str]:
    """Each page as text, by name."""
    traces, layout = _figure(view)
    span = json.dumps([view.start.isoformat(), view.end.isoformat()])
    middle = view.start + (view.end - view.start) / 2
    near = json.dumps([middle.isoformat(), (middle + (view.end - view.start) / 10).isoformat()])
    hooks = f"const A = {span}, Z = {near};{_PLOTLY}"
    bundle = plotly.offline.get_plotlyjs()
    data = json.dumps(traces, ensure_ascii=False).replace("<", "\\u003c")
    draw = f"Plotly.newPlot('c', {data}, {json.dumps(layout)}).then(() => {{ window.usable = true; }});"
    whole = go.Figure(traces, layout).to_html(include_plotlyjs=True, div_id="c")
    after = f"<script>{hooks} window.usable = true;</script></body>"
    drawn = svg(scene(view, filled("sv", view), "sv"), "x")
    out = {
        "ours": html(view),
        "plotly bundle, bare": f'{_HEAD}<div id="c"></div><script>{bundle}</script>'
        f"<script>{hooks}{draw}</script></body>",
        "plotly.py's own page": whole.replace("</body>", after),
        "bare SVG": f"{_HEAD}{drawn}<script>window.usable = true;</script></body>",
    }
    return out | _vis(view, near, span)


def hooks(near: tuple[str, str]) -> str:
    """What makes our own page answer the same two questions."""
    return f"const Z = {json.dumps(near)};{_OURS}"


def _figure(view: View) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """One trace a lane, durations as bars, meetings as lines, points as regions: nothing merged, nothing measured."""
    traces = []
    for number, lane in enumerate(view.lanes):
        own = [mark for mark in view.marks if mark.lane == lane.id and not mark.end]
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "name": lane.name.sv,
                "x": [mark.day.isoformat() for mark in own],
                "y": [number] * len(own),
                "text": [f"{mark.title.sv} {mark.quote}" for mark in own],
                "hoverinfo": "x+text",
                "marker": {"size": 9},
            }
        )
    rows = {lane.id: number for number, lane in enumerate(view.lanes)}
    bars = [mark for mark in view.marks if mark.end]
    shapes = [
        {
            "type": "rect",
            "x0": b.day.isoformat(),
            "x1": b.end.isoformat(),
            "y0": y + 0.2,
            "y1": y + 0.4,
            "fillcolor": "#ccc",
        }
        for b in bars
        if b.end
        for y in (rows[b.lane],)
    ]
    shapes += [
        {"type": "line", "x0": s.day.isoformat(), "x1": s.day.isoformat(), "y0": min(at), "y1": max(at)}
        for s in view.stitches
        for at in ([rows[lane] for lane in s.lanes],)
    ]
    notes = [
        {"x": p.start.isoformat(), "y": -0.7, "text": f"{p.number} {p.heading.sv}", "showarrow": False}
        for p in view.points
    ]
    layout = {
        "width": 1480,
        "height": 720,
        "shapes": shapes,
        "annotations": notes,
        "xaxis": {"type": "date", "range": [view.start.isoformat(), view.end.isoformat()]},
        "yaxis": {
            "tickvals": list(rows.values()),
            "ticktext": [lane.name.sv for lane in view.lanes],
            "autorange": "reversed",
        },
    }
    return traces, layout


def _vis(view: View, near: str, span: str) -> dict[str, str]:
    folder = os.environ.get(NPM)
    if not folder or len(view.marks) > _VIS_MOST:
        return {}
    package = Path(folder) / "node_modules" / "vis-timeline" / "standalone" / "umd" / "vis-timeline-graph2d.min.js"
    items = json.dumps(
        [
            {"id": m.id, "group": m.lane, "start": m.day.isoformat(), "content": m.title.sv}
            | ({"end": m.end.isoformat()} if m.end else {})
            for m in view.marks
        ],
        ensure_ascii=False,
    ).replace("<", "\\u003c")
    groups = json.dumps([{"id": lane.id, "content": lane.name.sv} for lane in view.lanes])
    script = f"""
const A = {span}, Z = {near}, items = new vis.DataSet({items}), groups = new vis.DataSet({groups});
const view = new vis.DataView(items, {{ filter: (i) => !window.off || i.group !== groups.getIds()[1] }});
const t = new vis.Timeline(document.getElementById('c'), view, groups, {{ start: A[0], end: A[1], height: 720 }});
const painted = () => new Promise((r) => requestAnimationFrame(() => setTimeout(r)));
window.zoomTo = async (far) => {{ t.setWindow(...(far ? Z : A), {{ animation: false }}); await painted(); }};
window.filterBy = async (off) => {{ window.off = off; view.refresh(); await painted(); }};
t.once('changed', () => {{ window.usable = true; }});"""
    return {
        "vis-timeline": f'{_HEAD}<div id="c"></div><script>{package.read_text("utf-8")}</script>'
        f"<script>{script}</script></body>"
    }

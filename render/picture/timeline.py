"""The whole picture, painted in the chart's order."""

from typing import Any

from render.picture.along import carried, durations, stitches, threads
from render.picture.ground import ghosts, ground, regions
from render.picture.head import Speech, head, rows
from render.picture.layout import A3, Layout, Size
from render.picture.legend import legend
from render.picture.marks import marks
from render.picture.scene import Element, Glyph, Label, Line, Rect, Scene
from render.view.model import View


def scene(view: View, words: dict[str, Any], lang: str = "sv", size: Size = A3) -> Scene:
    """The picture of a view.

    Args:
        view: what is drawn.
        words: the page's words in `lang`, filled for this case.
        lang: `sv` or `en`.
        size: its width in pixels, and the height of all lanes together.
    """
    layout = Layout(view, size)
    plot = lanes(view, layout, words["kind"])
    speech, above = Speech(words, lang, size.labels), rows(view, layout)
    top = above.height
    out = Scene(size.width, top + layout.height, (size.labels, top, layout.width, layout.height))
    head(view, layout, above, speech, out)
    out.add(*(moved(element, size.labels, top) for element in plot.elements))
    legend(view, speech, out)
    return out


def lanes(view: View, layout: Layout, kinds: dict[str, str]) -> Scene:
    """What lies in the plot alone, with its own corner at (0, 0)."""
    plot = Scene(layout.width, layout.height, (0, 0, layout.width, layout.height))
    ground(view, layout, plot)
    regions(view, layout, plot)
    carried(view, layout, plot)
    threads(view, layout, plot)
    durations(view, layout, kinds, plot)
    knots = stitches(view, layout, plot)
    ghosts(view, layout, plot)
    marks(view, layout, plot)
    plot.add(*knots)
    return plot


def moved(element: Element, dx: float, dy: float) -> Element:
    """The same element elsewhere."""
    if isinstance(element, Rect):
        return Rect(**{**vars(element), "x": element.x + dx, "y": element.y + dy})
    if isinstance(element, Line):
        return Line(**{**vars(element), "points": tuple((x + dx, y + dy) for x, y in element.points)})
    if isinstance(element, Glyph):
        return Glyph(**{**vars(element), "x": element.x + dx, "y": element.y + dy})
    return Label(**{**vars(element), "x": element.x + dx, "y": element.y + dy})

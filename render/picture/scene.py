"""What a picture consists of: rectangles, lines, glyphs and labels, in pixels from the upper left corner."""

from dataclasses import dataclass, field
from typing import Literal

Symbol = Literal["circle", "circle-x", "circle-dot", "square", "diamond", "triangle-right", "hexagram", "hourglass"]
"""Plotly's own names, so that picture and chart can be compared."""


@dataclass(frozen=True)
class Rect:
    """A filled and outlined area; `pattern` is `""`, `/` (hatched) or `.` (dotted), as plotly writes them."""

    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    fill_opacity: float = 1.0
    stroke: str = ""
    stroke_opacity: float = 1.0
    stroke_width: float = 1.0
    dash: str = ""
    radius: float = 0.0
    pattern: str = ""
    name: str = ""


@dataclass(frozen=True)
class Line:
    """A line through points; with `fill` a closed shape."""

    points: tuple[tuple[float, float], ...]
    stroke: str = ""
    width: float = 1.0
    dash: str = ""
    opacity: float = 1.0
    fill: str = ""


@dataclass(frozen=True)
class Glyph:
    """A mark of its own; `name` is the event's id, or for a bundle its contacts' ids with a space between."""

    name: str
    x: float
    y: float
    symbol: Symbol
    size: float
    fill: str
    stroke: str
    line: float
    text: str = ""


@dataclass(frozen=True)
class Label:
    """A text that begins, or with `anchor` ends or is centred, at x, on the line y."""

    x: float
    y: float
    text: str
    size: float = 11.0
    weight: int = 400
    fill: str = ""
    anchor: Literal["start", "middle", "end"] = "start"
    plate: str = ""
    """A ground behind the text, for texts on hatching."""


Element = Rect | Line | Glyph | Label


@dataclass
class Scene:
    """A picture in the order in which it is painted; `plot` is where the lanes lie: x, y, width, height."""

    width: float
    height: float
    plot: tuple[float, float, float, float]
    elements: list[Element] = field(default_factory=list)

    def add(self, *elements: Element) -> None:
        """Paint on top of what is there."""
        self.elements.extend(elements)

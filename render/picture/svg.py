"""A scene as SVG: plain elements, every text selectable, no script, no outside reference."""

import math
from collections.abc import Iterable
from html import escape

from render.picture.scene import Element, Glyph, Label, Line, Rect, Scene
from render.picture.text import width

_FONT = "Inter,'Segoe UI','Helvetica Neue',Arial,'Liberation Sans',sans-serif"


def svg(scene: Scene, title: str) -> str:
    """One `svg` element, with `title` as its name for those who do not see it."""
    body = "".join(_drawn(element) for element in scene.elements)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(scene.width)} {_n(scene.height)}" role="img" '
        f'aria-label="{escape(title)}" font-family="{_FONT}">{_patterns(scene)}{body}</svg>'
    )


def _patterns(scene: Scene) -> str:
    """Hatching and dots, one of each colour that is used."""
    used = sorted({(e.pattern, e.stroke) for e in scene.elements if isinstance(e, Rect) and e.pattern})
    made = "".join(
        f'<pattern id="{_pattern(kind, colour)}" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect width="6" height="6" fill="#fff"/>{_tile(kind, colour)}</pattern>'
        for kind, colour in used
    )
    return f"<defs>{made}</defs>" if made else ""


def _tile(kind: str, colour: str) -> str:
    if kind == "/":
        return f'<path d="M-1 1L1-1M0 6L6 0M5 7L7 5" stroke="{colour}"/>'
    return f'<circle cx="3" cy="3" r="1.1" fill="{colour}"/>'


def _pattern(kind: str, colour: str) -> str:
    return f"{'hatch' if kind == '/' else 'dots'}-{colour[1:]}"


def _drawn(element: Element) -> str:
    if isinstance(element, Rect):
        return _rect(element)
    if isinstance(element, Line):
        return _line(element)
    return _glyph(element) if isinstance(element, Glyph) else _label(element)


def _attributes(pairs: Iterable[tuple[str, str | float | None]]) -> str:
    return "".join(
        f' {name}="{_n(value) if isinstance(value, float | int) else escape(value)}"'
        for name, value in pairs
        if value not in {None, ""}
    )


def _n(value: float) -> str:
    """A number as short as a tenth of a pixel allows."""
    return f"{value:.1f}".removesuffix(".0")


def _rect(r: Rect) -> str:
    fill = f"url(#{_pattern(r.pattern, r.stroke)})" if r.pattern else r.fill
    stroke = (
        (("stroke", r.stroke), ("stroke-width", None if r.stroke_width == 1 else r.stroke_width)) if r.stroke else ()
    )
    return (
        "<rect"
        + _attributes(
            (
                ("data-m", r.name),
                ("x", r.x),
                ("y", r.y),
                ("width", r.width),
                ("height", r.height),
                ("rx", r.radius or None),
                ("fill", fill),
                ("fill-opacity", _opacity(r.fill_opacity)),
                *stroke,
                ("stroke-opacity", _opacity(r.stroke_opacity)),
                ("stroke-dasharray", r.dash),
            )
        )
        + "/>"
    )


def _opacity(value: float) -> str | None:
    return None if value == 1 else f"{value:.2g}"


def _line(line: Line) -> str:
    path = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in line.points)
    return (
        "<path"
        + _attributes(
            (
                ("d", path + ("Z" if line.fill else "")),
                ("fill", line.fill or "none"),
                ("stroke", line.stroke),
                ("stroke-width", line.width if line.stroke and line.width != 1 else None),
                ("stroke-dasharray", line.dash),
                ("opacity", _opacity(line.opacity)),
            )
        )
        + "/>"
    )


def _glyph(g: Glyph) -> str:
    r = g.size / 2
    style = _attributes((("fill", g.fill), ("stroke", g.stroke), ("stroke-width", g.line or None)))
    name = _attributes((("data-m", g.name), ("data-s", g.symbol if g.name else "")))
    dash = ' stroke-dasharray="2 1.5"' if g.name.startswith("due") else ""
    if g.symbol.startswith("circle"):
        shape = f'<circle cx="{_n(g.x)}" cy="{_n(g.y)}" r="{_n(r)}"{name}{style}{dash}/>'
        return shape + _inside(g, r) + (_count(g) if g.text else "")
    points = " ".join(f"{_n(g.x + x * r)},{_n(g.y + y * r)}" for x, y in _SHAPES[g.symbol])
    return f'<polygon points="{points}"{name}{style}/>'


def _inside(g: Glyph, r: float) -> str:
    if g.symbol == "circle-x":
        d = r * math.sqrt(0.5)
        cross = f"M{_n(g.x - d)} {_n(g.y - d)}l{_n(2 * d)} {_n(2 * d)}m0 {_n(-2 * d)}l{_n(-2 * d)} {_n(2 * d)}"
        return f'<path d="{cross}" stroke="{g.stroke}" stroke-width="1.5"/>'
    if g.symbol == "circle-dot":
        return f'<circle cx="{_n(g.x)}" cy="{_n(g.y)}" r="1.5" fill="{g.stroke}"/>'
    return ""


def _count(g: Glyph) -> str:
    return _label(Label(g.x, g.y + 3.7, g.text, 10.5, 650, "#ffffff", "middle"))


_SHAPES = {
    "square": ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    "triangle-right": ((-0.67, -1.15), (1.33, 0), (-0.67, 1.15)),
    "hourglass": ((-1, -1), (1, -1), (-1, 1), (1, 1)),
    "hexagram": tuple(
        (length * math.sin(math.radians(30 * turn)), -length * math.cos(math.radians(30 * turn)))
        for turn in range(12)
        for length in ((1.0,) if turn % 2 == 0 else (1 / math.sqrt(3),))
    ),
}


def _label(t: Label) -> str:
    plate = ""
    if t.plate:
        wide = width(t.text, t.size) + 6
        left = t.x - 3 - (wide - 6 if t.anchor == "end" else 0)
        ground = Rect(left, t.y - t.size + 1, wide, t.size + 2, fill=t.plate, fill_opacity=0.92)
        plate = _rect(ground)
    return (
        plate
        + "<text"
        + _attributes(
            (
                ("x", t.x),
                ("y", t.y),
                ("font-size", t.size),
                ("font-weight", None if t.weight == 400 else t.weight),
                ("fill", t.fill),
                ("text-anchor", None if t.anchor == "start" else t.anchor),
            )
        )
        + f">{escape(t.text)}</text>"
    )

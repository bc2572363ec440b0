"""A scene as SVG: plain elements, every text selectable, no script, no outside reference."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from render.picture.scene import Element, Glyph, Label, Line, Rect, Scene
from render.picture.text import width

_FONT = "Inter,'Segoe UI','Helvetica Neue',Arial,'Liberation Sans',sans-serif"


@dataclass(frozen=True)
class _Shape:
    """One SVG element: its look, where it stands, and the text inside."""

    tag: str
    look: str
    place: str
    inside: str = ""

    def drawn(self, look: str) -> str:
        """As markup, with `look` where no group tells it."""
        end = f">{self.inside}</{self.tag}>" if self.inside else "/>"
        return f"<{self.tag}{self.place}{look}{end}"


def svg(scene: Scene, title: str) -> str:
    """One `svg` element, with `title` as its name for those who do not see it."""
    body = "".join(_grouped(look, list(shapes)) for look, shapes in groupby(_shapes(scene), key=lambda s: s.look))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(scene.width)} {_n(scene.height)}" role="img" '
        f'aria-label="{escape(title)}" font-family="{_FONT}">{_patterns(scene)}{body}</svg>'
    )


def _grouped(look: str, shapes: list[_Shape]) -> str:
    """Neighbours that look the same say so once."""
    if len(shapes) == 1:
        return shapes[0].drawn(look)
    return f"<g{look}>{''.join(shape.drawn('') for shape in shapes)}</g>"


def _shapes(scene: Scene) -> Iterator[_Shape]:
    """In painting order; pearls never lie on each other, so all their numbers may come after all of them."""
    for pearls, run in groupby(scene.elements, key=lambda e: isinstance(e, Glyph) and bool(e.text)):
        elements = list(run)
        yield from (shape for element in elements for shape in _drawn(element))
        if pearls:
            yield from (shape for element in elements if isinstance(element, Glyph) for shape in _count(element))


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


def _drawn(element: Element) -> Iterable[_Shape]:
    if isinstance(element, Rect):
        return (_rect(element),)
    if isinstance(element, Line):
        return (_line(element),)
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


def _rect(r: Rect) -> _Shape:
    fill = f"url(#{_pattern(r.pattern, r.stroke)})" if r.pattern else r.fill
    stroke = (
        (("stroke", r.stroke), ("stroke-width", None if r.stroke_width == 1 else r.stroke_width)) if r.stroke else ()
    )
    look = (
        ("fill", fill),
        ("fill-opacity", _opacity(r.fill_opacity)),
        *stroke,
        ("stroke-opacity", _opacity(r.stroke_opacity)),
        ("stroke-dasharray", r.dash),
    )
    place = (("x", r.x), ("y", r.y), ("width", r.width), ("height", r.height), ("rx", r.radius or None))
    return _Shape("rect", _attributes(look), _attributes(place))


def _opacity(value: float) -> str | None:
    return None if value == 1 else f"{value:.2g}"


def _line(line: Line) -> _Shape:
    path = "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in line.points)
    look = (
        ("fill", line.fill or "none"),
        ("stroke", line.stroke),
        ("stroke-width", line.width if line.stroke and line.width != 1 else None),
        ("stroke-dasharray", line.dash),
        ("opacity", _opacity(line.opacity)),
    )
    return _Shape("path", _attributes(look), _attributes((("d", path + ("Z" if line.fill else "")),)))


def _glyph(g: Glyph) -> tuple[_Shape, ...]:
    r = g.size / 2
    dash = "2 1.5" if g.name.startswith("due") else ""
    look = _attributes(
        (("fill", g.fill), ("stroke", g.stroke), ("stroke-width", g.line or None), ("stroke-dasharray", dash))
    )
    if g.symbol.startswith("circle"):
        circle = _Shape("circle", look, _attributes((("cx", g.x), ("cy", g.y), ("r", r))))
        return (circle, *_inside(g, r))
    points = " ".join(f"{_n(g.x + x * r)},{_n(g.y + y * r)}" for x, y in _SHAPES[g.symbol])
    return (_Shape("polygon", look, _attributes((("points", points),))),)


def _inside(g: Glyph, r: float) -> tuple[_Shape, ...]:
    if g.symbol == "circle-x":
        d = r * math.sqrt(0.5)
        cross = f"M{_n(g.x - d)} {_n(g.y - d)}l{_n(2 * d)} {_n(2 * d)}m0 {_n(-2 * d)}l{_n(-2 * d)} {_n(2 * d)}"
        look = _attributes((("stroke", g.stroke), ("stroke-width", 1.5)))
        return (_Shape("path", look, _attributes((("d", cross),))),)
    if g.symbol == "circle-dot":
        place = _attributes((("cx", g.x), ("cy", g.y), ("r", 1.5)))
        return (_Shape("circle", _attributes((("fill", g.stroke),)), place),)
    return ()


def _count(g: Glyph) -> tuple[_Shape, ...]:
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


def _label(t: Label) -> tuple[_Shape, ...]:
    look = (
        ("font-size", t.size),
        ("font-weight", None if t.weight == 400 else t.weight),
        ("fill", t.fill),
        ("text-anchor", None if t.anchor == "start" else t.anchor),
    )
    text = _Shape("text", _attributes(look), _attributes((("x", t.x), ("y", t.y))), escape(t.text))
    if not t.plate:
        return (text,)
    wide = width(t.text, t.size) + 6
    left = t.x - 3 - (wide - 6 if t.anchor == "end" else 0)
    return (_rect(Rect(left, t.y - t.size + 1, wide, t.size + 2, fill=t.plate, fill_opacity=0.92)), text)

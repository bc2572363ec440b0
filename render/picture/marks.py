"""What stands on the lanes: single events, bundles where contacts are close, spans of approximate dates."""

import datetime as dt
from typing import Final

from render.picture.colours import WHITE, colours
from render.picture.layout import Layout, Place, is_special
from render.picture.pearls import Pearl, aside, knots, pearls
from render.picture.scene import Glyph, Line, Scene, Symbol
from render.view.model import Mark, View

_SYMBOL: Final[dict[str, Symbol]] = {
    "remiss": "triangle-right",
    "beslut": "square",
    "oro": "diamond",
    "kris": "hexagram",
}
_STATUS: Final[dict[str, Symbol]] = {
    "installt": "circle-x",
    "planerad": "circle-dot",
    "avbojd": "square",
}
_SIZE: Final = {"kris": 20.0, "oro": 13.0, "remiss": 13.0, "egen": 11.0, "info": 6.5, "budb": 6.0}
_CROWDED: Final = 34
LATE: Final = dt.timedelta(days=14)
"""Written so much later than it happened: both days are told."""


def marks(view: View, layout: Layout, out: Scene) -> None:
    """All single events and bundles, lane by lane."""
    bundles: list[Glyph] = []
    singles: list[tuple[Mark, Glyph]] = []
    for lane in view.lanes:
        own = [m for m in view.marks if m.drawn and m.lane == lane.id and m.end is None]
        plain = sorted((m for m in own if may_join(m)), key=lambda m: m.day)
        dense = sum(view.start <= m.day <= view.end for m in plain) > layout.width / _CROWDED
        colour = colours()[lane.group]
        place = layout.lane(lane.id)
        found = pearls(plain, layout, place, dense=dense)
        singles += [(m, _single(m, layout, colour, dense=False)) for p in found if not p.size for m in p.marks]
        joined = aside((p for p in found if p.size), knots(view, layout, lane.id), place)
        bundles += [_bundle(pearl, place, colour) for pearl in joined]
        singles += [(mark, _single(mark, layout, colour, dense=dense)) for mark in own if not may_join(mark)]
    hourglasses = [_late(glyph) for mark, glyph in singles if late(mark)]
    out.add(*_whiskers(view, layout), *bundles, *(glyph for _, glyph in singles), *hourglasses)


def may_join(mark: Mark) -> bool:
    """Only ordinary contacts and notes that took place on a known day are ever bundled."""
    return mark.kind in {"kontakt", "info"} and mark.status == "ok" and not (mark.before or mark.after)


def _bundle(pearl: Pearl, place: Place, colour: str) -> Glyph:
    name = " ".join(mark.id for mark in pearl.marks)
    return Glyph(name, pearl.x, place.thread, "circle", pearl.size, colour, WHITE, 1.3, str(len(pearl.marks)))


def _single(mark: Mark, layout: Layout, colour: str, *, dense: bool) -> Glyph:
    hollow = mark.status not in {"ok", "oklart"}
    size = 7.5 if dense and hollow else 5.0 if mark.status == "oklart" else _SIZE.get(mark.kind, 10.5)
    symbol = _STATUS.get(mark.status) or _SYMBOL.get(mark.kind, "circle")
    fill = colours()["ink"] if mark.kind == "kris" else WHITE if hollow else colour
    y = height(mark, layout.lane(mark.lane), lifted=dense and hollow)
    return Glyph(
        mark.id, layout.x(mark.day), y, symbol, size, fill, colour if hollow else WHITE, 1.9 if hollow else 1.3
    )


def height(mark: Mark, place: Place, *, lifted: bool = False) -> float:
    """Special marks stand above the thread, and what did not take place in a dense lane is lifted to them."""
    return place.special if is_special(mark) or lifted else place.thread


def _whiskers(view: View, layout: Layout) -> list[Line]:
    """A capped line over the days on which it may have happened."""
    out: list[Line] = []
    for mark in view.marks:
        if not mark.drawn or mark.end or not (mark.before or mark.after):
            continue
        y = height(mark, layout.lane(mark.lane))
        ends = (
            layout.x(mark.day - dt.timedelta(days=mark.before)),
            layout.x(mark.day + dt.timedelta(days=mark.after)),
        )
        ink2 = colours()["ink2"]
        out.append(Line(((ends[0], y), (ends[1], y)), stroke=ink2, width=1.5))
        out += [Line(((x, y - 3.5), (x, y + 3.5)), stroke=ink2, width=1.5) for x in ends]
    return out


def late(mark: Mark) -> bool:
    """Was it written long after it happened? What the family tells is always told afterwards."""
    return bool(mark.lane != "family" and mark.source.written and mark.source.written - mark.day >= LATE)


def _late(glyph: Glyph) -> Glyph:
    """A small hourglass beside what was written down much later."""
    return Glyph("", glyph.x + 8, glyph.y - 8, "hourglass", 6, colours()["ink2"], "", 0)

"""The legend under the lanes: only what this picture holds."""

from collections.abc import Iterable, Iterator
from typing import Final

from render.picture.colours import WHITE, colours
from render.picture.head import Speech
from render.picture.marks import late
from render.picture.scene import Element, Glyph, Label, Line, Rect, Scene
from render.picture.text import width
from render.view.model import View

_ROW, _FIRST = 24, 18
_GROUPS: Final = ("fam", "reg", "kom", "sko", "ovr")


def legend(view: View, speech: Speech, out: Scene) -> None:
    """Rows of signs and words at the bottom; the picture grows by them."""
    x, y = 14.0, out.height + _FIRST
    for sign, wide, text in _entries(view, speech):
        room = wide + 6 + width(text, 12.5) + 16
        if x + room > out.width - 14:
            x, y = 14.0, y + _ROW
        for element in sign:
            out.add(_at(element, x, y))
        out.add(Label(x + wide + (6 if wide else 0), y + 4, text, 12.5, 400 if wide else 600, colours()["ink"]))
        x += room
    out.height = y + _ROW / 2 + 2


def _at(element: Element, x: float, y: float) -> Element:
    from render.picture.timeline import moved

    return moved(element, x, y)


def _entries(view: View, speech: Speech) -> Iterator[tuple[Iterable[Element], float, str]]:
    """Each sign around (0, 0), how wide it is, and its word."""
    words, hue = speech.words["leg"], colours()
    ink, ink2 = hue["ink"], hue["ink2"]
    drawn = [mark for mark in view.marks if mark.drawn]
    kinds = {mark.kind for mark in drawn}
    states = {mark.status for mark in drawn}
    yield (), 0, words["who"]
    for group in _GROUPS:
        if any(lane.group == group for lane in view.lanes):
            yield (_dot(hue[group]),), 12, speech.words["group"][group]
    yield (_dot(ink2),), 12, words["held"]
    for status, symbol, key in (
        ("uteblev", "circle", "missed"),
        ("installt", "circle-x", "x"),
        ("planerad", "circle-dot", "plan"),
    ):
        if status in states:
            yield (Glyph("", 6, 0, symbol, 10, WHITE, ink2, 1.9),), 12, words[key]  # type: ignore[arg-type]  # a mark
    for kind, symbol, key in (
        ("remiss", "triangle-right", "ref"),
        ("beslut", "square", "dec"),
        ("oro", "diamond", "oro"),
    ):
        if kind in kinds:
            yield (Glyph("", 7, 0, symbol, 11, ink2, WHITE, 1),), 14, words[key]  # type: ignore[arg-type]  # a mark
    if "kris" in kinds:
        yield (Glyph("", 9, 0, "hexagram", 18, ink, WHITE, 1),), 18, words["kris"]
    yield from _bars(kinds, words)
    yield from _lines(view, words)


def _bars(kinds: set[str], words: dict[str, str]) -> Iterator[tuple[Iterable[Element], float, str]]:
    ink2 = colours()["ink2"]
    for has, fill, opacity, pattern, key in (
        ("insats" in kinds, ink2, 0.2, "", "dur"),
        ("utredning" in kinds, WHITE, 1.0, "/", "utr"),
        ("vantan" in kinds, WHITE, 1.0, ".", "wait"),
        (bool(kinds & {"placering", "vard"}), ink2, 1.0, "", "place"),
    ):
        if has:
            yield (Rect(0, -5, 26, 10, fill, opacity, ink2, radius=3, pattern=pattern),), 26, words[key]


def _lines(view: View, words: dict[str, str]) -> Iterator[tuple[Iterable[Element], float, str]]:
    hue = colours()
    ink, ink2 = hue["ink"], hue["ink2"]
    drawn = [mark for mark in view.marks if mark.drawn]
    if any(mark.before or mark.after for mark in drawn):
        caps = (Line(((x, -4), (x, 4)), stroke=ink2, width=1.5) for x in (1, 21))
        yield (Line(((1, 0), (21, 0)), stroke=ink2, width=1.5), *caps, _dot(ink2, 11)), 22, words["ap"]
    if any(late(mark) for mark in drawn):
        yield (Glyph("", 5, 0, "hourglass", 8, ink2, "", 0),), 10, words["late"]
    if any(stitch.held for stitch in view.stitches):
        yield (
            (Line(((7, -9), (7, 9)), stroke=ink, width=3.2), Glyph("", 7, 0, "circle", 13, ink, WHITE, 1.5)),
            14,
            words["st"],
        )
    if any(stitch.absent for stitch in view.stitches):
        line = Line(((7, -9), (7, 9)), stroke=ink, width=1.2, dash="2 2")
        yield (line, Glyph("", 7, 0, "circle", 11, WHITE, ink, 2.2)), 14, words["ab"]
    if view.points:
        yield (
            (Rect(0, -8, 20, 16, hue["flag"], 1, hue["flag-e"], stroke_width=1.6, dash="3 2", radius=2),),
            20,
            words["fl"],
        )
    if any(point.due for point in view.points):
        yield (Glyph("due", 5, 0, "circle", 9, WHITE, hue["flag-e"], 1.3),), 10, words["due"]
    if any(mark.kind == "budb" for mark in drawn):
        arch = Line(((3, 8), (3, -4), (7, -7), (11, -4), (11, 5)), stroke=hue["fam"], width=1.9, dash="1.5 2")
        yield (arch, Line(((8, 4), (11, 9), (14, 4)), fill=hue["fam"])), 15, words["bud"]
    hatch = (Line(((10, 5), (17, -5)), stroke=ink2, opacity=0.6), Line(((15, 5), (20, -2)), stroke=ink2, opacity=0.6))
    yield (Rect(0, -6, 20, 12, WHITE, 1, ink2, dash="1 3"), *hatch), 20, words["cov"]


def _dot(colour: str, x: float = 6) -> Glyph:
    return Glyph("", x, 0, "circle", 10, colour, "", 0)

"""The rows above the lanes and the column beside them: story, axis, meetings, points, names of lanes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from render.picture.colours import WHITE, colours
from render.picture.ground import terms
from render.picture.layout import Layout
from render.picture.scene import Label, Line, Rect, Scene
from render.picture.text import width
from render.view.model import View

STORY, AXIS, MEETINGS, POINTS = 60, 58, 34, 40
HEIGHT: Final = STORY + AXIS + MEETINGS + POINTS
_TIERS, _TIER = 3, 17


@dataclass(frozen=True)
class Speech:
    """The page's words in one language, its name, and where the plot begins."""

    words: dict[str, Any]
    lang: str
    left: float


def head(view: View, layout: Layout, speech: Speech, out: Scene) -> None:
    """Everything around the lanes."""
    _frames(layout, speech, out)
    _story(view, layout, speech, out)
    _years(layout, speech, out)
    _terms(view, layout, speech, out)
    _ages(view, layout, speech, out)
    _letters(view, layout, speech, out)
    _numbers(view, layout, speech, out)
    _names(view, layout, speech, out)


def _frames(layout: Layout, speech: Speech, out: Scene) -> None:
    text, at = speech.words, 0.0
    ink2, rule = colours()["ink2"], colours()["rule"]
    for key, height in (("rowStory", STORY), ("rowAxis", AXIS), ("rowMts", MEETINGS), ("rowPts", POINTS)):
        middle = at + height / 2 + 4
        small = text["rowAxis2"] if key == "rowAxis" else ""
        out.add(Label(14, middle - (7 if small else 0), text[key], 12.5, 600, colours()["ink"]))
        if small:
            out.add(Label(14, middle + 9, small, 12, 400, ink2))
        at += height
        if key != "rowMts":
            out.add(Line(((0, at), (layout.size.width, at)), stroke=rule))


def _story(view: View, layout: Layout, speech: Speech, out: Scene) -> None:
    """Turning points in three tiers; one that does not fit is left out, never laid over another."""
    free = [-1e9] * _TIERS
    titles: list[Label] = []
    for turn in view.turns:
        title = getattr(turn.title, speech.lang)
        x, length = layout.x(turn.day), width(title, 13, bold=True) + 10
        right = x + length > layout.width
        left = x - length if right else x
        tier = next((row for row in reversed(range(_TIERS)) if free[row] <= left - 6), None)
        if tier is None:
            continue
        free[tier] = left + length
        y, ink = 4 + tier * _TIER, colours()["ink"]
        out.add(Line(((speech.left + x, y), (speech.left + x, STORY)), stroke=colours()["ink2"], width=1.5))
        at = speech.left + x + (-7 if right else 7)
        titles.append(Label(at, y + 12, title, 13, 560, ink, "end" if right else "start", plate=WHITE))
    out.add(*titles)


def _years(layout: Layout, speech: Speech, out: Scene) -> None:
    for year in range(layout.start.year, layout.end.year + 1):
        a, b = max(0.0, layout.x(dt.date(year, 1, 1))), min(layout.width, layout.x(dt.date(year + 1, 1, 1)))
        if b - a > 26:
            _tick(out, speech.left + a, STORY, 21)
            out.add(Label(speech.left + a + 6, STORY + 15, str(year), 13, 680, colours()["ink"]))


def _terms(view: View, layout: Layout, speech: Speech, out: Scene) -> None:
    """Term and grade, shorter as the width shrinks. Grade 1 begins in the autumn of the year the child turns seven."""
    words, born = speech.words, int(view.born[:4]) if view.born else None
    days = terms(dt.date(layout.start.year - 1, 7, 1), dt.date(layout.end.year + 1, 7, 1))
    for start in days:
        spring = start.month == 1
        end = dt.date(start.year, 7, 1) if spring else dt.date(start.year + 1, 1, 1)
        a, b = max(0.0, layout.x(start)), min(layout.width, layout.x(end))
        if b - a < 18:
            continue
        grade = start.year - spring - born - 6 if born is not None else 0
        text = _term(words, spring, grade, b - a)
        _tick(out, speech.left + a, STORY + 21, 18)
        out.add(Label(speech.left + a + 6, STORY + 34, text, 12, fill=colours()["ink2"]))


def _term(words: dict[str, Any], spring: bool, grade: int, room: float) -> str:
    name = ""
    if 1 <= grade <= 12:
        name = f"{words['grade']} {grade}" if grade <= 9 else f"{words['upper']} {grade - 9}"
    long, short = (words["spring"], words["vt"]) if spring else (words["autumn"], words["ht"])
    joined: Callable[[str], str] = lambda term: " · ".join(filter(None, (term, name)))  # noqa: E731
    if room > 120:
        return joined(long)
    return joined(short) if room > 74 else (name or short) if room > 34 else ""


def _ages(view: View, layout: Layout, speech: Speech, out: Scene) -> None:
    """The child's age from birthday to birthday; the middle of what is known when the day itself is not."""
    if not view.born:
        return
    year, month, day = (int(part) for part in (view.born + {4: "-07-01", 7: "-15"}.get(len(view.born), "")).split("-"))
    for age in range(26):
        birthdays = [dt.date(year + n, month, 28 if (month, day) == (2, 29) else day) for n in (age, age + 1)]
        a, b = max(0.0, layout.x(birthdays[0])), min(layout.width, layout.x(birthdays[1]))
        if b - a >= 44:
            _tick(out, speech.left + a, STORY + 39, 18, dash="1 2")
            out.add(Label(speech.left + a + 6, STORY + 52, f"{age} {speech.words['year']}", 12, fill=colours()["ink2"]))


def _tick(out: Scene, x: float, y: float, height: float, dash: str = "") -> None:
    out.add(Line(((x, y), (x, y + height)), stroke=colours()["rule"], dash=dash))


def placed(days: list[float], step: float, room: float) -> list[float]:
    """Where marks of width `step` stand side by side, as near their days as can be."""
    out: list[float] = []
    edge = 0.0
    for x in days:
        edge = max(x + step / 2, edge + step)
        out.append(edge - step / 2)
    edge = room
    for number in reversed(range(len(out))):
        out[number] = min(out[number], edge - step / 2)
        edge = out[number] - step / 2
    return out


def _letters(view: View, layout: Layout, speech: Speech, out: Scene) -> None:
    """A letter for each meeting held, a cross for each called off; smaller when they are many."""
    y, ink, ink2 = STORY + AXIS + MEETINGS / 2, colours()["ink"], colours()["ink2"]
    days = [layout.x(stitch.day) for stitch in view.stitches]
    step = min(26.0, layout.width / max(1, len(days)))
    for stitch, x in zip(view.stitches, placed(days, step, layout.width), strict=True):
        at, size = speech.left + x, step - 2
        held = stitch.held
        out.add(
            Rect(
                at - size / 2,
                y - 12,
                size,
                24,
                fill=ink if held else WHITE,
                stroke=ink if held else ink2,
                stroke_width=2,
                dash="" if held else "4 3",
                radius=12,
                name=f"stitch-{stitch.letter or 'x'}",
            )
        )
        small = max(5.0, min(13.0, step / 2, step / max(1, len(stitch.letter))))
        out.add(Label(at, y + small / 3, stitch.letter or "✕", small, 700, WHITE if held else ink2, "middle"))


def _numbers(view: View, layout: Layout, speech: Speech, out: Scene) -> None:
    """A yellow numbered square for each point, with a leader when it could not stand on its day."""
    top, hue = STORY + AXIS + MEETINGS, colours()
    days = [layout.x(point.start) for point in view.points]
    for point, day, x in zip(view.points, days, placed(days, 30, layout.width), strict=True):
        at = speech.left + x
        if abs(x - day) > 2:
            out.add(Line(((at, top + 34), (speech.left + day, top + POINTS)), stroke=hue["flag-e"], width=1.2))
        out.add(
            Rect(
                at - 14,
                top + 6,
                28,
                28,
                fill=hue["flag"],
                stroke=hue["flag-e"],
                stroke_width=2,
                dash="4 3",
                radius=6,
                name=f"number-{point.number}",
            ),
            Label(at, top + 25, str(point.number), 14, 750, hue["ink"], "middle"),
        )


def _names(view: View, layout: Layout, speech: Speech, out: Scene) -> None:
    """The names of the lanes, with a bar in the colour of the huvudman."""
    before = ""
    for lane in view.lanes:
        place, hue = layout.lane(lane.id), colours()[lane.group]
        top, middle = HEIGHT + place.top, HEIGHT + place.top + place.height / 2 + 4
        out.add(Rect(6, top, 5, place.height, fill=hue))
        name, group = getattr(lane.name, speech.lang), speech.words["group"][lane.group]
        first = lane.group not in {before, "fam"} and place.height >= 40 and name != group
        weight = 750 if lane.id == "family" else 600
        out.add(Label(20, middle + (6 if first else 0), name, 14, weight, colours()["ink"]))
        if first:
            out.add(Label(20, middle - 9, group, 12, 650, hue))
        elif lane.missing and place.height >= 40:
            out.add(Label(20, middle + 14, speech.words["missing"], 12, fill=colours()["ink2"]))
        before = lane.group

"""The rows above the lanes and the column beside them: story, axis, meetings, points, names of lanes."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from render.picture.colours import WHITE, colours
from render.picture.ground import terms
from render.picture.layout import Layout
from render.picture.place import Placed, in_rows, tags
from render.picture.scene import Label, Line, Rect, Scene
from render.picture.text import width
from render.view.model import View

STORY, AXIS, MEETINGS, POINTS = 60, 58, 34, 40
_TIERS, _TIER = 3, 17
_LETTER, _NUMBER = 28.0, 31.0


@dataclass(frozen=True)
class Speech:
    """The page's words in one language, its name, and where the plot begins."""

    words: dict[str, Any]
    lang: str
    left: float


@dataclass(frozen=True)
class Rows:
    """Where the letters and numbers stand, and how high their rows are."""

    met: list[Placed]
    meetings: float
    points: list[Placed]
    numbers: float

    @property
    def height(self) -> float:
        """All that stands above the lanes."""
        return STORY + AXIS + self.meetings + self.numbers


def rows(view: View, layout: Layout) -> Rows:
    """One row of letters and one of numbers, or more when they are crowded."""
    met, many = in_rows([layout.x(stitch.day) for stitch in view.stitches], _LETTER, layout.width)
    points, more = in_rows([layout.x(point.start) for point in view.points], _NUMBER, layout.width)
    return Rows(met, MEETINGS + (many - 1) * _LETTER, points, POINTS + (more - 1) * _NUMBER)


def head(view: View, layout: Layout, above: Rows, speech: Speech, out: Scene) -> None:
    """Everything around the lanes."""
    _frames(layout, above, speech, out)
    _story(view, layout, speech, out)
    _years(layout, speech, out)
    _terms(view, layout, speech, out)
    _ages(view, layout, speech, out)
    _letters(view, above, speech, out)
    _numbers(view, above, speech, out)
    _names(view, layout, above.height, speech, out)


def _frames(layout: Layout, above: Rows, speech: Speech, out: Scene) -> None:
    text, at = speech.words, 0.0
    ink2, rule = colours()["ink2"], colours()["rule"]
    for key, height in (("rowStory", STORY), ("rowAxis", AXIS), ("rowMts", above.meetings), ("rowPts", above.numbers)):
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
    labels = [
        (title, layout.x(turn.day), width(title, 13, bold=True) + 10)
        for turn in view.turns
        for title in (getattr(turn.title, speech.lang),)
    ]
    for tag in tags(labels, _TIERS, layout.width):
        x, y = speech.left + tag.x, 4 + tag.tier * _TIER
        out.add(Line(((x, y), (x, STORY)), stroke=colours()["ink2"], width=1.5))
        at, anchor = (x - 7, "end") if tag.left else (x + 7, "start")
        out.add(Label(at, y + 12, tag.text, 13, 560, colours()["ink"], anchor))  # type: ignore[arg-type]  # one of three


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
    joined: Callable[[str], str] = lambda term: " · ".join(filter(None, (term, name)))  # noqa: E731  # used once, below
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


def _leader(out: Scene, place: Placed, left: float, top: float, bottom: float, colour: str) -> None:
    """From a mark that could not stand on its day down to it."""
    if abs(place.at - place.x) > 2 or bottom - top > 12:
        out.add(Line(((left + place.at, top), (left + place.x, bottom)), stroke=colour, width=1.2, opacity=0.75))


def _letters(view: View, above: Rows, speech: Speech, out: Scene) -> None:
    """A letter for each meeting held, a cross for each called off, and a line from each down to the lanes."""
    top, ink, ink2 = STORY + AXIS, colours()["ink"], colours()["ink2"]
    bottom = top + above.meetings
    for place in above.met:
        _leader(out, place, speech.left, top + (place.row + 1) * _LETTER, bottom, ink)
        x = speech.left + place.x
        out.add(Line(((x, bottom), (x, above.height)), stroke=ink, width=1.2, opacity=0.3))
    size = _narrowest(above.met, _LETTER) - 2
    for stitch, place in zip(view.stitches, above.met, strict=True):
        at, y, held = speech.left + place.at, top + 17 + place.row * _LETTER, stitch.held
        out.add(
            Rect(
                at - size / 2,
                y - 13,
                size,
                26,
                fill=ink if held else WHITE,
                stroke=ink if held else ink2,
                stroke_width=2,
                dash="" if held else "4 3",
                radius=size / 2,
                name=f"stitch-{stitch.letter or 'x'}",
            )
        )
        small = min(13.0, size / 2, size * 0.9 / max(1, len(stitch.letter)))
        out.add(Label(at, y + small / 3, stitch.letter or "✕", small, 700, WHITE if held else ink2, "middle"))


def _narrowest(marks: Sequence[Placed], most: float) -> float:
    """The least room that a mark has in its row."""
    gaps = [b.at - a.at for row in range(3) for a, b in pairwise([one for one in marks if one.row == row])]
    return min([most, *gaps])


def _numbers(view: View, above: Rows, speech: Speech, out: Scene) -> None:
    """A yellow numbered square for each point, with a leader when it could not stand on its day."""
    top, hue = STORY + AXIS + above.meetings, colours()
    for place in above.points:
        _leader(out, place, speech.left, top + 34 + place.row * _NUMBER, top + above.numbers, hue["flag-e"])
    for point, place in zip(view.points, above.points, strict=True):
        at, y = speech.left + place.at, top + 6 + place.row * _NUMBER
        out.add(
            Rect(
                at - 14,
                y,
                28,
                28,
                fill=hue["flag"],
                stroke=hue["flag-e"],
                stroke_width=2,
                dash="4 3",
                radius=6,
                name=f"number-{point.number}",
            ),
            Label(at, y + 19, str(point.number), 14, 750, hue["ink"], "middle"),
        )


def _names(view: View, layout: Layout, height: float, speech: Speech, out: Scene) -> None:
    """The names of the lanes, with a bar in the colour of the huvudman."""
    before = ""
    for lane in view.lanes:
        place, hue = layout.lane(lane.id), colours()[lane.group]
        top, middle = height + place.top, height + place.top + place.height / 2 + 4
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

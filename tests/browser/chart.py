"""What the chart holds at the moment, read off plotly's own data and the boxes on the screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from playwright.sync_api import Page

Box = list[float]
_READ = """() => {
  const gd = document.querySelector('#plot');
  const marks = gd.data.filter((t) => t.mode === 'markers' && t.customdata).flatMap((t) =>
    t.customdata.map((id, i) => ({
    id, x: t.x[i], y: t.y[i], px: G.px(t.x[i]), symbol: t.marker.symbol[i], size: t.marker.size[i],
    fill: t.marker.color[i], edge: t.marker.line.color[i], opacity: t.marker.opacity[i], e: EI[id],
    group: LANES[LI[EI[id].l]].g })));
  const pearls = gd.data.filter((t) => t.mode === 'markers+text').flatMap((t) => t.customdata.map((id, i) => ({
    ids: id.slice(1).split('\\u0001'), px: G.px(t.x[i]), y: t.y[i], size: t.marker.size[i], text: t.text[i],
    fill: t.marker.color[i] })));
  const lines = gd.data.filter((t) => t.mode === 'lines').flatMap((t) => t.x.flatMap((x, i) => i % 3 === 0 ? [{
    x, x1: t.x[i + 1], y: t.y[i], y1: t.y[i + 1], colour: t.line.color, width: t.line.width,
    dash: t.line.dash || 'solid', opacity: t.opacity }] : []));
  const bars = gd.data.filter((t) => t.type === 'bar' && t.customdata).flatMap((t) => t.customdata.map((id, i) => ({
    id, e: EI[id], start: t.base[i], long: t.x[i], fill: t.marker.color[i], pattern: t.marker.pattern.shape[i] })));
  const whiskers = gd.data.filter((t) => t.error_x && t.error_x.array).flatMap((t) => t.x.map((x, i) => ({
    x, y: t.y[i], before: t.error_x.arrayminus[i], after: t.error_x.array[i], cap: t.error_x.width })));
  return { marks, pearls, lines, bars, whiskers,
    shapes: UNDER,
    titles: gd.layout.annotations.map((a) => ({ text: a.text, size: a.font.size, y: a.y,
      px: G.px(a.x) + (a.xshift || 0) })),
    bands: G.Y, width: G.W, height: G.H, range: [S.r0, S.r1], full: FULL, day: DAY,
    lanes: LANES, groups: GROUPS, flags: D.flags.map((f) => ({ ...f, t0: ms(f.start), t1: ms(f.end) })), sewn: SEWN,
    hues: Object.fromEntries([...GROUPS, 'ink', 'ink2', 'flag', 'flag-e'].map((g) => [g, css(g)])) };
}"""


@dataclass(frozen=True)
class Chart:
    """Marks, pearls, lines, bars, whiskers, shapes, titles, and the lanes they stand in."""

    marks: list[dict[str, Any]]
    pearls: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    bars: list[dict[str, Any]]
    whiskers: list[dict[str, Any]]
    shapes: list[dict[str, Any]]
    titles: list[dict[str, Any]]
    bands: dict[str, dict[str, float]]
    width: float
    height: float
    range: list[float]
    full: list[float]
    day: float
    lanes: list[dict[str, Any]]
    groups: list[str]
    flags: list[dict[str, Any]]
    sewn: list[dict[str, Any]]
    hues: dict[str, str]

    def lane_at(self, y: float) -> str:
        """The lane whose band holds `y`."""
        return next(name for name, band in self.bands.items() if band["t"] <= y <= band["t"] + band["h"])

    def knots(self, meeting: dict[str, Any], fill: str) -> set[str]:
        """The lanes on which a meeting has knots of that fill."""
        return {self.lane_at(m["y"]) for m in self.marks if m["id"] == meeting["id"] and m["fill"] == fill}


def read(page: Page) -> Chart:
    """The chart as it is drawn at the moment."""
    return Chart(**page.evaluate(_READ))


def until(page: Page, holds: str) -> None:
    """Waits until the expression holds (the page's policy lets Playwright's own waiting evaluate no string)."""
    for _ in range(100):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(50)
    raise AssertionError(holds)


def boxes(page: Page, selector: str) -> list[Box]:
    """Left, top, right and bottom of every element."""
    return page.locator(selector).evaluate_all(
        "all => all.map((el) => { const r = el.getBoundingClientRect(); return [r.left, r.top, r.right, r.bottom]; })"
    )


def apart(found: Iterable[Box], slack: float = 0.5) -> bool:
    """Does no box lie over another?"""
    return not any(
        a[0] < b[2] - slack and b[0] < a[2] - slack and a[1] < b[3] - slack and b[1] < a[3] - slack
        for a, b in combinations(found, 2)
    )


def rgb(colour: str) -> tuple[int, int, int]:
    """`#rrggbb` or `rgb(…)` as three numbers."""
    if len(colour) == 4:
        colour = "#" + "".join(digit * 2 for digit in colour[1:])
    if colour.startswith("#"):
        return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return tuple(int(float(part)) for part in colour.partition("(")[2].rstrip(")").split(",")[:3])


def luminance(colour: str) -> float:
    """Relative luminance as WCAG has it."""
    parts = [c / 255 for c in rgb(colour)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: str, b: str) -> float:
    """The contrast ratio of two opaque colours."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)

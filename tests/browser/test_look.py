"""What the chart shows: statements 1 to 18 of the page's specification (docs/sidan.md)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browser.chart import apart, boxes, luminance, read, rgb

pytestmark = pytest.mark.browser
CASES = ["nour", "liv-200", "liv-2000"]
NEAR = 0.01


@pytest.mark.parametrize("case", CASES)
def test_01_everything_is_in_view_on_a_projector(opened: Callable[..., Page], case: str) -> None:
    page = opened(case, 1366, 768)
    flags, sewn, lanes = page.evaluate("[D.flags.length, SEWN.length, LANES.length]")
    for selector, number in (("#points .pin", flags), ("#mts .tab", sewn), ("#labels .lane", lanes), ("#ovsvg", 1)):
        found = boxes(page, selector)
        assert len(found) == number and apart(found)
        assert all(x0 >= 0 and y0 >= 0 and x1 <= 1366 and y1 <= 768 for x0, y0, x1, y1 in found)


def test_02_the_list_of_points_is_open_beside_the_chart(page: Page) -> None:
    chart, panel = page.locator(".chart").bounding_box(), page.locator("#panel").bounding_box()
    assert chart["x"] + chart["width"] <= panel["x"] and panel["x"] + panel["width"] <= 1920
    assert page.locator("#pbody [data-f]").count() == page.evaluate("D.flags.length") > 0


def test_03_the_child_comes_first_and_bold(page: Page) -> None:
    lanes = page.locator("#labels .lane")
    assert page.evaluate("D.child.name") in lanes.first.inner_text()
    weights = lanes.locator("b").evaluate_all("all => all.map((b) => +getComputedStyle(b).fontWeight)")
    tops = lanes.evaluate_all("all => all.map((l) => l.getBoundingClientRect().top)")
    assert weights[0] > max(weights[1:]) and tops == sorted(tops)


def test_04_one_hue_for_each_huvudman_everywhere(page: Page) -> None:
    chart = read(page)
    own = {group: rgb(chart.hues[group]) for group in chart.groups}
    assert len(set(own.values())) == len(own)
    free = {(255, 255, 255), rgb(chart.hues["ink"])}
    for mark in chart.marks:
        if mark["e"]["k"] != "sam":
            assert {rgb(mark["fill"]), rgb(mark["edge"])} <= {own[mark["group"]]} | free, mark
    for pearl in chart.pearls:
        group = next(lane["g"] for lane in chart.lanes if lane["id"] == chart.lane_at(pearl["y"]))
        assert rgb(pearl["fill"]) == own[group]
    shown = "all => all.map((el) => getComputedStyle(el).backgroundColor)"
    assert [rgb(c) for c in page.locator("#chips i").evaluate_all(shown)] == list(own.values())
    assert [rgb(c) for c in page.locator("#labels .grp").evaluate_all(shown)] == list(own.values())
    legend = page.locator("#legend circle").evaluate_all("all => all.map((c) => c.getAttribute('fill'))")
    assert [rgb(c) for c in legend[: len(own)]] == list(own.values())
    strip = page.locator("#ovsvg rect[opacity]").evaluate_all("all => all.map((r) => r.getAttribute('fill'))")
    assert {rgb(c) for c in strip} <= set(own.values())


def test_05_no_red_and_nothing_drawn_by_severity(page: Page) -> None:
    used = page.evaluate(
        "[...document.querySelectorAll('#wrap *')].flatMap((el) => { const s = getComputedStyle(el);"
        " return [s.color, s.backgroundColor, s.borderTopColor, s.fill, s.stroke]; })"
        ".filter((c) => c.startsWith('rgb'))"
    )
    for red, green, blue in {rgb(colour) for colour in used}:
        assert not (red > 150 and green < red * 0.4 and blue < red * 0.4), (red, green, blue)
    assert not {"severity", "S1", "S2", "S3"} & set(page.evaluate("D.flags.flatMap((f) => Object.keys(f))"))
    sizes = defaultdict(set)
    for mark in read(page).marks:
        sizes[mark["e"]["k"], mark["e"]["s"], mark["symbol"], mark["fill"]].add(mark["size"])
    assert all(len(found) <= 2 for found in sizes.values()), sizes  # two: a dense lane lifts the hollow ones


def test_06_a_meeting_held_is_a_solid_line_with_a_knot_on_each_lane(page: Page) -> None:
    chart = read(page)
    ink = chart.hues["ink"]
    stitches = [line for line in chart.lines if line["colour"] == ink and line["width"] == 3.4]
    held = [meeting for meeting in chart.sewn if meeting["s"] == "ok"]
    assert held and len(stitches) == len(held)
    for meeting in held:
        assert chart.knots(meeting, ink) == set(meeting["P"])
        line = next(one for one in stitches if one["x"] == meeting["t"])
        rows = [chart.bands[lane]["c"] for lane in meeting["P"]]
        assert (line["y"], line["y1"], line["dash"]) == (min(rows), max(rows), "solid")


def test_07_a_hollow_knot_only_where_contact_was(page: Page) -> None:
    chart = read(page)
    spans = page.evaluate("SPANS")
    for meeting in (one for one in chart.sewn if one["s"] == "ok"):
        assert chart.knots(meeting, "#ffffff") == set(meeting["A"])
        for lane in meeting["A"]:
            assert any(start <= meeting["t"] <= end for start, end in spans[lane])
    assert any(meeting["A"] for meeting in chart.sewn)


def test_08_a_cancelled_meeting_is_dashed_and_has_no_letter(page: Page) -> None:
    chart = read(page)
    off = [meeting for meeting in chart.sewn if meeting["s"] != "ok"]
    dashed = [line["x"] for line in chart.lines if line["dash"] == "5px,4px"]
    assert off and dashed == [meeting["t"] for meeting in off]
    assert all(meeting["L"] == "" for meeting in off)
    assert page.locator("#mts .tab.no").all_inner_texts() == ["✕"] * len(off)
    assert page.locator("#mts .tab.no").first.evaluate("el => getComputedStyle(el).borderTopStyle") == "dashed"


def test_09_a_region_covers_its_lanes_and_dates(page: Page) -> None:
    chart = read(page)
    drawn = [s for s in chart.shapes if s["type"] == "rect" and s["line"].get("dash") == "4px,3px"]
    least = 16 / chart.width * (chart.range[1] - chart.range[0])
    for flag in chart.flags:
        room = max(0, least - (flag["t1"] - flag["t0"])) / 2
        own = [s for s in drawn if abs(s["x0"] - flag["t0"] + room) < 1 and abs(s["x1"] - flag["t1"] - room) < 1]
        covered = {
            lane["id"]
            for lane in chart.lanes
            for shape in own
            if shape["y0"] <= chart.bands[lane["id"]]["t"] + 2
            and shape["y1"] >= chart.bands[lane["id"]]["t"] + chart.bands[lane["id"]]["h"] - 2
        }
        assert covered >= set(flag["lanes"]), flag["n"]
        same = {lane for f in chart.flags if (f["t0"], f["t1"]) == (flag["t0"], flag["t1"]) for lane in f["lanes"]}
        assert covered == same
        assert all((s["x1"] - s["x0"]) >= least * 0.999 for s in own)


def test_10_numbers_and_letters_follow_the_time(page: Page) -> None:
    chart = read(page)
    assert [flag["n"] for flag in chart.flags] == list(range(1, len(chart.flags) + 1))
    assert all(a["t0"] <= b["t0"] for a, b in pairwise(chart.flags))
    held = [meeting for meeting in chart.sewn if meeting["s"] == "ok"]
    assert [meeting["L"] for meeting in held] == [chr(65 + n) for n in range(len(held))]
    assert all(a["t"] <= b["t"] for a, b in pairwise(held))
    order = "all => all.map((el) => el.textContent)"
    assert page.locator("#points .pin").evaluate_all(order) == [str(flag["n"]) for flag in chart.flags]


def test_11_what_the_family_carried_is_an_arch_to_the_receiver(page: Page) -> None:
    chart = read(page)
    carried = page.evaluate("EV.filter((e) => e.k === 'budb' && e.via)")
    arches = [s for s in chart.shapes if s["type"] == "path" and s["line"].get("dash") == "1.5px,3px"]
    heads = [s for s in chart.shapes if s["type"] == "path" and s.get("fillcolor") == chart.hues["fam"]]
    assert len(arches) == len(heads) == len(carried)
    for event, arch, head in zip(carried, arches, heads, strict=True):
        source, receiver = (chart.bands[lane]["c"] for lane in event["via"])
        assert arch["line"]["color"] == chart.hues["fam"] and arch["xanchor"] == head["xanchor"] == event["t"]
        assert arch["path"].startswith(f"M-4,{source:g}"[:8]) and f"L4,{receiver:g}"[:7] in head["path"]


def test_12_what_did_not_take_place_is_hollow(page: Page) -> None:
    white = "#ffffff"
    for mark in read(page).marks:
        status, kind = mark["e"]["s"], mark["e"]["k"]
        if kind == "sam":
            continue
        assert (mark["fill"] == white) == (status not in {"ok", "oklart"}), mark
        if status in {"installt", "planerad"}:
            assert mark["symbol"] == {"installt": "circle-x", "planerad": "circle-dot"}[status]
        if status == "avbojd":
            assert mark["symbol"] == "square"


def test_13_an_unsure_date_has_a_whisker_over_all_its_days(page: Page) -> None:
    chart = read(page)
    unsure = page.evaluate("EV.filter((e) => e.ap && !e.te)")
    assert unsure and len(chart.whiskers) == len(unsure)
    for event, whisker in zip(unsure, chart.whiskers, strict=True):
        assert (whisker["before"], whisker["after"]) == (event["ap"][0] * chart.day, event["ap"][1] * chart.day)
        assert whisker["x"] == event["t"] and whisker["cap"] > 0


def test_14_durations_are_told_apart_without_colour(opened: Callable[..., Page]) -> None:
    seen = {}
    for case in CASES:
        for bar in read(opened(case)).bars:
            solid = not bar["fill"].startswith("rgba") and luminance(bar["fill"]) < 0.5
            seen.setdefault(bar["e"]["k"], set()).add((bar["pattern"], solid))
    assert set(seen) >= {"vantan", "utredning", "insats", "placering"}
    assert all(len(looks) == 1 for looks in seen.values())
    distinct = [next(iter(seen[kind])) for kind in ("vantan", "utredning", "insats", "placering")]
    assert len(set(distinct)) == 4


def test_15_years_terms_grade_and_age(page: Page) -> None:
    years = page.locator(".axr.y span").all_inner_texts()
    start, end, born = page.evaluate("[D.start, D.end, D.child.born]")
    assert set(map(str, range(int(start[:4]) + 1, int(end[:4])))) <= set(years)
    terms = " ".join(page.locator(".axr.t span").all_inner_texts())
    assert "åk" in terms and ("Hösttermin" in terms or "HT" in terms)
    birthday = dt.date.fromisoformat(born)
    for text, left in page.locator(".axr.a span").evaluate_all("all => all.map((s) => [s.textContent, s.offsetLeft])"):
        turned = dt.datetime(birthday.year + int(text.split()[0]), birthday.month, birthday.day, tzinfo=dt.UTC)
        assert left == 0 or abs(page.evaluate("(t) => G.px(t)", turned.timestamp() * 1000) - left) <= 1


@pytest.mark.parametrize("width", [1920, 1366])
@pytest.mark.parametrize("case", CASES)
def test_16_turning_points_never_lie_on_each_other(opened: Callable[..., Page], case: str, width: int) -> None:
    page = opened(case, width, 1080 if width == 1920 else 768)
    labels = boxes(page, "#story .ms span")
    stems = page.locator("#story .ms").evaluate_all(
        "all => all.map((el) => { const r = el.getBoundingClientRect(), left = el.classList.contains('r');"
        " return [left ? r.right - 1 : r.left, r.top, left ? r.right : r.left + 1, r.bottom]; })"
    )
    assert labels and apart(labels)
    for number, stem in enumerate(stems):
        assert apart([stem, *labels[:number], *labels[number + 1 :]])
    room = page.locator("#story .trk").bounding_box()
    assert all(x0 >= room["x"] - 1 and x1 <= room["x"] + room["width"] + 1 for x0, _, x1, _ in labels)


def test_17_without_colour_lines_and_regions_differ(page: Page) -> None:
    chart = read(page)
    looks = {
        "stitch": {(line["dash"], line["width"]) for line in chart.lines if line["width"] == 3.4},
        "cancelled": {(line["dash"], line["width"]) for line in chart.lines if line["dash"] == "5px,4px"},
        "arch": {
            (s["line"]["dash"], s["line"]["width"])
            for s in chart.shapes
            if s["type"] == "path" and s["line"].get("dash")
        },
        "region": {(s["line"]["dash"], s["line"]["width"]) for s in chart.shapes if s["line"].get("dash") == "4px,3px"},
    }
    found = [look for own in looks.values() for look in own]
    assert looks["stitch"] and looks["cancelled"] and looks["region"] and len(found) == len(set(found))


def test_18_the_legend_has_two_rows(page: Page) -> None:
    tops = {round(top) for _, top, _, _ in boxes(page, "#legend span")}
    assert 1 <= len(tops) <= 2

"""Many events, and what the hand can do: statements 19 to 33 of the page's specification (docs/sidan.md)."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chart import apart, read, until
from tests.browser.conftest import show
from timeline.pipeline import Built

pytestmark = pytest.mark.browser
NEVER_MERGED = {"remiss", "beslut", "oro", "kris", "egen", "budb", "sam"}
KEY = "document.activeElement && document.activeElement.dataset.k"


def test_19_no_pearl_lies_on_another_in_its_lane(page: Page) -> None:
    pearls = read(page).pearls
    for number, one in enumerate(pearls):
        for other in pearls[:number]:
            if one["y"] == other["y"]:
                assert abs(one["px"] - other["px"]) >= (one["size"] + other["size"]) / 2 - 0.6


def test_19_no_number_of_a_pearl_is_hidden_by_a_knot(opened: Callable[..., Page]) -> None:
    chart = read(opened("liv-2000"))
    knots = [mark for mark in chart.marks if mark["e"]["k"] == "sam"]
    for pearl in chart.pearls:
        near = [k for k in knots if k["y"] == pearl["y"] and abs(k["px"] - pearl["px"]) < pearl["size"] / 2]
        assert not near, pearl


def test_20_what_matters_is_never_merged(page: Page) -> None:
    chart = read(page)
    single = {mark["id"] for mark in chart.marks}
    within = {name for pearl in chart.pearls for name in pearl["ids"]}
    events = page.evaluate("EV.filter((e) => !e.te).map((e) => [e.id, e.k, e.s])")
    for name, kind, status in events:
        if kind in NEVER_MERGED or status != "ok":
            assert name in single and name not in within, (name, kind)
        assert name in single | within
    assert page.locator("#points .pin.many, #mts .tab.many").count() == 0


def test_21_a_pearl_tells_its_number_and_opens(opened: Callable[..., Page]) -> None:
    page = opened("liv-2000")
    chart = read(page)
    assert chart.pearls and all(pearl["text"] == str(len(pearl["ids"])) for pearl in chart.pearls)
    shown = page.locator("#plot .scatterlayer .textpoint").all_text_contents()
    assert sorted(text.strip() for text in shown) == sorted(pearl["text"] for pearl in chart.pearls)
    pearl = chart.pearls[len(chart.pearls) // 3]
    box = page.locator("#plotbox").bounding_box()
    page.mouse.move(box["x"] + pearl["px"], box["y"] + pearl["y"])
    page.wait_for_selector("#tip:not([hidden])")
    assert pearl["text"] in page.locator("#tip").inner_text()
    page.mouse.click(box["x"] + pearl["px"], box["y"] + pearl["y"])
    start, end = page.evaluate("[S.r0, S.r1]")
    days = page.evaluate("(ids) => ids.map((id) => EI[id].t)", pearl["ids"])
    assert end - start < (chart.range[1] - chart.range[0]) / 2 and all(start <= day <= end for day in days)


def test_22_titles_stand_where_there_is_room(page: Page) -> None:
    page.evaluate("setRange(FULL[0] + 0.55 * (FULL[1] - FULL[0]), FULL[0] + 0.55 * (FULL[1] - FULL[0]) + 200 * DAY)")
    chart = read(page)
    wide = page.evaluate(
        "(all) => all.map(([text, size]) => wide(text, size))", [[t["text"], t["size"]] for t in chart.titles]
    )
    texts = [[t["px"], t["y"] - 6, t["px"] + w, t["y"] + 6] for t, w in zip(chart.titles, wide, strict=True)]
    marks = [
        [m["px"] - r, m["y"] - r, m["px"] + r, m["y"] + r]
        for m in (*chart.marks, *chart.pearls)
        for r in (m["size"] / 2 - 1,)
    ]
    assert texts and apart(texts)
    assert all(apart([text, mark]) for text in texts for mark in marks)


@pytest.mark.parametrize("how", ["click", "Enter", "Space"])
def test_23_every_number_and_letter_opens_its_panel(page: Page, how: str) -> None:
    for selector, chosen in (("#points .pin", "'f' + S.flag"), ("#mts .tab", "S.sel.id")):
        names = page.locator(selector).evaluate_all("all => all.map((b) => b.dataset.k)")
        for name in names if how == "click" else names[:3]:
            button = page.locator(f'[data-k="{name}"]')
            if how == "click":
                button.click()
            else:
                button.focus()
                page.keyboard.press(how)
            assert page.evaluate(chosen) == name
            assert page.locator("#panel").is_visible() and page.locator("#pbody h2").first.inner_text()


def test_24_a_point_tells_all_it_rests_on(page: Page) -> None:
    for flag in read(page).flags[:6]:
        page.evaluate("(n) => goFlag(n)", flag["n"])
        text = page.locator("#pbody").inner_text()
        assert flag["w"][0] in text and flag["t"][0] in text
        questions = page.locator("#pbody .q").all_inner_texts()
        assert len(questions) == 1 and questions[0].rstrip().endswith("?")
        assert page.locator("#pbody .who").first.locator("span").count() == len(flag["lanes"])
        for source in page.evaluate(
            "(n) => D.flags[n - 1].ev.flatMap((i) => EI[i] ? (EI[i].voices || [i]) : []).filter((i) => EI[i])"
            ".map((i) => [EI[i].src.file, EI[i].src.place])",
            flag["n"],
        ):
            assert all(part in text for part in source)


def test_25_quotes_are_the_records_own_words(opened: Callable[..., Page], example: Built) -> None:
    page = opened("nour")
    page.locator("#bLang").click()
    own = {" ".join(event.text.split()) for event in example.journey.events}
    seen = 0
    for flag in read(page).flags:
        page.evaluate("(n) => goFlag(n)", flag["n"])
        for quote in page.locator("#pbody blockquote").all():
            seen += 1
            assert quote.get_attribute("lang") == "sv"
            assert " ".join(quote.inner_text().split()) in own
    assert seen


def test_26_a_clicker_steps_through_all_points(page: Page) -> None:
    page.locator("#bPresent").click()
    many = page.evaluate("D.flags.length")
    seen = []
    for _ in range(many + 1):
        seen.append(page.evaluate("S.flag"))
        page.keyboard.press("PageDown")
    assert seen == [*range(1, many + 1), 1]
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    assert page.evaluate("S.flag") == many
    span = page.evaluate("(S.r1 - S.r0) / DAY")
    flag = page.evaluate("[ms(D.flags.at(-1).start), ms(D.flags.at(-1).end)]")
    assert span <= max(120, (flag[1] - flag[0]) / 864e5) * 1.7 + 1 or span == page.evaluate("(FULL[1] - FULL[0]) / DAY")
    page.keyboard.press("Escape")
    assert not page.evaluate("S.present") and page.locator(".tools").is_visible()


def test_27_a_chosen_point_dims_the_rest_and_leaves_nothing_behind(page: Page) -> None:
    before = read(page)
    drawn = page.locator("#under > *").count()
    assert drawn > len(before.flags)
    flag = before.flags[len(before.flags) // 2]
    page.evaluate("(n) => goFlag(n)", flag["n"])
    lit = set(flag["ev"]) | set(
        page.evaluate("(n) => SEWN.filter((e) => lit(D.flags[n - 1], e)).map((e) => e.id)", flag["n"])
    )
    for mark in read(page).marks:
        assert mark["opacity"] == (1 if mark["id"] in lit else 0.3), mark
    page.locator("#bPanel").click()
    after = read(page)
    assert after.shapes == before.shapes and after.marks == before.marks and after.titles == before.titles
    assert page.locator("#plot .shapelayer path").count() == 0
    assert page.locator("#under > *").count() == drawn


def test_28_the_wheel_scrolls_and_with_ctrl_it_zooms(opened: Callable[..., Page]) -> None:
    page = opened("nour", 1366, 768)
    box = page.locator("#plotbox").bounding_box()
    page.mouse.move(box["x"] + 400, box["y"] + 100)
    page.mouse.wheel(0, 300)
    until(page, "scrollY > 0")
    assert page.evaluate("S.r1 - S.r0 === FULL[1] - FULL[0]")
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    until(page, "S.r1 - S.r0 < FULL[1] - FULL[0]")
    assert page.evaluate("scrollY") == 0


def test_29_every_drag_has_keys_or_buttons(page: Page) -> None:
    full = page.evaluate("FULL[1] - FULL[0]")
    page.locator("#zi").click()
    assert page.evaluate("S.r1 - S.r0") < full
    first = page.evaluate("S.r0")
    page.locator("#zr").click()
    assert page.evaluate("S.r0") > first
    page.locator("#zu").click()
    assert page.evaluate("S.r0") == first
    page.locator("#hl").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("Math.round((S.r0 - FULL[0]) / DAY)") == 30
    page.locator("#bCmp").click()
    assert page.locator("#pbody input[type=date]").count() == 4


def test_30_notes_are_saved_opened_and_merged(browser: Browser, page_files: dict[str, Path], tmp_path: Path) -> None:
    saved = []
    for number, text in enumerate(("Skolan ringer varje vecka.", "BUP kallar till möte.")):
        page = show(browser, page_files["nour"], link="#flagga=2")
        page.locator('textarea[data-n="0"]').fill(text)
        page.locator("#a0what").fill("Kallar till SIP")
        page.locator("#a0who").fill("BUP")
        page.locator("#a0due").fill("2024-09-01")
        assert page.evaluate(
            "(() => { const e = new Event('beforeunload', { cancelable: true });"
            " dispatchEvent(e); return e.defaultPrevented; })()"
        )
        page.locator("#bNotes").click()
        with page.expect_download() as download:
            page.locator("#nsave").click()
        assert download.value.suggested_filename == "anteckningar-dialogmote.json"
        saved.append(tmp_path / f"{number}.json")
        download.value.save_as(saved[-1])
        assert not page.evaluate("S.dirty")
        page.close(run_before_unload=False)
    page = show(browser, page_files["nour"])
    page.locator("#bNotes").click()
    page.locator("#nfile").set_input_files(saved)
    until(page, "document.querySelector('#nsaid').textContent.includes('1.json')")
    told = page.locator("#pbody").inner_text()
    assert "Skolan ringer varje vecka." in told and "BUP kallar till möte." in told
    assert told.count("Kallar till SIP") == 1
    again = page.evaluate("dialogue()")
    first = json.loads(saved[0].read_text(encoding="utf-8"))
    assert again["points"][0]["finding"] == first["points"][0]["finding"]
    assert len(again["points"][0]["notes"]) == 2 and len(again["points"][0]["agreements"]) == 1
    page.close(run_before_unload=False)


def test_31_chart_and_table_follow_the_same_filter(page: Page) -> None:
    page.locator("#bTable").click()

    def same() -> int:
        rows = page.locator("#tw tbody tr").count()
        assert rows == page.evaluate("ALL.filter((e) => !e.te && matches(e)).length")
        lit = {m["id"] for m in read(page).marks if m["opacity"] > 0.1} | {
            i for p in read(page).pearls for i in p["ids"]
        }
        assert set(page.evaluate("EV.filter((e) => !e.te && matches(e)).map((e) => e.id)")) <= lit
        faint = page.evaluate(
            "EV.filter((e) => !e.te && !['sam', 'kontakt', 'info'].includes(e.k) && !matches(e)).map((e) => e.id)"
        )
        shown = {m["id"]: m["opacity"] for m in read(page).marks}
        assert all(shown[name] <= 0.1 for name in faint)
        return rows

    all_rows = same()
    page.locator("#q").fill("telefon")
    until(page, "document.querySelector('#hits').textContent")
    assert page.get_attribute("#hits", "role") == "status" and page.locator("#hits").inner_text().split()[0].isdigit()
    assert same() < all_rows
    page.locator("#q").fill("")
    page.locator("#chips .chip").nth(1).click()
    assert same() < all_rows
    page.locator("#bFilter").click()
    page.locator('[data-c="only"]').click()
    assert 0 < same() < all_rows
    page.locator("#fAll").click()
    assert same() == all_rows


@pytest.mark.parametrize(
    ("link", "holds"),
    [
        ("#flagga=2", "S.flag === 2 && S.open"),
        ("#present=3", "S.flag === 3 && S.present"),
        ("#mote=B", "S.sel.L === 'B' && S.tab === 1"),
        ("#zoom=2022-01-01,2022-06-01", "new Date(S.r0).toISOString().startsWith('2022-01-01')"),
        ("#en", "S.lang === 'en' && document.documentElement.lang === 'en'"),
        ("#hc", "S.hc && document.body.classList.contains('hc')"),
        ("#print=A4", "S.print === 'A4' && document.body.classList.contains('a4')"),
    ],
)
def test_32_a_link_opens_its_state(opened: Callable[..., Page], link: str, holds: str) -> None:
    page = opened("nour", 1366, 768)
    page.evaluate("(link) => { location.hash = link; }", link)
    until(page, holds)
    page.evaluate("history.replaceState(null, '', location.pathname)")


def test_33_the_language_leaves_zoom_choice_and_notes(page: Page) -> None:
    page.evaluate("goFlag(2)")
    page.locator("#zi").click()
    page.locator('textarea[data-n="0"]').fill("Vi hörs på måndag.")
    before = page.evaluate("[S.r0, S.r1, S.flag]")
    page.locator("#bLang").click()
    assert page.evaluate("[S.r0, S.r1, S.flag]") == before
    assert page.locator('textarea[data-n="0"]').input_value() == "Vi hörs på måndag."
    assert page.locator("#pbody h2").first.inner_text() == page.evaluate("D.flags[1].t[1] ?? D.flags[1].t[0]")

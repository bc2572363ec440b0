"""For everyone in the room: statements 34 to 39 of the page's specification (docs/sidan.md)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.chart import contrast, read, rgb, until
from tests.browser.conftest import show

pytestmark = pytest.mark.browser
STATES = {
    "start": "",
    "point": "goFlag(2)",
    "presentation": "setPresent(true)",
    "meeting": "pick(SEWN[0].id)",
    "event": "pick(EV.find((e) => e.k === 'kontakt').id)",
    "compare": "document.querySelector('#bCmp').click()",
    "notes": "document.querySelector('#bNotes').click()",
    "table": "document.querySelector('#bTable').click()",
    "filter": "document.querySelector('#bFilter').click(); document.querySelector('[data-c=only]').click()",
    "print menu": "document.querySelector('#bPrint').click()",
    "keys": "help()",
    "how to read": "S.tab = 4; openPanel(true); panel()",
    "basis": "document.querySelector('#basis').open = true",
}
# The chart itself has no text that can be read against a ground; its marks are checked by statement 37.
_RULES = {"resultTypes": ["violations"]}


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=_RULES).response["violations"]
    return [f"{v['id']}: {node['target']} {node['failureSummary']}" for v in found for node in v["nodes"]]


@pytest.mark.parametrize("state", STATES)
def test_34_axe_finds_nothing(opened: Callable[..., Page], state: str) -> None:
    page = opened("nour", 1366, 768)
    page.evaluate(f"() => {{ {STATES[state]} }}")
    assert violations(page) == []


@pytest.mark.parametrize("state", ["start", "point", "presentation", "meeting", "compare", "notes", "table"])
def test_34_axe_finds_nothing_in_english_and_high_contrast(opened: Callable[..., Page], state: str) -> None:
    page = opened("nour", 1366, 768)
    page.evaluate("() => { document.querySelector('#bLang').click(); document.querySelector('#bHc').click(); }")
    page.evaluate(f"() => {{ {STATES[state]} }}")
    assert violations(page) == []


@pytest.mark.parametrize(("case", "width"), [("nour", 1920), ("nour", 390), ("liv-2000", 1920)])
def test_34_axe_finds_nothing_at_other_sizes(opened: Callable[..., Page], case: str, width: int) -> None:
    page = opened(case, width, 1080 if width > 1000 else 844)
    assert violations(page) == []


def test_34_axe_finds_nothing_on_the_static_page(browser: Browser, page_files: dict[str, Path]) -> None:
    page = browser.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto(page_files["nour"].as_uri())
    page.wait_for_selector("body.old")
    assert violations(page) == []
    page.close()


def test_35_a_whole_meeting_with_the_keyboard(browser: Browser, page_files: dict[str, Path], tmp_path: Path) -> None:
    page = show(browser, page_files["nour"])

    def to(selector: str) -> None:
        for _ in range(250):
            page.keyboard.press("Tab")
            if page.evaluate("(s) => document.activeElement.matches(s)", selector):
                shadow = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
                assert shadow != "none" or selector == "#pbody"
                return
        raise AssertionError(f"{selector} is not reached")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    to("#points .pin")
    page.keyboard.press("Enter")
    to('textarea[data-n="0"]')
    page.keyboard.type("Vi börjar med det som fungerade.")
    to("#a0what")
    page.keyboard.type("Bokar nytt möte")
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    to("#bPresent")
    page.keyboard.press("Enter")
    many = page.evaluate("D.flags.length")
    for _ in range(many):
        page.keyboard.press("PageDown")
    assert page.evaluate("S.present && S.flag != null")
    page.keyboard.press("Escape")
    assert not page.evaluate("S.present")
    page.evaluate("document.activeElement.blur()")
    to("#bNotes")
    page.keyboard.press("Enter")
    to("#nsave")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "saved.json")
    assert "Bokar nytt möte" in (tmp_path / "saved.json").read_text(encoding="utf-8")
    page.evaluate("document.activeElement.blur(); window.print = () => { window.printed = true; }")
    to("#bPrint")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "pA3"
    page.keyboard.press("Enter")
    until(page, "window.printed === true")
    page.close(run_before_unload=False)


def test_36_arrows_tell_each_record(page: Page) -> None:
    page.locator("#plotbox").focus()
    told = []
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        told.append(page.locator("#live").inner_text())
        event = page.evaluate("(() => { const e = EI[S.cursor];"
                              " return [fmt(e.t, 1), laneName(e.l), ttl(e), t().kind[e.k],"
                              " e.s === 'ok' ? '' : t().status[e.s]]; })()")  # fmt: skip
        assert all(part in told[-1] for part in event), told
    assert told[0] != told[1]
    missed = page.evaluate("(EV.find((e) => e.s === 'installt' && e.k === 'kontakt') || {}).id")
    if missed:
        page.evaluate("(id) => { S.cursor = id; nav(0, 0); }", missed)
        assert "Ställdes in" in page.locator("#live").inner_text()


@pytest.mark.parametrize("hc", [False, True])
def test_37_contrast_of_text_and_marks(opened: Callable[..., Page], hc: bool) -> None:
    page = opened("nour")
    if hc:
        page.locator("#bHc").click()
    token = {
        name: page.evaluate("(n) => css(n)", name)
        for name in ("paper", "card", "ink", "ink2", "flag", "flag-e", "flag-t", *(
            f"{group}{tint}" for group in ("fam", "reg", "kom", "sko", "ovr") for tint in ("", "-t")))
    }  # fmt: skip
    for text, ground in (("ink", "paper"), ("ink", "card"), ("ink2", "paper"), ("ink2", "card"), ("ink", "flag"),
                         ("ink", "flag-t"), ("flag-e", "card"), ("flag-e", "flag-t")):  # fmt: skip
        assert contrast(token[text], token[ground]) >= 4.5, (text, ground)
    for group in ("fam", "reg", "kom", "sko", "ovr"):
        assert contrast(token[group], "#ffffff") >= 4.5  # its name, and white digits on it
        assert contrast(token[group], token[f"{group}-t"]) >= 3
        yellow = [round(f * 0.14 + t * 0.86) for f, t in zip(rgb(token["flag"]), rgb(token[f"{group}-t"]), strict=True)]
        assert contrast(token[group], "#{:02x}{:02x}{:02x}".format(*yellow)) >= 3


@pytest.mark.parametrize("width", [1920, 1366, 390])
def test_37_targets_and_letters_are_large_enough(opened: Callable[..., Page], width: int) -> None:
    page = opened("nour", width, 844)
    page.evaluate("goFlag(1)")
    small = page.evaluate(
        "[...document.querySelectorAll('button, select, input, [role=slider], summary')].filter((b) => b.offsetParent)"
        ".map((b) => [b.id || b.className, b.getBoundingClientRect()]).filter(([, r]) => r.width < 24 || r.height < 24)"
        ".map(([n, r]) => [n, r.width, r.height])"
    )
    assert small == []
    letters = page.evaluate(
        "(() => { const w = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT); const out = [];"
        " while (w.nextNode()) { const el = w.currentNode.parentElement;"
        " if (w.currentNode.data.trim() && el.offsetParent"
        " && !el.closest('svg, script, .vh')) { const s = parseFloat(getComputedStyle(el).fontSize);"
        " if (s < 12) out.push([el.tagName, el.className, s]); } } return out; })()"
    )
    assert letters == []


@pytest.mark.parametrize("case", ["nour", "liv-2000"])
def test_38_no_sideways_scroll_on_a_small_phone(opened: Callable[..., Page], case: str) -> None:
    page = opened(case, 320, 700)
    for state in ("start", "point", "meeting", "compare", "notes", "table", "basis"):
        page.evaluate(f"() => {{ {STATES[state]} }}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, state


@pytest.mark.parametrize("width", [1366, 390])
def test_38_twice_the_text_size_fits(opened: Callable[..., Page], width: int) -> None:
    page = opened("nour", width, 768)
    page.evaluate("document.documentElement.style.fontSize = '200%'; draw(); goFlag(1)")
    wide = page.evaluate("document.documentElement.scrollWidth")
    cut = page.evaluate(
        "[...document.querySelectorAll('.btn, .chip, .tabs button, h1, .lead, #pbody h2, #pbody .q')].filter((b) =>"
        " b.offsetParent && (b.scrollWidth > b.clientWidth + 2 || b.scrollHeight > b.clientHeight + 6)"
        " && getComputedStyle(b).overflow !== 'visible').map((b) => b.textContent)"
    )
    page.evaluate("document.documentElement.style.fontSize = ''; draw()")
    assert wide <= width and cut == []


def test_39_still_for_those_who_ask_and_whole_in_high_contrast(opened: Callable[..., Page]) -> None:
    page = opened("nour")
    moving = (
        "[...document.querySelectorAll('*')].filter((el) => getComputedStyle(el).transitionDuration !== '0s').length"
    )
    assert page.evaluate(moving) == 1
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(moving) == 0
    page.emulate_media(reduced_motion="no-preference")
    plain = read(page)
    page.locator("#bHc").click()
    strong = read(page)
    for one, other in zip(plain.marks, strong.marks, strict=True):
        assert (one["id"], one["symbol"], one["size"]) == (other["id"], other["symbol"], other["size"])
    assert [line["dash"] for line in plain.lines] == [line["dash"] for line in strong.lines]
    assert len({strong.hues[group] for group in strong.groups}) == len(strong.groups)

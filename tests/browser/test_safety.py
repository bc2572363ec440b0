"""On paper, and what the file may never do: statements 40 to 45 of the page's specification (docs/sidan.md)."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from typer.testing import CliRunner

from render.view import View
from tests.browser.chart import until
from tests.browser.conftest import show
from tests.conftest import EXAMPLE
from timeline.cli.app import app
from timeline.pipeline import Built, build, files

pytestmark = pytest.mark.browser
PERSONNUMMER = re.compile(r"\b(?:19|20)?\d{6}[-+]\d{4}\b")
DIAGNOSIS = re.compile(r"\b[FXZ]\d{2}(?:\.\d)?\b")


def printed(page: Page, paper: str, path: Path) -> tuple[int, str]:
    """Pages and text of the print-out."""
    page.evaluate("(paper) => printMode(paper)", paper)
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout
    text = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", told)[1]), text


def bare(text: str) -> str:
    """Without spaces: columns break lines anywhere."""
    return "".join(text.split())


@pytest.mark.parametrize("paper", ["A3", "A4"])
@pytest.mark.parametrize("case", ["nour", "liv-200", "liv-2000"])
def test_40_the_handout_has_two_or_three_sheets(
    opened: Callable[..., Page], case: str, paper: str, tmp_path: Path
) -> None:
    page = opened(case, 1366, 768)
    pages, text = printed(page, paper, tmp_path / "out.pdf")
    assert pages == 2 if paper == "A3" else pages <= 3
    raw = subprocess.run(
        ["pdftotext", "-raw", str(tmp_path / "out.pdf"), "-"], capture_output=True, text=True, check=True
    )
    flat = bare(raw.stdout)
    for flag in page.evaluate("D.flags"):
        for part in (flag["t"][0], flag["w"][0], flag["q"][0]):
            assert bare(part) in flat, part
    for label in page.evaluate("[...LANES.map((l) => l.name[0]), ...SEWN.filter((e) => e.L).map((e) => fmt(e.t))]"):
        assert bare(label) in flat, label
    first = text.split("\f", maxsplit=1)[0]
    for number in page.evaluate("D.flags.map((f) => String(f.n))"):
        assert re.search(rf"\b{number}\b", first)
    assert "Vad säger vi om den här punkten?" in text
    outside = page.evaluate(
        "[...document.querySelectorAll('#plot .points path')].map((p) => p.getBoundingClientRect()).filter((r) => {"
        " const b = document.querySelector('#plot').getBoundingClientRect();"
        " return r.width && (r.left < b.left - 1 || r.right > b.right + 1 || r.top < b.top - 1"
        " || r.bottom > b.bottom + 1); }).length"
    )
    assert outside == 0
    lines = page.evaluate(
        "[...document.querySelectorAll('.sheet .pp')].every((p) => p.querySelectorAll('.ln').length === 2)"
    )
    assert lines


def test_40_what_was_written_stands_on_the_paper(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened("nour", 1366, 768)
    page.evaluate("goFlag(1)")
    page.locator('textarea[data-n="0"]').fill("Skolan ringer varje vecka.")
    assert bare("Skolan ringer varje vecka.") in bare(printed(page, "A4", tmp_path / "out.pdf")[1])


def test_40_each_organisation_prepares_with_its_own_points(opened: Callable[..., Page], tmp_path: Path) -> None:
    page = opened("nour", 1366, 768)
    page.evaluate("prepare('school')")
    page.pdf(path=tmp_path / "p.pdf", prefer_css_page_size=True)
    text = bare(
        subprocess.run(
            ["pdftotext", "-raw", str(tmp_path / "p.pdf"), "-"], capture_output=True, text=True, check=True
        ).stdout
    )
    for flag in page.evaluate("D.flags"):
        assert (bare(flag["q"][0]) in text) == ("school" in flag["lanes"])


def test_40_the_command_prints_the_same_without_a_trace(tmp_path: Path) -> None:
    made = []
    for number in (1, 2):
        out = tmp_path / str(number)
        result = CliRunner().invoke(app, ["build", str(EXAMPLE), "--out", str(out), "--pdf"])
        assert result.exit_code == 0, result.output
        assert sorted(p.name for p in out.iterdir()) == sorted(
            ("tidslinje.html", "tidslinje.pdf", "events.jsonl", "findings.jsonl", "ledger.json")
        )
        assert (out / "tidslinje.pdf").stat().st_mode & 0o077 == 0
        made.append((out / "tidslinje.pdf").read_bytes())
    assert made[0] == made[1] and made[0].startswith(b"%PDF")
    told = subprocess.run(["pdfinfo", str(out / "tidslinje.pdf")], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+2\b", told) and "A3" in told


def test_41_no_network_no_storage_and_not_too_large(browser: Browser, page_files: dict[str, Path]) -> None:
    for name, path in page_files.items():
        assert path.stat().st_size < 3_000_000, name
    page = show(browser, page_files["liv-200"])
    page.locator("#bPresent").click()
    page.keyboard.press("PageDown")
    assert page.asked == [page_files["liv-200"].as_uri()] and page.said == []
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.length]")
    assert kept == [0, 0, 0]
    refused = page.evaluate("() => fetch('https://example.org/').then(() => 'let through', () => 'refused')")
    assert refused == "refused"
    assert page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.bad = 1';"
        " document.body.append(s); return window.bad === undefined; }"
    )
    page.close()


def test_42_what_the_page_is_not_stands_on_screen_and_paper(page: Page, tmp_path: Path) -> None:
    said = page.locator("footer").inner_text()
    assert "är en fråga, inte ett svar" in said and page.locator("footer").is_visible()
    assert bare(said) in bare(printed(page, "A3", tmp_path / "out.pdf")[1])


def test_43_no_names_numbers_or_codes_in_chart_tooltip_and_print(
    opened: Callable[..., Page], views: dict[str, View], tmp_path: Path
) -> None:
    page = opened("nour", 1366, 768)
    names = {m.source.author.split(",")[0] for m in views["nour"].marks if "," in m.source.author}
    shown = " ".join(
        [
            *page.evaluate("EV.map(tipHtml)"),
            page.locator(".chart").inner_text(),
            *page.evaluate("document.querySelector('#plot').layout.annotations.map((a) => a.text)"),
            printed(page, "A3", tmp_path / "out.pdf")[1],
        ]
    )
    assert names
    for name in names:
        assert not re.search(rf"\b{re.escape(name)}\b", shown), name
    assert not PERSONNUMMER.search(shown) and not DIAGNOSIS.search(shown)
    hidden = [
        m.title.sv
        for m in views["nour"].marks
        if not m.plain and m.title.sv not in page.evaluate("Object.values(t().kind)")
    ]
    assert not any(f"<b>{title}</b>" in shown for title in hidden)


def test_45_without_scripts_everything_can_be_read(
    browser: Browser, page_files: dict[str, Path], example: Built
) -> None:
    page = show(browser, page_files["nour"], script=False)
    text = page.inner_text("body")
    for finding in example.shown:
        assert finding.text.sv in text or finding.verdict == "happened"
    assert all(question.strip().endswith("?") for question in page.locator(".pp em").all_inner_texts())
    own = [event for event in example.journey.events if event.parent is None]
    assert page.locator("#tbl tbody tr").count() >= len(own)
    assert page.locator("#picture svg text").count() > 50 and page.locator("#picture").is_visible()
    page.close()


def test_45_an_old_browser_gets_the_static_page_and_a_sentence(browser: Browser, page_files: dict[str, Path]) -> None:
    page = browser.new_page()
    page.add_init_script("delete window.DecompressionStream")
    page.goto(page_files["nour"].as_uri())
    page.wait_for_selector("body.old")
    assert page.locator(".oldmsg").is_visible() and page.locator("#picture").is_visible()
    assert page.locator("#tbl tbody tr").count() > 100
    page.close()


HOSTILE = (
    "Datum;Tid;Befattning;Signatur;Kontakttyp;Anteckning\n"
    "2022-03-01;09:00;psykolog;XY;<img src=x onerror=window.bad=1>;"
    "SIP-möte</script><script>window.bad=1</script> med soc & skola \u202egnel\u202c 🧵\n"
    '2022-03-02;09:00;psykolog;"<b onmouseover=window.bad=1>";Besök;'
    "<svg/onload=window.bad=1> ${window.bad=1} {{7*7}} <!-- ]]> " + "lång " * 200_000 + "\n"
)


def test_hostile_text_is_shown_and_never_run(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "bup.csv").write_text(HOSTILE, encoding="utf-8")
    (folder / "case.yaml").write_text(
        "case: X-1\nchild: {alias: '<i onclick=window.bad=1>Ro', born: 2007-03}\n"
        "period: {from: 2022-01-01, to: 2022-12-31}\n"
        "sources: [{id: bup, path: bup.csv, actor: child-psychiatry, unit: '\"><script>window.bad=1</script>',"
        " principal: region}]\n",
        encoding="utf-8",
    )
    path = tmp_path / "tidslinje.html"
    path.write_text(files(build(folder))["tidslinje.html"], encoding="utf-8")
    page = show(browser, path)
    page.locator("#bTable").click()
    page.locator("#plotbox").focus()
    for key in ("ArrowRight", "Enter", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    until(page, "document.querySelector('#pbody blockquote')")
    assert page.evaluate("window.bad") is None
    assert page.asked == [path.as_uri()]
    assert "onerror=window.bad=1" in page.inner_text("#tbl")
    page.close()

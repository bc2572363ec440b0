"""What somebody at the meeting sees and can do."""

import re
import subprocess
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import show
from timeline.pipeline import Built, build, files

pytestmark = pytest.mark.browser
SIZES = [(1920, 1080), (1366, 768), (390, 844)]


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{v['id']}: {node['target']} {node['failureSummary']}" for v in found for node in v["nodes"]]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_it_draws_without_a_word_and_without_the_network(
    browser: Browser, page_file: Path, width: int, height: int
) -> None:
    page = show(browser, page_file, width, height)
    assert page.said == []
    assert page.asked == [page_file.as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_axe_finds_nothing(browser: Browser, page_file: Path, width: int, height: int) -> None:
    page = show(browser, page_file, width, height)
    assert violations(page) == []
    page.locator("#pts button").first.click()
    assert violations(page) == []
    page.close()


@pytest.mark.parametrize("press", ["#bPresent", "#bHc", "#bCmp", "#bNotes", "#bTable", "#bLang"])
def test_axe_finds_nothing_in_any_state(browser: Browser, page_file: Path, press: str) -> None:
    page = show(browser, page_file)
    page.locator(press).click()
    assert violations(page) == []
    assert page.said == []
    page.close()


def test_the_whole_path_fits_a_projector(browser: Browser, page_file: Path) -> None:
    page = show(browser, page_file, 1366, 768)
    assert page.evaluate("document.querySelector('#ov').getBoundingClientRect().bottom") <= 768
    page.close()


def test_each_point_shows_the_words_of_one_finding_in_order_of_time(
    browser: Browser, page_file: Path, example: Built
) -> None:
    page = show(browser, page_file)
    starts = []
    for button in page.locator("#pts button").all():
        button.click()
        text = page.locator("#pbody").inner_text()
        assert "Stämmer bilden?" in text
        said = [
            f for f in example.findings if f.text.sv in text and f.question.sv in text and f"Regel {f.rule}" in text
        ]
        assert len(said) == 1, text
        starts.append(said[0].start)
    assert starts and starts == sorted(starts)
    page.close()


def test_every_meeting_and_point_has_a_button_with_a_name(browser: Browser, page_file: Path, example: Built) -> None:
    page = show(browser, page_file, 1920, 1080)
    names = page.locator("#pts button, #mts button").evaluate_all(
        "all => all.map(b => b.getAttribute('aria-label') || b.innerText)"
    )
    assert names and all(name.strip() for name in names)
    page.close()


def test_arrow_keys_move_through_the_records_and_say_each(browser: Browser, page_file: Path) -> None:
    page = show(browser, page_file)
    page.locator("#plotbox").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("#live").inner_text()
    page.keyboard.press("ArrowRight")
    assert first and page.locator("#live").inner_text() != first
    page.keyboard.press("Enter")
    assert page.locator("#pbody").inner_text().strip()
    page.close()


def test_without_scripts_the_points_and_the_records_are_there(
    browser: Browser, page_file: Path, example: Built
) -> None:
    page = show(browser, page_file, script=False)
    text = page.inner_text("body")
    for finding in example.findings:
        assert finding.text.sv in text or finding.verdict == "happened"
    own = [event for event in example.journey.events if event.parent is None]
    assert page.locator("#tbl tbody tr").count() >= len(own)
    page.close()


def test_english_changes_every_word_but_the_records(browser: Browser, page_file: Path) -> None:
    page = show(browser, page_file)
    page.locator("#bLang").click()
    assert page.get_attribute("html", "lang") == "en"
    assert "Is this right?" in page.evaluate("document.querySelector('#data').textContent")
    assert page.locator("footer").inner_text().isascii()
    page.close()


def test_print_holds_all_points_and_the_basis(
    browser: Browser, page_file: Path, example: Built, tmp_path: Path
) -> None:
    page = show(browser, page_file)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(300)
    (tmp_path / "a3.pdf").write_bytes(page.pdf(prefer_css_page_size=True, print_background=True))
    text = subprocess.run(
        ["pdftotext", "-raw", str(tmp_path / "a3.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    flat = " ".join(text.split())
    bare = "".join(flat.split())
    for finding in example.findings:  # columns break lines anywhere
        assert finding.verdict == "happened" or "".join(finding.text.sv.split()) in bare
    assert str(example.ledger.totals.records) in flat and "bup_journal.pdf" in flat
    page.close()


HOSTILE = (
    "Datum;Tid;Befattning;Signatur;Kontakttyp;Anteckning\n"
    "2022-03-01;09:00;psykolog;XY;<img src=x onerror=window.bad=1>;"
    "SIP-möte</script><script>window.bad=1</script> med soc & skola\n"
    '2022-03-02;09:00;psykolog;"<b onmouseover=window.bad=1>";Besök;'
    "<svg/onload=window.bad=1> ${window.bad=1} {{7*7}} <!-- ]]>\n"
)


def test_script_in_a_record_is_shown_and_never_run(browser: Browser, tmp_path: Path) -> None:
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
    assert page.evaluate("window.bad") is None
    assert page.asked == [path.as_uri()]
    assert "onerror=window.bad=1" in page.inner_text("#tbl")
    page.close()


def test_the_policy_refuses_what_the_page_does_not_hold(browser: Browser, page_file: Path) -> None:
    page = show(browser, page_file)
    run = page.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'window.bad = 1';"
        " document.body.append(s); return window.bad === undefined; }"
    )
    assert run
    refused = page.evaluate("() => fetch('https://example.org/').then(() => 'let through', () => 'refused')")
    assert refused == "refused"
    page.close()


def test_the_lead_counts_as_many_meetings_and_contacts_as_there_are_letters(browser: Browser, page_file: Path) -> None:
    page = show(browser, page_file, 1920, 1080)
    lead = page.get_by_text("Verksamheterna möttes").first.inner_text()
    counted = re.search(r"möttes (\d+) gånger och hade (\d+) andra kontakter", lead)
    letters = page.locator("#mts").inner_text().split()
    assert counted and sum(map(int, counted.groups())) == sum(
        letter.isalpha() and letter.isupper() for letter in letters
    )
    page.close()

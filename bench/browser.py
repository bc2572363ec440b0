"""Measure the page beside those of others, in one run: `python -m bench.browser [--runs 5] [--write]`.

Size; readable = a frame painted with the whole picture; interactive = the chart can be used; zoom and filter end on a
painted frame; heap after that; the bytes of the print-out. Each run is a fresh page; medians.
"""

import argparse
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.life import life
from bench.page import put
from bench.pages_of_others import hooks, pages
from render.paper import find_browser

SIZES = (60, 300, 2000, 10000)
WATCH = """
window.seen = {};
const look = () => {
  const svg = document.querySelector('#picture svg, body > svg, #c .main-svg, #c .vis-item');
  const after = svg && (svg.nextElementSibling || svg.parentElement.nextElementSibling);
  const whole = svg && (document.readyState !== 'loading' || after);
  if (!window.seen.readable && whole) window.seen.readable = performance.now();
  if (window.usable || document.documentElement.dataset.ready) window.seen.usable ??= performance.now();
  if (!window.seen.usable) requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
TIMED = """async (name) => { const out = [];
  for (const on of [true, false, true, false]) { const t = performance.now(); await window[name](on);
    out.push(performance.now() - t); }
  return out; }"""


def once(browser: Browser, path: Path, near: tuple[str, str], found: dict[str, list[float]]) -> None:
    """One fresh page; its figures in milliseconds and megabytes are added to `found`."""
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.add_init_script(WATCH)
    page.goto(path.as_uri(), wait_until="commit", timeout=120_000)
    while not page.evaluate("window.seen.usable"):
        page.wait_for_timeout(30)
    seen = page.evaluate("window.seen")
    for key, value in (("readable", seen.get("readable", seen["usable"])), ("interactive", seen["usable"])):
        found.setdefault(key, []).append(value)
    if page.evaluate("document.documentElement.dataset.ready"):
        page.evaluate(hooks(near))
    if page.evaluate("typeof window.zoomTo") == "function":
        found.setdefault("zoom", []).extend(page.evaluate(TIMED, "zoomTo"))
        found.setdefault("filter", []).extend(page.evaluate(TIMED, "filterBy"))
    found.setdefault("heap", []).append(page.evaluate("performance.memory.usedJSHeapSize / 1e6"))
    found.setdefault("pdf", []).append(len(page.pdf(prefer_css_page_size=True, landscape=True)) / 1e6)
    page.close()


def rows(runs: int) -> Iterator[str]:
    """The table, a row for each page and size; the pages take turns, so that a busy moment meets them all."""
    program = find_browser()
    if program is None:
        raise SystemExit("no browser is installed")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(program), args=["--no-sandbox", "--enable-precise-memory-info"]
        )
        for number in SIZES:
            view = life(number).view
            middle = view.start + (view.end - view.start) / 2
            near = (middle.isoformat(), (middle + (view.end - view.start) / 10).isoformat())
            made = pages(view)
            paths = {name: Path(folder) / f"{number}-{place}.html" for place, name in enumerate(made)}
            for name, path in paths.items():
                path.write_text(made[name], encoding="utf-8")
            found: dict[str, dict[str, list[float]]] = {name: {} for name in paths}
            for _ in range(runs):
                for name, path in paths.items():
                    once(browser, path, near, found[name])
            for name, path in paths.items():
                middles = {key: statistics.median(values) for key, values in found[name].items()}
                yield _row(number, name, {"size": path.stat().st_size / 1e6} | middles)
        browser.close()


def _row(number: int, name: str, found: dict[str, float]) -> str:
    cells = [f"{found['size']:.2f} MB", *(f"{found[key]:.0f}" if key in found else "–" for key in
             ("readable", "interactive", "zoom", "filter", "heap")), f"{found['pdf']:.2f} MB"]  # fmt: skip
    return f"| {number} | {name} | " + " | ".join(cells) + " |"


def main() -> None:
    """Measure, print, and if asked write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    lines = ["| records | page | size | readable ms | interactive ms | zoom ms | filter ms | heap MB | PDF |"]
    lines.append("|---:|---|---:|---:|---:|---:|---:|---:|---:|")
    for line in rows(asked.runs):
        print(line, flush=True)
        lines.append(line)
    if asked.write:
        put("bench.browser", "\n".join(lines))


if __name__ == "__main__":
    main()

"""Golden pictures of the chart for three cases: small, grey, compared area by area, so that fonts may differ a little.

`pytest --regenerate` writes them again; look at each before it is committed.
"""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
GOLDEN = Path(__file__).parent / "golden"
SIZE = (480, 270)
TILE = 30
MOST, SHARE = 26.0, 0.04
"""A tile differs when its mean grey is off by more than MOST of 255; at most SHARE of the tiles may."""


@pytest.mark.parametrize("case", ["liv-60", "liv-200", "liv-2000"])
def test_the_chart_looks_as_it_was_looked_at(opened: Callable[..., Page], case: str, regenerate: bool) -> None:
    page = opened(case, 1920, 1080)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("L").resize(SIZE, Image.Resampling.LANCZOS)
    path = GOLDEN / f"{case}.png"
    if regenerate:
        GOLDEN.mkdir(exist_ok=True)
        shot.quantize(16).save(path, optimize=True)
    apart = ImageChops.difference(shot, Image.open(path).convert("L"))
    tiles = [
        ImageStat.Stat(apart.crop((x, y, x + TILE, y + TILE))).mean[0]
        for x in range(0, SIZE[0], TILE)
        for y in range(0, SIZE[1], TILE)
    ]
    assert sum(tile > MOST for tile in tiles) <= SHARE * len(tiles), sorted(tiles)[-8:]

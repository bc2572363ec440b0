"""Every phrase that the page may hold without a case: what the leak check knows as the tool's own words."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from render.page.words import LANGUAGES, words
from render.view.words import vocabulary


def phrases() -> frozenset[str]:
    """The words files, the closed lists, the template, and the page's own script and style."""
    here = Path(__file__).parent
    found = {phrase for lang in LANGUAGES for phrase in _leaves(words(lang))} | set(_leaves(vocabulary()))
    for file in (*sorted(here.glob("*.j2")), here / "js" / "loader.js", *sorted((here / "css").glob("*.css"))):
        text = file.read_text("utf-8")
        found |= {text, *re.findall(r">([^<>{}]+)<", text), *re.findall(r'"([^"{}]*)"', text)}
    return frozenset(found)


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    elif value is not None:
        yield str(value)

"""The words of dates, and the pieces of pattern made from them."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from schemas.datafile import read_yaml

_ROWS: Final[dict[str, Any]] = read_yaml(Path(__file__).parent / "words.yaml")


def _flat(name: str) -> dict[str, Any]:
    return {word: key for key, words in _ROWS[name].items() for word in words}


MONTHS: Final[dict[str, int]] = _flat("months")
WEEKDAYS: Final[dict[str, int]] = _flat("weekdays")
SEASONS: Final[dict[str, str]] = _flat("seasons")


@cache
def rows(name: str) -> Any:
    """A list or table of words.yaml."""
    return _ROWS[name]


def choice(words: Iterable[str]) -> str:
    """The words as a pattern, longest first; a space in a word is any white space."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(words, key=lambda w: (-len(w), w)))


MONTH: Final = choice(MONTHS)
MONTH_IN_TEXT: Final = choice(word for word in MONTHS if word not in {"jul", "may"})
"""In running text `jul` is Christmas."""
LONG_MONTH: Final = choice(word for word in MONTHS if len(word) > 4 or word in {"mars", "juni", "juli", "maj"})
SEASON: Final = choice(SEASONS)
WEEKDAY: Final = choice(WEEKDAYS)
LONG_WEEKDAY: Final = choice(word for word in WEEKDAYS if word.endswith("dag"))
NUMBER: Final = rf"\d{{1,2}}|{choice(rows('numbers'))}"
UNIT: Final = "dagar|dagars|dag|dygn|veckors|veckor|vecka|v|månaders|månader|månad|mån|halvår|års|år"


def number(word: str) -> int:
    """`3` or `tre` as a number."""
    return int(word) if word.isdigit() else int(rows("numbers")[" ".join(word.split())])

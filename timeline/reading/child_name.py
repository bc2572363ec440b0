"""What the records call the child: its first name, where the case only tells an alias."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Final

from timeline.reading.data import data

_NAME: Final = r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
_ALONE: Final = re.compile(rf"(?<![\w-])({_NAME}?)s?(?![\w-])(?! +[A-ZÅÄÖ])")
_INSIDE: Final = re.compile(rf"[a-zåäö,] ({_NAME}?)s?(?![\w-])")
"""Inside a sentence only a name has a capital; at its head every word has."""
_LEAST_RECORDS: Final = 5
_LEAST_SHARE: Final = 0.1
_AHEAD: Final = 2.0
"""A name counts from so many records, from this share of them, and in so many times more than the next name."""
_LEAST_SOURCES: Final = 2


@cache
def _tells() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rows = data("people")
    return re.compile(rows["name_before"]), re.compile(rows["name_after"])


def _names(text: str) -> set[str]:
    """The names in a text that somebody bears who does, says or has something, and who has no title and no surname."""
    before, after = _tells()
    return {
        match[1].lower()
        for match in _ALONE.finditer(text)
        if after.match(text, match.end()) and not before.search(text[max(0, match.start() - 24) : match.start()])
    }


def name_of_the_child(texts: Iterable[tuple[str, str]], others: frozenset[str]) -> str | None:
    """The name that by far the most records tell something of, in two sources at least; None when there is none.

    Args:
        texts: the records, each with its source.
        others: names of whom it cannot be, in lower case.
    """
    records, sources, inside, number = Counter[str](), defaultdict[str, set[str]](set), set[str](), 0
    for source, text in texts:
        number += 1
        inside.update(match[1].lower() for match in _INSIDE.finditer(text))
        for name in _names(text) - others:
            records[name] += 1
            sources[name].add(source)
    told = [(name, count) for name, count in records.most_common() if name in inside]
    if not told or told[0][1] < max(_LEAST_RECORDS, _LEAST_SHARE * number) or len(sources[told[0][0]]) < _LEAST_SOURCES:
        return None
    return told[0][0] if len(told) == 1 or told[0][1] >= _AHEAD * told[1][1] else None

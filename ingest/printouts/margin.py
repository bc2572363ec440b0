"""Two columns: the date and who wrote it in the margin, the note beside them.

2022-03-01            Nybesök
Eva Ek                Orolig mage, sover dåligt.
kurator               Ny tid om två veckor.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ingest.printouts.layouts import book
from ingest.printouts.lines import Line

_DATED: Final = re.compile(r"^(?P<left>\S(?:\S| (?! )){3,28}?)(?:\s{2,}|\t)(?=\S)")
_NARROWEST, _WIDEST = 6, 40
_FEWEST: Final = 2
_MOSTLY: Final = 0.8


def without_margin(lines: Sequence[Line]) -> list[Line]:
    """The same lines, those of a margin put above the note that they stand beside; unchanged without a margin."""
    column = _column(lines)
    if column is None:
        return list(lines)
    out: list[Line] = []
    beside: list[Line] = []
    for line in lines:
        text = line.text.expandtabs()
        left, right = text[:column].strip(), text[column:].strip()
        if left and _begins(left):
            out += beside
            beside = []
            out.append(replace(line, text=left, gap=True))
        elif left:
            out.append(replace(line, text=left, gap=False))
        if right or not left:
            beside.append(replace(line, text=f"    {right}" if right else "", gap=False))
    return out + beside


def _begins(left: str) -> bool:
    return any(lead.pattern.match(left) for lead in book().leads)


def _column(lines: Sequence[Line]) -> int | None:
    """The column at which the notes begin; None when most lines under a date do not keep to one."""
    starts = Counter(
        match.end()
        for line in lines
        if (match := _DATED.match(line.text.expandtabs())) and _begins(match["left"])
        if _NARROWEST < match.end() <= _WIDEST
    )
    if not starts:
        return None
    column, count = starts.most_common(1)[0]
    if count < _FEWEST:
        return None
    texts = [line.text.expandtabs() for line in lines if line.text.strip()]
    first = next((at for at, text in enumerate(texts) if _dated_at(text, column)), len(texts))
    under = [text for text in texts[first:] if not _dated_at(text, column)]
    kept = sum(_keeps(text, column) for text in under)
    return column if under and kept >= len(under) * _MOSTLY and any(_right(text, column) for text in under) else None


def _dated_at(text: str, column: int) -> bool:
    match = _DATED.match(text)
    return bool(match and match.end() == column and _begins(match["left"]))


def _keeps(text: str, column: int) -> bool:
    """Nothing to the right, or the words to the right begin at the column."""
    return len(text.rstrip()) < column or _right(text, column)


def _right(text: str, column: int) -> bool:
    return len(text) > column and text[column] != " " and text[column - 2 : column].strip() == ""

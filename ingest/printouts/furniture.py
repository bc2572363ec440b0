"""What belongs to the paper and not to an entry: page lines, rules, the printout's own head and foot."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ingest.printouts.layouts import book
from ingest.printouts.lines import LONGEST_HEADER, Line
from schemas.dates import ImpossibleDate, parse

_TOP: Final = 4
"""Lines at the top of a page among which its head is looked for."""
_RULE: Final = re.compile(r"^\s*[-=_*~–—.·•+ ]{4,}\s*$")


def is_page_line(text: str) -> bool:
    """`Sida 3 av 12`, `Utskriven av …`, `Antal anteckningar: 23`, a rule of dashes."""
    bare = text.strip()
    return 0 < len(bare) <= LONGEST_HEADER and bool(book().page_line.match(bare))


def without_page_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines that somebody wrote, each with `gap` set where nothing or a rule stands above it."""
    out: list[Line] = []
    gap = True
    for line in lines:
        text = line.text.strip()
        if is_page_line(text):
            gap = gap or bool(_RULE.match(text))
            continue
        out.append(replace(line, gap=line.gap or gap) if text else line)
        gap = not text or (gap and not text)
    return out


def without_running_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text with page breaks (form feeds), without those that stand at the top of most pages."""
    tops: list[list[int]] = [[]]
    for number, line in enumerate(lines):
        if "\f" in line.text:
            tops.append([])
        if len(tops[-1]) < _TOP and line.text.strip():
            tops[-1].append(number)
    if len(tops) < 2:
        return list(lines)
    seen = Counter(_mask(lines[number].text) for page in tops for number in page)
    again = {number for page in tops for number in page if seen[_mask(lines[number].text)] >= max(2, len(tops) * 0.6)}
    kept = [line for number, line in enumerate(lines) if number not in again]
    return [replace(line, text=line.text.replace("\f", "")) for line in kept]


def _mask(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))


def periods(texts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The periods that the printout says it holds, as ISO days."""
    for text in texts:
        for pattern in book().stated_period:
            match = pattern.search(text) if len(text) <= LONGEST_HEADER else None
            if not match:
                continue
            try:
                first, last = parse(match["from"]), parse(match["to"])
            except ImpossibleDate:
                continue
            if first and last and first.first_day and last.last_day and first.first_day <= last.last_day:
                yield first.first_day.isoformat(), last.last_day.isoformat()
                break


def missing_pages(texts: Sequence[str]) -> list[int]:
    """Numbers of pages that the printout counts ("Sida 3 av 12") and does not hold; empty when uncounted."""
    counts = [match for text in texts if len(text) <= LONGEST_HEADER for match in book().page_count.finditer(text)]
    if not counts:
        return []
    total = max(int(match["pages"]) for match in counts)
    held = {int(match["page"]) for match in counts}
    return [page for page in range(1, total + 1) if page not in held] if total <= 5_000 and max(held) <= total else []

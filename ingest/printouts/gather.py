"""What belongs to each entry: the lines under its header, or above the name that ends it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.printouts.choose import Layout
from ingest.printouts.entry import Entry
from ingest.printouts.heads import YEAR, pairs
from ingest.printouts.layouts import book
from ingest.printouts.lines import LONGEST_HEADER, Line
from ingest.printouts.tail import Told, is_heading, who

_MOSTLY: Final = 0.6
_MOST_HEADED: Final = 0.8


def gather(lines: Sequence[Line], layout: Layout) -> tuple[int, list[Entry]]:
    """How many filled lines stand before the first entry, and the entries with their lines."""
    if _signed_below(lines, layout):
        entries, first = list(_above_names(lines, layout)), 0
    else:
        above = _headings_above(lines, layout)
        entries = list(_under_heads(lines, layout, above))
        first = layout.heads[0].index - (layout.heads[0].index in above)
    _headings_below(entries)
    return sum(bool(line.text.strip()) for line in lines[:first]), entries


def _under_heads(lines: Sequence[Line], layout: Layout, above: frozenset[int]) -> Iterator[Entry]:
    """Each entry with the lines under its header, those that tell more of it set apart."""
    names = _names_follow(lines, layout)
    edges = [head.index - (head.index in above) for head in layout.heads] + [len(lines)]
    for head, end in zip(layout.heads, edges[1:], strict=True):
        entry = Entry(lines[head.index].place, dict(head.found))
        if head.index in above:
            entry.found.setdefault("heading", lines[head.index - 1].text.strip())
        if text := entry.found.pop("text", ""):
            entry.lines.append(text)
        if head.last > head.index:
            block = [line.text.strip() for line in lines[head.index : head.last + 1]]
            entry.lines.extend(text for text in block if any(field == "kept" for field, _ in pairs(text)))
        for line in lines[head.last + 1 : end]:
            alone = "year" in head.found and YEAR.fullmatch(line.text.strip())
            if not (alone or _is_meta(entry, line) or (names and _is_name(entry, line))):
                entry.lines.append(line.text.strip())
        days = head.told is Told.EMPTY and layout.id == "date-first"
        yield from _by_clock(entry) if days else (entry,)


def _signed_below(lines: Sequence[Line], layout: Layout) -> bool:
    """Do names and dates end the entries? Text stands right above each, space below, and nothing under the last."""
    heads = layout.heads
    if layout.id != "name-first" or any(line.text.strip() for line in lines[heads[-1].last + 1 :]):
        return False
    above = all(head.index and not head.gap and lines[head.index - 1].text.strip() for head in heads)
    after = [lines[head.last + 1] for head in heads if head.last + 1 < len(lines)]
    return above and all(line.gap or not line.text.strip() for line in after)


def _above_names(lines: Sequence[Line], layout: Layout) -> Iterator[Entry]:
    """Each entry with the lines above the name and date that end it."""
    start = 0
    for head in layout.heads:
        text = [line.text.strip() for line in lines[start : head.index]]
        yield Entry(lines[head.index].place, dict(head.found), text)
        start = head.last + 1


def _headings_above(lines: Sequence[Line], layout: Layout) -> frozenset[int]:
    """Heads whose heading stands on the line above, set apart from the entry before; when most heads have one."""
    if any("heading" in head.found for head in layout.heads):
        return frozenset()
    above = {
        head.index
        for head in layout.heads
        if head.index and not head.gap and lines[head.index - 1].gap and is_heading(lines[head.index - 1].text.strip())
    }
    return frozenset(above if len(above) >= len(layout.heads) * _MOSTLY else ())


def _headings_below(gathered: Sequence[Entry]) -> None:
    """Where no header line holds a heading, the first line of most entries may be one; it is taken out of the text."""
    if any("heading" in entry.found for entry in gathered):
        return
    first = [next((at for at, line in enumerate(entry.lines) if line), None) for entry in gathered]
    fit = [
        at is not None and len(entry.lines) > at + 1 and is_heading(entry.lines[at]) and ":" not in entry.lines[at]
        for entry, at in zip(gathered, first, strict=True)
    ]
    if len(gathered) < 2 or sum(fit) < len(gathered) * _MOST_HEADED:
        return
    for entry, at, fits in zip(gathered, first, fit, strict=True):
        if fits and at is not None:
            entry.found["heading"] = entry.lines.pop(at)


def _is_meta(entry: Entry, line: Line) -> bool:
    """A line right under the header that tells more of the entry; its parts are kept on the entry."""
    text = line.text.strip()
    if any(entry.lines) or len(text) > LONGEST_HEADER:
        return False
    for pattern in book().meta:
        if match := pattern.match(text):
            entry.learn({name: value.strip() for name, value in match.groupdict().items() if value})
            return True
    here = dict(reversed(pairs(text)))
    if not here or here.keys() <= {"heading", "text", "unit", "other", "kept"}:
        return False
    if body := here.pop("text", ""):
        entry.lines.append(body)
    entry.learn(who(here.pop("author", "")) | here)
    return True


def _names_follow(lines: Sequence[Line], layout: Layout) -> bool:
    """Does the line under most headers hold a name alone? One such line may be a heading; most are no chance."""
    if sum("author" in head.found for head in layout.heads) > len(layout.heads) * (1 - _MOSTLY):
        return False
    below = []
    for head in layout.heads:
        after = [line.text.strip() for line in lines[head.last + 1 : head.last + 4] if line.text.strip()]
        below.extend(after[:1])
    return bool(below) and sum(bool(book().name_line.match(text)) for text in below) >= len(below) * _MOSTLY


def _is_name(entry: Entry, line: Line) -> bool:
    """The name line, or role line, right under a header; its parts are kept on the entry."""
    text = line.text.strip()
    if any(entry.lines):
        return False
    if "author" in entry.found:
        role = "role" not in entry.found and book().role.fullmatch(text)
        if role:
            entry.found["role"] = text
        return bool(role)
    match = book().name_line.match(text)
    if match:
        found = {name: value for name, value in match.groupdict().items() if value}
        entry.learn({"role" if name == "role2" else name: value for name, value in found.items()})
    return bool(match)


def _by_clock(entry: Entry) -> Iterator[Entry]:
    """A day whose lines begin with a time or a shift has an entry for each; what stands before goes with the first."""
    parts = [(at, match) for at, line in enumerate(entry.lines) if (match := _part_of_day(line))]
    timed = bool(parts) and parts[0][0] == 0 and "time" in parts[0][1].groupdict()
    if len(parts) < 2 and not timed:
        yield entry
        return
    before = entry.lines[: parts[0][0]]
    ends = [*(at for at, _ in parts[1:]), len(entry.lines)]
    for number, ((at, match), end) in enumerate(zip(parts, ends, strict=True)):
        told = match.groupdict()
        text = [*(before if number == 0 else ()), told.pop("text"), *entry.lines[at + 1 : end]]
        own = {"time": told["time"]} if "time" in told else {"heading": told["shift"]}
        yield Entry(entry.place, {**entry.found, **own}, [line for line in text if line])


def _part_of_day(line: str) -> re.Match[str] | None:
    return book().clock.fullmatch(line) or book().shift.fullmatch(line)

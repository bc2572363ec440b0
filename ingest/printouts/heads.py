"""Lines that may begin an entry: every line of the file in which a date leads.

A candidate knows what its date looks like, what stands before it and how much its line tells; which
candidates begin an entry is decided over the whole file, in `choose`.
"""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ingest.printouts.layouts import Lead, book
from ingest.printouts.lines import LONGEST_HEADER, Line
from ingest.printouts.tail import Told, is_heading, tail, who
from schemas.dates import ImpossibleDate, parse

_WRITTEN: Final = frozenset({"signed", "created"})
_SEVERAL: Final = frozenset({"other", "kept"})
YEAR: Final = re.compile(r"(?:[Åå]r\s+)?((?:19|20)\d{2})")
"""A line with a year alone tells the year of the dates below it."""
LABELS: Final = "labels"
"""The lead of a block of `Label: value` lines."""
_WITH_YEAR: Final = re.compile(r"\d{4}|\d/\d{1,2}\s*[-/ ]\s*\d{2}|^[HhVv][Tt]\s*-?\s?\d{2}$|-\s?\d{2}$")
_DIGIT: Final = re.compile(r"\d")
_STYLES: Final = (
    ("iso", re.compile(r"\d{4}-\d\d-\d\d")),
    ("eight", re.compile(r"\d{8}")),
    ("six", re.compile(r"\d{6}")),
    ("slash with year", re.compile(r"\d{1,2}/\d{1,2}\s*[-/ ]\s*\d")),
    ("slash", re.compile(r"\d{1,2}/")),
    ("words", re.compile(r".*[a-zåäö]")),
)


@dataclass(frozen=True)
class Head:
    """A line, or a block of lines, that may begin an entry."""

    index: int
    found: dict[str, str]
    told: Told
    day: dt.date | None
    style: str
    """How the date is written, what stands before it and how far the line is indented."""
    mark: str
    indent: int
    gap: bool
    last: int
    """The last line of the block; `index` for a line alone."""
    lower: bool
    """Do the words after the date begin with a small letter?"""

    @property
    def timed(self) -> bool:
        """Is there a time of day beside the date?"""
        return "time" in self.found


def candidates(lead: Lead, lines: Sequence[Line], year: int | None) -> Iterator[Head]:
    """Every line that the lead fits. `year` is the period's last, for dates that tell none."""
    for index, line in enumerate(lines):
        text = line.text.strip()
        if alone := YEAR.fullmatch(text):
            year = int(alone[1])
        dated = 3 < len(text) <= LONGEST_HEADER and _DIGIT.search(text)
        match = lead.pattern.match(text) if dated else None
        if match:
            head = _head(lead, match, line, index, year)
            if head:
                yield head


def _head(lead: Lead, match: re.Match[str], line: Line, index: int, year: int | None) -> Head | None:
    found = {name: value.strip() for name, value in match.groupdict().items() if value and value.strip()}
    rest, mark = found.pop("rest", ""), found.pop("mark", "")
    weekday = found.pop("weekday", "")
    if role := found.pop("role2", ""):
        found["role"] = role
    heading = found.get("heading", "")
    if heading and (not is_heading(heading) or book().no_heading.fullmatch(heading)):
        return None
    if lead.id == "signature-first" and book().heading_words.search(found["author"]):
        return None
    more, told = tail(rest)
    if {"author", "heading"} & found.keys() and told in {Told.TEXT, Told.HEADING}:
        if lead.id == "heading-first":
            return None
        more, told = ({"text": rest.lstrip(" :/–-")} if rest else {}), Told.WHO
    found = more | found
    if written := _without_label(found):
        told = Told.EMPTY
    elif "author" in found or "role" in found:
        told = Told.WHO
    elif "heading" in found and told is Told.EMPTY:
        told = Told.HEADING
    found |= written
    day = _day(found["date"], year)
    if day is not None and not _WITH_YEAR.search(found["date"]):
        found["year"] = str(day.year)
    after = rest.lstrip("*])|:;,/·•–—- \t")
    return Head(
        index=index,
        found=found,
        told=told,
        day=day,
        style=_style(found["date"]) + ("w" if weekday else ""),
        mark=re.sub(r"[\d\s]+", "0" if mark[:1].isdigit() else "", mark),
        indent=len(line.text) - len(line.text.lstrip()),
        gap=line.gap,
        last=index,
        lower=after[:1].islower(),
    )


def _without_label(found: dict[str, str]) -> dict[str, str]:
    """`Eva Ek, leg psykolog Signerad: 2022-03-02`: the role. A day of signing begins an entry for want of another."""
    role, _, last = found.get("role", "").rpartition(" ")
    return {"role": role} if role and book().labels.get(last.lower()) in _WRITTEN else {}


def _style(words: str) -> str:
    return next((name for name, pattern in _STYLES if pattern.match(words)), "dots")


def _day(words: str, year: int | None) -> dt.date | None:
    try:
        when = parse(words, anchor=dt.date(year, 12, 31) if year else None)
    except ImpossibleDate:
        return None
    return when.first_day if when else None


def pairs(text: str) -> list[tuple[str, str]]:
    """`Datum: 2022-03-01   Tid: 09:20` as fields and values; empty when the line does not begin with a known label."""
    if len(text) > LONGEST_HEADER or ":" not in text:
        return []
    bare = text.strip(" \t*#|")
    marks = [mark for mark in book().label.finditer(bare) if mark.start() == 0 or mark[1][0].isupper()]
    if not marks or marks[0].start() != 0:
        return []
    said = [book().labels[mark[1].lower()] for mark in marks]
    marks = marks[: said.index("text") + 1] if "text" in said else marks
    ends = [*(mark.start() for mark in marks[1:]), len(bare)]
    return [
        (book().labels[mark[1].lower()], bare[mark.end() : end].strip(" \t|*"))
        for mark, end in zip(marks, ends, strict=True)
    ]


def blocks(lines: Sequence[Line], year: int | None) -> Iterator[Head]:
    """Runs of labelled lines that hold a date: a head each. A field that comes again begins the next one."""
    index = 0
    while index < len(lines):
        found: dict[str, str] = {}
        first = index
        while index < len(lines):
            here = pairs(lines[index].text)
            apart = index > first and lines[index].gap
            if not here or apart or any(field in found and field not in _SEVERAL for field, _ in here):
                break
            for field, value in here:
                found.setdefault(field, value)
            index += 1
            if "text" in found:
                break
        if index == first:
            index += 1
        elif "date" in found or "created" in found:
            yield _block(found, lines[first], first, index - 1, year)


def _block(found: dict[str, str], line: Line, first: int, last: int, year: int | None) -> Head:
    labelled = "date" if "date" in found else "created"
    found = {"date": found.get("created", ""), **found}
    words = found["date"]
    dated = re.match(r"(?P<date>.*?\d)\s+(?:kl\.?\s*)?(?P<time>\d{1,2}[:.]\d{2})(?::\d\d)?(?:\s*[-–].*)?$", words)
    if dated and "time" not in found:
        found |= dated.groupdict()
    if author := found.pop("author", ""):
        found = found | {name: value for name, value in who(author).items() if name not in found}
    return Head(
        index=first,
        found={name: value for name, value in found.items() if name not in _SEVERAL and (value or name == "date")},
        told=Told.WHO,
        day=_day(found["date"], year),
        style=labelled,
        mark="",
        indent=len(line.text) - len(line.text.lstrip()),
        gap=line.gap,
        last=last,
        lower=False,
    )

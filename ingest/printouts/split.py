"""From lines to entries: which layout begins an entry, what belongs to it, what is left over."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pydantic import JsonValue

from ingest.ingester import Assumption, InputFile, Item, Record
from ingest.printouts.layouts import Layout, book
from ingest.printouts.lines import LONGEST_HEADER, Line, joined, sections
from schemas.dates import ImpossibleDate, parse
from schemas.errors import FileError
from schemas.event import Author
from schemas.ledger import Problem
from schemas.when import When

_FEWEST = 2
_META_WITHIN = 6
_NEAR_TIE = 0.97
_MOSTLY = 0.6
_LONG_PREFACE = 0.3
"""Dates that first come so far down stand inside a document; ten of them make a printout all the same."""


@dataclass
class _Entry:
    """An entry being gathered."""

    place: str
    found: dict[str, str]
    lines: list[str] = field(default_factory=list)
    attributes: dict[str, JsonValue] = field(default_factory=dict)


def entries(file: InputFile, lines: Sequence[Line]) -> Iterator[Item] | None:
    """Records of a printout with several entries; None when the lines hold none, so it is one document.

    Raises:
        FileError: `entry:` in case.yaml is no valid pattern, or matches no line.
    """
    layout, told = _layout(file, lines)
    if layout is None:
        return None
    return _read(file, lines, layout, told)


def _layout(file: InputFile, lines: Sequence[Line]) -> tuple[Layout | None, list[Item]]:
    if file.source.entry:
        layout = _own(file)
        if not any(_match(layout, line) for line in lines):
            raise FileError(
                "mönstret entry: passar ingen rad i filen.", file=file.name, remedy="Rätta entry: i case.yaml."
            )
        return layout, [Assumption("posterna börjar där entry: i case.yaml säger.")]
    scored = sorted(((_score(layout, lines), -layout.rank, layout) for layout in book().layouts), key=lambda s: s[:2])
    (best, _, layout), (second, _, other) = scored[-1], scored[-2]
    if best < _FEWEST:
        return None, []
    told: list[Item] = [Assumption(f"posterna känns igen på layouten {layout.id}.")]
    if second >= best * _NEAR_TIE and _heads(layout, lines) != _heads(other, lines):
        told.append(
            Problem(
                locator="",
                what=f"layouterna {layout.id} och {other.id} passar nästan lika bra; {layout.id} användes.",
                remedy="Kontrollera posterna med 'tidslinje formats try' och ange entry: om det blev fel.",
            )
        )
    return layout, told


def _own(file: InputFile) -> Layout:
    try:
        pattern = re.compile(file.source.entry or "")
    except re.error:
        raise FileError(
            "mönstret entry: är inget giltigt reguljärt uttryck.", file=file.name, remedy="Rätta det i case.yaml."
        ) from None
    if "date" not in pattern.groupindex:
        raise FileError(
            "mönstret entry: saknar gruppen (?P<date>…).", file=file.name, remedy="Lägg till den i case.yaml."
        )
    return Layout("entry", pattern, 0)


def _match(layout: Layout, line: Line) -> re.Match[str] | None:
    return layout.header.match(line.text.strip()) if 5 < len(line.text) <= LONGEST_HEADER else None


def _heads(layout: Layout, lines: Sequence[Line]) -> set[int]:
    return {number for number, line in enumerate(lines) if _match(layout, line)}


def _score(layout: Layout, lines: Sequence[Line]) -> float:
    """How well the layout explains the file: headers with real dates, in one direction of time, well told.

    A header that the layouts above it know too is worth a little more with more named parts.
    """
    days, bodies, filled = [], [0], 0
    for line in lines:
        match = _match(layout, line)
        filled += bool(line.text.strip())
        if not match:
            bodies[-1] += bool(line.text.strip())
            continue
        bodies.append("text" in layout.header.groupindex)
        try:
            when = parse(match["date"])
        except ImpossibleDate:
            when = None
        days.append(when.first_day if when else None)
    with_text = sum(map(bool, bodies[1:]))
    inside = bodies[0] > filled * _LONG_PREFACE and len(days) < 10
    if len(days) < _FEWEST or with_text < len(days) / 2 or inside:
        return 0.0  # dates in a row with nothing under them are a list inside a document
    known = [day for day in days if day is not None]
    up = sum(a <= b for a, b in pairwise(known))
    down = sum(a >= b for a, b in pairwise(known))
    order = max(up, down) / (len(known) - 1) if len(known) > 1 else 1.0  # one date contradicts nothing
    told = sum(name in layout.header.groupindex for name in ("author", "role", "heading", "rest"))
    return len(days) * (0.4 + 0.6 * order) * (1 + 0.08 * told)


def _read(file: InputFile, lines: Sequence[Line], layout: Layout, told: list[Item]) -> Iterator[Item]:
    yield from told
    before: list[Line] = []
    entry: _Entry | None = None
    names_follow = _names_follow(lines, layout)
    for line in lines:
        match = _match(layout, line)
        if match:
            if entry:
                yield from _record(file, entry, layout)
            found = {name: value.strip() for name, value in match.groupdict().items() if value and value.strip()}
            entry = _Entry(line.place, found)
            if text := found.pop("text", ""):
                entry.lines.append(text)
        elif entry is None:
            before.append(line)
        elif not (_is_meta(entry, line) or (names_follow and _is_name(entry, line))):
            entry.lines.append(line.text.strip())
    if entry:
        yield from _record(file, entry, layout)
    left = [line for line in before if line.text.strip()]
    if left:
        yield Assumption(f"före den första posten står {len(left)} rad(er) som inte är någon anteckning.")


def _is_meta(entry: _Entry, line: Line) -> bool:
    """A line right under the header that tells more of the entry; its parts are kept on the entry."""
    if len(entry.lines) > 0 or len(line.text) > LONGEST_HEADER:
        return False
    for pattern in book().meta:
        match = pattern.match(line.text.strip())
        if match:
            for name, value in match.groupdict().items():
                if value and name not in entry.found:
                    entry.found[name] = value.strip()
            return True
    return False


def _names_follow(lines: Sequence[Line], layout: Layout) -> bool:
    """Does the line under most headers hold a name alone? One such line may be a heading; most are no chance."""
    if "author" in layout.header.groupindex or "text" in layout.header.groupindex:
        return False
    below = [after.text.strip() for line, after in pairwise(lines) if _match(layout, line)]
    return bool(below) and sum(bool(book().name_line.match(text)) for text in below) >= len(below) * _MOSTLY


def _is_name(entry: _Entry, line: Line) -> bool:
    """The name line right under a header; its parts are kept on the entry."""
    match = book().name_line.match(line.text.strip()) if not entry.lines and "author" not in entry.found else None
    if match:
        entry.found.update({name: value.strip() for name, value in match.groupdict().items() if value})
    return bool(match)


def _role_and_heading(rest: str) -> tuple[str, str]:
    """`leg psykolog   Nybesök` -> role and heading: by wide space first, else by the longest known role."""
    wide = re.split(r"\s{2,}|\t|\s[|–-]\s", rest, maxsplit=1)
    if len(wide) == 2:
        return wide[0].strip(), wide[1].strip()
    lower = rest.lower()
    for role in book().roles:
        if lower.startswith(role.lower()) and (len(rest) == len(role) or not rest[len(role)].isalnum()):
            return rest[: len(role)], rest[len(role) :].strip(" ,;:")
    role, comma, heading = rest.partition(",")
    return role.strip(), heading.strip() if comma else ""


def _record(file: InputFile, entry: _Entry, layout: Layout) -> Iterator[Item]:
    found = entry.found
    if layout.splits_role:
        role, heading = _role_and_heading(found.get("rest", ""))
        found.setdefault("role", role)
        found.setdefault("heading", heading)
    created = _day(found.get("created"))
    words = " ".join(part for part in (found["date"], found.get("time", "").replace(".", ":")) if part)
    when, wrong = _when(words, file, created)
    if wrong:
        yield Problem(locator=entry.place, what=f"{wrong} Posten är odaterad.", remedy="Kontrollera datumet.")
    text = joined(entry.lines)
    attributes = dict(entry.attributes)
    for name in ("signed", "heading"):
        if found.get(name):
            attributes[name] = found[name]
    if marks := sections(text):
        attributes["sections"] = marks
    yield Record(
        locator=entry.place,
        when=when,
        text=text,
        title=found.get("heading", ""),
        author=Author(name=found.get("author") or None, role=found.get("role") or None),
        recorded=created.start if created else None,
        unit=found.get("unit") or None,
        attributes=attributes,
    )


def _day(words: str | None) -> When | None:
    try:
        return parse(words) if words else None
    except ImpossibleDate:
        return None


def _when(words: str, file: InputFile, created: When | None) -> tuple[When, str]:
    """The header's date; a year that is not told comes from the day it was written, else from the period's end."""
    anchor = created.first_day if created else file.period.end
    try:
        when = parse(words, anchor=anchor)
    except ImpossibleDate:
        return When.unknown(words), f"Datumet {words[:20]} finns inte i kalendern."
    return (when, "") if when else (When.unknown(words), "Rubrikradens datum kan inte läsas.")

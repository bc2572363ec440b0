"""From lines to entries: which layout begins an entry, what belongs to it, what is left over."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.ingester import Assumption, InputFile, Item
from ingest.printouts.choose import Layout, layouts
from ingest.printouts.entry import Entry, record
from ingest.printouts.furniture import missing_pages, without_page_lines
from ingest.printouts.heads import Head, pairs
from ingest.printouts.layouts import Lead, book
from ingest.printouts.lines import LONGEST_HEADER, Line
from ingest.printouts.margin import without_margin
from ingest.printouts.tail import Told, is_heading, who
from schemas.errors import FileError
from schemas.ledger import Problem

_NEAR_TIE: Final = 0.97
_MOSTLY: Final = 0.6
_MOST_HEADED: Final = 0.8


def entries(file: InputFile, lines: Sequence[Line]) -> Iterator[Item] | None:
    """Records of a printout with several entries; None when the lines hold none, so it is one document.

    Raises:
        FileError: `entry:` in case.yaml is no valid pattern, or matches no line.
    """
    clean = without_margin(without_page_lines(lines))
    if file.source.entry:
        layout = _own(file, clean)
        return _read(file, clean, layout, [Assumption("posterna börjar där entry: i case.yaml säger.")])
    found = layouts(clean, file.period.end.year)
    if not found:
        return None
    return _read(file, clean, found[0], [*_told(found, clean)])


def lost_pages(texts: Sequence[str]) -> Iterator[Problem]:
    """A problem when the printout counts pages that it does not hold."""
    missing = missing_pages(texts)
    if missing:
        which = ", ".join(map(str, missing[:8])) + (" …" if len(missing) > 8 else "")
        yield Problem(
            locator="",
            what=f"utskriften räknar sidor som saknas i filen: {which}.",
            remedy="Be om hela utskriften.",
            partial=True,
        )


def _told(found: Sequence[Layout], lines: Sequence[Line]) -> Iterator[Item]:
    best = found[0]
    yield Assumption(f"posterna känns igen på layouten {best.id}: {len(best.heads)} rubrikrader.")
    if best.doubtful:
        yield Assumption(
            f"{best.doubtful} rader som börjar med ett datum hör till texten i posten ovanför; kontrollera med "
            "'tidslinje formats try'."
        )
    starts = {head.index for head in best.heads}
    for other in found[1:2]:
        if other.score >= best.score * _NEAR_TIE and {head.index for head in other.heads} != starts:
            yield Problem(
                locator="",
                what=f"layouterna {best.id} och {other.id} passar nästan lika bra; {best.id} användes.",
                remedy="Kontrollera posterna med 'tidslinje formats try' och ange entry: om det blev fel.",
            )


def _own(file: InputFile, lines: Sequence[Line]) -> Layout:
    """The layout that `entry:` in case.yaml tells."""
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
    heads = tuple(
        Head(number, {k: v.strip() for k, v in match.groupdict().items() if v and v.strip()}, Told.WHO, None, "", "",
             0, line.gap, number, lower=False)
        for number, line in enumerate(lines)
        if len(line.text) <= LONGEST_HEADER and (match := Lead("entry", pattern).pattern.match(line.text.strip()))
    )  # fmt: skip
    if not heads:
        raise FileError("mönstret entry: passar ingen rad i filen.", file=file.name, remedy="Rätta entry: i case.yaml.")
    return Layout("entry", heads, 1)


def _read(file: InputFile, lines: Sequence[Line], layout: Layout, told: list[Item]) -> Iterator[Item]:
    yield from told
    above, names = _headings_above(lines, layout), _names_follow(lines, layout)
    edges = [head.index - (head.index in above) for head in layout.heads] + [len(lines)]
    gathered: list[Entry] = []
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
            if not (_is_meta(entry, line) or (names and _is_name(entry, line))):
                entry.lines.append(line.text.strip())
        days = head.told is Told.EMPTY and layout.id == "date-first"
        gathered.extend(_by_clock(entry) if days else (entry,))
    _headings_below(gathered)
    for entry in gathered:
        yield from record(file, entry)
    left = sum(bool(line.text.strip()) for line in lines[: edges[0]])
    if left:
        yield Assumption(f"före den första posten står {left} rad(er) som inte är någon anteckning.")


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
    """A day whose lines begin with a time has an entry for each; what stands before goes with the first."""
    clocks = [(at, match) for at, line in enumerate(entry.lines) if (match := book().clock.fullmatch(line))]
    if len(clocks) < 2 and not (clocks and clocks[0][0] == 0):
        yield entry
        return
    before = entry.lines[: clocks[0][0]]
    ends = [*(at for at, _ in clocks[1:]), len(entry.lines)]
    for number, ((at, match), end) in enumerate(zip(clocks, ends, strict=True)):
        text = [*(before if number == 0 else ()), match["text"], *entry.lines[at + 1 : end]]
        yield Entry(entry.place, {**entry.found, "time": match["time"]}, [line for line in text if line])

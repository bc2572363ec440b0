"""From lines to entries: which layout begins an entry, what belongs to it, what is left over."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.ingester import Assumption, InputFile, Item
from ingest.printouts.choose import Layout, layouts
from ingest.printouts.entry import record
from ingest.printouts.furniture import missing_pages, periods, without_page_lines
from ingest.printouts.gather import gather
from ingest.printouts.heads import YEAR, Head
from ingest.printouts.layouts import Lead
from ingest.printouts.lines import LONGEST_HEADER, Line
from ingest.printouts.margin import without_margin
from ingest.printouts.tail import Told
from ingest.printouts.years import with_years
from schemas.case import Period
from schemas.errors import FileError
from schemas.ledger import Problem

HEAD_LINES: Final = 20
"""Lines at the beginning of a printout that may tell what it holds."""
_NEAR_TIE: Final = 0.97


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


def stated_period(texts: Sequence[str]) -> Iterator[Assumption]:
    """The period that the head of a printout or table says it holds."""
    for first, last in dict.fromkeys(periods(texts)):
        period = Period.model_validate({"from": first, "to": last})
        yield Assumption(f"uttaget säger sig avse {first} till {last}; utanför det sägs inget saknas.", period)


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
    told_above = any(YEAR.fullmatch(line.text.strip()) for line in lines)
    if any("year" in head.found for head in layout.heads) and not told_above:
        layout = with_years(layout, file.period.end)
        yield Assumption("datum utan år har fått år efter ordningen i filen, räknat från periodens slut.")
    before, gathered = gather(lines, layout)
    for entry in gathered:
        yield from record(file, entry)
    if before:
        yield Assumption(f"före den första posten står {before} rad(er) som inte är någon anteckning.")

"""`select CASE…`: which cases meet the inclusion criteria, and why or why not."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import CaseError, ExitCode, TidslinjeError
from schemas.vocabulary import ActorKind
from timeline.cli.speech import Lang, LangOption, complain, say, spoken

if TYPE_CHECKING:
    from schemas.selection import Selection

_DEFAULT = "13-18"
_DEFAULT_PERIOD = "2-5"


@spoken
def select(
    folders: Annotated[list[Path], typer.Argument(metavar="ÄRENDE…", help="Ärendemappar. / Case folders.")],
    age: Annotated[str, typer.Option("--age", help="Ålder, från–till. / Age, from–to.")] = _DEFAULT,
    psychiatry_years: Annotated[int, typer.Option("--bup-years", min=0, help="År med BUP. / Years with BUP.")] = 2,
    care_years: Annotated[int, typer.Option("--care-years", min=0, help="År med vård. / Years with care.")] = 2,
    others: Annotated[int, typer.Option("--others", min=0, help="Aktörer utöver BUP. / Actors besides BUP.")] = 2,
    period: Annotated[
        str, typer.Option("--period-years", help="Journalernas år, från–till. / From–to.")
    ] = _DEFAULT_PERIOD,
    count: Annotated[
        list[ActorKind] | None, typer.Option("--count", help="Räknas också, t.ex. school. / Counts too, e.g. school.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="En rad JSON per ärende. / One line of JSON a case.")] = False,
    lang: LangOption = Lang.SV,
) -> None:
    """Pröva ärenden mot urvalskriterierna. / Try cases against the inclusion criteria."""
    from schemas.selection import CARE, Criteria
    from timeline.pipeline import travel
    from timeline.selection import select as judge

    criteria = Criteria(
        age=_range(age, lang), psychiatry_years=psychiatry_years, care_years=care_years, others=others,
        period_years=_range(period, lang), count=frozenset(CARE | set(count or ())),
    )  # fmt: skip
    failed = False
    for folder in folders:
        try:
            found = judge(travel(folder), folder.name, criteria)
        except TidslinjeError as error:
            said = error.sentence()
            complain(said if str(folder) in said else f"{folder}: {said}")
            failed = True
            continue
        typer.echo(found.model_dump_json() if as_json else _told(found, lang))
    if failed:
        raise typer.Exit(ExitCode.MEND)


def _range(text: str, lang: Lang) -> tuple[int, int]:
    found = re.fullmatch(r"(\d+)\s*[-–]\s*(\d+)", text)
    if not found or int(found[1]) > int(found[2]):
        raise CaseError(say("bad_range", lang, text=text), remedy=say("bad_range_remedy", lang))
    return int(found[1]), int(found[2])


def _told(found: "Selection", lang: Lang) -> str:
    lines = [f"{found.case} ({found.folder}): {say(f'holds_{found.holds}', lang)}"]
    for row in found.criteria:
        why = row.why.sv if lang is Lang.SV else row.why.en
        lines.append(f"  {say(f'mark_{row.holds}', lang):8} {say(f'criterion_{row.id}', lang)}: {why}")
    return "\n".join(lines)

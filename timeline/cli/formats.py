"""`formats`, `formats try FILE`: what can be read, and what would be read of one file."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from schemas.errors import CaseError
from timeline.cli.speech import Lang, LangOption, say, spoken

app = typer.Typer(help="Filformaten. / The file formats.", invoke_without_command=True)


@app.callback(invoke_without_command=True)
@spoken
def list_formats(context: typer.Context) -> None:
    """Alla format som kan läsas. / All formats that can be read."""
    if context.invoked_subcommand is not None:
        return
    from ingest.registry import ingesters

    for ingester in ingesters():
        typer.echo(f"{ingester.id:24} {ingester.summary}")


@app.command("try")
@spoken
def try_file(file: Annotated[Path, typer.Argument(metavar="FIL")], lang: LangOption = Lang.SV) -> None:
    """Visa vad som skulle läsas ur en fil, post för post. / Show what would be read of a file, entry by entry."""
    from ingest.intake import read_case
    from schemas.case import Case, Child, Period, SourceSpec
    from schemas.vocabulary import ActorKind

    if not file.is_file():
        raise CaseError(say("no_file", lang), file=str(file), remedy=say("check_path", lang))
    ever = Period.model_validate({"from": dt.date(1900, 1, 1), "to": dt.date(2100, 12, 31)})
    source = SourceSpec(id="fil", path=file.name, actor=ActorKind.OTHER)
    case = Case(case="try", child=Child(alias="-"), period=ever, sources=(source,))
    intake = read_case(case, file.resolve().parent)
    for entry in intake.ledger.inputs:
        typer.echo(say("claimed", lang, ingester=entry.ingester, records=entry.records))
        for problem in entry.problems:
            typer.echo(f"{say('problem_label', lang)}: {problem.locator} {problem.what} {problem.remedy}")
    own = [assumed for assumed in intake.ledger.assumed if assumed.startswith(f"{file.name}:")]
    for assumed in own:
        typer.echo(say("assumed", lang, what=assumed))
    for event in intake.events:
        day = event.when.first_day
        when = f"{day or '-'!s:12} {event.precision.value:8}"
        typer.echo(f"{event.source.locator:24} {when} {event.title[:40]:40} {len(event.text)}")

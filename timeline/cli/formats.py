"""`formats`, `formats try FILE`: what can be read, and what would be read of one file."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from schemas.errors import CaseError
from timeline.cli.speech import Lang, LangOption, say, spoken

if TYPE_CHECKING:
    from schemas.event import Event

_MARKS: Final = ("nullified", "struck", "duplicate_of", "unsigned", "ocr", "date_uncertain", "author_note", "document")
EntryOption = Annotated[
    str | None, typer.Option("--entry", help="Mönster för rubrikraden. / Pattern of the header line.")
]
FamilyOption = Annotated[bool, typer.Option("--family", help="Samtal med familjen. / A talk with the family.")]
OcrOption = Annotated[bool, typer.Option("--ocr", help="Läs bilder med Tesseract. / Read scans with Tesseract.")]
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
def try_file(
    file: Annotated[Path, typer.Argument(metavar="FIL")],
    entry: EntryOption = None,
    family: FamilyOption = False,
    ocr: OcrOption = False,
    lang: LangOption = Lang.SV,
) -> None:
    """Visa vad som skulle läsas ur en fil, post för post. / Show what would be read of a file, entry by entry."""
    from ingest.intake import read_case
    from schemas.case import Case, Child, Period, SourceSpec
    from schemas.vocabulary import ActorKind

    if not file.is_file():
        raise CaseError(say("no_file", lang), file=str(file), remedy=say("check_path", lang))
    ever = Period.model_validate({"from": dt.date(1900, 1, 1), "to": dt.datetime.now(dt.UTC).date()})
    source = SourceSpec(id="fil", path=file.name, actor=ActorKind.FAMILY if family else ActorKind.OTHER, entry=entry)
    case = Case(case="try", child=Child(alias="-"), period=ever, sources=(source,))
    intake = read_case(case, file.resolve().parent, ocr=ocr)
    for row in intake.ledger.inputs:
        name = row.ingester
        typer.echo(say("claimed", lang, ingester=name, records=row.records) if name else say("unclaimed", lang))
        for problem in row.problems:
            typer.echo(f"{say('problem_label', lang)}: {problem.locator} {problem.what} {problem.remedy}")
    own = [assumed for assumed in intake.ledger.assumed if assumed.startswith(f"{file.name}:")]
    for assumed in own:
        typer.echo(say("assumed", lang, what=assumed))
    for event in intake.events:
        typer.echo(_line(event))


def _line(event: "Event") -> str:
    """Place, time, who wrote it, heading, length, and what sets the entry apart."""
    time = "-" if event.start is None else f"{event.start:%Y-%m-%d %H:%M}" if _has_clock(event) else str(event.start)
    until = "" if event.end in {None, event.start} else f"–{event.end}"
    who = ", ".join(filter(None, (event.author.name, event.author.role)))
    marks = " ".join(name for name in _MARKS if event.attributes.get(name))
    return (
        f"{event.source.locator:18} {time + until:22} {who[:34]:34} {event.title[:44]:44} {len(event.text):6} {marks}"
    )


def _has_clock(event: "Event") -> bool:
    return isinstance(event.start, dt.datetime)

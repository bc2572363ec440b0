"""`init`, `build`, `check`, `demo`: from a folder to a case, from a case to its outputs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from schemas.errors import CaseError, ExitCode
from schemas.vocabulary import ActorKind, Verdict
from timeline.cli.handout import EditionOption, KeepOption, OnOption, RelativeOption, build_edition, locked, request_of
from timeline.cli.sealing import ProtectOption, new_passphrase
from timeline.cli.speech import Lang, LangOption, at_terminal, complain, say, spoken

if TYPE_CHECKING:
    from rich.progress import Progress

    from schemas.edition import Request
    from timeline.pipeline import Built, OnFile

_SHOWN_PROBLEMS = 12
OcrOption = Annotated[
    bool, typer.Option("--ocr", help="Läs bilder av text med Tesseract, om det finns. / Read scans with Tesseract.")
]
FolderArgument = Annotated[Path, typer.Argument(metavar="ÄRENDE", help="Ärendemappen. / The case folder.")]
OutOption = Annotated[
    Path | None, typer.Option("--out", help="Mapp för resultatet; annars ÄRENDE/out. / Folder for the outputs.")
]
PdfOption = Annotated[bool, typer.Option("--pdf", help="Skriv också tidslinje.pdf. / Also write tidslinje.pdf.")]
RulesOption = Annotated[
    list[Path] | None, typer.Option("--rules", help="Mapp med fler regler. / Folder with more rules.")
]


class Paper(StrEnum):
    """Sizes of paper."""

    A3 = "A3"
    A4 = "A4"


@dataclass(frozen=True)
class How:
    """What was asked of a build, beside the folder."""

    request: "Request | None" = None
    rules: tuple[Path, ...] = ()
    strict: bool = False
    ocr: bool = False
    paper: Literal["A3", "A4"] | None = None
    passphrase: str | None = None
    by: str | None = None


@spoken
def init(folder: FolderArgument, lang: LangOption = Lang.SV) -> None:
    """Föreslå en case.yaml utifrån filerna i mappen. / Propose a case.yaml from the files in the folder."""
    from timeline.case import MANIFEST, case_folder
    from timeline.proposal import as_yaml, propose

    target = case_folder(folder) / MANIFEST
    if target.exists():
        raise CaseError(say("init_exists", lang, path=target), remedy=say("init_exists_remedy", lang))
    proposal = propose(folder)
    case = proposal.case
    for sentence in proposal.assumed:
        complain(say("assumed", lang, what=sentence))
    if at_terminal():
        alias = typer.prompt(say("ask_alias", lang), default=case.child.alias, err=True)
        born = typer.prompt(say("ask_born", lang), default="", err=True) or None
        sources = []
        for source in case.sources:
            answer = typer.prompt(say("ask_actor", lang, path=source.path), default=source.actor.value, err=True)
            known = answer in {kind.value for kind in ActorKind}
            sources.append(source.model_copy(update={"actor": ActorKind(answer) if known else source.actor}))
        child = case.child.model_validate({"alias": alias, "born": born})
        case = case.model_copy(update={"child": child, "sources": tuple(sources)})
    target.write_text(as_yaml(case), encoding="utf-8", newline="\n")
    target.chmod(0o600)
    typer.echo(say("init_written", lang, path=target, folder=folder))


@spoken
def build(
    folder: FolderArgument,
    out: OutOption = None,
    rules: RulesOption = None,
    edition: EditionOption = "inspector",
    on: OnOption = None,
    keep_units: KeepOption = None,
    relative_dates: RelativeOption = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Oläsliga filer ger felkod 1. / Unreadable files give exit code 1.")
    ] = False,
    ocr: OcrOption = False,
    pdf: PdfOption = False,
    paper: Annotated[Paper, typer.Option("--paper", help="Papper för --pdf. / Paper for --pdf.")] = Paper.A3,
    protect: ProtectOption = False,
    by: Annotated[
        str | None, typer.Option("--by", help="Vem som bygger; står på sista sidan. / Who builds; on the last page.")
    ] = None,
    lang: LangOption = Lang.SV,
) -> None:
    """Bygg tidslinjen. / Build the timeline."""
    request = request_of(edition, on, keep_units, relative=relative_dates, lang=lang)
    asked: Literal["A3", "A4"] | None = None if not pdf else "A3" if paper is Paper.A3 else "A4"
    if protect and pdf:
        raise CaseError(say("protect_paper", lang), remedy=say("protect_paper_remedy", lang))
    how = How(request, tuple(rules or ()), strict, ocr, asked, new_passphrase(lang) if protect else None, by)
    _build(folder, out or folder / "out", how, lang)


@spoken
def demo(
    out: Annotated[Path, typer.Option("--out", help="Mapp för resultatet. / Folder for the outputs.")] = Path(
        "tidslinje-demo"
    ),
    lang: LangOption = Lang.SV,
) -> None:
    """Bygg det uppdiktade exempelärendet. / Build the invented example case."""
    _build(_example(lang), out, How(), lang)


@spoken
def check(
    folder: FolderArgument,
    rules: RulesOption = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="En rad JSON per fynd. / One line of JSON a finding.")
    ] = False,
    ocr: OcrOption = False,
    lang: LangOption = Lang.SV,
) -> None:
    """Visa fynden som tabell, utan att skriva något. / Show the findings as a table; writes nothing."""
    from timeline.pipeline import build as run

    with _progress(lang) as on_file:
        built = run(folder, tuple(rules or ()), on_file, ocr=ocr)
    if as_json:
        for finding in built.findings:
            typer.echo(finding.model_dump_json(by_alias=True))
        return
    _table(built, lang)
    _tell_problems(built, lang)


def _build(folder: Path, out: Path, how: How, lang: Lang) -> None:
    from timeline.pipeline import begin_drawing, files, on_paper, write
    from timeline.pipeline import build as run

    begin_drawing()
    with _progress(lang) as on_file:
        built = run(folder, how.rules, on_file, ocr=how.ocr, by=how.by)
        if how.request is None:
            outputs = files(built, lang.value)
            printed = {"tidslinje.pdf": on_paper(outputs["tidslinje.html"], out, how.paper)} if how.paper else {}
            sealed = locked(outputs, how.passphrase) if how.passphrase else {}
            write({**outputs, **printed, **sealed}, out)
            made: tuple[Path, ...] = (out / "tidslinje.html",)
        else:
            made = build_edition(built, folder, out, how.request, lang, how.paper, how.passphrase)
    totals = built.ledger.totals
    lost = sum(entry.lost for entry in built.ledger.inputs)
    complain(
        say(
            "counts",
            lang,
            records=totals.records,
            files=totals.files,
            events=totals.events,
            undated=totals.undated,
            duplicates=totals.duplicates,
            outside=totals.outside_period,
            lost=lost,
        )
    )
    worked = sum(finding.verdict is Verdict.HAPPENED for finding in built.findings)
    points = sum(finding.verdict in {Verdict.NOT_FOUND, Verdict.LATE, Verdict.SIGNAL} for finding in built.findings)
    complain(say("findings", lang, points=points, worked=worked))
    unread = _tell_problems(built, lang)
    for path in made:
        typer.echo(say("built", lang, path=path.resolve()))
    if how.strict and unread:
        complain(say("unread", lang, files=", ".join(unread)))
        raise typer.Exit(ExitCode.MEND)


def _tell_problems(built: "Built", lang: Lang) -> list[str]:
    """The files' problems on stderr, the first ones whole; gives the names of files that nobody could read."""
    lines = [
        f"  {entry.file}, {problem.locator}: {problem.what} {problem.remedy}"
        if problem.locator
        else f"  {entry.file}: {problem.what} {problem.remedy}"
        for entry in built.ledger.inputs
        for problem in entry.problems
    ]
    if lines:
        complain(say("problems", lang, count=len(lines)))
    for line in lines[:_SHOWN_PROBLEMS]:
        complain(line)
    if len(lines) > _SHOWN_PROBLEMS:
        complain(say("more", lang, count=len(lines) - _SHOWN_PROBLEMS))
    return [entry.file for entry in built.ledger.inputs if entry.problems and not entry.records]


def _table(built: "Built", lang: Lang) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not built.findings:
        typer.echo(say("none_found", lang))
        return
    table = Table(show_lines=False)
    for key in ("col_when", "col_verdict", "col_severity", "col_rule", "col_actors", "col_heading"):
        table.add_column(say(key, lang))
    for finding in built.findings:
        heading = finding.heading.sv if lang is Lang.SV else finding.heading.en
        table.add_row(
            f"{finding.start} – {finding.end}",
            finding.verdict.value,
            finding.severity.value,
            finding.rule,
            ", ".join(actor.value for actor in finding.actors),
            Text(heading),
        )
    Console().print(table)


def _example(lang: Lang) -> Path:
    """The example case, as packed into the wheel or as it lies in the checkout."""
    spec = find_spec("timeline")
    room = Path(spec.origin).parent if spec and spec.origin else Path()
    for candidate in (room / "example", *sorted((room.parent / "examples").glob("*"))):
        if (candidate / "case.yaml").is_file():
            return candidate
    raise CaseError(say("demo_missing", lang), remedy=say("reinstall", lang))


@contextmanager
def _progress(lang: Lang) -> Iterator["OnFile"]:
    """A bar on stderr that names each file; silent when stderr is no terminal."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        yield _follow(bar, lang)


def _follow(bar: "Progress", lang: Lang) -> "OnFile":
    task = bar.add_task(say("reading", lang), total=None)

    def on_file(name: str, number: int, of: int) -> None:
        last = number >= of
        text = say("judging", lang) if last else f"{say('reading', lang)} {name}"
        bar.update(task, total=of, completed=number, description=text)

    return on_file

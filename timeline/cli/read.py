"""`read FILE.jsonl`: the reader of running text by itself, in the label scheme."""

from pathlib import Path
from typing import Annotated

import typer

from schemas.errors import CaseError
from timeline.cli.speech import Lang, LangOption, say, spoken


@spoken
def read(
    file: Annotated[Path, typer.Argument(metavar="FIL.jsonl")],
    explain: Annotated[bool, typer.Option("--explain", help="Visa varför. / Show why.")] = False,
    lang: LangOption = Lang.SV,
) -> None:
    """Läs meningar ur en JSONL-fil. / Read sentences of a JSONL file."""
    from timeline.reading import read_lines

    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise CaseError(say("no_file", lang), file=str(file), remedy=say("check_path", lang)) from None
    number = 0
    try:
        for number, line in enumerate(read_lines((line for line in lines if line.strip()), explain), start=1):  # noqa: B007  # the number names the line at fault
            typer.echo(line)
    except ValueError:
        raise CaseError(
            say("bad_line", lang), file=str(file), place=str(number + 1), remedy=say("bad_line_remedy", lang)
        ) from None

"""`verify` and `doctor`: is an earlier build still what the case gives, and is the machine in order?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from schemas.errors import CaseError, ExitCode
from timeline.cli.handout import EditionOption, KeepOption, OnOption, RelativeOption, request_of
from timeline.cli.sealing import unsealed
from timeline.cli.speech import Lang, LangOption, complain, say, spoken

if TYPE_CHECKING:
    from schemas.edition import Request
    from schemas.ledger import Ledger
    from timeline.pipeline import Built


@spoken
def verify(
    folder: Annotated[Path, typer.Argument(metavar="ÄRENDE", help="Ärendemappen. / The case folder.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="Mappen med det tidigare bygget. / The folder of the earlier build.")
    ] = None,
    rules: Annotated[list[Path] | None, typer.Option("--rules", help="Som vid bygget. / As when it was built.")] = None,
    edition: EditionOption = "inspector",
    on: OnOption = None,
    keep_units: KeepOption = None,
    relative_dates: RelativeOption = False,
    by: Annotated[
        str | None, typer.Option("--by", help="Som vid bygget, om det inte står i ledger.json. / As when built.")
    ] = None,
    page_lang: Annotated[
        Lang, typer.Option("--page-lang", help="Sidans språk vid bygget. / The page's language when built.")
    ] = Lang.SV,
    lang: LangOption = Lang.SV,
) -> None:
    """Bygg om och säg om underlag, regler och resultat är desamma. / Build again and tell whether all is the same."""
    from timeline.integrity import compare
    from timeline.pipeline import build

    place = out or folder / "out"
    before = _ledger(place, lang)
    made = before.made
    request = request_of(edition, on, keep_units, relative=relative_dates, lang=lang)
    who = by or (made.by if made and request is None else None)
    built = build(folder, tuple(rules or ()), by=who, ocr=bool(made and made.ocr))
    outputs = _outputs(built, folder, request, page_lang)
    where = place / request.name if request else place
    if request and not (where / f"tidslinje-{request.name}.docx").is_file():
        outputs.pop(f"tidslinje-{request.name}.docx", None)  # a locked edition is written without its Word sheet
    found = compare(before, built.ledger, outputs, where, lambda data: unsealed(data, lang))
    for one in found:
        complain(say(f"verify_{one.what}", lang, name=one.name))
    if found:
        raise typer.Exit(ExitCode.MEND)
    fingerprint = built.ledger.made.fingerprint if built.ledger.made else ""
    typer.echo(say("verify_same", lang, files=len(before.inputs), outputs=len(outputs), fingerprint=fingerprint))


def _ledger(place: Path, lang: Lang) -> "Ledger":
    from schemas.ledger import Ledger

    path = place / "ledger.json"
    try:
        return Ledger.read(path.read_text(encoding="utf-8"))
    except OSError:
        remedy = say("verify_no_build_remedy", lang)
        raise CaseError(say("verify_no_build", lang), file=str(path), remedy=remedy) from None
    except (ValueError, AttributeError):  # another kind of file, however it is broken
        raise CaseError(say("verify_bad", lang), file=str(path), remedy=say("verify_no_build_remedy", lang)) from None


def _outputs(built: "Built", folder: Path, request: "Request | None", lang: Lang) -> dict[str, str | bytes]:
    if request is None:
        from timeline.pipeline import files

        return dict(files(built, lang.value))
    from timeline.handout import hand_out

    return hand_out(built, folder, request, lang.value).files


@spoken
def doctor(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[ÄRENDE]", help="Ärendemappen, om den ska ses över. / A case folder.")
    ] = None,
    lang: LangOption = Lang.SV,
) -> None:
    """Visa versioner, program och mappens rättigheter, inget innehåll. / Versions, programs, rights; no content."""
    from timeline.case import case_folder
    from timeline.integrity import doctor as look

    signs = [*look.machine(), *(look.folder(case_folder(folder)) if folder else ())]
    for sign in signs:
        typer.echo(f"{say(f'mark_{sign.state}', lang)}  {say(sign.key, lang, value=sign.value)}")
    if any(sign.state == "mend" for sign in signs):
        raise typer.Exit(ExitCode.MEND)

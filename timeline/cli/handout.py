"""`build --edition` and `verify-handout`: what leaves the inspector's hands."""

import contextlib
import datetime as dt
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from schemas.errors import CaseError, ExitCode, TidslinjeError
from timeline.cli.sealing import unsealed
from timeline.cli.speech import Lang, LangOption, complain, say, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping

    from schemas.edition import Request
    from schemas.pseudonym import Pseudonyms
    from timeline.pipeline import Built

EditionOption = Annotated[
    str,
    typer.Option(
        "--edition",
        help="inspector, meeting, family, organisation:KÄLLA. / inspector, meeting, family, organisation:SOURCE.",
    ),
]
OnOption = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="ÅÅÅÅ-MM-DD",
        help="Dagen som samtycken prövas för; annars i dag. / Day on which consents are tried; today if left out.",
    ),
]
KeepOption = Annotated[
    list[str] | None,
    typer.Option("--keep-units", help="Källa vars enhet får heta som den heter. / Source whose unit keeps its name."),
]
RelativeOption = Annotated[
    bool,
    typer.Option(
        "--relative-dates", help="Räkna dagar i stället för att visa årtal. / Count days, show no real years."
    ),
]
_NAMED: Final = re.compile(r"tidslinje-(meeting|family|organisation)(?:-(.+?))?\.(?:html|docx|pdf)$")


def request_of(edition: str, on: str | None, keep: list[str] | None, *, relative: bool, lang: Lang) -> "Request | None":
    """The edition asked for; None for the inspector's own.

    Raises:
        CaseError: there is no such edition or no such day.
    """
    from schemas.edition import Edition, Request

    name, _, organisation = edition.partition(":")
    if name not in set(Edition) or (name == Edition.ORGANISATION) != bool(organisation):
        raise CaseError(say("edition_unknown", lang, name=edition), remedy=say("edition_remedy", lang))
    if name == Edition.INSPECTOR:
        return None
    try:
        day = dt.date.fromisoformat(on) if on else dt.datetime.now().astimezone().date()
    except ValueError:
        raise CaseError(say("bad_day", lang, text=on), remedy=say("bad_day_remedy", lang)) from None
    return Request(
        edition=Edition(name),
        organisation=organisation or None,
        on=day,
        keep_units=tuple(keep or ()),
        relative=relative,
    )


def build_edition(
    built: "Built",
    folder: Path,
    out: Path,
    request: "Request",
    lang: Lang,
    paper: Literal["A3", "A4"] | None = None,
    passphrase: str | None = None,
) -> tuple[Path, ...]:
    """Write an edition alone into `out/<edition>/`; a refused one leaves no file, not even that of an earlier build.

    Raises:
        TidslinjeError: no consent, or a leak; nothing of the edition is left.
    """
    from timeline.handout import hand_out
    from timeline.pipeline import on_paper, write

    place = out / request.name
    try:
        printed = (lambda html: on_paper(html, place, paper)) if paper else None
        made = hand_out(built, folder, request, lang.value, printed)
    except TidslinjeError:
        for ending in ("html", "docx", "pdf"):
            (place / f"tidslinje-{request.name}.{ending}").unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            place.rmdir()  # only when nothing else lies in it
        raise
    files = locked(made.files, passphrase) if passphrase else made.files
    write(files, place)
    for name in made.files.keys() - files.keys():
        (place / name).unlink(missing_ok=True)  # no unlocked copy of an earlier build stays beside the locked page
    _keep_key(made.key, folder, lang)
    return tuple(place / name for name in files)


def locked(files: "Mapping[str, str | bytes]", passphrase: str) -> dict[str, str | bytes]:
    """The pages of a build under a passphrase; Word and paper can't be locked and are left out."""
    from render.sealed import seal

    return {name: seal(str(data), passphrase) for name, data in files.items() if name.endswith(".html")}


def _keep_key(key: "Pseudonyms", folder: Path, lang: Lang) -> None:
    """The key beside the case, for its owner only; a case folder that can't be written to is told."""
    from timeline.pseudonyms import as_yaml
    from timeline.pseudonyms.keyfile import KEY

    path, text = folder / KEY, as_yaml(key)
    new = path.with_name(f".{KEY}.new")
    try:
        if path.exists() and path.read_text(encoding="utf-8-sig") == text:
            path.chmod(0o600)
            return
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        new.replace(path)
    except OSError:
        complain(say("key_not_kept", lang))


@spoken
def verify_handout(
    file: Annotated[Path, typer.Argument(metavar="FIL", help="Filen som ska lämnas ut. / The file to hand out.")],
    case: Annotated[Path, typer.Option("--case", help="Ärendemappen. / The case folder.")],
    edition: Annotated[
        str | None, typer.Option("--edition", help="Om filnamnet inte säger det. / If the file name does not say it.")
    ] = None,
    on: OnOption = None,
    keep_units: KeepOption = None,
    lang: LangOption = Lang.SV,
) -> None:
    """Sök igenom en färdig fil efter det som inte får lämnas ut. / Search a finished file for what must not leave."""
    from timeline.handout import key_of, leak_check, told
    from timeline.pipeline import build

    if not file.is_file():
        raise CaseError(say("no_file", lang), file=str(file), remedy=say("check_path", lang))
    request = request_of(edition or _edition_of(file), on, keep_units, relative=False, lang=lang)
    if request is None:
        raise CaseError(say("inspector_handout", lang), file=file.name, remedy=say("inspector_handout_remedy", lang))
    built = build(case)
    hits = leak_check(built, case, request, key_of(built, case))(unsealed(file.read_bytes(), lang))
    if hits:
        complain(f"{file.name}: {told(hits)}")
        raise typer.Exit(ExitCode.MEND)
    typer.echo(say("handout_clean", lang, name=file.name, edition=request.name))


def _edition_of(file: Path) -> str:
    """As the file's name says; a file of another name is tried as one for the meeting."""
    found = _NAMED.search(file.name)
    if found is None:
        return "meeting"
    return f"{found[1]}:{found[2]}" if found[2] else found[1]

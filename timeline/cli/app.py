"""The command's table of contents."""

from importlib.metadata import version
from typing import Annotated

import typer

from timeline.cli import build, formats, handout, integrity, read, rules, schema, select

app = typer.Typer(
    name="tidslinje",
    help="Journalexporter in, en tidslinje över barnets väg ut. / Journal exports in, a child's timeline out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"tidslinje {version('tidslinje')}")
        raise typer.Exit


@app.callback()
def _root(
    _version_asked: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Visa versionen. / Show the version.")
    ] = False,
) -> None:
    """Journalexporter in, en tidslinje över barnets väg ut. / Journal exports in, a child's timeline out."""


app.command("init")(build.init)
app.command("build")(build.build)
app.command("verify-handout")(handout.verify_handout)
app.command("verify")(integrity.verify)
app.command("doctor")(integrity.doctor)
app.command("check")(build.check)
app.command("demo")(build.demo)
app.command("select")(select.select)
app.command("read")(read.read)
app.command("schema")(schema.schema)
app.add_typer(formats.app, name="formats")
app.add_typer(rules.app, name="rules")

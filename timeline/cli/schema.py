"""`schema [NAME]`: the JSON Schemas of the files in the contract."""

from typing import Annotated

import typer

from schemas.errors import CaseError
from timeline.cli.speech import Lang, LangOption, say, spoken


@spoken
def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="NAMN", help="Utan namn: alla namn. / Without: the names.")
    ] = None,
    lang: LangOption = Lang.SV,
) -> None:
    """Visa ett JSON Schema. / Print a JSON Schema."""
    from schemas.generate import FILES, text

    if name is None:
        typer.echo("\n".join(FILES))
    elif name not in FILES:
        names = ", ".join(FILES)
        raise CaseError(say("unknown_schema", lang, name=name), remedy=say("unknown_schema_remedy", lang, names=names))
    else:
        typer.echo(text(name), nl=False)

"""What the command says, in which language, and how trouble becomes a sentence and an exit code."""

import functools
import sys
import traceback
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import typer

from schemas.errors import ExitCode, TidslinjeError


class Lang(StrEnum):
    """Languages of the command and the page."""

    SV = "sv"
    EN = "en"


LangOption = Annotated[Lang, typer.Option("--lang", help="Språk. / Language.")]
_INTERRUPTED = 130
_STOPPED: Final = {
    Lang.SV: "Avbrutet. Inget har skrivits.",
    Lang.EN: "Interrupted. Nothing was written.",
}
"""Not in words.yaml: Ctrl-C may have stopped the loading of what reads that file."""


@cache
def _words() -> dict[str, dict[str, str]]:
    from schemas.datafile import read_yaml

    loaded: dict[str, dict[str, str]] = read_yaml(Path(__file__).parent / "words.yaml")
    return loaded


def say(key: str, lang: Lang, **values: object) -> str:
    """The sentence `key` in `lang`, filled in."""
    return _words()[key][lang.value].format(**values)


def complain(sentence: str) -> None:
    """One line on stderr."""
    typer.echo(sentence, err=True)


F = TypeVar("F", bound=Callable[..., Any])


def spoken(command: F) -> F:
    """Turn every trouble of a command into one sentence and an exit code; no traceback, no journal text."""

    @functools.wraps(command)
    def run(*args: object, **kwargs: object) -> object:
        lang = kwargs.get("lang", Lang.SV)
        lang = lang if isinstance(lang, Lang) else Lang.SV
        try:
            return command(*args, **kwargs)
        except TidslinjeError as error:
            complain(error.sentence())
            raise typer.Exit(error.exit_code) from None
        except KeyboardInterrupt:
            complain(_STOPPED[lang])
            raise typer.Exit(_INTERRUPTED) from None
        except (typer.Exit, typer.Abort):
            raise
        except BrokenPipeError:  # the reader of our output, such as `head`, has seen enough
            sys.stdout = None  # nothing is left to flush at exit
            raise typer.Exit from None
        except Exception as error:
            complain(say("defect", lang, what=type(error).__name__, where=_place(error)))
            raise typer.Exit(ExitCode.MEND) from None

    return run  # type: ignore[return-value]  # functools.wraps keeps the signature that typer reads


def _place(error: BaseException) -> str:
    """The innermost module and line; never the message, which may quote a journal."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"


def at_terminal() -> bool:
    """May the command ask?"""
    return sys.stdin.isatty() and sys.stderr.isatty()

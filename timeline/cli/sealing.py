"""`--protect`: where the passphrase comes from. It is never an argument, so it stands in no shell history."""

import sys
from typing import Annotated

import typer

from schemas.errors import CaseError
from timeline.cli.speech import Lang, at_terminal, say

ProtectOption = Annotated[
    bool,
    typer.Option(
        "--protect",
        help="Lås sidan med en lösenfras; frågas efter, eller första raden på stdin. / "
        "Lock the page with a passphrase; asked for, or the first line of stdin.",
    ),
]


def new_passphrase(lang: Lang) -> str:
    """A passphrase for a page that is to be locked. Raises CaseError when it is too short."""
    from render.sealed import LEAST_LENGTH

    phrase = _asked(lang, twice=True)
    if len(phrase.strip()) < LEAST_LENGTH:
        raise CaseError(say("short_passphrase", lang, least=LEAST_LENGTH), remedy=say("short_passphrase_remedy", lang))
    return phrase


def unsealed(data: bytes, lang: Lang) -> bytes:
    """The page inside a locked file, after asking for its passphrase; other files as they are. Raises CaseError."""
    from render.sealed import WrongPassphrase, is_sealed, opened

    text = data.decode("utf-8", errors="replace")
    if not is_sealed(text):
        return data
    try:
        return opened(text, _asked(lang, twice=False)).encode()
    except WrongPassphrase:
        raise CaseError(say("wrong_passphrase", lang), remedy=say("wrong_passphrase_remedy", lang)) from None


def _asked(lang: Lang, *, twice: bool) -> str:
    if at_terminal():
        asked: str = typer.prompt(say("ask_passphrase", lang), hide_input=True, confirmation_prompt=twice, err=True)
        return asked
    return sys.stdin.readline().rstrip("\r\n")

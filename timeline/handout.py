"""From a judged case to a hand-out: cut for its reader, drawn, and searched for leaks before anything is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from schemas.case import Case
from schemas.edition import Cut, Edition, Request
from schemas.errors import CaseError
from schemas.pseudonym import Pseudonyms
from timeline.journey import rejoin
from timeline.leaks import Hit, Search, secrets_of
from timeline.leaks.secrets import withheld_of
from timeline.pipeline import Built
from timeline.pseudonyms import assign, named, read_key
from timeline.reading.actors import Names, mentions
from timeline.reading.identity.words import opener

if TYPE_CHECKING:
    from render.edition import Reader
    from render.view.model import Turn

_SHOWN_HITS: Final = 5


@dataclass(frozen=True)
class Handout:
    """A finished edition: its files by name, and the key that its pseudonyms came from."""

    files: dict[str, str | bytes]
    key: Pseudonyms
    cut: Cut


def hand_out(
    built: Built, folder: Path, request: Request, lang: str = "sv", printed: Callable[[str], bytes] | None = None
) -> Handout:
    """The edition's files, searched and found clean; with `printed`, which makes paper of a page, on paper too.

    Raises:
        CaseError: no consent to show anything; or something of the case still stands in what was drawn.
    """
    from render.edition import cut

    key = key_of(built, folder)
    whole = cut(built.journey, built.findings, built.ledger, request, key, built.laid, _reader(built.journey.case))
    files = _drawn(built, whole, lang)
    if printed:
        name = f"tidslinje-{request.name}"
        files[f"{name}.pdf"] = printed(str(files[f"{name}.html"]))
    leaks = leak_check(built, folder, request, key)
    for name, data in files.items():
        hits = leaks(data if isinstance(data, bytes) else data.encode())
        if hits:
            raise CaseError(told(hits), file=name, remedy="Lägg till namnet i pseudonyms.yaml, eller anmäl felet.")
    return Handout(files, key, whole)


def _reader(case: Case) -> "Reader":
    from render.edition import Reader

    names = Names(case)
    return Reader(
        named=lambda text: frozenset(mention.kind for mention in mentions(text.lower(), names)), ordinary=opener
    )


def key_of(built: Built, folder: Path) -> Pseudonyms:
    """The case's pseudonyms, those of the key file first. Raises CaseError for a key file that can't be read."""
    case = built.journey.case
    aliases = {"child": case.child.alias} | {guardian.id: guardian.alias for guardian in case.guardians}
    return assign(named(built.journey.events, case, opener), read_key(folder, case.case), aliases)


def _drawn(built: Built, whole: Cut, lang: str) -> dict[str, str | bytes]:
    from render.page import html
    from render.view import view

    journey = rejoin(whole.events, whole.case, whole.ledger).model_copy(update={"figures": whole.figures})
    page = view(journey, whole.findings, whole.ledger, edition=whole.request.edition, left_out=whole.left_out)
    page = page.model_copy(update={"turns": _true_turns(page.turns, built, whole)})
    name = f"tidslinje-{whole.request.name}"
    drawn: dict[str, str | bytes] = {f"{name}.html": html(page, lang)}
    if whole.request.edition is Edition.ORGANISATION:
        from render.sheets import sheet

        drawn[f"{name}.docx"] = sheet(page, whole.recipient, lang)
    return drawn


def _true_turns(turns: tuple["Turn", ...], built: Built, whole: Cut) -> tuple["Turn", ...]:
    """The turning points that are so in the whole case: what is first among what is shown need not be the first."""
    from render.view import view

    moved = whole.case.period.start - built.journey.case.period.start
    told = {(turn.day + moved, turn.title) for turn in view(built.journey, (), built.ledger).turns}
    return tuple(turn for turn in turns if (turn.day, turn.title) in told)


def leak_check(built: Built, folder: Path, request: Request, key: Pseudonyms) -> Callable[[bytes], tuple[Hit, ...]]:
    """A search of finished files for what must not stand in them. It raises FileError for a damaged file."""
    from ingest.handout import pieces
    from render.edition import standings
    from render.page import scripts

    case = built.journey.case
    sources = frozenset(name for name, how in standings(case, request).items() if how == "given") | {"review"}
    audience = request.edition.audience
    hidden = frozenset(name for name, whom in built.laid.hidden.items() if not whom or audience in whom)
    kept = frozenset(source.unit for source in case.sources if source.id in request.keep_units and source.unit)
    own = request.edition is Edition.FAMILY
    withheld = withheld_of(built.journey, sources, hidden, built.laid.opened, own=own)
    secrets = secrets_of(built.journey, key, withheld, _paths(built, case, folder), kept, opener)
    search = Search(secrets, _own_phrases() | _said(built, key, case))
    return lambda data: search.hits((piece.place, piece.text) for piece in pieces(data, scripts()))


def _paths(built: Built, case: Case, folder: Path) -> Iterator[str]:
    yield str(folder.resolve())
    for entry in built.ledger.inputs:
        yield entry.file
        yield entry.file.rsplit("/", 1)[-1]
    yield from (path for source in case.sources for path in source.paths if "*" not in path)


@cache
def _own_phrases() -> frozenset[str]:
    """Every phrase that the tool itself puts on a page or a sheet."""
    from render.page import phrases

    return phrases()


def _said(built: Built, key: Pseudonyms, case: Case) -> frozenset[str]:
    """What this case's page says in the tool's words: findings, pseudonyms, the alias."""
    said = {words for f in built.findings for text in (f.heading, f.text, f.question) for words in (text.sv, text.en)}
    return frozenset(said | {one.shown for one in key.names} | {case.child.alias})


def told(hits: tuple[Hit, ...]) -> str:
    """The leaks in one sentence: which kinds, how many places, the first of them."""
    kinds = ", ".join(sorted({hit.kind for hit in hits}))
    places = "; ".join(dict.fromkeys(hit.place for hit in hits[:_SHOWN_HITS]))
    return f"uppgifter som inte får lämnas ut står kvar ({kinds}; {len(hits)} ställen: {places})."

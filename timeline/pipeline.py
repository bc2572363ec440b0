"""From a case folder to files for people: the whole run, each line a step."""

import contextlib
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final, Literal

from ingest.intake import read_case
from schemas.case import Case
from schemas.errors import CaseError
from schemas.finding import Finding
from schemas.journey import Journey
from schemas.ledger import Ledger, Tool
from schemas.review import Laid, Review
from timeline.case import case_folder, read_manifest
from timeline.integrity import made_of
from timeline.journey import join, rejoin
from timeline.proposal import propose
from timeline.pseudonyms import alias_is_the_name
from timeline.reading import read_notes
from timeline.reading.identity import with_masks
from timeline.review import gone, lay, read_review
from timeline.rules import judge, load_rules

OUTPUTS: Final = ("tidslinje.html", "events.jsonl", "findings.jsonl", "ledger.json")
OnFile = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Built:
    """All that is known of a case, before anything is drawn."""

    journey: Journey
    findings: tuple[Finding, ...]
    ledger: Ledger
    laid: Laid
    """The inspector's decisions, laid over events and findings."""

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings without those that the inspector has rejected."""
        return tuple(finding for finding in self.findings if self.laid.said(finding) != "reject")


def build(
    folder: Path,
    rules: tuple[Path, ...] = (),
    on_file: OnFile | None = None,
    *,
    ocr: bool = False,
    by: str | None = None,
) -> Built:
    """Exports -> events -> events read from notes -> journey -> findings.

    Args:
        folder: the case folder.
        rules: further folders with rule packs, after the tool's own.
        on_file: told (name, number, of how many) before each file is read.
        ocr: pictures of text are read by Tesseract, where it is installed.
        by: who builds; printed on the last page.

    Raises:
        TidslinjeError: something that the user must mend before anything can be built.
    """
    case, assumed = _case(case_folder(folder))
    rule_set = load_rules(rules, case.region)
    review = read_review(folder)
    journey, laid, read = _travel(case, folder, review, on_file, ocr=ocr)
    findings = judge(journey, rule_set)
    unknown = (*laid.unknown, *gone(review, (finding.id for finding in findings)))
    laid = laid.model_copy(update={"events": (), "unknown": unknown})
    tool = Tool(version=version("tidslinje"))
    ledger = read.model_copy(
        update={
            "assumed": (*assumed, *_about_alias(journey), *read.assumed, *unknown),
            "rules": rule_set.used,
            "tool": tool,
            "made": made_of(folder, read.inputs, review, rule_set.used, tool, by=by, ocr=ocr),
        }
    )
    return Built(journey, findings, ledger, laid)


def _about_alias(journey: Journey) -> tuple[str, ...]:
    """A word to the inspector when the alias gives the child away; the leak check then counts the rest of the name."""
    if not alias_is_the_name(journey.events, journey.case):
        return ()
    return (
        "child.alias i case.yaml är barnets namn i journalerna. Byt det, om det inte är barnets egen önskan. "
        "Läckagekontrollen räknar då bara resten av namnet.",
    )


def travel(folder: Path) -> Journey:
    """The case's journey alone, without findings. Raises TidslinjeError as `build` does."""
    case, _ = _case(case_folder(folder))
    return _travel(case, folder, read_review(folder), None)[0]


def _travel(
    case: Case, folder: Path, review: Review, on_file: OnFile | None, *, ocr: bool = False
) -> tuple[Journey, Laid, Ledger]:
    intake = read_case(case, folder, on_file, ocr=ocr)
    events = read_notes(intake.events, case)
    journey = join(events, case, intake.ledger)
    if not review.decisions:
        return journey, Laid(), intake.ledger
    laid = lay(journey.events, case, review)
    return rejoin(with_masks(laid.events, case), case, intake.ledger), laid, intake.ledger


def begin_drawing() -> None:
    """Let what drawing needs load and be packed beside the reading; leave it out and drawing does it itself."""

    def load() -> None:
        from render.page import prepare

        prepare()

    threading.Thread(target=load, daemon=True).start()


def files(built: Built, lang: str = "sv") -> dict[str, str]:
    """The text of every output file by name."""
    from render.page import html  # plotly and jinja2 are only needed by those who draw
    from render.view import view

    return {
        "tidslinje.html": html(view(built.journey, built.shown, built.ledger), lang),
        "events.jsonl": "".join(event.model_dump_json() + "\n" for event in built.journey.events),
        "findings.jsonl": "".join(finding.model_dump_json(by_alias=True) + "\n" for finding in built.findings),
        "ledger.json": built.ledger.model_dump_json(indent=1, by_alias=True) + "\n",
    }


def on_paper(html: str, out: Path, paper: Literal["A3", "A4"] = "A3") -> bytes:
    """A page printed through an installed browser, with `out` to work in.

    Raises:
        CaseError: no browser, or the folder can't be written.
    """
    from render.paper import pdf

    with _writable(out):
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        return pdf(html, out, paper)


def write(outputs: Mapping[str, str | bytes], out: Path) -> None:
    """Write all files or none, readable by the owner only.

    Everything is written beside the old files first; only then do the new ones take their places, and
    Ctrl-C waits for that moment to pass.

    Raises:
        CaseError: the folder can't be written.
    """
    with _writable(out):
        out.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(prefix=".tidslinje-", dir=out) as staging:
            for name, content in outputs.items():
                path = Path(staging) / name
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
                path.chmod(0o600)
            with _no_interrupt():
                for name in outputs:
                    (Path(staging) / name).replace(out / name)


@contextlib.contextmanager
def _writable(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CaseError(
            f"resultatet kan inte skrivas ({error.strerror or type(error).__name__}).",
            file=str(out),
            remedy="Välj en mapp som du får skriva i med --out.",
        ) from None


@contextlib.contextmanager
def _no_interrupt() -> Iterator[None]:
    """Ctrl-C is held back until the block is done."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals belong to the main thread
        return
    waiting: list[int] = []
    previous = signal.signal(signal.SIGINT, lambda number, _frame: waiting.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, previous)
        if waiting:
            raise KeyboardInterrupt


def _case(folder: Path) -> tuple[Case, tuple[str, ...]]:
    case = read_manifest(folder)
    unused = tuple(
        f"{name} finns i mappen men används inte av den här versionen."
        for name in ("dialogue.yaml",)
        if (folder / name).exists()
    )
    if case is not None:
        return case, unused
    proposal = propose(folder)
    return proposal.case, ("case.yaml saknas; allt nedan är antaget.", *proposal.assumed, *unused)

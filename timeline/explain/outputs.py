"""What a build wrote, read back: one finding, its events, and the files that were not whole."""

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from schemas.errors import CaseError
from schemas.event import Event
from schemas.finding import Finding


@dataclass(frozen=True)
class Told:
    """A finding of a built case, with the events that it names and the files that could not be read whole."""

    finding: Finding
    events: dict[str, Event]
    damaged: tuple[str, ...]


def find(out: Path, name: str) -> Told:
    """The finding whose id is or begins with `name`, from the outputs of a build (or of the case folder they lie in).

    Raises:
        CaseError: nothing is built there, or no finding or several begin so.
    """
    folder = out if (out / "findings.jsonl").is_file() else out / "out"
    try:
        lines = (folder / "findings.jsonl").read_text(encoding="utf-8").splitlines()
        found = [line for line in lines if str(json.loads(line)["id"]).startswith(name)]
        if len(found) != 1:
            what = "inget fynd har det id:t." if not found else "flera fynd börjar så."
            raise CaseError(what, file=str(folder / "findings.jsonl"), remedy="Se id i findings.jsonl.")
        finding = Finding.model_validate_json(found[0])
        wanted = {*finding.trigger, *finding.evidence, *([finding.nearest] if finding.nearest else [])}
        rows = (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()
        events = [Event.model_validate_json(row) for row in rows if json.loads(row)["id"] in wanted]
        ledger = json.loads((folder / "ledger.json").read_text(encoding="utf-8"))
        damaged = tuple(row["file"] for row in ledger["inputs"] if row["problems"])
    except (OSError, ValueError, KeyError, ValidationError):
        raise CaseError(
            "här finns inget byggt ärende.", file=str(folder), remedy="Kör 'tidslinje build' på ärendemappen först."
        ) from None
    return Told(finding, {event.id: event for event in events}, damaged)

"""An earlier build held against the case as it stands: what has changed, by name, never by content."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from schemas.ledger import Ledger
from timeline.case import MANIFEST
from timeline.review.manifest import REVIEW

What = Literal["changed", "gone", "added", "rules", "tool", "output", "missing-output"]


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was: `name` is a file, or the version before and after."""

    what: What
    name: str


def compare(
    before: Ledger, built: Ledger, outputs: Mapping[str, str | bytes], place: Path, unlock: Callable[[bytes], bytes]
) -> tuple[Difference, ...]:
    """Every difference between the earlier build in `place` and one made of the case at this moment.

    Args:
        before: the earlier build's ledger.
        built: the ledger of the same case, built again.
        outputs: the files of the build made again, by name.
        place: the folder of the earlier build.
        unlock: gives the page inside a locked file, and any other file as it is.
    """
    return (*_causes(before, built), *_outputs(outputs, place, unlock))


def _causes(before: Ledger, built: Ledger) -> Iterator[Difference]:
    then, again = (_files(ledger) for ledger in (before, built))
    for name in sorted(then.keys() | again.keys()):
        if name not in again:
            yield Difference("gone", name)
        elif name not in then:
            yield Difference("added", name)
        elif then[name] != again[name]:
            yield Difference("changed", name)
    if before.rules and built.rules and before.rules.sha256 != built.rules.sha256:
        yield Difference("rules", f"{before.rules.version} → {built.rules.version}")
    if before.tool and built.tool and before.tool != built.tool:
        yield Difference("tool", f"{before.tool.version} → {built.tool.version}")


def _files(ledger: Ledger) -> dict[str, str]:
    """The SHA-256 of everything that a build stands on, by file; a file that is not there is left out."""
    own = {MANIFEST: ledger.made.manifest, REVIEW: ledger.made.review} if ledger.made else {}
    return {name: value for name, value in own.items() if value} | {row.file: row.sha256 for row in ledger.inputs}


def _outputs(outputs: Mapping[str, str | bytes], place: Path, unlock: Callable[[bytes], bytes]) -> Iterator[Difference]:
    for name, content in outputs.items():
        path = place / name
        if not path.is_file():
            yield Difference("missing-output", name)
        elif unlock(path.read_bytes()) != (content if isinstance(content, bytes) else content.encode()):
            yield Difference("output", name)

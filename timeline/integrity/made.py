"""What a build stands on, as numbers that can be compared by eye."""

import hashlib
import json
from collections import Counter
from pathlib import Path

from schemas.ledger import Input, Made, RulesUsed, Tool
from schemas.review import Review
from timeline.case import MANIFEST
from timeline.review.manifest import REVIEW


def made_of(
    folder: Path,
    inputs: tuple[Input, ...],
    review: Review,
    rules: RulesUsed,
    tool: Tool,
    *,
    by: str | None = None,
    ocr: bool = False,
) -> Made:
    """The build's origin. The fingerprint leaves out who built, so that two persons get the same from the same case.

    Args:
        folder: the case folder, with case.yaml and perhaps review.yaml.
        inputs: the ledger's rows; source, file and SHA-256 of each count.
        review: the decisions, to be counted by sort.
        rules: the rule set that judged.
        tool: the tool that built.
        by: who built, as given.
        ocr: pictures of text were read.
    """
    manifest, reviewed = digest(folder / MANIFEST), digest(folder / REVIEW)
    stands_on = {
        "inputs": sorted((entry.source, entry.file, entry.sha256) for entry in inputs),
        "manifest": manifest,
        "review": reviewed,
        "rules": rules.sha256,
        "tool": tool.version,
        "ocr": ocr,
    }
    whole = hashlib.sha256(json.dumps(stands_on, sort_keys=True).encode()).hexdigest()
    decided = Counter("add" if one.add is not None else str(one.decision) for one in review.decisions)
    return Made(
        fingerprint=whole[:32],
        by=by,
        decisions=dict(sorted(decided.items())),
        manifest=manifest,
        review=reviewed,
        ocr=ocr,
    )


def digest(path: Path) -> str:
    """The SHA-256 of a file's bytes; empty when there is no such file."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""

"""The account of the files as an edition may print it: how much was read, never from which file."""

from render.edition.disguise import Disguise
from schemas.ledger import Input, Ledger, Problem, RulesUsed

_UNREAD = "Något i källan kunde inte läsas."
_REMEDY = "Inspektören har uppgifterna."


def ledger_of(ledger: Ledger, disguise: Disguise) -> Ledger:
    """One row per file of a shown source, numbered; a problem is told as such, without its place."""
    rows = []
    for source, name in disguise.sources.items():
        own = [entry for entry in ledger.inputs if entry.source == source]
        rows += [_row(entry, name, number, len(own)) for number, entry in enumerate(own, start=1)]
    rules = RulesUsed(version=ledger.rules.version, sha256=ledger.rules.sha256) if ledger.rules else None
    made = ledger.made.model_copy(update={"manifest": "", "review": ""}) if ledger.made else None
    return Ledger(inputs=tuple(rows), rules=rules, tool=ledger.tool, made=made)


def _row(entry: Input, name: str, number: int, of: int) -> Input:
    partial = any(problem.partial for problem in entry.problems)
    problems = [Problem(locator="", what=_UNREAD, remedy=_REMEDY, lost=True)] * entry.lost
    if partial and not problems:
        problems = [Problem(locator="", what=_UNREAD, remedy=_REMEDY, partial=True)]
    return entry.model_copy(
        update={
            "source": name,
            "file": name if of == 1 else f"{name}, fil {number}",
            "sha256": "",
            "bytes": 0,
            "problems": tuple(problems),
        }
    )

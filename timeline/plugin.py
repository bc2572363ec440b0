"""The one door for others: a case opened from Python, and the names that an ingester of a third party needs.

    from timeline.plugin import open_case
    case = open_case("barnet/")
    case.events[case.events.kind == "sip-meeting"]

and for many children, a table with the columns child, kind and start:

    from timeline.plugin import check_table
    check_table(events, [{"kind": "response", "when": "referral", "expect": "referral-answer", "within": "P30D"}])

Everything loads when it is first asked for. What does not stand here may change without notice.
"""

from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import pandas as pd
    import plotly.graph_objects as go

    from timeline.pipeline import Built

_FROM: Final = {
    "Assumption": "ingest.ingester",
    "Author": "schemas.event",
    "Claim": "ingest.ingester",
    "Constraint": "timeline.monitor",
    "FileError": "schemas.errors",
    "Ingester": "ingest.ingester",
    "InputFile": "ingest.ingester",
    "Kind": "schemas.vocabulary",
    "Precision": "schemas.when",
    "Problem": "schemas.ledger",
    "Record": "ingest.ingester",
    "Status": "schemas.vocabulary",
    "When": "schemas.when",
    "check_table": "timeline.monitor.frames",
    "parse_date": "schemas.dates",
}
_OTHER_NAME: Final = {"parse_date": "parse"}
__all__ = ["OpenCase", "open_case", *sorted(_FROM)]  # noqa: PLE0604  # the names load lazily from _FROM


@dataclass(frozen=True)
class OpenCase:
    """A case that has been read and judged."""

    built: "Built"

    @cached_property
    def events(self) -> "pd.DataFrame":
        """One row per event, columns as in events.jsonl; `actor` and `source` in columns of their own."""
        return _frame([event.model_dump(mode="json") for event in self.built.journey.events])

    @cached_property
    def findings(self) -> "pd.DataFrame":
        """One row per finding, columns as in findings.jsonl."""
        return _frame([finding.model_dump(mode="json", by_alias=True) for finding in self.built.findings])

    def html(self, lang: str = "sv") -> str:
        """The page, as `tidslinje build` writes it."""
        from timeline.pipeline import files

        return files(self.built, lang)["tidslinje.html"]

    def figure(self, lang: str = "sv") -> "go.Figure":
        """The timeline as a plotly figure, of the same view as the page."""
        from render.page.chart import figure
        from render.view import view

        return figure(view(self.built.journey, self.built.shown, self.built.ledger), lang)


def open_case(folder: str | Path) -> OpenCase:
    """Read and judge the case in `folder`; nothing is written.

    Raises:
        schemas.errors.TidslinjeError: something that must be mended first, as one sentence.
    """
    from timeline.pipeline import build

    return OpenCase(build(Path(folder)))


def _frame(rows: list[dict[str, Any]]) -> "pd.DataFrame":
    """Nested `actor`, `author` and `source` flattened to `actor.kind`, …; lists are left as they are."""
    import pandas as pd

    return pd.json_normalize(rows)


def __getattr__(name: str) -> Any:
    if name not in _FROM:
        raise AttributeError(name)
    return getattr(import_module(_FROM[name]), _OTHER_NAME.get(name, name))

"""Data frames at the door of the monitor: a table of events in, a table of violations out."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from timeline.monitor.constraints import Constraint, check
from timeline.monitor.log import Log


def log_of(events: pd.DataFrame) -> Log:
    """The log of a table with the columns `child`, `kind`, `start` and perhaps `end`.

    `start` and `end` are dates or moments; the last moment of a day that is known is that day's own midnight, so that
    two events of one day are in no order. `end` left out = `start`.

    Raises:
        KeyError: a column is missing.
        ValueError: a row without child, kind or start.
    """
    needed = events[["child", "kind", "start"]]
    if bool(needed.isna().to_numpy().any()):
        raise ValueError("an event without child, kind or start has no place in a log")
    child, _ = pd.factorize(events["child"])
    what, kinds = pd.factorize(events["kind"])
    start = _seconds(events["start"])
    end = _seconds(events["end"].fillna(events["start"])) if "end" in events else None
    return Log.of(child, what, start, end, tuple(str(kind) for kind in kinds))


def _seconds(times: "pd.Series[Any]") -> "np.ndarray[Any, np.dtype[np.int64]]":
    return pd.to_datetime(times, utc=True).to_numpy("datetime64[s]").astype(np.int64)


def check_table(events: pd.DataFrame, constraints: Iterable[Constraint | Mapping[str, Any]]) -> pd.DataFrame:
    """One row per violation: `constraint` (its place in the list), `event` and `nearest` (labels of `events`' index).

    Args:
        events: as `log_of` takes it.
        constraints: `Constraint`s, or mappings: `{"kind": "response", "when": …, "expect": …, "within": "P30D"}`.

    Raises:
        KeyError: a column is missing.
        ValueError: a row or a constraint that can't be used.
    """
    asked = [c if isinstance(c, Constraint) else Constraint.model_validate(c) for c in constraints]
    labels = events.index
    parts = [
        pd.DataFrame(
            {
                "constraint": number,
                "event": labels[found.rows],
                "nearest": pd.Series(labels[found.nearest], dtype="object").where(found.nearest >= 0, None),
            }
        )
        for number, found in enumerate(check(log_of(events), asked))
        if len(found.rows)
    ]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["constraint", "event", "nearest"])

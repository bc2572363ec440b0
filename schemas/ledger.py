"""The ledger: every record of every input file, accounted for."""

import json
from typing import Literal, Self

from pydantic import Field, computed_field, model_validator

from schemas.case import Period
from schemas.model import Model
from schemas.vocabulary import Basis


class Problem(Model):
    """Something a file did not give, with its place and what would mend it. Never journal text."""

    locator: str
    what: str
    remedy: str
    lost: bool = Field(default=False, exclude=True)
    """A record was lost here (it counts in `records`)."""
    partial: bool = Field(default=False, exclude=True)
    """The source holds more records than the file gave: nothing may be called absent from it."""


class Input(Model):
    """One file. `records` = events + undated + duplicates + outside_period + lost."""

    source: str
    file: str
    sha256: str
    bytes: int
    ingester: str | None
    events: int = 0
    undated: int = 0
    duplicates: int = 0
    outside_period: int = 0
    problems: tuple[Problem, ...] = ()
    stated: tuple[Period, ...] = Field(default=(), exclude=True)
    """The periods that the file itself says it holds; empty = it says nothing."""

    @property
    def lost(self) -> int:
        """Records of which only the problem is left."""
        return sum(problem.lost for problem in self.problems)

    @property
    def whole(self) -> bool:
        """Did the file give all that it says it holds?"""
        return self.ingester is not None and not any(p.lost or p.partial for p in self.problems)

    @computed_field  # type: ignore[prop-decorator]  # pydantic's documented order of decorators
    @property
    def records(self) -> int:
        """All records that the file divides itself into."""
        return self.events + self.undated + self.duplicates + self.outside_period + self.lost


class Totals(Model):
    """Sums over the inputs."""

    files: int
    records: int
    events: int
    undated: int
    duplicates: int
    outside_period: int
    problems: int


class RuleChange(Model):
    """One thing that differs from the tool's own rules."""

    rule: str
    what: Literal["added", "replaced", "limit", "severity"]
    before: str = ""
    after: str = ""
    """A limit as ISO 8601, or a severity."""
    basis: Basis | None = None
    source: str = ""


class RulesUsed(Model):
    """Which rule set judged, and all that differs from the tool's own."""

    version: str
    sha256: str
    packs: tuple[str, ...] = ()
    """Names of the further folders with rules."""
    region: str | None = None
    """The region whose limits were used."""
    changes: tuple[RuleChange, ...] = ()


class Tool(Model):
    """Which tool built."""

    version: str


class Made(Model):
    """From what, by whom and how the case was built: another value as soon as one of them differs."""

    fingerprint: str
    """The first half of the SHA-256 of case, inputs, rules, decisions and tool: to compare two hand-outs by eye."""
    by: str | None = None
    """Who built, only as given with `--by`. There is no clock."""
    decisions: dict[str, int] = Field(default_factory=dict)
    """How many decisions of each sort a human has taken (review.yaml); `add` = an event added by hand."""
    manifest: str = ""
    review: str = ""
    """SHA-256 of case.yaml and review.yaml; empty = there is none."""
    ocr: bool = False
    """Pictures of text were read too."""


class Ledger(Model):
    """ledger.json."""

    inputs: tuple[Input, ...]
    assumed: tuple[str, ...] = ()
    rules: RulesUsed | None = None
    tool: Tool | None = None
    made: Made | None = None

    @classmethod
    def read(cls, text: str) -> Self:
        """The ledger as `ledger.json` holds it; its sums are worked out anew. Raises ValueError for another file."""
        written = json.loads(text)
        if not isinstance(written, dict) or not isinstance(written.get("inputs"), list):
            raise ValueError("no ledger")
        written.pop("totals", None)
        for row in written["inputs"]:
            row.pop("records", None)
        return cls.model_validate_json(json.dumps(written))

    @computed_field  # type: ignore[prop-decorator]  # pydantic's documented order of decorators
    @property
    def totals(self) -> Totals:
        """Sums over the inputs."""
        return Totals(
            files=len(self.inputs),
            records=sum(i.records for i in self.inputs),
            events=sum(i.events for i in self.inputs),
            undated=sum(i.undated for i in self.inputs),
            duplicates=sum(i.duplicates for i in self.inputs),
            outside_period=sum(i.outside_period for i in self.inputs),
            problems=sum(len(i.problems) for i in self.inputs),
        )

    @model_validator(mode="after")
    def _unique_files(self) -> Self:
        seen = [(i.source, i.file) for i in self.inputs]
        if len(seen) != len(set(seen)):
            raise ValueError("a file stands twice in the ledger")
        return self

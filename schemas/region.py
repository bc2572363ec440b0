"""region.yaml: what a region or a user has changed in the rules, in one small file in a folder of rules."""

from pydantic import Field

from schemas.model import DataFile
from schemas.vocabulary import Severity


class OtherLimit(DataFile):
    """Another window for a rule, and where it comes from."""

    length: str = Field(pattern=r"^P(?:\d+D|\d+W|\d+M|\d+B|T\d+H)$")
    """As the length of a rule's limit."""
    source: str = Field(min_length=1)
    """The agreement, or why this number."""


class Region(DataFile):
    """One region: its limits stand on local agreements."""

    name: str
    limits: dict[str, OtherLimit] = Field(default_factory=dict)
    """By rule id; basis `region`."""
    severity: dict[str, Severity] = Field(default_factory=dict)


class RegionFile(DataFile):
    """The whole file. A limit that is law can't be changed in it."""

    regions: dict[str, Region] = Field(default_factory=dict)
    """By the word that stands under `region:` in case.yaml."""
    defaults: dict[str, OtherLimit] = Field(default_factory=dict)
    """Other numbers for the tool's own limits, whichever the region."""
    severity: dict[str, Severity] = Field(default_factory=dict)

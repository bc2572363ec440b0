"""The one base of every model: frozen, closed, strict about types."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A value: it can't be changed, it has no unknown fields, it serialises the same way each time."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


class DataFile(BaseModel):
    """As `Model`, but read from YAML or JSON: text may stand for a date, a list for a tuple."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

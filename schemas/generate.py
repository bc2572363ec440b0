"""JSON Schemas of the files at the border, generated from the models: `python -m schemas.generate`."""

import json
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from schemas.case import Case
from schemas.event import Event
from schemas.finding import Finding
from schemas.ledger import Ledger
from schemas.review import Dialogue, Review
from schemas.rule import Rule

FILES: Final[dict[str, type[BaseModel]]] = {
    "case": Case,
    "event": Event,
    "finding": Finding,
    "ledger": Ledger,
    "review": Review,
    "dialogue": Dialogue,
    "rule": Rule,
}
FOLDER: Final = Path(__file__).parent / "json"


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of one file of the contract. Raises KeyError for an unknown name."""
    mode = "validation" if name in {"case", "review", "dialogue", "rule"} else "serialization"
    made = FILES[name].model_json_schema(by_alias=True, mode=mode)  # type: ignore[arg-type]  # a Literal of pydantic's
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def text(name: str) -> str:
    """The JSON Schema as it lies in `schemas/json/`."""
    return json.dumps(schema(name), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def write() -> None:
    """Write every schema into `schemas/json/`."""
    FOLDER.mkdir(exist_ok=True)
    for name in FILES:
        (FOLDER / f"{name}.schema.json").write_text(text(name), encoding="utf-8")


if __name__ == "__main__":
    write()

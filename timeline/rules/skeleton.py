"""A first file for a rule of one's own: whole, explained, and refused until every FYLL I is gone."""

from pathlib import Path
from typing import Final

TEMPLATE: Final = Path(__file__).parent / "skeleton.yaml"
UNFILLED: Final = "FYLL I"


def skeleton(rule_id: str) -> str:
    """The template with the rule's id in its place."""
    return TEMPLATE.read_text(encoding="utf-8").replace("RULE_ID", rule_id)

"""The page of measured figures: each command writes its own table between its own marks."""

from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "matningar.md"


def put(name: str, table: str) -> None:
    """Put `table` between the two marks `<!-- name -->` of the page. Raises ValueError when they are missing."""
    mark = f"<!-- {name} -->"
    parts = PAGE.read_text(encoding="utf-8").split(mark)
    if len(parts) != 3:
        raise ValueError(f"docs/matningar.md has no pair of marks {mark}")
    PAGE.write_text(f"{parts[0]}{mark}\n{table.strip()}\n{mark}{parts[2]}", encoding="utf-8")

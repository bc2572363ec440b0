"""Running text -> events: a small rule engine; everything linguistic is data (YAML)."""

from timeline.reading.labels import read_lines
from timeline.reading.records import read_notes

__all__ = ["read_lines", "read_notes"]

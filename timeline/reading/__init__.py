"""Running text -> events: a small rule engine; everything linguistic is data (YAML)."""

from timeline.reading.labels import read_lines

__all__ = ["read_lines"]

"""One finding of a built case in plain words."""

from timeline.explain.outputs import find
from timeline.explain.sections import explain

__all__ = ["explain", "find"]

"""Where a build comes from, and whether it is still so: fingerprint, comparison, and the state of the machine."""

from timeline.integrity.compare import Difference, compare
from timeline.integrity.made import made_of

__all__ = ["Difference", "compare", "made_of"]

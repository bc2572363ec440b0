"""The inspector's decisions, laid over events, happenings and findings, never into the records."""

from timeline.review.lay import gone, lay
from timeline.review.manifest import read_review

__all__ = ["gone", "lay", "read_review"]

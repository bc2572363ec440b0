"""Who can be known from the words: names, numbers and addresses as places in the text, for an edition to replace."""

from timeline.reading.identity.masks import with_masks

__all__ = ["with_masks"]

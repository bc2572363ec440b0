"""The key of pseudonyms: who is named in the records, what an edition calls them, and the file that keeps it."""

from timeline.pseudonyms.alias import alias_is_the_name
from timeline.pseudonyms.assign import assign
from timeline.pseudonyms.keyfile import as_yaml, read_key
from timeline.pseudonyms.named import Named, named

__all__ = ["Named", "alias_is_the_name", "as_yaml", "assign", "named", "read_key"]

"""Our bundle of ingesters: one module per format, one line each.

The list names modules, not classes in them: each module is imported when it is first asked about a file,
and it imports its own library when it first reads one.
"""

from ingest.ingester import Ingester

BUNDLE: tuple[Ingester, ...] = ()

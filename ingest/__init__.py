"""Files in, events and ledger out. One ingester per format; see `ingest.ingester` for the protocol."""

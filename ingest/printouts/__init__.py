"""Dated printouts: lines of text in, entries out. Layouts are data in `ingest/layouts/printouts/`."""

"""Records in XML: a careful parser, and layouts (data) that tell where each field of a record stands."""

"""The invented example: what the journals say, and the files they are exported to."""

"""Generators and comparisons; every figure in the docs comes from here."""

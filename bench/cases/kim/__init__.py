"""The case Kim: 2023 to March 2026."""

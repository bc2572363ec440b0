"""The case Lo: 2019 to 2022."""

"""Sheets on paper that one reader prepares with."""

from render.sheets.preparation import sheet

__all__ = ["sheet"]

"""The page: one self-contained HTML file from a view."""

from render.page.page import html

__all__ = ["html"]

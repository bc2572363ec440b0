"""The page: one self-contained HTML file from a view."""

from render.page.page import html, prepare, scripts
from render.page.phrases import phrases

__all__ = ["html", "phrases", "prepare", "scripts"]

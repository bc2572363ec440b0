"""Paper without a click: the page printed to PDF through a browser that is already installed."""

from render.paper.browser import find_browser
from render.paper.pdf import pdf

__all__ = ["find_browser", "pdf"]

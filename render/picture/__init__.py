"""The timeline as a picture: the page's own grammar drawn without a browser, from the same view."""

from render.picture.scene import Glyph, Label, Line, Rect, Scene
from render.picture.svg import svg
from render.picture.timeline import scene

__all__ = ["Glyph", "Label", "Line", "Rect", "Scene", "scene", "svg"]

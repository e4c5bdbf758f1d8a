"""Tooltips of text from outside: what looks like HTML to Qt would be drawn as HTML, with its images loaded."""

from html import escape

from PySide6.QtGui import Qt


def plain(text: str) -> str:
    """The text as a tooltip that shows every sign of it: an answer's header or an imported name may hold anything."""
    return f"<p style='white-space:pre-wrap'>{escape(text)}</p>" if Qt.mightBeRichText(text) else text

"""A splitter whose handles go back to their start values on a double click."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget


class Splitter(QSplitter):
    """Divides a space among panels, with a line of 1 px between them.

    Signals:
        sizes_changed: The user moved or reset a handle.
    """

    sizes_changed = Signal()

    def __init__(self, orientation: Qt.Orientation, start: Sequence[int], stretch: int) -> None:
        """``start`` holds the start sizes, ``stretch`` is the place of the panel that takes what is left."""
        super().__init__(orientation)
        self._start = list(start)
        self._stretch = stretch
        self._is_dragged = False
        self._before: list[int] = []
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)

    def addWidget(self, widget: QWidget) -> None:
        """Add a panel; only the stretching one grows with the window."""
        super().addWidget(widget)
        place = self.count() - 1
        self.setStretchFactor(place, int(place == self._stretch))

    @property
    def kept_sizes(self) -> tuple[int, ...]:
        """The sizes worth keeping: those without the room that was given for a while."""
        return tuple(self._before or self.sizes())

    def give_room(self, place: int, size: int) -> None:
        """Make a panel at least so large for a while; 0 takes the room back.

        Once the user has dragged a handle, the sizes are the user's.
        """
        if not self._is_dragged:
            self.hold(place, size if size > self.kept_sizes[place] else 0)

    def hold(self, place: int, size: int) -> None:
        """Give a panel this size for a while, at the expense of the stretching one; 0 brings its own size back."""
        if not size and not self._before:
            return
        sizes = self._before or self.sizes()
        self._before = sizes if size else []
        wanted = list(sizes)
        wanted[place] = size or sizes[place]
        others = sum(length for index, length in enumerate(wanted) if index != self._stretch)
        wanted[self._stretch] = max(1, sum(self.sizes()) - others)
        self.setSizes(wanted)

    def reset_sizes(self) -> None:
        """Go back to the start sizes."""
        self._is_dragged, self._before = False, []
        self.setSizes(self._filled(self._start))
        self.sizes_changed.emit()

    def restore_sizes(self, sizes: Sequence[int]) -> None:
        """Take sizes that were kept, when they fit the panels there are."""
        self._before = []
        good = len(sizes) == self.count() and all(size > 0 for size in sizes)
        self.setSizes(list(sizes) if good else self._filled(self._start))

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)

    def _filled(self, sizes: list[int]) -> list[int]:
        length = self.width() if self.orientation() == Qt.Orientation.Horizontal else self.height()
        filled = list(sizes[: self.count()])
        rest = length - sum(size for place, size in enumerate(filled) if place != self._stretch)
        if self._stretch < len(filled):
            filled[self._stretch] = max(filled[self._stretch], rest)
        return filled

    def _on_moved(self, _position: int, _index: int) -> None:
        self._is_dragged, self._before = True, []
        self.sizes_changed.emit()


class _Handle(QSplitterHandle):
    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        splitter = self.splitter()
        assert isinstance(splitter, Splitter)
        splitter.reset_sizes()

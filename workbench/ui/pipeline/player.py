"""Plays a replay: one clock that runs only while the dot moves."""

from typing import Literal

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

from workbench.core.trace.replay import Position, Replay

State = Literal["idle", "playing", "paused"]
FRAME_MS = 16


class Player(QObject):
    """Moves through a replay in real time.

    Signals:
        moved: Emitted with the ``Position``, or None when the replay is over and everything is lit.
        state_changed: Emitted with 'idle', 'playing' or 'paused'.
    """

    moved = Signal(object)
    state_changed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._replay: Replay | None = None
        self._at_ms = 0.0
        self._until_ms = 0.0
        self._state: State = "idle"
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def state(self) -> State:
        """Whether it plays, holds, or has nothing to do."""
        return self._state

    @property
    def running(self) -> bool:
        """Whether its timer runs."""
        return self._timer.isActive()

    def play(self, replay: Replay) -> None:
        """Play from the start."""
        self._load(replay)
        self.resume()

    def hold(self, replay: Replay) -> None:
        """Stand at the first station and wait for steps."""
        self._load(replay)
        self._set_state("paused")
        self._emit()

    def pause(self) -> None:
        """Hold where the dot is."""
        if self._state == "playing":
            self._timer.stop()
            self._set_state("paused")

    def resume(self) -> None:
        """Go on from where it was held, to the end."""
        if self._replay is not None:
            self._run_until(self._replay.total_ms)

    def step(self) -> None:
        """Move on to the next station and hold there."""
        if self._replay is not None:
            self._run_until(self._replay.next_stop(self._at_ms))

    def stop(self) -> None:
        """Forget the replay; everything is lit."""
        self._timer.stop()
        self._replay = None
        self._set_state("idle")
        self.moved.emit(None)

    def advance(self, by_ms: float) -> None:
        """Move on by so many milliseconds of replay."""
        if self._replay is None:
            return
        self._at_ms = min(self._at_ms + by_ms, self._until_ms)
        if self._at_ms >= self._replay.total_ms:
            self.stop()
            return
        if self._at_ms >= self._until_ms:
            self.pause()
        self._emit()

    def repeat(self) -> None:
        """Say again where the dot is, after what it moves over was drawn anew."""
        self._emit()

    def _load(self, replay: Replay) -> None:
        self._timer.stop()
        self._replay = replay
        self._at_ms = 0.0

    def _run_until(self, moment_ms: float) -> None:
        self._until_ms = moment_ms
        self._clock.start()
        self._timer.start()
        self._set_state("playing")

    def _tick(self) -> None:
        self.advance(float(self._clock.restart()))

    def _emit(self) -> None:
        if self._replay is not None:
            position: Position = self._replay.position(self._at_ms)
            self.moved.emit(position)

    def _set_state(self, state: State) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

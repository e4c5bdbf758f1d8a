"""What a step offers to do: its requests, its bursts, and its switches, where the text speaks of them."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lessons.format.models import Burst, Send, Step, Toggle, Verb
from server.contract.features import FeatureInfo
from workbench.state.lesson import flip, is_set
from workbench.ui.common.buttons import COMMAND, Button, IconButton, Kind
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import ElidedLabel, paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.common.toggle import ToggleSwitch
from workbench.ui.lesson.gestures import Gestures
from workbench.ui.lesson.scene import BlockView, Scene
from workbench.ui.request import methods

Offer = TypeVar("Offer", Send, Burst)


class SendView(BlockView):
    """One request on one line, as it will be sent; a tick when it was recorded."""

    def __init__(self, theme: Theme, send: Send, gestures: Gestures) -> None:
        super().__init__()
        self._theme = theme
        self._send = send
        self._gestures = gestures
        self._done = QLabel()
        self._done.setFixedSize(16, 16)
        self.button = IconButton(theme, "send", self.tr("Send it"))
        self.button.clicked.connect(self._on_clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setProperty("kind", "inset")
        layout.addWidget(frame)
        column = QVBoxLayout(frame)
        column.setContentsMargins(10, 2, 4, 2)
        column.setSpacing(0)
        column.addLayout(self._first_line())
        self.rest = paragraph(theme, _rest(send), "small", "text.secondary")
        self.rest.setFont(theme.font("small", mono=True))
        self.rest.setContentsMargins(0, 0, 6, 6)
        self.rest.setVisible(bool(self.rest.text()))
        column.addWidget(self.rest)

    def _first_line(self) -> QHBoxLayout:
        send, theme = self._send, self._theme
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(text(theme, send.method, "small", methods.token(send.method), mono=True))
        row.addWidget(ElidedLabel(theme, send.target, "small", mono=True, mode=Qt.TextElideMode.ElideMiddle), 1)
        who = self._who()
        if who:
            row.addWidget(text(theme, who, "small", "text.muted"))
        row.addWidget(self._done)
        row.addWidget(self.button)
        return row

    def _who(self) -> str:
        """Who sends it, if not a plain client as nobody."""
        clients = {"browser": self.tr("browser tab"), "attacker": self.tr("attacker"), "mobile": self.tr("phone")}
        client = clients.get(self._send.page.client, "") if self._send.page else ""
        login = self.tr("as {0}").format(self._send.login) if self._send.login else ""
        return " ".join(part for part in (client, login) if part)

    def show_scene(self, scene: Scene) -> None:
        done = self._send.name in scene.session.recorded
        self._done.setVisible(done)
        if done:
            self._done.setPixmap(pixmap(self._theme, "check", "ok.base"))
        self.button.setEnabled(may_send(scene))
        self.button.setToolTip(why_not(self, scene) or self.tr("Send it"))

    def _on_clicked(self) -> None:
        self._gestures.verb_requested.emit(Verb("send", (self._send.name,)))


class ToggleView(BlockView):
    """The switch that the step is about."""

    def __init__(self, theme: Theme, toggle: Toggle, gestures: Gestures) -> None:
        super().__init__()
        self._toggle = toggle
        self._gestures = gestures
        self._scene: Scene | None = None
        self.switch = ToggleSwitch(theme)
        self.title = ElidedLabel(theme, toggle.feature, "label")
        self.position = text(theme, "", "small", "text.muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.frame = QFrame()
        self.frame.setProperty("kind", "switch")
        layout.addWidget(self.frame)
        row = QHBoxLayout(self.frame)
        row.setContentsMargins(11, 2, 11, 2)
        row.setSpacing(8)
        row.addWidget(self.switch)
        row.addWidget(self.title, 1)
        row.addWidget(self.position)
        self.frame.setFixedHeight(theme.size("controlLarge"))
        self.switch.clicked.connect(self._on_clicked)
        for part in (self.frame, self.switch):
            part.setToolTip(self.tr("Flip the switch (Ctrl+I)"))
            part.setProperty(COMMAND, "lesson.flip")

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        title, wanted = self._words(scene)
        self.title.setText(title)
        self.position.setText(wanted)
        self.switch.setChecked(self._is_on(scene))
        self.switch.setEnabled(scene.idle and scene.features.switchboard is not None)
        self.switch.setAccessibleName(self.tr("{0}: {1}").format(title, wanted))

    def _is_on(self, scene: Scene) -> bool:
        """How the switch lies: an on/off feature as it is; among several positions, whether the wanted one is set."""
        done = is_set(self._toggle, scene.features)
        return not done if self._is_off_wanted(scene) else done

    def _is_off_wanted(self, scene: Scene) -> bool:
        info = self._info(scene)
        return info is not None and info.is_toggle and self._toggle.to == "off"

    def _words(self, scene: Scene) -> tuple[str, str]:
        """The title, and the position that the switch is to be brought to."""
        info = self._info(scene)
        if info is None:
            return self._toggle.feature, self._toggle.to
        label = next((each.label or each.value for each in info.choices if each.value == self._toggle.to), "")
        params = ", ".join(_param(name, value) for name, value in self._toggle.params.items())
        if info.is_toggle and not params:
            return info.title, self.tr("switch it off") if self._toggle.to == "off" else self.tr("switch it on")
        return info.title, ", ".join(part for part in ("" if info.is_toggle else label, params) if part)

    def _info(self, scene: Scene) -> FeatureInfo | None:
        return next((info for info in scene.features.features if info.id == self._toggle.feature), None)

    def _on_clicked(self) -> None:
        if self._scene is None:
            return
        self.switch.setChecked(self._is_on(self._scene))  # the backend's word counts, not the click
        self._gestures.verb_requested.emit(flip(self._toggle, self._scene.features))


class ActionRow(BlockView):
    """The buttons of the step: send what comes next, run its burst."""

    def __init__(self, theme: Theme, step: Step, gestures: Gestures) -> None:
        super().__init__()
        self._sends = step.of(Send)
        self._bursts = step.of(Burst)
        self._gestures = gestures
        self.send = Button(theme, self.tr("Send request"), "primary", "send", large=True)
        self.run = Button(theme, "", "secondary" if self._sends else "primary", "repeat", large=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 0)
        row.setSpacing(8)
        for button, wanted in ((self.send, self._sends), (self.run, self._bursts)):
            button.setVisible(bool(wanted))
            if wanted:
                row.addWidget(button, 1)
        self.send.clicked.connect(self._on_send)
        self.run.clicked.connect(self._on_run)
        self._scene: Scene | None = None

    @property
    def _kind(self) -> Kind:
        """Primary until the step is passed: then 'Next step' is."""
        return "secondary" if self._scene is not None and self._scene.session.solution_open else "primary"

    def show_scene(self, scene: Scene) -> None:
        self._scene = scene
        reason = why_not(self, scene)
        if self._sends:
            send = _next(scene, self._sends)
            self.send.setText(self._send_words(send))
            self.send.setToolTip(reason or f"{send.method} {send.target}")
        if self._bursts:
            burst = _next(scene, self._bursts)
            self.run.setText(self.tr("Run burst {0}").format(burst.count))
            self.run.setToolTip(
                reason or self.tr("{0}, {1} times by {2} clients").format(burst.request, burst.count, burst.clients)
            )
        run: Kind = "secondary" if self._sends else self._kind
        for button, kind in ((self.send, self._kind), (self.run, run)):
            button.setEnabled(may_send(scene))
            if button.property("kind") != kind:
                button.set_kind(kind)

    def _send_words(self, send: Send) -> str:
        if len(self._sends) == 1:
            return self.tr("Send request")
        return self.tr("Send request {0} of {1}").format(self._sends.index(send) + 1, len(self._sends))

    def _on_send(self) -> None:
        if self._scene is not None:
            self._gestures.verb_requested.emit(Verb("send", (_next(self._scene, self._sends).name,)))

    def _on_run(self) -> None:
        if self._scene is not None:
            self._gestures.verb_requested.emit(Verb("burst", (_next(self._scene, self._bursts).name,)))


def _next(scene: Scene, offered: tuple[Offer, ...]) -> Offer:
    """The first that was not recorded yet, else the last once more."""
    return next((each for each in offered if each.name not in scene.session.recorded), offered[-1])


def may_send(scene: Scene) -> bool:
    """Whether the step's requests may be sent now."""
    return scene.idle and not scene.session.locked


def why_not(widget: QWidget, scene: Scene) -> str:
    """Why they may not; empty when they may."""
    if scene.session.locked:
        return widget.tr("First your guess: Send and Run wait for it.")
    return "" if scene.idle else widget.tr("Something is being done already.")


def _param(name: str, value: object) -> str:
    words = name.replace("_", " ").removesuffix(" s")
    return words if value is True else f"{words} {value}"


def _rest(send: Send) -> str:
    """What is sent beside the request line: headers that say more than the usual, and the body."""
    told = [f"{name}: {value}" for name, value in send.headers if not _usual(name, value)]
    return "\n".join((*told, *((send.body,) if send.body else ())))


def _usual(name: str, value: str) -> bool:
    return name.lower() in ("accept", "content-type") and value == "application/json"

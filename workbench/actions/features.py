"""Flips switches: asks the backend, shows the wish as pending, and takes it back with the reason when it is refused."""

import logging
from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QObject

from server.contract.events import SwitchEvent
from server.contract.features import (
    FeatureInfo,
    ParamValue,
    Setting,
    SettingPatch,
    Switchboard,
    SwitchboardPatch,
)
from workbench.bridge import Bridge
from workbench.state.features import ORDER, FeaturesSnapshot, FeaturesStore, Refusal, default_setting


class SwitchClient(Protocol):
    """What this module needs of the control listener's client."""

    async def features(self) -> tuple[FeatureInfo, ...]: ...

    async def switchboard(self) -> Switchboard: ...

    async def patch_switchboard(self, patch: SwitchboardPatch) -> Switchboard: ...


Done = Callable[[], None]
log = logging.getLogger(__name__)


class FeatureActions(QObject):
    """The only writer of the features store."""

    def __init__(
        self,
        store: FeaturesStore,
        bridge: Bridge,
        control: Callable[[], SwitchClient | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._control = control
        self._queued: dict[str, SettingPatch] = {}
        """Newer wishes for switches whose last flip still waits for its answer."""

    def load(self) -> None:
        """Ask the backend what there is and how it is set: after each start. After a restart, set it as it was."""
        client = self._control()
        if client is not None:
            self._bridge.submit(_read(client, self._snapshot.switchboard), self._show, self._keep)

    def acknowledge(self, event: SwitchEvent) -> None:
        """Take over a change that the backend reported, whoever made it."""
        self._accept(event.switchboard)

    def set_choice(self, feature_id: str, choice: str) -> None:
        """Flip one switch to a position."""
        self._set(feature_id, SettingPatch(choice=choice))

    def set_param(self, feature_id: str, name: str, value: ParamValue) -> None:
        """Change one parameter of a switch."""
        self._set(feature_id, SettingPatch(params={name: value}))

    def set_order(self, order: tuple[str, ...]) -> None:
        """Move stages: ``order`` holds all movable ids, outermost first."""
        if order == self._snapshot.order:
            return
        self._store.replace(replace(self._snapshot, pending_order=order, refused=None))
        self._patch(SwitchboardPatch(order=order), ORDER)

    def reset_all(self) -> None:
        """Put every switch and the order back to their defaults; ``undo`` takes that back."""
        now = self._snapshot
        if now.switchboard is None or not now.changed_count:
            return
        changed = [info for info in now.features if now.is_changed(info)]
        back = SwitchboardPatch(
            settings={info.id: _whole(now.setting(info)) for info in changed},
            order=now.order if now.order_changed else None,
        )
        wanted = SwitchboardPatch(
            settings={info.id: _whole(default_setting(info)) for info in changed},
            order=now.default_order if now.order_changed else None,
        )
        self._patch(wanted, "", lambda: self._store.replace(replace(self._snapshot, undo=back)))

    def undo(self) -> None:
        """Put back what the last reset took away."""
        back = self._snapshot.undo
        if back is not None:
            self._store.replace(replace(self._snapshot, undo=None))
            self._patch(back, "")

    def dismiss(self) -> None:
        """Forget the last refusal and the offer to undo."""
        self._store.replace(replace(self._snapshot, refused=None, undo=None))

    @property
    def _snapshot(self) -> FeaturesSnapshot:
        return self._store.snapshot

    def _set(self, feature_id: str, patch: SettingPatch) -> None:
        now = self._snapshot
        before = now.setting(now.feature(feature_id))
        wanted = Setting(choice=patch.choice or before.choice, params=before.params | patch.params)
        if wanted == before:
            return
        waits = now.is_pending(feature_id)
        pending = {**now.pending, feature_id: wanted}
        self._store.replace(replace(now, pending=pending, refused=None, undo=None))
        if waits:
            self._queued[feature_id] = _whole(wanted)
        else:
            self._patch(SwitchboardPatch(settings={feature_id: patch}), feature_id)

    def _patch(self, patch: SwitchboardPatch, feature_id: str, then: Done | None = None) -> None:
        client = self._control()
        if client is None:
            self._refuse(feature_id, ConnectionError(self.tr("The backend is not running.")))
            return
        work: Coroutine[Any, Any, Switchboard] = client.patch_switchboard(patch)
        self._bridge.submit(work, partial(self._made, feature_id, then), partial(self._refuse, feature_id))

    def _made(self, feature_id: str, then: Done | None, switchboard: Switchboard) -> None:
        self._accept(switchboard)
        if feature_id in self._queued:
            self._patch(SwitchboardPatch(settings={feature_id: self._queued.pop(feature_id)}), feature_id)
            return
        self._settle(feature_id)
        if then is not None:
            then()

    def _refuse(self, feature_id: str, error: Exception) -> None:
        self._queued.pop(feature_id, None)
        self._settle(feature_id)
        self._store.replace(replace(self._snapshot, refused=Refusal(feature_id, str(error) or type(error).__name__)))

    def _settle(self, feature_id: str) -> None:
        now = self._snapshot
        pending = {key: wanted for key, wanted in now.pending.items() if key != feature_id}
        order = None if feature_id == ORDER else now.pending_order
        self._store.replace(replace(now, pending=pending, pending_order=order))

    def _accept(self, switchboard: Switchboard) -> None:
        known = self._snapshot.switchboard
        if known is None or switchboard.version > known.version:
            self._store.replace(replace(self._snapshot, switchboard=switchboard))

    def _show(self, read: tuple[tuple[FeatureInfo, ...], Switchboard]) -> None:
        features, switchboard = read
        self._store.replace(FeaturesSnapshot(features=features, switchboard=switchboard))

    def _keep(self, _error: Exception) -> None:
        """Keep what was shown: the status pill tells that the backend does not answer."""


async def _read(client: SwitchClient, before: Switchboard | None) -> tuple[tuple[FeatureInfo, ...], Switchboard]:
    features, now = await client.features(), await client.switchboard()
    lost = None if before is None else put_back(before, now)
    if lost is None:
        return features, now
    try:
        return features, await client.patch_switchboard(lost)
    except Exception:  # what the backend really has is shown then
        log.exception("the switches could not be put back after a restart")
        return features, now


def put_back(before: Switchboard, now: Switchboard) -> SwitchboardPatch | None:
    """What makes a fresh backend's switches stand as the last one's did; None when they do already."""
    settings = {
        feature_id: _whole(setting)
        for feature_id, setting in before.settings.items()
        if feature_id in now.settings and now.settings[feature_id] != setting
    }
    order = before.order if before.order != now.order and set(before.order) == set(now.order) else None
    return SwitchboardPatch(settings=settings, order=order) if settings or order else None


def _whole(setting: Setting) -> SettingPatch:
    return SettingPatch(choice=setting.choice, params=setting.params)

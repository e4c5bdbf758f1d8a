"""The running backend as the window shows it."""

from workbench.core.backend import BackendSnapshot, ControlAddress, ProcessInfo
from workbench.state.store import Store

BackendStore = Store[BackendSnapshot]
"""Holds the supervisor's last snapshot."""

__all__ = ["BackendSnapshot", "BackendStore", "ControlAddress", "ProcessInfo"]

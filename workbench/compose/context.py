"""What the areas of the window share while they are wired: handed in, never looked up from a global place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.actions.backend import BackendActions
    from workbench.actions.burst import BurstActions
    from workbench.actions.checks import CheckActions
    from workbench.actions.collection import CollectionActions
    from workbench.actions.commands import Commands
    from workbench.actions.compare import CompareActions
    from workbench.actions.environments import EnvironmentActions
    from workbench.actions.experiment import ExperimentActions
    from workbench.actions.features import FeatureActions
    from workbench.actions.kept import KeptActions
    from workbench.actions.lesson import LessonActions
    from workbench.actions.live import LiveFeed
    from workbench.actions.load_requests import LoadRequests
    from workbench.actions.persona import PersonaActions
    from workbench.actions.requests import RequestActions
    from workbench.actions.runner import RunnerActions
    from workbench.actions.status import StatusActions
    from workbench.actions.traces import TraceActions
    from workbench.bridge import Bridge
    from workbench.client.control import ControlClient
    from workbench.client.secrets import SecretStore
    from workbench.paths import DataPaths
    from workbench.settings import SettingsStore
    from workbench.state.backend import BackendStore
    from workbench.state.collection import CollectionStore
    from workbench.state.compare import CompareStore
    from workbench.state.environments import EnvironmentsStore
    from workbench.state.features import FeaturesStore
    from workbench.state.kept import KeptStore
    from workbench.state.lesson import LessonsStore
    from workbench.state.metrics import MetricsStore
    from workbench.state.persona import PersonaStore
    from workbench.state.status import StatusStore
    from workbench.state.traces import TracesStore
    from workbench.ui.burst.strip import BurstStrip
    from workbench.ui.charts.panel import ChartsPanel
    from workbench.ui.common.theme import Theme
    from workbench.ui.common.veiled import Veiled
    from workbench.ui.switchboard.panel import SwitchboardPanel


@dataclass
class Context:
    """The shared objects, and each area's public handle once its ``wire`` has run.

    The wires run in the order backend, features, requests, traces, load, lessons: an area may use the handles of
    those before it at once, and those after it only when it is called later.
    """

    theme: "Theme"
    bridge: "Bridge"
    paths: "DataPaths"
    settings: "SettingsStore"
    commands: "Commands"
    backend_store: "BackendStore"
    backend: "BackendActions"
    live: "LiveFeed"
    control: Callable[[], "ControlClient | None"]
    """The client of the running backend's control listener; None while none runs."""
    show_screen: Callable[[str], None] = lambda _screen: None
    """Brings a screen to the front: 'learn' or 'experiment'."""
    tell: Callable[[str], None] = lambda _news: None
    """Shows what became of a file of ours until it is dismissed."""
    endings: list[Callable[[], None]] = field(default_factory=list)
    """Called after the window was closed, while the asyncio thread still runs: write what is not written yet."""
    answers: "list[Veiled]" = field(default_factory=list)
    """The panels of answers of all screens: an open prediction covers them together."""

    status_store: "StatusStore" = field(init=False)
    status: "StatusActions" = field(init=False)
    features_store: "FeaturesStore" = field(init=False)
    features: "FeatureActions" = field(init=False)
    switchboard: "SwitchboardPanel" = field(init=False)
    metrics_store: "MetricsStore" = field(init=False)
    charts: "ChartsPanel" = field(init=False)
    environments: "EnvironmentActions" = field(init=False)
    """What variables mean, for every request that is sent, shown or written down."""
    environments_store: "EnvironmentsStore" = field(init=False)
    secrets: "SecretStore" = field(init=False)
    """The system's keyring, or files in its place; only ever called from a worker thread."""
    requests: "RequestActions" = field(init=False)
    checks: "CheckActions" = field(init=False)
    """Holds answers against assertions; there once the window was painted, as is the runner."""
    runner: "RunnerActions" = field(init=False)
    collection: "CollectionActions" = field(init=False)
    collection_store: "CollectionStore" = field(init=False)
    folder_settings: Callable[[str], None] = lambda _path: None
    """Shows the settings of a folder, of the collection for an empty path; there once the Request screen was made."""
    personas: "PersonaActions" = field(init=False)
    """Whom the request panel sends as."""
    personas_store: "PersonaStore" = field(init=False)
    kept: "KeptActions" = field(init=False)
    kept_store: "KeptStore" = field(init=False)
    compare: "CompareActions" = field(init=False)
    """There once the Request screen was made, with ``compare_store``."""
    compare_store: "CompareStore" = field(init=False)
    traces: "TraceActions" = field(init=False)
    traces_store: "TracesStore" = field(init=False)
    load_requests: "LoadRequests" = field(init=False)
    burst: "BurstActions" = field(init=False)
    burst_strip: "BurstStrip" = field(init=False)
    """Stands above the response; hidden until there is a burst."""
    experiment: "ExperimentActions" = field(init=False)
    """There once the window was painted."""
    lessons: "LessonActions" = field(init=False)
    """There once the window was painted, with ``lessons_store``."""
    lessons_store: "LessonsStore" = field(init=False)

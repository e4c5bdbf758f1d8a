"""Opens the window: the backend's processes first, since they take as long to start as Qt takes to import."""

import argparse
import gc
import os
import sys
from concurrent.futures import Future
from contextlib import suppress

from workbench.backend.supervisor import Supervisor
from workbench.core.backend import BackendConfig, BackendSnapshot
from workbench.logs import log_uncaught, set_up_logging
from workbench.loop_thread import LoopThread
from workbench.paths import DataPaths
from workbench.qt_imports import import_qt

STOP_TIMEOUT_S = 8.0


def run_window(options: argparse.Namespace) -> int:
    """Run the application until its window is closed; returns the exit code."""
    paths = DataPaths.default(options.data_dir)
    try:
        paths.make()
        log_file = set_up_logging(paths.logs)
    except OSError as error:
        sys.stderr.write(f"The data folder can't be used: {error}. Choose another with --data-dir.\n")
        return 2
    log_uncaught()
    gc.disable()  # nothing that is imported and built now will be garbage; ``GarbageOnUiThread`` takes over
    thread = LoopThread()
    thread.start()
    supervisor = Supervisor(backend_config(options, paths))
    starting: Future[BackendSnapshot] = thread.submit(supervisor.start())
    if options.offscreen:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        import_qt()
        from workbench.compose import run_application

        return run_application(paths, thread, supervisor, log_file)
    finally:
        starting.cancel()
        with suppress(RuntimeError, TimeoutError):
            thread.submit(supervisor.stop()).result(STOP_TIMEOUT_S)
        thread.stop()
        paths.remove_run()


def backend_config(options: argparse.Namespace, paths: DataPaths) -> BackendConfig:
    """The backend that the command line asks for; its live database lies in this window's own run folder."""
    return BackendConfig(
        data_dir=paths.run,
        cache_dir=paths.worlds,
        port=options.port,
        database_url=options.database_url,
        redis_url=options.redis_url,
        world=options.world,
    )

"""A record made by hand, for tests that need no running application."""

from typing import Any

import pytest

from server.recording.record import Record


@pytest.fixture
def record(tiny: Any) -> Record:
    """A fresh record between the two stages of the tiny backend that are on."""
    scope = {"method": "GET", "path": "/things", "query_string": b"a=1", "client": ("127.0.0.1", 5050)}
    return Record(scope, tiny.pipeline.stack)

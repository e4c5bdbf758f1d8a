from typing import Any, cast

import pytest

from workbench.compose.context import Context


def _context() -> Context:
    names = ("theme", "bridge", "paths", "settings", "commands", "backend_store", "backend", "live", "control")
    return Context(**cast("Any", dict.fromkeys(names)))


def test_each_context_has_endings_of_its_own() -> None:
    first, second = _context(), _context()

    first.endings.append(lambda: None)

    assert second.endings == []


def test_handle_of_an_area_that_is_not_wired_yet_is_an_error() -> None:
    with pytest.raises(AttributeError):
        _ = _context().requests

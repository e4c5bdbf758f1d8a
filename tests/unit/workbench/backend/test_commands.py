import sys

import pytest

from workbench.backend.commands import child_command, creation_flags


def test_a_checkout_starts_children_by_module() -> None:
    assert child_command("api") == (sys.executable, "-X", "utf8", "-m", "server", "--child")
    assert child_command("redis") == (sys.executable, "-X", "utf8", "-m", "server", "redis", "--child")


def test_a_frozen_build_starts_itself_in_another_role(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert child_command("redis-server") == (sys.executable, "--role", "redis-server")


@pytest.mark.skipif(sys.platform == "win32", reason="the flags are for Windows")
def test_no_flags_where_a_session_of_its_own_is_enough() -> None:
    assert creation_flags() == 0

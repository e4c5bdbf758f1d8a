import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.settings import SettingsStore

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_a_value_comes_back_at_the_next_start(path: Path) -> None:
    store = SettingsStore(path)
    store.set("theme", "dark")
    store.flush()

    assert SettingsStore(path).get("theme") == "dark"


def test_a_change_is_written_soon_without_being_asked(path: Path, qtbot: QtBot) -> None:
    store = SettingsStore(path)

    store.set("theme", "dark")

    qtbot.waitUntil(path.exists)


def test_the_default_is_given_for_what_was_never_set(path: Path) -> None:
    assert SettingsStore(path).get("theme", "system") == "system"


def test_a_change_is_told_once(path: Path) -> None:
    store, told = SettingsStore(path), []
    store.changed.connect(told.append)

    store.set("theme", "dark")
    store.set("theme", "dark")

    assert told == ["theme"]


def test_keys_it_does_not_know_survive(path: Path) -> None:
    path.write_text(json.dumps({"format": 1, "of_a_later_version": [1, 2]}))
    store = SettingsStore(path)

    store.set("theme", "dark")
    store.flush()

    assert json.loads(path.read_text())["of_a_later_version"] == [1, 2]


def test_two_windows_keep_each_others_changes(path: Path) -> None:
    first, second = SettingsStore(path), SettingsStore(path)
    first.set("theme", "dark")
    first.flush()
    second.set("window", {"size": [1440, 900]})
    second.flush()

    kept = SettingsStore(path)
    assert (kept.get("theme"), kept.get("window")) == ("dark", {"size": [1440, 900]})


def test_nothing_is_written_when_nothing_changed(path: Path) -> None:
    SettingsStore(path).flush()

    assert not path.exists()


def test_a_broken_file_is_set_aside_with_a_message(path: Path) -> None:
    path.write_text("{ broken")

    store = SettingsStore(path)
    store.set("theme", "dark")
    store.flush()

    assert "set aside" in store.message
    assert [kept.read_text() for kept in path.parent.glob("*.broken-*")] == ["{ broken"]


def test_a_folder_that_refuses_loses_no_value(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.joinpath("file").write_text("in the way")
    store = SettingsStore(path.parent / "file" / "settings.json")

    store.set("theme", "dark")
    store.flush()

    assert store.get("theme") == "dark"
    assert "settings were not saved" in caplog.text


def test_all_values_can_be_seen_but_not_changed(path: Path) -> None:
    store = SettingsStore(path)
    store.set("theme", "dark")

    with pytest.raises(TypeError):
        store.values["theme"] = "light"  # type: ignore[index]  # that is the point
    store.flush()

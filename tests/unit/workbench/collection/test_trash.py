from datetime import datetime
from pathlib import Path

from workbench.collection import trash

NOW = datetime(2030, 3, 15, 12)


def test_places_are_free(tmp_path: Path) -> None:
    first = trash.place_for(tmp_path, "a.yml", NOW)
    assert first.name == "20300315-120000-a.yml"
    first.touch()

    second = trash.place_for(tmp_path, "a.yml", NOW)
    second.touch()

    assert len({first, second, trash.place_for(tmp_path, "a.yml", NOW)}) == 3


def test_only_what_is_old_and_ours_is_removed(tmp_path: Path) -> None:
    (tmp_path / "20300101-000000-folder").mkdir()
    for name in ("20300101-000000-old.yml", "20300314-000000-new.yml", "somebody's"):
        (tmp_path / name).touch()

    trash.prune(tmp_path, NOW)
    trash.prune(tmp_path / "none", NOW)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["20300314-000000-new.yml", "somebody's"]

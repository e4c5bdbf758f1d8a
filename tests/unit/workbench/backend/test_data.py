from pathlib import Path

from workbench.backend.data import set_database_aside


def test_the_database_and_its_journals_get_another_name_and_keep_their_content(tmp_path: Path) -> None:
    for name in ("backend.sqlite", "backend.sqlite-wal", "secret.key"):
        (tmp_path / name).write_text(name, encoding="ascii")

    aside = set_database_aside(tmp_path)

    assert [path.read_text("ascii") for path in aside] == ["backend.sqlite", "backend.sqlite-wal"]
    assert sorted(path.name for path in tmp_path.glob("backend*")) == []
    assert (tmp_path / "secret.key").exists()


def test_without_a_database_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert set_database_aside(tmp_path) == ()

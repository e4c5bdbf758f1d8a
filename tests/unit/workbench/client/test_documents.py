"""Files beside an imported one may be read, those outside of its folder never."""

from pathlib import Path

import pytest

from workbench.client.documents import beside, read_folder


def test_files_below_the_folder_only(tmp_path: Path) -> None:
    (tmp_path / "api" / "parts").mkdir(parents=True)
    (tmp_path / "api" / "parts" / "a.yaml").write_text("a")
    (tmp_path / "secret.yaml").write_text("s")
    (tmp_path / "api" / "link.yaml").symlink_to(tmp_path / "secret.yaml")
    read = beside(tmp_path / "api" / "root.yaml")

    assert read("parts/../parts/a.yaml") == b"a"
    for name in ("../secret.yaml", "/etc/passwd", "link.yaml", "c:/x", "parts/../../secret.yaml", "..\\secret.yaml"):
        with pytest.raises(PermissionError):
            read(name)


def test_a_folder_is_read_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("a.yml", "b/c.yaml", ".git/d.yml", "node_modules/e.yml", "f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")

    assert read_folder(tmp_path) == {"a.yml": "x", "b/c.yaml": "x"}

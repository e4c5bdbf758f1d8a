import zipfile
from pathlib import Path

from workbench.collection.packing import pack


def test_a_zip_holds_the_files_without_hidden_ones_and_itself(tmp_path: Path) -> None:
    root = tmp_path / "tasks"
    (root / "a").mkdir(parents=True)
    for name in ("opencollection.yml", "a/x.yml", ".secrets", ".git/config"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(name)

    count = pack(root, root / "tasks.zip")

    with zipfile.ZipFile(root / "tasks.zip") as archive:
        assert archive.namelist() == ["tasks/a/x.yml", "tasks/opencollection.yml"]
    assert count == 2
    assert pack(root, root / "tasks.zip") == 2

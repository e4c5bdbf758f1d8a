from pathlib import Path

from workbench.collection.shipped import copy_once


def test_a_copy_is_made_once(tmp_path: Path) -> None:
    (tmp_path / "shipped" / "a").mkdir(parents=True)
    (tmp_path / "shipped" / "a" / "x.yml").write_text("one")

    target = copy_once(tmp_path / "shipped", tmp_path / "data" / "mine")
    (target / "a" / "x.yml").write_text("changed")
    copy_once(tmp_path / "shipped", target)

    assert (target / "a" / "x.yml").read_text() == "changed"
    assert [one.name for one in target.parent.iterdir()] == ["mine"]

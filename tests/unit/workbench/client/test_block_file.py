"""A file by blocks."""

from pathlib import Path

from workbench.client.block_file import BLOCK_BYTES, BlockFile


def test_blocks_and_slices_are_what_the_file_holds(tmp_path: Path) -> None:
    content = bytes(range(256)) * (BLOCK_BYTES // 256 + 3)
    path = tmp_path / "a"
    path.write_bytes(content)

    file = BlockFile(path)

    assert file.block_count == 2
    assert file.block(0) + file.block(1) == b"".join(file.blocks()) == content
    assert file.slice(5, 9) == content[5:9]


def test_a_file_that_is_removed_can_still_be_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"still here")
    file = BlockFile(path)

    path.unlink()

    assert file.block(0) == b"still here"


def test_an_empty_file_has_no_blocks(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.touch()

    assert (BlockFile(path).block_count, list(BlockFile(path).blocks())) == (0, [])

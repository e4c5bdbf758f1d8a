import zipfile

import pytest

from lessons.format.archive import MOST_FILES, read_archive, unpacked, write_archive
from lessons.format.load import load_pack
from lessons.format.problems import LessonError


def test_a_pack_survives_the_journey(write, tmp_path) -> None:
    folder = write().parent
    (folder / "media").mkdir()
    (folder / "media" / "a.png").write_bytes(b"png")
    (folder / "secret.env").write_text("no")
    (folder / ".hidden.md").write_text("no")
    out = tmp_path.parent / "pack.zip"

    assert write_archive(folder, out) == 3
    read_archive(out, tmp_path.parent / "there")

    assert load_pack(tmp_path.parent / "there").lessons[0].id == "my.first"
    assert (tmp_path.parent / "there" / "media" / "a.png").read_bytes() == b"png"


def _zip(path, *names: str, link: bool = False):
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo(name)
            if link:
                entry.external_attr = 0o120777 << 16
            archive.writestr(entry, "x")
    return path


@pytest.mark.parametrize(
    "name", ["../out.md", "a/../../out.md", "/etc/out.md", "C:out.md", "..\\out.md", "run.py", "x.sh", "no-suffix"]
)
def test_paths_that_cannot_be_trusted_write_nothing(tmp_path, name) -> None:
    with pytest.raises(LessonError, match="E123"):
        read_archive(_zip(tmp_path / "a.zip", "pack.toml", name), tmp_path / "there")

    assert not (tmp_path / "there").exists()


def test_links_bombs_and_what_is_no_pack(tmp_path) -> None:
    with pytest.raises(LessonError, match="is a link"):
        read_archive(_zip(tmp_path / "a.zip", "pack.toml", "b.md", link=True), tmp_path / "there")
    names = [f"{number}.md" for number in range(MOST_FILES)]
    with pytest.raises(LessonError, match="E122"):
        read_archive(_zip(tmp_path / "a.zip", "pack.toml", *names), tmp_path / "there")
    with pytest.raises(LessonError, match="E121"):
        read_archive(_zip(tmp_path / "a.zip", "b.md"), tmp_path / "there")
    (tmp_path / "b.zip").write_text("no zip")
    with pytest.raises(LessonError, match="E120"):
        read_archive(tmp_path / "b.zip", tmp_path / "there")


def test_a_packed_pack_is_there_for_a_while_only(write, tmp_path) -> None:
    out = tmp_path.parent / "pack.zip"
    write_archive(write().parent, out)

    with unpacked(out) as folder:
        assert load_pack(folder).lessons[0].id == "my.first"
    assert not folder.exists()


def test_a_folder_is_its_own_pack(write) -> None:
    folder = write().parent

    with unpacked(folder) as same:
        assert same == folder
    assert folder.exists()


def test_a_pack_under_a_password_is_said(tmp_path) -> None:
    path = _zip(tmp_path / "a.zip", "pack.toml")
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x03\x04") + 6] |= 1  # the flag of an encrypted entry, in its own header and in the list
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)

    with pytest.raises(LessonError, match="E120"):
        read_archive(path, tmp_path / "there")

"""A process that is killed while it saves leaves the file as it was before or as it is after."""

import subprocess
import sys
from pathlib import Path

import pytest

from workbench.collection.reading import CollectionReader

pytestmark = pytest.mark.e2e
LINES = 20_000
SAVING = f"""
import sys
from pathlib import Path
from workbench.collection.disk import write_text
path, texts = Path(sys.argv[1]), ["docs: A\\n" + "# a\\n" * {LINES}, "docs: B\\n" + "# b\\n" * {LINES}]
print("saving", flush=True)
while True:
    for text in texts:
        write_text(path, text)
        print("saved", flush=True)
"""


@pytest.mark.parametrize("saves", [1, 2, 5, 12, 30])
def test_a_save_that_is_killed_leaves_the_old_file_or_the_new_one(tmp_path: Path, saves: int) -> None:
    file = tmp_path / "one.yml"
    file.write_text("docs: A\n" + "# a\n" * LINES)

    with subprocess.Popen([sys.executable, "-c", SAVING, str(file)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        for _ in range(saves):
            child.stdout.readline()
        child.kill()  # somewhere in a save: the next began when the last line was written

    text = file.read_text()
    letter = text[6].lower()
    assert text == f"docs: {letter.upper()}\n" + f"# {letter}\n" * LINES
    found = CollectionReader(tmp_path).read()
    assert [one.path for one in found.folder.requests()] == ["one.yml"]

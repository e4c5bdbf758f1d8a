"""``pip install`` brings everything that a checkout has: assets, course, catalogue."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of all files in a wheel made of this checkout, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run((sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)), cwd=ROOT, check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def _tracked(folder: str) -> set[str]:
    listed = subprocess.run(("git", "ls-files", "-z", folder), cwd=ROOT, capture_output=True, check=True, text=True)
    return {name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()}


@pytest.mark.parametrize("folder", ["workbench", "server", "lessons"])
def test_every_source_file_is_in_it(packed: set[str], folder: str) -> None:
    assert _tracked(folder) <= packed


def test_assets_are_where_the_installed_package_looks(packed: set[str]) -> None:
    wanted = {name.replace("assets/", "workbench/_assets/", 1) for name in _tracked("assets")}

    assert wanted
    assert wanted <= packed


def test_no_tests_are_in_it(packed: set[str]) -> None:
    assert not [name for name in packed if name.startswith("tests/")]

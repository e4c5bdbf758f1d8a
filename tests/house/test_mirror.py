"""Every module has its test where one looks for it; those that a wider test covers are listed with the reason."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("tests/unit", "tests/gui", "tests/e2e")

COVERED_ELSEWHERE = ROOT / "tests" / "house" / "covered_elsewhere.txt"
"""Lines of 'module: test that covers it'. The list may only get shorter."""


def _exempt() -> dict[str, str]:
    lines = COVERED_ELSEWHERE.read_text(encoding="utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if line.strip() and not line.startswith("#"))
    return {module.strip(): test.strip() for module, test in pairs}


def _modules() -> list[Path]:
    folders = (ROOT / name for name in ("workbench", "server", "lessons"))
    return [path for folder in folders for path in folder.rglob("*.py") if path.name != "__init__.py"]


def _test_of(module: Path) -> bool:
    relative = module.relative_to(ROOT)
    name = f"test_{relative.stem.strip('_')}.py"
    places = [ROOT / folder / relative.parent / name for folder in FOLDERS]
    return any(place.exists() for place in places)


def test_every_module_has_a_test() -> None:
    exempt = _exempt()

    missing = [
        path.relative_to(ROOT).as_posix()
        for path in _modules()
        if not _test_of(path) and path.relative_to(ROOT).as_posix() not in exempt
    ]

    assert not missing, "modules without a test of their own:\n" + "\n".join(missing)


def test_list_of_exemptions_is_true() -> None:
    stale = [
        f"{module} ({reason})"
        for module, test in _exempt().items()
        for reason in (
            ["no such module"] * (not (ROOT / module).exists())
            + [f"no such test: {test}"] * (not (ROOT / test).exists())
            + ["has a test of its own now"] * _test_of(ROOT / module)
        )
    ]

    assert not stale, "\n".join(stale)

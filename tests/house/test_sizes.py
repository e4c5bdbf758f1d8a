"""A newcomer finds one concept a file: modules and functions stay small, and each module says what it is for."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for folder in ("workbench", "server", "lessons") for path in (ROOT / folder).rglob("*.py"))
MAX_MODULE, MAX_FUNCTION = 300, 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_module_is_one_room(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")

    assert lines <= MAX_MODULE, f"{_name(path)} has {lines} lines: is it still one concept?"


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_functions_are_short(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1})"
        for node in ast.walk(tree)
        if isinstance(node, Function) and node.end_lineno and node.end_lineno - node.lineno >= MAX_FUNCTION
    ]

    assert not long, f"{_name(path)}: {long}"


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_modules_and_public_classes_say_what_they_are_for(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    mute = [
        node.name
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]

    assert ast.get_docstring(tree), f"{_name(path)} has no docstring"
    assert not mute, f"{_name(path)}: classes without a docstring: {mute}"

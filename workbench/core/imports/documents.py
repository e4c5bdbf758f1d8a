"""Reads JSON and YAML into plain values, or says in which line and column they stop being that."""

import json
import re
from typing import Any

import yaml

from workbench.core.imports import json_steps
from workbench.core.imports.report import UnreadableImportError
from workbench.core.json_position import find_problem
from workbench.core.yaml_depth import too_deep

BOM = "\ufeff"
_LARGE = 1_000_000
_BASE: Any = yaml.CSafeLoader  # libyaml's parser: without it this fails at import instead of being nine times slower


class _Loader(_BASE):  # type: ignore[misc]  # what stands in a variable has no type to derive from
    """YAML 1.2's core schema: ``no`` is a word, ``22:22`` a text, and a date stays what was typed."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)", "tTfF"),
    ("int", r"(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)", "-+0123456789"),
    ("float", r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)", "-+.0123456789"),
    ("null", r"(?:~|null|Null|NULL|)", "~nN"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"{_pattern}$"), [*_first])
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"$"), [""])


def _integer(_loader: object, node: yaml.ScalarNode) -> int:
    digits = str(node.value)
    return int(digits, 0) if digits.startswith(("0x", "0o")) else int(digits)


_Loader.add_constructor("tag:yaml.org,2002:int", _integer)


def load_json(text: str) -> Any:
    """What a JSON text holds. Raises UnreadableImportError."""
    try:
        whole = text.removeprefix(BOM)
        return json.loads(whole) if len(whole) < _LARGE else json_steps.loads(whole)
    except json.JSONDecodeError as error:
        problem = find_problem(text.removeprefix(BOM)) if len(text) < 2_000_000 else None
        if problem is None:
            raise UnreadableImportError(f"it is no JSON: {error.msg}.", error.lineno, error.colno) from error
        raise UnreadableImportError(f"expected {problem.expected}.", problem.line, problem.column) from error
    except (RecursionError, ValueError) as error:
        raise UnreadableImportError("it is nested too deeply, or holds a number without end.") from error


def load_yaml(text: str) -> Any:
    """What a YAML text holds, by YAML 1.2. Raises UnreadableImportError."""
    if too_deep(text):
        raise UnreadableImportError("it is nested too deeply.")
    try:
        return yaml.load(text.removeprefix(BOM), _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        words = (error.problem or error.context or "it can't be read").rstrip(".")
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise UnreadableImportError(f"{words}.", line, column) from error
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        raise UnreadableImportError(f"it is no valid YAML: {error}.") from error


def load(text: str) -> Any:
    """JSON when it begins like that, else YAML. Raises UnreadableImportError."""
    return load_json(text) if text.removeprefix(BOM).lstrip()[:1] in ("{", "[") else load_yaml(text)


def decode(content: bytes) -> str:
    """The text of a file: UTF-8, or UTF-16 with its mark. Raises UnreadableImportError."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        raise UnreadableImportError(f"byte 0x{content[error.start]:02x} is no UTF-8.", line, column) from error

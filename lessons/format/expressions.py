"""The language of checks: comparisons and arithmetic over recorded evidence, walked node by node and never executed.

No ``eval``, no attributes but those of evidence, no calls but to named functions, no powers, ``*`` for numbers only,
and caps on length and depth: a lesson is data and can't run anything.
"""

import ast
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

MAX_LENGTH = 300
MAX_NODES = 80
MAX_NUMBER = 10**15

Functions = Mapping[str, Callable[..., Any]]
Value = Any
"""What an expression works on: numbers, text, lists, dicts, None, and evidence with its fields."""

_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda left, right: left in right,
    ast.NotIn: lambda left, right: left not in right,
    ast.Is: lambda left, right: left is right,
    ast.IsNot: lambda left, right: left is not right,
}
_ARITHMETIC: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}
_ALLOWED = (
    ast.Expression, ast.BoolOp, ast.And, ast.Or, ast.UnaryOp, ast.Not, ast.USub, ast.BinOp, ast.Compare, ast.Call,
    ast.Attribute, ast.Subscript, ast.Name, ast.Constant, ast.List, ast.Tuple, ast.Load, *_COMPARE, *_ARITHMETIC,
)  # fmt: skip
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


class ExpressionError(Exception):
    """An expression is not allowed, or can't be worked out with what was recorded; the message says which part."""


class MissingEvidenceError(ExpressionError):
    """A name is known but nothing was recorded under it yet."""

    def __init__(self, name: str) -> None:
        super().__init__(f"nothing was recorded for '{name}' yet")
        self.name = name


@dataclass(frozen=True, slots=True)
class Uses:
    """Which words an expression speaks of: for the linter."""

    names: frozenset[str]
    fields: frozenset[tuple[str, str]]
    """(name, field) of every ``name.field``."""
    calls: tuple[tuple[str, int], ...]
    """(function, number of arguments) of every call."""
    arguments: frozenset[tuple[str, str]]
    """(function, text) for every call whose first argument is a plain text, such as feature('data.index')."""


def parse(text: str) -> ast.expr:
    """The tree of an expression. Raises ``ExpressionError`` for everything that is not on the list."""
    if len(text) > MAX_LENGTH:
        raise ExpressionError(f"longer than {MAX_LENGTH} characters")
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise ExpressionError(f"'{text}' is not an expression") from error
    nodes = list(ast.walk(tree))
    if len(nodes) > MAX_NODES:
        raise ExpressionError("too long: split it into two checks")
    for node in nodes:
        _demand_allowed(node, text)
    return tree.body


def uses(text: str) -> Uses:
    """The names, fields and functions of an expression. Raises ``ExpressionError``."""
    nodes = list(ast.walk(parse(text)))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    functions = {id(call.func) for call in calls}
    names = {node.id for node in nodes if isinstance(node, ast.Name) and id(node) not in functions}
    fields = {
        (node.value.id, node.attr)
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    return Uses(
        frozenset(names),
        frozenset(fields),
        tuple((_called(call), len(call.args)) for call in calls),
        frozenset((_called(call), text) for call in calls for text in _text_argument(call)),
    )


def evaluate(text: str, names: Mapping[str, Any], functions: Functions) -> Value:
    """The value of an expression over the evidence. Raises ``ExpressionError``."""
    tree = parse(text)
    try:
        return _Walk(names, functions).value(tree)
    except ExpressionError:
        raise
    except (TypeError, ValueError, KeyError, IndexError, ZeroDivisionError, AttributeError, OverflowError) as error:
        raise ExpressionError(f"'{text}' can't be worked out: {type(error).__name__}: {error}") from error


def placeholders(text: str) -> tuple[str, ...]:
    """The expressions in the braces of a template."""
    return tuple(match.group(1) for match in _PLACEHOLDER.finditer(text))


def render_template(text: str, names: Mapping[str, Any], functions: Functions) -> str:
    """Fill the ``{expression}`` parts of a message; what has no value yet shows as '–'."""

    def fill(match: re.Match[str]) -> str:
        try:
            return _shown(evaluate(match.group(1), names, functions))
        except ExpressionError:
            return "–"

    return _PLACEHOLDER.sub(fill, text)


def _shown(value: Value) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)
    if isinstance(value, float):
        return f"{value:,.3g}" if abs(value) < 1000 else f"{value:,.0f}"
    if isinstance(value, list | tuple):
        return ", ".join(map(_shown, value)) or "none"
    return str(value)


def _demand_allowed(node: ast.AST, text: str) -> None:
    fault = ""
    if not isinstance(node, _ALLOWED):
        fault = f"'{type(node).__name__}' is not allowed in a check"
    elif isinstance(node, ast.Attribute) and (node.attr.startswith("_") or not isinstance(node.value, ast.Name)):
        fault = f"'.{node.attr}' is not allowed: only fields of what was recorded"
    elif isinstance(node, ast.Call) and (not isinstance(node.func, ast.Name) or node.keywords):
        fault = "only named functions can be called"
    elif isinstance(node, ast.Constant) and not isinstance(node.value, bool | int | float | str | None):
        fault = "only numbers and text can stand in a check"
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float) and abs(node.value) > MAX_NUMBER:
        fault = "a number is too large"
    if fault:
        raise ExpressionError(f"'{text}': {fault}")


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _text_argument(call: ast.Call) -> tuple[str, ...]:
    """The first argument, when it is a plain text."""
    first = call.args[0] if call.args else None
    return (first.value,) if isinstance(first, ast.Constant) and isinstance(first.value, str) else ()


class _Walk:
    """Works out one tree; each kind of node has its method."""

    def __init__(self, names: Mapping[str, Any], functions: Functions) -> None:
        self._names = names
        self._functions = functions

    def value(self, node: ast.expr) -> Value:
        return getattr(self, f"_{type(node).__name__.lower()}")(node)

    def _constant(self, node: ast.Constant) -> Value:
        return node.value

    def _name(self, node: ast.Name) -> Value:
        if node.id not in self._names:
            raise MissingEvidenceError(node.id)
        return self._names[node.id]

    def _attribute(self, node: ast.Attribute) -> Value:
        return getattr(self.value(node.value), node.attr)

    def _subscript(self, node: ast.Subscript) -> Value:
        return self.value(node.value)[self.value(node.slice)]

    def _list(self, node: ast.List) -> Value:
        return [self.value(item) for item in node.elts]

    def _tuple(self, node: ast.Tuple) -> Value:
        return tuple(self.value(item) for item in node.elts)

    def _boolop(self, node: ast.BoolOp) -> Value:
        wanted = isinstance(node.op, ast.And)
        return wanted if all(bool(self.value(item)) == wanted for item in node.values) else not wanted

    def _unaryop(self, node: ast.UnaryOp) -> Value:
        operand = self.value(node.operand)
        return not operand if isinstance(node.op, ast.Not) else -operand

    def _binop(self, node: ast.BinOp) -> Value:
        left, right = self.value(node.left), self.value(node.right)
        texts = isinstance(node.op, ast.Add) and isinstance(left, str) and isinstance(right, str)
        if not texts and not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise ExpressionError("arithmetic works on numbers only")
        return _ARITHMETIC[type(node.op)](left, right)

    def _compare(self, node: ast.Compare) -> Value:
        left = self.value(node.left)
        for comparison, item in zip(node.ops, node.comparators, strict=True):
            right = self.value(item)
            if not _COMPARE[type(comparison)](left, right):
                return False
            left = right
        return True

    def _call(self, node: ast.Call) -> Value:
        name = _called(node)
        if name not in self._functions:
            raise ExpressionError(f"there is no function '{name}'")
        return self._functions[name](*(self.value(argument) for argument in node.args))

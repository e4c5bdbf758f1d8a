"""Keeps finished experiments as text, so that they can be shown again after a restart."""

import json
from collections.abc import Sequence
from functools import cache

from pydantic import ConfigDict, TypeAdapter, ValidationError

from workbench.core.experiment import ExperimentResult


@cache
def _adapter() -> TypeAdapter[tuple[ExperimentResult, ...]]:
    bodies = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    return TypeAdapter(tuple[ExperimentResult, ...], config=bodies)


def dump_results(results: Sequence[ExperimentResult]) -> str:
    """Results as JSON."""
    return _adapter().dump_json(tuple(results)).decode()


def load_results(text: str) -> tuple[ExperimentResult, ...]:
    """What ``dump_results`` wrote.

    Raises:
        ValueError: When the text holds something else.
    """
    try:
        return _adapter().validate_json(text)
    except ValidationError as error:
        raise ValueError(f"not a list of experiments: {error.error_count()} errors") from error


def load_readable(text: str) -> tuple[ExperimentResult, ...]:
    """Those of a list that are whole; the others are left out."""
    try:
        listed = json.loads(text)
    except ValueError:
        return ()
    found = (_one(item) for item in (listed if isinstance(listed, list) else ()))
    return tuple(result for result in found if result is not None)


def _one(item: object) -> ExperimentResult | None:
    try:
        return load_results(json.dumps([item]))[0]
    except ValueError:
        return None

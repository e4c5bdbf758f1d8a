"""Carries a plan to the generator's process: one JSON line, with bodies as base64."""

import json
from base64 import b64decode, b64encode
from dataclasses import asdict, replace
from typing import Any

from workbench.core.burst import BurstPlan, LoadRequest

__all__ = ["BurstPlan", "LoadRequest", "dump_plan", "load_plan"]


def dump_plan(plan: BurstPlan) -> str:
    """The plan as one line of JSON."""
    fields = asdict(plan)
    fields["more"] = [_dump_request(request) for request in fields["more"]]
    return json.dumps(_dump_request(fields))


def load_plan(line: str | bytes) -> BurstPlan:
    """The plan that ``dump_plan`` wrote.

    Raises:
        ValueError: When it is no plan.
    """
    try:
        fields = json.loads(line)
        more = tuple(LoadRequest(**_load_request(request)) for request in fields["more"])
        return replace(BurstPlan(**_load_request({**fields, "more": ()})), more=more)
    except (TypeError, KeyError) as error:
        raise ValueError(f"not a burst plan: {error}") from error


def _dump_request(fields: dict[str, Any]) -> dict[str, Any]:
    return {**fields, "body": b64encode(fields["body"]).decode()}


def _load_request(fields: dict[str, Any]) -> dict[str, Any]:
    headers = tuple((name, value) for name, value in fields["headers"])
    return {**fields, "headers": headers, "body": b64decode(fields["body"])}

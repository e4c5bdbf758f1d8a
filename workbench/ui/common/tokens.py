"""Reads the design tokens, so that no widget carries a colour or a size of its own."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from workbench.ui.common.resources import asset

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One step of the type scale."""

    px: int
    line: int
    weight: int
    mono: bool


@dataclass(frozen=True, slots=True)
class SeriesToken:
    """How a chart's series is drawn: a colour token and the words of its pen and fill."""

    color: str
    pen: str
    fill: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The values of tokens.json that the window uses."""

    colors: Mapping[Scheme, Mapping[str, str]]
    sizes: Mapping[str, int]
    type: Mapping[str, TypeStyle]
    families: Mapping[str, tuple[str, ...]]
    series: Mapping[str, SeriesToken]


def load_tokens() -> Tokens:
    """Parse the shipped tokens.json."""
    data = json.loads(asset("tokens.json").read_text("utf-8"))
    return Tokens(
        colors={"light": _colors(data, "light"), "dark": _colors(data, "dark")},
        sizes=_sizes(data),
        type={
            name: TypeStyle(step["px"], step["line"], step["weight"], step.get("family") == "mono")
            for name, step in data["type"]["scale"].items()
        },
        families={name: tuple(families) for name, families in data["type"]["family"].items()},
        series={
            name: SeriesToken(entry["color"], entry.get("pen", ""), entry.get("fill", ""))
            for name, entry in data["series"].items()
        },
    )


def _colors(data: dict[str, Any], scheme: Scheme) -> dict[str, str]:
    stages = {f"stage.{kind}": stage[scheme] for kind, stage in data["stage"].items()}
    colors: dict[str, str] = data["color"][scheme]
    return colors | stages


def _sizes(data: dict[str, Any]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for name, value in data["size"].items():
        if isinstance(value, list):
            sizes[f"{name}.width"], sizes[f"{name}.height"] = value
        else:
            sizes[name] = value
    radii = {f"radius.{name}": value for name, value in data["radius"].items() if isinstance(value, int)}
    motion = {f"motion.{name}": data["motion"][f"{name}_ms"] for name in ("ui", "uiFast")}
    return sizes | radii | motion

"""Sets up an experiment: which switch, which two positions, how much load."""

from collections.abc import Mapping
from dataclasses import replace

from server.contract.features import FeatureInfo, Setting
from workbench.core.burst import LoadRequest
from workbench.core.experiment import ExperimentPlan, SideSetting
from workbench.state.experiment import ExperimentSetup, ExperimentSnapshot

WARMUP_SHARE = 10
MOST_WARMUP = 50
FALLBACK_RATE = 40.0
"""When no side gave an ok answer that a rate could be worked out from."""


def with_switches(snapshot: ExperimentSnapshot, switches: tuple[FeatureInfo, ...]) -> ExperimentSnapshot:
    """The snapshot with the switches there are; the chosen one is kept when it still exists."""
    known = {info.id for info in switches}
    made = replace(snapshot, switches=switches)
    if snapshot.setup.feature_id in known or not switches:
        return made
    return replace(made, setup=with_feature(snapshot.setup, _first_worth_a_run(switches)))


def with_feature(setup: ExperimentSetup, info: FeatureInfo) -> ExperimentSetup:
    """The set-up for another switch: A is its 'off', B the next position."""
    values = [choice.value for choice in info.choices]
    off = next((value for value in ("off", "none") if value in values), values[0])
    other = next((value for value in values if value != off), off)
    return replace(setup, feature_id=info.id, a=off, b=other)


def make_plan(snapshot: ExperimentSnapshot, now: Mapping[str, Setting], request: LoadRequest) -> ExperimentPlan:
    """The experiment that the set-up describes; the switch's parameters stay as they are now."""
    setup, info = snapshot.setup, snapshot.feature
    assert info is not None, "an experiment needs a switch"
    setting = now.get(info.id)
    params = dict(setting.params) if setting else {param.name: param.default for param in info.params}
    labels = {choice.value: choice.label for choice in info.choices}
    return ExperimentPlan(
        feature_id=info.id,
        title=info.title,
        a=SideSetting(setup.a, labels[setup.a], params),
        b=SideSetting(setup.b, labels[setup.b], params),
        requests=(request,),
        count=setup.count,
        rate_per_s=(setup.rate_per_s or FALLBACK_RATE) if setup.pace == "rate" else None,
        calibrate=setup.pace == "rate" and setup.rate_per_s is None,
        clients=setup.clients,
        warmup=max(1, min(MOST_WARMUP, setup.count // WARMUP_SHARE)),
        held=len(snapshot.switches) - 1,
    )


def setup_of(plan: ExperimentPlan) -> ExperimentSetup:
    """The set-up that led to a plan, to run it again."""
    return ExperimentSetup(
        feature_id=plan.feature_id,
        a=plan.a.choice,
        b=plan.b.choice,
        count=plan.count,
        pace="clients" if plan.rate_per_s is None else "rate",
        rate_per_s=None if plan.calibrate else plan.rate_per_s,
        clients=plan.clients,
    )


def _first_worth_a_run(switches: tuple[FeatureInfo, ...]) -> FeatureInfo:
    return next((info for info in switches if info.group == "data"), switches[0])

"""Takes the credentials out of an experiment's requests and puts them back, so that no file of ours holds them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from workbench.core.burst import LoadRequest
from workbench.core.draft_secrets import SECRET_HEADERS
from workbench.core.experiment import ExperimentResult

Results = tuple[ExperimentResult, ...]
Change = Callable[[str, str], str]


def take_out(results: Iterable[ExperimentResult]) -> tuple[Results, dict[str, str]]:
    """The results without credentials, and these by their places."""
    found: dict[str, str] = {}

    def without(place: str, value: str) -> str:
        if value:
            found[place] = value
        return ""

    return _changed(results, without), found


def put_back(results: Iterable[ExperimentResult], secrets: Mapping[str, str]) -> Results:
    """The results with their credentials where they were; what isn't in ``secrets`` stays empty."""
    return _changed(results, lambda place, value: value or secrets.get(place, ""))


def lacks_secrets(results: Iterable[ExperimentResult]) -> bool:
    """Whether a request stands without what was taken out of it."""
    return any(
        not value
        for result in results
        for request in result.plan.requests
        for name, value in request.headers
        if _is_secret(name)
    )


def _changed(results: Iterable[ExperimentResult], change: Change) -> Results:
    return tuple(_with(result, change) for result in results)


def _with(result: ExperimentResult, change: Change) -> ExperimentResult:
    requests = tuple(
        _request(request, f"{result.at:.6f}/{number}", change) for number, request in enumerate(result.plan.requests)
    )
    return replace(result, plan=replace(result.plan, requests=requests))


def _request(request: LoadRequest, place: str, change: Change) -> LoadRequest:
    headers = tuple(
        (name, change(f"{place}/{number}", value) if _is_secret(name) else value)
        for number, (name, value) in enumerate(request.headers)
    )
    return replace(request, headers=headers)


def _is_secret(name: str) -> bool:
    return name.lower() in SECRET_HEADERS

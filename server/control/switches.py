"""Control routes of the switchboard: what can be switched, what is, and changing it."""

from fastapi import APIRouter

from server.contract.features import FeatureInfo, Switchboard, SwitchboardPatch
from server.control.access import TheBackend

router = APIRouter()


@router.get("/features")
async def list_features(backend: TheBackend) -> list[FeatureInfo]:
    return [feature.info() for feature in backend.features]


@router.get("/switchboard")
async def read_switchboard(backend: TheBackend) -> Switchboard:
    return backend.switches.board.snapshot


@router.patch("/switchboard")
async def change_switchboard(patch: SwitchboardPatch, backend: TheBackend) -> Switchboard:
    return await backend.change(patch)

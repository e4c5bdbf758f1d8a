import pytest
from pydantic import ValidationError

from server.domains.reports.schemas import ReportCreate, ReportOut


def test_progress_is_a_share() -> None:
    with pytest.raises(ValidationError):
        ReportOut(id="a", state="running", progress=1.5)


def test_owner_must_be_an_id() -> None:
    with pytest.raises(ValidationError):
        ReportCreate(owner_id=0)

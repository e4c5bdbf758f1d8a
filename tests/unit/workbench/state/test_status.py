import pytest

from workbench.state.status import StatusStore

pytestmark = pytest.mark.usefixtures("qapp")


def test_nothing_is_known_before_the_first_answer() -> None:
    assert StatusStore().snapshot is None

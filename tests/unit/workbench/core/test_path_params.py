import pytest

from workbench.core.path_params import names_in, rows_for
from workbench.core.request import Row


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("{{base}}/tasks/:id", ("id",)),
        ("http://127.0.0.1:8000/users/:user_id/tasks/:id?x=:no", ("user_id", "id")),
        ("/a/:b/:b", ("b",)),
        ("http://host:8000", ()),
        ("/time/12:30/a:b", ()),
        ("", ()),
    ],
)
def test_whole_segments_are_parameters(url: str, names: tuple[str, ...]) -> None:
    assert names_in(url) == names


def test_values_stay_with_their_names() -> None:
    rows = (Row("id", "7", note="the task"), Row("gone", "x"))

    assert rows_for("/users/:user_id/tasks/:id", rows) == (Row("user_id"), Row("id", "7", note="the task"))

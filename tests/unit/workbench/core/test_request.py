"""The draft of a request."""

from workbench.core.request import BearerAuth, RequestDraft


def test_a_tab_shows_the_name_or_else_the_path() -> None:
    assert RequestDraft(name="mine").title == "mine"
    assert RequestDraft(url="{{base}}/tasks").title == "/tasks"
    assert RequestDraft(url="{{base}}").title == "/"


def test_secrets_do_not_show_in_a_repr() -> None:
    assert "t0k" not in repr(RequestDraft(auth=BearerAuth("t0k")))

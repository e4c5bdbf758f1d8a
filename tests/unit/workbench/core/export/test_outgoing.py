import pytest

from workbench.core.collection import Variable
from workbench.core.cookies import EMPTY_JAR
from workbench.core.draft_error import DraftError
from workbench.core.export.outgoing import MASK, outgoing
from workbench.core.request import ApiKeyAuth, JsonBody, RequestDraft, Row
from workbench.core.variables import Scope, Scopes


def test_only_what_a_client_would_not_add_itself_is_listed() -> None:
    draft = RequestDraft("POST", headers=(Row("X-A", "1"),), body=JsonBody("{}"), omitted=("Accept",))
    jar = EMPTY_JAR.received("http://h/", ["s=1"], 0)

    found = outgoing(draft, {"base": "http://h"}, secrets=True, cookies=jar)

    assert found.url == "http://h/tasks"
    assert dict(found.headers) == {"X-A": "1", "Content-Type": "application/json", "Cookie": "s=1"}
    assert (found.body, found.has_body, found.without, found.unpacks) == (b"{}", True, ("Accept",), True)


@pytest.mark.parametrize("place", ["header", "query"])
def test_a_key_is_masked_wherever_it_stands(place: str) -> None:
    auth = ApiKeyAuth("key", "s3cret", "query" if place == "query" else "header")
    draft = RequestDraft(url="http://h/", headers=(Row("X-API-Key", "other"), Row("Authorization", "bare")), auth=auth)

    found = outgoing(draft, {}, secrets=False)

    assert "s3cret" not in repr(found)
    assert {"X-API-Key", "Authorization"} == {name for name, value in found.headers if value == MASK} - {"key"}
    assert (MASK in found.url) == (place == "query")
    assert "s3cret" in repr(outgoing(draft, {}, secrets=True))


def test_an_unknown_variable_is_told() -> None:
    with pytest.raises(DraftError, match="unknown variable"):
        outgoing(RequestDraft(), {}, secrets=True)


def test_values_of_secret_variables_are_masked_wherever_they_would_go() -> None:
    scopes = Scopes((Scope.of("environment", [Variable("key", secret=True), Variable("id", "7")], {"key": "hush&"}),))
    draft = RequestDraft(
        "POST",
        "http://h/{{id}}/{{key}}",
        params=(Row("k", "{{key}}"),),
        headers=(Row("X-Other", "a {{key}}"), Row("Authorization", "Bearer {{key}}")),
        body=JsonBody('{"k": "{{key}}", "id": {{id}}}'),
    )

    hidden, open_ = outgoing(draft, scopes, secrets=False), outgoing(draft, scopes, secrets=True)

    assert hidden.url == f"http://h/7/{MASK}?k={MASK}"
    assert (hidden.header("x-other"), hidden.header("authorization")) == (f"a {MASK}", f"Bearer {MASK}")
    assert hidden.body == b'{"k": "{{key}}", "id": 7}'
    assert "hush" not in repr(hidden)
    assert open_.body == b'{"k": "hush&", "id": 7}'


def test_a_secret_that_has_no_value_here_can_be_written_down_all_the_same() -> None:
    scopes = Scopes((Scope.of("environment", [Variable("key", secret=True)]),))

    assert outgoing(RequestDraft(url="http://h/?k={{key}}"), scopes, secrets=False).url == f"http://h/?k={MASK}"

import pytest

from workbench.core.curl import payload
from workbench.core.request import FormBody, JsonBody, RawBody, Row


@pytest.mark.parametrize(
    ("given", "sent"),
    [("a b", "a+b"), ("=a&b", "a%26b"), ("n=é", "n=%C3%A9"), ("@f", "file"), ("n@f", "n=file"), ("a=@x", "a=%40x")],
)
def test_each_form_of_data_urlencode(given: str, sent: str) -> None:
    assert payload.url_encoded(given, lambda _path: "file") == sent


def test_a_form_only_where_it_gives_the_same_bytes() -> None:
    assert payload.body("a=1&b=x+y", payload.FORM) == FormBody((Row("a", "1"), Row("b", "x y")))
    assert payload.body("a=1&b", payload.FORM) == RawBody("a=1&b", payload.FORM)
    assert payload.body("a={{x}}", payload.FORM) == RawBody("a={{x}}", payload.FORM)
    assert payload.body("[1", "application/json") == JsonBody("[1")

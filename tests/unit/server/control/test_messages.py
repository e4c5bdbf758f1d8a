import asyncio

import pytest
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request

from server.contract.control import Tracing
from server.control.messages import body_as, number, reply, reply_list, whole


def _request(query: str = "", body: bytes = b"") -> Request:
    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": body, "more_body": False}

    scope = {"type": "http", "method": "GET", "path": "/", "query_string": query.encode(), "headers": []}
    return Request(scope, receive)


def test_models_in_and_out() -> None:
    wanted = asyncio.run(body_as(Tracing, _request(body=b'{"enabled": true}')))

    assert wanted == Tracing(enabled=True)
    assert reply(wanted, 201).body == b'{"enabled":true}'
    assert reply_list([wanted, wanted]).body == b'[{"enabled":true},{"enabled":true}]'


@pytest.mark.parametrize("body", [b"", b"{", b'{"enabled": true, "more": 1}'])
def test_a_wrong_body_is_refused(body: bytes) -> None:
    with pytest.raises(ValidationError):
        asyncio.run(body_as(Tracing, _request(body=body)))


def test_numbers_of_the_query() -> None:
    request = _request("limit=5&port=x")

    assert (whole(request, "limit"), number(request, "missing"), whole(request, "missing", 9)) == (5, None, 9)
    with pytest.raises(HTTPException):
        number(request, "port")

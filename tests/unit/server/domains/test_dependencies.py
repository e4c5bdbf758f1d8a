import asyncio

import pytest
from fastapi import HTTPException, Request

from server.domains.dependencies import accepts_json


def _check(content_type: str, method: str = "POST") -> None:
    headers = [(b"content-type", content_type.encode())] if content_type else []
    asyncio.run(accepts_json(Request({"type": "http", "method": method, "headers": headers})))


@pytest.mark.parametrize("content_type", ["application/json", "Application/JSON; charset=utf-8"])
def test_json_is_taken(content_type: str) -> None:
    _check(content_type)


@pytest.mark.parametrize(
    ("method", "header", "taken"),
    [
        ("POST", "Accept-Post", "application/json"),
        ("PATCH", "Accept-Patch", "application/json, application/merge-patch+json"),
    ],
)
def test_the_refusal_names_what_this_method_takes(method: str, header: str, taken: str) -> None:
    with pytest.raises(HTTPException) as refusal:
        _check("text/plain", method)

    assert refusal.value.headers == {header: taken}


def test_a_merge_patch_is_for_patch_alone() -> None:
    _check("application/merge-patch+json", "PATCH")

    with pytest.raises(HTTPException):
        _check("application/merge-patch+json", "PUT")


@pytest.mark.parametrize("content_type", ["", "text/plain", "application/jsonx", "multipart/form-data; boundary=x"])
def test_anything_else_is_refused_with_what_would_do(content_type: str) -> None:
    with pytest.raises(HTTPException) as refusal:
        _check(content_type)

    assert refusal.value.status_code == 415
    assert "application/json" in refusal.value.detail

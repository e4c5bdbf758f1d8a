"""Logging in as a seeded user: the request to send, and what to use of its answer."""

import json

from workbench.core.request import Auth, BearerAuth, JsonBody, NoAuth, RequestDraft

LOGIN = "log in"


def draft(username: str, password: str) -> RequestDraft:
    """The request that logs in: a real POST /login like any other."""
    body = json.dumps({"username": username, "password": password})
    return RequestDraft("POST", "{{base}}/login", body=JsonBody(body), name=LOGIN)


def auth_from(body: bytes) -> Auth | None:
    """What to use from now on: the token of the answer's body, or the cookie jar alone when it names none."""
    try:
        content = json.loads(body)
    except ValueError:
        return None
    token = content.get("access_token") if isinstance(content, dict) else None
    return BearerAuth(token) if isinstance(token, str) else NoAuth()

"""How routes tell OpenAPI which problems they can answer with."""

from typing import Any

MEANINGS = {
    400: "The request can't be understood: broken JSON, or a cursor that is not ours.",
    401: "Nobody is known to be asking. WWW-Authenticate says how to introduce oneself.",
    403: "We know who is asking, and they may not.",
    404: "There is no such thing.",
    405: "The resource exists, but not for this method. Allow names those that it knows.",
    409: "It collides with what is stored: a duplicate, or a newer version.",
    412: "If-Match names another version than the stored one.",
    413: "The body is larger than allowed.",
    415: "The body is not JSON, or does not say that it is.",
    422: "Understood, but not valid; `errors` names each place.",
    429: "Too many requests. Retry-After says when to come back.",
    500: "Something unforeseen. The request id finds it in the log.",
    503: "The database or Redis is busy or out of reach.",
}
MEDIA_TYPE = "application/problem+json"
REFERENCE = {"$ref": "#/components/schemas/Problem"}

Responses = dict[int | str, dict[str, Any]]


def problems(*statuses: int) -> Responses:
    """The ``responses`` of a route that can fail in these ways."""
    return {
        status: {"description": MEANINGS[status], "content": {MEDIA_TYPE: {"schema": REFERENCE}}} for status in statuses
    }

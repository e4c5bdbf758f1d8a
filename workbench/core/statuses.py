"""What an HTTP status means, in one plain line (RFC 9110, section 15, and the RFCs named by IANA's registry)."""

from http import HTTPStatus

_MEANINGS = {
    101: "The connection changes to another protocol.",
    200: "It worked; the answer is in the body.",
    201: "Something was made; Location says where it is.",
    202: "Taken in, but not done yet.",
    204: "It worked, and there is nothing to say.",
    206: "A part of it, as asked for by Range.",
    301: "It moved for good; Location says where to.",
    302: "It is elsewhere for now; Location says where.",
    303: "Look at Location with GET.",
    304: "What you have is still current: nothing is sent again.",
    307: "Elsewhere for now: repeat the same request there.",
    308: "Elsewhere for good: repeat the same request there.",
    400: "The server can't make sense of the request.",
    401: "Not logged in: the server doesn't know who is asking.",
    403: "Known, but not allowed to do this.",
    404: "Nothing is found under this address.",
    405: "The address exists, but not for this method; Allow lists those that do.",
    406: "No form of it that Accept allows.",
    408: "The server got tired of waiting for the request.",
    409: "It clashes with the present state: someone changed it, or it exists already.",
    410: "It was here and is gone for good.",
    411: "The server wants to know the length beforehand.",
    412: "A condition (If-Match and the like) didn't hold.",
    413: "The body is larger than the server takes.",
    414: "The URL is longer than the server takes.",
    415: "The server doesn't take this content type.",
    418: "A joke of 1998 that is kept alive.",
    422: "Well formed, but its values break a rule.",
    428: "The server wants a condition such as If-Match.",
    429: "Too many requests; Retry-After says when to come back.",
    431: "The headers are larger than the server takes.",
    500: "The server broke while answering; it isn't your request's fault.",
    501: "The server doesn't know this method at all.",
    502: "A server in between got a bad answer from behind.",
    503: "Not able to answer just now: overloaded or in maintenance.",
    504: "A server in between got no answer in time from behind.",
}
_CLASSES = {
    1: "Informational: the real answer is still to come.",
    2: "It worked.",
    3: "Look elsewhere, or use what you have.",
    4: "Something about the request is wrong.",
    5: "Something on the server went wrong.",
}


def reason(status: int) -> str:
    """The standard's short name of a status, empty when it has none."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return ""


def meaning(status: int) -> str:
    """What a status tells the one who asked."""
    return _MEANINGS.get(status) or _CLASSES.get(status // 100, "Not a status that HTTP knows.")


def tone(status: int) -> str:
    """How it is coloured: 'ok', 'accent' (look elsewhere), 'warn' or 'error'."""
    return {2: "ok", 3: "accent", 4: "warn", 5: "error"}.get(status // 100, "neutral")

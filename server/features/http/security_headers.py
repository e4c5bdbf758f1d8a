"""Tell browsers what they must not do with our answers.

Problem: browsers guess content types, let other sites frame a page, and send its address along to strangers.
Idea: a handful of headers that switch each of those habits off.
Trade-off: they bind browsers only, never an attacker's own client; and a policy that is too strict breaks real
pages.
"""

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from server.features.base import OFF_ON, Feature, StageSpec
from server.features.messages import with_headers

HEADERS = {
    "X-Content-Type-Options": "nosniff",  # don't run what we call JSON as a script
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",  # load nothing, be framed by nobody
    "X-Frame-Options": "DENY",  # the same for older browsers: no clickjacking
    "Referrer-Policy": "no-referrer",  # ids in our paths stay here
    "Cross-Origin-Resource-Policy": "same-origin",  # other sites can't embed our answers
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
HTTPS_ONLY = ("Strict-Transport-Security", "max-age=31536000; includeSubDomains")


class SecurityHeaders:
    """Adds the headers that a route has not set itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add them on the way out; a route's own policy wins."""

        def protect(headers: MutableHeaders) -> None:
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if scope["scheme"] == "https":  # over plain HTTP browsers must ignore it, RFC 6797 section 8.1
                headers.setdefault(*HTTPS_ONLY)

        await self.app(scope, receive, with_headers(send, protect))


FEATURE = Feature(
    id="http.security_headers",
    title="Security headers",
    summary="Forbids browsers to sniff, frame and leak.",
    teaches="What each security header prevents.",
    choices=OFF_ON,
    default="off",
    stage=StageSpec("security headers", "edge", lambda app, _setting, _resources: SecurityHeaders(app)),
)

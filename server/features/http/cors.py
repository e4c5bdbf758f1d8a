"""Tell browsers which pages of other origins may read our answers.

Problem: a page at one origin (scheme, host, port) may not read answers of another, so a frontend at
``http://localhost:3000`` can't use an API on port 8000.
Idea: the API names whom it trusts. Every answer says who may read it; before an unusual request the browser asks with
an OPTIONS of its own, the preflight, which methods and headers may come.
Trade-off: browsers alone keep to it. It guards their users' data from other sites; curl and servers don't care, so
it is no access control. It must stand before authentication: a preflight never carries credentials.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from server.contract.features import ChoiceInfo, ParamInfo, Setting
from server.features.base import Feature, StageSpec
from server.features.messages import with_headers
from server.recording.record import annotate
from server.resources import Resources

ID = "http.cors"


class Cors:
    """Answers preflights, and tells on every other answer which origin may read it."""

    def __init__(self, app: ASGIApp, setting: Setting, resources: Resources) -> None:
        del resources
        self.app = app
        self.any_origin = setting.choice == "any"
        self.origins = _items(setting.params["origins"])
        self.methods = ", ".join(_items(setting.params["methods"]))
        self.headers = ", ".join(_items(setting.params["headers"]))
        self.expose = ", ".join(_items(setting.params["expose"]))
        self.credentials = bool(setting.params["credentials"])
        self.max_age_s = int(setting.params["max_age_s"])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a preflight here; let everything else pass and mark its answer."""
        asked = Headers(scope=scope)
        origin = asked.get("origin", "")
        if origin and scope["method"] == "OPTIONS" and "access-control-request-method" in asked:
            annotate(ID, f"preflight: {self._verdict(origin)}", origin=origin)
            await self._preflight(origin)(scope, receive, send)
            return
        annotate(ID, self._verdict(origin) if origin else "no Origin: not from another page", origin=origin)
        await self.app(scope, receive, with_headers(send, lambda headers: self._mark(headers, origin)))

    def _preflight(self, origin: str) -> Response:
        """204, whatever is allowed: it is the browser that compares this with what the page wants."""
        answer = Response(status_code=204)
        self._mark(answer.headers, origin)
        if self._allows(origin):
            answer.headers["Access-Control-Allow-Methods"] = self.methods
            answer.headers["Access-Control-Allow-Headers"] = self.headers
            answer.headers["Access-Control-Max-Age"] = str(self.max_age_s)
        return answer

    def _mark(self, headers: MutableHeaders, origin: str) -> None:
        if not self.any_origin:
            headers.add_vary_header("Origin")  # a cache must not give one origin's answer to another
        if not self._allows(origin):
            return
        headers["Access-Control-Allow-Origin"] = "*" if self.any_origin else origin
        if self.credentials:
            headers["Access-Control-Allow-Credentials"] = "true"
        if self.expose:
            headers["Access-Control-Expose-Headers"] = self.expose

    def _allows(self, origin: str) -> bool:
        return bool(origin) and (self.any_origin or origin in self.origins)

    def _verdict(self, origin: str) -> str:
        return f"{origin} may read" if self._allows(origin) else f"{origin} is not on the list"


def _items(text: object) -> tuple[str, ...]:
    return tuple(item for item in (part.strip() for part in str(text).split(",")) if item)


FEATURE = Feature(
    id=ID,
    title="CORS",
    summary="Tells browsers which other origins may read the answers.",
    teaches="Origins, preflights, credentials; why CORS is no access control.",
    choices=(
        ChoiceInfo(value="off", label="off", summary="Pages of other origins can't read anything."),
        ChoiceInfo(value="list", label="list", summary="The origins on the list may read."),
        ChoiceInfo(value="any", label="any", summary="Every page may read: Access-Control-Allow-Origin: *."),
    ),
    default="off",
    params=(
        ParamInfo(
            name="origins",
            title="Origins",
            kind="text",
            default="http://localhost:3000",
            choices=("list",),
            maximum=500,
        ),
        ParamInfo(name="methods", title="Methods", kind="text", default="GET, POST, PUT, PATCH, DELETE", maximum=200),
        ParamInfo(name="headers", title="Headers", kind="text", default="Authorization, Content-Type", maximum=500),
        ParamInfo(name="expose", title="Expose", kind="text", default="X-Request-ID", maximum=500),
        ParamInfo(name="credentials", title="Credentials", kind="bool", default=False),
        ParamInfo(
            name="max_age_s",
            title="Remember for",
            kind="int",
            default=600,
            minimum=0,
            maximum=86_400,
            step=60,
            unit="s",
        ),
    ),
    stage=StageSpec("CORS", "gate", Cors),
)

"""The methods that every resource has without saying so: HEAD as GET, OPTIONS, and an honest Allow."""

from collections.abc import Iterable

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

ORDER = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


class MethodTable:
    """Knows which methods each path has, over all routes."""

    def __init__(self, routers: Iterable[APIRouter]) -> None:
        self._routes = [route for router in routers for route in router.routes if isinstance(route, APIRoute)]

    def allowed(self, path: str) -> str:
        """The value of ``Allow`` for a path; empty when nothing is served there."""
        methods: set[str] = set()
        for route in self._routes:
            if route.path_regex.match(path):
                methods |= route.methods or set()
        if not methods:
            return ""
        if "GET" in methods:
            methods.add("HEAD")
        return ", ".join(method for method in ORDER if method in methods | {"OPTIONS"})


class Methods:
    """Answers OPTIONS from the table and lets HEAD run as GET.

    The server drops a HEAD's body just before the wire (RFC 9110, section 9.3.2), so every stage sees the same
    headers as for GET, length and entity tag included.
    """

    def __init__(self, app: ASGIApp, table: MethodTable) -> None:
        self.app = app
        self.table = table

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle the two methods; pass the others on."""
        method = scope.get("method")
        if method == "HEAD":
            scope = {**scope, "method": "GET"}
        elif method == "OPTIONS" and (allow := self.table.allowed(scope["path"])):
            await Response(status_code=204, headers={"Allow": allow})(scope, receive, send)
            return
        await self.app(scope, receive, send)

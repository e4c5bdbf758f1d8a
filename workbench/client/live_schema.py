"""Asks an API for its OpenAPI document: our own backend over its control listener, others where they publish it."""

from workbench.client.control import ControlClient, ControlError
from workbench.core.assertions.api_schema import ApiSchema

PATIENCE_S = 10.0


class LiveSchema:
    """Keeps the document of the backend that was asked last."""

    def __init__(self) -> None:
        self._known: tuple[ControlClient, ApiSchema] | None = None

    async def at(self, base: str, control: ControlClient | None) -> ApiSchema | None:
        """The document of the API at that address; None when no backend tells one."""
        if control is None:
            return None
        if self._known is None or self._known[0] is not control or self._known[1].base != base:
            try:
                self._known = (control, ApiSchema(await control.openapi(), base))
            except ControlError:
                return None
        return self._known[1]


class PublishedSchema:
    """The document that any API publishes at ``/openapi.json``, asked for once."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._known: ApiSchema | None = None
        self._asked = False

    async def get(self) -> ApiSchema | None:
        """The document; None when the API publishes none there."""
        if not self._asked:
            self._asked = True
            self._known = await self._fetch()
        return self._known

    async def _fetch(self) -> ApiSchema | None:
        import httpx

        try:
            async with httpx.AsyncClient(timeout=PATIENCE_S) as client:
                document = (await client.get(f"{self._base}/openapi.json")).raise_for_status().json()
        except (httpx.HTTPError, httpx.InvalidURL, ValueError):
            return None
        return ApiSchema(document, self._base) if isinstance(document, dict) else None

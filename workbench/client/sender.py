"""Sends drafts over kept connections and streams what comes back to disk: the request panel's and the lessons' client.

It drives httpcore, the engine inside httpx, directly: nothing then adds, merges or normalises anything between our
encoder and the socket, and a network backend of ours can listen to the bytes.
"""

from collections.abc import Mapping

from workbench.client.body_store import BodyStore
from workbench.client.connections import Connections
from workbench.client.intake import Intake, Limits
from workbench.client.journey import Journey, Tools
from workbench.client.phase_clock import Progress
from workbench.client.tokens import Tokens
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.exchange import Exchange
from workbench.core.request import RequestDraft
from workbench.core.variables import Scopes, with_base

__all__ = ["Limits", "Sender"]


class Sender:
    """Keeps connections and log-ins; use and close it on one asyncio loop."""

    def __init__(self, bodies: BodyStore, limits: Limits | None = None) -> None:
        self._bodies = bodies
        self._connections = Connections()
        self._tools = Tools(self._connections, Intake(bodies, limits or Limits()), Tokens())

    @property
    def bodies(self) -> BodyStore:
        """Where answers' bodies are kept."""
        return self._bodies

    @property
    def connections(self) -> Connections:
        """The kept connections, for those who speak something else than requests and answers over them."""
        return self._connections

    def journey(self, draft: RequestDraft, known: Scopes, cookies: Jar) -> Journey:
        """A send to be gone step by step, for those who speak something else at its end."""
        return Journey(self._tools, draft, known, cookies, None)

    async def close(self) -> None:
        """Close every connection."""
        await self._connections.close()

    async def send(
        self,
        draft: RequestDraft,
        base: str,
        progress: Progress | None = None,
        *,
        cookies: Jar = EMPTY_JAR,
        variables: Mapping[str, str] | None = None,
    ) -> Exchange:
        """Send a draft and wait for all of its answer. What goes wrong stands in ``failure``; only cancelling raises.

        Args:
            draft: What to send.
            base: Address of the running backend, the value of ``{{base}}``.
            progress: Told each phase as it begins, and the bytes as they go and come; called on this loop's thread.
            cookies: The jar to take cookies from; taking in new ones is up to the caller, from answer and hops.
            variables: Further variables.
        """
        return await Journey(self._tools, draft, with_base(base, variables), cookies, progress).run()

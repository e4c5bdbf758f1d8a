"""One client's connection to the embedded Redis: bytes to commands, commands to fakeredis, replies to bytes."""

import asyncio
from collections.abc import Callable
from copy import copy
from typing import Any

from fakeredis import FakeServer
from fakeredis._commands import Signature
from fakeredis._helpers import NoResponse, SimpleError
from fakeredis._socket import FakeSocket
from redis import Redis

from server.redis.commands import Administration
from server.redis.resp import CommandParser, ProtocolError, Reply, encode, encode_push


class Session(FakeSocket):
    """fakeredis's side of a connection: runs commands, waits without a thread, and writes what comes of it."""

    def __init__(self, server: FakeServer, write: Callable[[bytes], None], info: dict[str, Any]) -> None:
        super().__init__(server, 0, client_class=Redis, client_info=info)
        self._write = write
        self._waiting: asyncio.Task[None] | None = None
        self.when_free: Callable[[], None] = lambda: None

    @property
    def is_waiting(self) -> bool:
        """Whether a blocking command (BLPOP, XREAD BLOCK, ...) is waiting for its turn."""
        return self._waiting is not None

    @property
    def is_killed(self) -> bool:
        """Whether CLIENT KILL hit this connection."""
        return bool(self._killed)

    def run(self, fields: list[bytes]) -> None:
        """Run one command. An error is an answer, not an end."""
        try:
            self._process_command(fields)
        except SimpleError as error:
            self.put_response(Reply(error))
        except Exception as error:  # a bug of the stand-in must not take the connection with it
            self.put_response(Reply(SimpleError(f"ERR embedded Redis: {type(error).__name__}: {error}")))

    def put_response(self, msg: Any) -> None:
        """Write a reply or a pub/sub message."""
        protocol = self._client_info.protocol_version
        if isinstance(msg, Reply):
            self._write(encode(msg.value, protocol))
        else:
            self._write(encode_push(msg, protocol))

    def leave(self) -> None:
        """The client has gone: stop waiting, so that it takes no element with it, and forget it everywhere."""
        if self._waiting is not None:
            self._waiting.cancel()
        with self._server.lock:
            self._cleanup(self._server)
        self.close()

    def _cleanup(self, server: Any) -> None:
        super()._cleanup(server)
        for subscribers in server.ssubscribers.values():
            subscribers.discard(self)

    def _name_to_func(self, cmd_name: str) -> tuple[Any, Signature]:
        func, signature = super()._name_to_func(cmd_name)
        if cmd_name == "blmove":
            # WORKAROUND: fakeredis answers nil at once when the source is missing, since its Key() says so.
            waiting = copy(signature)
            waiting.fixed = (*(bytes,) * 4, signature.fixed[-1])  # type: ignore[assignment]  # annotated as a 1-tuple
            return self._blocking_move, waiting
        return func, signature

    def _blocking_move(self, source: bytes, target: bytes, where: bytes, whereto: bytes, timeout: float) -> Any:
        def move(first_pass: bool) -> Any:
            moved = self._blmovem_pass(
                source, target, where.lower() == b"left", whereto.lower() == b"left", False, 1, True, first_pass
            )
            return moved[0] if moved else None

        return self._blocking(timeout, move)

    def _decode_result(self, result: Any) -> Any:
        return result if isinstance(result, NoResponse) else Reply(result)

    def _blocking(
        self, timeout: float | None, func: Callable[[bool], Any], shape: Callable[[Any], Any] | None = None
    ) -> Any:
        result = func(True)
        if result is not None or self._in_transaction:
            return shape(result) if shape else result
        self._waiting = asyncio.get_running_loop().create_task(self._wait(timeout, func, shape))
        return NoResponse()

    async def _wait(
        self, timeout_s: float | None, func: Callable[[bool], Any], shape: Callable[[Any], Any] | None
    ) -> None:
        changed = asyncio.Event()
        database = self._db
        database.add_change_callback(changed.set)
        self._blocked = True
        result: Any = None
        try:
            async with asyncio.timeout(timeout_s or None):
                while result is None:
                    await changed.wait()
                    changed.clear()
                    with self._server.lock:
                        if self._unblock_reason is not None:
                            self._take_unblock_reason()
                            break
                        result = func(False)
        except TimeoutError:
            pass
        except SimpleError as error:
            result, shape = error, None
        finally:
            database.remove_change_callback(changed.set)
            self._blocked, self._unblock_reason, self._waiting = False, None, None
        self.put_response(Reply(shape(result) if shape else result))
        self.when_free()


class Connection(asyncio.Protocol):
    """The socket's side of a connection."""

    def __init__(self, server: FakeServer, administration: Administration, connections: set["Connection"]) -> None:
        self._server = server
        self._administration = administration
        self._connections = connections
        self._parser = CommandParser()
        self._transport: asyncio.Transport | None = None
        self._session: Session | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin a session. asyncio has set TCP_NODELAY, so a pipeline's replies don't wait for each other."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        host, port = transport.get_extra_info("peername")[:2]
        own_host, own_port = transport.get_extra_info("sockname")[:2]
        info = {"addr": f"{host}:{port}", "laddr": f"{own_host}:{own_port}", "fd": 8, "name": "", "flags": "N"}
        self._session = Session(self._server, transport.write, info)
        self._session.when_free = self._run_commands
        self._connections.add(self)

    def data_received(self, data: bytes) -> None:
        """Run what has arrived whole."""
        self._parser.feed(data)
        self._run_commands()

    def connection_lost(self, exc: Exception | None) -> None:
        """End the session."""
        del exc
        self._connections.discard(self)
        if self._session is not None:
            self._session.leave()

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()

    @property
    def is_killed(self) -> bool:
        """Whether CLIENT KILL hit this connection."""
        return self._session is not None and self._session.is_killed

    def _run_commands(self) -> None:
        session = self._session
        if session is None:
            return
        try:
            while not session.is_waiting and (fields := self._parser.next()) is not None:
                if fields and not self._administration.answer(session, fields):
                    session.run(fields)
                if fields and fields[0].upper() in (b"CLIENT", b"QUIT"):
                    self._hang_up_killed(fields)
        except ProtocolError as error:
            session.put_response(Reply(SimpleError(f"ERR {error}")))
            self.close()

    def _hang_up_killed(self, fields: list[bytes]) -> None:
        if fields[0].upper() == b"QUIT":
            self.close()
        for connection in list(self._connections):
            if connection.is_killed:
                connection.close()

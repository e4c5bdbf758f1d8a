"""Client certificates and own CA files against a server that demands them."""

import asyncio
import ssl
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.workbench.client.certificates import client_files, demanding_context, server_context
from tests.unit.workbench.client.hostile import response, routes, serving
from workbench.client.body_store import BodyStore
from workbench.client.sender import Sender
from workbench.core.exchange import Exchange
from workbench.core.request import RequestDraft


def exchange_with(folder: Path, draft: RequestDraft, tls: ssl.SSLContext) -> Exchange:
    async def run() -> Exchange:
        sender = Sender(BodyStore(folder))
        async with serving(routes({"/a": response(body=b"let in")}), tls) as server:
            try:
                return await sender.send(draft, server.base)
            finally:
                await sender.close()

    return asyncio.run(run())


def drafted(folder: Path, password: str = "", typed: str = "") -> RequestDraft:
    cert, key = client_files(folder, password)
    server_context(folder)
    ca = str(folder / "certificate.pem")
    return RequestDraft(url="/a", client_cert=cert, client_key=key, key_password=typed, ca_file=ca, timeout_s=10)


def test_the_certificate_lets_in(tmp_path: Path) -> None:
    draft = drafted(tmp_path)
    exchange = exchange_with(tmp_path, draft, demanding_context(tmp_path, draft.client_cert))

    assert exchange.failure is None
    assert exchange.response is not None
    assert exchange.response.body_path.read_bytes() == b"let in"


def test_an_encrypted_key_opens_with_its_password(tmp_path: Path) -> None:
    draft = drafted(tmp_path, password="open sesame", typed="{{pw}}")
    cert, tls = draft.client_cert, demanding_context(tmp_path, draft.client_cert)

    async def run() -> Exchange:
        sender = Sender(BodyStore(tmp_path))
        async with serving(routes({"/a": response(body=b"let in")}), tls) as server:
            try:
                return await sender.send(draft, server.base, variables={"pw": "open sesame"})
            finally:
                await sender.close()

    assert asyncio.run(run()).response is not None
    assert Path(cert).exists()


def test_key_and_certificate_may_share_a_file(tmp_path: Path) -> None:
    draft = drafted(tmp_path)
    both = tmp_path / "both.pem"
    both.write_bytes(Path(draft.client_cert).read_bytes() + Path(draft.client_key).read_bytes())
    tls = demanding_context(tmp_path, draft.client_cert)

    assert exchange_with(tmp_path, replace(draft, client_cert=str(both), client_key=""), tls).response is not None


def refusal_by(tls: ssl.SSLContext, draft: RequestDraft, folder: Path) -> Exchange:
    """By a server that says why it refuses: asyncio's own drops the alert."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        engine = tls.wrap_bio(incoming, outgoing, server_side=True)
        done = False
        while data := await reader.read(65536):
            incoming.write(data)
            with suppress(ssl.SSLError):
                engine.do_handshake() if not done else engine.read()
                done = True
                engine.read()
            writer.write(outgoing.read())
        writer.close()
        await writer.wait_closed()
        ended.set()

    ended = asyncio.Event()

    async def run() -> Exchange:
        sender = Sender(BodyStore(folder))
        listener = await asyncio.start_server(talk, "127.0.0.1", 0)
        port = listener.sockets[0].getsockname()[1]
        async with listener:
            try:
                return await sender.send(draft, f"https://127.0.0.1:{port}")
            finally:
                await sender.close()
                await ended.wait()

    return asyncio.run(run())


def test_without_a_certificate_it_says_that_one_is_wanted(tmp_path: Path) -> None:
    draft = drafted(tmp_path)
    tls = demanding_context(tmp_path, draft.client_cert)
    failure = refusal_by(tls, replace(draft, client_cert="", client_key=""), tmp_path).failure

    assert failure is not None
    assert failure.kind == "tls"
    assert failure.what.endswith("wants a client certificate.")
    assert "under Settings" in failure.what_to_do


def test_a_certificate_that_the_server_does_not_know(tmp_path: Path) -> None:
    draft = drafted(tmp_path)
    cert, key = client_files(tmp_path, who="stranger")
    tls = demanding_context(tmp_path, draft.client_cert)
    failure = refusal_by(tls, replace(draft, client_cert=cert, client_key=key), tmp_path).failure

    assert failure is not None
    assert "client certificate" in failure.what
    assert "refused" in failure.why


def test_a_server_that_speaks_no_tls(tmp_path: Path) -> None:
    async def run() -> Exchange:
        sender = Sender(BodyStore(tmp_path))
        listener = await asyncio.start_server(_refuses, "127.0.0.1", 0)
        port = listener.sockets[0].getsockname()[1]
        async with listener:
            try:
                return await sender.send(RequestDraft(url="/a"), f"https://127.0.0.1:{port}")
            finally:
                await sender.close()
                await asyncio.sleep(0)  # the server's side sees the end

    failure = asyncio.run(run()).failure

    assert failure is not None
    assert failure.what.endswith("does not speak TLS.")


async def _refuses(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)
    writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    await writer.drain()
    writer.close()


@pytest.mark.parametrize(
    ("typed", "words"), [("", "is encrypted; give its password"), ("wrong", "the password does not open")]
)
def test_a_key_that_stays_closed(tmp_path: Path, typed: str, words: str) -> None:
    draft = drafted(tmp_path, password="open sesame", typed=typed)
    failure = exchange_with(tmp_path, draft, server_context(tmp_path)).failure

    assert failure is not None
    assert failure.kind == "invalid"
    assert words in failure.what
    assert "sesame" not in failure.what


def test_a_key_of_another_certificate(tmp_path: Path) -> None:
    draft = drafted(tmp_path)
    _, other = client_files(tmp_path, who="other")
    failure = exchange_with(tmp_path, replace(draft, client_key=other), server_context(tmp_path)).failure

    assert failure is not None
    assert f"{other} is not the key of the certificate in {draft.client_cert}" in failure.what


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x30\x82\x01\x02", "PKCS #12"),
        (b"hello", "no PEM certificate"),
        (b"-----BEGIN CERTIFICATE-----\nnot base64\n-----END CERTIFICATE-----\n", "holds no private key"),
        (None, "No such file"),
    ],
)
def test_files_that_are_no_certificates(tmp_path: Path, content: bytes | None, words: str) -> None:
    path = tmp_path / "c.p12"
    if content is not None:
        path.write_bytes(content)
    failure = exchange_with(
        tmp_path, RequestDraft(url="/a", client_cert=str(path), verify_tls=False), server_context(tmp_path)
    ).failure

    assert failure is not None
    assert failure.what.startswith("Settings, client certificate: ")
    assert words in failure.what


def test_a_ca_file_that_holds_none(tmp_path: Path) -> None:
    path = tmp_path / "ca.pem"
    path.write_bytes(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")
    failure = exchange_with(tmp_path, RequestDraft(url="/a", ca_file=str(path)), server_context(tmp_path)).failure

    assert failure is not None
    assert failure.what.startswith("Settings, CA file: ")


def test_a_renewed_certificate_is_used_at_once(tmp_path: Path) -> None:
    draft = drafted(tmp_path)
    new_cert, new_key = client_files(tmp_path, who="renewed")
    tls = demanding_context(tmp_path, new_cert)

    def renew() -> None:
        for old, new in ((draft.client_cert, new_cert), (draft.client_key, new_key)):
            Path(old).write_bytes(Path(new).read_bytes())

    async def run() -> tuple[Exchange, Exchange]:
        sender = Sender(BodyStore(tmp_path))
        async with serving(routes({"/a": response(body=b"let in")}), tls) as server:
            try:
                before = await sender.send(draft, server.base)
                await asyncio.to_thread(renew)
                return before, await sender.send(draft, server.base)
            finally:
                await sender.close()

    before, after = asyncio.run(run())

    assert before.failure is not None
    assert after.response is not None

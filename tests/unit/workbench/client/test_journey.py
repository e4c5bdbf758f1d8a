"""Redirects over real sockets: methods, bodies, secrets, cookies, relative addresses, caps."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.workbench.client.hostile import Answer, Asked, response, routes, send, serving
from workbench.client.body_store import BodyStore
from workbench.client.personas.plain import jar_after
from workbench.client.sender import Sender
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.exchange import Exchange
from workbench.core.request import ApiKeyAuth, BearerAuth, JsonBody, RequestDraft, Row

FOLLOW = RequestDraft(url="/a", follow_redirects=True, timeout_s=20)


def to(location: str, status: str = "302 Found", *lines: str) -> bytes:
    return response(status, f"Location: {location}", *lines, body=b"moved")


def test_a_redirect_is_shown_and_not_followed_unless_asked(tmp_path: Path) -> None:
    (exchange,), _ = send(routes({"/a": to("/b")}), RequestDraft(url="/a"), tmp_path)

    assert exchange.response is not None
    assert exchange.response.status == 302
    assert exchange.hops == ()


def test_every_hop_is_kept_with_its_answer(tmp_path: Path) -> None:
    table: dict[str, bytes | Callable[[Asked], bytes]] = {
        "/a": to("/b"),
        "/b": to("c?x=1", "301 Moved Permanently"),
        "/c": response(body=b"here"),
    }

    (exchange,), server = send(routes(table), FOLLOW, tmp_path)

    assert exchange.response is not None
    assert exchange.response.body_path.read_bytes() == b"here"
    assert exchange.sent is not None
    assert exchange.sent.target == "/c?x=1"
    assert [(hop.status, hop.sent.target, hop.why) for hop in exchange.hops] == [
        (302, "/a", "redirect"),
        (301, "/b", "redirect"),
    ]
    assert server.connections == 1, "short bodies are read, so the connection stays of use"
    assert exchange.wire.sent.startswith(b"GET /c?x=1 HTTP/1.1\r\n"), "the wire shows the last request only"


@pytest.mark.parametrize(
    ("status", "method", "becomes", "body"),
    [
        ("301 Moved Permanently", "POST", "GET", b""),
        ("302 Found", "POST", "GET", b""),
        ("302 Found", "PUT", "PUT", b'{"a":1}'),
        ("303 See Other", "PUT", "GET", b""),
        ("303 See Other", "HEAD", "HEAD", b""),
        ("307 Temporary Redirect", "POST", "POST", b'{"a":1}'),
        ("308 Permanent Redirect", "PATCH", "PATCH", b'{"a":1}'),
    ],
)
def test_the_method_changes_as_the_standard_says(
    tmp_path: Path, status: str, method: str, becomes: str, body: bytes
) -> None:
    def moved(asked: Asked) -> bytes:
        whole = to("/b", status)
        return whole.removesuffix(b"moved") if asked.method == "HEAD" else whole

    ended = response() if method != "HEAD" else b"HTTP/1.1 204 No Content\r\n\r\n"
    draft = RequestDraft(method, "/a", body=JsonBody('{"a":1}'), follow_redirects=True, timeout_s=20)

    _, server = send(routes({"/a": moved, "/b": ended}), draft, tmp_path)

    last = server.seen[-1]
    assert (last.method, last.body) == (becomes, body)
    assert bool(last.header("content-type")) == bool(body)
    assert last.header("host") == server.base.removeprefix("http://")


def elsewhere(folder: Path, draft: RequestDraft, jar: Jar = EMPTY_JAR) -> tuple[Exchange, Asked, str]:
    """Send to a server that redirects to another; gives what the other was asked."""

    async def run() -> tuple[Exchange, Asked, str]:
        sender = Sender(BodyStore(folder))
        away: dict[str, bytes | Callable[[Asked], bytes]] = {}
        async with serving(routes({"/b": response()})) as other, serving(routes(away)) as first:
            away["/a"] = to(f"{other.base}/b")
            try:
                exchange = await sender.send(draft, first.base, cookies=jar)
                return exchange, other.seen[0], other.base
            finally:
                await sender.close()

    return asyncio.run(run())


@pytest.mark.parametrize(
    "draft",
    [
        RequestDraft(url="/a", auth=BearerAuth("secret"), follow_redirects=True),
        RequestDraft(url="/a", auth=ApiKeyAuth("X-Key", "secret"), follow_redirects=True),
        RequestDraft(url="/a", headers=(Row("Authorization", "secret"),), follow_redirects=True),
        RequestDraft(url="/a", headers=(Row("Cookie", "a=secret"),), follow_redirects=True),
    ],
)
def test_secrets_stay_with_the_origin_they_were_for(tmp_path: Path, draft: RequestDraft) -> None:
    exchange, asked, base = elsewhere(tmp_path, draft)

    assert b"secret" not in asked.head
    assert asked.header("host") == base.removeprefix("http://")
    assert exchange.sent is not None
    assert [header.by for header in exchange.sent.headers if header.name == "Host"] == ["client"]


def test_other_headers_go_along_and_a_typed_host_does_not(tmp_path: Path) -> None:
    draft = RequestDraft(url="/a", headers=(Row("Host", "mine"), Row("X-Mine", "1")), follow_redirects=True)

    _, asked, base = elsewhere(tmp_path, draft)

    assert asked.header("x-mine") == "1"
    assert asked.header("host") == base.removeprefix("http://")


def test_a_typed_host_stays_on_the_same_site(tmp_path: Path) -> None:
    draft = RequestDraft(url="/a", headers=(Row("Host", "mine"),), follow_redirects=True)

    _, server = send(routes({"/a": to("/b"), "/b": response()}), draft, tmp_path)

    assert [asked.header("host") for asked in server.seen] == ["mine", "mine"]


def test_cookies_are_taken_and_sent_between_hops_and_told_to_the_jar(tmp_path: Path) -> None:
    table: dict[str, bytes | Callable[[Asked], bytes]] = {
        "/a": to("/b", "302 Found", "Set-Cookie: seen=1; Path=/"),
        "/b": to("/c", "302 Found", "Set-Cookie: seen=2; Path=/"),
        "/c": response(),
    }

    (exchange,), server = send(routes(table), FOLLOW, tmp_path)

    assert [asked.header("cookie") for asked in server.seen] == ["", "seen=1", "seen=2"]
    assert [cookie.value for cookie in jar_after(exchange, EMPTY_JAR).cookies] == ["2"]


def test_cookies_that_were_left_out_stay_left_out(tmp_path: Path) -> None:
    draft = RequestDraft(url="/a", follow_redirects=True, omitted=("Cookie",))

    _, server = send(routes({"/a": to("/b", "302 Found", "Set-Cookie: a=1"), "/b": response()}), draft, tmp_path)

    assert server.seen[1].header("cookie") == ""


def circle() -> Answer:
    return routes({"/a": to("/b"), "/b": to("/a")})


def test_a_circle_ends_at_the_cap_and_is_called_one(tmp_path: Path) -> None:
    (exchange,), server = send(circle(), RequestDraft(url="/a", follow_redirects=True, max_redirects=4), tmp_path)

    assert exchange.failure is not None
    assert exchange.failure.kind == "redirect"
    assert exchange.failure.what == "Redirected more than 4 times."
    assert "in a circle of 2" in exchange.failure.why
    assert len(exchange.hops) == 5
    assert len(server.seen) == 5


def test_a_thousand_redirects_with_every_hop(tmp_path: Path) -> None:
    def onward(asked: Asked) -> bytes:
        count = int(asked.target.rpartition("/")[2])
        return response(body=b"end") if count == 1_000 else to(f"/{count + 1}")

    async def answer(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(onward(asked))

    draft = RequestDraft(url="/0", follow_redirects=True, max_redirects=10_000, timeout_s=0)
    (exchange,), server = send(answer, draft, tmp_path)

    assert exchange.response is not None
    assert len(exchange.hops) == 1_000
    assert server.connections == 1
    assert len(list(tmp_path.glob("*.body"))) == 1


def test_redirects_with_heads_without_measure_are_cut_off(tmp_path: Path) -> None:
    heavy = to("/a", "302 Found", "X-Filler: " + "x" * 90_000)
    draft = RequestDraft(url="/a", follow_redirects=True, max_redirects=10_000, timeout_s=0)

    (exchange,), _ = send(routes({"/a": heavy}), draft, tmp_path)

    assert exchange.failure is not None
    assert "went past 16 MiB" in exchange.failure.why
    assert len(exchange.hops) < 250


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("ftp://h/x", "leads to ftp:"),
        ("http://h:99999/", "port must be a number"),
        ("javascript:alert(1)", "javascript"),
    ],
)
def test_a_location_of_no_use_says_so(tmp_path: Path, location: str, words: str) -> None:
    (exchange,), _ = send(routes({"/a": to(location)}), FOLLOW, tmp_path)

    assert exchange.failure is not None
    assert words in exchange.failure.why
    assert len(exchange.hops) == 1


def test_braces_in_a_location_are_no_variable(tmp_path: Path) -> None:
    _, server = send(routes({"/a": to("/{{base}}/b%20c")}), FOLLOW, tmp_path)

    assert server.seen[1].target == "/%7B%7Bbase%7D%7D/b%20c"


def test_utf8_in_a_location_arrives_as_utf8(tmp_path: Path) -> None:
    _, server = send(routes({"/a": to("/ü".encode().decode("latin-1"))}), FOLLOW, tmp_path)

    assert server.seen[1].target == "/%C3%BC"


def test_a_long_body_of_a_redirect_costs_the_connection_and_nothing_else(tmp_path: Path) -> None:
    long = response("302 Found", "Location: /b", body=b"x" * (1 << 20))

    (exchange,), server = send(routes({"/a": long, "/b": response(body=b"end")}), FOLLOW, tmp_path)

    assert exchange.response is not None
    assert exchange.response.body_bytes == 3
    assert server.connections == 2


def test_path_parameters_are_filled_in_and_encoded_once(tmp_path: Path) -> None:
    draft = RequestDraft(url="/users/:id/:name/:other", path_params=(Row("id", "a/b?%2F"), Row("name", "{{who}}")))

    async def run() -> str:
        sender = Sender(BodyStore(tmp_path))
        async with serving(routes({})) as server:
            await sender.send(draft, server.base, variables={"who": "zoë"})
            await sender.close()
            return server.seen[0].target

    assert asyncio.run(run()) == "/users/a%2Fb%3F%2F/zo%C3%AB/:other"

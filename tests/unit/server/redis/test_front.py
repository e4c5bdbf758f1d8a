"""One conformance suite for two servers: the embedded Redis, and the real one where it is installed."""

import shutil
import socket
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis, ResponseError
from redis.exceptions import ConnectionError as RedisConnectionError

from server.ports import bind
from server.redis.front import InProcessRedis


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def embedded_port() -> Iterator[int]:
    redis = InProcessRedis(bind(0))
    redis.start()
    yield redis.port
    redis.stop()


@pytest.fixture(scope="module")
def real_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("no redis-server on this machine")
    port = _free_port()
    folder: Path = tmp_path_factory.mktemp("redis")
    process = subprocess.Popen(
        [program, "--port", str(port), "--save", "", "--dir", str(folder), "--bind", "127.0.0.1"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if "Ready to accept connections" in line:
            break
    yield port
    process.terminate()
    process.communicate(timeout=10)


@pytest.fixture(scope="module", params=["embedded", "real"])
def port(request: pytest.FixtureRequest) -> int:
    return int(request.getfixturevalue(f"{request.param}_port"))


@pytest.fixture(params=[2, 3], ids=["resp2", "resp3"])
def redis(port: int, request: pytest.FixtureRequest) -> Iterator[Redis]:
    with Redis(port=port, protocol=request.param, socket_timeout=10) as client:
        client.flushall()
        yield client


def test_strings_and_expiry(redis: Redis) -> None:
    redis.set("a", b"\x00\r\nbytes", ex=30)

    assert redis.get("a") == b"\x00\r\nbytes"
    assert 0 < redis.ttl("a") <= 30
    assert redis.get("missing") is None


def test_an_error_does_not_close_the_connection(redis: Redis) -> None:
    redis.set("text", "x")
    connection = redis.connection_pool.get_connection()

    connection.send_command("INCR", "text")
    with pytest.raises(ResponseError, match="not an integer"):
        connection.read_response()
    connection.send_command("NOSUCHCOMMAND", "a")
    with pytest.raises(ResponseError, match="unknown command"):
        connection.read_response()
    connection.send_command("GET", "text")
    answer = connection.read_response()
    redis.connection_pool.release(connection)

    assert answer == b"x"


def test_collections(redis: Redis) -> None:
    redis.hset("h", mapping={"a": 1, "b": 2})
    redis.zadd("z", {"low": 1.5, "high": 9})
    redis.sadd("s", "x", "y")

    assert redis.hgetall("h") == {b"a": b"1", b"b": b"2"}
    assert [(name, score) for name, score in redis.zrange("z", 0, -1, withscores=True)] == [(b"low", 1.5), (b"high", 9)]
    assert set(redis.smembers("s")) == {b"x", b"y"}


def test_pipeline_answers_in_order(redis: Redis) -> None:
    pipeline = redis.pipeline(transaction=False)
    for number in range(500):
        pipeline.set(f"k{number}", number)
        pipeline.get(f"k{number}")

    answers = pipeline.execute()

    assert answers[1::2] == [str(number).encode() for number in range(500)]


def test_transaction_with_watch(redis: Redis) -> None:
    redis.set("n", 1)
    with redis.pipeline() as pipeline:
        pipeline.watch("n")
        redis.set("n", 5)
        pipeline.multi()
        pipeline.incr("n")

        with pytest.raises(Exception, match="Watched variable changed"):
            pipeline.execute()


def test_transaction_with_an_error_inside(redis: Redis) -> None:
    redis.set("text", "x")
    pipeline = redis.pipeline(transaction=True)
    pipeline.incr("text")
    pipeline.set("after", "ran")

    results = pipeline.execute(raise_on_error=False)

    assert isinstance(results[0], ResponseError)
    assert redis.get("after") == b"ran"


def test_lua_script(redis: Redis) -> None:
    script = redis.register_script(
        "local n = redis.call('INCRBY', KEYS[1], ARGV[1]) redis.call('EXPIRE', KEYS[1], 60) return {n, 'done', false}"
    )

    assert script(keys=["counter"], args=[7])[:2] == [7, b"done"]
    assert script(keys=["counter"], args=[1])[0] == 8
    with pytest.raises(ResponseError):
        redis.eval("return redis.call('INCR', KEYS[1], 'too', 'many')", 1, "counter")


def test_big_value(redis: Redis) -> None:
    big = b"x" * (12 * 1024 * 1024)

    redis.set("big", big)

    assert redis.get("big") == big


def test_blocking_pop_waits_for_a_push(redis: Redis, port: int) -> None:
    answers: list[object] = []

    def wait() -> None:
        with Redis(port=port, socket_timeout=10) as waiting:
            answers.append(waiting.blpop(["queue"], timeout=5))

    thread = threading.Thread(target=wait)
    thread.start()
    _until_blocked(redis)
    redis.rpush("queue", "job")
    thread.join(timeout=10)

    assert [list(answer) for answer in answers] == [[b"queue", b"job"]]  # type: ignore[call-overload]


def test_blocking_pop_times_out(redis: Redis) -> None:
    assert redis.blpop(["empty"], timeout=0.05) is None


def test_blocking_move_waits_for_a_missing_key(redis: Redis, port: int) -> None:
    answers: list[object] = []

    def wait() -> None:
        with Redis(port=port, socket_timeout=10) as waiting:
            answers.append(waiting.blmove("source", "target", 5, "LEFT", "RIGHT"))

    thread = threading.Thread(target=wait)
    thread.start()
    _until_blocked(redis)
    redis.rpush("source", "job")
    thread.join(timeout=10)

    assert answers == [b"job"]
    assert redis.lrange("target", 0, -1) == [b"job"]


def test_a_killed_waiter_takes_no_job_with_it(redis: Redis, port: int) -> None:
    with Redis(port=port, socket_timeout=10) as waiting:
        connection = waiting.connection_pool.get_connection()
        connection.send_command("BLPOP", "queue", "0")
        _until_blocked(redis)
        connection.disconnect()
        _until_blocked(redis, count=0)
        waiting.connection_pool.release(connection)

    redis.rpush("queue", "job")

    assert redis.lpop("queue") == b"job"


def test_publish_and_subscribe(redis: Redis) -> None:
    pubsub = redis.pubsub(ignore_subscribe_messages=True)
    pubsub.subscribe("news")
    pubsub.psubscribe("n*")
    while redis.pubsub_numsub("news")[0][1] < 1 or redis.pubsub_numpat() < 1:
        pass

    redis.publish("news", "hello")
    got = []
    while len(got) < 2:
        message = pubsub.get_message(timeout=5)
        if message is not None:
            got.append((message["type"], message["data"]))
    pubsub.close()

    assert sorted(got) == [("message", b"hello"), ("pmessage", b"hello")]


def test_streams(redis: Redis) -> None:
    redis.xgroup_create("events", "workers", id="0", mkstream=True)
    entry = redis.xadd("events", {"kind": "made"})

    answer = redis.xreadgroup("workers", "one", {"events": ">"}, count=1, block=50)

    entries = answer["events" if "events" in answer else b"events"][0] if isinstance(answer, dict) else answer[0][1]
    assert entries[0][0] == entry
    assert redis.xack("events", "workers", entry) == 1


def test_info_config_and_memory(redis: Redis) -> None:
    redis.set("a", "x" * 100)

    assert str(redis.info()["redis_version"])[0].isdigit()
    assert redis.info("server")["redis_mode"] == "standalone"
    assert redis.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
    assert redis.config_set("maxmemory-policy", "noeviction")
    assert redis.memory_usage("a") > 100
    assert redis.memory_usage("missing") is None


def test_client_commands(redis: Redis) -> None:
    redis.client_setname("tester")

    assert redis.client_info()["name"] == "tester"
    assert "tester" in [client["name"] for client in redis.client_list()]
    assert redis.client_id() > 0


def test_client_kill_hangs_up(redis: Redis, port: int) -> None:
    with Redis(port=port, socket_timeout=10) as victim:
        connection = victim.connection_pool.get_connection()
        connection.send_command("CLIENT", "ID")
        number = connection.read_response()

        assert redis.client_kill_filter(_id=number) == 1

        with pytest.raises(RedisConnectionError):
            connection.read_response()
        victim.connection_pool.release(connection)


def test_many_clients_at_once(redis: Redis, port: int) -> None:
    clients = [Redis(port=port, socket_timeout=10) for _ in range(100)]

    answers = [client.incr("count") for client in clients]
    for client in clients:
        client.close()

    assert answers == list(range(1, 101))


def test_inline_command_and_garbage(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as plain:
        plain.sendall(b"PING\r\n")
        assert plain.recv(100) == b"+PONG\r\n"
        plain.sendall(b"*1\r\n!oops\r\n")
        assert plain.recv(200).startswith(b"-ERR Protocol error")
        assert plain.recv(100) == b""


def _until_blocked(redis: Redis, count: int = 1) -> None:
    while int(redis.info("clients")["blocked_clients"]) != count:
        pass

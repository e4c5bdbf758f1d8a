import asyncio

from sqlalchemy import text


def _count(tiny) -> int:
    with tiny.resources.engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM things")).scalar_one())


def test_a_request_that_ends_well_is_committed(tiny) -> None:
    async def scenario() -> None:
        async with tiny.client() as client:
            await client.post("/things/", json={"text": "x"})

    asyncio.run(scenario())

    assert _count(tiny) == 4


def test_a_request_that_fails_is_rolled_back_and_gives_its_connection_back(tiny) -> None:
    async def scenario() -> None:
        async with tiny.client() as client:
            for _ in range(25):  # more than the pool holds
                answer = await client.post("/things/twice", json={"text": "x"})
                assert answer.status_code == 409

    asyncio.run(scenario())

    assert _count(tiny) == 3
    assert tiny.resources.engine.pool.checkedout() == 0

"""A small server with one large JSON answer, for the benchmark of the response viewer. Run as a process of its own."""

import asyncio
import json
import sys

ROW = {"id": 1, "owner_id": 42, "title": "Rotate the signing key", "done": False, "tags": ["ops", "security"]}


def make_body(size: int) -> bytes:
    """A JSON array of about ``size`` bytes."""
    row = json.dumps(ROW).encode()
    return b"[" + b",".join([row] * (size // (len(row) + 1))) + b"]"


async def serve(size: int) -> None:
    """Print the port, then answer everything with the body until stdin ends."""
    body = make_body(size)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head + body)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))

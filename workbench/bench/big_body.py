"""A small server with one large answer, for the benchmark of the response viewer. Run as a process of its own."""

import asyncio
import json
import sys

ROW = {"id": 1, "owner_id": 42, "title": "Rotate the signing key", "done": False, "tags": ["ops", "security"]}
_ROWS_AT_ONCE = 10_000


def body_size(size: int) -> tuple[int, int]:
    """How many rows make a JSON array of about so many bytes, and its exact size."""
    row = len(json.dumps(ROW)) + 1
    count = max(1, size // row)
    return count, count * row + 1


async def serve(size: int, content_type: str) -> None:
    """Print the port, then answer everything until stdin ends: with rows of JSON, or with one line of text."""
    count, length = body_size(size)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nContent-Length: {length}\r\n\r\n".encode()
    row = json.dumps(ROW).encode()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(head + b"[")
        for sent in range(0, count, _ROWS_AT_ONCE):
            rows = min(_ROWS_AT_ONCE, count - sent)
            last = sent + rows == count
            writer.write(b",".join([row] * rows) + (b"]" if last else b","))
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2]))

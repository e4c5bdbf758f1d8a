"""Runs a module as a process of its own: heavy work in Python would take the window's thread its turns."""

import asyncio
import sys


async def run(module: str, *arguments: str) -> str:
    """What the module printed; a cancellation ends the process.

    Raises:
        ValueError: when it failed.
    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        *arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        printed, complaint = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        await process.wait()
        raise
    if process.returncode:
        last = complaint.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise ValueError(f"it ended with exit code {process.returncode}: {last}")
    return printed.decode("utf-8")

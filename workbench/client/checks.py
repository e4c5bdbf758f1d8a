"""Holds an exchange against its assertions, off the UI thread: quick ones at once, the rest with a time limit.

What could run for ever (a pattern that backtracks, a path that descends twice, a large body) is evaluated in a process
of its own: inside this one it would hold the interpreter, and with it the window, until it ends.
"""

import asyncio
import pickle
import sys
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace

from workbench.core.assertion import Assertion, AssertionResult, Capture
from workbench.core.assertions.answer import Answer
from workbench.core.assertions.api_schema import ApiSchema
from workbench.core.assertions.evaluate import evaluate, is_costly, known_to
from workbench.core.captures import Captured, take
from workbench.core.exchange import Exchange, ReceivedResponse
from workbench.core.masking import Masker
from workbench.core.variables import Scopes

MAX_BODY_BYTES = 8 << 20
LIMIT_S = 5.0
_LENGTH_BYTES = 4


@dataclass(frozen=True, slots=True)
class Checked:
    """What an exchange came to."""

    results: tuple[AssertionResult, ...] = ()
    captured: tuple[Captured, ...] = ()


async def check(
    exchange: Exchange, variables: Mapping[str, str], schema: ApiSchema | None = None, limit_s: float = LIMIT_S
) -> Checked:
    """All enabled assertions and captures of the exchange's draft, in order.

    Args:
        exchange: A send that ended; without an answer, nothing could be checked.
        variables: What expected values may name.
        schema: The live OpenAPI document of the API that answered.
        limit_s: For each assertion that might take long.
    """
    assertions = tuple(one for one in exchange.draft.assertions if one.enabled)
    captures = tuple(one for one in exchange.draft.captures if one.enabled)
    if not assertions and not captures:
        return Checked()
    answer = await asyncio.to_thread(answer_of, exchange)
    if answer is None:
        return _without_answer(exchange, assertions, captures)
    results = await _results(assertions, answer, variables, schema, limit_s)
    return Checked(_masked(results, variables), await asyncio.to_thread(_taken, captures, answer))


def answer_of(exchange: Exchange) -> Answer | None:
    """The exchange as assertions see it, its body read; None when no answer came."""
    sent, response = exchange.sent, exchange.response
    if sent is None or response is None:
        return None
    body, unread = _body(response)
    return Answer(
        method=sent.method,
        url=sent.url,
        status=response.status,
        headers=response.headers,
        body=body,
        body_bytes=response.body_bytes,
        time_ms=exchange.phases.total_ms,
        unread=unread,
    )


def _body(response: ReceivedResponse) -> tuple[bytes | None, str]:
    if response.body_bytes > MAX_BODY_BYTES:
        return None, f"The body has {response.body_bytes:,} bytes; assertions read {MAX_BODY_BYTES:,} at most."
    try:
        return response.body_path.read_bytes(), ""
    except OSError as error:
        return None, f"The body is no longer kept: {error.strerror or error}."


def _without_answer(exchange: Exchange, assertions: Sequence[Assertion], captures: Sequence[Capture]) -> Checked:
    why = f"No answer came: {exchange.failure.what}" if exchange.failure else "No answer came."
    return Checked(
        tuple(AssertionResult(one, "could_not_check", "", why) for one in assertions),
        tuple(Captured(one, problem=why) for one in captures),
    )


def _masked(results: tuple[AssertionResult, ...], variables: Mapping[str, str]) -> tuple[AssertionResult, ...]:
    """The results with secrets covered: they are shown, and written into reports."""
    if not isinstance(variables, Scopes):
        return results
    mask = Masker(variables.secrets()).mask
    return tuple(replace(one, actual=mask(one.actual), message=mask(one.message)) for one in results)


def _taken(captures: Sequence[Capture], answer: Answer) -> tuple[Captured, ...]:
    return tuple(take(one, answer) for one in captures)


async def _results(
    assertions: Sequence[Assertion],
    answer: Answer,
    variables: Mapping[str, str],
    schema: ApiSchema | None,
    limit_s: float,
) -> tuple[AssertionResult, ...]:
    known = known_to(assertions, variables)
    costly = [one for one in assertions if is_costly(one, answer, schema)]
    slow = dict(zip(costly, await _in_own_process(costly, answer, known, schema, limit_s), strict=True))

    def quick() -> tuple[AssertionResult, ...]:
        return tuple(slow.get(one) or evaluate(one, answer, variables, schema) for one in assertions)

    return await asyncio.to_thread(quick)


async def _in_own_process(
    assertions: Sequence[Assertion],
    answer: Answer,
    variables: Mapping[str, str],
    schema: ApiSchema | None,
    limit_s: float,
) -> list[AssertionResult]:
    """One result for each. What takes too long is given up, and the rest is done in a new process."""
    results: list[AssertionResult] = []
    while len(results) < len(assertions):
        work = pickle.dumps((tuple(assertions[len(results) :]), replace(answer), dict(variables), schema))
        async with aclosing(_from_child(work, limit_s)) as coming:
            async for result in coming:
                results.append(result)
        if len(results) < len(assertions):
            given_up = f"It took longer than {limit_s:g} s and was given up."
            results.append(AssertionResult(assertions[len(results)], "could_not_check", "", given_up))
    return results


async def _from_child(work: bytes, limit_s: float) -> AsyncGenerator[AssertionResult, None]:
    """The results as the child finds them; ends early when one takes too long or the child breaks."""
    process = await asyncio.create_subprocess_exec(
        *_command(), stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(work)
        process.stdin.write_eof()
        while True:
            async with asyncio.timeout(limit_s):
                head = await process.stdout.readexactly(_LENGTH_BYTES)
                result: AssertionResult = pickle.loads(await process.stdout.readexactly(int.from_bytes(head)))
            yield result
    except (TimeoutError, asyncio.IncompleteReadError, BrokenPipeError, ConnectionResetError):
        return
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


def _command() -> tuple[str, ...]:
    """A frozen build enters itself by its role switch."""
    if getattr(sys, "frozen", False):
        return (sys.executable, "--role", "check")
    return (sys.executable, "-m", __name__)


def run_child() -> int:
    """What the process of its own does: takes the work from stdin, writes each result as soon as it is there."""
    assertions, answer, variables, schema = pickle.load(sys.stdin.buffer)
    for assertion in assertions:
        made = pickle.dumps(evaluate(assertion, answer, variables, schema))
        sys.stdout.buffer.write(len(made).to_bytes(_LENGTH_BYTES) + made)
        sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(run_child())

"""Keeps the last looked-at traces whole, so that going back and forth asks the backend only once."""

from collections import OrderedDict

from server.contract.traces import Trace


class TraceDetails:
    """A small cache of traces by number; the least recently used goes first."""

    def __init__(self, cap: int = 50) -> None:
        self._cap = cap
        self._traces: OrderedDict[int, Trace] = OrderedDict()

    def get(self, seq: int) -> Trace | None:
        """The trace, when it is still here."""
        trace = self._traces.get(seq)
        if trace is not None:
            self._traces.move_to_end(seq)
        return trace

    def put(self, trace: Trace) -> None:
        """Keep a trace."""
        self._traces[trace.summary.seq] = trace
        self._traces.move_to_end(trace.summary.seq)
        while len(self._traces) > self._cap:
            self._traces.popitem(last=False)

    def clear(self) -> None:
        """Forget all of them."""
        self._traces.clear()

import os
import socket

import pytest

from server.ports import bind, bind_near, holder_of
from server.settings import StartError


def test_the_next_free_port_is_taken() -> None:
    with bind(0) as first:
        wanted = first.getsockname()[1]

        with bind_near(wanted, strict=False) as second:
            assert second.getsockname()[1] > wanted


def test_a_strict_port_that_is_taken_names_its_holder() -> None:
    with bind(0) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(StartError, match=f"Port {port} is in use by"):
            bind_near(port, strict=True)
        assert f"pid {os.getpid()}" in holder_of(port)


def test_only_the_loopback_interface_is_bound_and_answers_leave_at_once() -> None:
    with bind(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
        assert listener.proto == socket.IPPROTO_TCP

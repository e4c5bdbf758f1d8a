from workbench.core.fetch.seen import Message, Seen

PREFLIGHT = Message("OPTIONS", "/tasks", "preflight", "answered", 204)


def test_a_preflight_alone_is_no_arrival() -> None:
    seen = Seen("never_sent", "http://a", messages=(PREFLIGHT, Message("POST", "/tasks", "request", "never sent")))

    assert (seen.reached, seen.preflight_status) == (False, 204)


def test_the_request_arrived_when_it_was_answered() -> None:
    seen = Seen("unreadable", "http://a", messages=(Message("GET", "/tasks", "request", "answered", 200),))

    assert (seen.reached, seen.preflight_status) == (True, 0)

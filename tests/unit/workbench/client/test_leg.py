"""What is known of one request while it runs."""

from workbench.client.leg import Leg
from workbench.core.encode import encode
from workbench.core.exchange import SendFailure
from workbench.core.request import JsonBody, RequestDraft


def leg(draft: RequestDraft) -> Leg:
    return Leg(draft, encode(draft, {}), None)


def test_messages_name_whom_it_talks_to() -> None:
    assert leg(RequestDraft(url="http://h/")).place == "h:80"
    assert leg(RequestDraft(url="http://h/", proxy="http://p:1")).place == "the proxy p:1"


def test_what_to_tell_when_it_breaks_off() -> None:
    one = leg(RequestDraft(url="http://h/", connect_timeout_s=3, read_timeout_s=4))
    one.body_bytes = 5

    where = one.where

    assert (where.phase, where.received, where.connect_timeout_s, where.read_timeout_s) == ("connect", 5, 3, 4)


def test_as_the_last_of_its_send_it_keeps_its_body_and_as_a_hop_none() -> None:
    one = leg(RequestDraft("POST", "http://h/", body=JsonBody("{}")))

    failed = one.exchange(None, SendFailure("dropped", "gone"))
    hop = one.hop(302, "Found", (("Location", "/"),), "redirect")

    assert failed.id == one.id
    assert failed.sent is not None
    assert failed.sent.body == b"{}"
    assert (hop.sent.body, hop.sent.body_bytes, hop.status, hop.why) == (b"", 2, 302, "redirect")

"""The one encoder: what is typed goes out as typed, and everything that is added says who added it."""

import base64
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.cookies import Jar
from workbench.core.draft_error import DraftError
from workbench.core.encode import EncodedRequest, encode
from workbench.core.request import (
    ApiKeyAuth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    FormBody,
    JsonBody,
    RawBody,
    RequestDraft,
    Row,
)

BASE = {"base": "http://127.0.0.1:8000"}


def header(request: EncodedRequest, name: str) -> str:
    return next((one.value for one in request.headers if one.name.lower() == name.lower()), "")


def by(request: EncodedRequest, name: str) -> str:
    return next(one.by for one in request.headers if one.name.lower() == name.lower())


@pytest.mark.parametrize("url", ["{{base}}/tasks", "/tasks", "http://127.0.0.1:8000/tasks", "127.0.0.1:8000/tasks"])
def test_every_way_to_name_the_same_place(url: str) -> None:
    assert encode(RequestDraft(url=url), BASE).url == "http://127.0.0.1:8000/tasks"


def test_rows_become_the_query_in_their_order_without_those_switched_off() -> None:
    rows = (Row("b", "2"), Row("a", "1"), Row("off", "x", enabled=False), Row("", ""), Row("a", "3"))

    assert encode(RequestDraft(params=rows), BASE).target == "/tasks?b=2&a=1&a=3"


def test_rows_follow_a_query_that_stands_in_the_url() -> None:
    assert encode(RequestDraft(url="/t?x=1", params=(Row("y", "2"),)), BASE).target == "/t?x=1&y=2"


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("a b", "a%20b"),
        ("%20", "%20"),
        ("100%", "100%25"),
        ("%zz%41", "%25zz%41"),
        ("a+b", "a+b"),
        ("a&b", "a%26b"),
        ("a#b", "a%23b"),
        ("ü", "%C3%BC"),
        ("a=b", "a=b"),
        ('"<>\\^`{|}', "%22%3C%3E%5C%5E%60%7B%7C%7D"),
    ],
)
def test_what_is_legal_stays_and_triplets_are_not_encoded_twice(typed: str, sent: str) -> None:
    assert encode(RequestDraft(params=(Row("q", typed),)), BASE).target == f"/tasks?q={sent}"


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="%{"), min_size=1))
def test_a_value_without_percent_signs_arrives_as_it_was_typed(value: str) -> None:
    target = encode(RequestDraft(params=(Row("q", value),)), BASE).target

    assert target.isascii()
    assert unquote_to_bytes(target.removeprefix("/tasks?q=")).decode() == value


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="{")))
def test_encoding_what_was_encoded_changes_nothing(value: str) -> None:
    once = encode(RequestDraft(params=(Row("q", value + "x"),)), BASE).target
    again = encode(RequestDraft(url=once), BASE).target

    assert again == once


def test_the_fragment_stays_at_home_and_dots_are_left_alone() -> None:
    assert encode(RequestDraft(url="/a/../b#part"), BASE).target == "/a/../b"


def test_every_added_header_says_who_added_it() -> None:
    draft = RequestDraft("POST", headers=(Row("X-Mine", "1"),), auth=BearerAuth("t0k"), body=JsonBody("{}"))

    request = encode(draft, BASE)

    assert [(one.name, one.by) for one in request.headers] == [
        ("Host", "client"),
        ("User-Agent", "client"),
        ("Accept", "client"),
        ("Accept-Encoding", "client"),
        ("Authorization", "auth"),
        ("Content-Type", "body"),
        ("X-Mine", "you"),
        ("Content-Length", "body"),
    ]
    assert all(one.why for one in request.headers if one.by != "you")


@pytest.mark.parametrize("name", ["host", "User-Agent", "CONTENT-TYPE", "authorization", "Content-Length", "cookie"])
def test_what_you_typed_is_not_added_a_second_time(name: str) -> None:
    jar = Jar().received(BASE["base"], ["a=b"], 0)
    draft = RequestDraft("POST", headers=(Row(name, "mine"),), auth=BearerAuth("x"), body=JsonBody("{}"))

    request = encode(draft, BASE, jar)

    assert [(one.value, one.by) for one in request.headers if one.name.lower() == name.lower()] == [("mine", "you")]


def test_chunked_by_hand_takes_the_length_away() -> None:
    draft = RequestDraft("POST", headers=(Row("Transfer-Encoding", "chunked"),), body=JsonBody("{}"))

    assert header(encode(draft, BASE), "content-length") == ""


def test_the_default_port_is_left_out_of_host() -> None:
    assert header(encode(RequestDraft(url="http://example.org:80/"), {}), "host") == "example.org"
    assert header(encode(RequestDraft(url="https://[::1]:8443/"), {}), "host") == "[::1]:8443"


def test_basic_credentials_from_the_tab_and_from_the_url() -> None:
    wanted = "Basic " + base64.b64encode(b"alice:s3cret").decode()

    from_tab = encode(RequestDraft(auth=BasicAuth("alice", "s3cret")), BASE)
    from_url = encode(RequestDraft(url="http://alice:s3cret@127.0.0.1:8000/"), {})

    assert header(from_tab, "authorization") == header(from_url, "authorization") == wanted
    assert "alice" not in from_url.url


def test_api_key_in_header_or_query() -> None:
    assert header(encode(RequestDraft(auth=ApiKeyAuth("X-Key", "k")), BASE), "x-key") == "k"
    assert encode(RequestDraft(auth=ApiKeyAuth("key", "k", "query")), BASE).target == "/tasks?key=k"


def test_the_cookie_of_the_tab_stands_beside_those_of_the_jar_and_wins_over_its_namesake() -> None:
    jar = Jar().received(BASE["base"], ["theme=dark", "session=old"], 0)

    request = encode(RequestDraft(auth=CookieAuth("session", "new")), BASE, jar)

    assert header(request, "cookie") == "theme=dark; session=new"
    assert by(request, "cookie") == "cookie jar"


def test_form_fields_are_literal() -> None:
    body = FormBody((Row("a b", "1+1=2&%41"), Row("off", "x", enabled=False)))

    request = encode(RequestDraft("POST", body=body), BASE)

    assert request.body.literal() == b"a+b=1%2B1%3D2%26%2541"
    assert header(request, "content-type") == "application/x-www-form-urlencoded"


def test_json_goes_out_byte_for_byte_even_when_it_is_wrong() -> None:
    assert encode(RequestDraft("POST", body=JsonBody('{"a": ,}')), BASE).body.literal() == b'{"a": ,}'


def test_variables_are_filled_in_everywhere() -> None:
    known = {**BASE, "n": "7"}
    draft = RequestDraft(
        "POST",
        "{{base}}/t/{{n}}",
        (Row("{{n}}", "{{ n }}"),),
        (Row("X-N", "{{n}}"),),
        body=RawBody("n={{n}}", "text/x"),
    )

    request = encode(draft, known)

    assert request.target == "/t/7?7=7"
    assert header(request, "x-n") == "7"
    assert request.body.literal() == b"n=7"


@pytest.mark.parametrize(
    ("draft", "place"),
    [
        (RequestDraft(url="{{nope}}/"), "URL"),
        (RequestDraft(params=(Row("a"), Row("b", "{{nope}}"))), "Params, row 2, value"),
        (RequestDraft(headers=(Row("X", "{{nope}}"),)), "Headers, row 1, value"),
        (RequestDraft(auth=BearerAuth("{{nope}}")), "Auth, token"),
        (RequestDraft(body=JsonBody("{{nope}}")), "Body"),
        (RequestDraft(method="GE T"), "Method"),
        (RequestDraft(url=""), "URL"),
        (RequestDraft(url="ftp://x/"), "URL"),
        (RequestDraft(url="http://h:99999/"), "URL"),
        (RequestDraft(url="http://"), "URL"),
        (RequestDraft(headers=(Row("bad name", "x"),)), "Headers, row 1"),
        (RequestDraft(headers=(Row("X", "a\r\nEvil: 1"),)), "Headers, row 1"),
        (RequestDraft(auth=BearerAuth("a\nb")), "Auth"),
    ],
)
def test_what_cannot_be_sent_names_its_place(draft: RequestDraft, place: str) -> None:
    with pytest.raises(DraftError) as caught:
        encode(draft, BASE)

    assert caught.value.place == place


def test_post_without_a_body_says_that_its_length_is_zero() -> None:
    assert header(encode(RequestDraft("POST"), BASE), "content-length") == "0"
    assert header(encode(RequestDraft("GET"), BASE), "content-length") == ""


def test_headers_of_ours_can_be_left_out_but_host_stays() -> None:
    draft = RequestDraft("POST", "http://h/", omitted=("accept-encoding", "Content-Length", "Host"))

    assert [header.name for header in encode(draft, {}).headers] == ["Host", "User-Agent", "Accept"]

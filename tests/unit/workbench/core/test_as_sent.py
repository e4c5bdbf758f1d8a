from workbench.core.as_sent import MOST_BODY_BYTES, MOST_HEADERS, as_sent
from workbench.core.encode import encode
from workbench.core.request import BearerAuth, FileBody, JsonBody, RawBody, RequestDraft, Row
from workbench.core.variables import Scope, Scopes

BASE = {"base": "http://127.0.0.1:8000"}


def plain(text: str) -> str:
    return text


def test_lines_are_what_is_sent_with_who_put_them_there() -> None:
    draft = RequestDraft("POST", headers=(Row("X-A", "1"),), auth=BearerAuth("t"), body=JsonBody('{\n"a": 1\n}'))

    lines = as_sent(encode(draft, BASE), plain)

    assert lines[0].text == "POST /tasks HTTP/1.1"
    by = {line.text.partition(":")[0]: line.by for line in lines if line.kind == "header"}
    assert (by["X-A"], by["Authorization"], by["Content-Type"], by["Host"]) == ("you", "auth", "body", "client")
    assert [line.text for line in lines if line.kind == "body"] == ["{", '"a": 1', "}"]


def test_secrets_are_covered() -> None:
    lines = as_sent(encode(RequestDraft(auth=BearerAuth("s3cret")), BASE), lambda text: text.replace("s3cret", "•"))

    assert not any("s3cret" in line.text for line in lines)
    assert any(line.text == "Authorization: Bearer •" for line in lines)


def test_a_long_body_is_cut_and_says_so() -> None:
    encoded = encode(RequestDraft("POST", body=RawBody("x" * (MOST_BODY_BYTES + 5))), BASE)

    assert as_sent(encoded, plain)[-1].text == "… 5 more bytes"


def test_a_file_is_named_and_not_read() -> None:
    encoded = encode(RequestDraft("POST", body=FileBody("big.bin")), BASE, file_size=lambda _path: 5_000_000)

    assert as_sent(encoded, plain)[-1].text == "5,000,000 bytes of big.bin"


def scopes(**values: str) -> Scopes:
    return Scopes((Scope.plain("environment", {**BASE, **values}, "Local"),))


def test_what_variables_filled_in_is_pointed_out_with_where_it_came_from() -> None:
    known = scopes(project="7", code="abc-1")
    draft = RequestDraft(
        "POST",
        headers=(Row("X-Code", "c {{code}}"),),
        auth=BearerAuth("{{code}}"),
        body=JsonBody('{\n  "project_id": {{project}},\n  "a": 1\n}'),
    )

    lines = {line.text: line for line in as_sent(encode(draft, known), plain, draft, known)}

    assert lines["X-Code: c abc-1"].filled == ((10, 15),)
    assert lines["Authorization: Bearer abc-1"].filled == ((22, 27),)
    line = lines['  "project_id": 7,']
    assert (line.filled, line.by, line.why) == (((16, 17),), "environment", "Local")
    assert lines['  "a": 1'].filled == ()


def test_covered_values_are_pointed_out_where_they_stand_when_covered() -> None:
    known = scopes(code="long-secret")
    draft = RequestDraft("POST", body=RawBody("a {{code}} b\nc {{code}}"))

    lines = as_sent(encode(draft, known), lambda text: text.replace("long-secret", "••"), draft, known)

    assert [(line.text, line.filled) for line in lines[-2:]] == [("a •• b", ((2, 4),)), ("c ••", ((2, 4),))]


def test_the_place_where_it_stops_being_json_is_marked_in_what_is_sent() -> None:
    draft = RequestDraft("POST", body=JsonBody('{\n  "a": 1\n  "b": 2\n}'))

    lines = as_sent(encode(draft, BASE), plain, draft, BASE)

    assert [(line.text, line.problem) for line in lines if line.problem] == [('  "b": 2', (2, 5))]


def test_the_length_is_counted() -> None:
    lines = as_sent(encode(RequestDraft("POST", body=RawBody("abc")), BASE), plain)

    assert next(line.by for line in lines if line.text == "Content-Length: 3") == "counted"


def test_very_many_headers_are_cut_and_it_says_so() -> None:
    rows = tuple(Row(f"X-{number}", "1") for number in range(MOST_HEADERS + 7))

    lines = as_sent(encode(RequestDraft(headers=rows), BASE), plain)

    assert sum(line.kind == "header" for line in lines) == MOST_HEADERS
    assert any(line.text.endswith("more headers") and line.kind == "note" for line in lines)


def test_the_request_line_says_which_http_is_spoken() -> None:
    def line(url: str, *, http2: bool, spoken: str = "") -> str:
        draft = RequestDraft(url=url, http2=http2)
        return as_sent(encode(draft, {}), str, draft, spoken=spoken)[0].text

    assert line("https://h/a", http2=False) == "GET /a HTTP/1.1"
    assert line("http://h/a", http2=True, spoken="HTTP/2") == "GET /a HTTP/1.1", "it is agreed on over TLS only"
    assert line("https://h/a", http2=True) == "GET /a HTTP/2 (or 1.1: the server chooses)"
    assert line("https://h/a", http2=True, spoken="HTTP/2") == "GET /a HTTP/2"


def test_what_was_filled_in_says_which_variable_and_from_where() -> None:
    known = scopes(project="7")
    draft = RequestDraft(
        "GET", "{{base}}/tasks/:id", params=(Row("q", "{{project}}"),), path_params=(Row("id", "{{project}}"),)
    )

    head = as_sent(encode(draft, known), plain, draft, known)[0]

    assert head.text == "GET /tasks/7?q=7 HTTP/1.1"
    assert [head.text[start:end] for start, end in head.filled] == ["7", "7"]
    assert head.origins == ("{{project}} from environment Local",)


def test_a_target_that_is_written_otherwise_than_typed_is_left_unmarked() -> None:
    known = scopes(words="a b")
    draft = RequestDraft("GET", "{{base}}/tasks", params=(Row("q", "{{words}}"),))

    head = as_sent(encode(draft, known), plain, draft, known)[0]

    assert (head.text, head.filled) == ("GET /tasks?q=a%20b HTTP/1.1", ())

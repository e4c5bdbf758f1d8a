import pytest

from server.features.http.compression import accepts_gzip

GZIP = {"Accept-Encoding": "gzip"}
PLAIN = {"Accept-Encoding": "identity"}


def test_packs_what_is_large(taught) -> None:
    plain = taught.get("/tasks?limit=100", headers=GZIP)
    taught.set("http.compression", "on")
    packed = taught.get("/tasks?limit=100", headers=GZIP)

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(plain.content) / 2
    assert packed.json() == plain.json()


def test_leaves_small_bodies_and_other_clients_alone(taught) -> None:
    taught.set("http.compression", "on")

    small = taught.get("/tasks/1", headers=GZIP)
    unwanted = taught.get("/tasks?limit=100", headers=PLAIN)

    assert "content-encoding" not in small.headers
    assert "content-encoding" not in unwanted.headers
    assert small.headers["vary"] == unwanted.headers["vary"] == "Accept-Encoding"


def test_has_nothing_to_do_with_empty_answers(taught) -> None:
    taught.set("http.compression", "on")

    response = taught.send("DELETE", "/tasks/1", headers=GZIP)

    assert response.status_code == 204
    assert not {"vary", "content-length", "content-type"} & set(response.headers)


def test_packed_content_has_a_weak_name_that_still_revalidates(taught) -> None:
    taught.set("http.compression", "on")
    taught.set("http.etag", "on")

    tag = taught.get("/tasks?limit=100", headers=GZIP).headers["etag"]

    assert tag.startswith('W/"')
    assert taught.get("/tasks?limit=100", headers=GZIP | {"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(
    ("header", "accepted"),
    [
        ("gzip", True),
        ("br, GZIP;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip; q=0.0, *", False),
        ("", False),
        ("br", False),
    ],
)
def test_reads_accept_encoding(header: str, accepted: bool) -> None:
    assert accepts_gzip(header) is accepted


def test_an_unchanged_answer_varies_like_the_one_that_it_stands_for(taught) -> None:
    taught.set("http.compression", "on")
    taught.set("http.etag", "on")
    tag = taught.get("/tasks/1", headers=GZIP).headers["etag"]

    unchanged = taught.get("/tasks/1", headers=GZIP | {"If-None-Match": tag})

    assert (unchanged.status_code, unchanged.headers["vary"]) == (304, "Accept-Encoding")

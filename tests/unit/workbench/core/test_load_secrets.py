import pytest

from workbench.core.burst import LoadRequest
from workbench.core.load_secrets import shareable, shareable_url
from workbench.core.masking import COVER, NOTHING_SECRET, Masker


@pytest.mark.parametrize("name", ["Authorization", "Cookie", "X-API-Key", "X-Tasks", "My-Own-Header"])
def test_only_headers_known_to_be_harmless_keep_their_values(name: str) -> None:
    request = LoadRequest("GET", "http://h/", ((name, "s3cret"), ("Accept", "text/html")))

    assert shareable(request, NOTHING_SECRET).headers == ((name, COVER), ("Accept", "text/html"))


@pytest.mark.parametrize(
    "name", ["api_key", "apikey", "access-key", "token", "refresh_token", "key", "sig", "password"]
)
def test_a_parameter_that_speaks_of_a_credential_loses_its_value(name: str) -> None:
    url = f"http://h/tasks?owner_id=42&{name}=s3cret&limit=50#top"

    assert shareable_url(url, NOTHING_SECRET) == f"http://h/tasks?owner_id=42&{name}={COVER}&limit=50#top"


@pytest.mark.parametrize("name", ["keyword", "author", "country_code", "sort", "spin"])
def test_a_parameter_with_an_everyday_name_keeps_it(name: str) -> None:
    url = f"http://h/tasks?{name}=milk"

    assert shareable_url(url, NOTHING_SECRET) == url


@pytest.mark.parametrize(
    "body",
    [
        b'{"username": "alice", "password": "s3cret"}',
        b"username=alice&password=s3cret",
        b'--x\r\nContent-Disposition: form-data; name="client_secret"\r\n\r\ns3cret\r\n--x--',
    ],
)
def test_nothing_of_a_log_in_is_left(body: bytes) -> None:
    assert shareable(LoadRequest("POST", "http://h/login", (), body), NOTHING_SECRET).body == COVER.encode()


def test_an_everyday_body_stays_but_for_known_secrets() -> None:
    request = LoadRequest("POST", "http://h/?q=hidden", (), b'{"title": "milk hidden", "raw": "\xff"}')

    found = shareable(request, Masker(["hidden"]))

    assert "hidden" not in found.url
    assert b"hidden" not in found.body
    assert found.body.startswith(b'{"title": "milk ')
    assert b"\xff" in found.body

import re


def test_tells_the_time_when_on(taught) -> None:
    on = taught.get("/health").headers["server-timing"]
    taught.set("http.timing", "off")

    assert re.search(r"dur=\d+\.\d\d$", on)
    assert "server-timing" not in taught.get("/health").headers

from workbench.client.personas.plain import PlainClient
from workbench.core.request import RequestDraft


def test_a_plain_client_sees_all_and_takes_cookies(play, answer) -> None:
    script = {"GET /tasks": answer(200, {"Set-Cookie": "a=1"})}

    outcome = play(lambda sender, _bodies: PlainClient(sender), script, RequestDraft(url="/tasks"))

    assert outcome.last.seen is None
    assert outcome.last.exchange.response.status == 200
    assert [cookie.name for cookie in outcome.last.jar.cookies] == ["a"]
    assert "origin" not in outcome.api.asked[0].headers

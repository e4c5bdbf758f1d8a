import pytest

from lessons.format.lint import lint_pack

BURST = '```toml burst as=many\nrequest = "{}"\ncount = {}\n```\n\n```toml hint'


@pytest.mark.parametrize(
    ("swap", "code", "words"),
    [
        ({'world = "tasks-1k"': 'world = "tasks-2k"'}, "E301", "did you mean"),
        ({'do = ["send before"]': 'do = ["send befor"]'}, "E304", "did you mean 'before'?"),
        ({'features = ["http.request_id"]': 'features = ["http.request_ids"]'}, "E305", "mean 'http.request_id'?"),
        ({'do = ["send before"]': 'do = ["send"]'}, "E305", "needs to be told what"),
        ({'to = "off"': 'to = "of"'}, "E306", "did you mean 'off'?"),
        ({'to = "off"': 'to = "off"\nparams = { rate = 1 }'}, "E308", "no parameter 'rate'"),
        ({"send as=before": "send as=before login=alise"}, "E309", "did you mean 'alice'?"),
        ({"send as=before": "send as=before client=browse origin=http://a.test"}, "E312", "did you mean 'browser'?"),
        ({"send as=before": "send as=before client=browser origin=a.test"}, "E313", "origin=http://localhost:3000"),
        ({"send as=before": "send as=before client=browser"}, "E313", "origin=http://localhost:3000"),
        ({"send as=before": "send as=before client=mobile origin=http://a.test"}, "E313", "has no origin"),
        ({"```toml hint": BURST.format("tasks", 5)}, "E310", "is no request"),
        ({"```toml hint": BURST.format("GET /tasks", 5000)}, "E311", "1 to 2,000"),
    ],
)  # fmt: skip
def test_every_wrong_name_is_found_with_the_nearest_right_one(write, tmp_path, swap, code, words) -> None:
    write(swap)

    problems = lint_pack(tmp_path)

    assert [problem.code for problem in problems] == [code]
    assert words in problems[0].message

from server.domains.documented import MEANINGS, problems


def test_every_problem_has_its_meaning_and_form() -> None:
    described = problems(*MEANINGS)

    assert [one["description"] for one in described.values()] == list(MEANINGS.values())
    assert all(list(one["content"]) == ["application/problem+json"] for one in described.values())

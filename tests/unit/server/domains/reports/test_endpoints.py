def test_the_answer_leaves_before_the_work(taught) -> None:
    response = taught.post("/reports", {"owner_id": 42})

    assert response.status_code == 202
    assert response.json()["state"] == "accepted"
    assert response.headers["location"] == f"/reports/{response.json()['id']}"


def test_the_work_is_done_and_can_be_asked_for(taught) -> None:
    location = taught.post("/reports", {}).headers["location"]

    report = taught.get(location).json()

    assert (report["state"], report["progress"]) == ("done", 1.0)
    assert sum(month["created"] for month in report["months"]) == 1000


def test_unknown_reports_are_not_found_and_odd_ids_invalid(taught) -> None:
    assert taught.get("/reports/0123456789abcdef").status_code == 404
    assert taught.get("/reports/..%2fkeys").status_code in (404, 422)

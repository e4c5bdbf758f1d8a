from server.request_ids import new_request_id, request_id_of


def test_ids_are_ulids() -> None:
    name = new_request_id()

    assert len(name) == 26
    assert set(name) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    assert name[0] <= "7"


def test_a_request_keeps_its_id() -> None:
    scope: dict[str, object] = {}

    assert request_id_of(scope) == request_id_of(scope)

from server.recording.failure import describe_failure, note_failure
from server.switch_patch import RefusedError, _checked_order


def test_the_line_of_our_own_code_is_named() -> None:
    try:
        _checked_order(("a",), ("b",))
    except RefusedError as error:
        said = describe_failure(error)

    assert said.startswith("RefusedError: There is no movable stage 'b'")
    assert "(switch_patch.py:" in said


def test_the_innermost_probe_that_sees_it_wins(record) -> None:
    note_failure(record, 2, ValueError("first"))
    note_failure(record, 1, ValueError("second"))

    assert record.failed_at == 2
    assert "first" in record.error

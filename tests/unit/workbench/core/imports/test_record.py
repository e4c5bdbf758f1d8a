from workbench.core.imports.record import Record, read_record, write_record
from workbench.core.request import JsonBody, RequestDraft


def test_a_record_is_read_back() -> None:
    record = Record("An “API”", (RequestDraft("POST", "/a", body=JsonBody("{}")), RequestDraft()))

    assert read_record(write_record(record)) == record
    assert read_record("[]") is None
    assert read_record('{"version": 1, "requests": [{"method": []}]}') is None

from workbench.core.curl.options import Given
from workbench.core.curl.report import Note
from workbench.core.curl.wanted import Wanted, gather


def gathered(*given: tuple[str, str]) -> tuple[Wanted, list[Note]]:
    notes: list[Note] = []
    options = tuple(Given(name, value, f"--{name}") for name, value in given)
    return gather(options, notes, lambda _path: b"a\r\nb\n\0"), notes


def test_files_lose_their_line_breaks_only_with_plain_data() -> None:
    wanted, _ = gathered(("data", "@f"), ("data-binary", "@f"), ("data-raw", "@f"), ("data-ascii", "@f"))

    assert wanted.data == ["ab", "a\r\nb\n\0", "@f", "ab"]


def test_json_is_joined_and_a_switch_is_taken_back() -> None:
    wanted, _ = gathered(("json", "{"), ("json", "}"), ("location", ""), ("no-location", ""))

    assert (wanted.data, wanted.is_json, wanted.flags) == (["{}"], True, set())


def test_what_has_no_counterpart_is_told_and_output_only_matters_to_curl() -> None:
    _, notes = gathered(("retry", "3"), ("silent", ""), ("cookie", "file"))

    assert [(note.what, note.matters) for note in notes] == [
        ("--retry 3", True), ("--silent", False), ("--cookie file", True),
    ]  # fmt: skip

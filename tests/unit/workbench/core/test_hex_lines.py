"""A hex dump that is made where somebody looks."""

from workbench.core.hex_lines import HexLines


def test_lines_show_offset_bytes_and_signs() -> None:
    data = bytes(range(0x41, 0x41 + 20))
    lines = HexLines(len(data), lambda start, end: data[start:end])

    assert lines.count == 2
    assert lines.read(0, 1) == ["00000000  41 42 43 44 45 46 47 48  49 4a 4b 4c 4d 4e 4f 50  ABCDEFGHIJKLMNOP"]
    assert lines.read(1, 9)[0].startswith("00000010  51 52 53 54 ")
    assert lines.number(0) is None

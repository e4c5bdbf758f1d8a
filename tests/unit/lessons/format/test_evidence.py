from lessons.format.evidence import BURST_FIELDS, CLOCK_FIELDS, FUNCTIONS, SEND_FIELDS


def test_every_word_is_explained() -> None:
    assert all(words for fields in (SEND_FIELDS, BURST_FIELDS) for words in fields.values())
    assert set(SEND_FIELDS) | set(BURST_FIELDS) >= CLOCK_FIELDS
    assert all(least <= most for least, most in FUNCTIONS.values())

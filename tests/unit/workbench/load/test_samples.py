import pytest

from workbench.load.samples import CpuMeter, Samples


def test_answers_and_failures_are_counted_apart() -> None:
    samples = Samples()
    samples.add(0.0, 0.1, 0.2, 0.3, 200)
    samples.add(0.0, 0.1, 0.2, 0.3, 500)
    samples.fail("timeout")

    assert (samples.ended, samples.errors, samples.failures) == (3, 2, {"timeout": 1})


def test_median_so_far_is_of_ok_answers() -> None:
    samples = Samples()
    for ms in (1, 2, 3):
        samples.add(0.0, 0.0, 0.0, ms / 1000, 200)
    samples.add(0.0, 0.0, 0.0, 9.0, 503)

    assert samples.median_ms() == pytest.approx(2.0)


def test_no_median_of_nothing() -> None:
    assert Samples().median_ms() is None


def test_median_of_many_is_taken_from_an_even_share() -> None:
    samples = Samples()
    for i in range(50_000):
        samples.add(0.0, 0.0, 0.0, i / 1000, 200)

    assert samples.median_ms() == pytest.approx(25_000, rel=0.01)


def test_share_of_a_core() -> None:
    meter = CpuMeter()
    sum(range(200_000))
    meter.read()

    assert meter.share > 0
    assert meter.peak >= 0

from workbench.core.imports.progress import silent
from workbench.core.imports.sources import Source, read


def test_every_source_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []

    read(Source("GET http://h/1\n###\nGET http://h/2\n"), lambda done, known: told.append((done, known)))
    silent(1, 2)

    assert told == [(1, 2), (2, 2)]

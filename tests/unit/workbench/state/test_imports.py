from workbench.state.imports import ImportSnapshot, ImportStore, Working


def test_a_change_is_told_once() -> None:
    store = ImportStore(ImportSnapshot())
    seen: list[ImportSnapshot] = []
    store.changed.connect(seen.append)

    for _ in range(2):
        store.replace(ImportSnapshot(working=Working("Reading", 1, 2)))

    assert seen == [ImportSnapshot(working=Working("Reading", 1, 2))]

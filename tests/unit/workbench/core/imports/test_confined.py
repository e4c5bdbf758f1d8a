import pytest

from workbench.core.imports.confined import inside


def test_only_names_that_stay_inside() -> None:
    assert inside("a/../b/./c.yaml") == "b/c.yaml"
    for path in ("..", "../a", "/a", "a/../../b", "C:\\a", "..\\a"):
        with pytest.raises(PermissionError):
            inside(path)

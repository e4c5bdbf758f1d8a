from collections.abc import Callable

from workbench.core.collection import Variable
from workbench.core.imports.report import Imported


def test_shared_values_are_in_each_environment(sample: Callable[[str], Imported]) -> None:
    dev, live = sample("http/environments.env.json").environments

    assert dev.variables == (Variable("v", "1"), Variable("host", "http://h"), Variable("n", "5"))
    assert (live.name, live.variables) == ("live", (Variable("v", "1"), Variable("host", "https://l")))

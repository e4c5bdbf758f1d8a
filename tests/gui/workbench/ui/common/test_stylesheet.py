import pytest

from workbench.ui.common.stylesheet import make_stylesheet
from workbench.ui.common.tokens import Scheme, load_tokens


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_placeholder_is_left(scheme: Scheme) -> None:
    assert "@" not in make_stylesheet(load_tokens().colors[scheme], scheme)


def test_unknown_token_is_an_error() -> None:
    with pytest.raises(KeyError):
        make_stylesheet({}, "light")

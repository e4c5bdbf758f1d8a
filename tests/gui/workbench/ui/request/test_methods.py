"""Colours of methods."""

from workbench.ui.common.theme import Theme
from workbench.ui.request import methods


def test_every_method_has_a_colour_of_the_theme(theme: Theme) -> None:
    for method in ("GET", "post", "DELETE", "PURGE"):
        assert theme.color(methods.token(method)).isValid()


def test_long_ones_are_shortened() -> None:
    assert (methods.short("delete"), methods.short("OPTIONS"), methods.short("PROPPATCHING")) == (
        "DEL",
        "OPT",
        "PROPPAT",
    )

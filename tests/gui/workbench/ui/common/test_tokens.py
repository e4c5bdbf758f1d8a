from workbench.ui.common.tokens import load_tokens


def test_both_schemes_name_the_same_colors() -> None:
    tokens = load_tokens()

    assert set(tokens.colors["light"]) == set(tokens.colors["dark"])


def test_sizes_are_flat() -> None:
    sizes = load_tokens().sizes

    assert sizes["topBar"] == 44
    assert (sizes["minWindow.width"], sizes["minWindow.height"]) == (1100, 700)
    assert sizes["radius.card"] == 6

from workbench.ui.lesson.card import Card


def test_title_wraps_and_names_the_card(theme, shown) -> None:
    card = shown(Card(theme, "target", "How many times less work will it be, do you think, and why?"))

    assert card.title.wordWrap()
    assert card.accessibleName().startswith("How many times")

from workbench.core.variable import Variable


def test_a_variable_is_on_and_no_secret_until_somebody_says_so() -> None:
    one = Variable("id", "7")

    assert (one.enabled, one.secret, one.note) == (True, False, "")

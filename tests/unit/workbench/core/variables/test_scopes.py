"""Values from several scopes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.collection import Variable
from workbench.core.draft_error import DraftError
from workbench.core.variables import Moment, Scope, Scopes, Use, VariableError, expand, look, with_base


def scope(kind: str = "environment", **values: str) -> Scope:
    return Scope.of(kind, [Variable(name, value) for name, value in values.items()], name="Local")  # type: ignore[arg-type] # any kind


def secret(name: str, value: str | None = None) -> Scope:
    return Scope.of("environment", [Variable(name, secret=True)], {} if value is None else {name: value}, "Local")


def test_the_first_scope_that_has_a_name_wins() -> None:
    scopes = Scopes((scope("request", a="near"), scope(a="far", b="only")))

    assert (scopes["a"], scopes["b"]) == ("near", "only")
    assert scopes.resolve("a").scope.kind == "request"


def test_values_nest() -> None:
    scopes = Scopes((scope(api="{{host}}/v1", host="http://{{name}}"), scope("collection", name="h")))

    found = scopes.resolve("api")

    assert (found.value, found.typed) == ("http://h/v1", "{{host}}/v1")
    assert found.chain == ("api", "host", "name")


def test_a_circle_is_named() -> None:
    scopes = Scopes((scope(a="{{b}}", b="{{a}}"),))

    with pytest.raises(VariableError, match=r"Body: {{a}} → {{b}} → {{a}} goes round in a circle") as caught:
        scopes.fill("{{a}}", "Body")

    assert (caught.value.reason, caught.value.chain) == ("cycle", ("a", "b", "a"))


def test_an_unknown_one_names_the_way_to_it_and_what_is_known() -> None:
    scopes = Scopes((scope(a="{{nope}}"),))

    with pytest.raises(DraftError, match=r"unknown variable {{nope}}, used by {{a}}\. Known: {{a}}"):
        scopes.fill("{{a}}", "URL")


def test_a_default_stands_in_for_what_is_missing_only() -> None:
    scopes = Scopes((scope(a="1", empty=""),))

    assert scopes.fill("{{a:-2}} {{empty:-3}}| {{b:-4}} {{b:-{{a}}}} {{b:-}}|", "") == "1 | 4 1 |"


def test_two_uses_may_have_different_defaults() -> None:
    assert Scopes().fill("{{a:-1}}{{a:-2}}", "") == "12"


def test_a_secret_without_a_value_says_so() -> None:
    scopes = Scopes((secret("t"),))

    with pytest.raises(VariableError, match="of the environment Local has no value on this machine") as caught:
        scopes.resolve("t")

    assert caught.value.reason == "no_value"


def test_a_secret_that_a_folder_only_names_gets_its_value_from_a_weaker_scope_and_stays_one() -> None:
    scopes = Scopes((Scope.of("folder", [Variable("t", secret=True)]), scope(t="from the environment")))

    found = scopes.resolve("t")

    assert (found.value, found.scope.kind, found.secret) == ("from the environment", "environment", True)
    assert scopes.secrets() == ("from the environment",)


def test_what_holds_a_secret_is_secret() -> None:
    scopes = Scopes((secret("t", "hush"), scope(head="Bearer {{t}}", open="x")))

    assert scopes.resolve("head").secret
    assert not scopes.resolve("open").secret
    assert "hush" not in repr(scopes.resolve("head"))


def test_all_values_of_secrets_are_listed_longest_first() -> None:
    nested = Scope.of("collection", [Variable("deep", secret=True)], {"deep": "x-{{t}}"})

    assert Scopes((secret("t", "hush"), nested)).secrets() == ("x-{{t}}", "x-hush", "hush")


def test_masked_scopes_need_no_secret() -> None:
    scopes = Scopes((secret("t"), scope(head="Bearer {{t}}"))).masked(lambda name: f"<{name}>")

    assert scopes["head"] == "Bearer <t>"


def test_what_an_answer_gave_is_taken_literally() -> None:
    scopes = Scopes((Scope.plain("session", {"id": "{{t}}"}), secret("t", "hush")))

    assert scopes.fill("/{{id}}", "URL") == "/{{t}}"


def test_made_up_values_need_a_moment() -> None:
    assert Scopes((), Moment("x", 0.0))["$timestamp"] == "0"
    assert "$timestamp" not in Scopes()
    assert "$timestamp" in Scopes((), Moment("x", 0.0)).names


def test_growth_without_end_is_stopped() -> None:
    doubling = {f"v{n}": f"{{{{v{n + 1}}}}}" * 2 for n in range(40)} | {"v40": "x" * 100}

    with pytest.raises(VariableError) as caught:
        Scopes((scope(**doubling),)).resolve("v0")

    assert caught.value.reason == "too_much"


def test_a_long_chain_is_stopped() -> None:
    chain = {f"v{n}": f"{{{{v{n + 1}}}}}" for n in range(2_000)}

    with pytest.raises(VariableError) as caught:
        Scopes((scope(**chain),)).resolve("v0")

    assert caught.value.reason == "too_much"


def test_it_is_a_mapping() -> None:
    scopes = Scopes((scope(a="1"), scope(a="2", b="3")))

    assert dict(scopes) == {"a": "1", "b": "3"}
    assert scopes.get("c", "none") == "none"
    assert len(scopes) == 2


def test_base_is_the_backends_unless_somebody_says_otherwise() -> None:
    assert with_base("http://b", Scopes())["base"] == "http://b"
    assert with_base("http://b", Scopes((scope(base="http://mine"),)))["base"] == "http://mine"
    assert with_base("http://b", {"a": "1"})["a"] == "1"


def test_plain_values_are_put_in_once_only() -> None:
    assert expand("{{a}}-{{b}}", {"a": "{{b}}", "b": "2"}, "URL") == "{{b}}-2"


def test_an_unknown_plain_one_is_named_with_those_that_are_known() -> None:
    with pytest.raises(DraftError, match=r"unknown variable {{nope}}\. Known: {{base}}"):
        expand("x{{nope}}", {"base": ""}, "URL")


TEXTS = st.lists(st.sampled_from(["{{a}}", "{{b}}", "{{c}}", "x"])).map("".join)


@given(st.dictionaries(st.sampled_from("abcdef"), TEXTS))
def test_any_net_of_values_ends_with_a_value_or_a_known_reason(values: dict[str, str]) -> None:
    scopes = Scopes((scope(**values),))

    found = [look(Use(name, 0, 0), scopes) for name in values]

    assert all("{{" not in one.resolved.value for one in found if one.resolved)
    assert {one.state for one in found} <= {"known", "unknown", "cycle", "too_much"}

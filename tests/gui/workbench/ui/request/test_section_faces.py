from typing import get_args

import pytest

from workbench.core.assertion import Assertion, Capture
from workbench.core.request import Auth, Body, RequestDraft, Row
from workbench.ui.request.section_faces import SECTIONS, section_faces


@pytest.mark.parametrize("auth", get_args(Auth))
def test_every_kind_of_auth_has_a_word(auth: type[Auth]) -> None:
    assert len(section_faces(RequestDraft(auth=auth()), body_is_wrong=False)) == len(SECTIONS)


@pytest.mark.parametrize("body", get_args(Body))
def test_every_kind_of_body_has_a_word(body: type[Body]) -> None:
    assert len(section_faces(RequestDraft(body=body()), body_is_wrong=False)) == len(SECTIONS)


def test_what_is_on_is_counted() -> None:
    draft = RequestDraft(
        params=(Row("a", "1"), Row("b", "2", False), Row("")),
        assertions=(Assertion(), Assertion(enabled=False)),
        captures=(Capture("id"),),
    )

    faces = dict(zip(SECTIONS, section_faces(draft, body_is_wrong=True), strict=True))

    assert faces["params"].suffix == "1"
    assert faces["tests"].suffix == "2"
    assert faces["body"].mark == "circle-x"

from dataclasses import replace

from workbench.core.opencollection.settings import read_settings, settings_tags, settings_tree
from workbench.core.request import RequestDraft

CHANGED = RequestDraft(
    timeout_s=1.5,
    connect_timeout_s=0.25,
    read_timeout_s=2.0,
    follow_redirects=True,
    max_redirects=3,
    verify_tls=False,
    http2=True,
    proxy="http://p:1",
    omitted=("User-Agent", "Accept"),
)


def test_what_is_as_always_is_left_out() -> None:
    assert settings_tree(RequestDraft()) == {}
    assert settings_tags(RequestDraft()) == ()
    assert replace(CHANGED, **read_settings({}, ())) == RequestDraft()


def test_settings_come_back_as_they_were() -> None:
    tree = {name: str(value).lower() for name, value in settings_tree(CHANGED).items()}

    assert tree == {"timeout": "1500", "followRedirects": "true", "maxRedirects": "3"}
    assert replace(RequestDraft(), **read_settings(dict(tree), settings_tags(CHANGED))) == CHANGED


def test_no_time_chosen_is_the_usual_one() -> None:
    for word in ("0", "inherit", "-5"):
        assert read_settings({"timeout": word}, ())["timeout_s"] == RequestDraft().timeout_s

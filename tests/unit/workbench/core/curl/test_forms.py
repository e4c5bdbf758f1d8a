from workbench.core.curl import forms
from workbench.core.curl.wanted import Wanted
from workbench.core.request import Part


def parts(*given: str) -> tuple[tuple[Part, ...], list[str]]:
    wanted = Wanted(lambda _path: b"content", [], parts=list(given))
    return forms.body(wanted).parts, [note.what for note in wanted.notes]


def test_contents_files_and_attributes() -> None:
    found, told = parts("a=1", 'b="x;\\"y";type=text/csv', "c=@d.PNG", "e=<f", "g=@h;filename=i.html;type=a/b")

    assert told == []
    assert found == (
        Part("a", "1"),
        Part("b", 'x;"y', content_type="text/csv"),
        Part("c", path="d.PNG", content_type="image/png"),
        Part("e", "content"),
        Part("g", path="h", content_type="a/b", filename="i.html"),
    )


def test_what_a_part_cannot_hold_is_told() -> None:
    found, told = parts("a=@-", "b=@c,d", "e=f;headers=X: y", "g=h;i")

    assert [part.name for part in found] == ["b", "e", "g"]
    assert told == ["-F a=@-", "-F b=@…,d", "headers=X: y", ";i"]

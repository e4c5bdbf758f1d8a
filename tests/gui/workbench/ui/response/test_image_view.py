"""Images, decoded with care."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.response import image_view
from workbench.ui.response.image_view import ImageView, load

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="20">
<rect width="40" height="20" fill="#ff0000"/><image xlink:href="%s" width="40" height="20"/></svg>"""


def picture(folder: Path, name: str = "a.png", color: int = 0xFF00FF00) -> Path:
    image = QImage(30, 10, QImage.Format.Format_ARGB32)
    image.fill(color)
    path = folder / name
    assert image.save(str(path), "PNG")
    return path


def test_an_image_is_decoded_and_painted(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    view = ImageView(theme)
    qtbot.addWidget(view)
    view.resize(200, 120)
    view.show()

    with qtbot.waitSignal(view.shown):
        view.show_file(picture(tmp_path, "a.body"))

    assert view.words == "30 × 10"
    assert view.grab().toImage().pixelColor(100, 50).name() == "#00ff00"


def test_what_is_no_image_is_said(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"not one")

    image, problem = load(path)

    assert image.isNull()
    assert problem


@pytest.mark.parametrize(("cap", "words"), [("MAX_FILE_BYTES", "shown up to"), ("MAX_PIXELS", "megapixels")])
def test_there_are_caps(cap: str, words: str, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(image_view, cap, 10)

    assert words in load(picture(tmp_path))[1]


@pytest.mark.parametrize("before", [b"", b"<?xml version='1.0' encoding='UTF-8'?>", b"<!--" + b"x" * 2000 + b"-->"])
def test_svg_is_drawn_without_loading_anything(before: bytes, qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(before + SVG % picture(tmp_path).as_uri().encode())

    image, problem = load(path)

    assert problem == ""
    assert image.pixelColor(image.rect().center()).name() == "#ff0000"


@pytest.mark.parametrize(
    "hide",
    [
        gzip.compress,
        lambda content: content.decode().encode("utf-16"),
        lambda content: b"<?xml version='1.0' encoding='UTF-7'?>" + content,
    ],
)
def test_an_svg_that_hides_what_it_names_is_not_drawn(
    hide: Callable[[bytes], bytes], qapp: object, tmp_path: Path
) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(hide(SVG % picture(tmp_path).as_uri().encode()))

    image, problem = load(path)

    assert image.isNull()
    assert "plain UTF-8" in problem

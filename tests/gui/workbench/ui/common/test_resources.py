from workbench.ui.common.resources import asset


def test_assets_come_with_their_licences() -> None:
    assert asset("tokens.json").is_file()
    assert "SIL OPEN FONT LICENSE" in asset("fonts", "OFL.txt").read_text("utf-8")
    assert "ISC License" in asset("icons", "LICENSE").read_text("utf-8")

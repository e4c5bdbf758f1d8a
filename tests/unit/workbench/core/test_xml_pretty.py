"""XML on lines."""

from workbench.core.xml_pretty import pretty


def laid_out(text: str) -> str:
    return "".join(pretty(text))


def test_elements_are_indented_and_short_texts_stay_on_their_line() -> None:
    assert laid_out('<?xml version="1.0"?><a x="1>2"><b>hi</b><c/></a>').splitlines()[1:] == [
        '<a x="1>2">',
        "  <b>hi</b>",
        "  <c/>",
        "</a>",
    ]


def test_comments_and_cdata_stay_whole() -> None:
    assert "<!-- <b> -->" in laid_out("<a><!-- <b> --><![CDATA[</a>]]></a>")
    assert "<![CDATA[</a>]]>" in laid_out("<a><!-- <b> --><![CDATA[</a>]]></a>")


def test_entities_are_not_expanded_and_broken_xml_is_shown() -> None:
    assert "&boom;" in laid_out('<!DOCTYPE a [<!ENTITY boom "x">]><a>&boom;</a>')
    assert "".join(laid_out("</a></b><c").split()) == "</a></b><c"

"""Colours the URL field: variables as chips, values of the query apart."""

import re

from workbench.ui.variables.chips import VariableHighlighter

_VALUE = re.compile(r"(?<==)[^&#]*")


class UrlHighlighter(VariableHighlighter):
    """Works on the one line of the URL field."""

    def highlight_rest(self, text: str) -> None:
        query = text.find("?")
        if query >= 0:
            for match in _VALUE.finditer(text, query):
                self.setFormat(match.start(), len(match[0]), self.color("syntax.number"))

"""What a request takes from the answer of an earlier one, ``{{login.response.body.$.token}}``, as a capture of ours."""

import re
from collections.abc import Iterator
from dataclasses import replace

from workbench.core.assertion import Capture
from workbench.core.draft_texts import with_texts
from workbench.core.imports.report import ItemLosses
from workbench.core.request import RequestDraft

_USE = re.compile(r"\{\{\s*([A-Za-z_][\w-]*)\.(request|response)\.(body|headers)\.([^{}]+?)\s*\}\}")


class References:
    """Collects what is taken from the requests of one file; ``names`` are those of its requests."""

    def __init__(self, names: Iterator[str]) -> None:
        self._names = frozenset(name for name in names if name)
        self._captures: dict[tuple[str, str, str], Capture] = {}

    def replaced(self, text: str, losses: ItemLosses) -> str:
        """The text with variables in place of what it takes; what can't be taken stays, and is told."""

        def ours(found: re.Match[str]) -> str:
            name, side, part, path = found.groups()
            if side == "request" or name not in self._names:
                why = "no request of this file is called so" if name not in self._names else "only answers are captured"
                losses.tell(found[0], f"{why}; the request can't be sent before it is replaced")
                return found[0]
            if part == "body" and path.startswith("/"):
                losses.tell(found[0], "XPath is not read here; the request can't be sent before it is replaced")
                return found[0]
            return "{{" + self._capture(name, part, path).variable + "}}"

        return _USE.sub(ours, text) if "{{" in text else text

    def followed(self, draft: RequestDraft, losses: ItemLosses) -> RequestDraft:
        """The draft with variables in place of what it takes."""
        return with_texts(draft, lambda text: self.replaced(text, losses))

    def with_captures(self, draft: RequestDraft) -> RequestDraft:
        """The draft with a capture for each thing that others take from its answer."""
        own = tuple(one for (name, _, _), one in self._captures.items() if name == draft.name)
        return replace(draft, captures=(*draft.captures, *own)) if own else draft

    def _capture(self, name: str, part: str, path: str) -> Capture:
        place = name, part, path
        if place not in self._captures:
            whole = part == "body" and path == "*"
            words = f"{name}_{'body' if whole else path}"
            variable = self._free(re.sub(r"[^A-Za-z0-9]+", "_", words).strip("_"))
            if whole:
                made = Capture(variable, "body")
            elif part == "body":
                made = Capture(variable, "json", path if path.startswith("$") else f"$.{path}")
            else:
                made = Capture(variable, "header", path)
            self._captures[place] = made
        return self._captures[place]

    def _free(self, wanted: str) -> str:
        taken = {one.variable for one in self._captures.values()}
        number = 2
        free = wanted
        while free in taken:
            free, number = f"{wanted}_{number}", number + 1
        return free
